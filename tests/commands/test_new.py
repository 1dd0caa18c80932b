"""The command `new`: the file that it creates, its questions, and what it refuses."""

from __future__ import annotations

import datetime as dt
import os
import re
import shlex
import shutil
import subprocess
import sys
import time
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.cli import parser
from briefing.commands.console import root_option
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
from tests.support.sample import sample_content
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


def build_preview(archive: Path) -> str:
    """The output of a build that includes drafts."""
    return run("--root", str(archive), "--drafts", "--out", str(archive / "preview"))


def brief_files(archive: Path) -> list[Path]:
    return sorted((archive / "content").rglob("*.md"))


def test_a_new_brief_builds_at_once(archive: Path) -> None:
    today = dt.datetime.now(ZoneInfo("Pacific/Kiritimati")).date()
    output = new(
        archive, "Second Seoul summit: a look", "--author", "한민지", "--topics", "Summits"
    )
    (file,) = brief_files(archive)
    assert file == archive / f"content/briefs/{today.year}/second-seoul-summit-a-look.md"
    assert output == (
        f"Created {file}, a draft. To see it: python3 build.py serve --drafts --root {archive}\n"
    )
    assert file.read_text("utf-8").startswith(
        "---\n"
        'title: "Second Seoul summit: a look"\n'
        f"date: {today}\n"
        "author: minji-han\n"
        "topics: [summits]\n"
        "# summary: one or two sentences for lists and feeds; without it, the first paragraph\n"
        "status: draft  # take this line out to publish\n"
        "---\n\nBegin with "
    )
    built = build_preview(archive)
    assert built.startswith("Built 1 brief, ")


def test_the_proposed_command_works_for_any_folder() -> None:
    for root in (".", "../archive", "my archive", "it's; rm x"):
        command = f"python3 build.py serve --drafts{root_option(root)}"
        assert parser.parse(shlex.split(command)[2:]).root == root


def test_korean_titles_give_korean_file_names_without_quotation_marks_too(archive: Path) -> None:
    new(archive, "제2차", "서울", "정상회담", *GIVEN, "--lang", "ko", "--kind", "analysis")
    (file,) = brief_files(archive)
    assert file.name == "제2차-서울-정상회담.md"
    text = file.read_text("utf-8")
    assert "title: 제2차 서울 정상회담\n" in text
    assert text.index("kind: analysis") < text.index("lang: ko") < text.index("status: draft")
    assert "시작하세요" in text


@pytest.mark.parametrize("lang", ["en", "ko"])
def test_the_placeholder_of_a_draft_is_not_published(archive: Path, lang: str) -> None:
    new(archive, "A", *GIVEN, "--lang", lang)
    (file,) = brief_files(archive)
    text = file.read_text("utf-8")
    file.write_text(re.sub("status: draft.*\n", "", text), "utf-8")
    line = 7 if lang == "en" else 8
    told = f"a.md:{line + 2}:1: error: this is still the placeholder that the command “new” wrote"
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
def test_a_slug_reads_as_its_title_is_spoken(archive: Path, title: str, slug: str) -> None:
    new(archive, title, *GIVEN)
    assert [file.stem for file in brief_files(archive)] == [slug]


