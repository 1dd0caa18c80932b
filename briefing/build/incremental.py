"""The commonest edit: one brief's text, and nothing else. Its page and the finder are made anew.

All else in the site is as it was, so no other brief is read from the store, none is arranged, and
no other page planned: what these two pages were made of is kept from when they were made. That one
file alone changed is told by how files lie, and that only its own page can show it by what was read
of it. Where either isn't so, or anything in the published folder isn't as the last build left it,
nothing is published here, and the pipeline goes the whole way. Knows the pipeline's values, not its
steps.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.archive.relations import links_still_valid, same_public_record
from briefing.build import index_builder, ingest, render_site, replay, workers
from briefing.build.render_site import Indexed
from briefing.content.types import ParsedFile, ParseOptions, parse_options_of
from briefing.core import urls
from briefing.core.diagnostics import replace_problems
from briefing.core.hashing import digest
from briefing.core.model import Brief, Finder, Page
from briefing.search.types import Stale
from briefing.site.contexts import ArchiveContext, BriefContext
from briefing.site.pages import FINDER, page_of_archive, page_of_brief
from briefing.storage import output
from briefing.templates import files
from briefing.templates.closure import closure_digests
from briefing.templates.render import warm_up

if TYPE_CHECKING:
    from briefing.build.ingest import Begun
    from briefing.build.render_site import Printed
    from briefing.build.types import BuildRequest, BuildResult, Sight
    from briefing.storage.cache import Cache
    from briefing.storage.output import Published
    from briefing.templates.files import Layouts

Progress = Callable[[str, int, int], None]


def retouched(
    order: BuildRequest,
    store: Cache,
    sight: Sight,
    begun: Begun,
    there: Callable[[], Published],
    progress: Progress,
) -> BuildResult | None:
    """Publish the one brief whose text was edited; None where more than that may have changed, and
    then nothing was published. If it was read by then, its reading is kept.

    `sight` and `begun` are what a first look at the archive found, `there` gives the published
    folder. Raises `Fault`.
    """
    was, last, rules = (
        _edited(order, store, sight, begun),
        sight.last,
        store.meta("rules", ParseOptions),
    )
    if was is None or last is None or rules is None:
        return None
    if parse_options_of(ingest.words(sight.files, store)[0].settings) != rules:
        return None
    begun.tell(rules)
    # While the brief is read, all else is made ready.
    loaded = files.load(sight.layouts, order.preview)
    digests, _ = closure_digests(loaded)
    kept = _kept(was, store, there(), digests)
    if kept is None:
        return None
    warm_up()
    reading = ingest.take_one(begun, rules, was, store)
    if reading is None:
        return None
    store.set_meta("looked", sight.began)
    store.save()  # So that another process can fetch what is new there.
    with suppress(_Otherwise):
        printed, index = _published(order, store, kept, was, reading, loaded, digests, progress)
        report = replace(
            last,
            # What comparing briefs tells of one is errors only, and with errors there is no last.
            problems=replace_problems(last.problems, was.path, reading.problems),
            written=printed.written,
            deleted=printed.deleted,
            early=0,
            at=order.at,
            signature=sight.signature,
            reasons=tuple(printed.reasons),
        )
        replay.remember(store, report, sight.began, index.packed)
        return report
    return None


class _Otherwise(Exception):
    """More has to be made than two pages and the finder's files."""


def _edited(order: BuildRequest, store: Cache, sight: Sight, begun: Begun) -> Brief | None:
    """The one brief that changed since the site was published, as it was, if its front matter seems
    to be the same."""
    last = sight.last
    if last is None or order.now is not None or not replay.on_time(last, order.at):
        return None
    # What was read since and not published has changed too, and what was refused is in no
    # signature.
    if len(sight.young) != 1 or sight.problems or store.changed():
        return None
    [path] = sight.young
    kept = ingest.as_it_was(begun, path, store)
    if kept is None:
        return None
    brief, stat = kept
    before = [(name, stat if name == path else lie) for name, lie in sight.lies]
    same = replay.signature(order, before, sight.checkout) == last.signature
    return brief if same else None


class _Kept(NamedTuple):
    """What the last build left: all that is looked at anew, and what the two pages were made of."""

    scope: render_site.Scope
    brief: bytes
    archive: bytes


def _kept(was: Brief, store: Cache, found: Published, digests: dict[str, bytes]) -> _Kept | None:
    """What was kept for the page of a brief and for the finder; None where it isn't there, or the
    published folder isn't as it was left."""
    known = store.outputs()
    if not replay.untouched(found, known):
        return None
    brief, archive = store.context(was.href), store.context(urls.ARCHIVE)
    for path, layout, seen in (
        (was.href, "brief.html", brief),
        (urls.ARCHIVE, "archive.html", archive),
    ):
        if path not in known or known[path].fingerprint != digests[layout] + digest(seen):
            return None
    files = frozenset([path for path in known if path.startswith(urls.FINDER_FOLDER)])
    subjects = f"brief:{was.slug}", FINDER
    return _Kept(
        render_site.Scope(found, known, subjects, files, files, frozenset()), brief, archive
    )


def _published(
    order: BuildRequest,
    store: Cache,
    kept: _Kept,
    was: Brief,
    reading: ParsedFile,
    loaded: Layouts,
    digests: dict[str, bytes],
    progress: Progress,
) -> tuple[Printed, Indexed]:
    """Put out what was read of a brief. Raises `_Otherwise` where that is not all; then nothing was
    put out."""
    brief = reading.brief
    if brief is None or not (same_public_record(was, brief) and links_still_valid(was, brief)):
        raise _Otherwise
    made: list[Indexed] = []

    def finder() -> render_site.Finder:
        try:
            index = index_aside()
        except Stale:
            raise _Otherwise from None
        archive = msgspec.msgpack.decode(kept.archive, type=ArchiveContext)
        page = page_of_archive(replace(archive, finder=Finder(index.facets, index.words)))
        made.append(index)
        new = render_site.judged(order.out, index.made, kept.scope.known, kept.scope.found)
        return render_site.Finder(_Plan({FINDER: page}), index.files, new)

    context = msgspec.msgpack.decode(kept.brief, type=BriefContext)
    page = page_of_brief(replace(context, brief=brief))
    staged = partial(render_site.all_made, order.out, {}, output.EMPTY)
    site = index_builder.Site(store.path, order.out, order.jobs)
    listing = index_builder.last_listing
    indexed = partial(index_builder.update_index, site, listing, None, staged)
    with output.staging(order.out), workers.fork_task(indexed) as index_aside:
        printed = render_site.run(
            order.out,
            _Plan({f"brief:{brief.slug}": page}),
            kept.scope,
            loaded,
            render_site.kept_codes(digests, store),
            digests,
            finder,
            loaded.assets.__getitem__,
            store,
            order.jobs,
            progress,
        )
    if printed.problems:
        raise _Otherwise  # They are told in the order of all.
    [index] = made
    return printed, index


class _Plan(NamedTuple):
    """The plan of a few pages: the one `of` each subject."""

    of: dict[str, Page]

    def pages(self, group: str) -> Iterator[Page]:
        yield self.of[group]

    def media_paths(self) -> dict[str, str]:
        """Pictures and attachments stay as they are."""
        return {}
