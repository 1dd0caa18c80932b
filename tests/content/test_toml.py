"""TOML: mistakes and their places."""

from __future__ import annotations

import pytest

from briefing.content.ast import Array, Node, Scalar
from briefing.content.toml import parse_toml


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a = x", 1, 5, "this cannot be read: invalid value"),
        ('a = "x', 1, 7, "this cannot be read: unterminated string"),
        ('a = "x"\na = "y"', 2, 1, "“a” is already on line 1"),
        ("a.b = 1\na.c = 2\na.b = 3", 3, 3, "“b” is already on line 1"),
        ("a.b = 1\n[a]", 2, 2, "[a] is already on line 1"),
        ("[a]\n[a.b]\n[a]", 3, 2, "[a] is already on line 1"),
        ("[[a]]\nb = 1\n[[a]]\nb = 2\nb = 3", 5, 1, "“b” is already on line 4"),
    ],
)
def test_mistakes_are_reported_at_their_place(
    text: str, line: int, column: int, message: str
) -> None:
    table, problems = parse_toml(text, "site.toml")
    assert table is None
    assert (problems[0].line, problems[0].column, problems[0].message) == (line, column, message)


@pytest.mark.parametrize("text", ["a = " + "[" * 3000, f"a{'.a' * 3000} = 1"])
def test_deep_nesting_is_a_problem(text: str) -> None:
    _, (problem,) = parse_toml(text, "site.toml")
    assert problem.message == "lists or tables are nested too deep"


def test_the_cure_of_an_open_quotation_is_to_close_it() -> None:
    _, (problem,) = parse_toml('a = "x\n', "site.toml")
    assert problem.hint == "close the quotation mark on the same line"


def test_every_value_has_its_place() -> None:
    text = "a.b = 'x' # [\nc = [\n  1_0, # two\n  {d = [true]}]\n[[e]]\nf = 1979-05-27\n"
    table, problems = parse_toml(text, "site.toml")
    assert table is not None
    assert problems == ()
    assert scalars(table) == [("x", 1, 7), ("10", 3, 3), ("true", 4, 9), ("1979-05-27", 6, 5)]


def scalars(node: Node) -> list[tuple[str, int, int]]:
    """All values in order, with their lines and columns."""
    if isinstance(node, Scalar):
        return [(node.text, node.line, node.column)]
    inner = node.items if isinstance(node, Array) else [value for _, value in node.pairs]
    return [scalar for child in inner for scalar in scalars(child)]
