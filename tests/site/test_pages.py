"""The pages of small archives, as values: which there are, and what they show."""

from __future__ import annotations

from typing import Any

import pytest

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.content.dates import parse_moment
from briefing.core.model import Author, Brief, LocatedText, Topic, Update
from briefing.core.settings import CombinedFeed, Settings
from briefing.core.view_model import Page, Ref
from briefing.site import feeds, lists, pages
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief

AT = 2_000_000_000
BASE = "https://x.example/sub/"
TOPICS = {
    "t": Topic("t", "Topic", "About it", related=("r", "unused"), aliases=("former",)),
    "r": Topic("r", "Related"),
    "n": Topic("n", "Narrower", broader="t"),
    "unused": Topic("unused", "Unused"),
}
AUTHORS = {
    "a": Author("a", "A", "Editor", "a@x.example", "Writes.", names={"ko": "에이", "en": "A."}),
    "b": Author("b", "ab second"),
}


def pages_of(*briefs: Brief, **settings: Any) -> dict[str, Page]:
    archive, _ = arrange(Content(briefs, (), TOPICS, AUTHORS), at=AT)
    inputs = SiteInputs(archive, Settings(title="T", **settings), {}, "Briefing")
    site = PlannedPages(inputs, "c0ffee")
    made = [page for group in site.groups for page in site.pages(group)]
    assert len({page.path for page in made}) == len(made)
    return {page.path: page for page in made}


def context(page: Page) -> Any:
    """The context of a page, of whichever type."""
    return page.context


def test_a_brief_says_what_to_read_after_all_that_superseded_it() -> None:
    def read_instead(*withdrawn: str) -> dict[str, list[str | None]]:
        chain = [
            brief(
                slug, supersedes=by(older), status="withdrawn" if slug in withdrawn else "published"
            )
            for slug, older in (("b", "a"), ("c", "b"), ("d", "c"))
        ]
        made = pages_of(brief("a"), *chain)
        pages = {slug: context(made[f"briefs/{slug}.html"]) for slug in "abc"}
        assert [m.href for m in pages["a"].superseded_by] == ["briefs/b.html"]
        return {
            slug: [m.instead and m.instead.href[7] for m in page.superseded_by]
            for slug, page in pages.items()
        }

    assert read_instead() == {"a": ["d"], "b": ["d"], "c": ["d"]}
    assert read_instead("d") == {"a": ["c"], "b": ["c"], "c": [None]}
    assert read_instead("c", "d") == {"a": ["b"], "b": [None], "c": [None]}


def test_the_newest_correction_of_a_day_is_first() -> None:
    updates = tuple(
        Update(parse_moment("2021-06-01", "UTC"), "correction", note) for note in ("one", "two")
    )
    register = context(pages_of(brief("a", updates=updates))["register.html"])
    assert [each.update.note for each in register.corrections] == ["two", "one"]


def by(author: str) -> tuple[LocatedText, ...]:
    return (LocatedText(author, 1, 1),)


def test_an_empty_archive_has_all_pages_of_the_site() -> None:
    made = pages_of()
    home, archive = context(made["index.html"]), context(made["archive.html"])
    assert (home.latest, home.newest, home.since, home.total) == (None, None, 0, 0)
    assert (archive.since, archive.years, archive.chart.bars) == (0, (), ())
    assert context(made["feed.xml"]).feed.updated == "1970-01-01T00:00:00+00:00"
    assert context(made["data/index.json"]).newest is None
    assert not any("sitemap" in path for path in made)


def test_the_home_page_shows_the_latest_briefs_and_corrections() -> None:
    briefs = [brief(f"b{n:02}", f"2020-01-{n:02}") for n in range(1, 15)]
    moments = [b.published for b in briefs]
    notes = [Update(moments[n], kind, "Note.") for n, kind in enumerate(["correction"] * 7)]
    corrected = brief("b14", "2020-01-14", updates=(Update(moments[9], "update", ""), *notes))
    withdrawn = brief(
        "w", "2019-01-01", status="withdrawn", updates=(Update(moments[12], "withdrawal", "W"),)
    )
    made = pages_of(*briefs[:-1], corrected, withdrawn)
    home = context(made["index.html"])
    assert home.latest.title == "b14"
    assert [entry.title for entry in home.recent] == [f"b{n:02}" for n in range(13, 3, -1)]
    assert (home.total, home.since, home.newest) == (15, 2019, moments[13])
    assert home.commit == "c0ffee"
    shown = [(c.brief.title, c.update.date) for c in home.corrections]
    assert shown == [("w", moments[12]), *(("b14", moments[n]) for n in (6, 5, 4, 3))]
    assert made["index.html"].stage == 3
    assert made["briefs/w.html"].stage == 1
    assert made["archive.html"].stage == 2


