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
    """Where a value is written, and whether it is in quotation marks."""

    start: Place
    end: Place
    is_quoted: bool


class YamlError(NamedTuple):
    """An error of the YAML parser in the lines of a text.

    `reason` is the parser's own text, `place` is where it stopped, `opening` is the start of the
    construct that it could not finish, and `last` is the last value that it parsed. `at_end` is
    true if the parser reached the end of the text; then `place` is the end of the last line.
    """

    path: str
    lines: list[str]
    reason: str
    place: Place
    opening: Place | None
    last: ScalarSpan | None
    at_end: bool = False

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
        return any(part in self.reason for part in parts)

    def problem(
        self, place: Place, message: str, hint: str, width: int = 1, *, code: str
    ) -> Problem:
        return Problem(self.path, *place, message, hint, width, code=code)


def explain(error: YamlError) -> Problem:
    """The problem to show to the author: the first explanation that applies."""
    lines = error.lines
    if error.line > len(lines) or (error.line == len(lines) and not lines[-1]):
        line = max(1, len(lines) - 1)
        error = error._replace(place=(line, len(lines[line - 1]) + 1), at_end=True)
    problems = (explanation(error) for explanation in _EXPLANATIONS)
    return next(filter(None, problems), None) or _unknown(error)


def explain_no_table(text: str, path: str, line: int, column: int) -> Problem:
    """The problem of front matter without any key. Its first character is at the place."""
    slip = key_slip(text.split("\n"), line, path)
    message, hint = "the front matter must be lines of “key: value”", "begin with: title: …"
    return slip or Problem(path, line, column, message, hint, code="yaml-key")


# ---- explanations -------------------------------------------------------------------------------


def _tab(error: YamlError) -> Problem | None:
    if "\t" not in error.line_text[: error.column]:
        return None
    column = error.line_text.index("\t") + 1
    message = "a tab character indents this line"
    return error.problem((error.line, column), message, "use spaces", code="yaml-indent")


def _backslash(error: YamlError) -> Problem | None:
    if not error.says("escape ", "hexdecimal"):  # PyYAML has this spelling.
        return None
    message = "a backslash in double quotation marks begins an escape sequence"
    hint = "write \\\\ for one backslash, or put the value in single quotation marks"
    start = error.line_text.rfind("\\", 0, error.column)
    column = start + 1 if start >= 0 else error.column
    return error.problem((error.line, column), message, hint, code="yaml-quote")


def _unclosed_quote(error: YamlError) -> Problem | None:
    """A quotation mark without an end: YAML ends it at the quotation mark of another value, or
    never."""
    start, last = None, error.last
    if error.says("quoted scalar"):
        start = error.opening
    elif last and last.is_quoted and last.start[0] < last.end[0] == error.place[0]:
        (first, _), (final, column) = last.start, last.end
        inside = (*error.lines[first : final - 1], error.lines[final - 1][: column - 1])
        if any(map(KEYED.match, inside)):
            start = last.start
    if start is None:
        return None
    message = "a quotation mark is opened and never closed"
    hint = "close it with the same quotation mark on the same line"
    return error.problem(start, message, hint, code="yaml-quote")


def _missing_key(error: YamlError) -> Problem | None:
    if error.says("could not find expected ':'") and error.opening:
        return line_without_key(error.lines, error.opening[0], error.path)
    return None


def _stray_colon(error: YamlError) -> Problem | None:
    if not error.says("mapping values are not allowed"):
        return None
    keyed = KEYED.match(error.line_text)
    if keyed and keyed.end(2) + 1 == error.column:
        # This line is valid. The mistake is in a line above it.
        above = _mistake_above(error, is_top_level=not keyed[1])
        if above:
            return above
    bare = BARE_VALUE.match(error.line_text)
    if bare and ": " in bare[2] + " ":
        return _unquoted_colon(error, bare[1], bare[2])
    hint = (
        "begin each key at the left edge, with a space after its colon; check the lines above too"
    )
    return error.problem(error.place, "a key is not expected here", hint, code="yaml-key")


def _mistake_above(error: YamlError, is_top_level: bool) -> Problem | None:
    lines, first = error.lines, error.line
    while first > 1 and lines[first - 2].strip() and not KEYED.match(lines[first - 2]):
        first -= 1
    slip = key_slip(lines, first, error.path) if first < error.line else None
    problem = slip or misaligned_key(lines, error.line, error.path)
    if problem is None and first < error.line and is_top_level:
        return line_without_key(lines, first, error.path)
    return problem


