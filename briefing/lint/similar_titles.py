"""Titles that readers could confuse.

The time is nearly proportional to the number of briefs. Each title is put into a bucket for each of
its words, under the words that remain without it, and only titles of the same bucket are compared.
This is the deletion neighbourhood (Mor and Fraenkel, “A hash code method for detecting and
correcting spelling errors”, 1982), with words in place of letters. This module must not know files
or messages.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.core.model import Brief

# Titles that differ by one extra word are similar only if they share at least this many words.
_MIN_COMMON_WORDS = 5
# A series may have thousands of similar titles, so a bucket has at most this many of them.
_MAX_BUCKET_TITLES = 8
# Shorter words that differ in one letter are different words.
_MIN_WORD_LETTERS = 4

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]
# A brief, and the word that its title has besides the words of the bucket; empty if there is none.
_Title = tuple[Brief, str]


def find_similar_titles(
    briefs: Iterable[Brief], related: frozenset[tuple[str, str]]
) -> Iterator[tuple[Brief, Brief]]:
    """Each brief whose title is similar to that of an earlier brief, with the earlier brief.

    Similar titles differ in case or punctuation, in one letter of one word, or by one word. Titles
    that differ by a number are not similar. Pairs of slugs in `related` are left out.
    """
    # Words → the briefs whose titles have only these words, and those with one word more.
    exact: dict[Words, list[_Title]] = {}
    longer: dict[Words, list[_Title]] = {}
    for brief in briefs:
        words = tuple(_WORD.findall(brief.title.casefold()))
        shortened = [
            ((*words[:place], *words[place + 1 :]), word)
            for place, word in enumerate(words)
            if word.isalpha()  # Titles that differ by a number are different.
        ]
        forms = [(words, ""), *shortened] if words else []
        similar = (
            other
            for shared, word in forms
            for other, other_word in (*exact.get(shared, ()), *longer.get(shared, ()))
            if _is_same(len(shared), word, other_word) and (brief.slug, other.slug) not in related
        )
        if other := next(similar, None):
            yield brief, other
        for shared, word in forms:
            bucket = (longer if word else exact).setdefault(shared, [])
            if len(bucket) < _MAX_BUCKET_TITLES:
                bucket.append((brief, word))


def _is_same(shared_words: int, word: str, other: str) -> bool:
    """Whether readers could confuse two titles that share some words and have one more word each.
    The word is empty if a title has only the shared words."""
    if word and other:
        return _differ_in_one_letter(word, other)
    return word == other or shared_words >= _MIN_COMMON_WORDS


def _differ_in_one_letter(one: str, other: str) -> bool:
    """Whether one letter of a word was inserted, deleted or changed to get the other word."""
    short, long = sorted((one, other), key=len)
    if len(short) < _MIN_WORD_LETTERS or len(long) - len(short) > 1:
        return False
    same = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
