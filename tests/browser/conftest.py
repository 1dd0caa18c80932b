"""One Chromium and one server of the shipped site for all tests of a process."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, expect

from tests.support.chromium import launch_chromium, serve_folder
from tests.support.shipped_site import site

# A loaded machine needs longer than Playwright's five seconds; a page that is ready is not waited
# for.
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
