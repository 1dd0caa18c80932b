"""Records interrupts, because a library can replace an interrupt by another error.

Python raises an interrupt as `KeyboardInterrupt`, wherever the program is. Some code replaces it by
an error of its own. During the import of the XML parser, an interrupt becomes an `ImportError`
(`PyCapsule_Import`, docs.python.org/3/c-api/capsule.html). In `shutil.rmtree`, it can become an
`OSError`, because a file is closed twice. So each interrupt is noted before it is raised. This
module must not know what an interrupt stops.
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

    The list stays empty if the process ignores interrupts, as in a background job of a shell, and
    outside the main thread.
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
