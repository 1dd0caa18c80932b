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
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

_MISSING = frozenset("- – — … .. ... n/a na N/A NA n.a. . null".split())
_SPACES = "   ’'"
_NUMBER = {
    mark: late_pattern(
        rf"[0-9]*{re.escape(mark)}?[0-9]+"
        rf"|[1-9][0-9]{{,2}}(?:[{other}{_SPACES}][0-9]{{3}})+(?:{re.escape(mark)}[0-9]+)?"
    )
    for mark, other in (".,", ",.")
}
_EXPONENT = late_pattern(r"([0-9](?:\.[0-9]+)?)[eE]([+-]?[0-9]{1,2})")
_SIGN = late_pattern(r"([+\-−–]?)\s*(.*?)\s*(%?)")
_BOTH_WAYS = late_pattern(r"[1-9][0-9]{,2}[.,][0-9]{3}")
# Larger numbers have more digits than a reader can use.
_MAX_MAGNITUDE = 30


def is_missing(cell: Cell) -> bool:
    return not cell.text or cell.text in _MISSING


class Numbers(NamedTuple):
    """The numbers of a table's columns: None for a missing value. They are per cent if each of them
    has the sign."""

    columns: list[list[Decimal | None]]
    are_percent: bool


def read_numbers(table: DataTable, columns: Iterable[int]) -> tuple[Numbers, list[Problem]]:
    """The numbers in these columns. The mark before decimals is the same in all of them."""
    columns = list(columns)
    cells = [[row[column] for row in table.rows] for column in columns]
    full = [cell for column in cells for cell in column if not is_missing(cell)]
    mark, unclear = _decimal_mark(full, table.delimiter)
    if unclear:
        plain = re.sub(r"[.,]", "", unclear.text)
        message = f"“{unclear.text}” can mean two numbers"
        hint = f"write {plain} if it is a whole number; if it has decimals, write "
        hint += f"{unclear.text.replace(',', '.')}0"
        problem = table.problem(unclear, message, hint, code="not-a-number")
        return Numbers([], False), [problem]
    problems: list[Problem] = []
    numbers: list[list[Decimal | None]] = []
    for column, index in zip(cells, columns, strict=True):
        numbers.append([])
        for cell in column:
            number = None if is_missing(cell) else _read(cell.text, mark)
            if number is None and not is_missing(cell):
                name = table.header[index].text
                message = f"“{cell.text[:40]}” in the column “{name}” is not a number"
                hint = "write only the number, such as 12 or 12.5, and its unit in “unit:” of the "
                hint += "chart; leave the cell empty if there is no value"
                problems.append(table.problem(cell, message, hint, code="not-a-number"))
            numbers[-1].append(number)
    are_percent = bool(full) and all(cell.text.endswith("%") for cell in full)
    return Numbers(numbers, are_percent), problems


def _read(text: str, mark: str) -> Decimal | None:
    """The number that a text says; None if it says none."""
    match = _SIGN.fullmatch(text)
    if not match:
        return None
    sign, digits = "-" if match[1] in ("-", "−", "–") else "", match[2]
    exponent = _EXPONENT.fullmatch(digits)
    if exponent:
        number = Decimal(f"{sign}{exponent[1]}e{exponent[2]}")
    elif _NUMBER[mark].fullmatch(digits):
        plain = re.sub(f"[{_SPACES}{'.' if mark == ',' else ','}]", "", digits)
        number = Decimal(sign + plain.replace(",", "."))
    else:
        return None
    return number if number.adjusted() < _MAX_MAGNITUDE else None


def _decimal_mark(cells: list[Cell], delimiter: str) -> tuple[str, Cell | None]:
    """The mark before decimals, and a cell that can mean two numbers, if no other cell decides."""
    unclear: Cell | None = None
    votes = {".": 0, ",": 0}
    for cell in cells:
        match = _SIGN.fullmatch(cell.text)
        digits = match[2] if match else ""
        if "." not in digits and "," not in digits:
            continue
        if _BOTH_WAYS.fullmatch(digits):
            unclear = unclear or cell
            continue
        for mark in votes:
            votes[mark] += bool(_NUMBER[mark].fullmatch(digits))
    mark = "," if votes[","] > votes["."] else "."
    # In a file with commas between cells, a comma in a number is not before its decimals.
    if unclear and not any(votes.values()) and delimiter != ",":
        return mark, unclear
    return mark, None


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


def read_date(text: str) -> Date | None:
    """The date that a text names, or None."""
    match = _DATE.fullmatch(text)
    if not match:
        return None
    year = int(match["year"])
    if not match["month"] and not match["quarter"] and year not in _YEARS:
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
    dates = [read_date(cell.text) for cell in cells]
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
    seen: set[dt.date] = set()
    problems = []
    for cell, date in zip(cells, dates, strict=True):
        if date.first in seen:
            message = f"two rows have the date {cell.text}"
            hint = "keep one of them, or add their numbers"
            problems.append(table.problem(cell, message, hint, code="duplicate-value"))
        seen.add(date.first)
    return problems
