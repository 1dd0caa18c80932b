"""Tables, as in GFM: a header row, a row of delimiters, and rows of cells.

A paragraph that begins with `Table:` above or below a table is its caption; `captions` finds it.
This module must not know what is inside of cells.
"""

from __future__ import annotations

from itertools import pairwise
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.leaves import Leaf, LeafKind, add_block, text_leaf
from briefing.markdown.parser.lines import Line

_DELIMITERS = late_pattern(r"\|?[ \t]*:?-+:?[ \t]*(?:\|[ \t]*:?-+:?[ \t]*)*\|?[ \t]*$")
# What ends a cell; in a cell, a backslash can escape a bar.
_BAR = late_pattern(r"\\[\\|]|\|")
# Short rows below a wide header row would take memory without end.
_MAX_MISSING_CELLS = 10_000
CAPTION = late_pattern(r"Table:[ \t]")


class Cell:
    """A cell: its text, and the offset at which the text begins in its line."""

    __slots__ = ("offset", "text")

    def __init__(self, text: str, offset: int) -> None:
        stripped = text.lstrip(" \t")
        self.offset = offset + len(text) - len(stripped)
        self.text = stripped.rstrip(" \t")
        if "\\|" in self.text:
            self.text = self.text.replace("\\|", "|")


def split_row(row: str) -> list[Cell]:
    """The cells of a row. The bars at its beginning and its end are optional."""
    end = len(row.rstrip(" \t"))
    start = len(row) - len(row.lstrip(" \t"))
    if row.startswith("|", start):
        start += 1
    cells = []
    for match in _BAR.finditer(row, start, end):
        if match[0] == "|":
            cells.append(Cell(row[start : match.start()], start))
            start = match.end()
    if start < end:
        cells.append(Cell(row[start:end], start))
    return cells


def start(blocks: Blocks, line: Line) -> bool | None:
    """Begin a table at its row of delimiters. The line above is its header row."""
    text = line.text[line.start :].rstrip(" \t")
    leaf = blocks.interrupted
    if ("|" not in text and ":" not in text) or not _DELIMITERS.match(text):
        return None
    if not leaf:
        if text[0] == "|" and not blocks.is_paragraph and not _is_row(blocks):
            _report_table(blocks, line, 0, 0)
        return None
    sides, cells = split_row(text), split_row(leaf.lines[-1])
    if len(sides) != len(cells):
        if "|" in leaf.lines[-1] and "|" in text:
            _report_table(blocks, line, len(cells), len(sides))
        return None
    if text[0] == "-" and len(sides) == 1:
        return None  # It is a heading, or an item.
    header, column, number = leaf.lines.pop(), leaf.columns.pop(), line.number - 1
    if not leaf.lines:
        blocks.leaf = None
    table = blocks.begin(_TABLE, line)
    table.element = add_block(table.element, "table")
    table.info = [_side(cell.text) for cell in sides]
    table.element.text = "\n"
    head = add_block(table.element, "thead")
    head.text = "\n"
    _add_cells(head, split_row(header), (number, column), table, blocks)
    return False


def _is_row(blocks: Blocks) -> bool:
    return blocks.leaf is not None and blocks.leaf.kind is _TABLE


def _side(delimiter: str) -> str:
    left, right = delimiter.startswith(":"), delimiter.endswith(":")
    return "center" if left and right else "left" if left else "right" if right else ""


def _read(leaf: Leaf, line: Line, blocks: Blocks) -> bool:
    """Add a row to an open table. Returns False if the line is the caption below the table."""
    text = line.text[line.start :]
    if CAPTION.match(text):
        return False
    if len(leaf.element) == 1:
        add_block(leaf.element, "tbody").text = "\n"
    cells = split_row(text)
    columns = len(leaf.info)
    if "`" in text and _is_in_code(cells):
        message = "a “|” in code ends the cell too"
        blocks.report("table-cells", line, message, "write “\\|” for a “|” inside a cell")
        cells = cells[:columns]
    while len(cells) > columns and not cells[-1].text:
        cells.pop()  # To drop an empty cell loses nothing.
    if len(cells) > columns:
        message = f"this row has {len(cells)} cells, but the header row has {columns}"
        hint = "add cells to the header row, or write “\\|” for a “|” inside a cell"
        blocks.report("table-cells", line, message, hint)
        del cells[columns:]
    if columns > 1 and "|" not in text:
        message = f"this line is a row of the table above, with one cell of {columns}"
        hint = "write an empty line above it; if it is a row, write “|” at its beginning and end"
        blocks.report("short-row", line, message, hint, warning=True)
    missing = min(columns - len(cells), _MAX_MISSING_CELLS - blocks.missing_cells)
    blocks.missing_cells += missing
    if missing < columns - len(cells):
        leaf.info = leaf.info[: len(cells) + missing]
        message = f"rows of tables lack more than {_MAX_MISSING_CELLS:,} cells"
        blocks.report("table-cells", line, message, "write all cells of each row")
    cells += [Cell("", len(text)) for _ in range(missing)]
    _add_cells(leaf.element[1], cells, (line.number, line.start), leaf, blocks)
    return True


def _is_in_code(cells: list[Cell]) -> bool:
    """Whether a bar between two cells seems to be in code: each cell has half of the backticks."""
    odd = [cell.text.replace("\\`", "").count("`") % 2 == 1 for cell in cells]
    return any(one and two for one, two in pairwise(odd))


def _add_cells(
    parent: Element, cells: list[Cell], place: tuple[int, int], table: Leaf, blocks: Blocks
) -> None:
    """Add a row; `place` is the line and the column at which it begins."""
    row = add_block(parent, "tr")
    row.text = "\n"
    number, column = place
    tag = "th" if parent.tag == "thead" else "td"
    for cell, side in zip(cells, table.info, strict=False):
        element = add_block(row, tag)
        if side:
            element.set("class", side)
        if cell.text:
            leaf = text_leaf(element, cell.text, number, column + cell.offset)
            blocks.leaves.append(leaf)


def _report_table(blocks: Blocks, line: Line, header: int, delimiters: int) -> None:
    hint = "write the header row in the line above this one"
    if header:
        hint = f"the header row has {header} cells and this row {delimiters}; make them equal"
    blocks.report("unread-table", line, "this is not read as a table", hint)


def report_rows(leaf: Leaf, blocks: Blocks) -> None:
    """Report a paragraph that consists of rows of a table."""
    rows = [split_row(text) for text in leaf.lines]
    if any(text[0] != "|" or text.rstrip()[-1] != "|" for text in leaf.lines) or len(rows[0]) < 2:
        return
    parent = leaf.element
    hint = f"write a row of dashes below the first row: {'| --- ' * len(rows[0])}|"
    if len(parent) and parent[-1].tag == "table":
        hint = "delete the empty line above it; for a table of its own, write a row of dashes"
    elif len(rows) == 1 or any(_DELIMITERS.match(text) for text in leaf.lines):
        return  # It may be something else, or it is reported at the row of dashes.
    line = Line(" " * leaf.columns[0] + leaf.lines[0], leaf.line)
    blocks.report("unread-table", line, "this is not read as a table", hint)


def _finish(leaf: Leaf, blocks: Blocks) -> None:
    """A table is finished with each row."""


_TABLE = LeafKind(_read, _finish, is_interruptible=True)