def test_a_page_knows_its_address_and_its_root() -> None:
    made = pages_of(brief("b", lang="ko", summary="S"), base_url=BASE, description="D")
    page = context(made["briefs/b.html"]).page
    assert (page.path, page.root, page.lang) == ("briefs/b.html", "../", "ko")
    assert (page.canonical, page.description) == (f"{BASE}briefs/b.html", "S")
    assert page.section == "archive"
    assert context(made["index.html"]).page.canonical == BASE
    assert context(made["index.html"]).page.description == "D"
    not_found = context(made["404.html"]).page
    assert (not_found.root, not_found.noindex) == ("/sub/", True)
    assert context(pages_of(brief("b"))["briefs/b.html"]).page.canonical == ""
    assert context(pages_of(brief("b"))["404.html"]).page.root == "/"


def test_search_engines_leave_out_withdrawn_and_hidden_briefs() -> None:
    archive, _ = arrange(
        Content((brief("d", status="draft"), brief("w", status="withdrawn"), brief("b"))),
        at=AT,
        drafts=True,
    )
    site = PlannedPages(SiteInputs(archive, Settings(), {}, "Briefing"), "")
    noindex = {
        slug: context(next(site.pages(f"brief:{slug}"))).page.noindex for slug in archive.by_slug
    }
    assert noindex == {"d": True, "w": True, "b": False}
    assert context(next(site.pages("brief:d"))).preview == "draft"


def test_a_former_address_leads_to_the_page() -> None:
    made = pages_of(brief("new", aliases=(LocatedText("old", 1, 1),)), base_url=BASE)
    redirect = context(made["briefs/old.html"])
    assert redirect.target == Ref("new", "briefs/new.html", "en")
    assert redirect.page.canonical == f"{BASE}briefs/new.html"
    assert redirect.page.noindex
    former = context(made["topics/former.html"])
    assert (former.target.href, former.page.section) == ("topics/t.html", "topics")
    assert made["topics/former.xml"].layout == "feed.xml"
    feed, old_feed = (context(made[f"topics/{id}.json"]).feed for id in ("t", "former"))
    assert feed.id != old_feed.id
    assert feed.page == old_feed.page == "topics/t.html"


def test_old_paths_lead_to_the_page_as_pages_and_as_rules_of_servers() -> None:
    paths = ("/2018/x.html", "/a b/c/", "/d/e", "/f.php", "old")
    aliases = tuple(LocatedText(path, 1, 1) for path in paths)
    made = pages_of(brief("new", aliases=aliases), base_url=BASE)
    for page in ("2018/x.html", "a b/c/index.html", "d/e/index.html", "briefs/old.html"):
        assert context(made[page]).target.href == "briefs/new.html"
    assert not [path for path in made if "f.php" in path]
    lines = {path: context(made[path]).lines for path in made if "redirects" in path}
    assert "/sub/f.php /sub/briefs/new.html 301" in lines["_redirects"]
    assert "/sub/a%20b/c /sub/briefs/new.html 301" in lines["_redirects"]
    assert (
        'RedirectMatch 301 "^/sub/2018/x\\.html$" "/sub/briefs/new.html"'
        in (lines["redirects/apache.conf"])
    )
    assert '    "/sub/a b/c/" "/sub/briefs/new.html";' in lines["redirects/nginx.conf"]
    assert "redir /sub/d/e /sub/briefs/new.html permanent" in lines["redirects/caddy.conf"]
    identifier = context(made["briefs/new.html"]).identifier
    slugs = pages_of(brief("new", aliases=aliases[4:]), base_url=BASE)
    assert context(slugs["briefs/new.html"]).identifier == identifier
    assert "_redirects" not in slugs


def test_a_topic_names_its_relatives_that_have_briefs() -> None:
    made = pages_of(brief("b"), brief("c", topics="n"), brief("d", topics="r"))
    topic = context(made["topics/t.html"])
    assert [counted.ref.name for counted in topic.narrower] == ["Narrower"]
    assert [counted.ref.name for counted in topic.related] == ["Related"]
    assert (topic.total, topic.split, topic.years) == (2, False, ())
    narrower = context(made["topics/n.html"])
    assert [ref.name for ref in narrower.trail] == ["Topic"]
    assert [(feed.href, feed.type) for feed in narrower.page.feeds] == [
        ("topics/n.xml", "application/atom+xml"),
        ("topics/n.json", "application/feed+json"),
    ]
    assert "topics/unused.html" not in made


