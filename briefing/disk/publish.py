"""Bytes → the published folder, so that at every moment it holds whole pages.

New files are first written to a folder of their own inside `out`, where a full disk or an
interruption harms nothing. Only when all are there are they renamed into place, in an order that
leaves no dead link: what pages need, pages, lists, the front page; then what is no longer planned
is deleted. `.briefing-manifest` names every file that we wrote. It is widened before the first
rename and narrowed after the last deletion, so that after a kill the next build knows what is
ours. A file that it doesn't name is never touched.
"""

from __future__ import annotations

import errno
import os
import shutil
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from contextlib import suppress
from itertools import count

import msgspec

from briefing.disk.store import Output
from briefing.problem import Fault

MANIFEST = ".briefing-manifest"
STAGING = ".briefing-new"
_PRIVATE = ".briefing-unpublished"
_ALL_IGNORED = "*\n"

# Assets that pages of the generation before may still ask for stay one build longer.
_LINGERING = "assets/"


class Published(msgspec.Struct, frozen=True):
    """The folder as it is found: files that we wrote, files of ours kept for the last generation's
    pages, and all files with size and time."""

    ours: frozenset[str]
    retired: frozenset[str]
    present: dict[str, tuple[int, int]]


# What waits to be renamed, by address: the publishing stage, and the place in the staging folder.
Staged = dict[str, tuple[int, str]]


def look(out: str) -> Published:
    """The published folder as it is. Makes it if it is missing, and sweeps what an interrupted
    build left in the staging folder."""
    try:
        os.makedirs(out, exist_ok=True)
        shutil.rmtree(os.path.join(out, STAGING), ignore_errors=True)
        present: dict[str, tuple[int, int]] = {}
        _walk(out, "", present)
        names = _manifest(out)
    except OSError as error:
        raise _fault(error, out) from None
    retired = frozenset(n[2:] for n in names if n.startswith("- "))
    return Published(frozenset(n for n in names if not n.startswith("- ")), retired, present)


def is_public(out: str) -> bool:
    """Whether a site was published here that shows nothing unpublished."""
    return os.path.exists(os.path.join(out, MANIFEST)) and not _is_private(out)


def keep_private(out: str) -> None:
    """Mark a folder as one that shows what is unpublished, and have Git pass over it if it is new:
    what it shows must not get into a commit."""
    try:
        os.makedirs(out, exist_ok=True)
        if not os.listdir(out):
            with open(os.path.join(out, ".gitignore"), "x", encoding="utf-8") as stream:
                stream.write(_ALL_IGNORED)
        with open(os.path.join(out, _PRIVATE), "w", encoding="utf-8"):
            pass
    except OSError as error:
        raise _fault(error, out) from None


def make_public(out: str) -> None:
    """Take back what `keep_private` did, where it was done."""
    if not _is_private(out):
        return
    try:
        if read(out, ".gitignore") == _ALL_IGNORED.encode():
            os.unlink(os.path.join(out, ".gitignore"))
        os.unlink(os.path.join(out, _PRIVATE))
    except OSError as error:
        raise _fault(error, out) from None


def _is_private(out: str) -> bool:
    return os.path.exists(os.path.join(out, _PRIVATE))


def stage(out: str, path: str, data: bytes, fingerprint: bytes, subject: str, place: str) -> Output:
    """Write one file to the staging folder under the name `place`."""
    staged = os.path.join(out, STAGING, place)
    try:
        stream = os.open(staged, _NEW, 0o666)
        try:
            os.write(stream, data)
            found = os.fstat(stream)
        finally:
            os.close(stream)
    except OSError as error:
        raise _fault(error, staged) from None
    if found.st_size != len(data):
        raise Fault(f"{path} cannot be written whole: the disk is full")
    return Output(fingerprint, found.st_size, found.st_mtime_ns, subject)


_NEW = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)


def staging_place(out: str) -> Iterator[str]:
    """Names that nobody else has in the staging folder. A folder for each who asks: processes that
    make files in one folder wait for one another."""
    for turn in count():
        folder = f"{os.getpid()}-{turn}"
        with suppress(FileExistsError):
            os.mkdir(os.path.join(out, STAGING, folder))
            return (f"{folder}/{number}" for number in count())
    raise AssertionError


def same(out: str, path: str, data: bytes, present: dict[str, tuple[int, int]]) -> bool:
    """Whether the file at `path` already holds these bytes."""
    found = present.get(path)
    if found is None or found[0] != len(data):
        return False
    return read(out, path) == data


def read(out: str, path: str) -> bytes | None:
    """The bytes of a published file, if it is there."""
    try:
        with open(os.path.join(out, path), "rb") as stream:
            return stream.read()
    except OSError:
        return None


def open_staging(out: str) -> None:
    try:
        os.makedirs(os.path.join(out, STAGING), exist_ok=True)
    except OSError as error:
        raise _fault(error, out) from None


def discard(out: str) -> None:
    """Give up what was staged."""
    shutil.rmtree(os.path.join(out, STAGING), ignore_errors=True)


