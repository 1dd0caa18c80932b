"""Markup → a tree of lxml, in which nothing is left that is not content.

The parser of lxml accepts any input. Comments, scripts and styles are removed. This module must not
know Markdown or articles.
"""

from __future__ import annotations

import re
from typing import Any

# An element of lxml. Its types come with an optional package.
Tree = Any

_REMOVED = "script style template noscript head link meta title base".split()
# XML cannot have these characters, and lxml refuses them.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff\ud800-\udfff]")
# A line end directly after the tag is no part of the code (HTML, "The pre element").
_PRE_START = re.compile(r"(<pre\b[^>]*>(?:\s*<code\b[^>]*>)?)\n", re.IGNORECASE)

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol "
    "optgroup option p pre section summary table tbody td tfoot th thead tr ul".split()
)


def parse_markup(markup: str) -> Tree:
    """The content of some markup, a fragment or a whole page, inside one `div` element."""
    from lxml import etree, html

    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True
    )
    text = _PRE_START.sub(r"\1", _CONTROL.sub("", markup))
    try:
        page = html.document_fromstring(f"<div>{text}</div>".encode(), parser=parser)
    except etree.ParserError:
        page = html.document_fromstring("<div></div>")
    etree.strip_elements(page, *_REMOVED, with_tail=False)
    body = page.find("body")
    root = page if body is None else body
    root.tag = "div"
    if root.getparent() is not None:
        root.getparent().remove(root)
    return root


def has_block(element: Tree) -> bool:
    """Whether an element contains an element that makes a block of its own."""
    return any(child.tag in BLOCKS for child in element.iterdescendants())


def text_of(element: Tree) -> str:
    """The text of an element on one line. A block separates words."""
    parts: list[str] = []
    for event, child in _events(element):
        if child.tag in BLOCKS or child.tag == "br":
            parts.append(" ")
        parts.append((child.text if event == "start" else child.tail) or "")
    return " ".join("".join(parts).split())


def _events(element: Tree) -> Any:
    """Each element with the event `start`, and each one inside of the first with `end`."""
    from lxml import etree

    for event, child in etree.iterwalk(element, events=("start", "end")):
        if event == "start" or child is not element:
            yield event, child


def unwrap(element: Tree) -> None:
    """Replace an element by its content."""
    element.drop_tag()


def remove(element: Tree) -> None:
    """Remove an element with its content, but not the text after it."""
    element.drop_tree()
