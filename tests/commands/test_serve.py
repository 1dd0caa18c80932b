"""The preview's loop of builds, in this process."""

from __future__ import annotations

import multiprocessing
import os
import signal
import time
from contextlib import suppress
from typing import Any

import pytest

from briefing.build.types import BuildRequest, BuildResult
from briefing.cli.interrupts import noted_interrupts
from briefing.commands import serve


def test_an_interrupt_ends_the_preview_even_if_a_library_loses_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def build(changed: Any, show_early: Any = None) -> BuildResult:
        with suppress(KeyboardInterrupt):
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(10)
        return BuildResult()

    def wait(*_: Any) -> None:
        pytest.fail("the preview waits for changes")

    monkeypatch.setattr(serve, "_wait_for_changes", wait)
    pipe, other_end = multiprocessing.Pipe()
    with pipe, other_end, noted_interrupts() as interrupts, pytest.raises(KeyboardInterrupt):
        serve._build_forever(build, BuildRequest("", "", 0), pipe, interrupts)
