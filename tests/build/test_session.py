"""An archive held open publishes each edit as a build from nothing would, and costs little."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bench.corpus import write_ours
from bench.edits import EDITS
from briefing.build.pipeline import build
from briefing.build.session import open_session
from briefing.build.types import BuildRequest, BuildResult
from tests.support.shipped_site import files


def quiet(stage: str, done: int, total: int) -> None:
    pass


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    write_ours(tmp_path, 40)
    return tmp_path


@pytest.fixture
def made(archive: Path) -> Iterator[Callable[..., BuildResult]]:
    with open_session(
        BuildRequest(str(archive), str(archive / "site"), at=0), quiet
    ) as build_again:
        assert build_again().published
        yield build_again


def brief(archive: Path, number: int) -> tuple[Path, str]:
    path = sorted((archive / "content/briefs").rglob("*.md"))[number]
    return path, path.relative_to(archive).as_posix()


def beside_the_finder(report: BuildResult) -> list[str]:
    return [page for page, _ in report.reasons if page != "archive.html" and "finder/" not in page]


def same_as_clean(archive: Path) -> bool:
    order = BuildRequest(str(archive), str(archive / "clean"), at=2_000_000_000, clean=True)
    assert build(order, quiet).published
    return files(archive / "site") == files(archive / "clean")


def test_an_edited_body_is_one_file_and_the_pages_of_a_clean_build(
    archive: Path, made: Callable[..., BuildResult]
) -> None:
    for number in (3, 20, 3):
        path, name = brief(archive, number)
        path.write_text(path.read_text("utf-8") + f"\nMore **words** on {number}.\n", "utf-8")
        report = made(name)
        assert report.published
        assert [page for page, _ in report.reasons] == [f"briefs/{path.stem}.html"]
    assert beside_the_finder(made()) == []
    assert same_as_clean(archive)


def test_a_new_title_is_on_its_own_page_first_and_then_wherever_it_stands(
    archive: Path, made: Callable[..., BuildResult]
) -> None:
    for number, old, new in ((3, 'title: "', 'title: "New '), (20, 'summary: "', 'summary: "New ')):
        path, name = brief(archive, number)
        path.write_text(path.read_text("utf-8").replace(old, new), "utf-8")
        assert [page for page, _ in made(name).reasons] == [f"briefs/{path.stem}.html"]
        other, name = brief(archive, number + 1)
        other.write_text(other.read_text("utf-8") + "\nMore.\n", "utf-8")
        assert f"briefs/{other.stem}.html" in [page for page, _ in made(name).reasons]
    assert len(beside_the_finder(made())) > 1
    assert same_as_clean(archive)


@pytest.mark.parametrize(
    "name", [n for n in EDITS if n not in ("nothing changed", "a layout edited")]
)
def test_any_edit_is_published_whole(
    name: str, archive: Path, made: Callable[..., BuildResult]
) -> None:
    if name in ("a brief renamed", "a brief deleted"):
        EDITS["a brief added"](archive, 1)
        made()
    before = {p: p.read_bytes() for p in (archive / "content").rglob("*.md")}
    EDITS[name](archive, 2)
    after = {p: p.read_bytes() for p in (archive / "content").rglob("*.md")}
    changed = {p for p in before | after if before.get(p) != after.get(p)}
    assert made(changed.pop().relative_to(archive).as_posix()).published
    made()
    assert same_as_clean(archive)


def test_a_mistake_leaves_the_site_and_its_cure_is_published(
    archive: Path, made: Callable[..., BuildResult]
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


def test_warnings_of_other_files_come_again(
    archive: Path, made: Callable[..., BuildResult]
) -> None:
    (path, name), (other, other_name) = brief(archive, 5), brief(archive, 6)
    other.write_text(other.read_text("utf-8") + "\n# First\n\nText.\n", "utf-8")
    assert [p.path for p in made(other_name).problems] == [other_name]
    path.write_text(path.read_text("utf-8") + "\nText.\n", "utf-8")
    assert [p.path for p in made(name).problems] == [other_name]


def test_the_next_command_finds_nothing_to_do(archive: Path) -> None:
    order = BuildRequest(str(archive), str(archive / "site"), at=2_000_000_000)
    path, name = brief(archive, 7)
    with open_session(order, quiet) as build_again:
        build_again()
        path.write_text(path.read_text("utf-8") + "\nText.\n", "utf-8")
        assert build_again(name).written == 1
    assert beside_the_finder(build(order, quiet)) == []
    assert build(order, quiet).written == 0
