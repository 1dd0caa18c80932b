"""Paths, addresses and digests: what `core` decides for all packages."""

from __future__ import annotations

import ast
import posixpath
from typing import TypeGuard

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.core import urls
from briefing.core.hashing import DIGEST_BYTES, digest, digest_of_value, name_digest
from briefing.core.paths import (
    ATTACHMENTS,
    AUTHORS_FILE,
    BRIEFS_FOLDER,
    MARKDOWN,
    PAGES_FOLDER,
    PICTURES,
    SITE_FILE,
    STATE_FOLDER,
    TOPICS_FILE,
    is_brief_file,
    is_ignored_name,
    is_media,
    is_picture,
    is_text,
    may_contain_ignored,
    relative_link,
)
from briefing.core.web_address import is_complete_link, is_web_address
from tests.support.repository import REPO

_PATHS = st.lists(st.sampled_from(["a", "b", "c.md"]), min_size=1, max_size=5).map("/".join)


@given(_PATHS, _PATHS)
def test_a_relative_link_leads_to_its_target(source: str, target: str) -> None:
    link = relative_link(source, target)
    assert posixpath.normpath(posixpath.join(posixpath.dirname(source), link)) == target


def test_links_between_pages_are_as_short_as_they_can_be() -> None:
    assert relative_link(urls.brief("a"), urls.brief("b")) == "b.html"
    assert relative_link(urls.brief("a"), urls.standing_page("about")) == "../about.html"
    assert relative_link(urls.standing_page("about"), urls.brief("a")) == "briefs/a.html"
    assert urls.path_to_root(urls.brief("a")) == "../"
    assert urls.path_to_root(urls.standing_page("about")) == ""


def test_only_markdown_in_its_folder_is_a_brief_or_a_page() -> None:
    assert is_brief_file("content/briefs/2021/a.md")
    assert not is_brief_file("content/briefs/2021/a.MD")
    assert not is_brief_file("content/briefs.md")
    assert is_text("content/pages/a.md")
    assert is_text("content/briefs/a.md")
    assert not is_text("content/briefs/a.png")
    assert not is_text("content/a.md")


def test_extensions_count_in_any_case() -> None:
    assert is_picture("content/briefs/a.JPG")
    assert is_media("content/briefs/a.Pdf")
    assert not is_picture("content/briefs/a.pdf")
    assert not is_media("content/briefs/a.md")
    assert not set(PICTURES) & set(ATTACHMENTS)


@given(st.lists(st.sampled_from([".git", "a~", "#b", "~$c", "d.swp", "e.md"]), max_size=4))
def test_no_ignored_name_escapes_the_search_in_all_paths(names: list[str]) -> None:
    paths = "\n".join(f"content/{name}" for name in names)
    assert may_contain_ignored(paths) or not any(map(is_ignored_name, names))


@pytest.mark.parametrize(
    ("text", "web_address", "complete_link"),
    [
        ("https://www.un.org/a?b#c", True, True),
        ("HTTP://un.org", True, True),
        ("https://un.org/a|b", False, True),
        ("https://un.org/a b", False, False),
        ("https://un.org:8080/", True, True),
        ("https://un.org:/", True, False),
        ("https://un.org:port/", True, False),
        ("https:///a", False, False),
        ("https://[", False, False),
        ("ftp://un.org", False, False),
        ("un.org", False, False),
    ],
)
def test_web_addresses(text: str, web_address: bool, complete_link: bool) -> None:
    assert is_web_address(text) is web_address
    assert is_complete_link(text) is complete_link


def test_digests_have_their_length_and_tell_values_apart() -> None:
    assert len(digest(b"")) == DIGEST_BYTES
    assert len(name_digest(b"")) == 10
    assert digest_of_value(("a", "b")) != digest_of_value(("ab", ""))
    assert digest_of_value((1, "a")) == digest_of_value((1, "a"))


_WRITTEN_ONCE = {
    *(STATE_FOLDER, BRIEFS_FOLDER, PAGES_FOLDER, SITE_FILE, TOPICS_FILE, AUTHORS_FILE, MARKDOWN),
    *PICTURES,
    *ATTACHMENTS,
}
_SOURCES = sorted((REPO / "briefing").rglob("*.py"))
# They are about extensions: the constants, the first bytes of files, the types for the preview.
_ABOUT_EXTENSIONS = ("core/paths.py", "content/media.py", "preview/server.py")


def test_no_other_module_writes_a_folder_a_file_or_an_extension() -> None:
    wrong = {
        (path.relative_to(REPO).as_posix(), node.value)
        for path in _SOURCES
        if not path.as_posix().endswith(_ABOUT_EXTENSIONS)
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if is_string(node) and node.value in _WRITTEN_ONCE
    }
    assert wrong == set()


def is_string(node: ast.AST) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


def test_one_module_chooses_the_digest() -> None:
    using = [path.name for path in _SOURCES if "blake2b" in path.read_text("utf-8")]
    assert using == ["hashing.py"]
