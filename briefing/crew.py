"""Sharing work out to processes, and holding each piece of it to a time limit.

A worker is a class: made once in each process with what all pieces need, then called with each
piece. With few pieces there is no process but this one. Knows nothing of what the work is.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import FrameType
from typing import Any, TypeVar

from briefing.problem import Fault

SECONDS_A_FILE = 10

# Starting a process costs about as much as this many pieces of work.
_WORTH_A_PROCESS = 40
_CHUNK = 16

In = TypeVar("In")
Out = TypeVar("Out")


def share(
    work: Sequence[In],
    worker: Callable[..., Callable[[In], Out]],
    tools: tuple[Any, ...],
    jobs: int,
) -> Iterator[Out]:
    """The results of `worker(*tools)` on each piece, in order.

    `jobs` is the most processes to use. Exceptions of the worker come out here. Raises `Fault`
    where a process dies.
    """
    jobs = min(jobs, len(work) // _WORTH_A_PROCESS)
    if jobs < 2:
        if work:
            yield from map(worker(*tools), work)
        return
    chunks = [work[i : i + _CHUNK] for i in range(0, len(work), _CHUNK)]
    # Forked processes share what this one has read; where the system can't, it is sent to them.
    method = "fork" if sys.platform == "linux" else "spawn"
    context = multiprocessing.get_context(method)
    pool = ProcessPoolExecutor(jobs, context, _begin, (worker, tools))
    try:
        for results in pool.map(_chunk, chunks):
            yield from results
    except BrokenProcessPool:
        raise Fault(
            "a worker process ended unexpectedly; is the machine short of memory?"
        ) from None
    finally:
        pool.shutdown(cancel_futures=True)


# The worker of this process, set as it starts: the pool has no other way to hand it over once.
_worker: Callable[[Any], Any]


def _begin(worker: Callable[..., Callable[[Any], Any]], tools: tuple[Any, ...]) -> None:
    global _worker  # noqa: PLW0603 – one a process, see above
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent decides what an interrupt means.
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    _worker = worker(*tools)


def _leave_with_parent() -> None:
    """End this process when its parent is gone: a killed build leaves no orphans."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _chunk(pieces: Sequence[Any]) -> list[Any]:
    return [_worker(piece) for piece in pieces]


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class TooSlow(Exception):
    """A piece of work took longer than its limit."""


@contextmanager
def time_limit(seconds: float = SECONDS_A_FILE) -> Iterator[None]:
    """Raise `TooSlow` in the block after so many seconds, where the system has interval timers
    (not on Windows) and this is a main thread."""
    if (
        not hasattr(signal, "setitimer")
        or threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def ring(number: int, frame: FrameType | None) -> None:
        raise TooSlow

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold interrupts back while the block runs; one that came meanwhile is passed on after it."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    came: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: came.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if came:
        raise KeyboardInterrupt
