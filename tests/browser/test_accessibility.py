"""No barrier that axe knows, in every state of the site, in two widths and two colour schemes.

Under `make test-long`, each state is examined in all four looks. In `make test`, it is examined in
two of them, so that it is seen in both widths and in both colour schemes. The next state of the
list is examined in the other two.

A page that shows all without a script is opened once and gets one look after another. What a script
shows can depend on the width at which the page was opened, so that such a state is made anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import product
from typing import Literal, NamedTuple

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, ViewportSize, expect

from tests.support.axe import FAST_AXE, barriers, violations
from tests.support.examples import is_long

WIDTHS: dict[str, ViewportSize] = {
    "wide": {"width": 1280, "height": 900},
    "phone": {"width": 360, "height": 740},
}
SCHEMES: tuple[Literal["light", "dark"], ...] = ("light", "dark")
LOOKS = [*product(WIDTHS, SCHEMES)]
THREE_FILTERS = "archive.html?topic=sanctions&kind=analysis&lang=en&q=council"
# Colours in several forms that have too little contrast; links without a name, and a heading of a
# level too low.
MAKE_BARRIERS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    main * { color: rgb(160 160 160 / 0.9); }
    main h2 { color: oklch(0.8 0.1 200); background: #eee; }
    main p { color: color-mix(in srgb, currentColor, white); background: hsl(40 50% 90% / 0.5); }
    footer { opacity: 0.4; }`);
  document.adoptedStyleSheets.push(sheet);
  document.querySelectorAll("main h2 a").forEach((link) => { link.textContent = ""; });
  document.querySelector("main").append(document.createElement("h6"));
  document.querySelector("h6").textContent = "Too low";
}"""


def open_all(page: Page) -> None:
    """Open everything that is closed at first."""
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")


def show_filters(page: Page) -> None:
    wait_for_results(page)
    button = page.locator(".open-sheet")
    if button.is_visible():
        button.click()
        expect(page.locator("dialog.sheet")).to_be_visible()


def show_suggestions(page: Page) -> None:
    wait_for_results(page)
    field = page.get_by_role("combobox").first
    field.press_sequentially("sanc")
    expect(page.get_by_role("listbox")).to_be_visible()
    field.press("ArrowDown")


def show_suggestions_of_masthead(page: Page) -> None:
    field = page.locator("[id='page.search']")
    if field.is_visible():
        field.press_sequentially("sanc")
        expect(page.get_by_role("listbox")).to_be_visible()
        field.press("ArrowDown")


def open_finder(page: Page) -> None:
    wait_for_results(page)
    open_all(page)


def wait_for_results(page: Page) -> None:
    expect(page.locator("#summary")).to_be_visible()


def keep_briefs(page: Page) -> None:
    kept = ["2019-03-01/hanoi-summit", "2018-06-13/singapore-joint-statement-ko", "2000-01-01/gone"]
    page.evaluate("list => localStorage.setItem('reading-list', JSON.stringify(list))", kept)
    page.reload()
    expect(page.locator("#list\\.entries > .entry")).to_have_count(3)


class State(NamedTuple):
    """A page, and what is done before it is examined."""

    path: str
    prepare: Callable[[Page], None] | None = None


STATES = {
    "home": State("index.html"),
    "year": State("archive/2018.html", open_all),
    "topics": State("topics.html"),
    "topic": State("topics/north-korea.html", open_all),
    "topic with an introduction": State("topics/npt-and-safeguards.html"),
    "timeline": State("topics/us-dprk-talks/timeline.html"),
    "all series": State("series.html"),
    "series": State("series/trump-kim-meetings.html"),
    "authors": State("authors.html"),
    "author": State("authors/seoyun-kang.html", open_all),
    "about": State("about.html"),
    "corrections policy": State("corrections.html"),
    "register of corrections": State("register.html"),
    "sources": State("sources.html"),
    "reading list": State("reading-list.html", keep_briefs),
    "Korean page": State("about-ko.html"),
    "missing page": State("404.html"),
    "long brief": State("briefs/security-council-resolutions.html"),
    "long brief, all open": State("briefs/security-council-resolutions.html", open_all),
    "Korean brief": State("briefs/singapore-joint-statement-ko.html", open_all),
    "corrected brief": State("briefs/hanoi-summit.html"),
    "withdrawn brief": State("briefs/panmunjom-first-notes.html"),
    "superseded brief": State("briefs/us-policy-review-completed.html"),
    "suggestions in the masthead": State(
        "briefs/panmunjom-declaration.html", show_suggestions_of_masthead
    ),
    "timeline brief": State("briefs/us-dprk-timeline.html"),
    "finder": State("archive.html", wait_for_results),
    "finder, filters": State(THREE_FILTERS, show_filters),
    "finder, all open": State(THREE_FILTERS, open_finder),
    "finder, suggestions": State("archive.html", show_suggestions),
    "finder, nothing found": State(
        "archive.html?topic=sanctions&topic=summits&kind=timeline&q=oil", wait_for_results
    ),
    "finder, another word": State("archive.html?q=sanktions", wait_for_results),
}


def looks_of(name: str) -> list[tuple[str, Literal["light", "dark"]]]:
    """The looks in which a state is examined: width and colour scheme."""
    is_even = [*STATES].index(name) % 2 == 0
    return [
        (width, scheme)
        for width, scheme in LOOKS
        if is_long() or ((width == "wide") == (scheme == "light")) == is_even
    ]


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    # Colours are judged as they stay, not half-way through the fade of the finder's results.
    context = browser.new_context(reduced_motion="reduce")
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("name", STATES)
def test_no_barrier_that_axe_knows(page: Page, root: str, name: str) -> None:
    state = STATES[name]
    page.goto("about:blank")  # Nothing of the state before is left.
    for width, scheme in looks_of(name):
        page.set_viewport_size(WIDTHS[width])
        page.emulate_media(color_scheme=scheme)
        if page.url == "about:blank" or state.prepare not in (None, open_all):
            page.goto(root + state.path)
            if state.prepare:
                state.prepare(page)
        assert barriers(page) == "", (width, scheme)


def test_each_state_is_examined_in_both_widths_and_both_schemes() -> None:
    for name in STATES:
        seen = looks_of(name)
        assert {width for width, _ in seen} == {*WIDTHS}
        assert {scheme for _, scheme in seen} == {*SCHEMES}


def test_our_axe_finds_what_the_published_one_finds(page: Page, root: str) -> None:
    found = []
    for script in (FAST_AXE, AXE_SCRIPT):
        page.goto(f"{root}index.html")
        page.evaluate(MAKE_BARRIERS)
        found.append(violations(page, script))
    assert found[0] == found[1]
    assert {each["id"] for each in found[0]} >= {"color-contrast", "heading-order", "link-name"}
    contrast = next(each for each in found[0] if each["id"] == "color-contrast")
    assert len(contrast["nodes"]) > 20
