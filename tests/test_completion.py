"""Completion: what real shells offer, and that all of the command line is offered."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from briefing.cli import completion, parser
from tests.test_command import REPO, run

TOPICS = '[summits]\nname = "S"\n\n["sanctions"]  # the id in quotation marks\nname = "T"\n'
HOSTILE = '["$(touch pwned)"]\nname = "U"\n["a;touch pwned"]\nname = "V"\n["--help"]\nname = "W"\n'


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("archive")
    (root / "content").mkdir()
    (root / "content/topics.toml").write_text(TOPICS + HOSTILE)
    (root / "content/authors.toml").write_text('[ruth]\nname = "R"\n[rolf-h]\nname = "H"\n')
    (root / "article.html").write_text("")
    for shell in parser.SHELLS:
        (root / f"script.{shell}").write_text(run("completion", shell), "utf-8")
    shutil.copy(REPO / "build.py", root)
    return root


def offered(shell: str, line: str, archive: Path) -> set[str]:
    """What a shell offers for the last word of a line, typed in the archive's folder."""
    if os.name == "nt" or not shutil.which(shell):
        pytest.skip(f"there is no {shell} here")
    found = {"bash": _in_bash, "zsh": _in_zsh, "fish": _in_fish}[shell](line, archive)
    assert not (archive / "pwned").exists()
    return set(found) - {""}


def _in_bash(line: str, archive: Path) -> list[str]:
    # Bash parts words at these signs before it calls a completion.
    parts = shlex.split(line.replace("=", " = "))
    words = [*parts, ""] if line.endswith((" ", "=")) and not line.endswith("=") else parts
    asked = f"COMP_WORDS=({' '.join(map(shlex.quote, words))}); COMP_CWORD={len(words) - 1}"
    told = "printf '%s\\n' \"${COMPREPLY[@]}\""
    return _said(["bash", "-c", f"source script.bash; {asked}; _briefing; {told}"], archive)


def _in_fish(line: str, archive: Path) -> list[str]:
    asked = f"source script.fish; complete -C {shlex.quote(line)}"
    return [said.partition("\t")[0] for said in _said(["fish", "-c", asked], archive)]


def _said(command: list[str], archive: Path) -> list[str]:
    env = os.environ | {"HOME": str(archive)}
    done = subprocess.run(
        command, cwd=archive, env=env, capture_output=True, encoding="utf-8", check=False
    )
    assert not done.stderr
    return done.stdout.split("\n")


# Zsh completes on a terminal only: what it would show is written to a file, and it leaves.
_ZSHRC = r"""
autoload -U compinit; compinit -D -u
source script.zsh
typeset -ga offered
compadd() {
    if [[ " $*" != *\ -[OAD]\ * ]]; then
        local -a found
        builtin compadd -O found "$@"
        offered+=($found)
    fi
    builtin compadd "$@"
}
_tell() { print -rl -- $offered > offered.zsh; exit }
comppostfuncs=(_tell)
bindkey '^I' complete-word
"""


def _in_zsh(line: str, archive: Path) -> list[str]:
    import pty

    from tests.terminal import heard

    (archive / ".zshrc").write_text(_ZSHRC)
    (archive / "offered.zsh").unlink(missing_ok=True)
    ours, theirs = pty.openpty()
    env = os.environ | {"ZDOTDIR": str(archive), "TERM": "dumb"}
    shell = subprocess.Popen(
        ["zsh", "-d", "-i"], cwd=archive, stdin=theirs, stdout=theirs, stderr=theirs, env=env
    )
    os.close(theirs)
    os.write(ours, f"{line}\t".encode())
    for _ in heard(ours):
        pass
    shell.wait()
    os.close(ours)
    return (archive / "offered.zsh").read_text("utf-8").split("\n")


@pytest.mark.parametrize("shell", parser.SHELLS)
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
def test_what_is_offered(shell: str, line: str, wanted: set[str], archive: Path) -> None:
    assert offered(shell, line, archive) == wanted


@pytest.mark.parametrize("shell", parser.SHELLS)
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
def test_values_are_offered_after_others_and_signs(
    shell: str, first: str, last: str, wanted: set[str], archive: Path
) -> None:
    # Some shells give the whole word, some what is new of it.
    found = offered(shell, first + last, archive)
    assert {word.rpartition(",")[2].rpartition("=")[2] for word in found} == wanted


@pytest.mark.parametrize(
    ("shell", "wanted"), [("bash", set()), ("zsh", {"article.html"}), ("fish", {"article.html"})]
)
def test_files_are_offered_where_they_are_wanted(
    shell: str, wanted: set[str], archive: Path
) -> None:
    # Bash itself offers files where a completion gives nothing.
    assert offered(shell, "briefing import arti", archive) == wanted
    if shell == "bash":
        assert "-o default" in (archive / "script.bash").read_text("utf-8")


def options() -> Iterator[tuple[str, str]]:
    for command in parser.COMMANDS:
        for action in parser.parser(command)._actions:
            yield from ((command, option) for option in action.option_strings)


@pytest.mark.parametrize("shell", ["bash", "fish"])
def test_every_option_of_every_command_is_offered(shell: str, archive: Path) -> None:
    for command in parser.COMMANDS:
        wanted = {o for c, o in options() if c == command and o.startswith("--")}
        assert offered(shell, f"briefing {command} --", archive) >= wanted


@pytest.mark.parametrize("shell", parser.SHELLS)
def test_a_script_names_all_that_the_command_line_has(shell: str) -> None:
    made = completion.script(shell)
    for command, option in options():
        bare = option.lstrip("-") if shell == "fish" else option
        of = {"bash": f"{command}:-*", "zsh": f"{command})", "fish": f"does {command}'"}[shell]
        assert of in made
        assert bare in made.partition(of)[2]


def test_each_value_is_known_to_completion_or_to_nobody() -> None:
    """A new value's name is either one that shells can offer something for, or added here."""
    free = {"URL", "TIME", "N", "TITLE", "TAG", "KIND"}
    known = {*completion.FILES, *completion.FOLDERS, *completion.TOPICS, *completion.AUTHORS}
    for command in parser.COMMANDS:
        for word in completion._words(command):
            assert not word.value or word.choices or word.value in known | free


def test_an_unknown_shell_is_told() -> None:
    assert "unknown “tcsh”" in run("completion", "tcsh", code=2)


@pytest.mark.skipif(os.name == "nt", reason="Windows does not start scripts by their first line")
def test_the_build_script_starts_by_itself() -> None:
    done = subprocess.run([str(REPO / "build.py"), "--version"], capture_output=True, check=False)
    assert done.stdout.startswith(b"Briefing ")
