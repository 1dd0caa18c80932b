"""Whether the same command would find all as the last one left it, told at a glance.

The commonest build finds nothing to do, and must cost next to nothing: what such a build reads and
writes is compared by names, sizes, times and inodes, and no file is opened. Where anything differs,
the pipeline looks closely, and need not look anew for what was seen here (`Glimpse`). A glance is
kept only when a build found nothing to do, so that there is no answer here which the pipeline did
not give. Knows folders, and nothing of what is in them; uses nothing that Python has not loaded
when it starts.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from briefing import lies
from briefing.lies import Lie, packed

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import IO

# Stands in what was said for how long it took.
SECONDS = "\0"

_PLACE = os.path.join(".briefing", "glance")
# A file as young as this when it is looked at may change again and keep its time (see `disk.scan`).
_YOUNG_NS = 2_000_000_000
# A place in the queue is one byte.
_MOST_PARTS = 256


# How a site's files lie: those in none of its parts, and those of each part, packed.
_Site = list[bytes]


class Glimpse:
    """What was seen by the way: how the files of `content` lay from the moment `begun` on, in
    nanoseconds since 1970, and those of the published folder `out`.

    Two processes look at once, where the system has a second one for next to nothing. Both take
    the next of the site's parts from a queue: the second at once, this one once it has seen the
    content, and has need of it.
    """

    def __init__(self, out: str, parts: list[str]) -> None:
        self.out, self.parts = out, parts
        self.begun = time.time_ns()
        self._site: _Site | None = None
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
            self._top = packed(lies.top(out))
            self.content = lies.one_by_one("content")
        except BaseException:
            self.forget()
            raise

    def site(self) -> _Site:
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

    def lies(self) -> lies.Lies | None:
        """How the site's files lie, by their addresses; None where that isn't known."""
        try:
            top, *rest = self.site()
        except (OSError, KeyError):  # Or the second process had died when it was asked before.
            return None
        found: lies.Lies = marshal.loads(top)  # noqa: S302 – it was packed above
        if sorted(lies.parts(found)) != sorted(self.parts):
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
            seen[turn[0]] = packed(lies.lies(self.out, self.parts[turn[0]]))
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


class Call:
    """A call of the command: when it `began`, by `time.perf_counter`; what was seen by then, if
    anything was; and what is `held` to its end."""

    def __init__(
        self, began: float, glimpse: Glimpse | None = None, held: list[object] | None = None
    ) -> None:
        self.began, self.glimpse = began, glimpse
        self.held = [] if held is None else held


def look(words: Sequence[str]) -> tuple[str | None, Glimpse | None]:
    """What the same words were answered with, or None where a closer look is needed; and what was
    seen, where anything was."""
    glimpse = None
    try:
        with open(_PLACE, "rb") as stream:
            asked, out, begun, due, answer, made_from, parts, made = marshal.load(stream)  # noqa: S302
        if asked != _asked(words) or not begun <= time.time() < (due or 1e18):
            return None, None
        glimpse = Glimpse(out, parts)
        same = packed((glimpse.content, _others())) == made_from and glimpse.site() == made
        return answer if same else None, glimpse
    except (OSError, ValueError, EOFError, TypeError):
        return None, glimpse
    except BaseException:
        if glimpse:
            glimpse.forget()
        raise


def taken(out: str) -> tuple[bytes, list[str], _Site] | None:
    """How all files lie that a build in this folder is made from, and those of the site in `out`
    with its parts, the largest first; None where one is so young that it may change unseen, or
    can't be looked at."""
    looked = time.time_ns()
    try:
        content, others, top = lies.one_by_one("content"), _others(), lies.top(out)
        some = sorted([(lies.lies(out, p), p) for p in lies.parts(top)], key=lambda s: -len(s[0]))
    except OSError:
        return None
    times = [time for _, _, time, _, _ in (*content, *others)]
    times += [time for part in (top, *(s[0] for s in some)) for _, time in part.values()]
    if len(some) > _MOST_PARTS or max(times, default=0) >= looked - _YOUNG_NS:
        return None
    made = [packed(top), *(packed(part) for part, _ in some)]
    return packed((content, others)), [name for _, name in some], made


def keep(
    words: Sequence[str],
    out: str,
    due: int | None,
    answer: str,
    seen: tuple[bytes, list[str], _Site],
) -> None:
    """Let the same words be answered so until something changes, or until the moment `due`."""
    beside = f"{_PLACE}.{os.getpid()}"
    with open(beside, "wb") as stream:
        marshal.dump((_asked(words), out, time.time(), due, answer, *seen), stream)
    os.replace(beside, _PLACE)


def _asked(words: Sequence[str]) -> tuple[str, ...]:
    """What decides an answer beside files: the words, the folder, and the Python at work."""
    return (*words, os.getcwd(), sys.version, sys.executable)


def _others() -> list[Lie]:
    """What a site is made from beside its content: its layouts and commit, the generator, and the
    packages that it stands on."""
    here = os.path.dirname(os.path.abspath(__file__))
    found: list[Lie] = []
    for folder in ("layouts", here, os.path.join(os.path.dirname(here), "layouts")):
        found += lies.one_by_one(folder, "__pycache__")
    packages = [f for f in sys.path if f.endswith("-packages") and os.path.isdir(f)]
    return found + [_lie(path) for path in (*packages, *_of_commit(".git"))]


def _of_commit(folder: str) -> list[str]:
    """The files that say which commit is checked out; see `disk.commit`."""
    names = ["HEAD", "packed-refs"]
    try:
        with open(os.path.join(folder, "HEAD"), encoding="utf-8") as stream:
            names.append(stream.read().removeprefix("ref:").strip())
    except (OSError, UnicodeDecodeError):
        if os.path.exists(folder):
            raise OSError from None  # A linked work tree: for the pipeline to read.
    paths = (os.path.join(folder, name) for name in names)
    return [path for path in paths if os.path.isfile(path)]


def _lie(path: str) -> Lie:
    found = os.stat(path)
    return path, found.st_size, found.st_mtime_ns, found.st_ino, True
