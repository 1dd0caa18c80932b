"""A preview in a process of its own, for tests that request its pages or open them."""

from __future__ import annotations

import http.client
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from tests.support.repository import REPO

BRIEF = "---\ntitle: A brief\ndate: 2021-05-11\nauthor: B\ntopics: [t]\n---\nThe text.\n"

# A save is noticed within this time, even if the machine is loaded.
_QUIET_S = 0.4


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
        """Whether a page contains a text within thirty seconds."""
        end = time.monotonic() + 30
        while text not in self.get(path)[1]:
            if time.monotonic() > end:
                return False
            time.sleep(0.05)
        return True

    def builds(self) -> int:
        """The number of the last build. The first build may have any number."""
        found = re.search(r'data-number="(\d+)"', self.get("/no-such-page")[1])
        assert found
        return int(found[1])

    def wait_for_build(self, number: int) -> None:
        """Wait until there was a build after the one with this number."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        connection.request("GET", "/.briefing/events?page=/no-such-page")
        answer = connection.getresponse()
        while int(answer.readline().decode().removeprefix("id: ")) <= number:
            answer.readline()  # The data.
            answer.readline()
        answer.close()
        connection.close()


@dataclass(frozen=True)
class Preview(Server):
    """A running preview: its server, its process, and what it prints from now on. The file `rest`
    is there while the process has nothing to do."""

    process: subprocess.Popen[str]
    output: IO[str]
    rest: Path

    def wait_until_quiet(self) -> int:
        """Wait until all that was saved is built, and all files are examined after it. Return the
        number of the last build."""
        began, since = None, 0.0
        while began is None or time.monotonic() < since + _QUIET_S:
            try:
                now = self.rest.stat().st_mtime_ns
            except FileNotFoundError:
                now = None
            if now != began:
                began, since = now, time.monotonic()
            time.sleep(0.02)
        return self.builds()


@contextmanager
def start_preview(root: Path, *words: str) -> Iterator[Preview]:
    """A preview of the archive in `root`. It has printed its first line, and ends with the
    block."""
    with TemporaryDirectory() as folder:
        rest = Path(folder) / "rest"
        command = [sys.executable, "-m", "tests.support.preview_program", str(rest)]
        command += ["serve", "--root", str(root), *words]
        with subprocess.Popen(
            command,
            env=os.environ | {"PYTHONPATH": str(REPO)},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
        ) as process:
            try:
                assert process.stdout
                line = process.stdout.readline()
                found = re.search(r"http://127\.0\.0\.1:(\d+)/", line)
                assert found, line
                yield Preview(int(found[1]), process, process.stdout, rest)
            finally:
                process.terminate()
