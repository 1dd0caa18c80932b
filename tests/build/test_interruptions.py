"""A publication that is killed, or that the disk refuses, at any point.

A point is a call that changes the disk: each link, rename, new folder, deletion and write. A kill
is a copy of the folders as they are at a point, because nothing is undone after a kill.
"""

from __future__ import annotations

import errno
import os
import random
import re
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache
from html import unescape
from pathlib import Path
from posixpath import dirname, join, normpath
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from briefing.build import workers
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest, BuildResult
from briefing.core.diagnostics import Fault
from briefing.storage import output
from briefing.storage.cache import Cache
from tests.support.examples import is_long
from tests.support.folder import Folder
from tests.support.shared import make_once
from tests.support.shipped_site import files

AT = 1_800_000_000
# So many points are tried in `make test`, for each kind of failure.
SOME_POINTS = 15

_LINK = re.compile(
    r'(?:href|src|data-(?:facets|words|script|tools|first|question|search))="([^"]*)"'
)
_ID = re.compile(r'\sid="([^"]*)"')


def built(root: Path, out: str = "site", **more: Any) -> BuildResult:
    request = BuildRequest(str(root), str(root / out), AT, jobs=1, **more)
    result = build(request, lambda *_: None)
    assert result.published, result.problems
    return result


def write_first(root: Path) -> None:
    """An archive with what the edit needs, built."""
    archive = Folder(root)
    archive.brief("a", body="## Old\n\nSee [b](b.md#old) and [gone](gone.md#old).")
    archive.brief("b", body="## Old\n\nSee [a](a.md#old).\n\n![A dot](dot.svg)")
    archive.brief("c", body="See [b](b.md#old).", date="2022-01-01", topics="[u]")
    archive.brief("gone", body="## Old\n\nSee [a](a.md#old).", date="2020-01-01", topics="[v]")
    archive.brief("stays", date="2023-01-01")
    archive.write("pages/about.md", "---\ntitle: About\n---\n## Old\n\n[a](../briefs/a.md#old)\n")
    archive.write("briefs/dot.svg", DOT)
    built(root)


DOT = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9">'
    "<title>1</title></svg>"
)


def edit(root: Path) -> None:
    """Headings get new names, links follow them; a brief, a topic and a year go, others come."""
    archive = Folder(root)
    archive.brief("a", body="## New\n\nSee [b](b.md#new) and [more](more.md#new).")
    archive.brief("b", body="## New\n\nSee [a](a.md#new).\n\n![A dot](dot.svg)")
    archive.brief("c", title="C2", body="See [b](b.md#new).", date="2022-01-01", topics="[u, t]")
    archive.brief("more", body="## New\n\n[a](a.md#new)", date="2024-01-01", topics="[w]")
    archive.write("pages/about.md", "---\ntitle: About\n---\n## New\n\n[a](../briefs/a.md#new)\n")
    archive.write("briefs/dot.svg", DOT.replace("<title>1", "<title>2"))
    (root / "content/briefs/gone.md").unlink()


@pytest.fixture(scope="module")
def edited() -> Path:
    """The archive, built before the edit; and in `clean`, a clean build after it."""

    def make(root: Path) -> None:
        write_first(root)
        edit(root)
        built(root, "clean", clean=True)

    return make_once("interruptions", make)


def dead_links(site: Path) -> set[tuple[str, str]]:
    """The links that lead nowhere, on all pages that a reader can reach from the front page."""
    dead: set[tuple[str, str]] = set()
    pages = {"index.html": _links_and_ids("index.html", (site / "index.html").read_bytes())}
    queue = ["index.html"]
    is_file = cache(lambda path: os.path.isfile(site / path))
    while queue:
        page = queue.pop()
        for link, path, id in pages[page][0]:
            if not is_file(path):
                dead.add((page, link))
            elif path.endswith(".html"):
                if path not in pages:
                    pages[path] = _links_and_ids(path, (site / path).read_bytes())
                    queue.append(path)
                if id and id not in pages[path][1]:
                    dead.add((page, link))
    return dead


@cache
def _links_and_ids(page: str, content: bytes) -> tuple[list[tuple[str, str, str]], set[str]]:
    """The links of a page within the site, each with the path and the id that it leads to; and the
    ids of the page. Few pages change between two points."""
    text = content.decode()
    links: list[tuple[str, str, str]] = []
    # An attribute of the finder can have several addresses.
    for link in {link for found in _LINK.findall(text) for link in found.split()}:
        parts = urlsplit(unescape(link))
        if not (parts.scheme or parts.netloc or page == "404.html"):
            path = normpath(join(dirname(page), unquote(parts.path))) if parts.path else page
            links.append((link, path, unquote(parts.fragment)))
    return links, {unescape(id) for id in _ID.findall(text)}


# What a publication calls to change the disk, and where it is looked up.
_CHANGES = ("link", "replace", "mkdir", "rmdir", "unlink", "write")


@contextmanager
def points(at_point: Callable[[str], None]) -> Iterator[None]:
    """Call `at_point` with the name of each change of the disk before it is made. What `at_point`
    changes itself is no point."""
    inside: set[str] = set()

    def before(name: str, change: Callable[..., Any]) -> Callable[..., Any]:
        def changed(*args: Any, **more: Any) -> Any:
            if not inside:
                inside.add(name)
                try:
                    at_point(name)
                finally:
                    inside.clear()
            return change(*args, **more)

        return changed

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(workers, "_FORKS", False)
        for name in _CHANGES:
            monkeypatch.setattr(os, name, before(name, getattr(os, name)))
        monkeypatch.setattr(Cache, "save", before("save", Cache.save))
        yield


