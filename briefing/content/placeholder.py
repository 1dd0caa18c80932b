"""The text of a new draft before its author writes: whether a brief still begins with it.

This module must not know the keys of the front matter.
"""

from __future__ import annotations

from briefing.markdown.context import Translate

# The first sentence of a new draft, in English. Catalogues have it as `DRAFT_CONTEXT`.
PLACEHOLDER = (
    "Begin with what happened, when and where. Without a summary, lists show this paragraph."
)
DRAFT_CONTEXT = "draft"


def is_placeholder(text: str, lang: str, translate: Translate) -> bool:
    """Whether a body in the language `lang` still begins with the placeholder of `new_draft`."""
    begin = text[:1000].lstrip()
    return begin.startswith((PLACEHOLDER, translate(lang, PLACEHOLDER, DRAFT_CONTEXT)))
