"""Slugs: those made from names can be addresses."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core.slugs import (
    collision_key,
    file_name_problems,
    old_path_fault,
    slug_fault,
    slug_from_title,
    slugify,
)


@given(st.text(max_size=60))
def test_slugs_made_from_names_are_sound(name: str) -> None:
    for slug in (slugify(name), slug_from_title(name)):
        fault = slug_fault(slug)
        assert fault is None or not slug or "device" in fault[0]
        assert collision_key(slug) == collision_key(collision_key(slug))


def test_the_hint_for_an_invalid_file_name_is_a_valid_name() -> None:
    (problem,) = file_name_problems("content/briefs/Talks in Hanoi?.md")
    assert "“talks-in-hanoi.md”" in problem.hint.lower()


OLD_PATH = "write the path as it was, from the root of the site: /2018/01/x.html or /x/"


@pytest.mark.parametrize(
    ("path", "cure"),
    [
        ("/.briefing-manifest/x", "remove it; no page can be there"),
        ("/../x", OLD_PATH),
        ("/x?y= 1", "write it as a browser sends it: /x?y=%201"),
        ("/x?y=가", "write it as a browser sends it: /x?y=%EA%B0%80"),
        ("/?", "write it as a browser sends it: /?p=123"),
        ("//?p=1", OLD_PATH),
        ("/x#y", OLD_PATH),
        ("/" + "x" * 300, OLD_PATH),
        ("/%EA%B0%80/", "write it with its own letters: /가/"),
        ("/a%20b", "write it with its own letters: /a b"),
    ],
)
def test_paths_that_no_page_can_have(path: str, cure: str) -> None:
    fault = old_path_fault(path)
    assert fault
    assert fault[1] == cure
    if cure.startswith("write it "):
        assert old_path_fault(cure.rpartition(": ")[2]) is None


@pytest.mark.parametrize(
    "path", ["/가/", "/a b", "/100%.html", "/10%cent", "/site/x", "/.well-known/x", "/X.php"]
)
def test_paths_of_old_pages(path: str) -> None:
    assert old_path_fault(path) is None


def test_characters_without_width_do_not_divide_a_word() -> None:
    assert slug_from_title("Co\u00adoper\u200bation \ufefftalks") == "cooperation-talks"


@pytest.mark.parametrize(
    ("path", "fault"),
    [
        ("/2018/01/x.html", ""),
        ("x/", ""),
        ("/가/a b.php", ""),
        ("/topics/a", ""),
        ("/archive.html", ""),
        ("/.briefing-new/x", "“/.briefing-new/x” is in a folder of Briefing"),
        ("/a/../b", "“/a/../b” is not the path of a page"),
        ("/a//b", "“/a//b” is not the path of a page"),
        ("/a?b", ""),
        ("/?p=123&x=%EA", ""),
        ("/a?가", "“/a?가” has no query that a browser sends"),
        ("/a|b?c", "the path “/a|b” contains “|”"),
        ("/" + "a" * 300, "the path “/" + "a" * 39 + "…” is too long"),
    ],
)
def test_old_paths(path: str, fault: str) -> None:
    assert (old_path_fault(path) or ("",))[0] == fault
