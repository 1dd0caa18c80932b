"""The files for programs: feeds, the bulk data, sitemaps.

Pure.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from operator import attrgetter
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive.status import WITHDRAWN
from briefing.archive.views import last_change
from briefing.core import urls
from briefing.core.citations import Reference, brief_reference
from briefing.core.follow_model import Feed, FeedItem, FeedText
from briefing.core.model import Brief
from briefing.core.settings import CombinedFeed
from briefing.core.view_model import Address, FeedRef, Page, Part
from briefing.site.contexts import (
    CitationsContext,
    DataContext,
    DataIndexContext,
    FeedContext,
    SitemapContext,
    SitemapIndexContext,
)
from briefing.site.inputs import SiteInputs

MAX_FEED_ITEMS = 20
FEED_LAYOUTS = {urls.ATOM: "feed.xml", urls.JSON_FEED: "feed.json"}
# The time of a feed that has no items yet.
NO_TIME = "1970-01-01T00:00:00+00:00"


class FeedSource(NamedTuple):
    """A list of briefs that has feeds at the address `base`, and whose page is `page`. The feeds of
    the whole archive have an empty `base`. The subtitle is in the feed's language, or empty."""

    base: str
    title: str
    subtitle: str
    page: str
    briefs: tuple[Brief, ...]


def feed_refs(base: str, name: str) -> tuple[FeedRef, ...]:
    """The feeds at the address `base`, as the pages that they belong to show them."""
    return (
        FeedRef(name, urls.feed(base, urls.ATOM), "application/atom+xml"),
        FeedRef(name, urls.feed(base, urls.JSON_FEED), "application/feed+json"),
    )


def site_feeds(inputs: SiteInputs) -> Iterator[Page]:
    """The feeds of the whole archive, with whole texts."""
    settings, briefs = inputs.settings, inputs.archive.briefs
    source = FeedSource("", settings.title, settings.description, urls.HOME, briefs)
    # Without a base URL, the links of a text have no full addresses.
    newest = briefs[:MAX_FEED_ITEMS] if settings.base_url else ()
    texts = {brief.href: feed_text(brief) for brief in newest}
    for page in feed_pages(inputs, source):
        yield with_texts(page, lambda item: texts.get(item.entry.href))


def with_texts(page: Page, text: Callable[[FeedItem], FeedText | None]) -> Page:
    """A copy of a feed whose items have these texts."""
    assert isinstance(page.context, FeedContext)  # noqa: S101 – only feeds have items
    items = tuple([replace(item, text=text(item)) for item in page.context.items])
    return replace(page, context=replace(page.context, items=items))


def feed_text(brief: Brief) -> FeedText | None:
    """The values that a feed needs to show the text of a brief. It is None for a withdrawn brief,
    because only its page shows the text, below a notice."""
    if brief.status == WITHDRAWN:
        return None
    return FeedText(brief.path, brief.digest, brief.figure.media.href if brief.figure else "")


def combined_feeds(inputs: SiteInputs) -> Iterator[Page]:
    """The feeds that `site.toml` defines."""
    for feed in inputs.settings.feeds:
        base = urls.combined_feed_base(feed.slug)
        source = FeedSource(base, feed.title, "", urls.ARCHIVE, _briefs_of(feed, inputs))
        yield from feed_pages(inputs, source)


def feed_pages(
    inputs: SiteInputs, source: FeedSource, *, kind: str = "", lang: str = ""
) -> Iterator[Page]:
    """The Atom feed and the JSON feed of a list of briefs, in the language of these values. Layouts
    add the name of the `kind` or of the language `lang` to the title, if there is one."""
    base, newest = source.base, source.briefs[:MAX_FEED_ITEMS]
    # A feed of a language that readers can choose is in that language.
    page_lang = lang if lang in inputs.settings.languages else inputs.lang
    site = inputs.site_in(page_lang)
    changed = max(map(last_change, newest), key=attrgetter("unix"), default=None)
    feed = Feed(
        title=": ".join(filter(None, (site.title if base else "", source.title))),
        subtitle=source.subtitle,
        id=inputs.views.identifier(f"feed:{base}"),
        updated=changed.stamp if changed else NO_TIME,
        page=source.page,
        atom=urls.feed(base, urls.ATOM),
        json=urls.feed(base, urls.JSON_FEED),
        kind=kind,
        lang=lang,
    )
    items = tuple(inputs.views.feed_item(b, page_lang) for b in newest)
    for ending, layout in FEED_LAYOUTS.items():
        head = inputs.head(urls.feed(base, ending), title=feed.title, lang=page_lang)
        yield Page(layout, FeedContext(site, head, feed, items))


