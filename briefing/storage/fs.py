"""How files lie in a folder and below: names, sizes, times, and no file is opened.

Uses nothing that Python has not loaded when it starts: most builds do little else.
"""

from __future__ import annotations

import marshal
import os

# The size and the time in nanoseconds of each file, by its path from the folder; and two zeros of a
# folder in it, whose path ends in a slash.
Lies = dict[str, tuple[int, int]]
# A file's path, size, time in nanoseconds and inode, and whether it is a file indeed and no link.
Lie = tuple[str, int, int, int, bool]


def lies(folder: str, part: str = "") -> Lies:
    """How all files in a folder and below lie, or those of the `part` of it that is named so; links
    are not followed. Raises `OSError`."""
    found: Lies = {}
    _walk(os.path.join(folder, part), f"{part}/" if part else "", found, deep=True)
    return found


def top(folder: str) -> Lies:
    """How the files in a folder lie that are in none of its parts. Raises `OSError`."""
    found: Lies = {}
    _walk(folder, "", found, deep=False)
    return found


def parts(top: Lies) -> list[str]:
    """The parts of a folder, which are the folders in it."""
    return [name[:-1] for name in top if name.endswith("/")]


def one_by_one(folder: str, passed_over: str = "") -> list[Lie]:
    """The same with what tells a file from another of its name; a link to a file counts as that
    file. A folder of the name `passed_over` is; where there is no folder the list is empty. Raises
    `OSError`."""
    found: list[Lie] = []
    if os.path.isdir(folder):
        _list(folder, passed_over, found)
    return found


def packed(value: Lies | tuple[list[Lie], list[Lie]]) -> bytes:
    """Equal values as equal bytes."""
    return marshal.dumps(value, 2)  # Later versions write equal values in more than one way.


def _walk(folder: str, prefix: str, found: Lies, deep: bool) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            inner = f"{prefix}{entry.name}/"
            found[inner] = 0, 0
            if deep:
                _walk(entry.path, inner, found, deep)
        else:
            stat = entry.stat(follow_symlinks=False)
            found[prefix + entry.name] = stat.st_size, stat.st_mtime_ns


def _list(folder: str, passed_over: str, found: list[Lie]) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name != passed_over:
                _list(entry.path, passed_over, found)
        else:
            stat = entry.stat()
            plain = entry.is_file(follow_symlinks=False)
            found.append((entry.path, stat.st_size, stat.st_mtime_ns, stat.st_ino, plain))
