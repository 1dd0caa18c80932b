"""The files for programs: feeds, sitemaps, bulk data, and files for crawlers and hosts."""

from __future__ import annotations

import csv
import json
import re
import shutil
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.etree import ElementTree

import feedparser
import html5lib
import pytest

from tests.support.front_matter import (
    Written,
    authors,
    briefs,
    listed,
    moment,
    name,
    settings,
    shown,
    topics,
)
from tests.support.front_matter import same_day_or_time as same
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.shipped_site import BASE, pages, parsed, site

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
LANG = "{http://www.w3.org/XML/1998/namespace}lang"
# RFC 3339, section 5.6, without the lower-case and leap-second forms that readers stumble over.
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)")
ITEMS = 20

# How often an element may occur in a feed and in an entry (RFC 4287, sections 4.1.1 and 4.1.2).
ONCE = ("id", "title", "updated")
AT_MOST_ONCE = {
    "feed": ("generator", "icon", "logo", "rights", "subtitle"),
    "entry": ("content", "published", "rights", "source", "summary"),
}
# An element of another namespace, as RFC 4287 allows it in section 6.
NOTE = "{urn:briefing}note"
KNOWN = {
    "feed": {*ONCE, *AT_MOST_ONCE["feed"], *"author category contributor link entry".split(), NOTE},
    "entry": {*ONCE, *AT_MOST_ONCE["entry"], "author", "category", "contributor", "link"},
}


def named(out: Path, pattern: str) -> list[str]:
    return sorted(p.relative_to(out).as_posix() for p in out.rglob(pattern))


def atoms() -> list[str]:
    """The feeds of briefs. `test_register` reads those of the register."""
    return [n for n in named(site(), "*.xml") if not n.startswith(("sitemap", "register"))]


def json_feeds() -> list[str]:
    return [n for n in named(site(), "*.json") if not n.startswith(("data/", "register"))]


@cache
def atom(base: str, path: str) -> ElementTree.Element:
    return ElementTree.fromstring((site(base) / path).read_bytes())


def loaded(path: str, base: str = BASE) -> Any:
    return json.loads((site(base) / path).read_text("utf-8"))


def within(topic: str) -> set[str]:
    """A topic and those below it."""
    below = {topic}
    while more := {t for t, v in topics().items() if v.get("broader") in below} - below:
        below |= more
    return below


def lang_of(path: str) -> str:
    """The language of a feed. That of a language in which the archive has names is in it, and so
    are those of its lists."""
    own = re.match(r"languages/([\w-]+)", path)
    return own[1] if own and own[1] in settings()["translations"] else settings()["language"]


def title_in_feed(brief: Written) -> str:
    """The title of a brief in a feed: the word for its status is in its own language."""
    word = {"en": "Withdrawn: ", "ko": "[철회] "}[brief.lang]
    return brief.title_in_feeds.replace("Withdrawn: ", word)


def page_of(path: str) -> str:
    """The page that a feed belongs to. A combined feed belongs to the page of the archive, and that
    of a language to the home page of this language, if there is one."""
    if path.startswith("feeds/"):
        return "archive.html"
    stem = path.rpartition(".")[0]
    if re.fullmatch(r"languages/[\w-]+", stem) and lang_of(path) in settings()["translations"]:
        return f"{stem}.html"
    if re.fullmatch(r"(kinds|languages)/[^/]+", stem):
        return "follow.html"
    return "" if stem == "feed" else f"{stem}.html"


