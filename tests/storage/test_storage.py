"""The modules that touch the disk: scanning, the cache, publishing, layouts."""

from __future__ import annotations

import errno
import os
import sqlite3
import sys
import threading
from contextlib import closing
from pathlib import Path

import jinja2
import pytest
from jinja2 import meta

from briefing.build import scan
from briefing.core.diagnostics import Fault
from briefing.core.hashing import digest
from briefing.storage import cache, fs, git, output
from briefing.storage.manifest import Owner
from briefing.storage.publish import SiteChange, StagedFile, publish
from briefing.templates import files as layout_files
from briefing.templates.assets import published_assets
from briefing.templates.closure import closure_digests, layout_references
from tests.support.caches import made_by
from tests.support.repository import REPO


def test_scan_gives_files_in_order_and_passes_over_backups(tmp_path: Path) -> None:
    briefs = tmp_path / "content/briefs"
    briefs.mkdir(parents=True)
    for name in ("b.md", "a.md", "a.md~", ".a.md.swp", "#a.md#", "평화.md"):
        (briefs / name).write_text("x")
    files, problems = scan.scan(str(tmp_path))
    assert list(files) == ["content/briefs/a.md", "content/briefs/b.md", "content/briefs/평화.md"]
    assert problems == ()


def test_a_folder_without_content_is_reported(tmp_path: Path) -> None:
    with pytest.raises(Fault, match="an archive has its briefs"):
        scan.scan(str(tmp_path))


def test_the_cache_stays_valid_until_the_toolchain_changes(tmp_path: Path) -> None:
    root, out = str(tmp_path), str(tmp_path / "site")
    with cache.open_cache(root, out, made_by("one")) as kept:
        kept.set("x", 1)
    with cache.open_cache(root, out, made_by("one")) as kept:
        assert kept.get("x", int) == 1
    with cache.open_cache(root, out, made_by("two")) as kept:
        assert kept.get("x", int) is None


def test_a_failed_build_does_not_change_the_cache(tmp_path: Path) -> None:
    root, out = str(tmp_path), str(tmp_path / "site")
    with cache.open_cache(root, out, made_by("one")) as kept:
        kept.set("x", 1)

    def fail() -> None:
        with cache.open_cache(root, out, made_by("one")) as kept:
            kept.set("x", 2)
            raise Fault("the machine")

    with pytest.raises(Fault):
        fail()
    with cache.open_cache(root, out, made_by("one")) as kept:
        assert kept.get("x", int) == 1


def test_a_cache_that_was_read_can_be_freed_in_another_thread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wrong: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", wrong.append)
    path = str(tmp_path / "cache")
    readers = [cache.open_saved(path), cache.row_reader(path, "body")]
    thread = threading.Thread(target=readers.clear)
    thread.start()
    thread.join()
    assert wrong == []


def test_a_saved_cache_is_read_in_a_folder_with_any_name(tmp_path: Path) -> None:
    root = os.fsdecode(os.fsencode(tmp_path) + b"/100%41 ? #a \xe4 \xed\x95\x9c")
    try:
        os.mkdir(root)
    except OSError:
        pytest.skip("the file system allows only names in UTF-8")
    with cache.open_cache(root, f"{root}/site", made_by("one")) as written:
        written.write("body", [("a.md", b"text")])
        written.save()
        assert cache.row_reader(written.path, "body")("a.md") == b"text"


def test_a_saved_cache_can_be_read_while_much_is_written(tmp_path: Path) -> None:
    root, out = str(tmp_path), str(tmp_path / "site")
    with cache.open_cache(root, out, made_by("one")) as written:
        written.write("body", [("a.md", b"text")])
        written.save()
        # More than SQLite keeps in memory by default. The bytecode of the layouts is about as much.
        written.write("template", [(str(number), bytes(100_000)) for number in range(80)])
        read = cache.row_reader(written.path, "body")
        assert read("a.md") == b"text"
        with closing(sqlite3.connect(written.path, timeout=0)) as other:
            assert other.execute("select count(*) from template").fetchone() == (0,)


