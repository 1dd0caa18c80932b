"""Which parts of a text differ after an edit."""

from __future__ import annotations

from typing import Any

from msgspec.structs import replace

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.core.model import Brief, Link, LocatedText, StandingPage, TopicText
from briefing.search.facets import FACETS
from briefing.site.changes import PARTS_OF_BRIEF, PARTS_OF_PAGE, PARTS_OF_TOPIC_TEXT, Change
from tests.support.briefs import brief


def test_every_field_is_in_one_part() -> None:
    assert PARTS_OF_BRIEF.keys() == set(Brief.__struct_fields__)
    assert PARTS_OF_TOPIC_TEXT.keys() == set(TopicText.__struct_fields__)
    assert PARTS_OF_PAGE.keys() == set(StandingPage.__struct_fields__)


class RecordingBrief:
    """A brief that records which of its fields are used."""

    def __init__(self, brief: Brief) -> None:
        self.brief = brief
        self.used: set[str] = set()

    def __getattr__(self, field: str) -> Any:
        self.used.add(field)
        return getattr(self.brief, field)


def test_facets_use_no_field_that_counts_as_body() -> None:
    """After a change of bodies alone, the index keeps its facets."""
    text = brief("a")
    archive, problems = arrange(Content((text,)), at=text.published.unix)
    assert problems == ()
    recorder = RecordingBrief(archive.by_slug["a"])
    for facet in FACETS:
        list(facet.ids_of(archive, recorder))  # type: ignore[arg-type]
    assert {"kind", "lang"} <= recorder.used
    assert {field for field in recorder.used if PARTS_OF_BRIEF.get(field) == "body"} == set()


def test_lines_and_columns_do_not_count() -> None:
    one = brief("a", links=(Link("content/briefs/b.md", "", 1, 1, "b"),))
    other = replace(
        one,
        topics=(LocatedText("t", 7, 7),),
        links=(Link("content/briefs/b.md", "", 9, 9, "b"),),
        digest=b"1",
    )
    assert Change("", one, other).parts() == {"body"}


def test_another_link_and_a_removed_anchor_change_claims() -> None:
    one = brief("a", anchors=("x", "y"))
    link = Link("content/briefs/b.md", "", 1, 1, "b")
    assert Change("", one, replace(one, links=(link,))).parts() == {"claims"}
    assert Change("", replace(one, links=(link,)), one).parts() == {"claims"}
    to_heading = replace(link, fragment="x")
    before, after = replace(one, links=(link, to_heading)), replace(one, links=(link,))
    assert Change("", before, after).parts() == set()
    assert Change("", one, replace(one, anchors=("x",))).parts() == {"claims"}
    assert Change("", one, replace(one, anchors=("x", "y", "z"))).parts() == set()


def test_a_new_text_differs_in_every_part() -> None:
    assert Change("", None, brief("a")).parts() == {"place", "shown", "claims", "body"}
