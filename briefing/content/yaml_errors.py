"""An error of PyYAML → the line with the mistake and its cure, for an author.

YAML stops where the text is no longer valid. That is often some lines below the mistake: a key
without a space after its colon is text, and so is everything that follows it. This module knows how
front matter is written. It does not know which keys exist, and it does not know the library that
parses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from briefing.content.ast import Place
from briefing.content.yaml_lines import (
    BARE_VALUE,
    KEYED,
    SHORT_CHARACTERS,
    comment_column,
    comment_in_text,
    indent_of,
    key_slip,
    line_without_key,
    lost_after_comment,
    misaligned_key,
)
from briefing.core.diagnostics import Problem


class ScalarSpan(NamedTuple):
    """Where a value is written. `quoted` is true if it is in quotation marks."""

    start: Place
    end: Place
    quoted: bool


class YamlError(NamedTuple):
    """An error of the YAML parser.

    `reason` is the parser's own text, `place` is where it stopped, `opening` is the start of the
    construct that it could not finish, and `last` is the last value that it parsed.
    """

    reason: str
    place: Place
    opening: Place | None
    last: ScalarSpan | None


class _Failure(NamedTuple):
    """A YAML error and the text in which it occurred. `at_end` is true if the parser reached the
    end of the text; then `place` is the end of the last line."""

    error: YamlError
    path: str
    lines: list[str]
    place: Place
    at_end: bool

    @property
    def line(self) -> int:
        return self.place[0]

    @property
    def column(self) -> int:
        return self.place[1]

    @property
    def line_text(self) -> str:
        return self.lines[self.line - 1]

    def says(self, *parts: str) -> bool:
        """Whether the parser's reason contains one of these texts."""
        return any(part in self.error.reason for part in parts)

    def problem(
        self, place: Place, message: str, hint: str, width: int = 1, *, code: str
    ) -> Problem:
        return Problem(self.path, *place, message, hint, width, code=code)


def explain(error: YamlError, text: str, path: str) -> Problem:
    """The problem to show to the author: the first explanation that applies."""
    lines = text.split("\n")
    line, column = error.place
    at_end = line > len(lines) or (line == len(lines) and not lines[line - 1])
    if at_end:
        line = max(1, len(lines) - 1)
        column = len(lines[line - 1]) + 1
    failure = _Failure(error, path, lines, (line, column), at_end)
    for explanation in _EXPLANATIONS:
        problem = explanation(failure)
        if problem:
            return problem
    line = failure.line
    problem = misaligned_key(lines, line, path) or comment_in_text(lines, line, path)
    return problem or _unknown(failure)


def explain_no_table(text: str, path: str, line: int, column: int) -> Problem:
    """The problem of front matter without any key. Its first character is at the place."""
    slip = key_slip(text.split("\n"), line, path)
    message, hint = "the front matter must be lines of “key: value”", "begin with: title: …"
    return slip or Problem(path, line, column, message, hint, code="yaml-key")


# ---- explanations -------------------------------------------------------------------------------


def _tab(failure: _Failure) -> Problem | None:
    if "\t" not in failure.line_text[: failure.column]:
        return None
    column = failure.line_text.index("\t") + 1
    message = "a tab character indents this line"
    return failure.problem((failure.line, column), message, "use spaces", code="yaml-indent")


def _backslash(failure: _Failure) -> Problem | None:
    if not failure.says("escape ", "hexdecimal"):  # PyYAML has this spelling.
        return None
    message = "a backslash in double quotation marks begins an escape sequence"
    hint = "write \\\\ for one backslash, or put the value in single quotation marks"
    start = failure.line_text.rfind("\\", 0, failure.column)
    column = start + 1 if start >= 0 else failure.column
    return failure.problem((failure.line, column), message, hint, code="yaml-quote")


def _unclosed_quote(failure: _Failure) -> Problem | None:
    """A quotation mark without an end: YAML ends it at the quotation mark of another value, or
    never."""
    start, last = None, failure.error.last
    if failure.says("quoted scalar"):
        start = failure.error.opening
    elif last and last.quoted and last.start[0] < last.end[0] == failure.error.place[0]:
        (first, _), (final, column) = last.start, last.end
        inside = (*failure.lines[first : final - 1], failure.lines[final - 1][: column - 1])
        if any(map(KEYED.match, inside)):
            start = last.start
    if start is None:
        return None
    message = "a quotation mark is opened and never closed"
    hint = "close it with the same quotation mark on the same line"
    return failure.problem(start, message, hint, code="yaml-quote")


def _missing_key(failure: _Failure) -> Problem | None:
    if failure.says("could not find expected ':'") and failure.error.opening:
        return line_without_key(failure.lines, failure.error.opening[0], failure.path)
    return None


def _stray_colon(failure: _Failure) -> Problem | None:
    if not failure.says("mapping values are not allowed"):
        return None
    keyed = KEYED.match(failure.line_text)
    if keyed and keyed.end(2) + 1 == failure.column:
        # This line is valid. The mistake is in a line above it.
        above = _mistake_above(failure, is_top_level=not keyed[1])
        if above:
            return above
    bare = BARE_VALUE.match(failure.line_text)
    if bare and ": " in bare[2] + " ":
        return _unquoted_colon(failure, bare[1], bare[2])
    hint = (
        "begin each key at the left edge, with a space after its colon; check the lines above too"
    )
    return failure.problem(failure.place, "a key is not expected here", hint, code="yaml-key")


