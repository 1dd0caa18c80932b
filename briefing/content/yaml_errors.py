"""An error of PyYAML → the line with the mistake and its cure, for an author.

YAML stops where it can no longer make sense of a text. That is often some lines below the mistake:
a key without a space after its colon is text, and so is all that follows it. This module knows how
front matter is written. It does not know which keys exist, nor the library that parses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from briefing.content.ast import Place
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
    end of the text; then `line` and `column` are the end of the last line."""

    error: YamlError
    path: str
    lines: list[str]
    line: int
    column: int
    at_end: bool

    @property
    def line_text(self) -> str:
        return self.lines[self.line - 1]

    def says(self, *parts: str) -> bool:
        """Whether the parser's reason contains one of these texts."""
        return any(part in self.error.reason for part in parts)


def explain(error: YamlError, text: str, path: str) -> Problem:
    """The problem to show to the author: the first explanation that applies."""
    lines = text.split("\n")
    line, column = error.place
    at_end = line > len(lines) or (line == len(lines) and not lines[line - 1])
    if at_end:
        line = max(1, len(lines) - 1)
        column = len(lines[line - 1]) + 1
    failure = _Failure(error, path, lines, line, column, at_end)
    for explanation in _EXPLANATIONS:
        problem = explanation(failure)
        if problem:
            return problem
    return _unknown(failure)


def explain_no_table(text: str, path: str, line: int, column: int) -> Problem:
    """The problem of front matter without any key. Its first character is at the place."""
    slip = _key_slip(text.split("\n")[line - 1], line, path)
    message, hint = "the front matter must be lines of “key: value”", "begin with: title: …"
    return slip or Problem(path, line, column, message, hint, code="yaml-key")


def lost_after_comment(path: str, line: int, column: int) -> Problem:
    """The problem of a “#” in a text: YAML takes it, and the rest of the text, for a comment."""
    message = "everything after “ #” would be ignored"
    return Problem(
        path, line, column, message, "put the value in quotation marks", code="yaml-comment"
    )


# ---- explanations -------------------------------------------------------------------------------


def _tab(failure: _Failure) -> Problem | None:
    if "\t" not in failure.line_text[: failure.column]:
        return None
    column = failure.line_text.index("\t") + 1
    message = "a tab character indents this line"
    return Problem(failure.path, failure.line, column, message, "use spaces", code="yaml-indent")


def _backslash(failure: _Failure) -> Problem | None:
    if not failure.says("escape ", "hexdecimal"):  # PyYAML spells it so.
        return None
    message = "a backslash in double quotation marks begins an escape sequence"
    hint = "write \\\\ for one backslash, or put the value in single quotation marks"
    start = failure.line_text.rfind("\\", 0, failure.column)
    column = start + 1 if start >= 0 else failure.column
    return Problem(failure.path, failure.line, column, message, hint, code="yaml-quote")


def _unclosed_quote(failure: _Failure) -> Problem | None:
    """A quotation mark that YAML closes with that of another value, or not at all."""
    start, last = None, failure.error.last
    if failure.says("quoted scalar"):
        start = failure.error.opening
    elif last and last.quoted and last.start[0] < last.end[0] == failure.error.place[0]:
        (first, _), (final, column) = last.start, last.end
        inside = (*failure.lines[first : final - 1], failure.lines[final - 1][: column - 1])
        if any(map(_KEYED.match, inside)):
            start = last.start
    if start is None:
        return None
    message = "a quotation mark is opened and never closed"
    hint = "close it with the same quotation mark on the same line"
    return Problem(failure.path, *start, message, hint, code="yaml-quote")


def _missing_key(failure: _Failure) -> Problem | None:
    if failure.says("could not find expected ':'") and failure.error.opening:
        return _line_without_key(failure, failure.error.opening[0])
    return None


def _stray_colon(failure: _Failure) -> Problem | None:
    if not failure.says("mapping values are not allowed"):
        return None
    keyed = _KEYED.match(failure.line_text)
    if keyed and keyed.end(2) + 1 == failure.column:
        # This line is valid. The mistake is in a line above it.
        above = _mistake_above(failure, is_top_level=not keyed[1])
        if above:
            return above
    bare = _BARE_VALUE.match(failure.line_text)
    if bare and ": " in bare[2] + " ":
        return _unquoted_colon(failure, bare[1], bare[2])
    hint = "a key starts at the left edge and has a space after its colon; is one missing above?"
    return _at_stop(failure, "a key is not expected here", hint, code="yaml-key")


