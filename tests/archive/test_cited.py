"""Which briefs refer to a brief, and the sources of all briefs."""

from __future__ import annotations

import pytest

from briefing.archive.cited import citing_briefs, citing_index
from briefing.archive.relations import arrange
from briefing.archive.sources import NO_PUBLISHER, publisher_id, uses_by_publisher, works
from briefing.archive.validate import Content
from briefing.content.dates import parse_moment
from briefing.core import urls
from briefing.core.model import Link, LocatedText, Source
from tests.support.briefs import brief

BASE = "https://a.example/sub/"


@pytest.mark.parametrize(
    ("address", "slug"),
    [
        ("https://a.example/sub/briefs/x.html", "x"),
        ("http://a.example/sub/briefs/x.html?y#z", "x"),
        ("https://a.example/sub/briefs/%ED%95%9C.html", "한"),
        ("https://a.example/briefs/x.html", ""),
        ("https://a.example/sub/about.html", ""),
    ],
)
def test_the_address_of_a_brief_has_its_slug(address: str, slug: str) -> None:
    assert urls.brief_slug(address, BASE) == slug


def test_a_link_and_the_address_of_a_source_cite_a_brief() -> None:
    cited = brief("cited", "2020-01-01", aliases=(LocatedText("former", 1, 1),))
    by_link = brief("link", "2021-01-01", links=(Link(cited.path, "", 1, 1, "cited"),))
    source = Source("Former", url=f"{BASE}briefs/former.html")
    by_source = brief("source", "2022-01-01", sources=(source, Source("None")))
    own = brief("own", links=(Link("content/pages/about.md", "", 1, 1, ""),))
    archive, _ = arrange(Content((cited, by_link, by_source, own)), at=2_000_000_000)
    assert citing_briefs(cited, citing_index(archive, BASE)) == (by_source, by_link)
    assert citing_briefs(cited, citing_index(archive, "")) == (by_link,)
    assert citing_briefs(own, citing_index(archive, BASE)) == ()


def test_sources_are_grouped_by_publisher_and_by_work() -> None:
    day = parse_moment("2018-04-27", "UTC")
    one = brief("one", sources=(Source("A", "The Press", url="https://p.example"), Source("B")))
    two = brief("two", sources=(Source("a", "the press", url="https://p.example", date=day),))
    uses = uses_by_publisher((one, two), "en")
    assert [*uses] == ["the-press", NO_PUBLISHER]
    assert [[use.brief.slug for use in work] for work in works(uses["the-press"])] == [
        ["one", "two"]
    ]
    assert publisher_id("조선중앙통신") == "조선중앙통신"
    assert publisher_id("…").startswith("publisher-")
