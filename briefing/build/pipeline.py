"""The build: snapshot → ingest → invalidate → render → index → publish.

One function serves the first build, one edit, many edits, no edit, and the preview. A step does
less, or nothing, if its values are equal to those of the last publication: `snapshot`, `ingest`,
`incremental` and `site.invalidation` state the rules. Nothing is printed here, and nothing is
published if there is an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.build.interrupts import defer_interrupts
from briefing.build.snapshot import confirm_output, is_up_to_date
from briefing.build.state import BuildState
from briefing.build.toolchain import identify_toolchain
from briefing.build.types import RACY_NS, BuildRequest, BuildResult, Progress, Publication
from briefing.core.diagnostics import Fault, sort_problems
from briefing.core.paths import STATE_FOLDER
from briefing.storage import output
from briefing.storage.cache import Cache, CacheDamaged, open_cache
from briefing.storage.lock import locked

if TYPE_CHECKING:
    from briefing.build.prefetch import Prefetch


def build(
    request: BuildRequest,
    progress: Progress,
    prefetch: Prefetch | None = None,
    retained: list[object] | None = None,
) -> BuildResult:
    """Open the cache, and build. Raises `Fault`; then the output folder is as it was.

    `prefetch` has the states of files from before the cache was locked. Objects that take long to
    free are added to `retained`.
    """
    state = BuildState()
    if retained is not None:
        retained.append(state)
    for is_last_try in (False, True):
        try:
            with (
                locked(request.out),
                open_cache(request.root, request.out, identify_toolchain) as cache,
            ):
                # If another build has run since, these states may be outdated.
                if prefetch and (
                    prefetch.out != request.out or cache.written_ns > prefetch.began_ns - RACY_NS
                ):
                    prefetch = None
                return update_output(request, cache, state, progress, prefetch)
        except CacheDamaged:
            if is_last_try:
                break
            request = replace(request, clean=True)
    hint = "the disk may be faulty: build on another one"
    raise Fault(f"the cache in {STATE_FOLDER} was damaged again after it was made anew; {hint}")


def update_output(
    request: BuildRequest,
    cache: Cache,
    state: BuildState,
    progress: Progress,
    prefetch: Prefetch | None = None,
) -> BuildResult:
    """Bring the output folder up to date. Raises `Fault`; then the folder is as it was."""
    known, last = cache.outputs(), cache.get("publication", Publication)
    snapshot = state.take_snapshot(request, prefetch)
    snapshot = confirm_output(snapshot, request.out, known, last.changed_ns if last else 0)
    if request.clean:
        cache.clear()
        last = None
    if last and is_up_to_date(last, request, snapshot, cache.outputs()):
        return replace(last.result, written=0, deleted=0, early=0, reasons=())

    # Imported here: an unchanged build ends before it needs these.
    from briefing.build import ingest, ownership

    config = ingest.read_config(snapshot, cache)
    ownership.require_owner(request.out, snapshot, config, known)
    with ingest.start_ingest(snapshot, config, cache, request.jobs, progress) as finish_ingest:
        # All this is done here, because another process may read texts in the meantime.
        from briefing.build import (
            incremental,
            load,
            publication,
            render_groups,
            render_site,
        )
        from briefing.templates.render import warm_up

        layouts = state.load_layouts(request, snapshot, config.options.catalogues, cache)
        snapshot = state.inspect_output(request, snapshot, cache)
        warm_up()
        ingested = finish_ingest()
    cache.save()  # Other processes read bodies there. After an error, no text is read again.

    cards = load.read_cards(request, snapshot, config, layouts.layouts)
    facts = load.site_facts(request, config, layouts, cards)
    problems = load.read_problems(snapshot, config, ingested, layouts, cards)
    inputs = load.Inputs(
        *(request, snapshot, config, layouts, facts, ingested, problems), cards.style
    )
    pages, problems = incremental.choose_pages(inputs, cache)
    if pages is None:
        return BuildResult(problems=problems)
    state.retain(inputs, pages)

    with output.open_staging(request.out):
        rendered = render_site.render_site(inputs, pages, cache, progress)
        if wrong := render_groups.layout_problems(rendered.files):
            return BuildResult(problems=sort_problems((*problems, *wrong)))
        with defer_interrupts("the site is published"):
            return publication.publish_site(inputs, problems, pages, rendered, cache)
