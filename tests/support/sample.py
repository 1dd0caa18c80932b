"""The sample archive of this repository, for the tests that are about it.

A clone may have no sample archive, or another archive in its place: then these tests are skipped.
"""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest

from tests.support.repository import REPO

_ID = "peninsula-briefs"
# Briefs that many tests name.
_BRIEFS = (
    "2018/security-council-resolutions",
    "2018/singapore-joint-statement-ko",
    "2019/hanoi-summit",
    "2019/us-dprk-timeline",
    "2024/panel-of-experts-veto",
)


def is_there(folder: Path) -> bool:
    """Whether a folder `content` is the sample archive."""
    if not all((folder / f"briefs/{name}.md").is_file() for name in _BRIEFS):
        return False
    return tomllib.loads((folder / "site.toml").read_text("utf-8")).get("id") == _ID


def sample_content() -> Path:
    """The folder `content` of the sample archive. Skips the test, or the whole module while tests
    are collected, if it is not there."""
    folder = REPO / "content"
    if not is_there(folder):
        pytest.skip("this clone does not have the sample archive", allow_module_level=True)
    return folder
