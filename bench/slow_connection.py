"""How soon the finder shows results on a slow connection: 400 kbit/s with 400 ms latency.

The server compresses, as hosts do. Chromium delays and limits the connection; processors are not
limited.
"""

from __future__ import annotations

import gzip
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

_BYTES_PER_SECOND = 400_000 / 8
_LATENCY_MS = 400
_WATCH = """self.shift = 0; self.resultsAt = 0; self.archiveSeen = false;
    new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) if (!entry.hadRecentInput) shift += entry.value;
    }).observe({type: "layout-shift", buffered: true});
    const look = () => {
        const visible = (selector) => document.querySelector(selector)?.offsetParent;
        if (visible(".columns .entry")) archiveSeen = true;
        if (visible("#results > li")) resultsAt = performance.now();
        else requestAnimationFrame(look);
    };
    requestAnimationFrame(look);"""
_FIGURES = """() => [
    performance.getEntriesByName("first-contentful-paint")[0]?.startTime || 0,
    resultsAt, shift, archiveSeen]"""


def print_times(browser: Browser, site: Path, views: dict[str, str]) -> None:
    """Print for each view its first paint, the time of its first results, and its layout shift."""
    print("\n| 400 kbit/s, 400 ms | first paint, s | ten results, s | shift | shows the archive |")
    print("|---|---:|---:|---:|---|")
    with _compressing_server(site) as address:
        for name, view in views.items():
            for width in (1280, 360):
                paint, results, shift, archive = _visit(browser, address + view, width)
                seen = "yes" if archive else "never"
                print(
                    f"| {name}, {width} px | {paint / 1000:.2f} | {results / 1000:.2f} "
                    f"| {shift:.3f} | {seen} |"
                )


def _visit(browser: Browser, address: str, width: int) -> tuple[float, float, float, bool]:
    context = browser.new_context(viewport={"width": width, "height": 800})
    page = context.new_page()
    limits = {
        "offline": False,
        "latency": _LATENCY_MS,
        "downloadThroughput": _BYTES_PER_SECOND,
        "uploadThroughput": _BYTES_PER_SECOND,
    }
    context.new_cdp_session(page).send("Network.emulateNetworkConditions", limits)
    page.add_init_script(_WATCH)
    page.goto(address, timeout=90_000)
    page.wait_for_function("resultsAt", timeout=90_000)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1000)
    figures = page.evaluate(_FIGURES)
    context.close()
    return tuple(figures)


class _Compressing(SimpleHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, format: str, *args: Any) -> None:
        pass

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        if not path.is_file():
            self.send_error(404)
            return
        data = gzip.compress(path.read_bytes())
        self.send_response(200)
        self.send_header("Content-Type", self.guess_type(str(path)))
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)


@contextmanager
def _compressing_server(folder: Path) -> Iterator[str]:
    handler = partial(_Compressing, directory=str(folder))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_address[1]}/"
        server.shutdown()
