"""Edited bodies are published without loading the archive, as a build from nothing would."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from hashlib import sha256
from pathlib import Path
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.build import index_builder, load, loaded_pages, read_text, workers
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest, BuildResult
from briefing.core.diagnostics import Fault
from briefing.core.view_model import Context, Page
from briefing.site import pages
from briefing.site.contexts import (
    ArchiveContext,
    BriefContext,
    HomeContext,
    RedirectContext,
    StandingContext,
    page_of,
)
from briefing.storage import manifest
from briefing.storage.cache import Cache, Table
from briefing.storage.publish import publish
from tests.support.clock import clock_ahead
from tests.support.corpus import write_corpus
from tests.support.program import without_forks
from tests.support.repository import REPO
from tests.support.sample import sample_content
from tests.support.shared import compute_once, make_once
from tests.support.shipped_site import files

AT = 1_900_000_000
DOT = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9" viewBox="0 0 9 9"></svg>'


def built(archive: Path, out: str = "site", at: int = AT, **more: Any) -> BuildResult:
    return build(BuildRequest(str(archive), str(archive / out), at, **more), lambda *_: None)


def rest(archive: Path) -> None:
    """Let a build find nothing to do, with no file so young that it must be looked at twice."""
    for folder in ("content", "layouts"):
        for path in (archive / folder).rglob("*.*"):
            os.utime(path, (10**9, 10**9))
    with clock_ahead():
        built(archive)
        assert built(archive).written == 0


def fill(archive: Path) -> None:
    """Make an archive whose last build found nothing to do. The feeds with whole texts have its
    newest 20 briefs, and few tests edit one of these."""
    write_corpus(archive, 30)
    brief = brief_of(archive)
    text = brief.read_text("utf-8").replace("## ", "![A picture](dot.svg)\n\n## ", 1)
    brief.write_text(text, "utf-8")
    shutil.copy(brief_of(archive, -1), brief_of(archive, -1).with_name("x-that-none-links-to.md"))
    brief.with_name("dot.svg").write_text(DOT, "utf-8")
    other = brief_of(archive, 3)
    text = other.read_text("utf-8").replace("date: ", "aliases: [former-name]\ndate: ", 1)
    other.write_text(text, "utf-8")
    shutil.copytree(REPO / "layouts", archive / "layouts")
    (archive / ".git").mkdir()
    (archive / ".git/HEAD").write_text("a" * 40 + "\n")
    assert built(archive).published
    rest(archive)


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    """A copy of this archive."""
    copy = tmp_path / "archive"
    shutil.copytree(make_once("edits", fill), copy)
    with clock_ahead():
        assert built(copy).written == 0
    return copy


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The output folders of the builds that loaded the archive."""
    outs: list[str] = []
    load_archive = load.load_archive

    def noted(request: BuildRequest, *rest: Any) -> Any:
        outs.append(Path(request.out).name)
        return load_archive(request, *rest)

    monkeypatch.setattr(loaded_pages, "load_archive", noted)
    return outs


def brief_of(archive: Path, number: int = 7) -> Path:
    return sorted((archive / "content/briefs").rglob("*.md"))[number]


def edit(archive: Path, by: Callable[[str], str], number: int = 7) -> Path:
    brief = brief_of(archive, number)
    text = brief.read_text("utf-8")
    assert by(text) != text
    brief.write_text(by(text), "utf-8")
    return brief


def facts(report: BuildResult) -> tuple[Any, ...]:
    """What a build reports of the archive, and not of the files that it wrote."""
    return (
        *(report.problems, report.briefs, report.pages),
        *(report.due, report.drafts, report.waiting),
    )


def clean_build(archive: Path, **more: Any) -> tuple[tuple[Any, ...], dict[str, bytes]]:
    """The facts and the files of a clean build in this process. Tests that made the same edit share
    one."""
    inputs = sha256(repr(sorted(more.items())).encode())
    for folder in ("content", "layouts", ".git"):
        for path in sorted((archive / folder).rglob("*")):
            if path.is_file():
                content = path.read_bytes()
                inputs.update(f"{path.relative_to(archive)} {len(content)} ".encode() + content)

    def build_anew() -> tuple[tuple[Any, ...], dict[str, bytes]]:
        with without_forks():
            report = built(archive, "clean", clean=True, **more)
        return facts(report), files(archive / "clean")

    made: tuple[tuple[Any, ...], dict[str, bytes]]
    made = compute_once(f"clean build of {inputs.hexdigest()}", build_anew)
    return made


