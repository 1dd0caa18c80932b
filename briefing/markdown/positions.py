"""Positions in a text: lines, columns, fenced code, code spans and the addresses of links.

The parser knows where it reads what. `check` does not parse a text again: it searches outside of
what is probably code. This module must know neither the parser nor what a problem is.
"""

from __future__ import annotations

import html
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple

from briefing.core.patterns import late_pattern

# As in CommonMark (section "Fenced code blocks"), except that a fence in a list or a quotation does
# not count.
_FENCE = late_pattern(r" {0,3}(?:(`{3,})[^`]*|(~{3,}).*)$")


class Fence(NamedTuple):
    """A fenced code block: the line numbers (from 0) of its opening and its closing fence. Without
    a closing fence, `end` is the number of lines of the text."""

    start: int
    end: int


def find_fences(lines: list[str]) -> Iterator[Fence]:
    """The fenced code blocks in `lines`, from top to bottom."""
    number = 0
    while number < len(lines):
        line = lines[number]
        opening = _FENCE.match(line) if "```" in line or "~~~" in line else None
        if opening:
            marker = opening[1] or opening[2]
            following = range(number + 1, len(lines))
            end = next((n for n in following if _closes(lines[n], marker)), len(lines))
            yield Fence(number, end)
            number = end
        number += 1


def _closes(line: str, marker: str) -> bool:
    content = line.strip(" \t")
    return (
        len(content) >= len(marker)
        and not content.strip(marker[0])
        and len(line) - len(line.lstrip(" \t")) <= 3
    )


class Span(NamedTuple):
    """A part of one line: line and column from 1, and the width in characters."""

    line: int
    column: int
    width: int


NO_SPAN = Span(0, 0, 1)

_BLANK_LINE = late_pattern(r"\n[ \t]*\n")
_BACKTICKS = late_pattern(r"(\\*)(`+)")
_CONTAINER = late_pattern(r" {0,3}(?:[-+*]|\d+\.|:|\[\^[^\]]*\]:|!!!)[ ]")
# Where an address may stand, and a string that each match contains.
_NOTE = late_pattern(r"\[\^([^\[\]\n]{1,100})\]")
_NOTE_WITHOUT_COLON = late_pattern(
    r"^ {0,3}\[\^([^\[\]\n]{1,100})\](?!:)(?: :|[ \t]*\w)", re.MULTILINE
)
_DESTINATIONS = (
    ("](", late_pattern(r"\]\(\s*(?:<([^<>\n]*)>|((?:[^\s()\\]|\\.|\([^\s()]*\))+))")),
    ("]:", late_pattern(r"^[ ]{0,3}\[[^\[\]\n]+\]:[ ]*\n?[ ]*<?([^\s>]+)", re.MULTILINE)),
    ("<", late_pattern(r"<([^<>\s]+)>")),
    ("://", late_pattern(r"(https?://[^\s<>]*[^\s<>?!.,:*_~'\");])")),
)
_ESCAPE = late_pattern(r"\\([!-/:-@\[-`{-~])")


