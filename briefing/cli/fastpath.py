"""Repeats the output of the last build of the same command, if nothing changed since.

Most builds find nothing to do, so this must cost almost nothing. It imports only modules that
Python has loaded when it starts, and it opens no input and no output: it compares names, sizes,
times and inodes. If anything differs, the pipeline decides, and it uses what was looked at here
(`Prefetch`).

An output is saved only if a build found nothing to do. So this never prints what the pipeline has
not printed. This module knows folders, and nothing of the files in them.
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

TYPE_CHECKING = False  # An import of `typing` would take longer than all else here.
if TYPE_CHECKING:
    from collections.abc import Sequence

    # The state of all inputs; the folders in the published folder; the state of the outputs.
    State = tuple[bytes, list[str], Site]

# In a saved output, this stands for the seconds that the command took.
SECONDS = "\0"

_REPLAY_FILE = os.path.join(STATE_FOLDER, "replay")
# A file that is younger than this when it is looked at may change again and keep its time.
_RACY_NS = 2_000_000_000
# `Prefetch` writes the number of a folder in one byte.
_MAX_FOLDERS = 256


def replay(words: Sequence[str]) -> tuple[str | None, Prefetch | None]:
    """Return the saved output of the same command, or None if a build must be run; and what was
    looked at, if anything was. The caller must end the `Prefetch`."""
    prefetch = None
    try:
        with open(_REPLAY_FILE, "rb") as stream:
            saved = marshal.load(stream)  # noqa: S302 – our own file
        command, out, saved_at, due, output, inputs, folders, outputs = saved
        if command != _command(words) or not saved_at <= time.time() < (due or 1e18):
            return None, None
        prefetch = Prefetch(out, folders)
        same_inputs = packed((prefetch.content, _other_inputs())) == inputs
        return output if same_inputs and prefetch.site() == outputs else None, prefetch
    except (OSError, ValueError, EOFError, TypeError):
        return None, prefetch
    except BaseException:
        if prefetch:
            prefetch.forget()
        raise


def take_state(out: str) -> State | None:
    """Return the state of all inputs of a build in the working folder, and of its outputs in `out`.

    The folders of `out` come in the order of their sizes, the largest first. Returns None if a file
    is so young that a change may not show, or if a file cannot be looked at.
    """
    began = time.time_ns()
    try:
        content, others, top = fs.one_by_one(CONTENT_FOLDER), _other_inputs(), fs.top(out)
        folders = [(fs.lies(out, name), name) for name in fs.parts(top)]
    except OSError:
        return None
    folders.sort(key=lambda folder: -len(folder[0]))
    times = [mtime_ns for _, _, mtime_ns, _, _ in (*content, *others)]
    for files in (top, *(files for files, _ in folders)):
        times += [mtime_ns for _, mtime_ns in files.values()]
    if len(folders) > _MAX_FOLDERS or max(times, default=0) >= began - _RACY_NS:
        return None
    outputs = [packed(top), *(packed(files) for files, _ in folders)]
    return packed((content, others)), [name for _, name in folders], outputs


def save(words: Sequence[str], out: str, due: int | None, output: str, state: State) -> None:
    """Save the output of a command, to be repeated until the state changes. `due` is the moment
    when the next brief comes out, in seconds since 1970."""
    temporary = f"{_REPLAY_FILE}.{os.getpid()}"
    with open(temporary, "wb") as stream:
        marshal.dump((_command(words), out, time.time(), due, output, *state), stream)
    os.replace(temporary, _REPLAY_FILE)


def _command(words: Sequence[str]) -> tuple[str, ...]:
    """What decides an output besides files: the words, the working folder, and the Python."""
    return (*words, os.getcwd(), sys.version, sys.executable)


def _other_inputs() -> list[Lie]:
    """The state of what a site is made from besides its content: the layouts, the commit, this
    program, and the packages that it uses."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    states: list[Lie] = []
    for folder in (LAYOUTS_FOLDER, here, os.path.join(os.path.dirname(here), LAYOUTS_FOLDER)):
        states += fs.one_by_one(folder, "__pycache__")
    packages = [f for f in sys.path if f.endswith("-packages") and os.path.isdir(f)]
    return states + [_state(path) for path in (*packages, *_commit_files(".git"))]


def _commit_files(folder: str) -> list[str]:
    """The files that name the commit that is checked out (see `storage.git`)."""
    names = ["HEAD", "packed-refs"]
    try:
        with open(os.path.join(folder, "HEAD"), encoding="utf-8") as stream:
            names.append(stream.read().removeprefix("ref:").strip())
    except (OSError, UnicodeDecodeError):
        if os.path.exists(folder):
            raise OSError from None  # A linked work tree, which only the pipeline reads.
    paths = (os.path.join(folder, name) for name in names)
    return [path for path in paths if os.path.isfile(path)]


def _state(path: str) -> Lie:
    stat = os.stat(path)
    return path, stat.st_size, stat.st_mtime_ns, stat.st_ino, True
