"""Metadata for search engines, reference managers and readers' programs, read from the pages."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.support.folder import Folder
from tests.support.front_matter import (
    Written,
    authors,
    listed,
    moment,
    name,
    settings,
    settings_in,
    shown,
    topics,
)
from tests.support.front_matter import same_day_or_time as same
from tests.support.shipped_site import BASE, pages, parsed, site

EVERY = pytest.mark.parametrize("slug", sorted(shown()))


def extracted(page: Path, *syntaxes: str) -> dict[str, Any]:
    """The data of a page that a search engine sees."""
    import extruct  # It imports much: only the processes that run these tests need it.

    text = page.read_text("utf-8")
    made: dict[str, Any] = extruct.extract(text, base_url=BASE, syntaxes=[*syntaxes])
    return made


@cache
def found(slug: str) -> dict[str, Any]:
    page = site() / f"briefs/{slug}.html"
    return extracted(page, "json-ld", "opengraph", "dublincore", "microdata")


def report(slug: str) -> dict[str, Any]:
    data = found(slug)["json-ld"]
    assert len(data) == 1
    one: dict[str, Any] = data[0]
    return one


def elements(path: str, tag: str, base: str = BASE) -> list[Any]:
    return list(parsed(path, base).document.iter(tag))


@cache
def metas(path: str, base: str = BASE) -> dict[str, list[str]]:
    """The values of each meta element, by its name or property, in order."""
    made: dict[str, list[str]] = {}
    for meta in elements(path, "meta", base):
        key = meta.get("name") or meta.get("property")
        if key:
            made.setdefault(key, []).append(meta.get("content"))
    return made


@cache
def links(path: str, base: str = BASE) -> list[dict[str, str]]:
    return [dict(link.attrib) for link in elements(path, "link", base)]


def rel(path: str, word: str, base: str = BASE) -> list[str]:
    return [link["href"] for link in links(path, base) if link.get("rel") == word]


def placed(path: str, address: str) -> str:
    """A relative address on a page, from the site's root."""
    return unquote(_joined(path, address))


def _joined(path: str, address: str) -> str:
    parts = path.split("/")[:-1]
    for step in address.split("/"):
        if step == "..":
            parts.pop()
        else:
            parts.append(step)
    return "/".join(parts)


def writers(brief: Written) -> list[str]:
    return [name(authors()[a], brief.lang) for a in brief.authors]


def subjects(brief: Written) -> list[str]:
    """The names of a brief's topics."""
    return [name(topics()[t], brief.lang) for t in brief.topics]


@EVERY
def test_words_are_counted_in_every_language(slug: str) -> None:
    assert report(slug)["wordCount"] > 100


def folder(lang: str) -> str:
    """The folder of the lists for readers of a language."""
    return "languages/ko/" if lang == "ko" else ""


@EVERY
def test_structured_data_equals_the_front_matter(slug: str) -> None:
    brief, data = shown()[slug], report(slug)
    assert data["@context"] == "https://schema.org"
    assert data["@type"] == ("Article" if brief.kind in ("readout", "timeline") else "Report")
    assert data["headline"] == data["name"] == brief.title
    assert data["abstract"] == brief.summary
    assert data["inLanguage"] == brief.lang
    assert unquote(data["url"]) == unquote(data["mainEntityOfPage"]) == BASE + brief.href
    assert data["@id"] == data["identifier"]
    assert same(data["datePublished"], brief.date)
    assert same(data["dateModified"], brief.changed or brief.date)
    is_superseded = any(brief.slug in b.fields.get("supersedes", []) for b in shown().values())
    status = "superseded" if is_superseded and brief.status == "published" else brief.status
    assert data["creativeWorkStatus"] == status.capitalize()
    assert [a["name"] for a in data["author"]] == writers(brief)
    assert {a["@type"] for a in data["author"]} == {"Person"}
    translators = [t["name"] for t in data.get("translator", [])]
    assert translators == [t for t in [brief.fields.get("translator")] if t]
    assert data["publisher"]["name"] == settings()["publisher"]
    assert data["publisher"]["url"] == BASE
    wholes = data["isPartOf"] if "series" in brief.fields else [data["isPartOf"]]
    assert wholes[0]["name"] == settings_in(brief.lang)["title"]
    if "series" in brief.fields:
        assert (
            wholes[1]["url"]
            == f"{BASE}{folder(brief.lang)}series/{brief.fields['series']['id']}.html"
        )
        assert str(data["position"]) == brief.fields["series"]["part"]
    assert data["license"] == settings_in(brief.lang)["license_url"]
    assert [t["name"] for t in data["about"]] == subjects(brief)
    for thing in (*data["author"], *data["about"]):
        if "url" in thing:
            assert (site() / unquote(thing["url"].removeprefix(BASE))).is_file()


