"""The archive: which briefs are in which lists, how they relate, and how few a new one changes."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from briefing.archive.relations import Archive, arrange
from briefing.archive.terms import broader_topics
from briefing.archive.validate import Content
from briefing.archive.views import RELATED_DISTANCE, Views
from briefing.content.dates import parse_moment
from briefing.core.model import Brief, LocatedText, Moment, StandingPage, Topic
from briefing.core.settings import Settings
from briefing.core.view_model import Page
from briefing.site.contexts import TopicContext
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief

AT = 2_000_000_000


def moment(date: str) -> Moment:
    return parse_moment(date, "UTC")


def at(text: str) -> LocatedText:
    return LocatedText(text, 9, 3)


def archive_of(*briefs: Brief, topics: dict[str, Topic] | None = None) -> Archive:
    """The archive of these briefs, which have no problems."""
    archive, problems = arrange(Content(briefs, topics=topics), at=AT)
    assert problems == ()
    return archive


def pages_of(archive: Archive) -> dict[str, Page]:
    """All pages of an archive, by address. No two pages have one address."""
    inputs = SiteInputs(archive, Settings(base_url="https://x.example/"), {}, "Briefing")
    site = PlannedPages(inputs, commit="")
    pages = [page for group in site.groups for page in site.pages(group)]
    assert len({p.path for p in pages}) == len(pages)
    return {p.path: p for p in pages}


def test_lists_begin_with_the_newest_brief_and_have_the_withdrawn_ones() -> None:
    archive = archive_of(
        brief("a", "2020-01-01"),
        brief("c", "2021-01-01T09:00Z"),
        brief("b", "2021-01-01"),
        brief("w", "2022-01-01", status="withdrawn"),
    )
    assert [b.slug for b in archive.briefs] == ["w", "c", "b", "a"]
    assert archive.by_topic["t"] == archive.by_author["a"] == archive.briefs


def test_a_broader_topic_has_the_briefs_of_its_narrower_topics() -> None:
    topics = {
        "peninsula": Topic("peninsula", "Peninsula"),
        "north": Topic("north", "North", broader="peninsula"),
    }
    archive = archive_of(brief("a", topics="north"), brief("b", topics="peninsula"), topics=topics)
    assert {b.slug for b in archive.by_topic["peninsula"]} == {"a", "b"}
    assert {b.slug for b in archive.by_exact_topic["peninsula"]} == {"b"}
    context = pages_of(archive)["topics/north.html"].context
    assert isinstance(context, TopicContext)
    assert [topic.name for topic in context.trail] == ["Peninsula"]


def test_a_large_topic_has_a_page_for_each_year_and_keeps_its_address() -> None:
    many = [brief(f"b{n}", f"20{10 + n % 5}-01-{n % 28 + 1:02}") for n in range(101)]
    pages = pages_of(archive_of(*many))
    assert "topics/t.html" in pages
    assert {f"topics/t/{y}.html" for y in range(2010, 2015)} <= pages.keys()
    assert "topics/t/2010.html" not in pages_of(archive_of(*many[:100]))


@given(
    st.lists(
        st.tuples(st.integers(0, 400), st.sampled_from(["x", "y", "x y", "y z", "x z"])),
        min_size=1,
        max_size=40,
    ),
    st.integers(0, 400),
    st.sampled_from(["x", "x y", "x y z"]),
)
def test_a_new_brief_changes_the_related_briefs_of_few(
    days: list[tuple[int, str]], day: int, topics: str
) -> None:
    def dated(slug: str, number: int, words: str) -> Brief:
        return brief(
            slug, f"20{10 + number // 40}-{number % 12 + 1:02}-{number % 28 + 1:02}", words
        )

    old = [dated(f"b{i}", number, words) for i, (number, words) in enumerate(days)]
    before = Views(archive_of(*old), Settings())
    after = Views(archive_of(*old, dated("new", day, topics)), Settings())
    moved = [b for b in old if before.related(b) != after.related(b)]
    assert len(moved) <= 2 * RELATED_DISTANCE * len(topics.split())


def test_a_hidden_brief_is_in_no_list_unless_drafts_are_asked_for() -> None:
    briefs = (
        brief("draft", "2020-01-01", status="draft"),
        brief("embargo", "2021-01-01", embargo=moment("2040-02-01")),
        brief("scheduled", "2040-01-01"),
        brief("public", "2019-01-01"),
    )
    archive, _ = arrange(Content(briefs), at=AT)
    reasons = {"draft": "draft", "embargo": "embargo", "scheduled": "scheduled"}
    assert archive.hidden_reasons == reasons
    assert [b.slug for b in archive.briefs] == ["public"]
    assert archive.next_release == moment("2040-01-01")
    archive, _ = arrange(Content(briefs), at=AT, drafts=True)
    assert archive.hidden_reasons == reasons
    assert [b.slug for b in archive.briefs] == ["scheduled", "embargo", "draft", "public"]
    for day in ("2040-01-01", "2040-02-01"):
        archive, _ = arrange(Content(briefs), at=moment(day).unix)
        released = {"2040-01-01": {"scheduled"}, "2040-02-01": {"scheduled", "embargo"}}[day]
        assert archive.by_slug.keys() == {"public"} | released
    assert archive.next_release is None
    assert archive.hidden_reasons == {"draft": "draft"}


def test_the_next_release_is_when_date_and_embargo_are_both_past() -> None:
    later = brief("a", "2041-01-01", embargo=moment("2040-01-01"))
    draft = brief("c", "2039-01-01", status="draft")
    archive, _ = arrange(Content((later, brief("b", "2042-01-01"), draft)), at=AT)
    assert archive.next_release == moment("2041-01-01")


def test_relations_hold_between_briefs_that_have_a_page() -> None:
    first = brief("first", lang="ko")
    second = brief("second", "2021-06-01", supersedes=(at("first"),))
    third = brief("third", "2021-07-01", supersedes=(at("second"), at("first.md")))
    english = brief("english", translation_of=at("first"), lang="en")
    french = brief("french", "2022-01-01", translation_of=at("first"), lang="fr")
    archive = archive_of(first, second, third, english, french)
    slugs = {slug: [b.slug for b in briefs] for slug, briefs in archive.supersedes.items()}
    assert slugs == {"second": ["first"], "third": ["second", "first"]}
    slugs = {slug: [b.slug for b in briefs] for slug, briefs in archive.superseded_by.items()}
    assert slugs == {"first": ["third", "second"], "second": ["third"]}
    assert archive.originals == {"english": first, "french": first}
    assert archive.translations == {
        "first": (english, french),
        "english": (first, french),
        "french": (first, english),
    }


def test_relations_of_a_hidden_brief_are_hidden() -> None:
    old = brief("old")
    draft = brief("new", status="draft", supersedes=(at("old"),), translation_of=at("other"))
    other = brief("other", lang="ko")
    archive = archive_of(old, draft, other)
    assert (archive.supersedes, archive.superseded_by) == ({}, {})
    assert (archive.originals, archive.translations) == ({}, {})
    archive, _ = arrange(Content((old, draft, other)), at=AT, drafts=True)
    assert archive.superseded_by == {"old": (draft,)}
    assert archive.originals == {"new": other}


def test_topics_are_a_tree_by_name_of_those_that_have_briefs() -> None:
    topics = {
        "b": Topic("b", "Zulu", broader="a"),
        "c": Topic("c", "alpha", broader="a"),
        "a": Topic("a", "Top"),
        "unused": Topic("unused", "Unused"),
        "lost": Topic("lost", "Lost", broader="nowhere"),
    }
    archive = archive_of(
        brief("x", topics="b"), brief("y", topics="c"), brief("z", topics="lost"), topics=topics
    )
    names = {id: [topic.name for topic in narrower] for id, narrower in archive.narrower.items()}
    assert names == {"": ["Lost", "Top"], "a": ["alpha", "Zulu"]}
    assert [topic.id for topic in broader_topics(topics["b"], topics)] == ["a"]


def test_a_brief_of_a_topic_and_its_broader_topic_counts_once() -> None:
    topics = {"a": Topic("a", "A"), "b": Topic("b", "B", broader="a")}
    archive = archive_of(brief("x", topics="b a"), topics=topics)
    assert [b.slug for b in archive.by_topic["a"]] == ["x"]


def test_standing_pages_are_sorted_by_their_order() -> None:
    pages = tuple(
        StandingPage(f"content/pages/{slug}.md", slug, slug, "", "en", order, (), (), (), b"")
        for slug, order in (("b", 2), ("c", 1), ("a", 2))
    )
    archive, _ = arrange(Content((), pages), at=AT)
    assert [page.slug for page in archive.standing_pages] == ["c", "a", "b"]
