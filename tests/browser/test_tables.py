"""Tables of a brief: sorting by a click on the head, copying as CSV, and the box that scrolls."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from tests.support.repository import REPO

VALUES = REPO / "layouts/assets/tables.js/10-values.js"


@pytest.fixture(scope="module")
def script(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(path=VALUES)
    yield page
    page.close()


@pytest.mark.parametrize(
    "texts",
    [
        "2, 10, 1,000, 20,000.5",
        "−5, -4, 0, 3",
        "US$ 1.5, US$ 10",
        "5%, 12.5 %, 100 %",
        "1.234,5, 2.000,0",
        "1 000, 2 000",
        "2006, 2006-03, 2007-01-05, 2018-06-12",
        "15 July 2006, 14 October 2006, 12 June 2009, 2 March 2016",
        "May 11, 2021, Sept 2021, 3 Dec 2021",
        "2018년 6월 12일, 2019년 2월 27일, 2019년 6월",
        "a, B, c 2, c 10",
        "가, 나, 힣",
        "1718, 2397, –",
        "n/a",
    ],
)
@pytest.mark.parametrize("is_descending", [False, True])
def test_numbers_dates_and_names_have_an_order(
    script: Page, texts: str, is_descending: bool
) -> None:
    cells = [cell.strip() for cell in texts.split(", ")]
    if "May 11" in texts:
        cells = ["May 11, 2021", "Sept 2021", "3 Dec 2021"]
    places = script.evaluate(
        "([cells, down]) => tableValues.order(tableValues.readColumn(cells), down, 'en')",
        [cells, is_descending],
    )
    empty = [p for p in places if cells[p] in ("–", "n/a")]
    full = [p for p in places if p not in empty]
    assert full == sorted(full, reverse=is_descending)
    assert places == full + empty, "empty cells are last"


def test_a_table_becomes_csv(script: Page) -> None:
    rows: list[list[str]] = [["a", 'b "c"'], ["1,5", "=A1"], ["-5", "-x"], ["여섯", ""]]
    csv = script.evaluate("rows => tableValues.toCsv(rows)", rows)
    assert csv == 'a,"b ""c"""\r\n"1,5",\'=A1\r\n-5,\'-x\r\n여섯,\r\n'


def test_a_reader_sorts_and_copies_a_table(browser: Browser, root: str) -> None:
    size: Any = {"width": 320, "height": 700}
    context = browser.new_context(viewport=size, permissions=["clipboard-read", "clipboard-write"])
    page = context.new_page()
    page.goto(root + "briefs/security-council-resolutions.html")
    table = page.get_by_role("region", name="Table 1")
    days = table.locator("tbody td:nth-child(4)")
    original = days.all_inner_texts()
    head = table.get_by_role("columnheader", name="Days from occasion to vote")
    button = head.get_by_role("button")
    orders = []
    for state in ("ascending", "descending", None):
        button.focus()
        page.keyboard.press("Enter")
        assert head.get_attribute("aria-sort") == state
        orders.append(days.all_inner_texts())
    assert orders[0] == [*sorted((d for d in original if d != "–"), key=int), "–"]
    assert orders[1] == [*orders[0][-2::-1], "–"]
    assert orders[2] == original
    page.get_by_role("button", name="Copy as CSV").first.click()
    copied = page.evaluate("navigator.clipboard.readText()").splitlines()
    assert copied[0] == "Resolution,Adopted,Occasion,Days from occasion to vote"
    assert len(copied) == len(original) + 1
    # The box scrolls with the keys, and the page does not.
    assert table.evaluate("box => box.scrollWidth > box.clientWidth")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    table.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.querySelector('.table').scrollLeft > 0")
    context.close()


def test_only_pages_with_a_table_load_the_script(browser: Browser, root: str) -> None:
    page = browser.new_page()
    loaded: list[str] = []
    page.on("request", lambda request: loaded.append(request.url))
    page.goto(root + "briefs/hanoi-summit.html")
    assert not [url for url in loaded if "/tables." in url]
    page.goto(root + "briefs/security-council-resolutions.html")
    assert [url for url in loaded if "/tables." in url]
    page.close()
