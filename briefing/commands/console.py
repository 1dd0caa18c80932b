"""The one place that prints: lines, problems with the lines that they point to, and progress.

What is printed may contain names and texts of the archive. So every line passes `printable_line`:
an archive controls neither the terminal nor the forge that runs a build. Knows where a message is
printed, but not what it means.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import TextIO

from msgspec.structs import replace

from briefing.build.types import Progress
from briefing.commands.program_name import INSTALLED, program_name, quote
from briefing.core.diagnostics import (
    MAX_OF_A_KIND,
    CountedKind,
    Paint,
    Problem,
    first_of_each_kind,
    format_problem,
    github_annotation,
    github_warning,
    no_color,
    rare_warnings,
)
from briefing.core.paths import BRIEFS_FOLDER
from briefing.core.patterns import late_pattern
from briefing.core.printable import printable, printable_line

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

# A build with fewer steps ends too soon for its progress to be read.
_MIN_STEPS = 400

# What the steps of each stage are.
_STEPS = {
    "Reading": "files",
    "Writing": "briefs and their lists",
    "Checking": "links to other sites",
    "Migrating": "posts",
    "Downloading": "pictures",
}

_COMMAND = late_pattern(rf"“{INSTALLED} ([^”]+)”")

# Return to the start of the line, and erase the line (ECMA-48, "Erase in line").
_CLEAR_LINE = "\r\033[K"


# ---- lines --------------------------------------------------------------------------------------


def print_line(text: str = "", lead: str = "") -> None:
    """Print one line on standard output at once. `lead` is printed before it as it is."""
    print(lead + printable_line(text), flush=True)


def print_lines(lines: Iterable[str]) -> None:
    """Print lines on standard output."""
    for line in lines:
        print(printable_line(line))


def print_note(text: str) -> None:
    """Print one line on standard error."""
    print(printable_line(text), file=sys.stderr)


def changed_lines(old: str, new: str) -> list[str]:
    """The lines that a command prints about a text that it changed. Empty lines are left out."""
    from difflib import unified_diff  # Few commands change a text.

    lines = unified_diff(old.split("\n"), new.split("\n"), n=0, lineterm="")
    return [
        f"  {line[0]} {line[1:]}" for line in [*lines][2:] if line[0] in "+-" and line[1:].strip()
    ]


def print_document(text: str) -> None:
    """Print a text of this program for another program on standard output, as it is. It must not
    contain texts of an archive, except in a form that escapes them."""
    print(text, end="")


def ask(question: str) -> str:
    """Ask a question on the terminal. Return the answer."""
    return input(printable(question))


# ---- problems -----------------------------------------------------------------------------------


def print_problems(problems: Iterable[Problem], root: str, github: bool = False) -> None:
    """Print problems as `print_all_problems` does. Of a kind with many warnings, print only their
    number, and the command that shows them."""
    shown, counted = rare_warnings(problems)
    print_all_problems(shown, root, github)
    paint = painter(sys.stderr)
    for kind in counted:
        line = printable_line(_count_of(kind, root))
        print(f"{paint('warning', 'warning')}: {line}", file=sys.stderr)
        if github:
            print(github_warning(line))


def _count_of(kind: CountedKind, root: str) -> str:
    are_briefs = all(path.startswith(BRIEFS_FOLDER) for path in kind.paths)
    places = quantity(len(kind.paths), "brief" if are_briefs else "file")
    option = " --external" if kind.code == "dead-web-link" else ""
    command = f"{program_name()} check{root_option(root)}{option} --only {kind.code}"
    return f"{kind.code}: {kind.warnings:,} in {places}; to see them, run: {command}"


def print_all_problems(
    problems: Iterable[Problem], root: str, github: bool = False, limit: int = MAX_OF_A_KIND
) -> None:
    """Print problems on standard error, each with the line that it points to. With `github`, also
    print them on standard output as annotations. If a file has more than `limit` problems of one
    kind, the first ones are printed, and the others are counted."""
    paint = painter(sys.stderr)
    shown, more = first_of_each_kind(problems, limit)
    for problem, line in with_lines(shown, root):
        print(format_problem(problem, line, paint), file=sys.stderr)
        if github:
            print(github_annotation(problem))
    for (path, code), count in more.items():
        print_note(f"{path}: … and {count:,} more of {code}")


def print_problem(problem: Problem) -> None:
    """Print a problem that points at no line of the archive on standard error."""
    print(format_problem(problem, None, painter(sys.stderr)), file=sys.stderr)


def refuse(errors: Iterable[Problem], root: str) -> int:
    """Print the errors because of which a command does nothing. Return its exit code."""
    print_problems(errors, root)
    print_note("The command did nothing. Correct these errors first.")
    return 1


def with_lines(problems: Iterable[Problem], root: str) -> Iterator[tuple[Problem, str | None]]:
    """Yield each problem with the text of the line that it points to, or with None if it points to
    no line. If the hint of a problem contains a command, it begins as the user called the program.
    """
    path, lines = None, []
    for problem in problems:
        if problem.path != path:
            path, lines = problem.path, _read_lines(os.path.join(root, problem.path))
        shown = replace(problem, hint=_with_commands(problem.hint, root))
        yield shown, lines[problem.line - 1] if 0 < problem.line <= len(lines) else None


def _with_commands(hint: str, root: str) -> str:
    """A hint whose commands, written as “briefing topics”, call the program as the user did, for
    the archive in `root`."""
    return _COMMAND.sub(lambda m: f"“{program_name()} {m[1]}{root_option(root)}”", hint)


def quantity(count: int, noun: str) -> str:
    """A number with its noun, such as `1 brief` or `1,234 briefs`."""
    return f"{count:,} {noun}" + ("" if count == 1 else "s")


def root_option(root: str) -> str:
    """The option that a proposed command needs for the archive in `root`; none in its folder."""
    return "" if root == "." else f" --root {quote(root)}"


def painter(stream: TextIO) -> Paint:
    """Return a function that colours the parts of a message on this stream. It leaves the text as
    it is if the stream is not a terminal, or if NO_COLOR is set (https://no-color.org)."""
    return _add_color if is_smart_terminal(stream) and not os.environ.get("NO_COLOR") else no_color


def is_smart_terminal(stream: TextIO) -> bool:
    """Whether a stream is a terminal that understands control sequences."""
    return stream.isatty() and os.environ.get("TERM") != "dumb"


def _add_color(part: str, text: str) -> str:
    return f"\033[{_COLORS[part]}m{text}\033[0m"


def _read_lines(path: str) -> list[str]:
    if not os.path.isfile(path):
        return []  # To read a named pipe would never end.
    try:
        with open(path, "rb") as stream:
            data = stream.read(_MAX_BYTES_READ)
    except OSError:
        return []
    from briefing.content.decode import decode_leniently  # Most builds show no line.

    return decode_leniently(data).split("\n")


# ---- progress -----------------------------------------------------------------------------------


@contextmanager
def shown_progress(quiet: bool, min_steps: int = _MIN_STEPS) -> Iterator[Progress]:
    """Yield a function that shows progress on standard error, for stages of at least `min_steps`.

    A terminal shows one line, which changes and disappears at the end. Elsewhere, for example in a
    log, each stage prints one line when it begins. With `quiet`, nothing is printed.
    """
    if quiet:
        yield lambda stage, done, total: None
    elif not is_smart_terminal(sys.stderr):
        yield partial(_print_stage, min_steps)
    else:
        try:
            yield partial(_draw_line, min_steps)
        except BaseException:
            sys.stderr.write(_CLEAR_LINE)
            raise


def _print_stage(min_steps: int, stage: str, done: int, total: int) -> None:
    if done == 1 and total >= min_steps:
        print(f"{stage} {total:,} {_STEPS[stage]} …", file=sys.stderr, flush=True)


def _draw_line(min_steps: int, stage: str, done: int, total: int) -> None:
    percent = max(total // 100, 1)
    if total < min_steps or (done % percent and done != total):
        return
    line = f"{stage} {done:,} of {total:,} {_STEPS[stage]}" if done < total else ""
    sys.stderr.write(_CLEAR_LINE + line)
    sys.stderr.flush()