def of_feed(path: str) -> list[Written]:
    """The briefs that a feed must contain, the newest first. They follow from its address."""
    folder, stem = path.rpartition(".")[0].split("/")[-2:] if "/" in path else ("", "")
    if folder == "topics":
        return [b for b in listed() if within(stem) & set(b.topics)][:ITEMS]
    if folder == "kinds":
        return [b for b in listed() if b.kind == stem][:ITEMS]
    if folder == "languages":
        return [b for b in listed() if b.lang == stem][:ITEMS]
    if folder == "feeds":  # The shipped archive has one, of two topics.
        (feed,) = settings()["feeds"]
        assert stem == re.sub(r"\W+", "-", feed["title"].lower())
        both = [within(topic) for topic in feed["topics"]]
        return [b for b in listed() if all(some & set(b.topics) for some in both)][:ITEMS]
    if folder == "authors":
        return [b for b in listed() if stem in b.authors][:ITEMS]
    if folder == "series":
        return [b for b in listed() if b.fields.get("series", {}).get("id") == stem][:ITEMS]
    return listed()[:ITEMS]


def latest(brief: Written) -> str:
    return max((brief.date, brief.changed or brief.date), key=moment)


def test_every_list_has_both_feeds() -> None:
    assert {a.removesuffix(".xml") for a in atoms()} == {
        j.removesuffix(".json") for j in json_feeds()
    }
    for folder in ("topics", "authors"):
        things = {
            p.removesuffix(".html")
            for p in pages(site())
            if re.fullmatch(rf"{folder}/[^/]+\.html", p)
        }
        assert things <= {a.removesuffix(".xml") for a in atoms()}


@pytest.mark.parametrize("base", [BASE, ""], ids=["base", "no base"])
def test_atom_feeds_have_each_required_element_once(base: str) -> None:
    for path in atoms():
        feed = atom(base, path)
        assert feed.tag == f"{ATOM}feed", path
        assert feed.get(LANG) == lang_of(path), path
        for kind, holders in (("feed", [feed]), ("entry", feed.findall(f"{ATOM}entry"))):
            for holder in holders:
                for key in ONCE:
                    assert len(holder.findall(ATOM + key)) == 1, (path, kind, key)
                for key in AT_MOST_ONCE[kind]:
                    assert len(holder.findall(ATOM + key)) <= 1, (path, kind, key)
                assert {c.tag.removeprefix(ATOM) for c in holder} <= KNOWN[kind], path
                times = holder.findall(f"{ATOM}updated") + holder.findall(f"{ATOM}published")
                for time in times:
                    assert TIME.fullmatch(time.text or ""), (path, time.text)
                assert re.fullmatch(r"urn:uuid:[0-9a-f-]{36}", holder.findtext(f"{ATOM}id") or "")
                links = [
                    (e.get("rel"), e.get("type"), e.get("hreflang"))
                    for e in holder.findall(f"{ATOM}link")
                    if e.get("rel", "alternate") == "alternate"
                ]
                assert len(links) == len(set(links)), (path, "one alternate a type and language")
                for person in holder.findall(f"{ATOM}author"):
                    assert len(person.findall(f"{ATOM}name")) == 1, path
                    assert person.findtext(f"{ATOM}name"), path
                    assert len(person.findall(f"{ATOM}uri")) == (1 if base else 0), path
        for entry in feed.findall(f"{ATOM}entry"):
            assert entry.findall(f"{ATOM}author"), path
            # Without content, RFC 4287 (4.1.2) requires a link to the page and allows a summary.
            assert entry.find(f"{ATOM}content") is not None or any(
                e.get("rel") == "alternate" for e in entry.findall(f"{ATOM}link")
            ), path


def test_atom_links_have_the_addresses_of_their_pages() -> None:
    for path in atoms():
        feed = atom(BASE, path)
        found = {(e.get("rel"), e.get("type")): e.get("href") for e in feed.findall(f"{ATOM}link")}
        assert unquote(found["self", "application/atom+xml"] or "") == BASE + path
        assert unquote(found["alternate", "text/html"] or "") == BASE + page_of(path)
        twin = path.replace(".xml", ".json")
        assert unquote(found["alternate", "application/feed+json"] or "") == BASE + twin
        for element in feed.iter():
            value = element.get("href") or (
                element.text if element.tag in (f"{ATOM}icon", f"{ATOM}uri") else None
            )
            if value and element.get("rel") != "license":
                assert value.isascii(), (path, value)
                target = unquote(value.removeprefix(BASE)) or "index.html"
                assert (site() / target).is_file(), (path, value)


