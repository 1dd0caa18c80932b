"""A table and the options of a chart → the numbers that it shows, and all problems in them.

This module must not know how a chart is drawn.
"""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from briefing.charts.csv_table import Cell, DataTable
from briefing.charts.options import Option, Report, join_names, names_in
from briefing.charts.values import Date, is_missing, read_dates, read_numbers, same_name
from briefing.core.diagnostics import Problem
from briefing.core.proposals import suggest_and

_MAX_ROWS, _MAX_SERIES = 400, 6


class Series(NamedTuple):
    """The numbers of one column, with its name. None is a missing value."""

    name: str
    numbers: list[Decimal | None]


class ChartData(NamedTuple):
    """What a chart shows: the names of the rows, or their dates, and the numbers of each column.
    `label` is the name of the column with the names."""

    kind: str
    label: str
    names: list[str]
    dates: list[Date] | None
    series: list[Series]
    are_percent: bool

    @property
    def rows(self) -> list[list[Decimal | None]]:
        """The numbers of each row, in the order of the series."""
        return [[s.numbers[n] for s in self.series] for n in range(len(self.names))]

    @property
    def heights(self) -> list[Decimal]:
        """The numbers that a scale must cover: those of the series, or the sums of stacks."""
        if self.kind == "stacked":
            return [row_total(row) for row in self.rows]
        return [n for series in self.series for n in series.numbers if n is not None]


def row_total(row: list[Decimal | None]) -> Decimal:
    """The sum of the numbers of a row that are not missing."""
    return sum((n for n in row if n is not None), Decimal(0))


def read_data(
    table: DataTable, options: dict[str, Option], report: Report
) -> tuple[ChartData | None, list[Problem]]:
    """The data of a chart, or None. Problems of options are reported; those of cells are
    returned."""
    kind = options["kind"].text
    label, columns = _choose_columns(table, options, report)
    if label is None or not columns:
        return None, []
    problems = _check_size(table, columns)
    if problems:
        return None, problems
    dates, problems = read_dates(table, label, required=kind == "line")
    numbers, wrong = read_numbers(table, columns)
    problems += wrong
    if not dates:
        problems += _check_names(table, label)
    if kind == "stacked":
        problems += _check_signs(table, columns, numbers.columns)
    if problems:
        return None, problems
    names = [row[label].text for row in table.rows]
    series = [
        Series(table.header[column].text, found)
        for column, found in zip(columns, numbers.columns, strict=True)
    ]
    if dates:
        order = [n for _, n in sorted((date.first, n) for n, date in enumerate(dates))]
        names, dates = [names[n] for n in order], [dates[n] for n in order]
        series = [Series(s.name, [s.numbers[n] for n in order]) for s in series]
    return ChartData(kind, table.header[label].text, names, dates, series, numbers.are_percent), []


def _choose_columns(
    table: DataTable, options: dict[str, Option], report: Report
) -> tuple[int | None, list[int]]:
    """The columns of the labels and of the values. Reports those that do not exist."""
    names = [cell.text for cell in table.header]
    label: int | None = 0
    if "labels" in options:
        label = _find_column(names, options["labels"], report)
    if "values" not in options:
        return label, [n for n in range(len(names)) if n != label]
    option = options["values"]
    columns: list[int] = []
    parts = names_in(option.text) or [option.text]
    if _column_of(names, option.text) is not None:
        parts = [option.text]  # The name of a column can contain a comma.
    for part in parts:
        column = _find_column(names, option._replace(text=part), report)
        if column is None:
            return label, []
        if column == label:
            message = f"the column “{part}” cannot have both the names and the numbers"
            report("duplicate-value", option, message, "name another column in “values:”")
        if column in columns:
            report("duplicate-value", option, f"the column “{part}” is named twice", "remove one")
        columns.append(column)
    return label, columns


def _column_of(names: list[str], name: str) -> int | None:
    if name in names:
        return names.index(name)
    wanted = name.casefold()
    return next((n for n, each in enumerate(names) if each.casefold() == wanted), None)


def _find_column(names: list[str], option: Option, report: Report) -> int | None:
    column = _column_of(names, option.text)
    if column is None:
        columns = ", ".join(f"“{name}”" for name in names)
        hint = suggest_and(option.text, names, f"The columns are {columns}")
        report("unknown-column", option, f"the file has no column “{option.text}”", hint)
    return column


def _check_size(table: DataTable, columns: list[int]) -> list[Problem]:
    place = table.header[columns[0]]
    problems = []
    if len(columns) > _MAX_SERIES:
        message = f"a chart of {len(columns)} columns cannot be read"
        hint = f"name at most {_MAX_SERIES} of them in the chart, as in “values: "
        hint += f"{join_names([table.header[c].text for c in columns[:2]])}”"
        problems.append(table.problem(place, message, hint, code="large-table"))
    if len(table.rows) > _MAX_ROWS:
        message = f"a chart of {len(table.rows):,} rows cannot be read"
        hint = f"keep at most {_MAX_ROWS} rows, such as one for each month or year"
        problems.append(table.problem(table.rows[_MAX_ROWS][0], message, hint, code="large-table"))
    return problems


def _check_names(table: DataTable, label: int) -> list[Problem]:
    problems = []
    seen: set[str] = set()
    for row in table.rows:
        place: Cell = row[label]
        if not place.text:
            message = f"the row has no name in the column “{table.header[label].text}”"
            hint = "write in this cell what the numbers of the row are about"
            problems.append(table.problem(place, message, hint, code="bad-csv"))
        elif place.text in seen:
            problems.append(same_name(table, place, "name"))
        seen.add(place.text)
    return problems


def _check_signs(
    table: DataTable, columns: list[int], numbers: list[list[Decimal | None]]
) -> list[Problem]:
    problems = []
    for column, found in zip(columns, numbers, strict=True):
        for row, number in zip(table.rows, found, strict=False):
            if number is not None and number < 0 and not is_missing(row[column]):
                message = f"a part of a stack cannot be negative: {row[column].text}"
                hint = "write “kind: bar” in the chart, or leave out the column"
                problems.append(table.problem(row[column], message, hint, code="negative-part"))
    return problems
