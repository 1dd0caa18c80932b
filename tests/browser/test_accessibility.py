"""No barrier that axe knows, in every state of the site, in two widths and two colour schemes.

Under `make test-long`, each state is examined in all four looks. In `make test`, it is examined in
two of them, so that it is seen in both widths and in both colour schemes. The next state of the
list is examined in the other two.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.support.examples import is_long

WIDTHS = {"wide": {"width": 1280, "height": 900}, "phone": {"width": 360, "height": 740}}
SCHEMES = ("light", "dark")
THREE_FILTERS = "archive.html?topic=sanctions&kind=analysis&lang=en&q=council"


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


def is_examined(place: int, width: str, scheme: str) -> bool:
    """Whether the state at this place of the list is examined in this look."""
    return is_long() or ((width == "wide") == (scheme == "light")) == (place % 2 == 0)


@pytest.mark.long
@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("width", WIDTHS)
def test_no_barrier_that_axe_knows(browser: Browser, root: str, width: str, scheme: Any) -> None:
    # Colours are judged as they stay, not half-way through the fade of the finder's results.
    context = browser.new_context(
        viewport=WIDTHS[width],  # type: ignore[arg-type]
        color_scheme=scheme,
        reduced_motion="reduce",
    )
    page, wrong = context.new_page(), []
    for place, (name, state) in enumerate(STATES.items()):
        if is_examined(place, width, scheme):
            page.goto(root + state.path)
            if state.prepare:
                state.prepare(page)
            if (found := Axe().run(page)).violations_count:
                wrong.append(f"{name}: {found.generate_report()}")
    context.close()
    assert wrong == []
