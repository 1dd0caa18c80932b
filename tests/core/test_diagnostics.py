"""Diagnostics: their order, what is proposed, and how they are shown."""

from __future__ import annotations

import pytest

from briefing.core.diagnostics import (
    Problem,
    error_location,
    format_problem,
    github_annotation,
    rare_warnings,
    sort_problems,
    with_levels,
)


def test_the_caret_is_below_wide_letters() -> None:
    problem = Problem(
        "b.md", 3, 7, "unknown topic “핵”", "did you mean “북핵”?", code="unknown-topic"
    )
    assert format_problem(problem, "주제어: [핵]").splitlines() == [
        "b.md:3:7: error: unknown topic “핵” (unknown-topic)",
        "  3 │ 주제어: [핵]",
        "    │          ^^ did you mean “북핵”?",
    ]


def test_long_lines_are_cut_around_the_place() -> None:
    lines = format_problem(
        Problem("b.md", 1, 5000, "x", "y", code="a-b"), "a" * 4999 + "b" + "c" * 4999
    ).splitlines()
    assert all(len(line) < 120 for line in lines)
    assert lines[1][lines[2].index("^")] == "b"


def test_annotations_escape_reserved_characters() -> None:
    annotation = github_annotation(Problem("a,b:c.md", 2, 3, "50%\nmore", "x", code="a-b"))
    assert annotation == "::error file=a%2Cb%3Ac.md,line=2,col=3::50%25%0Amore (a-b) — x"


def test_problems_are_sorted_and_unique() -> None:
    one, two = Problem("a", 2, 1, "x", code="a-b"), Problem("a", 1, 1, "y", code="a-b")
    assert sort_problems([one, two, one]) == (two, one)


def test_levels_decide_what_is_an_error() -> None:
    error = Problem("a", 1, 1, "x", code="one-thing")
    warning = Problem("a", 1, 1, "x", warning=True, code="one-thing")
    assert with_levels([error, warning], {"one-thing": "off"}) == ()
    assert with_levels([error], {"one-thing": "warn"}) == (warning,)
    assert with_levels([warning], {"one-thing": "error"}) == (error,)
    assert with_levels([error, warning], {"other-thing": "off"}) == (error, warning)


def warnings(code: str, count: int) -> list[Problem]:
    return [
        Problem(f"{number // 2}", 1, number, "x", warning=True, code=code)
        for number in range(count)
    ]


def test_rare_warnings_are_printed_and_frequent_ones_are_counted() -> None:
    error = Problem("a", 1, 1, "x", code="one-thing")
    few, many, most = warnings("few-a", 5), warnings("many-a", 16), warnings("most-a", 900)
    assert rare_warnings([error, *few]) == ([error, *few], [])
    shown, counted = rare_warnings([*most, *many, error, *few])
    assert shown == [error, *few]  # Together with `many`, they would be more than 20.
    assert [(kind.code, kind.warnings, len(kind.paths)) for kind in counted] == [
        ("most-a", 900, 450),
        ("many-a", 16, 8),
    ]


def test_a_problem_shows_its_code() -> None:
    assert format_problem(Problem("", 0, 0, "x", code="a-b"), None) == "error: x (a-b)"
    warning = Problem("", 0, 0, "x", warning=True, code="a-b")
    assert format_problem(warning, None) == "warning: x (a-b)"


def test_an_error_of_the_program_has_a_location() -> None:
    with pytest.raises(KeyError) as caught:
        raise KeyError
    assert error_location(caught.value).startswith("test_diagnostics.py, line ")
    assert error_location(KeyError()) == "an unknown place"
