"""An edit writes the files whose content it changes, and no other."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from unittest.mock import patch

import jinja2
import pytest

from bench.corpus import write_ours
from bench.edits import EDITS
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest, BuildResult
from briefing.storage import manifest
from tests.support.corpus import copy_built_corpus
from tests.support.shipped_site import files


def built(root: Path) -> BuildResult:
    report = build(BuildRequest(str(root), str(root / "site"), at=1_800_000_000), lambda *_: None)
    assert report.published
    return report


# The feeds of the newest briefs have whole texts.
WHOLE_TEXTS = {"feed.json", "feed.xml"}
# How many of the 200 or so files each edit of a brief may touch beside these feeds: its own page,
# the lists that name it, and the pages of its neighbours.
FEW = {"nothing changed": 0, "a body edited": 1}


@pytest.mark.parametrize("name", EDITS)
def test_a_build_writes_exactly_the_files_that_changed(name: str, tmp_path: Path) -> None:
    copy_built_corpus(60, tmp_path)
    if name in ("a brief renamed", "a brief deleted"):
        EDITS["a brief added"](tmp_path, 1)
    if name == "a layout edited":
        EDITS[name](tmp_path, 1)  # The archive's own layouts are there before.
    built(tmp_path)
    before = files(tmp_path / "site")
    before_retired = manifest.read(str(tmp_path / "site")).retired
    EDITS[name](tmp_path, 2)
    report = built(tmp_path)
    after = files(tmp_path / "site")
    told = {path for path, _ in report.reasons}
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    # What open pages may still need stays for a day, and may be needed again.
    after_retired = manifest.read(str(tmp_path / "site")).retired
    assert told == changed - before_retired.keys() - after_retired.keys()
    assert report.written + report.deleted == len(told)
    # What an edit does to the finder's files is for the finder's own tests.
    pages = {path for path in told if path != "archive.html" and not path.startswith("finder/")}
    assert len(pages - WHOLE_TEXTS) <= FEW.get(name, len(before))
    if name in ("nothing changed", "a layout edited"):
        assert not [path for path in told if path.startswith("finder/")]
    if name not in FEW and name != "a layout edited":
        assert len(pages) < 60


@pytest.mark.usefixtures("jinja_alone")
def test_an_edit_of_a_small_archive_compiles_no_layout(tmp_path: Path) -> None:
    """The bytecode that Jinja made of its layouts is stored, and made again if it is damaged."""
    write_ours(tmp_path, 3)
    built(tmp_path)
    EDITS["a title edited"](tmp_path, 1)
    with patch.object(jinja2.Environment, "compile", side_effect=AssertionError):
        assert built(tmp_path).written > 3
    [store] = (tmp_path / ".briefing").glob("site-*.sqlite")
    with closing(sqlite3.connect(store)) as connection, connection:
        connection.execute("update template set value = substr(value, 1, 90)")
    EDITS["a title edited"](tmp_path, 2)
    built(tmp_path)
    order = BuildRequest(str(tmp_path), str(tmp_path / "clean"), at=1_800_000_000, clean=True)
    assert build(order, lambda *_: None).published
    assert files(tmp_path / "site") == files(tmp_path / "clean")
