"""The preview as a process: what it serves, to whom, and what follows a save."""

from __future__ import annotations

import http.client
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

REPO = Path(__file__).resolve().parent.parent
BRIEF = "---\ntitle: A brief\ndate: 2021-05-11\nauthor: B\ntopics: [t]\n---\nThe text.\n"


@pytest.fixture
def brief(tmp_path: Path) -> Path:
    file = tmp_path / "content/briefs/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(BRIEF, "utf-8")
    return file


@pytest.fixture
def said(tmp_path: Path, brief: Path) -> Iterator[IO[str]]:
    """What a preview prints."""
    command = [sys.executable, str(REPO / "build.py"), "serve", "--root", str(tmp_path)]
    preview = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8"
    )
    assert preview.stdout
    yield preview.stdout
    preview.terminate()
    preview.wait()
    preview.stdout.close()


@pytest.fixture
def port(said: IO[str]) -> int:
    found = re.search(r"http://127\.0\.0\.1:(\d+)/", said.readline())
    assert found
    return int(found[1])


def asked(port: int, path: str, **headers: str) -> tuple[int, str]:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=20)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    text = answer.read().decode()
    connection.close()
    return answer.status, text


def waited_for(port: int, path: str, text: str) -> bool:
    for _ in range(200):
        if text in asked(port, path)[1]:
            return True
        time.sleep(0.1)
    return False


def test_a_save_is_seen_and_strangers_are_refused(port: int, brief: Path) -> None:
    assert waited_for(port, "/briefs/a.html", "The text.")
    brief.write_text(BRIEF + "\nOne sentence more.\n", "utf-8")
    assert waited_for(port, "/briefs/a.html", "One sentence more.")
    assert asked(port, "/", Host="evil.example")[0] == 403
    assert asked(port, "/", Origin="https://evil.example")[0] == 403
    assert asked(port, "/../../content/briefs/a.md")[0] == 404
    assert asked(port, "/.briefing-manifest")[0] == 404
    assert not (brief.parents[2] / "site").exists()


def test_what_is_unpublished_is_told_once(said: IO[str], port: int, brief: Path) -> None:
    def next_line() -> str:
        return re.sub(r"^\d\d:\d\d:\d\d |\d+ files? new in .* s", "", said.readline()).strip()

    assert next_line() == ""  # The first build.
    draft = brief.with_name("draft.md")
    draft.write_text(BRIEF.replace("topics:", "status: draft\ntopics:"), "utf-8")
    assert next_line() == "Not shown without --drafts: 1 unpublished"
    brief.write_text(BRIEF.replace("topics:", "topicks:"), "utf-8")
    assert next_line() == "2 errors: the preview stays as it was"
    brief.write_text(BRIEF + "\nMended.\n", "utf-8")
    assert next_line() == ": content/briefs/a.md"
    brief.write_text(BRIEF, "utf-8")
    assert next_line() == ": content/briefs/a.md"
