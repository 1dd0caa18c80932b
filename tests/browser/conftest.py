"""One Chromium and one server of the shipped site for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.support.chromium import collect_errors, launch_chromium, serve_folder
from tests.support.shipped_site import site

# A loaded machine needs longer than Playwright's five seconds. A longer limit does not delay tests,
# because they continue when the page is ready.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with launch_chromium() as started:
        yield started


@pytest.fixture(scope="session")
def root() -> Iterator[str]:
    """The address of the shipped site."""
    server, address = serve_folder(site())
    yield address
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="session")
def _one_page(browser: Browser) -> Iterator[tuple[Page, CDPSession, list[str], set[str]]]:
    """A page, its session, its errors, and the addresses that it opened."""
    context = browser.new_context()
    page = context.new_page()
    opened: set[str] = set()
    page.on("framenavigated", lambda frame: opened.add(frame.url))
    yield page, context.new_cdp_session(page), collect_errors(page), opened
    context.close()


@pytest.fixture
def visitor(_one_page: tuple[Page, CDPSession, list[str], set[str]]) -> Iterator[Page]:
    """The page of a reader who visits a site for the first time, 1280 by 900 pixels. It must
    report no errors.

    All tests of a process use one page after another: to open a new context and a page in it takes
    three times as long as what most tests do there.
    """
    page, session, wrong, opened = _one_page
    page.set_viewport_size({"width": 1280, "height": 900})
    wrong.clear()
    opened.clear()
    yield page
    found = [*wrong]
    page.unroute_all()
    # The medium is the screen again, and nobody has chosen colours.
    page.emulate_media(media="null", color_scheme="null", forced_colors="null")
    page.context.clear_permissions()
    page.goto("about:blank")
    for origin in {f"{url.scheme}://{url.netloc}" for url in map(urlsplit, opened)}:
        session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "all"})
    session.send("Page.resetNavigationHistory")  # A page has at most 50 entries of history.
    assert found == []
