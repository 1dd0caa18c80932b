"""Firefox and WebKitGTK, driven by the WebDriver protocol (W3C), without a library.

WebKitGTK's driver speaks it over HTTP. Firefox has no driver in Debian, but Marionette, which has
the same commands as messages on a socket. Windows of both have a minimum width, so a page is shown
in a frame of the wanted width. This module must not know the site.
"""

from __future__ import annotations

import base64
import json
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import pytest

ENGINES = ("firefox", "webkit")

_SECONDS = 60.0
_STEP_SECONDS = 0.1
_WIDTH_PX, _HEIGHT_PX = 1920, 1400
_FRAME_HEIGHT_PX = 900
_ELEMENT = "element-6066-11e4-a52e-4f735466cecf"  # The key of an element in the protocol.
_MINI_BROWSERS = ("/usr/lib/*/webkit2gtk-4.1/MiniBrowser", "/usr/libexec/*/MiniBrowser")

# A command: the method and path in HTTP, and the name of the message to Marionette.
_COMMANDS = {
    "open": ("POST", "/url", "Navigate"),
    "run": ("POST", "/execute/sync", "ExecuteScript"),
    "frame": ("POST", "/frame", "SwitchToFrame"),
    "find": ("POST", "/element", "FindElement"),
    "type": ("POST", "/element/{id}/value", "ElementSendKeys"),
    "picture": ("GET", "/screenshot", "TakeScreenshot"),
    "size": ("POST", "/window/rect", "SetWindowRect"),
}

# It executes a command with its arguments.
Call = Callable[..., Any]


class Window:
    """A page in a frame, in one engine. `folder` is where the page of the frame is written, and
    `address` the address of that folder."""

    def __init__(self, call: Call, folder: Path, address: str) -> None:
        self.call, self.folder, self.address = call, folder, address

    def open(self, path: str, width: int = 1280) -> None:
        """Open a page of the folder in a frame of this width in CSS pixels."""
        size = f'width="{width}" height="{_FRAME_HEIGHT_PX}"'
        frame = f'<!doctype html><iframe src="{path}" {size} style="border:0"></iframe>'
        (self.folder / "frame.html").write_text(frame, "utf-8")
        self.call("frame", id=None)
        self.call("open", url=f"{self.address}frame.html?{width}-{path}")
        self.call("frame", id=0)
        self.wait("return document.readyState === 'complete'")

    def run(self, script: str, *arguments: Any) -> Any:
        """The value that the body of a function returns in the page."""
        return self.call("run", script=script, args=list(arguments))

    def wait(self, script: str, *arguments: Any) -> None:
        """Wait until a script returns a true value."""
        end = time.monotonic() + _SECONDS / 2
        while not self.run(script, *arguments):
            assert time.monotonic() < end, f"this never became true: {script}"
            time.sleep(_STEP_SECONDS)

    def click(self, selector: str) -> None:
        """Click by script: WebKit's driver cannot reach each element of a frame."""
        self.run(f"document.querySelector({json.dumps(selector)}).click()")

    def type(self, selector: str, text: str) -> None:
        """Type into an element. A key without a sign is a character of Unicode's private area."""
        found = self.call("find", using="css selector", value=selector)
        self.call("type", id=found[_ELEMENT], text=text)

    def save_picture(self, path: Path) -> None:
        path.write_bytes(base64.b64decode(self.call("picture")))


@contextmanager
def open_window(engine: str, folder: Path, address: str) -> Iterator[Window]:
    """A window of an engine, which closes with the block."""
    with {"firefox": _firefox, "webkit": _webkit}[engine]() as call:
        call("size", width=_WIDTH_PX, height=_HEIGHT_PX)
        yield Window(call, folder, address)


def _program(*names: str) -> str:
    for name in names:
        found = shutil.which(name)
        if found:
            return found
    pytest.fail(f"{names[0]} is not installed; run: python3 tools/setup.py engines")


@contextmanager
def _process(command: list[str], **environment: str) -> Iterator[None]:
    silent = subprocess.DEVNULL
    env = os.environ | environment
    started = subprocess.Popen(command, stdin=silent, stdout=silent, stderr=silent, env=env)
    try:
        yield
    finally:
        started.terminate()
        started.wait()


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _connect(port: int) -> socket.socket:
    end = time.monotonic() + _SECONDS
    while True:
        try:
            return socket.create_connection(("127.0.0.1", port), timeout=_SECONDS)
        except OSError:
            if time.monotonic() > end:
                raise
            time.sleep(_STEP_SECONDS)


# ---- Firefox: Marionette ------------------------------------------------------------------------


@contextmanager
def _firefox() -> Iterator[Call]:
    port = _free_port()
    with TemporaryDirectory() as profile:
        settings = f'user_pref("marionette.port", {port});\n'
        (Path(profile) / "user.js").write_text(settings, "utf-8")
        program = _program("firefox-esr", "firefox")
        options = ["--headless", "--marionette", "--no-remote", "--profile", profile]
        with _process([program, *options], HOME=profile), _connect(port) as connection:
            yield _marionette(connection)


def _marionette(connection: socket.socket) -> Call:
    """Each message is its length, a colon, and JSON: [0, number, name, arguments] is a command, and
    [1, number, error, value] its answer."""
    stream = connection.makefile("rb")
    sent = 0

    def read() -> Any:
        digits = b""
        while (byte := stream.read(1)) != b":":
            digits += byte
        return json.loads(stream.read(int(digits)))

    def send(name: str, arguments: dict[str, Any]) -> Any:
        nonlocal sent
        sent += 1
        message = json.dumps([0, sent, f"WebDriver:{name}", arguments]).encode()
        connection.sendall(b"%d:%s" % (len(message), message))
        _, _, error, value = read()
        assert not error, error
        return value.get("value", value) if isinstance(value, dict) else value

    def call(command: str, **arguments: Any) -> Any:
        return send(_COMMANDS[command][2], arguments)

    read()  # Firefox says what it is.
    send("NewSession", {})
    return call


# ---- WebKitGTK: HTTP ----------------------------------------------------------------------------


@contextmanager
def _webkit() -> Iterator[Call]:
    port, display = _free_port(), f":{_free_port() % 10_000 + 100}"
    screen = ["-screen", "0", f"{_WIDTH_PX}x{_HEIGHT_PX}x24"]
    browser = next((str(p) for form in _MINI_BROWSERS for p in Path("/").glob(form[1:])), "")
    driver = _program("WebKitWebDriver")
    with (
        _process([_program("Xvfb"), display, *screen]),
        _process([driver, f"--port={port}"], DISPLAY=display, GDK_BACKEND="x11"),
    ):
        _connect(port).close()
        options = {"binary": browser, "args": ["--automation"]}
        capabilities = {"alwaysMatch": {"webkitgtk:browserOptions": options}}
        top = f"http://127.0.0.1:{port}/session"
        session = _request("POST", top, {"capabilities": capabilities})["sessionId"]

        def call(command: str, **arguments: Any) -> Any:
            method, path, _ = _COMMANDS[command]
            address = f"{top}/{session}{path.format(**arguments)}"
            return _request(method, address, arguments if method == "POST" else None)

        yield call
        _request("DELETE", f"{top}/{session}", None)


def _request(method: str, address: str, body: dict[str, Any] | None) -> Any:
    data = None if body is None else json.dumps(body).encode()
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(address, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=_SECONDS) as answer:
            return json.load(answer)["value"]
    except urllib.error.HTTPError as error:
        raise AssertionError(error.read().decode()) from None
