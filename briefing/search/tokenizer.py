"""Text → terms, in the order of the text.

The browser divides queries by the same rules (layouts/assets/text-search.js). The rules are in
docs/finder-files.md. Tests give both programs the same cases. This module knows nothing of briefs.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from itertools import chain
from operator import add

from briefing.core.patterns import late_pattern

# A longer term is cut after this many characters.
MAX_TERM_CHARACTERS = 40

# Characters that form words without spaces between them: Hangul with its letters, Kana, Han, and
# the letters and marks of Thai, Lao, Myanmar and Khmer.
_SYLLABIC = (
    "\u0e01-\u0e3a\u0e40-\u0e4e\u0e81\u0e82\u0e84\u0e86-\u0e8a\u0e8c-\u0ea3\u0ea5\u0ea7-\u0ebd"
    "\u0ec0-\u0ec4\u0ec6\u0ec8-\u0ece\u0edc-\u0edf\u1000-\u103f\u1050-\u108f\u1100-\u11ff"
    "\u1780-\u17d3\u17d7\u17dc\u17dd\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
# By byte of UTF-8: of ASCII, a letter in lower case, a digit, or a space for each separator; the
# bytes of all other characters as they are.
_TERM_BYTES = bytes(
    c if c > 127 else ord(chr(c).lower()) if chr(c).isalnum() else 32 for c in range(256)
)
# A character that is neither ASCII nor a small letter of Latin, Greek or Cyrillic.
_OTHER_SCRIPT = late_pattern(
    "[^\\x00-\\x7f\u00df-\u00f6\u00f8-\u024f\u03ac-\u03ce\u0430-\u0481\u048a-\u052f\u1e00-\u1eff]"
)
# Most texts are ASCII except for this punctuation, and ASCII needs no normalization.
_PUNCTUATION = (*map(chr, (0xA0, *range(0x2007, 0x200A), *range(0x2010, 0x2028), 0x202F)),)
# Characters without width: soft hyphens, joiners, marks of direction. They do not divide words.
_INVISIBLE = (
    *map(chr, (0xAD, 0x61C, 0x180E, *range(0x200B, 0x2010), *range(0x202A, 0x202F))),
    *map(chr, (*range(0x2060, 0x2065), *range(0x2066, 0x206A), 0xFEFF)),
)
# All characters that can be equal to others are here. Of a Latin word, the accents are kept too.
_SPECIAL = late_pattern("[\u00c0-\u10ff\u1200-\u1fff]")
_LATIN_ACCENTED = late_pattern("[\u00df-\u024f\u1e00-\u1eff]")
_GREEK = late_pattern("[\u0370-\u03ff\u1f00-\u1fff]")
_ACCENT_MARKS = frozenset(map(chr, range(0x300, 0x370)))
_ACCENTS = late_pattern("[\u0300-\u036f]+")
# Letters that are equal to others.
_EQUAL_LETTERS = dict(
    zip(map(ord, "ßæœøłđðħŧþı"), "ss ae oe o l d d h t th i".split(), strict=True)
)
_ZEROS = (0x660, 0x6F0, 0x966, 0x9E6, 0xE50, 0xED0, 0x1040, 0x17E0)
# Other characters that are equal: letters that are written as apostrophes; digits; in Cyrillic ё;
# in Greek the final ς; in Arabic the forms of alef, ya, ta marbuta, kaf and heh, the thousands
# separator, and None for tatweel, vowel signs and the points of Hebrew.
_EQUAL_CHARACTERS: dict[int, str | None] = {
    **dict.fromkeys(range(0x2B9, 0x2BE), "'"),
    **{zero + digit: str(digit) for zero in _ZEROS for digit in range(10)},
    **dict(zip(map(ord, "ёѐѝςأإآٱىةکیےھہۀە٬"), "ееиσاااايهكييهههه,", strict=True)),
    **dict.fromkeys(
        (0x640, 0x670, 0x5BF, 0x5C1, 0x5C2, 0x5C4, 0x5C5, 0x5C7, *range(0x591, 0x5BE)), None
    ),
    **dict.fromkeys((*range(0x610, 0x61B), *range(0x64B, 0x660), *range(0x6D6, 0x6DD)), None),
    **dict.fromkeys((*range(0x6DF, 0x6E9), *range(0x6EA, 0x6EE)), None),
}
# Between a word without the accents of its Latin letters and the word as it is written.
ACCENTS_FOLLOW = "+"
# A comma or full stop inside a number (2,000), and a full stop between single letters, also with a
# space after it (U.S., U. S.), or after two letters (Ph.D.) or before two (B.Sc.). Each pattern
# begins with one character, because that is what can be found quickly.
_THOUSANDS = "(?=[0-9]{3}(?![0-9]))(?<=[0-9].)(?<![0-9]{4}.)"
_LETTER = "[A-Za-z\u00df-\u024f]"
_AFTER_ONE = rf"(?<={_LETTER}.)(?<![^\W_]{_LETTER}.)"
_AFTER_TWO = rf"(?<={_LETTER}{{2}}.)(?<![^\W_]{_LETTER}{{2}}.)"
_INITIALS = (
    rf"(?={_LETTER})(?:(?={_LETTER}(?![^\W_]))(?:{_AFTER_ONE}|{_AFTER_TWO})"
    rf"|(?={_LETTER}{{2}}\.){_AFTER_ONE})"
)
_SPACED_INITIALS = (
    rf" (?={_LETTER}\.(?!{_LETTER}|[0-9]))(?<={_LETTER}..)(?<![^\W_]{_LETTER}..)(?<!\.{_LETTER}..)"
)
_COMMA = late_pattern(f",{_THOUSANDS}")
_FULL_STOP = late_pattern(rf"\.(?:{_THOUSANDS}|{_INITIALS}|{_SPACED_INITIALS})")
# A dot or hyphen after a single syllable of Hangul: 한·미 and 한-미 are 한미.
_SYLLABLE_DOT = late_pattern(
    "[-\u00b7\u119e\u2219\u22c5\u30fb](?=[\uac00-\ud7a3])"
    "(?<=[\uac00-\ud7a3].)(?<![\uac00-\ud7a3]{2}.)"
)
# Spaces that do not divide a number.
_NUMBER_SPACES = "\u00a0\u2007\u2008\u2009\u202f"
_NUMBER_SPACE = late_pattern(f"(?<=[0-9])[{_NUMBER_SPACES}](?=[0-9]{{3}}(?![0-9]))")
_HANGUL = late_pattern("[\uac00-\ud7a3]+")


def tokenize(text: str) -> list[str]:
    """The terms of a text, one for each place."""
    return [*chain(*tokenize_lines(text))]


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
    """The text without capitals, variants of width, and marks inside numbers, initials and short
    Korean names; only Latin letters have accents. A line that is ASCII except for punctuation
    keeps its capitals."""
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
    # Most lines of most texts are ASCII.
    lines = text.split("\n")
    others = [place for place, line in enumerate(lines) if not line.isascii()]
    equal = _SYLLABLE_DOT.sub("", _equal_text("\n".join([lines[place] for place in others])))
    for place, line in zip(others, equal.split("\n"), strict=True):
        lines[place] = line
    return "\n".join(lines)


def _equal_text(text: str) -> str:
    """What a text is in the index, apart from the accents of Latin letters."""
    plain = unicodedata.normalize("NFKC", text).lower()
    special = set(_SPECIAL.findall(plain))
    if not special.isdisjoint(_ACCENT_MARKS):  # A small letter may combine where a capital did not.
        plain = unicodedata.normalize("NFC", plain)
        special = set(_SPECIAL.findall(plain))
    others = {c: equal for c in special if (equal := _equal_character(c)) != c}
    if not others:
        return plain
    for character, equal in others.items():
        plain = plain.replace(character, equal)
    return unicodedata.normalize("NFC", plain)


@cache
def _equal_character(character: str) -> str:
    """What a character is in the index, apart from the accents of Latin letters."""
    if _ACCENTS.match(character):
        return ""
    if _GREEK.match(character):
        character = _ACCENTS.sub("", unicodedata.normalize("NFD", character))
    return character.translate(_EQUAL_CHARACTERS)


@lru_cache(4096)  # Names and usual words occur again and again.
def _word_term(word: str) -> str:
    """The term of a word: the word, and if it has accents, before it the word without them."""
    if not _LATIN_ACCENTED.search(word):
        return word
    plain = _LATIN_ACCENTED.sub(lambda match: _without_accents(match[0]), word)
    return word if plain == word else f"{plain}{ACCENTS_FOLLOW}{word}"


@cache
def _without_accents(letter: str) -> str:
    plain = _ACCENTS.sub("", unicodedata.normalize("NFD", letter))
    return plain.translate(_EQUAL_LETTERS)


def _without_invisible(text: str) -> str:
    for character in () if text.isascii() else _INVISIBLE:
        if character in text:
            text = text.replace(character, "")
    return text


def _terms(plain: str) -> list[str]:
    is_ascii = plain.isascii()
    if not is_ascii and _OTHER_SCRIPT.search(plain):
        return _terms_of_any_script(plain)
    # To replace bytes takes much less time than a regular expression.
    terms = plain.encode().translate(_TERM_BYTES).decode().split()
    if max(map(len, terms), default=0) > MAX_TERM_CHARACTERS:
        terms = [term[:MAX_TERM_CHARACTERS] for term in terms]
    return terms if is_ascii else [t if t.isascii() else _word_term(t) for t in terms]


def _terms_of_any_script(plain: str) -> list[str]:
    may_have_marks, parts = _patterns()
    if may_have_marks.search(plain):
        parts = _pattern_with_marks()
    terms, most = [], MAX_TERM_CHARACTERS
    for syllables, word in parts.findall(plain):
        if word:
            terms.append(word if word.isascii() and len(word) <= most else _word_term(word[:most]))
        else:
            terms += map(add, syllables, syllables[1:])
            terms.append(syllables[-1])
    return terms


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """A pattern of the characters without which a text has no marks that belong to words, and one
    of the parts of a text without such marks. Compiled at first use, because that takes time."""
    # All but the blocks of Latin, Greek, Cyrillic, Georgian, Hangul, Ethiopic, kana, ideographs,
    # punctuation, symbols and emoji.
    may_have_marks = re.compile(
        "[^\\x00-\u02ff\u0370-\u0482\u048a-\u0590\u10a0-\u135c\u1e00-\u20cf\u20f1-\u2cee"
        "\u2e00-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff\U0001f000-\U0001faff]"
    )
    return may_have_marks, re.compile(rf"([{_SYLLABIC}]+)|([^\W_{_SYLLABIC}]+)")


# Between these are the ideographs, the syllables of Hangul, and private characters.
_BLOCKS_WITH_MARKS = (
    *(range(0x300, 0x3100), range(0xA600, 0xAC00), range(0xFB00, 0xFE30)),
    *(range(0x10000, 0x14000), range(0x16000, 0x17000), range(0x1B000, 0x1F000)),
    range(0xE0100, 0xE01F0),
)


@cache
def _pattern_with_marks() -> re.Pattern[str]:
    """A pattern of the parts of a text, including the marks (Unicode category M) that some scripts
    write words with. It is computed at first use, because it examines many characters."""
    characters = map(chr, chain(*_BLOCKS_WITH_MARKS))
    syllabic = re.compile(f"[{_SYLLABIC}]")
    marks = "".join(
        c for c in characters if unicodedata.category(c)[0] == "M" and not syllabic.match(c)
    )
    return re.compile(rf"([{_SYLLABIC}]+)|((?:[^\W_{_SYLLABIC}]|[{re.escape(marks)}])+)")
