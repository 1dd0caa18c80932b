"""A new brief: the file that is made, what is asked for, and what is refused."""

from __future__ import annotations

import datetime as dt
import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.commands.git import current_author
from briefing.commands.new import free_slug, normal_title
from briefing.content.brief import parse_brief
from briefing.content.draft_template import new_draft
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import Misuse
from briefing.core.model import Author
from briefing.core.slugs import slug_fault
from briefing.markdown.smartquotes import typeset
from tests.support.examples import examples
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.terminal import read_terminal

AUTHORS = '[minji-han]\nname = "Minji Han"\nemail = "minji@example.org"\nnames = {ko = "한민지"}\n'
AUTHORS += '[ruth]\nname = "Ruth Ellery"\n'
TOPICS = '[diplomacy]\nname = "Diplomacy"\n[summits]\nname = "Summits"\nbroader = "diplomacy"\n'
SITE = 'title = "T"\ntime_zone = "Pacific/Kiritimati"\nkinds = ["brief", "analysis"]\n'
GIVEN = ("--author", "ruth", "--topics", "summits")
# Git's settings of whoever runs the tests, left aside.
ALONE = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}


@pytest.fixture
def archive(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for name, text in (("authors", AUTHORS), ("topics", TOPICS), ("site", SITE)):
        (tmp_path / f"content/{name}.toml").write_text(text, "utf-8")
    return tmp_path


def new(archive: Path, *words: str, code: int = 0) -> str:
    return run("new", "--root", str(archive), *words, code=code, env=ALONE)


def previewed(archive: Path) -> str:
    """What a build said that shows drafts."""
    return run("--root", str(archive), "--drafts", "--out", str(archive / "preview"))


def made(archive: Path) -> list[Path]:
    return sorted((archive / "content").rglob("*.md"))


def test_a_brief_is_begun_and_builds_at_once(archive: Path) -> None:
    today = dt.datetime.now(ZoneInfo("Pacific/Kiritimati")).date()
    said = new(archive, "Second Seoul summit: a look", "--author", "한민지", "--topics", "Summits")
    (file,) = made(archive)
    assert file == archive / f"content/briefs/{today.year}/second-seoul-summit-a-look.md"
    assert said == (
        f"Created {file}, a draft. To see it: python build.py serve --drafts --root {archive}\n"
    )
    assert file.read_text("utf-8").startswith(
        "---\n"
        'title: "Second Seoul summit: a look"\n'
        f"date: {today}\n"
        "author: minji-han\n"
        "topics: [summits]\n"
        "# summary: one or two sentences for lists and feeds; else the first paragraph\n"
        "status: draft  # take this line out to publish\n"
        "---\n\nBegin with "
    )
    built = previewed(archive)
    assert built.startswith("Built 1 brief, ")


def test_korean_titles_name_korean_files_and_quotation_marks_may_be_left_out(archive: Path) -> None:
    new(archive, "제2차", "서울", "정상회담", *GIVEN, "--lang", "ko", "--kind", "analysis")
    (file,) = made(archive)
    assert file.name == "제2차-서울-정상회담.md"
    text = file.read_text("utf-8")
    assert "title: 제2차 서울 정상회담\n" in text
    assert text.index("kind: analysis") < text.index("lang: ko") < text.index("status: draft")
    assert "시작하세요" in text


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_what_a_draft_begins_with_is_not_published(archive: Path, lang: str) -> None:
    new(archive, "A", *GIVEN, "--lang", lang)
    (file,) = made(archive)
    text = file.read_text("utf-8")
    file.write_text(re.sub("status: draft.*\n", "", text), "utf-8")
    line = 7 if lang == "en" else 8
    told = f"a.md:{line + 2}:1: error: this is still the text with which “new” begins a draft"
    assert told in run("--root", str(archive), code=1)
    file.write_text(re.sub("status: draft.*\n", "", text + "\nMore.\n"), "utf-8")
    assert told in run("--root", str(archive), code=1)
    file.write_text(re.sub("status: draft.*\n(?s:.*)", "---\n\nIt began.\n", text), "utf-8")
    run("--root", str(archive))


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Korea's plan", "koreas-plan"),
        ("Korea’s plan, the allies’ answer", "koreas-plan-the-allies-answer"),
        ("U.S. and R.O.K: a U.S.-R.O.K. deal", "us-and-rok-a-us-rok-deal"),
        ("Article 3.5, N. Korea and plan B.", "article-3-5-n-korea-and-plan-b"),
        ("‘비핵화’의 뜻", "비핵화의-뜻"),
    ],
)
def test_a_name_is_read_as_its_title_is_spoken(archive: Path, title: str, slug: str) -> None:
    new(archive, title, *GIVEN)
    assert [file.stem for file in made(archive)] == [slug]


