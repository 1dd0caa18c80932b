"""A text → its beginning, cut after a sentence or a word.

Pure. Summaries of briefs without one, and the summaries in lists, are cut here and nowhere else.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.core.patterns import late_pattern

# The longest summary in a list, in columns: Hangul and other wide letters take two.
LIST_COLUMNS = 220

# These patterns are compiled when they are used: large ranges take milliseconds, and an edit of one
# text seldom needs them.
# Letters that take two columns (Unicode Standard Annex #11, in short).
_WIDE = "[\u1100-\u115f\u2e80-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\uff01-\uff60]"
_LETTER_WITHOUT_SPACES = "[\u2e80-\ua4cf\uf900-\ufaff]"

# German closes quotations with “, and French writes a space before ».
_SENTENCE_END = late_pattern(
    r"[.?!…؟۔।]+(?:[ \u00a0\u202f]»|[\"'”’“‘»«›‹)\]」』]*)(?=\s|\Z)|[。！？]+[」』”’）]*"
)
# A full stop after one of these words, a single letter or a number of at most two digits (12. Juni)
# ends no sentence.
_ABBREVIATION = late_pattern(
    r"(?:\b(?:[^\W\d_]|Mr|Mrs|Ms|Dr|Prof|St|Gen|Lt|Col|Capt|Maj|Sgt|Adm|Amb|Brig|Sen|Rep|Gov|Pres"
    r"|Rev|Hon|No|Nos|Art|Arts|Res|Sec|Ch|Figs?|vs|cf|approx|ca|esp|est|paras?|Dept|Inc|Ltd|Corp"
    r"|Co|Bros|Mt|Ft|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|al|Vol|eds?|pp|Nr|Hr|bzw|Sr|Sra"
    r"|Mme|EE|núm|pág|им|ул|обл|гг|стр|рис|см)|(?<!\S)\d\d?)\.\Z"
)
# No sentence begins with one of these.
_GOES_ON = late_pattern(r"\s+[a-zà-öø-ÿа-я\d]")
# What is a part of the letter before it, or joins two signs: marks, joiners, and colours of skin.
_JOINED = late_pattern(r"[\u200d\ufe0f\U0001f3fb-\U0001f3ff]")
# A space in 28 February 2018, March 2018, June 12 or 2018년 6월 12일. The pattern begins with the
# space, because a search for one character is fast.
_SPACE_IN_DATE = late_pattern(
    r" (?:(?<=\d )(?=(?:January|February|March|April|May|June|July|August|September|October"
    r"|November|December)\b)|(?=\d)(?:(?<=uary )|(?<=March )|(?<=April )|(?<=May )|(?<=June )"
    r"|(?<=July )|(?<=August )|(?<=ember )|(?<=October )|(?<=\d년 )|(?<=\d월 )))"
)


def list_summary(text: str) -> str:
    """The summary of a brief as lists show it: not too long, and with English and Korean dates that
    do not break across lines."""
    return _SPACE_IN_DATE.sub("\u00a0", _start_for_lists(text))


def _start_for_lists(text: str) -> str:
    if len(text) * 2 <= LIST_COLUMNS:
        return text
    wide = len(re.findall(_WIDE, text))
    if len(text) + wide <= LIST_COLUMNS:
        return text
    return shorten(text, LIST_COLUMNS * len(text) // (len(text) + wide))


def shorten(text: str, characters: int) -> str:
    """A text of at most so many characters, which ends with a sentence of `text`; if the sentences
    are too long, as many whole words as fit, and an ellipsis. Only a very long word is cut."""
    if len(text) <= characters:
        return text
    end = max(_sentence_ends(text, characters), default=0)
    if end > characters // 2:
        return text[:end].rstrip()
    end = _end_of_word(text, characters - 1)
    return text[:end].rstrip(" ,;:–—-·([“‘„‚«‹「『（《¿¡،؛、，；：") + "…"


def _sentence_ends(text: str, longest: int) -> list[int]:
    found = _SENTENCE_END.finditer(text, 0, longest + 1)
    ends = (match.end() for match in found if match.end() <= longest)
    return [
        end
        for end in ends
        if not _ABBREVIATION.search(text, max(0, end - 8), end) and not _GOES_ON.match(text, end)
    ]


def _end_of_word(text: str, longest: int) -> int:
    """The last place, at most `longest`, where a word ends. In a word of more than half of this
    length, it is between two letters."""
    for end in range(longest, longest // 2, -1):
        before, after = text[end - 1], text[end]
        if after.isspace():
            return end
        is_between_words = any(re.match(_LETTER_WITHOUT_SPACES, each) for each in (before, after))
        if is_between_words and not _is_joined(after):
            return end
    end = longest
    while end > 1 and (_is_joined(text[end]) or text[end - 1] == "\u200d"):
        end -= 1
    return end


def _is_joined(letter: str) -> bool:
    return unicodedata.category(letter)[0] == "M" or bool(_JOINED.match(letter))
