"""The set-up of the environment: what it decides, without a network and without installing."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tools import setup

REAL_RUN = setup.run

posix_only = pytest.mark.skipif(os.name == "nt", reason="fakes programs with shell scripts")


class Programs:
    """Replaces the programs that the set-up runs. `failing` maps a word of a command line to
    what the program says when it fails."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.ran: list[list[str]] = []
        self.failing: dict[str, str] = {}
        self.then: Callable[[], None] = lambda: None

    def __call__(self, command: list[str]) -> subprocess.CompletedProcess[str]:
        self.ran.append(command)
        for word, output in self.failing.items():
            if word in command:
                self.then()
                return subprocess.CompletedProcess(command, 1, output)
        if "venv" in command:
            shutil.rmtree(self.root / ".venv", ignore_errors=True)
            python = setup.python_of(self.root / ".venv")
            python.parent.mkdir(parents=True)
            python.touch()
        return subprocess.CompletedProcess(command, 0, "")

    def ran_with(self, word: str) -> list[list[str]]:
        return [command for command in self.ran if word in command]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "requirements").mkdir()
    for kind in setup.KINDS:
        setup.lock_of(tmp_path, kind).write_text(f"# {kind}\n")
    (tmp_path / "package-lock.json").write_text("{}\n")
    return tmp_path


@pytest.fixture
def programs(root: Path, monkeypatch: pytest.MonkeyPatch) -> Programs:
    """A machine without commands on its path. Every program that it runs succeeds."""
    fake = Programs(root)
    monkeypatch.setattr(setup, "run", fake)
    monkeypatch.setattr(setup, "APPLICATIONS", ())
    monkeypatch.setenv("PATH", str(root / "bin"))
    monkeypatch.delenv("BRIEFING_CHROMIUM", raising=False)
    return fake


@pytest.fixture
def no_programs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def refuse(*command: object, **_: object) -> None:
        raise AssertionError(f"ran {command}")

    with monkeypatch.context() as patch:
        patch.setattr(subprocess, "Popen", refuse)
        yield


def script(path: Path, text: str = "exit 0") -> str:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"#!/bin/sh\n{text}\n")
    path.chmod(0o755)
    return str(path)


def browser(root: Path) -> str:
    return (root / ".venv" / setup.BROWSER_FILE).read_text("utf-8")


# ---- the environment and its stamp --------------------------------------------------------------


def test_a_first_run_installs_the_lock_by_its_hashes(root: Path, programs: Programs) -> None:
    assert setup.main(["site"], root) == 0
    venv, pip = programs.ran
    assert venv[-2:] == ["--clear", str(root / ".venv")]
    assert pip[0] == str(setup.python_of(root / ".venv"))
    assert {"--require-hashes", "--no-deps"} <= set(pip)
    assert pip[-2:] == ["-r", str(setup.lock_of(root, "site"))]
    assert not [word for word in pip if "index" in word or "://" in word]


LOCK_WITH_UV = "".join(
    f"{name} \\\n    --hash=sha256:{'a' * 64}\n" for name in ("attrs==1", "uv==2", "wheel==3")
)


