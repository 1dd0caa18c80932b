"""Markup → blocks of Markdown. The markup is mammoth's HTML or trafilatura's XML.

The parser is that of the standard library: it accepts any input, and does not recurse. Scripts,
forms and pictures are left out; a link becomes text if its address is not a web address. This
module must not know articles.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin

from briefing.core.web_address import is_web_address
from briefing.importers.escape import clean_text, escape_inline, escape_line_start
from briefing.importers.plaintext import paragraph_blocks
from briefing.importers.types import Block

# trafilatura's names for elements of HTML (TEI), and HTML's synonyms.
_ALIASES = {"item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_ALIASES |= {"ref": "a", "graphic": "img", "b": "strong", "i": "em", "th": "td"}
_SKIPPED = frozenset("script style noscript template svg form button nav iframe object".split())
_BREAKS = frozenset("p div section article main tr table ul ol pre figure body dl dt dd hr".split())
_MAX_LIST_LEVELS = 3  # Deeper lists are brought to this level.
_MAX_ROW_CELLS = 60
_MAX_ROW_CHARS = 4000
_MAX_ADDRESS_CHARS = 2000


class _Span(NamedTuple):
    """A part of a line with one format. Without a link, `href` is empty."""

    text: str
    strong: bool
    em: bool
    href: str


_SPACE = _Span(" ", False, False, "")


class Content(NamedTuple):
    """The blocks of some markup, and the number of pictures that were left out."""

    blocks: list[Block]
    picture_count: int


def read_markup(markup: str, base_url: str = "") -> Content:
    """The blocks of some markup. Relative links are resolved against `base_url`."""
    reader = _Reader(base_url)
    reader.feed(markup)
    reader.close()
    reader.end_block()
    return Content(reader.blocks, reader.picture_count)


class _Reader(HTMLParser):
    def __init__(self, base_url: str) -> None:
        super().__init__()
        self.base_url = base_url
        self.blocks: list[Block] = []
        self.picture_count = 0
        self.spans: list[_Span] = []  # Of the line that is read now.
        self.skipped_tags: list[str] = []  # The open elements that are left out.
        self.strong = self.em = self.quotes = 0  # How many of these elements are open.
        self.heading_level = 0
        self.href = ""
        self.list_number = 0  # Of the outermost list.
        self.next_numbers: list[int] = []  # Of each open list; 0 for a list with bullets.
        self.needs_marker = False  # Whether the item of the line has not been written yet.
        self.rows: list[list[str]] | None = None  # Of the open table.
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
            tag = {"#b": "strong", "#i": "em"}.get(attributes.get("rend", ""), "span")
            self.hi_tags.append(tag)
        if not self._open_inline(tag, attributes):
            self._open_block(tag)

    def _open_inline(self, tag: str, attributes: dict[str, str]) -> bool:
        """Open an element inside of a line, or a cell of a table. Returns False for others."""
        if tag == "strong":
            self.strong += 1
        elif tag == "em":
            self.em += 1
        elif tag == "a":
            self.href = self._web_address(attributes.get("href") or attributes.get("target") or "")
        elif tag == "img":
            self.picture_count += 1
        elif self.rows is not None:
            self._open_cell(tag, self.rows)
        else:
            return False
        return True

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
        elif tag == "blockquote":
            self.end_block()
            self.quotes = max(0, self.quotes - 1)
        elif tag in ("li", "head") or _HEADING.fullmatch(tag):
            self.end_block()
            self.needs_marker, self.heading_level = False, 0
        elif tag in _BREAKS:
            self._break()

    def handle_data(self, data: str) -> None:
        if not self.skipped_tags:
            self.spans.append(_Span(data, self.strong > 0, self.em > 0, self.href))

    def _web_address(self, href: str) -> str:
        """The address of a link as Markdown can have it; empty if it is not a web address."""
        try:
            href = urljoin(self.base_url, href.strip())
        except ValueError:
            return ""
        for sign in "\\`*()[] ":
            href = href.replace(sign, f"%{ord(sign):02X}")
        is_valid = is_web_address(href) and href.isprintable() and len(href) < _MAX_ADDRESS_CHARS
        return href if is_valid else ""

    # ---- blocks

    def _break(self) -> None:
        """End a paragraph. In an item or a heading, a space separates paragraphs."""
        if self.next_numbers or self.heading_level:
            self.spans.append(_SPACE)
        else:
            self.end_block()

    def end_block(self) -> None:
        """Make a block of the line that was read."""
        plain, markdown = _line(self.spans)
        self.spans = []
        if not plain:
            return
        if self.heading_level:
            markdown = f"{'#' * max(2, self.heading_level)} {markdown}"
            self.blocks.append(Block(plain, markdown, self.heading_level))
            return
        if self.next_numbers:
            block = Block(plain, self._item_prefix() + markdown, list_number=self.list_number)
            self.blocks.append(block)
            return
        quote = "> " if self.quotes else ""
        parts = paragraph_blocks(plain, quote)
        if len(parts) > 1:  # Too long for one line: without its formats, it can be divided.
            self.blocks += parts
        else:
            self.blocks.append(Block(plain, quote + markdown))

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

    def _open_cell(self, tag: str, rows: list[list[str]]) -> None:
        if tag in ("tr", "td"):
            self._end_cell(rows)
        if tag == "tr" or (tag == "td" and not rows):
            rows.append([])
        if tag in ("td", "p", "br", "li", "div"):
            self.spans.append(_SPACE)

    def _end_cell(self, rows: list[list[str]]) -> None:
        plain, _ = _line(self.spans)
        self.spans = []
        if rows and (plain or rows[-1]):
            rows[-1].append(plain)

    def _end_table(self, rows: list[list[str]]) -> None:
        self._end_cell(rows)
        self.rows = None
        rows = [row[:_MAX_ROW_CELLS] for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        longest = max((sum(map(len, row)) for row in rows), default=0)
        if len(rows) < 2 or width < 2 or longest > _MAX_ROW_CHARS:
            for row in rows:
                self.blocks += paragraph_blocks(", ".join(filter(None, row)))
            return
        lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
        lines.insert(1, "|" + "---|" * width)
        plain = " ".join(" ".join(row) for row in rows)
        self.blocks.append(Block(" ".join(plain.split()), "\n".join(lines)))


_HEADING = re.compile(r"h[1-6]")


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(escape_inline(c).replace("|", "&#124;") for c in cells) + " |"


def _line(spans: list[_Span]) -> tuple[str, str]:
    """The text of a line without formats, and the line in Markdown."""
    parts = _merge(spans)
    plain = "".join(span.text for span in parts).strip()
    markdown = ""
    for span in parts:
        text = span.text.strip()
        if not text:
            markdown += " " if span.text else ""
            continue
        before, after = (" " * (span.text[i] == " ") for i in (0, -1))
        if _can_have_format(text, markdown + before) and (span.strong or span.em or span.href):
            if span.href and not before and markdown.endswith("!"):
                markdown = markdown[:-1] + "\\!"  # Otherwise the link would be a picture.
            markdown += before + _with_format(span, text) + after
        else:
            is_start = not markdown.strip()
            escaped_text = escape_inline(text)
            markdown += (
                before + (escape_line_start(escaped_text) if is_start else escaped_text) + after
            )
    return plain, markdown.strip()


def _can_have_format(text: str, before: str) -> bool:
    """Whether Markdown would read emphasis marks around this text as emphasis."""
    return any(c.isalnum() for c in text) and not before.endswith(("*", "]", ")"))


def _with_format(span: _Span, text: str) -> str:
    stars = "*" * (2 * span.strong or span.em)
    markdown = f"{stars}{escape_inline(text)}{stars}"
    return f"[{markdown}]({span.href})" if span.href else markdown


def _merge(spans: list[_Span]) -> list[_Span]:
    """Join adjacent spans of one format, and replace each white space by one space."""
    parts: list[_Span] = []
    for span in spans:
        text = re.sub(r"\s+", " ", clean_text(span.text))
        if parts and (parts[-1][1:] == span[1:] or not text.strip()):
            parts[-1] = parts[-1]._replace(text=re.sub(r" +", " ", parts[-1].text + text))
        elif text:
            if parts and parts[-1].text.endswith(" "):
                text = text.lstrip()
            parts.append(span._replace(text=text))
    return parts
