"""Paper: the end of a brief, and a booklet of several briefs."""

from __future__ import annotations

import re
from io import BytesIO
from pathlib import Path

import pypdf
import pytest
from playwright.sync_api import Page, expect

from tests.support.folder import Folder
from tests.support.shipped_site import site


def paper(page: Page, size: str = "A4") -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(page.pdf(format=size, prefer_css_page_size=True)))


def printed(page: Page, size: str = "A4") -> list[str]:
    """The text of each sheet."""
    return [sheet.extract_text() for sheet in paper(page, size).pages]


# Where the links lead that mark a place.
_MARKS = "https://mark.example/"


def mark(name: str, text: str = "") -> str:
    """HTML for a link around a text, so that `marks` finds it on paper."""
    return f'<a href="{_MARKS}{name}">{text or name}</a>'


def marks(page: Page, size: str = "A4") -> list[set[str]]:
    """The marks on each sheet. The addresses of its links are read in a fiftieth of the time that
    its text takes, so that many variants of a page can be printed."""
    return [
        {
            address.removeprefix(_MARKS)
            for link in sheet.annotations or ()
            if (address := str(link.get_object().get("/A", {}).get("/URI"))).startswith(_MARKS)
        }
        for sheet in paper(page, size).pages
    ]


def letters(text: str) -> str:
    """Readers of PDF confuse dashes and spaces."""
    return re.sub(r"\W", "", text)


def test_the_longest_date_is_printed_in_one_line(visitor: Page, root: str) -> None:
    visitor.goto(root + "briefs/resolution-2397.html")
    assert "23 December 2017" in printed(visitor)[0].replace("\xa0", " ")


def test_the_last_page_is_never_a_single_line(visitor: Page, root: str) -> None:
    for slug, size in (("hanoi-summit", "Letter"), ("agreed-framework", "A4")):
        visitor.goto(root + f"briefs/{slug}.html")
        *_, last = sheets = printed(visitor, size)
        assert len(last.splitlines()) > 5, last
        assert f"{len(sheets)} / {len(sheets)}" in last
        assert "Built with" not in last


# Mark the words in the last block, and the end of what is before it, and put short paragraphs into
# the text.
_CONTACT = """() => document.querySelector(".cite").insertAdjacentHTML("afterend",
    '<section class="contact"><h2 class="label">Contact</h2><ul>'
    + '<li>a@b.example</li>'.repeat(4) + '</ul></section>'
)"""
_MARK_THE_END = """([last, words, inBlock, before]) => {
    for (const block of document.querySelectorAll(last)) {
        const sibling = block.previousElementSibling || block.parentElement.previousElementSibling;
        const texts = [...sibling.querySelectorAll("p:not(.actions), li")];
        texts.at(-1).insertAdjacentHTML("beforeend", before);
        const parts = [...block.querySelectorAll("*")];
        const part = parts.find(each => !each.children.length && each.textContent.includes(words));
        part.insertAdjacentHTML("afterbegin", inBlock);
    }
}"""
# Keep only the last block of each text, so that fewer sheets are printed.
_SHORTEN = """() => {
    for (const block of document.querySelectorAll(".prose > :not(:last-child)")) block.remove();
}"""
_LENGTHEN = """() => {
    const booklet = document.querySelector(".booklet");
    if (booklet) document.body.classList.add("has-booklet");
    for (const text of (booklet || document).querySelectorAll(".prose")) {
        text.insertAdjacentHTML("afterbegin", "<p>A line.</p>");
    }
}"""


@pytest.mark.parametrize(
    ("path", "last", "words"),
    [
        ("briefs/camp-david-summit.html", ".cite", "How to cite"),
        ("briefs/agreed-framework.html", ".cite", "How to cite"),
        ("briefs/agreed-framework.html", ".contact", "a@b.example"),
        ("topics/kaesong.html", ".booklet .cite", "How to cite"),
    ],
)
def test_the_last_block_is_never_alone_on_its_page(
    visitor: Page, root: str, path: str, last: str, words: str
) -> None:
    """Wherever the text ends, the last block has a part of what is before it on its page."""
    visitor.goto(root + path)
    if ".booklet" in last:
        open_booklet(visitor)
    visitor.evaluate(_SHORTEN)
    if last == ".contact":
        visitor.evaluate(_CONTACT)
    visitor.evaluate(_MARK_THE_END, [last, words, mark("last"), mark("before", " Before the end.")])
    numbers = set()
    for lines in range(30):
        visitor.evaluate(_LENGTHEN)
        sheets = marks(visitor)
        ends = [sheet for sheet in sheets if "last" in sheet]
        assert ends
        assert all("before" in sheet for sheet in ends), lines
        numbers.add(len(sheets))
    assert len(numbers) > 1  # The end has passed from one sheet to the next.


