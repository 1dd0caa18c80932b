"""The archive and the output folder as they are, before anything is read.

This module imports little: most builds find that nothing changed, and end after it.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable

from msgspec.structs import replace

from briefing.build import scan
from briefing.build.prefetch import Prefetch
from briefing.build.types import NOT_INSPECTED, BuildRequest, Publication, Snapshot
from briefing.core.hashing import digest_of_value
from briefing.core.paths import LAYOUTS_FOLDER
from briefing.core.printable import is_printable
from briefing.storage import git, output
from briefing.storage.cache import Output
from briefing.storage.output import OutputFolder
from briefing.templates import files as layout_files


def take_snapshot(request: BuildRequest, prefetch: Prefetch | None = None) -> Snapshot:
    """Read the states of the files of the archive and of the output folder, which is created if it
    is missing. Raises `Fault`.

    `prefetch` was read before the cache was locked. It is given only if no other process has built
    since.
    """
    if output.prepare(request.out):
        prefetch = None  # It saw files that are deleted now.
    snapshot = look_at_archive(request.root, prefetch)
    folder = output.inspect(request.out, prefetch.site_stats() if prefetch else None)
    return replace(snapshot, output=folder, digest=_inputs_digest(snapshot))


def look_at_archive(root: str, prefetch: Prefetch | None = None) -> Snapshot:
    """Read the states of the files of the archive, as `take_snapshot` does. The output folder and
    the digest are missing in the result."""
    began_ns = prefetch.began_ns if prefetch else time.time_ns()
    seen = scan.from_stats(prefetch.content) if prefetch else None
    content, problems = scan.scan(root) if seen is None else (seen, ())
    layouts = layout_files.list_files(root)
    for name in [name for name in layouts if not is_printable(name)]:
        from briefing.core.slugs import unprintable_name  # Few archives need it.

        del layouts[name]
        problems = (*problems, unprintable_name(f"{LAYOUTS_FOLDER}/{name}"))
    return Snapshot(
        began_ns=began_ns,
        content=content,
        layouts=layouts,
        layout_states=tuple(
            (name, scan.file_state(os.stat(path))) for name, path in layouts.items()
        ),
        commit=git.commit(root),
        problems=problems,
        output=NOT_INSPECTED,
    )


def look_again(snapshot: Snapshot, paths: Iterable[str]) -> Snapshot | None:
    """The snapshot with the states of these files as they are now, and without the output folder;
    None if one of them is not a file that the snapshot has."""
    content = dict(snapshot.content)
    began_ns = time.time_ns()
    for path in paths:
        file = scan.look_again(content[path]) if path in content else None
        if file is None:
            return None
        content[path] = file
    snapshot = replace(snapshot, began_ns=began_ns, content=content, output=NOT_INSPECTED)
    return replace(snapshot, digest=_inputs_digest(snapshot))


def request_digest(request: BuildRequest) -> bytes:
    """A digest of what is requested, except the moment and the folders."""
    return digest_of_value((request.base_url, request.drafts, request.preview))


def _inputs_digest(snapshot: Snapshot) -> bytes:
    return digest_of_value((snapshot.commit, snapshot.inputs()))


def is_up_to_date(
    last: Publication, request: BuildRequest, snapshot: Snapshot, known: dict[str, Output]
) -> bool:
    """Whether a build would change nothing. `known` are the outputs as last published.

    The request and the states of all inputs must be as last published, and no input may have been
    racy then. All outputs must be intact, and none may be due for deletion. No brief may have
    become visible since.
    """
    folder, now = snapshot.output, snapshot.began_ns // 1_000_000_000
    return (
        not request.is_early  # The briefs that are shown early are counted each time.
        and not snapshot.problems
        and last.request == request_digest(request)
        and last.is_current(request.at)
        and last.inputs == snapshot.digest
        and not any(state.is_racy(last.began_ns) for _, state in snapshot.inputs())
        and not folder.manifest.is_damaged
        and all(until > now for until in folder.manifest.retired.values())
        and folder.ours == known.keys()
        and not damaged_groups(known, folder)
    )


def confirm_output(
    snapshot: Snapshot, out: str, known: dict[str, Output], changed_ns: int
) -> Snapshot:
    """The snapshot with what only the bytes of output files show. `known` are the outputs as last
    published. They were changed at `changed_ns` at the latest.

    A file that was changed later and has another checksum is altered, although its size and
    modification time are the same. If the manifest is damaged, those of our files that are intact
    are known. Raises `Fault` if nothing is known.
    """
    folder = snapshot.output
    if folder.latest_change_ns > changed_ns:
        altered = {
            path: (file.size, 0)
            for path, file in known.items()
            if folder.present.get(path) == (file.size, file.mtime_ns)
            and not output.is_intact(out, path, file.checksum, changed_ns)
        }
        folder = replace(folder, present=folder.present | altered)
    if folder.manifest.is_damaged:
        present = folder.present.get
        intact = [p for p, file in known.items() if present(p) == (file.size, file.mtime_ns)]
        folder = output.with_files(folder, out, intact)
    return replace(snapshot, output=folder)


def damaged_groups(known: dict[str, Output], folder: OutputFolder) -> frozenset[str] | None:
    """The groups with a file that is missing or altered; None if that may be any group, because
    nothing is known of a file that is ours."""
    if not folder.ours <= known.keys():
        return None
    present = folder.present.get
    return frozenset(
        output.group
        for path, output in known.items()
        if present(path) != (output.size, output.mtime_ns)
    )
