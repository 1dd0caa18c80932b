"""The pages of texts that an author has just saved, before the site is built.

A preview shows them while the build runs. Such a page is made from the new text and from the
context of the last publication, so neither the archive nor its other files are read. Sometimes a
part of the page is older than in the site that is published next.

This module publishes nothing and stores nothing.
"""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from functools import partial

import msgspec

from briefing.build import read_text, render_groups, scan, workers
from briefing.build.incremental import stored_page_of, text_of
from briefing.build.load import Inputs
from briefing.build.read_text import ParsedText, Work
from briefing.build.term_pages import Glossary, marker
from briefing.core.diagnostics import errors_in
from briefing.core.model import Prose
from briefing.core.paths import is_text
from briefing.core.view_model import Page
from briefing.site.changes import Change
from briefing.site.contexts import BriefContext
from briefing.storage.cache import Cache
from briefing.templates.render import LayoutError, renderer

# With more changed texts, nobody waits for the page of one of them.
_MAX_TEXTS = 3


def render_early(last: Inputs, changed: Collection[str], cache: Cache) -> dict[str, bytes]:
    """The new pages of the texts that changed, by address. `last` are the inputs of the last
    build, which was published.

    There is no page if it may be wrong: if the text has errors, or if its place in the archive, its
    links or its pictures changed.
    """
    known = last.snapshot.content
    if len(changed) > _MAX_TEXTS or not all(is_text(path) and path in known for path in changed):
        return {}
    files = [file for path in changed if (file := scan.look_again(known[path]))]
    works: list[Work] = [(file, None) for file in files]
    others = read_text.other_files(last.ingested.media, last.snapshot)
    task = partial(read_text.read_here, works, last.config.options, others, True)
    with workers.fork_task(task, list[ParsedText]) as read:
        texts = read()
    layouts = last.layouts
    render = renderer(layouts.layouts, *render_groups.stored_bytecode(layouts.digests, cache))
    config = last.config.config
    mark_terms = marker(Glossary(config.glossary, config.settings.language))
    early: dict[str, bytes] = {}
    for file, text in zip(files, texts, strict=False):  # There are no texts after a crash.
        page = _page_of(file.path, text, layouts.digests, cache)
        if page is not None:
            prose = msgspec.msgpack.decode(text.body, type=Prose)
            if mark_terms and isinstance(page.context, BriefContext):
                page, prose = mark_terms(page, prose, text.document)
            with suppress(LayoutError):  # The build reports it.
                early[page.path] = render(page, prose)
    return early


def _page_of(path: str, text: ParsedText, layouts: dict[str, bytes], cache: Cache) -> Page | None:
    """The page of a text that was just read; None if it may be wrong."""
    if text.state is None or errors_in(text.problems):
        return None
    change = Change(path, text_of(cache.read("record", path)), text_of(text.record))
    if change.after is None or not change.parts() <= {"body", "shown"}:
        return None
    return stored_page_of(change.after, layouts, cache)
