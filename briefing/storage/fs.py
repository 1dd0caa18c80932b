"""The states of files in folders: names, sizes and times. No file is opened.

This module imports only modules that Python has loaded at its start, because most builds do little
else. Even `__future__` would be one more file to read.
"""

import marshal
import os

# The size in bytes and the modification time in nanoseconds of each file, by its path relative to
# the folder. A folder is there too: its path ends with a slash, and both numbers are 0. The entry
# LATEST_CHANGE has the latest change time of all these files as its second number.
FileStats = dict[str, tuple[int, int]]
LATEST_CHANGE = ""
# What an author can do if nothing more can be written.
DISK_FULL = "the disk is full; free space, and build again"
# The path of a file, its size, modification time, change time and inode, and whether it is a
# regular file (not a link).
InputStat = tuple[str, int, int, int, int, bool]

# On Windows, st_ctime is the time of creation, which shows no change.
_HAS_CHANGE_TIME = os.name != "nt"


def list_tree(folder: str, part: str = "") -> FileStats:
    """The files in a folder and its subfolders, or those in the subfolder `part`.

    Links are not followed. Raises `OSError`.
    """
    found: FileStats = {}
    latest = _walk(os.path.join(folder, part), f"{part}/" if part else "", found, deep=True)
    found[LATEST_CHANGE] = 0, latest
    return found


def list_top(folder: str) -> FileStats:
    """The files in a folder that are in none of its subfolders. Raises `OSError`."""
    found: FileStats = {}
    latest = _walk(folder, "", found, deep=False)
    found[LATEST_CHANGE] = 0, latest
    return found


def merge(one: FileStats, other: FileStats) -> FileStats:
    """The states of the files in two parts of a folder."""
    latest = max(one[LATEST_CHANGE], other[LATEST_CHANGE])
    return {**one, **other, LATEST_CHANGE: latest}


def subfolders(top: FileStats) -> list[str]:
    """The names of the subfolders of a folder that `list_top` listed."""
    return [name[:-1] for name in top if name.endswith("/")]


def list_inputs(folder: str, skip: frozenset[str] = frozenset()) -> list[InputStat]:
    """The files in a folder and its subfolders, except subfolders with one of the names `skip`.

    A link to a file has the state of that file. The list is empty if there is no such folder.
    Raises `OSError`.
    """
    found: list[InputStat] = []
    if os.path.isdir(folder):
        _list(folder, skip, found)
    return found


def input_stat(path: str) -> InputStat:
    """The state of one file, which is treated as a regular file. Raises `OSError`."""
    stat = os.stat(path)
    return path, stat.st_size, stat.st_mtime_ns, change_time_ns(stat), stat.st_ino, True


def change_time_ns(stat: os.stat_result) -> int:
    """When the file or its metadata was last changed; 0 if the system does not record it."""
    return stat.st_ctime_ns if _HAS_CHANGE_TIME else 0


def pack(value: FileStats | tuple[list[InputStat], list[InputStat]]) -> bytes:
    """Serialise a value. Equal values give equal bytes."""
    return marshal.dumps(value, 2)  # Later versions of the format write equal values differently.


def _walk(folder: str, prefix: str, found: FileStats, deep: bool) -> int:
    """Add the files in a folder. Returns their latest change time."""
    latest = 0
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            inner = f"{prefix}{entry.name}/"
            found[inner] = 0, 0
            if deep:
                latest = max(latest, _walk(entry.path, inner, found, deep))
        else:
            stat = entry.stat(follow_symlinks=False)
            found[prefix + entry.name] = stat.st_size, stat.st_mtime_ns
            if stat.st_ctime_ns > latest:
                latest = stat.st_ctime_ns
    return latest if _HAS_CHANGE_TIME else 0


def _list(folder: str, skip: frozenset[str], found: list[InputStat]) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            if entry.name not in skip:
                _list(entry.path, skip, found)
        else:
            # Not a function, because these lines take most of the time of an unchanged build.
            stat, plain = entry.stat(), entry.is_file(follow_symlinks=False)
            ctime_ns = stat.st_ctime_ns if _HAS_CHANGE_TIME else 0
            state = entry.path, stat.st_size, stat.st_mtime_ns, ctime_ns, stat.st_ino, plain
            found.append(state)
