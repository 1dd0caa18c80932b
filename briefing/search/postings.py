"""The documents of a year → for each term: which briefs have it, with what weight, and where.

A line of postings has a block for each year. So the years can be indexed independently of each
other, and an edit changes one block of a line. This module knows nothing of shards or files.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate

from briefing.core.patterns import late_pattern
from briefing.search.document import Document
from briefing.search.varint import (
    LAST_DIGITS,
    decode_number,
    encode_number,
    span_of_run,
    split_numbers,
)

# The documents of a year, in ascending order of their numbers.
Documents = Iterable[tuple[int, Document]]


# The first and the last year of a term, and its two texts from the first year on: that of its
# postings and that of its places. There are many of these, and another process gets plain
# tuples in a seventh of the time of named ones.
Numbers = tuple[int, int, str, str]


class _Term:
    """The numbers of a term while they grow. `texts` has a text of postings and a text of places in
    turn. `next_code` is 8 × the number of the brief that follows the last one with the term."""

    __slots__ = ("first_year", "last_year", "next_code", "texts")

    def __init__(self, year: int) -> None:
        self.first_year = self.last_year = year
        self.next_code = 0
        self.texts: list[str] = []


# By the number of a brief: the weight and the encoded places of a term; None removes the brief.
Edits = dict[int, tuple[int, str] | None]

_YEAR = late_pattern(rf"([^{LAST_DIGITS}]*[{LAST_DIGITS}])(.*)")
_LAST_DIGITS = LAST_DIGITS.encode()


def term_numbers(years: Iterable[tuple[int, Documents]]) -> dict[str, Numbers]:
    """The numbers of each term in these years, which are in ascending order."""
    terms: dict[str, _Term] = {}
    for year, documents in years:
        of_year: dict[str, _Term] = {}
        for number, document in documents:
            code, next_code = number * 8, number * 8 + 8
            for name, weight, places in zip(*document, strict=True):
                # This runs for each term of each brief. Most terms are in an earlier brief of the
                # year.
                term = of_year.get(name)
                if term is not None:
                    term.texts.append(encode_number(code + weight - term.next_code))
                    term.texts.append(places)
                    term.next_code = next_code
                    continue
                term = terms.get(name)
                if term is None:
                    term = terms[name] = _Term(year)
                else:
                    gap = f".{encode_number(year - term.last_year)}"
                    term.texts += (gap, gap)
                of_year[name] = term
                term.texts += (encode_number(code + weight), places)
                term.last_year, term.next_code = year, next_code
    return {
        name: (
            term.first_year,
            term.last_year,
            f"{''.join(term.texts[::2])}.",
            f"{''.join(term.texts[1::2])}.",
        )
        for name, term in terms.items()
    }


def add_years(numbers: dict[str, Numbers], later: dict[str, Numbers]) -> None:
    """Add the numbers of later years."""
    for term, of_later in later.items():
        before = numbers.get(term)
        if before is None:
            numbers[term] = of_later
            continue
        first_year, year_before, postings, places = before
        year, last_year, later_postings, later_places = of_later
        gap = encode_number(year - year_before)
        numbers[term] = (
            first_year,
            last_year,
            f"{postings}{gap}{later_postings}",
            f"{places}{gap}{later_places}",
        )


def lines_of(term: str, numbers: Numbers) -> tuple[str, str]:
    """The line of postings and the line of places of a term."""
    first_year, _, postings, places = numbers
    start = f"{term} {encode_number(first_year)}"
    return start + postings, start + places


def count_briefs(line: str) -> int:
    """The number of briefs that have the term of a line of postings."""
    numbers = line[line.index(" ") + 1 :]
    return len(numbers) - len(numbers.encode().translate(None, _LAST_DIGITS)) - numbers.count(".")


def edit_numbers(postings: str, places: str, year: int, edits: Edits) -> tuple[str, str]:
    """The numbers of a term's two lines after the edits of one year; empty if no brief is left."""
    postings_of, places_of = postings.split("."), places.split(".")
    position, year_before, exists = _find_year(postings_of, year)
    block, block_places = "", ""
    if exists:
        block = _split_gap(postings_of[position])[1]
        block_places = _split_gap(places_of[position])[1]
    block, block_places = _edit_block(block, block_places, edits)
    for years, text in ((postings_of, block), (places_of, block_places)):
        years[position : position + exists] = (
            [encode_number(year - year_before) + text] if text else []
        )
    following = position + bool(block)
    # The gap of the next year changes if this year was added or removed.
    if exists != bool(block) and postings_of[following]:
        gap = _split_gap(postings_of[following])[0] + (year - year_before) * (-1 if block else 1)
        for years in (postings_of, places_of):
            years[following] = encode_number(gap) + _split_gap(years[following])[1]
    return ".".join(postings_of), ".".join(places_of)


def _find_year(years: list[str], year: int) -> tuple[int, int, bool]:
    """The index of a year among the texts of years, or where it belongs; the year before it; and
    whether the year exists. The text after the last year is empty."""
    before = 0
    for position, text in enumerate(years):
        here = before + _split_gap(text)[0] if text else year + 1
        if here >= year:
            return position, before, here == year
        before = here
    raise AssertionError


def _split_gap(text: str) -> tuple[int, str]:
    """How many years a year is after the year before it, and the rest of its text."""
    first = text[0]
    if first in LAST_DIGITS:  # The usual case: the gap is a single digit.
        return decode_number(first), text[1:]
    gap, rest = _YEAR.fullmatch(text).groups()  # type: ignore[union-attr]
    return decode_number(gap), rest


def _edit_block(postings: str, places: str, edits: Edits) -> tuple[str, str]:
    """The two texts of a year after edits."""
    texts = split_numbers(postings)
    values = [*map(decode_number, texts)]
    briefs = [*accumulate([(value >> 3) + 1 for value in values], initial=-1)][1:]
    for number, edit in edits.items():
        position = bisect_left(briefs, number)
        exists = briefs[position : position + 1] == [number]
        stop = position + exists
        start, end = span_of_run(places, position, exists)
        places = places[:start] + (edit[1] if edit else "") + places[end:]
        briefs[position:stop] = [number] if edit else []
        values[position:stop] = [edit[0]] if edit else []
        texts[position:stop] = [""] if edit else []
        for near in range(position, min(position + 2, len(briefs))):
            gap = briefs[near] - (briefs[near - 1] if near else -1) - 1
            texts[near] = encode_number(gap * 8 + (values[near] & 7))
    return "".join(texts), places
