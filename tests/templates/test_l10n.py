"""What the site and the problems say: dates by language, JSON, CSV, excerpts, settings."""

from __future__ import annotations

import csv
import datetime as dt
import io
import json

import pytest
from babel import localedata
from babel.dates import format_date, format_skeleton
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.config import parse_authors, parse_settings, parse_topics
from briefing.content.dates import parse_moment
from briefing.content.decode import decode
from briefing.content.toml import parse_toml
from briefing.core import serialize
from briefing.core.diagnostics import (
    Problem,
    format_problem,
    github_annotation,
    nearest,
    sort_problems,
)
from briefing.core.slugs import file_name_problems
from briefing.templates import l10n

NBSP = "\u00a0"


def test_dates_are_in_the_readers_language() -> None:
    when = parse_moment("2021-05-11T14:32", "Asia/Seoul")
    assert l10n.day(when, "en") == f"11{NBSP}May{NBSP}2021"
    assert l10n.day(when, "en-US") == f"May{NBSP}11,{NBSP}2021"
    assert l10n.day(when, "ko") == f"2021년{NBSP}5월{NBSP}11일"
    assert l10n.month(when, "ko") == f"2021년{NBSP}5월"
    assert l10n.clock(when, "en").endswith(f", 14:32{NBSP}(UTC+9)")
    assert l10n.clock(parse_moment("2021-05-11", "UTC"), "en") == l10n.day(when, "en")
    assert l10n.language("ko") == "한국어"
    assert l10n.day(when, "xx-YY") == l10n.day(when, "en")


def test_days_in_any_language_are_as_babel_has_them() -> None:
    # Of what is said of days, as much as can be is remembered for more than one of them.
    days = [dt.date(1000, 1, 1), dt.date(2000, 2, 29), dt.date(2021, 12, 20), dt.date(2999, 6, 5)]
    for name in localedata.locale_identifiers():
        for day in days:
            lang = name.replace("_", "-")
            locale = l10n.locale(lang)
            whole = (
                format_date(day, "long", locale=locale),
                format_skeleton("MMMMd", day, locale=locale),
                format_skeleton("yMMMM", day, locale=locale),
                format_skeleton("MMM", day, locale=locale),
            )
            said = (l10n.day, l10n.short_day, l10n.month, l10n.short_month)
            assert [f(day, lang).replace(NBSP, " ") for f in said] == [
                text.replace(NBSP, " ") for text in whole
            ], name


def test_json_leaves_out_what_is_empty_and_cannot_end_a_script() -> None:
    text = serialize.json({"a": "</script>&", "b": None, "c": [{"d": ""}], "e": 0})
    assert "<" not in text
    assert json.loads(text) == {"a": "</script>&", "c": [{}], "e": 0}


@given(st.lists(st.text(st.characters(exclude_categories=["Cs", "Cc"])), min_size=1, max_size=5))
def test_csv_rows_come_back_and_run_no_formula(cells: list[str]) -> None:
    row = next(csv.reader(io.StringIO(serialize.csv_row(cells), newline="")), [])
    guarded = [f"'{c}" if c.startswith(("=", "+", "-", "@")) else c for c in cells]
    assert row == guarded or (cells == [""] and row == [])


def test_the_caret_stands_below_wide_letters() -> None:
    problem = Problem("b.md", 3, 7, "unknown topic “핵”", "did you mean “북핵”?", 1)
    assert format_problem(problem, "주제어: [핵]").splitlines() == [
        "b.md:3:7: error: unknown topic “핵”",
        "  3 │ 주제어: [핵]",
        "    │          ^^ did you mean “북핵”?",
    ]


def test_long_lines_are_cut_around_the_place() -> None:
    lines = format_problem(
        Problem("b.md", 1, 5000, "x", "y"), "a" * 4999 + "b" + "c" * 4999
    ).splitlines()
    assert all(len(line) < 120 for line in lines)
    assert lines[1][lines[2].index("^")] == "b"


def test_annotations_escape_what_commands_reserve() -> None:
    said = github_annotation(Problem("a,b:c.md", 2, 3, "50%\nmore", "x"))
    assert said == "::error file=a%2Cb%3Ac.md,line=2,col=3::50%25%0Amore — x"


def test_problems_come_in_order_and_once() -> None:
    one, two = Problem("a", 2, 1, "x"), Problem("a", 1, 1, "y")
    assert sort_problems([one, two, one]) == (two, one)
    assert nearest("enregy", ["climate", "energy"]) == "energy"
    assert nearest("zzz", ["climate"]) == ""


@given(st.binary(max_size=60))
def test_any_bytes_are_text_or_told(data: bytes) -> None:
    text, problems = decode(data, "b.md")
    assert len(problems) <= 1
    if problems:
        assert problems[0].hint
        assert text == ""


@pytest.mark.parametrize(
    ("text", "line", "column", "message"),
    [
        ("a = x", 1, 5, "this cannot be read: invalid value"),
        ('a = "x', 1, 7, "this cannot be read: unterminated string"),
        ('a = "x"\na = "y"', 2, 1, "“a” is already on line 1"),
    ],
)
def test_toml_mistakes_are_told(text: str, line: int, column: int, message: str) -> None:
    table, problems = parse_toml(text, "site.toml")
    assert table is None
    assert (problems[0].line, problems[0].column, problems[0].message) == (line, column, message)


def test_settings_are_held_to_their_table() -> None:
    text = 'title = "T"\ntime_zone = "Asia/Soul"\nlanguage = "korean"\nbase_url = "x"\ntitel = 1\n'
    _, problems = parse_settings(text.encode())
    assert [(p.line, p.message) for p in problems] == [
        (2, "unknown time zone “Asia/Soul”"),
        (3, "“korean” is not a language tag"),
        (4, "base_url is not a web address"),
        (5, "unknown key “titel”"),
    ]


def test_topics_know_each_other_and_go_in_no_circle() -> None:
    text = '[a]\nname = "A"\nbroader = "b"\n[b]\nname = "B"\nbroader = "a"\nrelated = ["c"]\n'
    topics, problems = parse_topics(text.encode())
    assert topics is not None
    assert sorted((p.line, p.message) for p in problems) == [
        (4, "the broader topics of “b” form a circle"),
        (7, "unknown topic “c”"),
    ]


def test_authors_need_a_name() -> None:
    _, problems = parse_authors(b'[kim]\nrole = "Editor"\nemail = "nowhere"\n')
    assert sorted((p.line, p.message) for p in problems) == [
        (1, "the author has no name"),
        (3, "email is not an e-mail address"),
    ]


def test_a_chart_names_its_months_by_text() -> None:
    assert l10n.month("2021-05", "en") == f"May{NBSP}2021"
    assert l10n.short_month("2021-05", "ko") == "5월"


def test_a_cure_names_the_file_as_it_should_be() -> None:
    (problem,) = file_name_problems("content/briefs/Talks in Hanoi?.md")
    assert "“talks-in-hanoi.md”" in problem.hint.lower()
