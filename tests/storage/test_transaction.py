"""Changes of files that are undone after an error: `briefing.storage.transaction`."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.storage.transaction import transaction


class Refused(Exception):
    """The error in the middle of a transaction."""


def change(folder: Path, *contents: bytes) -> None:
    """Rename files with these contents to `new/page.html`, one after the other. Then fail."""
    staged = folder / "staged"
    with transaction(str(folder), str(folder / "old"), "list") as changes:
        for content in contents:
            staged.write_bytes(content)
            changes.replace(str(staged), "new/page.html")
        raise Refused


def test_a_folder_that_was_made_is_removed_again(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        change(tmp_path, b"1")
    assert not (tmp_path / "new").exists()


def test_a_file_that_was_placed_twice_has_its_first_content_again_before_it_goes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlinked: list[bytes] = []
    unlink = os.unlink

    def note(path: str) -> None:
        unlinked.append(Path(path).read_bytes())
        unlink(path)

    monkeypatch.setattr(os, "unlink", note)
    with pytest.raises(Refused):
        change(tmp_path, b"1", b"2")
    assert unlinked == [b"1"]
    assert not (tmp_path / "new").exists()


def test_a_file_that_was_there_has_its_bytes_again(tmp_path: Path) -> None:
    page = tmp_path / "new" / "page.html"
    page.parent.mkdir()
    page.write_bytes(b"0")
    with pytest.raises(Refused):
        change(tmp_path, b"1", b"2")
    assert page.read_bytes() == b"0"
