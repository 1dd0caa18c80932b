"""Whether the same command would find all as the last one left it, told at a glance.

The commonest build finds nothing to do, and must cost next to nothing: what such a build reads and
writes is compared by names, sizes, times and inodes, and no file is opened. Where anything differs,
the pipeline looks closely, and need not look anew for what was seen here (`Prefetch`). A glance is
kept only when a build found nothing to do, so that there is no answer here which the pipeline did
not give. Knows folders, and nothing of what is in them; uses nothing that Python has not loaded
when it starts.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from briefing.build.prefetch import Prefetch, Site
from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER, STATE_FOLDER
from briefing.storage import fs
from briefing.storage.fs import Lie, packed

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from collections.abc import Sequence

# Stands in what was said for how long it took.
SECONDS = "\0"

_PLACE = os.path.join(STATE_FOLDER, "glance")
# A file as young as this when it is looked at may change again and keep its time (see `disk.scan`).
_YOUNG_NS = 2_000_000_000
# A place in the queue is one byte.
_MOST_PARTS = 256


def look(words: Sequence[str]) -> tuple[str | None, Prefetch | None]:
    """What the same words were answered with, or None where a closer look is needed; and what was
    seen, where anything was."""
    glimpse = None
    try:
        with open(_PLACE, "rb") as stream:
            asked, out, begun, due, answer, made_from, parts, made = marshal.load(stream)  # noqa: S302
        if asked != _asked(words) or not begun <= time.time() < (due or 1e18):
            return None, None
        glimpse = Prefetch(out, parts)
        same = packed((glimpse.content, _others())) == made_from and glimpse.site() == made
        return answer if same else None, glimpse
    except (OSError, ValueError, EOFError, TypeError):
        return None, glimpse
    except BaseException:
        if glimpse:
            glimpse.forget()
        raise


def taken(out: str) -> tuple[bytes, list[str], Site] | None:
    """How all files lie that a build in this folder is made from, and those of the site in `out`
    with its parts, the largest first; None where one is so young that it may change unseen, or
    can't be looked at."""
    looked = time.time_ns()
    try:
        content, others, top = fs.one_by_one(CONTENT_FOLDER), _others(), fs.top(out)
        some = sorted([(fs.lies(out, p), p) for p in fs.parts(top)], key=lambda s: -len(s[0]))
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
    seen: tuple[bytes, list[str], Site],
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
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found: list[Lie] = []
    for folder in (LAYOUTS_FOLDER, here, os.path.join(os.path.dirname(here), LAYOUTS_FOLDER)):
        found += fs.one_by_one(folder, "__pycache__")
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
