"""TOML: mistakes and their places."""

from __future__ import annotations

import pytest

from briefing.content.ast import Array, Node, Scalar
from briefing.content.toml import parse_toml


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a = x", 1, 5, "this cannot be read from here on"),
        ('a = "x', 1, 7, "this cannot be read from here on"),
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


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title = Peninsula Briefs", 'text needs quotation marks: title = "Peninsula Briefs"'),
        ("title = “Briefs”", 'write straight quotation marks: title = "Briefs"'),
        ("cards = yes", "write true, in small letters"),
        ("cards = False", "write false, in small letters"),
        ('kinds = ["a" "b"]', "put a comma before it"),
        ('names = {ko="a" ja="b"}', "put a comma before it"),
        ('names = {ko: "a"}', "write an equals sign and not a colon there"),
        ("kinds = [a, b]", "text needs quotation marks, also inside of brackets"),
        ('notice = "A" // remark', "begin a remark with “#”"),
        ('notice = "A",', "delete “,” at the end of the line"),
        ('notice = "A";', "delete “;” at the end of the line"),
        (
            'notice = "The "hard" line"',
            "use the other kind of quotation mark outside: notice = 'The \"hard\" line'",
        ),
        ("name = 'X's'", 'use the other kind of quotation mark outside: name = "X\'s"'),
        (
            r'notice = "C:\docs"',
            r"use the other kind of quotation mark outside: notice = 'C:\docs'",
        ),
        (
            r"""notice = "A's C:\docs" """,
            r"put double quotation marks outside, and write \" for each",
        ),
        ("cards == true", "write one equals sign, and nothing else, before the value"),
        ("cards => true", "write one equals sign, and nothing else, before the value"),
        ("date = 12.06.2018", "write a day as 2018-06-12, a month as"),
        ("date = 2018-06", "write a day as 2018-06-12, a month as"),
        ("date = 2018-06-31", "write a day as 2018-06-12, a month as"),
        ('title: "A"', 'write an equals sign and not a colon: title = "A"'),
        ("title: A", 'write an equals sign and not a colon: title = "A"'),
        ("talks:", "a section begins with its name in square brackets: [talks]"),
        ('base url = "x"', 'a key is one word: base_url = "x"'),
        ('title\u00a0= "A"', "put an ordinary space there"),
        ("notice =", 'write a value after the equals sign: notice = "…"'),
        ('notice = "Two', "close the quotation mark on the same line"),
        ("[style", "close it with “]”"),
        ('kinds = ["a"', "close it with “]”"),
    ],
)
def test_the_cure_comes_from_the_line(line: str, hint: str) -> None:
    (problem,) = parse_toml(f"{line}\n", "content/site.toml")[1]
    assert problem.hint.startswith(hint)
    written = hint.rpartition(": ")[2]
    if written.startswith(line.split(" ", maxsplit=1)[0] + " ") or written.startswith("["):
        assert not parse_toml(f"{written}\n", "content/site.toml")[1]
