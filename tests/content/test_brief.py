"""Briefs parsed from bytes: what a draft lacks, and characters that no reader sees."""

from __future__ import annotations

import pytest

from briefing.content.brief import parse_brief, parse_page
from briefing.content.types import ParsedFile, ParseOptions


def parsed(*lines: str) -> ParsedFile:
    text = "\n".join(["---", "date: 2021-05-11", *lines, "---", "Text.", ""])
    return parse_brief("content/briefs/a.md", text.encode(), ParseOptions())


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (["author: A", "topics: [t]"], []),
        (["author: A"], ["the draft has no topics yet"]),
        (["topics: [t]"], ["the draft has no author yet"]),
        ([], ["the draft has no author yet", "the draft has no topics yet"]),
    ],
)
def test_a_draft_has_a_warning_for_each_key_that_it_needs(
    lines: list[str], messages: list[str]
) -> None:
    problems = parsed("title: T", "status: draft", *lines).problems
    assert [p.message for p in problems] == messages
    assert all(p.warning for p in problems)


@pytest.mark.parametrize(("escape", "name"), [("\\b", "U+0008"), ("\\u202E", "RIGHT-TO-LEFT")])
def test_an_invisible_character_is_a_problem(escape: str, name: str) -> None:
    (problem,) = parsed(f'title: "T{escape}"', "author: A", "topics: [t]").problems
    assert problem.message.startswith(f"title contains an invisible character ({name}")


@pytest.mark.parametrize("escape", ["\\t", "\\n", "\\u200D"])
def test_white_space_and_joiners_are_allowed(escape: str) -> None:
    assert not parsed(f'title: "T{escape}U"', "author: A", "topics: [t]").problems


@pytest.mark.parametrize(
    ("lines", "messages"),
    [
        (["updates: [{date: 2021-05-12, kind: withdrawal, note: a}]"], ["6:18 this withdraws"]),
        (
            [
                "status: published",
                "updates:",
                "- {date: 2021-05-12, note: a}",
                "- {date: 2021-05-10, note: a}",
                "- {date: 2021-05-13, kind: withdrawal, note: a}",
            ],
            ["9:10 the update of 2021-05-10 is older", "10:10 this withdraws"],
        ),
        (["status: withdrawn"], ["6:9 a withdrawn brief must say why"]),
        (
            ["status: withdrawn", "updates: [{date: 2021-05-12, kind: withdrawal, note: a}]"],
            [],
        ),
    ],
)
def test_updates_and_the_status_agree(lines: list[str], messages: list[str]) -> None:
    problems = parsed("title: T", "author: A", "topics: [t]", *lines).problems
    reported = [f"{p.line}:{p.column} {p.message}" for p in problems]
    assert len(reported) == len(messages)
    assert all(map(str.startswith, reported, messages))


def test_a_standing_page_has_aliases_and_a_place_in_the_menu() -> None:
    def parse(text: str) -> ParsedFile:
        path = "content/pages/about.md"
        return parse_page(path, text.encode(), ParseOptions())

    text = "---\ntitle: T\nmenu: false\naliases: [us, /a/b/, '/?p=1']\n---\nText.\n"
    page = parse(text).page
    assert page is not None
    assert not page.in_menu
    assert [alias.text for alias in page.aliases] == ["/us.html", "/a/b/", "/?p=1"]
    problems = parse(text.replace("us,", "'a b',")).problems
    assert [problem.code for problem in problems] == ["bad-alias"]
