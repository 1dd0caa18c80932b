"""JSON, CSV and iCalendar that are safe where layouts insert them."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.content.dates import parse_moment
from briefing.core import serialize


def test_json_has_no_empty_values_and_cannot_end_a_script() -> None:
    text = serialize.json({"a": "</script>&", "b": None, "c": [{"d": ""}], "e": 0})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script>&", "c": [{}], "e": 0}


def test_a_list_that_a_format_requires_is_there_without_items() -> None:
    assert json.loads(serialize.json({"title": "T", "items": []}, "items")) == {
        "title": "T",
        "items": [],
    }


def test_moments_and_days_are_iso_texts_in_json() -> None:
    moment = parse_moment("2021-05-11T14:32", "Asia/Seoul")
    text = serialize.json({"moment": moment, "day": dt.date(2021, 5, 11), "pair": (moment, 1)})
    iso = "2021-05-11T14:32:00+09:00"
    assert json.loads(text) == {"moment": iso, "day": "2021-05-11", "pair": [iso, 1]}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_csv_rows_survive_a_round_trip_and_contain_no_formula(cells: list[str]) -> None:
    row = next(csv.reader(io.StringIO(serialize.csv_row(cells), newline="")), [])
    guarded = [f"'{c}" if c.startswith(("=", "+", "-", "@")) else c for c in cells]
    assert row == guarded or (cells == [""] and row == [])


@given(st.text(st.characters(exclude_categories=["C"])))
def test_a_line_of_a_calendar_is_folded_between_characters(text: str) -> None:
    line = serialize.ics_line("SUMMARY", text)
    assert all(len(part.encode()) <= 75 for part in line.split("\r\n"))
    value = line.replace("\r\n ", "").removesuffix("\r\n").removeprefix("SUMMARY:")
    for escape, character in (("\\,", ","), ("\\;", ";"), ("\\\\", "\\")):
        value = value.replace(escape, character)
    assert value == text
