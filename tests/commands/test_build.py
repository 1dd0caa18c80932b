"""The build, run by its command: what it publishes, refuses, prints and does not change."""

from __future__ import annotations

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support.clock import clock_ahead
from tests.support.folder import GOOD, Folder
from tests.support.pictures import AVIF, GIF, JPEG, PERSON, WEBP
from tests.support.program import run_process
from tests.support.repository import REPO


@pytest.fixture
def archive(tmp_path: Path) -> Folder:
    folder = Folder(tmp_path / "archive")
    folder.write("briefs/good.md", GOOD)
    return folder


def test_publishes_and_says_so_in_one_line(archive: Folder) -> None:
    said = archive.build()
    assert said.startswith("Built 1 brief, ")
    assert said.count("\n") == 1
    page = (archive.site / "briefs/good.html").read_text()
    assert "<h1" in page
    assert "It happened." in page


def test_pictures_are_published_without_the_names_in_their_metadata(archive: Folder) -> None:
    data = {"a.jpg": JPEG, "b.avif": AVIF, "c.webp": WEBP, "d.gif": GIF, "e.JFIF": JPEG}
    for name, content in data.items():
        archive.write(f"briefs/{name}", content)
    body = "".join(f"![Picture]({name})\n\n" for name in data)
    archive.brief("pictures", body)
    archive.build()
    published = {path: data for path, data in archive.tree().items() if path.startswith("media/")}
    assert len(published) == len(data)
    assert not any(PERSON in each for each in published.values())
    page = archive.tree()["briefs/pictures.html"].decode()
    assert all(f'src="../{path}"' in page for path in published)
    assert page.count('height="40"') == 3
    archive.brief("pictures", body + "More.")
    archive.build()
    tree = archive.tree()
    assert {path: data for path, data in tree.items() if path.startswith("media/")} == published


