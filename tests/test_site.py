"""The shipped archive's site as files: sound HTML, links, feeds, data and metadata."""

from __future__ import annotations

import csv
import gzip
import json
import posixpath
import re
from datetime import datetime
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import extruct
import feedparser
import frontmatter
import html5lib
import pytest

from tests.published import BASE, REPO, pages, parsed, site

ATOM = "{http://www.w3.org/2005/Atom}"


def tree(path: str) -> Any:
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    return parser.parse((site() / path).read_text("utf-8"))


def targets(page: Any) -> list[str]:
    found = []
    for element in page.iter():
        for key in ("href", "src"):
            value = element.get(key) if isinstance(element.tag, str) else None
            external = element.tag == "link" and element.get("rel") in ("canonical", "license")
            if value and not external:
                found.append(value)
    return found


def test_every_page_is_sound_html() -> None:
    for path in pages(site()):
        parser = parsed(site() / path)
        assert not parser.errors, (path, parser.errors[:3])
        page = parser.tree.getDocument()
        assert page.get("lang"), path
        if "http-equiv" in (site() / path).read_text() and "refresh" in (site() / path).read_text():
            continue
        assert len(list(page.iter("h1"))) == 1, path
        ids = [e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")]
        assert len(ids) == len(set(ids)), path


def test_every_link_leads_to_a_file_and_a_place() -> None:
    ids: dict[str, set[str]] = {}
    links: list[tuple[str, str, str]] = []
    for path in pages(site()):
        page = tree(path)
        ids[path] = {e.get("id") for e in page.iter() if isinstance(e.tag, str) and e.get("id")}
        for target in targets(page):
            parts = urlsplit(target)
            if parts.scheme in ("https", "http", "mailto"):
                continue
            assert not parts.scheme, (path, target)
            if path == "404.html":
                assert target.startswith(("/", "#")), target
                place = parts.path.lstrip("/") or "index.html"
            else:
                assert not parts.path.startswith("/"), (path, target)
                folder = posixpath.dirname(path)
                place = posixpath.normpath(posixpath.join(folder, unquote(parts.path)))
                place = place if parts.path else path
            links.append((path, place, unquote(parts.fragment)))
    for path, place, fragment in links:
        assert (site() / place).is_file(), (path, place)
        if fragment:
            assert fragment in ids[place], (path, place, fragment)


def test_no_page_runs_or_styles_anything_inline_or_asks_for_anything_outside() -> None:
    for path in pages(site()):
        page = tree(path)
        head = list(page.iter("meta"))
        assert head[0].get("charset") == "utf-8", path
        assert head[1].get("http-equiv") == "Content-Security-Policy", path
        assert "unsafe" not in head[1].get("content")
        for element in page.iter():
            if not isinstance(element.tag, str):
                continue
            assert not element.get("style"), path
            assert not [k for k in element.attrib if k.startswith("on")], path
            if element.tag == "style":
                raise AssertionError(path)
            if element.tag == "script" and element.get("type") != "application/ld+json":
                assert element.get("src"), path
            loads = element.get("src") or (
                element.get("href") if element.get("rel") in ("stylesheet", "icon") else ""
            )
            assert not re.match(r"(https?:)?//", loads or ""), (path, loads)


def test_sizes_stay_small() -> None:
    css = next((site() / "assets").glob("site.*.css")).read_bytes()
    script = next((site() / "assets").glob("site.*.js")).read_bytes()
    assert len(gzip.compress(css)) <= 12 * 1024
    assert len(gzip.compress(script)) <= 6 * 1024
    page = (site() / "briefs/hanoi-summit.html").read_bytes()
    assert sum(len(gzip.compress(b)) for b in (page, css, script)) <= 60 * 1024


def briefs() -> dict[str, dict[str, Any]]:
    return {
        path.stem: frontmatter.load(str(path)).metadata
        for path in sorted((REPO / "content/briefs").rglob("*.md"))
    }


def test_atom_feeds_keep_the_standard() -> None:
    """RFC 4287: required and unique elements, absolute times, lasting identifiers."""
    plain = site("")
    for path in sorted(site().rglob("*.xml")):
        name = path.relative_to(site()).as_posix()
        if name.startswith("sitemap"):
            continue
        feed = ElementTree.fromstring(path.read_bytes())
        for key in ("id", "title", "updated"):
            assert len(feed.findall(ATOM + key)) == 1, (name, key)
        links = {e.get("rel"): e.get("href") for e in feed.findall(ATOM + "link")}
        assert links["self"] == BASE + name
        ids = [e.findtext(ATOM + "id") for e in feed.findall(ATOM + "entry")]
        assert len(ids) == len(set(ids))
        assert all(i and i.startswith("urn:uuid:") for i in ids)
        for entry in feed.findall(ATOM + "entry"):
            for key in ("id", "title", "updated"):
                assert len(entry.findall(ATOM + key)) == 1, (name, key)
            assert entry.findall(ATOM + "author"), name
            times = [entry.findtext(ATOM + k) or "" for k in ("published", "updated")]
            assert all(datetime.fromisoformat(t).tzinfo for t in times)
        read = feedparser.parse(path.read_bytes())
        assert not read.bozo, (name, read.get("bozo_exception"))
        again = ElementTree.fromstring((plain / name).read_bytes())
        assert ids == [e.findtext(ATOM + "id") for e in again.findall(ATOM + "entry")]


def test_json_feeds_keep_their_version() -> None:
    for path in sorted(site().rglob("*.json")):
        name = path.relative_to(site()).as_posix()
        if name.startswith("data/"):
            continue
        feed = json.loads(path.read_text("utf-8"))
        assert feed["version"] == "https://jsonfeed.org/version/1.1"
        assert feed["title"]
        assert feed["feed_url"] == BASE + name
        for item in feed["items"]:
            assert isinstance(item["id"], str)
            assert item["content_text"]
            assert datetime.fromisoformat(item["date_published"]).tzinfo
            assert (site() / unquote(item["url"].removeprefix(BASE))).is_file()


def test_sitemaps_name_every_page_and_no_other() -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    index = ElementTree.fromstring((site() / "sitemap.xml").read_bytes())
    named = set()
    for part in index.iter(space + "loc"):
        text = (site() / (part.text or "").removeprefix(BASE)).read_bytes()
        for place in ElementTree.fromstring(text).iter(space + "loc"):
            named.add(unquote((place.text or "").removeprefix(BASE)) or "index.html")
    assert all((site() / place).is_file() for place in named)
    listed = {f"briefs/{s}.html" for s, b in briefs().items() if b.get("status") is None}
    assert listed <= named
    assert "briefs/panmunjom-first-notes.html" not in named
    assert f"Sitemap: {BASE}sitemap.xml" in (site() / "robots.txt").read_text()
    assert not (site("") / "sitemap.xml").exists()


def test_bulk_data_equals_the_front_matter() -> None:
    index = json.loads((site() / "data/index.json").read_text("utf-8"))
    found: dict[str, dict[str, Any]] = {}
    for part in index["parts"]:
        rows = json.loads((site() / part["json"]).read_text("utf-8"))
        rows = rows["briefs"]
        with (site() / part["csv"]).open(encoding="utf-8", newline="") as stream:
            table = list(csv.DictReader(stream))
        assert len(rows) == len(table) == part["count"]
        for row, line in zip(rows, table, strict=True):
            assert row["title"] == line["title"].removeprefix("'")
            found[row["title"]] = row
    published = {s: b for s, b in briefs().items() if b.get("status") != "draft"}
    assert found.keys() == {b["title"] for b in published.values()}
    for brief in published.values():
        assert found[str(brief["title"])]["published"][:10] == str(brief["date"])[:10]


@pytest.mark.parametrize("slug", ["hanoi-summit", "biden-moon-summit", "평양공동선언"])
def test_metadata_equals_the_front_matter(slug: str) -> None:
    brief = briefs()[slug]
    html = (site() / f"briefs/{slug}.html").read_text("utf-8")
    found = extruct.extract(html, syntaxes=["json-ld", "opengraph"], uniform=True)
    article = next(d for d in found["json-ld"] if d["@type"] in ("Report", "Article"))
    assert article["headline"] == brief["title"]
    assert article["datePublished"][:10] == str(brief["date"])[:10]
    assert article["inLanguage"] == brief.get("lang", "en")
    assert found["opengraph"][0]["og:title"] == brief["title"]
    metas: dict[str, list[str]] = {}
    for meta in tree(f"briefs/{slug}.html").iter("meta"):
        metas.setdefault(meta.get("name") or "", []).append(meta.get("content"))
    assert metas["citation_title"] == metas["DC.title"] == [brief["title"]]
    assert metas["citation_publication_date"] == [str(brief["date"])[:10].replace("-", "/")]
    authors = brief["author"] if isinstance(brief["author"], list) else [brief["author"]]
    assert len(metas["citation_author"]) == len(authors)
    assert metas["description"] == [brief["summary"]]
    corrections = [u for u in brief.get("updates", []) if u["kind"] == "correction"]
    told = article.get("correction", [])
    assert len(told if isinstance(told, list) else [told]) == len(corrections)


def test_header_rules_are_well_formed() -> None:
    lines = (site() / "_headers").read_text().splitlines()
    rules = [line for line in lines if line and not line.startswith(" ")]
    assert all(rule.startswith("/") for rule in rules)
    assert all(": " in line for line in lines if line.startswith("  "))


def test_the_page_for_missing_addresses_works_at_any_depth() -> None:
    assert 'href="/assets/' in (site() / "404.html").read_text()
    below = site("https://example.org/some/sub/path/")
    assert 'href="/some/sub/path/assets/' in (below / "404.html").read_text()


def test_assets_and_pictures_are_named_by_content() -> None:
    names = [p.name for p in (site() / "media").iterdir()]
    assert names
    assert all(re.fullmatch(r".+-[0-9a-f]{10}\.\w+", name) for name in names)
