"""Each command in the docs works, in an archive that has what the page speaks of."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from briefing.cli import parser
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.word import own_brief

PAGES = [*REPO.glob("*.md"), *sorted((REPO / "docs").rglob("*.md"))]
# The beginnings of the commands that a test cannot run, each with the reason.
NOT_RUN = {
    "make": "it sets up this repository; tests/repository/test_setup.py tests that",
    "python3 -m venv": "it makes a copy of Python, which no command below needs",
    ".venv/bin/python -m pip": "it needs the package index",
    "git": "it changes nothing that this program sees",
    "npm": "it needs the package index of Node.js",
    "npx": "it needs an account at a host",
    "code": "it needs VS Code",
    "rsync": "it needs a server",
    "aws": "it needs an object store",
    "curl": "it needs a server",
    "headers": "it needs a server",
    "SITE=": "it is a part of commands that need a server",
    "cd site": "the commands below it need an object store",
    "python3 build.py serve": "it runs until it is stopped; tests/preview tests it",
    ".venv/bin/briefing serve": "it runs until it is stopped; tests/preview tests it",
    "python3 build.py check --external": "it needs a network; tests/commands tests it",
}
PROGRAMS = ("python3 build.py", ".venv/bin/briefing", "briefing")
_USER_OF_GIT = {
    "GIT_CONFIG_COUNT": "2",
    "GIT_CONFIG_KEY_0": "user.name",
    "GIT_CONFIG_VALUE_0": "Minji Han",
    "GIT_CONFIG_KEY_1": "remote.origin.url",
    "GIT_CONFIG_VALUE_1": "git@github.com:ministry/briefs.git",
}

BRIEF = """---
title: {title}
date: 2019-03-01
author: Minji Han
topics: [{topic}]
summary: What happened.
---
It happened.
"""


def commands(page: Path) -> list[str]:
    """The lines of the blocks of commands in a page."""
    blocks = re.findall(r"^```(?:sh|console)\n(.*?)^```", page.read_text("utf-8"), re.S | re.M)
    return [line for block in blocks for line in block.replace("\\\n", " ").splitlines() if line]


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive, which is built, so that no test reads all of it again."""
    root = tmp_path_factory.mktemp("docs") / "archive"
    address = ("--base-url", "https://briefs.example.org/")
    run("init", str(root), "--name", "A", "--author", "Minji Han", "--time-zone", "UTC", *address)
    with (root / "content/site.toml").open("a", encoding="utf-8") as file:
        file.write('\n[digest]\nfrom = "press@example.org"\n')
    for topic in ("summits", "six-party-talks", "us-dprk-talks", "diplomacy"):
        with (root / "content/topics.toml").open("a", encoding="utf-8") as file:
            file.write(f'\n[{topic}]\nname = "{topic.capitalize()}"\n')
        title = {"summits": "Hanoi summit", "diplomacy": "Old estimate"}.get(topic, topic)
        brief = root / f"content/briefs/2021/{title.lower().replace(' ', '-')}.md"
        brief.parent.mkdir(exist_ok=True)
        brief.write_text(BRIEF.format(title=title, topic=topic), "utf-8")
    (root / "letters.txt").write_text("A letter\n\nIt came on 2 March 2019.\n", "utf-8")
    (root / "brief.docx").write_bytes(own_brief())
    run("--root", str(root))
    return root


@pytest.fixture
def archive(original: Path, tmp_path: Path) -> Path:
    for name in ("old-site/_posts/2020-01-01-a.md", "old-files/2020-01-02-b.md"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("Text.\n", "utf-8")
    return shutil.copytree(original, tmp_path / "archive")


def words_of_program(line: str) -> list[str] | None:
    """The words after the name of this program; None if the line calls another program."""
    name = next((name for name in PROGRAMS if line.startswith(f"{name} ") or line == name), None)
    return shlex.split(line.removeprefix(name), comments=True) if name else None


def run_ours(words: list[str], folder: Path) -> None:
    """Run a command of this program. `> FILE` at its end stores the output."""
    if words[:1] == ["new"]:  # On a terminal, the command asks for the topics.
        words[1:1] = ["--topics", "examples"]
    _, _, file = " ".join(words).partition(" > ")
    said = run(*words[: len(words) - (2 if file else 0)], cwd=folder, env=_USER_OF_GIT)
    if file:
        (folder / file).write_text(said, "utf-8")


@pytest.mark.parametrize(
    "page", [p for p in PAGES if commands(p)], ids=lambda p: p.relative_to(REPO).as_posix()
)
def test_each_command_works(page: Path, archive: Path) -> None:
    folder = archive
    for line in commands(page):
        ours = words_of_program(line)
        if line.startswith(tuple(NOT_RUN)):
            if ours is not None:
                parser.parse(ours)  # Its options exist.
        elif ours is not None:
            run_ours(ours, folder)
        elif line.startswith("cd "):
            folder = (folder / line.removeprefix("cd ")).resolve(strict=True)
        elif line.startswith("mkdir -p "):
            (folder / line.removeprefix("mkdir -p ")).mkdir(parents=True, exist_ok=True)
        else:
            pytest.fail(f"run this command here, or give a reason in NOT_RUN: {line}")


def test_each_command_in_a_sentence_exists() -> None:
    """The commands that are no block, such as `python3 build.py check --external`."""
    seen = 0
    for page in PAGES:
        text = re.sub(r"^```.*?^```", "", page.read_text("utf-8"), flags=re.S | re.M)
        for line in re.findall(r"`([^`\n]+)`", text):
            words = words_of_program(line.partition(" > ")[0])
            if not words or words[0] in ("=", "COMMAND"):  # A setting, or any command.
                continue
            seen += 1
            if len(words) == 1 and words[0] in parser.COMMANDS:
                continue  # The command alone, which may need more words.
            parser.parse(words)
    assert seen > 20


def test_each_exception_is_needed() -> None:
    lines = [line for page in PAGES for line in commands(page)]
    assert not [s for s in NOT_RUN if not any(line.startswith(s) for line in lines)]
