"""The values that a long-running process keeps for its next build.

These values save work, and change no result. Only the preview uses them again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.build import snapshot as snapshots
from briefing.build.types import NOT_INSPECTED, BuildRequest, Snapshot
from briefing.storage import output
from briefing.storage.cache import Cache

if TYPE_CHECKING:
    from briefing.build.load import Inputs, LoadedLayouts
    from briefing.build.prefetch import Prefetch


class BuildState:
    """The values that are kept. `changed` are the paths of the files that changed since the last
    build, if that is known. `inputs` are those of the last build without errors in the archive.
    `is_published` says whether the last build was published. `pages` are kept only so that they
    need not be freed."""

    def __init__(self) -> None:
        self.changed: frozenset[str] | None = None
        self.inputs: Inputs | None = None
        self.is_published = False
        self.layouts: LoadedLayouts | None = None
        self.pages: object = None

    def take_snapshot(self, request: BuildRequest, prefetch: Prefetch | None) -> Snapshot:
        """Read the states of the files of the archive and of the output folder. If the files that
        changed are known, read only their states, and leave the output folder to `inspect_output`.
        Raises `Fault`."""
        if self.inputs is not None and self.changed is not None:
            again = snapshots.look_again(self.inputs.snapshot, self.changed)
            if again is not None:
                return again
        return snapshots.take_snapshot(request, prefetch)

    def inspect_output(self, request: BuildRequest, snapshot: Snapshot, cache: Cache) -> Snapshot:
        """Add the state of the output folder, if the snapshot lacks it. Raises `Fault`."""
        if snapshot.output is not NOT_INSPECTED:
            return snapshot
        # No other process writes there while the cache is locked. The list of files may be damaged.
        known = cache.outputs()
        present = {path: (o.size, o.mtime_ns) for path, o in known.items()}
        snapshot = replace(snapshot, output=output.inspect_known(request.out, present))
        return snapshots.confirm_output(snapshot, request.out, known, 0)

    def load_layouts(
        self, request: BuildRequest, snapshot: Snapshot, catalogues_digest: bytes, cache: Cache
    ) -> LoadedLayouts:
        """Read the layout files, if they have changed. Raises `Fault`."""
        from briefing.build import load  # An unchanged build does not need it.

        before = self.inputs.snapshot if self.inputs else None
        if self.layouts is None or not before or before.layout_states != snapshot.layout_states:
            self.layouts = load.load_layouts(request, snapshot, catalogues_digest, cache)
        return self.layouts

    def retain(self, inputs: Inputs, pages: object) -> None:
        """Keep what the next build can use."""
        self.inputs, self.pages = inputs, pages
