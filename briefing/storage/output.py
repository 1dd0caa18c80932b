"""The output folder: which files are in it, which of them are ours, and the staging folder.

`storage.publish` changes the folder. This module knows paths, bytes and states of files, but not
what they mean.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from zlib import crc32

import msgspec
from msgspec.structs import replace

from briefing.core.diagnostics import Fault
from briefing.storage import fs, manifest
from briefing.storage.manifest import MANIFEST, Manifest

STAGING = ".briefing-new"
_PRIVATE = ".briefing-unpublished"
_IGNORE_ALL = "*\n"


class OutputFolder(msgspec.Struct, frozen=True):
    """An output folder as it is before a publication.

    `manifest` is what is listed there, and `ours` are the files that it names. `present` are all
    files in the folder. An altered file has the modification time 0 there.
    """

    ours: frozenset[str] = frozenset()
    manifest: Manifest = Manifest()
    present: fs.FileStats = {}

    @property
    def latest_change_ns(self) -> int:
        """The latest change time of a file in the folder; 0 if it is not known."""
        return self.present.get(fs.LATEST_CHANGE, (0, 0))[1]

    def is_foreign(self, path: str) -> bool:
        """Whether there is a file or folder at this address that Briefing did not write."""
        if f"{path}/" in self.present:
            return True
        return path in self.present and path not in self.ours and path not in self.manifest.retired


def inspect(out: str, stats: fs.FileStats | None = None) -> OutputFolder:
    """The folder as it is. `stats` are its files, if they are listed already. Raises `Fault`."""
    listed = manifest.read(out)
    try:
        present = fs.list_tree(out) if stats is None else stats
    except OSError as error:
        raise fault(error, out) from None
    return OutputFolder(frozenset(listed.files), listed, present)


def inspect_known(out: str, known: fs.FileStats) -> OutputFolder:
    """The folder if it has only the files that are `known`, and the retired files. Raises
    `Fault`."""
    folder = inspect(out, known)
    for path in folder.manifest.retired:
        with suppress(OSError):
            stat = os.stat(os.path.join(out, path), follow_symlinks=False)
            folder.present[path] = stat.st_size, stat.st_mtime_ns
    return folder


def is_page(path: str) -> bool:
    """Whether the file at this address is a page."""
    return path.endswith(".html")


def with_files(folder: OutputFolder, out: str, ours: Iterable[str]) -> OutputFolder:
    """The folder with the files `ours` in place of those of its damaged manifest. Raises `Fault` if
    `ours` is empty and the folder is not, because nobody knows whose files these are."""
    ours = tuple(sorted(ours))
    if not ours and any(is_page(path) for path in folder.present):
        raise Fault(
            f"{os.path.join(out, MANIFEST)} is damaged; it lists the files that Briefing wrote, so "
            f"that no other file is changed; move your own files out of {out}, delete that folder, "
            "and build again"
        )
    return replace(folder, ours=frozenset(ours), manifest=replace(folder.manifest, files=ours))


def prepare(out: str) -> bool:
    """Make the folder if it is missing, and remove what an interrupted build left in the staging
    folder. Returns whether it left anything. Raises `Fault`."""
    staging = os.path.join(out, STAGING)
    try:
        os.makedirs(out, exist_ok=True)
        stale = os.path.lexists(staging)
        shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise fault(error, out) from None
    return stale


# ---- folders that show what is unpublished ------------------------------------------------------


def is_public(out: str) -> bool:
    """Whether the folder contains a site without unpublished briefs."""
    return os.path.exists(os.path.join(out, MANIFEST)) and not is_private(out)


def mark_private(out: str) -> None:
    """Mark a folder as one that shows what is unpublished. If it is new, make Git ignore it, so
    that what it shows does not get into a commit. Raises `Fault`."""
    try:
        os.makedirs(out, exist_ok=True)
        if not os.listdir(out):
            with open(os.path.join(out, ".gitignore"), "x", encoding="utf-8") as stream:
                stream.write(_IGNORE_ALL)
        with open(os.path.join(out, _PRIVATE), "w", encoding="utf-8"):
            pass
    except OSError as error:
        raise fault(error, out) from None


def mark_public(out: str) -> None:
    """Undo what `mark_private` did. Raises `Fault`."""
    if not is_private(out):
        return
    try:
        if read(out, ".gitignore") == _IGNORE_ALL.encode():
            os.unlink(os.path.join(out, ".gitignore"))
        os.unlink(os.path.join(out, _PRIVATE))
    except OSError as error:
        raise fault(error, out) from None


def is_private(out: str) -> bool:
    """Whether the folder is marked as one that shows what is unpublished."""
    return os.path.exists(os.path.join(out, _PRIVATE))


# ---- staging ------------------------------------------------------------------------------------


@contextmanager
def open_staging(out: str) -> Iterator[None]:
    """Make the staging folder for the time of the block. What is in it at the end is deleted.
    Raises `Fault`."""
    folder = os.path.join(out, STAGING)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise fault(error, out) from None
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def staging_names(out: str) -> Iterator[str]:
    """Names in the staging folder that no other process uses. Each caller gets a subfolder of its
    own, because processes that make files in one folder wait for each other. Raises `Fault`."""
    for turn in count():
        folder = f"{os.getpid()}-{turn}"
        try:
            os.mkdir(os.path.join(out, STAGING, folder))
        except FileExistsError:
            continue
        except OSError as error:
            raise fault(error, out) from None
        else:
            return (f"{folder}/{number}" for number in count())
    raise AssertionError


def stage(out: str, name: str, data: bytes) -> tuple[int, int]:
    """Write a file to the staging folder under this name. Returns its size and modification time.
    Raises `Fault`."""
    path = os.path.join(out, STAGING, name)
    try:
        stream = os.open(path, _CREATE, 0o666)
        try:
            os.write(stream, data)
            stat = os.fstat(stream)
        finally:
            os.close(stream)
    except OSError as error:
        raise fault(error, out) from None
    if stat.st_size != len(data):  # There was space for a part.
        raise fault(OSError(errno.ENOSPC, ""), out)
    return stat.st_size, stat.st_mtime_ns


_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def has_bytes(out: str, path: str, data: bytes, present: fs.FileStats) -> bool:
    """Whether the file at this address has these bytes already."""
    stat = present.get(path)
    return stat is not None and stat[0] == len(data) and read(out, path) == data


def is_intact(out: str, path: str, checksum: int, changed_ns: int) -> bool:
    """Whether a file was not changed after `changed_ns`, or has this checksum."""
    try:
        if fs.change_time_ns(os.stat(os.path.join(out, path))) <= changed_ns:
            return True
    except OSError:
        return False
    data = read(out, path)
    return data is not None and crc32(data) == checksum


def latest_change_ns(out: str, paths: Iterable[str]) -> int:
    """The latest change time of these files and of the manifest; 0 if they cannot be seen."""
    latest = 0
    for path in (MANIFEST, *paths):
        with suppress(OSError):
            latest = max(latest, fs.change_time_ns(os.stat(os.path.join(out, path))))
    return latest


def read_staged(out: str, name: str) -> bytes | None:
    """The bytes of the file with this name in the staging folder, or None."""
    return read(os.path.join(out, STAGING), name)


def read(out: str, path: str) -> bytes | None:
    """The bytes of the file at this address, or None."""
    try:
        with open(os.path.join(out, path), "rb") as stream:
            return stream.read()
    except OSError:
        return None


def fault(error: OSError, path: str) -> Fault:
    """The error to report if the disk refuses to write. If the error names no file or folder, it is
    about `path`."""
    # A rename has two names. That of a staged file tells an author nothing.
    names = (error.filename2, error.filename)
    name = next((name for name in names if name and STAGING not in str(name)), path)
    reason = fs.DISK_FULL if error.errno == errno.ENOSPC else error.strerror
    return Fault(f"{name} cannot be written: {reason}")
