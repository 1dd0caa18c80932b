"""The command line, run in this process or in another one.

To start Python and import the program takes ten times as long as most commands. So tests of
messages and files run commands in this process. Tests of what only a process has (signals, its end,
a terminal, imports, the environment) start one.

A build forks its process twice. This process is so large that the forks would take a third of the
time of a small build. So what the forked processes would do is done here. The tests in
`tests/build/` run builds that fork.
"""

from __future__ import annotations

import contextlib
import gc
import io
import os
import pickle
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from briefing.build import workers
from briefing.cli.main import main
from tests.support.repository import REPO

SCRIPT = str(REPO / "build.py")

Out = TypeVar("Out")


def run(
    *words: str, code: int = 0, cwd: Path | None = None, env: dict[str, str] | None = None
) -> str:
    """Run a command in this process. Return what it printed: standard output, then standard
    error."""
    returned, out, err = outcome(*words, cwd=cwd, env=env)
    return _checked(out + err, returned, code)


def outcome(
    *words: str, cwd: Path | None = None, env: dict[str, str] | None = None
) -> tuple[int, str, str]:
    """The exit code, the standard output and the standard error of such a command."""
    streams = [io.TextIOWrapper(io.BytesIO(), write_through=True) for _ in range(2)]
    with (
        contextlib.chdir(cwd or Path.cwd()),
        contextlib.redirect_stdout(streams[0]),
        contextlib.redirect_stderr(streams[1]),
        patch.dict(os.environ, env or {}),
        patch.object(sys, "argv", [SCRIPT, *words]),
        without_forks(),
    ):
        try:
            returned = main()
        except SystemExit as end:  # argparse raises this after `--help` and wrong options.
            returned = int(end.code or 0)
        finally:
            gc.enable()  # A build switches it off, because its process ends soon.
    out, err = (stream.buffer.getvalue().decode() for stream in streams)
    return returned, out, err


@contextlib.contextmanager
def without_forks() -> Iterator[None]:
    """During the block, builds do in this process what forked processes would do."""
    with (
        patch.object(workers, "default_jobs", lambda: 1),
        patch.object(workers, "fork_task", _task_here),
    ):
        yield


@contextlib.contextmanager
def _task_here(
    task: Callable[[], Out], on_crash: Callable[[], Out] | None = None
) -> Iterator[Callable[[], Out]]:
    """Do the same as `workers.fork_task`, but in this process. The result is pickled, as if another
    process sent it."""

    def result() -> Out:
        value: Out = pickle.loads(pickle.dumps(task(), pickle.HIGHEST_PROTOCOL))
        return value

    yield result


def run_process(
    *words: str,
    code: int = 0,
    cwd: Path | None = None,
    env: dict[str, str] | None = None,
    given: bytes = b"",
) -> str:
    """The same, but `build.py` runs in another process. `given` is its standard input."""
    done = subprocess.run(
        [sys.executable, SCRIPT, *words],
        cwd=cwd,
        input=given,
        capture_output=True,
        env=os.environ | (env or {}),
        check=False,
    )
    return _checked((done.stdout + done.stderr).decode(), done.returncode, code)


def _checked(printed: str, returned: int, code: int) -> str:
    assert "Traceback" not in printed, printed
    assert returned == code, printed
    return printed
