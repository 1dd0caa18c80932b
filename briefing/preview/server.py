"""The server process of a preview: it serves the built files to browsers on this machine, and it
tells open pages what changed.

It also watches the files of the archive. So the process that builds has no threads, and can divide
its work among processes. Nothing is built or written here, and no file outside the preview's folder
is served.

Pages hear of changes by server-sent events (https://html.spec.whatwg.org/multipage/
server-sent-events.html). The server listens on this machine only. It refuses a request with a
foreign Host, because the name of another site can lead here (DNS rebinding), or a foreign Origin.
"""

from __future__ import annotations

import json
import logging
import mimetypes
import os
import signal
import threading
import warnings
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from multiprocessing.connection import Connection
from typing import Any
from urllib.parse import parse_qs, unquote, urlsplit

from briefing.core import urls
from briefing.core.hashing import name_digest
from briefing.preview import watcher
from briefing.preview.events import EarlyPages, EventLog, PageUpdate, SavedFiles

HOST = "127.0.0.1"
_HOST_NAMES = (HOST, "localhost")
# Addresses of the preview's own files. No address of a site begins with a full stop.
_OWN_FOLDER = ".briefing/"
_OWN_FILES = ("preview.js", "repaint.js", "preview.css")
_MAX_PORTS_TRIED = 20
# Event numbers are milliseconds since 1970. Python refuses to read a number of 5,000 digits.
_MAX_NUMBER_DIGITS = 18


def run(pipe: Connection, root: str, out: str, port: int) -> None:
    """Serve the folder `out` until the other end of the pipe is closed.

    If another program uses the port, one of the next ports is taken. This sends the port (0 if none
    is free), then messages for the author (`str`) and `SavedFiles`. It receives `EarlyPages` and
    `BuildEvent`s.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The build process decides how to end.
    warnings.simplefilter("ignore")  # Warnings of libraries are not for authors.
    logging.disable()
    log = EventLog()
    server = _bind(port, partial(_Handler, out=os.path.realpath(out), log=log))
    pipe.send(server.server_address[1] if server else 0)
    if server is None:
        return
    threading.Thread(target=server.serve_forever, daemon=True).start()
    threading.Thread(target=_watch, args=(pipe, root, log), daemon=True).start()
    try:
        while True:
            event = pipe.recv()
            if isinstance(event, EarlyPages):
                log.add_early(event)
            else:
                log.add(event)
    except (EOFError, OSError):
        os._exit(0)


def _watch(pipe: Connection, root: str, log: EventLog) -> None:
    try:
        for paths in watcher.changes(root, pipe.send):
            pipe.send(SavedFiles(paths, log.open_pages()))
    except OSError:  # The build process has ended.
        os._exit(0)


def _bind(port: int, handler: Any) -> ThreadingHTTPServer | None:
    for number in range(port, min(port + _MAX_PORTS_TRIED, 65536)):
        try:
            return _Server((HOST, number), handler)
        except OSError:
            continue
    return None


class _Server(ThreadingHTTPServer):
    # Windows would let two previews listen on one port.
    allow_reuse_address = os.name != "nt"

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Ignore a browser that leaves before it has the whole response."""


