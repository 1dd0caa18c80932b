"""Whether the same command would find all as the last one left it, told at a glance.

The commonest build finds nothing to do, and must cost next to nothing: what such a build reads and
writes is compared by names, sizes, times and inodes, and no file is opened. Where anything differs,
the pipeline looks closely. A glance is kept only when a build found nothing to do, so that there is
no answer here which the pipeline did not give. Knows folders, and nothing of what is in them; uses
nothing that Python has not loaded when it starts.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from collections.abc import Sequence

# Stands in what was said for how long it took.
SECONDS = "\0"

_PLACE = os.path.join(".briefing", "glance")
# A file as young as this when it is looked at may change again and keep its time (see `disk.scan`).
_YOUNG_NS = 2_000_000_000

# A file's path, size, time in nanoseconds and inode.
_Lie = tuple[str, int, int, int]


def said(words: Sequence[str]) -> str | None:
    """What the same words were answered with, or None where a closer look is needed."""
    try:
        with open(_PLACE, "rb") as stream:
            asked, out, begun, due, answer, made_from, made = marshal.load(stream)  # noqa: S302
        if asked != _asked(words) or not begun <= time.time() < (due or 1e18):
            return None
        return answer if _both(out, made_from, made, int(begun * 1e9)) else None
    except (OSError, ValueError, EOFError, TypeError, _Changed):
        return None


class _Changed(Exception):
    """A file is younger than what was kept."""


def _both(out: str, made_from: bytes, made: bytes, kept_ns: int) -> bool:
    """Whether what the site is made from, and the site, lie as they did: two looks at once, where
    the system has a second process for next to nothing."""
    if not hasattr(os, "fork") or sys.platform == "darwin":
        return _packed(_sources(kept_ns)) == made_from and _packed(_lies(out)) == made
    child = os.fork()
    if not child:
        same = False
        try:
            same = _packed(_lies(out)) == made
        finally:
            os._exit(0 if same else 1)
    try:
        here = _packed(_sources(kept_ns)) == made_from
    except BaseException:
        os.kill(child, 9)
        raise
    finally:
        there = os.waitpid(child, 0)[1] == 0
    return here and there


def taken(out: str) -> tuple[bytes, bytes] | None:
    """How all files lie that a build in this folder is made from, and those of the site in `out`;
    None where one is so young that it may change unseen, or can't be looked at."""
    looked = time.time_ns()
    try:
        made_from, made = _sources(), _lies(out)
    except OSError:
        return None
    youngest = max((time for _, _, time, _ in (*made_from, *made)), default=0)
    old = youngest < looked - _YOUNG_NS
    return (_packed(made_from), _packed(made)) if old else None


def keep(
    words: Sequence[str], out: str, due: int | None, answer: str, lies: tuple[bytes, bytes]
) -> None:
    """Let the same words be answered so until something changes, or until the moment `due`."""
    beside = f"{_PLACE}.{os.getpid()}"
    with open(beside, "wb") as stream:
        marshal.dump((_asked(words), out, time.time(), due, answer, *lies), stream)
    os.replace(beside, _PLACE)


def _packed(lies: list[_Lie]) -> bytes:
    return marshal.dumps(lies, 2)  # Later versions write equal values in more than one way.


def _asked(words: Sequence[str]) -> tuple[str, ...]:
    """What decides an answer beside files: the words, the folder, and the Python at work."""
    return (*words, os.getcwd(), sys.version, sys.executable)


def _sources(kept_ns: int = 1 << 63) -> list[_Lie]:
    """The archive, its layouts and commit, the generator, and the packages that it stands on.
    Raises `_Changed` at the first file written after `kept_ns`."""
    here = os.path.dirname(os.path.abspath(__file__))
    lies: list[_Lie] = []
    for folder in ("content", "layouts", here, os.path.join(os.path.dirname(here), "layouts")):
        lies += _lies(folder, kept_ns)
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            lies.append(_lie(folder, os.stat(folder)))
    return lies + _lies_of_commit(".git")


def _lies(folder: str, kept_ns: int = 1 << 63) -> list[_Lie]:
    """All files in a folder and below; an empty list where there is none."""
    found: list[_Lie] = []
    try:
        entries = os.scandir(folder)
    except OSError:
        return found
    for entry in entries:
        if entry.is_dir(follow_symlinks=False):
            if entry.name != "__pycache__":
                found += _lies(entry.path, kept_ns)
        else:
            lie = _lie(entry.path, entry.stat())
            if lie[2] > kept_ns:
                raise _Changed
            found.append(lie)
    return found


def _lie(path: str, found: os.stat_result) -> _Lie:
    return path, found.st_size, found.st_mtime_ns, found.st_ino


def _lies_of_commit(folder: str) -> list[_Lie]:
    """The files that say which commit is checked out; see `disk.commit`."""
    names = ["HEAD", "packed-refs"]
    try:
        with open(os.path.join(folder, "HEAD"), encoding="utf-8") as stream:
            names.append(stream.read().removeprefix("ref:").strip())
    except (OSError, UnicodeDecodeError):
        if os.path.exists(folder):
            raise OSError from None  # A linked work tree: for the pipeline to read.
    paths = (os.path.join(folder, name) for name in names)
    return [_lie(path, os.stat(path)) for path in paths if os.path.isfile(path)]
