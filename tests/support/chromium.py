"""Pages in Chromium: a browser, the kinds of pages, and a server for the files of a folder."""

from __future__ import annotations

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, Request, sync_playwright

from tests.support.repository import REPO

# Arguments of the browser: no sandbox, and no connections of its own. A page that opens another one
# of its site keeps its frame: otherwise Chromium makes a frame and a compositor for each page, and
# needs a sixth more processor time. The first two features are those that Playwright switches on:
# Chromium reads only the last list.
QUIET = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--enable-features=CDPScreenshotNewSurface,SkipListAccountsWithoutGaiaCookies"
    ",RenderDocument:level/crashed-frame",
)
LOOKS = ("light", "dark", "phone")


def chromium_path() -> str | None:
    """The path of the browser, or None for the browser that Playwright installed."""
    noted = REPO / ".venv/chromium-path"
    named = os.environ.get("BRIEFING_CHROMIUM") or (noted.read_text() if noted.exists() else "")
    if not named.strip():
        pytest.fail("there is no Chromium for the browser tests; run: python3 tools/setup.py test")
    return None if named.strip() == "playwright" else named.strip()


@contextmanager
def launch_chromium() -> Iterator[Browser]:
    """A browser that runs while the block runs."""
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium_path(), args=QUIET)
        yield started
        started.close()


def set_look(page: Page, look: str) -> None:
    """Give a page one of the `LOOKS`."""
    page.set_viewport_size(
        {"width": 360, "height": 740} if look == "phone" else {"width": 1280, "height": 900}
    )
    page.emulate_media(color_scheme="dark" if look == "dark" else "light")


class Handler(SimpleHTTPRequestHandler):
    """Serves plain files, and prints nothing. Browsers keep assets, as docs/hosting.md advises: the
    names of these have digests."""

    protocol_version = "HTTP/1.1"

    def end_headers(self) -> None:
        if "/assets/" in self.path:
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        page = Path(self.directory) / "404.html"
        if code != 404 or not page.exists():
            super().send_error(code, message, explain)
            return
        data = page.read_bytes()
        self.send_response(404)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


class Server(ThreadingHTTPServer):
    """A server that ignores closed connections, and accepts many connections at once."""

    request_queue_size = 128

    def handle_error(self, request: Any, client_address: Any) -> None:
        pass


def serve_folder(folder: Path) -> tuple[Server, str]:
    server = Server(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.server_address[1]}/"


def cut(request: Request) -> bool:
    """Whether a request failed, and not only because the page was closed before its end."""
    return "ERR_ABORTED" not in (request.failure or "")


def collect_errors(page: Page) -> list[str]:
    """The errors of a page, collected from now on."""
    wrong: list[str] = []
    page.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    page.on("requestfailed", lambda r: wrong.append(f"{r.failure}: {r.url}") if cut(r) else None)
    page.on("response", lambda r: wrong.append(f"{r.status}: {r.url}") if r.status > 399 else None)
    return wrong
