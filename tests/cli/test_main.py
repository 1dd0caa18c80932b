"""The command as an author meets it: words it doesn't know, colours, a Python without packages."""

from __future__ import annotations

import io
import os
import shlex
import signal
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import pytest

from briefing.build import publication, render_site
from briefing.build.prefetch import Invocation
from briefing.cli import dispatch, fastpath, main, parser
from briefing.commands import build
from briefing.commands.console import shown_progress
from briefing.commands.program_name import INSTALLED
from tests.support.folder import Folder
from tests.support.program import run, run_process
from tests.support.repository import REPO
from tests.support.terminal import read_terminal

BAD = "---\ntitle: A\ndate: 2021-05-11\nauthor: B\ntopics: [t]\nsumary: x\n---\nText.\n"


def test_processes_that_tests_start_can_be_interrupted() -> None:
    program = "import signal; print(signal.getsignal(signal.SIGINT) is signal.default_int_handler)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True)
    assert done.stdout.strip() == b"True"


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interrupt_that_python_cannot_raise_is_not_lost() -> None:
    program = """
import signal, sys, time
from briefing.cli import main

class Interrupted:
    def __del__(self):
        signal.raise_signal(signal.SIGINT)

def replay(words):
    Interrupted()
    time.sleep(20)
    return "", None

main.fastpath.replay = replay
main.program()
"""
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=REPO, capture_output=True, text=True, check=False
    )
    said = "briefing: interrupted\n"
    assert (done.returncode, done.stdout, done.stderr) == (3, "", said)


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize(
    ("step", "outcome"),
    [("render_site", "the site was not changed"), ("publish_site", "the site is published")],
)
def test_the_message_of_an_interrupted_build_is_true(
    step: str, outcome: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = Folder(tmp_path)
    folder.brief("a")
    module = render_site if step == "render_site" else publication
    function = getattr(module, step)

    def interrupted(*arguments: Any) -> Any:
        signal.raise_signal(signal.SIGINT)
        return function(*arguments)

    monkeypatch.setattr(module, step, interrupted)
    assert folder.build(code=3) == f"briefing: interrupted; {outcome}\n"
    assert (folder.site / "briefs/a.html").exists() == (step == "publish_site")


def test_an_unknown_command_is_reported_with_the_nearest_one() -> None:
    said = run("biuld", code=2)
    assert said == (
        "briefing: unknown command “biuld”; did you mean “build”?\nSee: python3 build.py --help\n"
    )


def test_a_wrong_value_is_reported_in_two_lines() -> None:
    said = run("--jobs", "many", code=2)
    assert said.startswith("briefing: --jobs: “many” is not a number from 1 to 256\nSee")


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (
            ("correct", "--kind", "foo", "--nte"),
            "--kind: unknown “foo”; it must be correction or update\n"
            "unknown option --nte; did you mean --note?\nSLUG is missing\n",
        ),
        (
            ("migrate", "old", "--outptu=x"),
            "unknown option --outptu; did you mean --output?\n-o/--output is missing\n",
        ),
        (
            ("--jobs", "0", "--at"),
            "--jobs: “0” is not a number from 1 to 256\n--at needs a value\n",
        ),
        (
            ("digest", "--weekly", "--monthly", "--snce", "--send=x", "--topic"),
            "--send takes no value\n--topic needs a value\n"
            "unknown option --snce; did you mean --since?\n"
            "--weekly and --monthly exclude each other; use only one of them\n",
        ),
        (
            ("withdraw", "a", "b", "c", "--nte", "d"),
            'too many words: b c; write a sentence after its option: --note "b c"\n'
            "unknown option --nte; did you mean --note?\n",
        ),
        (
            ("correct", "a", "Lunch was not held."),
            "too many words: Lunch was not held.; "
            'write a sentence after its option: --note "Lunch was not held."\n',
        ),
        (("digest", "weekly"), "too many words: weekly; did you mean --weekly?\n"),
        (
            ("upgrade", "all"),
            "too many words: all; the command takes only options; delete these words\n",
        ),
        (("new", "A", "--date", "2021"), "unknown option --date\n"),
        (("serve", "--host", "x"), "unknown option --host\n"),
        (("check", "--level"), "unknown option --level\n"),
    ],
)
def test_all_wrong_words_are_reported_together(words: tuple[str, ...], told: str) -> None:
    *lines, last = run(*words, code=2).splitlines(keepends=True)
    assert "".join(line.removeprefix("briefing: ") for line in lines) == told
    assert last.startswith("See: ")


@pytest.mark.parametrize("words", [("-h5",), ("check", "-hx"), ("--help=5",)])
def test_the_help_takes_no_value(words: tuple[str, ...]) -> None:
    assert "usage: " in run(*words)


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("topics", "renam", "a", "b"), "ACTION: unknown “renam”; did you mean “rename”?"),
        (("completion", "tcsh"), "shell: unknown “tcsh”; it must be bash, zsh or fish"),
        (("schema", "xyz"), "what: unknown “xyz”; it must be brief or page"),
        (("import", "a", "--rights", "link"), "unknown “link”; did you mean “link-only”?"),
    ],
)
def test_an_unknown_value_is_reported_with_the_nearest_one(
    words: tuple[str, ...], told: str
) -> None:
    assert told in run(*words, code=2)


