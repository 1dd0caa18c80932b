"""A clock that tests can move forward, so that they need not wait.

A build does not trust the state of a file that is younger than two seconds, because the file may
change again without a trace. A test cannot set the change time of a file, so it moves the clock.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from unittest.mock import patch

# After so many seconds, no file is young any more.
SETTLED = 3


@contextmanager
def clock_ahead(seconds: float = SETTLED) -> Iterator[None]:
    """During the block, the clock of this process and of its forks is so many seconds ahead."""
    now, now_ns = time.time, time.time_ns
    with (
        patch.object(time, "time", lambda: now() + seconds),
        patch.object(time, "time_ns", lambda: now_ns() + int(seconds * 1e9)),
    ):
        yield
