"""Changes → the groups of files that they can affect, so that a small edit takes little time.

A *group* is all files that exist because of one brief, topic, author, year or standing page: see
`site.groups`. The contract:
1. A group is affected if the context of one of its pages differs from the last publication. A group
   may be named without need: this takes a little time and changes no byte, because a page is
   written only if its fingerprint differs.
2. Everything that `pages` and `views` show of a brief, topic or author must be known here.
3. This module does not know layouts, what every page may show, or which groups are new:
   `build.incremental` compares them.

Pure. A test compares the values that all pages are given before and after random edits.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import repeat
from typing import NamedTuple

from briefing.archive.cited import current_slugs, referred_slugs
from briefing.archive.curated import named_by
from briefing.archive.digests import digest_years
from briefing.archive.relations import Archive, hidden_reason, sort_key
from briefing.archive.sources import publisher_ids
from briefing.archive.terms import broader_topics, term_ids
from briefing.archive.views import RELATED_DISTANCE, by_year
from briefing.core.model import (
    Author,
    Brief,
    LocatedText,
    Series,
    StandingPage,
    Topic,
)
from briefing.core.paths import MARKDOWN
from briefing.core.settings import Settings
from briefing.core.slugs import slugify
from briefing.site.changes import Change
from briefing.site.groups import (
    ASSETS,
    CARDS,
    EVERYTHING,
    FEEDS,
    FINDER,
    HOME,
    INDEX,
    MEDIA,
    SITE,
    SOURCES,
    Affected,
    group_of,
)

# If the archive is loaded, these are always made again.
ALWAYS = frozenset((HOME, SITE, FINDER, FEEDS, INDEX, MEDIA, ASSETS, CARDS))
# With more changes, finding the affected groups takes as long as planning all pages.
_MAX_CHANGES = 1000

Briefs = tuple[Brief, ...]


class Published(NamedTuple):
    """What was true when the site was last published: the moment `at` (seconds since 1970), the
    topics, the authors and the series, and whether a series had a page."""

    at: int
    topics: dict[str, Topic]
    authors: dict[str, Author]
    series: dict[str, Series]
    had_series: bool


def affected_groups(
    archive: Archive, changes: Sequence[Change], last: Published, at: int, settings: Settings
) -> Affected:
    """What changes since the last publication affect, in an archive that is loaded. The build's
    moment is `at`, in seconds since 1970."""
    base_url = settings.base_url
    moved: list[Brief] = []
    reworded: list[Brief] = []  # They are in the same places of the same lists.
    groups: set[str] = set()
    for change in changes:
        parts = change.parts()
        texts = [text for text in (change.before, change.after) if text]
        if "place" in parts and any(isinstance(text, StandingPage) for text in texts):
            return EVERYTHING
        groups.update(map(group_of, texts))
        groups.update(_groups_of_slugs(_slugs_that_differ(change, base_url), archive))
        briefs = [text for text in texts if isinstance(text, Brief)]
        if "place" in parts:
            moved += briefs
        elif "shown" in parts:
            reworded += briefs
    if len(changes) > _MAX_CHANGES or at < last.at or bool(archive.by_series) != last.had_series:
        return EVERYTHING
    topics = _Vocabulary(last.topics, archive.topics)
    authors = _Vocabulary(last.authors, archive.authors)
    moved += _with_other_visibility(archive, last.at)
    redefined = topics.redefined(), authors.redefined()
    if any(redefined):
        moved += [b for b in archive.briefs if _uses(b, *redefined)]
    years: set[int] = set()
    entries: list[_Entry] = []
    relisted: list[Brief] = []  # Series, topics and digests show them.
    for brief, is_counted in (*zip(moved, repeat(True)), *zip(reworded, repeat(False))):
        near = [brief, *_related_briefs(brief, archive)]
        years.update(b.published.year for b in near)
        groups.update(map(group_of, near))
        relisted += near
        for listed in (brief, *_superseded(brief, archive)):
            own, by = topics.ids(listed.topics), authors.ids(listed.authors)
            entries.append(_Entry(listed.published.year, own, by, is_counted))
            groups.update(map(group_of, _neighbours(listed, own, archive)))
            groups.update(_groups_of_slugs(referred_slugs(listed, base_url), archive))
            groups.update(_naming_groups(listed))
    named = topics.changed(), authors.changed()
    for brief in archive.briefs if any(named) else ():
        own = {topic.id for topic in archive.topics_of[brief.slug]}
        by = {author.id for author in archive.authors_of[brief.slug]}
        if topics.and_broader(own) & named[0] or by & named[1]:
            # Lists show their names, and count the brief for broader topics.
            entries.append(_Entry(brief.published.year, own, by, is_counted=True))
            groups.update(map(group_of, (brief, *_neighbours(brief, own, archive))))
            relisted.append(brief)
    years.update(entry.year for entry in entries)
    groups.update(_list_groups(entries, topics, archive))
    groups.update(_naming_topics(relisted, archive))
    groups.update(_digest_groups(relisted, archive, settings.digest.pages))
    is_same = last.series == archive.series
    groups.update(_series_groups(relisted if is_same else archive.briefs, archive))
    groups.update(f"year:{year}" for year in years | _shown_years(entries, archive.briefs))
    return Affected(ALWAYS.union(groups), frozenset(years))


class _Entry(NamedTuple):
    """A brief that lists show in another way: its year, and the ids of its topics and authors. If
    it `is_counted`, the years of these lists may also have other numbers of briefs."""

    year: int
    topics: set[str]
    authors: set[str]
    is_counted: bool


def _list_groups(entries: list[_Entry], topics: _Vocabulary, archive: Archive) -> Iterator[str]:
    """The groups of the topics and authors that list these entries, and of their years."""
    of_topics: dict[str, list[_Entry]] = defaultdict(list)
    of_authors: dict[str, list[_Entry]] = defaultdict(list)
    for entry in entries:
        for id in topics.and_broader(entry.topics):
            of_topics[id].append(entry)
        for id in entry.authors:
            of_authors[id].append(entry)
    yield from _year_groups("topic", of_topics, archive.by_topic)
    yield from _year_groups("author", of_authors, archive.by_author)
    # A topic or author without a brief has no page. So entries lead to all pages.
    yield from (f"topic:{id}" for id in topics.and_related({*of_topics}))
    yield from (f"author:{id}" for id in of_authors)


def _year_groups(
    kind: str, changed: dict[str, list[_Entry]], lists: Mapping[str, Briefs]
) -> Iterator[str]:
    """The groups of years that show these entries, or their number. `lists` has the briefs of all
    topics, or of all authors."""
    for id, entries in changed.items():
        for year in _shown_years(entries, lists.get(id, ())):
            yield f"{kind}:{id}/{year}"


def _shown_years(entries: list[_Entry], briefs: Briefs) -> set[int]:
    """The years whose pages, in the list of these briefs, show one of these entries or the number
    of briefs of its year."""
    years = {entry.year for entry in entries}
    counted = {entry.year for entry in entries if entry.is_counted}
    return years | _and_beside(counted, by_year(briefs)) if counted else years


class _Vocabulary:
    """The topics or the authors, before and now."""

    def __init__(
        self, before: Mapping[str, Topic | Author], now: Mapping[str, Topic | Author]
    ) -> None:
        self.before, self.now = before, now
        self.words_before, self.words_now = term_ids(before), term_ids(now)
        # The ids of the broader and of the related topics of each topic, before or now.
        self.broader: dict[str, set[str]] = defaultdict(set)
        self.related: dict[str, set[str]] = defaultdict(set)
        for some in [now] if before == now else [before, now]:
            topics = {topic.id: topic for topic in some.values() if isinstance(topic, Topic)}
            for id, topic in topics.items():
                self.broader[id].update(above.id for above in broader_topics(topic, topics))
                self.related[id].update(topic.related)

    def changed(self) -> set[str]:
        """The ids of all that were added, removed or changed."""
        if self.before == self.now:
            return set()
        ids = self.before.keys() | self.now.keys()
        return {id for id in ids if self.before.get(id) != self.now.get(id)}

    def redefined(self) -> set[str]:
        """The words that mean another topic or author than before."""
        before = self.words_before
        return {word for word, id in self.words_now.items() if before.get(word, id) != id}

    def ids(self, marks: tuple[LocatedText, ...]) -> set[str]:
        """What these words mean, before or now."""
        words = [mark.text.casefold() for mark in marks]
        return {
            known[word]
            for known in (self.words_before, self.words_now)
            for word in words
            if word in known
        }

    def and_broader(self, ids: set[str]) -> set[str]:
        """These topics, and the broader ones."""
        return ids.union(*(self.broader.get(id, ()) for id in ids))

    def and_related(self, ids: set[str]) -> set[str]:
        """These topics, and those that show the name and the number of briefs of one of these."""
        return ids | {id for id, related in self.related.items() if related & ids}


def _with_other_visibility(archive: Archive, before: int) -> list[Brief]:
    """The briefs that are now hidden, visible or marked in another way than at that moment."""
    late = [
        b
        for b in archive.briefs
        if b.published.unix > before or (b.embargo and b.embargo.unix > before)
    ]
    return [b for b in late if hidden_reason(b, before) != archive.hidden_reasons.get(b.slug, "")]


def _uses(brief: Brief, topic_words: set[str], author_words: set[str]) -> bool:
    return any(mark.text.casefold() in topic_words for mark in brief.topics) or any(
        mark.text.casefold() in author_words for mark in brief.authors
    )


def _related_briefs(brief: Brief, archive: Archive) -> list[Brief]:
    """The briefs that name this one, or are named by it, as translations or as superseded. A brief
    also names the newest of all that supersede it one after another."""
    marks = (*brief.supersedes, *filter(None, (brief.translation_of,)))
    related: list[Brief] = []
    for slug in {brief.slug, *(mark.text.removesuffix(MARKDOWN) for mark in marks)}:
        if slug in archive.by_slug:
            related.append(archive.by_slug[slug])
        related += archive.translations.get(slug, ())
    older = {b.slug: b for b in (brief, *related)}
    for slug in (waiting := list(older)):
        for superseded in archive.supersedes.get(slug, ()):
            if superseded.slug not in older:
                older[superseded.slug] = superseded
                waiting.append(superseded.slug)
    return [*older.values(), *archive.superseded_by.get(brief.slug, ())]


def _series_groups(briefs: Iterable[Brief], archive: Archive) -> Iterator[str]:
    """The groups that show these briefs as parts of a series, or the number of its parts."""
    words = term_ids(archive.series)
    names = {brief.series.text for brief in briefs if brief.series}
    for id in {words.get(name.casefold(), slugify(name)) for name in names}:
        yield f"series:{id}"
        yield from map(group_of, archive.by_series.get(id, ()))


def _slugs_that_differ(change: Change, base_url: str) -> set[str]:
    """The slugs that a text refers to only before or only after a change."""
    slugs: set[str] = set()
    for text in (change.before, change.after):
        if isinstance(text, Brief):
            slugs ^= referred_slugs(text, base_url)
    return slugs


def _groups_of_slugs(slugs: set[str], archive: Archive) -> set[str]:
    """The groups of the briefs that have or had these slugs."""
    current = current_slugs(archive) if slugs - archive.by_slug.keys() else {}
    return {f"brief:{current.get(slug, slug)}" for slug in slugs}


def _naming_groups(brief: Brief) -> Iterator[str]:
    """The groups that name this brief because it was corrected, or because it has sources."""
    yield from (f"register:{update.date.year}" for update in brief.updates)
    for id in publisher_ids(brief):
        yield from (SOURCES, f"source:{id}", f"source:{id}/{brief.published.year}")


def _superseded(brief: Brief, archive: Archive) -> list[Brief]:
    """The briefs that this one supersedes: wherever they are shown, its title is shown too."""
    slugs = (mark.text.removesuffix(MARKDOWN) for mark in brief.supersedes)
    return [archive.by_slug[slug] for slug in slugs if slug in archive.by_slug]


def _naming_topics(briefs: Iterable[Brief], archive: Archive) -> Iterator[str]:
    """The groups of the topics that name one of these briefs."""
    slugs = {brief.slug for brief in briefs}
    for topic in archive.topics.values():
        if not slugs.isdisjoint(named_by(topic)):
            yield f"topic:{topic.id}"


def _neighbours(brief: Brief, topic_ids: set[str], archive: Archive) -> list[Brief]:
    """The briefs whose pages may show this one because it is, or was, near to them in time."""
    near = [*_around(archive.briefs, brief, 1)]
    for id in topic_ids:
        near += _around(archive.by_exact_topic.get(id, ()), brief, RELATED_DISTANCE)
    return near


def _around(briefs: tuple[Brief, ...], brief: Brief, distance: int) -> tuple[Brief, ...]:
    """The briefs at most `distance` places before and after the place that `brief` has, or would
    have.

    If a brief was within this distance before and is not now, there is a new brief between them,
    and the neighbours of that brief are affected anyway.
    """
    place = bisect_left(briefs, sort_key(brief), key=sort_key)
    return briefs[max(0, place - distance) : place + distance + 1]


def _digest_groups(briefs: list[Brief], archive: Archive, unit: str) -> Iterator[str]:
    """The digests that list these briefs, or lead to such a digest."""
    if unit and briefs:
        years = digest_years(briefs, unit)
        known = digest_years(archive.briefs, unit)
        yield from (f"digest:{year}" for year in _and_beside(years, known))


def _and_beside(years: Iterable[int], known: Iterable[int]) -> set[int]:
    """These years, and the nearest `known` years on either side: the page of a year shows both."""
    known = sorted(known)
    beside = set(years)
    for year in list(beside):
        place = bisect_left(known, year)
        beside.update(known[max(0, place - 1) : place + 2])
    return beside
