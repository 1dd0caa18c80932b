"""Sharing work out to processes, and holding each piece of it to a time limit.

A worker is a class: made once in each process with what all pieces need, then called with each
piece. With few pieces there is no process but this one. Knows nothing of what the work is.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from types import FrameType
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

SECONDS_A_FILE = 10

# Starting a process costs about as much as this many pieces of work.
_WORTH_A_PROCESS = 40
_CHUNK = 16

In = TypeVar("In")
Out = TypeVar("Out")


def map_processes(
    work: Sequence[In],
    worker: Callable[..., Callable[[In], Out]],
    tools: tuple[Any, ...],
    jobs: int,
    lost: Callable[[In], Out],
    *,
    worth: int = _WORTH_A_PROCESS,
    chunk: int = _CHUNK,
) -> Iterator[Out]:
    """The results of `worker(*tools)` on each piece, in order.

    `jobs` is the most processes to use, `worth` how many pieces cost as much as starting one, and
    `chunk` how many are given out at a time. Where a process dies on a piece (out of memory, a
    crash in a library), `lost` gives the result in its stead, and the others go on. Exceptions of
    the worker come out here.
    """
    jobs = min(jobs, len(work) // worth)
    if jobs < 2:
        if work:
            yield from map(worker(*tools), work)
        return
    waiting = deque((i, min(i + chunk, len(work))) for i in range(0, len(work), chunk))
    done: dict[int, list[Out]] = {}
    hands = [_Hand(work, worker, tools) for _ in range(jobs)]
    try:
        place = 0
        while place < len(work):
            for hand in hands:
                hand.take(waiting)
            for hand in _ready(hands):
                start, stop = hand.chunks.popleft()
                try:
                    done[start] = hand.results()
                except EOFError:
                    waiting.extendleft(reversed(hand.chunks))
                    if stop - start == 1:
                        done[start] = [lost(work[start])]
                    else:  # One piece at a time, to find the one.
                        waiting.extendleft((i, i + 1) for i in reversed(range(start, stop)))
                    hand.dismiss()
                    hands[hands.index(hand)] = _Hand(work, worker, tools)
            while place in done:
                results = done.pop(place)
                place += len(results)
                yield from results
    finally:
        for hand in hands:
            hand.dismiss()


@contextmanager
def fork_task(
    task: Callable[[], Out], lost: Callable[[], Out] | None = None
) -> Iterator[Callable[[], Out]]:
    """Begin a task in another process where one costs next to nothing; the function that is given
    waits for the result, and raises what the task raised.

    Where the process dies, `lost` gives the result in its stead (without it, the task is done
    here). Without such processes, the task is done when it is asked for.
    """
    if not _FORKS:
        yield task
        return
    import pickle

    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            with os.fdopen(writing, "wb") as pipe_back:
                pickle.dump(_outcome(task), pipe_back, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:

        def result() -> Out:
            try:
                made, error = pickle.load(pipe)  # noqa: S301 – our own process wrote it
            except (EOFError, pickle.UnpicklingError):
                return (lost or task)()
            if error is not None:
                raise error
            answer: Out = made
            return answer

        try:
            yield result
        finally:
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


@contextmanager
def fork_prestarted(
    ready: Callable[[], None], task: Callable[[In], Out], lost: Callable[[In], Out]
) -> Iterator[tuple[Callable[[In], None], Callable[[], Out]]]:
    """The same with a task that needs to be told something yet, and can get `ready` before: two
    functions, of which the first tells it, and the second gives the result."""
    told: list[In] = []
    if not _FORKS:
        yield told.append, lambda: task(told[0])
        return
    import pickle

    hearing, telling = os.pipe()

    def begun() -> Out:
        os.close(telling)
        ready()
        with os.fdopen(hearing, "rb") as ear:
            heard: In = pickle.load(ear)  # noqa: S301 – our own process wrote it
        return task(heard)

    # Without a buffer, nothing is left to be written to a process that has ended.
    mouth = os.fdopen(telling, "wb", buffering=0)
    with mouth, fork_task(begun, lambda: lost(told[0])) as result:
        os.close(hearing)

        def tell(value: In) -> None:
            told.append(value)
            with suppress(BrokenPipeError):  # It died; that is found out with its result.
                mouth.write(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))

        yield tell, result


def _outcome(task: Callable[[], Out]) -> tuple[Out | None, Exception | None]:
    try:
        return task(), None
    except Exception as error:
        return None, error


# Forked processes share what this one has read; where the system can't, it is sent to them.
_FORKS = sys.platform == "linux"


class _Hand:
    """A process at work, and the chunks that it was given and has not answered."""

    def __init__(
        self, work: Sequence[Any], worker: Callable[..., Callable[[Any], Any]], tools: Any
    ) -> None:
        import multiprocessing  # Most builds need no other process.

        context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
        self.work = work
        self.chunks: deque[tuple[int, int]] = deque()
        self.pipe, theirs = context.Pipe()
        shared = work if _FORKS else None
        self.process = context.Process(target=_toil, args=(theirs, shared, worker, tools))
        self.process.daemon = True
        self.process.start()
        theirs.close()  # Else its end of the pipe would stay open when it dies.

    def take(self, waiting: deque[tuple[int, int]]) -> None:
        """Give it more to do: one chunk ahead where that is a pair of numbers. To send pieces
        while it sends results could leave both waiting for the other."""
        while waiting and len(self.chunks) < (2 if _FORKS else 1):
            start, stop = waiting.popleft()
            self.chunks.append((start, stop))
            # A process that died is found out when its results are asked for.
            with suppress(OSError):
                self.pipe.send((start, stop) if _FORKS else self.work[start:stop])

    def results(self) -> list[Any]:
        """The results of the oldest chunk. Raises `EOFError` where the process died."""
        try:
            answer = self.pipe.recv()
        except OSError:
            raise EOFError from None
        if isinstance(answer, BaseException):
            raise answer
        results: list[Any] = answer
        return results

    def dismiss(self) -> None:
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _ready(hands: list[_Hand]) -> list[_Hand]:
    from multiprocessing import connection

    busy = {hand.pipe: hand for hand in hands if hand.chunks}
    return [busy[pipe] for pipe in connection.wait(list(busy))]


def _toil(
    pipe: Connection,
    work: Sequence[Any] | None,
    worker: Callable[..., Callable[[Any], Any]],
    tools: tuple[Any, ...],
) -> None:
    """What a process does: chunk after chunk, until it is dismissed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent decides what an interrupt means.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_leave_with_parent, daemon=True).start()
    try:
        do = worker(*tools)
        while True:
            asked = pipe.recv()
            pieces = asked if work is None else work[slice(*asked)]
            pipe.send([do(piece) for piece in pieces])
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        pipe.send(error)


def _leave_with_parent() -> None:
    """End this process when its parent is gone: a killed build leaves no orphans."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def default_jobs() -> int:
    """As many processes as this one may use cores."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


class TooSlow(Exception):
    """A piece of work took longer than its limit."""


class TimeLimit:
    """Raises `TooSlow` in a `with` block that takes longer than so many seconds, where the system
    has interval timers (not on Windows) and this is made in a main thread. One is good for many
    blocks there, one after another."""

    def __init__(self, seconds: float = SECONDS_A_FILE) -> None:
        here = threading.current_thread() is threading.main_thread()
        self.seconds = seconds if here and hasattr(signal, "setitimer") else 0
        if self.seconds:
            signal.signal(signal.SIGALRM, _ring)

    def __enter__(self) -> None:
        if self.seconds:
            signal.setitimer(signal.ITIMER_REAL, self.seconds)

    def __exit__(self, *_: object) -> None:
        if self.seconds:
            signal.setitimer(signal.ITIMER_REAL, 0)


def _ring(number: int, frame: FrameType | None) -> None:
    raise TooSlow


@contextmanager
def defer_sigint() -> Iterator[None]:
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
