"""What the briefs of a year say → by term, in which briefs it stands, with what weight, and where.

A line of postings has a block for each year, so that the years can be made apart from one another,
and an edit makes one block anew. Knows nothing of shards or files.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import pairwise

from briefing.finder.said import Said
from briefing.finder.signs import ENDS, number_of, numbers, runs, signs

# Of a term in one year: how many briefs, the postings' text, and the places' text.
Block = tuple[int, str, str]
# By number of brief: the weight and the text of the places; None takes the brief out.
Edits = dict[int, tuple[int, str] | None]

_BLOCK = re.compile(rf"([^.{ENDS}]*[{ENDS}])([^.]*)\.")
_ENDING = str.maketrans(dict.fromkeys(ENDS))


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


def line(years: Iterable[tuple[int, str]]) -> str:
    """A term's line (without the term) from the texts of its years, the oldest first."""
    before, parts = 0, []
    for year, text in years:
        parts.append(block(year - before, text))
        before = year
    return "".join(parts)


def years(line: str) -> dict[int, str]:
    """The years of a line and their texts, the oldest first."""
    found = {}
    year = 0
    for gap, text in _BLOCK.findall(line):
        year += number_of(gap)
        found[year] = text
    return found


def count(line: str) -> int:
    """In how many briefs the term of a line of postings stands."""
    return len(line) - len(line.translate(_ENDING)) - line.count(".")


def edited(line_of: str, places_of: str, year: int, edits: Edits) -> tuple[str, str]:
    """A term's two lines (postings and places) after edits of one year; both are empty where
    nothing is left."""
    texts, spots = years(line_of), years(places_of)
    many = _apart(texts.pop(year, ""), spots.pop(year, ""))
    for number, change in edits.items():
        if change is None:
            many.pop(number, None)
        else:
            many[number] = change
    if many:
        order = sorted(many)
        gaps = [b - a - 1 for a, b in pairwise([-1, *order])]
        pairs = zip(order, gaps, strict=True)
        texts[year] = "".join([signs(gap * 8 + many[number][0]) for number, gap in pairs])
        spots[year] = "".join([many[number][1] for number in order])
    return line(sorted(texts.items())), line(sorted(spots.items()))


def _apart(postings: str, places: str) -> dict[int, tuple[int, str]]:
    """The briefs of a block: their weights and texts of places by number."""
    number = -1
    found = {}
    for value, where in zip(numbers(postings), runs(places), strict=True):
        number += (value >> 3) + 1
        found[number] = value & 7, where
    return found