def test_pages_are_written_as_their_languages_are(archive: Folder) -> None:
    archive.brief("arabic", "نص الموجز.", title="العقوبات بعد القمة", lang="ar", topics="[أمن]")
    archive.brief("persian", "متن.", title="NATO و ایران", lang="fa")
    archive.brief("hebrew", "טקסט.", title="סנקציות", lang="he")
    archive.brief("serbian", "Tekst.", title="Sankcije", lang="sr-Latn")
    sources = "[{title: Доклад, date: 2021-05-11, accessed: 2021-05-11}]"
    archive.brief("russian", "Текст.", title="Санкции", lang="ru", sources=sources)
    archive.build()
    site = {path: data.decode() for path, data in archive.tree().items() if path.endswith(".html")}
    for slug, lang in (("arabic", "ar"), ("persian", "fa"), ("hebrew", "he")):
        assert f'<html lang="{lang}" dir="rtl"' in site[f"briefs/{slug}.html"]
        assert f'<h3 lang="{lang}" dir="rtl">' in site["archive/2021.html"]
    assert '<html lang="sr-Latn" data-' in site["briefs/serbian.html"]
    assert '<h3 lang="sr-Latn" dir="ltr">' in site["archive/2021.html"]
    # On the pages of these briefs, texts of the site are from left to right.
    assert '<a class="name" href="../index.html" lang="en" dir="ltr">' in site["briefs/arabic.html"]
    # A Russian date ends with a full stop, and no second one follows.
    assert site["briefs/russian.html"].count("г.</time>") >= 3
    assert all("г.</time>." not in site[path] for path in ("briefs/russian.html", "sources.html"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_a_build_does_not_wait_for_a_named_pipe(archive: Folder) -> None:
    os.mkfifo(archive.root / "content/pipe")
    (archive.root / "content/briefs/pipe.md").symlink_to("../pipe")
    assert archive.build().startswith("Built 1 brief, ")


PROBLEMS: dict[str, tuple[str | bytes, str]] = {
    "no front matter": ("x\n", "1:1: error: the front matter is missing"),
    "unclosed": ("---\ntitle: x\n", "1:1: error: the front matter is opened but never closed"),
    "colon": (
        GOOD.replace("A brief", "US review: what changes"),
        "2:17: error: a colon inside a value that is not in quotation marks",
    ),
    "UTF-32": (GOOD.encode("utf-32"), "1:1: error: the file is saved as UTF-32"),
    "UTF-16": (GOOD.encode("utf-16"), "1:1: error: the file is saved as UTF-16"),
    "not UTF-8": (GOOD.encode() + b"\xe9", "13:1: error: this is not UTF-8 text (byte 0xE9)"),
    "missing key": (GOOD.replace("author: Han Minji\n", ""), "1:1: error: the brief has no author"),
    "misspelt key": (GOOD.replace("summary", "sumary"), "6:1: error: unknown key “sumary”"),
    "key twice": (GOOD.replace("summary", "title"), "6:1: error: the key “title” is given twice"),
    "wrong type": (GOOD.replace("A brief", "[A, B]"), "2:8: error: title must be text"),
    "impossible date": (GOOD.replace("05-11", "09-31"), "3:7: error: there is no 31 September"),
    "a bare time": (GOOD.replace("2021-05-11", "14:32"), "3:7: error: “14:32” is a time without"),
    "an alias": (GOOD.replace("A brief", "&a x"), "2:8: error: anchors (&name) are not allowed"),
    "nested": (GOOD.replace("A brief", "[" * 9), "2:13: error: lists and tables are nested"),
    "dead brief": (GOOD + "\n[x](nope.md)\n", "14:5: error: there is no content/briefs/nope.md"),
    "dead heading": (GOOD + "\n[x](#nope)\n", "14:5: error: this text has no heading “#nope”"),
    "TIFF": (GOOD + "\n![x](a.tiff)\n", "14:6: error: browsers do not show pictures in the format"),
    "HEIC": (
        GOOD.replace("summary", "image: {src: a.HEIC, alt: x}\nsummary"),
        "6:14: error: browsers do not show pictures in the format HEIC",
    ),
    "dead image": (GOOD + "\n![x](a.png)\n", "14:6: error: there is no picture content/briefs/a"),
    "outside": (GOOD + "\n![x](../../a.png)\n", "14:6: error: “../../a.png” is outside content/"),
    "raw HTML": (GOOD + "\n<b>x</b>\n", "14:1: error: raw HTML is not allowed: <b>"),
    "javascript:": (GOOD + "\n[x](javascript:y)\n", "14:5: error: links to “javascript:” are not"),
    "hostile source": (
        GOOD.replace("summary:", 'sources: [{title: x, url: "javascript:y"}]\nsummary:'),
        "6:27: error: url is not a web address",
    ),
    "no text": (GOOD.partition("It happened")[0], "1: error: there is no text below the front"),
    "same heading link": (GOOD + "\n![](a.png)\n", "14:5: error: the picture has no alternative"),
}


@pytest.mark.parametrize("name", PROBLEMS)
def test_a_problem_names_its_place_and_leaves_the_site(archive: Folder, name: str) -> None:
    archive.build()
    before = archive.tree()
    text, expected = PROBLEMS[name]
    archive.write("briefs/bad.md", text)
    said = archive.build(code=1)
    assert f"content/briefs/bad.md:{expected}" in said or (
        expected.startswith("1: ") and expected[3:] in said
    )
    assert "nothing was published" in said
    assert archive.tree() == before


def test_all_problems_come_at_once_and_in_order(archive: Folder) -> None:
    archive.write("briefs/b.md", "x")
    archive.write("briefs/a.md", GOOD.replace("05-11", "13-01").replace("title", "titel"))
    archive.write("site.toml", 'title = "T"\ntitel = "x"\n')
    heads = [line for line in archive.build(code=1).splitlines() if ": error: " in line]
    assert [h.partition(": error: ")[0] for h in heads] == [
        "content/briefs/a.md:2:1",
        "content/briefs/a.md:3:7",
        "content/briefs/b.md:1:1",
        "content/site.toml:2:1",
    ]


def test_all_errors_of_a_brief_are_reported_together(archive: Folder) -> None:
    archive.write("topics.toml", '[sanctions]\nname = "Sanctions"\n')
    archive.write("authors.toml", '[han]\nname = "Han Minji"\n')
    body = "[x](nothing.md) ![a](no.png) [y](#zz) [z](good.md#nope) [w](good.md)"
    archive.brief("a", body, topics="[sanction, sanctions]", author="Han Minj")
    archive.write("pages/p.md", "---\ntitle: x\n---\n<b> [x](../briefs/nothing.md)\n")
    heads = [line for line in archive.build(code=1).splitlines() if ": error: " in line]
    assert [h.rpartition("/")[2] for h in heads if "briefs/a.md" in h.partition(": error")[0]] == [
        "a.md:4:9: error: unknown author “Han Minj” (unknown-author)",
        "a.md:5:10: error: unknown topic “sanction” (unknown-topic)",
        "nothing.md (dead-link)",
        "no.png (missing-picture)",
        "a.md:7:34: error: this text has no heading “#zz” (missing-heading)",
        "good.md has no heading “#nope” (dead-fragment)",
    ]
    assert [h.partition(": error")[0] for h in heads if "pages/p.md" in h] == [
        "content/pages/p.md:4:1",
        "content/pages/p.md:4:9",
    ]


CHART = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>'
LINKS = {
    "[x](www.un.org/en)": "write https://www.un.org/en",
    "[x](un.org)": "write https://un.org",
    "[x](a@b.example)": "write mailto:a@b.example",
    "[x](../2018/joint-statement)": "did you mean ../2018/joint-statement.md?",
    "[x](../2018/joint-statement.html)": "did you mean ../2018/joint-statement.md?",
    "[x](joint-statement.md)": "did you mean ../2018/joint-statement.md?",
    "[x](../2018/Joint-Statment.md#a)": "did you mean ../2018/joint-statement.md?",
    "[x](../../pages/abuot.md)": "did you mean ../../pages/about.md?",
    "[x](old.md)": "it is now ../2018/joint-statement.md",
    "[x](no.md)": "a link names a file, for example other-brief.md",
    "[x](../2018/nothing.md)": "a link names a file, for example other-brief.md",
    "[x](../2020/not.md)": "a link names a file, for example other-brief.md",
    "![x](../2018/Chart.svg)": "did you mean ../2018/chart.svg?",
    "![x](chart.png)": "did you mean ../2018/chart.svg?",
    "![x](../2018/figures.svg)": "put it beside the brief, or correct its name; capital",
    "[x](figures.CSV)": "did you mean ../2018/figures.csv?",
}


def test_the_hint_for_a_dead_link_is_its_correction(archive: Folder) -> None:
    archive.brief("2019/not", "\n".join(LINKS))
    archive.brief("2018/joint-statement", aliases="[old]")
    archive.brief("2018/평양공동선언")
    archive.write("pages/about.md", "---\ntitle: x\n---\nText.\n")
    archive.write("briefs/2018/chart.svg", CHART)
    archive.write("briefs/2018/figures.csv", "a,b\n")
    told = archive.build(code=1).split("error: ")
    assert len(told) == len(LINKS) + 1
    for number, (link, cure) in enumerate(LINKS.items()):
        assert told[number].endswith(f"2019/not.md:{number + 7}:{link.index('(') + 2}: ")
        assert cure in told[number + 1]


def test_a_picture_of_another_name_is_proposed_while_it_is_there(archive: Folder) -> None:
    archive.brief("a", image="{src: Chart.svg, alt: A chart}")
    chart = archive.write("briefs/chart.svg", CHART)
    assert "a.md:6:14: error: there is no picture" in archive.build(code=1)
    assert "did you mean chart.svg?" in archive.build(code=1)
    chart.unlink()
    assert "did you mean" not in archive.build(code=1)


@pytest.mark.parametrize("broken", ["title: x: y\n", "topics: {a: b}\n", "\udc80"])
def test_links_to_a_brief_with_an_error_are_not_reported_too(archive: Folder, broken: str) -> None:
    archive.brief("other", "[a](a.md#more) and [the brief](a.md)", supersedes="[a]")
    archive.brief("three", translation_of="a", lang="ko")
    text = GOOD.replace("summary: What", f"{broken}summary: What")
    archive.write("briefs/a.md", text.encode("utf-8", "surrogateescape"))
    said = archive.build(code=1)
    assert "content/briefs/a.md" in said
    assert "there is no" not in said
    archive.write("briefs/a.md", GOOD)
    assert "#more" in archive.build(code=1)


def test_a_word_that_occurs_twice_is_reported_once(archive: Folder) -> None:
    archive.write("topics.toml", '[t]\nname = "T"\nnames = {ko = "\uac00"}\n')
    archive.write("briefs/good.md", GOOD.replace("[sanctions]", "[t, t]"))
    said = archive.build(code=1)
    assert "good.md:5:13: error: “t” is in topics twice" in said
    assert said.count(": error: ") == 1
    archive.write("briefs/good.md", GOOD.replace("[sanctions]", "[t, \uac00]"))
    assert (
        "good.md:5:13: error: “\uac00” means the same topic as another word of this list"
        in archive.build(code=1)
    )


def test_unknown_terms_are_errors_with_a_suggestion(archive: Folder) -> None:
    archive.write("topics.toml", '[energy]\nname = "Energy"\n[sanctions]\nname = "Sanctions"\n')
    archive.write("authors.toml", '[han]\nname = "Han Minji"\n')
    archive.brief("grid", topics="[enregy]", author="Han Minj")
    said = archive.build(code=1)
    assert "grid.md:5:10: error: unknown topic “enregy”" in said
    assert "^^^^^^ did you mean “energy”?" in said
    assert "grid.md:4:9: error: unknown author “Han Minj”" in said


@pytest.mark.parametrize("twin", ["sub/good.md", "sub/GOOD.md"])
def test_two_briefs_cannot_have_one_address(archive: Folder, twin: str) -> None:
    archive.write(f"briefs/{twin}", GOOD)
    assert "this brief has the address of" in archive.build(code=1)


@pytest.mark.parametrize("kind", ["windows", "mixed", "cr", "mark"])
def test_line_ends_and_marks_change_no_byte_of_the_site(archive: Folder, kind: str) -> None:
    def written(data: bytes) -> bytes:
        if kind == "windows":
            return data.replace(b"\n", b"\r\n")
        if kind == "mixed":
            return data.replace(b"\n", b"\r\n", 3).replace(b"\n\n", b"\n\r")
        return data.replace(b"\n", b"\r") if kind == "cr" else b"\xef\xbb\xbf" + data

    archive.write("site.toml", 'title = "T"\n[style]\ntitle_length = 50\n')
    archive.write("topics.toml", '[sanctions]\nname = "Sanctions"\n')
    archive.brief("long", "A  \nB\n\n```\ncode\n```\n", topics="[sanctions]", summary=">\n  A\n  B")
    archive.build("--at", "2026-01-01")
    before = archive.tree()
    for file in (archive.root / "content").rglob("*.*"):
        file.write_bytes(written(file.read_bytes()))
    archive.build("--at", "2026-01-01", "--clean")
    assert archive.tree() == before
    archive.brief("bad", topics="[sanction]")
    bad = archive.root / "content/briefs/bad.md"
    bad.write_bytes(written(bad.read_bytes()))
    said = archive.build(code=1)
    assert "content/briefs/bad.md:5:10: error: unknown topic “sanction” (unknown-topic)\n" in said
    assert "\n  5 │ topics: [sanction]\n" in said


def test_a_problem_of_a_whole_file_is_reported_at_its_first_line(archive: Folder) -> None:
    """At its first line, but without an excerpt: nothing is wrong with that."""
    archive.write("briefs/2024/good.md", GOOD)
    archive.write("briefs/my brief.md", GOOD)
    archive.write("briefs/picture.svg", "<svg")
    archive.write("briefs/notes.txt", "x")
    lines = archive.build("--quiet", code=1).splitlines()
    assert [lines[0], lines[2].partition(": ")[0], *lines[4:7]] == [
        "content/briefs/good.md:1:1: error: this brief has the address of "
        "content/briefs/2024/good.md (duplicate-address)",
        "content/briefs/my brief.md:1:1",
        "content/briefs/notes.txt:1:1: warning: only files that end in “.md” are published "
        "(unpublished-file)",
        "    rename the file so that it ends in “.md”, or move it out of the folder",
        "content/briefs/picture.svg:1:1: error: this is not well-formed SVG: unclosed token "
        "(invalid-svg)",
    ]
    assert lines[2].endswith(": error: the name “my brief” contains a space (bad-file-name)")


def test_a_page_cannot_take_a_reserved_name(archive: Folder) -> None:
    archive.write("pages/archive.md", "---\ntitle: x\n---\nText.\n")
    assert "the name “archive” is reserved" in archive.build(code=1)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a privilege there")
def test_links_out_of_content_are_refused(archive: Folder) -> None:
    outside = archive.root / "secret.md"
    outside.write_text(GOOD)
    (archive.root / "content/briefs/link.md").symlink_to(outside)
    said = archive.build(code=1)
    assert "content/briefs/link.md:1:1: error: this is a link that leaves content/" in said


@pytest.mark.parametrize(
    ("layout", "place"),
    [
        ("<p>{{ nothing }}</p>", "layouts/footer.html:1:1: error: 'nothing' is undefined"),
        (
            "<p>{{ page.rot }}</p>",
            "layouts/footer.html:1:1: error: there is no property “rot” here (on the page ",
        ),
        ("\n{% if %}", "layouts/footer.html:2:1: error: "),
        ("{% include page.path %}", "layouts/footer.html:1:1: error: include must name its layout"),
        ('{% include "footr.html" %}', "layouts/footer.html:1:1: error: there is no layout"),
    ],
)
def test_layout_errors_name_the_layout_and_line(archive: Folder, layout: str, place: str) -> None:
    archive.build()
    before = archive.tree()
    own = archive.root / "layouts"
    own.mkdir()
    (own / "footer.html").write_text(layout)
    assert place in archive.build(code=1)
    assert archive.tree() == before


def test_no_file_shows_an_unpublished_brief_and_its_time_is_printed(archive: Folder) -> None:
    archive.brief("later", title="Zebra", date="2031-01-02", topics="[zebra-topic]", author="Zed")
    archive.brief("held", title="Zebra", embargo="2030-05-06T09:00+09:00", author="Zed")
    archive.brief("rough", title="Zebra", status="draft", author="Zed")
    seen = archive.root / "seen"
    to = ("--out", str(seen))
    said = archive.build(*to)
    assert "Not published yet: 2 briefs. The next one is due on 2030-05-06T" in said
    assert "\nLeft out: 1 draft.\n" in said
    assert "Withdrawn" not in said
    reason = "[{date: 2021-06-01, kind: withdrawal, note: Wrong.}]"
    archive.brief("gone", status="withdrawn", updates=reason)
    for _ in range(2):  # The second build finds nothing to do.
        said = archive.build(*to)
        assert "Withdrawn: 1 brief. The site still lists and marks what is withdrawn.\n" in said
    everything = b"".join(archive.tree(seen).values())
    assert b"Zebra" not in everything
    assert b"zebra" not in everything
    assert b"Zed" not in everything
    for words in (("--drafts",), ("--at", "2030-05-07")):
        assert "seen contains a public site" in archive.build(*to, *words, code=2)
    assert b"Zebra" not in b"".join(archive.tree(seen).values())
    seen = archive.root / "apart"
    to = ("--out", str(seen))
    assert "contains 1 unpublished brief" in archive.build(*to, "--at", "2030-05-07")
    assert "briefs/held.html" in archive.tree(seen)
    assert "briefs/later.html" not in archive.tree(seen)
    assert "contains 3 unpublished briefs" in archive.build(*to, "--drafts")
    assert "briefs/rough.html" in archive.tree(seen)
    archive.build(*to)
    assert b"Zebra" not in b"".join(archive.tree(seen).values())


@pytest.mark.parametrize("words", [("--drafts",), ("--at", "2099-01-01")])
def test_what_is_unpublished_gets_into_no_site(archive: Folder, words: tuple[str, ...]) -> None:
    archive.brief("held", embargo="2098-05-06", title="Zebra")
    archive.brief("rough", status="draft", title="Zebra")
    archive.build()
    before = archive.tree()
    folders = ((), ("--out", str(archive.site)), ("--out", str(archive.site / "preview")))
    for to in folders:
        said = archive.build(*words, *to, "--quiet", code=2)
        assert said.startswith(f"briefing: {words[0]} ")
        assert " shows unpublished briefs; choose another folder with --out, or look at " in said
    assert archive.tree() == before
    count = 2 if words == ("--drafts",) else 1
    for _ in range(2):  # The second has nothing to do.
        said = archive.build(*words, "--out", str(archive.root / "seen"), "--quiet")
        briefs = "1 unpublished brief" if count == 1 else f"{count} unpublished briefs"
        assert said == f"This site contains {briefs}. Do not put it online.\n"


def test_git_passes_over_a_new_folder_that_shows_drafts(archive: Folder) -> None:
    git = ["git", "-C", str(archive.root)]
    subprocess.run([*git, "init", "-q"], check=True)
    archive.brief("rough", status="draft")
    (archive.root / "mine").mkdir()
    (archive.root / "mine/notes.txt").write_text("kept")
    archive.build("--drafts", "--out", str(archive.root / "seen/now"))
    archive.build("--drafts", "--out", str(archive.root / "mine"))
    archive.build("--drafts", "--out", str(archive.root / "public"))
    archive.brief("wrong", status="drat")
    archive.build("--out", str(archive.root / "public"), code=1)

    def listed_by_git() -> bytes:
        others = [*git, "ls-files", "-o", "--exclude-standard"]
        return subprocess.run(others, capture_output=True, check=True).stdout

    # The drafts are in it yet.
    assert b"public/" not in listed_by_git()
    archive.brief("wrong")
    archive.build("--out", str(archive.root / "public"))
    listed = listed_by_git()
    assert b"seen/" not in listed
    # Whoever has files of their own there decides; and what is published may be committed.
    assert b"mine/notes.txt" in listed
    assert b"public/index.html" in listed


def test_a_time_to_come_that_shows_nothing_early_needs_no_remark(archive: Folder) -> None:
    archive.brief("rough", status="draft")
    assert archive.build("--at", "2099-01-01", "--out", str(archive.root / "seen"), "--quiet") == ""


def test_a_published_brief_cannot_lead_to_a_hidden_one(archive: Folder) -> None:
    archive.brief("rough", status="draft")
    archive.brief("open", body="[x](rough.md)")
    assert "open.md:7:5: error: content/briefs/rough.md is a draft" in archive.build(code=1)


@pytest.mark.parametrize(
    ("path", "told"),
    [
        ("zz.md", "this file will not be published"),
        ("drafts/zz.markdown", "this file will not be published"),
        ("briefs/zz.txt", "only files that end in “.md” are published"),
        ("briefs/zz.MD", "only files that end in “.md” are published"),
    ],
)
def test_a_text_outside_the_folders_of_pages_is_reported(
    archive: Folder, path: str, told: str
) -> None:
    archive.write(path, GOOD)
    for words in ((), ("check", f"content/{path}")):
        assert f"content/{path}:1:1: warning: {told} (unpublished-file)\n" in archive.run(*words)


@pytest.mark.parametrize(
    ("path", "cure"),
    [
        ("Site.toml", "rename it to content/site.toml, or move it out of content/"),
        ("topic.toml", "rename it to content/topics.toml, or move it out of content/"),
        ("briefs/glossary.TOML", "rename it to content/glossary.toml, or move it out of content/"),
        ("data/rates.toml", "move it out of content/"),
    ],
)
def test_a_settings_file_that_is_not_read_is_reported(
    archive: Folder, path: str, cure: str
) -> None:
    archive.write(path, 'title = "T"\n')
    told = archive.build()
    assert f"content/{path}:1:1: warning: this file is not read (unread-file)\n" in told
    assert f"{cure}\n" in told


def test_notes_for_editors_and_pages_in_folders_are_no_strays(archive: Folder) -> None:
    archive.write("README.md", "Editors, read this.")
    archive.write("pages/more/contact.md", "---\ntitle: Contact\n---\nWrite.\n")
    assert "warning" not in archive.build()
    assert (archive.site / "contact.html").exists()


def test_foreign_files_are_left_alone_or_in_the_way(archive: Folder) -> None:
    archive.site.mkdir()
    (archive.site / "notes.txt").write_text("mine")
    archive.build()
    assert (archive.site / "notes.txt").read_text() == "mine"
    before = archive.tree()
    (archive.site / "briefs/next.html").write_text("mine")
    archive.brief("next")
    said = archive.build(code=3)
    assert "was not written by Briefing" in said
    assert said.count("\n") == 1
    (archive.site / "briefs/next.html").unlink()
    assert archive.tree() == before


@pytest.mark.parametrize("lost", ["site", "line"])
def test_what_the_manifest_does_not_name_is_never_deleted(archive: Folder, lost: str) -> None:
    archive.brief("other")
    archive.build()
    mine = archive.site / "briefs/other.html"
    if lost == "site":
        shutil.rmtree(archive.site)
        mine.parent.mkdir(parents=True)
    else:
        manifest = archive.site / ".briefing-manifest"
        text = manifest.read_text("utf-8")
        manifest.write_text(text.replace("briefs/other.html\n", ""), "utf-8")
    mine.write_text("mine")
    (archive.root / "content/briefs/other.md").unlink()
    assert "briefs/other.html: no longer" not in archive.build("--explain")
    assert mine.read_text() == "mine"


def test_what_an_open_page_needs_stays_for_a_day(archive: Folder) -> None:
    def facets() -> set[str]:
        return {path.name for path in (archive.site / "finder").glob("facets-*.js")}

    archive.build()
    first = facets()
    archive.brief("more", topics="[more]")
    archive.build()
    assert first < facets()
    archive.brief("again", topics="[again]")
    archive.build()
    assert len(facets()) == 3
    with clock_ahead(86_300):
        archive.build()
        assert len(facets()) == 3
    with clock_ahead(86_410):
        archive.build()
        assert len(facets()) == 1
        assert "(0 written)" in archive.build()
    archive.write("site.toml", 'title = "Briefs"\nkeep_days = 0\n')
    archive.brief("again", topics="[new]")
    archive.build()
    assert len(facets()) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="needs resource limits")
def test_a_full_disk_leaves_the_old_site_whole(archive: Folder) -> None:
    archive.build()
    before = archive.tree()
    archive.brief("large", body="word " * 2000)
    limited = (
        "import resource, runpy, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN);"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (9000, 9000));"
        f"sys.argv = ['build.py', '--root', {str(archive.root)!r}, '--jobs', '1'];"
        f"runpy.run_path({str(REPO / 'build.py')!r}, run_name='__main__')"
    )
    # -B: Python itself would write half of a compiled module, and read it in other tests.
    command = [sys.executable, "-B", "-c", limited]
    done = subprocess.run(command, capture_output=True, text=True, check=False, cwd=REPO)
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("briefing: ")
    assert done.stderr.count("\n") == 1
    assert archive.tree() == before


