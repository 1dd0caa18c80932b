"""Edits → the subjects whose pages they can change, so that an edit costs what it touches.

Pure. This must know at least what `plan` and `views` let the pages of a subject see; what it names
beyond that costs a little time and changes no byte, since a page is written only where its
fingerprint differs. What any page may see (`Plan.common`) is not for this module: where that
changed, all pages are planned.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from briefing.archive.relations import Archive, same_public_record, sort_key
from briefing.archive.terms import broader_topics
from briefing.archive.views import RELATED_DISTANCE
from briefing.core.model import Brief, LocatedText, Topic
from briefing.core.paths import MARKDOWN
from briefing.site.pages import FINDER, HOME, SITE

# A brief as it was when the site was last published, and as it is: None where it wasn't, or isn't.
Change = tuple[Brief | None, Brief | None]


class Reached(NamedTuple):
    """The `subjects` whose pages may differ, as `Plan.subjects` names them, and some that are no
    longer there; and the `years` that may have other briefs, or show them otherwise."""

    subjects: frozenset[str]
    years: frozenset[int]


def reached(archive: Archive, changes: Iterable[Change]) -> Reached:
    """What edits can have changed that made this `archive`."""
    briefs: dict[str, Brief] = {}
    years: set[int] = set()
    topics: set[str] = set()
    authors: set[str] = set()
    for was, now in changes:
        if was and now and same_public_record(was, now):
            briefs[now.slug] = now
            continue
        for brief in filter(None, (was, now)):
            briefs[brief.slug] = brief
            years.add(brief.published.year)
            topics.update(_ids(brief.topics, archive.topic_terms))
            authors.update(_ids(brief.authors, archive.author_terms))
            for kin in _kin(brief, archive):
                briefs[kin.slug] = kin
                years.add(kin.published.year)
            own = [
                archive.by_exact_topic.get(id, ()) for id in _ids(brief.topics, archive.topic_terms)
            ]
            near = [*_around(archive.listed_briefs, brief, 1)]
            near += [b for briefs_of in own for b in _around(briefs_of, brief, RELATED_DISTANCE)]
            briefs.update((b.slug, b) for b in near)
    subjects = (
        SITE,
        HOME,
        FINDER,
        *(f"brief:{slug}" for slug in briefs),
        *(f"year:{year}" for year in _and_beside(years, archive)),
        *(f"topic:{id}" for id in _and_linked(topics, archive.topics)),
        *(f"author:{id}" for id in authors),
    )
    return Reached(frozenset(subjects), frozenset(years))


def _ids(marks: tuple[LocatedText, ...], words: dict[str, str]) -> Iterator[str]:
    """What an earlier brief's words mean today. A word that means nothing today was the last of
    its topic or author, and then there is one fewer of them in `Plan.common`."""
    return (words[w] for w in (mark.text.casefold() for mark in marks) if w in words)


def _kin(brief: Brief, archive: Archive) -> Iterator[Brief]:
    """The briefs that name this one, or are named by it, as translations or as superseded."""
    marks = (*brief.supersedes, *filter(None, (brief.translation_of,)))
    named = {mark.text.removesuffix(MARKDOWN) for mark in marks}
    for slug in (brief.slug, *sorted(named)):
        if slug in archive.by_slug:
            yield archive.by_slug[slug]
        yield from archive.translations.get(slug, ())
    yield from archive.superseded_by.get(brief.slug, ())
    yield from archive.supersedes.get(brief.slug, ())


def _around(briefs: tuple[Brief, ...], brief: Brief, distance: int) -> tuple[Brief, ...]:
    """So many neighbours on either side of the place where `brief` is, or would be.

    A brief that was nearer before, and is farther off now, has a new one between: that one reaches
    it.
    """
    place = bisect_left(briefs, sort_key(brief), key=sort_key)
    return briefs[max(0, place - distance) : place + distance + 1]


def _and_beside(years: set[int], archive: Archive) -> set[int]:
    """These years and those on either side that have briefs: a year's page tells of both."""
    known = sorted(int(year) for year in {b.published.iso[:4] for b in archive.listed_briefs})
    beside = set(years)
    for year in years:
        place = bisect_left(known, year)
        beside.update(known[max(0, place - 1) : place + 2])
    return beside


def _and_linked(ids: set[str], topics: dict[str, Topic]) -> set[str]:
    """These topics, the broader ones, and those that tell how many briefs any of them has."""
    counted = set(ids)
    for id in ids:
        counted.update(topic.id for topic in broader_topics(topics[id], topics))
    telling = {t.id for t in topics.values() if counted.intersection(t.related)}
    return counted | telling
