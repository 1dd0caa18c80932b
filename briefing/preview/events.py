"""The messages between the build process, the server process and the open pages of a preview.

This module knows nothing about HTTP, nor about how a site is built.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import NamedTuple

# A server notices that a browser has left only when it sends something. So it sends at least this
# often.
_KEEPALIVE_S = 15.0


class ShownProblem(NamedTuple):
    """A problem as an open page shows it. `text` is the line in three parts, of which the middle
    one is marked; it is empty if the problem has no line."""

    place: str
    message: str
    hint: str
    line: int
    text: tuple[str, ...]


class BuildEvent(NamedTuple):
    """What a build did: the addresses of the files that it changed, and the errors. `base` is the
    path of the site's address, which ends in a slash."""

    changed: tuple[str, ...]
    problems: tuple[ShownProblem, ...]
    base: str


class EarlyPages(NamedTuple):
    """The new pages of texts that were just saved, by address. They are shown until the next
    `BuildEvent`."""

    pages: dict[str, bytes]


class SavedFiles(NamedTuple):
    """The paths of files in the archive that changed, and the addresses of the open pages."""

    paths: frozenset[str]
    open_pages: frozenset[str] = frozenset()


class PageUpdate(NamedTuple):
    """What an open page must do. `number` is that of the last build, `styles` are the addresses of
    style sheets that changed."""

    number: int
    reload: bool
    changed: bool
    styles: tuple[str, ...]
    problems: tuple[ShownProblem, ...]


class EventLog:
    """The events of all builds so far, for the threads that serve pages.

    Each event has a number, one greater than the one before. The first number is the time in
    milliseconds, so that a page which an earlier preview served has a smaller one.
    """

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._first = self.number = int(time.time() * 1000)
        self._changed: dict[str, int] = {}
        self._problems: tuple[ShownProblem, ...] = ()
        self._last_script_change = self._first
        self._open_pages: list[str] = []
        self._early: dict[str, bytes] = {}
        self.base = "/"

    def open_pages(self) -> frozenset[str]:
        """Return the addresses of the pages that are open now."""
        with self._lock:
            return frozenset(self._open_pages)

    @contextmanager
    def page_open(self, page: str) -> Iterator[None]:
        """Count a page as open."""
        with self._lock:
            self._open_pages.append(page)
        try:
            yield
        finally:
            with self._lock:
                self._open_pages.remove(page)

    def early_page(self, path: str) -> bytes | None:
        """Return the page at this address if it is to be shown before it is published."""
        with self._lock:
            return self._early.get(path)

    def add_early(self, event: EarlyPages) -> None:
        """Show these pages from now on, and notify the threads that wait."""
        with self._lock:
            self.number += 1
            self._early = event.pages
            self._changed.update(dict.fromkeys(event.pages, self.number))
            self._lock.notify_all()

    def add(self, event: BuildEvent) -> None:
        """Add the event of a build, and notify the threads that wait."""
        with self._lock:
            self.number += 1
            self._early = {}
            self._changed.update(dict.fromkeys(event.changed, self.number))
            if any(_is_asset(path, ".js") for path in event.changed):
                self._last_script_change = self.number
            self._problems = event.problems
            self.base = event.base
            self._lock.notify_all()

    def wait(self, since: int) -> None:
        """Return when there is an event after the number `since`, or after some seconds."""
        with self._lock:
            self._lock.wait_for(lambda: self.number > since, timeout=_KEEPALIVE_S)

    def update_for(self, page: str, since: int) -> PageUpdate:
        """Return what a page must do that shows the state after the event `since`."""
        with self._lock:
            return PageUpdate(
                number=self.number,
                reload=since < self._first or self._last_script_change > since,
                changed=self._changed.get(page, 0) > since,
                styles=tuple(
                    path
                    for path, number in self._changed.items()
                    if number > since and _is_asset(path, ".css")
                ),
                problems=self._problems,
            )


def _is_asset(path: str, extension: str) -> bool:
    return path.startswith("assets/") and path.endswith(extension)
