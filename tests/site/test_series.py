"""The pages of series, and the place of a brief in its series."""

from __future__ import annotations

from typing import Any

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.core.model import Brief, LocatedText, Series
from briefing.core.settings import Settings
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief

KNOWN = {
    "talks": Series("talks", "The talks", "All talks.", {"ko": "회담"}),
    "none": Series("none", "None"),
}


def part(slug: str, number: int, date: str = "2021-05-11", **more: Any) -> Brief:
    series, number_word = LocatedText("talks", 1, 1), LocatedText(str(number), 1, 1)
    return brief(slug, date, series=series, part=number_word, **more)


def contexts(*briefs: Brief) -> dict[str, Any]:
    archive, problems = arrange(Content(briefs, series=KNOWN), at=2_000_000_000)
    assert problems == ()
    site = PlannedPages(SiteInputs(archive, Settings(title="T"), {}, "Briefing"), "")
    return {page.path: page.context for group in site.groups for page in site.pages(group)}


def word(text: str) -> LocatedText:
    return LocatedText(text, 1, 1)


def test_a_series_has_a_page_with_its_parts_in_order_and_feeds() -> None:
    made = contexts(
        part("c", 3, "2021-01-03", status="withdrawn"),
        part("b", 2, "2021-01-09"),
        part("b-ko", 2, lang="ko", translation_of=word("b")),
        part("a", 1),
        brief("other"),
    )
    page = made["series/talks.html"]
    shown = [(p.number, p.entry.title, [v.title for v in p.versions]) for p in page.parts]
    assert shown == [(1, "a", []), (2, "b", ["b-ko"]), (3, "c", [])]
    assert (page.name.name, page.description) == ("The talks", "All talks.")
    assert [item.entry.title for item in made["series/talks.xml"].items] == ["a", "b-ko", "b", "c"]
    [counted] = made["series.html"].series
    assert (counted.ref.href, counted.count) == ("series/talks.html", 3)
    assert made["index.html"].series == (counted,)
    assert made["index.html"].site.has_series
    assert "series/none.html" not in made


def test_without_parts_there_is_no_page_of_series() -> None:
    made = contexts(brief("a"))
    assert not [path for path in made if path.startswith("series")]
    assert not made["index.html"].site.has_series
    assert made["briefs/a.html"].series is None


def test_a_brief_leads_to_its_neighbours_in_its_language_and_past_withdrawn_ones() -> None:
    made = contexts(
        part("a", 1),
        part("a-ko", 1, lang="ko", translation_of=word("a")),
        part("b", 2, status="withdrawn"),
        part("c", 3),
        part("c-ko", 3, lang="ko", translation_of=word("c")),
        part("c-new", 3, supersedes=(word("c"),)),
        part("d", 4),
    )
    place = made["briefs/d.html"].series
    assert (place.number, place.total, place.later) == (4, 4, None)
    assert (place.earlier.number, place.earlier.brief.title) == (3, "c-new")
    first = made["briefs/a-ko.html"].series
    assert (first.series.name, first.series.lang) == ("회담", "ko")
    # The translation of part 3 is that of an older version.
    assert (first.earlier, first.later.brief.title) == (None, "c-new")
    assert made["briefs/c-ko.html"].series.earlier.brief.title == "a-ko"
