"""What the repository keeps: files only, and nothing that a tool makes."""

from __future__ import annotations

import subprocess

import pytest

from tests.support.repository import REPO


def git(*arguments: str) -> subprocess.CompletedProcess[str]:
    command = ["git", "-C", str(REPO), *arguments]
    return subprocess.run(command, check=False, capture_output=True, text=True)


def test_no_symbolic_link_is_tracked() -> None:
    # A link to a folder of one computer leads nowhere on all others.
    tracked = git("ls-files", "--stage").stdout.splitlines()
    assert len(tracked) > 100
    assert [line for line in tracked if line.startswith("120000")] == []


@pytest.mark.parametrize("name", [".venv", ".bench", "node_modules", ".briefing", "site/a.html"])
def test_git_ignores_files_of_tools_as_folders_and_as_links(name: str) -> None:
    assert git("check-ignore", "--no-index", name).returncode == 0
