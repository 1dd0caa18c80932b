"""Cells of CSV files: their form, their places, and the numbers and dates in them."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.charts.csv_table import DataTable, read_table
from briefing.charts.values import read_date, read_dates, read_numbers
from tests.support.examples import examples

PATH = "content/briefs/a.csv"


def table_of(text: str) -> DataTable:
    table, problems = read_table(PATH, text)
    assert problems == []
    assert table
    return table


def texts(table: DataTable) -> list[list[str]]:
    return [[cell.text for cell in row] for row in (table.header, *table.rows)]


@pytest.mark.parametrize(
    "text",
    [
        "a,b\nx,1\n",
        "a;b\nx;1\n",
        "a\tb\nx\t1",
        'sep=;\n"a";"b"\n"x";1\n',
        'a,b,,\n"x", 1,,\n,,,\n',
        ' "a" ,b\n\n x ,1\n',
    ],
)
def test_a_table_is_read_as_spreadsheets_write_it(text: str) -> None:
    assert texts(table_of(text)) == [["a", "b"], ["x", "1"]]


def test_cells_know_their_places() -> None:
    table = table_of('Name,"A ""b""",C\n"two\nlines",1,2\nx,,4\n')
    places = [[(c.text, c.line, c.column) for c in row] for row in (table.header, *table.rows)]
    assert places == [
        [("Name", 1, 1), ('A "b"', 1, 6), ("C", 1, 16)],
        [("two lines", 2, 1), ("1", 3, 8), ("2", 3, 10)],
        [("x", 4, 1), ("", 4, 3), ("4", 4, 4)],
    ]


_CELLS = st.text(st.sampled_from('a가1 ,;"\n'), max_size=6)


@settings(max_examples=examples(200))
@given(st.lists(st.lists(_CELLS, min_size=2, max_size=2), min_size=2, max_size=5))
def test_every_table_of_the_csv_module_is_read(rows: list[list[str]]) -> None:
    rows = [["a", "b"], *([f"x{cell}" for cell in row] for row in rows)]
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerows(rows)
    expected = [[" ".join(cell.split()) for cell in row] for row in rows]
    assert texts(table_of(text.getvalue())) == expected


@settings(max_examples=examples(200))
@given(st.text(st.sampled_from('ab1,;\t" \n=.-'), max_size=40))
def test_any_text_is_a_table_or_has_problems_in_it(text: str) -> None:
    table, problems = read_table(PATH, text)
    lines = text.split("\n")
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
    assert problems or table


@pytest.mark.parametrize(
    ("text", "place", "message"),
    [
        ("", (1, 1), "no row below"),
        ("a,b\n", (1, 1), "no row below"),
        ("a\nb\n", (1, 1), "one column only"),
        ("Exports\n\na,b\nx,1\n", (1, 1), "one column only"),
        ("Exports,,\na,b,c\nx,1,2\n", (1, 1), "one column only"),
        ("sep=|\na|b\nx|1\n", (1, 1), "one column only"),
        ("a,b\nx,1\nSource: S\n", (3, 1), "this row has one cell, but the first line has 2"),
        ("a,b\nx,1,2\n", (2, 5), "3 cells, but the first line has 2"),
        ('a,b\nx,"1\n', (2, 3), "does not end with one"),
        ('a,b\nx,"1"2\n', (2, 3), "after the closing quotation mark"),
        ("a,,c\n1,2,3\n", (1, 3), "column 2 has no name"),
        ("a,b,b\n1,2,3\n", (1, 5), "two columns have the name “b”"),
        ("a,b\n" + "x,1\n" * 1001, (1, 1), "1,001 rows"),
    ],
)
def test_a_table_that_cannot_be_read_says_where(
    text: str, place: tuple[int, int], message: str
) -> None:
    _, problems = read_table(PATH, text)
    assert [(p.line, p.column) for p in problems] == [place]
    assert message in problems[0].message
    assert problems[0].hint


def test_a_row_with_too_few_cells_is_a_warning() -> None:
    table, problems = read_table(PATH, "a,b,c\nx,1,2\ny,3\nz,4,\n")
    assert table
    assert [cell.text for cell in table.rows[1]] == ["y", "3", ""]
    [problem] = problems
    assert (problem.line, problem.column, problem.width, problem.warning) == (3, 1, 3, True)
    assert problem.message == "this row has 2 cells, but the first line has 3"


@pytest.mark.parametrize(
    ("delimiter", "cells", "numbers"),
    [
        (";", "1|-2|+3|−4", "1 -2 3 -4"),
        (";", "1.5|1,234.5|12,345,678", "1.5 1234.5 12345678"),
        (";", "1,5|1.234,5|12.345.678", "1.5 1234.5 12345678"),
        (";", "1 234,5|2\u00a0000|3\u202f000", "1234.5 2000 3000"),
        (",", '"1,234"|"2,000"', "1234 2000"),
        (",", "1.234|5", "1.234 5"),
        (",", "0.123|0.001", "0.123 0.001"),
        (";", "0,123|0,001", "0.123 0.001"),
        (";", "5%|12.5 %", "5 12.5"),
        (";", "1e6|2.5E-3|.5", "1000000 0.0025 0.5"),
        (";", "1,5E+03|2,25|1,234E+05", "1500 2.25 123400"),
        (";", "1.5E+03|1.234", "1500 1.234"),
        (";", "1234567890123456789|0", "1234567890123456789 0"),
        (";", "|–|n/a|…|7", "- - - - 7"),
    ],
)
def test_numbers_are_read_as_people_write_them(delimiter: str, cells: str, numbers: str) -> None:
    rows = "".join(f"x{delimiter}{cell}\n" for cell in cells.split("|"))
    table = table_of(f"a{delimiter}b\n{rows}")
    found, problems = read_numbers(table, [1])
    assert problems == []
    expected = [None if n == "-" else Decimal(n) for n in numbers.split()]
    assert found.columns == [expected]
    assert found.are_percent == ("%" in cells)