def same_as_clean(archive: Path, report: BuildResult, **more: Any) -> bool:
    """Whether a build reports and writes the same as a clean build."""
    clean, site = clean_build(archive, **more)
    assert facts(report) == clean
    return files(archive / "site") == site


TEXTS: dict[str, Callable[[str], str]] = {
    "words more": lambda t: t + "\nMore **words** of mine.\n",
    "words fewer": lambda t: t[: t.rindex(". ") + 1] + "\n",
    "other typography": lambda t: t + "\n---\n",
    "a heading more": lambda t: t + "\n## Quite another matter\n\nSaid.\n",
    "a word that begins a shard": lambda t: t + "\n" + "aardvark zymurgy 가나다 " * 40 + "\n",
    "a web address": lambda t: t + "\nSee [them](https://example.org/).\n",
    "a footnote": lambda t: t + "\nSo it is.[^why]\n\n[^why]: Since it was.\n",
    "what is warned of": lambda t: t + "\n[Not a link] (https://example.org)\n",
    "another word for the picture": lambda t: t.replace("![A picture]", "![A dot]"),
}


@pytest.mark.parametrize("name", TEXTS)
def test_an_edited_text_is_published_with_the_finder_and_nothing_else(
    name: str, archive: Path, loads: list[str]
) -> None:
    before = files(archive / "site")
    brief = edit(archive, TEXTS[name])
    report = built(archive)
    assert loads == []
    after = files(archive / "site")
    changed = {path for path in before | after if before.get(path) != after.get(path)}
    retired = manifest.read(str(archive / "site")).retired
    assert {path for path, _ in report.reasons} == changed - retired.keys()
    assert f"briefs/{brief.stem}.html" in changed
    beside = {path for path in changed if not path.startswith(("finder/", "assets/"))}
    assert beside <= {f"briefs/{brief.stem}.html", "archive.html", "reading-list.html"}
    first_files = [path for path in after if re.match("finder/(facets|words)-", path)]
    assert len(first_files) == 2
    assert all(path.encode() in after["archive.html"] for path in first_files)
    assert report.published
    assert same_as_clean(archive, report)
    assert built(archive).written == 0


def test_an_edited_text_is_new_in_the_feeds_with_whole_texts(
    archive: Path, loads: list[str]
) -> None:
    edit(archive, TEXTS["words more"], -2)
    report = built(archive)
    assert loads == []
    written = {path for path, _ in report.reasons}
    assert {path for path in written if path.endswith((".xml", ".json"))} == {
        "feed.xml",
        "feed.json",
    }
    texts = json.loads((archive / "site/feed.json").read_text("utf-8"))["items"]
    assert sum("More <strong>words</strong> of mine." in t["content_html"] for t in texts) == 1
    assert same_as_clean(archive, report)
    assert built(archive).written == 0


def test_one_edit_after_another(archive: Path, loads: list[str]) -> None:
    for number in (3, 4, 3, 3):
        edit(archive, lambda t, number=number: f"{t}\nEdition {number}.\n", number)  # type: ignore[misc]
        loads.clear()
        report = built(archive)
        assert loads == []
        rest(archive)
    assert same_as_clean(archive, report)


FRONT = "---\ntitle: The {0}\ndate: 2020-01-0{1}\nauthor: A\ntopics: T\nsummary: S\n---\n"
BLOCKS = [
    *("One", "two three", "네 번째", "*Mended*, and that", "    code", "- a\n- b"),
    *("[mine](#two)", "[odd] (c.md)", "> b", "| a | b |\n|---|---|\n| 1 | 2 |"),
]
# What others link to, and links and a picture that most texts have.
REST = "\n\n## Two\n\n[a part](b.md#two) of [all](c.md)\n\n![x](dot.svg)\n"
BODIES = st.builds(
    lambda blocks, rest: "\n\n".join(blocks) + rest,
    st.lists(st.sampled_from(BLOCKS), max_size=5),
    st.sampled_from([REST, f"\n\n## More{REST}", f"{REST}\n\nMore", ""]),
)