def test_an_internal_error_is_reported_as_such(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise KeyError("a key")

    monkeypatch.setattr(build, "run", broken)
    assert dispatch.run_command(["--root", str(wrong)], Invocation(0.0)) == 3
    said = capsys.readouterr().err
    assert said.startswith("briefing: an error in Briefing itself, not in your archive: KeyError")
    assert "(test_main.py, line " in said
    monkeypatch.setenv("BRIEFING_TRACEBACK", "1")
    with pytest.raises(KeyError):
        dispatch.run_command(["--root", str(wrong)], Invocation(0.0))


@pytest.mark.skipif(os.name == "nt", reason="this is a shell of POSIX")
def test_a_command_needs_no_open_streams(tmp_path: Path) -> None:
    words = shlex.join([sys.executable, str(REPO / "build.py"), "init", str(tmp_path / "new")])
    done = subprocess.run(["/bin/sh", "-c", f"exec {words} <&- >&- 2>&-"], check=False)
    assert done.returncode == 0
    assert (tmp_path / "new/README.md").exists()


@pytest.mark.skipif(os.name == "nt", reason="Windows tells of a closed pipe in another way")
@pytest.mark.parametrize("words", [["completion", "bash"], ["schema"], ["--help"], ["biuld"]])
@pytest.mark.parametrize("stderr", [subprocess.PIPE, subprocess.STDOUT])
def test_a_closed_pipe_for_the_output_is_no_error(words: list[str], stderr: int) -> None:
    command = [sys.executable, str(REPO / "build.py"), *words]
    done = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=stderr, cwd=REPO)
    assert done.stdout
    done.stdout.close()
    assert done.wait() == (2 if words == ["biuld"] else 0)
    if done.stderr:
        assert b"error in Briefing itself" not in done.stderr.read()
        done.stderr.close()


