"""Questions on the terminal, each asked until the answer is acceptable.

This module must not know what is asked.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from briefing.commands.console import ask, print_line, print_note
from briefing.core.characters import invisible_name
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
            text = ask(question).strip()
            if odd := invisible_name(text):
                raise Misuse(f"the answer contains an invisible character ({odd})", "delete it")
            if value := parse(text or default):
                return value
            print_line(f"  {reason} Press Ctrl-C to stop without writing a file.")
        except Misuse as misuse:
            for message, hint in misuse.faults:
                print_line(f"  {message}; {hint}")


def ask_or_skip(question: str, parse: Callable[[str], str]) -> str:
    """Ask a question as `ask_until` does, but accept an empty answer. Then the result is an empty
    text."""
    none = " "  # No answer begins with a space.
    return ask_until(question, none, lambda text: text if text == none else parse(text), "").strip()


def cancelled(outcome: str) -> int:
    """Print what is true after the user has ended the questions. Return the exit code."""
    print_note("")  # The cursor is behind a question.
    print_note(outcome)
    return 3
