"""The pages that list briefs: of topics, of authors, of years.

Pure. The lists and their feeds are in the language of the values that they are made from, see
`SiteInputs.editions`. A list that would grow without bound is split by year, and no page has a
number, so that an address keeps its contents.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import NamedTuple

from msgspec.structs import replace

from briefing.archive.charts import month_chart, year_chart
from briefing.archive.curated import recommended
from briefing.archive.terms import broader_topics
from briefing.archive.views import text_in, year_refs
from briefing.core import urls
from briefing.core.collation import collation_key
from briefing.core.model import Author, Brief, Topic, TopicText
from briefing.core.view_model import Chart, Counted, FeedRef, Head, Month, Page, Ref, YearRef
from briefing.site import feeds
from briefing.site.contexts import (
    AuthorContext,
    AuthorsContext,
    RedirectContext,
    TopicContext,
    TopicsContext,
    YearContext,
    page_of,
)
from briefing.site.feeds import FeedSource
from briefing.site.inputs import SiteInputs
from briefing.site.timeline import timeline_page

# A topic or author with more briefs than this has a page for each year. Its own page then shows
# only the latest.
MAX_BRIEFS_ON_ONE_PAGE = 100
_LATEST_BRIEFS = 30
# With briefs in more years than this, the chart of a list has a bar for each year.
_MAX_YEARS_BY_MONTH = 2
_MAX_TOPICS_OF_AUTHOR = 8


class _YearList(NamedTuple):
    """A list that has a page for each year: those of the archive, or of the topic or author
    `subject`. The newest year is the first."""

    subject: Ref | None
    section: str
    feeds: tuple[FeedRef, ...]
    years: tuple[YearRef, ...]
    briefs: dict[int, tuple[Brief, ...]]


def redirect(
    inputs: SiteInputs, href: str, target: Ref, description: str, section: str = ""
) -> Page:
    """The page at a former address, which leads to `target`."""
    head = inputs.head(
        href, title=target.name, description=description, lang=target.lang, section=section
    )
    canonical = urls.canonical(inputs.site.base_url, target.href)
    head = replace(head, canonical=canonical, noindex=True)
    return page_of(RedirectContext(inputs.site_in(target.lang), head, target))


def topics_page(inputs: SiteInputs) -> Page:
    """The page that lists all topics."""
    head = inputs.list_head(urls.TOPICS, section="topics")
    context = TopicsContext(inputs.site, head, inputs.views.topic_tree())
    return Page("topics.html", context)


def topic_pages(inputs: SiteInputs, id: str) -> Iterator[Page]:
    """The page of a topic, its feeds, and the pages at its former addresses."""
    archive, views, lang = inputs.archive, inputs.views, inputs.lang
    topic, briefs = archive.topics[id], archive.by_topic[id]
    ref = views.ref(topic, lang)
    description, description_lang = views.description(topic, lang)
    text = _introduction(inputs, id)
    related = (archive.topics[r] for r in topic.related if r in archive.by_topic)
    context = TopicContext(
        inputs.site,
        _head(inputs, topic, description, "topics"),
        *_list(inputs, briefs, topic),
        name=ref,
        description=description,
        description_lang=description_lang,
        synonyms=topic.synonyms,
        trail=tuple(views.ref(t, lang) for t in broader_topics(topic, archive.topics)),
        narrower=tuple(views.counted_topic(t) for t in archive.narrower.get(id, ())),
        related=tuple(views.counted_topic(t) for t in related),
        introduction=text.digest if text else b"",
        introduction_lang=text.lang if text else "",
        start_here=tuple(map(views.entry, recommended(topic.start_here, archive))),
        timeline=urls.timeline(ref.href) if topic.events else "",
    )
    yield Page("topic.html", context, text.path if text else "")
    if topic.events:
        yield timeline_page(inputs, topic, context)
    subtitle = description if description_lang == lang else ""
    for id in (topic.id, *topic.aliases):
        # A feed cannot redirect: the feeds at a former address stay there, with their identifier.
        base = urls.feed_base(inputs.site.edition + urls.topic(id))
        source = FeedSource(base, ref.name, subtitle, ref.href, briefs)
        yield from feeds.feed_pages(inputs, source)
    for id in topic.aliases:
        former_href = inputs.site.edition + urls.topic(id)
        yield redirect(inputs, former_href, ref, description, "topics")
        for year in context.years:
            target = Ref(ref.name, year.href, ref.lang)
            href = urls.year(former_href, year.year)
            yield redirect(inputs, href, target, description, "topics")
        if topic.events:
            target = Ref(ref.name, context.timeline, ref.lang)
            href = urls.timeline(former_href)
            yield redirect(inputs, href, target, description, "topics")


def _introduction(inputs: SiteInputs, id: str) -> TopicText | None:
    """The introduction of a topic for the readers of a list: in its language, else in that of the
    archive, else the first one."""
    texts = inputs.archive.topic_texts.get(id, {})
    own = text_in(texts, inputs.lang) or text_in(texts, inputs.settings.language)
    return own[0] if own else next(iter(texts.values()), None)


def authors_page(inputs: SiteInputs) -> Page:
    """The page that lists all authors, by name."""
    archive = inputs.archive
    lang = inputs.lang
    authors = (archive.authors[id] for id in archive.by_author)
    counted = map(inputs.views.counted_author, authors)
    by_name = sorted(counted, key=lambda row: (collation_key(row.ref.name, lang), row.ref.href))
    head = inputs.list_head(urls.AUTHORS, section="authors")
    return Page("authors.html", AuthorsContext(inputs.site, head, tuple(by_name)))


def author_pages(inputs: SiteInputs, id: str) -> Iterator[Page]:
    """The page of an author, and the author's feeds."""
    author, briefs = inputs.archive.authors[id], inputs.archive.by_author[id]
    ref = inputs.views.ref(author, inputs.lang)
    names = sorted({inputs.settings.language: author.name, **author.names}.items())
    role, role_lang = inputs.views.text(author.role, author.roles, inputs.lang)
    bio, bio_lang = inputs.views.text(author.bio, author.bios, inputs.lang)
    context = AuthorContext(
        inputs.site,
        _head(inputs, author, bio, "authors"),
        *_list(inputs, briefs, author),
        name=ref,
        names=tuple(Ref(name, ref.href, lang) for lang, name in names if name != ref.name),
        is_organisation=inputs.views.is_organisation(author),
        role=role,
        role_lang=role_lang,
        email=author.email,
        bio=bio,
        bio_lang=bio_lang,
        topics=_main_topics(inputs, id, briefs),
    )
    yield Page("author.html", context)
    subtitle = bio if bio_lang == inputs.lang else ""
    source = FeedSource(urls.feed_base(ref.href), ref.name, subtitle, ref.href, briefs)
    yield from feeds.feed_pages(inputs, source)


