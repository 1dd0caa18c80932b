"""The command that messages name is the one that the user typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.commands.program_name import program_name
from tests.support.folder import Folder
from tests.support.program import run


@pytest.mark.skipif(os.name == "nt", reason="the names of programs are those of POSIX")
@pytest.mark.parametrize(
    ("python", "called", "shown"),
    [
        ("python3", "build.py", "python3 build.py"),
        ("python", "build.py", "python build.py"),
        ("python3", "../gen/build.py", "python3 ../gen/build.py"),
        ("python3", "{here}/my gen/build.py", "python3 'my gen/build.py'"),
        ("python3", "/elsewhere/build.py", "python3 /elsewhere/build.py"),
        # `make` and `build.py` itself start the script with the Python of the environment.
        ("{here}/.venv/bin/python", "build.py", "python3 build.py"),
        ("python3.12", "/lib/briefing/__main__.py", "python3.12 -m briefing"),
        ("{here}/.venv/bin/python", "/lib/briefing/__main__.py", ".venv/bin/python -m briefing"),
        ("/usr/bin/python3", "{here}/bin/briefing", "briefing"),
        ("/usr/bin/python3", "{here}/.venv/bin/briefing", ".venv/bin/briefing"),
        ("python3", "/lib/pytest/__main__.py2", "briefing"),
    ],
)
def test_messages_name_the_command_that_was_typed(
    python: str, called: str, shown: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for folder in ("bin", ".venv/bin"):
        (tmp_path / folder).mkdir(parents=True)
        (tmp_path / folder / "briefing").write_text("#!/bin/sh\n")
        (tmp_path / folder / "briefing").chmod(0o755)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    monkeypatch.setattr(sys, "orig_argv", [python.format(here=tmp_path), "ignored"])
    monkeypatch.setattr(sys, "argv", [called.format(here=tmp_path), "check"])
    assert program_name() == shown


@pytest.mark.skipif(os.name == "nt", reason="another shell has other quotation marks")
def test_proposed_commands_are_for_the_archive_that_was_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "no archive").mkdir()
    archive = Folder(tmp_path / "our briefs")
    archive.write("site.toml", 'title = "T"\n')
    archive.write("topics.toml", '[talk]\nname = "Talk"\n[talks]\nname = "Talks"\n')
    archive.brief("a", topics="[other]")
    (archive.root / "requirements.txt").write_text("briefing-archive==0.0.1\n")

    def said(command: str, folder: str = "our briefs", code: int = 0) -> str:
        return run(*command.split(), "--root", folder, code=code)

    assert " init 'no archive'\n" in said("check", "no archive", code=2)
    archive.write("site.toml", 'title = "T"\nlanguage = "fi"\n')
    shown = "build.py upgrade --copy locale/ko.po --root 'our briefs'” writes a catalogue"
    assert shown in said("check", code=1)
    monkeypatch.chdir(tmp_path / "no archive")
    assert "did you mean --root '../our briefs'?" in said("check", "../our briefs/content", code=2)
    monkeypatch.chdir(tmp_path)
    assert " init 'our briefs'\n" in said("upgrade")
    option = "--root 'our briefs'"
    listed = said("topics")
    assert f" check {option}”" in listed
    assert f" topics {option} merge talk talks\n" in listed
    assert f" topics {option} merge talk talks\n" in said("topics rename talk talks", code=2)
    assert f" topics {option} rename OLD NEW\n" in said("topics rename talk", code=2)
