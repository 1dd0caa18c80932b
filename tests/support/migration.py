"""Sources of other systems for tests, and archives that are made from them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.support.pictures import png
from tests.support.program import run

PICTURE = png(4, 2)


def write_source(root: Path, files: dict[str, str | bytes]) -> Path:
    """Write the files of a source, and return its folder."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


class Migrated:
    """A migrated archive: its report, and its briefs by slug."""

    def __init__(self, root: Path, output: str) -> None:
        self.root, self.output = root, output
        self.report: dict[str, Any] = json.loads((root / "migration.json").read_bytes())
        paths = sorted((root / "content/briefs").rglob("*.md"))
        self.briefs = {path.stem: path.read_text("utf-8") for path in paths}

    def body(self, slug: str) -> str:
        """The text of a brief below its front matter."""
        return self.briefs[slug].split("\n---\n", 1)[1].strip()

    def codes(self, file: str) -> set[str]:
        """The kinds of notes on a file of the source."""
        lines = (line for line in self.report["posts"] if line["file"] == file)
        return {note["code"] for line in lines for note in line["notes"]}

    def build(self) -> str:
        """Build the site. The build must succeed."""
        return run("--root", str(self.root), "--quiet")


def migrate(source: Path, target: Path, *words: str, code: int = 0) -> Migrated:
    """Migrate a source with the command."""
    output = run("migrate", str(source), "-o", str(target), *words, code=code)
    return Migrated(target, output)
