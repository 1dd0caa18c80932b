"""The reading list in a real Chromium: what a reader keeps, shares and saves."""

from __future__ import annotations

import json
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.support.chromium import collect_errors
from tests.support.shipped_site import site

KEPT = "2019-03-01/hanoi-summit"
# The titles whose words the button of their entry covers.
OVERLAPS = """() => [...document.querySelectorAll(".entry")].flatMap(entry => {
    const button = entry.querySelector(".keep").getBoundingClientRect();
    const range = document.createRange();
    range.selectNodeContents(entry.querySelector("h3"));
    const lines = [...range.getClientRects()];
    return lines.filter(line => line.top < button.bottom - 1 && line.right > button.left)
        .map(() => entry.querySelector("h3").textContent);
})"""


def kept(page: Page) -> list[str]:
    found: list[str] = page.evaluate("JSON.parse(localStorage['reading-list'] || '[]')")
    return found


def saved(page: Page, selector: str) -> str:
    with page.expect_download() as download:
        page.locator(selector).click()
    return Path(download.value.path()).read_text("utf-8")


def test_a_reader_keeps_shares_and_saves_briefs(visitor: Page, browser: Browser, root: str) -> None:
    page = visitor
    page.goto(root + "archive.html?topic=summits&sort=oldest")
    # The results have buttons, and so have the entries of static lists and the pages of briefs.
    first = page.locator("#results > .entry").first
    title = first.locator("h3").inner_text()
    first.get_by_role("button", name="Add to reading list").click()
    expect(first.get_by_role("button", name="Remove from reading list")).to_be_visible()
    page.locator("[data-facet=kinds] input").first.check()
    expect(page.locator("#results .keep").first).to_be_visible()
    page.goto(root + "briefs/hanoi-summit.html")
    page.get_by_role("button", name="Add to reading list").first.click()
    assert kept(page)[1:] == [KEPT]
    page.goto(root + "archive/2018.html")
    assert page.locator(".entry .keep").count() == page.locator(".entry").count()
    page.set_viewport_size({"width": 360, "height": 640})
    assert page.evaluate(OVERLAPS) == []
    page.set_viewport_size({"width": 1280, "height": 900})
    link = page.get_by_role("link", name="Reading list")
    expect(link).to_have_text("Reading list 2")
    link.click()
    entries = page.locator("#list\\.entries > .entry")
    expect(entries.locator("h3")).to_have_text(
        [title, "Hanoi: two accounts of a summit without an agreement"]
    )
    expect(page.locator("#list\\.total")).to_have_text("2 briefs")
    expect(page.locator("#list\\.needs")).to_be_hidden()
    text = saved(page, "#list\\.text")
    assert title in text
    assert "1\u00a0March\u00a02019" in text
    record = json.loads(saved(page, "#list\\.json"))[1]
    assert record["date"] == "2019-03-01"
    assert record["url"].endswith("/briefs/hanoi-summit.html")
    assert saved(page, "[data-save=bibtex]").count("@") == 2
    entries.first.get_by_role("button", name="Remove from reading list").click()
    expect(entries).to_have_count(1)
    expect(entries.locator("h3 a")).to_be_focused()
    # Another reader opens the address. An unknown brief is still a link.
    other = browser.new_context().new_page()
    wrong = collect_errors(other)
    # Some programs encode the commas. Each brief is shown once.
    other.goto(f"{root}reading-list.html#{KEPT}%2C{KEPT},2018-01-02/no-such-brief,<b>,%")
    expect(other.locator("#list\\.entries > .entry")).to_have_count(2)
    assert other.locator("h3 a").last.get_attribute("href") == "briefs/no-such-brief.html"
    other.get_by_role("button", name="Add all to my reading list").click()
    expect(other.locator("#list\\.shared")).to_be_hidden()
    assert kept(other) == [KEPT, "2018-01-02/no-such-brief"]
    # It can be removed, although the archive does not know it.
    other.get_by_role("button", name="Remove from reading list").last.click()
    expect(other.locator("#list\\.entries > .entry")).to_have_count(1)
    assert kept(other) == [KEPT]
    other.get_by_role("button", name="Empty the list").click()
    expect(other.locator("#list\\.empty")).to_be_visible()
    assert kept(other) == []
    expect(other.locator("#list\\.needs")).to_be_hidden()
    other.context.close()
    assert [said for said in wrong if "no-such-brief" not in said] == []