class _Handler(BaseHTTPRequestHandler):
    """Answers the requests of one browser."""

    protocol_version = "HTTP/1.1"
    server_version = "Briefing"
    sys_version = ""

    def __init__(self, *given: Any, out: str, log: EventLog) -> None:
        self.out = out
        self.log = log
        super().__init__(*given)

    def log_message(self, format: str, *args: Any) -> None:
        """Print nothing about requests."""

    def do_GET(self) -> None:
        if not self._is_allowed():
            self._respond(403, b"Only this machine can open the preview.\n", "text/plain")
            return
        try:
            url = urlsplit(self.path)
        except ValueError:  # For example, the address has one square bracket.
            self._send_not_found()
            return
        path = self._page(url.path)
        if path == f"{_OWN_FOLDER}events":
            self._send_events(parse_qs(url.query))
        elif path.startswith(_OWN_FOLDER):
            self._send_own_file(path.removeprefix(_OWN_FOLDER))
        else:
            self._send_file(path)

    def do_HEAD(self) -> None:
        self.do_GET()

    def _is_allowed(self) -> bool:
        """Whether the browser asked for this server by a name of this machine, from a page of this
        server or from no page."""
        port = self.connection.getsockname()[1]
        hosts = {f"{name}:{port}" for name in _HOST_NAMES}
        origin = self.headers.get("Origin")
        is_host = self.headers.get("Host", "").lower() in hosts
        return is_host and (origin is None or origin.lower() in {f"http://{h}" for h in hosts})

    def _page(self, address: str) -> str:
        """The file for an address. The site is served at `/` and also at the path that it will have
        when it is published."""
        path = unquote(address)
        if path.startswith(self.log.base):
            path = path.removeprefix(self.log.base)
        return path.lstrip("/") or urls.HOME

    def _send_own_file(self, name: str) -> None:
        if name not in _OWN_FILES:
            self._send_not_found()
            return
        folder = os.path.dirname(os.path.abspath(__file__))
        with open(os.path.join(folder, name), "rb") as stream:
            self._respond(200, stream.read(), _content_type(name))

    def _send_file(self, path: str) -> None:
        # Read before the file: the page must be notified of a build that ends in between.
        number = self.log.number
        data = self.log.early_page(path) or _read(self.out, path)
        if data is None:
            self._send_not_found()
        elif path.endswith(".html"):
            self._respond(200, _with_scripts(data, number), _content_type(path))
        else:
            self._respond(200, data, _content_type(path))

    def _send_not_found(self) -> None:
        number = self.log.number
        page = _read(self.out, urls.NOT_FOUND) or _NO_PAGE_YET
        self._respond(404, _with_scripts(page, number), "text/html; charset=utf-8")

    def _send_events(self, query: dict[str, list[str]]) -> None:
        """Send server-sent events to one page, until the browser leaves the page."""
        page = self._page(query.get("page", [""])[0])
        since = self.headers.get("Last-Event-ID") or query.get("since", ["0"])[0]
        self._start_response(200, "text/event-stream; charset=utf-8")
        self.send_header("Connection", "close")
        self.close_connection = True
        self.end_headers()
        if self.command == "HEAD":  # The answer to HEAD has no body (RFC 9110, section 9.3.2).
            return
        last = _event_number(since)
        with self.log.page_open(page):
            while True:
                update = self.log.update_for(page, last)
                self.wfile.write(f"id: {update.number}\ndata: {_json(update)}\n\n".encode())
                last = update.number
                self.log.wait(last)

    def _respond(self, status: int, data: bytes, content_type: str) -> None:
        self._start_response(status, content_type)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def _start_response(self, status: int, content_type: str) -> None:
        self.send_response(status)
        self.send_header("Content-Type", content_type)
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cross-Origin-Resource-Policy", "same-origin")
        self.send_header("X-Frame-Options", "DENY")


def _event_number(text: str) -> int:
    """The number of an event; 0, which is before all events, if a text is not such a number."""
    is_number = text.isascii() and text.isdecimal() and len(text) <= _MAX_NUMBER_DIGITS
    return int(text) if is_number else 0


def _json(update: PageUpdate) -> str:
    problems = [problem._asdict() for problem in update.problems]
    return json.dumps(update._asdict() | {"problems": problems})


# Sent before the first build has ended, or if it failed.
_NO_PAGE_YET = b"""<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Preview</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/.briefing/preview.css"></head>
<body class="no-page-yet"><p>There is no page here yet. It appears as soon as it is built.</p>
</body></html>
"""


def _with_scripts(page: bytes, number: int) -> bytes:
    """The page, with the scripts that wait for changes, and with a digest of the page."""
    digest = name_digest(page)
    scripts = (
        f'<script src="/{_OWN_FOLDER}repaint.js"></script>'
        f'<script src="/{_OWN_FOLDER}preview.js" data-number="{number}" data-page="{digest}">'
        "</script>"
    )
    head, body, rest = page.rpartition(b"</body>")
    return head + scripts.encode() + body + rest if body else page + scripts.encode()


def _read(out: str, path: str) -> bytes | None:
    """The bytes of a published file; None for a hidden file, and for a file outside the folder."""
    names = path.split("/")
    if "\\" in path or "\0" in path or any(n.startswith(".") or not n for n in names):
        return None
    file = os.path.realpath(os.path.join(out, *names))
    if os.path.commonpath([out, file]) != out or not os.path.isfile(file):
        return None
    try:
        with open(file, "rb") as stream:
            return stream.read()
    except OSError:  # A build may delete it at this moment.
        return None


# The table of the operating system is not used, because it differs from machine to machine.
_TYPES = mimetypes.MimeTypes()
_TYPES.add_type("image/avif", ".avif")
_TYPES.add_type("image/webp", ".webp")
_TYPES.add_type("text/javascript", ".js")


def _content_type(path: str) -> str:
    media_type = _TYPES.guess_type(path)[0] or "application/octet-stream"
    is_text = media_type.startswith("text/")
    is_text = is_text or media_type in ("application/json", "application/xml")
    return f"{media_type}; charset=utf-8" if is_text else media_type
