"""Archive values → the narrow values that layouts see: entries, mentions, charts, names.

Pure. A view holds no more than its layout shows, so that a change elsewhere leaves its page alone.
"""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from itertools import groupby

from briefing.archive.relations import Archive
from briefing.core import urls
from briefing.core.model import (
    Author,
    Bar,
    Brief,
    Byline,
    Chart,
    Counted,
    Entry,
    FeedItem,
    Mention,
    Month,
    Ref,
    Row,
    Thread,
    Topic,
    YearRef,
)
from briefing.core.settings import Settings

# How many neighbours on either side, in each of its topics, may become related to a brief. Small,
# so that a new brief can change the related briefs of few others: at most twice this a topic.
REACH = 3
RELATED = 4


class Views:
    """Makes views of one archive, each entry once. Holds what it was given and nothing that
    changes, but for what it made so far."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive = archive
        self.lang = settings.language
        self._space = uuid.uuid5(uuid.NAMESPACE_URL, settings.id or settings.title)
        self._entries: dict[str, Entry] = {}
        self._topic_ids: dict[str, frozenset[str]] = {}
        self._refs: dict[tuple[str, str], Ref] = {}
        self._identifiers: dict[str, str] = {}
        self._places: dict[str, dict[str, int]] = {}

    def ref(self, thing: Topic | Author, lang: str) -> Ref:
        """A topic or author by the name that readers of `lang` know."""
        href = thing.href
        made = self._refs.get((href, lang))
        if made is None:
            name, tongue = name_in(thing, lang) or (thing.name, self.lang)
            made = self._refs[href, lang] = Ref(name, href, tongue)
        return made

    def entry(self, brief: Brief) -> Entry:
        """The brief in a list; lists are in the archive's language."""
        made = self._entries.get(brief.slug)
        if made is None:
            made = self._entries[brief.slug] = Entry(
                title=brief.title,
                href=brief.href,
                lang=brief.lang,
                kind=brief.kind,
                status=brief.status,
                published=brief.published,
                summary=brief.summary,
                authors=tuple(self.ref(a, self.lang) for a in self.archive.authors_of[brief.slug]),
                topics=tuple(self.ref(t, self.lang) for t in self.archive.topics_of[brief.slug]),
                hidden=self.archive.hidden_reasons.get(brief.slug, ""),
            )
        return made

    def place(self, topic: str, brief: Brief) -> int | None:
        """Where a brief stands among those of a topic, the newest first; or, where the topic is
        empty, among all that are listed."""
        places = self._places.get(topic)
        if places is None:
            briefs = (
                self.archive.by_exact_topic.get(topic, ()) if topic else self.archive.listed_briefs
            )
            places = self._places[topic] = {b.slug: i for i, b in enumerate(briefs)}
        return places.get(brief.slug)

    def beside(self, brief: Brief) -> tuple[str, str]:
        """The addresses of the briefs before and after this one in time, empty at the ends."""
        listed, place = self.archive.listed_briefs, self.place("", brief)
        if place is None:
            return "", ""
        earlier = listed[place + 1].href if place + 1 < len(listed) else ""
        return earlier, listed[place - 1].href if place else ""

    def topic_ids(self, brief: Brief) -> frozenset[str]:
        ids = self._topic_ids.get(brief.slug)
        if ids is None:
            ids = frozenset([t.id for t in self.archive.topics_of[brief.slug]])
            self._topic_ids[brief.slug] = ids
        return ids

    def mention(self, brief: Brief) -> Mention:
        return Mention(brief.title, brief.href, brief.lang, brief.kind, brief.published)

    def mentions(self, briefs: Iterable[Brief]) -> tuple[Mention, ...]:
        return tuple(self.mention(b) for b in briefs)

    def bylines(self, brief: Brief) -> tuple[Byline, ...]:
        bylines = []
        for author in self.archive.authors_of[brief.slug]:
            ref = self.ref(author, brief.lang)
            # An author of withdrawn briefs alone has no page.
            href = ref.href if author.id in self.archive.by_author else ""
            bylines.append(Byline(ref.name, ref.lang, href, author.role, author.email))
        return tuple(bylines)

    def topic_refs(self, brief: Brief, lang: str) -> tuple[Ref, ...]:
        return tuple(
            self.ref(t, lang)
            for t in self.archive.topics_of[brief.slug]
            if t.id in self.archive.by_topic
        )

    def months(self, briefs: Iterable[Brief]) -> tuple[Month, ...]:
        return tuple(
            Month(month, many[0].published.day.replace(day=1), tuple(map(self.entry, many)))
            for month, many in (
                (month, list(group))
                for month, group in groupby(briefs, lambda b: b.published.month)
            )
        )

    def identifier(self, name: str) -> str:
        """A name of its own for ever (RFC 4122, version 5): no address or setting but the
        archive's `id` decides it."""
        return f"urn:uuid:{uuid.uuid5(self._space, name)}"

    def brief_identifier(self, brief: Brief) -> str:
        """The identifier follows a brief through renames: it is that of its oldest name."""
        name = brief.aliases[0].text if brief.aliases else brief.slug
        made = self._identifiers.get(name)
        if made is None:
            made = self._identifiers[name] = self.identifier(name)
        return made

    def feed_item(self, brief: Brief) -> FeedItem:
        updated = brief.updated or brief.published
        latest = max(updated, brief.published, key=lambda m: m.unix)
        return FeedItem(self.brief_identifier(brief), self.entry(brief), latest.stamp)

    def row(self, brief: Brief) -> Row:
        archive = self.archive
        original = archive.originals.get(brief.slug)
        return Row(
            entry=self.entry(brief),
            identifier=self.brief_identifier(brief),
            updated=brief.updated,
            topic_ids=tuple(t.id for t in archive.topics_of[brief.slug]),
            author_ids=tuple(a.id for a in archive.authors_of[brief.slug]),
            sources=brief.sources,
            updates=brief.updates,
            superseded_by=tuple(b.href for b in archive.superseded_by.get(brief.slug, ())),
            translation_of=original.href if original else "",
        )

    def threads(self, brief: Brief, lang: str) -> tuple[Thread, ...]:
        """The briefs before and after this one in each of its topics."""
        threads = []
        for topic in self.archive.topics_of[brief.slug]:
            place = self.place(topic.id, brief)
            if place is None:
                continue
            briefs = self.archive.by_exact_topic[topic.id]
            later = self.mention(briefs[place - 1]) if place else None
            earlier = self.mention(briefs[place + 1]) if place + 1 < len(briefs) else None
            if earlier or later:
                threads.append(Thread(self.ref(topic, lang), earlier, later))
        return tuple(threads)

    def related(self, brief: Brief) -> tuple[Mention, ...]:
        """Up to four briefs on the same topics.

        Candidates are the few nearest in time in each topic; those that share the most topics come
        first, then the nearest in time, then by slug.
        """
        archive = self.archive
        mine = self.topic_ids(brief)
        kin = {b.slug for b in archive.translations.get(brief.slug, ())} | {brief.slug}
        near: dict[str, Brief] = {}
        for id in mine:
            place = self.place(id, brief)
            if place is not None:
                window = archive.by_exact_topic[id][max(0, place - REACH) : place + REACH + 1]
                near.update((b.slug, b) for b in window if b.slug not in kin)

        here, ids = brief.published.unix, self.topic_ids
        ranked = sorted(
            [
                (-len(ids(other) & mine), abs(other.published.unix - here), slug)
                for slug, other in near.items()
            ]
        )
        return self.mentions(near[slug] for _, _, slug in ranked[:RELATED])

    def topic_tree(self) -> tuple[Counted, ...]:
        """All topics that have briefs, each below its broader one."""
        rows: list[Counted] = []
        waiting = [(t, 0) for t in reversed(self.archive.narrower.get("", ()))]
        while waiting:
            topic, depth = waiting.pop()
            rows.append(self.counted_topic(topic, depth))
            below = self.archive.narrower.get(topic.id, ())
            waiting += [(t, depth + 1) for t in reversed(below)]
        return tuple(rows)

    def counted_topic(self, topic: Topic, depth: int = 0) -> Counted:
        count = len(self.archive.by_topic.get(topic.id, ()))
        return Counted(self.ref(topic, self.lang), count, depth, topic.description)

    def counted_author(self, author: Author) -> Counted:
        count = len(self.archive.by_author[author.id])
        return Counted(self.ref(author, self.lang), count, 0, author.role)


