"""The archive: what is listed, how briefs relate, and how little one brief changes of others."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.archive.relations import Archive, Content, arrange
from briefing.archive.views import RELATED_DISTANCE, Views
from briefing.core.model import Brief, LocatedText, Page, Topic
from briefing.core.settings import Settings
from briefing.core.slugs import collision_key, slug_fault, slug_from_title, slugify
from briefing.site.contexts import TopicContext
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief

AT = 2_000_000_000


def arranged(*briefs: Brief, topics: dict[str, Topic] | None = None) -> Archive:
    archive, problems = arrange(Content(briefs, topics=topics), at=AT)
    assert problems == ()
    return archive


def planned(archive: Archive) -> dict[str, Page]:
    inputs = SiteInputs(archive, Settings(base_url="https://x.example/"), {}, "Briefing")
    site = PlannedPages(inputs, commit="")
    pages = [page for group in site.groups for page in site.pages(group)]
    assert len({p.path for p in pages}) == len(pages)
    return {p.path: p for p in pages}


def test_lists_run_from_the_newest_and_leave_the_withdrawn_out() -> None:
    archive = arranged(
        brief("a", "2020-01-01"),
        brief("c", "2021-01-01T09:00Z"),
        brief("b", "2021-01-01"),
        brief("w", "2022-01-01", status="withdrawn"),
    )
    assert [b.slug for b in archive.listed_briefs] == ["c", "b", "a"]
    assert "w" in archive.by_slug


def test_broader_topics_hold_their_narrower_topics_briefs() -> None:
    topics = {
        "peninsula": Topic("peninsula", "Peninsula"),
        "north": Topic("north", "North", broader="peninsula"),
    }
    archive = arranged(brief("a", topics="north"), brief("b", topics="peninsula"), topics=topics)
    assert {b.slug for b in archive.by_topic["peninsula"]} == {"a", "b"}
    assert {b.slug for b in archive.by_exact_topic["peninsula"]} == {"b"}
    context = planned(archive)["topics/north.html"].context
    assert isinstance(context, TopicContext)
    assert [topic.name for topic in context.trail] == ["Peninsula"]


def test_large_topics_are_split_by_year_and_keep_their_address() -> None:
    many = [brief(f"b{n}", f"20{10 + n % 5}-01-{n % 28 + 1:02}") for n in range(101)]
    pages = planned(arranged(*many))
    assert "topics/t.html" in pages
    assert {f"topics/t/{y}.html" for y in range(2010, 2015)} <= pages.keys()
    assert "topics/t/2010.html" not in planned(arranged(*many[:100]))


def test_clashes_are_told_where_they_stand() -> None:
    mark = LocatedText("nope", 9, 3)
    briefs = (
        brief("a", supersedes=(mark,)),
        brief("A", translation_of=LocatedText("a", 7, 5)),
        brief("b", aliases=(LocatedText("a", 8, 2),)),
    )
    _, problems = arrange(Content(briefs), at=AT)
    assert sorted((p.path[15:], p.line, p.message.split("“")[0]) for p in problems) == [
        ("A.md", 7, ""),
        ("a.md", 0, "this brief has the address of content/briefs/A.md"),
        ("a.md", 9, "there is no brief "),
        ("b.md", 8, "the alias "),
    ]


@pytest.mark.parametrize("swapped", [False, True])
def test_two_files_of_one_slug_may_supersede_in_a_ring(swapped: bool) -> None:
    """Only one of the two files names a brief that supersedes it."""
    again = brief("a", path="content/briefs/2020/a.md")
    ring = brief("a", supersedes=(LocatedText("b", 9, 3),))
    other = brief("b", supersedes=(LocatedText("a", 9, 3),))
    pair = (again, ring) if swapped else (ring, again)
    _, problems = arrange(Content((*pair, other)), at=AT)
    assert {(p.path, p.code) for p in problems} == {
        ("content/briefs/a.md", "circular-relation"),
        ("content/briefs/a.md", "duplicate-address"),
        ("content/briefs/b.md", "circular-relation"),
    }


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["x", "y", "x y", "y z", "x z"])),
        min_size=1,
        max_size=40,
    ),
    st.integers(0, 400),
    st.sampled_from(["x", "x y", "x y z"]),
)
@settings(max_examples=60)
def test_a_new_brief_changes_the_relations_of_few(
    days: list[tuple[int, str]], day: int, topics: str
) -> None:
    def dated(slug: str, number: int, words: str) -> Brief:
        return brief(
            slug, f"20{10 + number // 40}-{number % 12 + 1:02}-{number % 28 + 1:02}", words
        )

    old = [dated(f"b{i}", number, words) for i, (number, words) in enumerate(days)]
    before = Views(arranged(*old), Settings())
    after = Views(arranged(*old, dated("new", day, topics)), Settings())
    moved = [b for b in old if before.related(b) != after.related(b)]
    assert len(moved) <= 2 * RELATED_DISTANCE * len(topics.split())


@given(st.text(max_size=60))
def test_slugs_made_from_names_are_sound(name: str) -> None:
    for slug in (slugify(name), slug_from_title(name)):
        fault = slug_fault(slug)
        assert fault is None or not slug or "device" in fault[0]
        assert collision_key(slug) == collision_key(collision_key(slug))