def count_points(root: Path) -> int:
    names: list[str] = []
    with points(names.append):
        built(root)
    return len(names)


def some(count: int) -> list[int]:
    """Points from the first to the last one."""
    points = range(count)
    return list(points) if is_long() else sorted(random.Random(count).sample(points, SOME_POINTS))


def test_a_kill_at_any_point_leaves_a_site_without_dead_links(edited: Path, tmp_path: Path) -> None:
    root, clean = tmp_path / "archive", files(edited / "clean")
    shutil.copytree(edited, root)
    chosen = set(some(count_points(root)))
    shutil.rmtree(root)
    shutil.copytree(edited, root)
    assert dead_links(root / "site") == set()
    killed: list[Path] = []
    counted = iter(range(10**6))

    def kill(name: str) -> None:
        number = next(counted)
        assert dead_links(root / "site") == set(), (number, name)
        if number in chosen:
            killed.append(tmp_path / f"killed-{number}")
            shutil.copytree(root, killed[-1])

    with points(kill):
        built(root)
    assert len(killed) == len(chosen)
    assert dead_links(root / "site") == set()
    assert files(root / "site") == clean
    for copy in killed:
        built(copy)
        assert files(copy / "site") == clean, copy.name


def test_an_error_at_any_point_leaves_the_old_site(edited: Path, tmp_path: Path) -> None:
    before, clean = Folder(edited).tree(), files(edited / "clean")
    root = tmp_path / "counted"
    shutil.copytree(edited, root)
    failed = 0
    for chosen in some(count_points(root)):
        root = tmp_path / str(chosen)
        shutil.copytree(edited, root)
        counted = iter(range(10**6))

        def fail(name: str, chosen: int = chosen, counted: Iterator[int] = counted) -> None:
            if next(counted) == chosen:
                raise error_of(name)

        with points(fail):
            message = fault_of(root)
        if message:
            assert "disk is full" in message, (chosen, message)
            assert Folder(root).tree() == before, chosen
            failed += 1
        assert dead_links(root / "site") == set(), chosen
        built(root)
        assert files(root / "site") == clean, chosen
        shutil.rmtree(root)
    assert failed > SOME_POINTS // 2


def fault_of(root: Path) -> str:
    """What a build says if it fails, or an empty text."""
    try:
        built(root)
    except Fault as fault:
        return str(fault)
    return ""


def error_of(name: str) -> Exception:
    if name != "save":
        return OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    error = sqlite3.OperationalError("database or disk is full")
    error.sqlite_errorcode = sqlite3.SQLITE_FULL
    return error


def test_what_cannot_be_restored_is_named(edited: Path, tmp_path: Path) -> None:
    root = tmp_path / "archive"
    shutil.copytree(edited, root)
    replace = os.replace
    published: list[str] = []

    def fails_at_the_front_page(source: str, target: str) -> None:
        if "/old/" in source or str(target).endswith("index.html"):
            raise OSError(errno.EIO, os.strerror(errno.EIO))
        replace(source, target)
        published.append(os.path.relpath(target, root / "site"))

    with pytest.MonkeyPatch.context() as monkeypatch:
        monkeypatch.setattr(os, "replace", fails_at_the_front_page)
        with pytest.raises(Fault, match="could not be restored, and these files are new") as caught:
            built(root)
    assert len(published) > 20
    message = str(caught.value)
    assert f"and {len(set(published)) - 20} more" in message
    assert "topics.html" in message
    assert dead_links(root / "site") == set()
    built(root)
    assert files(root / "site") == files(edited / "clean")


@pytest.mark.parametrize("error", [errno.EPERM, errno.EOPNOTSUPP, errno.EMLINK, None])
def test_without_hard_links_files_are_copied(
    error: int | None, edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """FAT and some network file systems have none; some systems lack the function."""
    root = tmp_path / "archive"
    shutil.copytree(edited, root)
    before = Folder(root).tree()
    if error is None:
        monkeypatch.delattr(os, "link")
    else:
        monkeypatch.setattr(os, "link", refusal(error))
    with monkeypatch.context() as patch:
        patch.setattr(Cache, "save", refusal(errno.EIO))
        with pytest.raises((Fault, OSError)):
            built(root)
    assert Folder(root).tree() == before
    with monkeypatch.context() as patch:
        patch.setattr(output, "latest_change_ns", refusal(errno.EIO))  # After the last rename.
        with pytest.raises(Fault):
            built(root)
    assert Folder(root).tree() == before
    built(root)
    assert files(root / "site") == files(edited / "clean")


def refusal(number: int) -> Callable[..., Any]:
    def refuse(*args: Any) -> Any:
        raise OSError(number, os.strerror(number))

    return refuse


def test_staged_files_are_flushed_once_before_the_first_page_is_replaced(
    edited: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = tmp_path / "archive"
    shutil.copytree(edited, root)
    calls: list[str] = []
    replace = os.replace

    def noted(source: str, target: str) -> None:
        calls.append(os.path.basename(target))
        replace(source, target)

    monkeypatch.setattr("briefing.storage.publish.flush", lambda *_: calls.append("flush"))
    monkeypatch.setattr(os, "replace", noted)
    built(root)
    assert calls.count("flush") == 1
    assert calls.index("flush") < calls.index("a.html")
    calls.clear()
    built(root, "first")
    assert "flush" not in calls  # There is no site that could be damaged.
