"""An error of PyYAML → the line with the mistake and its cure, for an author.

YAML stops where the text is no longer valid. That is often some lines below the mistake: a key
without a space after its colon is text, and so is everything that follows it. This module knows how
front matter is written. It does not know which keys exist, nor the library that parses it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from briefing.content import yaml_lines
from briefing.content.ast import Place
from briefing.content.yaml_types import in_quotes
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

_KEYED = late_pattern(yaml_lines.START + r"([\w-]+):(?: +(.*)|$)")
_BARE_VALUE = late_pattern(r"^\s*(?:- )?\{?\s*([\w-]+): +(.+?)\s*$")
_WORD_WITHOUT_COLON = late_pattern(r"([a-z_]{2,20}) (\S.{0,59})$")

NO_KEYS = "no keys"  # The reason if the parser finds no error, but no key either.


class ScalarSpan(NamedTuple):
    """Where a value is written, and whether it is in quotation marks."""

    start: Place
    end: Place
    is_quoted: bool


class YamlError(NamedTuple):
    """An error of the YAML parser in the lines of a text. Lines and columns count from 1.

    `reason` is the parser's own text, `line` and `column` are where it stopped, `opening` is the
    start of the construct that it could not finish, and `last` is the last value that it parsed.
    `at_end` is true if it reached the end of the text; then it stopped after the last line.
    """

    path: str
    lines: list[str]
    reason: str
    line: int
    column: int
    opening: Place | None
    last: ScalarSpan | None
    at_end: bool = False

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

    def problem_here(self, message: str, hint: str, *, code: str) -> Problem:
        return self.problem((self.line, self.column), message, hint, code=code)


def explain(error: YamlError) -> Problem:
    """The problem to show to the author: the first explanation that applies."""
    lines = error.lines
    if error.line > len(lines) or (error.line == len(lines) and not lines[-1]):
        line = max(1, len(lines) - 1)
        error = error._replace(line=line, column=len(lines[line - 1]) + 1, at_end=True)
    problems = (find(error) for parts, find in _EXPLANATIONS if not parts or error.says(*parts))
    return next(filter(None, problems))


def lost_after_comment(path: str, line: int, column: int) -> Problem:
    """The problem of a “#” in a text: YAML takes it, and the rest of the text, for a comment."""
    message, hint = "everything after “ #” would be ignored", "put the value in quotation marks"
    return Problem(path, line, column, message, hint, code="yaml-comment")


# ---- explanations -------------------------------------------------------------------------------


def _no_keys(error: YamlError) -> Problem:
    message, hint = "the front matter must be lines of “key: value”", "begin with: title: …"
    return _key_slip(error, error.line) or error.problem_here(message, hint, code="yaml-key")


def _tab(error: YamlError) -> Problem | None:
    column = error.line_text.find("\t", 0, error.column) + 1
    message, hint = "a tab character indents this line", "use spaces"
    above = _KEYED.match(error.lines[error.line - 2]) if error.line > 1 else None
    if column == 1 and above and above[3] and not above[1] and _KEYED.match(error.line_text):
        hint = "delete it: each key begins at the left edge"
    return (
        error.problem((error.line, column), message, hint, code="yaml-indent") if column else None
    )


def _backslash(error: YamlError) -> Problem:
    message = "a backslash in double quotation marks begins an escape sequence"
    hint = "write \\\\ for one backslash, or put the value in single quotation marks"
    column = error.line_text.rfind("\\", 0, error.column) + 1 or error.column
    return error.problem((error.line, column), message, hint, code="yaml-quote")


def _unclosed_quote(error: YamlError) -> Problem | None:
    """A quotation mark without an end: YAML ends it at the quotation mark of another value, or
    never."""
    start, last = None, error.last
    if error.says("quoted scalar"):
        start = error.opening
    elif last and last.is_quoted and last.start[0] < last.end[0] == error.line:
        (first, _), (final, column) = last.start, last.end
        inside = (*error.lines[first : final - 1], error.lines[final - 1][: column - 1])
        if any(map(_KEYED.match, inside)):
            start = last.start
    if start is None:
        return None
    message = "a quotation mark is opened and never closed"
    hint = "close it with the same quotation mark on the same line"
    return error.problem(start, message, hint, code="yaml-quote")


def _stray_colon(error: YamlError) -> Problem | None:
    keyed = _KEYED.match(error.line_text)
    if keyed and keyed.end(2) + 1 == error.column:
        # This line is valid. The mistake is in a line above it.
        above = _mistake_above(error, is_top_level=not keyed[1])
        if above:
            return above
    table = _of_line(error, error.line, yaml_lines.round_brackets(error.line_text))
    if table:
        return table
    bare = _BARE_VALUE.match(error.line_text)
    if bare and ": " in bare[2] + " ":
        return _unquoted_colon(error, bare[1], bare[2])
    hint = "begin each key at the left edge, with a space after its colon; "
    hint += "check the lines above too"
    return error.problem_here("a key is not expected here", hint, code="yaml-key")