def _brackets(error: YamlError) -> Problem | None:
    """A mistake in a list in `[…]` or a table in `{…}`."""
    opening = error.opening
    if not error.says("flow sequence", "flow mapping") or not opening:
        return None
    inside = error.lines[opening[0] : error.line]
    if error.at_end or any(keyed and not keyed[1] for keyed in map(KEYED.match, inside)):
        return _unclosed_bracket(error, opening)
    last = error.last
    next_sign = error.line_text[error.column - 1 : error.column]
    if last and next_sign == ":" and not last.is_quoted:
        problem = _colon_in_brackets(error, last)
        if problem:
            return problem
    hint = "put commas between entries, and quotation marks around text with commas or colons"
    if last and last.is_quoted and last.end[0] == error.line:
        hint = (
            "put a comma before the next entry; around a text that contains such quotation marks, "
            "use the other kind"
        )
    message = f"this {_bracket_kind(error)[2]} cannot be read from here on"
    return error.problem(error.place, message, hint, code="yaml-bracket")


def _bracket_kind(error: YamlError) -> tuple[str, str, str]:
    return ("[", "]", "list") if error.says("flow sequence") else ("{", "}", "table")


def _unclosed_bracket(error: YamlError, opening: Place) -> Problem:
    sign, close, kind = _bracket_kind(error)
    line_text = error.lines[opening[0] - 1]
    comment = comment_column(line_text, opening[1])
    if comment and close in line_text[comment:]:
        return lost_after_comment(error.path, opening[0], comment)
    message, hint = f"a {kind} is opened with “{sign}” but not closed", f"add “{close}” at its end"
    return error.problem(opening, message, hint, code="yaml-bracket")


def _colon_in_brackets(error: YamlError, last: ScalarSpan) -> Problem | None:
    line, start = last.start
    line_text = error.lines[line - 1]
    if line < error.line:
        message, column = "a comma is missing at the end of this line", len(line_text.rstrip()) + 1
        return error.problem((line, column), message, "add “,”", code="yaml-bracket")
    key = _KEY_BEFORE.search(line_text[max(0, start - SHORT_CHARACTERS) : start - 1])
    value = _ENTRY.match(line_text, start - 1)
    return _unquoted_colon(error, key[1], value[0].rstrip()) if key and value else None


_KEY_BEFORE = re.compile(r"([\w-]+): +\Z")
_ENTRY = re.compile(r"[^,}\]]*")


def _unquoted_colon(error: YamlError, key: str, value: str) -> Problem:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    hint = f'put the value in quotation marks: {key}: "{escaped}"'
    message = "a colon inside a value that is not in quotation marks"
    return error.problem(error.place, message, hint, code="yaml-colon")


def _bad_start(error: YamlError) -> Problem | None:
    """A value that begins with a character that has a meaning in YAML."""
    if not error.says("cannot start any token", "scanning an alias", "anchor"):
        return None
    place = error.place
    if error.opening and not error.says("cannot start any token"):
        place = error.opening
    sign = error.lines[place[0] - 1][place[1] - 1 : place[1]]
    message = f"a value cannot start with “{sign}”" if sign else "this value cannot be read"
    return error.problem(place, message, "put the value in quotation marks", code="yaml-value")


def _dash_value(error: YamlError) -> Problem | None:
    if not error.says("block sequence entries are not allowed"):
        return None
    hint = (
        "put a text in quotation marks; "
        "write each entry of a list as “- …” on a line of its own below the key"
    )
    message = "a value cannot start with “- ”"
    return error.problem(error.place, message, hint, 2, code="yaml-value")


def _first_indented(error: YamlError) -> Problem | None:
    if not error.says("document start"):
        return None
    line = next((n for n, text in enumerate(error.lines, 1) if text.strip()), 1)
    column = indent_of(error.lines[line - 1]) + 1
    message, hint = "this line is indented, and others are not", "begin all keys at the left edge"
    return error.problem((line, column), message, hint, code="yaml-indent")


def _unknown(error: YamlError) -> Problem:
    bare = BARE_VALUE.match(error.line_text)
    hint = "put the whole value in quotation marks" if bare else "write it as: key: value"
    if bare and bare[2][0] in "\"'":
        inside = "double it" if bare[2][0] == "'" else 'write \\"'
        hint = f"use the other kind of quotation mark outside, or {inside} inside"
    message = "this line cannot be read from here on"
    return error.problem(error.place, message, hint, code="invalid-yaml")


# The order matters: an explanation may rely on those before it.
_EXPLANATIONS: tuple[Callable[[YamlError], Problem | None], ...] = (
    _tab,
    _backslash,
    _unclosed_quote,
    _missing_key,
    _stray_colon,
    _brackets,
    _bad_start,
    _dash_value,
    _first_indented,
    lambda error: misaligned_key(error.lines, error.line, error.path),
    lambda error: comment_in_text(error.lines, error.line, error.path),
)
