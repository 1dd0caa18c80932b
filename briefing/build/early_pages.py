"""The pages of texts that an author has just saved, before the site is published.

A preview shows them while the rest of the site is built. Such a page is made from its stored
context and the new text, so the archive need not be loaded. In rare cases, another part of the
page is older than in the site that is published next.

This module publishes nothing and stores nothing.
"""

from __future__ import annotations

from briefing.build import render_groups
from briefing.build.incremental import load_changes, stored_page_of
from briefing.build.load import Inputs
from briefing.build.types import Publication
from briefing.storage.cache import Cache
from briefing.templates.render import LayoutError

# With more changed texts, nobody waits for the page of one of them.
_MAX_CHANGES = 3


def render_early(inputs: Inputs, cache: Cache) -> dict[str, bytes]:
    """The new pages of the texts that changed, by address.

    A page is left out if it may be wrong: if its place in the archive or its links changed, or
    something that all pages show. If there are errors, there is no page.
    """
    last, changed = cache.get("publication", Publication), inputs.ingested.changed
    if inputs.has_errors() or not 0 < len(changed) <= _MAX_CHANGES:
        return {}
    if last is None or last.facts != inputs.facts:
        return {}
    layouts = inputs.layouts
    pages = [
        stored_page_of(change.after, layouts.digests, cache)
        for change in load_changes(changed, cache)
        if change.after and change.parts() <= {"body", "shown"}
    ]
    bytecode = render_groups.stored_bytecode(layouts.digests, cache)
    render = render_groups.page_renderer(layouts.layouts, bytecode, cache.path)
    try:
        return {page.path: render(page) for page in pages if page}
    except LayoutError:  # The build reports it.
        return {}