def _mistake_above(error: YamlError, is_top_level: bool) -> Problem | None:
    lines, first = error.lines, error.line
    while first > 1 and lines[first - 2].strip() and not _KEYED.match(lines[first - 2]):
        first -= 1
    slip = _key_slip(error, first) if first < error.line else None
    problem = slip or _misaligned_key(error)
    if problem is None and first < error.line and is_top_level:
        return _line_without_key(error, first)
    return problem


def _brackets(error: YamlError) -> Problem | None:
    """A mistake in a list in `[…]` or a table in `{…}`."""
    if not error.opening:
        return None
    close, kind = ("]", "list") if error.says("flow sequence") else ("}", "table")
    inside = error.lines[error.opening[0] : error.line]
    if error.at_end or any(keyed and not keyed[1] for keyed in map(_KEYED.match, inside)):
        return _unclosed_bracket(error, error.opening, close, kind)
    last = error.last
    next_sign = error.line_text[error.column - 1 : error.column]
    if last and next_sign == ":" and not last.is_quoted:
        problem = _colon_in_brackets(error, *last.start)
        if problem:
            return problem
    hint = "put commas between entries, and quotation marks around text with commas or colons"
    if last and last.is_quoted and last.end[0] == error.line:
        hint = "put a comma before the next entry; around a text that contains such quotation "
        hint += "marks, use the other kind"
    message = f"this {kind} cannot be read from here on"
    return error.problem_here(message, hint, code="yaml-bracket")


def _unclosed_bracket(error: YamlError, opening: Place, close: str, kind: str) -> Problem:
    line, column = opening
    line_text = error.lines[line - 1]
    comment = yaml_lines.comment_column(line_text, column)
    if comment and close in line_text[comment:]:
        return lost_after_comment(error.path, line, comment)
    message = f"a {kind} is opened with “{line_text[column - 1]}” but not closed"
    return error.problem(opening, message, f"add “{close}” at its end", code="yaml-bracket")


def _colon_in_brackets(error: YamlError, line: int, column: int) -> Problem | None:
    """A colon in brackets after the value that begins at a line and column."""
    line_text = error.lines[line - 1]
    if line < error.line:
        place = line, len(line_text.rstrip()) + 1
        message = "a comma is missing at the end of this line"
        return error.problem(place, message, "add “,”", code="yaml-bracket")
    before = line_text[max(0, column - yaml_lines.SHORT_CHARACTERS) : column - 1]
    key = re.search(r"([\w-]+): +\Z", before)
    value = re.split(r"[,}\]]", line_text[column - 1 :])[0].rstrip()
    comma = _of_line(error, line, yaml_lines.missing_comma(value, column))
    if comma:
        return comma
    return _unquoted_colon(error, key[1], value) if key else None


def _unquoted_colon(error: YamlError, key: str, value: str) -> Problem:
    hint = f"put the value in quotation marks: {key}: {in_quotes(value)}"
    if value[:1] == "“" and value[-1:] == "”":
        hint = f"write straight quotation marks: {key}: {in_quotes(value[1:-1])}"
    message = "a colon inside a value that is not in quotation marks"
    return error.problem_here(message, hint, code="yaml-colon")


def _bad_start(error: YamlError) -> Problem:
    """A value that begins with a character that has a meaning in YAML."""
    line, column = error.line, error.column
    if error.opening and not error.says("cannot start any token"):
        line, column = error.opening
    entry = yaml_lines.entry_mistake(error.lines[line - 1])
    if entry and entry.column == column:
        return _at_line(error, line, entry)
    sign = error.lines[line - 1][column - 1 : column]
    message = f"a value cannot start with “{sign}”" if sign else "this value cannot be read"
    hint = "put the value in quotation marks"
    return error.problem((line, column), message, hint, code="yaml-value")


def _dash_value(error: YamlError) -> Problem:
    hint = "put a text in quotation marks; write each entry of a list as “- …” on a line of its "
    hint += "own below the key"
    place, message = (error.line, error.column), "a value cannot start with “- ”"
    return error.problem(place, message, hint, 2, code="yaml-value")


def _first_indented(error: YamlError) -> Problem:
    line = next((n for n, text in enumerate(error.lines, 1) if text.strip()), 1)
    place = line, yaml_lines.indent_of(error.lines[line - 1]) + 1
    message, hint = "this line is indented, and others are not", "begin all keys at the left edge"
    return error.problem(place, message, hint, code="yaml-indent")


