"""The output of a program on a pseudo-terminal, while it runs."""

from __future__ import annotations

import os
from collections.abc import Iterator


def read_terminal(ours: int) -> Iterator[bytes]:
    """Yield the bytes that are written at the other end, until that end is closed."""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:  # Linux reports in this way that the other end is closed.
            return
        if not more:
            return
        yield more