def test_addresses_made_of_words_stay_as_they_are(archive: Path) -> None:
    for name in ("authors", "topics"):
        (archive / f"content/{name}.toml").unlink()
    new(archive, "A", "--author", "Sean O'Neill", "--topics", "U.S. policy")
    previewed(archive)
    assert (archive / "preview/authors/sean-o-neill.html").exists()
    assert (archive / "preview/topics/u-s-policy.html").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            (),
            'no title, no author, no topic; run: python build.py new "The title" --author …',
        ),
        (("A",), "no author, no topic; run: python build.py new --author … --topics …; on a"),
        (("A",), "\nAuthors: minji-han, ruth\nTopics: diplomacy, summits\n"),
        (("A", "--author", "ruth"), "asks for them\nTopics: diplomacy, summits\n"),
        (("A", *GIVEN[:3], "sumits"), "unknown topic “sumits”; did you mean “summits”?"),
        (("A", "--author", "Ruth Elery"), "unknown author “Ruth Elery”; did you mean “Ruth Eller"),
        (("A", *GIVEN, "--kind", "analisis"), "unknown kind “analisis”; did you mean “analysis”?"),
        (("A", *GIVEN, "--kind", "zzz"), "unknown kind “zzz”; it is one of brief, analysis\n"),
        (("A", *GIVEN, "--lang", "Korean"), "“Korean” is not a language tag"),
        (("?!", *GIVEN), "no letter or digit for the name of the file"),
        (("a\u202eb", *GIVEN), "title contains an invisible character"),
    ],
)
def test_what_is_missing_or_wrong_is_told_with_what_there_is(
    archive: Path, words: tuple[str, ...], told: str
) -> None:
    assert told in new(archive, *words, code=2)
    assert not made(archive)


@pytest.mark.parametrize("title", ["Old talks", "OLD, TALKS!", "Früher"])
def test_no_brief_is_overwritten_and_no_address_taken(archive: Path, title: str) -> None:
    there = archive / "content/briefs/2001/Old-talks.md"
    there.parent.mkdir(parents=True)
    there.write_text("---\ntitle: x\naliases: [früher]\n---\nText.\n", "utf-8")
    said = new(archive, title, *GIVEN, code=2)
    assert "content/briefs/2001/Old-talks.md already has the address" in said
    assert made(archive) == [there]
    assert there.read_text("utf-8").startswith("---\ntitle: x\n")


def test_settings_with_problems_are_told_first(archive: Path) -> None:
    (archive / "content/topics.toml").write_text("[a]\nnme = 1\n")
    said = new(archive, "A", *GIVEN, code=1)
    assert "content/topics.toml:2:1: error: unknown key “nme”" in said
    assert not made(archive)


def test_any_word_will_do_without_a_vocabulary_but_in_one_writing(archive: Path) -> None:
    for name in ("authors", "topics"):
        (archive / f"content/{name}.toml").unlink()
    new(archive, "One", "--author", "Ruth Ellery", "--topics", "Arms control, a: b")
    new(archive, "Two", "--author", "ruth ellery", "--topics", "arms-control")
    one, two = made(archive)
    assert 'topics: [Arms control, "a: b"]' in one.read_text("utf-8")
    assert "author: Ruth Ellery\ntopics: [Arms control]" in two.read_text("utf-8")
    assert "Built 2 briefs" in previewed(archive)


