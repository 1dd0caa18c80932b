"""Questions on the terminal, each asked until the answer is acceptable."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from briefing.commands.console import ask, print_line
from briefing.core.diagnostics import Misuse

Answer = TypeVar("Answer")


def is_interactive() -> bool:
    """Whether there is a person who can answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask_until(question: str, default: str, parse: Callable[[str], Answer], reason: str) -> Answer:
    """Ask a question until `parse` accepts the answer. Return what `parse` returns.

    `default` is the answer if the user writes nothing. `reason` says why an answer is needed.
    """
    while True:
        try:
            if value := parse(ask(question).strip() or default):
                return value
            print_line(f"  {reason} Press Ctrl-C to stop without writing a file.")
        except Misuse as misuse:
            for message, hint in misuse.faults:
                print_line(f"  {message}; {hint}")
