"""Every example of the GFM and CommonMark specifications, and those that are refused or differ.

The examples are in `specifications/`, with their source and licence. "The same" ignores the classes
and ids of elements, and whether a list is tight or loose.
"""

from __future__ import annotations

import json
from typing import Any

import pytest

from briefing.markdown.convert import convert
from tests.support.markdown import parse
from tests.support.markup import structure
from tests.support.repository import REPO

FOLDER = REPO / "tests/markdown/specifications"
HTML_SECTIONS = ("HTML blocks", "Raw HTML", "Disallowed Raw HTML (extension)")

RAW_HTML = "it contains raw HTML that is not accepted (raw-html)"
SPACES = "it is an address with spaces (incomplete-address)"
BARE = "a bare address is a link: the extension of GFM, which this section leaves out"
LABEL = "the text of a task is the label of its box"

# The examples outside raw HTML that are refused, with the reason; and those that differ.
REFUSED = {
    "gfm": {
        **dict.fromkeys((170, 317, 327, 354, 484, 485, 486, 500, 503), RAW_HTML),
        **dict.fromkeys((532, 544, 663, 664), RAW_HTML),
        610: SPACES,
    },
    "commonmark": {
        **dict.fromkeys((21, 31, 203, 346, 477, 478, 479, 493, 496, 526, 538, 645, 646), RAW_HTML),
        604: SPACES,
    },
}
# The examples that have the HTML of GitHub and an error nevertheless, with its code.
REPORTED = {
    "gfm": {
        203: "unread-table",
        204: "table-cells",
        497: "incomplete-address",
        556: "wiki-link",
        598: "wiki-link",
    },
    "commonmark": {490: "incomplete-address", 550: "wiki-link", 592: "wiki-link"},
}
# The examples name files and addresses that do not exist. These codes are from the checks of links.
OF_LINKS = frozenset(
    "absolute-path empty-link external-picture link-scheme missing-alt missing-file "
    "missing-heading missing-picture outside-content unknown-file-type".split()
)
DIFFERENT = {
    "gfm": {**dict.fromkeys((279, 280), LABEL), **dict.fromkeys((616, 619, 620), BARE)},
    "commonmark": dict.fromkeys((610, 613, 614), BARE),
}


def examples(name: str) -> dict[int, tuple[str, str]]:
    """The Markdown and the HTML of the examples outside raw HTML, by number."""
    rows = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))["examples"]
    return {n: (text, html) for n, section, text, html in rows if section not in HTML_SECTIONS}


def errors(text: str) -> list[Any]:
    _, problems = convert(
        text, path="content/briefs/b.md", first_line=1, lang="en", find_media=lambda path: None
    )
    return [problem for problem in problems if not problem.warning]


@pytest.mark.parametrize(("name", "count"), [("gfm", 608), ("commonmark", 588)])
def test_all_examples_but_those_in_the_tables_are_the_same(name: str, count: int) -> None:
    every = examples(name)
    assert len(every) == count
    different = {
        n for n, (text, html) in every.items() if structure(parse(text)[0]) != structure(html)
    }
    assert different == REFUSED[name].keys() | DIFFERENT[name].keys()


@pytest.mark.parametrize("name", REFUSED)
def test_no_other_example_has_an_error(name: str) -> None:
    reported = {
        number: codes
        for number, (text, _) in examples(name).items()
        if number not in REFUSED[name]
        and (codes := {problem.code for problem in errors(text)} - OF_LINKS)
    }
    assert reported == {number: {code} for number, code in REPORTED[name].items()}


@pytest.mark.parametrize("name", REFUSED)
def test_refused_examples_have_an_error_with_a_hint(name: str) -> None:
    every = examples(name)
    for number, reason in REFUSED[name].items():
        codes = {problem.code for problem in errors(every[number][0]) if problem.hint}
        assert codes & {"raw-html", "incomplete-address"}, (number, reason)