def test_atom_feeds_without_a_base_url_have_relative_links() -> None:
    for path in atoms():
        for link in atom("", path).iter(f"{ATOM}link"):
            if link.get("rel") != "license":
                address = link.get("href") or ""
                assert not urlsplit(address).scheme, (path, address)
                assert ((site("") / path).parent / unquote(address)).resolve().is_file(), address


@pytest.mark.parametrize(
    "path", ["feed.xml", "topics/summits.xml", "languages/ko/authors/seoyun-kang.xml"]
)
def test_atom_entries_equal_the_front_matter(path: str) -> None:
    feed = atom(BASE, path)
    wanted = of_feed(path)
    entries = feed.findall(f"{ATOM}entry")
    times = [moment(e.findtext(f"{ATOM}published") or "") for e in entries]
    assert times == sorted(times, reverse=True) == [moment(b.date) for b in wanted]
    by_title = {title_in_feed(b): b for b in wanted}
    assert sorted(e.findtext(f"{ATOM}title") or "" for e in entries) == sorted(by_title)
    main = lang_of(path)
    for entry in entries:
        brief = by_title[entry.findtext(f"{ATOM}title") or ""]
        assert moment(entry.findtext(f"{ATOM}updated") or "") == moment(latest(brief))
        assert entry.findtext(f"{ATOM}summary") == brief.summary
        assert entry.get(LANG, main) == brief.lang
        given = [a.findtext(f"{ATOM}name") for a in entry.findall(f"{ATOM}author")]
        assert given == [name(authors()[a], main) for a in brief.authors]
        terms = [c.get("term") for c in entry.findall(f"{ATOM}category")]
        assert terms == [name(topics()[t], main) for t in brief.topics]
        link = entry.find(f"{ATOM}link")
        assert link is not None
        assert unquote(link.get("href") or "") == BASE + brief.href
    assert moment(feed.findtext(f"{ATOM}updated") or "") == max(moment(latest(b)) for b in wanted)


@pytest.mark.parametrize("base", [BASE, ""], ids=["base", "no base"])
def test_a_feed_reader_finds_nothing_to_mend(base: str) -> None:
    for path in atoms():
        read = feedparser.parse((site(base) / path).read_bytes())
        assert not read.bozo, (path, read.get("bozo_exception"))
        assert read.version == "atom10", path
        assert len(read.entries) == len(of_feed(path)), path
        for entry in read.entries:
            assert entry.title
            assert entry.link
            assert entry.summary
            assert entry.authors
            assert entry.published_parsed
            assert entry.updated_parsed >= entry.published_parsed


def test_the_feeds_of_the_archive_have_whole_texts() -> None:
    """A text is that of the page, with full addresses. A withdrawn brief has only its summary, and
    so has each brief in the other feeds, and in a site without a base URL."""
    entries = atom(BASE, "feed.xml").findall(f"{ATOM}entry")
    items = loaded("feed.json")["items"]
    for item, entry in zip(items, entries, strict=True):
        html = item.get("content_html", "")
        content = entry.find(f"{ATOM}content")
        assert bool(html) != ("content_text" in item)
        assert bool(html) != item["title"].startswith("Withdrawn: ")
        if content is None:
            assert not html
            continue
        assert (content.get("type"), content.text) == ("html", html)
        text = html5lib.parseFragment(html, namespaceHTMLElements=False)
        page = parsed(unquote(item["url"].removeprefix(BASE))).document
        first = next(e for e in page.iter("div") if e.get("class") == "prose").find("p")
        assert "".join(text.find("p").itertext()) == "".join(first.itertext())
        for element in text.iter():
            assert not {"class", "id", "style", "aria-hidden"}.intersection(element.keys())
            for address in (element.get("href"), element.get("src")):
                if address and address.startswith(BASE):
                    target = unquote(urlsplit(address).path.removeprefix(urlsplit(BASE).path))
                    assert (site() / target).is_file()
                assert address is None or urlsplit(address).scheme
    assert any(f"{BASE}briefs/" in item.get("content_html", "") for item in items)
    pictures = [item["image"] for item in items if "image" in item]
    assert pictures
    assert all((site() / unquote(p.removeprefix(BASE))).is_file() for p in pictures)
    for path, base in (("topics/summits.json", BASE), ("feed.json", "")):
        assert all("content_text" in item for item in loaded(path, base)["items"])


