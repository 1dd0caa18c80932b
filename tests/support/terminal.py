"""A program's words on a pseudo-terminal, as they come."""

from __future__ import annotations

import os
from collections.abc import Iterator


def read_terminal(ours: int) -> Iterator[bytes]:
    """What is written at the other end, piece by piece, until that end is closed."""
    while True:
        try:
            more = os.read(ours, 4096)
        except OSError:  # So Linux tells that the other end is closed.
            return
        if not more:
            return
        yield more
