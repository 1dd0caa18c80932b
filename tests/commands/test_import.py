"""The command `import`: drafts, reports and refusals."""

from __future__ import annotations

import datetime as dt
import os
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from tests.support.articles import COPIED, COPIED_KOREAN, LETTER, PAGE, docx
from tests.support.importing import Archive
from tests.support.repository import REPO
from tests.support.word import own_brief

DOCS = (REPO / "docs/importing.md").read_text("utf-8")


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_the_docs_show_what_the_command_prints(archive: Archive) -> None:
    fences = re.findall(r"```\w+\n(.*?)```", DOCS, re.DOTALL)
    sample, command, printed, drafted_one = fences[:4]
    archive.write("letters.txt", sample)
    output = archive.run(*command.split()[2:])
    assert output == printed
    (draft,) = archive.drafts().values()
    assert re.sub(r"accessed: .*", "accessed: 2024-06-01", draft) == drafted_one


def test_an_imported_draft_builds_and_is_imported_once(archive: Archive) -> None:
    archive.write("a.txt", COPIED)
    output = archive.run("import", "a.txt", "--topics", "Letters,대화")
    name = "2021/envoys-exchange-letters-for-the-first-time-this-year.md"
    (path,) = archive.drafts()
    assert path == name
    draft = archive.drafts()[name]
    assert "\ndate: 2021-05-11T14:32+09:00\nauthor: ann\ntopics: [letters, talks]\n" in draft
    assert "times without an offset are in Asia/Seoul, the time zone of the archive" in output
    assert "error" not in archive.preview()
    assert "warning" not in archive.preview("--clean")
    again = archive.run("import", "a.txt")
    assert again.startswith(f"a.txt: already in the archive as content/briefs/{name}")
    other = COPIED.replace("May 11", "May 12")
    archive.run("import", "-", stdin=other.encode())
    assert len(archive.drafts()) == 2
    assert archive.drafts()[name] == draft
    assert name.replace(".md", "-2.md") in archive.drafts()


def test_several_files_are_imported_and_failures_are_reported(archive: Archive) -> None:
    archive.write("글.txt", COPIED_KOREAN.replace("\n", "\r\n").encode("cp949"))
    archive.write("b.html", PAGE)
    archive.write("c.docx", docx(LETTER))
    archive.write("d.bin", os.urandom(4000))
    output = archive.run("import", "글.txt", "d.bin", "b.html", "c.docx", code=1)
    assert "d.bin: error: this is not text (import-failed)\n" in output
    assert [*sorted(archive.drafts())] == [
        "2021/정부-새-대화-제안에-기다리겠다.md",
        "2022/a-letter-on-the-talks.md",
        "2024/envoys-to-meet-by-the-lake.md",
    ]
    assert "\nlang: ko\n" in archive.drafts()["2021/정부-새-대화-제안에-기다리겠다.md"]
    assert "the text names no topic of the archive: fill in topics" in output
    output = archive.preview()  # What could not be expected waits, and stops nobody's build.
    assert "warning: the draft has no topics yet" in output


def test_wrong_arguments_are_reported_before_anything_is_written(archive: Archive) -> None:
    archive.write("a.txt", COPIED)
    for words, expected in {
        ("import", "a.txt", "--url", "ledger"): "--url ledger is not a web address",
        ("import", "a.txt", "a.txt", "--url", "https://a.example/"): "the address of one article",
        (
            "import",
            "a.txt",
            "--topics",
            "leters",
        ): "unknown topic “leters”; did you mean “letters”?",
        ("import", "a.txt", "--kind", "clipping"): "unknown kind “clipping”; did you mean “clip”?",
        ("import", "a.txt", "--root", "content/briefs"): "there is no folder",
        ("import",): "FILE is missing",
    }.items():
        assert expected in archive.run(*words, code=2)
    assert archive.drafts() == {}


