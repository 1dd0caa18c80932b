"""The command: a glance first, and only where something changed all else.

Imports next to nothing as it loads: most builds find nothing to do, and Python itself takes most of
their time.
"""

from __future__ import annotations

import os
import sys
import time

from briefing.build.prefetch import Invocation
from briefing.cli import fastpath

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn


def program() -> NoReturn:
    """Run the command, and end the process at once: to give back the memory of 10,000 briefs piece
    by piece takes a twentieth of an edit's time, and the system takes it back in any case. So what
    a build has made is held until then."""
    held: list[object] = []
    code = main(held=held)
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105
            stream.flush()
        except OSError:  # Whoever read it is gone. To import `contextlib` takes longer.
            pass
    os._exit(code)


def main(arguments: Sequence[str] | None = None, held: list[object] | None = None) -> int:
    """Run the command with these words, or those that the program was given; the exit code. What
    takes long to be given back is put into `held`, if there is such a list."""
    started = time.perf_counter()
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    try:
        said, glimpse = fastpath.look(words)
    except KeyboardInterrupt:
        print("briefing: interrupted; the site is as it was", file=sys.stderr)
        return 3
    try:
        if said is None:
            try:
                from briefing.cli.dispatch import carried_out
            except ModuleNotFoundError as missing:
                return _elsewhere(words, missing.name or "")
            return carried_out(words, Invocation(started, glimpse, held))
        if said:
            print(said.replace(fastpath.SECONDS, f"{time.perf_counter() - started:.2f}"))
        return 0
    finally:
        if glimpse:
            glimpse.forget()


def _elsewhere(words: Sequence[str], missing: str) -> int:
    """Run the command in the environment beside the build script, which has the packages that this
    Python lacks; or say how to make one."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    home = os.path.dirname(package)
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python = os.path.join(home, ".venv", *inside)
    script = os.path.join(home, "build.py")
    if missing.startswith("briefing") or not os.path.exists(script):
        raise ModuleNotFoundError(name=missing)
    if os.path.normpath(sys.executable) == python or not os.path.exists(python):
        hint = "run “make site” once; it sets everything up"
        print(f"briefing: the package {missing} is not installed; {hint}", file=sys.stderr)
        return 3
    if os.name != "nt":
        os.execv(python, [python, script, *words])  # noqa: S606 – our own script and Python
    import subprocess

    return subprocess.call([python, script, *words])  # noqa: S603 – the same
