"""The values that an author wrote, with their places, before any check.

Front matter (YAML) and the settings, topics and authors (TOML) are parsed to the same three kinds
of nodes, so that one validator serves all of them. This module does not know which keys exist.
"""

from __future__ import annotations

from typing import Any

import msgspec

from briefing.core.diagnostics import Problem

# Line and column, both from 1; columns count characters.
Place = tuple[int, int]


class Scalar(msgspec.Struct, frozen=True):
    """A single value, as written. `plain` is false if it was in quotation marks or a block of
    lines. `comment` is the place of a comment right after a plain value, if there is one. `start`
    and `end` are its offsets in the parsed text: in front matter, from the end of the fence."""

    text: str
    line: int
    column: int
    plain: bool = True
    comment: Place | None = None
    start: int = 0
    end: int = 0


class Array(msgspec.Struct, frozen=True):
    """A list of values. In TOML, `start` and `end` are the offsets of its brackets."""

    items: tuple[Node, ...]
    line: int
    column: int
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        """Nothing: a problem is shown at its start."""
        return ""


class Table(msgspec.Struct, frozen=True):
    """Keys and values, in the order in which the author wrote them. `start` and `end` are the
    offsets of the brackets of an inline table of TOML."""

    pairs: tuple[tuple[Scalar, Node], ...]
    line: int
    column: int
    start: int = 0
    end: int = 0

    @property
    def text(self) -> str:
        """Nothing: a problem is shown at its start."""
        return ""


Node = Scalar | Array | Table
Problems = tuple[Problem, ...]


def value_of(table: Table, key: str) -> Node | None:
    """The value of a key, or None if the table does not have the key."""
    return next((node for name, node in table.pairs if name.text == key), None)


def items_of(node: Node | None) -> tuple[Node, ...]:
    """The items of a list; a value that is not a list counts as a list of one."""
    if node is None:
        return ()
    return node.items if isinstance(node, Array) else (node,)


def without_places(node: Node) -> Any:
    """A node as a text, a list or a dict, without the places of its parts."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Array):
        return [without_places(item) for item in node.items]
    return {key.text: without_places(value) for key, value in node.pairs}


def place_in(text: str, offset: int) -> Place:
    """The line and column of an offset in a text."""
    return text.count("\n", 0, offset) + 1, offset - text.rfind("\n", 0, offset)


class ParseError(Exception):
    """Ends a parser with one problem. Public functions catch it and return the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem
