"""The options of `new` that relate a brief to others: what they mean, and what the new brief takes
over from the other one.

This module reads no file.
"""

from __future__ import annotations

from contextlib import suppress
from typing import NamedTuple

from briefing.commands.choices import (
    Choices,
    check_kind_and_language,
    choose,
    find_brief,
)
from briefing.commands.front_matter_index import FrontMatter
from briefing.commands.questions import ask_until, is_interactive
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import Misuse, Misuses
from briefing.core.slugs import slug_of


class Related(NamedTuple):
    """The slugs of the briefs that a new brief translates and supersedes, its language, and what
    it takes over: ids with commas between them, and a kind. Empty texts say nothing."""

    translation_of: str = ""
    supersedes: tuple[str, ...] = ()
    lang: str = ""
    authors: str = ""
    topics: str = ""
    kind: str = ""


def related_briefs(
    translation_of: str, supersedes: str, briefs: tuple[FrontMatter, ...]
) -> tuple[FrontMatter | None, tuple[FrontMatter, ...]]:
    """The brief that is translated, and those that are superseded. Raises `Misuse` if there is no
    such brief, or if it cannot have that relation."""
    misuses, olds, original = Misuses(), dict[str, FrontMatter](), None
    for word in filter(None, map(str.strip, supersedes.split(","))):
        with misuses:
            old = find_brief(word, briefs)
            olds[old.path] = old
    with misuses:
        original = _original(translation_of, briefs) if translation_of else None
    misuses.raise_if_any()
    return original, tuple(olds.values())


def _original(slug: str, briefs: tuple[FrontMatter, ...]) -> FrontMatter:
    original = find_brief(slug, briefs)
    first = "".join(original.values("translation_of"))
    if first:
        hint = f"name the original: --translation-of {first}"
        raise Misuse(f"“{slug_of(original.path)}” is itself a translation", hint)
    return original


def take_over(
    original: FrontMatter | None,
    olds: tuple[FrontMatter, ...],
    lang: str,
    choices: tuple[Choices, Choices],
    options: ParseOptions,
) -> Related:
    """What a new brief takes over: from its original the authors, the topics and the kind; from the
    first brief that it supersedes the topics. `choices` are the authors and the topics. Raises
    `Misuse` if a translation has no language of its own."""
    authors, topics = choices
    supersedes = tuple(slug_of(old.path) for old in olds)
    if original is None:
        words = _known_ids(olds[0].values("topics"), topics) if olds else ""
        return Related("", supersedes, lang, topics=words)
    lang = _language(original, lang, options)
    return Related(
        slug_of(original.path),
        supersedes,
        lang,
        _known_ids(original.values("author"), authors),
        _known_ids(original.values("topics"), topics),
        "".join(original.values("kind")),
    )


def _known_ids(words: tuple[str, ...], choices: Choices) -> str:
    """The ids of those words that name an author or a topic: the other brief may have errors."""
    ids: list[str] = []
    for word in words:
        with suppress(Misuse):
            ids += choose(word, choices)
    return ", ".join(dict.fromkeys(ids))


def _language(original: FrontMatter, lang: str, options: ParseOptions) -> str:
    own = "".join(original.values("lang")) or options.lang

    def check(text: str) -> str:
        check_kind_and_language("", text, options)
        if text == own:
            message = f"“{slug_of(original.path)}” is in the language “{own}” itself"
            raise Misuse(message, "name the language of the translation")
        return text

    if lang:
        return check(lang)
    if is_interactive():
        return ask_until("Language of the translation: ", "", check, "A translation needs this.")
    raise Misuse("the translation has no language", "add --lang, for example --lang ko")
