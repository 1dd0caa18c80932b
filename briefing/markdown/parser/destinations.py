"""The address and the title of a link, as in CommonMark (section “Links”).

Each match takes time in proportion to its length. This module must not know labels or brackets.
"""

from __future__ import annotations

import re

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.characters import unescape

_MAX_PARENTHESES = 32

_BRACKETED = late_pattern(r"<((?:[^<>\n\\]|\\.)*+)>")
_BARE = late_pattern(r"(?:[^\x00-\x20\x7f\\()]|\\[^\x00-\x20\x7f]|\\(?=[\x00-\x20\x7f]|\Z))++")
_TITLE = late_pattern(
    r"[ \t]*+(?:\n[ \t]*+)?"
    r"(?:\"((?:[^\"\\]|\\.)*+)\"|'((?:[^'\\]|\\.)*+)'|\(((?:[^()\\]|\\.)*+)\))",
    re.DOTALL,
)
SPACE = late_pattern(r"[ \t]*+(?:\n[ \t]*+)?")
# Nearly all links: an address without parentheses, escapes and title.
_PLAIN = late_pattern(r"\(([^\x00-\x20\x7f\\()<&][^\x00-\x20\x7f\\()&]*+)\)")


def match(text: str, position: int) -> tuple[str, int] | None:
    """The address at a position, without escapes, and its end."""
    if text.startswith("<", position):
        found = _BRACKETED.match(text, position)
        return (unescape(found[1]), found.end()) if found else None
    end, depth = position, 0
    while True:
        found = _BARE.match(text, end)
        end = found.end() if found else end
        sign = text[end : end + 1]
        if sign == "(" and depth < _MAX_PARENTHESES:
            depth += 1
        elif sign == ")" and depth:
            depth -= 1
        else:
            break
        end += 1
    return None if depth or end == position else (unescape(text[position:end]), end)


def match_title(text: str, position: int) -> tuple[str, int] | None:
    """The title after an address, without escapes, and its end."""
    found = _TITLE.match(text, position)
    if not found or found[0][0] not in " \t\n":
        return None
    return unescape(found[found.lastindex or 0]), found.end()


def match_link(text: str, position: int) -> tuple[str, str | None, int, int] | None:
    """What is in the parentheses after the words of a link: the address, the title, the offset of
    the address, and the end."""
    plain = _PLAIN.match(text, position)
    if plain:
        return plain[1], None, plain.start(1), plain.end()
    space = SPACE.match(text, position + 1)
    start = space.end() if space else position + 1
    address, end = match(text, start) or ("", start)
    titled = match_title(text, end) if end > start else None
    title = None
    if titled:
        title, end = titled
    space = SPACE.match(text, end)
    end = space.end() if space else end
    if not text.startswith(")", end):
        return None
    return address, title, start + text.startswith("<", start), end + 1
