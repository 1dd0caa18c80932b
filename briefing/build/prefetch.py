"""How files lie, seen before the build begins: the content, and the published folder.

Uses nothing that Python has not loaded when it starts. Knows folders, and nothing of what is in
them.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from briefing.core.paths import CONTENT_FOLDER
from briefing.storage import fs
from briefing.storage.fs import packed

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from typing import IO

# How a site's files lie: those in none of its parts, and those of each part, packed.
Site = list[bytes]


class Prefetch:
    """What was seen by the way: how the files of `content` lay from the moment `begun` on, in
    nanoseconds since 1970, and those of the published folder `out`.

    Two processes look at once, where the system has a second one for next to nothing. Both take
    the next of the site's parts from a queue: the second at once, this one once it has seen the
    content, and has need of it.
    """

    def __init__(self, out: str, parts: list[str]) -> None:
        self.out, self.parts = out, parts
        self.begun = time.time_ns()
        self._site: Site | None = None
        self._child = 0
        self._pipe: IO[bytes] | None = None
        self._queue, waiting = os.pipe()
        os.write(waiting, bytes(range(len(parts))))
        os.close(waiting)
        if hasattr(os, "fork") and sys.platform != "darwin":
            hearing, telling = os.pipe()
            self._pipe = os.fdopen(hearing, "rb")
            self._child = os.fork()
            if not self._child:
                self._tell(telling)
            os.close(telling)
        try:
            self._top = packed(fs.top(out))
            self.content = fs.one_by_one(CONTENT_FOLDER)
        except BaseException:
            self.forget()
            raise

    def site(self) -> Site:
        """How the site lies. Raises `OSError` where that can't be seen."""
        if self._site is not None:
            return self._site
        seen = self._taken()
        if self._child and self._pipe:
            told = self._pipe.read()
            _, status = os.waitpid(self._child, 0)
            self._child = 0
            if status:
                raise OSError
            seen |= marshal.loads(told)  # noqa: S302 – our own process told it
        self._site = [self._top, *(seen[place] for place in range(len(self.parts)))]
        return self._site

    def lies(self) -> fs.Lies | None:
        """How the site's files lie, by their addresses; None where that isn't known."""
        try:
            top, *rest = self.site()
        except (OSError, KeyError):  # Or the second process had died when it was asked before.
            return None
        found: fs.Lies = marshal.loads(top)  # noqa: S302 – it was packed above
        if sorted(fs.parts(found)) != sorted(self.parts):
            return None
        for part in rest:
            found |= marshal.loads(part)  # noqa: S302
        return found

    def forget(self) -> None:
        """End what is still being looked at, and look no more."""
        if self._child:
            os.kill(self._child, 9)
            os.waitpid(self._child, 0)
            self._child = 0
        if self._pipe:
            self._pipe.close()
        os.close(self._queue)

    def _taken(self) -> dict[int, bytes]:
        """The parts that were left in the queue, by their places."""
        seen = {}
        while turn := os.read(self._queue, 1):
            seen[turn[0]] = packed(fs.lies(self.out, self.parts[turn[0]]))
        return seen

    def _tell(self, telling: int) -> None:
        """What the second process does, and nothing after it."""
        code = 1
        try:
            if self._pipe:
                self._pipe.close()  # So that nothing waits for a reader that was killed.
            with os.fdopen(telling, "wb") as pipe:
                marshal.dump(self._taken(), pipe)
            code = 0
        finally:
            os._exit(code)


class Invocation:
    """One call of the program: when it `started`, by `time.perf_counter`; the `prefetch` that is
    under way, if any; and the objects that are `retained` until the process ends."""

    def __init__(
        self,
        started: float,
        prefetch: Prefetch | None = None,
        retained: list[object] | None = None,
    ) -> None:
        self.started, self.prefetch = started, prefetch
        self.retained = [] if retained is None else retained
