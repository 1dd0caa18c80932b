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


_WIDE = "".join(f"<td>averyverylongwordofcolumn{n}</td>" for n in range(14))
_LONG = "".join(f"<tr><td>Row {n}</td><td>1</td></tr>" for n in range(120))


def test_a_table_prints_with_all_columns_and_its_head_on_each_page(
    browser: Browser, root: str
) -> None:
    """The page of a brief with a table gets a wide and a long one, before its script runs."""
    page = browser.new_page()
    path = "briefs/security-council-resolutions.html"
    html = (site() / path).read_text("utf-8")
    start = html.index("<div", html.index('<div class="prose">') + 1)
    rows = "<tr><th>Left head</th><th>Right head</th></tr>"
    tables = (
        f'<div class="table"><table><tbody><tr>{_WIDE}</tr></tbody></table></div>'
        f'<div class="table"><table><thead>{rows}</thead><tbody>{_LONG}</tbody></table></div>'
        "<p>After the tables.</p>"
    )
    page.route(f"**/{path}", lambda route: route.fulfill(body=html[:start] + tables + html[start:]))
    page.goto(root + path)
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
    page.close()
