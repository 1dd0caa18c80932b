"""Completion: the proposals of real shells, for every part of the command line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from briefing.cli import completion, parser
from briefing.cli.options import SHELLS
from tests.support.program import run
from tests.support.repository import REPO
from tests.support.shared import make_once

TOPICS = '[summits]\nname = "S"\n\n["sanctions"]  # the id in quotation marks\nname = "T"\n'
HOSTILE = '["$(touch pwned)"]\nname = "U"\n["a;touch pwned"]\nname = "V"\n["--help"]\nname = "W"\n'


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    (root / "content").mkdir()
    (root / "content/topics.toml").write_text(TOPICS + HOSTILE)
    (root / "content/authors.toml").write_text('[ruth]\nname = "R"\n[rolf-h]\nname = "H"\n')
    (root / "article.html").write_text("")
    for shell in SHELLS:
        (root / f"script.{shell}").write_text(run("completion", shell), "utf-8")
    shutil.copy(REPO / "build.py", root)
    return root


def completions(shell: str, line: str, archive: Path, zshrc: str = "") -> set[str]:
    """What a shell offers for the last word of a line, typed in the archive's folder."""
    if os.name == "nt" or not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    if shell == "zsh":
        found = _in_zsh(line, archive, zshrc or _ZSHRC)
    else:
        found = (_in_bash if shell == "bash" else _in_fish)(line, archive)
    assert not (archive / "pwned").exists()
    return set(found) - {""}


def _in_bash(line: str, archive: Path) -> list[str]:
    # Bash parts words at these signs before it calls a completion.
    parts = shlex.split(line.replace("=", " = "))
    words = [*parts, ""] if line.endswith((" ", "=")) and not line.endswith("=") else parts
    asked = f"COMP_WORDS=({' '.join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}"
    told = "printf '%s\\n' \"${COMPREPLY[@]}\""
    return _output_lines(["bash", "-c", f"source script.bash; {asked}; _briefing; {told}"], archive)


def _in_fish(line: str, archive: Path) -> list[str]:
    asked = f"source script.fish; complete -C {shlex.quote(line)}"
    return [said.partition("\t")[0] for said in _output_lines(["fish", "-c", asked], archive)]


def _output_lines(command: list[str], archive: Path) -> list[str]:
    env = os.environ | {"HOME": str(archive)}
    done = subprocess.run(
        command, cwd=archive, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert not done.stderr
    return done.stdout.split("\n")


# Zsh completes on a terminal only: what it would show is written to a file, and it leaves. It reads
# a thousand files to find all completions. So the tests begin with a list that was made once.
_FIND_ALL = 'compinit -u -d "$KNOWN"'
_KNOW_ALL = _FIND_ALL.replace("-u", "-u -C")
_ZSHRC = rf"""
autoload -U compinit; {_KNOW_ALL}
source script.zsh
typeset -ga offered
compadd() {{
    if [[ " $*" != *\ -[OAD]\ * ]]; then
        local -a found
        builtin compadd -O found "$@"
        offered+=($found)
    fi
    builtin compadd "$@"
}}
_tell() {{ print -rl -- $offered > offered.zsh; exit }}
comppostfuncs=(_tell)
bindkey '^I' complete-word
"""


def _in_zsh(line: str, archive: Path, zshrc: str) -> list[str]:
    import pty

    from tests.support.terminal import read_terminal

    (archive / ".zshrc").write_text(zshrc)
    (archive / "offered.zsh").unlink(missing_ok=True)
    ours, theirs = pty.openpty()
    known = make_once("zsh", _list_all_completions) / "known"
    env = os.environ | {"ZDOTDIR": str(archive), "TERM": "dumb", "KNOWN": str(known)}
    shell = subprocess.Popen(
        ["zsh", "-d", "-i"], cwd=archive, stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    os.write(ours, f"{line}\t".encode())
    for _ in read_terminal(ours):
        pass
    shell.wait()
    os.close(ours)
    return (archive / "offered.zsh").read_text("utf-8").split("\n")


def _list_all_completions(folder: Path) -> None:
    """Write the list of the completions of zsh itself into the folder."""
    code = f"autoload -U compinit; {_FIND_ALL}"
    env = os.environ | {"KNOWN": str(folder / "known")}
    subprocess.run(["zsh", "-f", "-c", code], env=env, check=True)


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("briefing ", set(parser.COMMANDS)),
        ("./build.py ch", {"check"}),
        ("briefing --dr", {"--drafts"}),
        ("briefing new --k", {"--kind"}),
        ("briefing check --jobs ", set()),
        ("briefing completion ", {"bash", "zsh", "fish"}),
        ("briefing schema ", {"brief", "page"}),
        ("briefing import --rights ", {"link-only", "full"}),
        ("briefing topics merge s", {"summits", "sanctions"}),
    ],
)
def test_words_are_completed(shell: str, line: str, wanted: set[str], archive: Path) -> None:
    assert completions(shell, line, archive) == wanted


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize(
    ("first", "last", "wanted"),
    [
        ("briefing new --topics ", "", {"summits", "sanctions"}),
        ("briefing new --topics ", "summits,sa", {"sanctions"}),
        ("briefing new --author ", "ruth,ro", {"rolf-h"}),
        ("briefing import --rights=", "", {"link-only", "full"}),
        ("briefing import --rights=", "f", {"full"}),
    ],
)
def test_values_are_completed_after_commas_and_equals_signs(
    shell: str, first: str, last: str, wanted: set[str], archive: Path
) -> None:
    # Some shells give the whole word, some what is new of it.
    found = completions(shell, first + last, archive)
    assert {word.rpartition(",")[2].rpartition("=")[2] for word in found} == wanted