def identifiers(out: Path) -> dict[str, list[str]]:
    """The identifiers of each feed and of its entries, sorted, and those of the JSON feeds."""
    found: dict[str, list[str]] = {}
    for path in atoms():
        feed = ElementTree.fromstring((out / path).read_bytes())
        found[path] = [feed.findtext(f"{ATOM}id") or ""]
        found[path] += sorted(e.findtext(f"{ATOM}id") or "" for e in feed.findall(f"{ATOM}entry"))
    for path in json_feeds():
        items = json.loads((out / path).read_text("utf-8"))["items"]
        found[path] = sorted(item["id"] for item in items)
    return found


def test_identifiers_are_unique_and_one_brief_has_one() -> None:
    made = identifiers(site())
    feeds = [made[path][0] for path in atoms()]
    assert len(feeds) == len(set(feeds))
    owner: dict[str, str] = {}
    for path in atoms():
        entries = made[path][1:]
        assert len(entries) == len(set(entries)), path
        assert entries == made[path.replace(".xml", ".json")], path
        for entry in atom(BASE, path).findall(f"{ATOM}entry"):
            id, title = entry.findtext(f"{ATOM}id") or "", entry.findtext(f"{ATOM}title") or ""
            title = title.replace("[철회] ", "Withdrawn: ")
            assert owner.setdefault(id, title) == title
    assert not set(feeds) & owner.keys()
    for year in (part["json"] for part in loaded("data/index.json")["parts"]):
        for row in loaded(year)["briefs"]:
            title = owner.get(row["id"], row["title"])
            withdrawn = row["status"] == "withdrawn"
            assert title.removeprefix("Withdrawn: " if withdrawn else "") == row["title"]


def test_identifiers_outlive_the_address_every_title_and_a_rename(tmp_path: Path) -> None:
    assert identifiers(site("")) == identifiers(site())
    for part in ("content", "layouts"):
        shutil.copytree(REPO / part, tmp_path / part)
    config = tmp_path / "content/site.toml"
    text = config.read_text("utf-8").replace('title = "Peninsula Briefs"', 'title = "Renamed"')
    config.write_text(text.replace("peninsula-briefs.example/", "new.example/below/"), "utf-8")
    for path in (tmp_path / "content/briefs").rglob("*.md"):
        written = path.read_text("utf-8")
        path.write_text(written.replace('title: "', 'title: "Anew: ', 1), "utf-8")
    old = next((tmp_path / "content/briefs").rglob("washington-declaration.md"))
    moved = old.read_text("utf-8").replace("kind:", "aliases: [washington-declaration]\nkind:", 1)
    old.with_name("declaration-of-washington.md").write_text(moved, "utf-8")
    old.unlink()
    for path in (tmp_path / "content").rglob("*.md"):
        said = path.read_text("utf-8")
        path.write_text(
            said.replace("washington-declaration.md", "declaration-of-washington.md"), "utf-8"
        )
    run("--root", str(tmp_path), "--quiet", "--at", "2026-01-01")
    feed = ElementTree.fromstring((tmp_path / "site/feed.xml").read_bytes())
    titles = [e.findtext(f"{ATOM}title") or "" for e in feed.findall(f"{ATOM}entry")]
    assert titles
    assert all(title.removeprefix("Withdrawn: ").startswith("Anew: ") for title in titles)
    assert identifiers(tmp_path / "site") == identifiers(site())


