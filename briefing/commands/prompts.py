"""Questions to an author on a terminal, until the answer is acceptable."""

from __future__ import annotations

import sys
from collections.abc import Callable
from typing import TypeVar

from briefing.commands.choices import Choices, choose
from briefing.core.diagnostics import Misuse, text_width

Answer = TypeVar("Answer")


def is_interactive() -> bool:
    """Whether there is a person who can answer questions."""
    return sys.stdin.isatty() and sys.stdout.isatty()


def ask(question: str, default: str, parse: Callable[[str], Answer]) -> Answer:
    """Ask a question until `parse` accepts the answer. Return what `parse` returns."""
    while True:
        answer = input(question).strip() or default
        if not answer:
            print("  A brief needs this. Press Ctrl-C to stop without creating a file.")
            continue
        try:
            return parse(answer)
        except Misuse as misuse:
            print("  {}; {}".format(*misuse.args))


def ask_for(question: str, choices: Choices, default: str) -> tuple[str, ...]:
    """Print the choices, ask for some of them, and return their ids."""
    width = max((text_width(id) for id, _ in choices.rows), default=0)
    digits = len(str(len(choices.rows)))
    for number, (id, label) in enumerate(choices.rows, 1):
        print(f"  {number:>{digits}}  {id}{' ' * (width - text_width(id))}  {label}".rstrip())

    def parse(answer: str) -> tuple[str, ...]:
        ids = choose(answer, choices, numbered=True)
        if not ids:
            raise Misuse("the answer is empty", "give a number, an id or a name")
        return ids

    forms = "number, id or name" if choices.rows and not choices.is_open else "name"
    proposal = f" [{default}]" if default else ""
    return ask(f"{question} ({forms}){proposal}: ", default, parse)