@EVERY
def test_structured_data_keeps_the_record(slug: str) -> None:
    brief, data = shown()[slug], report(slug)
    corrections = [u for u in brief.updates if u["kind"] == "correction"]
    tags = data.get("correction", [])
    assert [(c["text"], c["datePublished"]) for c in tags] == [
        (u["note"], u["date"]) for u in corrections
    ]
    assert {c["@type"] for c in tags} <= {"CorrectionComment"}
    cited = data.get("citation", [])
    assert [c["name"] for c in cited] == [s["title"] for s in brief.sources]
    for citation, source in zip(cited, brief.sources, strict=True):
        assert citation.get("url") == source.get("url")
        assert citation.get("archivedAt") == source.get("archived")
        assert citation.get("datePublished") == source.get("date")
        assert citation.get("publisher", {}).get("name") == source.get("publisher")
        creators = [creator["name"] for creator in citation.get("author", [])]
        assert creators == [name for name in [source.get("author")] if name]
    earlier = [shown()[s].title for s in brief.fields.get("supersedes", [])]
    assert [b["name"] for b in data.get("isBasedOn", [])] == earlier
    original = brief.fields.get("translation_of")
    of = data.get("translationOfWork", {})
    assert of.get("name") == (shown()[original].title if original else None)
    made = [b.title for b in shown().values() if b.fields.get("translation_of") == slug]
    assert sorted(b["name"] for b in data.get("workTranslation", [])) == sorted(made)
    image = brief.fields.get("image")
    assert ("image" in data) == bool(image)
    if image:
        assert (site() / unquote(data["image"]["url"].removeprefix(BASE))).is_file()
        assert data["image"].get("caption") == image.get("caption")
        assert data["image"].get("creditText") == image.get("credit")


@EVERY
def test_citation_tags_equal_the_front_matter(slug: str) -> None:
    """The tags that Google Scholar and Zotero read."""
    brief = shown()[slug]
    tags = metas(brief.href)
    day = brief.date[:10].replace("-", "/")
    assert tags["citation_title"] == [brief.title]
    assert tags["citation_author"] == writers(brief)
    assert tags["citation_publication_date"] == tags["citation_online_date"] == [day]
    assert tags["citation_language"] == [brief.lang]
    assert tags["citation_publisher"] == [settings()["publisher"]]
    assert tags["citation_technical_report_institution"] == [settings()["publisher"]]
    assert tags.get("citation_keywords", []) == subjects(brief)
    assert [unquote(a) for a in tags["citation_abstract_html_url"]] == [BASE + brief.href]


@EVERY
def test_dublin_core_equals_the_front_matter(slug: str) -> None:
    brief = shown()[slug]
    tags = metas(brief.href)
    assert tags["DC.title"] == [brief.title]
    assert tags["DC.creator"] == writers(brief)
    assert tags["DC.date"] == [brief.date[:10]]
    assert tags["DC.language"] == [brief.lang]
    assert tags["DC.description"] == [brief.summary]
    assert tags["DC.publisher"] == [settings()["publisher"]]
    assert tags["DC.rights"] == [settings_in(brief.lang)["license_url"]]
    assert tags.get("DC.subject", []) == subjects(brief)
    identifier, address = tags["DC.identifier"]
    assert identifier == report(slug)["identifier"]
    assert unquote(address) == BASE + brief.href
    read = found(slug)["dublincore"]
    assert len(read) == 1
    titles = [e["content"] for e in read[0]["elements"] if e["name"].lower() == "dc.title"]
    assert titles == [brief.title]


