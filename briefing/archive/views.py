"""The archive → the small values that layouts see: entries, mentions, charts, names.

Pure. A view contains no more than its layout shows, so that a page changes only if something that
it shows changes.
"""

from __future__ import annotations

import uuid
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from copy import copy
from itertools import groupby
from operator import attrgetter
from typing import TypeVar

from briefing.archive.relations import Archive
from briefing.archive.status import CURRENT, SUPERSEDED, WITHDRAWN, status_date, status_of
from briefing.core import urls
from briefing.core.citation_names import is_organisation
from briefing.core.follow_model import FeedItem
from briefing.core.languages import nearest_languages
from briefing.core.model import Author, Brief, Moment, Series, Topic
from briefing.core.settings import Settings
from briefing.core.view_model import (
    Byline,
    Counted,
    Entry,
    Mention,
    Month,
    Ref,
    Row,
    Thread,
    YearRef,
)

# For related briefs, this many neighbours on either side in each topic are candidates. It is small,
# so that a new brief can change the related briefs of only twice this many briefs in each topic.
RELATED_DISTANCE = 3
_MAX_RELATED = 4

T = TypeVar("T")


class Views:
    """Makes views of one archive. It remembers the views that many pages share."""

    def __init__(self, archive: Archive, settings: Settings) -> None:
        self.archive, self.settings = archive, settings
        self.lang = settings.language
        self._namespace = uuid.uuid5(uuid.NAMESPACE_URL, settings.id or settings.title)
        self._entries: dict[tuple[str, str], Entry] = {}
        self._mentions: dict[str, Mention] = {}
        self._refs: dict[tuple[str, str], Ref] = {}
        self._identifiers: dict[str, str] = {}
        self._positions: dict[str, dict[str, int]] = {}
        self._editions: dict[str, str] = {}

    def in_language(self, lang: str) -> Views:
        """The same views, whose lists are by default in the language `lang`."""
        views = copy(self)
        views.lang = lang
        return views

    def edition(self, lang: str) -> str:
        """The folder of the lists for readers of `lang`; empty for those of the archive's
        language."""
        edition = self._editions.get(lang)
        if edition is None:
            known = self.settings.languages
            nearest = next(nearest_languages(lang, known), known[0])
            edition = self._editions[lang] = urls.edition(nearest) if nearest != known[0] else ""
        return edition

    def ref(self, subject: Topic | Author | Series, lang: str) -> Ref:
        """A topic, author or series, with the name that readers of `lang` know, and its page in
        their language."""
        href = subject.href
        ref = self._refs.get((href, lang))
        if ref is None:
            name, name_lang = self.text(subject.name, subject.names, lang)
            ref = self._refs[href, lang] = Ref(name, self.edition(lang) + href, name_lang)
        return ref

    def entry(self, brief: Brief, lang: str = "") -> Entry:
        """A brief in a list whose page is in the language `lang`, by default that of the
        archive."""
        lang = lang or self.lang
        entry = self._entries.get((brief.slug, lang))
        if entry is None:
            archive, status = self.archive, status_of(self.archive, brief)
            successors = archive.superseded_by.get(brief.slug, ())
            entry = self._entries[brief.slug, lang] = Entry(
                title=brief.title,
                href=brief.href,
                lang=brief.lang,
                kind=brief.kind,
                status=status,
                published=brief.published,
                summary=brief.summary,
                authors=tuple([self.ref(a, lang) for a in archive.authors_of[brief.slug]]),
                topics=tuple([self.ref(t, lang) for t in archive.topics_of[brief.slug]]),
                hidden=archive.hidden_reasons.get(brief.slug, ""),
                changed=status_date(archive, brief) if status != CURRENT else None,
                successor=title_ref(successors[0]) if successors else None,
            )
        return entry

    def positions(self, topic: str) -> dict[str, int]:
        """The position of each brief of a topic by slug, the newest brief at 0; or, if `topic` is
        empty, of each brief."""
        positions = self._positions.get(topic)
        if positions is None:
            briefs = self._briefs(topic)
            positions = self._positions[topic] = {b.slug: i for i, b in enumerate(briefs)}
        return positions

    def _briefs(self, topic: str) -> tuple[Brief, ...]:
        archive = self.archive
        return archive.by_exact_topic.get(topic, ()) if topic else archive.briefs

    def neighbours(self, brief: Brief, topic: str = "") -> tuple[Brief | None, Brief | None]:
        """The briefs before and after a brief in time, among those of a topic or, if `topic` is
        empty, among all briefs. At the ends of the list, and for a brief that is not in it,
        they are None."""
        briefs, position = self._briefs(topic), self.positions(topic).get(brief.slug)
        if position is None:
            return None, None
        earlier = briefs[position + 1] if position + 1 < len(briefs) else None
        return earlier, briefs[position - 1] if position else None

    def mention(self, brief: Brief) -> Mention:
        """A brief as the page of another brief names it."""
        mention = self._mentions.get(brief.slug)
        if mention is None:
            status = status_of(self.archive, brief)
            mention = self._mentions[brief.slug] = Mention(
                title=brief.title,
                href=brief.href,
                lang=brief.lang,
                kind=brief.kind,
                published=brief.published,
                status=status if status in (SUPERSEDED, WITHDRAWN) else "",
            )
        return mention

    def mentions(self, briefs: Iterable[Brief]) -> tuple[Mention, ...]:
        """The same for several briefs, in their order."""
        return tuple([self.mention(b) for b in briefs])

    def bylines(self, brief: Brief) -> tuple[Byline, ...]:
        """The authors of a brief as its page names them."""
        bylines = []
        for author in self.archive.authors_of[brief.slug]:
            ref = self.ref(author, brief.lang)
            role, role_lang = self.text(author.role, author.roles, brief.lang)
            bylines.append(
                Byline(
                    name=ref.name,
                    lang=ref.lang,
                    href=ref.href,
                    role=role,
                    email=author.email,
                    family_name=ref.name if self.is_organisation(author) else author.family_name,
                    role_lang=role_lang,
                )
            )
        return tuple(bylines)

    def is_organisation(self, author: Author) -> bool:
        """Whether an author is an organisation, as the archive itself and its publisher are."""
        name, settings = author.name, self.settings
        is_own = name in (settings.title, settings.publisher)
        return is_organisation(name, author.family_name or (name if is_own else ""))

    def topic_refs(self, brief: Brief) -> tuple[Ref, ...]:
        """The topics of a brief."""
        return tuple(self.ref(t, brief.lang) for t in self.archive.topics_of[brief.slug])

    def months(self, briefs: Iterable[Brief]) -> tuple[Month, ...]:
        """Briefs by month. The briefs must be sorted by time."""
        groups = groupby(briefs, lambda brief: brief.published.month)
        lists = ((month, list(group)) for month, group in groups)
        return tuple(
            Month(month, briefs[0].published.day.replace(day=1), tuple(map(self.entry, briefs)))
            for month, briefs in lists
        )

    def identifier(self, name: str) -> str:
        """A permanent identifier for a name (UUID version 5, RFC 9562, as a URN). Of all settings,
        it depends only on the archive's `id`."""
        return f"urn:uuid:{uuid.uuid5(self._namespace, name)}"

    def brief_identifier(self, brief: Brief) -> str:
        """The identifier of a brief. It is made from the oldest slug, so that a renamed brief keeps
        it."""
        identifier = self._identifiers.get(brief.slug)
        if identifier is None:
            identifier = self._identifiers[brief.slug] = self.identifier(brief.oldest_slug)
        return identifier

    def feed_item(self, brief: Brief, lang: str = "") -> FeedItem:
        """A brief in a feed in the language `lang` (by default that of the archive), with the time
        of its last change and without its text."""
        entry = self.entry(brief, lang)
        return FeedItem(self.brief_identifier(brief), entry, last_change(brief).stamp)

    def row(self, brief: Brief) -> Row:
        """A brief in the bulk data."""
        archive = self.archive
        original = archive.originals.get(brief.slug)
        return Row(
            entry=self.entry(brief),
            identifier=self.brief_identifier(brief),
            status=status_of(archive, brief),
            updated=brief.updated,
            topic_ids=tuple(t.id for t in archive.topics_of[brief.slug]),
            author_ids=tuple(a.id for a in archive.authors_of[brief.slug]),
            sources=brief.sources,
            updates=brief.updates,
            superseded_by=tuple(b.href for b in archive.superseded_by.get(brief.slug, ())),
            translation_of=original.href if original else "",
        )

    def threads(self, brief: Brief) -> tuple[Thread, ...]:
        """The briefs before and after a brief in each of its topics."""
        threads = []
        for topic in self.archive.topics_of[brief.slug]:
            neighbours = self.neighbours(brief, topic.id)
            if any(neighbours):
                earlier, later = (self.mention(b) if b else None for b in neighbours)
                threads.append(Thread(self.ref(topic, brief.lang), earlier, later))
        return tuple(threads)

    def related(self, brief: Brief) -> tuple[Entry, ...]:
        """At most four briefs on the same topics.

        Candidates are the briefs that are nearest in each topic. They are sorted by the number of
        shared topics, then by the distance in time, then by slug. Translations and withdrawn briefs
        are not candidates.
        """
        topics_of, own = self.archive.topics_of, self.archive.topics_of[brief.slug]
        candidates: dict[str, Brief] = {}
        for topic in own:
            position = self.positions(topic.id).get(brief.slug)
            if position is not None:
                first = max(0, position - RELATED_DISTANCE)
                for other in self._briefs(topic.id)[first : position + RELATED_DISTANCE + 1]:
                    if other.status != "withdrawn":
                        candidates[other.slug] = other
        for other in (brief, *self.archive.translations.get(brief.slug, ())):
            candidates.pop(other.slug, None)
        time = brief.published.unix
        ranked = sorted(
            [
                (
                    -sum(map(own.__contains__, topics_of[slug])),
                    abs(other.published.unix - time),
                    slug,
                )
                for slug, other in candidates.items()
            ]
        )
        nearest = [candidates[slug] for _, _, slug in ranked[:_MAX_RELATED]]
        return tuple([self.entry(other, brief.lang) for other in nearest])

    def topic_tree(self, lang: str = "") -> tuple[Counted, ...]:
        """All topics that have briefs, each after its broader topic, with their names in a
        language (by default that of the archive)."""
        rows: list[Counted] = []
        waiting = [(t, 0) for t in reversed(self.archive.narrower.get("", ()))]
        while waiting:
            topic, depth = waiting.pop()
            rows.append(self.counted_topic(topic, depth, lang))
            narrower = self.archive.narrower.get(topic.id, ())
            waiting += [(t, depth + 1) for t in reversed(narrower)]
        return tuple(rows)

    def counted_topic(self, topic: Topic, depth: int = 0, lang: str = "") -> Counted:
        """A topic with the number of its briefs, at this depth of the tree (0 is the top), with its
        name in a language (by default that of the archive)."""
        count = len(self.archive.by_topic.get(topic.id, ()))
        ref = self.ref(topic, lang or self.lang)
        return Counted(ref, count, depth, *self.description(topic, lang or self.lang))

    def description(self, subject: Topic | Series, lang: str) -> tuple[str, str]:
        """What a topic or series is about, for readers of `lang`, and the language of this text."""
        return self.text(subject.description, subject.descriptions, lang)

    def text(self, text: str, translations: dict[str, str], lang: str) -> tuple[str, str]:
        """A text in the language `lang` if there is a translation, else in that of the archive; and
        the language."""
        return text_in(translations, lang) or (text, self.settings.language)

    def counted_author(self, author: Author) -> Counted:
        """An author who has briefs, with their number."""
        count = len(self.archive.by_author[author.id])
        role = self.text(author.role, author.roles, self.lang)
        return Counted(self.ref(author, self.lang), count, 0, *role)


