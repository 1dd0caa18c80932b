"""How problems are printed: each with the line that it points to, in colour on a terminal only.

Knows where a message is printed, but not what it means.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from typing import TextIO

from briefing.core.diagnostics import Paint, Problem, format_problem, github_annotation, no_color

# Codes of ECMA-48, "Select graphic rendition". They name colours; the terminal chooses the shades.
_COLORS = {
    "place": "1",
    "error": "1;31",
    "warning": "1;33",
    "gutter": "2",
    "caret": "1;31",
    "hint": "36",
}

_MAX_BYTES_READ = 1 << 21


def print_problems(problems: Iterable[Problem], root: str, github: bool = False) -> None:
    """Print problems on standard error, each with the line that it points to. With `github`, also
    print them on standard output as annotations."""
    paint = painter(sys.stderr)
    for problem, line in with_lines(problems, root):
        print(format_problem(problem, line, paint), file=sys.stderr)
        if github:
            print(github_annotation(problem))


def with_lines(problems: Iterable[Problem], root: str) -> Iterator[tuple[Problem, str | None]]:
    """Yield each problem and the line that it points to; None if it points to no line."""
    files: dict[str, list[str]] = {}
    for problem in problems:
        if problem.path not in files:
            files[problem.path] = _read_lines(os.path.join(root, problem.path))
        lines = files[problem.path]
        yield problem, lines[problem.line - 1] if 0 < problem.line <= len(lines) else None


def quantity(count: int, noun: str) -> str:
    """A number with its noun, such as `1 brief` or `1,234 briefs`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def root_option(root: str) -> str:
    """The option that a proposed command needs for the archive in `root`; none in its folder."""
    import shlex  # Few messages propose a command.

    return "" if root == "." else f" --root {shlex.quote(root)}"


def painter(stream: TextIO) -> Paint:
    """Return a function that colours the parts of a message on this stream. It leaves the text as
    it is if the stream is no terminal, or if NO_COLOR is set (https://no-color.org)."""
    return _add_color if is_smart_terminal(stream) and not os.environ.get("NO_COLOR") else no_color


def is_smart_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal that understands control sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _add_color(part: str, text: str) -> str:
    return f"\033[{_COLORS[part]}m{text}\033[0m"


def _read_lines(path: str) -> list[str]:
    try:
        with open(path, "rb") as stream:
            data = stream.read(_MAX_BYTES_READ)
    except OSError:
        return []
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8"
    return data.decode(encoding, errors="replace").split("\n")
