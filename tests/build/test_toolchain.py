"""The program that makes a cache: when its files are read again."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from msgspec.structs import replace

from briefing.build import toolchain
from briefing.build.toolchain import identify_toolchain


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "module.py").write_text("a = 1\n")
    monkeypatch.setattr(toolchain, "_PACKAGE", str(tmp_path))
    return tmp_path


def test_files_with_known_states_are_not_read(
    package: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    known = replace(identify_toolchain(), looked_ns=time.time_ns() + 10**10)
    monkeypatch.setattr(toolchain, "_digest", lambda *_: pytest.fail("a file was read"))
    assert identify_toolchain(known) is known


def test_files_that_changed_just_before_the_last_scan_are_read(package: Path) -> None:
    known = replace(identify_toolchain(), digest="of an earlier text")
    assert identify_toolchain(known).digest != known.digest


def test_another_text_or_name_is_another_toolchain(package: Path) -> None:
    first = identify_toolchain()
    (package / "module.py").write_text("a = 2\n")
    second = identify_toolchain(first)
    (package / "module.py").rename(package / "other.py")
    third = identify_toolchain(second)
    assert len({first.digest, second.digest, third.digest}) == 3
