"""The command that messages name is the one that the user typed."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from briefing.commands.program_name import program_name


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
