"""The progress of long work, on standard error.

Knows how progress is shown, but not what the work is.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TextIO

from briefing.commands.console import is_smart_terminal

# The name of a stage, the number of steps that are done (from 1), and the number of all steps.
Progress = Callable[[str, int, int], None]

# A build with fewer steps ends too soon for its progress to be read.
_MIN_STEPS = 400

# What the steps of each stage are.
_STEPS = {
    "Reading": "files",
    "Writing": "briefs and their lists",
    "Checking": "links to other sites",
}

# Return to the start of the line, and erase the line (ECMA-48, "Erase in line").
_CLEAR_LINE = "\r\033[K"


@contextmanager
def shown_progress(quiet: bool, min_steps: int = _MIN_STEPS) -> Iterator[Progress]:
    """Yield a function that shows progress on standard error, for stages of at least `min_steps`.

    A terminal shows one line, which changes and disappears at the end. Elsewhere, for example in a
    log, each stage prints one line when it begins. With `quiet`, nothing is printed.
    """
    if quiet:
        yield lambda stage, done, total: None
    elif not is_smart_terminal(sys.stderr):
        yield partial(_print_stage, sys.stderr, min_steps)
    else:
        try:
            yield partial(_draw_line, sys.stderr, min_steps)
        except BaseException:
            sys.stderr.write(_CLEAR_LINE)
            raise


def _print_stage(stream: TextIO, min_steps: int, stage: str, done: int, total: int) -> None:
    if done == 1 and total >= min_steps:
        print(f"{stage} {total:,} {_STEPS[stage]} …", file=stream, flush=True)


def _draw_line(stream: TextIO, min_steps: int, stage: str, done: int, total: int) -> None:
    percent = max(total // 100, 1)
    if total < min_steps or (done % percent and done != total):
        return
    line = f"{stage} {done:,} of {total:,} {_STEPS[stage]}" if done < total else ""
    stream.write(_CLEAR_LINE + line)
    stream.flush()
