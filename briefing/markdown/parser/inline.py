"""The text of a leaf block → elements: CommonMark's inline structure, in one pass.

The parts of a text are nodes: strings, elements, runs of marks, and opening brackets. A link takes
the nodes after its bracket; in the end, `build` makes the content of the leaf's element from what
is left. Each node is built once. This module must not know blocks.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import Element

from briefing.markdown.context import Context
from briefing.markdown.parser import delimiters, raw_html
from briefing.markdown.parser.definitions import Definitions
from briefing.markdown.parser.leaves import Leaf
from briefing.markdown.parser.tree import Tree
from briefing.markdown.positions import Span

# Each text that is more than text has one of these; a few searches for a string are fast.
_SIGNS = ("[", "*", "_", "`", "\\", "&", "<", "~", " \n", "://", "@", "www.", "WWW.", "Www.")
_MARKS = r"\\`*_~\[\]!<&"
_SEARCH = re.compile(f"[{_MARKS}]").search
_SEARCH_WITH_LINE_ENDS = re.compile(rf"[{_MARKS}\n]").search
_SEARCH_WITH_ADDRESSES = re.compile(rf"[{_MARKS}\n:]|[wW][wW][wW]\.").search

Search = Callable[..., "re.Match[str] | None"]
# A handler gets the text and the offset of its mark. It returns the end of what it read, or 0 if
# the mark is text.
Handler = Callable[["Inline", str, int], int]


class Bracket:
    """An opening bracket: its text, its offset, and how many nodes and runs are before it.
    `has_inner` is set if another bracket follows: then its words are not a label."""

    __slots__ = ("has_inner", "is_picture", "node", "offset", "run", "text")

    def __init__(self, text: str, offset: int, inline: Inline) -> None:
        self.text, self.offset = text, offset
        self.is_picture = text == "!["
        self.node, self.run = len(inline.nodes), len(inline.runs)
        self.has_inner = False


class Inline:
    """The inline parser of one conversion. `spans` has the places of elements, for messages."""

    def __init__(
        self, definitions: Definitions, context: Context, handlers: dict[str, Handler]
    ) -> None:
        self.definitions, self.context, self.handlers = definitions, context, handlers
        self.has_addresses = False  # Whether the text may contain bare addresses.
        self.notes: list[Any] = []  # The footnotes in the order of their first references.
        self.leaf: Leaf = Leaf(None, Element("p"), 0)
        self.nodes: list[Any] = []
        self.runs: list[delimiters.Run] = []
        self.brackets: list[Bracket] = []
        self.active_from = 0  # Brackets below this index cannot begin a link.
        self.backticks: dict[int, list[int]] | None = None
        self.missing: set[str] = set()
        self.tags = raw_html.Tags(context)

    def parse_all(self, leaves: list[Leaf]) -> None:
        """Fill the elements of all leaves. Most texts have no mark."""
        source = self.context.source.text
        marks = [mark for mark in _SIGNS if mark in source]
        has_addresses = "://" in source or "www." in source.lower()
        for leaf in leaves:
            text = leaf.text
            for mark in marks:
                if mark in text:
                    break
            else:
                leaf.element.text = text
                continue
            search = _SEARCH
            self.has_addresses = "@" in text
            if has_addresses and ("://" in text or "www." in text.lower()):
                search, self.has_addresses = _SEARCH_WITH_ADDRESSES, True
            elif " \n" in text:
                search = _SEARCH_WITH_LINE_ENDS
            match = search(text)
            if match is None:
                self.leaf = leaf
                self.build(leaf.element, [text])
            else:
                self._parse(leaf, match, search)

    def _parse(self, leaf: Leaf, match: re.Match[str] | None, search: Search) -> None:
        """Fill the element of a leaf, whose first mark is `match`."""
        text = leaf.text
        self.leaf = leaf
        nodes = self.nodes = []
        if self.missing:
            self.missing = set()
        self.backticks = None
        start = 0
        while match is not None:
            position = match.start()
            if start < position:
                nodes.append(text[start:position])
            end = self.handlers[text[position]](self, text, position)
            start = end or position
            match = search(text, end or match.end())
        if start < len(text):
            nodes.append(text[start:])
        if self.runs:
            delimiters.match(self.runs)
            if text.count("**") > 1 or text.count("~~") > 1:
                self._report_spaced_words(text)
            self.runs = []
        if self.brackets:
            self.brackets = []
            self.active_from = 0
        self.build(leaf.element, nodes)
        if self.tags.opened:
            self.tags.finish()

    def _report_spaced_words(self, text: str) -> None:
        for found in delimiters.spaced_words(self.runs, text):
            message = f"because of the space beside “{found[1]}”, readers would see these signs"
            span = self.span(found.start(), len(found[0]))
            hint = f"write {found[1]}{found[2]}{found[1]}, with no space inside"
            self.context.report("unread-markup", span, message, hint, warning=True)

    def place(self, element: Element, offset: int, width: int) -> None:
        """Keep where the address of an element is in the text."""
        self.context.places[element] = (self.leaf, offset, width)

    def place_text(self, element: Element, address: str) -> None:
        """Keep where an address is that was found after the marks of the text."""
        self.place(element, max(0, self.leaf.text.find(address)), len(address))

    def span(self, offset: int, width: int) -> Span:
        """The position of a part of the text."""
        line, column = self.leaf.position(offset)
        return self.context.source.place(line, column, width)

    # ---- tree -----------------------------------------------------------------------------------

    def build(self, root: Element, nodes: list[Any], *, in_link: bool = False) -> None:
        """Make the content of an element from nodes."""
        Tree(root, in_link, self).add(nodes)

    def report_depth(self, offset: int, limit: int) -> None:
        span = self.span(offset, 1)
        message = f"emphasis is nested more than {limit} levels deep"
        self.context.report("nesting-too-deep", span, message, "use fewer levels")