def test_the_message_about_wrong_usage_has_a_hint(archive: Folder) -> None:
    assert "it must start with https://" in archive.build("--base-url", "nowhere", code=2)
    assert "not contain “?” or “#”" in archive.build("--base-url", "https://a.example/?b", code=2)
    assert "is not a time" in archive.build("--at", "yesterday", code=2)
    assert "choose a folder outside" in archive.build("--out", str(archive.root), code=2)
    assert "unknown option --drafs; did you mean --drafts?" in archive.build("--drafs", code=2)


def test_a_second_build_writes_nothing_and_imports_little(archive: Folder) -> None:
    archive.build()
    times = {p: p.stat().st_mtime_ns for p in archive.site.rglob("*")}
    for path in (archive.root / "content").rglob("*"):
        os.utime(path, (1_600_000_000, 1_600_000_000))
    archive.build()
    probe = (
        "import sys; from briefing.cli.main import main;"
        f"code = main(['--root', {str(archive.root)!r}]);"
        "print([m for m in ('markdown','jinja2','yaml','babel','nh3') if m in sys.modules])"
    )
    time.sleep(2.1)  # The layouts of a fresh checkout may be too young to tell by their times.
    archive.build()
    done = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, check=True, cwd=REPO
    )
    assert "(0 written)" in done.stdout
    assert done.stdout.endswith("[]\n")
    assert {p: p.stat().st_mtime_ns for p in archive.site.rglob("*")} == times