def test_a_closed_pipe_does_not_break_the_repeated_output(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise BrokenPipeError

    monkeypatch.setattr(fastpath, "replay", lambda words: ("Built 1 brief", None))
    monkeypatch.setattr("builtins.print", broken)
    assert main.main([]) == 0


def test_a_broken_pipe_that_is_not_our_output_is_an_error(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> int:
        raise BrokenPipeError

    monkeypatch.setattr(build, "run", broken)
    assert dispatch.run_command(["--root", str(wrong)], Invocation(0.0)) == 3
    assert "an error in Briefing itself" in capsys.readouterr().err


# A line of each command, and what it prints. Other tests run commands in their own process; the
# preview is tested as a process in tests/preview.
PROCESSES = {
    "build": (("--quiet",), 1, "content/briefs/a.md:6:1: error: unknown key “sumary”"),
    "check": (("check",), 1, "content/briefs/a.md:6:1: error: unknown key “sumary”"),
    "init": (("init", "new", "--author", "B"), 0, "Wrote 15 files in new"),
    "new": (("new", "A title", "--author", "B", "--topics", "t"), 0, "Created "),
    "correct": (("correct", "a", "--note", "N"), 0, "Changed content/briefs/a.md"),
    "withdraw": (("withdraw", "b", "--note", "N"), 2, "there is no brief “b”"),
    "upgrade": (("upgrade",), 0, "no layouts of its own"),
    "digest": (("digest", "--weekly"), 1, "content/briefs/a.md:6:1: error: unknown key “sumary”"),
    "editor-config": (("editor-config",), 2, "there is no content/site.toml"),
    "topics": (("topics",), 0, "Briefs may use any word as a topic"),
    "import": (("import", "no.html"), 1, "no.html"),
    "migrate": (("migrate", "no", "-o", "new"), 2, "there is no folder or file no"),
    "schema": (("schema",), 0, '"$schema"'),
    "completion": (("completion", "bash"), 0, "complete"),
}


@pytest.mark.parametrize("name", sorted(parser.COMMANDS.keys() - {"serve"}))
def test_every_command_runs_as_a_process(wrong: Path, name: str) -> None:
    words, code, printed = PROCESSES[name]
    assert printed in run_process(*words, code=code, cwd=wrong)


@pytest.mark.parametrize("name", parser.COMMANDS)
def test_every_command_has_help_with_an_example(name: str) -> None:
    said = run(*([] if name == parser.DEFAULT else [name]), "--help")
    assert "examples:\n  " in said
    for line in said.splitlines():
        assert len(line) <= 100


@pytest.mark.parametrize(
    "line", [line for command in parser.COMMANDS.values() for line in command.examples]
)
def test_examples_are_valid(line: str) -> None:
    # Without the explanation, and without the parts that a shell handles.
    words = shlex.split(line.partition("   ")[0].rpartition(" | ")[2].partition(" > ")[0])
    assert words[0] == INSTALLED
    parser.parse(words[1:])


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_a_terminal_shows_progress_in_one_line_that_disappears(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())
    with shown_progress(quiet=False) as progress:
        for done in range(1, 401):
            progress("Reading", done, 400)
        progress("Writing", 1, 399)
    lines = terminal.getvalue().split("\r\x1b[K")
    assert lines[:2] == ["", "Reading 4 of 400 files"]
    assert lines[-2:] == ["Reading 396 of 400 files", ""]
    assert len(lines) == 101


def test_an_interrupt_leaves_no_progress_on_a_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr(sys, "stderr", terminal := Terminal())

    def interrupted() -> None:
        with shown_progress(quiet=False, min_steps=1) as progress:
            progress("Checking", 1, 3)
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        interrupted()
    assert terminal.getvalue().endswith("Checking 1 of 3 links to other sites\r\x1b[K")


@pytest.mark.parametrize(
    ("quiet", "printed"), [(False, "Writing 1,000 briefs and their lists …\n"), (True, "")]
)
def test_elsewhere_each_long_stage_is_one_line(
    capsys: pytest.CaptureFixture[str], quiet: bool, printed: str
) -> None:
    with shown_progress(quiet) as progress:
        for done in range(1, 1001):
            progress("Writing", done, 1000)
            progress("Reading", 1, 399)
    assert capsys.readouterr().err == printed


@pytest.fixture
def wrong(tmp_path: Path) -> Path:
    file = tmp_path / "content/briefs/a.md"
    file.parent.mkdir(parents=True)
    file.write_text(BAD, "utf-8")
    return tmp_path


@pytest.mark.skipif(os.name == "nt", reason="there are no pseudo-terminals")
@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, True), ({"NO_COLOR": "1"}, False), ({"NO_COLOR": ""}, True), ({"TERM": "dumb"}, False)],
)
def test_only_a_terminal_shows_problems_in_colour(
    wrong: Path, env: dict[str, str], coloured: bool
) -> None:
    import pty

    ours, theirs = pty.openpty()
    plain = {k: v for k, v in os.environ.items() if k != "NO_COLOR"} | {"TERM": "xterm"}
    command = [sys.executable, str(REPO / "build.py"), "--root", str(wrong)]
    done = subprocess.Popen(command, stderr=theirs, env=plain | env)
    os.close(theirs)
    said = b"".join(read_terminal(ours))
    assert done.wait() == 1
    os.close(ours)
    assert (b"\x1b[1;31merror\x1b[0m" in said) == coloured
    assert (b"\x1b" in said) == coloured
    assert "\x1b" not in run("--root", str(wrong), code=1)


def test_a_python_without_the_packages_starts_another_or_says_what_to_do(tmp_path: Path) -> None:
    venv.create(tmp_path / "bare", with_pip=False)
    inside = "Scripts/python.exe" if os.name == "nt" else "bin/python"
    bare = str(tmp_path / "bare" / inside)
    (tmp_path / "home").mkdir()
    for name in ("build.py", "briefing"):
        (tmp_path / "home" / name).symlink_to(REPO / name)
    command = [bare, "-c", _RUN, str(tmp_path / "home"), "--version"]
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 3
    assert "is not installed; run “make site” once" in done.stderr
    python = tmp_path / "home/.venv" / inside
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    done = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert done.stdout.startswith("Briefing ")


# Imports the package from the folder as it is named. `build.py` would resolve symbolic links.
_RUN = """
import sys
home = sys.argv.pop(1)
sys.path.insert(0, home)
from briefing.cli.main import main
sys.exit(main())
"""


@pytest.mark.parametrize(
    "words", [(), ("check",), ("serve",), ("new", "A"), ("topics",), ("import", "a.txt")]
)
def test_a_folder_that_is_no_archive_is_reported_and_not_changed(
    wrong: Path, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...]
) -> None:
    (wrong / "empty").mkdir()
    before = sorted(wrong.rglob("*"))
    for folder, up in (
        ("empty", ".."),
        ("content", ".."),
        ("content/briefs", os.path.join("..", "..")),
    ):
        monkeypatch.chdir(wrong / folder)
        assert run(*words, code=2) == (
            f"briefing: there is no folder content/ here; did you mean --root {up}?\n"
        )
    assert sorted(wrong.rglob("*")) == before
    monkeypatch.chdir(wrong)
    (wrong / "content").rename(wrong / "texts")
    said = run(*words, "--root", str(wrong / "texts"), code=2)
    hint = "; run the command in the folder of the archive, or name that folder: --root DIR\n"
    assert f"{hint}To create an archive, run: " in said


def test_a_schema_needs_no_archive(wrong: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(wrong / "content")
    assert '"$schema"' in run("schema")
    assert not (wrong / "content/.briefing").exists()
