"""A run of the tests leaves no folder behind, and deletes those that killed runs left."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from tests.support import shared
from tests.support.repository import REPO

_RUN = "from tests.support import shared; shared.create_shared_folder(); print(flush=True); input()"


@pytest.fixture
def top(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of temporary files of a run that has just begun."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    monkeypatch.delenv(shared._VARIABLE)
    return tmp_path


def test_the_workers_of_a_run_have_one_folder(top: Path) -> None:
    shared.create_shared_folder()
    [folder] = top.iterdir()
    shared.create_shared_folder()
    assert [*top.iterdir()] == [folder]
    shared.remove_shared_folder()
    assert [*top.iterdir()] == []


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such locks")
def test_the_folder_of_a_killed_run_is_deleted_and_that_of_another_run_stays(top: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", _RUN],
        cwd=REPO,
        env=os.environ | {"TMPDIR": str(top)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    ) as other:
        assert other.stdout
        other.stdout.readline()
        [folder] = top.iterdir()
        (folder / "site").mkdir()
        shared.remove_folders_of_ended_runs(top)
        assert folder.exists()
        other.kill()
    (top / "of-somebody-else").mkdir()
    shared.remove_folders_of_ended_runs(top)
    assert [path.name for path in top.iterdir()] == ["of-somebody-else"]
