"""Where things stand in the text of a body.

Python-Markdown keeps no positions, so a place is found afterwards, by looking for the words in
question outside of code: the first use is the first find, the second use the second. This module
knows lines, columns, fences and code spans. It knows neither the library nor what a problem is.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

# As CommonMark has it, save that a fence inside of a list or a quotation is not one here: the
# library cannot read it as such either.
_FENCE = re.compile(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$")


class Fence(NamedTuple):
    """Lines `start` (the opening) to `end` (the closing, or one past the text), from 0."""

    start: int
    end: int
    closed: bool


def fences(lines: list[str]) -> Iterator[Fence]:
    """The fenced code blocks in `lines`, from top to bottom."""
    number = 0
    while number < len(lines):
        line = lines[number]
        opening = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if opening:
            mark = opening[1] or opening[2]
            end = next(
                (n for n in range(number + 1, len(lines)) if _closes(lines[n], mark)), len(lines)
            )
            yield Fence(number, end, end < len(lines))
            number = end
        number += 1


def _closes(line: str, mark: str) -> bool:
    bare = line.strip(" \t")
    return (
        len(bare) >= len(mark)
        and not bare.strip(mark[0])
        and len(line) - len(line.lstrip(" \t")) <= 3
    )


class Span(NamedTuple):
    """A stretch of the text: line and column from 1, and its length."""

    line: int
    column: int
    width: int


NOWHERE = Span(0, 0, 1)

_BLANK_LINE = re.compile(r"\n[ \t]*\n")
_TICKS = re.compile(r"(\\*)(`+)")
_MARKER = re.compile(r" {0,3}(?:[-+*]|\d+\.|:|\[\^[^\]]*\]:|!!!)[ ]")
# Where a link leads, by the letters that its place must hold.
_DESTINATIONS = (
    ("](", re.compile(r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))")),
    ("]:", re.compile(r"^[ ]{0,3}\[[^\[\]\n]+\]:[ ]*\n?[ ]*<?([^\s>]+)", re.MULTILINE)),
    ("<", re.compile(r"<([^<>\s]+)>")),
)
_PLAIN = re.compile(r"[\w./#-]+")
_ESCAPE = re.compile(r"\\([!-/:-@\[-`{-~])")


class Source:
    """A body’s text, asked for places: each answer moves on to the next use."""

    def __init__(self, text: str, first_line: int) -> None:
        self.text = text
        self._first_line = first_line
        self._searches: dict[str, Iterator[re.Match[str]]] = {}
        self._found: dict[str, Span] = {}

    def span(self, start: int, end: int) -> Span:
        """The place of `text[start:end]`; the width stops at the line's end."""
        line = bisect_right(self._starts, start)
        stop = self.text.find("\n", start)
        end = end if stop < 0 else min(end, stop)
        return Span(
            self._first_line + line - 1, start - self._starts[line - 1] + 1, max(1, end - start)
        )

    def line(self, number: int) -> Span:
        """The place of the line `number` (from 0), indentation left out."""
        start = self._starts[number]
        end = self._starts[number + 1] - 1 if number + 1 < len(self._starts) else len(self.text)
        content = self.text[start:end]
        return self.span(start + len(content) - len(content.lstrip()), end)

    def around(self, at: Span) -> tuple[str, str]:
        """The line of a place, parted there."""
        if at == NOWHERE:
            return "", ""
        start = self._starts[at.line - self._first_line]
        line = self.text[start:].partition("\n")[0]
        return line[: at.column - 1], line[at.column - 1 :]

    def find(self, pattern: str) -> Span:
        """The next match of a regular expression outside of code, or the last one there was.

        The group `at`, if the expression has one, is what is pointed at. Where there is no match
        outside of code, code is searched too: what looks like code here may not be code for the
        library.
        """
        if pattern not in self._searches:
            expression = re.compile(pattern, re.MULTILINE)
            outside = expression.finditer(self.without_code)
            first = next(outside, None)
            if first is None:
                outside = expression.finditer(self.text)
                first = next(outside, None)
            if first is None:
                return NOWHERE
            self._searches[pattern] = outside
            self._found[pattern] = self._pointed(first)
            return self._found[pattern]
        match = next(self._searches[pattern], None)
        if match:
            self._found[pattern] = self._pointed(match)
        return self._found[pattern]

    def literal(self, words: str) -> Span:
        """The next place of `words` outside of code."""
        return self.find(re.escape(words))

    def destination(self, address: str) -> Span:
        """The next place where a link or picture leads to `address` (as the library reads it)."""
        if _PLAIN.fullmatch(address) and self.text.count(address) == 1 and not self._escapes:
            # What is written once, and cannot be written otherwise, stands where it is written.
            start = self.text.index(address)
            line = self._first_line + self.text.count("\n", 0, start)
            return Span(line, start - self.text.rfind("\n", 0, start), len(address))
        spans = self._destinations.get(address.strip())
        if not spans:
            return self.literal(address.strip()) if address.strip() else self.find(r"\]\(\s*\)")
        return self.span(*(spans.pop(0) if len(spans) > 1 else spans[0]))

    def destinations(self) -> list[tuple[str, Span]]:
        """All that links and pictures outside of code lead to, each with its place."""
        found = self._destinations.items()
        return [(address, self.span(*at)) for address, spans in found for at in spans]

    def _pointed(self, match: re.Match[str]) -> Span:
        group: int | str = "at" if "at" in match.re.groupindex else 0
        return self.span(match.start(group), match.end(group))

    @cached_property
    def _starts(self) -> list[int]:
        starts, end = [0], self.text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = self.text.find("\n", end + 1)
        return starts

    @property
    def _escapes(self) -> bool:
        return "\\" in self.text or "&" in self.text

    @cached_property
    def _destinations(self) -> dict[str, list[tuple[int, int]]]:
        text = self.without_code
        matches = [m for sign, e in _DESTINATIONS if sign in text for m in e.finditer(text)]
        found: dict[str, list[tuple[int, int]]] = {}
        end = 0
        for match in sorted(matches, key=re.Match.start):
            if match.start() < end:
                continue  # What looks like a link inside of a link's address is part of it.
            end = match.end()
            group = match.lastindex or 0
            address = html.unescape(_ESCAPE.sub(r"\1", match[group])).strip()
            found.setdefault(address, []).append(match.span(group))
        return found

    @cached_property
    def without_code(self) -> str:
        """The text with code blanked out: same length, same lines."""
        if not any(sign in self.text for sign in ("`", "~", "\t", "    ")):
            return self.text
        lines = self.text.split("\n")
        for fence in fences(lines):
            for n in range(fence.start, min(fence.end + 1, len(lines))):
                lines[n] = " " * len(lines[n])
        _blank_indented(lines)
        text = "\n".join(lines)
        pieces, position = [], 0
        for start, end in _code_spans(text):
            pieces += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
            position = end
        return "".join([*pieces, text[position:]])


