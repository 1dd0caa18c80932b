"""The cache of checks and digests, in an archive that can be written and in one that cannot."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from briefing.build.check_cache import with_check_cache
from briefing.build.types import BuildRequest


def cache_file(root: Path) -> Path:
    """The file of the cache, which is there while the cache is used."""
    request = BuildRequest(str(root), str(root / "site"), 0)
    return Path(with_check_cache(request, lambda cache: cache.path if cache.written_ns else ""))


def test_the_cache_is_in_the_archive(tmp_path: Path) -> None:
    path = cache_file(tmp_path)
    assert path.parent == tmp_path / ".briefing"
    assert path.exists()


@pytest.mark.parametrize("has_state", [False, True])
def test_an_archive_that_cannot_be_written_has_its_cache_elsewhere_for_a_moment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_state: bool
) -> None:
    state = tmp_path / ".briefing"
    if has_state:
        state.mkdir()
    protected = str(state if has_state else tmp_path)
    monkeypatch.setattr(os, "access", lambda path, mode: os.path.realpath(path) != protected)
    path = cache_file(tmp_path)
    assert tmp_path not in path.parents
    assert not path.parent.exists()
    assert [*tmp_path.rglob("*")] == ([state] if has_state else [])
