"""`make bench-preview`: from a save to the new page on the screen, ours beside `hugo server`.

Each has a copy of the corpus, a page of it open in Chromium, and its turn to have that page's brief
saved, now its text and now its title. The time runs from before the file is written to after the
frame in which what was saved stands on the page, by one clock.
"""

from __future__ import annotations

import argparse
import re
import shutil
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any

from playwright.sync_api import Browser, Page

from bench import corpus, edits, peers
from bench.finder import started
from bench.speed import HOME, REPO

# Told of each save, once it is painted: its number, and when.
_WATCH = """(() => {
    let last = 0;
    const look = () => {
        const said = document.body?.textContent.matchAll(/Saved for the bench (\\d+)\\./g) || [];
        const number = Math.max(0, ...Array.from(said, (found) => Number(found[1])));
        if (number <= last) return;
        last = number;
        requestAnimationFrame(() => setTimeout(() =>
            told([String(number), performance.timeOrigin + performance.now()])));
    };
    new MutationObserver(look).observe(document, {childList: true, subtree: true});
    addEventListener("DOMContentLoaded", look);
})()"""
_LONGEST_S = 60.0


def main() -> None:
    words = argparse.ArgumentParser(prog="make bench-preview", description=__doc__)
    words.add_argument("count", type=int, help="briefs in the corpus")
    words.add_argument("--rounds", type=int, default=9)
    words.add_argument("--folder", type=Path, default=HOME, help="where to build")
    words.add_argument("--only-ours", action="store_true", help="leave Hugo out")
    given = words.parse_args()
    place = given.folder / f"preview-{given.count}"
    shutil.rmtree(place, ignore_errors=True)
    with ExitStack() as stack:
        browser = stack.enter_context(started())
        desks = {"ours": stack.enter_context(ours(place / "ours", given.count, browser))}
        if not given.only_ours:
            desks["hugo server"] = stack.enter_context(hugo(place / "hugo", given.count, browser))
        times: dict[tuple[str, str], list[float]] = {}
        for number in range(given.rounds + 1):
            for at, (what, edit) in enumerate(SAVES.items()):
                for name, desk in desks.items():
                    took = desk.saved(edit, len(SAVES) * number + at + 1)
                    if number:  # The first save finds both unprepared.
                        times.setdefault((what, name), []).append(took)
    print(f"\n{given.count:,} briefs; from a save to the new page painted:\n")
    print("| saved | | median, ms | least–most | ours to it |\n|---|---|---:|---:|---:|")
    for (what, name), many in times.items():
        ratios = [mine / its for mine, its in zip(times[what, "ours"], many, strict=True)]
        row = (
            f"{1000 * statistics.median(many):.0f} | {1000 * min(many):.0f}–{1000 * max(many):.0f}"
        )
        print(f"| {what} | {name} | {row} | {statistics.median(ratios):.3f} |")


def its_text(text: str, number: int) -> str:
    return f"{text}\nSaved for the bench {number}.\n"


def its_title(text: str, number: int) -> str:
    return re.sub(
        r'^title: "', f'title: "Saved for the bench {number}. ', text, count=1, flags=re.M
    )


SAVES = {"its text": its_text, "its title": its_title}


class Desk:
    """One preview, the brief that is saved, and the page that shows it."""

    def __init__(self, brief: Path, page: Page, told: dict[str, float]) -> None:
        self.brief = brief
        self.page = page
        self.told = told

    def saved(self, edit: Callable[[str, int], str], number: int) -> float:
        """Seconds from a save to its being painted. The numbers of saves grow."""
        text = edit(self.brief.read_text("utf-8"), number)
        began = time.time()
        self.brief.write_text(text, "utf-8")
        while str(number) not in self.told:
            if time.time() > began + _LONGEST_S:
                raise SystemExit(f"{self.page.url} does not show what was saved")
            self.page.wait_for_timeout(50)
        took = self.told[str(number)] / 1000 - began
        self.page.wait_for_timeout(5000)  # What a preview does later is no part of the next save.
        return took


@contextmanager
def ours(folder: Path, count: int, browser: Browser) -> Iterator[Desk]:
    corpus.write_ours(folder, count)
    brief = edits.brief(folder, 0)
    command = [sys.executable, str(REPO / "build.py"), "serve", "--root", ".", "--port", "8400"]
    with running(command, folder) as said:
        found = re.search(r"http://\S+/", said.readline())
        said.readline()  # It is built.
        if not found:
            raise SystemExit("the preview does not start")
        yield opened(browser, f"{found[0]}briefs/{brief.stem}.html", brief)


@contextmanager
def hugo(folder: Path, count: int, browser: Browser) -> Iterator[Desk]:
    program = peers.programs(HOME / "venv", REPO / "requirements/bench.txt")["hugo"]
    corpus.write_ours(folder / "archive", count)
    peers.write_hugo(folder / "site", folder / "archive", bare=False)
    brief = edits.brief(folder / "archive", 0)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(program), "server", "--bind", "127.0.0.1", "--port", str(port)]
    with running(command, folder / "site") as said:
        while "Web Server is available" not in said.readline():
            pass
        where = brief.relative_to(folder / "archive/content/briefs").with_suffix("").as_posix()
        yield opened(browser, f"http://127.0.0.1:{port}/briefs/{where}/", brief)


@contextmanager
def running(command: Sequence[str], folder: Path) -> Iterator[IO[str]]:
    """A server, as long as it is wanted, and what it prints."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout
        finally:
            server.terminate()


def opened(browser: Browser, address: str, brief: Path) -> Desk:
    told: dict[str, float] = {}

    def note(source: Any, what: tuple[str, float]) -> None:
        told[what[0]] = what[1]

    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.expose_binding("told", note)
    page.add_init_script(_WATCH)
    page.goto(address)
    return Desk(brief, page, told)


if __name__ == "__main__":
    main()
