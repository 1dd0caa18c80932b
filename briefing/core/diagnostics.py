"""The one diagnostic: what is wrong, where, and the cure.

Every stage that reads what a person wrote returns problems instead of raising an exception, so
that one run shows all problems. This module reads no file and writes to no screen: a caller gives
it the text of a line, and it returns text.
"""

# The annotations here are values, not texts: see `core.model`.
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from typing import NamedTuple, Protocol

import msgspec
from msgspec.structs import replace

from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER
from briefing.core.printable import disarm, printable, printable_line


class _Located(msgspec.Struct, frozen=True, array_like=True):
    """The fields of a problem that have an order. `code` follows them, and it must have a name in
    every call: in msgspec, either all fields of one class are positional or none is."""

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    width: int = 1
    warning: bool = False


class Problem(_Located, frozen=True, array_like=True, kw_only=True):
    """One error or warning. A warning does not stop a build.

    `path` is relative to the archive's root, with forward slashes. `line` and `column` count from
    1, columns in characters; line 0 means the whole file. `width` is the number of characters
    that the caret underlines. `hint` is the cure, in one sentence; below it, there may be lines to
    copy. A command in it, such as “briefing check”, is shown as the user calls the program. `code`
    is a stable name in kebab case (`unknown-topic`), the same for all problems of one kind;
    docs/troubleshooting.md explains all codes.
    """

    code: str


class Located(Protocol):
    """What an author wrote, with its line and column. The text is empty if there is no single
    value."""

    @property
    def text(self) -> str: ...
    @property
    def line(self) -> int: ...
    @property
    def column(self) -> int: ...


def problem_at(
    path: str, place: Located, message: str, hint: str, *, code: str, warning: bool = False
) -> Problem:
    """The problem of a value, word or link in a file. Carets underline it if it is on one line."""
    width = 1 if "\n" in place.text else max(1, len(place.text))
    return Problem(path, place.line, place.column, message, hint, width, warning, code=code)


class Fault(Exception):
    """An error outside the archive's text: the file system, the published folder, another build.

    Its text is one line for the author. The program shows it and ends with exit code 3.
    """


class Misuse(Exception):
    """A command line that cannot be executed: what is wrong with it, and the cure. If more is
    wrong, these two arguments are repeated.

    The program shows it and ends with exit code 2.
    """

    @property
    def faults(self) -> tuple[tuple[str, str], ...]:
        """Each fault with its cure."""
        return tuple(zip(self.args[::2], self.args[1::2], strict=True))


def misuse_of(problems: Iterable[Problem]) -> Misuse:
    """The fault of a command line whose values would cause these problems."""
    hints = ((p.message, p.hint[:1].lower() + p.hint[1:]) for p in problems)
    return Misuse(*chain.from_iterable(hints))


class Misuses:
    """Collects what is wrong with a command line, so that one run reports all of it."""

    def __init__(self) -> None:
        self.texts: list[str] = []

    def __enter__(self) -> None:
        """Collect the `Misuse` that the block raises."""

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> bool:
        self.texts += error.args if isinstance(error, Misuse) else ()
        return isinstance(error, Misuse)

    def raise_if_any(self) -> None:
        """Raise one `Misuse` with all that was collected."""
        if self.texts:
            raise Misuse(*self.texts)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Each problem once, sorted by file, line and column, errors before warnings."""
    return tuple(
        sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.warning, p.message))
    )


def errors_in(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Those of the problems that stop a build."""
    return tuple(problem for problem in problems if not problem.warning)


def with_levels(problems: Iterable[Problem], levels: Mapping[str, str]) -> tuple[Problem, ...]:
    """The problems with the levels of an archive: each code can be `error`, `warn` or `off`."""
    return tuple(
        replace(p, warning=levels[p.code] == "warn") if p.code in levels else p
        for p in problems
        if levels.get(p.code) != "off"
    )


# Of the problems of one kind in one file, so many are shown. The rest is counted.
MAX_OF_A_KIND = 20
# So many warnings are shown in full. Of other kinds of warnings, only the number is shown. All of
# them fit on two screens of a terminal.
MAX_WARNINGS = 20


class CountedKind(NamedTuple):
    """How many warnings of a kind there are, and in which files."""

    code: str
    warnings: int
    paths: frozenset[str]


def rare_warnings(problems: Iterable[Problem]) -> tuple[list[Problem], list[CountedKind]]:
    """The problems to show in full, and the kinds of warnings of which only the number is shown,
    the most frequent first.

    All errors are shown. The rarest kinds of warnings are shown, as long as they are at most
    `MAX_WARNINGS` together: a new mistake must not disappear among thousands of old ones.
    """
    problems = list(problems)
    kinds: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.warning:
            kinds[problem.code].append(problem)
    counted, total = [], 0
    for code, found in sorted(kinds.items(), key=lambda kind: (len(kind[1]), kind[0])):
        total += len(found)
        if total > MAX_WARNINGS:
            counted.append(CountedKind(code, len(found), frozenset(p.path for p in found)))
    codes = {kind.code for kind in counted}
    return [p for p in problems if not p.warning or p.code not in codes], counted[::-1]


def first_of_each_kind(
    problems: Iterable[Problem], limit: int = MAX_OF_A_KIND
) -> tuple[list[Problem], dict[tuple[str, str], int]]:
    """The problems to show, and how many more of each path and code there are. At most `limit` are
    shown for each."""
    shown: list[Problem] = []
    counts: Counter[tuple[str, str]] = Counter()
    for problem in problems:
        kind = problem.path, problem.code
        counts[kind] += 1
        if counts[kind] <= limit:
            shown.append(problem)
    more = {kind: count - limit for kind, count in counts.items()}
    return shown, {kind: count for kind, count in more.items() if count > 0}


