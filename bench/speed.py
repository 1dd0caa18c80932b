"""`make bench`: runs our build and the builds of its peers alternately, and prints the tables.

Compare the ratios, not the seconds: machines differ, and one machine is not equally fast at all
times. So each round runs every build once, and each ratio is of two runs of the same round.
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from bench import corpus, measure, peers
from bench.edits import EDITS
from bench.measure import Run

REPO = Path(__file__).resolve().parent.parent
HOME = REPO / ".bench"
# A build does not trust the modification time of a file that is younger than this many seconds.
SETTLED = 2.1


def main() -> None:
    words = argparse.ArgumentParser(prog="make bench", description=__doc__)
    words.add_argument("count", type=int, help="briefs in the corpus")
    words.add_argument("--rounds", type=int, default=5)
    words.add_argument("--folder", type=Path, default=HOME, help="where to build")
    words.add_argument("--pelican", action="store_true", help="run Pelican too (it takes long)")
    words.add_argument("--only-ours", action="store_true", help="do not run the peers")
    given = words.parse_args()
    ready()
    place = given.folder / f"{given.count}"
    shutil.rmtree(place, ignore_errors=True)
    corpus.write_ours(place / "ours", given.count)
    builds: dict[str, Callable[[], Run]] = {"ours": lambda: clean(place / "ours", OURS)}
    commands = {"ours": (OURS, place / "ours")}
    if not given.only_ours:
        programs = peers.programs(HOME / "venv", REPO / "requirements/bench.txt")
        peers.write_hugo(place / "hugo", place / "ours", bare=False)
        peers.write_hugo(place / "hugo-bare", place / "ours", bare=True)
        hugo = [str(programs["hugo"]), "--quiet"]
        find = [str(programs["pagefind"]), "--site", "public"]
        corpus.write_ours(place / "unindexed", given.count)
        builds["ours, without the finder's index"] = lambda: clean(place / "unindexed", UNINDEXED)
        builds["Hugo"] = lambda: clean(place / "hugo", hugo)
        builds["Hugo, bare pages"] = lambda: clean(place / "hugo-bare", hugo)
        builds["Pagefind, after Hugo"] = lambda: measure.timed(find, place / "hugo")
        commands["Hugo"] = (hugo, place / "hugo")
        if given.pelican:
            peers.write_pelican(place / "pelican", given.count)
            pelican = [str(programs["pelican"]), "-s", "pelicanconf.py", "-q"]
            builds["Pelican"] = lambda: clean(place / "pelican", pelican)
    runs = rounds(builds, given.rounds)
    reference = "ours" if given.only_ours else "Hugo"
    print(f"\n{given.count:,} briefs, clean builds, medians of {given.rounds} rounds:\n")
    print(f"| | wall, s | CPU, s | × {reference} (least–most) |\n|---|---:|---:|---:|")
    for name, many in runs.items():
        print(row(name, many, runs[reference]))
    measure.timed(OURS, place / "ours")  # Layouts may differ. This run stores their bytecode.
    # Hugo runs in these rounds too, because the speed of a machine changes within minutes.
    beside = {} if given.only_ours else {reference: builds[reference]}
    again = rounds(beside | {START: start} | edits(place / "ours"), given.rounds)
    print(f"\nOur next build:\n\n| | wall, s | CPU, s | × {reference} (least–most) |")
    print("|---|---:|---:|---:|")
    for name, many in again.items():
        print(row(name, many, again.get(reference, runs[reference])))
    idle = zip(again["nothing changed"], again[START], strict=True)
    print(f"\nNothing changed: {statistics.median(a.wall / b.wall for a, b in idle):.1f} × {START}")
    held = inside(place / "ours", given.rounds + 4)
    print(
        f"A body edited, inside a running process: {1000 * statistics.median(held):.1f} ms", end=""
    )
    print(f" ({1000 * min(held):.1f}–{1000 * max(held):.1f})")
    print("\nPeak memory, clean, in MB:", end=" ")
    for name, (command, folder) in commands.items():
        sweep(folder)
        print(f"{name} {measure.memory(command, folder):.0f}", end="; ")
    print()


# Our build runs with the packages that `make site` installs. With the packages of the tests, its
# imports would take longer.
PYTHON = str(HOME / "ours/bin/python")
OURS = [PYTHON, str(REPO / "build.py"), "--quiet"]
UNINDEXED = [PYTHON, str(REPO / "bench/unindexed.py"), "--quiet"]


def ready() -> None:
    """Install what our build needs."""
    peers.installed(HOME / "ours", REPO / "requirements/site.txt")


def clean(folder: Path, command: list[str]) -> Run:
    sweep(folder)
    return measure.timed(command, folder)


def sweep(folder: Path) -> None:
    """Delete the files of earlier builds, and wait until the disk has written everything."""
    for name in ("site", ".briefing", "public", "output", "resources", ".hugo_build.lock"):
        path = folder / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    subprocess.run(["sync"], check=False)


def edits(archive: Path) -> dict[str, Callable[[], Run]]:
    numbers = iter(range(1, 10**9))

    def after(name: str) -> Callable[[], Run]:
        def run() -> Run:
            EDITS[name](archive, next(numbers))
            time.sleep(SETTLED)
            measured = measure.timed(OURS, archive)
            time.sleep(SETTLED)
            measure.timed(OURS, archive)  # Then the edited file is old enough for the next edit.
            return measured

        return run

    return {name: after(name) for name in EDITS}


def inside(archive: Path, count: int) -> list[float]:
    """The seconds that each edit takes inside a running process."""
    command = [PYTHON, "-m", "bench.held", str(archive.resolve()), str(count)]
    done = subprocess.run(command, cwd=REPO, check=True, capture_output=True, text=True)
    return [float(line) for line in done.stdout.split()]


START = "python -c pass"


def start() -> Run:
    return measure.timed([PYTHON, "-c", "pass"], REPO)


def rounds(builds: dict[str, Callable[[], Run]], count: int) -> dict[str, list[Run]]:
    runs: dict[str, list[Run]] = {name: [] for name in builds}
    for number in range(count):
        for name, build in builds.items():
            print(f"round {number + 1}: {name} …", file=sys.stderr, flush=True)
            runs[name].append(build())
    return runs


def row(name: str, runs: list[Run], reference: list[Run]) -> str:
    ratios = sorted(a.wall / b.wall for a, b in zip(runs, reference, strict=True))
    wall = statistics.median(run.wall for run in runs)
    cpu = statistics.median(run.cpu for run in runs)
    middle = statistics.median(ratios)
    return f"| {name} | {wall:.3f} | {cpu:.3f} | {middle:.3f} ({ratios[0]:.3f}–{ratios[-1]:.3f}) |"


if __name__ == "__main__":
    main()
