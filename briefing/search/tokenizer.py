"""Text → terms, in the order of the text.

The browser divides queries by the same rules (layouts/assets/text-search.js). docs/finder.md states
the rules; tests hold both programs to the same cases. This module knows nothing of briefs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from itertools import chain
from operator import add

# A longer term is cut after this many characters.
MAX_TERM_CHARACTERS = 40

# Hangul with its letters, Kana, Han: characters that form words without spaces between them.
_SYLLABIC = (
    "\u1100-\u11ff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
# By ASCII character: a letter in lower case, a digit, or a space for each separator.
_ASCII_TERMS = bytes(ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(128)) + bytes(
    128
)
# Most texts are ASCII except for this punctuation, and ASCII needs no normalization.
_PUNCTUATION = (*map(chr, (0xA0, *range(0x2007, 0x200A), *range(0x2010, 0x2028), 0x202F)),)
# Characters without width: soft hyphens, joiners, marks of direction. They do not divide words.
_INVISIBLE = (
    *map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    *map(chr, (*range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)),
)
# All letters that have accents, and the accents.
_ACCENTED = re.compile("[\u00c0-\u10ff\u1200-\u1fff]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
# Letters that are equal to others, and letters that are written as apostrophes.
_EQUAL_LETTERS = {
    **dict(zip(map(ord, "ßæœøłđðħŧþı"), "ss ae oe o l d d h t th i".split(), strict=True)),
    **dict.fromkeys(range(0x2B9, 0x2BE), "'"),
}
# A comma or full stop inside a number (2,000), and a full stop between single letters (U.S.). Each
# pattern begins with one character, because that is what can be found quickly.
_THOUSANDS = "(?=[0-9]{3}(?![0-9]))(?<=[0-9].)(?<![0-9]{4}.)"
_INITIALS = r"(?=[A-Za-z](?![^\W_]))(?<=[A-Za-z].)(?<![^\W_][A-Za-z].)"
_COMMA = re.compile(f",{_THOUSANDS}")
_FULL_STOP = re.compile(rf"\.(?:{_THOUSANDS}|{_INITIALS})")
# Spaces that do not divide a number.
_NUMBER_SPACES = "\u00a0\u2007\u2008\u2009\u202f"
_NUMBER_SPACE = re.compile(f"(?<=[0-9])[{_NUMBER_SPACES}](?=[0-9]{{3}}(?![0-9]))")
_HANGUL = re.compile("[\uac00-\ud7a3]+")


def tokenize(text: str) -> list[str]:
    """The terms of a text, one for each place."""
    return _terms(_normalize(text))


def tokenize_lines(text: str) -> list[list[str]]:
    """The terms of each line of a text.

    All lines are normalized at once: a line break does not combine with other characters, and it
    ends a word for the rules of lower case.
    """
    return [_terms(line) for line in _normalize(text).split("\n")]


def initial_consonants(text: str) -> str:
    """The initial consonants of the Hangul in a text, as one word: 국가안보 실장 → ᄀᄀᄋᄇᄉᄌ."""
    syllables = "".join(_HANGUL.findall(unicodedata.normalize("NFC", text)))
    # A syllable is U+AC00 + (initial × 21 + vowel) × 28 + final (The Unicode Standard, 3.12).
    return "".join(chr(0x1100 + (ord(syllable) - 0xAC00) // 588) for syllable in syllables)


def _normalize(text: str) -> str:
    """The text without capitals, accents, variants of width, and marks inside numbers and initials.
    A text that is ASCII except for punctuation keeps its capitals."""
    if not text.isascii():
        text = _normalize_characters(text)
    return _FULL_STOP.sub("", _COMMA.sub("", text))


def _normalize_characters(text: str) -> str:
    # To search for one character after another is faster here than a regular expression.
    for character in _PUNCTUATION:
        if character in text:
            if character in _NUMBER_SPACES:
                text = _NUMBER_SPACE.sub(",", _without_invisible(text))
            text = text.replace(character, " ")
    text = _without_invisible(text)
    if text.isascii():
        return text
    plain = unicodedata.normalize("NFKC", text).lower()
    accented = set(_ACCENTED.findall(plain))
    for character in accented:
        letter = _ACCENTS.sub("", unicodedata.normalize("NFD", character))
        plain = plain.replace(character, letter.translate(_EQUAL_LETTERS))
    return unicodedata.normalize("NFC", plain) if accented else plain


def _without_invisible(text: str) -> str:
    for character in () if text.isascii() else _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text


def _terms(plain: str) -> list[str]:
    if plain.isascii():
        terms = plain.encode().translate(_ASCII_TERMS).decode().split()
        if max(map(len, terms), default=0) > MAX_TERM_CHARACTERS:
            return [term[:MAX_TERM_CHARACTERS] for term in terms]
        return terms
    may_have_marks, parts = _patterns()
    if may_have_marks.search(plain):
        parts = _pattern_with_marks()
    terms = []
    for syllables, word in parts.findall(plain):
        if word:
            terms.append(word[:MAX_TERM_CHARACTERS])
        else:
            terms += map(add, syllables, syllables[1:])
            terms.append(syllables[-1])
    return terms


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A pattern of the characters without which a text has no marks that belong to words, and one
    of the parts of a text without such marks. Compiled at first use, because that takes time."""
    may_have_marks = re.compile(
        "[^\\x00-\u02ff\u2000-\u206f\u20a0-\u20cf\u2100-\u218f"
        "\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff]"
    )
    return may_have_marks, re.compile(rf"([{_SYLLABIC}]+)|([^\W_{_SYLLABIC}]+)")


# The other planes of Unicode have ideographs, private characters, or none.
_PLANES_WITH_MARKS = range(0x300, 0x20000), range(0xE0000, 0xF0000)


@cache
def _pattern_with_marks() -> re.Pattern[str]:
    """A pattern of the parts of a text, including the marks (Unicode category M) that some scripts
    write words with. It is computed at first use, because it examines many characters."""
    characters = map(chr, chain(*_PLANES_WITH_MARKS))
    marks = "".join(c for c in characters if unicodedata.category(c)[0] == "M")
    return re.compile(rf"([{_SYLLABIC}]+)|((?:[^\W_{_SYLLABIC}]|[{re.escape(marks)}])+)")
