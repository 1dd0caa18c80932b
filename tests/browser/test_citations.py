"""Citations on the page of a brief, with and without a script."""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import unquote

from playwright.sync_api import Browser, Page, expect

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


def test_a_reader_cites_in_the_style_that_was_chosen_once(browser: Browser, root: str) -> None:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
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
    context.close()


def selected(page: Page) -> str:
    return str(page.evaluate("getSelection().toString()")).strip()


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