@pytest.mark.parametrize("shell", SHELLS)
def test_files_are_completed(shell: str, archive: Path) -> None:
    assert completions(shell, "briefing import arti", archive) == {"article.html"}
    assert completions(shell, "briefing import --topics ,", archive).isdisjoint({"article.html"})


def options(command: str) -> set[str]:
    actions = parser.command_parser(command)._actions
    return {name for action in actions for name in action.option_strings if name.startswith("--")}


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("command", parser.COMMANDS)
def test_every_option_is_completed(shell: str, command: str, archive: Path) -> None:
    assert completions(shell, f"briefing {command} --", archive) == options(command)


@pytest.mark.parametrize("shell", SHELLS)
def test_a_script_contains_every_command_and_option(shell: str) -> None:
    script = completion.script(shell)
    for command in parser.COMMANDS:
        assert command in script
        assert {o for o in options(command) if o.removeprefix("--") not in script} == set()


def test_each_placeholder_has_completions_or_is_listed_here() -> None:
    """A new placeholder is one that shells can offer something for, or it is added here."""
    free = {
        "URL",
        "TIME",
        "N",
        "TITLE",
        "TAG",
        "KIND",
        "ACTION",
        "ZONE",
        "WORDS",
        "SLUGS",
        "SENTENCE",
        "DATE",
        "ADDRESS",
        "ADDRESSES",
        "LAYOUT",
        "HOST",
    }
    for command in parser.COMMANDS:
        for action in parser.command_parser(command)._actions:
            value = action.metavar if action.nargs != 0 else None
            assert action.choices or value is None or value in {*completion.COMPLETIONS, *free}


@pytest.mark.parametrize("way", ["source script.zsh", "fpath=($PWD/folder $fpath)"])
def test_zsh_can_source_the_script_or_find_it_in_fpath(way: str, archive: Path) -> None:
    (archive / "folder").mkdir(exist_ok=True)
    shutil.copy(archive / "script.zsh", archive / "folder/_briefing")
    rc = _ZSHRC.replace("source script.zsh", "")
    if "source" in way:
        rc = f"{rc}\n{way}"
    else:
        rc = f"{way}\n{rc}".replace(_KNOW_ALL, _FIND_ALL.replace("$KNOWN", "$PWD/known"))
    for program in ("briefing", "./build.py"):
        assert completions("zsh", f"{program} ch", archive, rc) == {"check"}


def test_an_unknown_shell_is_an_error() -> None:
    assert "unknown “tcsh”" in run("completion", "tcsh", code=2)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not start scripts by their first line")
def test_the_build_script_is_executable() -> None:
    done = subprocess.run([str(REPO / "build.py"), "--version"], capture_output=True, check=False)
    assert done.stdout.startswith(b"Briefing ")
