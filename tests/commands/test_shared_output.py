"""Builds into a folder that another archive uses, or whose list of files is damaged."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from briefing.core.diagnostics import Fault
from briefing.storage.lock import locked
from tests.support.folder import Folder
from tests.support.repository import REPO


@pytest.fixture
def ours(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "ours")
    folder.brief("first")
    folder.brief("second", date="2022-01-01", topics="[u]")
    return folder


@pytest.fixture
def theirs(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "theirs")
    folder.brief("third")
    return folder


# ---- another archive ----------------------------------------------------------------------------


def test_the_site_of_another_archive_is_not_replaced(ours: Folder, theirs: Folder) -> None:
    ours.build()
    before = ours.tree()
    out = ("--out", str(ours.site))
    for words in ((), ("--clean",)):
        said = theirs.build(*out, *words, code=3)
        assert "has the site of another archive, “Briefs”" in said
        assert said.count("\n") == 1
        assert ours.tree() == before
    # The cure works to the letter.
    theirs.build("--out", str(ours.root / "other"))
    shutil.rmtree(ours.site)
    theirs.build(*out)
    assert "briefs/third.html" in ours.tree()
    assert "has the site of another archive" in ours.build(code=3)


@pytest.mark.parametrize(
    ("our_lines", "their_lines", "accepted"),
    [
        ('title = "A"\nid = "x"', 'title = "B"\nid = "x"', True),
        ('title = "A"\nid = "x"', 'title = "A"\nid = "y"', False),
        ('title = "A"', 'title = "A"', True),
        ('title = "A"', 'title = "B"', False),
        ('id = "x"\ntitle = "A"', 'title = "A"', True),
    ],
)
def test_an_archive_is_known_by_its_settings(
    ours: Folder, theirs: Folder, our_lines: str, their_lines: str, accepted: bool
) -> None:
    """A second checkout of an archive has no cache of the first one."""
    ours.write("site.toml", f"{our_lines}\n")
    ours.build()
    theirs.write("site.toml", f"{their_lines}\n")
    theirs.brief("first")
    theirs.build("--out", str(ours.site), code=0 if accepted else 3)


def test_an_archive_that_gets_another_title_is_known_by_all_its_briefs(ours: Folder) -> None:
    ours.write("site.toml", 'title = "A"\n')
    ours.build()
    ours.write("site.toml", 'title = "B"\n')
    shutil.rmtree(ours.root / ".briefing")
    ours.build()
    ours.write("site.toml", 'title = "C"\n')
    shutil.rmtree(ours.root / ".briefing")
    (ours.root / "content/briefs/second.md").unlink()
    assert "has the site of another archive, “B”" in ours.build(code=3)


@pytest.mark.parametrize(("slugs", "accepted"), [(["first"], True), ([], False)])
def test_an_archive_without_a_name_is_known_by_its_briefs(
    ours: Folder, theirs: Folder, slugs: list[str], accepted: bool
) -> None:
    ours.brief("third")
    ours.build()
    for slug in slugs:
        theirs.brief(slug)
    theirs.build("--out", str(ours.site), code=0 if accepted else 3)


def test_an_archive_may_change_in_every_way(ours: Folder) -> None:
    ours.write("site.toml", 'id = "x"\ntitle = "A"\n')
    ours.build()
    ours.write("site.toml", 'id = "y"\ntitle = "B"\n')
    for path in (ours.root / "content/briefs").iterdir():
        path.rename(path.with_name(f"new-{path.name}"))
    ours.build()
    assert "briefs/new-first.html" in ours.site_files()
    assert "briefs/first.html" not in ours.tree()


def test_a_moved_archive_and_a_lost_cache_change_nothing(ours: Folder) -> None:
    ours.build()
    shutil.rmtree(ours.root / ".briefing")
    moved = Folder(ours.root.rename(ours.root.with_name("moved")))
    assert "(0 written)" in moved.build()


def test_a_site_of_an_earlier_version_is_taken_over(ours: Folder) -> None:
    ours.build()
    manifest = ours.site / ".briefing-manifest"
    lines = manifest.read_text("utf-8").splitlines()
    manifest.write_text("\n".join([*lines[2:], ""]), "utf-8")
    (ours.root / "content/briefs/second.md").unlink()
    ours.build()
    assert "briefs/second.html" not in ours.tree()
    assert manifest.read_text("utf-8").startswith("# Briefing 2 ")


# ---- at the same time ---------------------------------------------------------------------------


def test_two_archives_cannot_be_built_into_one_folder_at_once(ours: Folder) -> None:
    ours.build()
    before = ours.tree()
    ours.brief("more")
    with locked(str(ours.site)):
        said = ours.build(code=3)
        assert f"another build or preview is writing into {ours.site}" in said
        assert ours.tree() == before
    ours.build()
    assert "briefs/more.html" in ours.tree()


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_the_lock_ends_with_its_process(tmp_path: Path) -> None:
    code = f"import time; from briefing.storage.lock import locked\nwith locked({str(tmp_path)!r}):"
    code += " print('locked', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, cwd=REPO)
    assert process.stdout
    assert process.stdout.readline() == b"locked\n"
    with pytest.raises(Fault, match="another build or preview"), locked(str(tmp_path)):
        pass
    process.kill()
    process.wait()
    process.stdout.close()
    with locked(str(tmp_path)):
        assert os.listdir(tmp_path) == []


# ---- a damaged list of files --------------------------------------------------------------------


def test_a_damaged_manifest_is_repaired_from_the_cache(ours: Folder) -> None:
    ours.build()
    whole, manifest = ours.tree(), ours.site / ".briefing-manifest"
    data = manifest.read_bytes()
    chance = random.Random(3)
    changes = [_with_changed_bit(data, chance) for _ in range(8)]
    for damaged in (
        *changes,
        b"",
        data + b"\0",
        data + b"a" * 300 + b"\n",
        b"\xff" * 99,
        data[:80],
    ):
        manifest.write_bytes(damaged)
        ours.build()
        assert ours.tree() == whole
    # An edit and the repair in one build.
    ours.brief("more")
    (ours.root / "content/briefs/second.md").unlink()
    manifest.write_bytes(data[:80])
    ours.build("--clean")
    ours.build("--out", str(ours.root / "new"), "--clean")
    assert "briefs/second.html" not in ours.tree()
    assert ours.site_files() == ours.site_files(ours.root / "new")


def _with_changed_bit(data: bytes, chance: random.Random) -> bytes:
    damaged = bytearray(data)
    damaged[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    return bytes(damaged)


def test_a_damaged_manifest_allows_no_change_of_foreign_files(ours: Folder) -> None:
    ours.build()
    (ours.site / ".briefing-manifest").write_bytes(b"")
    page = ours.site / "briefs/first.html"
    page.write_text("mine")
    said = ours.build(code=3)
    assert ".briefing-manifest is damaged, so that it is not known who wrote" in said
    assert "briefs/first.html" in said
    assert page.read_text() == "mine"
    page.rename(ours.root / "mine.html")
    ours.build()
    assert page.exists()


def test_a_damaged_manifest_without_a_cache_is_reported(ours: Folder) -> None:
    ours.build()
    whole = ours.site_files()
    (ours.site / ".briefing-manifest").write_bytes(b"index.html\0")
    shutil.rmtree(ours.root / ".briefing")
    said = ours.build(code=3)
    assert "site/.briefing-manifest is damaged" in said
    assert said.count("\n") == 1
    shutil.rmtree(ours.site)  # The cure works to the letter.
    ours.build()
    assert ours.site_files() == whole


# ---- files that were changed in secret ----------------------------------------------------------


@pytest.mark.parametrize("page", ["index.html", "briefs/first.html"])
def test_a_file_with_equal_size_and_time_is_noticed(ours: Folder, page: str) -> None:
    """`cp -p` and `rsync --times` keep the modification time, but not the change time."""
    ours.build()
    whole = ours.tree()
    path = ours.site / page
    stat = path.stat()
    path.write_bytes(path.read_bytes().replace(b"e", b"a"))
    os.utime(path, ns=(stat.st_atime_ns, stat.st_mtime_ns))
    assert f"{page}: altered in the published folder" in ours.build("--explain")
    assert ours.tree() == whole


def test_a_restored_site_is_not_written_again(ours: Folder) -> None:
    """The cache of a CI service gives all files another change time."""
    ours.build()
    for path in ours.site.rglob("*"):
        path.chmod(path.stat().st_mode)
    assert "(0 written)" in ours.build()
    ours.brief("more", topics="[w]", date="2023-01-01")
    said = ours.build("--explain")
    assert "altered" not in said
    assert "briefs/more.html: new" in said