@pytest.mark.skipif(os.name == "nt", reason="TZ says nothing there")
def test_today_is_a_day_in_the_time_zone_of_the_archive(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT+12")  # 26 hours behind: the days always differ.
    archive.write("content/site.toml", 'title = "A"\ntime_zone = "Pacific/Kiritimati"\n')
    there = ZoneInfo("Pacific/Kiritimati")
    days = [dt.datetime.now(there).date()]
    archive.run(
        "import", "-", stdin=COPIED.replace("Published : May 11, 2021 - 14:32", "").encode()
    )
    days.append(dt.datetime.now(there).date())  # It may be midnight.
    (draft,) = archive.drafts().values()
    assert any(f"\ndate: {day}\n" in draft and f"accessed: {day}\n" in draft for day in days)


def test_a_file_that_fails_does_not_stop_the_others(archive: Archive) -> None:
    archive.write("a.txt", COPIED)
    archive.write("b.html", "<html><body></body></html>")
    archive.write("c.html", "<html><head><title>A title alone</title></head></html>")
    wrong = [
        "no.txt",
        "content",
        "content/site.toml",
        "https://ledger.example/a",
        "b.html",
        "x" * 300,
    ]
    output = archive.run("import", *wrong, "a.txt", "c.html", code=1)
    for expected in (
        "no.txt: error: there is no such file (import-failed)\n",
        "content: error: this is a folder (import-failed)\n",
        "site.toml:1:1: error: this is a file of settings or data, not an article ",
        "https://ledger.example/a: error: this is a web address; the command downloads nothing "
        "(import-failed)\n",
        "b.html: error: this file contains no text of an article (import-failed)\n",
        f"{'x' * 300}: error: ",
    ):
        assert expected in output
    assert len(archive.drafts()) == 2


def test_an_archive_may_lack_the_kind_and_the_lists(archive: Archive) -> None:
    archive.write("content/site.toml", 'title = "A"\nkinds = ["brief"]\n')
    (archive.root / "content/topics.toml").unlink()
    archive.config.write_text("", "utf-8")
    output = archive.run("import", "-", "--topics", "any word", stdin=COPIED.encode())
    assert "the kind is “brief”: to have a kind of its own, add “clip” to kinds" in output
    assert "no author in authors.toml is the user of Git: fill in author" in output
    (draft,) = archive.drafts().values()
    assert "\nauthor: []\ntopics: [any word]\nstatus: draft\n" in draft
    assert "warning: the draft has no author yet" in archive.preview()


def test_the_text_may_be_published_with_full_rights(archive: Archive) -> None:
    archive.run("import", "-", "--rights", "full", stdin=COPIED.encode())
    (draft,) = archive.drafts().values()
    assert "\nrights: full\n" in draft
    archive.preview()
    page = archive.root / "preview/briefs" / f"{slug(archive)}.html"
    assert "carried by hand" in page.read_text("utf-8")
    output = archive.run("import", "-", "--rights", "full", stdin=b"<html><title>T</title>", code=1)
    assert "there is no text to publish" in output


def test_an_own_word_brief_is_published_complete(archive: Archive) -> None:
    archive.write("content/authors.toml", '[ann]\nname = "Ann"\n[wexford]\nname = "Ann Wexford"\n')
    archive.write("own.docx", own_brief())
    output = archive.run("import", "own.docx", "--rights", "full", "--topics", "talks")
    assert "comment [BK1] after “Both sides left early. Nobody knows why.”: Is this so?" in output
    assert "address" not in output
    path = archive.root / "content/briefs/2022/sanctions-after-the-summit.md"
    draft = path.read_text("utf-8")
    assert "\nauthor: [wexford]\ntopics: [talks]\nstatus: draft\nrights: full\n---\nBoth" in draft
    again = archive.run("import", "own.docx", "--rights", "full")
    assert "already in the archive" in again
    path.write_text(draft.replace("status: draft\n", ""), "utf-8")
    assert "error" not in archive.run()
    page = (archive.root / "site/briefs/sanctions-after-the-summit.html").read_text("utf-8")
    assert 'alt="A hall with empty chairs"' in page
    assert "<figcaption>Figure 1: The “hall” * in Hanoi <" in page
    assert page.count("<img") == 2
    assert "Yonhap, 1 March 2019." in page
    assert "sources" not in draft
    # The same file under link-only rights is somebody else's text.
    archive.run("import", "own.docx", "--url", "https://ledger.example/a")
    assert len(archive.drafts()) == 2
    other = archive.drafts()["2022/sanctions-after-the-summit-2.md"]
    assert "\nsources:\n" in other
    assert "![" not in other


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="Windows has no named pipes in folders")
def test_only_regular_files_are_read(archive: Archive) -> None:
    os.mkfifo(archive.root / "pipe")
    output = archive.run("import", "pipe", "/dev/null", code=1)
    assert (
        output.count(
            "error: this is not a regular file (import-failed)\n    save the article in a file"
        )
        == 2
    )


def test_a_file_that_takes_too_long_is_refused(archive: Archive) -> None:
    archive.write("a.html", PAGE)
    slow = HIDE.partition("class")[0] + (
        "sys.path.insert(0, sys.argv.pop(1))\n"
        "from briefing.build import limits\n"
        "from briefing.commands import import_\n"
        "from briefing.cli.main import main\n"
        "limits.SECONDS_A_FILE = 0.5\n"
        "def read(data, is_own):\n"
        "    try:\n"
        "        (10 ** 9) ** (10 ** 7)\n"  # No signal interrupts this.
        "    except Exception:\n"
        "        return None\n"
        "import_._parse = read\n"
        "sys.exit(main())\n"
    )
    output = archive.run("import", "a.html", code=1, python=slow)
    assert (
        "a.html: error: reading this file takes more than 0.5 seconds (import-failed)\n" in output
    )


def slug(archive: Archive) -> str:
    (path,) = archive.drafts()
    return Path(path).stem


HIDE = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("trafilatura", "mammoth"):
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Hidden())
sys.path.insert(0, sys.argv.pop(1))
from briefing.cli.main import main
sys.exit(main())
"""


def test_without_the_optional_packages_the_command_names_them(
    archive: Archive,
) -> None:
    archive.write("a.txt", COPIED)
    archive.write("b.html", PAGE)
    archive.write("c.docx", docx(LETTER))
    output = archive.run("import", "a.txt", "b.html", "c.docx", code=1, python=HIDE)
    assert (
        "b.html: error: the package trafilatura is needed to read this file (import-failed)\n"
        in output
    )
    assert "-m pip install trafilatura lxml_html_clean\n" in output
    assert "-m pip install mammoth lxml\n" in output
    assert [*archive.drafts()] == ["2021/envoys-exchange-letters-for-the-first-time-this-year.md"]


def test_a_folder_that_cannot_be_written_is_a_fault(archive: Archive) -> None:
    archive.write("content/briefs/2021", "a file in the way")
    output = archive.run("import", "-", stdin=COPIED.encode(), code=3)
    assert "cannot be written" in output
