"""The preview's window: a process that serves the built files to browsers on this machine, and
tells their pages what changed.

It watches too, so that the process that builds has no threads and can share its work out. Nothing
is built or written here, and nothing outside the preview's folder is read.

Pages hear of changes by server-sent events (https://html.spec.whatwg.org/multipage/
server-sent-events.html). Only this machine is listened to; a foreign Host is refused, for a page of
another site may have its name lead here (DNS rebinding), and so is a foreign Origin.
"""

from __future__ import annotations

import hashlib
import json
import logging
import mimetypes
import os
import signal
import threading
import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any, NamedTuple
from urllib.parse import parse_qs, unquote, urlsplit

from briefing.core import urls
from briefing.preview import watcher

HOST = "127.0.0.1"
_NAMES = (HOST, "localhost")
# No address of a site begins with a full stop.
_OWN = ".briefing/"
_PORTS_TRIED = 20
# A browser that left is found out when it is written to.
_PULSE_S = 15.0


class News(NamedTuple):
    """What a build did: the addresses that it changed, and what was wrong, ready to be shown (see
    `telling.excerpts`). `base` is the path below which the site will stand."""

    changed: tuple[str, ...]
    problems: tuple[dict[str, Any], ...]
    base: str


class Saved(NamedTuple):
    """Files of the archive that changed, by their paths in it, and the pages that are open."""

    paths: frozenset[str]
    open: frozenset[str] = frozenset()


def run(pipe: Connection, root: str, out: str, port: int) -> None:
    """Serve `out` at the port or one of the next, until the other end of the pipe is gone.

    Sends the port (0 where none is free), then remarks (text) and what was `Saved`; receives
    `News`.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The builder decides what an interrupt means.
    warnings.simplefilter("ignore")  # A library's remarks are not for authors.
    logging.disable()
    board = _Board()
    server = _bound(port, partial(_Handler, out=os.path.realpath(out), board=board))
    pipe.send(server.server_address[1] if server else 0)
    if server is None:
        return
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=_watch, args=(pipe, root, board), daemon=True).start()
    try:
        while True:
            board.post(pipe.recv())
    except (EOFError, OSError):
        os._exit(0)


def _watch(pipe: Connection, root: str, board: _Board) -> None:
    try:
        for batch in watcher.changes(root, pipe.send):
            pipe.send(Saved(batch, board.open()))
    except OSError:  # The builder is gone.
        os._exit(0)


def _bound(port: int, handler: Any) -> ThreadingHTTPServer | None:
    for number in range(port, min(port + _PORTS_TRIED, 65536)):
        try:
            return _Server((HOST, number), handler)
        except OSError:
            continue
    return None


class _Server(ThreadingHTTPServer):
    # Else two previews could listen at one port of Windows.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that leaves before an answer ends is none."""


class _Board:
    """What the builder told so far, for the threads that serve pages.

    Each of the news has a number. They begin with the time, so that a page which a window before
    this one served knows that it is old.
    """

    def __init__(self) -> None:
        self._lock = threading.Condition()
        self._first = self.number = int(time.time() * 1000)
        self._changed: dict[str, int] = {}
        self._problems: tuple[dict[str, Any], ...] = ()
        self._scripts = self._first
        self._open: list[str] = []
        self.base = "/"

    def open(self) -> frozenset[str]:
        """The pages that listen."""
        with self._lock:
            return frozenset(self._open)

    @contextmanager
    def listening(self, page: str) -> Iterator[None]:
        with self._lock:
            self._open.append(page)
        try:
            yield
        finally:
            with self._lock:
                self._open.remove(page)

    def post(self, news: News) -> None:
        with self._lock:
            self.number += 1
            self._changed.update(dict.fromkeys(news.changed, self.number))
            if any(p.startswith("assets/") and p.endswith(".js") for p in news.changed):
                self._scripts = self.number
            self._problems = news.problems
            self.base = news.base
            self._lock.notify_all()

    def wait(self, since: int) -> None:
        """Return at news after `since`, or in a while."""
        with self._lock:
            self._lock.wait_for(lambda: self.number > since, timeout=_PULSE_S)

    def told(self, page: str, since: int) -> dict[str, Any]:
        """What a page that was served after the news `since` has to do."""
        with self._lock:
            changed = self._changed.get(page, 0)
            return {
                "number": self.number,
                "reload": since < self._first or self._scripts > since,
                "changed": changed > since,
                "styles": [
                    path
                    for path, number in self._changed.items()
                    if number > since and path.startswith("assets/") and path.endswith(".css")
                ],
                "problems": self._problems,
            }


