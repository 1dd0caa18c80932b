"""The command: a glance first, and only where something changed all else.

Imports next to nothing as it loads: most builds find nothing to do, and Python itself takes most of
their time.
"""

from __future__ import annotations

import sys
import time

from briefing import glance

TYPE_CHECKING = False  # To ask `typing` for it would import that.
if TYPE_CHECKING:
    from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with these words, or those that the program was given; the exit code."""
    started = time.perf_counter()
    words = tuple(sys.argv[1:] if arguments is None else arguments)
    try:
        said = glance.said(words)
    except KeyboardInterrupt:
        print("briefing: interrupted; the site is as it was", file=sys.stderr)
        return 3
    if said is None:
        from briefing.orders import carried_out

        return carried_out(words, started)
    if said:
        print(said.replace(glance.SECONDS, f"{time.perf_counter() - started:.2f}"))
    return 0
