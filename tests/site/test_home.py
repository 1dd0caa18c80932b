"""The home pages of an archive in several languages."""

from __future__ import annotations

from typing import Any

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.core import urls
from briefing.core.model import Brief, LocatedText, Topic
from briefing.core.settings import Settings, SiteTranslation
from briefing.site.inputs import SiteInputs
from briefing.site.pages import PlannedPages
from tests.support.briefs import brief

TOPICS = {"t": Topic("t", "Water", names={"pt": "Água", "zh-Hant": "水"})}
SETTINGS = Settings(
    title="Archive",
    featured=("one",),
    translations={"pt": SiteTranslation(title="Arquivo"), "zh-Hant": SiteTranslation()},
)


def contexts(*briefs: Brief, settings: Settings = SETTINGS) -> dict[str, Any]:
    archive, _ = arrange(Content(briefs, (), TOPICS), at=2_000_000_000)
    site = PlannedPages(SiteInputs(archive, settings, {}, "Briefing"), "c0ffee")
    made = (page for group in site.groups for page in site.pages(group))
    return {page.path: page.context for page in made}


def some() -> dict[str, Any]:
    return contexts(
        brief("one", "2021-01-01", topics="t"),
        brief("um", "2021-01-02", lang="pt", topics="t", translation_of=LocatedText("one", 1, 1)),
        brief("dois", "2021-01-03", lang="pt-BR", topics="t"),
        brief("yi", "2021-01-04", lang="zh-TW", topics="t"),
    )


def test_each_language_of_the_settings_has_a_home_page_with_its_briefs() -> None:
    made = some()
    home, own = made["index.html"], made["languages/pt.html"]
    assert home.total == 4
    assert [own.latest.href, *(entry.href for entry in own.recent)] == [
        "briefs/dois.html",
        "briefs/um.html",
    ]
    assert [entry.href for entry in own.featured] == ["briefs/um.html"]
    assert made["languages/zh-Hant.html"].latest.href == "briefs/yi.html"
    assert (own.site.title, own.page.lang, own.page.root) == ("Arquivo", "pt", "../")
    assert own.topics[0].ref.name == own.latest.topics[0].name == "Água"
    assert own.commit == "c0ffee"


def test_pages_lead_to_the_home_page_of_their_language() -> None:
    made = some()
    homes = [(home.href, home.lang) for home in made["index.html"].site.homes]
    own = ("languages/pt.html", "pt"), ("languages/zh-Hant.html", "zh-Hant")
    assert homes == [("index.html", "en"), *own]
    assert made["languages/pt.html"].page.languages == made["index.html"].site.homes
    assert made["briefs/dois.html"].site.home == "languages/pt.html"
    assert made["briefs/yi.html"].site.home == "languages/zh-Hant.html"
    assert made["briefs/one.html"].site.home == made["topics/t.html"].site.home == "index.html"


def test_a_language_has_feeds_in_that_language() -> None:
    made = some()
    own, feed = made["languages/pt.html"], made["languages/pt.xml"]
    assert [ref.href for ref in own.page.feeds] == ["languages/pt.xml", "languages/pt.json"]
    assert (feed.page.lang, feed.feed.title, feed.feed.page) == (
        "pt",
        "Arquivo",
        "languages/pt.html",
    )
    assert feed.items[0].entry.topics[0].name == "Água"
    # There is no brief whose tag is that of this page, so that it has no feeds of its own.
    refs = made["languages/zh-Hant.html"].page.feeds
    assert [ref.href for ref in refs] == ["feed.xml", "feed.json"]
    assert made["languages/zh-TW.xml"].feed.page == urls.FOLLOW


def test_an_archive_in_one_language_has_one_home_page() -> None:
    made = contexts(brief("one", "2021-01-01", topics="t"), settings=Settings())
    assert made["index.html"].site.homes == made["index.html"].page.languages == ()
    assert not any(path.startswith("languages/") for path in made)


def test_a_language_without_briefs_has_an_empty_home_page() -> None:
    made = contexts(brief("one", "2021-01-01", topics="t"))
    assert made["languages/pt.html"].latest is None
    assert urls.site_file("languages/pt.html") is not None


def test_each_list_is_in_each_language_and_leads_to_lists_in_this_language() -> None:
    made = some()
    lists = [path for path in made if path.startswith(("topics", "authors", "archive", "series"))]
    assert all(f"languages/pt/{path}" in made for path in lists if path.endswith(".html"))
    topic = made["languages/pt/topics/t.html"]
    assert (topic.name.name, topic.total, topic.page.lang) == ("Água", 4, "pt")
    assert [(ref.lang, ref.href) for ref in topic.page.languages] == [
        ("en", "topics/t.html"),
        ("pt", "languages/pt/topics/t.html"),
        ("zh-Hant", "languages/zh-Hant/topics/t.html"),
    ]
    hrefs = ["languages/pt/topics/t.xml", "languages/pt/topics/t.json"]
    assert [feed.href for feed in topic.page.feeds] == hrefs
    feed = made[hrefs[0]]
    assert (feed.feed.title, feed.feed.page) == (f"{topic.site.title}: Água", topic.page.path)
    assert (
        feed.items[0].entry.topics[0]
        == made["languages/pt/topics/t.html"].months[0].entries[0].topics[0]
    )
    entry = topic.months[0].entries[0]
    assert entry.topics[0].href == "languages/pt/topics/t.html"
    assert made["briefs/dois.html"].topics[0].href == "languages/pt/topics/t.html"
    assert made["briefs/one.html"].topics[0].href == "topics/t.html"
    assert made["languages/pt/archive.html"].names.topics == {"t": "Água"}
    assert made["archive.html"].names is None
    assert made["languages/pt/archive.html"].years[0].href == "languages/pt/archive/2021.html"