def _mistake_above(failure: _Failure, is_top_level: bool) -> Problem | None:
    lines, first = failure.lines, failure.line
    while first > 1 and lines[first - 2].strip() and not KEYED.match(lines[first - 2]):
        first -= 1
    slip = key_slip(lines, first, failure.path) if first < failure.line else None
    problem = slip or misaligned_key(lines, failure.line, failure.path)
    if problem is None and first < failure.line and is_top_level:
        return line_without_key(lines, first, failure.path)
    return problem


def _brackets(failure: _Failure) -> Problem | None:
    """A mistake in a list in `[…]` or a table in `{…}`."""
    opening = failure.error.opening
    if not failure.says("flow sequence", "flow mapping") or not opening:
        return None
    inside = failure.lines[opening[0] : failure.line]
    if failure.at_end or any(keyed and not keyed[1] for keyed in map(KEYED.match, inside)):
        return _unclosed_bracket(failure, opening)
    last = failure.error.last
    next_sign = failure.line_text[failure.column - 1 : failure.column]
    if last and next_sign == ":" and not last.quoted:
        problem = _colon_in_brackets(failure, last)
        if problem:
            return problem
    hint = "put commas between entries, and quotation marks around text with commas or colons"
    if last and last.quoted and last.end[0] == failure.line:
        hint = (
            "put a comma before the next entry; around a text that contains such quotation marks, "
            "use the other kind"
        )
    message = f"this {_bracket_kind(failure)[2]} cannot be read from here on"
    return failure.problem(failure.place, message, hint, code="yaml-bracket")


def _bracket_kind(failure: _Failure) -> tuple[str, str, str]:
    return ("[", "]", "list") if failure.says("flow sequence") else ("{", "}", "table")


def _unclosed_bracket(failure: _Failure, opening: Place) -> Problem:
    sign, close, kind = _bracket_kind(failure)
    line_text = failure.lines[opening[0] - 1]
    comment = comment_column(line_text, opening[1])
    if comment and close in line_text[comment:]:
        return lost_after_comment(failure.path, opening[0], comment)
    message, hint = f"a {kind} is opened with “{sign}” but not closed", f"add “{close}” at its end"
    return failure.problem(opening, message, hint, code="yaml-bracket")


def _colon_in_brackets(failure: _Failure, last: ScalarSpan) -> Problem | None:
    line, start = last.start
    line_text = failure.lines[line - 1]
    if line < failure.line:
        message, column = "a comma is missing at the end of this line", len(line_text.rstrip()) + 1
        return failure.problem((line, column), message, "add “,”", code="yaml-bracket")
    key = _KEY_BEFORE.search(line_text[max(0, start - SHORT_CHARACTERS) : start - 1])
    value = _ENTRY.match(line_text, start - 1)
    return _unquoted_colon(failure, key[1], value[0].rstrip()) if key and value else None


_KEY_BEFORE = re.compile(r"([\w-]+): +\Z")
_ENTRY = re.compile(r"[^,}\]]*")


def _unquoted_colon(failure: _Failure, key: str, value: str) -> Problem:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    hint = f'put the value in quotation marks: {key}: "{escaped}"'
    message = "a colon inside a value that is not in quotation marks"
    return failure.problem(failure.place, message, hint, code="yaml-colon")


def _bad_start(failure: _Failure) -> Problem | None:
    """A value that begins with a character that has a meaning in YAML."""
    if not failure.says("cannot start any token", "scanning an alias", "anchor"):
        return None
    place = failure.place
    if failure.error.opening and not failure.says("cannot start any token"):
        place = failure.error.opening
    sign = failure.lines[place[0] - 1][place[1] - 1 : place[1]]
    message = f"a value cannot start with “{sign}”" if sign else "this value cannot be read"
    return failure.problem(place, message, "put the value in quotation marks", code="yaml-value")


def _dash_value(failure: _Failure) -> Problem | None:
    if not failure.says("block sequence entries are not allowed"):
        return None
    hint = (
        "put a text in quotation marks; "
        "write each entry of a list as “- …” on a line of its own below the key"
    )
    message = "a value cannot start with “- ”"
    return failure.problem(failure.place, message, hint, 2, code="yaml-value")


def _first_indented(failure: _Failure) -> Problem | None:
    if not failure.says("document start"):
        return None
    line = next((n for n, text in enumerate(failure.lines, 1) if text.strip()), 1)
    column = indent_of(failure.lines[line - 1]) + 1
    message, hint = "this line is indented, and others are not", "begin all keys at the left edge"
    return failure.problem((line, column), message, hint, code="yaml-indent")


def _unknown(failure: _Failure) -> Problem:
    bare = BARE_VALUE.match(failure.line_text)
    hint = "put the whole value in quotation marks" if bare else "write it as: key: value"
    if bare and bare[2][0] in "\"'":
        inside = "double it" if bare[2][0] == "'" else 'write \\"'
        hint = f"use the other kind of quotation mark outside, or {inside} inside"
    message = "this line cannot be read from here on"
    return failure.problem(failure.place, message, hint, code="invalid-yaml")


# The order matters: an explanation may rely on those before it.
_EXPLANATIONS: tuple[Callable[[_Failure], Problem | None], ...] = (
    _tab,
    _backslash,
    _unclosed_quote,
    _missing_key,
    _stray_colon,
    _brackets,
    _bad_start,
    _dash_value,
    _first_indented,
)
