"""The blocks that contain lines, and the containers that contain blocks.

Both are open while their lines are read. This module must not know how they begin or end.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element, SubElement

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.lines import Line

_LINE_END = late_pattern("\n")

DOCUMENT, QUOTE, ITEM, NOTE, BOX, MEANING = range(6)


class LeafKind(NamedTuple):
    """What a kind of leaf block does with lines.

    `read` adds a line to an open block; it returns False if the line does not belong to it.
    `finish` makes the element of the block. If the kind `is_interruptible`, another block can begin
    on the line, and `read` gets only lines that begin none.
    """

    read: Callable[[Leaf, Line, Any], bool]
    finish: Callable[[Leaf, Any], object]
    is_interruptible: bool = False


class List:
    """A list: its element, the character that its markers have, and whether it is loose."""

    __slots__ = ("element", "is_loose", "mark")

    def __init__(self, element: Element, mark: str) -> None:
        self.element, self.mark, self.is_loose = element, mark, False


class Container:
    """An open container. Its content is indented by `indent` columns.

    `list` is the list of an item, or the description list of a meaning. `open_list` is the list to
    which the next item may belong. `finish` is called when the container ends.
    """

    __slots__ = ("element", "finish", "indent", "is_empty", "kind", "line", "list", "open_list")

    def __init__(self, kind: int, element: Element, indent: int, list: List | None = None) -> None:
        self.kind, self.element, self.indent, self.list = kind, element, indent, list
        self.open_list: List | None = None
        self.finish: Callable[[Container, Any], None] | None = None
        self.is_empty = True
        self.line = 0


class Leaf:
    """A block of text. `lines` are its lines as they are collected, and `text` is the whole.

    `line` is the number of its first line, and `columns` has the column (from 0) at which each
    line begins in the source. `starts` has the offset of each line in the text, once it is needed.
    `info` is what a kind of leaf keeps for itself.
    """

    __slots__ = ("columns", "element", "info", "kind", "line", "lines", "starts", "text")

    def __init__(
        self, kind: LeafKind | None, element: Element, line: int, info: Any = None
    ) -> None:
        self.kind = kind
        self.element = element
        self.line = line
        self.info = info
        self.lines: list[str] = []
        self.columns: list[int] = []
        self.starts: Sequence[int] = ()
        self.text = ""

    def drop(self, count: int) -> None:
        """Remove lines from the beginning."""
        del self.lines[:count], self.columns[:count]
        self.line += count

    def position(self, offset: int) -> tuple[int, int]:
        """The line and the column of a character of the text, both from 0."""
        if not self.starts:
            self.starts = [0, *(match.end() for match in _LINE_END.finditer(self.text))]
        number = bisect_right(self.starts, offset) - 1
        return self.line + number, self.columns[number] + offset - self.starts[number]

    def pieces(self, start: int, end: int) -> Iterator[tuple[int, int, int]]:
        """The lines of a part of the text: line and column from 0, and the width."""
        while start < end:
            line, column = self.position(start)
            line_end = self.text.find("\n", start, end)
            line_end = end if line_end < 0 else line_end
            yield line, column, line_end - start
            start = line_end + 1


def text_leaf(element: Element, text: str, line: int, column: int) -> Leaf:
    """A leaf of one line."""
    leaf = Leaf(None, element, line)
    leaf.text = text
    leaf.columns.append(column)
    return leaf


def add_block(parent: Element, tag: str) -> Element:
    """Add an element that stands on lines of its own."""
    element = SubElement(parent, tag)
    element.tail = "\n"
    return element


def append_text(element: Element, text: str) -> None:
    """Add a text at the end of the content of an element."""
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text
