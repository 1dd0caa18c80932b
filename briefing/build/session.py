"""Several builds in one process: the preview.

Each build has the same result as a build by the command line. It is faster, because the cache stays
open and locked, and modules and decoded values stay in memory. If the caller names the files that
changed, no other file is examined.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from msgspec.structs import replace

from briefing.build import ingest, read_text
from briefing.build.pipeline import update_output
from briefing.build.state import BuildState, ShowEarly
from briefing.build.toolchain import toolchain_digest
from briefing.build.types import BuildRequest, BuildResult, Progress
from briefing.storage.cache import open_cache


class Rebuild(Protocol):
    """Builds as of the present moment.

    It takes the paths of the files that changed since its last call, or None if any file may have;
    and a function that gets the new pages of saved texts before the site is published. Raises
    `Fault`, and `CacheDamaged` if the cache cannot be read.
    """

    def __call__(
        self, changed: frozenset[str] | None, show_early: ShowEarly | None = None
    ) -> BuildResult: ...


@contextmanager
def open_session(request: BuildRequest, progress: Progress) -> Iterator[Rebuild]:
    """Yield a function that builds. While the block runs, no other process can build into
    `request.out`. Raises `Fault`."""
    with open_cache(request.root, request.out, toolchain_digest()) as cache:
        state = BuildState()

        def rebuild(
            changed: frozenset[str] | None, show_early: ShowEarly | None = None
        ) -> BuildResult:
            state.changed, state.show_early = changed, show_early
            is_first = state.snapshot is None
            clean = request.clean and is_first
            now = replace(request, at=int(time.time()), clean=clean)
            result = update_output(now, cache, state, progress)
            if is_first and state.snapshot:
                read_text.warm_up(ingest.read_config(state.snapshot, cache).options)
            return result

        yield rebuild
