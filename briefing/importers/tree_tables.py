"""A table in a tree of markup → a table in Markdown.

A cell that covers others is written once, and the cells that it covers are empty. This module must
not know other blocks.
"""

from __future__ import annotations

from collections.abc import Callable

from briefing.importers.markup_tree import Tree

_MAX_COLUMNS = 200


def is_layout(table: Tree) -> bool:
    """Whether a table only arranges blocks on a page: it has one column, or contains a table."""
    rows = rows_of(table)
    if any(True for _ in table.iterdescendants("table")):
        return True
    has_head = any(True for _ in table.iterdescendants("th"))
    return max(map(len, rows), default=0) < 2 and not has_head


def rows_of(table: Tree) -> list[list[Tree]]:
    """The cells of each row."""
    groups = ([part] if part.tag == "tr" else part.iterchildren("tr") for part in table)
    rows = ([c for c in row if c.tag in ("td", "th")] for group in groups for row in group)
    return [cells for cells in rows if cells]


def has_spans(table: Tree) -> bool:
    """Whether a cell covers more than one column or row."""
    cells = (cell for row in rows_of(table) for cell in row)
    return any(_size(cell, name) > 1 for cell in cells for name in ("colspan", "rowspan"))


def table_markdown(table: Tree, cell_markdown: Callable[[Tree], str]) -> list[str]:
    """The lines of the table. The first row is its head, as Markdown demands."""
    grid = _grid([[(c, cell_markdown(c)) for c in row] for row in rows_of(table)])
    grid = [row for row in grid if any(row)]
    if not grid:
        return []
    width = max(map(len, grid))
    lines = [_line([*row, *[""] * (width - len(row))]) for row in grid]
    lines.insert(1, _line(_alignments(table, width)))
    return lines


def _alignments(table: Tree, width: int) -> list[str]:
    """The second line: how each column is aligned, as the first row that says so has it."""
    marks = {"left": ":---", "center": ":---:", "right": "---:"}
    names = [""] * width
    for row in rows_of(table)[:2]:
        for number, cell in enumerate(row[:width]):
            style = (cell.get("style") or "").replace(" ", "")
            align = style.partition("text-align:")[2].partition(";")[0] or cell.get("align") or ""
            names[number] = names[number] or marks.get(align.lower(), "")
    return [name or "---" for name in names]


def _grid(rows: list[list[tuple[Tree, str]]]) -> list[list[str]]:
    covered: dict[int, int] = {}  # By column: how many of the next rows are covered.
    grid: list[list[str]] = []
    for row in rows:
        cells: list[str] = []
        for pair in (*row, None):
            while covered.get(len(cells), 0) and len(cells) < _MAX_COLUMNS:
                covered[len(cells)] -= 1
                cells.append("")
            if pair is not None:
                cell, markdown = pair
                columns = max(1, min(_size(cell, "colspan"), _MAX_COLUMNS - len(cells)))
                height = _size(cell, "rowspan") - 1
                covered |= {len(cells) + i: height for i in range(columns) if height > 0}
                cells += [markdown, *[""] * (columns - 1)]
        grid.append(cells)
    return grid


def _size(cell: Tree, name: str) -> int:
    text = (cell.get(name) or "").strip()
    return max(1, int(text)) if text.isdecimal() and text.isascii() and len(text) < 5 else 1


def _line(cells: list[str]) -> str:
    return "| " + " | ".join(cells) + " |"
