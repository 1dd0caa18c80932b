"""Work shared out: in order, whatever the processes; and a process that dies takes one piece."""

from __future__ import annotations

import os
import signal
from collections.abc import Callable

import pytest

from briefing import crew


def doubler(add: int) -> Callable[[int], int]:
    return lambda piece: piece * 2 + add


def crasher() -> Callable[[int], int]:
    def work(piece: int) -> int:
        if piece in (7, 130, 131):
            os.kill(os.getpid(), signal.SIGKILL)
        return piece

    return work


def refuser() -> Callable[[int], int]:
    def work(piece: int) -> int:
        if piece == 100:
            raise ValueError("no")
        return piece

    return work


def lost(piece: int) -> int:
    return -piece


@pytest.mark.parametrize("jobs", [1, 2, 3])
@pytest.mark.parametrize("count", [0, 1, 39, 200, 333])
def test_results_come_in_order(jobs: int, count: int) -> None:
    found = list(crew.share(range(count), doubler, (1,), jobs, lost))
    assert found == [n * 2 + 1 for n in range(count)]


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_a_process_that_dies_takes_its_piece_and_no_other() -> None:
    found = list(crew.share(range(200), crasher, (), 2, lost))
    assert found == [-n if n in (7, 130, 131) else n for n in range(200)]


def test_an_exception_comes_out() -> None:
    with pytest.raises(ValueError, match="no"):
        list(crew.share(range(200), refuser, (), 2, lost))


def test_giving_up_leaves_no_process() -> None:
    results = crew.share(range(400), doubler, (0,), 2, lost)
    next(results)
    results.close()  # type: ignore[attr-defined]
    with pytest.raises(ChildProcessError):
        os.waitpid(-1, os.WNOHANG)
