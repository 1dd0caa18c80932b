"""`make bench-preview`: the time from a save to the new page on the screen, for ours and for Hugo.

Each preview has a copy of the corpus, and Chromium shows one of its pages. The two previews take
turns. In each turn, the bench saves the brief of the page, first its text and then its title. The
time begins before the file is written. It ends after the frame that shows the new text. Both times
are of the same clock.
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

# Calls `painted` after the page shows a save: with the number of the save, and the time.
_WATCH = """(() => {
    let last = 0;
    const look = () => {
        const saves = document.body?.textContent.matchAll(/Saved for the bench (\\d+)\\./g) || [];
        const number = Math.max(0, ...Array.from(saves, (found) => Number(found[1])));
        if (number <= last) return;
        last = number;
        requestAnimationFrame(() => setTimeout(() =>
            painted([String(number), performance.timeOrigin + performance.now()])));
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
    words.add_argument("--only-ours", action="store_true", help="do not run Hugo")
    given = words.parse_args()
    place = given.folder / f"preview-{given.count}"
    shutil.rmtree(place, ignore_errors=True)
    with ExitStack() as stack:
        browser = stack.enter_context(started())
        previews = {"ours": stack.enter_context(ours(place / "ours", given.count, browser))}
        if not given.only_ours:
            previews["hugo server"] = stack.enter_context(
                hugo(place / "hugo", given.count, browser)
            )
        times: dict[tuple[str, str], list[float]] = {}
        for number in range(given.rounds + 1):
            for at, (what, edit) in enumerate(SAVES.items()):
                for name, preview in previews.items():
                    took = preview.save(edit, len(SAVES) * number + at + 1)
                    if number:  # The first save of each takes longer, and does not count.
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


class OpenPreview:
    """One preview, the brief that is saved, and the page that shows it."""

    def __init__(self, brief: Path, page: Page, painted: dict[str, float]) -> None:
        self.brief = brief
        self.page = page
        self.painted = painted

    def save(self, edit: Callable[[str, int], str], number: int) -> float:
        """Save the brief. Return the seconds until the page shows it. `number` must rise."""
        text = edit(self.brief.read_text("utf-8"), number)
        began = time.time()
        self.brief.write_text(text, "utf-8")
        while str(number) not in self.painted:
            if time.time() > began + _LONGEST_S:
                raise SystemExit(f"{self.page.url} does not show what was saved")
            self.page.wait_for_timeout(50)
        took = self.painted[str(number)] / 1000 - began
        # A preview updates other pages later. Wait until it has finished.
        self.page.wait_for_timeout(5000)
        return took


@contextmanager
def ours(folder: Path, count: int, browser: Browser) -> Iterator[OpenPreview]:
    corpus.write_ours(folder, count)
    brief = edits.brief(folder, 0)
    command = [sys.executable, str(REPO / "build.py"), "serve", "--root", ".", "--port", "8400"]
    with running(command, folder) as output:
        found = re.search(r"http://\S+/", output.readline())
        output.readline()  # The first build is complete.
        if not found:
            raise SystemExit("the preview does not start")
        yield opened(browser, f"{found[0]}briefs/{brief.stem}.html", brief)


@contextmanager
def hugo(folder: Path, count: int, browser: Browser) -> Iterator[OpenPreview]:
    program = peers.programs(HOME / "venv", REPO / "requirements/bench.txt")["hugo"]
    corpus.write_ours(folder / "archive", count)
    peers.write_hugo(folder / "site", folder / "archive", bare=False)
    brief = edits.brief(folder / "archive", 0)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command = [str(program), "server", "--bind", "127.0.0.1", "--port", str(port)]
    with running(command, folder / "site") as output:
        while "Web Server is available" not in output.readline():
            pass
        where = brief.relative_to(folder / "archive/content/briefs").with_suffix("").as_posix()
        yield opened(browser, f"http://127.0.0.1:{port}/briefs/{where}/", brief)


@contextmanager
def running(command: Sequence[str], folder: Path) -> Iterator[IO[str]]:
    """Run a server while the block runs. Yield its output."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.PIPE, text=True) as server:
        try:
            assert server.stdout
            yield server.stdout
        finally:
            server.terminate()


def opened(browser: Browser, address: str, brief: Path) -> OpenPreview:
    painted: dict[str, float] = {}

    def note(source: Any, what: tuple[str, float]) -> None:
        painted[what[0]] = what[1]

    page = browser.new_context(viewport={"width": 1280, "height": 800}).new_page()
    page.expose_binding("painted", note)
    page.add_init_script(_WATCH)
    page.goto(address)
    return OpenPreview(brief, page, painted)


if __name__ == "__main__":
    main()