def _mistake_above(failure: _Failure, is_top_level: bool) -> Problem | None:
    lines, first = failure.lines, failure.line
    while first > 1 and lines[first - 2].strip() and not _KEYED.match(lines[first - 2]):
        first -= 1
    slip = _key_slip(lines[first - 1], first, failure.path) if first < failure.line else None
    problem = slip or _misplaced(failure)
    if problem:
        return problem
    if first < failure.line and is_top_level:
        return _line_without_key(failure, first)
    return None


def _brackets(failure: _Failure) -> Problem | None:
    """A mistake in a list in `[…]` or a table in `{…}`."""
    opening = failure.error.opening
    if not failure.says("flow sequence", "flow mapping") or not opening:
        return None
    inside = failure.lines[opening[0] : failure.line]
    if failure.at_end or any(keyed and not keyed[1] for keyed in map(_KEYED.match, inside)):
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
    message = f"this {_bracket_kind(failure)[2]} cannot be read past here"
    return _at_stop(failure, message, hint, code="yaml-bracket")


def _bracket_kind(failure: _Failure) -> tuple[str, str, str]:
    return ("[", "]", "list") if failure.says("flow sequence") else ("{", "}", "table")


def _unclosed_bracket(failure: _Failure, opening: Place) -> Problem:
    sign, close, kind = _bracket_kind(failure)
    line_text = failure.lines[opening[0] - 1]
    comment = _comment_column(line_text, opening[1])
    if comment and close in line_text[comment:]:
        return lost_after_comment(failure.path, opening[0], comment)
    message, hint = f"a {kind} is opened with “{sign}” but not closed", f"add “{close}” at its end"
    return Problem(failure.path, *opening, message, hint, code="yaml-bracket")


def _colon_in_brackets(failure: _Failure, last: ScalarSpan) -> Problem | None:
    line, start = last.start
    line_text = failure.lines[line - 1]
    if line < failure.line:
        message, column = "a comma is missing at the end of this line", len(line_text.rstrip()) + 1
        return Problem(failure.path, line, column, message, "add “,”", code="yaml-bracket")
    key = _KEY_BEFORE.search(line_text[max(0, start - _SHORT_CHARACTERS) : start - 1])
    value = _ENTRY.match(line_text, start - 1)
    return _unquoted_colon(failure, key[1], value[0].rstrip()) if key and value else None


_KEY_BEFORE = re.compile(r"([\w-]+): +\Z")
_ENTRY = re.compile(r"[^,}\]]*")


def _bad_start(failure: _Failure) -> Problem | None:
    """A value that begins with a character that has a meaning in YAML."""
    if not failure.says("cannot start any token", "scanning an alias", "anchor"):
        return None
    line, column = failure.line, failure.column
    if failure.error.opening and not failure.says("cannot start any token"):
        line, column = failure.error.opening
    sign = failure.lines[line - 1][column - 1 : column]
    message = f"a value cannot start with “{sign}”" if sign else "this value cannot be read"
    hint = "put the value in quotation marks"
    return Problem(failure.path, line, column, message, hint, code="yaml-value")


def _dash_value(failure: _Failure) -> Problem | None:
    if not failure.says("block sequence entries are not allowed"):
        return None
    hint = (
        "put a text in quotation marks; "
        "write each entry of a list as “- …” on a line of its own below the key"
    )
    return _at_stop(failure, "a value cannot start with “- ”", hint, 2, code="yaml-value")


def _first_indented(failure: _Failure) -> Problem | None:
    if not failure.says("document start"):
        return None
    line = next((n for n, text in enumerate(failure.lines, 1) if text.strip()), 1)
    column = _indent(failure.lines[line - 1]) + 1
    message, hint = "this line is indented, and others are not", "begin all keys at the left edge"
    return Problem(failure.path, line, column, message, hint, code="yaml-indent")


def _misplaced(failure: _Failure) -> Problem | None:
    """A key in a table that is not aligned with the other keys of the table."""
    keyed = _KEYED.match(failure.line_text)
    if keyed is None or not keyed[1] or "-" in keyed[1]:
        return None
    column = len(keyed[1]) + 1
    for line_above in reversed(failure.lines[: failure.line - 1]):
        other = _KEYED.match(line_above)
        if other and not other[1]:
            return None
        # The next line above that begins an entry or has a value shows the right column.
        expected = len(other[1]) + 1 if other else column
        if other and (other[3] or "-" in other[1]) and expected != column:
            message = f"“{keyed[2]}” is not aligned with the keys that it belongs to"
            hint = f"begin it in column {expected}, below “{other[2]}”"
            width = len(keyed[2])
            return Problem(
                failure.path, failure.line, column, message, hint, width, code="yaml-indent"
            )
    return None


def _comment_above(failure: _Failure) -> Problem | None:
    return _comment_in_text(failure, failure.line)