# ---- presentation -------------------------------------------------------------------------------


def error_location(error: Exception) -> str:
    """Where in this program an exception was raised: `convert.py, line 12`."""
    step = error.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    if step is None:
        return "an unknown place"
    file = step.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{file}, line {step.tb_lineno}"


# Adds colour to a part of a message. The parts are named `place`, `error`, `warning`, `gutter`,
# `caret` and `hint`: (name of the part, its text) → text.
Paint = Callable[[str, str], str]


def no_color(part: str, text: str) -> str:
    """The `Paint` for outputs without colours: the text as it is."""
    return text


def format_problem(problem: Problem, line_text: str | None, paint: Paint = no_color) -> str:
    """The problem as an author sees it, in one to three lines that control no terminal.

    `line_text` is the line that the problem points at, or None if it cannot be read.
    """
    kind = "warning" if problem.warning else "error"
    head = f"{paint(kind, kind)}: {_visible(headline(problem))}"
    if problem.path:
        head = f"{paint('place', _visible(location(problem)))}: {head}"
    hint, *more = (paint("hint", line) if line else "" for line in _hint_lines(problem.hint))
    lines = [head]
    if problem.line and line_text is not None:
        lines.append(_excerpt(problem, line_text, paint) + (f" {hint}" if hint else ""))
    elif hint:
        lines.append(f"    {hint}")
    return "\n".join((*lines, *(f"    {line}" for line in more)))


def _hint_lines(hint: str) -> list[str]:
    """The cure, and lines to copy below it, if it has any."""
    return [disarm(printable_line(line)) for line in hint[:_MAX_TEXT_CHARACTERS].split("\n")]


def _visible(text: str) -> str:
    if len(text) > _MAX_TEXT_CHARACTERS:
        text = text[:_MAX_TEXT_CHARACTERS] + "…"
    return disarm(printable(text))


# A message or a cure may contain a value of 60,000 characters.
_MAX_TEXT_CHARACTERS = 2_000


def headline(problem: Problem) -> str:
    """The message and its code, by which docs/troubleshooting.md explains it."""
    return f"{problem.message} ({problem.code})"


def location(problem: Problem) -> str:
    """Where a problem is, in the form that editors recognise: `path:line:column`.

    Editors ignore a path without a line. A problem of a whole file of the archive therefore points
    at its first character.
    """
    if problem.line or problem.path.startswith(_ARCHIVE_FOLDERS):
        return f"{problem.path}:{problem.line or 1}:{problem.column or 1}"
    return problem.path


_ARCHIVE_FOLDERS = (f"{CONTENT_FOLDER}/", f"{LAYOUTS_FOLDER}/")


def github_annotation(problem: Problem) -> str:
    """The problem as a workflow command of GitHub Actions: `::error file=…,line=…,col=…::…`.

    https://docs.github.com/actions/reference/workflow-commands-for-github-actions
    """
    kind = "warning" if problem.warning else "error"
    text = headline(problem) + (f" — {problem.hint}" if problem.hint else "")
    where = f"file={_escape_property(problem.path)}"
    if problem.line:
        where += f",line={problem.line},col={problem.column}"
    return f"::{kind} {where}::{_escape_data(text[:_MAX_TEXT_CHARACTERS])}"


def github_warning(text: str) -> str:
    """A warning without a place, as a workflow command of GitHub Actions."""
    return f"::warning::{_escape_data(text)}"


_EXCERPT_CHARACTERS = 96  # About a line of a terminal: a line of 20,000 characters is cut.


def excerpt(problem: Problem, line_text: str) -> tuple[str, str, str]:
    """The part of a line around the place of a problem: what is before the place, the words to
    underline, and what is after them. A character that is not printed becomes a space."""
    column = max(problem.column, 1)
    is_long = len(line_text.rstrip("\r\n")) > _EXCERPT_CHARACTERS
    start = max(0, column - 1 - _EXCERPT_CHARACTERS // 2) if is_long else 0
    # A line may be long and have thousands of problems: it is cut before anything else.
    text = line_text[start : start + _EXCERPT_CHARACTERS].rstrip("\r\n")
    text = disarm("".join(c if c.isprintable() else " " for c in text))
    middle, end = column - 1 - start, column - 1 - start + problem.width
    return ("…" if start else "") + text[:middle], text[middle:end], text[end:]


def _excerpt(problem: Problem, line_text: str, paint: Paint) -> str:
    before, underlined, after = excerpt(problem, line_text)
    number = str(problem.line)
    gutter = " " * len(number)
    carets = " " * text_width(before) + paint("caret", "^" * max(1, text_width(underlined)))
    first = f"  {paint('gutter', f'{number} │')} {before}{underlined}{after}"
    return f"{first}\n  {paint('gutter', f'{gutter} │')} {carets}"


def text_width(text: str) -> int:
    """The width of a text in cells of a terminal: Hangul and other wide letters take two cells,
    combining marks none (Unicode Standard Annex #11)."""
    if text.isascii():
        return len(text)
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _escape_data(text: str) -> str:
    text = disarm(printable(text, keep="\r\n"))
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _escape_property(text: str) -> str:
    return _escape_data(text).replace(":", "%3A").replace(",", "%2C")