def test_addresses_of_authors_and_topics_do_not_change(archive: Path) -> None:
    for name in ("authors", "topics"):
        (archive / f"content/{name}.toml").unlink()
    new(archive, "A", "--author", "Sean O'Neill", "--topics", "U.S. policy")
    build_preview(archive)
    assert (archive / "preview/authors/sean-o-neill.html").exists()
    assert (archive / "preview/topics/u-s-policy.html").exists()


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            (),
            "no title and no author and no topic; add the title in quotation marks and --author …",
        ),
        (("A",), "no author and no topic; add --author … and --topics …; on a"),
        (("A",), "\nAuthors: minji-han, ruth\nTopics: diplomacy, summits\n"),
        (("A", "--author", "ruth"), "asks for them\nTopics: diplomacy, summits\n"),
        (("A", *GIVEN[:3], "sumits"), "unknown topic “sumits”; did you mean “summits”?"),
        (("A", "--author", "Ruth Elery"), "unknown author “Ruth Elery”; did you mean “Ruth Eller"),
        (("A", *GIVEN, "--kind", "analisis"), "unknown kind “analisis”; did you mean “analysis”?"),
        (("A", *GIVEN, "--kind", "zzz"), "unknown kind “zzz”; use one of: brief, analysis\n"),
        (("A", *GIVEN, "--lang", "Korean"), "“Korean” is not a language tag"),
        (("?!", *GIVEN), "no letter or digit for the name of the file"),
        (("a\u202eb", *GIVEN), "title contains an invisible character"),
        (("A", "--author", "nobdy", "--topics", "nothing"), "unknown topic “nothing”"),
        (("A", "--kind", "x", "--lang", "english", *GIVEN), "“english” is not a language tag"),
    ],
)
def test_missing_and_wrong_values_are_reported_with_the_choices(
    archive: Path, words: tuple[str, ...], told: str
) -> None:
    assert told in new(archive, *words, code=2)
    assert not brief_files(archive)


@pytest.mark.parametrize("title", ["Old talks", "OLD, TALKS!", "Früher"])
def test_no_brief_is_overwritten_and_no_address_is_used_twice(archive: Path, title: str) -> None:
    there = archive / "content/briefs/2001/Old-talks.md"
    there.parent.mkdir(parents=True)
    there.write_text("---\ntitle: x\naliases: [früher]\n---\nText.\n", "utf-8")
    output = new(archive, title, *GIVEN, code=2)
    assert "content/briefs/2001/Old-talks.md already has the address" in output
    assert brief_files(archive) == [there]
    assert there.read_text("utf-8").startswith("---\ntitle: x\n")


def test_errors_in_settings_are_reported_first(archive: Path) -> None:
    (archive / "content/topics.toml").write_text("[a]\nnme = 1\n")
    output = new(archive, "A", *GIVEN, code=1)
    assert "content/topics.toml:2:1: error: unknown key “nme”" in output
    assert not brief_files(archive)


def test_without_vocabularies_any_name_is_accepted_in_one_spelling(archive: Path) -> None:
    for name in ("authors", "topics"):
        (archive / f"content/{name}.toml").unlink()
    new(archive, "One", "--author", "Ruth Ellery", "--topics", "Arms control, a: b")
    new(archive, "Two", "--author", "ruth ellery", "--topics", "arms-control")
    one, two = brief_files(archive)
    assert 'topics: [Arms control, "a: b"]' in one.read_text("utf-8")
    assert "author: Ruth Ellery\ntopics: [Arms control]" in two.read_text("utf-8")
    assert "Built 2 briefs" in build_preview(archive)


def test_many_topics_are_not_all_listed(archive: Path) -> None:
    sections = "".join(f'[t{number}]\nname = "T{number}"\n' for number in range(99))
    (archive / "content/topics.toml").write_text(sections)
    output = new(archive, "A", "--author", "ruth", code=2)
    assert output.endswith(", t19 and 79 more, in content/topics.toml\n")


def test_a_file_in_place_of_a_folder_is_reported_without_a_traceback(archive: Path) -> None:
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
def test_the_user_of_git_is_the_author(tmp_path: Path, name: str, email: str, author: str) -> None:
    git(tmp_path, "init", "-q")
    git(tmp_path, "config", "user.name", name)
    git(tmp_path, "config", "user.email", email)
    assert current_author(str(tmp_path), KNOWN) == author


