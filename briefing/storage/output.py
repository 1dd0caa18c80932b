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
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count

import msgspec

from briefing.core.diagnostics import Fault
from briefing.storage import fs
from briefing.storage.cache import Output

MANIFEST = ".briefing-manifest"
STAGING = ".briefing-new"
_PRIVATE = ".briefing-unpublished"
_ALL_IGNORED = "*\n"

# Assets that pages of the generation before may still ask for stay one build longer.
_LINGERING = "assets/"


class Published(msgspec.Struct, frozen=True):
    """The folder as it is found: files that we wrote, also as the manifest lists them; files of
    ours kept for the last generation's pages; and all that is in it."""

    ours: frozenset[str]
    listed: tuple[str, ...]
    retired: frozenset[str]
    present: fs.Lies


EMPTY = Published(frozenset(), (), frozenset(), {})


# What waits to be renamed, by address: the publishing stage, and the place in the staging folder.
Staged = dict[str, tuple[int, str]]


def look(out: str) -> Published:
    """The published folder as it is, made ready for a build."""
    ready(out)
    return found(out, looked(out))


def ready(out: str) -> bool:
    """Make the published folder if it is missing, and sweep what an interrupted build left in the
    staging folder: whether it left anything."""
    staging = os.path.join(out, STAGING)
    try:
        os.makedirs(out, exist_ok=True)
        left = os.path.lexists(staging)
        shutil.rmtree(staging, ignore_errors=True)
    except OSError as error:
        raise _fault(error, out) from None
    return left


def looked(out: str) -> fs.Lies:
    """How all files in the published folder lie."""
    try:
        return fs.lies(out)
    except OSError as error:
        raise _fault(error, out) from None


def found(out: str, seen: fs.Lies | None) -> Published:
    """The published folder by how its files were seen to lie, if they were."""
    ours, retired = _manifest(out)
    present = looked(out) if seen is None else seen
    return Published(frozenset(ours), tuple(ours), frozenset(retired), present)


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
            lie = os.fstat(stream)
        finally:
            os.close(stream)
    except OSError as error:
        raise _fault(error, staged) from None
    if lie.st_size != len(data):
        raise Fault(f"{path} cannot be written whole: the disk is full")
    return Output(fingerprint, lie.st_size, lie.st_mtime_ns, subject)


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


def same(out: str, path: str, data: bytes, present: fs.Lies) -> bool:
    """Whether the file at `path` already holds these bytes."""
    lie = present.get(path)
    if lie is None or lie[0] != len(data):
        return False
    return read(out, path) == data


def read(out: str, path: str) -> bytes | None:
    """The bytes of a published file, if it is there."""
    try:
        with open(os.path.join(out, path), "rb") as stream:
            return stream.read()
    except OSError:
        return None


@contextmanager
def staging(out: str) -> Iterator[None]:
    """Room for new files while the block runs; what is still there at its end is given up."""
    folder = os.path.join(out, STAGING)
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise _fault(error, out) from None
    try:
        yield
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def refuse_foreign(out: str, path: str, found: Published) -> None:
    """Raise `Fault` if a file that we did not write stands where one of ours would."""
    if path in found.present and path not in found.ours and path not in found.retired:
        raise _in_the_way(out, path)


def refuse_foreign_folders(out: str, planned: Iterable[str], found: Published) -> None:
    """Raise `Fault` if a folder stands where a file would, or a file that is not ours where a
    folder would."""
    if not found.present:
        return
    new = [path for path in planned if path not in found.present]
    for path in new:
        if f"{path}/" in found.present:
            raise _in_the_way(out, path)
    needed = {path[:i] for path in new for i, c in enumerate(path) if c == "/"}
    for path in sorted(needed):
        refuse_foreign(out, path, found)


def _in_the_way(out: str, path: str) -> Fault:
    return Fault(
        f"{os.path.join(out, path)} was not written by Briefing and is in the way; "
        "move it elsewhere, or choose another folder with --out"
    )


def commit(
    out: str, found: Published, new: frozenset[str], gone: frozenset[str], staged: Staged
) -> frozenset[str]:
    """Rename what was staged into place, delete what is `gone` from the plan, and write the
    manifest. `new` are the addresses that are planned and not ours yet, `gone` those that are ours
    or retired and not planned.

    Gives the deleted addresses.
    """
    retired = frozenset(p for p in gone & found.ours if p.startswith(_LINGERING))
    deleted = sorted(gone - retired)
    widened = sorted([*found.listed, *new])  # A list that was sorted is soon sorted again.
    try:
        if new:
            _write_manifest(out, widened, found.retired)
        _rename(out, staged)
        _delete(out, deleted)
        if gone or retired != found.retired:
            _write_manifest(out, [path for path in widened if path not in gone], retired)
    except OSError as error:
        raise _fault(error, out) from None
    return frozenset(deleted)


def of_some(out: str, ours: Iterable[str]) -> Published:
    """The folder as `look` gives it, of some files of ours alone."""
    present = {}
    for path in ours:
        with suppress(OSError):
            stat = os.stat(os.path.join(out, path), follow_symlinks=False)
            present[path] = (stat.st_size, stat.st_mtime_ns)
    return Published(frozenset(ours), tuple(ours), frozenset(), present)


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


def _manifest(out: str) -> tuple[list[str], list[str]]:
    """What the manifest says is ours, and what is retired; less what points out of the folder."""
    try:
        with open(os.path.join(out, MANIFEST), encoding="utf-8") as stream:
            text = stream.read()
    except (OSError, UnicodeDecodeError):
        return [], []
    names = text.split("\n")
    # Mostly one look at all names will do.
    text = f"\n{text}\n"
    if not any(sign in text for sign in _ODD):
        return [name for name in names if name], []
    names = [name for name in names if is_inside(name.removeprefix("- "))]
    retired = [name[2:] for name in names if name.startswith("- ")]
    return [name for name in names if not name.startswith("- ")], retired


# What retired names have, and those that may lead out of the folder.
_ODD = ("\n- ", "\\", ":", "//", "/.", "/\n", "\n/", "\n.")


def is_inside(path: str) -> bool:
    """Whether an address stays in the published folder, on systems with `\\` too."""
    parts = path.replace("\\", "/").split("/")
    return not path.startswith("/") and ":" not in path and not {"", ".", ".."} & set(parts)


def _write_manifest(out: str, ours: list[str], retired: frozenset[str]) -> None:
    lines = [*ours, *(f"- {path}" for path in sorted(retired.difference(ours)))]
    beside = os.path.join(out, STAGING, MANIFEST)
    with open(beside, "w", encoding="utf-8", newline="\n") as stream:
        stream.write("\n".join([*lines, ""]))
    os.replace(beside, os.path.join(out, MANIFEST))


def _delete(out: str, paths: list[str]) -> None:
    """Delete files, and folders that have none left."""
    folders = set()
    for path in paths:
        with suppress(FileNotFoundError):
            os.unlink(os.path.join(out, path))
            folders.add(os.path.dirname(path))
    for folder in sorted(folders, reverse=True):  # What lies below comes before what is above.
        inner = folder
        while inner:
            try:
                os.rmdir(os.path.join(out, inner))
            except OSError:
                break  # Not empty.
            inner = os.path.dirname(inner)


def _fault(error: OSError, path: str) -> Fault:
    name = error.filename or path
    if error.errno == errno.ENOSPC:
        return Fault(f"{name} cannot be written: the disk is full")
    return Fault(f"{name} cannot be written: {error.strerror}")
