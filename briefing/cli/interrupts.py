"""Interrupts that a library loses.

Python raises an interrupt as `KeyboardInterrupt`, wherever the program is. Some code replaces it by
an error of its own. If the XML parser is imported at this moment, it becomes an `ImportError`
(`PyCapsule_Import`, docs.python.org/3/c-api/capsule.html). `shutil.rmtree` may close a file twice
then, which is an `OSError`. So each interrupt is noted before it is raised.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType


@contextmanager
def noted_interrupts() -> Iterator[list[int]]:
    """Yield a list that gets each interrupt of the block before it is raised.

    It stays empty if interrupts are ignored, as in a background job of a shell, and outside the
    main thread.
    """
    interrupts: list[int] = []

    def interrupt(number: int, frame: FrameType | None) -> None:
        interrupts.append(number)
        raise KeyboardInterrupt

    is_main = threading.current_thread() is threading.main_thread()
    if not is_main or signal.getsignal(signal.SIGINT) is not signal.default_int_handler:
        yield interrupts
        return
    signal.signal(signal.SIGINT, interrupt)
    try:
        yield interrupts
    finally:
        signal.signal(signal.SIGINT, signal.default_int_handler)