@EVERY
def test_open_graph_equals_the_front_matter(slug: str) -> None:
    brief = shown()[slug]
    pairs = found(slug)["opengraph"][0]["properties"]
    tags: dict[str, list[str]] = {}
    for key, value in pairs:
        tags.setdefault(key, []).append(value)
    assert tags["og:title"] == [brief.title]
    assert tags["og:type"] == ["article"]
    assert tags["og:description"] == [brief.summary]
    assert tags["og:site_name"] == [settings_in(brief.lang)["title"]]
    assert tags["og:locale"] == [{"en": "en_US", "ko": "ko_KR"}[brief.lang]]
    closed = brief.status == "withdrawn"
    assert [unquote(u) for u in tags.get("og:url", [])] == ([] if closed else [BASE + brief.href])
    assert moment(tags["article:published_time"][0]) == moment(brief.date)
    changed = tags.get("article:modified_time", [])
    assert [moment(t) for t in changed] == ([moment(brief.changed)] if brief.changed else [])
    assert tags.get("article:tag", []) == subjects(brief)
    pages_of = [placed(brief.href, href) for href in rel(brief.href, "author")]
    assert [unquote(u).removeprefix(BASE) for u in tags.get("article:author", [])] == pages_of
    image = brief.fields.get("image")
    assert ("og:image" in tags) == bool(image)
    if image:
        assert (site() / unquote(tags["og:image"][0].removeprefix(BASE))).is_file()
        assert tags["og:image:alt"] == [image["alt"]]


@EVERY
def test_a_brief_links_to_its_neighbours_and_translations(slug: str) -> None:
    brief = shown()[slug]
    order = [b.href for b in listed()]
    dates = [moment(b.date) for b in listed()]
    if brief.status == "withdrawn":
        assert not rel(brief.href, "canonical")
        assert metas(brief.href)["robots"] == ["noindex"]
    else:
        assert [unquote(c) for c in rel(brief.href, "canonical")] == [BASE + brief.href]
        assert "robots" not in metas(brief.href)
    here = order.index(brief.href)
    # Briefs of one moment may be in any order, so that only the time of a neighbour is tested.
    same = [i for i, date in enumerate(dates) if date == dates[here]]
    for word, beyond in (("prev", max(same) + 1), ("next", min(same) - 1)):
        given = [placed(brief.href, href) for href in rel(brief.href, word)]
        wanted = {dates[here]} if len(same) > 1 else set()
        wanted |= {dates[beyond]} if 0 <= beyond < len(order) else set()
        assert {dates[order.index(g)] for g in given} <= wanted, word
    mine = [a for a in brief.authors if (site() / f"authors/{a}.html").exists()]
    given = [placed(brief.href, href) for href in rel(brief.href, "author")]
    assert given == [f"{folder(brief.lang)}authors/{a}.html" for a in mine]


def test_the_links_to_neighbours_lead_through_all_briefs() -> None:
    newest = [b.href for b in listed() if not rel(b.href, "next")]
    assert len(newest) == 1
    walked = [newest[0]]
    while earlier := rel(walked[-1], "prev"):
        walked.append(placed(walked[-1], earlier[0]))
        assert placed(walked[-1], rel(walked[-1], "next")[0]) == walked[-2]
    assert sorted(walked) == sorted(b.href for b in listed())


