"""Limits of time and memory for a piece of work, such as reading one file.

This module knows nothing of what the work is.
"""

from __future__ import annotations

import signal
import sys
import threading
from collections.abc import Callable
from contextlib import suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS_A_FILE = 10
# What slow files may take together, in one process. After that, each file has only the time that
# a large file needs.
_SECONDS_FOR_SLOW_FILES = 20
_SLOW_SECONDS = 0.5

# A forked process shares what this process has read. Elsewhere, everything is sent to it.
_FORKS = sys.platform == "linux"

Out = TypeVar("Out")


class TooSlow(BaseException):
    """A piece of work took longer than its limit. It is no `Exception`: code that catches each
    error of a library must not take it for one."""


class TooMuchMemory(Exception):
    """A piece of work needed more memory than its limit, or crashed its process."""


def run_limited(
    function: Callable[..., Out], arguments: tuple[Any, ...], seconds: float, mebibytes: int
) -> Out:
    """The result of a function of a module, run in a process of its own with limits.

    The limit of time also holds inside of a library that handles no signals. The limit of memory is
    that of what the process needs beyond its start; only Linux has it. Raises `TooSlow`,
    `TooMuchMemory`, and what the function raises.
    """
    import multiprocessing

    context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
    receiver, sender = context.Pipe(duplex=False)
    parts = (sender, function, arguments, mebibytes)
    process = context.Process(target=_run_with_limits, args=parts, daemon=True)
    process.start()
    sender.close()
    try:
        if not receiver.poll(seconds):
            raise TooSlow
        result, error = receiver.recv()
    except EOFError:
        raise TooMuchMemory from None
    finally:
        receiver.close()
        process.kill()
        process.join()
    if error is not None:
        raise error
    value: Out = result
    return value


def _run_with_limits(
    sender: Connection, function: Callable[..., Any], arguments: tuple[Any, ...], mebibytes: int
) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent decides what an interrupt means.
    _limit_memory(mebibytes)
    answer: tuple[Any, Exception | None]
    try:
        answer = function(*arguments), None
    except MemoryError:
        return  # The parent finds the pipe closed.
    except Exception as error:
        answer = None, error
    sender.send(answer)


def _limit_memory(mebibytes: int) -> None:
    """Limit the address space of this process to what it has now and `mebibytes` more."""
    if sys.platform != "linux":
        return
    import resource

    with open("/proc/self/statm", encoding="ascii") as stream:
        pages = int(stream.read().split()[0])
    limit = pages * resource.getpagesize() + (mebibytes << 20)
    with suppress(ValueError, OSError):  # A stricter limit stays.
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


class TimeLimit:
    """Raises `TooSlow` in a `with` block that needs more processor time than `seconds`. The time
    of other programs does not count: on a busy machine, a sound file must not become an error.

    It works if the system has interval timers (Windows has none), in the main thread. It may be
    used for many blocks, one after another. If slow blocks have used up their common time
    (`spare_seconds`, or 20), `seconds` is small from then on: a hundred hostile files must not take
    a hundred times as long as one.
    """

    def __init__(self, seconds: float = SECONDS_A_FILE, spare_seconds: float = 0) -> None:
        is_main = threading.current_thread() is threading.main_thread()
        self.seconds = seconds
        self.is_active = is_main and hasattr(signal, "setitimer")
        self._spare_seconds = spare_seconds or _SECONDS_FOR_SLOW_FILES
        if self.is_active:
            signal.signal(signal.SIGPROF, _raise_too_slow)

    def __enter__(self) -> None:
        if self.is_active:
            signal.setitimer(signal.ITIMER_PROF, self.seconds)

    def __exit__(self, *_: object) -> None:
        if not self.is_active:
            return
        unused_seconds = signal.setitimer(signal.ITIMER_PROF, 0)[0]
        used_seconds = self.seconds - unused_seconds
        if used_seconds >= _SLOW_SECONDS:
            self._spare_seconds -= used_seconds
            if self._spare_seconds <= 0:
                self.seconds = min(self.seconds, _SLOW_SECONDS)


def _raise_too_slow(number: int, frame: FrameType | None) -> None:
    raise TooSlow