@pytest.mark.parametrize("failing", ["", "uv", "pip"])
def test_a_lock_that_has_uv_is_installed_by_uv_or_else_by_pip(
    failing: str, root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    installed: list[tuple[str, str]] = []

    def note(command: list[str]) -> subprocess.CompletedProcess[str]:
        if "-r" in command:
            assert {"-I", "--require-hashes", "--no-deps"} <= set(command)
            assert not [word for word in command if "index" in word or "://" in word]
            installed.append((command[3], Path(command[-1]).read_text()))
        return programs(command)

    monkeypatch.setattr(setup, "run", note)
    setup.lock_of(root, "test").write_text(LOCK_WITH_UV)
    if failing:
        programs.failing[failing] = "no"
    assert setup.main(["test"], root) == (3 if failing == "pip" else 0)
    own, whole = ("pip", "".join(LOCK_WITH_UV.splitlines(keepends=True)[2:4])), LOCK_WITH_UV
    with_uv, with_pip = ("uv", whole), ("pip", whole)
    expected = {"": [own, with_uv], "uv": [own, with_uv, with_pip], "pip": [own, with_pip]}
    assert installed == expected[failing]


def test_the_tests_are_imported_before_their_first_run(root: Path, programs: Programs) -> None:
    setup.main(["test"], root)
    assert len(programs.ran_with("--collect-only")) == 1
    programs.ran.clear()
    setup.main(["test"], root)
    assert not programs.ran_with("--collect-only")


@pytest.mark.parametrize("kind", setup.KINDS)
def test_a_second_run_runs_nothing(
    kind: str,
    root: Path,
    programs: Programs,
    request: pytest.FixtureRequest,
    capfd: pytest.CaptureFixture[str],
) -> None:
    setup.main([kind], root)
    programs.ran.clear()
    capfd.readouterr()
    request.getfixturevalue("no_programs")
    assert setup.main([kind], root) == 0
    assert programs.ran == []
    assert capfd.readouterr() == ("", "")


def test_the_test_packages_are_added_to_a_right_environment(root: Path, programs: Programs) -> None:
    setup.main(["site"], root)
    setup.main(["test"], root)
    assert len(programs.ran_with("venv")) == 1
    assert setup.is_current(root, "site")
    assert setup.is_current(root, "test")


def test_the_test_packages_serve_a_build_too(root: Path, programs: Programs) -> None:
    setup.main(["test"], root)
    programs.ran.clear()
    setup.main(["site"], root)
    assert programs.ran == []


def test_a_changed_lock_makes_the_environment_again(root: Path, programs: Programs) -> None:
    setup.main(["test"], root)
    for kind in setup.KINDS:
        setup.lock_of(root, kind).write_text("# other\n")
    programs.ran.clear()
    assert setup.main(["site"], root) == 0
    assert len(programs.ran_with("venv")) == len(programs.ran_with("pip")) == 1
    assert not setup.is_current(root, "test")


@pytest.mark.parametrize("stamp", ["", "half", "a b c", "\0", "0 3.11.0\n"])
def test_a_damaged_stamp_counts_as_none(stamp: str, root: Path, programs: Programs) -> None:
    setup.main(["site"], root)
    setup.stamp_of(root, "site").write_text(stamp)
    assert not setup.is_current(root, "site")


def test_another_python_makes_the_environment_again(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    setup.main(["site"], root)
    digest, _ = setup.state(root, "site")
    setup.stamp_of(root, "site").write_text(f"{digest} 3.10.1\n")
    assert not setup.is_current(root, "site")
    monkeypatch.setattr(setup, "OLDEST", (99, 0))
    assert setup.is_current(root, "site"), "a Python too old to install takes what is there"


def test_an_environment_whose_python_was_deleted_is_made_again(
    root: Path, programs: Programs
) -> None:
    setup.main(["site"], root)
    setup.python_of(root / ".venv").unlink()
    assert not setup.is_current(root, "site")


def test_when_pip_fails_the_end_of_its_words_is_shown_and_no_stamp_left(
    root: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.main(["site"], root)
    programs.failing["pip"] = "\n".join(f"word {number}" for number in range(40))
    assert setup.main(["test"], root) == 3
    said = capsys.readouterr().err
    assert "requirements/test.txt could not be installed" in said
    assert "  | word 39" in said
    assert "word 10\n" not in said
    assert not setup.is_current(root, "test")
    assert setup.is_current(root, "site"), "a build can go on"


def test_an_interrupted_set_up_leaves_no_stamp(root: Path, programs: Programs) -> None:
    def interrupt() -> None:
        raise KeyboardInterrupt

    programs.failing["pip"] = ""
    programs.then = interrupt
    assert setup.main(["site"], root) == 130
    assert not setup.is_current(root, "site")
    programs.failing.clear()
    assert setup.main(["site"], root) == 0
    assert len(programs.ran_with("venv")) == 2


OFFLINE = "WARNING: Retrying … NewConnectionError: Temporary failure in name resolution\n"


@pytest.mark.parametrize("word", ["venv", "pip"])
def test_a_working_environment_stays_until_the_new_one_is_complete(
    word: str, root: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.main(["site"], root)
    (root / ".venv/mine").touch()
    lock = setup.lock_of(root, "site").read_text()
    setup.lock_of(root, "site").write_text("# other\n")
    capsys.readouterr()
    programs.failing[word] = OFFLINE * 5
    assert setup.main(["site"], root) == 3
    assert (root / ".venv/mine").exists()
    progress, failed = capsys.readouterr().err.split("\n", 1)
    assert progress.startswith("Setting up: .venv, with ")
    if word == "pip":
        assert failed.count("\n") == 1
        assert "because there is no network" in failed
    setup.lock_of(root, "site").write_text(lock)
    programs.ran.clear()
    assert setup.main(["site"], root) == 0
    assert programs.ran == [], "with its lock, it works as before"

    programs.failing.clear()
    setup.lock_of(root, "site").write_text("# other\n")
    assert setup.main(["site"], root) == 0
    assert not (root / ".venv/mine").exists()
    assert sorted(path.name for path in root.glob(".venv*")) == [".venv"]


def test_an_environment_is_restored_after_a_set_up_was_killed(
    root: Path, programs: Programs
) -> None:
    setup.main(["site"], root)
    (root / ".venv/mine").touch()
    (root / ".venv").rename(root / ".venv-before")
    (root / ".venv/half").mkdir(parents=True)
    programs.ran.clear()
    assert setup.main(["site"], root) == 0
    assert programs.ran == []
    assert (root / ".venv/mine").exists()
    assert not (root / ".venv-before").exists()


@pytest.mark.parametrize("arguments", [[], ["both"], ["site", "test"]])
def test_wrong_usage(arguments: list[str], root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert setup.main(arguments, root) == 2
    assert capsys.readouterr().err.startswith("usage: ")


def test_a_lock_that_is_not_there_is_a_line_not_a_traceback(
    root: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    setup.lock_of(root, "site").unlink()
    assert setup.main(["site"], root) == 3
    assert capsys.readouterr().err.count("\n") == 1
    assert programs.ran == []


# ---- which Python -------------------------------------------------------------------------------


def test_without_a_new_python_one_line_says_so(
    root: Path,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(setup, "OLDEST", (99, 0))
    assert setup.main(["site"], root) == 3
    said = capsys.readouterr().err
    assert said.startswith("Setting up failed: Python 3.11 or newer is needed")
    assert said.count("\n") == 1


@posix_only
def test_an_old_python_hands_over_to_one_that_runs(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(root / "bin" / "python3.14", "exit 127")  # a version manager installs such a command
    script(root / "bin" / "python3.12", f'[ "$1" = -I ] || echo "$@" > "{root}/ran"')
    monkeypatch.setenv("PATH", str(root / "bin"))
    monkeypatch.setattr(setup, "OLDEST", (99, 0))
    assert setup.main(["site"], root) == 0
    assert (root / "ran").read_text().split() == [setup.__file__, "site"]


def without_ensurepip(programs: Programs, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """A Debian whose Python cannot make environments; returns the arguments of apt."""
    programs.failing["venv"] = "ensurepip is not available.\napt install python3-venv"
    asked: list[str] = []

    def apt_install(*packages: str) -> bool:
        asked.extend(packages)
        return not programs.failing

    monkeypatch.setattr(setup, "apt_install", apt_install)
    return asked


def test_a_python_without_venv_gets_the_missing_package(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = without_ensurepip(programs, monkeypatch)
    programs.then = programs.failing.clear
    assert setup.main(["site"], root) == 0
    assert asked == ["python{}.{}-venv".format(*sys.version_info)]


def test_if_the_package_is_missing_the_message_names_it(
    root: Path,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    without_ensurepip(programs, monkeypatch)
    assert setup.main(["site"], root) == 3
    last = capsys.readouterr().err.splitlines()[-1]
    assert re.search(r"As root: apt install python3\.\d+-venv$", last)


# ---- the tools that check the browser code ------------------------------------------------------


def test_the_tools_for_browser_code_come_by_their_lock(root: Path, programs: Programs) -> None:
    setup.main(["site"], root)
    assert programs.ran_with("ci") == [], "a build needs none of them"
    setup.main(["test"], root)
    (npm,) = programs.ran_with("ci")
    assert npm[0] == str(setup.python_of(root / ".venv")), "npm is the one of the environment"
    assert npm[npm.index("--prefix") + 1] == str(root)
    assert "--ignore-scripts" in npm
    assert not [word for word in npm if "registry" in word or "://" in word]


def test_a_changed_lock_of_these_tools_installs_only_them(root: Path, programs: Programs) -> None:
    setup.main(["test"], root)
    (root / "package-lock.json").write_text('{"lockfileVersion": 3}\n')
    programs.ran.clear()
    setup.main(["test"], root)
    others = [command for command in programs.ran if "--collect-only" not in command]
    assert others == programs.ran_with("ci")
    assert len(others) == 1
    programs.ran.clear()
    setup.main(["test"], root)
    assert programs.ran == []


def test_when_npm_fails_its_last_lines_are_shown_and_the_next_run_tries_again(
    root: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.failing["ci"] = "npm error code ENOTFOUND"
    assert setup.main(["test"], root) == 3
    error = capsys.readouterr().err
    assert "package-lock.json could not be installed" in error
    assert "  | npm error code ENOTFOUND" in error
    assert setup.is_current(root, "test"), "the Python packages stay"
    assert not setup.node_modules_are_current(root)
    programs.failing.clear()
    assert setup.main(["test"], root) == 0
    assert setup.node_modules_are_current(root)


# ---- the browser --------------------------------------------------------------------------------


def test_the_set_up_continues_without_a_browser(
    root: Path, programs: Programs, capsys: pytest.CaptureFixture[str]
) -> None:
    programs.failing["playwright"] = "no network"
    assert setup.main(["test"], root) == 0
    assert browser(root) == ""
    assert "the browser tests will fail" in capsys.readouterr().err
    assert setup.is_current(root, "test")

    programs.failing.clear()
    programs.ran.clear()
    assert setup.main(["test"], root) == 0, "the next run looks again, and installs nothing else"
    assert programs.ran == programs.ran_with("playwright")
    assert browser(root) == setup.PLAYWRIGHT


@posix_only
def test_the_first_browser_that_starts_is_taken(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(root / "bin" / "chromium", "exit 1")
    script(root / "bin" / "chromium-browser", 'exec /snap/bin/chromium "$@"')
    chrome = script(root / "bin" / "google-chrome")
    monkeypatch.setattr(setup, "run", REAL_RUN)
    assert setup.find_browser() == chrome


@posix_only
def test_an_application_is_found_where_the_path_has_none(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    chrome = script(root / "Google Chrome.app" / "Google Chrome")
    monkeypatch.setattr(setup, "APPLICATIONS", ("%NOWHERE%/chrome.exe", chrome))
    assert setup.find_browser() == chrome


@posix_only
def test_the_variable_names_the_browser(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(root / "bin" / "chromium")
    setup.main(["test"], root)
    mine = script(root / "mine" / "chromium")
    monkeypatch.setenv("BRIEFING_CHROMIUM", mine)
    assert setup.main(["test"], root) == 0
    assert browser(root) == mine


def test_a_variable_with_a_missing_program_is_reported(
    root: Path,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("BRIEFING_CHROMIUM", str(root / "nowhere"))
    assert setup.main(["test"], root) == 3
    assert "BRIEFING_CHROMIUM names no program" in capsys.readouterr().err


@posix_only
def test_a_deleted_browser_is_searched_again(root: Path, programs: Programs) -> None:
    script(root / "bin" / "chromium")
    setup.main(["test"], root)
    (root / "bin" / "chromium").unlink()
    chrome = script(root / "bin" / "google-chrome")
    programs.ran.clear()
    setup.main(["test"], root)
    assert browser(root) == chrome
    assert programs.ran == [[chrome, "--version"]]


@posix_only
@pytest.mark.parametrize(
    ("manager", "expected"),
    [
        ("apt-get", "apt-get -o DPkg::Lock::Timeout=120 install -y --no-install-recommends"),
        ("dnf", "dnf install -y chromium"),
        ("brew", "brew install --cask google-chrome"),
    ],
)
@pytest.mark.parametrize("user", [0, 1000])
def test_the_systems_packages_are_asked_first(
    manager: str,
    expected: str,
    user: int,
    root: Path,
    programs: Programs,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    script(root / "bin" / manager)
    script(root / "bin" / "sudo")
    monkeypatch.setattr(os, "geteuid", lambda: user)

    def run(command: list[str]) -> subprocess.CompletedProcess[str]:
        if "install" in command and manager in command:
            script(root / "bin" / "chromium")
        return programs(command)

    monkeypatch.setattr(setup, "run", run)
    assert setup.main(["test"], root) == 0
    assert browser(root) == str(root / "bin" / "chromium")
    asked = " ".join(programs.ran_with(manager)[-1])
    assert expected in asked
    assert asked.startswith("sudo -n ") == (user != 0 and manager != "brew")
    assert programs.ran_with("playwright") == []


@posix_only
def test_without_root_or_sudo_nothing_is_asked_of_the_system(
    root: Path, programs: Programs, monkeypatch: pytest.MonkeyPatch
) -> None:
    script(root / "bin" / "apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    setup.main(["test"], root)
    assert programs.ran_with("apt-get") == []
    assert browser(root) == setup.PLAYWRIGHT


# ---- the locks ----------------------------------------------------------------------------------


def locked(kind: str) -> set[str]:
    """The packages of a lock, each with its version and where it applies."""
    text = setup.lock_of(setup.ROOT, kind).read_text("utf-8")
    return set(re.findall(r"^[a-z0-9].*?(?= \\$)", text, re.MULTILINE))


def test_tests_and_builds_run_with_the_same_versions() -> None:
    site, test = locked("site"), locked("test")
    assert site
    # What a build needs on some systems only, tests may need on all.
    assert not [p for p in site - test if p.partition(" ;")[0] not in test]


@pytest.mark.parametrize("kind", setup.KINDS)
def test_a_lock_names_hashes_and_no_address(kind: str) -> None:
    text = setup.lock_of(setup.ROOT, kind).read_text("utf-8")
    assert not re.search(r"//|^--?[a-z]", text, re.MULTILINE)
    for package in re.split(r"\n(?=[a-z0-9])", text)[1:]:
        assert "--hash=sha256:" in package


def test_the_lock_of_the_tools_names_hashes_and_no_address() -> None:
    lock = json.loads((setup.ROOT / "package-lock.json").read_text("utf-8"))
    packages = {name: package for name, package in lock["packages"].items() if name}
    assert packages
    for package in packages.values():
        assert package["integrity"].startswith("sha512-")
        assert "resolved" not in package


# ---- other engines ------------------------------------------------------------------------------


def test_the_other_engines_are_installed_only_if_they_are_missing(
    root: Path,
    programs: Programs,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked: list[tuple[str, ...]] = []
    present = {"firefox"}

    def apt_install(*names: str) -> bool:
        asked.append(names)
        return False

    monkeypatch.setattr(setup, "apt_install", apt_install)
    monkeypatch.setattr(shutil, "which", lambda name: name if name in present else None)
    setup.install_engines()
    assert asked == [("webkit2gtk-driver", "xvfb")]
    assert "could not be installed, so their tests will fail" in capsys.readouterr().err
    present |= {"WebKitWebDriver", "Xvfb"}
    setup.install_engines()
    assert len(asked) == 1
