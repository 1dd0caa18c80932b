"""Topics that a text names though the brief is not filed under them.

Pure. What counts as naming one is decided here: whole words, in any case; the longest name where
several fit; in Hangul, with particles after it. Names of capitals alone (NPT) are so in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from briefing.core.model import Topic

# So often must a text name a topic to be about it; in its title, summary or headings counts twice.
OFTEN = 4

_LIKE = str.maketrans("–—‑’\n\u00a0", "---'  ")
_LINK = re.compile(r"!?\[[^\[\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])|https?://\S+")
_DEFINITION = re.compile(r"^ {0,3}(?:\*\[|\[)[^\]\n^]*\]:.*$|\{[#.:][^{}\n]*\}", re.MULTILINE)
_HANGUL = re.compile(r"[\uac00-\ud7a3]$")
_PARTICLES = (
    "은|는|이|가|을|를|의|에|에서|에게|에는|에도|와|과|도|로|으로|만|부터|까지|보다|처럼|마다|이나|나|라는|"
    "이라는|이란|이다|이며|인|하고|에서는|에서의|에서도|과의|와의|으로의|으로서|이라고|라고"
)


class Name(msgspec.Struct, frozen=True):
    """A name of a topic, as it is looked for: `quick` must be in a text, `pattern` match it."""

    topic: str
    quick: str
    pattern: re.Pattern[str]
    cased: bool


class Named(msgspec.Struct, frozen=True):
    """A place in a text that names a topic."""

    start: int
    end: int
    topic: str


def names(topics: Iterable[Topic], lang: str, main: str) -> tuple[Name, ...]:
    """What topics are called in a language of which `main` is the archive's: their names in it, and
    their synonyms, whose language nobody says."""
    lang = lang.partition("-")[0]
    found = {}
    for topic in topics:
        own = topic.names.get(lang, topic.name if lang == main.partition("-")[0] else "")
        for word in (own, *topic.synonyms):
            if word and word.casefold() not in found:
                found[word.casefold()] = _name(topic.id, word)
    return tuple(found.values())


def named(text: str, known: tuple[Name, ...]) -> list[Named]:
    """The places of a text that name topics, from first to last."""
    plain = text.translate(_LIKE)
    low = plain.lower()
    if len(low) != len(plain):  # A letter (İ) whose small form is two: rather miss a name with it.
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    found = [
        Named(m.start(), m.end("name"), name.topic)
        for name in known
        if name.quick in (hay := plain if name.cased else low)
        for m in name.pattern.finditer(hay)
    ]
    longest: list[Named] = []
    for one in sorted(found, key=lambda n: (n.start, -n.end)):
        if not longest or one.start >= longest[-1].end:
            longest.append(one)
    return longest


def bare(text: str) -> str:
    """A body's text without links and definitions: as long, so that places stay."""
    if "](" in text or "][" in text or "://" in text:
        text = _LINK.sub(_blank, text)
    return _DEFINITION.sub(_blank, text) if "]:" in text or "{" in text else text


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", match[0])


def _name(topic: str, word: str) -> Name:
    cased = word.isupper() and word.isascii()
    quick = word.translate(_LIKE)
    quick = quick if cased else quick.lower()
    after = rf"(?:{_PARTICLES})?(?!\w)"
    if not _HANGUL.search(word):  # A letter may not follow, a particle may.
        after = rf"(?!\w)|(?=(?:{_PARTICLES})(?!\w))"
    return Name(topic, quick, re.compile(rf"(?<!\w)(?P<name>{re.escape(quick)})(?:{after})"), cased)
