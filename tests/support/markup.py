"""HTML in a form in which two renderings of one Markdown text are equal."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import Any
from urllib.parse import quote

_VOID = frozenset(("br", "hr", "img", "input"))
_BLOCKS = _VOID.union(
    "p li ul ol blockquote h1 h2 h3 h4 h5 h6 pre table caption thead tbody tr td th dl dt dd div "
    "details summary section".split()
) - {"img", "input"}
_LINKS = ("href", "src")

Event = tuple[Any, ...]


class _Events(HTMLParser):
    """The tags and texts of a fragment. Ids, classes, alignment and comments do not count."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.events: list[Event] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        kept = {k: v or "" for k, v in attrs if k not in ("id", "class", "align")}
        for key in _LINKS:
            if key in kept:
                kept[key] = quote(kept[key], safe="%/:?#@!$&'()*+,;=~-._")
        self.events.append(("start", tag, tuple(sorted(kept.items()))))

    def handle_endtag(self, tag: str) -> None:
        if tag not in _VOID:
            self.events.append(("end", tag))

    def handle_data(self, data: str) -> None:
        self.events.append(("text", data))


def structure(html: str) -> list[Event]:
    """The structure of a fragment, without spaces at the edges of blocks and without the
    paragraphs of items, so that tight and loose lists are equal."""
    parser = _Events()
    parser.feed(html)
    parser.close()
    return _without_edges(_without_paragraphs_of_items(parser.events))


def _without_paragraphs_of_items(events: list[Event]) -> list[Event]:
    result: list[Event] = []
    stack: list[str] = []
    for event in events:
        kind = event[0]
        if kind == "start" and event[1] not in _VOID:
            is_hidden = event[1] == "p" and stack[-1:] in (["li"], ["dd"])
            stack.append("" if is_hidden else event[1])
            if is_hidden:
                continue
        elif kind == "end" and stack and not stack.pop():
            result.append(("text", "\n"))
            continue
        result.append(event)
    return result


def _without_edges(events: list[Event]) -> list[Event]:
    result: list[Event] = []
    preformatted = 0
    for event in events:
        if event[0] != "text":
            if result and result[-1][0] == "text" and event[1] in _BLOCKS and not preformatted:
                result[-1] = ("text", result[-1][1].rstrip())
                if not result[-1][1]:
                    result.pop()
            preformatted += (event[1] == "pre") * (1 if event[0] == "start" else -1)
            result.append(event)
            continue
        text = event[1] if preformatted else re.sub(r"\s+", " ", event[1])
        if result and result[-1][0] == "text":
            text = result.pop()[1] + text
            text = text if preformatted else re.sub(r"\s+", " ", text)
        if not preformatted and (not result or result[-1][1] in _BLOCKS):
            text = text.lstrip()
        if text:
            result.append(("text", text))
    if result and result[-1][0] == "text" and not result[-1][1].strip():
        result.pop()
    return result