@pytest.mark.parametrize(
    ("cells", "wrong", "hint"),
    [
        ("12 t", "12 t", "write only the number"),
        ("1.5|1,5,5", "1,5,5", "write only the number"),
        ("1,2.3,4", "1,2.3,4", "write only the number"),
        ("1,5|12 t", "12 t", "such as 12 or 12,5;"),
        ("1e99", "1e99", "divide all numbers of the chart by the same number"),
        ("1e-80|1", "1e-80", "multiply all numbers of the chart by the same number"),
        ("1.234|5", "1.234", "if it has decimals, write 1.2340"),
        ("1,234|5", "1,234", "if it has decimals, write 1.2340"),
        (
            "-1.234 %",
            "-1.234 %",
            "write -1234 % if it is a whole number; if it has decimals, write -1.2340 %",
        ),
        ("NaN", "NaN", "leave the cell empty"),
        ("٣", "٣", "write 3"),
        ("１２,5|1,25", "１２,5", "write 12,5"),
        ("(12)", "(12)", "write -12"),
        ("12,34,567", "12,34,567", "write 1234567"),
        ("1.5|2.5|1.234,5", "1.234,5", "write 1234.5, as the others are written"),
        ("1,5|2,5|1,234.5%", "1,234.5%", "write 1234,5%, as the others are written"),
        ("5%|3", "3", "write “%” after all numbers of the chart, or after none"),
        ("5|3%", "3%", "write “%” after all numbers of the chart, or after none"),
    ],
)
def test_what_is_no_number_or_two_numbers_is_reported(cells: str, wrong: str, hint: str) -> None:
    table = table_of("a;b\n" + "".join(f"x;{cell}\n" for cell in cells.split("|")))
    _, problems = read_numbers(table, [1])
    assert [p.column for p in problems] == [3]
    assert f"“{wrong}”" in problems[0].message
    assert hint in problems[0].hint
    assert problems[0].path == PATH


def test_a_hint_is_a_cell_of_its_file() -> None:
    table = table_of('a,b\nx,"1,5"\ny,"2,5"\nz,1.234\nv,12.5\n')
    _, problems = read_numbers(table, [1])
    assert [(p.line, p.hint) for p in problems] == [
        (5, 'write "12,5", as the others are written'),
    ]


def test_every_number_that_can_be_two_is_reported() -> None:
    _, problems = read_numbers(table_of("a;b\nx;1.234\ny;5\nz;2.345\n"), [1])
    assert [p.line for p in problems] == [2, 4]


@pytest.mark.parametrize(
    ("text", "column", "hint"),
    [
        ("a,b,c\n2018,KR,5\n2019,JP,6\n", 3, "name the other columns in the chart: “values: c”"),
        ("a,b,c\n2018,,5\n2019,n/a,6\n", 3, "“values: c”"),
        ("a,b,c\n2018,,\n", 3, "write its numbers"),
    ],
)
def test_a_column_without_numbers_is_reported_at_its_head(
    text: str, column: int, hint: str
) -> None:
    _, problems = read_numbers(table_of(text), [1, 2])
    assert (problems[0].line, problems[0].column) == (1, column)
    assert "has no number" in problems[0].message
    assert hint in problems[0].hint


@pytest.mark.parametrize(
    ("text", "first", "end", "unit"),
    [
        ("2018", "2018-01-01", "2019-01-01", "year"),
        ("2018-Q2", "2018-04-01", "2018-07-01", "quarter"),
        ("2018 Q4", "2018-10-01", "2019-01-01", "quarter"),
        ("2018-02", "2018-02-01", "2018-03-01", "month"),
        ("2020-02-29", "2020-02-29", "2020-03-01", "day"),
    ],
)
def test_dates_have_a_first_and_a_last_day(text: str, first: str, end: str, unit: str) -> None:
    date = read_date(text)
    assert date
    assert (date.first.isoformat(), date.end.isoformat(), date.unit) == (first, end, unit)


@pytest.mark.parametrize("text", ["1695", "2397", "2018-13", "2018-02-30", "18", "May 2018", ""])
def test_other_texts_are_no_dates(text: str) -> None:
    assert read_date(text) is None


def test_a_line_needs_dates_that_differ() -> None:
    table = table_of("a,b\n2018,1\nTotal,2\n")
    assert read_dates(table, 0, required=False) == (None, [])
    _, problems = read_dates(table, 0, required=True)
    assert [(p.line, p.code) for p in problems] == [(3, "bad-date")]
    _, problems = read_dates(table_of("a,b\n2018,1\n2018,2\n"), 0, required=False)
    assert [(p.line, p.code) for p in problems] == [(3, "duplicate-value")]
    _, problems = read_dates(table_of("a,b\n2018,1\n2018-Q1,2\n"), 0, required=False)
    assert [p.message for p in problems] == ["“2018-Q1” begins on the same day as “2018”"]


def test_a_date_of_a_line_chart_can_be_in_any_year() -> None:
    table = table_of("a,b\n1592,1\n1598,2\n")
    assert read_dates(table, 0, required=False) == (None, [])
    dates, problems = read_dates(table, 0, required=True)
    assert problems == []
    assert dates
    assert [date.first.year for date in dates] == [1592, 1598]