def test_authors_are_sorted_by_name_and_named_in_other_languages() -> None:
    made = pages_of(brief("b", authors=by("b")), brief("c", topics="r n"), brief("d"))
    authors = context(made["authors.html"]).authors
    assert [(counted.ref.name, counted.count) for counted in authors] == [
        ("A.", 2),
        ("ab second", 1),
    ]
    author = context(made["authors/a.html"])
    assert (author.name.name, author.names) == ("A.", (Ref("에이", "authors/a.html", "ko"),))
    counted = [(topic.ref.name, topic.count) for topic in author.topics]
    assert counted == [("Topic", 2), ("Narrower", 1), ("Related", 1)], "as in the finder"
    assert author.topics[0].ref.href == "archive.html?topic=t&author=a"
    assert (author.role, author.email, author.bio) == ("Editor", "a@x.example", "Writes.")


def test_an_author_has_at_most_eight_main_topics() -> None:
    many = [brief(f"b{n}", topics=f"x{n} x1") for n in range(20)]
    archive, _ = arrange(Content(tuple(many)), at=AT)
    site = PlannedPages(SiteInputs(archive, Settings(), {}, "Briefing"), "")
    [author] = archive.authors
    topics = context(next(site.pages(f"author:{author}"))).topics
    assert len(topics) == 8
    assert (topics[0].ref.name, topics[0].count) == ("x1", 20)


