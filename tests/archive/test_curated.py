"""What editors choose for readers: its problems, and what is left out."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.archive.curated import curation_problems, recommended
from briefing.archive.relations import Archive, arrange
from briefing.archive.validate import Content
from briefing.core.diagnostics import Problem
from briefing.core.model import (
    Brief,
    Link,
    LocatedText,
    NamedBrief,
    OutboundRefs,
    Topic,
    TopicText,
)
from tests.support.briefs import brief

AT = 1_650_000_000
TOPICS = {"t": Topic("t", "T", aliases=("old",)), "empty": Topic("empty", "Empty")}


def text(slug: str, path: str = "", links: tuple[Link, ...] = ()) -> TopicText:
    return TopicText(path or f"content/topics/{slug}.md", slug, "en", links, (), (), b"")


def problems_of(*briefs: Brief, **content: Any) -> tuple[Archive, list[Problem]]:
    made = Content(briefs, topics=TOPICS, **content)
    archive, problems = arrange(made, at=AT)
    assert problems == ()
    return archive, list(curation_problems(made, archive))


def naming(slug: str) -> dict[str, Any]:
    word = LocatedText(slug, 3, 15)
    return {"named_briefs": (NamedBrief("content/topics.toml", "start_here", word),)}


OLD = brief("old", status="withdrawn")
FIRST, SECOND = brief("first"), brief("second", supersedes=(LocatedText("first", 1, 1),))
LATER = brief("later", "2030-01-01")
DRAFT = brief("draft", status="draft", aliases=(LocatedText("sketch", 1, 1),))
BRIEFS = (OLD, FIRST, SECOND, LATER, DRAFT)


@pytest.mark.parametrize(
    ("slug", "code", "hint"),
    [
        ("old", "unshown-brief", "remove it from “start_here”"),
        ("first", "unshown-brief", "write “second” instead, or remove it"),
        ("draft", "unshown-brief", "publish the brief, or remove it from “start_here”"),
        ("secnd", "unknown-brief", "did you mean “second”?"),
        (
            "briefs/2018/second.html#what",
            "unknown-brief",
            "write only the name of its file, without “.md”: second",
        ),
        ("sketch", "unknown-brief", "it is now “draft”"),
    ],
)
def test_a_brief_that_cannot_be_recommended_is_a_problem(slug: str, code: str, hint: str) -> None:
    archive, [problem] = problems_of(*BRIEFS, **naming(slug))
    assert (problem.code, problem.hint) == (code, hint)
    assert (problem.path, problem.line, problem.column) == ("content/topics.toml", 3, 15)
    assert problem.width == len(slug)
    # An error in topics.toml would hold up a withdrawal.
    assert problem.warning == (code == "unshown-brief")
    assert recommended([slug], archive) == ()


def test_a_brief_appears_when_it_is_published() -> None:
    archive, problems = problems_of(*BRIEFS, **naming("later"))
    assert (problems, recommended(["later", "second"], archive)) == ([], (SECOND,))


def test_a_file_with_errors_is_no_unknown_brief() -> None:
    unparsed = {"content/briefs/wrong.md": OutboundRefs()}
    assert problems_of(*BRIEFS, unparsed=unparsed, **naming("wrong"))[1] == []


@pytest.mark.parametrize(
    ("given", "code", "hint"),
    [
        (text("tt"), "unknown-topic", "did you mean “t”? "),
        (text("old"), "unknown-topic", "move its text to content/topics/t.md, and delete it"),
        (text("empty"), "unpublished-file", "publish a brief about it, or delete the file"),
        (text("t", "content/topics/more/t.md"), "duplicate-address", "delete one of the two files"),
    ],
)
def test_an_introduction_is_named_after_a_topic(given: TopicText, code: str, hint: str) -> None:
    [problem] = problems_of(FIRST, topic_texts=(text("t"), given))[1]
    assert (problem.code, problem.path) == (code, given.path)
    assert problem.hint.startswith(hint)


def test_the_introduction_of_a_renamed_topic_is_renamed() -> None:
    [problem] = problems_of(FIRST, topic_texts=(text("old"),))[1]
    assert problem.hint == "the topic is now “t”: rename the file to t.md"


def test_no_link_leads_to_a_topic_without_a_page() -> None:
    link = Link("content/topics/empty.md", "", 9, 4, "../topics/empty.md")
    topic_texts = (text("t", links=(link,)), text("empty"))
    found = problems_of(brief("b", links=(link,)), topic_texts=topic_texts)[1]
    assert [(p.code, p.path, p.line) for p in found if not p.warning] == [
        ("hidden-link", "content/briefs/b.md", 9),
        ("hidden-link", "content/topics/t.md", 9),
    ]
