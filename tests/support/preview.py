"""A preview in a process of its own, for tests that request its pages or open them."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from tests.support.repository import REPO

BRIEF = "---\ntitle: A brief\ndate: 2021-05-11\nauthor: B\ntopics: [t]\n---\nThe text.\n"


@dataclass(frozen=True)
class Server:
    """A server of a preview, on a port of this machine."""

    port: int

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}/"

    def get(self, path: str, *, method: str = "GET", **headers: str) -> tuple[int, str]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request(method, path, headers=headers)
        answer = connection.getresponse()
        text = answer.read().decode()
        connection.close()
        return answer.status, text

    def first_event(self, query: str, **headers: str) -> str:
        """The first line that the preview tells a page."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", f"/.briefing/events?{query}", headers=headers)
        answer = connection.getresponse()
        line = answer.readline().decode()
        answer.close()
        connection.close()
        return line

    @contextmanager
    def page_open(self, page: str) -> Iterator[None]:
        """While the block runs, the page is open, as far as the preview knows."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        connection.request("GET", f"/.briefing/events?page={page}")
        answer = connection.getresponse()
        answer.readline()
        yield
        answer.close()
        connection.close()

    def wait_for(self, path: str, text: str) -> bool:
        """Whether a page contains a text within twenty seconds."""
        for _ in range(200):
            if text in self.get(path)[1]:
                return True
            time.sleep(0.1)
        return False

    def builds(self) -> int:
        """The number of the last build. The first build may have any number."""
        found = re.search(r'data-number="(\d+)"', self.get("/no-such-page")[1])
        assert found
        return int(found[1])

    def wait_until_quiet(self) -> int:
        """Wait until there was no build for longer than the preview waits before it updates the
        other pages. Return the number of the last build."""
        number, since = self.builds(), 0
        while since < 15:
            time.sleep(0.1)
            now = self.builds()
            number, since = now, since + 1 if now == number else 0
        return number


@dataclass(frozen=True)
class Preview(Server):
    """A running preview: its server, its process, and what it prints from now on."""

    process: subprocess.Popen[str]
    output: IO[str]


@contextmanager
def start_preview(root: Path, *words: str) -> Iterator[Preview]:
    """A preview of the archive in `root`. It has printed its first line, and ends with the
    block."""
    command = [sys.executable, str(REPO / "build.py"), "serve", "--root", str(root), *words]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdout=pipe, stderr=subprocess.STDOUT, text=True) as process:
        try:
            assert process.stdout
            line = process.stdout.readline()
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
            assert found, line
            yield Preview(int(found[1]), process, process.stdout)
        finally:
            process.terminate()
