"""Views: the values that layouts see, computed by hand for a few small archives."""

from __future__ import annotations

from msgspec.structs import replace

from briefing.archive.relations import Archive, arrange
from briefing.archive.validate import Content
from briefing.archive.views import (
    Views,
    by_year,
    text_in,
    year_refs,
)
from briefing.content.dates import parse_moment
from briefing.core.model import Author, Brief, LocatedText, Topic
from briefing.core.settings import Settings
from briefing.core.view_model import Byline, Ref, YearRef
from tests.support.briefs import brief

AT = 2_000_000_000
TOPICS = {
    "t": Topic("t", "Topic", "About it", names={"ko": "주제"}),
    "u": Topic("u", "Under", broader="t"),
}
AUTHORS = {"a": Author("a", "A", "Editor", "a@x.example", names={"fr": "À"}), "w": Author("w", "W")}


def archive_of(*briefs: Brief) -> Archive:
    archive, problems = arrange(Content(briefs, (), TOPICS, AUTHORS), at=AT)
    assert problems == ()
    return archive


def views_of(*briefs: Brief, **settings: str) -> Views:
    return Views(archive_of(*briefs), Settings(**settings))  # type: ignore[arg-type]


def dated(*days: str) -> list[Brief]:
    return [brief(f"b{n}", day) for n, day in enumerate(days)]


def test_a_name_is_given_in_the_language_of_its_readers() -> None:
    views = views_of(brief("b"))
    assert views.ref(TOPICS["t"], "en") == Ref("Topic", "topics/t.html", "en")
    assert views.ref(TOPICS["t"], "ko") == Ref("주제", "topics/t.html", "ko")
    assert views.ref(TOPICS["t"], "ko-KR") == Ref("주제", "topics/t.html", "ko")
    assert views.ref(AUTHORS["a"], "fr") == Ref("À", "authors/a.html", "fr")
    assert text_in({"fr": "F", "fr-CA": "C"}, "fr-CA") == ("C", "fr-CA")
    assert text_in(TOPICS["t"].names, "fr") is None


def test_neighbours_are_the_next_briefs_in_time() -> None:
    old, middle, new = dated("2020-01-01", "2021-01-01", "2022-01-01")
    withdrawn = brief("w", "2021-06-01", status="withdrawn")
    views = views_of(old, middle, new, withdrawn)
    assert views.neighbours(old) == (None, middle)
    assert views.neighbours(middle) == (old, withdrawn)
    assert views.neighbours(new) == (withdrawn, None)


def test_threads_are_the_neighbours_in_each_topic() -> None:
    old, middle, new = dated("2020-01-01", "2021-01-01", "2022-01-01")
    alone = brief("alone", topics="u")
    views = views_of(old, middle, new, alone)
    [thread] = views.threads(replace(middle, lang="ko"))
    assert thread.topic == Ref("주제", "topics/t.html", "ko")
    assert (thread.earlier, thread.later) == (views.mention(old), views.mention(new))
    [first], [last] = views.threads(old), views.threads(new)
    assert (first.earlier, first.later) == (None, views.mention(middle))
    assert (last.earlier, last.later) == (views.mention(middle), None)
    assert views.threads(alone) == ()


def test_related_briefs_share_most_topics_and_are_near_in_time() -> None:
    here = brief("here", "2020-06-01", topics="t u")
    both = brief("both", "2020-01-01", topics="t u")
    near = [brief(f"n{day}", f"2020-06-0{day}") for day in (2, 3, 4)]
    far = brief("far", "2020-05-01")
    translation = brief("tr", "2020-06-01", lang="ko", translation_of=LocatedText("here", 1, 1))
    views = views_of(here, both, *near, far, translation)
    related = [mention.title for mention in views.related(here)]
    assert related == ["both", "n2", "n3", "n4"]
    same_time = [brief("x", "2020-06-05"), brief("y", "2020-05-28"), brief("z", "2020-06-05")]
    views = views_of(here, *same_time)
    assert [mention.title for mention in views.related(here)] == ["x", "y", "z"]


def test_a_withdrawn_brief_counts_and_is_recommended_by_no_other() -> None:
    withdrawn = brief("b", status="withdrawn", authors=(LocatedText("w", 1, 1),))
    views = views_of(withdrawn, brief("c"), brief("d"))
    assert views.bylines(withdrawn) == (
        Byline("W", "en", "authors/w.html", "", "", role_lang="en"),
    )
    assert views.topic_refs(withdrawn) == (Ref("Topic", "topics/t.html", "en"),)
    assert [mention.title for mention in views.related(brief("c"))] == ["d"]
    assert views.counted_topic(TOPICS["t"]).count == 3
    assert views.row(withdrawn).status == "withdrawn"
    [byline] = views.bylines(brief("c"))
    assert byline == Byline("A", "en", "authors/a.html", "Editor", "a@x.example", role_lang="en")


def test_the_identifier_follows_a_brief_through_renames() -> None:
    before = views_of(brief("old"), id="x").brief_identifier(brief("old"))
    renamed = brief("new", aliases=(LocatedText("old", 1, 1), LocatedText("mid", 1, 1)))
    assert views_of(renamed, id="x", title="T").brief_identifier(renamed) == before
    assert before.startswith("urn:uuid:")
    assert views_of(brief("old"), id="y").brief_identifier(brief("old")) != before
    assert views_of(brief("old")).identifier("old") == views_of(brief("b")).identifier("old")


def test_an_item_of_a_feed_has_the_time_of_its_last_change() -> None:
    moments = {day: parse_moment(day, "UTC") for day in ("2020-01-01", "2022-01-01")}
    views = views_of(brief("b"))
    later = brief("b", "2021-01-01", updated=moments["2022-01-01"])
    earlier = brief("b", "2021-01-01", updated=moments["2020-01-01"])
    assert views.feed_item(later).updated == "2022-01-01T00:00:00+00:00"
    assert views.feed_item(earlier).updated == "2021-01-01T00:00:00+00:00"


def test_the_tree_of_topics_counts_the_briefs_of_narrower_topics() -> None:
    views = views_of(brief("b"), brief("c", topics="u"))
    counted = [(row.ref.name, row.count, row.depth, row.note) for row in views.topic_tree()]
    assert counted == [("Topic", 2, 0, "About it"), ("Under", 1, 1, "")]


def test_briefs_are_grouped_by_year_and_month() -> None:
    briefs = archive_of(*dated("2020-12-31", "2021-02-01", "2021-02-03")).briefs
    years = by_year(briefs)
    assert {year: len(of_year) for year, of_year in years.items()} == {2021: 2, 2020: 1}
    assert list(years) == [2021, 2020]
    assert year_refs(years, "topics/t.html") == (
        YearRef(2021, 2, "topics/t/2021.html"),
        YearRef(2020, 1, "topics/t/2020.html"),
    )
    months = views_of(*briefs).months(briefs)
    assert [(month.id, month.first.isoformat(), len(month.entries)) for month in months] == [
        ("2021-02", "2021-02-01", 2),
        ("2020-12", "2020-12-01", 1),
    ]
