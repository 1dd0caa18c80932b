"""The files of a source that a path on the old site leads to."""

from __future__ import annotations

import pytest

from briefing.migrate.places import find_file, places_of
from briefing.migrate.types import Post, Site, Source


@pytest.mark.parametrize(
    ("path", "found"),
    [
        ("/img/map.png", "static/img/map.png"),
        ("/old/folder/img/map.png", "static/img/map.png"),
        # Two names are enough, also for a file that has only these two.
        ("/old/data/talks.csv", "data/talks.csv"),
        ("/old/map.png", ""),
    ],
)
def test_a_file_is_found_by_the_end_of_its_path(path: str, found: str) -> None:
    source = Source("", ("static/img/map.png", "data/talks.csv"))
    places = places_of(source, Site(), ())
    assert find_file(path, Post(id="a", file="posts/a.md"), places) == found
