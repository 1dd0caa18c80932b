"""Text → terms, in the order in which they stand.

The browser cuts queries by the same rules (layouts/assets/words.js/05-words.js, and in words
docs/finder.md); `tests/words.json` holds both to them. Knows nothing of briefs.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import cache

# Hangul with its letters, Kana, Han: signs that form words without spaces in between.
_SYLLABIC = (
    "\u1100-\u11ff\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fc-\u30ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff"
)
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_SPACES = "".join(chr(code) if chr(code) in _LETTERS else " " for code in range(128))
# Without these signs of punctuation most texts are ASCII, and quickly cut.
_MARKS = re.compile("[\u00a0\u2010-\u2027\u202f]+")
_MAY_HAVE_ACCENTS = re.compile("[\u00c0-\u10ff\u1200-\u1fff]")
_ACCENTS = re.compile("[\u0300-\u036f]+")
LONGEST = 40
_HANGUL = re.compile("[\uac00-\ud7a3]+")


def terms(text: str) -> list[str]:
    """The terms of a text, one for each place."""
    plain = text if text.isascii() else normal(text)
    if plain.isascii():
        found = plain.lower().translate(_SPACES).split()
        if len(plain) > LONGEST and found and max(map(len, found)) > LONGEST:
            found = [term[:LONGEST] for term in found]
        return found
    marked, parts = _patterns()
    if marked.search(plain):
        parts = _with_marks()
    found = []
    for run, word in parts.findall(plain):
        if word:
            found.append(word[:LONGEST])
        else:
            found += [run[i : i + 2] for i in range(len(run))]
    return found


def normal(text: str) -> str:
    """The text as terms are cut from it: without capitals, accents and variants of width."""
    plain = unicodedata.normalize("NFKC", _MARKS.sub(" ", text)).lower()
    if _MAY_HAVE_ACCENTS.search(plain):
        bare = _ACCENTS.sub("", unicodedata.normalize("NFD", plain))
        return unicodedata.normalize("NFC", bare)
    return plain


def initials(text: str) -> str:
    """The initial consonants of the Hangul words in a text: 국가안보 실장 → ᄀᄀᄋᄇ ᄉᄌ."""
    words = _HANGUL.findall(unicodedata.normalize("NFC", text))
    return " ".join(
        "".join(chr(0x1100 + (ord(sign) - 0xAC00) // 588) for sign in word) for word in words
    )


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What has signs beyond which there may be marks that belong to words, and the parts of a text
    without them. Compiled only once a text asks for them, since that takes its time."""
    marked = re.compile(
        "[^\\x00-\u02ff\u2000-\u206f\u20a0-\u20cf\u2100-\u218f"
        "\u3000-\u3029\u3030-\u3098\u309b-\ua66e\uac00-\ud7ff]"
    )
    return marked, re.compile(rf"([{_SYLLABIC}]+)|([^\W_{_SYLLABIC}]+)")


@cache
def _with_marks() -> re.Pattern[str]:
    """The parts of a text with the marks (Unicode category M) that other scripts write words with.
    Found out only where a text may have any, since it takes a look at all signs there are."""
    marks = "".join(
        chr(code)
        for code in range(0x300, sys.maxunicode + 1)
        if unicodedata.category(chr(code))[0] == "M"
    )
    return re.compile(rf"([{_SYLLABIC}]+)|((?:[^\W_{_SYLLABIC}]|[{re.escape(marks)}])+)")
