"""The timeline of a topic: its events from topics.toml, and its briefs, by date.

Pure. A topic has a timeline if it has events. If it has more briefs than one page lists, the
timeline shows the events and the number of briefs of each year, so that the page stays small.
"""

from __future__ import annotations

import datetime as dt
from collections import defaultdict

from msgspec.structs import replace

from briefing.archive.curated import recommended
from briefing.archive.views import year_refs
from briefing.core import urls
from briefing.core.model import Event, Topic
from briefing.core.view_model import Page, TimelineItem, TimelineYear
from briefing.site.contexts import TimelineContext, TopicContext
from briefing.site.inputs import SiteInputs


def timeline_page(inputs: SiteInputs, topic: Topic, page: TopicContext) -> Page:
    """The timeline of a topic whose own page has the context `page`."""
    head = inputs.list_head(
        urls.timeline(topic.href), description=page.description, section=page.page.section
    )
    head = replace(head, feeds=page.page.feeds)
    years = _years(inputs, topic, is_split=page.split)
    return Page("timeline.html", TimelineContext(inputs.site, head, page.name, years))


def _years(inputs: SiteInputs, topic: Topic, *, is_split: bool) -> tuple[TimelineYear, ...]:
    briefs = inputs.archive.by_topic[topic.id]
    items = [_of_event(event, inputs) for event in topic.events]
    # A brief that is not recommended is not shown with its event, but by its own date.
    named = {brief.slug for brief in recommended([e.brief for e in topic.events], inputs.archive)}
    for brief in () if is_split else briefs:
        if brief.slug not in named:
            day = brief.published.iso[:10]
            mention = inputs.views.mention(brief)
            items.append(TimelineItem(day, brief.published.day, "", mention))
    by_year: dict[int, list[TimelineItem]] = defaultdict(list)
    for item in sorted(items, key=lambda item: (item.date, not item.label)):
        by_year[item.first.year].append(item)
    of_briefs = inputs.years_of(topic.href, briefs) if is_split else {}
    list_href = inputs.site.edition + topic.href
    refs = {ref.year: ref for ref in year_refs(of_briefs, list_href)}
    return tuple(
        TimelineYear(year, tuple(by_year.get(year, ())), refs.get(year))
        for year in sorted(by_year.keys() | refs.keys())
    )


def _of_event(event: Event, inputs: SiteInputs) -> TimelineItem:
    year, month, day = (*map(int, event.date.split("-")), 1, 1)[:3]
    [*briefs] = recommended((event.brief,), inputs.archive)
    mention = inputs.views.mention(briefs[0]) if briefs else None
    label, lang = inputs.views.text(event.label, event.labels, inputs.lang)
    return TimelineItem(event.date, dt.date(year, month, day), label, mention, lang)
