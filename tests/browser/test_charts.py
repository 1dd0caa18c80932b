"""The shapes of charts: what distinguishes the columns, and how thin a bar can be."""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, Page

from tests.support.charts import write_chart_page
from tests.support.chromium import serve_folder
from tests.support.folder import Folder
from tests.support.shipped_site import site

_SIX = "Year,A,B,C,D,E,F\n" + "".join(f"{year},1,2,3,4,5,6\n" for year in range(1980, 2020))
_CHARTS = (
    ("line", _SIX),
    ("stacked", _SIX.replace("Year", "Name").replace("\n1", "\nN1").replace("\n2", "\nN2")),
    ("bar", "Day,V,W\n2018-01-01,5,6\n2018-01-02,9,8\n2025-01-01,7,3\n"),
    ("dot", f"Name,{'Donaudampfschifffahrt' * 4},W\n{'https://a.example/' * 5},5,6\n"),
)
# What a reader sees of each shape: its colours and the dashes of its line.
_LOOKS = """(shapes) => shapes.map((shape) => {
  const style = getComputedStyle(shape);
  return [style.fill, style.stroke, style.strokeDasharray].join("; ");
})"""


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    top: Path = tmp_path_factory.mktemp("charts") / "site"
    shutil.copytree(site(), top)
    write_chart_page(top, "charts", _CHARTS)
    server, root = serve_folder(top)
    yield f"{root}briefs/charts.html"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("colors", ["none", "active"])
def test_the_columns_of_a_chart_look_different(
    visitor: Page, address: str, colors: Literal["none", "active"]
) -> None:
    visitor.emulate_media(forced_colors=colors)
    visitor.goto(address)
    lines = visitor.locator(".plane path").evaluate_all(_LOOKS)
    parts = visitor.locator(".rows svg:nth-of-type(1) rect").evaluate_all(_LOOKS)[:6]
    assert len(set(lines)) == len(lines) == 6
    assert len(set(parts)) == len(parts) == 6


def test_a_thin_bar_has_an_edge_of_its_own_color(visitor: Page, address: str) -> None:
    visitor.goto(address)
    bars = visitor.locator(".thin rect").evaluate_all(
        "(bars) => bars.map((bar) => [getComputedStyle(bar).fill, getComputedStyle(bar).stroke])"
    )
    assert len(bars) == 6
    assert all(fill == stroke for fill, stroke in bars)


def test_long_names_of_columns_and_rows_stay_on_the_screen(visitor: Page, address: str) -> None:
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto(address)
    assert visitor.evaluate("document.body.scrollWidth - document.body.clientWidth") == 0
    keys = visitor.locator(".legend svg").evaluate_all("(all) => all.map((one) => one.clientWidth)")
    assert min(keys) > 10


@pytest.mark.parametrize(("lang", "edge"), [("en", "left"), ("ar", "right")])
def test_a_name_in_another_direction_begins_where_its_bar_does(
    visitor: Page, tmp_path: Path, lang: str, edge: str
) -> None:
    folder = Folder(tmp_path)
    folder.write("briefs/d.csv", "a,b\nGDP,5\nمصر,5\n")
    chart = "```chart\ndata: d.csv\nkind: bar\ntitle: T\nsource: S\n```"
    folder.brief("a", f"T.\n\n{chart}", lang=lang)
    folder.build("--quiet")
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto((folder.site / "briefs/a.html").as_uri())
    edges = visitor.locator(".rows .name").evaluate_all(
        """(names, edge) => names.map((name) => {
            const range = document.createRange();
            range.selectNodeContents(name);
            const box = name.parentElement.getBoundingClientRect();
            return Math.abs(range.getBoundingClientRect()[edge] - box[edge]);
        })""",
        edge,
    )
    assert len(edges) == 2
    assert max(edges) < 2


@pytest.mark.parametrize("path", ["topics/nuclear-programme.html", "archive.html"])
def test_forced_colors_show_no_shape_that_only_takes_the_pointer(
    visitor: Page, root: str, path: str
) -> None:
    visitor.emulate_media(forced_colors="active")
    visitor.goto(root + path)
    fills = visitor.locator(".chart .slot").evaluate_all(
        "(slots) => slots.map((slot) => getComputedStyle(slot).fill)"
    )
    assert set(fills) == {"rgba(0, 0, 0, 0)"}


def test_a_picture_has_the_ground_of_paper_in_forced_colors(visitor: Page, root: str) -> None:
    visitor.emulate_media(forced_colors="active", color_scheme="dark")
    visitor.goto(f"{root}briefs/resolution-2397.html")
    grounds = visitor.locator(".prose img:not(.adapts)").evaluate_all(
        "(images) => images.map((image) => getComputedStyle(image).backgroundColor)"
    )
    assert set(grounds) == {"rgb(251, 249, 244)"}


def test_the_words_for_a_picture_that_is_missing_are_dark_on_paper(
    visitor: Page, root: str
) -> None:
    visitor.emulate_media(color_scheme="dark")
    visitor.goto(f"{root}briefs/resolution-2397.html")
    colors = visitor.locator(".prose img:not(.adapts)").evaluate_all(
        "(images) => images.map((image) => getComputedStyle(image).color)"
    )
    assert set(colors) == {"rgb(0, 0, 0)"}


# The dates of a chart, and its counts: for each text whether it is a date, its left and right edge.
SPANS = """(texts) => texts.map((text) => { const box = text.getBoundingClientRect();
    return [text.getAttribute("y") === "7.5em", box.left, box.right]; })"""


def assert_nothing_overlaps(page: Page) -> None:
    """No two dates and no two counts of the chart overlap."""
    spans = page.locator(".chart > svg text[text-anchor]:visible").evaluate_all(SPANS)
    for is_date in (True, False):
        boxes = sorted(box[1:] for box in spans if box[0] == is_date)
        assert all(a[1] < b[0] for a, b in itertools.pairwise(boxes)), boxes
    assert any(box[0] for box in spans)


@pytest.mark.parametrize("path", ["archive/2018.html", "topics/sanctions.html"])
def test_large_dates_and_counts_of_a_chart_do_not_overlap(
    browser: Browser, root: str, path: str
) -> None:
    """On the smallest phone, with a text of double size."""
    context = browser.new_context(viewport={"width": 320, "height": 640})
    page = context.new_page()
    context.new_cdp_session(page).send("Page.setFontSizes", {"fontSizes": {"standard": 32}})
    page.goto(root + path)
    assert_nothing_overlaps(page)
    context.close()


def test_the_years_of_a_chart_do_not_overlap_on_the_smallest_phone(
    visitor: Page, root: str
) -> None:
    visitor.set_viewport_size({"width": 320, "height": 640})
    for topic in ("kaesong", "npt-and-safeguards", "north-korea"):
        visitor.goto(f"{root}topics/{topic}.html")
        assert_nothing_overlaps(visitor)


def test_a_chart_of_centuries_has_visible_bars_and_dates(visitor: Page, tmp_path: Path) -> None:
    folder = Folder(tmp_path)
    for year in (1099, 1900, 2023, 2024):
        folder.brief(f"b{year}", date=f"{year}-05-11")
    folder.build("--quiet")
    visitor.set_viewport_size({"width": 320, "height": 640})
    visitor.goto((folder.site / "topics/t.html").as_uri())
    assert_nothing_overlaps(visitor)
    widths = visitor.locator(".chart rect:not(.slot)").evaluate_all(
        "(bars) => bars.map((bar) => bar.getBoundingClientRect().width)"
    )
    assert len(widths) == 4
    assert min(widths) >= 1
