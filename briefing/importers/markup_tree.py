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
# The number of a character: `&#1;` and `&#x1;` are a control character too.
_REFERENCE = re.compile(
    r"&#(?:0*(\d{1,7})(?!\d)|[xX]0*([\da-fA-F]{1,6})(?![\da-fA-F]));?", re.ASCII
)
_LAST_CHARACTER = 0x10FFFF
# A line end directly after the tag is not a part of the code (HTML, "The pre element").
_PRE_START = re.compile(r"(<pre\b[^>]*>(?:\s*<code\b[^>]*>)?)\n", re.IGNORECASE)
# The content of deeper elements stays, but not their tags. Pages need less than half of it.
_MAX_DEPTH = 100

BLOCKS = frozenset(
    "address article aside blockquote body center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html li main menu nav ol "
    "optgroup option p pre section summary table tbody td tfoot th thead tr ul".split()
)

HEADINGS = tuple(f"h{level}" for level in range(1, 7))
ROW_GROUPS = ("thead", "tbody", "tfoot")
_TABLE_PARTS = frozenset((*ROW_GROUPS, "tr", "td", "th", "caption", "colgroup", "col"))


class _Builder:
    """Receives the tags of a parser, and builds a tree of limited depth: that of lxml has no text
    at all if it is too deep."""

    def __init__(self) -> None:
        from lxml import etree, html

        self.builder = etree.TreeBuilder(element_factory=html.html_parser.makeelement)
        self.depth = 0

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth <= _MAX_DEPTH:
            self.builder.start(tag, attributes)
        elif tag in BLOCKS:
            self.builder.data(" ")

    def end(self, tag: str) -> None:
        if self.depth <= _MAX_DEPTH:
            self.builder.end(tag)
        elif tag in BLOCKS:
            self.builder.data(" ")
        self.depth -= 1

    def data(self, text: str) -> None:
        self.builder.data(text)

    def close(self) -> Tree:
        return self.builder.close()


def parse_markup(markup: str) -> Tree:
    """The content of some markup, a fragment or a whole page, inside one `div` element."""
    from lxml import etree, html

    visible = _REFERENCE.sub(_without_control, _CONTROL.sub("", markup))
    clean = _PRE_START.sub(r"\1", visible)
    text = f"<div>{clean}</div>".encode()
    parser = html.HTMLParser(
        remove_comments=True, remove_pis=True, encoding="utf-8", huge_tree=True
    )
    page = etree.fromstring(text, parser=parser)
    if page is None or is_deeper(page, _MAX_DEPTH):
        # It takes thrice as long, so it is only for what needs it.
        parser = html.HTMLParser(target=_Builder(), encoding="utf-8", huge_tree=True)
        page = etree.fromstring(text, parser=parser)
    etree.strip_elements(page, *_REMOVED, with_tail=False)
    body = page.find("body")
    root = page if body is None else body
    root.tag = "div"
    if root.getparent() is not None:
        root.getparent().remove(root)
    for table in list(root.iter("table")):
        _repair_table(table)
    return root


def _without_control(reference: re.Match[str]) -> str:
    """A reference to a character, or an empty text if the character cannot be in a text."""
    number = int(reference[1]) if reference[1] else int(reference[2], 16)
    is_control = number <= _LAST_CHARACTER and _CONTROL.match(chr(number))
    return "" if is_control else reference[0]


def _repair_table(table: Tree) -> None:
    """Put cells outside of rows into rows, and what is in no cell before the table, as browsers do
    (HTML, "in table"). The parser leaves both where they are."""
    for part in [table, *(child for child in table if child.tag in ROW_GROUPS)]:
        _repair_rows(part, table)
        for row in part.iterchildren("tr"):
            _repair_rows(row, table)


def _repair_rows(parent: Tree, table: Tree) -> None:
    _move_text(parent, "text", table)
    row = None
    for child in list(parent):
        if child.tag not in _TABLE_PARTS:
            table.addprevious(child)  # The text after it comes with it.
            continue
        _move_text(child, "tail", table)
        if child.tag not in ("td", "th") or parent.tag == "tr":
            row = None
            continue
        if row is None:
            row = parent.makeelement("tr", {})
            child.addprevious(row)
        row.append(child)


def _move_text(element: Tree, name: str, table: Tree) -> None:
    text = getattr(element, name)
    if text and text.strip():
        setattr(element, name, None)
        moved = element.makeelement("span", {})
        moved.text = f" {text} "
        table.addprevious(moved)


def is_deeper(root: Tree, levels: int) -> bool:
    """Whether a tree has an element that is deeper than some number of levels."""
    return bool(root.xpath("boolean(." + "/*" * levels + ")"))


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
