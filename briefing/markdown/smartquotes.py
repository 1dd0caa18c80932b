"""Straight quotation marks, hyphens and dots → typographic quotation marks, dashes and ellipses.

The input is the plain text of a whole paragraph, so that the letters around a mark decide what it
becomes, even next to `**bold**`. (Python-Markdown's extension `smarty` sees each piece alone, and
sets `"**인용**"이라고` and `"it's"` wrongly.) Korean needs one more rule: a particle follows its
word without a space, so a mark between two letters closes an open quotation, or else opens one.
This module knows text. It must not know Markdown.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.core.characters import is_unspaced
from briefing.core.patterns import late_pattern

# One pattern for each string that a match must contain: the search jumps from match to match.
_MARKS = (
    ('"', late_pattern('"')),
    ("'", late_pattern("'")),
    ("--", late_pattern("--+")),
    ("...", late_pattern(r"\.\.\.+")),
)
_REPLACEMENTS = {"--": "–", "---": "—", "...": "…"}
_BEFORE_OPENING = frozenset("([{<«‹「『【《〈“‘„‚–—-/=·|")
# The marks of a quotation and of one in it, where they are not “ ” and ‘ ’ (CLDR; Arabic as its
# newspapers write it).
_NARROW_SPACE = "\u202f"
_GUILLEMETS = ("«", "»", "“", "”")
_LOW_MARKS = ("„", "“", "‚", "‘")
_QUOTES = {
    **dict.fromkeys(("ar", "es", "fa", "it", "pt-PT"), _GUILLEMETS),
    **dict.fromkeys(("cs", "de", "et", "is", "lt", "sk", "sl"), _LOW_MARKS),
    **dict.fromkeys(("be", "ru", "uk"), ("«", "»", "„", "“")),
    **dict.fromkeys(("bg", "hr", "hu", "pl", "ro"), ("„", "”", "‚", "’")),
    **dict.fromkeys(("fi", "sv"), ("”", "”", "’", "’")),
    **dict.fromkeys(("ja", "zh-Hant", "zh-HK", "zh-TW"), ("「", "」", "『", "』")),
    **dict.fromkeys(("de-CH", "de-LI"), ("«", "»", "‹", "›")),
    "fr": (f"«{_NARROW_SPACE}", f"{_NARROW_SPACE}»", "“", "”"),
    "he": ("”", "”", "’", "’"),
}
_ENGLISH_QUOTES = ("“", "”", "‘", "’")
# In a Hebrew word, the same signs show an acronym or a foreign sound: `צה״ל`, `ג׳ורג׳`.
_HEBREW_SIGNS = {'"': "״", "'": "׳"}
_DECADE = late_pattern(r"\d\d(?:s\b|년대)")
_SHORTENED_WORD = late_pattern(r"(?:tis|twas|em|til|cause)\b", re.IGNORECASE)


class Edit(NamedTuple):
    """Replace the characters from `start` to `end` by `text`."""

    start: int
    end: int
    text: str


def may_need_edits(text: str) -> bool:
    """Whether a text has a character that may be replaced. Most paragraphs have none."""
    return '"' in text or "'" in text or ("-" in text and "--" in text) or "..." in text


def find_edits(text: str, lang: str) -> list[Edit]:
    """What to replace in the text of a paragraph in a language, in order."""
    edits: list[Edit] = []
    begin, end_mark, begin_inner, end_inner = _quotes(lang)
    double_open = single_open = False
    last_start, last_mark = -1, ""
    for start, end in _find_marks(text):
        mark = text[start:end]
        if mark not in ('"', "'"):
            if mark in _REPLACEMENTS:  # Longer runs stay as they are.
                edits.append(Edit(start, end, _REPLACEMENTS[mark]))
            continue
        before = last_mark if last_start == start - 1 else text[start - 1 : start]
        after = text[end : end + 1]
        if _is_hebrew(before) and (_is_hebrew(after) or mark == "'"):
            mark = _HEBREW_SIGNS[mark]
        elif mark == '"':
            double_open = _opens(before, after, double_open)
            mark = begin if double_open else end_mark
        else:
            is_apostrophe = _is_apostrophe(text, before, end)
            opens = not is_apostrophe and _opens(before, after, single_open)
            closes = single_open and not after.isalnum()
            if opens or not after.isalnum() or is_unspaced(before):
                single_open = opens
            mark = begin_inner if opens else end_inner if closes else "’"
        edits.append(Edit(start, end, mark))
        last_start, last_mark = start, mark.strip(_NARROW_SPACE)
    return edits


def _quotes(lang: str) -> tuple[str, str, str, str]:
    """The marks of quotations in a language."""
    return _QUOTES.get(lang) or _QUOTES.get(lang.partition("-")[0]) or _ENGLISH_QUOTES


def typeset(text: str, lang: str) -> str:
    """A paragraph's text with the typographic punctuation of its language."""
    if not may_need_edits(text):
        return text
    for start, end, mark in reversed(find_edits(text, lang)):
        text = text[:start] + mark + text[end:]
    return text


def _find_marks(text: str) -> list[tuple[int, int]]:
    """The ranges of the marks, in order."""
    ranges = []
    for sign, pattern in _MARKS:
        if sign in text:
            ranges += [match.span() for match in pattern.finditer(text)]
    return sorted(ranges)


def _opens(before: str, after: str, is_open: bool) -> bool:
    """Whether a mark between these characters opens a quotation. `is_open`: one is open now."""
    if not after or after.isspace():
        return False
    if not before or before.isspace() or before in _BEFORE_OPENING:
        return True
    return is_unspaced(before) and not is_open and after.isalnum()


def _is_apostrophe(text: str, before: str, end: int) -> bool:
    if before.isalnum() and not is_unspaced(before):
        return True
    return bool(_DECADE.match(text, end) or _SHORTENED_WORD.match(text, end))


def _is_hebrew(letter: str) -> bool:
    return "\u05d0" <= letter <= "\u05ea"
