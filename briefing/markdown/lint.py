"""Markdown that is not read as its author meant, and that Markdown accepts silently.

Python-Markdown reads a list or a table only below an empty line, drops cells for which a table has
no column, and makes text of what it cannot read. Subclasses of its processors report what becomes
of blocks. `check_source` searches the source for what happens inside of lines. This module knows
Python-Markdown. It must not know the rest of the archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor

from briefing.core.diagnostics import nearest
from briefing.markdown.context import ADMONITION_KINDS, Context
from briefing.markdown.positions import NO_SPAN, SourceText, Span, find_fences

# ---- blocks, as Python-Markdown reads them ------------------------------------------------------


class CheckedTables(TableProcessor):
    """Python-Markdown's tables, which drop cells for which there is no column."""

    _split_row: Callable[[str], list[str]]

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        bars = row.count("|")
        if self.border:
            bars -= row.startswith("|") + row.endswith("|")
        if bars >= len(align):  # Otherwise there cannot be too many cells.
            context: Context = self.parser.md.context  # type: ignore[attr-defined]
            self._check_row(row, len(align), context)
        super()._build_row(row, parent, align)  # type: ignore[misc]

    def _check_row(self, row: str, columns: int, context: Context) -> None:
        cells = self._split_row(row)
        while len(cells) > columns and not cells[-1].strip():
            cells.pop()  # To drop an empty cell loses nothing.
        if not self.border and row.startswith("|"):
            message = "this row begins with “|”, but the header row does not"
            hint = "begin and end the header row and the row below it with “|” too"
            span = context.source.find_next(_words_pattern(row))
            context.report("table-border", span, message, hint)
        elif len(cells) > columns:
            message = f"this row has {len(cells)} cells, but the header row has {columns}"
            hint = "add cells to the header row, or write “\\|” for a “|” inside a cell"
            span = context.source.find_next(_words_pattern(row))
            context.report("table-cells", span, message, hint)


class CheckedFootnotes(FootnoteExtension):
    """Python-Markdown's footnotes, which fail if the text of a footnote defines another one."""

    is_rendering = False  # Whether the texts of the footnotes are converted now.

    def reset(self) -> None:
        super().reset()
        self.is_rendering = False

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 – Python-Markdown's
        self.is_rendering = True
        return super().makeFootnotesDiv(root)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802 – Python-Markdown's name
        if not self.is_rendering:
            super().setFootnote(id, text)
            return
        context: Context = self.md.context  # type: ignore[attr-defined]
        span = context.source.find_next(rf"{_INSIDE_FOOTNOTE}(?P<at>\[\^{re.escape(id)}\]:)")
        hint = "begin its definition at the start of a line, below an empty line"
        message = "a footnote cannot be defined inside another footnote"
        context.report("nested-footnote", span, message, hint)


# What is before the definition of a footnote in the text of another one.
_INSIDE_FOOTNOTE = r"^[ \t>]*(?:[ \t]{4}|\[\^[^\]\n]*\]:[ \t]*)"


