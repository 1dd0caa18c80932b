"""Bytes → the output folder. At any moment, a reader sees complete pages without dead links.

The contract:
1. Every file is first written to the staging folder inside `out`. If the disk becomes full then,
   or if the build is interrupted, the site stays as it was.
2. A file that Briefing did not write is never changed. `.briefing-manifest` names every file that
   it wrote. The manifest is widened before the first rename and narrowed after the last deletion,
   so that after a kill the next build knows which files it may change.
3. Files are renamed into place in this order: new addresses before changed ones, and among them
   the files that pages need, then briefs, lists and the front page. Then files that are no longer
   part of the site are deleted.
4. An asset that is no longer part of the site is *retired*: the next publication deletes it. Until
   then, a page that a reader has open finds it.
"""

from __future__ import annotations

import errno
import os
import shutil
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager, suppress
from itertools import count

import msgspec

from briefing.core.diagnostics import Fault
from briefing.storage import fs

MANIFEST = ".briefing-manifest"
STAGING = ".briefing-new"
_PRIVATE = ".briefing-unpublished"
_IGNORE_ALL = "*\n"
_RETIRED_FOLDER = "assets/"


class OutputFolder(msgspec.Struct, frozen=True):
    """An output folder as it is before a publication.

    `ours` are the files that the manifest names, `listed` the same in its order, and `retired` the
    assets that it calls retired. `present` are all files in the folder.
    """

    ours: frozenset[str] = frozenset()
    listed: tuple[str, ...] = ()
    retired: frozenset[str] = frozenset()
    present: fs.FileStats = {}

    def is_foreign(self, path: str) -> bool:
        """Whether there is a file or folder at this address that Briefing did not write."""
        if f"{path}/" in self.present:
            return True
        return path in self.present and path not in self.ours and path not in self.retired


class StagedFile(msgspec.Struct, frozen=True):
    """A file in the staging folder. `path` is its address, `stage` its place in the order of
    publication, and `name` its name in the staging folder."""

    path: str
    stage: int
    name: str


def inspect(out: str, stats: fs.FileStats | None = None) -> OutputFolder:
    """The folder as it is. `stats` are its files, if they are listed already. Raises `Fault`."""
    listed, retired = _read_manifest(out)
    try:
        present = fs.list_tree(out) if stats is None else stats
    except OSError as error:
        raise _fault(error, out) from None
    return OutputFolder(frozenset(listed), tuple(listed), frozenset(retired), present)


def prepare(out: str) -> bool:
    """Make the folder if it is missing, and remove what an interrupted build left in the staging
    folder. Returns whether it left anything. Raises `Fault`."""
    staging = os.path.join(out, STAGING)
    try:
        os.makedirs(out, exist_ok=True)
        stale = os.path.lexists(staging)
        shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise _fault(error, out) from None
    return stale


# ---- folders that show what is unpublished ------------------------------------------------------


def is_public(out: str) -> bool:
    """Whether the folder contains a site without unpublished briefs."""
    return os.path.exists(os.path.join(out, MANIFEST)) and not _is_private(out)


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
        raise _fault(error, out) from None


def mark_public(out: str) -> None:
    """Undo what `mark_private` did. Raises `Fault`."""
    if not _is_private(out):
        return
    try:
        if read(out, ".gitignore") == _IGNORE_ALL.encode():
            os.unlink(os.path.join(out, ".gitignore"))
        os.unlink(os.path.join(out, _PRIVATE))
    except OSError as error:
        raise _fault(error, out) from None


def _is_private(out: str) -> bool:
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
        raise _fault(error, out) from None
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def staging_names(out: str) -> Iterator[str]:
    """Names in the staging folder that no other process uses. Each caller gets a subfolder of its
    own, because processes that make files in one folder wait for each other."""
    for turn in count():
        folder = f"{os.getpid()}-{turn}"
        with suppress(FileExistsError):
            os.mkdir(os.path.join(out, STAGING, folder))
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
        raise _fault(error, path) from None
    if stat.st_size != len(data):
        raise Fault(f"{path} cannot be written whole: the disk is full")
    return stat.st_size, stat.st_mtime_ns


_CREATE = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def has_bytes(out: str, path: str, data: bytes, present: fs.FileStats) -> bool:
    """Whether the file at this address has these bytes already."""
    stat = present.get(path)
    return stat is not None and stat[0] == len(data) and read(out, path) == data


def read(out: str, path: str) -> bytes | None:
    """The bytes of the file at this address, or None."""
    try:
        with open(os.path.join(out, path), "rb") as stream:
            return stream.read()
    except OSError:
        return None


# ---- publication --------------------------------------------------------------------------------