def _head(inputs: SiteInputs, subject: Topic | Author, description: str, section: str) -> Head:
    ref = inputs.views.ref(subject, inputs.lang)
    head = inputs.list_head(subject.href, title=ref.name, description=description, section=section)
    return replace(head, feeds=feeds.feed_refs(urls.feed_base(ref.href), ref.name))


def archive_year_pages(inputs: SiteInputs, year: int) -> Iterator[Page]:
    """The page of a year of the archive, its data and its sitemap."""
    years = _YearList(None, "archive", (), inputs.year_refs, inputs.years)
    yield _year_page(inputs, years, urls.ARCHIVE, year)
    if not inputs.site.edition:
        yield from feeds.data_files(inputs, year)
        yield from feeds.year_sitemap(inputs, year)


def years_with_page(briefs: tuple[Brief, ...], year_of: dict[str, int]) -> set[int]:
    """The years that have a page in the list of a topic or author. There are none if one page has
    all briefs. `year_of` maps slugs to years: to look a year up takes less time than to read it."""
    if len(briefs) <= MAX_BRIEFS_ON_ONE_PAGE:
        return set()
    return {year_of[brief.slug] for brief in briefs}


def subject_year_page(inputs: SiteInputs, subject: Topic | Author, year: int) -> Page:
    """The page of a year of a topic or author."""
    archive, href = inputs.archive, subject.href
    is_topic = isinstance(subject, Topic)
    briefs = (archive.by_topic if is_topic else archive.by_author)[subject.id]
    ref = inputs.views.ref(subject, inputs.lang)
    years = inputs.years_of(href, briefs)
    section = "topics" if is_topic else "authors"
    feed_refs = feeds.feed_refs(urls.feed_base(ref.href), ref.name)
    listed = _YearList(ref, section, feed_refs, year_refs(years, ref.href), years)
    return _year_page(inputs, listed, href, year)