def name_in(thing: Topic | Author, lang: str) -> tuple[str, str] | None:
    """The name that readers of a language know, and the tag it is given under, if it is given."""
    known = (lang, lang.partition("-")[0])
    return next(((thing.names[tag], tag) for tag in known if tag in thing.names), None)


def by_year(briefs: Iterable[Brief]) -> dict[int, tuple[Brief, ...]]:
    """Briefs by year, the newest year first."""
    groups = groupby(briefs, lambda b: b.published.iso[:4])
    return {int(year): tuple(group) for year, group in groups}


def year_refs(years: dict[int, tuple[Brief, ...]], list_href: str) -> tuple[YearRef, ...]:
    """The pages of these years, for the list whose page is `list_href`."""
    return tuple(
        YearRef(year, len(briefs), urls.year(list_href, year)) for year, briefs in years.items()
    )


def year_chart(years: tuple[YearRef, ...]) -> Chart:
    """Briefs by year, a bar for each year from the first to the last."""
    known = {y.year: y for y in years}
    span = range(min(known), max(known) + 1) if known else range(0)
    top = max((y.count for y in years), default=1)
    return Chart(
        "year",
        tuple(
            Bar(
                str(year),
                known[year].count if year in known else 0,
                known[year].href if year in known else "",
                round(known[year].count / top, 3) if year in known else 0.0,
            )
            for year in span
        ),
    )


def month_chart(months: tuple[Month, ...], href: str, year: int = 0) -> Chart:
    """Briefs by month; bars lead to the months' anchors on the page `href`.

    Of a whole `year`, or from the first month that has any to the last.
    """
    known = {m.id: len(m.entries) for m in months}
    if year:
        span = [f"{year}-{month:02}" for month in range(1, 13)]
    else:
        span = list(_months_between(min(known), max(known))) if known else []
    top = max(known.values(), default=1)
    return Chart(
        "month",
        tuple(
            Bar(
                month,
                known.get(month, 0),
                f"{href}#{month}" if month in known else "",
                round(known.get(month, 0) / top, 3),
            )
            for month in span
        ),
    )


def _months_between(first: str, last: str) -> Iterable[str]:
    here, end = (int(m[:4]) * 12 + int(m[5:]) - 1 for m in (first, last))
    return (f"{n // 12:04}-{n % 12 + 1:02}" for n in range(here, end + 1))
