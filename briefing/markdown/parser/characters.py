"""Characters: entities, escapes, and the classes that decide what a mark can do.

This module must not know Markdown's blocks or its inline elements.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from html.entities import html5

from briefing.core.characters import is_forbidden_in_xml, is_unspaced
from briefing.core.patterns import late_pattern

PUNCTUATION = frozenset("!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~")
REPLACEMENT = "\ufffd"

ENTITY = late_pattern(r"&(?:#(\d{1,7})|#[xX]([0-9a-fA-F]{1,6})|([a-zA-Z][a-zA-Z0-9]{1,31}));")
_ESCAPED = late_pattern(rf"\\([!-/:-@\[-`{{-~])|{ENTITY.pattern}")


def entity(match: re.Match[str], first: int = 1) -> str | None:
    """The text of an entity; None if it has no meaning. U+FFFD stands for what XML forbids."""
    decimal, hexadecimal, name = match.group(first, first + 1, first + 2)
    if name:
        return html5.get(name + ";")
    code = int(decimal) if decimal else int(hexadecimal, 16)
    text = chr(code) if 0 < code < 0x110000 else REPLACEMENT
    is_surrogate = "\ud800" <= text <= "\udfff"
    return REPLACEMENT if is_surrogate or is_forbidden_in_xml(text) else text


def unescape(text: str) -> str:
    """A text without backslash escapes and entities."""
    if "\\" not in text and "&" not in text:
        return text
    return _ESCAPED.sub(_unescaped, text)


def _unescaped(match: re.Match[str]) -> str:
    if match[1]:
        return match[1]
    text = entity(match, 2)
    return match[0] if text is None else text


@lru_cache(maxsize=4096)
def kind(character: str) -> int:
    """0 for white space and the end of a text, 1 for punctuation, 2 for letters of scripts that
    have no spaces between words, 3 for all others."""
    if not character or character.isspace():
        return 0
    if character in PUNCTUATION:
        return 1
    if character < "\x80":
        return 3
    if unicodedata.category(character)[0] in "PS":
        return 1
    return 2 if is_unspaced(character) else 3
