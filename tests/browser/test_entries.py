"""Entries of lists, and pages of briefs, with names and words that are very long."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.support.chromium import serve_folder
from tests.support.folder import Folder

WORD = "Donaudampfschifffahrtsgesellschaftskapitänsmützenabzeichen"
OFFICE = "Office for the Coordination of Humanitarian Affairs and of Relief"
PAGES = ("index.html", "archive.html", "topics/long.html", "authors/han.html", "follow.html",
         "archive/2021.html", "briefs/one.html", "briefs/two.html", "series.html", "topics.html",
         "authors.html", "glossary.html", "sources.html", "register.html")  # fmt: skip
WIDER = "document.body.scrollWidth - document.body.clientWidth"
# The names whose comma begins a line.
LINES = """() => [...document.querySelectorAll(".imprint .name")].flatMap(name => {
    const range = document.createRange();
    const at = name.lastChild.textContent.indexOf(",");
    if (at < 0 || !name.offsetParent) return [];
    range.setStart(name.lastChild, at);
    range.setEnd(name.lastChild, at + 1);
    const isFirst = range.getBoundingClientRect().left < name.getBoundingClientRect().left + 5;
    return isFirst ? [name.textContent] : [];
})"""
# The dates that are on several lines.
BROKEN_DATES = """() => [...document.querySelectorAll("time")].filter(time => {
    const range = document.createRange();
    range.selectNodeContents(time);
    return new Set([...range.getClientRects()].map(line => line.top)).size > 1;
}).map(time => time.textContent)"""

# The dates whose letters are outside of their box, where the box can cut them off, or reach into
# the text beside them.
CUT_DATES = """() => [...document.querySelectorAll(".dateline time")].filter(time => {
    const range = document.createRange();
    range.selectNodeContents(time);
    const letters = range.getBoundingClientRect();
    const line = time.closest(".dateline");
    const box = line.getBoundingClientRect();
    const title = line.parentElement.querySelector(".entry-text, h1").getBoundingClientRect();
    const isBeside = title.top < letters.bottom && title.bottom > letters.top;
    return getComputedStyle(line).overflowX === "clip" && letters.right > box.right + 1
        || isBeside && title.left < letters.right;
}).map(time => time.textContent)"""


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the site of an archive with long names."""
    folder = Folder(tmp_path_factory.mktemp("long"))
    folder.write("site.toml", 'title = "T"\n[[feeds]]\ntitle = "' + WORD + '"\ntopics = ["long"]\n')
    folder.write("topics.toml", f'[long]\nname = "{WORD}"\n')
    folder.write("authors.toml", f'[han]\nname = "한민지"\n[office]\nname = "{OFFICE}"\n')
    folder.write("series.toml", f'[s]\nname = "{WORD}"\n')
    folder.write("glossary.toml", f'[t]\nterm = "armistice"\ndefinition = "{WORD}"\n')
    more = {"author": "[office, han]", "topics": "[long]", "summary": WORD * 2}
    folder.brief("one", "An armistice.", title=WORD, series="{id: s, part: 1}", **more)
    folder.brief("two", "An armistice.", title=WORD + "2", supersedes="one", **more)
    folder.brief("three", title="Three", date="2021-09-22", **more)
    folder.build("--quiet")
    server, address = serve_folder(folder.site)
    yield address
    server.shutdown()
    server.server_close()


def test_long_names_stay_in_their_column_and_dates_on_one_line(visitor: Page, archive: str) -> None:
    visitor.set_viewport_size({"width": 320, "height": 640})
    for path in PAGES:
        visitor.goto(archive + path)
        assert visitor.evaluate(WIDER) == 0, path
        assert visitor.evaluate(LINES) == [], path
        assert visitor.evaluate(BROKEN_DATES) == [], path


@pytest.mark.parametrize("lang", ["en", "es", "pt", "ru"])
def test_no_date_is_cut_off(visitor: Page, tmp_path: Path, lang: str) -> None:
    folder = Folder(tmp_path)
    for day in (22, 23):
        updates = f"[{{date: 2021-11-{day}, kind: correction, note: It was wrong.}}]"
        folder.brief(f"b{day}", date=f"2021-09-{day}", lang=lang, updates=updates)
    folder.write("site.toml", f'title = "T"\nlanguage = "{lang}"\n')
    folder.build("--quiet")
    for path in ("index.html", "archive.html", "briefs/b22.html"):
        visitor.goto((folder.site / path).as_uri())
        for width in (320, 640, 768, 960, 1280):
            visitor.set_viewport_size({"width": width, "height": 800})
            assert visitor.evaluate(CUT_DATES) == [], (path, width)
            assert visitor.evaluate(BROKEN_DATES) == [], (path, width)
        # A4 without its margins.
        visitor.set_viewport_size({"width": 642, "height": 900})
        visitor.emulate_media(media="print")
        assert visitor.evaluate(CUT_DATES) == [], path
        visitor.emulate_media(media="screen")


def test_a_korean_synonym_breaks_at_no_syllable(visitor: Page, root: str) -> None:
    visitor.goto(root + "topics/nuclear-programme.html")
    heights = set()
    for width in range(500, 900, 10):
        visitor.set_viewport_size({"width": width, "height": 800})
        heights.add(
            visitor.locator(".page-header .total").evaluate(
                """(total) => {
                    const text = total.querySelector("span").firstChild;
                    const range = document.createRange();
                    const start = text.textContent.indexOf("비핵화");
                    range.setStart(text, start);
                    range.setEnd(text, start + 3);
                    return new Set([...range.getClientRects()].map(line => line.top)).size;
                }"""
            )
        )
    assert heights == {1}


def test_definitions_are_for_paper(visitor: Page, archive: str) -> None:
    page = visitor
    page.goto(archive + "briefs/two.html")
    for width in (320, 1600):
        page.set_viewport_size({"width": width, "height": 800})
        assert not is_shown(page)
    page.emulate_media(media="print")
    assert is_shown(page)
    page.emulate_media(media="screen")
    page.goto(archive + "topics/long.html")
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = 1 } }")
    page.get_by_role("button", name="booklet").click()
    page.wait_for_selector("body[data-printed]")
    page.emulate_media(media="print")
    assert page.locator(".booklet section.terms:visible").count() == 2


def is_shown(page: Page) -> bool:
    return page.locator("section.terms").is_visible()


def test_no_line_below_a_title_begins_with_a_separator(visitor: Page, root: str) -> None:
    visitor.goto(f"{root}archive/2018.html")
    contents = visitor.locator(".imprint:has(.status)").evaluate_all(
        """(lines) => lines.map((line) => [
            getComputedStyle(line.querySelector(".status"), "::before").content,
            getComputedStyle(line.querySelector(".names"), "::after").content,
        ])"""
    )
    assert contents
    assert {(before, "·" in after) for before, after in contents} == {("none", True)}
