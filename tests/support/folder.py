"""An archive in a temporary folder, and the program that is run on it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.support.repository import REPO

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

    def build(self, *arguments: str, code: int = 0, env: dict[str, str] | None = None) -> str:
        """What the build printed, both streams; its exit code must be `code`."""
        return self.run("--root", str(self.root), *arguments, code=code, env=env)

    def run(self, *words: str, code: int = 0, env: dict[str, str] | None = None) -> str:
        """The same of any command, run where the archive is."""
        command = [sys.executable, str(REPO / "build.py"), *words]
        done = subprocess.run(
            command,
            cwd=self.root,
            capture_output=True,
            text=True,
            encoding="utf-8",
            env=env,
            check=False,
        )
        said = done.stdout + done.stderr
        assert "Traceback" not in said, said
        assert done.returncode == code, said
        return said

    def tree(self, out: Path | None = None) -> dict[str, bytes]:
        top = out or self.site
        files = (p for p in sorted(top.rglob("*")) if p.is_file())
        return {p.relative_to(top).as_posix(): p.read_bytes() for p in files}