def _year_page(inputs: SiteInputs, years: _YearList, list_href: str, year: int) -> Page:
    """The page of a year of a list whose address in the archive's language is `list_href`."""
    position = next(i for i, ref in enumerate(years.years) if ref.year == year)
    ref, subject = years.years[position], years.subject
    later = years.years[position - 1] if position else None
    earlier = years.years[position + 1] if position + 1 < len(years.years) else None
    months = inputs.views.months(years.briefs[year])
    head = replace(
        inputs.list_head(urls.year(list_href, year), section=years.section),
        feeds=years.feeds,
        prev=earlier.href if earlier else "",
        next=later.href if later else "",
    )
    context = YearContext(
        inputs.site,
        head,
        year=year,
        subject=subject,
        chart=month_chart(months, ref.href, year),
        months=months,
        total=ref.count,
        earlier=earlier,
        later=later,
    )
    return Page("year.html", context)


def _list(
    inputs: SiteInputs, briefs: tuple[Brief, ...], subject: Topic | Author
) -> tuple[Chart, tuple[Month, ...], tuple[YearRef, ...], int, bool]:
    """The list of the briefs of a topic or author, as the fields of `ListContext` have it."""
    href = inputs.views.ref(subject, inputs.lang).href
    split = len(briefs) > MAX_BRIEFS_ON_ONE_PAGE
    months = inputs.views.months(briefs[:_LATEST_BRIEFS] if split else briefs)
    years = year_refs(inputs.years_of(subject.href, briefs), href)
    if split:
        return year_chart(years), months, years, len(briefs), split
    if len(years) <= _MAX_YEARS_BY_MONTH:
        chart = month_chart(months, href)
    else:
        # A bar leads to the newest month of its year, on the same page.
        newest_month = {month.first.year: month.id for month in reversed(months)}
        bars = [YearRef(y.year, y.count, f"{href}#{newest_month[y.year]}") for y in years]
        chart = year_chart(tuple(bars))
    return chart, months, (), len(briefs), split


def _main_topics(inputs: SiteInputs, author: str, briefs: tuple[Brief, ...]) -> tuple[Counted, ...]:
    """The topics that most of the briefs of an author have. A count includes the briefs on narrower
    topics, as everywhere. The link leads to exactly these briefs."""
    archive, lang = inputs.archive, inputs.lang
    own = Counter(topic.id for brief in briefs for topic in archive.topics_of[brief.slug])
    above = {id: {id, *_ids(broader_topics(archive.topics[id], archive.topics))} for id in own}
    of_briefs = (_ids(archive.topics_of[brief.slug]) for brief in briefs)
    counts = Counter(id for ids in of_briefs for id in set().union(*map(above.__getitem__, ids)))
    most = sorted(own, key=lambda id: (-own[id], id))[:_MAX_TOPICS_OF_AUTHOR]
    names = {id: inputs.views.ref(archive.topics[id], lang) for id in most}
    edition = inputs.site.edition
    return tuple(
        Counted(replace(names[id], href=edition + urls.briefs_on(id, author)), counts[id])
        for id in sorted(most, key=lambda id: (-counts[id], id))
    )


def _ids(topics: tuple[Topic, ...]) -> list[str]:
    return [topic.id for topic in topics]
