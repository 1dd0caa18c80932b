"""The pages of a site, and the groups that they belong to.

Pure. A *group* is all pages that exist because of one thing: a brief, a standing page, a topic, an
author, a year of one of them or of the archive, the site as a whole, the home page, the finder.
Pages are planned one group at a time. `invalidation` says which groups an edit can change: it must
know everything that a page of a group sees here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from typing import TYPE_CHECKING

from msgspec.structs import replace

from briefing.archive.charts import year_chart
from briefing.archive.cited import citing_briefs
from briefing.archive.standing import versions_of
from briefing.archive.status import current_version, status_of
from briefing.core import urls
from briefing.core.model import Author, Brief, StandingPage, Text, Topic
from briefing.core.view_model import Context, FacetNames, Mention, Page, Ref
from briefing.site import (
    cards,
    digests,
    editor,
    feeds,
    follow,
    glossary,
    home,
    lists,
    redirects,
    register,
    series,
    sources,
)
from briefing.site.contexts import (
    ArchiveContext,
    BriefContext,
    ReadingListContext,
    StandingContext,
    page_of,
)
from briefing.site.groups import FEEDS, FINDER, HOME, SITE, SOURCES
from briefing.site.inputs import SiteInputs

if TYPE_CHECKING:
    from briefing.core.card_model import Card

_RECENT_BRIEFS = 10
# A brief names this many briefs that refer to it.
_MAX_CITING = 50


class PlannedPages:
    """The pages of a site, planned from its archive.

    `commit` is the abbreviated commit id for the home page.
    """

    def __init__(self, inputs: SiteInputs, commit: str) -> None:
        self.inputs = inputs
        self.commit = commit

    @cached_property
    def groups(self) -> tuple[str, ...]:
        """All groups, those with the most pages first."""
        archive = self.inputs.archive
        return (
            *(f"topic:{id}" for id in archive.by_topic),
            *(f"author:{id}" for id in archive.by_author),
            *_groups_of_years(self.inputs),
            *(f"series:{id}" for id in archive.by_series),
            SITE,
            HOME,
            FINDER,
            FEEDS,
            SOURCES,
            *(f"source:{name}" for name in sources.source_groups(self.inputs)),
            *(f"register:{year}" for year in register.years_with_page(self.inputs)),
            *(f"digest:{year}" for year in digests.years_with_page(self.inputs)),
            *(f"page:{page.slug}" for page in archive.standing_pages),
            *(f"brief:{slug}" for slug in archive.by_slug),
        )

    def pages(self, group: str) -> Iterator[Page]:
        """All pages of one of `groups`."""
        inputs = self.inputs
        kind, _, name = group.partition(":")
        if kind == "brief":
            brief = inputs.archive.by_slug[name]
            yield _brief_page(inputs, brief)
            yield from _redirects(inputs, brief)
        elif kind == "page":
            for page in (p for p in inputs.archive.standing_pages if p.slug == name):
                yield _standing_page(inputs, page)
                yield from _redirects(inputs, page)
        elif group == FINDER:
            for edition in inputs.editions:
                yield _archive_page(edition)
                yield _reading_list_page(edition)
        elif group == HOME:
            yield from home.home_pages(inputs, self.commit)
        elif group == FEEDS:
            yield from feeds.site_feeds(inputs)
        elif group == SITE:
            yield from _site_pages(inputs)
        else:
            for edition in inputs.editions:
                yield from _list_pages(edition, kind, name)

    def media_paths(self) -> dict[str, str]:
        """Map the address of each picture and attachment to the path of its file."""
        archive = self.inputs.archive
        shown = (texts for id, texts in archive.topic_texts.items() if id in archive.by_topic)
        introductions = (text for texts in shown for text in texts.values())
        holders: tuple[Text, ...] = (*archive.briefs, *archive.standing_pages, *introductions)
        return {m.href: m.path for holder in holders for m in holder.media}

    def cards(self) -> tuple[Card, ...]:
        """The pictures of briefs for networks."""
        return cards.all_cards(self.inputs)

    def sample_groups(self) -> tuple[str, ...]:
        """Groups that together have each layout in each language that the site has it in, except
        for a few rare pages."""
        archive = self.inputs.archive
        texts: dict[str, Mapping[str, Brief | StandingPage]] = {
            "brief": archive.by_slug,
            "page": {page.slug: page for page in archive.standing_pages},
        }
        first: dict[str, str] = {}
        for group in self.groups:
            kind, _, name = group.partition(":")
            text = texts[kind].get(name) if kind in texts else None
            first.setdefault(kind + (text.lang if text else ""), group)
        return tuple(first.values())


def _groups_of_years(inputs: SiteInputs) -> list[str]:
    """The groups of years: of the archive, of its topics and of its authors. Those of one year
    follow each other, because their pages have entries in common, and the last entries are
    remembered (`templates.text_memory`)."""
    archive = inputs.archive
    groups = [(year, f"year:{year}") for year in inputs.years]
    year_of = {brief.slug: year for year, briefs in inputs.years.items() for brief in briefs}
    for kind, by_id in (("topic", archive.by_topic), ("author", archive.by_author)):
        for id, briefs in by_id.items():
            years = lists.years_with_page(briefs, year_of)
            groups += [(year, f"{kind}:{id}/{year}") for year in years]
    return [group for _, group in sorted(groups, key=itemgetter(0), reverse=True)]


def _list_pages(inputs: SiteInputs, kind: str, name: str) -> Iterator[Page]:
    """The pages of a group that lists briefs, sources or corrections. `name` is an id, a year, or
    an id and a year."""
    archive = inputs.archive
    id, _, year = name.partition("/")
    if kind == "topic" and year:
        yield lists.subject_year_page(inputs, archive.topics[id], int(year))
    elif kind == "topic":
        yield from lists.topic_pages(inputs, id)
    elif kind == "author" and year:
        yield lists.subject_year_page(inputs, archive.authors[id], int(year))
    elif kind == "author":
        yield from lists.author_pages(inputs, id)
    elif kind == "series":
        yield from series.series_pages(inputs, id)
    elif kind == "year":
        yield from lists.archive_year_pages(inputs, int(id))
    elif kind == "register":
        yield register.register_year_page(inputs, int(id))
    elif kind == "digest":
        yield from digests.digest_pages(inputs, int(id))
    elif kind == "source":
        yield sources.publisher_page(inputs, id, int(year or 0))
    else:
        yield sources.index_page(inputs)


def _site_pages(inputs: SiteInputs) -> Iterator[Page]:
    for edition in inputs.editions:
        yield lists.topics_page(edition)
        yield lists.authors_page(edition)
        yield from series.all_series_page(edition)
        yield from register.register_pages(edition)
        yield from glossary.glossary_page(edition)
        yield from digests.digest_list(edition)
    yield from feeds.combined_feeds(inputs)
    yield from follow.follow_pages(inputs)
    yield feeds.data_index(inputs)
    yield from feeds.sitemaps(inputs)
    yield from redirects.redirect_maps(inputs)
    # The "not found" page is shown at any address, so that its links must begin at the root.
    head = replace(inputs.head(urls.NOT_FOUND), noindex=True, root=inputs.site.base_path)
    yield Page("404.html", Context(inputs.site, head))
    files = {urls.ROBOTS: "robots.txt", urls.WEB_MANIFEST: "site.webmanifest"}
    for href, layout in files.items():
        yield Page(layout, Context(inputs.site, inputs.head(href)))
    yield editor.headers_page(inputs)
    yield from editor.editor_pages(inputs)


def _brief_page(inputs: SiteInputs, brief: Brief) -> Page:
    archive, views = inputs.archive, inputs.views
    others = archive.translations.get(brief.slug, ())
    languages = tuple(Ref(b.title, b.href, b.lang) for b in (brief, *others)) if others else ()
    earlier, later = views.neighbours(brief)
    original = archive.originals.get(brief.slug)
    preview = archive.hidden_reasons.get(brief.slug, "")
    citing = citing_briefs(brief, inputs.citing_index)
    head = inputs.head(
        brief.href,
        title=brief.title,
        description=brief.summary,
        lang=brief.lang,
        section="archive",
    )
    head = replace(
        head,
        languages=languages,
        prev=earlier.href if earlier else "",
        next=later.href if later else "",
        noindex=inputs.is_kept_from_search_engines(brief),
    )
    context = BriefContext(
        inputs.site_in(brief.lang),
        head,
        brief=brief,
        identifier=views.brief_identifier(brief),
        status=status_of(archive, brief),
        authors=views.bylines(brief),
        topics=views.topic_refs(brief),
        translations=views.mentions([b for b in others if b is not original]),
        original=views.mention(original) if original else None,
        supersedes=views.mentions(archive.supersedes.get(brief.slug, ())),
        superseded_by=_successors(inputs, brief),
        threads=views.threads(brief),
        related=views.related(brief),
        preview=preview,
        cited_by=views.mentions(citing[:_MAX_CITING]),
        cited_by_more=max(0, len(citing) - _MAX_CITING),
        series=series.place_in_series(inputs, brief),
        card=card.href if (card := cards.card_of(inputs, brief)) else "",
    )
    return page_of(context, brief.path)


def _successors(inputs: SiteInputs, brief: Brief) -> tuple[Mention, ...]:
    """The briefs that supersede a brief, the newest first, each with its reason, and with the brief
    to read."""
    archive, mention = inputs.archive, inputs.views.mention
    newer = archive.superseded_by.get(brief.slug, ())
    current = (current_version(archive, each) for each in newer)
    return tuple(
        replace(mention(each), note=each.supersedes_note, instead=now and mention(now))
        for each, now in zip(newer, current, strict=True)
    )


def _redirects(inputs: SiteInputs, text: Brief | StandingPage) -> Iterator[Page]:
    target = Ref(text.title, text.href, text.lang)
    for href in filter(None, (urls.alias(alias.text) for alias in text.aliases)):
        yield lists.redirect(inputs, href, target, text.summary)


def _standing_page(inputs: SiteInputs, page: StandingPage) -> Page:
    head = inputs.head(
        page.href,
        title=page.title,
        description=page.summary,
        lang=page.lang,
        section=page.slug,
    )
    versions = versions_of(page, inputs.archive.standing_pages)
    refs = tuple(Ref(p.title, p.href, p.lang) for p in versions) if len(versions) > 1 else ()
    context = StandingContext(
        inputs.site_in(page.lang),
        replace(head, languages=refs),
        title=page.title,
        summary=page.summary,
        digest=page.digest,
        translations=tuple(ref for ref in refs if ref.href != page.href),
        explains=page.explains,
    )
    return page_of(context, page.path)


def _reading_list_page(inputs: SiteInputs) -> Page:
    # It shows what one reader keeps, so that there is nothing to find for others.
    head = replace(inputs.list_head(urls.READING_LIST, section="reading-list"), noindex=True)
    return page_of(ReadingListContext(inputs.site, head, _facet_names(inputs), finder=None))


def _archive_page(inputs: SiteInputs) -> Page:
    """The page of the finder. The names of the index's files are added when the index is made."""
    briefs, years = inputs.archive.briefs, inputs.year_refs
    feed_refs = (
        ref
        for feed in inputs.settings.feeds
        for ref in feeds.feed_refs(urls.combined_feed_base(feed.slug), feed.title)
    )
    head = replace(inputs.list_head(urls.ARCHIVE, section="archive"), feeds=tuple(feed_refs))
    context = ArchiveContext(
        inputs.site,
        head,
        chart=year_chart(years),
        years=years,
        recent=inputs.views.months(briefs[:_RECENT_BRIEFS]),
        total=len(briefs),
        since=years[-1].year if years else 0,
        names=_facet_names(inputs),
        finder=None,
    )
    return page_of(context)


def _facet_names(inputs: SiteInputs) -> FacetNames | None:
    """The names that the finder shows on a page in another language than the archive's."""
    if not inputs.site.edition:
        return None
    archive, lang = inputs.archive, inputs.lang

    def names(subjects: Iterable[Topic | Author]) -> dict[str, str]:
        named = ((subject, inputs.views.ref(subject, lang).name) for subject in subjects)
        return {subject.id: name for subject, name in named if name != subject.name}

    kinds = {*inputs.settings.kinds, *(brief.kind for brief in archive.briefs)}
    topics = (archive.topics[id] for id in archive.by_topic)
    authors = (archive.authors[id] for id in archive.by_author)
    return FacetNames(names(topics), names(authors), tuple(sorted(kinds)))
