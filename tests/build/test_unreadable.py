"""A file that is there but cannot be read is a problem. Its page is never deleted."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.support.folder import Folder

PNG = b"\x89PNG\r\n\x1a\n"
FILES = (
    *("briefs/second.md", "pages/about.md", "briefs/dot.svg", "briefs/data.csv"),
    *("site.toml", "topics.toml", "authors.toml"),
)


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    archive = Folder(tmp_path)
    archive.brief("first", body="![A dot](dot.svg)\n\n[data](data.csv)")
    archive.brief("second", date="2020-01-01")
    archive.write("pages/about.md", "---\ntitle: About\n---\nWe.\n")
    svg = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"></svg>'
    archive.write("briefs/dot.svg", svg)
    archive.write("briefs/data.csv", "a,b\n")
    archive.write("site.toml", 'title = "A"\n')
    archive.write("topics.toml", '[t]\nname = "T"\n')
    archive.write("authors.toml", '[a]\nname = "A"\n')
    archive.build()
    return archive


def link_to_nothing(path: Path) -> None:
    path.symlink_to("nowhere")


def link_to_itself(path: Path) -> None:
    path.symlink_to(path.name)


@pytest.mark.skipif(sys.platform == "win32", reason="needs links and pipes")
@pytest.mark.parametrize(
    ("make", "file"),
    [*((link_to_nothing, file) for file in FILES), (link_to_itself, FILES[0])],
)
def test_a_path_that_is_not_a_regular_file_is_a_problem(
    archive: Folder, make: Callable[[Path], None], file: str
) -> None:
    before = archive.tree()
    path = archive.root / "content" / file
    path.unlink()
    make(path)
    archive.brief("wrong", colour="red")
    said = archive.build(code=1)
    assert f"content/{file}:1:1: error: this is" in said
    assert "unknown key" in said or "colour" in said  # The other problems are shown too.
    assert archive.tree() == before


@pytest.mark.skipif(sys.platform == "win32", reason="needs pipes")
def test_a_pipe_is_not_read(archive: Folder) -> None:
    os.mkfifo(archive.root / "content/briefs/pipe.md")
    said = archive.build()
    assert "content/briefs/pipe.md:1:1: warning: this is neither a file nor a folder" in said


@pytest.mark.parametrize("file", FILES)
@pytest.mark.parametrize("is_changed", [True, False])
def test_a_refusal_of_the_disk_is_a_problem(
    archive: Folder, file: str, is_changed: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = archive.tree()
    path = archive.root / "content" / file
    if is_changed:
        path.write_bytes(path.read_bytes() + b"\n")
    archive.brief("wrong", colour="red")
    open_file = os.open

    def refuse(name: str, *args: int) -> int:
        if str(name).endswith(file):
            raise PermissionError(13, "Permission denied", name)
        return open_file(name, *args)

    monkeypatch.setattr(os, "open", refuse)
    said = archive.build(code=1)
    assert f"content/{file}:1:1: error: this cannot be read: Permission denied" in said
    assert "colour" in said
    monkeypatch.undo()
    assert archive.tree() == before
    (archive.root / "content/briefs/wrong.md").unlink()
    archive.build()
    assert len(archive.site_files()) == len(before.keys() - {".briefing-manifest"})


def test_a_folder_that_cannot_be_read_is_a_problem(
    archive: Folder, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, list_folder = archive.tree(), os.scandir

    def refuse(folder: str) -> object:
        if Path(folder) == archive.root / "content/pages":
            raise PermissionError(13, "Permission denied", folder)
        return list_folder(folder)

    monkeypatch.setattr(os, "scandir", refuse)
    said = archive.build(code=1)
    assert "content/pages:1:1: error: this cannot be read: Permission denied" in said
    monkeypatch.undo()
    assert archive.tree() == before
