"""The states of all files, read before the build begins: the inputs, and the output folder.

This module imports only what Python has loaded at its start. It knows folders, but not what the
files in them mean.
"""

import marshal
import os
import sys
import time

from briefing.core.paths import CONTENT_FOLDER, GIT_FOLDER, LAYOUTS_FOLDER
from briefing.storage import fs
from briefing.storage.fs import FileStats, InputStat, pack

TYPE_CHECKING = False  # To import it from `typing` would take longer.
if TYPE_CHECKING:
    from typing import IO

# The files of a site that are in no subfolder, and those of each subfolder, packed.
Site = list[bytes]
# Folders in this package whose files take no part in a build: a change there changes no site.
_CACHES = frozenset(("__pycache__",))
NOT_IN_BUILDS = _CACHES | {"lint", "mail", "importers", "migrate", "preview", "starter"}
# In the queue, the index of a subfolder is one byte.
_MAX_SUBFOLDERS = 256


def start_prefetch(out: str) -> "Prefetch | None":
    """Begin to read the states of the archive in the current folder, and of its site in `out`.

    Returns None if that is not possible.
    """
    try:
        parts = fs.subfolders(fs.list_top(out))
        return Prefetch(out, parts) if len(parts) <= _MAX_SUBFOLDERS else None
    except OSError:
        return None


class Prefetch:
    """What was seen from the moment `began_ns` on, in nanoseconds since 1970.

    `content` are the files of `content/`, and `others` what the site is made from besides them: the
    layouts, the commit, the generator and its packages. `parts` are the subfolders of the site in
    `out`.

    Two processes read states at the same time, if the system can start one quickly. Both take the
    next subfolder of the site from a queue: the second process at once, this one when it needs
    them.
    """

    def __init__(self, out: str, parts: list[str]) -> None:
        self.out, self.parts = out, parts
        self.began_ns = time.time_ns()
        self._site: Site | None = None
        self._child = 0
        self._pipe: IO[bytes] | None = None
        self._queue, waiting = os.pipe()
        os.write(waiting, bytes(range(len(parts))))
        os.close(waiting)
        if hasattr(os, "fork") and sys.platform != "darwin":
            receiving, sending = os.pipe()
            self._pipe = os.fdopen(receiving, "rb")
            self._child = os.fork()
            if not self._child:
                self._send(sending)
            os.close(sending)
        try:
            self._top = pack(fs.list_top(out))
            self.content = fs.list_inputs(CONTENT_FOLDER)
            self.others = _other_inputs()
        except BaseException:
            self.close()
            raise

    def inputs(self) -> bytes:
        """The states of everything that the site is made from. Equal states give equal bytes."""
        return pack((self.content, self.others))

    def site(self) -> Site:
        """The states of the files of the site. Raises `OSError` if they cannot be seen."""
        if self._site is None:
            found = self._take_parts()
            if self._child and self._pipe:
                received = self._pipe.read()
                _, status = os.waitpid(self._child, 0)
                self._child = 0
                if status:
                    raise OSError
                found |= marshal.loads(received)  # noqa: S302 – our own process sent it
            self._site = [self._top, *(found[place] for place in range(len(self.parts)))]
        return self._site

    def site_stats(self) -> FileStats | None:
        """The same by address; None if they cannot be seen."""
        try:
            top, *rest = self.site()
        except (OSError, KeyError):  # Or the second process had died when it was asked before.
            return None
        stats: FileStats = marshal.loads(top)  # noqa: S302 – it was packed above
        if sorted(fs.subfolders(stats)) != sorted(self.parts):
            return None
        for part in rest:
            stats = fs.merge(stats, marshal.loads(part))  # noqa: S302
        return stats

    def youngest_ns(self) -> int:
        """The latest modification or change time of all these files. Raises `OSError`."""
        inputs = [max(stat[2], stat[3]) for stat in (*self.content, *self.others)]
        site = [mtime for _, mtime in (self.site_stats() or {}).values()]
        return max((*inputs, *site), default=0)

    def close(self) -> None:
        """End the second process, and stop reading. It may be called twice."""
        if self._queue < 0:
            return
        if self._child:
            os.kill(self._child, 9)
            os.waitpid(self._child, 0)
            self._child = 0
        if self._pipe:
            self._pipe.close()
        os.close(self._queue)
        self._queue = -1

    def _take_parts(self) -> dict[int, bytes]:
        """The subfolders that this process takes from the queue, by their indices."""
        found = {}
        while place := os.read(self._queue, 1):
            found[place[0]] = pack(fs.list_tree(self.out, self.parts[place[0]]))
        return found

    def _send(self, sending: int) -> None:
        """The work of the second process."""
        code = 1
        try:
            if self._pipe:
                self._pipe.close()  # So that it does not wait for a reader that was killed.
            with os.fdopen(sending, "wb") as pipe:
                marshal.dump(self._take_parts(), pipe)
            code = 0
        finally:
            os._exit(code)


def _other_inputs() -> list[InputStat]:
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found: list[InputStat] = []
    shipped = os.path.join(os.path.dirname(here), LAYOUTS_FOLDER)
    for folder, skip in ((LAYOUTS_FOLDER, _CACHES), (here, NOT_IN_BUILDS), (shipped, _CACHES)):
        found += fs.list_inputs(folder, skip)
    packages = [f for f in sys.path if f.endswith("-packages") and os.path.isdir(f)]
    return found + [fs.input_stat(path) for path in (*packages, *_commit_files())]


def _commit_files() -> list[str]:
    """The files that say which commit is checked out; see `storage.git`."""
    names = ["HEAD", "packed-refs"]
    try:
        with open(os.path.join(GIT_FOLDER, "HEAD"), encoding="utf-8") as stream:
            names.append(stream.read().removeprefix("ref:").strip())
    except (OSError, UnicodeDecodeError):
        if os.path.exists(GIT_FOLDER):
            raise OSError from None  # A linked work tree: `storage.git` reads it.
    paths = (os.path.join(GIT_FOLDER, name) for name in names)
    return [path for path in paths if os.path.isfile(path)]


class Invocation:
    """One call of the program: when it `started`, by `time.perf_counter`; the `prefetch` that is
    under way, if any; and the objects that are `retained` until the process ends."""

    def __init__(
        self, started: float, prefetch: Prefetch | None = None, retained: list[object] | None = None
    ) -> None:
        self.started, self.prefetch = started, prefetch
        self.retained = [] if retained is None else retained