def test_a_short_history_is_on_one_sheet(visitor: Page, root: str) -> None:
    """Wherever the text ends. A longer one can break between its entries."""
    visitor.goto(root + "briefs/camp-david-summit.html")
    visitor.evaluate(_SHORTEN)
    visitor.evaluate(
        """([before, after]) => document.querySelector(".apparatus").insertAdjacentHTML(
            "afterbegin",
            `<section class="history"><h2 class="label">History</h2><ol><li>${before}</li>`
            + `<li>Two</li><li>Three</li><li>${after}</li></ol></section>`)""",
        [mark("first"), mark("last")],
    )
    numbers = set()
    for lines in range(30):
        visitor.evaluate(_LENGTHEN)
        sheets = marks(visitor)
        assert {"first", "last"} in [sheet & {"first", "last"} for sheet in sheets], lines
        numbers.add(next(n for n, sheet in enumerate(sheets) if "first" in sheet))
    assert len(numbers) > 1


def test_the_notice_of_a_short_page_follows_its_text(visitor: Page, root: str) -> None:
    visitor.goto(root + "about.html")
    visitor.emulate_media(media="print")
    gap = """() => document.querySelector(".colophon").getBoundingClientRect().top
        - document.querySelector(".brief").getBoundingClientRect().bottom"""
    visitor.evaluate("() => document.querySelector('.prose').replaceChildren('Text.')")
    assert 0 < visitor.evaluate(gap) < 60
    visitor.emulate_media(media="screen")


def test_a_list_prints_as_one_booklet(visitor: Page, root: str) -> None:
    page = visitor
    page.goto(root + "topics/sanctions.html")
    links = page.locator("main .entry h3 a")
    titles = list(dict.fromkeys(links.all_inner_texts()))
    sheets = len(paper(page).pages)
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = 1 } }")
    button = page.get_by_role("button", name="Print these briefs as a booklet")
    button.click()
    page.wait_for_selector("body[data-printed]")
    expect(button).to_be_enabled()
    cover, *texts = printed(page)
    words = letters(cover)
    assert words.index("Sanctions") < words.index("Contents")
    for title in titles:
        assert letters(title)[:30] in words
    assert len(texts) > 2 * len(titles)
    assert all(len(text.splitlines()) > 5 for text in texts)
    assert "".join(texts).count("How to cite") == page.locator(".booklet .citation").count()
    ids = page.locator(".booklet [id]").evaluate_all("all => all.map((one) => one.id)")
    assert len(ids) == len(set(ids))
    inner = page.locator(".booklet a[href^='#']").evaluate_all(
        "all => all.filter((a) => !document.getElementById(decodeURIComponent(a.hash.slice(1))))"
    )
    assert inner == []
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(paper(page).pages) == sheets
    page.goto((site() / "topics/sanctions.html").as_uri())
    expect(button).to_be_hidden()


def open_booklet(page: Page) -> None:
    """Make the booklet of the page that is open."""
    page.evaluate("() => { window.print = () => { document.body.dataset.printed = 1 } }")
    page.get_by_role("button", name="Print these briefs as a booklet").click()
    page.wait_for_selector("body[data-printed]")


def test_a_booklet_has_the_name_of_its_list_in_one_language(visitor: Page, root: str) -> None:
    visitor.goto(root + "series/trump-kim-meetings.html")
    assert visitor.locator("main h1 .other-name").count() == 1
    open_booklet(visitor)
    expect(visitor.locator(".booklet > h1")).to_have_text("The meetings of Trump and Kim")


# The direction and the alignment of each text in a booklet, and of each line of its contents.
_DIRECTIONS = """() => [".booklet > article .prose > p", ".booklet nav li > *"].map(
    selector => [...new Set([...document.querySelectorAll(selector)].map(each => {
        const { direction, textAlign } = getComputedStyle(each);
        return direction + " " + textAlign;
    }))])"""


def test_a_booklet_keeps_the_direction_of_each_brief(visitor: Page, root: str) -> None:
    """Also in a list whose page is written from right to left."""
    visitor.goto(root + "topics/kaesong.html")
    visitor.evaluate("document.documentElement.dir = 'rtl'")
    open_booklet(visitor)
    visitor.emulate_media(media="print")
    texts, lines = visitor.evaluate(_DIRECTIONS)
    visitor.emulate_media(media="screen")
    assert texts == ["ltr start"]
    assert [line.split()[0] for line in lines] == ["ltr"]
    line = visitor.locator(".booklet nav li").first
    assert line.evaluate("line => line.children.length === 1 && !line.firstChild.data")


def test_the_number_of_a_source_is_printed_in_one_line(visitor: Page, root: str) -> None:
    visitor.goto(root + "briefs/security-council-resolutions.html")
    visitor.emulate_media(media="print")
    heights = visitor.locator(".sources li").evaluate_all(
        "items => items.map(item => getComputedStyle(item, '::before').height)"
    )
    visitor.emulate_media(media="screen")
    assert len(heights) == 12
    assert len({*heights}) == 1