class SourceText:
    """A text in which positions can be found."""

    def __init__(self, text: str, first_line: int) -> None:
        """`first_line` is the number (from 1) of the text's first line in its file."""
        self.text = text
        self._first_line = first_line
        # Where the parser has read code: line, column and width. None before it has read the text.
        self.code: Iterable[tuple[int, int, int]] | None = None

    def span(self, start: int, end: int) -> Span:
        """The position of `text[start:end]`. The width ends at the end of the line."""
        line = bisect_right(self._line_starts, start)
        line_end = self.text.find("\n", start)
        end = end if line_end < 0 else min(end, line_end)
        column = start - self._line_starts[line - 1] + 1
        return Span(self._first_line + line - 1, column, max(1, end - start))

    def place(self, number: int, column: int, width: int) -> Span:
        """The position of a line and a column of the text, both from 0."""
        return Span(self._first_line + number, column + 1, max(1, width))

    def line_span(self, number: int) -> Span:
        """The position of a line of the text (from 0), without its indentation."""
        starts = self._line_starts
        start = starts[number]
        end = starts[number + 1] - 1 if number + 1 < len(starts) else len(self.text)
        content = self.text[start:end]
        return self.span(start + len(content) - len(content.lstrip()), end)

    def split_line(self, span: Span) -> tuple[str, str]:
        """The line of a position: what is before the position, and the rest."""
        if span == NO_SPAN:
            return "", ""
        start = self._line_starts[span.line - self._first_line]
        line = self.text[start:].partition("\n")[0]
        return line[: span.column - 1], line[span.column - 1 :]

    def find(self, pattern: str) -> Span:
        """The first match of a regular expression, or of its group `at`; NO_SPAN if there is
        none."""
        match = re.search(pattern, self.text, re.MULTILINE)
        if match is None:
            return NO_SPAN
        return self.span(*match.span("at" if "at" in match.re.groupindex else 0))

    def destinations(self) -> Iterator[tuple[str, Span]]:
        """The addresses of all links and pictures outside of code, with their positions."""
        text = self.without_code
        matches = [m for sign, e in _DESTINATIONS if sign in text for m in e.finditer(text)]
        end = 0
        for match in sorted(matches, key=re.Match.start):
            if match.start() < end:
                continue  # It is part of another link's address.
            end = match.end()
            group = match.lastindex or 0
            address = html.unescape(_ESCAPE.sub(r"\1", match[group])).strip()
            yield address, self.span(*match.span(group))

    @cached_property
    def notes_without_colon(self) -> frozenset[str]:
        """The names of footnotes whose definitions lack the colon: lines such as `[^a] Text`, in a
        text that also refers to them."""
        counts = Counter(_NOTE.findall(self.text))
        names = _NOTE_WITHOUT_COLON.findall(self.text)
        return frozenset(name for name in names if counts[name] > 1)

    @cached_property
    def _line_starts(self) -> list[int]:
        starts, end = [0], self.text.find("\n")
        while end >= 0:
            starts.append(end + 1)
            end = self.text.find("\n", end + 1)
        return starts

    @cached_property
    def without_code(self) -> str:
        """The text with spaces in the place of code: each character keeps its position.

        If the parser has not read the text, this is an approximation.
        """
        if self.code is not None:
            characters = list(self.text)
            for line, column, width in self.code:
                start = self._line_starts[line] + column
                characters[start : start + width] = " " * width
            return "".join(characters)
        if not any(sign in self.text for sign in ("`", "~", "\t", "    ")):
            return self.text
        lines = self.text.split("\n")
        for fence in find_fences(lines):
            for n in range(fence.start, min(fence.end + 1, len(lines))):
                lines[n] = " " * len(lines[n])
        _blank_indented_code(lines)
        text = "\n".join(lines)
        pieces, position = [], 0
        for start, end in _code_spans(text):
            pieces += [text[position:start], re.sub(r"[^\n]", " ", text[start:end])]
            position = end
        return "".join([*pieces, text[position:]])


def _blank_indented_code(lines: list[str]) -> None:
    """Blank indented code in place. An approximation: it is indented by four columns more than the
    list item or note that contains it."""
    depth, after_blank = 0, True
    for number, raw in enumerate(lines):
        line = raw.expandtabs(4)
        content = line.lstrip(" ")
        indent = len(line) - len(content)
        if not content:
            after_blank = True
            continue
        if after_blank and indent >= depth + 4:
            lines[number] = " " * len(raw)
            continue
        after_blank = False
        if _CONTAINER.match(content):
            depth = indent // 4 * 4 + 4
        elif indent < 4:
            depth = 0


def _code_spans(text: str) -> Iterator[tuple[int, int]]:
    """The ranges of code spans, which never extend over an empty line."""
    start = 0
    for blank in [*_BLANK_LINE.finditer(text), None]:
        end = blank.start() if blank else len(text)
        if text.find("`", start, end) >= 0:
            yield from _code_spans_in_block(text, start, end)
        start = end


def _code_spans_in_block(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    # An escaped backtick opens nothing. It could close a span, which is rare enough.
    matches = _BACKTICKS.finditer(text, start, end)
    runs = [(m.start(2) + len(m[1]) % 2, m.end(2)) for m in matches]
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
