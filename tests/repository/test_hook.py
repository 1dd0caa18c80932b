"""The hook for pre-commit: what it runs, when, and what it stops."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import yaml

from briefing.cli import parser
from tests.support.repository import REPO

GOOD = "---\ntitle: {0}\ndate: 2021-05-11\nauthor: A\ntopics: [t]\n---\nOf {0}.\n"


def hook() -> dict[str, Any]:
    (parsed,) = yaml.safe_load((REPO / ".pre-commit-hooks.yaml").read_text("utf-8"))
    assert isinstance(parsed, dict)
    return parsed


def run(root: Path, code: int = 0) -> str:
    """The output of the hook's command, run in the archive's folder as pre-commit runs it."""
    command = [sys.executable, str(REPO / "build.py"), *hook()["entry"].split()[1:]]
    done = subprocess.run(command, cwd=root, capture_output=True, encoding="utf-8", check=False)
    output = done.stdout + done.stderr
    assert done.returncode == code, output
    return output


def test_the_hook_runs_a_check_of_the_whole_archive() -> None:
    program, *words = hook()["entry"].split()
    project = tomllib.loads((REPO / "pyproject.toml").read_text("utf-8"))["project"]
    assert program in project["scripts"]
    assert hook()["language"] == "python"
    assert parser.parse(words).command == "check"
    assert hook()["pass_filenames"] is False
    # pre-commit counts no deleted file, and so would not run for a commit that only deletes.
    assert hook()["always_run"] is True
    assert f"- id: {hook()['id']}\n" in (REPO / "docs/checking.md").read_text("utf-8")


def test_the_hook_refuses_a_commit_with_errors(tmp_path: Path) -> None:
    briefs = tmp_path / "content/briefs"
    briefs.mkdir(parents=True)
    (briefs / "a.md").write_text(GOOD.format("a") + "\n[b](b.md)\n", "utf-8")
    (briefs / "b.md").write_text(GOOD.format("b"), "utf-8")
    output = run(tmp_path)
    assert "warning: " in output  # An editor's wishes stop no commit.
    assert "0 errors" in output
    (briefs / "b.md").unlink()
    output = run(tmp_path, code=1)
    assert "content/briefs/a.md:9:5: error: there is no content/briefs/b.md" in output
