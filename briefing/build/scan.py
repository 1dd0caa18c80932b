"""`content/` → the files in it, without reading them; and the bytes of one file.

Paths are in Unicode normalization form C, with forward slashes, on every file system. These are
problems, and no later stage sees the files:
1. A name is not UTF-8, or it has characters that control a terminal or are invisible.
2. A symbolic link leads out of `content/`. A pull request could make a build publish any file of
   its machine.
3. A file cannot be read. It never counts as absent, because its page would be deleted.
"""

from __future__ import annotations

import os
import unicodedata
from operator import itemgetter
from stat import S_ISREG

from briefing.build.types import File, FileState, Problems
from briefing.core.diagnostics import Fault, Problem
from briefing.core.paths import CONTENT_FOLDER, is_ignored_name, may_contain_ignored
from briefing.core.printable import is_printable
from briefing.storage.fs import InputStat, change_time_ns


class Unreadable(Fault):
    """A file of the archive cannot be read. `problem` says why."""

    def __init__(self, path: str, reason: str | None) -> None:
        self.problem = _unreadable(path, f"cannot be read: {reason}")
        super().__init__(f"{path} cannot be read: {reason}")


_READ_FLAGS = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_READ_SIZE_BYTES = 1 << 16


def scan(root: str) -> tuple[dict[str, File], Problems]:
    """All files under `content/` by path, in order, except hidden files and backups of editors.
    Raises `Fault`."""
    files: dict[str, File] = {}
    problems: list[Problem] = []
    top = os.path.join(root, CONTENT_FOLDER)
    if not os.path.isdir(top):
        raise Fault(f"there is no folder {top}; an archive has its briefs in content/briefs/")
    home = os.path.realpath(top)
    found: list[tuple[File, bool, bool]] = []
    _walk(top, CONTENT_FOLDER, found, problems)
    for file, is_link, is_link_to_folder in found:
        # A link to a folder is not followed. So only a link itself can lead out.
        if is_link_to_folder or (is_link and not _is_inside(os.path.realpath(file.real), home)):
            what = "a link to a folder" if is_link_to_folder else "a link that leaves content/"
            hint = "copy the file itself into content/"
            problems.append(Problem(file.path, 0, 0, f"this is {what}", hint, code="symbolic-link"))
        elif file.path in files:
            message = "two files here have names that differ only in their Unicode form"
            hint = "delete one of them"
            problems.append(Problem(file.path, 0, 0, message, hint, code="duplicate-file"))
        else:
            files[file.path] = file
    return dict(sorted(files.items())), tuple(problems)


def from_stats(stats: list[InputStat]) -> dict[str, File] | None:
    """What `scan` returns, from the states of the files of `content/`; None if it must be
    scanned."""
    names = " ".join([stat[0] for stat in stats])
    is_plain = os.sep == "/" and names.isascii() and names.isprintable()
    is_plain = is_plain and not may_contain_ignored(names)
    if not stats or not is_plain or False in [stat[5] for stat in stats]:
        return None
    return {
        stat[0]: File(stat[0], stat[0], FileState(stat[1], stat[2], stat[3], stat[4]))
        for stat in sorted(stats, key=itemgetter(0))
    }


def look_again(file: File) -> File | None:
    """The present state of a file, or None if it was deleted or is no longer a regular file."""
    try:
        stat = os.stat(file.real, follow_symlinks=False)
    except OSError:
        return None
    return File(file.path, file.real, file_state(stat)) if S_ISREG(stat.st_mode) else None


def file_state(stat: os.stat_result) -> FileState:
    """The state of a file."""
    return FileState(stat.st_size, stat.st_mtime_ns, change_time_ns(stat), stat.st_ino)


def read(file: File) -> bytes:
    """The bytes of a file. Raises `Unreadable`."""
    try:
        # Without a stream, thousands of small files are read in half the time.
        descriptor = os.open(file.real, _READ_FLAGS)
        try:
            parts = []
            while part := os.read(descriptor, _READ_SIZE_BYTES):
                parts.append(part)
            return b"".join(parts)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Unreadable(file.path, error.strerror) from None


def read_if_there(files: dict[str, File], path: str) -> bytes | None:
    """The bytes of the file at `path`, or None if the archive has none. Raises `Unreadable`."""
    return read(files[path]) if path in files else None


def _walk(
    folder: str, path: str, found: list[tuple[File, bool, bool]], problems: list[Problem]
) -> None:
    """Add the files in a folder and its subfolders: the file, whether it is a link, and whether
    that leads to a folder. Add a problem for each one that cannot be read, or whose name is not
    acceptable."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        problems.append(_unreadable(path, f"cannot be read: {error.strerror}"))
        return
    for entry in entries:
        if is_ignored_name(entry.name):
            continue
        bare = entry.name
        if not bare.isascii():
            bare = unicodedata.normalize("NFC", bare)
        name = f"{path}/{bare}"
        if not is_printable(bare):
            from briefing.core.slugs import unprintable_name  # Few archives need it.

            problems.append(unprintable_name(name))
        elif entry.is_file(follow_symlinks=False):
            state = file_state(entry.stat(follow_symlinks=False))
            found.append((File(name, entry.path, state), False, False))
        elif entry.is_dir(follow_symlinks=False):
            _walk(entry.path, name, found, problems)
        elif not entry.is_symlink() or _is_special(entry.path):
            message = "this is neither a file nor a folder, and is not published"
            problems.append(
                Problem(name, 0, 0, message, _HINT, warning=True, code="unpublished-file")
            )
        elif os.path.exists(entry.path):
            found.append((File(name, entry.path, file_state(entry.stat())), True, entry.is_dir()))
        else:
            problems.append(_unreadable(name, "is a link that leads to no file"))


def _is_special(path: str) -> bool:
    """Whether a link leads to a pipe or a device: to read it may never end."""
    return os.path.exists(path) and not (os.path.isfile(path) or os.path.isdir(path))


def _unreadable(path: str, reason: str) -> Problem:
    return Problem(
        path, 0, 0, f"this {reason}", f"correct that, or {_HINT}", code="unreadable-file"
    )


_HINT = "move it out of content/"


def _is_inside(path: str, home: str) -> bool:
    return path.startswith(home + os.sep)
