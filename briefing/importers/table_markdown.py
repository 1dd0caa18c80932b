"""The cells of a table → blocks: a table in Markdown, or paragraphs if it is not one.

This module must not know markup.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.importers.plaintext import paragraph_blocks
from briefing.importers.types import Block

_MAX_ROW_CELLS = 60
_MAX_ROW_CHARS = 4000


class Cell(NamedTuple):
    """A cell: its text, the text in Markdown, and how many columns and rows it covers."""

    plain: str
    markdown: str
    columns: int = 1
    rows: int = 1


_EMPTY = Cell("", "")


def table_blocks(rows: list[list[Cell]]) -> list[Block]:
    """The table as one block. A cell that covers others leaves them empty. A table with one row or
    one column, or with very long rows, becomes paragraphs."""
    grid = [row for row in _grid(rows) if any(cell.plain for cell in row)]
    width = max(map(len, grid), default=0)
    longest = max((sum(len(cell.markdown) for cell in row) for row in grid), default=0)
    if len(grid) < 2 or width < 2 or longest > _MAX_ROW_CHARS:
        texts = (", ".join(cell.plain for cell in row if cell.plain) for row in grid)
        return [block for text in texts for block in paragraph_blocks(text)]
    lines = [_row([*row, *[_EMPTY] * (width - len(row))]) for row in grid]
    lines.insert(1, "|" + "---|" * width)
    plain = " ".join(cell.plain for row in grid for cell in row)
    return [Block(" ".join(plain.split()), "\n".join(lines))]


def _grid(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows with an empty cell wherever a cell of the same or an earlier row covers one."""
    covered: dict[int, int] = {}  # By column: how many of the next rows are covered.
    grid: list[list[Cell]] = []
    for row in rows:
        cells: list[Cell] = []
        for cell in (*row, None):
            while covered.get(len(cells), 0) and len(cells) < _MAX_ROW_CELLS:
                covered[len(cells)] -= 1
                cells.append(_EMPTY)
            if cell is not None and len(cells) < _MAX_ROW_CELLS:
                columns = max(1, min(cell.columns, _MAX_ROW_CELLS - len(cells)))
                covered |= {len(cells) + i: max(0, cell.rows - 1) for i in range(columns)}
                cells += [cell, *[_EMPTY] * (columns - 1)]
        grid.append(cells)
    return grid


def _row(cells: list[Cell]) -> str:
    return "| " + " | ".join(cell.markdown.replace("|", "&#124;") for cell in cells) + " |"