def test_many_topics_are_not_all_told(archive: Path) -> None:
    sections = "".join(f'[t{number}]\nname = "T{number}"\n' for number in range(99))
    (archive / "content/topics.toml").write_text(sections)
    said = new(archive, "A", "--author", "ruth", code=2)
    assert said.endswith(", t19 and 79 more, in content/topics.toml\n")


def test_a_folder_that_is_a_file_is_told_without_a_traceback(archive: Path) -> None:
    (archive / "content/briefs").write_text("")
    assert "cannot be written" in new(archive, "A", *GIVEN, code=3)


# ---- who writes ----------------------------------------------------------------------------------


def git(folder: Path, *words: str) -> None:
    subprocess.run(["git", "-C", str(folder), *words], check=True, env=os.environ | ALONE)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    for name, value in ALONE.items():
        monkeypatch.setenv(name, value)


KNOWN = {
    "minji-han": Author(
        "minji-han", "Minji Han", email="minji@example.org", names={"ko": "한민지"}
    ),
    "ruth": Author("ruth", "Ruth Ellery"),
    "twin": Author("twin", "A Twin"),
    "other": Author("other", "A Twin"),
}


@pytest.mark.usefixtures("alone")
@pytest.mark.parametrize(
    ("name", "email", "author"),
    [
        ("Somebody", "Minji@Example.org", "minji-han"),
        ("Ruth Ellery", "minji@example.org", "minji-han"),
        ("Han Minji", "x@y.z", "minji-han"),
        ("한민지", "x@y.z", "minji-han"),
        ("RUTH", "", "ruth"),
        ("A Twin", "x@y.z", ""),
        ("Nobody", "x@y.z", ""),
        ("", "", ""),
    ],
)
def test_git_knows_who_writes(tmp_path: Path, name: str, email: str, author: str) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", name)
    git(tmp_path, "config", "user.email", email)
    assert current_author(str(tmp_path), KNOWN) == author


@pytest.mark.usefixtures("alone")
def test_without_git_or_with_a_slow_one_nobody_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert current_author(str(tmp_path), KNOWN) == ""
    slow = tmp_path / "git"
    slow.write_text("#!/bin/sh\nexec sleep 20\n")
    slow.chmod(0o755)
    monkeypatch.setattr("briefing.commands.git._TIMEOUT_S", 0.1)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    assert current_author(str(tmp_path), KNOWN) == ""
    monkeypatch.setenv("PATH", str(tmp_path / "nowhere"))
    assert current_author(str(tmp_path), KNOWN) == ""


def test_the_author_is_who_git_says(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "config", "user.email", "minji@example.org")
    said = new(archive, "A", "--topics", "summits")
    assert "The author is minji-han, the user of Git. To name another one, use --author.\n" in said
    assert "author: minji-han\n" in made(archive)[0].read_text("utf-8")


# ---- questions -----------------------------------------------------------------------------------


# Makes the terminal the one that Ctrl-C is typed at, and becomes the command.
_AT_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def talk(archive: Path, words: list[str], answers: list[str], code: int = 0) -> str:
    """What stands on a terminal after these answers to the command's questions."""
    import pty

    ours, theirs = pty.openpty()
    command = [sys.executable, "-c", _AT_TERMINAL, str(REPO / "build.py")]
    done = subprocess.Popen(
        [*command, "new", "--root", str(archive), *words],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        env=os.environ | ALONE | {"TERM": "dumb"},
        start_new_session=True,
    )
    os.close(theirs)
    said = b""
    for more in read_terminal(ours):
        said += more
        if said.endswith(b": ") and answers:
            # Python does not hear an interrupt that comes after its prompt and before it listens,
            # which no hand is quick enough for.
            time.sleep(0.3 if answers[0] == "\x03" else 0)
            os.write(ours, answers.pop(0).encode())
            said += b"<"
    assert done.wait() == code, said.decode()
    os.close(ours)
    assert not answers
    assert b"Traceback" not in said
    return said.decode().replace("\r\n", "\n")


