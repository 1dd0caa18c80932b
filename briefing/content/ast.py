"""What an author's keys look like before anyone judges them: text with places.

Front matter (YAML) and the settings, topics and authors (TOML) are read into the same three
values, so that one checker in `fields` serves all of them. Nothing here knows which keys exist.
"""

from __future__ import annotations

import msgspec

from briefing.core.diagnostics import Problem


class Scalar(msgspec.Struct, frozen=True):
    """A single value, as written. `plain` is false where it stood in quotes or was a block; `cut`
    is where a remark ends one that is plain."""

    text: str
    line: int
    column: int
    plain: bool = True
    cut: tuple[int, int] | None = None


class Array(msgspec.Struct, frozen=True):
    """A list."""

    items: tuple[Node, ...]
    line: int
    column: int


class Table(msgspec.Struct, frozen=True):
    """Keys and values, in the order in which they were written."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int


Node = Scalar | Array | Table


def value_of(table: Table, key: str) -> Node | None:
    """What stands under a key, if the table has it."""
    return next((node for name, node in table.pairs if name.text == key), None)


Problems = tuple[Problem, ...]


class ParseError(Exception):
    """Raised inside a reader to leave it with one problem; never passes its public functions."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
