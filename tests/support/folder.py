"""An archive in a temporary folder, and the program that is run on it."""

from __future__ import annotations

from pathlib import Path

from tests.support.program import run
from tests.support.shipped_site import files as site_files

GOOD = """---
title: A brief
date: 2021-05-11
author: Han Minji
topics: [sanctions]
summary: What happened.
---
It happened.

## What follows

More.
"""


class Folder:
    """An archive in a temporary folder, and the build run on it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.site = root / "site"

    def write(self, path: str, text: str | bytes) -> Path:
        file = self.root / "content" / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    def brief(self, slug: str, body: str = "Text.", **keys: str) -> Path:
        front = {"title": slug, "date": "2021-05-11", "author": "A", "topics": "[t]"} | keys
        lines = "".join(f"{k}: {v}\n" for k, v in front.items())
        return self.write(f"briefs/{slug}.md", f"---\n{lines}---\n{body}\n")

    def build(self, *arguments: str, code: int = 0) -> str:
        """Build. Return the output on both streams. The exit code must be `code`."""
        return self.run("--root", str(self.root), *arguments, code=code)

    def run(self, *words: str, code: int = 0) -> str:
        """The same for any command, run in the folder of the archive."""
        return run(*words, code=code, cwd=self.root)

    def tree(self, out: Path | None = None) -> dict[str, bytes]:
        top = out or self.site
        files = (p for p in sorted(top.rglob("*")) if p.is_file())
        return {p.relative_to(top).as_posix(): p.read_bytes() for p in files}

    def site_files(self, out: Path | None = None) -> dict[str, bytes]:
        """The same without retired files and the list of files."""
        return site_files(out or self.site)