def test_an_edit_writes_only_what_shows_it(archive: Folder) -> None:
    for number in range(12):
        archive.brief(f"b{number}", date=f"20{10 + number}-01-01", topics=f"[t{number % 3}]")
    archive.build()
    times = {p: p.stat().st_mtime_ns for p in archive.site.rglob("*.*") if p.is_file()}
    archive.brief("b4", date="2014-01-01", topics="[t1]", body="Other text.", summary="Same.")
    archive.build()
    times = {p: p.stat().st_mtime_ns for p in archive.site.rglob("*.*") if p.is_file()}
    archive.brief("b4", date="2014-01-01", topics="[t1]", body="New text.", summary="Same.")
    said = archive.build("--explain")
    changed = {
        p.relative_to(archive.site).as_posix()
        for p in archive.site.rglob("*.*")
        if p.is_file() and times.get(p) != p.stat().st_mtime_ns
    }
    pages = {path for path in changed if not path.startswith((".", "finder/", "archive.html"))}
    assert pages == {"briefs/b4.html"}
    assert "briefs/b4.html: what it shows changed" in said


def test_a_damaged_site_or_cache_is_repaired(archive: Folder) -> None:
    archive.build()
    whole = archive.site_files()
    (archive.site / "index.html").unlink()
    (archive.site / "archive.html").write_text("cut")
    archive.build()
    assert archive.site_files() == whole
    for store in (archive.root / ".briefing").iterdir():
        store.write_bytes(b"no database" * 999)
    archive.build()
    assert archive.site_files() == whole
    shutil.rmtree(archive.root / ".briefing")
    archive.brief("new")
    archive.build()
    (archive.root / "content/briefs/new.md").unlink()
    shutil.rmtree(archive.root / ".briefing")
    archive.build()
    assert archive.site_files() == whole


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_killed_builds_are_repaired_by_the_next(archive: Folder) -> None:
    for number in range(60):
        archive.brief(f"b{number}", date=f"20{10 + number % 10}-01-01")
    command = [sys.executable, str(REPO / "build.py"), "--root", str(archive.root)]
    for moment in (random.uniform(0.02, 0.8) for _ in range(8)):
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        time.sleep(moment)
        process.send_signal(signal.SIGKILL)
        process.wait()
        archive.brief("b7", body=f"Changed before {moment}.")
    archive.build()
    assert _gone(str(archive.root))
    clean = archive.root / "clean"
    archive.build("--out", str(clean))
    assert archive.site_files() == archive.site_files(clean)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interruption_is_one_line_and_harms_nothing(archive: Folder) -> None:
    archive.build()
    before = archive.tree()
    for number in range(400):
        archive.brief(f"b{number}", body="Words *and* [more](https://x.example).\n\n" * 80)
    command = [sys.executable, str(REPO / "build.py"), "--root", str(archive.root), "--quiet"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, start_new_session=True)
    time.sleep(0.4)
    os.killpg(process.pid, signal.SIGINT)
    said = process.communicate()[1].decode()
    # The message says nothing of the site before the program knows that the command is a build.
    texts = ("interrupted", "interrupted; the site was not changed")
    assert (process.returncode, said) in [(3, f"briefing: {text}\n") for text in texts]
    assert archive.tree() == before


