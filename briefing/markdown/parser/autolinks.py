"""Bare addresses in a text become links, as in GFM (section “Autolinks (extension)”).

This module knows strings. It must not know elements.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from briefing.core.patterns import late_pattern

_SCHEME = late_pattern(r"(?:https?|ftp)\Z", re.IGNORECASE)
_LETTERS = late_pattern(r"[a-zA-Z]*\Z")
_ADDRESS = late_pattern(r"[^\s<>]+")
_HOST = late_pattern(r"[^\s<!-,/:-@\[-^`{-~]+")
_ENTITY_AT_END = late_pattern(r"&[a-zA-Z0-9]+;\Z")
_CANDIDATE = late_pattern(
    r"([a-zA-Z0-9.+_-]++@[a-zA-Z0-9_-]++(?:\.[a-zA-Z0-9_-]++)++)|(?:https?|ftp)://|www\.",
    re.IGNORECASE,
)
_BEFORE_WWW = frozenset("*_~(")


def match_url(text: str, position: int, before: str) -> tuple[int, int, str] | None:
    """The start, the end and the link of a bare address.

    It has its colon at `position`, or it begins there with `www.`. `before` is the text before it
    that is not yet part of anything.
    """
    if text[position] == ":":
        letters = _LETTERS.search(before[-8:])
        scheme = letters[0] if letters else ""
        if not text.startswith("://", position) or not _SCHEME.fullmatch(scheme):
            return None
        start, host, prefix = position - len(scheme), position + 3, ""
    else:
        previous = text[position - 1 : position]
        if previous and not previous.isspace() and previous not in _BEFORE_WWW:
            return None
        start, host, prefix = position, position, "http://"
    name = _HOST.match(text, host)
    if not name or not _is_host(name[0], needs_dot=bool(prefix)):
        return None
    address = _ADDRESS.match(text, start)
    end = _trimmed_end(text, start, address.end() if address else start)
    return (start, end, prefix + text[start:end]) if end > host else None


def _is_host(name: str, *, needs_dot: bool) -> bool:
    parts = name.rstrip(".").split(".")
    return (len(parts) > 1 or not needs_dot) and not any("_" in part for part in parts[-2:])


def _trimmed_end(text: str, start: int, end: int) -> int:
    """The end of an address without the punctuation that belongs to the sentence."""
    surplus = {
        closing: text.count(closing, start, end) - text.count(opening, start, end)
        for opening, closing in ("()", "[]")
    }
    while end > start:
        last = text[end - 1]
        if last in "?!.,:*_~'\"":
            end -= 1
        elif surplus.get(last, 0) > 0:
            surplus[last] -= 1
            end -= 1
        elif last == ";":
            found = _ENTITY_AT_END.search(text, max(start, end - 40), end)
            end = found.start() if found else end - 1
        else:
            break
    return end


def find_addresses(text: str) -> Iterator[tuple[str, str, str, str]]:
    """The bare addresses of a text: what is before each, the address, its link, and all after."""
    position = 0
    for match in _CANDIDATE.finditer(text):
        if match.start() < position:
            continue
        if match[1]:
            found = _email(text, match)
        else:
            colon = match.end() - 3 if match[0].endswith("//") else match.start()
            found = match_url(text, colon, text[position:colon])
        if found:
            start, end, href = found
            yield text[position:start], text[start:end], href, text[end:]
            position = end


def _email(text: str, match: re.Match[str]) -> tuple[int, int, str] | None:
    address = match[0].rstrip(".")
    start = match.start()
    if address[-1] in "-_" or text[start - 1 : start] == "<":
        return None
    return start, start + len(address), f"mailto:{address}"
