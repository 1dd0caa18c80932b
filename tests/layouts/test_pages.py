"""Every page of the shipped archive: valid HTML, in which every address leads to a file."""

from __future__ import annotations

import gzip
import json
import posixpath
import re
import tomllib
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from briefing.core import urls
from tests.support.front_matter import settings_in, shown
from tests.support.repository import REPO
from tests.support.shipped_site import BASE, files, pages, parsed, site

BELOW = "https://example.org/some/sub/path/"
BUILDS = pytest.mark.parametrize("base", [BASE, "", BELOW], ids=["base", "no base", "below"])

# A page may have full addresses in these elements, which describe it. It loads nothing from them.
FULL = {("link", "canonical"), ("link", "alternate"), ("link", "license"), ("link", "schema.DC")}
# The links that a browser loads automatically.
LOADED = {"stylesheet", "icon", "preload", "modulepreload", "manifest", "prefetch"}
URLS = ("href", "src", "srcset", "poster", "action", "formaction", "data", "cite", "background")


@cache
def elements(base: str, path: str) -> tuple[Any, ...]:
    document = parsed(path, base).document
    return tuple(e for e in document.iter() if isinstance(e.tag, str))


def ids(base: str, path: str) -> set[str]:
    return {e.get("id") for e in elements(base, path) if e.get("id")}


def is_redirect(base: str, path: str) -> bool:
    return any(e.get("http-equiv") == "refresh" for e in elements(base, path))


def addresses(element: Any) -> list[str]:
    found = [element.get(key) for key in URLS if element.get(key) is not None]
    if element.tag == "meta" and element.get("http-equiv") == "refresh":
        found.append(element.get("content").partition("url=")[2])
    return found


def aim(base: str, path: str, address: str) -> tuple[str, str]:
    """The file of the site that an address on a page leads to, and the id in it."""
    parts = urlsplit(address)
    place = unquote(parts.path)
    if path == "404.html" and place:
        top = urlsplit(base).path or "/"
        assert place.startswith(top), (path, address)
        place = place.removeprefix(top) or "index.html"
    elif place:
        assert not place.startswith("/"), (path, address)
        place = posixpath.normpath(posixpath.join(posixpath.dirname(path), place))
        assert not place.startswith(".."), (path, address)
    return place or path, unquote(parts.fragment)


@BUILDS
def test_every_page_is_valid_html(base: str) -> None:
    assert len(pages(site(base))) > 50
    for path in pages(site(base)):
        text = (site(base) / path).read_text("utf-8")
        assert text.startswith("<!doctype html>"), path
        errors = parsed(path, base).errors
        assert not errors, (path, errors[:3])
        assert sum(e.tag == "h1" for e in elements(base, path)) == 1, path
        assert sum(e.tag == "main" for e in elements(base, path)) == 1, path
        named = [e.get("id") for e in elements(base, path) if e.get("id") is not None]
        assert len(named) == len(set(named)), (path, [i for i in named if named.count(i) > 1])
        assert all(i and not re.search(r"\s", i) for i in named), path