class CheckedParagraphs(ParagraphProcessor):
    """Python-Markdown's paragraphs, which take every block that no other processor could read."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        if "\n" in blocks[0] or blocks[0].startswith("!!!"):
            context: Context = self.parser.md.context  # type: ignore[attr-defined]
            in_item = self.parser.state.isstate("list") or self.parser.state.isstate("looselist")
            _check_paragraph(blocks[0].strip("\n"), context, in_item)
        super().run(parent, blocks)


_LIST_LINE = re.compile(r"\n {0,3}(?:[-*+]|(1\.)) +\S")
_SECOND_ITEM = re.compile(r" {0,3}2\. +\S")
_DELIMITER_ROW = re.compile(r" *(?:\|? *:?-+:? *(?:\| *:?-+:? *)+\|?|\| *:?-+:? *\|) *")
_ADMONITION = re.compile(rf"^!!! ?({'|'.join(ADMONITION_KINDS)})\b", re.IGNORECASE | re.MULTILINE)


def _check_paragraph(text: str, context: Context, in_item: bool) -> None:
    """Report a list, table or box that was read as part of a paragraph."""
    _check_list_in_paragraph(text, context, in_item)
    if "|" in text:
        lines = text.split("\n")
        number = next((n for n, line in enumerate(lines) if _DELIMITER_ROW.fullmatch(line)), -1)
        if number >= 0:
            _report_table(text, lines, number, context)
    box = _ADMONITION.search(text) if "!!!" in text else None
    if box:
        span = _line_span(text, text.count("\n", 0, box.start()), context.source)
        hint = f'write it as !!! {box[1]} "Its title", with straight quotation marks'
        context.report("unread-box", span, "this is not read as a box", hint)


def _check_list_in_paragraph(text: str, context: Context, in_item: bool) -> None:
    for match in _LIST_LINE.finditer(text):
        number = text.count("\n", 0, match.start()) + 1
        if match[1] and not _begins_list(text, number):
            continue
        hint = "put an empty line above the list; or, for a dash in a sentence, write “--”"
        if match[1]:
            hint = "put an empty line above the list; or, for a number in a sentence, write “1\\.”"
        if in_item and match[0].startswith("\n "):
            hint = _INDENT_HINT.format("four")
            if number > 1:
                hint = f"put an empty line above the list, and {hint}"
        span = _line_span(text, number, context.source)
        context.report("list-in-text", span, "this list is read as part of the text above", hint)
        return


def _begins_list(text: str, number: int) -> bool:
    """Whether a line that begins with `1.` begins a list. It may be the end of a sentence."""
    lines = text.split("\n")
    after = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number - 1].rstrip().endswith((":", "：")) or bool(_SECOND_ITEM.match(after))


def _report_table(text: str, lines: list[str], number: int, context: Context) -> None:
    """Report a table in a paragraph; `number` is the line of its delimiter row."""
    if number > 1:
        span = _line_span(text, number - 1, context.source)
        message = "this table is read as part of the text above"
        context.report("table-in-text", span, message, "put an empty line above the table")
        return
    hint = "write the header row in the line above this one"
    if number:
        header, delimiters = (line.strip().strip("|").count("|") + 1 for line in lines[:2])
        hint = "begin each row of a table that has one column with “|”"
        if header != delimiters:
            hint = f"the header row has {header} cells and this row {delimiters}; make them equal"
    span = _line_span(text, number, context.source)
    context.report("unread-table", span, "this is not read as a table", hint)


def _line_span(text: str, number: int, source: SourceText) -> Span:
    """The position of a line of a paragraph. The line above it distinguishes it from equal lines
    elsewhere."""
    lines = text.split("\n")
    line = rf"(?P<at>{_words_pattern(lines[number])})"
    if not number:
        return source.find_next(line)
    above = _words_pattern(lines[number - 1])
    # Both lines are indented as in the paragraph; below the marker of an item, in any way.
    above_indent, indent = _indent(lines[number - 1]), _indent(lines[number])
    span = source.find_next(
        rf"^(?P<lead>[ \t>]*) {{{above_indent}}}{above}[ \t]*\n(?P=lead) {{{indent}}}{line}"
    )
    return span if span != NO_SPAN else source.find_next(rf"{above}[ \t]*\n[ \t>]*{line}")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _words_pattern(line: str) -> str:
    """A pattern for a line with any spaces and tabs between its words."""
    return r"[ \t]+".join(map(re.escape, _SPACES.split(line.strip(" \t"))))


_SPACES = re.compile(r"[ \t]+")  # Markdown does not change other white space.

# ---- lines of the source ------------------------------------------------------------------------


def check_source(
    text: str, html_text: str, context: Context, references: dict[str, tuple[str, str]]
) -> None:
    """Report code, list items and links that are not read as such.

    `converted` is the HTML of the text; `references` are the link definitions by name.
    """
    # One character is found sooner than three.
    if ("`" in text and "```" in text) or ("~" in text and "~~~" in text):
        _check_fences(context)
    if "\n  " in text and _INDENTED.search(text):
        _check_indentation(context)
    if "]" in html_text and _NEARLY_LINK.search(text):
        _check_references(context, references)
        _check_link_spaces(context)


_NEARLY_LINK = re.compile(r"\](?:\[| +\()")


def _check_fences(context: Context) -> None:
    lines = context.source.text.split("\n")
    for fence in find_fences(lines):
        if not fence.closed:
            span = context.source.line_span(fence.start)
            hint = f"add a line {lines[fence.start].strip()[:3]} below the code"
            message = "this code block has no closing fence"
            context.report("unclosed-fence", span, message, hint, warning=True)


_INDENT_HINT = "indent it by {} spaces, so that it belongs to the item above"
_ITEM_MARKER = r"(?:([-*+])|\d+\.) +\S"
_ITEM = re.compile(_ITEM_MARKER)
# Nearly all texts have no such line: they are not searched line by line.
_INDENTED = re.compile(
    rf"\n(?: {{4}})* {{2,3}}(?:{_ITEM_MARKER}|```|~~~)|\n[ \t]*\n(?: {{4}})* {{2,3}}[^\s`]"
)
_THEMATIC_BREAK = re.compile(r"([-*_])(?: *\1){2,} *")
_DEFINITION = re.compile(r"\*?\[[^\]]+\]:")


class _Line(NamedTuple):
    """A line of the source: its number from 0, what it begins (a `fence`, an `item` or `text`),
    its indentation, whether its item has a bullet, and whether a block may begin in it."""

    number: int
    kind: str
    indent: int
    bullet: bool
    begins_block: bool


def _check_indentation(context: Context) -> None:
    """Report what is indented by two or three spaces below a list item. Python-Markdown wants four
    of everything that belongs to an item, except the lines directly below it."""
    item: _Line | None = None  # The last item above the line.
    for line in _lines(context.source):
        if item and line.indent - item.indent >= 2 and line.indent // 4 == item.indent // 4:
            _report_indentation(line, item, context)
        item = _item_above_next(line, item)


def _lines(source: SourceText) -> Iterator[_Line]:
    """The lines that can begin or end a list item: neither code, nor empty, nor definitions."""
    lines = source.text.split("\n")
    fences = {fence.start for fence in find_fences(lines)}
    begins_block = True
    for number, (line, bare) in enumerate(zip(lines, source.without_code.split("\n"), strict=True)):
        text = line.strip(" \t")
        if number not in fences and not bare.strip():  # Empty, or inside of code.
            begins_block = begins_block or not text
            continue
        is_break = bool(_THEMATIC_BREAK.fullmatch(text))
        item = None if is_break else _ITEM.match(text)
        kind = "fence" if number in fences else "item" if item else "text"
        if kind != "text" or not _DEFINITION.match(text):
            yield _Line(number, kind, _indent(line), bool(item and item[1]), begins_block)
        begins_block = text.startswith("#") or is_break


def _report_indentation(line: _Line, item: _Line, context: Context) -> None:
    span = context.source.line_span(line.number)
    spaces = "four" if item.indent < 4 else str(item.indent // 4 * 4 + 4)
    hint = _INDENT_HINT.format(spaces)
    if line.kind == "fence":
        hint = "below an item, write code without a fence: an empty line, then eight spaces"
        context.report("fence-in-item", span, "this is not read as a code block", hint)
    elif line.kind == "text":
        if line.begins_block:
            message = "this does not belong to the item above"
            context.report("text-below-item", span, message, hint, warning=True)
    elif line.bullet == item.bullet:
        context.report("flat-item", span, "this item is not nested below the item above", hint)
    elif line.begins_block:  # Otherwise `_check_paragraph` reports it.
        context.report("list-ends-list", span, "this list ends the list above", hint)


def _item_above_next(line: _Line, item: _Line | None) -> _Line | None:
    """The list item to which the line after `line` may belong; `item` is that of `line`."""
    if line.kind == "item" and (item or (line.begins_block and line.indent < 4)):
        return line
    if line.kind == "fence":
        return item if line.indent else None
    return item if line.indent >= 2 or not line.begins_block else None


# ---- links --------------------------------------------------------------------------------------

_REFERENCE = re.compile(r"(?<!\\)\[([^\[\]\n^][^\[\]\n]*)\]\[((?!\^)[^\[\]\n]*)\](?![(:])")
_MAX_ADDRESS_CHARS = 300  # Longer addresses are rare.
_INSIDE_ADDRESS = re.compile(r"://[^\s()<>]+\Z")


def _check_references(context: Context, references: dict[str, tuple[str, str]]) -> None:
    text = context.source.without_code
    for match in _REFERENCE.finditer(text):
        name = match[2].strip() or match[1]
        before = text[max(0, match.start() - _MAX_ADDRESS_CHARS) : match.start()]
        if name.lower() not in references and not _INSIDE_ADDRESS.search(before):
            close = nearest(name, references)
            hint = f"did you mean “[{close}]”?" if close else f"add a line “[{name}]: https://…”"
            span = context.source.span(*match.span())
            message = f"“[{name}]” is not defined, so this is not a link"
            context.report("undefined-link", span, message, hint, warning=True)


_SPACED_LINK = re.compile(
    r"\[[^\[\]\n]+\](?P<at> +\()(?:<?(?:https?:|mailto:|#|\.{0,2}/)[^()\s]*"
    r"|[^()\s]+\.(?:md|html|pdf|csv|xlsx|docx|png|jpe?g|gif|webp|avif|svg)(?:#[^()\s]*)?)[ )]"
)


def _check_link_spaces(context: Context) -> None:
    for match in _SPACED_LINK.finditer(context.source.without_code):
        span = context.source.span(*match.span("at"))
        message = "because of this space, this is not a link"
        hint = "delete the space between “]” and “(”"
        context.report("space-in-link", span, message, hint, warning=True)