def _gone(word: str) -> bool:
    """Whether no process is left that was started with this word, within five seconds."""
    for _ in range(50):
        listing = subprocess.run(["ps", "ax", "-o", "args"], capture_output=True, check=True)
        if word.encode() not in listing.stdout:
            return True
        time.sleep(0.1)
    return False


def test_builds_are_the_same_anywhere(archive: Folder) -> None:
    for number in range(90):
        archive.brief(f"b{number}", date=f"20{10 + number % 10}-01-01", topics=f"[t{number % 7}]")
    first = archive.root / "one"
    second = archive.root / "two"
    archive.build("--out", str(first), "--jobs", "1", "--at", "2025-01-01")
    env = {"TZ": "Pacific/Auckland", "LC_ALL": "C", "PYTHONHASHSEED": "7"}
    moved = Folder(archive.root.parent / "elsewhere")
    for path in sorted((archive.root / "content/briefs").iterdir(), reverse=True):
        moved.write(f"briefs/{path.name}", path.read_bytes())
    words = ("--root", str(moved.root), "--out", str(second), "--jobs", "2", "--at", "2026-01-01")
    run_process(*words, env=env)
    assert archive.tree(first) == archive.tree(second)


def test_problems_can_be_annotations(archive: Folder) -> None:
    archive.write("briefs/bad.md", "x")
    said = archive.build("--github", code=1)
    assert "::error file=content/briefs/bad.md,line=1,col=1::the front matter is missing" in said


