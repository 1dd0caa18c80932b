"""Addresses are decided in one module, and no two pages share one."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from briefing.core import urls
from tests.support.repository import REPO

FOLDERS = re.compile(r"(?:briefs|topics|authors|feeds|sitemaps|media|data|finder)/")


def texts(path: Path) -> list[str]:
    """All strings of a module except for docstrings, if a folder is anywhere in it."""
    text = path.read_text("utf-8")
    if not FOLDERS.search(text):
        return []  # To parse all modules takes long.
    tree = ast.parse(text)
    docstrings = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef)
        and node.body
        and isinstance(node.body[0], ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and id(node) not in docstrings
    ]


def test_only_one_module_decides_addresses() -> None:
    decided = {
        path.relative_to(REPO).as_posix(): [text for text in texts(path) if FOLDERS.match(text)]
        for path in sorted((REPO / "briefing").rglob("*.py"))
    }
    assert decided.pop("briefing/core/urls.py")
    assert {module: found for module, found in decided.items() if found} == {}


def test_addresses_of_years_and_feeds_begin_with_that_of_their_list() -> None:
    assert urls.year(urls.ARCHIVE, 2021) == "archive/2021.html"
    assert urls.year(urls.topic("t"), 2021) == "topics/t/2021.html"
    assert urls.feed(urls.feed_base(urls.topic("t")), urls.ATOM) == "topics/t.xml"
    assert urls.feed("", urls.JSON_FEED) == "feed.json"
    assert urls.path_to_root(urls.year(urls.author("a"), 2021)) == "../../"


def test_the_full_address_of_the_home_page_has_no_file_name() -> None:
    assert urls.canonical("https://x.example/", urls.HOME) == "https://x.example/"
    assert urls.canonical("https://x.example/", "about.html") == "https://x.example/about.html"
    assert urls.canonical("", "about.html") == ""


def test_no_standing_page_can_have_the_address_of_another_page() -> None:
    taken = [
        *(urls.HOME, urls.ARCHIVE, urls.TOPICS, urls.AUTHORS, urls.NOT_FOUND, urls.HEADERS),
        *(urls.SITEMAP, urls.ROBOTS, urls.DATA_INDEX, urls.SITEMAP_OF_PAGES),
        *(urls.brief("b"), urls.topic("t"), urls.author("a"), urls.sitemap(1), urls.data(1, "x")),
        *(urls.asset("x"), urls.media("x"), urls.feed("", "x"), urls.combined_feed_base("x")),
    ]
    names = {re.split(r"[/.]", href)[0] for href in taken}
    assert names <= urls.RESERVED_PAGES
