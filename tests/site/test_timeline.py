"""What the page of a topic recommends and introduces, and its timeline."""

from __future__ import annotations

from typing import Any

import pytest
from msgspec.structs import replace

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.core.model import Brief, Event, LocatedText, Media, Series, Topic, TopicText
from briefing.core.settings import Settings, SiteTranslation
from briefing.core.view_model import Page
from briefing.site import lists
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief

PICTURE = Media("content/topics/a.svg", "media/a.1.svg", 1, 1, "image/svg+xml")
TEXT = TopicText("content/topics/t.md", "t", "en", (), (), (PICTURE,), b"digest")
EVENTS = (
    Event("2021-05-11", "Talks begin", "second"),
    Event("2019", "A year"),
    Event("2021-05", "A month"),
    Event("2020-12-31", "A day", "gone"),
)


def site_of(*briefs: Brief, featured: tuple[str, ...] = (), **topic: Any) -> PlannedPages:
    topics = {"t": Topic("t", "T", **topic)}
    content = Content(briefs, topics=topics, topic_texts=(TEXT,) if briefs else ())
    archive, problems = arrange(content, at=2_000_000_000)
    assert problems == ()
    settings = Settings(base_url="https://x.example/", featured=featured)
    return PlannedPages(SiteInputs(archive, settings, {}, "Briefing"), "")


def pages_of(site: PlannedPages) -> dict[str, Page]:
    return {page.path: page for group in site.groups for page in site.pages(group)}


def context(page: Page) -> Any:
    return page.context


BRIEFS = (
    brief("first", "2021-05-11"),
    brief("second", "2021-06-01"),
    brief("gone", "2021-01-01", status="withdrawn"),
)


def test_a_topic_has_an_introduction_and_briefs_to_start_with() -> None:
    site = site_of(*BRIEFS, start_here=("second", "gone", "first"))
    page = pages_of(site)["topics/t.html"]
    topic = context(page)
    assert (page.prose, topic.introduction) == ("content/topics/t.md", b"digest")
    assert [entry.title for entry in topic.start_here] == ["second", "first"]
    assert topic.timeline == ""
    assert site.media_paths() == {"media/a.1.svg": "content/topics/a.svg"}
    assert "topics/t/timeline.html" not in pages_of(site)


def test_a_page_has_the_texts_of_its_language_or_else_those_of_the_archive() -> None:
    event = Event("2021-05-11", "Talks begin", labels={"ko": "회담 시작"})
    topic = Topic("t", "T", "About T", descriptions={"ko": "소개"}, events=(event,))
    series = Series("s", "S", "About S", descriptions={"ko": "연재"})
    own = replace(TEXT, path="content/topics/t.ko.md", lang="ko", digest=b"own")
    part = brief(
        "first",
        "2021-05-11",
        topics="t",
        series=LocatedText("s", 1, 1),
        part=LocatedText("1", 1, 1),
    )
    content = Content((part,), topics={"t": topic}, series={"s": series}, topic_texts=(TEXT, own))
    archive, problems = arrange(content, at=2_000_000_000)
    assert problems == ()
    settings = Settings(title="A", translations={"ko": SiteTranslation(), "fr": SiteTranslation()})
    made = pages_of(PlannedPages(SiteInputs(archive, settings, {}, "Briefing"), ""))
    for folder, text, digest, label in (
        ("", ("About T", "en"), (b"digest", "en"), ("Talks begin", "en")),
        ("languages/ko/", ("소개", "ko"), (b"own", "ko"), ("회담 시작", "ko")),
        ("languages/fr/", ("About T", "en"), (b"digest", "en"), ("Talks begin", "en")),
    ):
        page = context(made[f"{folder}topics/t.html"])
        assert (page.description, page.description_lang) == text
        assert (page.introduction, page.introduction_lang) == digest
        [row] = context(made[f"{folder}topics.html"]).topics
        assert (row.note, row.note_lang) == text
        item = context(made[f"{folder}topics/t/timeline.html"]).years[0].items[0]
        assert (item.label, item.label_lang) == label
        assert context(made[f"{folder}calendar.ics"]).events[0].label == label[0]
    assert context(made["languages/ko/series/s.html"]).description == "연재"
    assert context(made["languages/ko/series.html"]).series[0].note == "연재"
    assert context(made["languages/ko/series/s.xml"]).feed.subtitle == "연재"
    # A feed cannot say that its subtitle is in another language.
    assert context(made["languages/fr/topics/t.xml"]).feed.subtitle == ""


def test_the_home_page_recommends_briefs_but_not_the_latest_twice() -> None:
    home = context(pages_of(site_of(*BRIEFS, featured=("first", "second", "gone")))["index.html"])
    assert home.latest.title == "second"
    assert [entry.title for entry in home.featured] == ["first"]


def test_a_timeline_has_events_and_briefs_by_date() -> None:
    made = pages_of(site_of(*BRIEFS, events=EVENTS, aliases=("old",)))
    years = context(made["topics/t/timeline.html"]).years
    shown = [
        (y.year, [(i.date, i.label, i.brief and i.brief.title) for i in y.items]) for y in years
    ]
    assert shown == [
        (2019, [("2019", "A year", None)]),
        (2020, [("2020-12-31", "A day", None)]),  # The brief about it is withdrawn,
        (
            2021,
            [
                ("2021-01-01", "", "gone"),  # and is shown by its own date.
                ("2021-05", "A month", None),
                ("2021-05-11", "Talks begin", "second"),
                ("2021-05-11", "", "first"),
            ],
        ),
    ]
    assert context(made["topics/t.html"]).timeline == "topics/t/timeline.html"
    assert context(made["topics/old/timeline.html"]).target.href == "topics/t/timeline.html"
    sitemap = [address.href for address in context(made["sitemaps/pages.xml"]).addresses]
    assert "topics/t/timeline.html" in sitemap


def test_the_timeline_of_many_briefs_counts_them(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MAX_BRIEFS_ON_ONE_PAGE", 2)
    made = pages_of(site_of(*BRIEFS, events=EVENTS))
    [*_, year] = context(made["topics/t/timeline.html"]).years
    assert (year.briefs.href, year.briefs.count) == ("topics/t/2021.html", 3)
    assert [item.label for item in year.items] == ["A month", "Talks begin"]