def publish(
    out: str,
    folder: OutputFolder,
    staged: Iterable[StagedFile],
    made: Set[str],
    removed: Set[str],
) -> frozenset[str]:
    """Rename the staged files into place, delete what was `removed` from the site, and write the
    manifest. `made` are the addresses of the files that were made again, staged or not. The other
    files that are ours stay. Returns the deleted addresses.

    Raises `Fault`. If a foreign file is in the way, nothing is changed.
    """
    staged = sorted(staged, key=lambda s: (s.path in folder.present, s.stage, s.path))
    _refuse_foreign(out, folder, [file.path for file in staged])
    new = made - folder.ours
    removed = folder.ours & removed
    retired = frozenset(p for p in removed if p.startswith(_RETIRED_FOLDER))
    deleted = (removed - retired) | (folder.retired - made)
    try:
        if new:
            _write_manifest(out, sorted([*folder.listed, *new]), folder.retired)
        _rename(out, staged)
        _delete(out, sorted(deleted))
        if removed or retired != folder.retired:
            ours = [path for path in (*folder.listed, *new) if path not in removed]
            _write_manifest(out, sorted(ours), retired)
    except OSError as error:
        raise _fault(error, out) from None
    return deleted


def _refuse_foreign(out: str, folder: OutputFolder, paths: list[str]) -> None:
    """Raise `Fault` if something that Briefing did not write is where a file or folder must be."""
    for path in paths:
        is_new = path not in folder.present
        if folder.is_foreign(path) or (is_new and os.path.lexists(os.path.join(out, path))):
            raise _in_the_way(out, path)
    new = [path for path in paths if path not in folder.present]
    parents = {path[:i] for path in new for i, sign in enumerate(path) if sign == "/"}
    for path in sorted(parents & folder.present.keys()):
        if path not in folder.ours and path not in folder.retired:
            raise _in_the_way(out, path)


def _in_the_way(out: str, path: str) -> Fault:
    return Fault(
        f"{os.path.join(out, path)} was not written by Briefing and is in the way; "
        "move it elsewhere, or choose another folder with --out"
    )


def _rename(out: str, staged: list[StagedFile]) -> None:
    for folder in sorted({os.path.dirname(file.path) for file in staged}):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    for file in staged:
        os.replace(os.path.join(out, STAGING, file.name), os.path.join(out, file.path))


def _delete(out: str, paths: list[str]) -> None:
    """Delete files, and the folders that become empty."""
    folders = set()
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(out, path))
            folders.add(os.path.dirname(path))
    for folder in sorted(folders, reverse=True):  # Subfolders come before their folders.
        inner = folder
        while inner:
            try:
                os.rmdir(os.path.join(out, inner))
            except OSError:
                break  # It is not empty.
            inner = os.path.dirname(inner)


# ---- the manifest -------------------------------------------------------------------------------


def _read_manifest(out: str) -> tuple[list[str], list[str]]:
    """The addresses that are ours, and those that are retired. Names outside the folder are
    ignored."""
    try:
        with open(os.path.join(out, MANIFEST), encoding="utf-8") as stream:
            text = stream.read()
    except (OSError, UnicodeDecodeError):
        return [], []
    names = text.split("\n")
    # Most manifests contain none of these signs. Then one search of the whole text is enough.
    text = f"\n{text}\n"
    if not any(sign in text for sign in _UNUSUAL):
        return [name for name in names if name], []
    names = [name for name in names if is_inside(name.removeprefix("- "))]
    retired = [name[2:] for name in names if name.startswith("- ")]
    return [name for name in names if not name.startswith("- ")], retired


# The first marks retired names. Names with one of the others may be outside the folder.
_UNUSUAL = ("\n- ", "\\", ":", "//", "/.", "/\n", "\n/", "\n.")


def is_inside(path: str) -> bool:
    """Whether an address stays in the folder, on systems with `\\` too."""
    parts = path.replace("\\", "/").split("/")
    return not path.startswith("/") and ":" not in path and not {"", ".", ".."} & set(parts)


def _write_manifest(out: str, ours: list[str], retired: frozenset[str]) -> None:
    lines = [*ours, *(f"- {path}" for path in sorted(retired.difference(ours)))]
    staged = os.path.join(out, STAGING, MANIFEST)
    with open(staged, "w", encoding="utf-8", newline="\n") as stream:
        stream.write("\n".join([*lines, ""]))
    os.replace(staged, os.path.join(out, MANIFEST))


def _fault(error: OSError, path: str) -> Fault:
    name = error.filename or path
    if error.errno == errno.ENOSPC:
        return Fault(f"{name} cannot be written: the disk is full")
    return Fault(f"{name} cannot be written: {error.strerror}")