class _Handler(BaseHTTPRequestHandler):
    """Answers one browser."""

    protocol_version = "HTTP/1.1"
    server_version = "Briefing"
    sys_version = ""

    def __init__(self, *given: Any, out: str, board: _Board) -> None:
        self.out = out
        self.board = board
        super().__init__(*given)

    def log_message(self, format: str, *args: Any) -> None:
        """The author has better things to read."""

    def do_GET(self) -> None:
        if not self._is_from_here():
            self._answer(403, b"This preview is for this machine alone.\n", "text/plain")
            return
        url = urlsplit(self.path)
        path = self._page(url.path)
        if path == f"{_OWN}events":
            self._tell(parse_qs(url.query))
        elif path.startswith(_OWN):
            self._own(path.removeprefix(_OWN))
        else:
            self._file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_from_here(self) -> bool:
        """Whether it is this window that the browser was asked for, and by one of its pages."""
        port = self.connection.getsockname()[1]
        hosts = {f"{name}:{port}" for name in _NAMES}
        origin = self.headers.get("Origin")
        asked = self.headers.get("Host", "").lower() in hosts
        return asked and (origin is None or origin.lower() in {f"http://{h}" for h in hosts})

    def _page(self, address: str) -> str:
        """The page at an address; the site may stand below the path that it will have, too."""
        path = unquote(address)
        if path.startswith(self.board.base):
            path = path.removeprefix(self.board.base)
        return path.lstrip("/") or urls.HOME

    def _own(self, name: str) -> None:
        if name not in ("preview.js", "repaint.js", "preview.css"):
            self._missing()
            return
        place = os.path.join(os.path.dirname(os.path.abspath(__file__)), name)
        with open(place, "rb") as stream:
            self._answer(200, stream.read(), _kind(name))

    def _file(self, path: str) -> None:
        # Taken before the file is read: what is published meanwhile is news to the page.
        number = self.board.number
        data = _read(self.out, path)
        if data is None:
            self._missing()
        elif path.endswith(".html"):
            self._answer(200, _listening(data, number), _kind(path))
        else:
            self._answer(200, data, _kind(path))

    def _missing(self) -> None:
        number = self.board.number
        page = _read(self.out, urls.NOT_FOUND) or _NOTHING_YET
        self._answer(404, _listening(page, number), "text/html; charset=utf-8")

    def _tell(self, query: dict[str, list[str]]) -> None:
        """Server-sent events for one page, until it is left."""
        page = self._page(query.get("page", [""])[0])
        since = self.headers.get("Last-Event-ID") or query.get("since", ["0"])[0]
        self._head(200, "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        last = int(since) if since.isdecimal() else 0
        with self.board.listening(page):
            while True:
                told = self.board.told(page, last)
                self.wfile.write(f"id: {told['number']}\ndata: {json.dumps(told)}\n\n".encode())
                last = told["number"]
                self.board.wait(last)

    def _answer(self, code: int, data: bytes, kind: str) -> None:
        self._head(code, kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _head(self, code: int, kind: str) -> None:
        self.send_response(code)
        self.send_header("Content-Type", kind)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "DENY")


# Served before the first build has ended, or where it failed.
_NOTHING_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/.briefing/preview.css"></head>
<body class="nothing-yet"><p>There is no page here yet. It appears as soon as it is built.</p>
</body></html>
"""


def _listening(page: bytes, number: int) -> bytes:
    """A page with the scripts that listen for changes and show them, and a digest of the page."""
    digest = hashlib.blake2b(page, digest_size=8).hexdigest()
    scripts = (
        f'<script src="/{_OWN}repaint.js"></script>'
        f'<script src="/{_OWN}preview.js" data-number="{number}" data-page="{digest}"></script>'
    )
    head, body, rest = page.rpartition(b"</body>")
    return head + scripts.encode() + body + rest if body else page + scripts.encode()


def _read(out: str, path: str) -> bytes | None:
    """The bytes of a published file: none of what is hidden, and nothing outside the folder."""
    names = path.split("/")
    if "\\" in path or "\0" in path or any(n.startswith(".") or not n for n in names):
        return None
    place = os.path.realpath(os.path.join(out, *names))
    if os.path.commonpath([out, place]) != out or not os.path.isfile(place):
        return None
    with open(place, "rb") as stream:
        return stream.read()


# The system's own table is left aside: it may say anything.
_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("image/avif", ".avif")
_TYPES.add_type("image/webp", ".webp")
_TYPES.add_type("text/javascript", ".js")


def _kind(path: str) -> str:
    kind = _TYPES.guess_type(path)[0] or "application/octet-stream"
    is_text = kind.startswith("text/") or kind in ("application/json", "application/xml")
    return f"{kind}; charset=utf-8" if is_text else kind