def _unknown(failure: _Failure) -> Problem:
    bare = _BARE_VALUE.match(failure.line_text)
    hint = "put the whole value in quotation marks" if bare else "write it as: key: value"
    if bare and bare[2][0] in "\"'":
        inside = "double it" if bare[2][0] == "'" else 'write \\"'
        hint = f"use the other kind of quotation mark outside, or {inside} inside"
    return _at_stop(failure, "this line cannot be read past here", hint, code="invalid-yaml")


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
    _misplaced,
    _comment_above,
)


# ---- parts of explanations ----------------------------------------------------------------------

_START = r"(\s*(?:- +)?(?:\{ *)?)"
_KEYED = re.compile(_START + r"([\w-]+):(?: +(.*)|$)")
_BARE_VALUE = re.compile(r"^\s*(?:- )?\{?\s*([\w-]+): +(.+?)\s*$")
# A word, and what the author wrote instead of a colon and a space after it.
_WORD = _START + r"([^\W\d][\w-]*)"
_KEY_SLIPS = (
    # A slash after the colon would make it a web address.
    (
        re.compile(_WORD + r"(:)(?=[^\s/])"),
        "there is no space after the colon",
        "put a space after the colon",
    ),
    (
        re.compile(_WORD + r" *(=)(?!=)"),
        "there is “=” where a colon belongs",
        "write a colon and a space, not =",
    ),
    (
        re.compile(_WORD + r" *([：﹕︰])"),
        "this is a full-width colon",
        "write an ordinary colon and a space",
    ),
    (
        re.compile(_WORD + r":([^\S \t])"),
        "the space after the colon is not an ordinary one",
        "put an ordinary space there",
    ),
)
_SHORT_CHARACTERS = 60  # A hint repeats no more of a line than this.


def _at_stop(failure: _Failure, message: str, hint: str, width: int = 1, *, code: str) -> Problem:
    """A problem at the place where the parser stopped."""
    return Problem(failure.path, failure.line, failure.column, message, hint, width, code=code)


def _unquoted_colon(failure: _Failure, key: str, value: str) -> Problem:
    escaped = value.replace("\\", "\\\\").replace('"', '\\"')
    hint = f'put the value in quotation marks: {key}: "{escaped}"'
    message = "a colon inside a value that is not in quotation marks"
    return _at_stop(failure, message, hint, code="yaml-colon")


def _key_slip(line_text: str, line: int, path: str) -> Problem | None:
    """The problem of a line with a key that something else than a colon and a space follows."""
    for pattern, message, cure in _KEY_SLIPS:
        match = pattern.match(line_text)
        if match:
            rest = line_text[match.end() :].strip()
            corrected = f": {match[2]}: {rest}" if 0 < len(rest) <= _SHORT_CHARACTERS else ""
            column = match.start(3) + 1
            return Problem(path, line, column, message, cure + corrected, code="yaml-key")
    return None


def _line_without_key(failure: _Failure, line: int) -> Problem:
    """The problem of a line at the left edge, or in a table, that has no key."""
    line_text = failure.lines[line - 1]
    slip = _key_slip(line_text, line, failure.path) or _comment_in_text(failure, line)
    if slip:
        return slip
    column = _indent(line_text) + 1
    above = _KEYED.match(failure.lines[line - 2]) if line > 1 else None
    continues = bool(above and above[3] and above[3][0] not in "[{\"'|>")
    hint = "write it as: key: value"
    if above and continues:
        hint = f"if it belongs to “{above[2]}”, indent it by two spaces"
    if column == 1:
        hint += "; if the text begins here, put a line “---” above it"
    width = max(1, len(line_text.strip()))
    message = "this line has no “key:”"
    return Problem(failure.path, line, column, message, hint, width, code="yaml-key")


def _comment_in_text(failure: _Failure, line: int) -> Problem | None:
    """A comment that ends a text which this line, indented, was meant to continue."""
    if line < 2 or not failure.lines[line - 1].startswith(" "):
        return None
    column = _comment_column(failure.lines[line - 2])
    return lost_after_comment(failure.path, line - 1, column) if column else None


def _comment_column(line_text: str, start: int = 0) -> int:
    """The column of the ` #` after `start` that cuts a text off; 0 if there is none. After a
    closing quotation mark or bracket, a comment is a real comment."""
    masked = _QUOTED.sub(lambda match: '"' * len(match[0]), line_text)
    found = _COMMENT.search(masked, start)
    cuts_text = found and masked[: found.start()].rstrip()[-1:] not in '"]}'
    return found.start() + 1 if found and cuts_text else 0


_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<![^\W\d])'(?:[^']|'')*'")
_COMMENT = re.compile(r"(?<=[ \t])#")


def _indent(line_text: str) -> int:
    return len(line_text) - len(line_text.lstrip())
