"""Citations on the page of a brief, with and without a script."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from playwright.sync_api import Browser, Page, Route, expect

from briefing.core.citation_formats import FORMATS, STYLES
from briefing.core.citations import Reference, citation
from briefing.templates.environment import create_environment
from briefing.templates.files import Layouts
from tests.support.references import PAIRS, references
from tests.support.repository import REPO
from tests.support.shipped_site import BASE, site

BRIEF = "briefs/hanoi-summit.html"
SELECT = """([first, second]) => {
  const nodes = [...document.querySelectorAll(".prose p")].slice(0, 2).map((p) => p.firstChild);
  const range = document.createRange();
  range.setStart(nodes[0], first);
  range.setEnd(second ? nodes[1] : nodes[0], second || first + 12);
  getSelection().removeAllRanges();
  getSelection().addRange(range);
}"""


def citations(page: Page) -> list[str]:
    return page.locator(".citation:visible").all_inner_texts()


def copied(page: Page) -> str:
    return str(page.evaluate("navigator.clipboard.readText()"))


def test_a_reader_cites_in_the_style_that_was_chosen_once(visitor: Page, root: str) -> None:
    page = visitor
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(root + "briefs/us-dprk-timeline.html")
    assert citations(page)[0].startswith("Han, Minji, and Ruth Ellery. “")
    page.get_by_label("APA").check()
    page.goto(root + BRIEF)
    page.get_by_role("button", name="Copy citation").click()
    expect(page.get_by_role("button", name="Citation copied")).to_be_visible()
    assert [copied(page)] == citations(page)
    assert copied(page).startswith("Han, M., & Ashworth, D. (2019, March 1). ")
    page.locator(".references summary").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="Save as a file (RIS)").click()
    assert download.value.suggested_filename == "hanoi-summit.ris"
    assert Path(download.value.path()).read_text() == page.locator("#page\\.ris").text_content()

    button = page.get_by_role("button", name="Copy passage with citation")
    expect(button).to_be_hidden()
    for selection, directive in (([5, 0], r"text=[^,]+"), ([5, 8], r"text=[^,]+,[^,]+")):
        page.evaluate(SELECT, selection)
        button.click()
        expect(page.get_by_role("button", name="Passage copied")).to_be_visible()
        passage, citation, address = copied(page).rsplit("\n", 2)
        assert passage.strip() == re.sub(r"\s*\n\s*", "\n\n", selected(page))
        assert citation == citations(page)[0]
        assert re.fullmatch(re.escape(BASE + BRIEF) + "#:~:" + directive, address)
        start = unquote(address.partition("text=")[2]).partition(",")[0]
        assert start in re.sub(r"\s+", " ", page.locator(".prose").inner_text())
        expect(button).to_be_visible()
    page.evaluate("getSelection().removeAllRanges()")
    expect(button).to_be_hidden()


def test_a_passage_has_no_numbers_of_footnotes(visitor: Page, root: str) -> None:
    visitor.context.grant_permissions(["clipboard-read", "clipboard-write"])
    visitor.goto(root + "briefs/security-council-resolutions.html")
    number = visitor.locator("p sup.footnote-ref").first
    whole = number.evaluate(
        """(number) => {
            const range = document.createRange();
            range.selectNodeContents(number.closest("p"));
            getSelection().removeAllRanges();
            getSelection().addRange(range);
            return [...number.closest("p").childNodes]
                .filter((node) => node.className !== "footnote-ref")
                .map((node) => node.textContent).join("");
        }"""
    )
    visitor.get_by_role("button", name="Copy passage with citation").click()
    expect(visitor.get_by_role("button", name="Passage copied")).to_be_visible()
    assert copied(visitor).partition("\n")[0] == " ".join(whole.split())
    expect(number).to_be_visible()


def selected(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()")).strip()


PASSAGES = """<div class="prose"><h2>Section one<a class="permalink">#</a></h2>
<p>A vote was held.</p><h2>Section two<a class="permalink">#</a></h2><p>The vote was held.</p>
<p>กรุงเทพมหานครเป็นเมืองหลวง</p></div><button id="page.copy-passage"></button>"""


@pytest.mark.parametrize(
    ("element", "start", "end", "directive"),
    [
        ("h2:nth-of-type(2)", 0, 4, "Section,-two"),  # The first section has the same word.
        ("p:nth-of-type(2)", 5, 8, "The-,vote"),  # A part of a word.
        ("p:nth-of-type(2)", 0, 8, "The vote"),
        ("p:nth-of-type(3)", 5, 16, "กรุงเทพมหานครเป็นเมืองหลวง"),
    ],
)
def test_the_address_of_a_passage_leads_to_it_alone(
    visitor: Page, element: str, start: int, end: int, directive: str
) -> None:
    page = visitor
    page.set_content(PASSAGES)
    page.add_script_tag(
        content="const siteCite = { text: () => '' };"
        "const siteCopy = { attach: (button, text) => { window.copied = text } };"
    )
    page.add_script_tag(path=REPO / "layouts/assets/site.js/06-passage.js")
    page.evaluate(
        """([element, start, end]) => {
        const text = document.querySelector(element).firstChild;
        getSelection().setBaseAndExtent(text, start, text, end);
        document.dispatchEvent(new Event("selectionchange"));
        }""",
        [element, start, end],
    )
    address = page.evaluate("() => window.copied()").rpartition("#:~:text=")[2]
    assert unquote(address) == directive


def test_without_a_script_every_style_and_format_can_be_read(browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto((site() / BRIEF).as_uri())
    for style, start in (("MLA", "Han, Minji, and Daniel"), ("Korean", "Minji Han·Daniel")):
        page.get_by_label(style).check()
        assert [text.startswith(start) for text in citations(page)] == [True]
    page.locator(".references summary").click()
    assert page.locator(".references pre:visible").count() == 3
    assert page.get_by_role("button", name="Save as a file").count() == 0
    context.close()


@pytest.fixture(scope="module")
def formatter(browser: Browser) -> Iterator[Page]:
    """A page with the script of citations, and the table of formats."""
    page = browser.new_page()
    page.add_script_tag(path=REPO / "layouts/assets/citations.js/10-formats.js")
    env, _ = create_environment(Layouts({}, {}, {}, {}))
    formats = env.from_string("{{ citation_formats() | json }}").render()
    page.evaluate("formats => { window.formats = JSON.parse(formats) }", formats)
    yield page
    page.close()


@settings(max_examples=20, phases=[Phase.explicit, Phase.generate])  # each list has many examples
@given(works=st.lists(references(), min_size=10, max_size=10))
@example(works=[PAIRS])
@example(works=[Reference("comma", ",", names=("Smith|John|Jr.",), date="2021-05-11")])
def test_the_browser_writes_what_the_build_writes(formatter: Page, works: list[Reference]) -> None:
    ids = [id for id in FORMATS if id != "csl"]
    items = [json.loads(citation(work, "csl")) for work in works]
    written = formatter.evaluate(
        "([items, ids]) => items.map((item) =>"
        " ids.map((id) => citationFormats.cite(item, window.formats[id])))",
        [items, ids],
    )
    for work, texts in zip(works, written, strict=True):
        assert texts == [plain_text(work, id) for id in ids]


def plain_text(work: Reference, id: str) -> str:
    text = citation(work, id)
    return unescape(re.sub("</?(?:i|bdi)>", "", text)) if id in STYLES else text


def test_the_finder_copies_and_saves_what_it_shows(visitor: Page, root: str) -> None:
    page = visitor
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(root + "archive.html?kind=analysis&sort=oldest")
    copy = page.get_by_role("button", name="Copy citations")
    expect(copy).to_be_enabled()
    # A click could miss the button, which moves while the results above it appear.
    copy.press("Enter")
    expect(page.get_by_role("button", name="Citations copied")).to_be_visible()
    lines = copied(page).split("\n\n")
    links = page.locator("#results h3 a")
    assert len(lines) == links.count()
    for line, link in zip(lines, links.all(), strict=True):
        assert line.endswith(f"/{(link.get_attribute('href') or '').rpartition('/')[2]}.")
        assert f"“{link.inner_text()}.”".replace("?.”", "?”") in line
    for name, ending, start in (
        ("BibTeX", "bib", "@misc{"),
        ("RIS", "ris", "TY  - "),
        ("CSL-JSON", "json", "["),
    ):
        with page.expect_download() as download:
            page.get_by_role("button", name=f"Save as {name}").click()
        assert download.value.suggested_filename == f"references.{ending}"
        text = Path(download.value.path()).read_text()
        assert text.startswith(start)
        assert text.count("URL" if ending == "json" else "http") == len(lines)


@pytest.mark.parametrize(
    ("address", "script"),
    [
        ("archive.html?kind=analysis", "**/finder-tools.*.js"),
        ("reading-list.html#2019-03-01/hanoi-summit", "**/reading-list.*.js"),
    ],
)
def test_the_buttons_for_citations_wait_for_their_script(
    visitor: Page, root: str, address: str, script: str
) -> None:
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    visitor.route(script, hold)
    with visitor.expect_request(script):
        visitor.goto(root + address, wait_until="commit")
    buttons = visitor.locator("#finder\\.copy, [data-save]")
    expect(buttons).to_have_count(4)
    for button in buttons.all():
        expect(button).to_be_disabled()
    held.pop().continue_()
    for button in buttons.all():
        expect(button).to_be_enabled()
    with visitor.expect_download() as download:
        visitor.locator("[data-save=ris]").click()
    assert Path(download.value.path()).read_text().startswith("TY  - ")