def title_ref(brief: Brief) -> Ref:
    """A brief as a name with a link."""
    return Ref(brief.title, brief.href, brief.lang)


def text_in(texts: dict[str, T], lang: str) -> tuple[T, str] | None:
    """The text for readers of `lang` among texts by language tag, and its tag; None if there is
    none."""
    if not texts:
        return None
    return next(((texts[tag], tag) for tag in nearest_languages(lang, texts)), None)


def last_change(brief: Brief) -> Moment:
    """The moment when a brief was published or updated, whichever is later."""
    return max(brief.published, brief.updated or brief.published, key=attrgetter("unix"))


def by_year(briefs: Sequence[Brief]) -> dict[int, tuple[Brief, ...]]:
    """Briefs by year. They must be sorted, the newest first, and so are the years."""
    years: dict[int, tuple[Brief, ...]] = {}
    start = 0
    while start < len(briefs):
        year = briefs[start].published.year
        # A list has many briefs and few years, so that the end of a year is searched for.
        end = bisect_right(briefs, -year, start, key=lambda brief: -brief.published.year)
        years[year] = tuple(briefs[start:end])
        start = end
    return years


def year_refs(years: dict[int, tuple[Brief, ...]], list_href: str) -> tuple[YearRef, ...]:
    """The pages of these years, for the list whose page is `list_href`."""
    return tuple(
        YearRef(year, len(briefs), urls.year(list_href, year)) for year, briefs in years.items()
    )
