"""Which pages must be made again: by comparison with the last publication.

The contract:
1. The archive need not be loaded if only bodies of texts differ, no text has errors, everything
   that decides all pages is unchanged, and the contexts of the affected pages are stored.
2. A stored context may be used if its digest and that of its layout are the two halves of the
   page's fingerprint.
3. What is compared is always what was last *published*, not what was last read.

If the archive must be loaded, `loaded_pages` chooses.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING, TypeAlias, TypeVar

import msgspec
from msgspec.structs import replace

from briefing.build.load import Inputs, as_reported
from briefing.build.snapshot import damaged_groups
from briefing.build.types import Problems, Publication
from briefing.content.types import ParsedFile
from briefing.core import urls
from briefing.core.diagnostics import errors_in
from briefing.core.follow_model import FeedItem, FeedText
from briefing.core.hashing import digest
from briefing.core.model import Brief, StandingPage, Text, TopicText
from briefing.core.view_model import Context, Page
from briefing.search.types import Index, Listing
from briefing.site.changes import Change
from briefing.site.contexts import (
    REUSABLE,
    ArchiveContext,
    BriefContext,
    FeedContext,
    HomeContext,
    ReadingListContext,
    RedirectContext,
    StandingContext,
    page_of,
)
from briefing.site.groups import ASSETS, FEEDS, FINDER, HOME, INDEX, Affected, group_of
from briefing.storage.cache import Cache, CacheDamaged

if TYPE_CHECKING:
    from briefing.build.loaded_pages import LoadedPages
    from briefing.core.card_model import Card

StoredContext = TypeVar("StoredContext", bound=Context)

# With more changes, it is faster to load the archive.
_MAX_CHANGES = 1000


def text_of(record: bytes) -> Text | None:
    """The text in a packed record; None if there is no record, or if the text has errors."""
    return _decode_record(record).value if record else None


_decode_record = msgspec.msgpack.Decoder(ParsedFile).decode


def load_changes(changed: dict[str, bytes], cache: Cache) -> list[Change]:
    """The texts that changed since the last publication. `changed` has their packed records as
    published, by path."""
    return [
        Change(path, text_of(record), text_of(cache.read("record", path)))
        for path, record in changed.items()
    ]


def choose_pages(inputs: Inputs, cache: Cache) -> tuple[Pages | None, Problems]:
    """The pages that are affected, and all problems; no pages if there are errors.

    The archive is loaded only if it must be.
    """
    request, snapshot, digests = inputs.request, inputs.snapshot, inputs.layouts.digests
    last = cache.get("publication", Publication)
    damaged = damaged_groups(cache.outputs(), snapshot.output)
    changes: list[Change] | None = None
    if last and len(inputs.ingested.changed) <= _MAX_CHANGES:
        changes = load_changes(inputs.ingested.changed, cache)
        is_same = (
            last.facts == inputs.facts and last.is_current(request.at) and not request.is_early
        )
        problems = as_reported((*inputs.problems, *last.warnings), inputs)
        if is_same and not errors_in(problems):
            stored = stored_pages(changes, damaged, snapshot.commit, digests, cache)
            if stored is not None:
                return stored, problems
    from briefing.build import loaded_pages  # Edits of bodies do not need it.

    return loaded_pages.load_pages(inputs, last, changes, damaged, cache)


class StoredPages:
    """The pages that changes of bodies affect, made from the contexts of the last publication.

    `stored` has all pages of each group. The index is intact, or the archive would be loaded.
    """

    is_index_intact = True

    def __init__(self, stored: dict[str, list[Page]]) -> None:
        self.stored = stored
        made = (*stored, ASSETS, *((INDEX,) if FINDER in stored else ()))
        self.affected = Affected(frozenset(made), frozenset())
        self.groups = tuple(group for group in stored if group != FINDER)

    def samples(self) -> Iterator[Page]:
        """Pages with the layouts that may be compiled."""
        return (page for pages in self.stored.values() for page in pages)

    def pages(self, group: str) -> Iterator[Page]:
        """The pages of a group."""
        return iter(self.stored[group])

    def media_paths(self) -> dict[str, str]:
        """No picture is published or deleted."""
        return {}

    def cards(self) -> tuple[Card, ...]:
        """No card is drawn or deleted."""
        return ()

    def listing(self, last: Index | None) -> Listing:
        """The listing of the index. Raises `CacheDamaged` if there is no last index."""
        if last is None:
            raise CacheDamaged
        return last.listing


Pages: TypeAlias = "LoadedPages | StoredPages"


def stored_pages(
    changes: Sequence[Change],
    damaged: frozenset[str] | None,
    commit: str,
    layouts: dict[str, bytes],
    cache: Cache,
) -> StoredPages | None:
    """The pages that these changes affect, and the home pages, which show the commit; None if the
    archive must be loaded. `layouts` has the digests of layouts."""
    if damaged is None or not cache.has("index"):
        return None
    if any(change.parts() - {"body"} for change in changes):
        return None
    read = partial(_stored_page, layouts, cache)
    home = read(HomeContext, urls.HOME, commit=commit)
    others = home.context.site.homes[1:] if home else ()
    stored: dict[str, list[Page | None]] = {
        HOME: [home, *(read(HomeContext, other.href, commit=commit) for other in others)]
    }
    for text in (change.after for change in changes):
        if text is not None:
            stored[group_of(text)] = [stored_page_of(text, layouts, cache)]
        if isinstance(text, Brief | StandingPage):
            former = filter(None, (urls.alias(alias.text) for alias in text.aliases))
            stored[group_of(text)] += [read(RedirectContext, href) for href in former]
    if changes:
        editions = ("", *(urls.edition(other.lang) for other in others))
        stored[FINDER] = [
            page
            for edition in editions
            for page in (
                read(ArchiveContext, edition + urls.ARCHIVE),
                read(ReadingListContext, edition + urls.READING_LIST),
            )
        ]
    if feeds := _stored_feeds(changes, layouts, cache):
        stored[FEEDS] = feeds
    pages = {group: [page for page in many if page] for group, many in stored.items()}
    is_complete = all(len(pages[group]) == len(many) for group, many in stored.items())
    if not is_complete or not damaged <= {*pages, ASSETS}:
        return None
    return StoredPages(pages)


def _stored_feeds(
    changes: Sequence[Change], layouts: dict[str, bytes], cache: Cache
) -> list[Page | None]:
    """The feeds with whole texts, if they show one of the texts that changed; None for a feed whose
    context is not stored."""
    packed = cache.read("context", urls.feed("", urls.JSON_FEED))
    if not packed:
        return [None]
    edited = (change.after for change in changes)
    # Most texts are in no such feed. To look for a path takes less time than to decode a feed.
    shown = [text for text in edited if isinstance(text, Brief) and text.path.encode() in packed]
    if not shown:
        return []

    from briefing.site.feeds import FEED_LAYOUTS, feed_text, with_texts

    texts = {text.path: feed_text(text) for text in shown}

    def new_text(item: FeedItem) -> FeedText | None:
        return texts.get(item.text.path, item.text) if item.text else None

    feeds: list[Page | None] = []
    for ending, layout in FEED_LAYOUTS.items():
        context = _stored_context(FeedContext, urls.feed("", ending), layout, layouts, cache)
        feeds.append(with_texts(Page(layout, context), new_text) if context else None)
    return feeds


def stored_page_of(text: Text, layouts: dict[str, bytes], cache: Cache) -> Page | None:
    """The page of a text, from its context as last published: everything that it shows of other
    texts is as it was then. None if that context is not stored. `layouts` has the digests of
    layouts."""
    read = partial(_stored_page, layouts, cache)
    if isinstance(text, Brief):
        return read(BriefContext, text.href, text.path, brief=text)
    if isinstance(text, TopicText):
        return None
    changes = {"title": text.title, "summary": text.summary, "digest": text.digest}
    return read(StandingContext, text.href, text.path, **changes)


def _stored_page(
    layouts: dict[str, bytes],
    cache: Cache,
    type: type[Context],
    href: str,
    prose: str = "",
    **changes: object,
) -> Page | None:
    """The page at `href` with these changes of its stored context; None if that context is not the
    one that was published."""
    layout, _ = REUSABLE[type]
    context = _stored_context(type, href, layout, layouts, cache)
    return page_of(replace(context, **changes), prose) if context else None


def _stored_context(
    type: type[StoredContext], href: str, layout: str, layouts: dict[str, bytes], cache: Cache
) -> StoredContext | None:
    """The stored context of the page at `href`; None if it is not the one that was published."""
    packed, output = cache.read("context", href), cache.outputs().get(href)
    if output is None or output.fingerprint != layouts.get(layout, b"") + digest(packed):
        return None
    return msgspec.msgpack.decode(packed, type=type)