def refuse_foreign(out: str, path: str, found: Published) -> None:
    """Raise `Fault` if a file that we did not write stands where one of ours would."""
    if path in found.present and path not in found.ours and path not in found.retired:
        raise _in_the_way(out, path)


def refuse_foreign_folders(out: str, planned: Iterable[str], found: Published) -> None:
    """Raise `Fault` if a folder stands where a file would, or a file that is not ours where a
    folder would."""
    new = [path for path in planned if path not in found.present]
    if not new:
        return
    present = sorted(found.present)
    needed = {path[:i] for path in new for i, c in enumerate(path) if c == "/"}
    for path in new:
        inside = bisect_left(present, path + "/")
        if inside < len(present) and present[inside].startswith(path + "/"):
            raise _in_the_way(out, path)
    for path in sorted(needed):
        refuse_foreign(out, path, found)


def _in_the_way(out: str, path: str) -> Fault:
    return Fault(
        f"{os.path.join(out, path)} was not written by Briefing and is in the way; "
        "move it elsewhere, or choose another folder with --out"
    )


def commit(out: str, found: Published, planned: frozenset[str], staged: Staged) -> frozenset[str]:
    """Rename what was staged into place, delete what is no longer planned, and write the manifest.

    Gives the deleted addresses.
    """
    gone = (found.ours | found.retired) - planned
    retired = frozenset(p for p in found.ours - planned if p.startswith(_LINGERING))
    deleted = sorted(gone - retired)
    widened = found.ours | planned
    try:
        if widened != found.ours:
            _write_manifest(out, _lines(widened, found.retired))
        _rename(out, staged)
        for path in deleted:
            _delete(out, path)
        if (planned, retired) != (widened, found.retired):
            _write_manifest(out, _lines(planned, retired))
    except OSError as error:
        raise _fault(error, out) from None
    finally:
        discard(out)
    return frozenset(deleted)


def lies(out: str, ours: Iterable[str]) -> Published:
    """The folder as `look` gives it, of some files of ours alone; and room for new ones."""
    open_staging(out)
    present = {}
    for path in ours:
        with suppress(OSError):
            found = os.stat(os.path.join(out, path), follow_symlinks=False)
            present[path] = (found.st_size, found.st_mtime_ns)
    return Published(frozenset(ours), frozenset(), present)


def put(out: str, staged: Staged) -> None:
    """Rename what was staged into the place of what we published there before. Raises `Fault`."""
    try:
        _rename(out, staged)
    except OSError as error:
        raise _fault(error, out) from None


def _rename(out: str, staged: Staged) -> None:
    for folder in sorted({os.path.dirname(path) for path in staged}):
        os.makedirs(os.path.join(out, folder), exist_ok=True)
    for path, (_, place) in sorted(staged.items(), key=lambda f: (f[1][0], f[0])):
        os.replace(os.path.join(out, STAGING, place), os.path.join(out, path))


def _lines(ours: frozenset[str], retired: frozenset[str]) -> str:
    names = [*sorted(ours), *(f"- {path}" for path in sorted(retired - ours))]
    return "".join(f"{name}\n" for name in names)


def _manifest(out: str) -> list[str]:
    """The manifest's lines, less any that point out of the folder."""
    try:
        with open(os.path.join(out, MANIFEST), encoding="utf-8") as stream:
            names = stream.read().split("\n")
    except (OSError, UnicodeDecodeError):
        return []
    return [n for n in names if n and is_inside(n.removeprefix("- "))]


def is_inside(path: str) -> bool:
    """Whether an address stays in the published folder, on systems with `\\` too."""
    parts = path.replace("\\", "/").split("/")
    return not path.startswith("/") and ":" not in path and not {"", ".", ".."} & set(parts)


def _write_manifest(out: str, text: str) -> None:
    beside = os.path.join(out, STAGING, MANIFEST)
    os.makedirs(os.path.dirname(beside), exist_ok=True)
    with open(beside, "w", encoding="utf-8", newline="\n") as stream:
        stream.write(text)
    os.replace(beside, os.path.join(out, MANIFEST))


def _delete(out: str, path: str) -> None:
    try:
        os.unlink(os.path.join(out, path))
    except FileNotFoundError:
        return
    folder = os.path.dirname(path)
    while folder:
        try:
            os.rmdir(os.path.join(out, folder))
        except OSError:
            return  # Not empty.
        folder = os.path.dirname(folder)


def _walk(folder: str, prefix: str, present: dict[str, tuple[int, int]]) -> None:
    for entry in os.scandir(folder):
        if entry.is_dir(follow_symlinks=False):
            _walk(entry.path, f"{prefix}{entry.name}/", present)
        else:
            found = entry.stat(follow_symlinks=False)
            present[prefix + entry.name] = (found.st_size, found.st_mtime_ns)


def _fault(error: OSError, path: str) -> Fault:
    name = error.filename or path
    if error.errno == errno.ENOSPC:
        return Fault(f"{name} cannot be written: the disk is full")
    return Fault(f"{name} cannot be written: {error.strerror}")
