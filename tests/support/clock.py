"""A later time than it is, for what would otherwise have to wait.

A build does not trust the state of a file that is younger than two seconds, because the file may
change again without a trace. The change time of a file cannot be set, so it is the clock that a
test moves.
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
    """Meanwhile it is so many seconds later, for this process and those that it forks."""
    now, now_ns = time.time, time.time_ns
    with (
        patch.object(time, "time", lambda: now() + seconds),
        patch.object(time, "time_ns", lambda: now_ns() + int(seconds * 1e9)),
    ):
        yield
