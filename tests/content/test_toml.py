"""TOML: mistakes and their places."""

from __future__ import annotations

import pytest

from briefing.content.toml import parse_toml


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a = x", 1, 5, "this cannot be read: invalid value"),
        ('a = "x', 1, 7, "this cannot be read: unterminated string"),
        ('a = "x"\na = "y"', 2, 1, "“a” is already on line 1"),
    ],
)
def test_mistakes_are_reported_at_their_place(
    text: str, line: int, column: int, message: str
) -> None:
    table, problems = parse_toml(text, "site.toml")
    assert table is None
    assert (problems[0].line, problems[0].column, problems[0].message) == (line, column, message)


def test_the_cure_of_an_open_quotation_is_to_close_it() -> None:
    _, (problem,) = parse_toml('a = "x\n', "site.toml")
    assert problem.hint == "close the quotation mark on the same line"
