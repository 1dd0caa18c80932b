"""Briefs → the facets that readers filter by, and the cards that lists of results show.

CONTRIBUTING.md lists what else must change if a facet is added. This module knows nothing of the
words of briefs.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from typing import NamedTuple

import msgspec

from briefing.archive.relations import Archive
from briefing.archive.status import STATUSES, SUPERSEDED, status_date, status_of
from briefing.archive.terms import broader_topics
from briefing.archive.views import text_in
from briefing.core.excerpt import list_summary
from briefing.core.model import Author, Brief, Topic
from briefing.search.languages import LANGUAGES, language_files
from briefing.search.varint import encode_number, encode_sets

# An archive with at most so many briefs has one file of cards.
_ONE_FILE_OF_CARDS = 48
# In larger archives, a file of cards covers one of these numbers of days, such that it has about
# `_CARDS_PER_FILE` cards, which is what a reader sees at once.
_DAYS_PER_FILE = (366, 183, 92, 31, 14, 7, 5, 3, 2, 1)
_CARDS_PER_FILE = 8

# The ids of the values of each facet, in the order in which the finder's files number them.
Values = dict[str, tuple[str, ...]]
Row = tuple[int | str, ...]
Orders = tuple[list[int], list[int]]
Card = tuple[int | str | tuple[str, str, str] | Orders, ...]


class LabelSource(NamedTuple):
    """What the labels of values are made from. `lang` is the language of the archive; `translate`
    gives the labels of the values of a facet in it."""

    archive: Archive
    lang: str
    translate: Callable[[str, tuple[str, ...]], list[str]]


class Facet(NamedTuple):
    """One property that readers filter by.

    `key` names it in the facets file. `values` gives the ids of its values, from the archive and
    the kinds of the settings; `ids_of` those of one brief, which are exactly one if `is_single`.
    `labels` gives the parts of the facets file that name its values, by key. `broader` gives the
    ids of the other values for which a brief with the value of this id counts too.
    """

    key: str
    is_single: bool
    values: Callable[[Archive, tuple[str, ...]], Iterable[str]]
    ids_of: Callable[[Archive, Brief], Iterable[str]]
    labels: Callable[[LabelSource, str, tuple[str, ...]], dict[str, list[object]]]
    broader: Callable[[Archive, str], Iterable[str]] = lambda archive, id: ()


def facet_values(archive: Archive, kinds: tuple[str, ...]) -> Values:
    """The values of each facet: those of briefs that the archive shows, and all `kinds` that the
    settings allow. Values that only hidden briefs have are not among them."""
    return {facet.key: tuple(facet.values(archive, kinds)) for facet in FACETS}


def make_labels(values: Values, source: LabelSource) -> dict[str, bytes]:
    """The parts of the facets file that name the values of facets, as JSON by key, and the files of
    their languages."""
    labels = {
        key: _json(rows)
        for facet in FACETS
        for key, rows in facet.labels(source, facet.key, values[facet.key]).items()
    }
    return labels | {LANGUAGES: _json(language_files(values["langs"]))}


def make_row(
    archive: Archive, values: Values, year: int, briefs: list[tuple[int, Brief]]
) -> tuple[Row, list[dict[int, int]]]:
    """The row of a year: the year, its numbers of briefs, a number for the single values of each
    brief, and for each other facet a text of sets. And for each facet, the number of briefs by the
    position of the value, see `Year`."""
    numbers, marks = [], [0] * len(briefs)
    previous = -1
    for number, _ in briefs:
        numbers.append(encode_number(number - previous - 1))
        previous = number
    sets, counts = [], []
    for facet in FACETS:
        positions = {id: position for position, id in enumerate(values[facet.key])}
        of_briefs = [{positions[id] for id in facet.ids_of(archive, b)} for _, b in briefs]
        if facet.is_single:
            single = [position for (position,) in of_briefs]
            marks = [mark * len(positions) + own for mark, own in zip(marks, single, strict=True)]
        else:
            sets.append(encode_sets([*map(sorted, of_briefs)]))
        broader = {
            positions[id]: {positions[other] for other in facet.broader(archive, id)}
            for id in values[facet.key]
        }
        counts.append(_count(of_briefs, broader))
    return (year, "".join(numbers), "".join(map(encode_number, marks)), *sets), counts


def _count(of_briefs: list[set[int]], broader: dict[int, set[int]]) -> dict[int, int]:
    """How many briefs have each value, or a narrower one."""
    counts: Counter[int] = Counter()
    for own in of_briefs:
        counts.update(own.union(*(broader[position] for position in own)))
    return dict(sorted(counts.items()))


def encode_counts(counts: Iterable[int]) -> str:
    """Write numbers of briefs as one text."""
    return "".join(map(encode_number, counts))


def encode_totals(of_years: list[list[dict[int, int]]]) -> dict[str, str]:
    """For each facet, write how many briefs of these years have each value, up to the last value
    that any brief has."""
    totals = {}
    for facet, of_facet in zip(FACETS, zip(*of_years, strict=True), strict=False):
        sums: Counter[int] = Counter()
        for counts in of_facet:
            sums.update(counts)
        totals[facet.key] = encode_counts(
            sums[position] for position in range(max(sums, default=-1) + 1)
        )
    return totals


def has_one_file_of_cards(briefs: int) -> bool:
    """Whether an archive with so many briefs has one file of cards."""
    return briefs <= _ONE_FILE_OF_CARDS


def days_per_file(briefs: int) -> int:
    """How many days a file of cards covers, in a year with `briefs` briefs."""
    return next((days for days in _DAYS_PER_FILE if briefs * days <= 366 * _CARDS_PER_FILE), 1)


class Places(NamedTuple):
    """The places of topics and authors in the order of their facets, by id."""

    topics: dict[str, int]
    authors: dict[str, int]


def places_of(archive: Archive) -> Places:
    """The places of all topics and authors of an archive."""
    topics, authors = enumerate(archive.topics), enumerate(archive.authors)
    return Places({id: n for n, id in topics}, {id: n for n, id in authors})


def make_cards(archive: Archive, places: Places, briefs: Iterable[tuple[int, Brief]]) -> bytes:
    """The cards of briefs as JSON."""
    return _json([_card(archive, places, number, brief) for number, brief in briefs])


def make_card_chunks(
    archive: Archive, places: Places, slots: int, days: int, briefs: Iterable[tuple[int, Brief]]
) -> dict[int, bytes]:
    """The cards of a year as JSON, by the number of the file, each of which covers `days` days."""
    chunks: dict[int, list[tuple[int, Brief]]] = {}
    for number, brief in briefs:
        chunks.setdefault(number // slots // days, []).append((number, brief))
    return {chunk: make_cards(archive, places, of_chunk) for chunk, of_chunk in chunks.items()}


def _card(archive: Archive, places: Places, number: int, brief: Brief) -> Card:
    updated = brief.updated.iso[:10] if brief.updated else ""
    summary, day = list_summary(brief.summary), brief.published.iso[:10]
    card: Card = (number, brief.slug, brief.title, summary, day, updated)
    detail = _status_detail(archive, brief, updated)
    orders = (
        _order([places.topics[topic.id] for topic in archive.topics_of[brief.slug]]),
        _order([places.authors[author.id] for author in archive.authors_of[brief.slug]]),
    )
    return (*card, *(detail or (0,)), orders) if any(orders) else card + detail


def _order(places: list[int]) -> list[int]:
    """For each value in the order of the brief, its place among the values of the brief in the
    order of the facet; empty if the two orders are the same."""
    ascending = sorted(places)
    return [] if places == ascending else [ascending.index(place) for place in places]


def _status_detail(archive: Archive, brief: Brief, updated: str) -> Card:
    """What a card says beside the status of a brief. If there is a successor, this is its slug,
    title and language. Else it is the day of the correction or withdrawal, unless the card already
    shows this day, as the one when the brief was `updated`."""
    if status_of(archive, brief) == SUPERSEDED:
        newest = archive.superseded_by[brief.slug][0]
        return ((newest.slug, newest.title, newest.lang),)
    changed = status_date(archive, brief)
    return (changed.iso[:10],) if changed and changed.iso[:10] != updated else ()


def _kinds(archive: Archive, kinds: tuple[str, ...]) -> list[str]:
    used = {brief.kind for brief in archive.briefs}
    return [*kinds, *sorted(used.difference(kinds))]


def _langs(archive: Archive, kinds: tuple[str, ...]) -> list[str]:
    return sorted({brief.lang for brief in archive.briefs})


def _topics(archive: Archive, kinds: tuple[str, ...]) -> list[str]:
    return [id for id in archive.topics if id in archive.by_topic]


def _authors(archive: Archive, kinds: tuple[str, ...]) -> list[str]:
    return [id for id in archive.authors if id in archive.by_author]


def _label_pairs(source: LabelSource, key: str, ids: tuple[str, ...]) -> dict[str, list[object]]:
    """The id and the translated name of each value. `facet_value_labels` in `templates` must know
    the facet."""
    return {key: list(zip(ids, source.translate(key, ids), strict=True))}


def _topic_labels(source: LabelSource, key: str, ids: tuple[str, ...]) -> dict[str, list[object]]:
    """The id, the name, the position of the broader topic or -1, and the other names of each topic;
    and under `former` each id that a topic had before, with its id of now."""
    positions = {id: position for position, id in enumerate(ids)}
    rows, former = [], []
    for id in ids:
        topic = source.archive.topics[id]
        name, *others = _names(topic, source.lang)
        rows.append((id, name, positions.get(topic.broader, -1), others))
        former += [(alias, id) for alias in topic.aliases]
    return {key: [*rows], "former": [*former]}


def _author_labels(source: LabelSource, key: str, ids: tuple[str, ...]) -> dict[str, list[object]]:
    """The id, the name, and the other names of each author."""
    rows = ((id, _names(source.archive.authors[id], source.lang)) for id in ids)
    return {key: [(id, name, others) for id, (name, *others) in rows]}


def _names(thing: Topic | Author, lang: str) -> list[str]:
    """The names of a topic or author, beginning with the name in the language `lang`."""
    in_lang = (text_in(thing.names, lang) or ())[:1]
    synonyms = thing.synonyms if isinstance(thing, Topic) else ()
    return list(dict.fromkeys((*in_lang, thing.name, *thing.names.values(), *synonyms)))


# The order decides the bytes of the facets file: single values come first, as `marks` has them.
FACETS = (
    Facet("kinds", True, _kinds, lambda archive, brief: (brief.kind,), _label_pairs),
    Facet("langs", True, _langs, lambda archive, brief: (brief.lang,), _label_pairs),
    Facet(
        "statuses",
        True,
        lambda archive, kinds: STATUSES,
        lambda archive, brief: (status_of(archive, brief),),
        _label_pairs,
    ),
    Facet(
        "topics",
        False,
        _topics,
        lambda archive, brief: (topic.id for topic in archive.topics_of[brief.slug]),
        _topic_labels,
        lambda archive, id: (b.id for b in broader_topics(archive.topics[id], archive.topics)),
    ),
    Facet(
        "authors",
        False,
        _authors,
        lambda archive, brief: (author.id for author in archive.authors_of[brief.slug]),
        _author_labels,
    ),
)
_json = msgspec.json.Encoder().encode
