"""The text of a CSV file → a table whose cells know their places, and all problems of its form.

CSV follows RFC 4180. Commas, semicolons and tabs separate cells, because spreadsheets write each of
them. The first row has the names of the columns. This module must not know what the cells mean.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

MAX_ROWS = 1_000
_MAX_COLUMNS = 50
_DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs"}
# Spreadsheets accept a first line that names the delimiter.
_DECLARED = late_pattern(r"sep=([,;\t])\n", re.IGNORECASE)


class Cell(NamedTuple):
    """A cell: its text without spaces at its edges, and its place: line and column from 1, and the
    width in the file."""

    text: str
    line: int
    column: int
    width: int


class DataTable(NamedTuple):
    """A table: the names of the columns, and rows with as many cells each."""

    path: str
    delimiter: str
    header: list[Cell]
    rows: list[list[Cell]]

    def problem(
        self, cell: Cell, message: str, hint: str, *, code: str, warning: bool = False
    ) -> Problem:
        width = max(1, cell.width)
        return Problem(self.path, cell.line, cell.column, message, hint, width, warning, code=code)


def read_table(path: str, text: str) -> tuple[DataTable | None, list[Problem]]:
    """The table in a text with LF line ends, or None and its problems."""
    declared = _DECLARED.match(text)
    start = declared.end() if declared else 0
    delimiter = declared[1] if declared else _find_delimiter(text)
    rows, problems = _split(path, text, start, delimiter)
    rows = [row for row in rows if any(cell.text for cell in row)]
    if problems:
        return None, problems
    if len(rows) < 2:
        message = "the file has no row below the names of its columns"
        hint = "write the names of the columns in the first line, and the data below"
        return None, [Problem(path, 1, 1, message, hint, code="bad-csv")]
    header, *rows = _without_empty_columns(rows)
    table = DataTable(path, delimiter, header, rows)
    return table, _check(table)


def _find_delimiter(text: str) -> str:
    """The character that separates most cells of the first line."""
    line = re.sub(r'"[^"]*"?', "", text.partition("\n")[0])
    return max(_DELIMITERS, key=line.count)


def _split(
    path: str, text: str, start: int, delimiter: str
) -> tuple[list[list[Cell]], list[Problem]]:
    rows: list[list[Cell]] = [[]]
    problems: list[Problem] = []
    plain = re.compile(f"[{delimiter}\n]")
    # A cell in quotation marks, where two marks are one, and what follows it.
    quoted = re.compile(f' *"((?:[^"]|"")*+)(")?([^{delimiter}\n]*)')
    line, line_start, position = text.count("\n", 0, start) + 1, start, start
    while position <= len(text):
        place = line, position - line_start + 1
        match = quoted.match(text, position)
        if match:
            if not match[2]:
                message = "this cell begins with a quotation mark, but does not end with one"
                hint = 'write a “"” at the end of the cell; inside the cell, write each “"” twice'
                problems.append(Problem(path, *place, message, hint, code="bad-csv"))
                break
            if match[3].strip():
                message = "there is text after the closing quotation mark of this cell"
                hint = 'inside a cell, write each quotation mark twice, as in "say ""yes"""'
                problems.append(Problem(path, *place, message, hint, code="bad-csv"))
            value, end = match[1].replace('""', '"'), match.end()
        else:
            stop = plain.search(text, position)
            end = stop.start() if stop else len(text)
            value = text[position:end]
        newlines = text.count("\n", position, end)
        if newlines:
            line, line_start = line + newlines, text.rindex("\n", position, end) + 1
        width = end - position if not newlines else 1
        rows[-1].append(Cell(" ".join(value.split()), *place, width))
        if text[end : end + 1] != delimiter:
            end = text.find("\n", end)  # Only what has a problem is between.
            if end < 0:
                break
            rows.append([])
            line, line_start = line + 1, end + 1
        position = end + 1
    return rows, problems


def _without_empty_columns(rows: list[list[Cell]]) -> list[list[Cell]]:
    """The rows without the empty cells at their ends that spreadsheets write."""
    count = max(max((n for n, cell in enumerate(row, 1) if cell.text), default=0) for row in rows)
    header = next((n for n in range(len(rows[0]), 0, -1) if rows[0][n - 1].text), 0)
    return [row[: max(count, header)] for row in rows]


def _check(table: DataTable) -> list[Problem]:
    """The problems of the whole table: names of columns, numbers of cells, size."""
    problems: list[Problem] = []
    header, first = table.header, table.header[0]
    count = len(header)
    if sum(1 for cell in header if cell.text) < 2:
        return [_one_name(table)]
    if len(table.rows) > MAX_ROWS or count > _MAX_COLUMNS:
        message = f"the table has {len(table.rows):,} rows and {count} columns"
        hint = f"the limits are {MAX_ROWS:,} rows and {_MAX_COLUMNS} columns; leave out what "
        hint += "the reader does not need, and link to the whole file instead"
        problems.append(table.problem(first, message, hint, code="large-table"))
        return problems
    seen: dict[str, Cell] = {}
    for number, cell in enumerate(header):
        if not cell.text and number:
            message = f"column {number + 1} has no name"
            hint = "write a name for each column in the first line"
            problems.append(table.problem(cell, message, hint, code="bad-csv"))
        elif cell.text in seen:
            message = f"two columns have the name “{cell.text}”"
            problems.append(table.problem(cell, message, "rename one of them", code="bad-csv"))
        seen[cell.text] = cell
    for row in table.rows:
        if len(row) != count:
            problems.append(_wrong_length(table, row))
        last = row[-1]
        row.extend([Cell("", last.line, last.column + last.width, 1)] * (count - len(row)))
    return problems


def _one_name(table: DataTable) -> Problem:
    """The problem of a first line that has only one name."""
    place = next((cell for cell in table.header if cell.text), table.header[0])
    message = "the first line has the name of one column only"
    full = next((row for row in table.rows if sum(1 for cell in row if cell.text) > 1), None)
    if full:
        hint = "write the name of each column in the first line; if the first line is a title, "
        hint += f"and the names are in line {full[0].line}, delete the first line"
    else:
        others = [name for mark, name in _DELIMITERS.items() if mark != table.delimiter]
        hint = f"separate the cells by {_DELIMITERS[table.delimiter]}, {' or '.join(others)}"
    return table.problem(place, message, hint, code="bad-csv")


def _wrong_length(table: DataTable, row: list[Cell]) -> Problem:
    """The problem of a row that has too many cells, or too few: a warning, because spreadsheets
    leave out empty cells at the end of a row, unless it has only one."""
    count = len(table.header)
    if len(row) == 1:
        message = f"this row has one cell, but the first line has {count}"
        hint = "delete the line if it is a note; otherwise write as many cells as there are columns"
        return table.problem(row[0], message, hint, code="bad-csv")
    message = f"this row has {len(row)} cells, but the first line has {count}"
    mark = table.delimiter.replace("\t", "a tab")
    if len(row) < count:
        hint = f"add the cell that is missing; if the last ones are empty, write “{mark}” for each "
        hint += "of them at the end of the line"
        width = row[-1].column + row[-1].width - row[0].column
        place = row[0]._replace(width=width)
        return table.problem(place, message, hint, code="short-row", warning=True)
    hint = f"a cell that contains “{mark}” needs quotation marks, as in "
    hint += f'"a{table.delimiter}b"; write as many cells as there are columns'
    return table.problem(row[count], message, hint, code="bad-csv")
