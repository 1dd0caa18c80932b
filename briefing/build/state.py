"""The values that a long-running process keeps for its next build.

These values save work, and change no result. Only the preview uses them again.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.build import snapshot as snapshots
from briefing.build.types import NOT_INSPECTED, BuildRequest, Snapshot
from briefing.storage import output
from briefing.storage.cache import Cache

if TYPE_CHECKING:
    from briefing.build.load import LoadedLayouts
    from briefing.build.prefetch import Prefetch

ShowEarly = Callable[[dict[str, bytes]], None]


class BuildState:
    """The values that are kept. `changed` are the paths of the files that changed since the last
    build, if that is known. `show_early` is called with the new pages of texts that were just
    saved, by address, before the site is published. `pages` are kept only so that they need not be
    freed."""

    def __init__(self) -> None:
        self.changed: frozenset[str] | None = None
        self.show_early: ShowEarly | None = None
        self.snapshot: Snapshot | None = None
        self.layouts: LoadedLayouts | None = None
        self.pages: object = None

    def take_snapshot(self, request: BuildRequest, prefetch: Prefetch | None) -> Snapshot:
        """Read the states of the files of the archive and of the output folder. If the files that
        changed are known, read only their states, and leave the output folder to `inspect_output`.
        Raises `Fault`."""
        if self.snapshot is not None and self.changed is not None:
            again = snapshots.look_again(self.snapshot, self.changed)
            if again is not None:
                return again
        return snapshots.take_snapshot(request, prefetch)

    def inspect_output(self, request: BuildRequest, snapshot: Snapshot, cache: Cache) -> Snapshot:
        """Add the state of the output folder, if the snapshot lacks it. Raises `Fault`."""
        if snapshot.output is not NOT_INSPECTED:
            return snapshot
        # No other process writes there while the cache is locked.
        present = {path: (o.size, o.mtime_ns) for path, o in cache.outputs().items()}
        return replace(snapshot, output=output.inspect(request.out, present))

    def load_layouts(
        self, request: BuildRequest, snapshot: Snapshot, cache: Cache
    ) -> LoadedLayouts:
        """Read the layout files, if they have changed. Raises `Fault`."""
        from briefing.build import load  # An unchanged build does not need it.

        before = self.snapshot
        if self.layouts is None or not before or before.layout_states != snapshot.layout_states:
            self.layouts = load.load_layouts(request, snapshot, cache)
        return self.layouts

    def retain(self, snapshot: Snapshot, pages: object) -> None:
        """Keep what the next build can use."""
        self.snapshot, self.pages = snapshot, pages
