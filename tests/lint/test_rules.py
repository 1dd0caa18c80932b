"""The rules of style: what they warn about, where, and what they accept."""

from __future__ import annotations

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content import config, topic_mentions
from briefing.content.brief import parse_brief
from briefing.content.file_parser import Lookups
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import Problem
from briefing.core.model import Brief, Media, Topic
from briefing.core.settings import STYLE_CODES
from briefing.lint import locate, rules
from briefing.lint.similar_titles import find_similar_titles

PATH = "content/briefs/b.md"
FRONT = {
    "title": "A brief",
    "date": "2021-05-11",
    "author": "A",
    "topics": "summits",
    "summary": "S.",
    "sources": "[{title: A source}]",
}
TOPICS = {
    "peninsula": Topic("peninsula", "Peninsula"),
    "north-korea": Topic(
        "north-korea", "North Korea", "", "peninsula", ("DPRK",), (), {"ko": "북한"}
    ),
    "sanctions": Topic("sanctions", "Sanctions", "", "north-korea", ("aid",), (), {"ko": "제재"}),
    "talks": Topic("talks", "talks"),
    "six-party": Topic("six-party", "Six-Party Talks"),
    "summits": Topic("summits", "Summits"),
}


def picture(path: str) -> Media:
    return Media(path, "href", 1, 1, "image/png")


def source(body: str = "Text.", **keys: str) -> str:
    front = {k: v for k, v in (FRONT | keys).items() if v}
    return "---\n" + "".join(f"{k}: {v}\n" for k, v in front.items()) + f"---\n{body}\n"


def brief(text: str) -> Brief:
    reading = parse_brief(PATH, text.encode(), ParseOptions(), Lookups(picture))
    assert reading.brief, reading.problems
    return reading.brief


def warnings_of(text: str, own: Sequence[str] = ("summits",)) -> list[tuple[str, str]]:
    """The code of each warning, and the text that it points at."""
    warnings = rules.page_checker(TOPICS, "en", 70)(brief(text), tuple(own), text.encode())
    return [(warning.code, underlined_text(text, warning)) for warning in warnings]


def underlined_text(text: str, problem: Problem) -> str:
    assert problem.warning
    line = text.split("\n")[problem.line - 1]
    return line[problem.column - 1 : problem.column - 1 + problem.width]


def test_the_cure_for_a_missing_summary_says_what_lists_show() -> None:
    for rights, shown in (("full", "the first paragraph"), ("link-only", "no summary")):
        text = source(rights=rights, summary="", sources="[{title: A, url: https://x.example}]")
        (warning,) = rules.page_checker(TOPICS, "en", 70)(brief(text), ("summits",), text.encode())
        assert warning.hint.endswith(f"lists and feeds show {shown}")


def test_a_brief_in_good_style_has_no_warning() -> None:
    assert warnings_of(source("## One\n\n### Two\n\n## Three\n\n![A map of the line](a.png)")) == []


@pytest.mark.parametrize(
    ("text", "warnings"),
    [
        (source(summary=""), [("missing-summary", "---")]),
        (source(sources=""), [("no-source", "---")]),
        (
            source(
                sources="",
                status="withdrawn",
                updates="[{date: 2021-05-12, kind: withdrawal, note: N}]",
            ),
            [],
        ),
        (source(title="A" * 71), [("long-title", "A" * 71)]),
        (source(title="A" * 70), []),
        (source(title="가" * 36), [("long-title", "가" * 36)]),
        (source(title="가" * 35), []),
        (source(title=f'"{"A" * 80}"'), [("long-title", f'"{"A" * 80}"')]),
        (source("#### Deep"), [("skipped-heading", "#### Deep")]),
        (source("## A\n\n#### B\n\n##### C"), [("skipped-heading", "#### B")]),
        (source("# A\n\n## B\n\n#### D"), [("skipped-heading", "#### D")]),
        (source("A\n\n## B\n\nC\n===\n\nD"), []),
        (source("## B\n\n# A\n\n## B"), []),
        (source("A\n---\n\n#### D"), [("skipped-heading", "#### D")]),
        (source("```\n#### code\n```"), []),
        (source("![IMG_2034.jpg](a.png)"), [("file-name-alt", "IMG_2034.jpg")]),
        (source("![IMG 2034](a.png)"), [("file-name-alt", "IMG 2034")]),
        (source("![chart-of-votes](chart-of-votes.png)"), [("file-name-alt", "chart-of-votes")]),
        (source("![Panmunjom](panmunjom.png)"), []),
        (source("`![IMG_2034.jpg](a.png)`"), []),
        (source(image='{src: a.png, alt: "a_1.png"}'), [("file-name-alt", "a_1.png")]),
    ],
)
def test_warnings_and_their_places(text: str, warnings: list[tuple[str, str]]) -> None:
    assert warnings_of(text) == warnings


