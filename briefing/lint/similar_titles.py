"""Titles that readers could take for one another.

Pure, and near-linear in the number of briefs: titles are laid into buckets by what is left of them
when any one word is taken out, and only those that share a bucket are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.core.model import Brief

# A word more or less is a small difference in a title that has so many others.
_LONG = 5
# So many titles of a bucket are compared with: a series may have thousands.
_FULL = 8

_WORD = re.compile(r"[^\W_]+")

Words = tuple[str, ...]


def alike(
    briefs: Iterable[Brief], related: frozenset[tuple[str, str]]
) -> Iterator[tuple[Brief, Brief]]:
    """Each brief whose title is nearly that of an earlier one of `briefs`, with that one.

    Titles are alike that differ in case or punctuation, in one letter of a word, or by one word of
    many; never by a number. Pairs of slugs in `related` may be alike.
    """
    whole: dict[Words, list[Brief]] = {}
    buckets: dict[Words, list[Words]] = {}
    for brief in briefs:
        words = tuple(_WORD.findall(brief.title.casefold()))
        if not words:
            continue
        rests = _rests(words)
        for title in _near(words, rests, whole, buckets):
            twin = next((o for o in whole[title] if (brief.slug, o.slug) not in related), None)
            if twin:
                yield brief, twin
                break
        same = whole.setdefault(words, [])
        if len(same) < _FULL:
            same.append(brief)
        if len(same) == 1:
            for rest, _ in rests:
                bucket = buckets.setdefault(rest, [])
                if len(bucket) < _FULL:
                    bucket.append(words)


def _rests(words: Words) -> list[tuple[Words, str]]:
    """What is left without each word that holds no digit, and that word."""
    return [
        ((*words[:place], *words[place + 1 :]), word)
        for place, word in enumerate(words)
        if word.isalpha()
    ]


def _near(
    words: Words,
    rests: list[tuple[Words, str]],
    whole: dict[Words, list[Brief]],
    buckets: dict[Words, list[Words]],
) -> Iterator[Words]:
    """Titles among those known that are these words, or nearly so."""
    if words in whole:
        yield words
    if len(words) >= _LONG:  # The same with a word more.
        yield from buckets.get(words, ())
    for rest, word in rests:
        if len(rest) >= _LONG and rest in whole:  # With a word less.
            yield rest
        for title in buckets.get(rest, ()):
            if len(title) == len(words) and any(
                left == rest and _one_letter(word, other) for left, other in _rests(title)
            ):
                yield title


def _one_letter(one: str, other: str) -> bool:
    """Whether two words of some length differ by a letter put in, taken out or changed."""
    short, long = sorted((one, other), key=len)
    if len(short) < 4 or len(long) - len(short) > 1:
        return False
    same = next((i for i, c in enumerate(short) if c != long[i]), len(short))
    return short[same + (len(short) == len(long)) :] == long[same + 1 :]
