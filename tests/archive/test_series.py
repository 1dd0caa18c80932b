"""Series: which briefs are their parts, and what is wrong with the numbers."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.archive.relations import Archive, arrange
from briefing.archive.validate import Content
from briefing.core.diagnostics import Problem
from briefing.core.model import Brief, LocatedText, OutboundRefs, Series
from tests.support.briefs import brief

AT = 1_650_000_000
KNOWN = {"talks": Series("talks", "The talks", names={"ko": "회담"})}


def part(slug: str, number: int, series: str = "talks", **more: Any) -> Brief:
    places = LocatedText(series, 6, 14), LocatedText(str(number), 6, 27)
    return brief(slug, series=places[0], part=places[1], **more)


def names(*slugs: str) -> tuple[LocatedText, ...]:
    return tuple(LocatedText(slug, 7, 14) for slug in slugs)


def arranged(
    *briefs: Brief, unparsed: dict[str, OutboundRefs] | None = None, free: bool = False
) -> tuple[Archive, list[Problem]]:
    content = Content(briefs, unparsed=unparsed or {}, series=None if free else KNOWN)
    archive, problems = arrange(content, at=AT)
    return archive, list(problems)


def problems_of(*briefs: Brief, **more: Any) -> list[tuple[str, str]]:
    return [(p.code, p.hint) for p in arranged(*briefs, **more)[1]]


def test_parts_are_in_the_order_of_their_numbers() -> None:
    archive, problems = arranged(part("b", 2, "회담"), part("c", 3, "THE TALKS"), part("a", 1))
    assert problems == []
    assert [b.slug for b in archive.by_series["talks"]] == ["a", "b", "c"]
    assert archive.series_of["b"] == KNOWN["talks"]


def test_without_a_file_the_name_of_a_series_is_what_briefs_write() -> None:
    archive, problems = arranged(part("a", 1, "My Talks"), part("b", 2, "My Talks"), free=True)
    assert (problems, archive.series["my-talks"].name) == ([], "My Talks")
    problems = arranged(part("a", 1, "My Talks"), part("b", 2, "my talks"), free=True)[1]
    assert [(p.code, p.path, p.line, p.column) for p in problems] == [
        ("inconsistent-term", "content/briefs/b.md", 6, 14)
    ]
    assert problems[0].hint == "write “My Talks”, as in another brief"
    assert [p.code for p in arranged(part("a", 1, "…"), free=True)[1]] == ["bad-term"]


def test_an_unknown_series_is_a_problem() -> None:
    [(code, hint)] = problems_of(part("a", 1, "talk"))
    assert code == "unknown-series"
    assert hint == "did you mean “talks”? Series are listed in content/series.toml."


def test_every_number_from_1_has_a_brief() -> None:
    problems = arranged(part("a", 1), part("b", 3), part("c", 5))[1]
    assert [(p.code, p.path, p.line, p.column, p.hint) for p in problems] == [
        *(
            ("missing-part", f"content/briefs/{slug}.md", 6, 27, hint)
            for slug, hint in (
                ("b", "write “part: 2”, or add the parts that are missing"),
                ("c", "write “part: 3”, or add the parts that are missing"),
            )
        )
    ]


def test_two_briefs_with_one_number_are_a_problem_and_the_cure_fills_gaps() -> None:
    found = problems_of(part("a", 1), part("b", 3), part("c", 3), part("d", 3))
    assert found == [
        ("duplicate-part", "write “part: 2”, which is free"),
        ("duplicate-part", "write “part: 4”, which is free"),
    ]
    [(code, hint)] = problems_of(part("a", 1), part("b", 1, lang="ko"))
    assert code == "duplicate-part"
    assert hint.endswith("; if this is a translation, add “translation_of: a”")


@pytest.mark.parametrize("number", [2, 1])
def test_a_file_with_errors_may_be_the_part_that_is_missing(number: int) -> None:
    refs = OutboundRefs(series=names("talks")[0], part=names(str(number))[0], is_series_known=True)
    found = problems_of(part("a", 1), part("c", 3), unparsed={"content/briefs/b.md": refs})
    assert [code for code, _ in found] == ([] if number == 2 else ["missing-part"])
    unknown = {"content/briefs/b.md": OutboundRefs()}
    assert problems_of(part("a", 1), part("c", 3), unparsed=unknown) == []


def test_translations_and_new_versions_of_a_part_have_its_number() -> None:
    archive, problems = arranged(
        part("a", 1),
        part("a-ko", 1, lang="ko", translation_of=names("a")[0]),
        part("a-ja", 1, lang="ja", translation_of=names("a")[0]),
        part("newer", 1, supersedes=names("a")),
        part("newer-ko", 1, lang="ko", translation_of=names("newer")[0]),
    )
    assert problems == []
    slugs = [b.slug for b in archive.by_series["talks"]]
    assert slugs == ["a", "newer", "a-ja", "a-ko", "newer-ko"]


def test_parts_appear_in_their_order() -> None:
    later: dict[str, Any] = {"embargo": brief("x", "2030-01-01").published}
    assert problems_of(part("a", 1), part("b", 2, **later), part("c", 3, status="draft")) == []
    _, problems = arranged(part("a", 1), part("b", 2, **later), part("c", 3))
    assert [(p.code, p.path, p.message) for p in problems] == [
        (
            "hidden-part",
            "content/briefs/c.md",
            "part 2 of this series, “b”, is still under embargo",
        )
    ]
    assert problems_of(part("a", 1, status="withdrawn"), part("b", 2)) == []


def test_a_translation_has_the_number_of_its_original() -> None:
    translated = part("b-ko", 3, lang="ko", translation_of=names("b")[0])
    assert problems_of(part("a", 1), part("b", 2), translated) == [
        ("translated-part", "write “part: 2”")
    ]
