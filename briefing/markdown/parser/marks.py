"""What the marks in a text mean: escapes, code, emphasis, entities, tags and addresses.

This module must not know links and pictures, which `brackets` reads.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser import brackets, delimiters, near_links, raw_html
from briefing.markdown.parser.autolinks import match_url
from briefing.markdown.parser.characters import ENTITY, PUNCTUATION, entity
from briefing.markdown.parser.inline import Handler, Inline

_RUNS = {mark: late_pattern(rf"{re.escape(mark)}+") for mark in "*_~`"}
_BACKTICKS = late_pattern("`+")
_AUTOLINK = late_pattern(r"<([a-zA-Z][a-zA-Z0-9+.-]{1,31}:[^\x00-\x20<>]*)>")
_EMAIL = late_pattern(
    r"<([a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]+@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
    r"(?:\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)*)>"
)


def _escape(inline: Inline, text: str, position: int) -> int:
    following = text[position + 1 : position + 2]
    if following in PUNCTUATION:
        inline.nodes.append(following)
        return position + 2
    if following == "\n":
        return _break(inline, position + 2)
    return 0


def _break(inline: Inline, end: int) -> int:
    element = Element("br")
    element.tail = "\n"
    inline.nodes += [element, "\n"]
    return end


def _line_end(inline: Inline, text: str, position: int) -> int:
    nodes = inline.nodes
    before = nodes[-1] if nodes else ""
    if type(before) is not str or not before.endswith(" "):
        nodes.append("\n")
        return position + 1
    nodes[-1] = before.rstrip(" ")
    if before.endswith("  "):
        return _break(inline, position + 1)
    nodes.append("\n")
    return position + 1


def _code(inline: Inline, text: str, position: int) -> int:
    end = _RUNS["`"].match(text, position).end()  # type: ignore[union-attr]
    size = end - position
    if inline.backticks is None:
        inline.backticks = {}
        for match in _BACKTICKS.finditer(text, position):
            inline.backticks.setdefault(match.end() - match.start(), []).append(match.start())
    starts = inline.backticks.get(size, [])
    index = bisect_right(starts, position)
    if index == len(starts):
        inline.nodes.append(text[position:end])
        return end
    content = text[end : starts[index]]
    if "\n" in content:
        content = content.replace("\n", " ")
    if content[:1] == " " == content[-1:] and content.strip(" "):
        content = content[1:-1]
    code = Element("code")
    code.text = content
    inline.nodes.append(code)
    inline.context.code.append((inline.leaf, end, starts[index]))
    return starts[index] + size


def _run(inline: Inline, text: str, position: int) -> int:
    end = _RUNS[text[position]].match(text, position).end()  # type: ignore[union-attr]
    run = delimiters.Run(text, position, end)
    if run.can_open or run.can_close:
        inline.nodes.append(run)
        inline.runs.append(run)
    else:
        inline.nodes.append(text[position:end])
    return end


def _entity(inline: Inline, text: str, position: int) -> int:
    match = ENTITY.match(text, position)
    value = entity(match) if match else None
    if match is None or value is None:
        return 0
    inline.nodes.append(value)
    return match.end()


def _less_than(inline: Inline, text: str, position: int) -> int:
    for pattern, scheme in ((_AUTOLINK, ""), (_EMAIL, "mailto:")):
        match = pattern.match(text, position)
        if match:
            link = Element("a", {"href": scheme + match[1]})
            link.text = match[1]
            inline.place(link, position + 1, len(match[1]))
            inline.nodes.append(link)
            return match.end()
    tag = raw_html.TAG.match(text, position)
    end = tag.end() if tag else raw_html.match_special(text, position, inline.missing)
    if not end:
        near_links.check_autolink(inline, text, position)
        return 0
    if not tag and text.startswith("<!--", position):
        return end
    raw = inline.tags.add(text[position:end], inline.leaf, position)
    inline.nodes.append(text[position:end] if raw is None else raw)
    return end


def _address(inline: Inline, text: str, position: int) -> int:
    """A bare web address, which begins before its colon or with `www.`."""
    if inline.brackets:
        return 0  # It may be in the words of a link. Otherwise `Tree` finds it.
    before = inline.nodes[-1] if inline.nodes else ""
    found = match_url(text, position, before if type(before) is str else "")
    if found is None:
        return 0
    start, end, href = found
    if start < position:
        inline.nodes[-1] = before[: start - position]
    link = Element("a", {"href": href})
    link.text = text[start:end]
    inline.place(link, start, end - start)
    inline.nodes.append(link)
    return end


HANDLERS: dict[str, Handler] = {
    "\\": _escape,
    "\n": _line_end,
    "`": _code,
    "*": _run,
    "_": _run,
    "~": _run,
    "&": _entity,
    "<": _less_than,
    ":": _address,
    "w": _address,
    "W": _address,
    "[": brackets.open_bracket,
    "!": brackets.open_picture,
    "]": brackets.close_bracket,
}
