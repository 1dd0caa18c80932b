"""A brief → what it says: its terms, how much each weighs in it, and where it stands.

This depends on the brief alone, so it is made once when the brief is read, and kept. Knows nothing
of other briefs: the weights are those of BM25F (Robertson and Zaragoza, “The Probabilistic
Relevance Framework: BM25 and Beyond”, 2009) with lengths that are usual in place of average ones.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import NamedTuple

import msgspec

from briefing.core.model import Brief
from briefing.search.tokenizer import initials, terms
from briefing.search.varint import rising

# Each text begins at a multiple of this, so that an edit seldom moves the words of the next one.
STRIDE = 32
LIMITS = (0.5, 0.8, 1.2, 1.8, 2.8, 4.5, 7.5)
# What a term weighs in a field, and the field's usual length in terms.
_FIELDS = ((5.0, 8), (2.0, 30), (2.0, 30), (0.5, 30), (1.0, 600))
_OFTEN = 16
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Said(NamedTuple):
    """Terms in the order of their first places; for each a weight of 0 to 7, and its places."""

    terms: list[str]
    weights: bytes
    places: list[str]


NOTHING = Said([], b"", [])


def said(brief: Brief, body: str) -> Said:
    """What a brief says; `body` is its text, a line for each block."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    weights: dict[str, float] = {}
    counts: dict[str, int] = {}
    here, share = 0, 0.0
    for (weight, usual), texts in zip(_FIELDS, _texts(brief, body), strict=True):
        # What the field before adds is added now, so that the last one, the body, is left.
        for term, count in counts.items():
            weights[term] = weights.get(term, 0.0) + share * count
        every: list[str] = []
        for text in texts:
            cut = terms(text)
            if cut:
                for place, term in enumerate(cut, here):
                    places[term].append(place)
                here += -(-(len(cut) + 1) // STRIDE) * STRIDE
                every += cut
        counts = Counter(every)
        share = weight / (0.4 + 0.6 * len(every) / usual)
    # Most terms stand in the body alone, and once or twice.
    usual_ones = [bisect_right(LIMITS, share * count) for count in range(_OFTEN)]
    codes = []
    for term in places:
        count = counts.get(term, 0)
        if term in weights or count >= _OFTEN:
            codes.append(bisect_right(LIMITS, weights.get(term, 0.0) + share * count))
        else:
            codes.append(usual_ones[count])
    return Said(list(places), bytes(codes), [rising(many) for many in places.values()])


def _texts(brief: Brief, body: str) -> Iterator[list[str]]:
    """The searched texts of a brief, field by field."""
    yield [brief.title]
    yield [initials(brief.title)]
    yield [brief.summary]
    sources = [text for s in brief.sources for text in (s.title, s.publisher, s.author)]
    yield [dated(brief), *sources]
    yield body.split("\n")


def dated(brief: Brief) -> str:
    """The day of a brief as people write it who remember it: in English, or in Korean."""
    year, month, day = (int(part) for part in brief.published.iso[:10].split("-"))
    if brief.lang.partition("-")[0] == "ko":
        return f"{year}년 {month}월 {day}일"
    return f"{day} {_MONTHS[month - 1]} {year}"


def packed(what: Said) -> bytes:
    """For the store. Neither a term nor a text of places has a line break in it."""
    return _encode(("\n".join(what.terms), what.weights, "\n".join(what.places)))


def unpacked(data: bytes) -> Said:
    terms, weights, places = _decode(data)
    if not weights:
        return NOTHING
    return Said(terms.split("\n"), weights, places.split("\n"))


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, bytes, str]).decode
