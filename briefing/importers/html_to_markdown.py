"""Markup → blocks of Markdown: HTML, as `word` has it made, and the XML that trafilatura gives.

The parser is the standard library's, which takes what comes and does not recurse. Scripts, forms
and pictures are passed over; links to what is no web address become text. Knows nothing of
articles.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from typing import NamedTuple
from urllib.parse import urljoin

from briefing.core.web_address import is_web_address
from briefing.importers.escape import cleaned, escaped, led, paragraphs
from briefing.importers.types import Block

# trafilatura's names for what HTML has names for, too.
_ALIASES = {"item": "li", "quote": "blockquote", "row": "tr", "cell": "td", "lb": "br"}
_ALIASES |= {"ref": "a", "graphic": "img", "b": "strong", "i": "em", "th": "td"}
_PASSED_OVER = frozenset("script style noscript template svg form button nav iframe object".split())
_BREAKS = frozenset("p div section article main tr table ul ol pre figure body dl dt dd hr".split())
_LISTS = 3  # No text needs lists nested deeper; the rest are brought up to this level.
_TABLE = 60  # Cells of a row.


class _Span(NamedTuple):
    """A piece of a line: its words, and how they are set."""

    text: str
    strong: bool
    em: bool
    href: str


class Markup(NamedTuple):
    """What a piece of markup has: its blocks, and how many pictures were passed over."""

    blocks: list[Block]
    pictures: int


def blocks(markup: str, base: str = "") -> Markup:
    """The blocks of some HTML; links are seen from the address `base`."""
    reader = _Reader(base)
    reader.feed(markup)
    reader.close()
    reader.end_block()
    return Markup(reader.blocks, reader.pictures)


class Tolerant(HTMLParser):
    """The library's parser, for which some signs (`<![`) are an error before Python 3.14: here they
    are a comment, as browsers have it."""

    def parse_marked_section(self, i: int, report: int = 1) -> int:
        return self.parse_bogus_comment(i, bool(report))


class _Reader(Tolerant):
    def __init__(self, base: str) -> None:
        super().__init__()
        self.base = base
        self.blocks: list[Block] = []
        self.pictures = 0
        self.spans: list[_Span] = []
        self.skipped: list[str] = []
        self.strong = self.em = self.quoted = self.level = 0
        self.href = ""
        self.count = 0  # Of outermost lists.
        self.lists: list[int] = []  # The next number of each list that is open; 0 in one of dots.
        self.item = False  # Whether an item has begun and not been written.
        self.rows: list[list[str]] | None = None
        self.marks: list[str] = []  # What each open <hi> set.

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        tag, given = _ALIASES.get(tag, tag), {name: value or "" for name, value in attrs}
        if self.skipped or tag in _PASSED_OVER:
            if tag in _PASSED_OVER:
                self.skipped.append(tag)
            return
        if tag == "head":  # In trafilatura's XML this is a heading; pages' own heads never come.
            tag = given.get("rend", "h2")
        if tag == "list":
            tag = given.get("rend", "ul")
        if tag == "hi":
            tag = {"#b": "strong", "#i": "em"}.get(given.get("rend", ""), "span")
            self.marks.append(tag)
        self._begin(tag, given)

    def _begin(self, tag: str, given: dict[str, str]) -> None:
        if tag in ("strong", "em"):
            self._set(tag, 1)
        elif tag == "a":
            self.href = self._address(given.get("href") or given.get("target") or "")
        elif tag == "img":
            self.pictures += 1
        elif self.rows is not None:
            self._open_cell(tag)
        elif tag == "br" and (self.lists or self.level):
            self.spans.append(_Span(" ", False, False, ""))
        elif tag == "table":
            self.end_block()
            self.rows = []
        elif tag in ("ul", "ol"):
            self.end_block()
            self.count += not self.lists
            self.lists.append(int(tag == "ol"))
        elif tag == "li":
            self.end_block()
            self.item = True
        elif tag == "blockquote":
            self.end_block()
            self.quoted += 1
        elif re.fullmatch(r"h[1-6]", tag):
            self.end_block()
            self.level = int(tag[1])
        elif tag in _BREAKS or tag == "br":
            self._part()

    def handle_endtag(self, tag: str) -> None:
        tag = _ALIASES.get(tag, tag)
        if self.skipped:
            if tag == self.skipped[-1]:
                self.skipped.pop()
            return
        if tag == "hi":
            tag = self.marks.pop() if self.marks else "span"
        if tag in ("strong", "em"):
            self._set(tag, -1)
        elif tag == "a":
            self.href = ""
        elif tag == "table" and self.rows is not None:
            self._end_table(self.rows)
        elif self.rows is not None:
            return
        elif tag in ("ul", "ol", "list"):
            self.end_block()
            self.lists = self.lists[:-1]
        elif tag == "blockquote":
            self.end_block()
            self.quoted = max(0, self.quoted - 1)
        elif tag == "li" or tag == "head" or re.fullmatch(r"h[1-6]", tag):
            self.end_block()
            self.item, self.level = False, 0
        elif tag in _BREAKS:
            self._part()

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.spans.append(_Span(data, self.strong > 0, self.em > 0, self.href))

    def _set(self, tag: str, by: int) -> None:
        setattr(self, tag, max(0, getattr(self, tag) + by))

    def _address(self, href: str) -> str:
        try:
            href = urljoin(self.base, href.strip())
        except ValueError:
            return ""
        for sign in "\\`*_()[] ":
            href = href.replace(sign, f"%{ord(sign):02X}" if sign != "_" else sign)
        return href if is_web_address(href) and href.isprintable() and len(href) < 2000 else ""

    def _part(self) -> None:
        """Paragraphs within an item or heading are parted by a space."""
        if self.lists or self.level:
            self.spans.append(_Span(" ", False, False, ""))
        else:
            self.end_block()

    def end_block(self) -> None:
        """What stood on the line so far, as a block."""
        plain, markdown = _line(self.spans)
        self.spans = []
        if not plain:
            return
        if self.level:
            self.blocks.append(Block(plain, f"{'#' * max(2, self.level)} {markdown}", self.level))
            return
        if self.lists:
            mark = "- " if not self.lists[-1] else f"{self.lists[-1]}. "
            lead = "    " * (min(len(self.lists), _LISTS) - 1)
            lead += mark if self.item else "    "
            if self.item and self.lists[-1]:
                self.lists[-1] += 1
            self.item = False
            self.blocks.append(Block(plain, lead + markdown, of_list=self.count))
            return
        quote = "> " if self.quoted else ""
        if len(plain) > len(paragraphs(plain)[0]):
            self.blocks += [Block(p, quote + led(escaped(p))) for p in paragraphs(plain)]
        else:
            self.blocks.append(Block(plain, quote + markdown))

    # ---- tables

    def _open_cell(self, tag: str) -> None:
        assert self.rows is not None  # noqa: S101 – the caller looked
        if tag in ("tr", "td"):
            self._end_cell()
        if tag == "tr" or (tag == "td" and not self.rows):
            self.rows.append([])
        if tag in ("td", "p", "br", "li", "div"):
            self.spans.append(_Span(" ", False, False, ""))

    def _end_cell(self) -> None:
        plain, _ = _line(self.spans)
        self.spans = []
        if self.rows and (plain or self.rows[-1]):
            self.rows[-1].append(plain)

    def _end_table(self, rows: list[list[str]]) -> None:
        self._end_cell()
        self.rows = None
        rows = [row[:_TABLE] for row in rows if any(row)]
        width = max(map(len, rows), default=0)
        if len(rows) < 2 or width < 2 or max(sum(map(len, row)) for row in rows) > 4000:
            for row in rows:
                plain = ", ".join(filter(None, row))
                self.blocks += [Block(p, led(escaped(p))) for p in paragraphs(plain)]
            return
        lines = [_row([*row, *[""] * (width - len(row))]) for row in rows]
        lines.insert(1, "|" + "---|" * width)
        plain = " ".join(" ".join(row) for row in rows)
        self.blocks.append(Block(" ".join(plain.split()), "\n".join(lines)))


def _row(cells: list[str]) -> str:
    return "| " + " | ".join(escaped(c).replace("|", "&#124;") for c in cells) + " |"


def _line(spans: list[_Span]) -> tuple[str, str]:
    """The words of a line, and the line in Markdown."""
    joined = _joined(spans)
    plain = "".join(span.text for span in joined).strip()
    markdown = ""
    for span in joined:
        core = span.text.strip()
        if not core:
            markdown += " " if span.text else ""
            continue
        before, after = (" " * (span.text[i] == " ") for i in (0, -1))
        text = escaped(core) if markdown.strip() else led(escaped(core))
        set_ = any(c.isalnum() for c in core) and not (markdown + before).endswith(("*", "]", ")"))
        if set_ and (span.strong or span.em or span.href):
            text = escaped(core)
            stars = "*" * (2 * span.strong or span.em)
            text = f"{stars}{text}{stars}"
            text = f"[{text}]({span.href})" if span.href else text
            if span.href and not before and markdown.endswith("!"):
                markdown = markdown[:-1] + "\\!"  # Else it would be a picture.
        markdown += before + text + after
    return plain, markdown.strip()


def _joined(spans: list[_Span]) -> list[_Span]:
    """Spans set alike made one, and runs of spaces one space."""
    found: list[_Span] = []
    for span in spans:
        text = re.sub(r"\s+", " ", cleaned(span.text))
        if found and (found[-1][1:] == span[1:] or not text.strip()):
            found[-1] = found[-1]._replace(text=re.sub(r" +", " ", found[-1].text + text))
        elif text:
            if found and found[-1].text.endswith(" "):
                text = text.lstrip()
            found.append(span._replace(text=text))
    return found