def test_a_rename_with_an_alias_leads_on_and_keeps_its_identifier(archive: Folder) -> None:
    archive.build()
    feed = json.loads((archive.site / "feed.json").read_text())
    archive.write("briefs/better.md", GOOD.replace("---\nIt", "aliases: [good]\n---\nIt"))
    (archive.root / "content/briefs/good.md").unlink()
    archive.build()
    assert "better.html" in (archive.site / "briefs/good.html").read_text()
    renamed = json.loads((archive.site / "feed.json").read_text())
    assert renamed["items"][0]["id"] == feed["items"][0]["id"]


FEEDS = """title = "Briefs"
base_url = "https://example.org/"

[[feeds]]
title = "Talks, analysed"
topics = ["talks", "sanctions"]
kinds = ["analysis"]
"""


def test_a_combined_feed_has_the_briefs_of_all_that_it_names(archive: Folder) -> None:
    archive.write("site.toml", FEEDS)
    archive.brief("both", topics="[talks, sanctions]", kind="analysis")
    archive.brief("one", topics="[talks]", kind="analysis")
    archive.brief("other", topics="[talks, sanctions]", kind="readout")
    archive.build()
    feed = json.loads((archive.site / "feeds/talks-analysed.json").read_text("utf-8"))
    assert [item["url"] for item in feed["items"]] == ["https://example.org/briefs/both.html"]
    assert "feeds/talks-analysed.xml" in (archive.site / "archive.html").read_text("utf-8")
    # A brief that joins it is in it at once, and one that leaves it is not.
    archive.brief("one", topics="[talks, sanctions]", kind="analysis")
    archive.brief("both", topics="[talks]", kind="analysis")
    archive.build()
    feed = json.loads((archive.site / "feeds/talks-analysed.json").read_text("utf-8"))
    assert [item["title"] for item in feed["items"]] == ["one"]


def test_a_feed_of_unknown_topics_or_kinds_is_reported(archive: Folder) -> None:
    archive.write("topics.toml", '[sanctions]\nname = "Sanctions"\n')
    twice = FEEDS + '\n[[feeds]]\ntitle = "Talks analysed"\nkinds = ["essay"]\n'
    archive.write("site.toml", twice)
    said = archive.build(code=1)
    assert "site.toml:6:11: error: the feed “Talks, analysed” has an unknown topic, “talks”" in said
    assert (
        "site.toml:10:9: error: the feed “Talks analysed” has the same address as another" in said
    )
    assert "site.toml:11:10: error: the feed “Talks analysed” has an unknown kind, “essay”" in said
