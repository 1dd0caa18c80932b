"""The page that explains how to follow the archive, the feeds that only it lists, and the calendar.

Pure. The feeds by kind and by language need no settings. The calendar has the days of the timelines
of topics: it never names a brief before readers can see it, because it knows no briefs.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from briefing.core import urls
from briefing.core.collation import collation_key
from briefing.core.follow_model import CalendarEvent, FeedGroup, FeedLink
from briefing.core.model import Brief
from briefing.core.slugs import slugify
from briefing.core.view_model import Page, Ref
from briefing.site import feeds
from briefing.site.contexts import CalendarContext, FollowContext
from briefing.site.feeds import MAX_FEED_ITEMS, FeedSource
from briefing.site.inputs import SiteInputs

_ISO_DAY_CHARACTERS = len("2021-05-11")


def follow_pages(inputs: SiteInputs) -> Iterator[Page]:
    """The page and the calendar in each language, and the feeds by kind and by language."""
    kinds = _newest_by(inputs.archive.briefs, lambda brief: brief.kind)
    languages = _newest_by(inputs.archive.briefs, lambda brief: brief.lang)
    for kind, briefs in kinds.items():
        source = FeedSource(urls.kind_feed_base(slugify(kind)), "", "", urls.FOLLOW, briefs)
        yield from feeds.feed_pages(inputs, source, kind=kind)
    for lang, briefs in languages.items():
        source = FeedSource(urls.language_feed_base(lang), "", "", _page_of(lang, inputs), briefs)
        yield from feeds.feed_pages(inputs, source, lang=lang)
    for edition in inputs.editions:
        events = _events(edition)
        if events:
            calendar = edition.list_head(urls.CALENDAR)
            yield Page("calendar.ics", CalendarContext(edition.site, calendar, events))
        groups = tuple(group for group in _groups(edition, kinds, languages) if group.feeds)
        head = edition.list_head(urls.FOLLOW, section="follow")
        yield Page("follow.html", FollowContext(edition.site, head, groups, bool(events)))


def _page_of(lang: str, inputs: SiteInputs) -> str:
    """The page that the feeds of a language belong to."""
    homes = {home.lang: home.href for home in inputs.site.homes[1:]}
    return homes.get(lang, urls.FOLLOW)


def _groups(
    inputs: SiteInputs, kinds: Iterable[str], languages: Iterable[str]
) -> Iterator[FeedGroup]:
    archive, views, lang = inputs.archive, inputs.views, inputs.lang
    topics = [row.ref for row in views.topic_tree()]
    series = [views.ref(archive.series[id], lang) for id in archive.by_series]
    authors = [views.ref(archive.authors[id], lang) for id in archive.by_author]
    for id, refs in (("topics", topics), ("series", series), ("authors", authors)):
        if id != "topics":
            refs.sort(key=lambda ref: collation_key(ref.name, lang))
        yield FeedGroup(id, tuple(_link(ref, urls.feed_base(ref.href)) for ref in refs))
    names = {kind: Ref(kind, "", "") for kind in kinds}
    by_kind = (_link(names[kind], urls.kind_feed_base(slugify(kind))) for kind in names)
    yield FeedGroup("kinds", tuple(by_kind))
    by_lang = (_link(Ref(tag, "", tag), urls.language_feed_base(tag)) for tag in languages)
    yield FeedGroup("languages", tuple(by_lang))
    archive_lang = inputs.settings.language
    yield FeedGroup(
        "combined",
        tuple(
            _link(Ref(feed.title, "", archive_lang), urls.combined_feed_base(feed.slug))
            for feed in inputs.settings.feeds
        ),
    )


def _link(ref: Ref, base: str) -> FeedLink:
    return FeedLink(ref, urls.feed(base, urls.ATOM), urls.feed(base, urls.JSON_FEED))


def _newest_by(
    briefs: tuple[Brief, ...], key: Callable[[Brief], str]
) -> dict[str, tuple[Brief, ...]]:
    """The newest briefs of each value, by value; nothing if all briefs have the same value."""
    missing = set(map(key, briefs))
    if len(missing) < 2:
        return {}
    newest: dict[str, list[Brief]] = {value: [] for value in sorted(missing)}
    for brief in briefs:
        value = key(brief)
        if value in missing:
            newest[value].append(brief)
            if len(newest[value]) == MAX_FEED_ITEMS:
                missing.remove(value)
                if not missing:
                    break
    return {value: tuple(of_value) for value, of_value in newest.items()}


def _events(inputs: SiteInputs) -> tuple[CalendarEvent, ...]:
    """The events of all topics that have a page. A calendar has no place for months and years."""
    archive, views = inputs.archive, inputs.views
    return tuple(
        CalendarEvent(
            views.identifier(f"event:{id}:{event.date}:{event.label}"),
            event.date,
            views.text(event.label, event.labels, inputs.lang)[0],
            views.ref(archive.topics[id], inputs.lang).name,
            urls.timeline(views.ref(archive.topics[id], inputs.lang).href),
        )
        for id in archive.by_topic
        for event in archive.topics[id].events
        if len(event.date) == _ISO_DAY_CHARACTERS
    )