@pytest.mark.usefixtures("alone")
def test_without_git_or_with_a_slow_git_there_is_no_author(
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


def test_the_author_comes_from_git(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "config", "user.email", "minji@example.org")
    output = new(archive, "A", "--topics", "summits")
    assert (
        "The author is minji-han, the user of Git. To name another one, use --author.\n" in output
    )
    assert "author: minji-han\n" in brief_files(archive)[0].read_text("utf-8")


# ---- questions -----------------------------------------------------------------------------------


# Makes the terminal the one that Ctrl-C is typed at, and becomes the command.
_AT_TERMINAL = """
import fcntl, os, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
os.execv(sys.executable, [sys.executable, *sys.argv[1:]])
"""


def answer_prompts(archive: Path, words: list[str], answers: list[str], code: int = 0) -> str:
    """The text on a terminal after these answers to the questions of the command."""
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
    output = b""
    for more in read_terminal(ours):
        output += more
        if output.endswith(b": ") and answers:
            # Python does not hear an interrupt that comes after its prompt and before it listens,
            # which no hand is quick enough for.
            time.sleep(0.3 if answers[0] == "\x03" else 0)
            os.write(ours, answers.pop(0).encode())
            output += b"<"
    assert done.wait() == code, output.decode()
    os.close(ours)
    assert not answers
    assert b"Traceback" not in output
    return output.decode().replace("\r\n", "\n")


no_terminal = pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")


@no_terminal
def test_on_a_terminal_the_command_asks_for_missing_values(archive: Path) -> None:
    git(archive, "init", "-q")
    git(archive, "config", "user.name", "Minji Han")
    answers = ["\n", "서울 talks\n", "\n", "3\n", "sumits\n", "2, Diplomacy\n"]
    output = answer_prompts(archive, [], answers)
    assert "  1  minji-han  Minji Han\n  2  ruth       Ruth Ellery\n" in output
    assert "Author (number, id or name) [minji-han]: " in output
    assert "  1  diplomacy  Diplomacy\n  2  summits      Summits\n" in output
    assert "unknown topic “3”" in output
    assert "unknown topic “sumits”; did you mean “summits”?" in output
    (file,) = brief_files(archive)
    assert file.name == "서울-talks.md"
    assert "author: minji-han\ntopics: [summits, diplomacy]\n" in file.read_text("utf-8")
    assert "the user of Git" not in output


@no_terminal
def test_only_missing_values_are_asked_for_and_a_taken_title_again(
    archive: Path,
) -> None:
    new(archive, "Talks", *GIVEN)
    output = answer_prompts(
        archive, ["--author", "ruth", "--topics", "summits"], ["Talks\n", "More\n"]
    )
    assert "talks.md already has the address “talks”" in output
    assert "Author (" not in output
    assert len(brief_files(archive)) == 2


@no_terminal
@pytest.mark.parametrize("key", ["\x03", "\x04"])
def test_ctrl_c_creates_no_file(archive: Path, key: str) -> None:
    output = answer_prompts(archive, ["A title"], ["2\n", key], code=3)
    assert output.endswith("\nNothing was written.\n")
    assert not brief_files(archive)


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
@example("*0*")
@example("# 0")
@example("`0`")
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
    reading = parse_brief("content/briefs/a.md", text.encode(), rules)
    # A title that looks like Markdown or HTML is kept, with a warning.
    signs = ("*", "](", "<", "&", "~~", "==", "`", "[[", "{{", "# ")
    may_be_markdown = any(sign in wanted for sign in signs)
    assert {each.code for each in reading.problems} <= (
        {"not-markdown"} if may_be_markdown else set()
    )
    assert all(each.warning for each in reading.problems)
    assert reading.brief
    assert reading.brief.title == typeset(wanted, "en")
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
    shutil.copytree(sample_content(), tmp_path / "content")
    new(tmp_path, "A look back", "--author", "Ruth Ellery", "--topics", "제재, summits", code=2)
    new(tmp_path, "A look back", "--author", "Ruth Ellery", "--topics", "대북 제재, summits")
    built = build_preview(tmp_path)
    assert (tmp_path / "preview/briefs/a-look-back.html").exists(), built
