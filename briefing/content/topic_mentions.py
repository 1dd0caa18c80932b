"""The places where a text names a topic.

A name counts as whole words, in any case; where several names match, the longest one counts. In
Hangul, particles may follow a name. A name that has only capitals (NPT) must have them in the text
too. This module decides what counts as a name, for checks and for imports. It must not know briefs.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from briefing.core.model import Topic
from briefing.core.patterns import late_pattern

_SAME_CHARACTERS = str.maketrans("–—‑’\n\u00a0", "---'  ")
_LINK = late_pattern(r"!?\[[^\[\]]*\](?:\([^()\s]*(?:\s+\"[^\"]*\")?\)|\[[^\[\]]*\])|https?://\S+")
_DEFINITION = late_pattern(r"^ {0,3}(?:\*\[|\[)[^\]\n^]*\]:.*$|\{[#.:][^{}\n]*\}", re.MULTILINE)
_HANGUL = late_pattern(r"[\uac00-\ud7a3]$")
# Korean particles, which follow a word without a space.
PARTICLES = (
    "은|는|이|가|을|를|의|에|에서|에게|에는|에도|와|과|도|로|으로|만|부터|까지|보다|처럼|마다|이나|나|라는|"
    "이라는|이란|이다|이며|인|하고|에서는|에서의|에서도|과의|와의|으로의|으로서|이라고|라고"
)


class TopicName(msgspec.Struct, frozen=True):
    """A name of a topic. A text names the topic if it contains `literal` and `pattern` matches
    it, in the text's own case if `cased`, else in lower case."""

    topic_id: str
    literal: str
    pattern: re.Pattern[str]
    cased: bool


class Mention(msgspec.Struct, frozen=True):
    """A place in a text, from `start` to `end`, that names a topic."""

    start: int
    end: int
    topic_id: str


def names_in_language(
    topics: Iterable[Topic], lang: str, archive_lang: str
) -> tuple[TopicName, ...]:
    """The names of topics in a language, and their synonyms, which have no language.

    The names without a language are in the language of the archive, `archive_lang`.
    """
    lang = lang.partition("-")[0]
    is_archive_lang = lang == archive_lang.partition("-")[0]
    return _compile(
        (topic.id, name)
        for topic in topics
        for name in (
            topic.names.get(lang, topic.name if is_archive_lang else ""),
            *topic.synonyms,
        )
    )


def names_in_any_language(topics: Iterable[Topic]) -> tuple[TopicName, ...]:
    """All names and synonyms of topics, in the singular and in the plural of English."""
    return _compile(
        (topic.id, form)
        for topic in topics
        for name in (topic.name, *topic.synonyms, *topic.names.values())
        for form in _singular_and_plural(name)
    )


def find_mentions(text: str, names: tuple[TopicName, ...]) -> list[Mention]:
    """The places of a text that name topics, from first to last. No two of them overlap."""
    plain = text.translate(_SAME_CHARACTERS)
    lower = plain.lower()
    if len(lower) != len(plain):  # The lower case of İ has two characters, which would move places.
        lower = "".join(c.lower() if len(c.lower()) == 1 else c for c in plain)
    mentions = [
        Mention(match.start(), match.end("name"), name.topic_id)
        for name in names
        if name.literal in (searched := plain if name.cased else lower)
        for match in name.pattern.finditer(searched)
    ]
    longest: list[Mention] = []
    for mention in sorted(mentions, key=lambda m: (m.start, -m.end)):
        if not longest or mention.start >= longest[-1].end:
            longest.append(mention)
    return longest


def blank_links(body: str) -> str:
    """A body of Markdown without the text of links and definitions. It has the same length, so that
    places stay the same."""
    if "](" in body or "][" in body or "://" in body:
        body = _LINK.sub(_blank, body)
    return _DEFINITION.sub(_blank, body) if "]:" in body or "{" in body else body


def _blank(match: re.Match[str]) -> str:
    return re.sub(r"[^\n]", "\0", match[0])


def _singular_and_plural(name: str) -> tuple[str, ...]:
    if not name or _HANGUL.search(name):
        return (name,)
    singular = name.removesuffix("s")
    return name, singular, f"{singular}s", f"{singular}es"


def _compile(names: Iterable[tuple[str, str]]) -> tuple[TopicName, ...]:
    """The patterns of names, given as ids of topics and names. A name belongs to the first topic
    that has it."""
    compiled: dict[str, TopicName] = {}
    for topic_id, name in names:
        if name and name.casefold() not in compiled:
            compiled[name.casefold()] = _compile_name(topic_id, name)
    return tuple(compiled.values())


def _compile_name(topic_id: str, name: str) -> TopicName:
    cased = name.isupper() and name.isascii()
    literal = name.translate(_SAME_CHARACTERS)
    literal = literal if cased else literal.lower()
    after = rf"(?:{PARTICLES})?(?!\w)"
    if not _HANGUL.search(name):  # No letter may follow, except for a particle.
        after = rf"(?!\w)|(?=(?:{PARTICLES})(?!\w))"
    pattern = re.compile(rf"(?<!\w)(?P<name>{re.escape(literal)})(?:{after})")
    return TopicName(topic_id, literal, pattern, cased)
