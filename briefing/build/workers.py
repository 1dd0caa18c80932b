"""Processes: dividing work among them.

1. The work of a process is a class. It is instantiated once in each process, with the values that
   all pieces of work need, and then called with each piece.
2. If there are few pieces, there is no other process.
3. If a process crashes, only the piece that crashed it gets another result (`on_crash`).
4. If the build is killed or fails, all its processes end.

This module knows nothing of what the work is.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

# Starting a process takes about as long as this many pieces of work.
_PIECES_PER_PROCESS = 40
# This many pieces of work are sent to a process at a time.
_CHUNK_PIECES = 16

# A forked process shares what this process has read. Elsewhere, everything is sent to it.
_FORKS = sys.platform == "linux"
# A process gets its second chunk in advance if a chunk is two numbers: to send pieces while it
# sends results could block both.
_MAX_CHUNKS = 2 if _FORKS else 1

In = TypeVar("In")
Out = TypeVar("Out")


def map_processes(
    work: Sequence[In],
    worker: Callable[..., Callable[[In], Out]],
    tools: tuple[Any, ...],
    jobs: int,
    on_crash: Callable[[In], Out],
    *,
    worth: int = _PIECES_PER_PROCESS,
    chunk: int = _CHUNK_PIECES,
) -> Iterator[Out]:
    """The results of `worker(*tools)` for each piece of work, in order.

    At most `jobs` processes are used, and one for each `worth` pieces. Each process gets `chunk`
    pieces at a time. `on_crash` gives the result for a piece that crashed its process. Exceptions
    of the worker are raised here.
    """
    jobs = min(jobs, len(work) // worth)
    if jobs < 2:
        if work:
            yield from map(worker(*tools), work)
        return
    waiting = deque((i, min(i + chunk, len(work))) for i in range(0, len(work), chunk))
    done: dict[int, list[Out]] = {}
    processes = [_Process(work, worker, tools) for _ in range(jobs)]
    try:
        position = 0
        while position < len(work):
            for count in range(1, _MAX_CHUNKS + 1):  # A chunk for each process comes first.
                for process in processes:
                    process.send_chunks(waiting, count)
            for process in _wait(processes):
                start, stop = process.chunks.popleft()
                try:
                    done[start] = process.receive()
                except EOFError:
                    waiting.extendleft(reversed(process.chunks))
                    if stop - start == 1:
                        done[start] = [on_crash(work[start])]
                    else:  # One piece at a time, to find the one that crashes.
                        waiting.extendleft((i, i + 1) for i in reversed(range(start, stop)))
                    process.end()
                    processes[processes.index(process)] = _Process(work, worker, tools)
            while position in done:
                results = done.pop(position)
                position += len(results)
                yield from results
    finally:
        for process in processes:
            process.end()


class _Process:
    """A running process, and the chunks that it has received but not answered."""

    def __init__(
        self, work: Sequence[Any], worker: Callable[..., Callable[[Any], Any]], tools: Any
    ) -> None:
        import multiprocessing  # Most builds need no other process.

        context: Any = multiprocessing.get_context("fork" if _FORKS else "spawn")
        self.work = work
        self.chunks: deque[tuple[int, int]] = deque()
        self.pipe, other_end = context.Pipe()
        shared = work if _FORKS else None
        self.process = context.Process(target=_run_worker, args=(other_end, shared, worker, tools))
        self.process.daemon = True
        self.process.start()
        other_end.close()  # Otherwise it would stay open when the process dies.

    def send_chunks(self, waiting: deque[tuple[int, int]], count: int) -> None:
        """Send the process work until it has so many chunks."""
        while waiting and len(self.chunks) < count:
            start, stop = waiting.popleft()
            self.chunks.append((start, stop))
            # If the process has died, `receive` finds out.
            with suppress(OSError):
                self.pipe.send((start, stop) if _FORKS else self.work[start:stop])

    def receive(self) -> list[Any]:
        """The results of the oldest chunk. Raises `EOFError` if the process has died."""
        try:
            answer = self.pipe.recv()
        except OSError:
            raise EOFError from None
        if isinstance(answer, BaseException):
            raise answer
        results: list[Any] = answer
        return results

    def end(self) -> None:
        """End the process."""
        self.pipe.close()
        self.process.terminate()
        self.process.join()


def _wait(processes: list[_Process]) -> list[_Process]:
    """The processes that have an answer, or have died."""
    from multiprocessing import connection

    busy = {process.pipe: process for process in processes if process.chunks}
    return [busy[pipe] for pipe in connection.wait(list(busy))]


def _run_worker(
    pipe: Connection,
    work: Sequence[Any] | None,
    worker: Callable[..., Callable[[Any], Any]],
    tools: tuple[Any, ...],
) -> None:
    """The work of a process: it handles chunks until it is ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # The parent decides what an interrupt means.
    signal.signal(signal.SIGTERM, signal.SIG_DFL)
    threading.Thread(target=_exit_with_parent, daemon=True).start()
    try:
        do = worker(*tools)
        while True:
            chunk = pipe.recv()
            pieces = chunk if work is None else work[slice(*chunk)]
            pipe.send([do(piece) for piece in pieces])
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return
    except Exception as error:
        pipe.send(error)


def _exit_with_parent() -> None:
    """End this process when its parent is gone."""
    import multiprocessing

    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


@contextmanager
def fork_task(
    task: Callable[[], Out], on_crash: Callable[[], Out] | None = None
) -> Iterator[Callable[[], Out]]:
    """Begin a task in another process, if the system starts one quickly. The function that is given
    waits for the result, and raises what the task raised.

    If the process crashes, `on_crash` gives the result; without it, the task is done here. On
    systems that cannot fork, the task is done when its result is asked for.
    """
    if not _FORKS:
        yield task
        return
    import pickle

    reading, writing = os.pipe()
    life_reading, life_writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.close(reading)
            os.close(life_writing)
            threading.Thread(target=_exit_at_end_of, args=(life_reading,), daemon=True).start()
            with os.fdopen(writing, "wb") as answer_pipe:
                pickle.dump(_outcome(task), answer_pipe, pickle.HIGHEST_PROTOCOL)
        finally:
            os._exit(0)
    os.close(writing)
    os.close(life_reading)
    with os.fdopen(reading, "rb") as pipe:

        def result() -> Out:
            try:
                value, error = pickle.load(pipe)  # noqa: S301 – our own process wrote it
            except (EOFError, pickle.UnpicklingError):
                return (on_crash or task)()
            if error is not None:
                raise error
            answer: Out = value
            return answer

        try:
            yield result
        finally:
            os.close(life_writing)
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)


def _exit_at_end_of(pipe: int) -> None:
    """End this process when the other end of the pipe is closed: its parent was killed. Otherwise
    it would keep the lock on the output folder until its task is done."""
    os.read(pipe, 1)
    os._exit(1)


def _outcome(task: Callable[[], Out]) -> tuple[Out | None, Exception | None]:
    try:
        return task(), None
    except Exception as error:
        return None, error


def default_jobs() -> int:
    """The number of processor cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