def test_json_feeds_keep_version_1_1() -> None:
    for path in json_feeds():
        feed = loaded(path)
        assert feed["version"] == "https://jsonfeed.org/version/1.1", path
        assert feed["title"], path
        assert unquote(feed["feed_url"]) == BASE + path
        assert unquote(feed["home_page_url"]) == BASE + page_of(path)
        assert feed["language"] == lang_of(path), path
        assert "author" not in feed, "1.1 has a list of authors"
        allowed = set(
            "version title home_page_url feed_url description user_comment next_url icon favicon "
            "authors language expired hubs items".split()
        )
        assert feed.keys() <= allowed, path
        seen = [item["id"] for item in feed["items"]]
        assert len(seen) == len(set(seen)), path
        wanted = of_feed(path)
        by_title = {title_in_feed(b): b for b in wanted}
        assert {i["title"] for i in feed["items"]} == by_title.keys(), path
        for item in feed["items"]:
            brief = by_title[item["title"]]
            assert isinstance(item["id"], str)
            assert item.get("content_text") or item.get("content_html"), path
            assert item["summary"] == brief.summary
            assert TIME.fullmatch(item["date_published"]), path
            assert TIME.fullmatch(item["date_modified"]), path
            assert moment(item["date_published"]) == moment(brief.date)
            assert moment(item["date_modified"]) == moment(latest(brief))
            assert unquote(item["url"]) == BASE + brief.href
            assert item["language"] == brief.lang
            main = lang_of(path)
            assert [a["name"] for a in item["authors"]] == [
                name(authors()[a], main) for a in brief.authors
            ]
            assert item["tags"] == [name(topics()[t], main) for t in brief.topics]
            for author in item["authors"]:
                assert author.keys() <= {"name", "url", "avatar"}
                assert (site() / unquote(author["url"].removeprefix(BASE))).is_file()


def test_json_feeds_without_a_base_url_name_no_address() -> None:
    for path in json_feeds():
        feed = loaded(path, "")
        assert not {"feed_url", "home_page_url"} & feed.keys(), path
        assert all("url" not in item for item in feed["items"]), path


def test_sitemaps_name_every_page_that_may_be_found_once_and_no_other() -> None:
    index = ElementTree.fromstring((site() / "sitemap.xml").read_bytes())
    assert index.tag == f"{SITEMAP}sitemapindex"
    parts = [unquote(e.text or "").removeprefix(BASE) for e in index.iter(f"{SITEMAP}loc")]
    years = {moment(b.date).year for b in listed()}
    assert sorted(parts) == sorted(["sitemaps/pages.xml", *(f"sitemaps/{y}.xml" for y in years)])
    found: list[str] = []
    for part in parts:
        tree = ElementTree.fromstring((site() / part).read_bytes())
        assert tree.tag == f"{SITEMAP}urlset"
        for url in tree:
            address = url.findtext(f"{SITEMAP}loc") or ""
            assert address.startswith(BASE)
            assert address.isascii(), address
            path = unquote(address.removeprefix(BASE)) or "index.html"
            found.append(path)
            changed = url.findtext(f"{SITEMAP}lastmod")
            if path.startswith("briefs/"):
                brief = shown()[path.removeprefix("briefs/").removesuffix(".html")]
                assert changed, path
                assert same(changed, brief.changed or brief.date), path
                assert part == f"sitemaps/{moment(brief.date).year}.xml"
    assert len(found) == len(set(found))
    closed = {p for p in pages(site()) if 'name="robots" content="noindex"' in page_text(p)}
    assert set(found) == set(pages(site())) - closed
    assert not list(site("").glob("sitemap*"))


def page_text(path: str) -> str:
    return (site() / path).read_text("utf-8")


