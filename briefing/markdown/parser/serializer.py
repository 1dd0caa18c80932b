"""A tree of elements → HTML.

The texts of the tree are texts, not HTML: each `&` and `<` is escaped. This module must not know
Markdown.
"""

from __future__ import annotations

from collections.abc import Callable
from xml.etree.ElementTree import HTML_EMPTY, Element

from briefing.markdown.parser.raw_html import FRAGMENT, RAW

_SPECIAL = HTML_EMPTY | {RAW, FRAGMENT}


def to_html(root: Element) -> str:
    """The HTML of an element. Attributes are in the order of their names."""
    pieces: list[str] = []
    _write(pieces.append, root)
    return "".join(pieces)


def _write(write: Callable[[str], None], element: Element) -> None:
    tag, text = element.tag, element.text
    if tag == RAW:
        write(element.get("html") or "")
    else:
        if tag != FRAGMENT:
            write(_start(element))
        if tag not in HTML_EMPTY:
            if text:
                write(_escape(text))
            for child in element:
                if len(child) or child.attrib or child.tag in _SPECIAL:
                    _write(write, child)
                    continue
                # Most elements have a text only.
                name, text, after = child.tag, child.text, child.tail
                text = _escape(text) if text else ""
                after = _escape(after) if after and after != "\n" else after or ""
                write(f"<{name}>{text}</{name}>{after}")
            if tag != FRAGMENT:
                write(f"</{tag}>")
    tail = element.tail
    if tail:
        write("\n" if tail == "\n" else _escape(tail))


def _start(element: Element) -> str:
    attributes = element.attrib
    if not attributes:
        return f"<{element.tag}>"
    pieces = [f' {key}="{_escape_value(value)}"' for key, value in sorted(attributes.items())]
    return f"<{element.tag}{''.join(pieces)}>"


def _escape(text: str) -> str:
    if "&" in text:
        text = text.replace("&", "&amp;")
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    return text


def _escape_value(text: str) -> str:
    text = _escape(text)
    return text.replace('"', "&quot;") if '"' in text else text
