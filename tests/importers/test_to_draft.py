"""Drafts have the words of the article, and no markup but its own."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.content.brief import parse_brief
from briefing.content.types import ParseOptions
from briefing.core.model import Topic
from briefing.importers import plaintext, topic_guess
from briefing.importers.blocks import read_blocks
from briefing.importers.body import to_markdown
from briefing.importers.markup_tree import parse_markup
from briefing.importers.to_draft import draft_of
from briefing.importers.types import Article
from tests.support.examples import examples
from tests.support.importing import CHOICE, reading_of


def letters(text: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", text) if c.isalnum())


_SIGNS = st.text(st.sampled_from("#*_`[]()<>&!~^|\\{}:=-+.1a \n\"'^@한$%•▪\t"), max_size=60)
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(max_examples=examples(300))
@given(_SIGNS | _ANY | st.lists(_SIGNS | _ANY, max_size=4).map("\n\n".join))
def test_a_draft_of_any_text_has_the_same_words(given: str) -> None:
    blocks = tuple(plaintext.text_blocks(given))
    text, errors = reading_of(
        Article(title=f"T {given[:50]}", blocks=(*blocks, *plaintext.text_blocks("End.")))
    )
    assert errors == []
    assert letters(text) == letters(" ".join(b.plain for b in blocks) + "End")


@pytest.mark.parametrize("text", ["• one", "It costs $$5$$ there.", "A {{x}} {%y%} b", "[[x]]"])
def test_signs_of_other_programs_are_no_errors_in_a_draft(text: str) -> None:
    _, errors = reading_of(Article(title="T", blocks=(*plaintext.text_blocks(text),)))
    assert errors == []


_TAGS = st.sampled_from(
    [
        *"<p> </p> <b> </b> <i> </i> <ul> <ol> <li> </li> </ul> </ol> <h2> </h2> <br>".split(),
        *"<blockquote> </blockquote> <table> <tr> <td> </td> </tr> </table> <pre>".split(),
        *"</a> <h1> </h1> <dl> <dt> <dd> </dl> <s> </s> <sup> </sup> <code> </code>".split(),
        *("<a href='https://e.example/_a_(b)'>", "<a href='/c'>"),
    ]
)


@example(["•|", "-"])
@example(["••", "#"])
@example(["&#1"])
@example(["&#x1F;", "&#65535;", "&#" + "9" * 5000])
@settings(max_examples=examples(300))
@given(st.lists(_TAGS | _SIGNS | st.sampled_from(["word", " ", "&amp;", "이"]), max_size=25))
def test_a_draft_of_any_markup_has_no_errors(parts: list[str]) -> None:
    found = read_blocks(parse_markup("".join(parts) + "</table><p>End"))
    text, errors = reading_of(
        Article(title="T", blocks=(*found.blocks, *plaintext.text_blocks("End.")))
    )
    assert errors == []
    assert text.endswith("End.")


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("<ul>a<li>b</ul>", "- a\n- b"),
        ("<ol>a<li>b</ol>", "1. a\n2. b"),
        ("<ul><li><ul><li>a</ul></ul>", "- - a"),
        ("<ul><li>a<ol><li>b<li>c</ol><li>d</ul>", "- a\n  1. b\n  2. c\n- d"),
        ("<ul><li><p>a<p>b</ul>", "- a\n\n  b"),
        ("<ul><li>a<h2>b</h2>c</ul>", "- a\n\n  ## b\n\n  c"),
    ],
)
def test_a_list_begins_with_an_item(markup: str, markdown: str) -> None:
    blocks = tuple(read_blocks(parse_markup(markup)).blocks)
    assert to_markdown(blocks) == markdown
    assert reading_of(Article(title="T", blocks=blocks))[1] == []


def test_a_link_after_an_exclamation_mark_is_not_a_picture() -> None:
    markup = "<p>Look!<a href='https://e.example/'>here</a></p>"
    (block,) = read_blocks(parse_markup(markup)).blocks
    assert block.markdown == r"Look\![here](https://e.example/)"
    assert reading_of(Article(title="T", blocks=(block,))) == ("Look!here", [])


def test_characters_of_markup_stay_text() -> None:
    lines = [
        "# no heading", "1. no list", "- nor this", "* nor that", "> no quotation", "~~~ no code",
        "!!! note no box", "    no code", ":   no definition", "[^1] no note", "[no](link)",
        "<b>no tag</b>", "*[ABBR]: no abbreviation", "__no stress__", "{: #no .attribute}",
        "&copy; no entity", "---", "`no code`", "a" * 25_000,
    ]  # fmt: skip
    blocks = tuple(plaintext.text_blocks("\n\n".join(lines)))
    reading = parse_brief(
        "content/briefs/a.md",
        draft_of(Article(title="T", blocks=blocks), CHOICE).encode(),
        ParseOptions("en", "UTC", ("clip",)),
    )
    assert not reading.problems
    assert reading.prose
    assert set(re.findall(r"<(\w+)", reading.prose.html)) == {"p"}


def test_a_time_that_does_not_exist_becomes_its_day() -> None:
    choice = CHOICE._replace(time_zone="Europe/Berlin")
    draft = draft_of(Article(title="T", published="2024-03-31T02:30"), choice)
    assert "\ndate: 2024-03-31\n" in draft
    draft = draft_of(Article(title="T", published="2024-07-01T02:30"), choice)
    assert "\ndate: 2024-07-01T02:30+02:00\n" in draft


def test_topics_are_proposed_by_their_names_in_the_article() -> None:
    topics = {
        "peninsula": Topic("peninsula", "Peninsula", synonyms=("Korea",)),
        "north": Topic("north", "North Korea", broader="peninsula", names={"ko": "북한"}),
        "summits": Topic("summits", "Summits"),
        "arms": Topic("arms", "Arms control"),
    }
    for title, text, proposed in (
        ("North Korea answers", "A summit, then.", ("north",)),
        ("답신", "북한이 답했다. 북한은 기다린다.", ("north",)),
        ("A summit", "Charms controlled", ("summits",)),
        ("A title", "Words.", ()),
    ):
        assert topic_guess.propose_topics(title, text, topics) == proposed
