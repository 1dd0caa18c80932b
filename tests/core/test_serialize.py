"""JSON and CSV that are safe where layouts insert them."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from briefing.core import serialize


def test_json_has_no_empty_values_and_cannot_end_a_script() -> None:
    text = serialize.json({"a": "</script>&", "b": None, "c": [{"d": ""}], "e": 0})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script>&", "c": [{}], "e": 0}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_csv_rows_survive_a_round_trip_and_contain_no_formula(cells: list[str]) -> None:
    row = next(csv.reader(io.StringIO(serialize.csv_row(cells), newline="")), [])
    guarded = [f"'{c}" if c.startswith(("=", "+", "-", "@")) else c for c in cells]
    assert row == guarded or (cells == [""] and row == [])