def test_each_list_has_buttons_for_the_briefs_that_it_names(visitor: Page, root: str) -> None:
    page = visitor
    page.goto(root + "index.html")
    title = page.locator(".latest h2").inner_text()
    page.locator(".latest .keep").click()
    # A digest and the register name a brief beside the date of its correction.
    page.goto(root + "register.html")
    assert page.locator(".entry .keep").count() == page.locator(".entry").count()
    entry = page.locator(".entry", has=page.locator("a[href='briefs/hanoi-summit.html']"))
    entry.first.locator(".keep").click()
    assert kept(page)[1] == KEPT
    page.goto(root + "reading-list.html")
    expect(page.locator("#list\\.entries h3").first).to_have_text(title)


def test_a_reader_sorts_the_list(visitor: Page, root: str) -> None:
    others = ["2018-06-13/singapore-joint-statement", "2018-04-28/panmunjom-declaration"]
    page = visitor
    page.goto(root + "reading-list.html")
    page.evaluate("list => siteReadingList.write(list)", [KEPT, *others])
    down = page.get_by_role("button", name="Move down")
    up = page.get_by_role("button", name="Move up")
    expect(down).to_have_count(3)
    down.first.focus()
    page.keyboard.press("Enter")
    expect(down.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect(down.nth(2)).to_be_focused()
    assert kept(page) == [*others, KEPT]
    # At the end, the button stays where it is and says that it does nothing.
    expect(down.nth(2)).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    up.nth(1).click()
    expect(up.first).to_be_focused()
    order = [others[1], others[0], KEPT]
    assert kept(page) == order
    slugs = [item.partition("/")[2] for item in order]
    records = json.loads(saved(page, "#list\\.json"))
    assert [record["url"].rpartition("/")[2] for record in records] == [f"{s}.html" for s in slugs]
    references = saved(page, "[data-save=bibtex]")
    assert sorted(slugs, key=references.index) == slugs
    # A list that somebody has shared stays as it is.
    page.goto(f"{root}reading-list.html#{','.join(order)}")
    expect(page.locator("#list\\.shared")).to_be_visible()
    expect(down).to_have_count(0)


def test_the_list_works_from_disk_and_without_stored_data(browser: Browser) -> None:
    context = browser.new_context()
    context.add_init_script(
        """Object.defineProperty(self, "localStorage", {get() { throw new Error("no"); }});"""
    )
    page = context.new_page()
    wrong = collect_errors(page)
    page.goto((site() / "archive.html").as_uri())
    page.locator("#results .keep").first.click()
    expect(page.locator("#results .keep.is-kept")).to_have_count(1)
    page.goto(f"{(site() / 'reading-list.html').as_uri()}#{KEPT}")
    expect(page.locator("#list\\.entries .dateline")).to_have_text(
        "1\u00a0March\u00a02019 Analysis"
    )
    # What was chosen on the other page is lost, and this page says why.
    expect(page.locator("#list\\.needs")).to_contain_text("a browser that stores data")
    expect(page.locator("#list\\.needs")).to_be_visible()
    assert wrong == []
    context.close()


def test_an_empty_list_is_in_the_column_of_the_text(visitor: Page, root: str) -> None:
    visitor.goto(root + "reading-list.html")
    expect(visitor.locator(".empty")).to_be_visible()
    edges = [
        visitor.locator(place).evaluate("(element) => element.getBoundingClientRect().left")
        for place in ("h1", ".empty")
    ]
    assert edges[0] == edges[1]


def test_without_scripts_the_page_says_what_it_needs(browser: Browser, root: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(root + "reading-list.html")
    expect(page.locator("#list\\.needs")).to_contain_text("This page needs JavaScript")
    assert page.locator("main button:visible").count() == 0
    context.close()


def test_paper_shows_no_buttons_and_does_not_explain_them(visitor: Page, root: str) -> None:
    visitor.goto(root)
    briefs = [KEPT, "2019-10-07/us-dprk-timeline"]
    visitor.evaluate("briefs => { localStorage['reading-list'] = JSON.stringify(briefs) }", briefs)
    for path in ("reading-list.html", "", "archive.html", "topics/sanctions.html", "follow.html"):
        visitor.goto(root + path)
        if path == "reading-list.html":
            expect(visitor.locator(".entry")).to_have_count(2)
        visitor.emulate_media(media="print")
        texts = visitor.locator("button:visible").all_inner_texts()
        texts += visitor.locator("p:visible", has_text="Add to reading list").all_inner_texts()
        visitor.emulate_media(media="screen")
        assert texts == [], path
