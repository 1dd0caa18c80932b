"""Cells → numbers and dates, and the problems of those that are neither.

Numbers are read as people write them in any country: with a comma or a point before the decimals,
and with separators between thousands. What can mean two numbers is a problem, never a guess. Dates
are in ISO 8601 form. This module must not know charts.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from briefing.charts.csv_table import Cell, DataTable
from briefing.charts.number_hints import number_hint, size_hint
from briefing.charts.options import join_names
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

_MISSING = frozenset("- – — … .. ... n/a na N/A NA n.a. . null".split())
_SPACES = " ’'"
_NUMBER = {
    mark: late_pattern(
        rf"[0-9]*{re.escape(mark)}?[0-9]+"
        rf"|[1-9][0-9]{{,2}}(?:[{other}{_SPACES}][0-9]{{3}})+(?:{re.escape(mark)}[0-9]+)?"
    )
    for mark, other in (".,", ",.")
}
_EXPONENT = late_pattern(r"([0-9](?:[.,][0-9]+)?)[eE]([+-]?[0-9]{1,2})")
_SIGN = late_pattern(r"([+\-−–]?)\s*(.*?)\s*(%?)")
_BOTH_WAYS = late_pattern(r"[1-9][0-9]{,2}[.,][0-9]{3}")
# Other numbers have more digits than a reader can use.
_MAGNITUDES = range(-12, 30)


def is_missing(cell: Cell) -> bool:
    """Whether the text of a cell stands for a missing value."""
    return not cell.text or cell.text in _MISSING


class Numbers(NamedTuple):
    """The numbers of a table's columns: None for a missing value. They are per cent if each of them
    has the sign."""

    columns: list[list[Decimal | None]]
    are_percent: bool


def read_numbers(table: DataTable, columns: Iterable[int]) -> tuple[Numbers, list[Problem]]:
    """The numbers in these columns. The mark before decimals is the same in all of them."""
    columns = list(columns)
    problems = _check_columns(table, columns)
    if problems:
        return Numbers([], False), problems
    cells = [[row[column] for row in table.rows] for column in columns]
    full = [cell for column in cells for cell in column if not is_missing(cell)]
    mark, unclear = _decimal_mark(full, table.delimiter)
    if unclear:
        return Numbers([], False), [_unclear_number(table, cell) for cell in unclear]
    numbers: list[list[Decimal | None]] = []
    for column, index in zip(cells, columns, strict=True):
        numbers.append([])
        for cell in column:
            number = None if is_missing(cell) else _read(cell.text, mark)
            if number is None and not is_missing(cell):
                problems.append(_no_number(table, cell, table.header[index].text, mark))
            elif number and number.adjusted() not in _MAGNITUDES:
                message = f"“{cell.text[:40]}” has more digits than a reader can use"
                hint = size_hint(number.adjusted() > 0)
                problems.append(table.problem(cell, message, hint, code="not-a-number"))
            numbers[-1].append(number)
    are_percent = [cell.text.endswith("%") for cell in full]
    if not problems and any(are_percent) and not all(are_percent):
        problems.append(_mixed_percent(table, full, are_percent))
    return Numbers(numbers, all(are_percent)), problems


def _check_columns(table: DataTable, columns: list[int]) -> list[Problem]:
    """The problems of columns that have no number at all."""
    with_numbers = [
        column
        for column in columns
        if any(any(c.isdigit() for c in row[column].text) for row in table.rows)
    ]
    problems = []
    for column in columns:
        is_empty = all(is_missing(row[column]) for row in table.rows)
        if column in with_numbers or not (is_empty or with_numbers):
            continue
        head = table.header[column]
        hint = "write its numbers"
        if with_numbers:
            names = join_names([table.header[n].text for n in with_numbers])
            hint += f", or name the other columns in the chart: “values: {names}”"
        message = f"the column “{head.text}” has no number"
        problems.append(table.problem(head, message, hint, code="not-a-number"))
    return problems


def _unclear_number(table: DataTable, cell: Cell) -> Problem:
    plain = re.sub(r"[.,]", "", cell.text)
    message = f"“{cell.text}” can mean two numbers"
    exact = re.sub(r"(?=\s*%?\Z)", "0", cell.text.replace(",", "."), count=1)
    hint = f"write {plain} if it is a whole number; if it has decimals, write {exact}"
    return table.problem(cell, message, hint, code="not-a-number")


def _no_number(table: DataTable, cell: Cell, name: str, mark: str) -> Problem:
    other = _read(cell.text, "," if mark == "." else ".")
    message = f"“{cell.text[:40]}” in the column “{name}” is not a number"
    if other is not None:
        message = f"“{cell.text}” and other numbers of the chart have different marks for decimals"
    hint = number_hint(cell.text, mark, table.delimiter, other)
    return table.problem(cell, message, hint, code="not-a-number")


def _mixed_percent(table: DataTable, cells: list[Cell], are_percent: list[bool]) -> Problem:
    """The problem that only some cells have the sign for per cent."""
    place = are_percent.index(not are_percent[0])
    pair = cells[0], cells[place]
    with_sign, without = pair if are_percent[0] else pair[::-1]
    message = f"“{with_sign.text}” has a “%”, but “{without.text}” has none"
    hint = "write “%” after all numbers of the chart, or after none; a chart has one unit"
    return table.problem(cells[place], message, hint, code="not-a-number")


def _read(text: str, mark: str) -> Decimal | None:
    """The number that a text says; None if it says none."""
    match = _SIGN.fullmatch(text)
    if not match:
        return None
    sign, digits = "-" if match[1] in ("-", "−", "–") else "", match[2]
    exponent = _EXPONENT.fullmatch(digits)
    if exponent and exponent[1][1:2] in ("", mark):
        return Decimal(f"{sign}{exponent[1].replace(',', '.')}e{exponent[2]}")
    if not _NUMBER[mark].fullmatch(digits):
        return None
    plain = re.sub(f"[{_SPACES}{'.' if mark == ',' else ','}]", "", digits)
    return Decimal(sign + plain.replace(",", "."))


def _decimal_mark(cells: list[Cell], delimiter: str) -> tuple[str, list[Cell]]:
    """The mark before decimals, and the cells that can mean two numbers, if no other cell
    decides."""
    unclear: list[Cell] = []
    votes = {".": 0, ",": 0}
    for cell in cells:
        match = _SIGN.fullmatch(cell.text)
        digits = match[2] if match else ""
        if "." not in digits and "," not in digits:
            continue
        if _BOTH_WAYS.fullmatch(digits):
            unclear.append(cell)
            continue
        for mark in votes:
            votes[mark] += _read(digits, mark) is not None
    mark = "," if votes[","] > votes["."] else "."
    # In a file with commas between cells, a comma in a number is not before its decimals.
    return mark, unclear if not any(votes.values()) and delimiter != "," else []


# ---- dates --------------------------------------------------------------------------------------

_DATE = late_pattern(
    r"(?P<year>[12]\d{3})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?|[- ]?Q(?P<quarter>[1-4]))?",
    re.ASCII,
)
# Other numbers of four digits are seldom years.
_YEARS = range(1800, 2101)
_EXAMPLE = "2018-06-12, 2018-06, 2018-Q2 or 2018"


class Date(NamedTuple):
    """A date, month, quarter or year: its first day, and the day after its last one. `unit` is
    `day`, `month`, `quarter` or `year`."""

    first: dt.date
    end: dt.date
    unit: str

    @property
    def middle(self) -> float:
        """The middle of its time, as the number of a day (`datetime.date.toordinal`)."""
        return (self.first.toordinal() + self.end.toordinal()) / 2


def read_date(text: str, *, any_year: bool = False) -> Date | None:
    """The date that a text names, or None. A number of four digits is a year from 1800 to 2100, or
    `any_year` from 1000."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year = int(match["year"])
    if not (any_year or match["month"] or match["quarter"] or year in _YEARS):
        return None
    try:
        if match["day"]:
            first = dt.date(year, int(match["month"]), int(match["day"]))
            return Date(first, first + dt.timedelta(days=1), "day")
        month = int(match["month"] or 1)
        if match["quarter"]:
            month = int(match["quarter"]) * 3 - 2
        first = dt.date(year, month, 1)
    except ValueError:
        return None
    months = 1 if match["month"] else 3 if match["quarter"] else 12
    last = month + months - 1
    end = dt.date(year, last, calendar.monthrange(year, last)[1]) + dt.timedelta(days=1)
    return Date(first, end, {1: "month", 3: "quarter", 12: "year"}[months])