def test_two_builds_cannot_open_one_cache(tmp_path: Path) -> None:
    root, out = str(tmp_path), str(tmp_path / "site")
    with (
        cache.open_cache(root, out, made_by("one")),
        pytest.raises(Fault, match="another build"),
        cache.open_cache(root, out, made_by("one")),
    ):
        pass


@pytest.mark.parametrize("damage", [b"", b"x" * 5000, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_cache_is_an_empty_one(tmp_path: Path, damage: bytes) -> None:
    root, out = str(tmp_path), str(tmp_path / "site")
    with cache.open_cache(root, out, made_by("one")) as kept:
        kept.set("x", 1)
    next((tmp_path / ".briefing").iterdir()).write_bytes(damage)
    with cache.open_cache(root, out, made_by("one")) as kept:
        assert kept.get("x", int) is None


def test_an_unreadable_cache_is_deleted(tmp_path: Path) -> None:
    root, out = str(tmp_path), str(tmp_path / "site")
    with cache.open_cache(root, out, made_by("one")) as kept:
        kept.set("x", 1)
    file = next((tmp_path / ".briefing").iterdir())
    database = sqlite3.connect(file)
    database.execute("update meta set value = x'c1' where key = 'x'")
    database.commit()
    database.close()
    with pytest.raises(cache.CacheDamaged), cache.open_cache(root, out, made_by("one")) as kept:
        kept.get("x", int)
    assert not file.exists()


KEEP_S = 1000


def put(out: Path, files: dict[str, bytes], now: int = 0) -> frozenset[str]:
    """Publish exactly these files. Returns the deleted addresses."""
    output.prepare(str(out))
    folder = output.inspect(str(out))
    with output.open_staging(str(out)):
        names = output.staging_names(str(out))
        staged = []
        for path, data in files.items():
            staged.append(StagedFile(path, 2, next(names)))
            output.stage(str(out), staged[-1].name, data)
        removed = folder.ours - files.keys()
        owner = Owner()
        change = SiteChange(owner, tuple(staged), files.keys(), removed, now, now + KEEP_S)
        with publish(str(out), folder, change) as published:
            return published.deleted


def test_what_is_no_longer_planned_goes_with_its_empty_folders(tmp_path: Path) -> None:
    put(tmp_path, {"a.html": b"a", "topics/x/2021.html": b"x"})
    assert put(tmp_path, {"a.html": b"b"}) == {"topics/x/2021.html"}
    assert (tmp_path / "a.html").read_bytes() == b"b"
    assert sorted(p.name for p in tmp_path.iterdir()) == [".briefing-manifest", "a.html"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("q.html/index.html", "q.html"),
        ("q.html", "q.html/index.html"),
        ("q.html/r/s/index.html", "q.html"),
        ("q.html", "q.html/r/s/index.html"),
        ("q/r", "q/r/s"),
    ],
)
def test_a_folder_becomes_a_file_and_the_reverse(tmp_path: Path, old: str, new: str) -> None:
    put(tmp_path, {old: b"1", "a.html": b"a"})
    assert put(tmp_path, {new: b"2", "a.html": b"a"}) == {old}
    files = {p.relative_to(tmp_path).as_posix() for p in tmp_path.rglob("*") if p.is_file()}
    assert files == {".briefing-manifest", new, "a.html"}
    assert (tmp_path / new).read_bytes() == b"2"


def test_a_folder_with_a_file_of_others_stays_whole(tmp_path: Path) -> None:
    put(tmp_path, {"q.html/index.html": b"1"})
    (tmp_path / "q.html/mine.txt").write_text("mine")
    with pytest.raises(Fault, match=r"q\.html was not written by Briefing"):
        put(tmp_path, {"q.html": b"2"})
    assert (tmp_path / "q.html/index.html").read_bytes() == b"1"


def test_a_file_that_is_written_in_part_is_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write = os.write
    with output.open_staging(str(tmp_path)):
        monkeypatch.setattr(os, "write", lambda stream, data: write(stream, data[:-1]))
        with pytest.raises(Fault) as refused:
            output.stage(str(tmp_path), "0", b"page")
    assert str(refused.value) == (
        f"{tmp_path} cannot be written: the disk is full; free space, and build again"
    )


@pytest.mark.parametrize("error", [errno.ENOSPC, errno.EROFS])
def test_a_cache_whose_folder_cannot_be_made_names_the_cure_of_a_full_disk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def fail(path: str, *, exist_ok: bool) -> None:
        raise OSError(error, os.strerror(error), path)

    monkeypatch.setattr(os, "makedirs", fail)
    reason = fs.DISK_FULL if error == errno.ENOSPC else os.strerror(error)
    folder = tmp_path / ".briefing"
    with (
        pytest.raises(Fault) as refused,
        cache.open_cache(str(tmp_path), f"{tmp_path}/site", made_by("one")),
    ):
        pass
    assert str(refused.value) == f"{folder} cannot be written: {reason}"


def test_a_removed_folder_is_there_again_after_an_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(tmp_path, {"q.html/r/index.html": b"1", "a.html": b"a"})

    def fail(source: str, target: str) -> None:
        if target.endswith("q.html"):
            raise OSError(28, "the disk is full", target)
        rename(source, target)

    rename = os.replace
    monkeypatch.setattr(os, "replace", fail)
    with pytest.raises(Fault, match="disk is full"):
        put(tmp_path, {"q.html": b"2", "a.html": b"b"})
    assert (tmp_path / "q.html/r/index.html").read_bytes() == b"1"
    assert (tmp_path / "a.html").read_bytes() == b"a"


@pytest.mark.parametrize("folder", ["assets", "finder", "media"])
def test_files_that_open_pages_need_stay_for_some_time(tmp_path: Path, folder: str) -> None:
    old, new = f"{folder}/old.css", f"{folder}/new.css"
    put(tmp_path, {old: b"1"})
    put(tmp_path, {new: b"2"}, now=5)
    put(tmp_path, {new: b"2"}, now=5 + KEEP_S - 1)
    assert (tmp_path / old).exists()
    assert put(tmp_path, {new: b"2"}, now=5 + KEEP_S) == {old}
    assert not (tmp_path / old).exists()


def test_a_retired_file_that_is_needed_again_stays(tmp_path: Path) -> None:
    put(tmp_path, {"assets/a.css": b"1"})
    put(tmp_path, {"assets/b.css": b"2"}, now=5)
    put(tmp_path, {"assets/a.css": b"1"}, now=6)
    put(tmp_path, {"assets/a.css": b"1"}, now=5 + 2 * KEEP_S)
    assert (tmp_path / "assets/a.css").exists()
    assert not (tmp_path / "assets/b.css").exists()


def test_a_clock_that_was_wrong_keeps_no_file_for_ever(tmp_path: Path) -> None:
    put(tmp_path, {"assets/a.css": b"1"}, now=10**9)
    put(tmp_path, {}, now=10**9)
    put(tmp_path, {}, now=5)
    assert put(tmp_path, {}, now=5 + KEEP_S) == {"assets/a.css"}


def test_files_of_others_are_never_touched(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("mine")
    (tmp_path / "a.html").write_text("mine")
    with pytest.raises(Fault, match=r"a\.html was not written by Briefing"):
        put(tmp_path, {"a.html": b"a"})
    put(tmp_path, {"b.html": b"b"})
    put(tmp_path, {})
    assert (tmp_path / "notes.txt").read_text() == "mine"
    assert (tmp_path / "a.html").read_text() == "mine"


def test_a_manifest_cannot_lead_out_of_the_folder(tmp_path: Path) -> None:
    victim = tmp_path / "victim"
    victim.write_text("x")
    out = tmp_path / "site"
    out.mkdir()
    lines = ["../victim", f"{victim}", "a/../../victim", "..\\victim", "C:\\victim"]
    (out / ".briefing-manifest").write_text("\n".join(lines))
    put(out, {"a.html": b"a"})
    assert victim.exists()


def test_the_closure_of_every_layout_is_what_jinja_says() -> None:
    loaded = layout_files.load(layout_files.list_files(str(REPO)))
    env = jinja2.Environment(extensions=["jinja2.ext.i18n"])
    for name, text in loaded.sources.items():
        references, problems = layout_references(name, loaded)
        assert problems == ()
        assert references == set(meta.find_referenced_templates(env.parse(text))), name


def test_layouts_trust_no_html_and_style_nothing_inline() -> None:
    loaded = layout_files.load(layout_files.list_files(str(REPO)))
    for name, text in loaded.sources.items():
        bare = text.replace(" ", "")
        assert "|safe" not in bare, name
        assert "autoescapefalse" not in bare, name
        # Mail programs know no style sheet of a site, and the editor is a program of others.
        if name not in ("mail.html", "editor.html"):
            assert "style=" not in bare, name
            assert "<style" not in bare, name


def test_a_changed_include_changes_all_that_reach_it(tmp_path: Path) -> None:
    def digests() -> dict[str, bytes]:
        layouts = layout_files.load(layout_files.list_files(str(tmp_path)))
        texts = {name: digest(text.encode()) for name, text in layouts.sources.items()}
        made, problems = closure_digests(layouts, texts)
        assert problems == ()
        return made

    before = digests()
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/masthead.html").write_text("ours")
    after = digests()
    changed = {name for name in before if before[name] != after[name]}
    assert {"masthead.html", "base.html", "home.html", "brief.html"} <= changed
    assert not changed & {"feed.xml", "data.json", "robots.txt", "redirect.html"}


def test_a_byte_order_mark_is_no_part_of_a_layout(tmp_path: Path) -> None:
    (tmp_path / "layouts").mkdir()
    (tmp_path / "layouts/robots.txt").write_bytes("\ufeffUser-agent: *\n".encode())
    loaded = layout_files.load(layout_files.list_files(str(tmp_path)))
    assert loaded.sources["robots.txt"] == "User-agent: *\n"


def test_joined_files_lose_comments_and_indents() -> None:
    script = (
        b"// `f`\n/* Says `why`.\n   More. */\nif (a) {\n\n  b(); /* c */ // g\n  /*! d */\n"
        b"  // h\n}\n\t/* * / */\n"
    )
    text = b"/* e */\n  `\n  /* f */\n`\n"
    files = {"assets/x.js/1": script, "assets/x.js/2": text, "assets/y.js": script}
    whole = published_assets(files)
    assert whole["x.js"][1] == b"if (a) {\nb(); /* c */ // g\n/*! d */\n}\n" + text
    assert whole["y.js"][1] == script


def test_only_the_line_ends_of_text_are_changed() -> None:
    files = {"assets/a.png": b"\x89PNG\r\n\x1a\n", "assets/b.svg": b"<svg>\r\n</svg>\r\n"}
    assets = published_assets(files)
    assert assets["a.png"][1] == files["assets/a.png"]
    assert assets["b.svg"][1] == b"<svg>\n</svg>\n"


def test_the_commit_is_read_from_gits_own_files(tmp_path: Path) -> None:
    assert git.commit(str(tmp_path)) == ""
    folder = tmp_path / ".git"
    os.makedirs(folder / "refs/heads")
    (folder / "HEAD").write_text("ref: refs/heads/main\n")
    (folder / "refs/heads/main").write_text("0123456789abcdef0123456789abcdef01234567\n")
    assert git.commit(str(tmp_path)) == "0123456789ab"
    (folder / "refs/heads/main").unlink()
    (folder / "packed-refs").write_text("f" * 40 + " refs/heads/main\n")
    assert git.commit(str(tmp_path)) == "f" * 12
