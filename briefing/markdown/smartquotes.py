"""Straight quotation marks, double hyphens and three dots, set as a printer would.

Works on the plain text of a whole paragraph, so that a mark next to `**bold**` is judged by the
letters around it; Python-Markdown's own `smarty` sees each piece alone and turns `"**인용**"이라고`
and `"it's"` the wrong way. Korean adds one rule: a particle follows its word without a space, so
a mark between two letters closes what is open, and opens where nothing is. This module knows text
and nothing of Markdown.
"""

from __future__ import annotations

import re
from typing import NamedTuple

# By the sign that each must hold, and apart, so that a search leaps from sign to sign.
_MARKS = (
    ('"', re.compile('"')),
    ("'", re.compile("'")),
    ("--", re.compile("--+")),
    ("...", re.compile(r"\.\.\.+")),
)
_PLAIN = {"--": "–", "---": "—", "...": "…"}
_OPENERS = frozenset("([{<«‹「『【《〈“‘–—-/=·|")
_DECADE = re.compile(r"\d\d(?:s\b|년대)")
_SHORT = re.compile(r"(?:tis|twas|em|til|cause)\b", re.IGNORECASE)


class Edit(NamedTuple):
    """Put `text` in the place of `start` to `end`."""

    start: int
    end: int
    text: str


def may_need_edits(text: str) -> bool:
    """A cheap look, so that most paragraphs are spared the closer one."""
    return '"' in text or "'" in text or ("-" in text and "--" in text) or "..." in text


def edits(text: str) -> list[Edit]:
    """What to change in a paragraph's text, in order."""
    made: list[Edit] = []
    double = single = False
    last, last_mark = -1, ""
    for start, end in _marks(text):
        mark = text[start:end]
        if mark not in ('"', "'"):
            if mark in _PLAIN:  # A longer run is left alone.
                made.append(Edit(start, end, _PLAIN[mark]))
            continue
        before = last_mark if last == start - 1 else text[start - 1 : start]
        after = text[end : end + 1]
        if mark == '"':
            opens = _opens(before, after, double)
            double = opens
            mark = "“" if opens else "”"
        else:
            opens = not _is_apostrophe(text, before, end) and _opens(before, after, single)
            if opens or not after.isalnum() or _joins(before):
                single = opens
            mark = "‘" if opens else "’"
        made.append(Edit(start, end, mark))
        last, last_mark = start, mark
    return made


def typeset(text: str) -> str:
    """A whole text with its edits made."""
    if not may_need_edits(text):
        return text
    for start, end, mark in reversed(edits(text)):
        text = text[:start] + mark + text[end:]
    return text


def _marks(text: str) -> list[tuple[int, int]]:
    """Where the marks stand, in order."""
    found = []
    for sign, pattern in _MARKS:
        if sign in text:
            found += [match.span() for match in pattern.finditer(text)]
    return sorted(found)


def _opens(before: str, after: str, is_open: bool) -> bool:
    if not after or after.isspace():
        return False
    if not before or before.isspace() or before in _OPENERS:
        return True
    return _joins(before) and not is_open and after.isalnum()


def _is_apostrophe(text: str, before: str, end: int) -> bool:
    if before.isalnum() and not _joins(before):
        return True
    return bool(_DECADE.match(text, end) or _SHORT.match(text, end))


def _joins(letter: str) -> bool:
    """Whether words of this script run on without a space (Hangul, Han, kana)."""
    return "\u1100" <= letter <= "\u11ff" or "\u2e80" <= letter <= "\ud7ff"
