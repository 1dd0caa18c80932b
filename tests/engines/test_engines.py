"""The site in Firefox and WebKitGTK: charts, tables, the finder, `file://` and Korean.

`make test-engines` runs these tests, `make test` does not: not every machine has these engines.
"""

from __future__ import annotations

import itertools
import shutil
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.support.charts import write_chart_page
from tests.support.chromium import serve_folder
from tests.support.engines import ENGINES, Window, open_window
from tests.support.shipped_site import site

WIDTHS = (320, 768, 1280)
CHARTS = {
    "archive/2018.html": 1,
    "topics/sanctions.html": 1,
    "authors/seoyun-kang.html": 1,
    "briefs/security-council-resolutions.html": 1,
    "briefs/charts.html": 4,
    "briefs/hard-charts.html": 8,
}
KINDS = ("bar", "line", "stacked", "dot")
TRADE = "Year,Exports,Imports\n" + "".join(
    f"{year},{year % 7 * 100_000 + 5},{year % 5 * 70_000}\n" for year in range(1995, 2024)
)
HARD_CHARTS = (
    ("bar", "Quarter,V\n2018-Q1,4\n2018-Q2,5\n2018-Q3,-6\n2018-Q4,7\n2019-Q1,3\n"),
    ("bar", "Day,V\n2018-01-01,5\n2018-01-02,9\n2025-01-01,7\n"),
    ("line", "Month,V\n2018-01,1000010\n2018-02,1000050\n2018-05,1000020\n2018-12,1000030\n"),
    ("line", "Day,V\n2018-06-01,0.0000012\n2018-06-12,0.0000035\n2018-06-25,0.0000031\n"),
    ("line", "Date,V\n2018,5\n2019-06,6\n2019-Q4,8\n2020-02-03,9\n"),
    ("dot", "Name,A,B\nSeoul,12%,30%\nBusan,50%,40%\n"),
    ("stacked", "Name,A,B\nSeoul,1200000,30\nA name that is longer than a line,5,4\n"),
    ("bar", "Name,A\nSeoul,12345678901234567890\nBusan,-0.000000001\n"),
)

# What is wrong with the charts of a page: an empty list if nothing is.
FAULTS = """
const wrong = [];
const say = (what, element) => wrong.push(what + ": " + element.outerHTML.slice(0, 120));
if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page scrolls sideways");
for (const svg of document.querySelectorAll(".chart svg:not(svg svg)")) {
  const box = svg.getBoundingClientRect();
  if (!box.width) continue;
  const limit = document.querySelector("main").getBoundingClientRect();
  const texts = [];
  for (const shape of svg.querySelectorAll("rect, circle, text")) {
    const place = shape.getBoundingClientRect();
    const isText = shape.tagName === "text";
    const edge = isText ? limit : box;
    /* The first letter of a text may begin a part of a pixel before its place. */
    const most = isText ? 1 : 4;
    if (place.left < edge.left - most || place.right > edge.right + most)
      say("outside", shape);
    if (!isText) continue;
    texts.push([place, shape]);
    if (parseFloat(getComputedStyle(shape).fontSize) < 11) say("too small", shape);
  }
  const isApart = (a, b) =>
    Math.min(a.right, b.right) - Math.max(a.left, b.left) < 1 ||
    Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) < 4;
  for (const [a, one] of texts)
    for (const [b] of texts) if (a !== b && !isApart(a, b)) say("overlap", one);
}
return wrong;
"""
# Whether each bar of a chart is in the middle of the space of its date.
ALIGNED = """
return [...document.querySelectorAll(".chart svg a")].every((bar) => {
  const box = bar.querySelector("rect:not(.slot)").getBoundingClientRect();
  const slot = bar.querySelector(".slot").getBoundingClientRect();
  const middles = [box, slot].map((each) => each.left + each.width / 2);
  return Math.abs(middles[0] - middles[1]) < 1 && box.bottom <= slot.bottom + 1;
});
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the shipped site, with a page that has a chart of each kind, and a page of charts
    whose numbers and dates need much space."""
    top = tmp_path_factory.mktemp("engines") / "site"
    shutil.copytree(site(), top)
    write_chart_page(top, "charts", [(kind, TRADE) for kind in KINDS], "ko")
    write_chart_page(top, "hard-charts", HARD_CHARTS, "ko")
    return top


