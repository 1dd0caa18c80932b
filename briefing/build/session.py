"""Several builds in one process: the preview.

Each build has the same result as a build by the command line. It is faster, because the cache stays
open and locked, and modules and decoded values stay in memory. If the caller names the files that
changed, no other file is examined.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Protocol

from msgspec.structs import replace

from briefing.build import read_text
from briefing.build.early_pages import render_early
from briefing.build.pipeline import update_output
from briefing.build.state import BuildState
from briefing.build.toolchain import identify_toolchain
from briefing.build.types import BuildRequest, BuildResult, Progress
from briefing.storage.cache import open_cache
from briefing.storage.lock import locked

ShowEarly = Callable[[dict[str, bytes]], None]


class Rebuild(Protocol):
    """Builds as of the present moment.

    It takes the paths of the files that changed since its last call, or None if any file may have;
    and a function that gets the new pages of saved texts, by address, before the site is built.
    Raises `Fault`, and `CacheDamaged` if the cache cannot be read.
    """

    def __call__(
        self, changed: frozenset[str] | None, show_early: ShowEarly | None = None
    ) -> BuildResult: ...


@contextmanager
def open_session(request: BuildRequest, progress: Progress) -> Iterator[Rebuild]:
    """Yield a function that builds. While the block runs, no other process can build into
    `request.out`. Raises `Fault`."""
    lock = locked(request.out, "stop the other preview of this archive")
    with lock, open_cache(request.root, request.out, identify_toolchain) as cache:
        state = BuildState()

        def rebuild(
            changed: frozenset[str] | None, show_early: ShowEarly | None = None
        ) -> BuildResult:
            if state.inputs and state.is_published and changed and show_early:
                show_early(render_early(state.inputs, changed, cache))
            state.changed = changed
            is_first = state.inputs is None
            clean = request.clean and is_first
            now = replace(request, at=int(time.time()), clean=clean)
            result = update_output(now, cache, state, progress)
            state.is_published = result.published
            if is_first and state.inputs:
                read_text.warm_up(state.inputs.config.options)
            return result

        yield rebuild