no_terminal = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")


@no_terminal
def test_a_terminal_is_asked_for_what_is_missing(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "config", "user.name", "Minji Han")
    answers = ["\n", "서울 talks\n", "\n", "3\n", "sumits\n", "2, Diplomacy\n"]
    said = talk(archive, [], answers)
    assert "  1  minji-han  Minji Han\n  2  ruth       Ruth Ellery\n" in said
    assert "Author (number, id or name) [minji-han]: " in said
    assert "  1  diplomacy  Diplomacy\n  2  summits      Summits\n" in said
    assert "unknown topic “3”" in said
    assert "unknown topic “sumits”; did you mean “summits”?" in said
    (file,) = made(archive)
    assert file.name == "서울-talks.md"
    assert "author: minji-han\ntopics: [summits, diplomacy]\n" in file.read_text("utf-8")
    assert "the user of Git" not in said


@no_terminal
def test_only_what_is_missing_is_asked_and_a_taken_title_at_once(archive: Path) -> None:
    new(archive, "Talks", *GIVEN)
    said = talk(archive, ["--author", "ruth", "--topics", "summits"], ["Talks\n", "More\n"])
    assert "talks.md already has the address “talks”" in said
    assert "Author (" not in said
    assert len(made(archive)) == 2


@no_terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_who_leaves_leaves_no_file(archive: Path, key: str) -> None:
    said = talk(archive, ["A title"], ["2\n", key], code=3)
    assert said.endswith("\nNothing was written.\n")
    assert not made(archive)


# ---- the text ------------------------------------------------------------------------------------

PRINTABLE = st.text(st.characters(exclude_categories=("C", "Z")) | st.just(" "), min_size=1).filter(
    str.strip
)
TRICKY = st.sampled_from(
    ["a: b", "- a", "# a", "a #b", "@a", "*a", "null", "~", "yes", "2024", "it's", '"a"', "a\\b",
     "'a' \"b\"", "[a]", "{a}", "%a", "!a", "&a", "|", ">", "a:", "?", "한: 국", "---", "...", "=",
     "<<", "0x1F", "1e3", "2024-05-21", "`a`", "a, b", "é", "e\u0301", "\U0001f600"]
)  # fmt: skip


@given(PRINTABLE | TRICKY)
@settings(max_examples=examples(400))
def test_any_printable_title_reads_back(title: str) -> None:
    rules = ParseOptions()
    try:
        wanted = normal_title(title)
    except Misuse:
        return
    values: dict[str, str | tuple[str, ...]] = {
        "title": wanted,
        "date": "2024-05-21",
        "author": "A",
        "topics": (wanted, "another topic"),
    }
    text = new_draft(values, "en")
    reading = parse_brief("content/briefs/a.md", text.encode(), rules, lambda _: None)
    assert not reading.problems
    assert reading.brief
    assert reading.brief.title == typeset(wanted)
    assert reading.brief.topics[0].text == wanted
    assert reading.brief.status == "draft"


@given(PRINTABLE | st.sampled_from(["con", "COM1", "Aux", "nul.", "가" * 200, "é" * 150]))
@settings(max_examples=examples(300))
def test_any_title_names_a_file_or_is_refused(title: str) -> None:
    try:
        slug = free_slug(title, {})
    except Misuse:
        assert not re.search(r"[a-zA-Z0-9가-힣]", title)
        return
    assert slug_fault(slug) is None


def test_the_shipped_archive_takes_a_new_brief(tmp_path: Path) -> None:
    shutil.copytree(REPO / "content", tmp_path / "content")
    new(tmp_path, "A look back", "--author", "Ruth Ellery", "--topics", "제재, summits", code=2)
    new(tmp_path, "A look back", "--author", "Ruth Ellery", "--topics", "대북 제재, summits")
    built = previewed(tmp_path)
    assert (tmp_path / "preview/briefs/a-look-back.html").exists(), built
