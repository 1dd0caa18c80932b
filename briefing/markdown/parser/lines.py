"""A line of the source, of which containers take the beginning.

A tab counts as the spaces to the next multiple of four columns. A container can take a part of
them. This module must not know blocks.
"""

from __future__ import annotations


class Line:
    """What is left of a line: `text[offset:]`, with `spare` columns of a tab before it.

    `start` is the offset of the first character that is not white space, and `indent` the number of
    columns before it. The line `is_blank` if there is no such character. `number` counts from 0.
    """

    __slots__ = ("column", "indent", "is_blank", "number", "offset", "spare", "start", "text")

    def __init__(self, text: str, number: int) -> None:
        self.text, self.number = text, number
        self.offset = self.column = self.spare = self.start = self.indent = 0
        self.is_blank = False
        if text[:1] <= " ":
            self._measure()

    def advance(self, columns: int) -> None:
        """Take columns of white space."""
        taken = min(self.spare, columns)
        self.spare -= taken
        columns -= taken
        text, end = self.text, self.start
        while columns > 0 and self.offset < end:
            width = 4 - self.column % 4 if text[self.offset] == "\t" else 1
            self.offset += 1
            self.column += width
            self.spare = max(0, width - columns)
            columns -= width
        self._measure()

    def take(self, characters: int) -> None:
        """Take the white space and this number of characters after it."""
        self.column += self.indent - self.spare + characters
        self.offset, self.spare = self.start + characters, 0
        self._measure()

    def skip(self, end: int) -> None:
        """Take all before an offset. There is no tab before it, and no white space at it."""
        self.column += self.spare + end - self.offset
        self.offset = self.start = end
        self.indent = self.spare = 0

    def rest(self) -> str:
        """All that is left of the line, with its white space."""
        return " " * self.spare + self.text[self.offset :]

    def _measure(self) -> None:
        text, offset = self.text, self.offset
        rest = text[offset:].lstrip(" \t")
        start = self.start = len(text) - len(rest)
        self.is_blank = not rest
        if "\t" not in text or text.find("\t", offset, start) < 0:
            self.indent = self.spare + start - offset
            return
        column = self.column
        for character in text[offset:start]:
            column += 4 - column % 4 if character == "\t" else 1
        self.indent = self.spare + column - self.column
