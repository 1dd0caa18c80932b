"""What tells that an input changed: never its name alone, and no change stays unseen."""

from __future__ import annotations

import os
import shutil
import time
from pathlib import Path

import pytest

from briefing.build import scan
from briefing.build.pipeline import build
from briefing.build.types import RACY_NS, BuildRequest, BuildResult, FileState
from briefing.storage import fs
from tests.support.clock import clock_ahead
from tests.support.corpus import write_corpus
from tests.support.shipped_site import files


def built(archive: Path) -> tuple[BuildResult, list[str]]:
    """The result of a build, and the stages that it reported."""
    stages: list[str] = []
    request = BuildRequest(str(archive), str(archive / "site"), at=1_900_000_000)
    result = build(request, lambda stage, done, total: stages.append(stage))
    assert result.published
    return result, stages


@pytest.mark.parametrize("how", [shutil.move, shutil.copytree])
def test_an_archive_that_is_moved_or_copied_keeps_its_cache(how: object, tmp_path: Path) -> None:
    archive, other = tmp_path / "archive", tmp_path / "other"
    write_corpus(archive, 6)
    built(archive)
    assert callable(how)
    how(archive, other)  # A copy has other inodes and change times, and the same bytes.
    result, stages = built(other)
    assert (result.written, result.deleted) == (0, 0)
    assert "Reading" not in stages


@pytest.mark.skipif(os.name == "nt", reason="Windows has no time of change")
def test_a_change_that_keeps_size_time_and_inode_is_seen(tmp_path: Path) -> None:
    write_corpus(tmp_path, 6)
    brief = next((tmp_path / "content/briefs").rglob("*.md"))
    with clock_ahead():  # So that no file is racy.
        built(tmp_path)
    before, stat = files(tmp_path / "site"), brief.stat()
    with brief.open("r+b") as stream:
        stream.seek(-4, os.SEEK_END)
        stream.write(b"xyz\n")
    os.utime(brief, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
    assert brief.stat().st_mtime_ns == stat.st_mtime_ns
    result, _ = built(tmp_path)
    assert result.written > 0
    assert files(tmp_path / "site") != before


def test_a_file_is_racy_if_it_may_change_again_without_a_trace() -> None:
    looked = 10 * RACY_NS
    old, young = looked - RACY_NS - 1, looked - RACY_NS
    assert not FileState(1, old, old, 1).is_racy(looked)
    assert FileState(1, young, old, 1).is_racy(looked)
    assert FileState(1, old, young, 1).is_racy(looked)


_SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M1 1"/></svg>\n'
_BRIEF = """---
title: A
date: 2020-01-02
author: Ann
topics: [Tests]
---
First.

![A dot](dot.svg)

```chart
title: Tests
kind: bar
data: tests.csv
source: Ann
```
"""


# Of each kind of input: a file, and what an author changes in it.
_CHANGES = {
    "content/briefs/a.md": ("First", "Third"),
    "content/briefs/tests.csv": ("12", "13"),
    "content/briefs/dot.svg": ("M1 1", "M2 2"),
    "content/site.toml": ("Archive A", "Archive B"),
    "layouts/footer.html": ("<ul>", "<ol>"),
    "layouts/locale/ko.po": ("필자", "사람"),
}


def test_a_file_that_was_written_just_before_the_last_build_is_compared_by_its_bytes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    # As on a system that records no time of change.
    for module in (fs, scan):
        monkeypatch.setattr(module, "change_time_ns", lambda stat: 0)
    now_ns = time.time_ns()
    monkeypatch.setattr(time, "time_ns", lambda: now_ns)
    briefs = tmp_path / "content/briefs"
    briefs.mkdir(parents=True)
    (briefs / "a.md").write_text(_BRIEF, "utf-8")
    (tmp_path / "content/site.toml").write_text('title = "Archive A"\nlanguage = "ko"\n', "utf-8")
    (briefs / "tests.csv").write_text("Year,Tests\n2020,12\n", "utf-8")
    (briefs / "dot.svg").write_text(_SVG, "utf-8")
    for layout in ("footer.html", "locale/ko.po"):
        copy = tmp_path / "layouts" / layout
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(Path("layouts", layout), copy)
    built(tmp_path)
    for name, (old, new) in _CHANGES.items():
        before, path = files(tmp_path / "site"), tmp_path / name
        stat, text = path.stat(), path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")
        os.utime(path, ns=(stat.st_mtime_ns, stat.st_mtime_ns))
        assert path.stat().st_size == stat.st_size
        built(tmp_path)
        assert files(tmp_path / "site") != before, name
