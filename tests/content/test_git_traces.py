"""Files that Git could not complete, and front matter of other programs."""

from __future__ import annotations

import pytest

from briefing.content.brief import parse_brief
from briefing.content.config import parse_settings
from briefing.content.media import parse_media
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import Problem

_POINTER = (
    b"version https://git-lfs.github.com/spec/v1\n"
    b"oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393\nsize 12345\n"
)
_CONFLICT = "<<<<<<< HEAD\n{}\n=======\n{}\n>>>>>>> branch\n"
_FRONT = "---\ntitle: T\ndate: 2021-05-11\nauthor: A\n{}topics: [t]\n---\n"


def problems_of(text: str | bytes, path: str = "content/briefs/a.md") -> list[Problem]:
    data = text if isinstance(text, bytes) else text.encode()
    return [*parse_brief(path, data, ParseOptions()).problems]


def codes_of(text: str | bytes) -> list[tuple[str, int]]:
    return [(problem.code, problem.line) for problem in problems_of(text)]


def test_a_pointer_of_git_lfs_is_not_the_file() -> None:
    assert codes_of(_POINTER) == [("lfs-pointer", 1)]
    assert parse_settings(_POINTER)[1][0].code == "lfs-pointer"
    for name in ("a.png", "a.pdf", "a.csv", "a.svg"):
        assert [p.code for p in parse_media(name, _POINTER)[1]] == ["lfs-pointer"]


def test_a_merge_conflict_is_one_problem() -> None:
    body = _FRONT.format("") + "Text.\n\n" + _CONFLICT.format("One.", "Two.")
    assert codes_of(body) == [("merge-conflict", 9)]
    front = _FRONT.format(_CONFLICT.format("lang: en", "lang: ko")) + "Text.\n"
    assert codes_of(front) == [("merge-conflict", 5)]
    settings = 'title = "T"\n' + _CONFLICT.format('language = "en"', 'language = "ko"')
    assert [(p.code, p.line) for p in parse_settings(settings.encode())[1]] == [
        ("merge-conflict", 2)
    ]


@pytest.mark.parametrize(
    "body",
    [
        "```\n" + _CONFLICT.format("a", "b") + "```\n",
        "Heading\n=======\n\n>>>>>>> a quotation\n",
        "<<<<<<< a sign, and\n\n>>>>>>> another\n",
    ],
)
def test_other_signs_are_no_conflict(body: str) -> None:
    assert "merge-conflict" not in [code for code, _ in codes_of(_FRONT.format("") + body)]


def test_many_markers_are_searched_quickly() -> None:
    assert problems_of("<<<<<<<\n" * 100_000 + "=======\n")


def test_front_matter_in_toml_is_shown_in_yaml() -> None:
    text = """+++
title = "US policy: what changes"
date = 2021-05-11
draft = false
tags = ["north-korea", "a, b"]
weight = 5
[params]
x = 1
+++
Text.
"""
    (problem,) = problems_of(text)
    assert (problem.code, problem.line) == ("toml-front-matter", 1)
    _, _, proposal = problem.hint.partition(":\n")
    assert proposal.split("\n") == [
        "---",
        'title: "US policy: what changes"',
        "date: 2021-05-11",
        'topics: [north-korea, "a, b"]',
        "author: …",
        "---",
    ]
    assert not problems_of(f"{proposal.replace('…', 'A')}\nText.\n")


@pytest.mark.parametrize("text", ["+++\n", "+++\ntitle = \n+++\n", "+++\na = 1\n", "+++\n+++\n"])
def test_toml_that_cannot_be_read_is_named_too(text: str) -> None:
    (problem,) = problems_of(text)
    assert problem.code == "toml-front-matter"
    assert "\n" not in problem.hint


def test_the_keys_of_a_page_are_not_those_of_a_brief() -> None:
    (problem,) = problems_of("Text.\n", "content/pages/a.md")
    assert "the keys (title)" in problem.hint
