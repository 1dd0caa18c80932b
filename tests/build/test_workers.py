"""Work divided among processes: results are in order, and a crash loses only one piece of work."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from subprocess import PIPE
from typing import Any

import pytest

from briefing.build import workers
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest
from briefing.content import brief
from tests.support.corpus import write_corpus
from tests.support.processes import no_process_left
from tests.support.repository import REPO


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
    found = list(workers.map_processes(range(count), doubler, (1,), jobs, lost))
    assert found == [n * 2 + 1 for n in range(count)]


def teller_of_process() -> Callable[[int], int]:
    return lambda piece: os.getpid()


@pytest.mark.parametrize("count", [2, 3, 4])
def test_each_process_gets_a_chunk_before_one_gets_two(count: int) -> None:
    options = {"worth": 1, "chunk": 1}
    found = [*workers.map_processes(range(count), teller_of_process, (), 2, lost, **options)]
    assert len({*found[:2]}) == 2
    assert os.getpid() not in found


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no such signal")
def test_a_process_that_dies_loses_only_its_own_item() -> None:
    found = list(workers.map_processes(range(200), crasher, (), 2, lost))
    assert found == [-n if n in (7, 130, 131) else n for n in range(200)]


@pytest.mark.skipif(sys.platform != "linux", reason="without fork there is no second process")
def test_a_task_that_crashes_its_process_has_another_result() -> None:
    def crash() -> None:
        os.kill(os.getpid(), signal.SIGKILL)

    with no_process_left(), workers.fork_task(crash, lambda: None) as result:
        assert result() is None


def test_the_caller_gets_the_exception() -> None:
    with pytest.raises(ValueError, match="no"):
        list(workers.map_processes(range(200), refuser, (), 2, lost))


def test_closing_the_results_early_leaves_no_process() -> None:
    with no_process_left():
        results = workers.map_processes(range(400), doubler, (0,), 2, lost)
        next(results)
        results.close()  # type: ignore[attr-defined]


def crash_at(path: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Have the reading of one brief take its process down."""

    def read(name: str, *others: Any, **more: Any) -> Any:
        if name == path:
            os.kill(os.getpid(), signal.SIGKILL)
        return parse_brief(name, *others, **more)

    parse_brief = brief.parse_brief
    monkeypatch.setattr(brief, "parse_brief", read)


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the patch is inherited by fork")
def test_a_brief_that_crashes_the_converter_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path, 100)
    briefs = sorted((tmp_path / "content/briefs").rglob("*.md"))
    for written in briefs:  # So long ago that a file which looks the same is taken to be the same.
        os.utime(written, (1_700_000_000, 1_700_000_000))
    hostile = briefs[50]
    path = str(hostile.relative_to(tmp_path))

    crash_at(path, monkeypatch)
    order = BuildRequest(str(tmp_path), str(tmp_path / "site"), at=1_800_000_000, jobs=2)
    report = build(order, lambda *_: None)
    assert not report.published
    errors = [p for p in report.problems if not p.warning and "crashed" in p.message]
    assert [p.path for p in errors] == [path]
    assert errors[0].hint
    # The others were read all the same, and the one is read again when it no longer crashes.
    monkeypatch.undo()
    counts: list[int] = []
    report = build(order, lambda what, done, total: counts.append(total))
    assert report.published
    assert counts[0] == 1


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the patch is inherited by fork")
def test_a_brief_that_crashes_the_converter_among_a_few_edits_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path, 12)
    order = BuildRequest(str(tmp_path), str(tmp_path / "site"), at=1_800_000_000)
    briefs = sorted((tmp_path / "content/briefs").rglob("*.md"))
    for written in briefs:
        os.utime(written, (1_700_000_000, 1_700_000_000))
    assert build(order, lambda *_: None).published
    for written in briefs[3:6]:
        written.write_text(written.read_text("utf-8") + "\nEdited.\n", "utf-8")
    path = str(briefs[4].relative_to(tmp_path))

    crash_at(path, monkeypatch)
    report = build(order, lambda *_: None)
    assert not report.published
    assert [p.path for p in report.problems if "crashed" in p.message] == [path]
    monkeypatch.undo()
    report = build(order, lambda *_: None)
    assert report.published
    assert sum(1 for page, _ in report.reasons if page.startswith("briefs/")) == 3


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the patch is inherited by fork")
@pytest.mark.parametrize("count", [3, 100])
def test_a_brief_that_the_reader_fails_on_is_named(
    count: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    write_corpus(tmp_path, count)
    hostile = sorted((tmp_path / "content/briefs").rglob("*.md"))[1]
    path = str(hostile.relative_to(tmp_path))

    def read(name: str, *others: Any, **more: Any) -> Any:
        if name == path:
            raise KeyError("x")
        return parse_brief(name, *others, **more)

    parse_brief = brief.parse_brief
    monkeypatch.setattr(brief, "parse_brief", read)
    order = BuildRequest(str(tmp_path), str(tmp_path / "site"), at=1_800_000_000, jobs=2)
    report = build(order, lambda *_: None)
    assert not report.published
    told = [p for p in report.problems if "an error in Briefing itself (KeyError" in p.message]
    assert [p.path for p in told] == [path]
    assert told[0].hint
    monkeypatch.undo()
    assert build(order, lambda *_: None).published


@pytest.mark.parametrize("forks", [True, False])
def test_a_forked_task_gives_its_result(forks: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workers, "_FORKS", forks and workers._FORKS)
    with workers.fork_task(lambda: list(range(200_000))) as result:
        assert result()[-1] == 199_999


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is begun")
def test_a_forked_task_whose_result_nobody_reads_leaves_no_process() -> None:
    before = set(os.listdir("/dev/fd"))
    for _ in range(3):
        with no_process_left(), workers.fork_task(lambda: "x" * 1_000_000):
            pass
    assert set(os.listdir("/dev/fd")) == before


# Is killed while a task takes a minute.
KILLED = """
import os, signal, sys, time
from briefing.build import workers

def task():
    os.write(1, b"begun")
    time.sleep(60)

with workers.fork_task(task):
    time.sleep(0.3)
    os.kill(os.getpid(), signal.SIGKILL)
"""


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere no process is begun")
def test_a_forked_task_ends_when_its_build_is_killed() -> None:
    """Otherwise, it would keep the lock on the output folder, and the next build would fail."""
    done = subprocess.run(
        [sys.executable, "-c", KILLED], cwd=REPO, stdout=PIPE, timeout=30, check=False
    )
    assert done.returncode == -signal.SIGKILL
    # The task is over: its process was the last one that could write.
    assert done.stdout == b"begun"


def test_the_error_of_a_forked_task_is_raised_where_its_result_is_read() -> None:
    def fail() -> int:
        raise ValueError("no")

    with workers.fork_task(fail) as result, pytest.raises(ValueError, match="no"):
        result()