def test_versions_in_other_languages_name_each_other() -> None:
    tags: dict[str, dict[str, str]] = {}
    for path in pages(site()):
        alternates = [link for link in links(path) if "hreflang" in link]
        assert len({a["hreflang"] for a in alternates}) == len(alternates), path
        hrefs = {a["hreflang"]: unquote(a["href"]).removeprefix(BASE) for a in alternates}
        tags[path] = {lang: href or "index.html" for lang, href in hrefs.items()}
    some = {path: versions for path, versions in tags.items() if versions}
    families = {b.slug for b in shown().values() if "translation_of" in b.fields}
    families |= {str(shown()[slug].fields["translation_of"]) for slug in families}
    assert families
    homes = {"index.html", "languages/ko.html"}
    assert {*some["index.html"].values()} == homes
    lists = {path for path in some if path.startswith("languages/ko/")}
    lists |= {path.removeprefix("languages/ko/") for path in lists}
    assert {"archive.html", "topics/sanctions.html", "register.html", "digests.html"} < lists
    standing = {path for path in some if "/" not in path} - homes - lists
    assert standing == {
        f"{name}{ko}.html" for name in ("about", "corrections") for ko in ("", "-ko")
    }
    assert some.keys() - standing - homes - lists == {f"briefs/{slug}.html" for slug in families}
    for path, versions in some.items():
        assert versions[elements(path, "html")[0].get("lang")] == path
        assert versions["x-default"] == versions.get("en", versions["x-default"])
        assert all(tags[other] == versions for other in versions.values())


@pytest.mark.long
def test_every_page_names_its_kind() -> None:
    for path in pages(site()):
        tags = metas(path)
        if "refresh" in {m.get("http-equiv") for m in elements(path, "meta")}:
            continue
        for key in ("viewport", "description", "og:title", "og:site_name", "generator"):
            assert len(tags.get(key, [])) == 1, (path, key)
        assert tags["description"][0].strip(), path
        assert len(rel(path, "icon")) == len(rel(path, "stylesheet")) == 1, path
        lang = elements(path, "html")[0].get("lang")
        assert rel(path, "license") == [settings_in(lang)["license_url"]], path
        closed = tags.get("robots") == ["noindex"]
        address = "" if path == "index.html" else path
        wanted = [] if closed else [BASE + address]
        assert [unquote(c) for c in rel(path, "canonical")] == wanted, path
        assert [unquote(u) for u in tags.get("og:url", [])] == wanted, path


def test_every_page_names_the_feeds_of_the_archive_and_its_own() -> None:
    for path in pages(site()):
        if "refresh" in {m.get("http-equiv") for m in elements(path, "meta")}:
            continue
        kinds = ("application/atom+xml", "application/feed+json")
        feeds = [link for link in links(path) if link.get("type") in kinds]
        assert {f["rel"] for f in feeds} == {"alternate"}, path
        assert all(f["title"] for f in feeds), path
        given = {
            f["href"].lstrip("/") if path == "404.html" else placed(path, f["href"]) for f in feeds
        }
        wanted = {"feed.xml", "feed.json"}
        listed = path.removeprefix("languages/ko/")
        own = re.match(r"(languages/ko/)?(topics|authors|series)/[^/.]+|languages/ko(?=\.)", path)
        if own:
            wanted |= {f"{own[0]}.xml", f"{own[0]}.json"}
        if listed == "register.html":
            wanted |= {"register.xml", "register.json"}
        if listed == "archive.html":
            wanted |= {p.relative_to(site()).as_posix() for p in (site() / "feeds").iterdir()}
        assert given == wanted, path
        assert len(feeds) == len(wanted), path


def test_a_year_links_to_the_years_before_and_after() -> None:
    years = sorted({moment(b.date).year for b in listed()})
    for place, year in enumerate(years):
        path = f"archive/{year}.html"
        for word, there in (("prev", place - 1), ("next", place + 1)):
            wanted = [f"archive/{years[there]}.html"] if 0 <= there < len(years) else []
            assert [placed(path, href) for href in rel(path, word)] == wanted, (path, word)


def test_an_author_page_tells_of_the_person() -> None:
    for id, author in authors().items():
        path = f"authors/{id}.html"
        if not (site() / path).exists():
            continue
        data = extracted(site() / path, "json-ld")["json-ld"]
        assert [d["@type"] for d in data] == ["ProfilePage"]
        person = data[0]["mainEntity"]
        assert person["@type"] == "Person"
        assert person["name"] == author["name"]
        assert person.get("alternateName", []) == [*author.get("names", {}).values()]
        assert person["jobTitle"] == author["role"]
        assert person["description"] == author["bio"]
        assert person["url"] == BASE + path