def test_the_pages_with_noindex_are_these() -> None:
    closed = {p for p in pages(site()) if 'name="robots" content="noindex"' in page_text(p)}
    old = {f"briefs/{a}.html" for b in shown().values() for a in b.fields.get("aliases", [])}
    withdrawn = {b.href for b in shown().values() if b.status == "withdrawn"}
    assert withdrawn
    lists = {"reading-list.html", "languages/ko/reading-list.html"}
    assert closed == {"404.html", *lists} | old | withdrawn
    for path in sorted({b.href for b in briefs().values() if b.status == "draft"}):
        assert not (site() / path).exists()


def test_no_file_has_a_word_of_a_draft() -> None:
    drafts = [b for b in briefs().values() if b.status == "draft"]
    assert drafts
    for file in (p for p in site().rglob("*") if p.is_file() and p.name != ".briefing-manifest"):
        data = file.read_bytes()
        for draft in drafts:
            assert draft.title.encode() not in data, file
            assert draft.slug.encode() not in data, file


def test_robots_may_read_all_and_find_the_sitemap() -> None:
    lines = (site() / "robots.txt").read_text("utf-8").splitlines()
    rules = [line for line in lines if line]
    assert rules == ["User-agent: *", "Disallow:", f"Sitemap: {BASE}sitemap.xml"]
    assert "Sitemap" not in (site("") / "robots.txt").read_text("utf-8")


def test_data_equals_the_front_matter() -> None:
    index = loaded("data/index.json")
    assert index["total"] == len(shown()) == sum(p["count"] for p in index["parts"])
    assert same(index["newest"], listed()[0].date)
    found: dict[str, Any] = {}
    for part in index["parts"]:
        data = loaded(part["json"])
        assert data["year"] == part["year"]
        assert len(data["briefs"]) == part["count"]
        for row in data["briefs"]:
            assert int(row["published"][:4]) == part["year"]
            found[row["href"].removeprefix("briefs/").removesuffix(".html")] = row
    assert found.keys() == shown().keys()
    main = settings()["language"]
    for slug, brief in shown().items():
        row = found[slug]
        assert row["title"] == brief.title
        assert row["summary"] == brief.summary
        assert row["lang"] == brief.lang
        assert row["kind"] == brief.kind
        assert unquote(row["url"]) == BASE + brief.href
        assert same(row["published"], brief.date)
        assert same(row["updated"], brief.changed) if brief.changed else "updated" not in row
        assert [a["id"] for a in row["authors"]] == brief.authors
        assert [a["name"] for a in row["authors"]] == [
            name(authors()[a], main) for a in brief.authors
        ]
        assert [t["id"] for t in row["topics"]] == brief.topics
        assert [t["name"] for t in row["topics"]] == [name(topics()[t], main) for t in brief.topics]
        assert row.get("sources", []) == brief.sources
        assert row.get("updates", []) == brief.updates
        newer = [b.href for b in shown().values() if slug in b.fields.get("supersedes", [])]
        assert row.get("superseded_by", []) == newer
        assert (row["status"] == "withdrawn") == (brief.status == "withdrawn")
        assert (row["status"] == "superseded") == (brief.status != "withdrawn" and bool(newer))
        original = brief.fields.get("translation_of")
        assert row.get("translation_of", "") == (shown()[original].href if original else "")


def test_the_csv_files_have_the_values_of_the_json_files() -> None:
    for part in loaded("data/index.json")["parts"]:
        raw = (site() / part["csv"]).read_bytes()
        assert raw.count(b"\r\n") == part["count"] + 1
        assert b"\n" not in raw.replace(b"\r\n", b"")
        table = list(csv.reader(raw.decode("utf-8").splitlines(keepends=True), strict=True))
        assert {len(line) for line in table} == {len(table[0])}
        rows = loaded(part["json"])["briefs"]
        for row, line in zip(rows, table[1:], strict=True):
            cells = dict(zip(table[0], line, strict=True))
            for key in ("id", "href", "title", "lang", "kind", "status", "published", "summary"):
                assert cells[key] == row[key], (part, key)
            assert cells["updated"] == row.get("updated", "")
            assert cells["author_ids"] == "; ".join(a["id"] for a in row["authors"])
            assert cells["authors"] == "; ".join(a["name"] for a in row["authors"])
            assert cells["topic_ids"] == "; ".join(t["id"] for t in row["topics"])
            assert cells["topics"] == "; ".join(t["name"] for t in row["topics"])
            assert int(cells["sources"]) == len(row.get("sources", []))
            assert int(cells["updates"]) == len(row.get("updates", []))
            assert cells["superseded_by"] == "; ".join(row.get("superseded_by", []))
            assert cells["translation_of"] == row.get("translation_of", "")


