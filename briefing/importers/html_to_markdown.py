"""Markup → blocks of Markdown. The markup is mammoth's HTML or trafilatura's XML.

The parser is that of the standard library: it accepts any input, and does not recurse. Scripts and
forms are left out, and so are pictures unless they are given; a link becomes text if its address is
not a web address. This module must not know articles.
"""

from __future__ import annotations

import re
from collections.abc import Container, Mapping
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin

import msgspec

from briefing.core.web_address import is_web_address
from briefing.importers.escape import escape_inline
from briefing.importers.plaintext import paragraph_blocks
from briefing.importers.spans import SPACE, Span, line_of, shifted
from briefing.importers.table_markdown import Cell, table_blocks
from briefing.importers.types import Block

# trafilatura's names for elements of HTML (TEI), and HTML's synonyms.
_ALIASES = {"item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_ALIASES |= {"ref": "a", "graphic": "img", "b": "strong", "i": "em", "th": "td"}
_ALIASES |= {"s": "del", "strike": "del"}
_SKIPPED = frozenset("script style noscript template svg form button nav iframe object".split())
_BREAKS = frozenset("p div section article main tr table ul ol pre figure body dl dt dd hr".split())
_FORMATS = {"#b": "strong", "#i": "em", "#sup": "sup", "#sub": "sub"}  # In trafilatura's XML.
_MAX_LIST_LEVELS = 9  # Deeper lists are brought to this level. Word has nine.
_MAX_ADDRESS_CHARS = 2000
_HEADING = re.compile(r"h[1-6]")


class Content(NamedTuple):
    """The blocks of some markup, and the number of pictures that were left out."""

    blocks: list[Block]
    picture_count: int


def read_markup(
    markup: str,
    base_url: str = "",
    anchors: Mapping[str, str] | None = None,
    pictures: Container[str] = (),
) -> Content:
    """The blocks of some markup. Relative links are resolved against `base_url`.

    A link to one of the `anchors`, such as `#footnote-1`, is replaced by the Markdown that the
    mapping has for it. A picture whose address is one of `pictures` becomes a block.
    """
    reader = _Reader(base_url, anchors or {}, pictures)
    reader.feed(markup)
    reader.close()
    reader.end_block()
    return Content([*reader.blocks, *reader.pictures], reader.picture_count)


class _Reader(HTMLParser):
    def __init__(
        self, base_url: str, anchors: Mapping[str, str], known_pictures: Container[str]
    ) -> None:
        super().__init__()
        self.base_url, self.anchors, self.known_pictures = base_url, anchors, known_pictures
        self.blocks: list[Block] = []
        self.picture_count = 0
        self.pictures: list[Block] = []  # In the table or heading that is read now.
        self.spans: list[Span] = []  # Of the line that is read now.
        self.skipped_tags: list[str] = []  # The open elements that are left out.
        self.strong = self.em = self.struck = 0  # How many of these elements are open.
        self.quotes, self.quote_number = 0, 0  # The number is that of the outermost quotation.
        self.shift = ""  # `sup` or `sub`, if such an element is open.
        self.heading_level = 0
        self.is_caption = False
        self.href = ""
        self.list_number = 0  # Of the outermost list.
        self.next_numbers: list[int] = []  # Of each open list; 0 for a list with bullets.
        self.needs_marker = False  # Whether the item of the line has not been written yet.
        self.rows: list[list[Cell]] | None = None  # Of the open table.
        self.cell_size = 1, 1  # The columns and rows of the open cell.
        self.hi_tags: list[str] = []  # The meaning of each open <hi>.

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        # Before Python 3.14, some characters after `<![` raise an error. Browsers read a comment.
        return self.parse_bogus_comment(i, bool(report))

    # ---- tags

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag, attributes = _ALIASES.get(tag, tag), {name: value or "" for name, value in attrs}
        if self.skipped_tags or tag in _SKIPPED:
            if tag in _SKIPPED:
                self.skipped_tags.append(tag)
            return
        if tag == "head":  # In trafilatura's XML this is a heading.
            tag = attributes.get("rend", "h2")
        elif tag == "list":
            tag = attributes.get("rend", "ul")
        elif tag == "hi":
            tag = _FORMATS.get(attributes.get("rend", ""), "span")
            self.hi_tags.append(tag)
        if not self._open_inline(tag, attributes):
            self._open_block(tag)
            self.is_caption = self.is_caption or attributes.get("class") == "caption"

    def _open_inline(self, tag: str, attributes: dict[str, str]) -> bool:
        """Open an element inside of a line, or a cell of a table. Returns False for others."""
        if tag == "strong":
            self.strong += 1
        elif tag == "em":
            self.em += 1
        elif tag == "del":
            self.struck += 1
        elif tag in ("sup", "sub"):
            self.shift = tag
        elif tag == "a":
            self._open_link(attributes)
        elif tag == "img":
            self._add_picture(attributes)
        elif tag == "input":  # A box to tick.
            self.spans.append(Span("☑ " if "checked" in attributes else "☐ "))
        elif self.rows is not None:
            self._open_cell(tag, attributes, self.rows)
        else:
            return False
        return True

    def _open_link(self, attributes: dict[str, str]) -> None:
        href = attributes.get("href") or attributes.get("target") or ""
        if href in self.anchors:
            self.spans.append(Span(self.anchors[href], is_markdown=True))
            self.skipped_tags.append("a")
        elif href:
            self.href = self._web_address(href)

    def _add_picture(self, attributes: dict[str, str]) -> None:
        name = attributes.get("src", "")
        if name not in self.known_pictures:
            self.picture_count += 1
            return
        block = Block("", escape_inline(attributes.get("alt", "")), picture=name)
        if self.rows is not None or self.heading_level or self.next_numbers:
            self.pictures.append(block)
        else:
            self.end_block()
            quote_number = self.quote_number if self.quotes else 0
            self.blocks.append(msgspec.structs.replace(block, quote_number=quote_number))

    def _open_block(self, tag: str) -> None:
        if tag in ("table", "ul", "ol", "li", "blockquote") or _HEADING.fullmatch(tag):
            self.end_block()
        if tag == "table":
            self.rows = []
        elif tag in ("ul", "ol"):
            self.list_number += not self.next_numbers
            self.next_numbers.append(int(tag == "ol"))
        elif tag == "li":
            self.needs_marker = True
        elif tag == "blockquote":
            self.quote_number += not self.quotes
            self.quotes += 1
        elif _HEADING.fullmatch(tag):
            self.heading_level = int(tag[1])
        elif tag in _BREAKS or tag == "br":
            self._break()

    def handle_endtag(self, tag: str) -> None:
        tag = _ALIASES.get(tag, tag)
        if self.skipped_tags:
            if tag == self.skipped_tags[-1]:
                self.skipped_tags.pop()
            return
        if tag == "hi":
            tag = self.hi_tags.pop() if self.hi_tags else "span"
        if tag == "strong":
            self.strong = max(0, self.strong - 1)
        elif tag == "em":
            self.em = max(0, self.em - 1)
        elif tag == "del":
            self.struck = max(0, self.struck - 1)
        elif tag in ("sup", "sub"):
            self.shift = ""
        elif tag == "a":
            self.href = ""
        elif self.rows is None:
            self._close_block(tag)
        elif tag == "table":
            self._end_table(self.rows)

    def _close_block(self, tag: str) -> None:
        if tag in ("ul", "ol", "list"):
            self.end_block()
            self.next_numbers = self.next_numbers[:-1]
            self._add_pictures()
        elif tag == "blockquote":
            self.end_block()
            self.quotes = max(0, self.quotes - 1)
        elif tag in ("li", "head") or _HEADING.fullmatch(tag):
            self.end_block()
            self.needs_marker, self.heading_level = False, 0
            self._add_pictures()
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.skipped_tags:
            text = shifted(data, self.shift) if self.shift else data
            formats = self.strong > 0, self.em > 0, self.href, self.struck > 0
            self.spans.append(Span(text, *formats))

    def _web_address(self, href: str) -> str:
        """The address of a link as Markdown can have it; empty if it is not a web address."""
        try:
            href = urljoin(self.base_url, href.strip())
        except ValueError:
            return ""
        for sign in "\\`*()[]| ":
            href = href.replace(sign, f"%{ord(sign):02X}")
        is_valid = is_web_address(href) and href.isprintable() and len(href) < _MAX_ADDRESS_CHARS
        return href if is_valid else ""

    # ---- blocks

    def _break(self) -> None:
        """End a paragraph. In an item or a heading, a space separates paragraphs."""
        if self.next_numbers or self.heading_level:
            self.spans.append(SPACE)
        else:
            self.end_block()

    def end_block(self) -> None:
        """Make a block of the line that was read."""
        plain, markdown = line_of(self.spans)
        is_caption, self.spans, self.is_caption = self.is_caption, [], False
        quote_number = self.quote_number if self.quotes else 0
        if not plain:
            return
        if self.heading_level:
            self.blocks.append(Block(plain, markdown, self.heading_level))
            return
        if self.next_numbers:
            item = self._item_prefix() + markdown
            block = Block(plain, item, list_number=self.list_number, quote_number=quote_number)
            self.blocks.append(block)
            return
        parts = paragraph_blocks(plain)
        if len(parts) == 1:  # A longer text is divided between lines without its formats.
            parts = [Block(plain, markdown, is_caption=is_caption)]
        self.blocks += (msgspec.structs.replace(b, quote_number=quote_number) for b in parts)

    def _add_pictures(self) -> None:
        """Add the pictures of a heading, list or table behind it."""
        if not self.next_numbers and self.rows is None:
            self.blocks += self.pictures
            self.pictures = []

    def _item_prefix(self) -> str:
        """The indentation and the marker of an item, or the indentation of its next paragraph."""
        number = self.next_numbers[-1]
        indent = "    " * (min(len(self.next_numbers), _MAX_LIST_LEVELS) - 1)
        if not self.blocks or self.blocks[-1].list_number != self.list_number:
            indent = ""  # A list begins with an item at its first level, whatever the markup says.
        elif not self.needs_marker:
            return indent + "    "
        self.needs_marker = False
        if number:
            self.next_numbers[-1] += 1
        return indent + (f"{number}. " if number else "- ")

    # ---- tables

    def _open_cell(self, tag: str, attributes: dict[str, str], rows: list[list[Cell]]) -> None:
        if tag in ("tr", "td"):
            self._end_cell(rows)
        if tag == "tr" or (tag == "td" and not rows):
            rows.append([])
        if tag == "td":
            sizes = [attributes.get(name, "") for name in ("colspan", "rowspan")]
            columns, height = (int(s) if s.isdecimal() and len(s) < 5 else 1 for s in sizes)
            self.cell_size = columns, height
        if tag in ("td", "p", "br", "li", "div"):
            self.spans.append(SPACE)

    def _end_cell(self, rows: list[list[Cell]]) -> None:
        cell = Cell(*line_of(self.spans), *self.cell_size)
        self.spans, self.cell_size = [], (1, 1)
        if rows and (cell.plain or rows[-1] or cell.columns > 1):
            rows[-1].append(cell)

    def _end_table(self, rows: list[list[Cell]]) -> None:
        self._end_cell(rows)
        self.rows = None
        self.blocks += table_blocks(rows)
        self._add_pictures()