AUTHORS = """
[desk]
name = "Sanctions Desk"
names = {fr = "Pages bleues"}
[crisis]
name = "Crisis Watch"
family_name = "Crisis Watch"
names = {fr = "Crise Ouverte"}
role = "Charity"
[house]
name = "Ann House"
family_name = "House"
role = "Editor"
[briefs]
name = "Peninsula Briefs"
[moon]
name = "Moon Watch"
"""


def test_an_organisation_is_no_person(tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    folder.write("site.toml", 'title = "Peninsula Briefs"\npublisher = "Moon Watch"\n')
    folder.write("authors.toml", AUTHORS)
    ids = ("desk", "crisis", "house", "briefs", "moon")
    works = "[{title: T, author: Ministry of Trade and Industry}, {title: U, author: A B and C D}]"
    folder.brief("a", author=f"[{', '.join(ids)}]", sources=works, translator="B C")
    folder.brief("b", author="[crisis]", lang="fr")
    folder.build("--quiet")

    def data(path: str) -> Any:
        return extracted(folder.site / path, "json-ld")["json-ld"][0]

    brief = data("briefs/a.html")
    kinds = ["Organization", "Organization", "Person", "Organization", "Organization"]
    assert [author["@type"] for author in brief["author"]] == kinds
    assert [data(f"authors/{id}.html")["mainEntity"]["@type"] for id in ids] == kinds
    assert [author.get("jobTitle") for author in brief["author"]][1:3] == [None, "Editor"]
    assert brief["translator"] == [{"@type": "Person", "name": "B C"}]
    assert [work["author"] for work in brief["citation"]] == [
        [{"@type": "Organization", "name": "Ministry of Trade and Industry"}],
        [{"@type": "Person", "name": "A B"}, {"@type": "Person", "name": "C D"}],
    ]
    # A citation does not divide the name of an organisation in another language either.
    assert data("briefs/b.html")["author"][0]["@type"] == "Organization"
    assert "Crise Ouverte. “b.”" in (folder.site / "briefs/b.html").read_text("utf-8")


def test_the_pages_of_the_authors_say_that_they_are_invented() -> None:
    for id, author in authors().items():
        assert "invented" in author["bio"], id
        assert "email" not in author, id


def test_structured_data_cannot_end_its_script() -> None:
    for path in pages(site()):
        for script in elements(path, "script"):
            if script.get("type") == "application/ld+json":
                assert not re.search(r"[<>&\u2028\u2029]", script.text or ""), path


def test_without_a_base_url_no_metadata_has_an_address() -> None:
    for slug in shown():
        path = f"briefs/{slug}.html"
        tags = metas(path, "")
        assert "citation_abstract_html_url" not in tags
        assert len(tags["DC.identifier"]) == 1
        assert tags["DC.identifier"] == [report(slug)["identifier"]]
        one = extracted(site("") / path, "json-ld")["json-ld"][0]
        assert not {"url", "mainEntityOfPage", "image"} & one.keys()
        wholes = one["isPartOf"] if "position" in one else [one["isPartOf"]]
        for thing in (*one["author"], *one.get("about", []), one["publisher"], *wholes):
            assert "url" not in thing
        for link in links(path, ""):
            if link["rel"] not in ("license", "schema.DC"):
                assert not urlsplit(link["href"]).scheme, (path, link)


@EVERY
@pytest.mark.parametrize(("id", "ending"), [("bibtex", "bib"), ("ris", "ris"), ("csl", "csl.json")])
def test_a_reference_is_the_same_on_the_page_and_in_the_file_of_its_year(
    slug: str, id: str, ending: str
) -> None:
    [element] = [e for e in elements(f"briefs/{slug}.html", "pre") if e.get("id") == f"page.{id}"]
    of_page = "".join(element.itertext()).removeprefix("[").removesuffix("]")
    year = moment(shown()[slug].date).year
    assert of_page in (site() / f"data/{year}.{ending}").read_text("utf-8")
