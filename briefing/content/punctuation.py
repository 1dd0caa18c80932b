"""Typographic punctuation in the sentences of settings, such as descriptions and biographies.

Names of topics, authors and series stay as they are written: briefs contain them.
"""

from __future__ import annotations

from typing import Any

from briefing.markdown.smartquotes import typeset

_SENTENCES = ("tagline", "description", "notice", "role", "bio", "label", "definition")
# The same in other languages: tables of texts by language.
_TRANSLATIONS = ("descriptions", "roles", "bios", "labels", "definitions")


def typeset_sentences(values: dict[str, Any], lang: str) -> dict[str, Any]:
    """The values of a table, with the punctuation of their language in sentences. `lang` is the
    language of the texts that are in no table of translations."""
    sentences = {key: typeset(values[key], lang) for key in _SENTENCES if values.get(key)}
    translated = {key: typeset_all(values[key]) for key in _TRANSLATIONS if values.get(key)}
    return values | sentences | translated


def typeset_all(texts: dict[str, str]) -> dict[str, str]:
    """Texts by language, each with the punctuation of its language."""
    return {tag: typeset(text, tag) for tag, text in texts.items()}
