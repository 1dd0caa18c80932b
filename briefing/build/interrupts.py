"""What is true after an interrupt: `KeyboardInterrupt` carries it, and the program prints it.

Only who wrote files knows whether they are old, new or gone. An interrupt that says nothing is
reported without such a claim.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

# True until a build publishes.
SITE_UNCHANGED = "the site was not changed"


@contextmanager
def interrupted_with(outcome: str) -> Iterator[None]:
    """Let an interrupt of the block say what is true then, unless it says so already."""
    try:
        yield
    except KeyboardInterrupt as interrupt:
        raise KeyboardInterrupt(*interrupt.args or (outcome,)) from None


@contextmanager
def defer_interrupts(outcome: str) -> Iterator[None]:
    """Delay interrupts until the block has ended: an interrupt during the block is raised after it,
    and says what is true then."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    interrupts: list[int] = []
    before = signal.signal(signal.SIGINT, lambda number, frame: interrupts.append(number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)
    if interrupts:
        raise KeyboardInterrupt(outcome)
