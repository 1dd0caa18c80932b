"""`content/` → the files in it, without reading them; and the bytes of one file.

Paths are given in NFC with forward slashes, whatever the disk calls them. Symbolic links that lead
out of `content/` are problems: a pull request could make a build publish any file of its machine.
"""

from __future__ import annotations

import os
import unicodedata
from stat import S_ISREG

import msgspec

from briefing.core.diagnostics import Fault, Problem
from briefing.core.paths import CONTENT_FOLDER, is_ignored_name, may_contain_ignored
from briefing.storage.fs import Lie

# Clocks of file systems tick up to two seconds apart; a file as young as that at the last look may
# have changed since without showing it.
RACY_NS = 2_000_000_000

_READ = os.O_RDONLY | getattr(os, "O_BINARY", 0)
_PART = 1 << 16


class Stat(msgspec.Struct, frozen=True, array_like=True):
    """What tells a changed file from an unchanged one without reading it."""

    size: int
    mtime_ns: int
    inode: int


class File(msgspec.Struct, frozen=True, array_like=True):
    """A file under `content/`: `path` is its name in the archive, `real` the disk's own."""

    path: str
    real: str
    stat: Stat


def scan(root: str) -> tuple[dict[str, File], tuple[Problem, ...]]:
    """All files under `content/` by path, in order, less hidden files and editors' backups."""
    files: dict[str, File] = {}
    problems: list[Problem] = []
    top = os.path.join(root, CONTENT_FOLDER)
    if not os.path.isdir(top):
        raise Fault(f"there is no folder {top}; an archive has its briefs in content/briefs/")
    home = os.path.realpath(top)
    found: list[tuple[File, bool, bool]] = []
    _walk(top, CONTENT_FOLDER, found)
    for file, is_link, link_to_folder in found:
        # No link to a folder is followed, so that only a link itself can lead out.
        if link_to_folder or (is_link and not _inside(os.path.realpath(file.real), home)):
            what = "a link to a folder" if link_to_folder else "a link that leaves content/"
            hint = "copy the file itself into content/"
            problems.append(Problem(file.path, 0, 0, f"this is {what}", hint))
        elif file.path in files:
            message = "two files here have names that differ only in their Unicode form"
            problems.append(Problem(file.path, 0, 0, message, "delete one of them"))
        else:
            files[file.path] = file
    return dict(sorted(files.items())), tuple(problems)


def by_lies(content: list[Lie]) -> tuple[dict[str, File], tuple[Problem, ...]] | None:
    """The same from how the files lay a moment ago; None where they must be looked at."""
    names = "\n".join([lie[0] for lie in content])
    odd = os.sep != "/" or not names.isascii() or may_contain_ignored(names)
    if not content or odd or False in [lie[4] for lie in content]:
        return None
    files = {lie[0]: File(lie[0], lie[0], Stat(lie[1], lie[2], lie[3])) for lie in content}
    return dict(sorted(files.items())), ()


def looked_again(file: File) -> File | None:
    """A file as it lies now, or None where it is gone or has become something else."""
    try:
        found = os.stat(file.real, follow_symlinks=False)
    except OSError:
        return None
    if not S_ISREG(found.st_mode):
        return None
    return File(file.path, file.real, stat_of(found))


def read(file: File) -> bytes:
    """The bytes of a file. Raises `Fault` where it cannot be read."""
    try:
        # Without a stream in between: of thousands of small files, that is half of the time.
        descriptor = os.open(file.real, _READ)
        try:
            parts = []
            while part := os.read(descriptor, _PART):
                parts.append(part)
            return b"".join(parts)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Fault(f"{file.path} cannot be read: {error.strerror}") from None


def read_if_there(files: dict[str, File], path: str) -> bytes | None:
    """The bytes of the file at `path`, or None where the archive has none."""
    return read(files[path]) if path in files else None


def _walk(folder: str, path: str, found: list[tuple[File, bool, bool]]) -> None:
    """Add what lies in a folder and below: each file, whether it is a link, and one to a folder."""
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}") from None
    for entry in entries:
        if is_ignored_name(entry.name):
            continue
        bare = entry.name
        if not bare.isascii():
            bare = unicodedata.normalize("NFC", bare)
        name = f"{path}/{bare}"
        if entry.is_file(follow_symlinks=False):
            stat = stat_of(entry.stat(follow_symlinks=False))
            found.append((File(name, entry.path, stat), False, False))
        elif entry.is_dir(follow_symlinks=False):
            _walk(entry.path, name, found)
        elif entry.is_symlink():
            found += _linked(entry, name)


def _linked(entry: os.DirEntry[str], name: str) -> list[tuple[File, bool, bool]]:
    try:
        stat = stat_of(entry.stat())
    except OSError:
        return []  # It leads nowhere, as an editor's lock file does.
    return [(File(name, entry.path, stat), True, entry.is_dir())]


def stat_of(found: os.stat_result) -> Stat:
    """What is kept of how a file lies."""
    return Stat(found.st_size, found.st_mtime_ns, found.st_ino)


def _inside(path: str, home: str) -> bool:
    return path.startswith(home + os.sep)