@pytest.fixture(scope="module", params=ENGINES)
def window(request: pytest.FixtureRequest, folder: Path) -> Iterator[Window]:
    server, address = serve_folder(folder)
    with open_window(request.param, folder, address) as window:
        yield window
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", CHARTS)
@pytest.mark.parametrize("width", WIDTHS)
def test_charts_fit_and_their_labels_do_not_overlap(window: Window, path: str, width: int) -> None:
    window.open(path, width)
    assert window.run("return document.querySelectorAll('figure.chart').length") == CHARTS[path]
    assert window.run(FAULTS) == []
    assert window.run(ALIGNED)


@pytest.mark.parametrize("width", WIDTHS)
def test_the_chart_of_the_finder_has_dates_that_do_not_overlap(window: Window, width: int) -> None:
    window.open("archive.html", width)
    window.wait("return document.querySelectorAll('.axis-dates span').length > 1")
    boxes = window.run(
        "return [...document.querySelectorAll('.month-bars, .axis-dates span')]"
        ".map((each) => each.getBoundingClientRect()).map((box) => [box.left, box.right])"
    )
    (left, right), *dates = boxes
    assert all(a[1] < b[0] for a, b in itertools.pairwise(dates))
    assert all(left <= start and end <= right for start, end in dates)
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")


def test_the_finder_filters_searches_and_selects_dates(window: Window) -> None:
    window.open("archive.html")
    _search(window, "sanctions")
    window.click("[data-facet=langs] .values label")
    window.wait("return location.search.includes('lang=')")
    window.open("archive.html")
    window.wait("return document.querySelectorAll('.axis-dates span').length > 1")
    window.type(".range-handle", "\ue014")  # the key ArrowRight
    window.wait("return location.search.includes('from=')")


@pytest.mark.parametrize("query", ["비핵화", "북한은", "합의"])
def test_the_finder_finds_korean_words(window: Window, query: str) -> None:
    window.open("archive.html", 320)
    _search(window, query)


def _search(window: Window, query: str) -> None:
    window.wait("return document.querySelectorAll('#results > li').length > 1")
    window.type("[id='page.q']", f"{query}\ue007")
    window.wait("return location.search.includes('q=')")
    window.wait("return document.querySelectorAll('#results mark').length > 0")


def test_korean_texts_break_between_words(window: Window) -> None:
    window.open(quote("briefs/평양공동선언.html"), 320)
    assert window.run("return document.documentElement.lang") == "ko"
    style = "getComputedStyle(document.querySelector('.prose p'))"
    assert window.run(f"return {style}.wordBreak") == "keep-all"
    assert window.run("return document.documentElement.scrollWidth <= innerWidth")


def test_a_table_is_sorted_by_its_head(window: Window) -> None:
    window.open("briefs/security-council-resolutions.html")
    window.click(".table th:nth-child(4) .sort")
    column = (
        "return [...document.querySelectorAll('.table')][0].querySelectorAll('td:nth-child(4)')"
    )
    days = window.run(f"{column.replace('return ', 'return [...')}].map((c) => c.textContent)")
    numbers = [int(day) for day in days if day != "–"]
    assert numbers == sorted(numbers)
    assert len(numbers) > 5


@pytest.mark.parametrize("engine", ENGINES)
def test_the_finder_works_from_disk(folder: Path, engine: str) -> None:
    with open_window(engine, folder, folder.as_uri() + "/") as window:
        window.open(f"archive.html?q={quote('비핵화')}", 768)
        window.wait("return document.querySelectorAll('#results mark').length > 0")
        window.wait("return document.querySelectorAll('#results .passage').length > 0")
        window.open("briefs/security-council-resolutions.html", 768)
        assert window.run("return document.querySelectorAll('.sort').length > 0")
