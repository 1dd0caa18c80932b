"""Names that mean two topics or two authors."""

from __future__ import annotations

import pytest

from briefing.content.config import parse_authors, parse_topics

_KIM = '[kim]\nname = "Kim Min"\n'


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (
            _KIM + '[min]\nname = "Kim  MIN"\n',
            4,
            "the authors “kim” and “min” have the same name, “Kim  MIN”",
        ),
        (
            _KIM + '[min]\nname = "Min"\nnames = {ko = "김민", fr = "Kim Min"}\n',
            5,
            "the authors “kim” and “min” have the same name, “Kim Min”",
        ),
        (
            _KIM + '[min]\nname = "KIM"\n',
            4,
            "the name “KIM” of the author “min” is the id of another author",
        ),
        (
            '[min]\nname = "Kim"\n' + _KIM,
            2,
            "the name “Kim” of the author “min” is the id of another author",
        ),
    ],
)
def test_a_name_means_one_author(text: str, line: int, message: str) -> None:
    _, (problem,) = parse_authors(text.encode())
    assert (problem.code, problem.line) == ("ambiguous-name", line)
    assert problem.message == message
    assert problem.hint


def test_a_name_means_one_topic() -> None:
    text = '[ports]\nname = "Trade"\n[trade]\nname = "Trade policy"\nnames = {ko = "무역"}\n'
    _, (problem,) = parse_topics(text.encode())
    assert problem.message == "the name “Trade” of the topic “ports” is the id of another topic"


def test_one_author_may_have_one_name_in_many_languages() -> None:
    text = '[kim]\nname = "Kim"\nnames = {fr = "Kim", ko = "김"}\n[lee]\nname = "Lee"\n'
    assert parse_authors(text.encode())[1] == ()