@pytest.mark.parametrize("base", [BASE, "", "https://example.org/some/sub/path/"])
def test_headers_are_written_as_hosts_read_them(base: str) -> None:
    """A path is at the start of a line, and its headers follow, indented. No address has the same
    header twice."""
    top = urlsplit(base).path or "/"
    rules: dict[str, dict[str, str]] = {}
    at = ""
    for line in (site(base) / "_headers").read_text("utf-8").splitlines():
        if not line:
            continue
        if line[0] != " ":
            at = line
            assert at.startswith(top)
            assert at.count("*") <= 1
            assert at not in rules
            rules[at] = {}
        else:
            header, colon, value = line.strip().partition(": ")
            assert colon
            assert re.fullmatch(r"[A-Za-z-]+", header)
            assert value == value.strip() != ""
            assert len(line) < 2000
            assert header not in rules[at]
            rules[at][header] = value
    assert rules.keys() == {f"{top}*", f"{top}assets/*", f"{top}media/*"}
    everywhere = rules.pop(f"{top}*")
    assert everywhere["X-Content-Type-Options"] == "nosniff"
    assert "Referrer-Policy" in everywhere
    for more in rules.values():
        assert not more.keys() & everywhere.keys(), "hosts would join the two with a comma"
        assert "immutable" in more["Cache-Control"]
    document = parsed("index.html", base).document
    metas = {m.get("http-equiv"): m.get("content") for m in document.iter("meta")}
    policy = metas["Content-Security-Policy"]
    assert everywhere["Content-Security-Policy"] == f"{policy}; frame-ancestors 'none'"


def test_the_page_of_all_feeds_lists_each_feed() -> None:
    text = (site() / "follow.html").read_text("utf-8")
    linked = set(re.findall(r'<a href="([^"]+)" type="application/(?:atom|feed)', text))
    former = {f"topics/{old}" for t in topics().values() for old in t.get("aliases", [])}
    every = {n for n in (*atoms(), *json_feeds()) if n.rpartition(".")[0] not in former}
    every = {n for n in every if n.count("/") < 2}  # The others are those of another language.
    assert {unquote(path) for path in linked} == every | {"register.xml", "register.json"}
    assert {"kinds/analysis.xml", "languages/ko.json"} <= every


def test_the_calendar_has_the_days_of_the_timelines() -> None:
    data = (site() / "calendar.ics").read_bytes()
    assert data.count(b"\n") == data.count(b"\r\n")
    assert max(map(len, data.split(b"\r\n"))) <= 75
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    days = [
        (event["date"], event["label"])
        for topic in topics().values()
        for event in topic.get("events", [])
        if len(str(event["date"])) == 10
    ]
    starts = [line.partition(":")[2] for line in lines if line.startswith("DTSTART")]
    assert sorted(starts) == sorted(str(date).replace("-", "") for date, _ in days)
    names = [line.partition(":")[2] for line in lines if line.startswith("SUMMARY")]
    assert len(names) == len(days) > 5
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(ids) == len(set(ids)) == len(days)


def test_a_browser_shows_an_atom_feed_with_a_style() -> None:
    for path in atoms():
        text = (site() / path).read_text("utf-8")
        (href,) = re.findall(r'<\?xml-stylesheet type="text/css" href="([^"]+)"\?>', text)
        assert ((site() / path).parent / href).resolve().is_file()