_WIDE = "".join(f"<td>averyverylongwordofcolumn{n}</td>" for n in range(14))
_LONG = "".join(f"<tr><td>Row {n}</td><td>1</td></tr>" for n in range(120))


def open_with(page: Page, root: str, more: str) -> None:
    """Open a brief with a table that has more HTML in its text before its script runs."""
    path = "briefs/security-council-resolutions.html"
    html = (site() / path).read_text("utf-8")
    start = html.index("<div", html.index('<div class="prose">') + 1)
    page.unroute_all()
    page.route(f"**/{path}", lambda route: route.fulfill(body=html[:start] + more + html[start:]))
    page.goto(root + path)


def test_a_table_prints_with_all_columns_and_its_head_on_each_page(
    visitor: Page, root: str
) -> None:
    page = visitor
    rows = "<tr><th>Left head</th><th>Right head</th></tr>"
    tables = (
        f'<div class="table"><table><tbody><tr>{_WIDE}</tr></tbody></table></div>'
        f'<div class="table"><table><thead>{rows}</thead><tbody>{_LONG}</tbody></table></div>'
        "<p>After the tables.</p>"
    )
    open_with(page, root, tables)
    expect(page.get_by_role("button", name="Right head")).to_be_visible()
    sheets = printed(page)
    text = letters("".join(sheets))
    assert all(f"column{n}" in text for n in range(14))
    with_rows = [sheet for sheet in sheets if re.search(r"Row \d", sheet)]
    assert len(with_rows) > 2
    assert all("Left head" in sheet and "Right head" in sheet for sheet in with_rows)
    last = next(n for n, sheet in enumerate(sheets) if "Row 119" in sheet)
    after = next(n for n, sheet in enumerate(sheets) if "After the tables." in sheet)
    assert after >= last


# By now, the script has made a button of the text of each head. What follows is removed: it
# does not change where the table is.
_MARK_HEAD_OF_LAST_TABLE = """(head) => {
    const table = document.querySelector(".prose .table");
    table.querySelector("th").insertAdjacentHTML("beforeend", head);
    while (table.nextSibling) table.nextSibling.remove();
    document.querySelector(".apparatus").remove();
}"""


def test_the_head_of_a_table_is_never_alone_at_the_end_of_a_page(visitor: Page, root: str) -> None:
    head = "<thead><tr><th>Left head</th><th>Right head</th></tr></thead>"
    rows = "".join(
        f"<tr><td>{mark('row', f'Row {n}')}<br>b<br>c<br>d<br>e<br>f</td><td>1</td></tr>"
        for n in range(9)
    )
    table = f"<table><caption>{mark('head')}</caption>{head}<tbody>{rows}</tbody></table>"
    open_with(visitor, root, f'{"<p>A line.</p>" * 4}<div class="table">{table}</div>')
    visitor.evaluate(_MARK_HEAD_OF_LAST_TABLE, mark("head"))
    for lines in range(4, 30):
        heads = [sheet for sheet in marks(visitor) if "head" in sheet]
        assert heads
        assert all("row" in sheet for sheet in heads), lines
        visitor.evaluate(_LENGTHEN)


def test_what_readers_can_open_is_printed(visitor: Page, root: str) -> None:
    open_with(visitor, root, "<details><summary>Method</summary><p>A text inside.</p></details>")
    assert "A text inside." in "".join(printed(visitor))


_WORK = "https://example.org/a/work.html"
_COPY = f"https://archive.example/2018/{_WORK}"
_OTHER_COPY = "https://archive.example/kept"


def test_paper_says_where_archived_copies_are(visitor: Page, tmp_path: Path) -> None:
    """It does not repeat the address of the original."""
    folder = Folder(tmp_path)
    folder.write("topics.toml", '[t]\nname = "T"\n')
    folder.write("authors.toml", '[A]\nname = "A"\n')
    sources = (
        f"{{title: One, url: {_WORK}, archived: {_COPY}}}",
        f"{{title: Two, url: {_WORK}?2, archived: {_OTHER_COPY}}}",
        f"{{title: Three, archived: {_COPY}}}",
    )
    folder.brief("one", sources=f"[{', '.join(sources)}]")
    folder.build("--quiet")
    for path in ("briefs/one.html", "sources.html"):
        visitor.goto((folder.site / path).as_uri())
        text = re.sub(r"\s", "", "".join(printed(visitor)))
        assert f"Archivedcopy<{_COPY.removesuffix(_WORK)}…>" in text
        assert f"Archivedcopy<{_OTHER_COPY}>" in text
        assert f"Archivedcopy<{_COPY}>" in text
