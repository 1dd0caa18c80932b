"""Staged files → the site. At any moment, a reader sees complete pages without dead links.

The contract:
1. Every file is first written to the staging folder inside `out`. If the disk becomes full then,
   or if the build is interrupted, the site stays as it was.
2. A file that Briefing did not write is never changed. `.briefing-manifest` names every file that
   it wrote. The manifest is widened before the first rename and narrowed after the last deletion,
   so that after a kill the next build knows which files it may change.
3. Files are renamed into place in this order: new addresses (first the files that pages need);
   changed files that are no pages; changed pages, the front page last. Then files that are no
   longer part of the site are deleted, pages first. So every link leads to a file that exists.
   `build.interim_pages` keeps links to headings alive. Only an old file that has the name of a new
   folder, or that is in a folder with the name of a new file, is deleted before all other steps.
4. After an error, the folder is again as it was before, byte for byte.
5. Before a page is replaced, the bytes of all staged files are on the disk. So a power failure
   leaves no page that is empty.
6. A file that pages load, and that is no longer part of the site, is *retired*: it is deleted after
   some time. Until then, a page that a reader has open finds it.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Set
from contextlib import contextmanager
from functools import cache, partial

import msgspec

from briefing.core import urls
from briefing.core.diagnostics import Fault
from briefing.storage import manifest, output
from briefing.storage.flush import flush
from briefing.storage.manifest import MANIFEST, Manifest, Owner
from briefing.storage.output import STAGING, OutputFolder, is_page
from briefing.storage.transaction import NotUndone, Transaction, transaction

_BACKUPS = "old"
# A message names at most this many files.
_MAX_NAMES = 20


class StagedFile(msgspec.Struct, frozen=True):
    """A file in the staging folder. `path` is its address, `stage` its place in the order of
    publication, and `name` its name in the staging folder. Files of a later `phase` are published
    after all others. An address may occur once in each phase."""

    path: str
    stage: int
    name: str
    phase: int = 0


class SiteChange(msgspec.Struct, frozen=True):
    """What a publication does: rename the `staged` files into place, and delete those that were
    `removed` from the site. `made` are the addresses of all files that were made again, also of
    those whose bytes did not change. The other files that are ours stay.

    At `now`, a removed file that pages load is kept until `keep_until`; both are in seconds since
    1970. Without `flush`, a power failure may damage the site.
    """

    owner: Owner
    staged: tuple[StagedFile, ...]
    made: Set[str]
    removed: Set[str]
    now: int
    keep_until: int
    flush: bool = True


class Published(msgspec.Struct, frozen=True):
    """The `deleted` addresses; the second since 1970 when the next retired file is to be deleted,
    if there is one; and the latest change time of a file of the site."""

    deleted: frozenset[str]
    next_deletion: int | None
    changed_ns: int


@contextmanager
def publish(out: str, folder: OutputFolder, change: SiteChange) -> Iterator[Published]:
    """Change the folder, and yield what was done. The block records the publication.

    Raises `Fault`. Then, or if the block raises an exception, the folder is again as it was. If a
    foreign file is in the way, nothing is changed at all.
    """
    listed = folder.manifest
    new, removed = change.made - folder.ours, folder.ours & change.removed
    retired = _retired(listed.retired, removed, change)
    due = {path for path, until in retired.items() if until <= change.now}
    deleted = (removed - retired.keys()) | due
    _refuse_foreign(out, folder, change.staged, deleted)
    before = _files_in_the_way(change.staged, folder, deleted)
    left = {path: until for path, until in retired.items() if path not in due}
    wide = Manifest(tuple(sorted([*listed.files, *new])), listed.retired, change.owner)
    files = wide.files
    if removed:
        files = tuple(path for path in files if path not in removed)
    narrow = Manifest(files, left, change.owner)
    staged = sorted(change.staged, key=partial(_place, folder))
    try:
        with transaction(out, os.path.join(out, STAGING, _BACKUPS), MANIFEST) as changes:
            if new or listed.is_damaged:
                _write_manifest(out, wide, changes)
            if change.flush and (deleted or any(f.path in folder.present for f in staged)):
                flush(os.path.join(out, STAGING), [file.name for file in staged])
            for path in before:
                changes.delete(path)
                changes.remove_empty_folders(os.path.dirname(path))
            for file in staged:
                changes.replace(os.path.join(out, STAGING, file.name), file.path)
            for path in sorted(deleted.difference(before), key=lambda p: (not is_page(p), p)):
                changes.delete(path)
            if narrow != (wide if new else listed):
                _write_manifest(out, narrow, changes)
            seen_ns = output.latest_change_ns(out, (file.path for file in staged[-1:]))
            changed_ns = max(seen_ns, folder.latest_change_ns)
            yield Published(frozenset(deleted), min(left.values(), default=None), changed_ns)
    except OSError as error:
        raise output.fault(error, out) from None
    except NotUndone as failure:
        raise _mixed_fault(failure, out) from None
    _remove_empty_folders(out, deleted)


def _retired(listed: dict[str, int], removed: Set[str], change: SiteChange) -> dict[str, int]:
    """The files that are retired now, each with the time after which it is deleted."""
    retired = {path: min(until, change.keep_until) for path, until in listed.items()}
    loaded = (p for p in removed if p.startswith(urls.LOADED_FOLDERS) and not is_page(p))
    retired |= dict.fromkeys(loaded, change.keep_until)
    return {path: until for path, until in retired.items() if path not in change.made}


def _place(folder: OutputFolder, file: StagedFile) -> tuple[bool, int, bool, bool, int, str]:
    """The place of a file in the order of the contract."""
    is_front, is_changed = file.path == urls.HOME, file.path in folder.present
    return is_front, file.phase, is_changed, is_page(file.path), file.stage, file.path


def _files_in_the_way(
    staged: tuple[StagedFile, ...], folder: OutputFolder, deleted: Set[str]
) -> list[str]:
    """The files to delete that are in a folder with the name of a new file, or have the name of a
    folder of a new file."""
    new = {file.path for file in staged if file.path not in folder.present}
    folders = _folders_of(new)
    return sorted(
        path for path in deleted if path in folders or not new.isdisjoint(urls.folders(path))
    )


def _folders_of(paths: Iterable[str]) -> set[str]:
    return {folder for path in paths for folder in urls.folders(path)}


def _refuse_foreign(
    out: str, folder: OutputFolder, staged: tuple[StagedFile, ...], deleted: Set[str]
) -> None:
    """Raise `Fault` if something that Briefing did not write is where a file or folder must be."""
    paths = [file.path for file in staged]
    emptied = _folders_of(deleted)

    @cache
    def exists(path: str) -> bool:
        return os.path.lexists(os.path.join(out, path))

    for path in paths:
        is_new = path not in folder.present
        # In a first build, there are few folders and many files.
        is_taken = is_new and exists(os.path.dirname(path)) and exists(path)
        is_ours = path in emptied and not _has_others(folder, path, deleted)
        if (is_taken or folder.is_foreign(path)) and not is_ours:
            raise _in_the_way(out, folder, path)
    new = [path for path in paths if path not in folder.present]
    for path in sorted(_folders_of(new) & folder.present.keys()):
        if path not in folder.ours and path not in folder.manifest.retired:
            raise _in_the_way(out, folder, path)


def _has_others(folder: OutputFolder, path: str, deleted: Set[str]) -> bool:
    """Whether a folder has files that stay."""
    inside = (p for p in folder.present if p.startswith(f"{path}/") and not p.endswith("/"))
    return any(p not in deleted for p in inside)


def _in_the_way(out: str, folder: OutputFolder, path: str) -> Fault:
    path, cure = os.path.join(out, path), "move it elsewhere, or choose another folder with --out"
    if folder.manifest.is_damaged:
        list_file = os.path.join(out, MANIFEST)
        return Fault(
            f"{list_file} is damaged, so that it is not known who wrote {path}, which is in the "
            f"way; {cure}"
        )
    return Fault(f"{path} was not written by Briefing and is in the way; {cure}")


def _remove_empty_folders(out: str, deleted: Set[str]) -> None:
    """Delete the folders that became empty."""
    for folder in sorted({os.path.dirname(path) for path in deleted}, reverse=True):
        inner = folder  # Subfolders come before their folders.
        while inner:
            try:
                os.rmdir(os.path.join(out, inner))
            except OSError:
                break  # It is not empty.
            inner = os.path.dirname(inner)


def _write_manifest(out: str, listed: Manifest, changes: Transaction) -> None:
    output.stage(out, MANIFEST, manifest.serialize(listed))
    changes.replace(os.path.join(out, STAGING, MANIFEST), MANIFEST)


def _mixed_fault(failure: NotUndone, out: str) -> Fault:
    shown = ", ".join(failure.paths[:_MAX_NAMES])
    more = len(failure.paths) - _MAX_NAMES
    return Fault(
        f"{output.fault(failure.error, out)}; the site could not be restored, and these files are "
        f"new: {shown}{f' and {more} more' if more > 0 else ''}; remove the cause, and build again"
    )