@pytest.mark.parametrize(
    ("text", "mention"),
    [
        (source("North Korea. " * 4), "North Korea"),
        (source("North Korea. " * 3), None),
        (source("Then NORTH\nkorea, north korea, the DPRK and DPRK."), "NORTH"),
        (source("dprk " * 9), None),
        (source("Northern Koreas, North Koreans. " * 9), None),
        (source("`North Korea` [North Korea](https://north.korea/) " * 9), None),
        (source("## North Korea\n\nNorth Korea, North Korea."), "North Korea"),
        (source("It.", title="North Korea", summary="North Korea."), "North Korea"),
        (source("The Six-Party Talks. " * 9), "Six-Party Talks"),
        (source("북한은 북한의 북한에서 북한", lang="ko"), "북한"),
        (source("남북한 북한산 북한군부 " * 9, lang="ko"), None),
        (source("DPRK는 DPRK의 DPRK가 DPRK", lang="ko"), "DPRK"),
    ],
)
def test_a_topic_that_a_brief_discusses(text: str, mention: str | None) -> None:
    assert warnings_of(text) == ([("unlinked-topic", mention)] if mention else [])


@pytest.mark.parametrize("own", ["north-korea", "peninsula", "sanctions"])
def test_broader_and_narrower_topics_are_related(own: str) -> None:
    assert warnings_of(source("North Korea. " * 9), [own]) == []


@pytest.mark.parametrize(
    ("front", "place"),
    [
        ("title: A", (2, 8, 1)),
        ("title:   A", (2, 10, 1)),
        ("  title: A\n  date: 2021-05-11", (2, 10, 1)),
        ("  title:\n    A", (2, 3, 5)),
        ("sources:\n  - url: b\n    title: B\ntitle: A", (5, 8, 1)),
    ],
)
def test_the_place_of_a_title(front: str, place: tuple[int, int, int]) -> None:
    parts = locate.split_file(f"---\n{front}\n---\nText.\n".encode())
    assert locate.find_title(parts.front) == place


# Between them, these briefs cause every warning that one brief can cause.
FAULTY = (
    source("#### D\n\n![a_1.png](a.png)\n\n" + "DPRK " * 9, title="A" * 99, sources="", summary=""),
)


def test_each_code_of_style_can_be_silenced() -> None:
    codes = {code for text in FAULTY for code, _ in warnings_of(text)}
    assert codes == set(STYLE_CODES) - {"like-title"}
    table = f'title = "A"\n[style]\nsilence = {list(STYLE_CODES)}\n'
    settings, problems = config.parse_settings(table.encode())
    assert not problems
    assert settings.checks.levels == dict.fromkeys(STYLE_CODES, "off")


def briefs_with_titles(*titles: str) -> list[Brief]:
    briefs = []
    for number, title in enumerate(titles):
        text = source(title=f"'{title}'").encode()
        result = parse_brief(f"content/briefs/b{number}.md", text, ParseOptions(), Lookups(picture))
        assert result.brief
        briefs.append(result.brief)
    return briefs


@pytest.mark.parametrize(
    ("one", "other", "is_similar"),
    [
        ("A brief", "a brief!", True),
        (
            "US completes its North Korea policy review",
            "US completes North Korea policy review",
            True,
        ),
        (
            "US completes North Korea policy review",
            "US completes its North Korea policy review",
            True,
        ),
        ("Six summits, one text", "Six summit: one text", True),
        ("The programme ends", "The programma ends", True),
        ("Resolution 2397: what it says", "Resolution 2375: what it says", False),
        ("The year 2018 in eleven dates", "The year in eleven dates", False),
        ("Talks in Hanoi", "Talks in Seoul", False),
        ("Talks in Hanoi", "The talks in Hanoi", False),
        ("제재 완화", "제재 완화…", True),
        ("!?", "?!", False),
    ],
)
def test_titles_that_readers_could_confuse(one: str, other: str, is_similar: bool) -> None:
    first, second = briefs_with_titles(one, other)
    similar = [(second, first)] if is_similar else []
    assert list(find_similar_titles([first, second], frozenset())) == similar
    assert not list(find_similar_titles([first, second], frozenset({(second.slug, first.slug)})))


def test_a_long_series_of_equal_titles_is_compared_quickly() -> None:
    (first,) = briefs_with_titles("Weekly notes of the desk on the talks")
    assert len(list(find_similar_titles([first] * 20_000, frozenset()))) == 19_999


@given(st.text(), st.text())
def test_blanked_links_do_not_move_the_text(before: str, after: str) -> None:
    text = f"{before}[North Korea](x.md){after}"
    bare = topic_mentions.blank_links(text)
    assert len(bare) == len(text)
    assert [i for i, c in enumerate(bare) if c == "\n"] == [
        i for i, c in enumerate(text) if c == "\n"
    ]


@given(st.text(alphabet="#=-`[]()!<> \nab가İß"))
def test_any_body_is_checked(body: str) -> None:
    parts = locate.split_file(f"---\ntitle: T\n---\n{body}".encode())
    locate.find_headings(parts.body)
    locate.find_pictures(parts.body)
    list(parts.body.destinations())
    names = topic_mentions.names_in_language(TOPICS.values(), "ko", "en")
    text = topic_mentions.blank_links(parts.body.without_code)
    for mention in topic_mentions.find_mentions(text, names):
        assert 0 <= mention.start < mention.end <= len(parts.body.text)