@BUILDS
def test_every_page_has_a_language_and_a_title(base: str) -> None:
    titles: dict[str, str] = {}
    for path in pages(site(base)):
        found = elements(base, path)
        said = [e.get("lang") for e in found if e.get("lang") is not None]
        assert found[0].get("lang"), path
        assert all(re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", lang) for lang in said), path
        title = (next(e for e in found if e.tag == "title").text or "").strip()
        assert title, path
        if not is_redirect(base, path):
            assert title not in titles, (path, titles.get(title))
            titles[title] = path


def number_of(path: str, fragment: str) -> int:
    """The number that a page says of itself, or of its part with this id."""
    found = elements(BASE, path)
    if fragment:
        [part] = [e for e in found if e.get("id") == fragment]
        [number] = [e for e in part.iter() if e.get("class") == "count"]
    else:
        number = next(e for e in found if e.get("class") == "total")
    return first_number("".join(number.itertext()))


def first_number(text: str) -> int:
    """The first number in words such as “1,234 briefs since 2018”."""
    return int(re.sub(r"\D", "", re.match(r"\D*[\d,.]+", text)[0]))  # type: ignore[index]


def briefs_on(query: str) -> int:
    """How many briefs the finder must show for a topic and an author."""
    asked = parse_qs(query)
    [topic], [author] = asked.pop("topic"), asked.pop("author")
    assert not asked
    topics = tomllib.loads((REPO / "content/topics.toml").read_text("utf-8"))
    below = {topic}
    for _ in topics:
        below |= {id for id, each in topics.items() if each.get("broader") in below}
    rows = [
        row
        for file in (site() / "data").glob("[0-9]*.json")
        if not file.name.endswith(".csl.json")
        for row in json.loads(file.read_text("utf-8"))["briefs"]
    ]
    return sum(
        bool(below & {each["id"] for each in row["topics"]})
        and author in {each["id"] for each in row["authors"]}
        for row in rows
    )


def test_a_count_beside_a_link_is_the_count_of_where_it_leads() -> None:
    kinds = set()
    for path in pages(site()):
        for link, count in chain.from_iterable(map(pairwise, elements(BASE, path))):
            if link.tag != "a" or count.get("class") != "count":
                continue
            address = link.get("href")
            file, fragment = aim(BASE, path, address)
            query = urlsplit(address).query
            there = briefs_on(query) if query else number_of(file, fragment)
            assert first_number(count.text) == there, (path, address)
            file = file.removeprefix("languages/ko/")
            kinds.add((file.partition("/")[0], bool(query), bool(fragment)))
    assert kinds == {
        ("topics", False, False),
        ("authors", False, False),
        ("series", False, False),
        ("archive", False, False),
        ("digests", False, False),
        ("archive.html", True, False),
    }


def test_headings_leave_no_level_out() -> None:
    for path in pages(site()):
        levels = [int(e.tag[1]) for e in elements(BASE, path) if re.fullmatch(r"h[1-6]", e.tag)]
        assert levels[0] == 1, path
        for here, below in pairwise(levels):
            assert below <= here + 1, (path, levels)


@BUILDS
def test_every_address_leads_to_a_file_and_an_id(base: str) -> None:
    count = 0
    for path in pages(site(base)):
        for element in elements(base, path):
            for address in addresses(element):
                if base and address.startswith(base):
                    file, fragment = unquote(address.removeprefix(base)) or "index.html", ""
                elif re.match(r"(?i)([a-z][a-z0-9+.-]*:|//)", address):
                    continue  # the next test checks where these may be
                else:
                    file, fragment = aim(base, path, address)
                assert (site(base) / file).is_file(), (path, address)
                if fragment:
                    assert fragment in ids(base, file), (path, address)
                count += 1
    assert count > 3000


@BUILDS
def test_addresses_stay_relative(base: str) -> None:
    """Full addresses occur in metadata and in links to other sites, and nowhere else."""
    for path in pages(site(base)):
        for element in elements(base, path):
            for address in addresses(element):
                assert not address.startswith("//"), (path, address)
                scheme = urlsplit(address).scheme
                if not scheme:
                    assert path == "404.html" or not address.startswith("/"), (path, address)
                    continue
                rel = element.get("rel") or ""
                if element.tag == "a":
                    assert scheme in ("http", "https", "mailto"), (path, address)
                    if scheme != "mailto":
                        assert rel in ("external", "license"), (path, address)
                        assert not (base and address.startswith(base)), (path, address)
                else:
                    assert (element.tag, rel) in FULL, (path, element.tag, address)
                    assert scheme in ("http", "https"), (path, address)


def test_without_a_base_url_no_page_names_an_address_of_its_own() -> None:
    for file in sorted(p for p in site("").rglob("*") if p.suffix in {".html", ".xml", ".json"}):
        text = file.read_text("utf-8")
        assert BASE not in text.replace("@peninsula-briefs.example", ""), file
    for path in pages(site("")):
        kinds = {e.get("rel") for e in elements("", path) if e.tag == "link"}
        assert "canonical" not in kinds or is_redirect("", path), path
        told = {e.get("property") for e in elements("", path) if e.tag == "meta"}
        assert not told & {"og:url", "og:image", "article:author"}, path


@BUILDS
def test_no_page_asks_for_anything_outside_the_site(base: str) -> None:
    for path in pages(site(base)):
        for element in elements(base, path):
            loads = [element.get(k) for k in ("src", "srcset", "poster", "data", "background")]
            if element.tag == "link" and LOADED & set((element.get("rel") or "").split()):
                loads.append(element.get("href"))
            for address in filter(None, loads):
                assert not re.match(r"(?i)([a-z]+:|//)", address), (path, address)
            assert element.tag not in {"iframe", "object", "embed", "base"}, path
            if element.tag == "form":
                [found] = {e.get("lang") for e in elements(base, path) if e.tag == "html"}
                folder = "languages/ko/" if found == "ko" else ""
                assert aim(base, path, element.get("action"))[0] == f"{folder}archive.html", path
            assert element.get("ping") is None, path
    for sheet in (site(base) / "assets").glob("*.css"):
        assert not re.search(r"@import|url\(\s*['\"]?(?!data:|#)", sheet.read_text("utf-8")), sheet


@BUILDS
def test_the_policy_is_the_first_element_and_nothing_is_inline(base: str) -> None:
    for path in pages(site(base)):
        found = elements(base, path)
        head = next(e for e in found if e.tag == "head")
        first, second = list(head)[:2]
        assert (first.tag, first.get("charset")) == ("meta", "utf-8"), path
        assert second.get("http-equiv") == "Content-Security-Policy", path
        policy = second.get("content")
        assert policy.startswith("default-src 'none'"), path
        assert not re.search(r"unsafe|\*|https?:|data:", policy), path
        for element in found:
            assert element.tag != "style", path
            assert "style" not in element.attrib, (path, element.attrib)
            handlers = [k for k in element.attrib if k.startswith("on")]
            assert not handlers, (path, handlers)
            if element.tag == "script" and element.get("type") != "application/ld+json":
                assert element.get("src"), path
                assert not (element.text or "").strip(), path


def test_every_page_can_be_reached_from_the_front_page() -> None:
    """By links alone, except for former addresses and the “not found” page."""
    reached, ahead = {"index.html"}, ["index.html"]
    while ahead:
        path = ahead.pop()
        for element in elements(BASE, path):
            address = element.get("href") if element.tag == "a" else None
            if address is None or urlsplit(address).scheme:
                continue
            file, _ = aim(BASE, path, address)
            if file.endswith(".html") and file not in reached:
                reached.add(file)
                ahead.append(file)
    outside = {p for p in pages(site()) if p == "404.html" or is_redirect(BASE, p)}
    withdrawn = {p for p in pages(site()) if "noindex" in (site() / p).read_text("utf-8")}
    assert set(pages(site())) - reached <= outside | withdrawn


@BUILDS
def test_the_page_for_missing_addresses_works_at_any_depth(base: str) -> None:
    top = urlsplit(base).path or "/"
    loads = [e for e in elements(base, "404.html") if e.get("rel") == "stylesheet" or e.get("src")]
    assert len(loads) == 2
    for element in loads:
        assert (element.get("href") or element.get("src")).startswith(f"{top}assets/")
    for element in elements(base, "404.html"):
        if element.tag == "a" and not urlsplit(element.get("href")).scheme:
            assert element.get("href").startswith((top, "#")), element.get("href")


def test_a_former_address_redirects_to_the_new_one() -> None:
    redirects = [p for p in pages(site()) if is_redirect(BASE, p)]
    assert redirects
    for path in redirects:
        found = elements(BASE, path)
        refresh = next(e for e in found if e.get("http-equiv") == "refresh").get("content")
        assert refresh.startswith("0; url="), path
        file, _ = aim(BASE, path, refresh.partition("url=")[2])
        assert not is_redirect(BASE, file), path
        canonical = next(e for e in found if e.get("rel") == "canonical").get("href")
        assert unquote(canonical) == BASE + file, path
        assert [e for e in found if e.get("name") == "robots" and e.get("content") == "noindex"]
        assert file in {aim(BASE, path, e.get("href"))[0] for e in found if e.tag == "a"}


def test_every_page_shows_the_notice_of_the_archive() -> None:
    for path in pages(site()):
        text = (site() / path).read_text("utf-8")
        lang = elements(BASE, path)[0].get("lang")
        notice = settings_in(lang)["notice"]
        assert is_redirect(BASE, path) or notice in text.partition("<footer")[2], path


def test_a_translation_names_its_translator() -> None:
    for slug, brief in shown().items():
        names = [brief.fields["translator"]] if "translator" in brief.fields else []
        [byline] = [e for e in elements(BASE, brief.href) if e.get("class") == "authors"]
        shown_names = [li[0].text for li in byline if li[-1].text in ("Translation", "번역")]
        assert shown_names == names, slug
    assert any("translator" in brief.fields for brief in shown().values())


def test_pictures_have_a_size_and_an_alternative_text() -> None:
    shown = 0
    for path in pages(site()):
        for element in elements(BASE, path):
            if element.tag == "img":
                assert element.get("alt") is not None, path
                assert int(element.get("width")) > 0, path
                assert int(element.get("height")) > 0, path
                shown += 1
    assert shown


def test_every_file_of_the_site_is_linked_somewhere() -> None:
    """A page, feed, sitemap, index or host names every file."""
    named = {"404.html", "index.html", "robots.txt", "_headers", "sitemap.xml", "data/index.json"}
    named.add("site.webmanifest")  # A script adds the link.
    for path in pages(site()):
        named.add(path)
        for element in elements(BASE, path):
            for address in addresses(element):
                if address.startswith(BASE):
                    named.add(unquote(address.removeprefix(BASE)))
                elif not urlsplit(address).scheme:
                    named.add(aim(BASE, path, address)[0])
    files = {p.relative_to(site()).as_posix() for p in site().rglob("*") if p.is_file()}
    rest = files - named
    known = re.compile(
        r"sitemaps/.+\.xml|data/\d{4}\.(json|csv|bib|ris|csl\.json|js)|finder/.+\.js|assets/(text-search|text-tools|citations|finder-tools|untranslated)\..+\.js|assets/(feed|scripts)\..+\.css|\.briefing-manifest"
    )
    assert not [p for p in rest if not known.fullmatch(p)]


def test_the_base_url_moves_no_file() -> None:
    """It changes only metadata. Except for sitemaps, every build has the same files."""

    def names(out: Path) -> set[str]:
        found = {p.relative_to(out).as_posix() for p in out.rglob("*") if p.is_file()}
        return {n for n in found if not n.startswith("sitemap")}

    assert names(site()) == names(site("")) == names(site(BELOW))


def test_each_address_of_the_site_has_a_known_form() -> None:
    """Old paths may not be one of these addresses: `archive.aliases` finds out by their forms."""
    others = ("briefs/", *urls.LOADED_FOLDERS)
    paths = (p for p in files(site()) if not p.startswith(others))
    standing = {f"{p.stem}.html" for p in (REPO / "content/pages").glob("*.md")}
    assert not [p for p in paths if not urls.site_file(p) and p not in standing]


def test_sizes_stay_small() -> None:
    css = next((site() / "assets").glob("site.*.css")).read_bytes()
    script = next((site() / "assets").glob("site.*.js")).read_bytes()
    assert len(gzip.compress(css)) <= 12 * 1024
    assert len(gzip.compress(script)) <= 6 * 1024
    page = (site() / "briefs/hanoi-summit.html").read_bytes()
    assert sum(len(gzip.compress(b)) for b in (page, css, script)) <= 60 * 1024


def test_assets_and_pictures_are_named_by_content() -> None:
    names = [p.name for p in (site() / "media").iterdir()]
    assert names
    assert all(re.fullmatch(r".+-[0-9a-f]{10}\.\w+", name) for name in names)