def _blank_indented(lines: list[str]) -> None:
    """Blank indented code, in place. A guess: four columns deeper than the item it belongs to."""
    depth, after_blank = 0, True
    for number, raw in enumerate(lines):
        line = raw.expandtabs(4)
        bare = line.lstrip(" ")
        indent = len(line) - len(bare)
        if not bare:
            after_blank = True
            continue
        if after_blank and indent >= depth + 4:
            lines[number] = " " * len(raw)
            continue
        after_blank = False
        if _MARKER.match(bare):
            depth = indent // 4 * 4 + 4
        elif indent < 4:
            depth = 0


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """Where backticks pair up, block by block."""
    start = 0
    for blank in [*_BLANK_LINE.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if text.find("`", start, end) >= 0:
            yield from _spans_in_block(text, start, end)
        start = end


def _spans_in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs = [(m.start(2) + len(m[1]) % 2, m.end(2)) for m in _TICKS.finditer(text, start, end)]
    # An escaped backtick opens nothing; the run may close what was open, which is rare enough.
    by_size: dict[int, list[int]] = {}
    for index, (opening, closing) in enumerate(runs):
        by_size.setdefault(closing - opening, []).append(index)
    index = 0
    while index < len(runs):
        opening, closing = runs[index]
        same = by_size[closing - opening]
        later = bisect_right(same, index)
        if closing > opening and later < len(same):
            index = same[later]
            yield opening, runs[index][1]
        index += 1