def read_dates(
    table: DataTable, column: int, *, required: bool
) -> tuple[list[Date] | None, list[Problem]]:
    """The dates in a column; None if it has names instead. If dates are required, each cell that is
    none is a problem."""
    cells = [row[column] for row in table.rows]
    dates = [read_date(cell.text, any_year=required) for cell in cells]
    if not any(dates) and not required:
        return None, []
    found = [date for date in dates if date]
    if len(found) == len(cells):
        return found, _check_order(table, cells, found)
    if not required:
        return None, []
    problems = [
        table.problem(
            cell,
            f"“{cell.text[:40]}” is not a date",
            f"write it as {_EXAMPLE}; or write “kind: bar” in the chart",
            code="bad-date",
        )
        for cell, date in zip(cells, dates, strict=True)
        if not date
    ]
    return None, problems


def _check_order(table: DataTable, cells: list[Cell], dates: list[Date]) -> list[Problem]:
    """The problems of dates that begin on the same day."""
    seen: dict[dt.date, Cell] = {}
    problems = []
    for cell, date in zip(cells, dates, strict=True):
        other = seen.get(date.first)
        if other and other.text == cell.text:
            problems.append(same_name(table, cell, "date"))
        elif other:
            message = f"“{cell.text}” begins on the same day as “{other.text}”"
            hint = "write all dates in the same form: only years, for example, or only months"
            problems.append(table.problem(cell, message, hint, code="duplicate-value"))
        seen[date.first] = cell
    return problems


def same_name(table: DataTable, cell: Cell, what: str) -> Problem:
    """The problem of a row with the date or the name of an earlier row."""
    message = f"two rows have the {what} “{cell.text[:40]}”"
    hint = "rename one of them, " if what == "name" else "keep one of them, "
    hint += "add their numbers, or write them into one row with a column for each"
    return table.problem(cell, message, hint, code="duplicate-value")
