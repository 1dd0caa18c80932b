"""Interrupts that a library loses, and those that are ignored."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator

import pytest

from briefing.build.prefetch import Invocation
from briefing.cli import dispatch
from briefing.cli.interrupts import noted_interrupts


@pytest.fixture
def _handler_of_the_tests() -> Iterator[None]:
    before = signal.getsignal(signal.SIGINT)
    yield
    signal.signal(signal.SIGINT, before)


def interrupt(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGINT)
    time.sleep(10)


@pytest.mark.parametrize("error", [ImportError, OSError])
def test_an_error_instead_of_an_interrupt_is_an_interrupt(
    error: type[Exception], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def run(*_: object) -> int:
        try:
            interrupt()
        except KeyboardInterrupt:
            raise error from None
        return 0

    monkeypatch.setattr(dispatch, "_run", run)
    with pytest.raises(KeyboardInterrupt):
        dispatch.run_command(["schema"], Invocation(0.0))
    assert capsys.readouterr() == ("", "")


def test_an_interrupt_is_noted_and_raised() -> None:
    with pytest.raises(KeyboardInterrupt), noted_interrupts() as interrupts:
        interrupt()
    assert interrupts == [signal.SIGINT]
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


@pytest.mark.usefixtures("_handler_of_the_tests")
def test_an_ignored_interrupt_stays_ignored() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with noted_interrupts() as interrupts:
        os.kill(os.getpid(), signal.SIGINT)
    assert interrupts == []
    assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN


def test_another_thread_changes_no_handler() -> None:
    before = signal.getsignal(signal.SIGINT)
    seen = []

    def work() -> None:
        with noted_interrupts():
            seen.append(signal.getsignal(signal.SIGINT))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert seen == [before]
