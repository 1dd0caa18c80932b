"""In an open session, each edit gives the result of a clean build, in little time."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from bench.edits import EDITS
from briefing.build import snapshot
from briefing.build.pipeline import build
from briefing.build.session import open_session
from briefing.build.types import BuildRequest, BuildResult
from tests.support.corpus import copy_built_corpus
from tests.support.program import without_forks
from tests.support.shipped_site import files


def quiet(stage: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    copy_built_corpus(28, tmp_path)
    return tmp_path


Rebuild = Callable[..., BuildResult]


@contextmanager
def session(archive: Path) -> Iterator[Rebuild]:
    """A function that builds after changes of these files, or after any change."""
    request = BuildRequest(str(archive), str(archive / "site"), at=0)
    with open_session(request, quiet) as rebuild:
        yield lambda *changed: rebuild(frozenset(changed) or None)


@pytest.fixture
def made(archive: Path) -> Iterator[Rebuild]:
    with session(archive) as rebuild:
        assert rebuild().published
        yield rebuild


def brief(archive: Path, number: int) -> tuple[Path, str]:
    path = sorted((archive / "content/briefs").rglob("*.md"))[number]
    return path, path.relative_to(archive).as_posix()


def beside_the_finder(report: BuildResult) -> list[str]:
    return [page for page, _ in report.reasons if page != "archive.html" and "finder/" not in page]


def same_as_clean(archive: Path) -> bool:
    order = BuildRequest(str(archive), str(archive / "clean"), at=2_000_000_000, clean=True)
    with without_forks():
        assert build(order, quiet).published
    return files(archive / "site") == files(archive / "clean")


def test_an_edited_body_is_one_page_and_that_of_the_finder(archive: Path, made: Rebuild) -> None:
    for number in (3, 20, 3):
        path, name = brief(archive, number)
        path.write_text(path.read_text("utf-8") + f"\nMore **words** on {number}.\n", "utf-8")
        report = made(name)
        assert report.published
        page = f"briefs/{path.stem}.html"
        # The feeds of the newest briefs have whole texts.
        is_new = page in (archive / "site/feed.json").read_text("utf-8")
        assert sorted(beside_the_finder(report)) == [
            page,
            *(["feed.json", "feed.xml"] if is_new else []),
        ]
        assert same_as_clean(archive)
    assert made().written == 0


def test_a_new_title_appears_at_once_on_each_page_that_shows_it(
    archive: Path, made: Rebuild
) -> None:
    for number, old, new in ((3, 'title: "', 'title: "New '), (20, 'summary: "', 'summary: "New ')):
        path, name = brief(archive, number)
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        assert len(beside_the_finder(made(name))) > 1
        assert same_as_clean(archive)


def early_pages(archive: Path, name: str, old: str, new: str) -> dict[str, bytes]:
    """The pages that are given before the publication when this text replaces another one."""
    early: dict[str, bytes] = {}
    with open_session(BuildRequest(str(archive), str(archive / "site"), at=0), quiet) as rebuild:
        assert rebuild(None, early.update).published
        assert early == {}
        (archive / name).write_text((archive / name).read_text("utf-8").replace(old, new), "utf-8")
        rebuild(frozenset({name}), early.update)
    return early


def test_the_early_page_of_a_saved_body_equals_the_published_one(archive: Path) -> None:
    path, name = brief(archive, 3)
    page = f"briefs/{path.stem}.html"
    early = early_pages(archive, name, path.read_text("utf-8")[-9:], " It ends otherwise.\n")
    assert early == {page: (archive / "site" / page).read_bytes()}
    assert b"It ends otherwise." in early[page]


def test_the_page_of_a_saved_title_is_shown_before_the_build_ends(archive: Path) -> None:
    _, name = brief(archive, 3)
    [page] = early_pages(archive, name, 'title: "', 'title: "New ').values()
    assert b"<h1>New " in page.replace(b' class="p-name"', b"")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        pytest.param("date: ", "date: 1999-01-01 #", id="another place in the archive"),
        pytest.param("\n---\n", "\n---\n[A link](nothing.md)\n\n", id="a link that may be wrong"),
        pytest.param("title: ", "titel: ", id="an error"),
    ],
)
def test_a_page_that_may_be_wrong_is_not_shown_before_the_build_ends(
    archive: Path, old: str, new: str
) -> None:
    assert early_pages(archive, brief(archive, 3)[1], old, new) == {}


def test_only_files_that_are_known_to_have_changed_are_looked_at(archive: Path) -> None:
    request = BuildRequest(str(archive), str(archive / "site"), at=0)
    before = snapshot.take_snapshot(request)
    (path, name), (other, other_name) = brief(archive, 5), brief(archive, 6)
    for one in (path, other):
        one.write_text(one.read_text("utf-8") + "\nText.\n", "utf-8")
    after = snapshot.look_again(before, [name])
    assert after
    assert after.content[name].state.size > before.content[name].state.size
    assert after.content[other_name] == before.content[other_name]
    path.unlink()
    assert snapshot.look_again(before, [name]) is None


def test_added_and_deleted_files_are_found(archive: Path, made: Rebuild) -> None:
    path, _ = brief(archive, 5)
    new = path.with_name("new.md")
    new.write_bytes(path.read_bytes())
    assert made(new.relative_to(archive).as_posix()).briefs == 29
    new.unlink()
    assert made(new.relative_to(archive).as_posix()).briefs == 28
    assert same_as_clean(archive)


@pytest.mark.parametrize(
    "name", [n for n in EDITS if n not in ("nothing changed", "a layout edited")]
)
def test_any_edit_is_published_whole(name: str, archive: Path, made: Rebuild) -> None:
    if name in ("a brief renamed", "a brief deleted"):
        EDITS["a brief added"](archive, 1)
        made()
    before = {p: p.read_bytes() for p in (archive / "content").rglob("*.md")}
    EDITS[name](archive, 2)
    after = {p: p.read_bytes() for p in (archive / "content").rglob("*.md")}
    changed = {p for p in before | after if before.get(p) != after.get(p)}
    assert made(*(path.relative_to(archive).as_posix() for path in changed)).published
    assert same_as_clean(archive)


def test_an_error_does_not_change_the_site_and_its_correction_is_published(
    archive: Path, made: Rebuild
) -> None:
    path, name = brief(archive, 5)
    text, before = path.read_text("utf-8"), files(archive / "site")
    path.write_text(text + "\n[Nothing](nothing.md)\n", "utf-8")
    report = made(name)
    assert [p.path for p in report.problems] == [name]
    assert files(archive / "site") == before
    path.write_text(text + "\nSomething.\n", "utf-8")
    assert beside_the_finder(made(name)) == [f"briefs/{path.stem}.html"]
    assert same_as_clean(archive)


def test_warnings_of_other_files_come_again(archive: Path, made: Rebuild) -> None:
    (path, name), (other, other_name) = brief(archive, 5), brief(archive, 6)
    other.write_text(other.read_text("utf-8") + "\n# First\n\nText.\n", "utf-8")
    assert [p.path for p in made(other_name).problems] == [other_name]
    path.write_text(path.read_text("utf-8") + "\nText.\n", "utf-8")
    assert [p.path for p in made(name).problems] == [other_name]


def test_the_next_command_finds_nothing_to_do(archive: Path) -> None:
    order = BuildRequest(str(archive), str(archive / "site"), at=2_000_000_000)
    path, name = brief(archive, 7)
    with session(archive) as rebuild:
        rebuild()
        path.write_text(path.read_text("utf-8") + "\nText.\n", "utf-8")
        assert rebuild(name).written > 0
    assert build(order, quiet).written == 0


def test_a_manifest_that_is_damaged_meanwhile_is_repaired(archive: Path, made: Rebuild) -> None:
    listed = archive / "site/.briefing-manifest"
    whole = listed.read_bytes()
    listed.write_bytes(whole[:-40])
    path, name = brief(archive, 3)
    path.write_text(path.read_text("utf-8") + "\nText.\n", "utf-8")
    assert made(name).published
    names = {line for line in whole.decode().split("\n") if line.startswith("briefs/")}
    assert names <= set(listed.read_text("utf-8").split("\n"))
    assert same_as_clean(archive)