@pytest.mark.long
def test_edits_of_any_texts_give_the_site_of_a_clean_build(
    loads: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    short: list[bool] = []

    @settings(max_examples=6, deadline=None, derandomize=True)
    @given(st.lists(st.tuples(st.sampled_from("abc"), BODIES), min_size=4, max_size=6))
    def any_texts(edits: list[tuple[str, str]]) -> None:
        archive = tmp_path_factory.mktemp("any")
        briefs = archive / "content/briefs"
        briefs.mkdir(parents=True)
        for number, slug in enumerate("abc", 1):
            (briefs / f"{slug}.md").write_text(FRONT.format(slug, number) + REST)
        (briefs / "dot.svg").write_text(DOT)
        assert built(archive).published
        for slug, body in edits:
            rest(archive)
            path = briefs / f"{slug}.md"
            before = path.read_text()
            path.write_text(before[: before.index("---\n", 4)] + "---\n" + body + "\n")
            loads.clear()
            report = built(archive)
            short.append(report.written > 0 and not loads)
            if not report.published:
                assert report.problems == built(archive, "clean", clean=True).problems
                path.write_text(before)
                report = built(archive)
            assert same_as_clean(archive, report)

    any_texts()
    assert len(short) / 4 < sum(short) < len(short), "some builds loaded the archive"


TWO_LANGUAGES = 'title = "Briefs"\nlanguage = "en"\n[translations.ko]\ntitle = "브리프"\n'
IN_KOREAN = FRONT.replace("---\n", "---\nlang: ko\n", 1)
ABOUT = "---\ntitle: About\naliases: [who]\n---\n## Two\n\nThe text.\n"


def words_more(path: Path) -> None:
    path.write_text(path.read_text("utf-8") + "\nMore words.\n", "utf-8")


def test_an_archive_with_two_languages_and_a_standing_page_is_not_loaded(
    loads: list[str], tmp_path: Path
) -> None:
    """The pages that each edit and each commit makes anew are in both languages."""
    briefs, about = tmp_path / "content/briefs", tmp_path / "content/pages/about.md"
    for folder in (briefs, about.parent, tmp_path / ".git"):
        folder.mkdir(parents=True)
    (tmp_path / "content/site.toml").write_text(TWO_LANGUAGES, "utf-8")
    (tmp_path / ".git/HEAD").write_text("a" * 40 + "\n")
    (briefs / "a.md").write_text(FRONT.format("a", 1) + "## Two\n", "utf-8")
    (briefs / "b.md").write_text(IN_KOREAN.format("b", 2) + "본문.\n", "utf-8")
    about.write_text(ABOUT, "utf-8")
    assert built(tmp_path).published
    for path in (briefs / "b.md", about):
        rest(tmp_path)
        loads.clear()
        words_more(path)
        (tmp_path / ".git/HEAD").write_text(path.stem[0] * 40 + "\n")
        report = built(tmp_path)
        assert loads == []
        pages = {page for page, _ in report.reasons if page.endswith(".html")}
        assert {"index.html", "languages/ko.html"} <= pages
        assert any(page.endswith(f"{path.stem}.html") for page in pages)
        assert same_as_clean(tmp_path, report)


def retitle(archive: Path) -> None:
    edit(archive, lambda t: t.replace('title: "', 'title: "New '))


def link(archive: Path) -> None:
    other = brief_of(archive, 4)
    edit(archive, lambda t: t + f"\nSee [it](../{other.parent.name}/{other.name}).\n")


def retitle_and_back(archive: Path) -> None:
    """The new title is published, and the old one comes back."""
    text = brief_of(archive).read_text("utf-8")
    retitle(archive)
    built(archive)
    brief_of(archive).write_text(text, "utf-8")


def repaint(archive: Path) -> None:
    """The picture has another address, and no text changes."""
    dot = brief_of(archive).with_name("dot.svg")
    dot.write_text(dot.read_text("utf-8").replace("9", "8"), "utf-8")


def define_another_term(archive: Path) -> None:
    words = re.findall(r"\b[a-z]{7,}\b", brief_of(archive).read_text("utf-8"))
    glossary = archive / "content/glossary.toml"
    glossary.write_text('[t]\nterm = "unused"\ndefinition = "A word."\n', "utf-8")
    built(archive)
    with glossary.open("a", encoding="utf-8") as stream:
        stream.write(f'[u]\nterm = "{words[-1]}"\ndefinition = "Another word."\n')


def allow_a_kind(archive: Path) -> None:
    """A text had an error only because of the settings."""
    edit(archive, lambda t: t.replace("date: ", "kind: memo\ndate: ", 1))
    assert not built(archive).published
    with (archive / "content/site.toml").open("a", encoding="utf-8") as stream:
        stream.write('kinds = ["brief", "memo"]\n')


def speak_german(archive: Path) -> None:
    settings = archive / "content/site.toml"
    text = settings.read_text("utf-8")
    assert 'language = "en"' in text
    settings.write_text(text.replace('language = "en"', 'language = "de"'), "utf-8")


def translate(archive: Path) -> None:
    speak_german(archive)
    built(archive)
    words = archive / "layouts/locale/de.po"
    words.write_text(
        re.sub(r'(?m)^msgstr "(?=\w)', 'msgstr "Neu ', words.read_text("utf-8")), "utf-8"
    )


def take_a_heading_away(archive: Path) -> None:
    edit(archive, lambda t: t.replace("\n## ", "\n", 1))


def take_the_picture_away(archive: Path) -> None:
    edit(archive, lambda t: t.replace("![A picture](dot.svg)", ""))


def edit_two(archive: Path) -> None:
    edit(archive, TEXTS["words more"], 4)
    edit(archive, TEXTS["words more"], 5)


def edit_and_add(archive: Path) -> None:
    brief = edit(archive, TEXTS["words more"])
    shutil.copy(brief, brief.with_name("another.md"))


def edit_and_rename(archive: Path) -> None:
    brief = edit(archive, TEXTS["words more"], -1)
    brief.rename(brief.with_name("renamed.md"))


def edit_and_set(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    settings = archive / "content/site.toml"
    text = settings.read_text("utf-8") if settings.exists() else ""
    settings.write_text(text.replace('title = "', 'title = "New '), "utf-8")


def edit_and_lay_out(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    with (archive / "layouts/footer.html").open("a") as stream:
        stream.write("<p>Ours</p>")


def edit_and_commit(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    (archive / ".git/HEAD").write_text("b" * 40 + "\n")


def edit_and_repaint(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    repaint(archive)


def edit_and_lose(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    (archive / "site/index.html").unlink()


def edit_and_spoil(archive: Path) -> None:
    (archive / "site" / f"briefs/{edit(archive, TEXTS['words more']).stem}.html").write_text("x")


def edit_and_lose_the_index(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    shutil.rmtree(archive / "site/finder/w")


def edit_and_spoil_the_manifest(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    manifest = archive / "site/.briefing-manifest"
    manifest.write_text(manifest.read_text("utf-8").replace("index.html\n", "", 1), "utf-8")


def edit_and_hide_what_changed(archive: Path) -> None:
    """Change another file, but keep its size and modification time. The last build read it while it
    was racy."""
    edit(archive, TEXTS["words more"], 4)
    built(archive)
    other = brief_of(archive, 4)
    lies = other.stat()
    other.write_text(other.read_text("utf-8").replace("More **words**", "Mere **words**"), "utf-8")
    os.utime(other, ns=(lies.st_mtime_ns, lies.st_mtime_ns))
    edit(archive, TEXTS["words more"], 5)


LOADED = [
    *(retitle, retitle_and_back, link, take_a_heading_away, take_the_picture_away),
    *(edit_and_add, edit_and_rename, edit_and_set, edit_and_lay_out),
    *(repaint, edit_and_repaint, edit_and_lose_the_index),
    *(define_another_term, allow_a_kind, speak_german, translate),
]
NOT_LOADED = [
    *(edit_two, edit_and_commit, edit_and_lose, edit_and_spoil),
    *(edit_and_spoil_the_manifest, edit_and_hide_what_changed),
]


@pytest.mark.parametrize("change", LOADED + NOT_LOADED, ids=lambda change: change.__name__)
def test_the_archive_is_loaded_if_more_than_bodies_changed(
    change: Callable[[Path], None], archive: Path, loads: list[str]
) -> None:
    change(archive)
    loads.clear()
    report = built(archive)
    assert loads == (["site"] if change in LOADED else [])
    assert report.published
    assert same_as_clean(archive, report)


def test_an_edit_also_publishes_a_brief_whose_date_has_come(
    archive: Path, loads: list[str]
) -> None:
    edit(archive, lambda t: t.replace("date: ", "embargo: 2030-06-01\ndate: ", 1), -1)
    assert built(archive).waiting == 1
    rest(archive)
    loads.clear()
    edit(archive, TEXTS["words more"])
    assert built(archive).waiting == 1
    assert loads == []
    edit(archive, TEXTS["words more"])
    later = built(archive, at=1_910_000_000)
    assert loads == ["site"]
    assert later.waiting == 0
    assert same_as_clean(archive, later, at=1_910_000_000)


def test_an_edited_hidden_brief_stays_hidden(archive: Path, loads: list[str]) -> None:
    edit(archive, lambda t: t.replace("date: ", "status: draft\ndate: ", 1), -1)
    built(archive)
    rest(archive)
    before = files(archive / "site")
    edit(archive, TEXTS["words more"], -1)
    loads.clear()
    report = built(archive)
    assert loads == ["site"]
    assert report.drafts == 1
    assert files(archive / "site") == before
    assert same_as_clean(archive, report)


def test_a_build_with_other_options_is_another_site(archive: Path, loads: list[str]) -> None:
    edit(archive, TEXTS["words more"])
    address = "https://archive.example/"
    report = built(archive, base_url=address)
    assert loads == ["site"]
    assert same_as_clean(archive, report, base_url=address)


def test_an_error_is_reported_and_its_correction_is_published(
    archive: Path, loads: list[str]
) -> None:
    before = files(archive / "site")
    brief = edit(archive, lambda t: t + "\n[There](nowhere.md)\n")
    report = built(archive)
    assert loads == ["site"]
    assert not report.published
    assert "nowhere.md" in report.problems[0].message
    assert files(archive / "site") == before
    brief.write_text(brief.read_text("utf-8").replace("[There](nowhere.md)", "Here."), "utf-8")
    report = built(archive)
    assert report.published
    assert same_as_clean(archive, report)


def test_a_warning_disappears_when_its_cause_is_corrected(archive: Path, loads: list[str]) -> None:
    warned = edit(archive, TEXTS["what is warned of"])
    others = edit(archive, TEXTS["what is warned of"], 9)
    names = [path.relative_to(archive).as_posix() for path in (warned, others)]
    assert [p.path for p in built(archive).problems] == sorted(names)
    rest(archive)
    loads.clear()
    edit(archive, lambda t: t.replace("[Not a link] (", "See ("))
    report = built(archive)
    assert loads == []
    assert [p.path for p in report.problems] == [names[1]]
    assert same_as_clean(archive, report)
    assert built(archive).problems == report.problems


def test_an_edit_of_a_text_keeps_warnings_about_the_archive(
    archive: Path, loads: list[str]
) -> None:
    text = archive / "content/topics/topic-20.md"  # No brief is about this topic.
    text.parent.mkdir()
    text.write_text("The text.\n", "utf-8")
    assert [p.code for p in built(archive).problems] == ["unpublished-file"]
    rest(archive)
    loads.clear()
    edit(archive, TEXTS["words more"])
    report = built(archive)
    assert loads == []
    assert [p.code for p in report.problems] == ["unpublished-file"]
    assert same_as_clean(archive, report)


def test_a_foreign_file_is_not_touched(archive: Path, loads: list[str]) -> None:
    """At the address of a file of the finder, there may be a file that Briefing did not write."""
    copy = archive.with_name("copy")
    shutil.copytree(archive, copy)
    for root in (copy, archive):
        edit(root, TEXTS["words more"])
    new = {path for path, why in built(copy).reasons if why == "new"}
    assert new
    stranger = archive / "site" / min(new)
    stranger.write_text("mine")
    loads.clear()
    with pytest.raises(Fault, match="was not written by Briefing"):
        built(archive)
    assert loads == []
    assert stranger.read_text() == "mine"
    stranger.unlink()
    assert same_as_clean(archive, built(archive))


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="needs links")
@pytest.mark.parametrize("edited", [True, False])
def test_files_that_the_scan_refuses_are_reported(
    edited: bool, archive: Path, loads: list[str]
) -> None:
    (archive / "content/briefs/folder").symlink_to(archive.parent)
    before = files(archive / "site")
    if edited:
        edit(archive, TEXTS["words more"])
    report = built(archive)
    assert not report.published
    assert [p.path for p in report.problems] == ["content/briefs/folder"]
    assert files(archive / "site") == before


@pytest.mark.parametrize("edited", [True, False])
def test_a_brief_is_not_marked_as_early_after_its_date(
    edited: bool, archive: Path, loads: list[str]
) -> None:
    edit(archive, lambda t: t.replace("date: ", "embargo: 2030-06-01\ndate: ", 1), -1)
    later = 1_910_000_000
    assert built(archive, at=later, now=AT).early == 1
    for path in (archive / "content").rglob("*.md"):
        os.utime(path, (10**9, 10**9))
    built(archive, at=later, now=AT)
    if edited:
        edit(archive, TEXTS["words more"])
    loads.clear()
    report = built(archive, at=later)
    assert loads == []
    assert report.early == 0
    assert same_as_clean(archive, report, at=later)


def test_an_edit_counts_the_briefs_before_their_date_again(archive: Path) -> None:
    for number, day in ((-1, "2030-06-01"), (-2, "2030-07-01")):
        edit(archive, lambda t, day=day: t.replace("date: ", f"embargo: {day}\ndate: ", 1), number)  # type: ignore[misc]
    later, between = 1_915_000_000, 1_908_000_000  # After both days, and between them.
    assert built(archive, at=later, now=AT).early == 2
    edit(archive, TEXTS["words more"])
    assert built(archive, at=later, now=between).early == 1


CHANGED = {
    "layouts/home.html": (
        "{% block main %}",
        "{% block main %}<i>A</i>",
        "{% block main %}<i>B</i>",
    ),
    "content/topics.toml": ('name = "', 'name = "A', 'name = "B'),
    "content/site.toml": ('title = "', 'title = "A', 'title = "B'),
}


@pytest.mark.parametrize("name", CHANGED)
def test_a_change_without_a_new_state_is_found_after_a_failed_build(
    name: str, archive: Path, loads: list[str]
) -> None:
    """A file may change in the moment of a build. That it was young then is not forgotten by a
    build that was not published."""
    path, (old, first, second) = archive / name, CHANGED[name]
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, first, 1), "utf-8")
    built(archive)
    lie = path.stat()
    path.write_text(text.replace(old, second, 1), "utf-8")
    os.utime(path, ns=(lie.st_mtime_ns, lie.st_mtime_ns))
    assert path.stat().st_size == lie.st_size
    manifest, page = archive / "site/.briefing-manifest", archive / "site/index.html"
    whole, lies = (manifest.read_bytes(), page.read_bytes()), page.stat()
    manifest.write_bytes(whole[0].replace(b"index.html\n", b"", 1))
    page.write_text("mine")
    with clock_ahead(), pytest.raises(Fault):
        built(archive)
    manifest.write_bytes(whole[0])
    page.write_bytes(whole[1])
    os.utime(page, ns=(lies.st_mtime_ns, lies.st_mtime_ns))
    edit(archive, TEXTS["words more"])
    assert same_as_clean(archive, built(archive))


@pytest.mark.parametrize(
    "table", ["document", "context", "output", "record", "body", "meta", "unpublished"]
)
def test_lost_rows_of_the_cache_are_restored(table: str, archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    lose_rows(archive, table)
    assert same_as_clean(archive, built(archive))


@pytest.mark.usefixtures("jinja_alone")
def test_lost_templates_of_the_cache_are_restored(archive: Path) -> None:
    edit(archive, TEXTS["words more"])
    built(archive)
    assert lose_rows(archive, "template") > 1
    edit(archive, TEXTS["a heading more"])
    assert same_as_clean(archive, built(archive))


def lose_rows(archive: Path, table: str) -> int:
    """Delete all rows of a table of the cache. Return their number."""
    [store] = (archive / ".briefing").glob("site-*.sqlite")
    with closing(sqlite3.connect(store)) as connection:
        number = connection.execute(f"delete from {table}").rowcount
        connection.commit()
    return number


@pytest.mark.skipif(not workers._FORKS, reason="elsewhere no process is begun")
@pytest.mark.parametrize("who", ["the reader", "the indexer"])
def test_the_work_of_a_killed_process_is_repeated(
    who: str, archive: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str]
) -> None:
    here, died = os.getpid(), archive / "died"
    room, name = (
        (read_text, "read_here") if who == "the reader" else (index_builder, "update_index")
    )
    task = getattr(room, name)

    def dies(*args: Any) -> Any:
        if os.getpid() != here and not died.exists():
            died.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return task(*args)

    monkeypatch.setattr(room, name, dies)
    edit(archive, TEXTS["words more"])
    report = built(archive)
    assert died.exists()
    assert loads == []
    assert same_as_clean(archive, report)


def test_an_edit_without_forks_gives_the_same_site(
    archive: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str]
) -> None:
    monkeypatch.setattr(workers, "_FORKS", False)
    edit(archive, TEXTS["words more"])
    report = built(archive)
    assert loads == []
    assert same_as_clean(archive, report)
    assert built(archive, "clean", clean=True).published
    assert files(archive / "clean") == files(archive / "site")


@pytest.mark.parametrize("moment", ["before", "after"])
def test_the_build_after_an_interrupted_one_completes_the_site(
    moment: str, archive: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str]
) -> None:
    @contextmanager
    def dying(*args: Any) -> Iterator[Any]:
        if moment == "before":
            raise KeyboardInterrupt
        with publish(*args) as published:
            if moment == "after":
                raise KeyboardInterrupt
            yield published

    edit(archive, TEXTS["words more"])
    with monkeypatch.context() as patch:
        patch.setattr("briefing.build.publication.publish", dying)
        with pytest.raises(KeyboardInterrupt):
            built(archive)
    assert loads == []
    report = built(archive)
    # After a publication that the cache does not know, any file of the site may have changed.
    assert loads == (["site"] if moment == "after" else [])
    assert same_as_clean(archive, report)


@pytest.mark.parametrize("path", ["archive.html", "briefs/"])
def test_a_page_without_a_stored_context_is_planned_again(
    path: str, archive: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str]
) -> None:
    read = Cache.read

    def lost(cache: Cache, table: Table, key: str) -> bytes:
        is_lost = table == "context" and key.startswith(path)
        return b"" if is_lost else read(cache, table, key)

    monkeypatch.setattr(Cache, "read", lost)
    edit(archive, TEXTS["words more"])
    report = built(archive)
    assert loads == ["site"]
    assert same_as_clean(archive, report)


def test_a_stored_context_makes_the_same_page_again(tmp_path: Path) -> None:
    """A stored context is equal to the context before, for every field of a brief."""
    shutil.copytree(sample_content(), tmp_path / "content")
    made: list[Page] = []

    class Recorded(pages.PlannedPages):
        def pages(self, group: str) -> Any:
            for page in super().pages(group):
                made.append(page)
                yield page

    with pytest.MonkeyPatch.context() as patch:
        for module in (pages, loaded_pages):
            patch.setattr(module, "PlannedPages", Recorded)
        assert built(tmp_path, jobs=1).published

    kinds: tuple[tuple[type[Context], int], ...] = (
        (BriefContext, 10),
        (ArchiveContext, 1),
        (HomeContext, 1),
        (StandingContext, 1),
        (RedirectContext, 1),
    )
    for kind, least in kinds:
        of_kind = [page for page in made if isinstance(page.context, kind)]
        assert len(of_kind) >= least
        for page in of_kind:
            packed = msgspec.msgpack.encode(page.context)
            assert page_of(msgspec.msgpack.decode(packed, type=kind), page.prose) == page
