"""Briefs → what the finder filters by and what its lists show: a row and cards for each year.

Knows nothing of the words of briefs.
"""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from briefing.archive.relations import Archive, trail
from briefing.archive.views import name_in
from briefing.core.model import Author, Brief, Topic
from briefing.search.varint import sets, signs

# Cards are shared out by runs of days, such that a file has about as many as one look shows.
_RUNS = (366, 183, 92, 31, 14, 7, 5, 3, 2, 1)
_CARDS = 8

STATUSES = ("current", "corrected", "replaced", "withdrawn", "unpublished")

Row = tuple[int, int, str, str, str, str]
Card = tuple[int, str, str, str, str, str]


class Values(msgspec.Struct, frozen=True):
    """The values of each facet, in the order in which the finder's files number them."""

    kinds: tuple[str, ...]
    langs: tuple[str, ...]
    topics: tuple[str, ...]
    authors: tuple[str, ...]


def values(archive: Archive, kinds: tuple[str, ...]) -> Values:
    """All values that a brief of the archive has, and kinds that it may have. What only hidden
    briefs have is not among them."""
    langs = {brief.lang for brief in archive.shown}
    used = {brief.kind for brief in archive.shown}
    topics, authors = set(archive.by_topic), set(archive.by_author)
    for brief in archive.shown if len(archive.shown) > len(archive.listed) else ():
        if brief.status == "withdrawn":  # It is shown, and in no list.
            authors.update(author.id for author in archive.authors_of[brief.slug])
            for topic in archive.topics_of[brief.slug]:
                topics.update((topic.id, *(t.id for t in trail(topic, archive.topics))))
    return Values(
        (*kinds, *sorted(used.difference(kinds))),
        tuple(sorted(langs)),
        tuple(id for id in archive.topics if id in topics),
        tuple(id for id in archive.authors if id in authors),
    )


def row(
    archive: Archive, values: Values, year: int, room: int, many: Iterable[tuple[int, Brief]]
) -> Row:
    """The row of a year: five texts of numbers, see docs/finder.md."""
    kinds, langs, topics, authors = (
        {name: place for place, name in enumerate(names)}
        for names in (values.kinds, values.langs, values.topics, values.authors)
    )
    numbers, marks, on, by = [], [], [], []
    before = -1
    for number, brief in many:
        numbers.append(signs(number - before - 1))
        before = number
        mark = kinds[brief.kind] * len(langs) + langs[brief.lang]
        marks.append(signs(mark * len(STATUSES) + STATUSES.index(status(archive, brief))))
        on.append(sorted({topics[t.id] for t in archive.topics_of[brief.slug]}))
        by.append(sorted({authors[a.id] for a in archive.authors_of[brief.slug]}))
    return year, room, "".join(numbers), "".join(marks), sets(on), sets(by)


def status(archive: Archive, brief: Brief) -> str:
    """What became of a brief since it was published."""
    if brief.slug in archive.hidden:
        return "unpublished"
    if brief.status == "withdrawn":
        return "withdrawn"
    if brief.slug in archive.superseded_by:
        return "replaced"
    corrected = any(update.kind == "correction" for update in brief.updates)
    return "corrected" if corrected else "current"


def run(count: int) -> int:
    """How many days a file of cards has, in a year of so many briefs."""
    return next((days for days in _RUNS if count * days <= 366 * _CARDS), 1)


def cards(room: int, days: int, many: Iterable[tuple[int, Brief]]) -> dict[int, list[Card]]:
    """The cards of a year by run of days."""
    found: dict[int, list[Card]] = {}
    for number, brief in many:
        updated = brief.updated.iso[:10] if brief.updated else ""
        card = number, brief.slug, brief.title, brief.summary, brief.published.iso[:10], updated
        found.setdefault(number // room // days, []).append(card)
    return found


def topics(archive: Archive, values: Values, lang: str) -> list[tuple[str, str, int, list[str]]]:
    """Of each topic its id, name, the place of the broader one or -1, and its other names."""
    places = {id: place for place, id in enumerate(values.topics)}
    known = ((id, archive.topics[id]) for id in values.topics)
    named = ((id, topic, _named(topic, lang)) for id, topic in known)
    return [(id, names[0], places.get(t.broader, -1), names[1:]) for id, t, names in named]


def former(archive: Archive, values: Values) -> list[tuple[str, str]]:
    """The ids that topics had before, and those that they have."""
    return [(alias, id) for id in values.topics for alias in archive.topics[id].aliases]


def authors(archive: Archive, values: Values, lang: str) -> list[tuple[str, str, list[str]]]:
    """Of each author the id, the name, and the other names."""
    named = ((id, _named(archive.authors[id], lang)) for id in values.authors)
    return [(id, names[0], names[1:]) for id, names in named]


def _named(thing: Topic | Author, lang: str) -> list[str]:
    """The names of a topic or author, that in the language `lang` first."""
    known = (name_in(thing, lang) or ())[:1]
    more = thing.synonyms if isinstance(thing, Topic) else ()
    return list(dict.fromkeys((*known, thing.name, *thing.names.values(), *more)))
