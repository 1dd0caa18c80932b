"""What the briefs of a year say → by term, in which briefs it stands, with what weight, and where.

A line of postings has a block for each year, so that the years can be made apart from one another,
and an edit makes one block anew. Knows nothing of shards or files.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from briefing.search.document import Said
from briefing.search.varint import ENDS, cuts, number_of, numbers, signs, split

# Of a term in one year: how many briefs, the postings' text, and the places' text.
Block = tuple[int, str, str]
# By number of brief: the weight and the text of the places; None takes the brief out.
Edits = dict[int, tuple[int, str] | None]

_YEAR = re.compile(rf"([^{ENDS}]*[{ENDS}])(.*)")
_ENDINGS = ENDS.encode()


def blocks(year: Iterable[tuple[int, Said]]) -> dict[str, Block]:
    """The blocks of a year by term, from its briefs in the order of their numbers."""
    found: dict[str, tuple[list[str], list[str]]] = {}
    before: dict[str, int] = {}
    for number, what in year:
        for term, weight, places in zip(*what, strict=True):
            many = found.get(term)
            if many is None:
                many = found[term] = [], []
                gap = number
            else:
                gap = number - before[term] - 1
            before[term] = number
            many[0].append(signs(gap * 8 + weight))
            many[1].append(places)
    return {t: (len(p), "".join(p), "".join(at)) for t, (p, at) in found.items()}


def block(gap: int, text: str) -> str:
    """The text of a year in a line, so many years after the one before it."""
    return f"{signs(gap)}{text}."


def count(line: str) -> int:
    """In how many briefs the term of a line of postings stands."""
    return len(line) - len(line.encode().translate(None, _ENDINGS)) - line.count(".")


def edited(line_of: str, places_of: str, year: int, edits: Edits) -> tuple[str, str]:
    """A term's two lines (postings and places) after edits of one year; both are empty where
    nothing is left."""
    texts, spots = line_of.split("."), places_of.split(".")
    place, before, there = _found(texts, year)
    many, where = "", ""
    if there:
        many, where = (_gap(some[place])[1] for some in (texts, spots))
    many, where = _changed(many, where, edits)
    for some, text in ((texts, many), (spots, where)):
        some[place : place + there] = [signs(year - before) + text] if text else []
    following = place + bool(many)
    # The next year is so many years after one that came, or went.
    if there != bool(many) and texts[following]:
        gap = _gap(texts[following])[0] + (year - before) * (-1 if many else 1)
        for some in (texts, spots):
            some[following] = signs(gap) + _gap(some[following])[1]
    return ".".join(texts), ".".join(spots)


def _found(texts: list[str], year: int) -> tuple[int, int, bool]:
    """Where among its years' texts a year stands or would stand, which year is before it, and
    whether it stands there."""
    before = 0
    for place, text in enumerate(texts):
        here = before + _gap(text)[0] if text else year + 1
        if here >= year:
            return place, before, here == year
        before = here
    raise AssertionError


def _gap(text: str) -> tuple[int, str]:
    """How many years after the one before it a year is, and the rest of its text."""
    first = text[0]
    if first in ENDS:  # It mostly is the next year.
        return number_of(first), text[1:]
    gap, rest = _YEAR.fullmatch(text).groups()  # type: ignore[union-attr]
    return number_of(gap), rest


def _changed(postings: str, places: str, edits: Edits) -> tuple[str, str]:
    """The two texts of a year after edits."""
    texts = split(postings)
    values = numbers(texts)
    briefs = [*accumulate([(value >> 3) + 1 for value in values], initial=-1)][1:]
    for number, change in edits.items():
        place = bisect_left(briefs, number)
        there = briefs[place : place + 1] == [number]
        stop = place + there
        start, end = cuts(places, place, there)
        places = places[:start] + (change[1] if change else "") + places[end:]
        briefs[place:stop] = [number] if change else []
        values[place:stop] = [change[0]] if change else []
        texts[place:stop] = [""] if change else []
        for near in range(place, min(place + 2, len(briefs))):
            gap = briefs[near] - (briefs[near - 1] if near else -1) - 1
            texts[near] = signs(gap * 8 + (values[near] & 7))
    return "".join(texts), places
