"""An archive to import articles into, and drafts as the archive parses them."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from briefing.content.brief import parse_brief
from briefing.content.types import ParseOptions
from briefing.importers.to_draft import DraftOptions, draft_of
from briefing.importers.types import Article
from tests.support.program import run
from tests.support.repository import REPO

CHOICE = DraftOptions("A", ("t",), "clip", "full", "", "Asia/Seoul", "2024-06-01")


def reading_of(article: Article) -> tuple[str, list[str]]:
    """The text of the draft as the archive parses it, and the messages of its errors."""
    draft = draft_of(article, CHOICE)
    rules = ParseOptions("en", "Asia/Seoul", ("clip",))
    reading = parse_brief("content/briefs/a.md", draft.encode(), rules)
    errors = [p.message for p in reading.problems if not p.warning]
    return reading.text, errors


SITE = 'title = "A"\ntime_zone = "Asia/Seoul"\nkinds = ["brief", "clip"]\n'
TOPICS = '[letters]\nname = "Letters"\n[talks]\nname = "Talks"\nnames = {ko = "대화"}\n'
AUTHORS = '[ann]\nname = "Ann"\nemail = "ann@archive.example"\n'


class Archive:
    def __init__(self, root: Path) -> None:
        self.root = root
        for name, output in (("site", SITE), ("topics", TOPICS), ("authors", AUTHORS)):
            self.write(f"content/{name}.toml", output)
        subprocess.run(["git", "init", "-q", str(root)], check=True)
        self.config = root / "gitconfig"
        self.config.write_text('[user]\nname = "X"\nemail = "Ann@archive.example"\n', "utf-8")

    def write(self, path: str, output: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(output if isinstance(output, bytes) else output.encode())
        return file

    def run(self, *arguments: str, code: int = 0, stdin: bytes = b"", python: str = "") -> str:
        env = {"GIT_CONFIG_GLOBAL": str(self.config)}
        if not stdin and not python:
            return run(*arguments, code=code, cwd=self.root, env=env)
        start = ["-c", python, str(REPO)] if python else [str(REPO / "build.py")]
        done = subprocess.run(
            [sys.executable, *start, *arguments],
            cwd=self.root,
            input=stdin,
            capture_output=True,
            env=os.environ | env,
            check=False,
        )
        output = (done.stdout + done.stderr).decode()
        assert "Traceback" not in output, output
        assert done.returncode == code, output
        return output

    def preview(self, *arguments: str) -> str:
        """The output of a build that includes drafts."""
        return self.run("--drafts", "--out", "preview", *arguments)

    def drafts(self) -> dict[str, str]:
        found = self.root.glob("content/briefs/**/*.md")
        top = self.root / "content/briefs"
        return {p.relative_to(top).as_posix(): p.read_text("utf-8") for p in found if p.is_file()}
