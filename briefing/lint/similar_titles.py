"""Titles that readers could confuse.

The time is nearly proportional to the number of briefs. Each title is put into a bucket for each of
its words, under the words that remain without it, and only titles of the same bucket are compared.
This is the deletion neighbourhood (Mor and Fraenkel, “A hash code method for detecting and
correcting spelling errors”, 1982), with words in place of letters.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.core.model import Brief

# One title may have one word more than the other if they share at least this many words.
_MIN_COMMON_WORDS = 5
# A series may have thousands of equal titles: a title is compared with at most this many of them.
_MAX_COMPARED = 8
# Words with fewer letters that differ in one letter are different words.
_MIN_WORD_LETTERS = 4

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


def find_similar_titles(
    briefs: Iterable[Brief], related: frozenset[tuple[str, str]]
) -> Iterator[tuple[Brief, Brief]]:
    """Each brief whose title is similar to that of an earlier brief, with the earlier brief.

    Similar titles differ in case or punctuation, in one letter of one word, or by one word; never
    by a number. The titles of the pairs of slugs in `related` may be similar.
    """
    briefs_of: dict[Words, list[Brief]] = {}
    buckets: dict[Words, list[Words]] = {}
    for brief in briefs:
        words = tuple(_WORD.findall(brief.title.casefold()))
        if not words:
            continue
        shortened = _without_each_word(words)
        for title in _similar(words, shortened, briefs_of, buckets):
            others = (o for o in briefs_of[title] if (brief.slug, o.slug) not in related)
            if other := next(others, None):
                yield brief, other
                break
        same = briefs_of.setdefault(words, [])
        if len(same) < _MAX_COMPARED:
            same.append(brief)
        if len(same) == 1:
            for rest, _ in shortened:
                bucket = buckets.setdefault(rest, [])
                if len(bucket) < _MAX_COMPARED:
                    bucket.append(words)


def _without_each_word(words: Words) -> list[tuple[Words, str]]:
    """For each word that contains no digit: the other words, and that word."""
    return [
        ((*words[:place], *words[place + 1 :]), word)
        for place, word in enumerate(words)
        if word.isalpha()
    ]


def _similar(
    words: Words,
    shortened: list[tuple[Words, str]],
    briefs_of: dict[Words, list[Brief]],
    buckets: dict[Words, list[Words]],
) -> Iterator[Words]:
    """The earlier titles that are equal or similar to these words."""
    if words in briefs_of:
        yield words
    if len(words) >= _MIN_COMMON_WORDS:  # The other title has one word more.
        yield from buckets.get(words, ())
    for rest, word in shortened:
        if len(rest) >= _MIN_COMMON_WORDS and rest in briefs_of:  # It has one word less.
            yield rest
        for title in buckets.get(rest, ()):
            if len(title) == len(words) and any(
                other_rest == rest and _differ_in_one_letter(word, other_word)
                for other_rest, other_word in _without_each_word(title)
            ):
                yield title


def _differ_in_one_letter(one: str, other: str) -> bool:
    """Whether one letter of a word was inserted, deleted or changed to get the other word."""
    short, long = sorted((one, other), key=len)
    if len(short) < _MIN_WORD_LETTERS or len(long) - len(short) > 1:
        return False
    same = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
