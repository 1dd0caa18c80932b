"""Paper: the end of a brief, and a booklet of several briefs."""

from __future__ import annotations

import re
from io import BytesIO

import pypdf
from playwright.sync_api import Browser, Page, expect

from tests.support.shipped_site import site


def paper(page: Page, size: str = "A4") -> pypdf.PdfReader:
    return pypdf.PdfReader(BytesIO(page.pdf(format=size, prefer_css_page_size=True)))


def printed(page: Page, size: str = "A4") -> list[str]:
    """The text of each sheet."""
    return [sheet.extract_text() for sheet in paper(page, size).pages]


def letters(text: str) -> str:
    """Readers of PDF confuse dashes and spaces."""
    return re.sub(r"\W", "", text)


def test_the_longest_date_is_printed_in_one_line(browser: Browser, root: str) -> None:
    page = browser.new_page()
    page.goto(root + "briefs/resolution-2397.html")
    assert "23 December 2017" in printed(page)[0].replace("\xa0", " ")
    page.close()


def test_the_last_page_is_never_a_single_line(browser: Browser, root: str) -> None:
    page = browser.new_page()
    for slug, size in (("hanoi-summit", "Letter"), ("agreed-framework", "A4")):
        page.goto(root + f"briefs/{slug}.html")
        *_, last = sheets = printed(page, size)
        assert len(last.splitlines()) > 5, last
        assert f"{len(sheets)} / {len(sheets)}" in last
        assert "Built with" not in last
    page.close()


def test_a_list_prints_as_one_booklet(browser: Browser, root: str) -> None:
    page = browser.new_page()
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
    page.close()
