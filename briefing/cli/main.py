"""The program: it repeats the output of the last build if nothing changed, else runs the command.

Imports almost nothing when it is loaded: most builds find nothing to do, and then the start of
Python takes most of the time.
"""

import _thread
import os
import sys
import time

from briefing.build.prefetch import Invocation
from briefing.cli import fastpath

TYPE_CHECKING = False  # An import of `typing` would take longer than everything else here.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import NoReturn

# Longer than the destructor or callback needs in which Python ignored an interrupt.
_INTERRUPT_AGAIN_S = 0.01


def program() -> "NoReturn":
    """Run the command line, and end the process at once with its exit code.

    Python would free the memory of 10,000 briefs object by object, which takes a twentieth of the
    time of an edit. The system frees it faster. So all that a build made is retained until then.
    """
    _open_closed_streams()
    sys.unraisablehook = _repeat_interrupt
    retained: list[object] = []
    code = main(retained=retained)
    for stream in (sys.stdout, sys.stderr):
        try:  # noqa: SIM105
            stream.flush()
        except OSError:  # The reader of our output is gone. To import `contextlib` takes longer.
            pass
    os._exit(code)


def _open_closed_streams() -> None:
    """Give the program an empty input and outputs that lead nowhere in place of streams that its
    caller closed, as some schedulers do. No other file gets their numbers then."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115


def _repeat_interrupt(unraisable: "sys.UnraisableHookArgs") -> None:
    """Interrupt the program again if Python ignored an interrupt.

    Python cannot raise an exception in a destructor or a callback. It prints the exception there,
    and goes on (docs.python.org/3/library/sys.html#sys.unraisablehook).
    """
    if not issubclass(unraisable.exc_type, KeyboardInterrupt):
        sys.__unraisablehook__(unraisable)
        return

    def interrupt() -> None:
        import signal

        time.sleep(_INTERRUPT_AGAIN_S)
        if os.name == "nt":
            _thread.interrupt_main()
        else:  # This one also ends a wait.
            os.kill(os.getpid(), signal.SIGINT)

    _thread.start_new_thread(interrupt, ())


def main(arguments: "Sequence[str] | None" = None, retained: list[object] | None = None) -> int:
    """Run the command line with `arguments`, by default those of the process. Return the exit code.

    Objects that take long to free are appended to `retained`, if it is given.
    """
    started = time.perf_counter()
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    prefetch = None
    try:
        output, prefetch = fastpath.replay(words)
        if output is None:
            return _run(words, Invocation(started, prefetch, retained))
        if output:
            try:  # noqa: SIM105
                print(output.replace(fastpath.SECONDS, f"{time.perf_counter() - started:.2f}"))
            except BrokenPipeError:  # The reader of our output is gone, as in `| head`.
                pass
        return 0
    except KeyboardInterrupt as interrupt:
        print("; ".join(("briefing: interrupted", *interrupt.args)), file=sys.stderr)
        return 3
    finally:
        if prefetch:
            prefetch.close()


def _run(words: "Sequence[str]", invocation: Invocation) -> int:
    try:
        from briefing.cli.dispatch import run_command
    except ModuleNotFoundError as error:
        return _run_in_environment(words, error.name or "")
    return run_command(words, invocation)


def _run_in_environment(words: "Sequence[str]", missing: str) -> int:
    """Run the command with the Python of `.venv/` beside the build script: this Python lacks the
    package `missing`. If there is no such environment, print how to make one."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    home = os.path.dirname(package)
    inside = ("Scripts", "python.exe") if os.name == "nt" else ("bin", "python")
    python = os.path.join(home, ".venv", *inside)
    script = os.path.join(home, "build.py")
    typed = sys.argv[0] if os.path.basename(sys.argv[0]) == "build.py" else script
    if missing.startswith("briefing") or not os.path.exists(script):
        raise ModuleNotFoundError(name=missing)
    if os.path.normpath(sys.executable) == python or not os.path.exists(python):
        hint = "run “make site” once; it installs everything"
        print(f"briefing: the package {missing} is not installed; {hint}", file=sys.stderr)
        return 3
    if os.name != "nt":
        os.execv(python, [python, typed, *words])  # noqa: S606 – our own script and Python
    import subprocess

    return subprocess.call([python, typed, *words])  # noqa: S603 – the same
