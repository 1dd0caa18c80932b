"""The one diagnostic: what is wrong, where, and the cure.

Every stage that reads what a person wrote returns problems instead of raising, so that one run
shows them all. Nothing here reads a file or writes to a screen: the excerpt is drawn from text
that the caller hands over.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable

import msgspec

from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER


class Problem(msgspec.Struct, frozen=True, array_like=True):
    """One thing to mend, or to know.

    `path` is relative to the archive's root, with forward slashes. `line` and `column` count from
    1, columns in characters; 0 means "the whole file". `width` is how many characters the caret
    underlines. `hint` says the cure in a sentence. A warning does not stop a build. `code` is a
    stable name of what is wrong, in kebab case (`unknown-topic`): docs/checking.md lists them all.
    """

    path: str
    line: int
    column: int
    message: str
    hint: str = ""
    width: int = 1
    warning: bool = False
    code: str = ""


class Fault(Exception):
    """Something outside the archive's text: the machine, the published folder, a second build.

    It carries one line for a person. The desk turns it into exit code 3.
    """


class Misuse(Exception):
    """A command that cannot be followed as it was given: what is wrong with it, and the cure.

    The desk turns it into exit code 2.
    """


def retold(problems: Iterable[Problem], path: str, now: Iterable[Problem]) -> tuple[Problem, ...]:
    """All these problems in order, with those that a file has `now` in the place of its others."""
    return in_order((*(p for p in problems if p.path != path), *now))


def in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Errors and warnings by file, line and column, each once."""
    return tuple(
        sorted(set(problems), key=lambda p: (p.path, p.line, p.column, p.warning, p.message))
    )


def nearest(word: str, known: Iterable[str], cutoff: float = 0.6) -> str:
    """The known word most like `word`, or an empty string where none is close."""
    import difflib  # Most builds find nothing to mend.

    folded: dict[str, str] = {}
    for candidate in known:
        folded.setdefault(candidate.casefold(), candidate)
    close = difflib.get_close_matches(word.casefold(), folded, n=1, cutoff=cutoff)
    return folded[close[0]] if close else ""


def nearest_file(path: str, known: Iterable[str]) -> str:
    """The known file whose name is most like that of `path`, whatever its ending; of those of one
    name, that in the folder most like. An empty string where no name is close."""
    named: dict[str, list[str]] = {}
    for other in known:
        named.setdefault(_stem(other), []).append(other)
    name = _stem(path)
    close = name if name in named else nearest(name, named, 0.7)
    return max(sorted(named[close]), key=lambda other: _likeness(path, other)) if close else ""


def _stem(path: str) -> str:
    name = path.rpartition("/")[2].casefold()
    return name.rpartition(".")[0] or name


def _likeness(path: str, other: str) -> float:
    import difflib

    return difflib.SequenceMatcher(None, path, other, autojunk=False).ratio()


def whence(error: Exception) -> str:
    """Where in this program an error that was caught came from, as `prose.py, line 12`."""
    step = error.__traceback__
    while step and step.tb_next:
        step = step.tb_next
    if step is None:
        return "a place unknown"
    file = step.tb_frame.f_code.co_filename.replace("\\", "/").rpartition("/")[2]
    return f"{file}, line {step.tb_lineno}"


def bare(part: str, text: str) -> str:
    """Text as it is: what `shown` paints with where there are no colours."""
    return text


def shown(problem: Problem, line_text: str | None, paint: Callable[[str, str], str] = bare) -> str:
    """The problem as an author sees it; `line_text` is the line it stands on, if it can be had.

    `paint` is given each part that may have a colour, by its name (`place`, `error`, `warning`,
    `gutter`, `caret`, `hint`), and gives what is printed for it.
    """
    kind = "warning" if problem.warning else "error"
    head = f"{paint(kind, kind)}: {headline(problem)}"
    if problem.path:
        head = f"{paint('place', place(problem))}: {head}"
    if not problem.line or line_text is None:
        return head + (f"\n    {paint('hint', problem.hint)}" if problem.hint else "")
    return head + "\n" + _excerpt(problem, line_text, paint)


def headline(problem: Problem) -> str:
    """The message, and for a warning the code that silences it. Errors cannot be silenced."""
    silenceable = problem.warning and problem.code
    return f"{problem.message} ({problem.code})" if silenceable else problem.message


def place(problem: Problem) -> str:
    """Where a problem is, as editors understand it: `path:line:column`. They pass over a file of
    the archive without a line, so that the whole of one begins at its first."""
    if problem.line or problem.path.startswith(_OF_ARCHIVE):
        return f"{problem.path}:{problem.line or 1}:{problem.column or 1}"
    return problem.path


_OF_ARCHIVE = (f"{CONTENT_FOLDER}/", f"{LAYOUTS_FOLDER}/")


def annotation(problem: Problem) -> str:
    """The problem as a workflow command of a code forge's runner (`::error file=…`)."""
    kind = "warning" if problem.warning else "error"
    text = headline(problem) + (f" — {problem.hint}" if problem.hint else "")
    where = f"file={_property(problem.path)}"
    if problem.line:
        where += f",line={problem.line},col={problem.column}"
    return f"::{kind} {where}::{_data(text)}"


# A line of a terminal. Past it the excerpt is cut, so that a 20,000-character line stays readable.
_EXCERPT = 96


def _excerpt(problem: Problem, line_text: str, paint: Callable[[str, str], str]) -> str:
    text = "".join(c if c.isprintable() else " " for c in line_text.rstrip("\r\n"))
    column = max(problem.column, 1)
    cut = max(0, column - 1 - _EXCERPT // 2) if len(text) > _EXCERPT else 0
    lead = "…" if cut else ""
    text = lead + text[cut : cut + _EXCERPT]
    before = text[: column - 1 - cut + len(lead)]
    marked = text[len(before) : len(before) + problem.width] or " "
    number = str(problem.line)
    gutter = " " * len(number)
    carets = " " * cells(before) + paint("caret", "^" * max(1, cells(marked)))
    hint = " " + paint("hint", problem.hint) if problem.hint else ""
    first = f"  {paint('gutter', f'{number} │')} {text}"
    return f"{first}\n  {paint('gutter', f'{gutter} │')} {carets}{hint}"


def cells(text: str) -> int:
    """Width in terminal cells: Hangul and other wide letters take two, combining marks none."""
    return sum(
        0 if unicodedata.combining(c) else 2 if unicodedata.east_asian_width(c) in "WF" else 1
        for c in text
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
