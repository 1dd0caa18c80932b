"""Few files are flushed one by one, many with one call."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.storage.flush import flush


@pytest.mark.parametrize("count", [0, 1, 10, 11, 200])
def test_each_file_is_flushed(count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    names = [f"{number}.html" for number in range(count)]
    for name in names:
        (tmp_path / name).write_text(name)
    flushed: list[int] = []
    monkeypatch.setattr(os, "fsync", flushed.append)
    flush(str(tmp_path), names)
    assert len(flushed) == (count if count <= 10 else 0)


def test_a_refusal_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="missing"):
        flush(str(tmp_path), ["missing"])


@pytest.mark.skipif(sys.platform != "linux", reason="needs syncfs")
def test_a_refusal_for_many_files_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    reading, writing = os.pipe()
    os.close(writing)
    os.close(reading)
    monkeypatch.setattr(os, "open", lambda *_: reading)
    monkeypatch.setattr(os, "close", lambda _: None)
    with pytest.raises(OSError, match="Bad file descriptor"):
        flush(str(tmp_path), [str(number) for number in range(99)])