def _briefs_of(feed: CombinedFeed, inputs: SiteInputs) -> tuple[Brief, ...]:
    """The briefs of a combined feed, from the newest to the oldest."""
    archive = inputs.archive
    topics = [archive.topic_terms.get(t.casefold(), t) for t in feed.topics]
    authors = {archive.author_terms.get(a.casefold(), a) for a in feed.authors}
    by_topic = [archive.by_topic.get(id, ()) for id in topics]
    slugs = [{brief.slug for brief in briefs} for briefs in by_topic]
    return tuple(
        brief
        for brief in (by_topic[0] if by_topic else archive.briefs)
        if all(brief.slug in of_topic for of_topic in slugs)
        and (not authors or any(a.id in authors for a in archive.authors_of[brief.slug]))
        and (not feed.kinds or brief.kind in feed.kinds)
    )


def data_files(inputs: SiteInputs, year: int) -> Iterator[Page]:
    """The bulk data of a year, as JSON and as CSV, and the references to its briefs."""
    rows = tuple(map(inputs.views.row, inputs.years[year]))
    for ending in ("json", "csv"):
        href = urls.data(year, ending)
        context = DataContext(inputs.site, inputs.head(href), year, rows)
        yield Page(f"data.{ending}", context)
    references = tuple([_reference(inputs, brief) for brief in inputs.years[year]])
    for ending in (*urls.CITATION_ENDINGS, "js"):
        head = inputs.head(urls.data(year, ending))
        layout = "references.txt" if ending == "js" else f"data.{ending}"
        yield Page(layout, CitationsContext(inputs.site, head, year, references))


def _reference(inputs: SiteInputs, brief: Brief) -> Reference:
    """What citations of a brief say, as its page says it: with the names that the archive and its
    publisher have in the language of the brief."""
    views, site = inputs.views, inputs.site_in(brief.lang)
    url = urls.canonical(site.base_url, brief.href)
    return brief_reference(brief, views.bylines(brief), views.topic_refs(brief), site, url)


def data_index(inputs: SiteInputs) -> Page:
    """The list of all files of bulk data."""
    archive = inputs.archive
    parts = tuple(
        Part(
            year,
            len(briefs),
            urls.data(year, "json"),
            urls.data(year, "csv"),
            tuple(urls.data(year, ending) for ending in urls.CITATION_ENDINGS),
        )
        for year, briefs in inputs.years.items()
    )
    newest = archive.briefs[0].published if archive.briefs else None
    head = inputs.head(urls.DATA_INDEX)
    context = DataIndexContext(inputs.site, head, parts, len(archive.briefs), newest)
    return Page("data-index.json", context)


def year_sitemap(inputs: SiteInputs, year: int) -> Iterator[Page]:
    """The sitemap of a year. Sitemaps name full addresses: without a base URL, there are none."""
    # Search engines are asked to leave the other briefs out.
    briefs = [b for b in inputs.years[year] if not inputs.is_kept_from_search_engines(b)]
    addresses = (
        *(Address(e.site.edition + urls.year(urls.ARCHIVE, year), "") for e in inputs.editions),
        *(Address(b.href, (b.updated or b.published).iso) for b in briefs),
    )
    yield from _sitemap(inputs, urls.sitemap(year), addresses)


def sitemaps(inputs: SiteInputs) -> Iterator[Page]:
    """The sitemap of the pages that are no briefs, and the index of all sitemaps."""
    if not inputs.site.base_url:
        return
    archive = inputs.archive
    lists = [urls.ARCHIVE, urls.TOPICS, urls.AUTHORS, urls.REGISTER, urls.SOURCES, urls.FOLLOW]
    lists += map(urls.topic, archive.by_topic)
    lists += map(urls.author, archive.by_author)
    with_events = (id for id in archive.by_topic if archive.topics[id].events)
    lists += map(urls.timeline, map(urls.topic, with_events))
    lists += [urls.GLOSSARY] if archive.glossary else []
    lists += [urls.DIGESTS] if inputs.settings.digest.pages else []
    lists += map(urls.digest, inputs.digests)
    lists += [urls.SERIES] if archive.by_series else []
    lists += map(urls.series, archive.by_series)
    hrefs = ["", *(page.href for page in archive.standing_pages)]
    hrefs += [home.href for home in inputs.site.homes[1:]]
    hrefs += [edition.site.edition + href for edition in inputs.editions for href in lists]
    yield from _sitemap(inputs, urls.SITEMAP_OF_PAGES, tuple(Address(h, "") for h in hrefs))
    parts = (urls.SITEMAP_OF_PAGES, *map(urls.sitemap, inputs.years))
    head = inputs.head(urls.SITEMAP)
    context = SitemapIndexContext(inputs.site, head, tuple(Address(path, "") for path in parts))
    yield Page("sitemap-index.xml", context)


def _sitemap(inputs: SiteInputs, href: str, addresses: tuple[Address, ...]) -> Iterator[Page]:
    if inputs.site.base_url:
        context = SitemapContext(inputs.site, inputs.head(href), addresses)
        yield Page("sitemap.xml", context)
