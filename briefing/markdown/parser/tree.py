"""The nodes of a text → the content of an element.

This module must not know how nodes are found.
"""

from __future__ import annotations

from typing import Any, Protocol
from xml.etree.ElementTree import Element

from briefing.markdown.parser.autolinks import find_addresses
from briefing.markdown.parser.delimiters import Run

MAX_DEPTH = 60


class Text(Protocol):
    """The text whose nodes become a tree."""

    has_addresses: bool  # Whether it may contain bare addresses.

    def place_text(self, element: Element, address: str) -> None:
        """Keep where the address of an element is."""

    def report_depth(self, offset: int, limit: int) -> None:
        """Report emphasis that is nested too deep."""


class Tree:
    """The content of an element while it is made: `target` is the innermost element that is open,
    and `last` its last child. `text` is the text. A link contains no link."""

    __slots__ = ("has_addresses", "in_link", "last", "pieces", "stack", "target", "text")

    def __init__(self, root: Element, in_link: bool, text: Text) -> None:
        self.target, self.in_link, self.text = root, in_link, text
        self.has_addresses = text.has_addresses and not in_link
        self.last: Element | None = None
        self.pieces: list[str] = []  # The text after `last`.
        self.stack: list[Element] = []

    def add(self, nodes: list[Any]) -> None:
        """Add strings, elements, runs of marks, and brackets that are text."""
        pieces = self.pieces
        for node in nodes:
            if type(node) is str:
                pieces.append(node)
            elif type(node) is Run:
                self._add_run(node)
            elif type(node) is not Element:
                pieces.append(node.text)  # A bracket.
            elif self.in_link and node.tag == "a":
                pieces.append(node.text or "")  # A bare address in the words of a link.
            else:
                if pieces:
                    self._flush()
                self.target.append(node)
                self.last = node
        if pieces:
            self._flush()

    def _add_run(self, run: Run) -> None:
        """End and begin the elements of a run; add the marks that are text."""
        if run.closes:
            self._flush()
            for _ in run.closes:
                self.last, self.target = self.target, self.stack.pop()
        if run.count:
            self.pieces.append(run.mark * run.count)
        if not run.opens:
            return
        self._flush()
        for tag in reversed(run.opens):
            self.stack.append(self.target)
            child = Element(tag)
            if len(self.stack) > MAX_DEPTH:
                self.text.report_depth(run.offset, MAX_DEPTH)
            else:
                self.target.append(child)
            self.target, self.last = child, None

    def _flush(self) -> None:
        """Add the collected text."""
        text = self.pieces[0] if len(self.pieces) == 1 else "".join(self.pieces)
        self.pieces.clear()
        if self.has_addresses and ("@" in text or "://" in text or "www." in text):
            for before, address, href, after in find_addresses(text):
                self._add_text(before)
                link = self.last = Element("a", {"href": href})
                link.text = address
                self.target.append(link)
                self.text.place_text(link, address)
                text = after
        if self.last is None:
            self.target.text = text
        elif text:
            self.last.tail = text

    def _add_text(self, text: str) -> None:
        if self.last is None:
            self.target.text = text
        else:
            self.last.tail = text
