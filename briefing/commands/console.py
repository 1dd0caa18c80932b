"""How problems are told: each with the line it stands on, in colour on a terminal only.

Knows where a message goes, and nothing of what it is about.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from typing import Any, TextIO

from briefing.core.diagnostics import (
    Paint,
    Problem,
    format_problem,
    github_annotation,
    headline,
    location,
    no_color,
)

# Codes of ECMA-48, "Select graphic rendition". They name colours and leave shades to the terminal.
_CODES = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "gutter": "2",
    "caret": "1;31",
    "hint": "36",
    "good": "32",
}


def tell(problems: Iterable[Problem], root: str, github: bool = False) -> None:
    """All problems on standard error, each with its line; for `github`, on standard output too as
    annotations."""
    paint = painter(sys.stderr)
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.path not in lines:
            lines[problem.path] = _lines(os.path.join(root, problem.path))
        print(
            format_problem(problem, line_of(problem, lines[problem.path]), paint), file=sys.stderr
        )
        if github:
            print(github_annotation(problem))


def line_of(problem: Problem, lines: list[str]) -> str | None:
    """The line that a problem stands on, if the file has it."""
    return lines[problem.line - 1] if 0 < problem.line <= len(lines) else None


def excerpts(problems: Iterable[Problem], root: str) -> tuple[dict[str, Any], ...]:
    """Problems for a page to show: where, what, the cure, and the line in three parts, the middle
    one marked."""
    parts = []
    lines: dict[str, list[str]] = {}
    for problem in problems:
        if problem.path not in lines:
            lines[problem.path] = _lines(os.path.join(root, problem.path))
        text = line_of(problem, lines[problem.path]) or ""
        start, end = problem.column - 1, problem.column - 1 + problem.width
        parts.append(
            {
                "place": location(problem),
                "message": headline(problem),
                "hint": problem.hint,
                "line": problem.line,
                "text": (text[:start], text[start:end], text[end:]) if problem.line else (),
            }
        )
    return tuple(parts)


def counted(count: int, what: str) -> str:
    """So many of a thing, in words."""
    return f"{count:,} {what}" + ("" if count == 1 else "s")


def painter(stream: TextIO) -> Paint:
    """What colours parts of a message on this stream: nothing, unless it is a terminal that shows
    them and nobody set NO_COLOR (https://no-color.org)."""
    return _painted if is_smart_terminal(stream) and not os.environ.get("NO_COLOR") else no_color


def is_smart_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal that understands control sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _painted(part: str, text: str) -> str:
    return f"\033[{_CODES[part]}m{text}\033[0m"


def _lines(path: str) -> list[str]:
    try:
        with open(path, "rb") as stream:
            data = stream.read(1 << 21)
    except OSError:
        return []
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data.decode(encoding, errors="replace").split("\n")
