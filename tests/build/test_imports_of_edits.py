"""An edit imports no package that it does not need: imports are most of its time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.corpus import copy_built_corpus
from tests.support.repository import REPO

# Packages that only other builds need.
UNNEEDED = {"babel", "tomllib", "xml.sax", "email", "PIL"}


def test_an_edit_imports_no_package_that_it_does_not_need(tmp_path: Path) -> None:
    copy_built_corpus(28, tmp_path)
    brief = next((tmp_path / "content/briefs").rglob("*.md"))
    for change in ("\nA sentence more.\n", "\nAnd another one.\n"):  # The first reads all layouts.
        brief.write_text(brief.read_text("utf-8") + change, "utf-8")
        words = [sys.executable, "-X", "importtime", str(REPO / "build.py"), "--quiet"]
        # A process that is forked writes to the same stream.
        done = subprocess.run(words, cwd=tmp_path, check=True, capture_output=True, text=True)
    imported = {line.rpartition("|")[2].strip() for line in done.stderr.splitlines()}
    assert {"briefing.content.brief", "jinja2"} <= imported
    assert imported & UNNEEDED == set()