@pytest.mark.parametrize("path", ["topics/t", "authors/a"])
def test_a_long_list_has_a_page_for_each_year(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(lists, "MAX_BRIEFS_ON_ONE_PAGE", 3)
    monkeypatch.setattr(lists, "_LATEST_BRIEFS", 2)
    dates = ("2018-01-01", "2020-01-01", "2020-02-01", "2021-01-01")
    briefs = [brief(f"b{n}", date) for n, date in enumerate(dates)]
    whole = context(pages_of(*briefs[1:])[f"{path}.html"])
    assert (whole.split, whole.years, whole.total) == (False, (), 3)
    assert sum(len(month.entries) for month in whole.months) == 3
    made = pages_of(*briefs)
    split = context(made[f"{path}.html"])
    assert (split.split, split.total) == (True, 4)
    assert [(year.year, year.count) for year in split.years] == [(2021, 1), (2020, 2), (2018, 1)]
    assert [entry.title for month in split.months for entry in month.entries] == ["b3", "b2"]
    page = context(made[f"{path}/2020.html"])
    assert (page.year, page.total, page.subject.href) == (2020, 2, f"{path}.html")
    assert (page.later.href, page.earlier.href) == (f"{path}/2021.html", f"{path}/2018.html")
    assert (page.page.next, page.page.prev) == (page.later.href, page.earlier.href)
    newest = context(made[f"{path}/2021.html"])
    assert (newest.later, newest.page.next) == (None, "")
    assert context(made["topics/former/2020.html"]).target.href == "topics/t/2020.html"


def test_a_list_of_two_years_has_a_chart_by_month() -> None:
    dates = ("2019-05-01", "2020-01-01", "2021-03-01", "2021-02-01")
    briefs = [brief(f"b{n}", date) for n, date in enumerate(dates)]
    two = context(pages_of(*briefs[1:3])["topics/t.html"]).chart
    assert two.unit == "month"
    three = context(pages_of(*briefs)["topics/t.html"]).chart
    assert three.unit == "year"
    assert [bar.href for bar in three.bars] == [
        f"topics/t.html#{month}" for month in ("2019-05", "2020-01", "2021-03")
    ]


def test_a_year_of_the_archive_has_a_page_data_and_a_sitemap() -> None:
    briefs = (
        brief("b", "2020-02-01", updated=brief("x", "2021-05-05").published),
        brief("w", "2018-02-01", status="withdrawn"),
    )
    made = pages_of(*briefs, base_url=BASE)
    assert context(made["archive/2018.html"]).total == 1
    addresses = [a.href for a in context(made["sitemaps/2018.xml"]).addresses]
    assert addresses == ["archive/2018.html"]
    assert [row.entry.title for row in context(made["data/2018.csv"]).rows] == ["w"]
    assert context(made["data/2020.json"]).year == 2020
    addresses = [(a.href, a.changed) for a in context(made["sitemaps/2020.xml"]).addresses]
    assert addresses == [("archive/2020.html", ""), ("briefs/b.html", "2021-05-05")]
    index = [part.href for part in context(made["sitemap.xml"]).parts]
    assert index == ["sitemaps/pages.xml", "sitemaps/2020.xml", "sitemaps/2018.xml"]
    listed = [address.href for address in context(made["sitemaps/pages.xml"]).addresses]
    assert listed == [
        *("", "archive.html", "topics.html", "authors.html", "register.html", "sources.html"),
        "follow.html",
        *("topics/t.html", "authors/a.html"),
    ]
    parts = [(part.year, part.count) for part in context(made["data/index.json"]).parts]
    assert parts == [(2020, 1), (2018, 1)]
    assert context(made["data/index.json"]).total == 2


def test_feeds_have_the_newest_briefs_and_the_time_of_the_last_change(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(feeds, "MAX_FEED_ITEMS", 2)
    changed = brief("old", "2020-01-01", updated=brief("x", "2023-01-01").published)
    made = pages_of(changed, brief("b", "2021-01-01"), brief("c", "2022-01-01"), description="D")
    feed, items = context(made["feed.xml"]).feed, context(made["feed.xml"]).items
    assert [item.entry.title for item in items] == ["c", "b"]
    assert (feed.title, feed.subtitle, feed.page) == ("T", "D", "index.html")
    assert (feed.updated, feed.json) == ("2022-01-01T00:00:00+00:00", "feed.json")
    assert context(made["topics/t.xml"]).feed.title == "T: Topic"
    assert context(made["feed.json"]).page.title == "T"
    made = pages_of(changed, brief("b", "2021-01-01"))
    assert context(made["feed.xml"]).feed.updated == "2023-01-01T00:00:00+00:00"


FEEDS = {
    "all": (CombinedFeed("f", "F", (), (), ()), ["d", "c", "b", "a"]),
    "one topic": (CombinedFeed("f", "F", ("Related",), (), ()), ["d", "c"]),
    "two topics": (CombinedFeed("f", "F", ("t", "r"), (), ()), ["d"]),
    "an author": (CombinedFeed("f", "F", (), ("AB Second",), ()), ["b"]),
    "a kind": (CombinedFeed("f", "F", (), (), ("memo", "note")), ["c", "a"]),
    "topic and kind": (CombinedFeed("f", "F", ("r",), (), ("memo",)), ["c"]),
    "no such briefs": (CombinedFeed("f", "F", ("unused",), (), ()), []),
}


@pytest.mark.parametrize("name", FEEDS)
def test_a_combined_feed_has_the_briefs_that_match(name: str) -> None:
    feed, slugs = FEEDS[name]
    briefs = (
        brief("a", "2020-01-01", kind="note"),
        brief("b", "2020-01-02", authors=by("b")),
        brief("c", "2020-01-03", topics="r", kind="memo"),
        brief("d", "2020-01-04", topics="r t"),
    )
    made = pages_of(*briefs, feeds=(feed,))
    assert [item.entry.title for item in context(made["feeds/f.xml"]).items] == slugs
    assert context(made["feeds/f.json"]).feed.title == "T: F"
    refs = [ref.href for ref in context(made["archive.html"]).page.feeds]
    assert refs == ["feeds/f.xml", "feeds/f.json"]


def test_the_archive_page_shows_the_latest_briefs() -> None:
    briefs = [brief(f"b{n:02}", f"20{n:02}-01-01") for n in range(10, 22)]
    archive = context(pages_of(*briefs)["archive.html"])
    assert sum(len(month.entries) for month in archive.recent) == pages._RECENT_BRIEFS
    assert (archive.since, archive.total, archive.years[0].year) == (2010, 12, 2021)


def test_sample_groups_have_each_kind_of_group_in_each_language() -> None:
    archive, _ = arrange(
        Content((brief("a"), brief("b"), brief("c", lang="ko")), (), TOPICS, AUTHORS), at=AT
    )
    site = PlannedPages(SiteInputs(archive, Settings(), {}, "Briefing"), "")
    assert set(site.sample_groups()) == {
        *("topic:t", "author:a", "year:2021", "site:", "home:", "finder:", "sources:"),
        "feeds:",
        *("brief:a", "brief:c"),
    }
