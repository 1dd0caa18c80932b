"""The block structure of a text: CommonMark's algorithm, with the containers of our dialect.

Each line first continues the open containers, then opens new ones, and the rest of it belongs to a
leaf block (CommonMark, appendix “A parsing strategy”). The elements are made at once; the text of
leaves is kept for `inline`. This module knows when lines continue a block. `starts` knows when they
begin one. It must not know the inline structure.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, NamedTuple
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.context import Context
from briefing.markdown.parser import raw_html
from briefing.markdown.parser.definitions import Definitions
from briefing.markdown.parser.leaves import (
    BOX,
    ITEM,
    MEANING,
    NOTE,
    QUOTE,
    Container,
    Leaf,
    LeafKind,
    List,
    add_block,
)
from briefing.markdown.parser.lines import Line

MAX_NESTING = 20

# A line without indentation that begins an item, and nothing else in the item.
_BULLETS = frozenset("-*+")
_PLAIN_ITEM = late_pattern(r"([-*+]) {1,4}(?=[^\W\d_])")

# A start returns None if the line does not begin its block, True if it opened a container, and
# False if the rest of the line needs nothing more.
Start = Callable[["Blocks", Line], bool | None]


class Grammar(NamedTuple):
    """The blocks that lines can begin.

    `starts` has the start for each character that can begin a block; `start_code` begins indented
    code. `paragraph` is the kind of leaf that takes all other lines. `take_beginning` takes what
    is no text from the beginning of a paragraph, and returns False if there is no text after it.
    """

    starts: dict[str, Start]
    start_code: Start
    paragraph: LeafKind
    take_beginning: Callable[[Leaf, Blocks], bool]


class Blocks:
    """The blocks of one text.

    Results: `root` has the elements, `leaves` the texts in order, `definitions` what is defined,
    and `lists` the lists.
    """

    def __init__(self, root: Element, context: Context, grammar: Grammar) -> None:
        self.root, self.context, self.grammar = root, context, grammar
        self.leaves: list[Leaf] = []
        self.tags = raw_html.Tags(context)
        self.definitions = Definitions()
        self.lists: list[List] = []
        self.headings: list[Leaf] = []
        self.stack = [Container(0, root, 0)]
        self.leaf: Leaf | None = None
        self.depth = 1  # How many containers the line continues.
        # Below an empty line, the index of the innermost quotation that contains it; or else -1.
        self.blank = -1
        self.missing_cells = 0  # How many cells the rows of tables lack.
        self._too_deep = False

    def parse(self, lines: list[str]) -> None:
        """Read all lines of a text."""
        if lines and not lines[-1]:
            lines = lines[:-1]  # The text ends with a line end.
        special = frozenset((*self.grammar.starts, " ", "\t"))
        stack, paragraph = self.stack, self.grammar.paragraph
        for number, text in enumerate(lines):
            leaf = self.leaf
            # Most lines are text or empty, and are in no container.
            if len(stack) > 1 or (leaf is not None and leaf.kind is not paragraph):
                self._read(text, number)
            elif not text:
                if leaf is not None:
                    self.leaf = None
                    self.add_text(leaf, "p")
                self.blank = 0
            elif text[0] in special:
                self._read(text, number)
            else:
                if leaf is None:
                    self.depth = 1
                    leaf = self._new_leaf(paragraph, number)
                leaf.lines.append(text)
                leaf.columns.append(0)
                self.blank = -1
        self.depth = 1
        self.close_open()

    # ---- one line -------------------------------------------------------------------------------

    def _read(self, text: str, number: int) -> None:
        match = _PLAIN_ITEM.match(text) if text[:1] in _BULLETS else None
        if match is None or not self._read_plain_item(match, number):
            self._read_line(Line(text, number))

    def _read_plain_item(self, match: re.Match[str], number: int) -> bool:
        """Read a line that begins an item of one paragraph, as most lines of lists do. Returns
        False if the containers around it need more tests."""
        stack, leaf, paragraph = self.stack, self.leaf, self.grammar.paragraph
        if len(stack) > 2 or (len(stack) == 2 and stack[1].kind != ITEM):
            return False
        if leaf is not None and leaf.kind is not paragraph:
            return False
        self.depth = 1
        container = self.begin_item(match[1], {}, number)
        container.indent = match.end()
        leaf = self._new_leaf(paragraph, number)
        leaf.lines.append(match.string[match.end() :])
        leaf.columns.append(match.end())
        return True

    def _read_line(self, line: Line) -> None:
        stack, leaf = self.stack, self.leaf
        self.depth = self._match(line) if len(stack) > 1 else 1
        if leaf and self.depth == len(stack) and leaf.kind and not leaf.kind.is_interruptible:
            self.blank = -1
            if leaf.kind.read(leaf, line, self):
                return
            self.close_leaf()
        if line.is_blank:
            self.close_open()
            self.mark_blank()
        else:
            if self._open(line):
                self._read_text(line)
            self.blank = -1

    def _match(self, line: Line) -> int:
        """The number of open containers that the line continues. Takes what is theirs."""
        depth, stack = 1, self.stack
        while depth < len(stack):
            container = stack[depth]
            kind = container.kind
            if kind == QUOTE:
                if line.indent > 3 or not line.text.startswith(">", line.start):
                    break
                take_quote_mark(line)
            elif line.is_blank:
                if kind == ITEM and container.is_empty and line.number > container.line:
                    break  # An item can begin with one empty line, which is its own.
            elif line.indent >= container.indent:
                line.advance(container.indent)
                container.is_empty = False
            elif kind == MEANING and line.indent >= 4:
                line.advance(4)
            else:
                break
            depth += 1
        return depth

    def mark_blank(self) -> None:
        """Keep that the line is empty, and in which quotation."""
        index = self.depth - 1
        while index and self.stack[index].kind != QUOTE:
            index -= 1
        self.blank = index

    def _open(self, line: Line) -> bool:
        """Open the blocks that the line begins. Returns whether it has text after them."""
        while not line.is_blank:
            if line.indent > 3:
                if not self.is_paragraph:
                    self.grammar.start_code(self, line)
                    return False
                break
            start = self.grammar.starts.get(line.text[line.start])
            result = start(self, line) if start else None
            if result is False:
                return False
            if result is None:
                break
        return not line.is_blank

    def _read_text(self, line: Line) -> None:
        """Add a line that begins no block to the open leaf, or to a new paragraph."""
        paragraph = self.grammar.paragraph
        leaf = self.leaf
        if leaf is None or leaf.kind is not paragraph or self._ends_lazily():
            if self.depth != len(self.stack):
                self.close_unmatched()
                leaf = self.leaf
            if leaf and leaf.kind and leaf.kind.read(leaf, line, self):
                return
            leaf = self.begin(paragraph, line)
        paragraph.read(leaf, line, self)

    def _ends_lazily(self) -> bool:
        """Whether the line ends a paragraph because it leaves a box. Lines directly below the
        paragraph of an item or a quotation belong to it without their mark."""
        return any(container.kind == BOX for container in self.stack[self.depth :])

    # ---- for starts -----------------------------------------------------------------------------

    @property
    def is_paragraph(self) -> bool:
        """Whether a paragraph is open, which the line may continue even lazily."""
        return self.leaf is not None and self.leaf.kind is self.grammar.paragraph

    @property
    def interrupted(self) -> Leaf | None:
        """The paragraph that a new block on this line would interrupt."""
        leaf = self.leaf
        if leaf and leaf.kind is self.grammar.paragraph and self.depth == len(self.stack):
            return leaf
        return None

    def begin(self, kind: LeafKind, line: Line, info: Any = None) -> Leaf:
        """Begin a leaf block in the innermost container that the line continues."""
        self.close_open()
        return self._new_leaf(kind, line.number, info)

    def _new_leaf(self, kind: LeafKind, number: int, info: Any = None) -> Leaf:
        leaf = self.leaf = Leaf(kind, self._new_block().element, number, info)
        return leaf

    def add(self, tag: str) -> Element:
        """Add an element that is a block of one line."""
        self.close_open()
        return add_block(self._new_block().element, tag)

    def _new_block(self) -> Container:
        """The innermost container, ready for a new block."""
        container = self.stack[-1]
        container.open_list = None
        if container.list and 0 <= self.blank < len(self.stack) and len(container.element):
            container.list.is_loose = True
        container.is_empty = False
        return container

    def begin_item(self, mark: str, attributes: dict[str, str], number: int) -> Container:
        """Begin an item in the open list, or in a new one if the mark is another one."""
        self.close_open()
        parent = self.stack[-1]
        items = parent.open_list
        if items is None or items.mark != mark:
            tag = "ol" if mark in ".)" else "ul"
            items = List(add_block(self._new_block().element, tag), mark)
            items.element.text = "\n"
            items.element.attrib.update(attributes)
            self.lists.append(items)
            parent.open_list = items
        elif 0 <= self.blank < len(self.stack):
            items.is_loose = True
        container = Container(ITEM, add_block(items.element, "li"), 0, items)
        return self.push(container, number)

    def begin_container(self, kind: int, element: Element, indent: int, line: Line) -> Container:
        """Begin a container. Its element is not yet in the tree if it is a note."""
        self.close_open()
        if kind != NOTE:
            self._new_block().element.append(element)
        return self.push(Container(kind, element, indent), line.number)

    def push(self, container: Container, number: int) -> Container:
        """Open a container, which begins in this line."""
        container.line = number
        self.stack.append(container)
        self.depth += 1
        self.blank = -1
        return container

    def is_too_deep(self, line: Line) -> bool:
        """Whether no more container can be opened. Reports it once."""
        if self.depth <= MAX_NESTING:
            return False
        if not self._too_deep:
            self._too_deep = True
            message = f"lists or quotations are nested more than {MAX_NESTING} levels deep"
            self.report("nesting-too-deep", line, message, "use fewer levels")
        return True

    def report(
        self, code: str, line: Line, message: str, hint: str, *, warning: bool = False
    ) -> None:
        """Report a problem at what is left of a line."""
        width = len(line.text.rstrip()) - line.start
        span = self.context.source.place(line.number, line.start, width)
        self.context.report(code, span, message, hint, warning=warning)

    # ---- ends -----------------------------------------------------------------------------------

    def close_open(self) -> None:
        """Close the containers that the line does not continue, and the open leaf."""
        if self.depth != len(self.stack):
            self.close_unmatched()
        if self.leaf:
            self.close_leaf()

    def close_unmatched(self) -> None:
        """Close the containers that the line does not continue."""
        if self.depth == len(self.stack):
            return
        self.close_leaf()
        while len(self.stack) > self.depth:
            container = self.stack.pop()
            if container.finish:
                container.finish(container, self)

    def close_leaf(self) -> None:
        """Close the open leaf block, and make its element."""
        leaf = self.leaf
        if leaf is None:
            return
        self.leaf = None
        if leaf.kind:
            leaf.kind.finish(leaf, self)

    def add_text(self, leaf: Leaf, tag: str) -> bool:
        """Make a paragraph or heading of a leaf. Returns False if it has only definitions."""
        if leaf.lines[0][0] in "[|" and not self.grammar.take_beginning(leaf, self):
            return False
        leaf.text = "\n".join(leaf.lines).rstrip(" \t")
        leaf.element = add_block(leaf.element, tag)
        self.leaves.append(leaf)
        return True


def take_quote_mark(line: Line) -> None:
    """Take the `>` of a quotation, and the space after it."""
    line.take(1)
    if line.indent:
        line.advance(1)
