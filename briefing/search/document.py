"""A brief → its document: its terms, with the weight and the positions of each.

A document depends on its brief alone. So it is made once, when the brief is read, and stored. The
weights are those of BM25F (Robertson and Zaragoza, “The Probabilistic Relevance Framework: BM25 and
Beyond”, 2009), but with fixed usual lengths in place of average lengths. This module knows nothing
of other briefs.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_right
from collections import Counter, defaultdict
from functools import cache
from itertools import chain
from typing import NamedTuple

import msgspec

from briefing.core.languages import locale
from briefing.core.model import Brief
from briefing.search.tokenizer import initial_consonants, tokenize, tokenize_lines
from briefing.search.varint import encode_runs

# Each text begins at a multiple of this, so that an edit seldom moves the words of the next text.
STRIDE_PLACES = 32
# The weights at which the stored weight, 0 to 7, grows by one.
WEIGHT_LIMITS = (0.5, 0.8, 1.2, 1.8, 2.8, 4.5, 7.5)
_MONTHS = (
    "January February March April May June July August September October November December"
).split()


class Document(NamedTuple):
    """`terms` in the order of their first places. For each term, `weights` has its weight, 0 to 7,
    and `places` its places as `encode_runs` writes them."""

    terms: list[str]
    weights: bytes
    places: list[str]


EMPTY = Document([], b"", [])


class _Field(NamedTuple):
    """The weight of one occurrence of a term in a field, and the usual length of the field in
    terms."""

    weight: float
    usual_length: int

    def share(self, length: int) -> float:
        """What one occurrence adds to the weight of a term, in a field with `length` terms."""
        return self.weight / (0.4 + 0.6 * length / self.usual_length)


_TITLE, _SUMMARY, _SOURCES = _Field(5.0, 8), _Field(2.0, 30), _Field(0.5, 30)
_NOTES, _BODY = _Field(1.0, 60), _Field(1.0, 600)
# What the body adds to the weight of a term stays below this, so that a title with the term weighs
# more than a long body that repeats it.
_MAX_BODY_WEIGHT = 6.0


def make_document(brief: Brief, body: str) -> Document:
    """The document of a brief. `body` is the text of its body, with a line for each paragraph."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    weights: dict[str, float] = {}
    start = 0
    for field, texts in _fields(brief):
        tokenized = [*map(tokenize, texts)]
        start = _add_places(places, tokenized, start)
        counts = Counter(chain(*tokenized))
        share = field.share(sum(map(len, tokenized)))
        for term, count in counts.items():
            weights[term] = weights.get(term, 0.0) + share * count
    outside_body = [len(places[term]) for term in weights]
    tokenized = tokenize_lines(body)
    _add_places(places, tokenized, start)
    share = _BODY.share(sum(map(len, tokenized)))
    occurrences = [*map(len, places.values())]
    # The terms of the fields above come first, in the order of `weights`. All others are in the
    # body alone, so that their number of places decides.
    most = max(occurrences, default=0)
    slope = share / _MAX_BODY_WEIGHT
    body_weights = [share * count / (1.0 + slope * count) for count in range(most + 1)]
    codes = [
        bisect_right(WEIGHT_LIMITS, weight + body_weights[count - outside])
        for weight, count, outside in zip(weights.values(), occurrences, outside_body, strict=False)
    ]
    code_of_count = [bisect_right(WEIGHT_LIMITS, weight) for weight in body_weights]
    codes += map(code_of_count.__getitem__, occurrences[len(weights) :])
    return Document([*places], bytes(codes), encode_runs(places.values()))


def _add_places(places: defaultdict[str, list[int]], tokenized: list[list[str]], start: int) -> int:
    """Add the places of the terms of these texts. The result is where the next text starts."""
    for terms in tokenized:
        if terms:
            for place, term in enumerate(terms, start):
                places[term].append(place)
            start += -(-(len(terms) + 1) // STRIDE_PLACES) * STRIDE_PLACES
    return start


def _fields(brief: Brief) -> list[tuple[_Field, list[str]]]:
    """The searched texts of a brief except its body, field by field."""
    sources = [text for s in brief.sources for text in (s.title, s.publisher, s.author)]
    figure = brief.figure
    notes = [figure.alt, figure.caption, figure.credit] if figure else []
    notes += [update.note for update in brief.updates]
    return [
        (_TITLE, [brief.title]),
        (_SUMMARY, [initial_consonants(brief.title)]),
        (_SUMMARY, [brief.summary]),
        (_SOURCES, [date_in_words(brief), *sources]),
        (_NOTES, notes),
    ]


def date_in_words(brief: Brief) -> str:
    """The day of a brief as readers of its language write it (CLDR)."""
    year, month, day = (int(part) for part in brief.published.iso[:10].split("-"))
    match brief.lang.partition("-")[0]:
        case "en":  # Babel is not imported for these two languages.
            return f"{day} {_MONTHS[month - 1]} {year}"
        case "ko":
            return f"{year}년 {month}월 {day}일"
    return _day_in_words(year, month, day, brief.lang)


@cache
def _day_in_words(year: int, month: int, day: int, lang: str) -> str:
    from babel.dates import format_date

    return str(format_date(dt.date(year, month, day), "long", locale=locale(lang)))


def pack(document: Document) -> bytes:
    """The bytes of a document for the cache. No term and no text of places has a line break."""
    return _encode(("\n".join(document.terms), document.weights, "\n".join(document.places)))


def unpack(data: bytes) -> Document:
    """The document that was packed. Raises `msgspec.DecodeError` for other bytes."""
    terms, weights, places = _decode(data)
    if not weights:
        return EMPTY
    return Document(terms.split("\n"), weights, places.split("\n"))


def terms_of(data: bytes) -> list[str]:
    """The terms of the document that was packed, without their weights and places."""
    return _decode_terms(data)[0].split("\n")


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(tuple[str, bytes, str]).decode
_decode_terms = msgspec.msgpack.Decoder(tuple[str, msgspec.Raw, msgspec.Raw]).decode
