"""A text → its beginning, cut after a sentence or a word.

Pure. Summaries of briefs without one, and the summaries in lists, are cut here and nowhere else.
"""

from __future__ import annotations

import re

from briefing.core.patterns import late_pattern

# The longest summary in a list, in columns: Hangul and other wide letters take two.
LIST_COLUMNS = 220

# These patterns are compiled when they are used: large ranges take milliseconds, and an edit of one
# text seldom needs them.
# Letters that take two columns (Unicode Standard Annex #11, in short).
_WIDE = "[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
_LETTER_WITHOUT_SPACES = "[\u2e80-\ua4cf\uf900-\ufaff]"

_SENTENCE_END = late_pattern(r"[.?!…]+[\"'”’»)\]]*(?=\s|\Z)|[。！？]+[」』”’）]*")
# A full stop after one of these words, or after a single letter, ends no sentence.
_ABBREVIATION = late_pattern(
    r"\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Capt|Sen|Rep|Gov|No|Nos|Art|Arts|vs|cf|approx|ca|"
    r"Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al|Vol|pp)\.\Z"
)


def list_summary(text: str) -> str:
    """The summary of a brief as lists show it."""
    if len(text) * 2 <= LIST_COLUMNS:
        return text
    wide = len(re.findall(_WIDE, text))
    if len(text) + wide <= LIST_COLUMNS:
        return text
    return shorten(text, LIST_COLUMNS * len(text) // (len(text) + wide))


def shorten(text: str, characters: int) -> str:
    """A text of at most so many characters, which ends with a sentence of `text`; if the sentences
    are too long, as many whole words as fit, and an ellipsis."""
    if len(text) <= characters:
        return text
    end = max(_sentence_ends(text[: characters + 1], characters), default=0)
    if end > characters // 2:
        return text[:end].rstrip()
    head = text[: characters - 1]
    next_one = text[characters - 1]
    if not next_one.isspace() and not re.match(_LETTER_WITHOUT_SPACES, next_one):
        head = head[: head.rfind(" ")] if " " in head else head
    return head.rstrip(" ,;:–—-·(“‘「『") + "…"


def _sentence_ends(text: str, longest: int) -> list[int]:
    ends = (match.end() for match in _SENTENCE_END.finditer(text) if match.end() <= longest)
    return [end for end in ends if not _ABBREVIATION.search(text, max(0, end - 8), end)]
