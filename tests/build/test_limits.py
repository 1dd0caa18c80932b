"""Limits of time and memory: what exceeds them ends, and says so."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable
from typing import Any

import pytest

from briefing.build import limits, read_text
from briefing.build.types import File, FileState
from briefing.content.types import ParsedFile, ParseOptions

# A loaded machine needs seconds to begin or end a process. What these tests run sleeps longer.
LONG_S = 30


def answer(value: Any) -> Any:
    if isinstance(value, Exception):
        raise value
    return value


def sleep_on(_: object) -> None:
    """Sleep although signals arrive, as a library in C does."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    while True:
        try:
            time.sleep(60)
        except Exception:
            continue


def fill(mebibytes: int) -> int:
    return len(bytearray(mebibytes << 20))


def crash(_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_the_caller_gets_the_result_or_the_exception() -> None:
    assert limits.run_limited(answer, ("x" * 1_000_000,), LONG_S, 300) == "x" * 1_000_000
    with pytest.raises(ValueError, match="no"):
        limits.run_limited(answer, (ValueError("no"),), LONG_S, 300)


def test_a_text_that_takes_too_long_is_stopped() -> None:
    start = time.monotonic()
    with pytest.raises(limits.TooSlow):
        limits.run_limited(sleep_on, (0,), 0.3, 300)
    assert time.monotonic() - start < LONG_S


@pytest.mark.skipif(sys.platform != "linux", reason="other systems have no such limit")
def test_a_text_that_needs_too_much_memory_is_stopped() -> None:
    assert limits.run_limited(fill, (100,), LONG_S, 300) == 100 << 20
    for function, argument in ((fill, 400), (crash, 0)):
        with pytest.raises(limits.TooMuchMemory):
            limits.run_limited(function, (argument,), LONG_S, 300)


def test_no_code_that_catches_errors_takes_the_limit_for_one() -> None:
    assert not issubclass(limits.TooSlow, Exception)


def reader_of_slow_texts(monkeypatch: pytest.MonkeyPatch, read: Callable[[bytes], object]) -> Any:
    """A reader with a limit of 0.3 seconds. It reads a text with `read`, and finds nothing."""

    def parse(path: str, data: bytes, *_: object, **__: object) -> ParsedFile:
        read(data)
        return ParsedFile(None, None, None, (), ())

    class Slow:
        parse_page = parse_brief = staticmethod(parse)

    monkeypatch.setattr(limits, "_SECONDS_FOR_SLOW_FILES", 0.5)
    monkeypatch.setattr(limits, "_SLOW_SECONDS", 0.05)
    monkeypatch.setattr(limits, "SECONDS_A_FILE", 0.3)
    reader = read_text.TextReader(ParseOptions(), read_text.OtherFiles({}, {}, {}), bodies=True)
    reader.limit = limits.TimeLimit(0.3)
    reader.brief = Slow  # type: ignore[assignment]
    return reader


def results_of(reader: Any, texts: list[bytes]) -> list[read_text.ParsedText]:
    state = FileState(0, 0, 0, 0)
    files = (File(f"content/briefs/{n}.md", "", state) for n in range(len(texts)))
    return [reader((file, text)) for file, text in zip(files, texts, strict=True)]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no interval timers")
def test_a_slow_file_ends_and_the_next_one_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    reader = reader_of_slow_texts(monkeypatch, lambda data: compute_for(60 if data else 0))
    start = time.monotonic()
    slow, quick = results_of(reader, [b"slow", b""])
    assert time.monotonic() - start < LONG_S
    assert [p.code for p in slow.problems] == ["conversion-timeout"]
    assert quick.problems == ()


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no interval timers")
def test_the_time_of_other_programs_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    """A process that waits is in the same state as one whose processor other programs use."""
    reader = reader_of_slow_texts(monkeypatch, lambda data: time.sleep(0.5))
    [waiting] = results_of(reader, [b""])
    assert waiting.problems == ()


def compute_for(seconds: float) -> None:
    """Use the processor for this long."""
    end = time.process_time() + seconds
    while time.process_time() < end:
        pass


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="Windows has no interval timers")
def test_all_slow_files_together_have_a_limit_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """The timer is one whose time passes only while a text is read, and always at the same
    speed."""
    left = [0.0]

    def set_timer(_: int, seconds: float) -> tuple[float, float]:
        before, left[0] = left[0], seconds
        return before, 0.0

    def read(data: bytes) -> None:
        left[0] -= 0.001
        if data == b"slow":
            left[0] = 0.0
            signal.raise_signal(signal.SIGPROF)

    reader = reader_of_slow_texts(monkeypatch, read)
    monkeypatch.setattr(signal, "setitimer", set_timer)
    # The quick files take three seconds together.
    results = results_of(reader, [b"quick"] * 3000 + [b"slow"] * 10 + [b"quick"])
    problems = [p for result in results for p in result.problems]
    assert [p.code for p in problems] == ["conversion-timeout"] * 10
    limits_of_files = [p.message.rpartition("than ")[2] for p in problems]
    assert limits_of_files == [*["0.3 seconds"] * 2, *["0.05 seconds"] * 8]
    # Without the others, such a file may be well: it is read again at the next build.
    assert [result.state is None for result in results[3000:]] == [*[False] * 2, *[True] * 8, False]