def _unreadable(error: YamlError) -> Problem:
    text, column = error.line_text, error.column
    comment = yaml_lines.comment_column(text)
    if 1 < comment < column and text[comment - 2] in "[{":
        return lost_after_comment(error.path, error.line, comment)
    before, here = text[: column - 1].rstrip(), text[column - 1 :].rstrip()
    is_empty = before.endswith(("[", "{", ","))
    if here == "," or (is_empty and here.startswith(",")):
        message = "an empty entry" if is_empty else "there is nothing after this comma"
        return error.problem_here(message, "delete the comma", code="yaml-bracket")
    entry = yaml_lines.misaligned_entry(error.lines[: error.line])
    if entry:
        return _at_line(error, error.line, entry)
    bare = _BARE_VALUE.match(text)
    if bare and column == yaml_lines.indent_of(text) + 1 > 1:
        message = "this key is indented, and those above it are not"
        return error.problem_here(message, "delete the spaces before it", code="yaml-indent")
    hint = "put the whole value in quotation marks" if bare else "write it as: key: value"
    if bare and bare[2].startswith("!["):
        hint = f"name the file, and say what it shows: {bare[1]}: {{src: …, alt: …}}"
    if bare and bare[2][0] in "\"'":
        inside = "double it" if bare[2][0] == "'" else 'write \\"'
        hint = f"use the other kind of quotation mark outside, or {inside} inside"
    return error.problem_here("this line cannot be read from here on", hint, code="invalid-yaml")


# ---- mistakes that lines show -------------------------------------------------------------------


def _of_line(error: YamlError, line: int, mistake: yaml_lines.LineMistake | None) -> Problem | None:
    return _at_line(error, line, mistake) if mistake else None


def _at_line(error: YamlError, line: int, mistake: yaml_lines.LineMistake) -> Problem:
    column, width, message, hint, code = mistake
    return error.problem((line, column), message, hint, width, code=code)


def _key_slip(error: YamlError, line: int) -> Problem | None:
    return _of_line(error, line, yaml_lines.key_slip(error.lines[line - 1]))


def _line_without_key(error: YamlError, line: int) -> Problem:
    """A line at the left edge, or in a table, that has no key."""
    entry = _of_line(error, line, yaml_lines.entry_mistake(error.lines[line - 1]))
    slip = entry or _key_slip(error, line) or _text_cut_above(error, line)
    if slip:
        return slip
    line_text = error.lines[line - 1]
    column = yaml_lines.indent_of(line_text) + 1
    above = _KEYED.match(error.lines[line - 2]) if line > 1 else None
    word = _WORD_WITHOUT_COLON.match(line_text)
    hint = f"if “{word[1]}” is a key, write {word[1]}: {word[2]}" if word else "write key: value"
    if above and above[3] and above[3][0] not in "[{\"'|>":
        hint += f"; if it belongs to “{above[2]}”, indent it by two spaces"
    if column == 1:
        hint += "; if the text begins here, put a line “---” above it"
    message, width = "this line has no “key:”", max(1, len(line_text.strip()))
    return error.problem((line, column), message, hint, width, code="yaml-key")


def _text_cut_above(error: YamlError, line: int) -> Problem | None:
    """A comment that ends a text which this line, indented, was meant to continue."""
    if line < 2 or not error.lines[line - 1].startswith(" "):
        return None
    column = yaml_lines.comment_column(error.lines[line - 2])
    return lost_after_comment(error.path, line - 1, column) if column else None


def _misaligned_key(error: YamlError) -> Problem | None:
    """A key in a table that is not aligned with the other keys of the table."""
    keyed = _KEYED.match(error.line_text)
    if keyed is None or not keyed[1] or "-" in keyed[1]:
        return None
    column, key = len(keyed[1]) + 1, keyed[2]
    for line_above in reversed(error.lines[: error.line - 1]):
        other = _KEYED.match(line_above)
        if other and not other[1]:
            return None
        # The next line above that begins an entry or has a value shows the right column.
        expected = len(other[1]) + 1 if other else column
        if other and (other[3] or "-" in other[1]) and expected != column:
            message = f"“{key}” is not aligned with the keys that it belongs to"
            hint = f"begin it in column {expected}, below “{other[2]}”"
            return error.problem((error.line, column), message, hint, len(key), code="yaml-indent")
    return None


# What the parser's reason contains, and the explanation. The order matters: an explanation may rely
# on those before it.
_EXPLANATIONS: tuple[tuple[tuple[str, ...], Callable[[YamlError], Problem | None]], ...] = (
    ((NO_KEYS,), _no_keys),
    ((), _tab),
    (("escape ", "hexdecimal"), _backslash),  # PyYAML has this spelling.
    ((), _unclosed_quote),
    (("could not find expected ':'",), lambda e: e.opening and _line_without_key(e, e.opening[0])),
    (("mapping values are not allowed",), _stray_colon),
    (("flow sequence", "flow mapping"), _brackets),
    (("cannot start any token", "scanning an alias", "anchor"), _bad_start),
    (("block sequence entries are not allowed",), _dash_value),
    (("document start",), _first_indented),
    ((), _misaligned_key),
    ((), lambda e: _text_cut_above(e, e.line)),
    ((), _unreadable),
)
