"""The folders that a build refuses to write into."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.support.folder import Folder


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "archive")
    folder.brief("first")
    for name in ("objects", "refs"):
        (folder.root / ".git" / name).mkdir(parents=True)
    (folder.root / ".git/HEAD").write_text("ref: refs/heads/main\n")
    (folder.root / "layouts").mkdir()
    return folder


@pytest.mark.parametrize(
    "out",
    [
        *(".", "..", "content", "content/briefs", "content/new", "layouts", "layouts/assets"),
        *(".git", ".git/x", ".git/objects/site", ".briefing", ".briefing/preview", "site/../.git"),
        *("link", "link/x", "../other", "../other/content", "../other/content/x"),
        *("../other/.briefing", "../other/.briefing/x", "../bare.git", "../bare.git/x"),
        *("../other/.GIT/x", "notes.txt"),
    ],
)
def test_a_folder_with_another_use_is_refused(archive: Folder, out: str) -> None:
    other = Folder(archive.root.parent / "other")
    other.brief("theirs")
    for name in ("objects", "refs"):
        (archive.root.parent / "bare.git" / name).mkdir(parents=True)
    (archive.root.parent / "bare.git/HEAD").write_text("ref: refs/heads/main\n")
    (archive.root / "link").symlink_to(".git")
    (archive.root / "notes.txt").write_text("mine")
    before = archive.tree(archive.root.parent)
    said = archive.build("--out", str(archive.root / out), code=2)
    assert said.count("\n") == 1
    assert "choose a folder" in said
    assert archive.tree(archive.root.parent) == before


@pytest.mark.parametrize("out", ["site", "new/deep", "../pages", "../git", ".gitea", "contents"])
def test_other_folders_are_accepted(archive: Folder, out: str) -> None:
    archive.build("--out", str(archive.root / out))
    assert (archive.root / out / "index.html").exists()


def test_a_work_tree_for_published_pages_is_accepted(archive: Folder) -> None:
    """`git worktree add ../pages gh-pages` makes a folder with a file `.git`."""
    pages = archive.root.parent / "pages"
    pages.mkdir()
    (pages / ".git").write_text(f"gitdir: {archive.root}/.git/worktrees/pages\n")
    archive.build("--out", str(pages))
    assert (pages / "index.html").exists()


def test_the_folder_of_git_of_a_linked_work_tree_is_refused(tmp_path: Path) -> None:
    def git(*words: str) -> None:
        who = ("-c", "user.name=A", "-c", "user.email=a@example.org")
        subprocess.run(["git", *who, *words], cwd=tmp_path / "main", check=True)

    Folder(tmp_path / "main").brief("first")
    git("init", "--quiet")
    git("add", ".")
    git("commit", "--quiet", "--message", "first")
    git("worktree", "add", "--quiet", "../linked")
    linked = Folder(tmp_path / "linked")
    said = linked.build("--out", str(tmp_path / "main/.git/worktrees/linked/x"), code=2)
    assert "belongs to Git" in said
