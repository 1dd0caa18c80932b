"""What stopped YAML → the line at fault and its cure, as an author sees them.

YAML stops where it can make no more sense of a text, which is often lines below the slip: a key
without a space after its colon is text, and so is all that follows it. Knows how front matter is
written, and nothing of which keys exist or of the library that reads it.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.core.diagnostics import Problem

# Line and column, from 1.
Place = tuple[int, int]


class Word(NamedTuple):
    """A value where it is written; `quoted` is true of one in quotation marks."""

    start: Place
    end: Place
    quoted: bool


class Stop(NamedTuple):
    """Where YAML stopped, and its own words for why; `opening` is where that which it could not
    end begins, and `last` the last value that it read."""

    said: str
    at: Place
    opening: Place | None
    last: Word | None


def explained(stop: Stop, text: str, path: str) -> Problem:
    """The problem that an author is told."""
    lines = text.split("\n")
    line, column = stop.at
    at_end = line > len(lines) or (line == len(lines) and not lines[line - 1])
    if at_end:
        line = max(1, len(lines) - 1)
        column = len(lines[line - 1]) + 1
    shown, said, opening = lines[line - 1], stop.said, stop.opening
    if "\t" in shown[:column]:
        column = shown.index("\t") + 1
        return Problem(path, line, column, "a tab character indents this line", "use spaces")
    if "escape " in said or "hexdecimal" in said:
        message = "a backslash in double quotation marks begins an escape"
        hint = "write \\\\ for one backslash, or put the value in single quotation marks"
        start = shown.rfind("\\", 0, column)
        return Problem(path, line, start + 1 if start >= 0 else column, message, hint)
    unclosed = _unclosed_mark(stop, lines, path)
    if unclosed:
        return unclosed
    if "could not find expected ':'" in said and opening:
        return _keyless(lines, opening[0], path)
    if "mapping values are not allowed" in said:
        return _stray_colon(lines, line, column, path)
    if ("flow sequence" in said or "flow mapping" in said) and opening:
        return _in_brackets(stop, lines, at_end, path)
    if "cannot start any token" in said or "scanning an alias" in said or "anchor" in said:
        if opening and "cannot start any token" not in said:
            line, column = opening
        sign = lines[line - 1][column - 1 : column]
        message = f"a value cannot start with “{sign}”" if sign else "this value cannot be read"
        return Problem(path, line, column, message, "put the value in quotes")
    if "block sequence entries are not allowed" in said:
        hint = "put text in quotes; of a list, write each “- …” on a line of its own below the key"
        return Problem(path, line, column, "a value cannot start with “- ”", hint, 2)
    if "document start" in said:
        return _first_indented(lines, path)
    misplaced = _misplaced(lines, line, path)
    if misplaced:
        return misplaced
    cut = _cut_above(lines, line, path)
    if cut:
        return cut
    bare = _BARE_VALUE.match(shown)
    hint = "put the whole value in quotes" if bare else "write it as: key: value"
    if bare and bare[2][0] in "\"'":
        inside = "double it" if bare[2][0] == "'" else 'write \\"'
        hint = f"use the other kind of quotation mark outside, or {inside} inside"
    return Problem(path, line, column, "this line cannot be read past here", hint)


def without_keys(text: str, path: str, line: int, column: int) -> Problem:
    """What is told of front matter that is no table at all; its first sign stands at the place."""
    slip = _slip(text.split("\n")[line - 1], line, path)
    message, hint = "the front matter must be lines of “key: value”", "begin with: title: …"
    return slip or Problem(path, line, column, message, hint)


# ---- lines without a key ------------------------------------------------------------------------

_START = r"(\s*(?:- +)?(?:\{ *)?)"
_KEYED = re.compile(_START + r"([\w-]+):(?: +(.*)|$)")
_BARE_VALUE = re.compile(r"^\s*(?:- )?\{?\s*([\w-]+): +(.+?)\s*$")
# A word and what was written for the colon and space after it.
_WORD = _START + r"([^\W\d][\w-]*)"
_SLIPS = (
    # Not an address: its colon has a stroke after it.
    (
        re.compile(_WORD + r"(:)(?=[^\s/])"),
        "there is no space after the colon",
        "put a space after the colon",
    ),
    (
        re.compile(_WORD + r" *(=)(?!=)"),
        "“=” stands where a colon belongs",
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


def _slip(shown: str, number: int, path: str) -> Problem | None:
    """What is wrong with a line that has a key, and something else than a colon and a space."""
    for pattern, message, cure in _SLIPS:
        match = pattern.match(shown)
        if match:
            rest = shown[match.end() :].strip()
            whole = f": {match[2]}: {rest}" if rest and len(rest) <= _SHORT else ""
            return Problem(path, number, match.start(3) + 1, message, cure + whole)
    return None


_SHORT = 60  # So much of a line is repeated in its cure.


def _keyless(lines: list[str], number: int, path: str) -> Problem:
    """A line that begins at the left edge, or in a table, without a key."""
    shown = lines[number - 1]
    slip = _slip(shown, number, path)
    if slip:
        return slip
    column = len(shown) - len(shown.lstrip()) + 1
    cut = _cut_above(lines, number, path)
    if cut:
        return cut
    above = _KEYED.match(lines[number - 2]) if number > 1 else None
    goes_on = bool(above and above[3] and above[3][0] not in "[{\"'|>")
    hint = f"if it belongs to “{above[2]}”, indent it by two" if above and goes_on else ""
    hint = f"{hint} spaces" if hint else "write it as: key: value"
    if column == 1:
        hint += "; if the text begins here, put a line “---” above it"
    width = max(1, len(shown.strip()))
    return Problem(path, number, column, "this line has no “key:”", hint, width)


def _stray_colon(lines: list[str], line: int, column: int, path: str) -> Problem:
    shown = lines[line - 1]
    keyed = _KEYED.match(shown)
    if keyed and keyed.end(2) + 1 == column:  # The line is sound: what stands above it isn't.
        first = line
        while first > 1 and lines[first - 2].strip() and not _KEYED.match(lines[first - 2]):
            first -= 1
        slip = _slip(lines[first - 1], first, path) if first < line else None
        misplaced = slip or _misplaced(lines, line, path)
        if misplaced:
            return misplaced
        if first < line and not keyed[1]:
            return _keyless(lines, first, path)
    bare = _BARE_VALUE.match(shown)
    if bare and ": " in bare[2] + " ":
        return _unquoted(bare[1], bare[2], line, column, path)
    hint = "a key starts at the left edge and has a space after its colon; is one missing above?"
    return Problem(path, line, column, "a key is not expected here", hint)


def _unquoted(key: str, value: str, line: int, column: int, path: str) -> Problem:
    quoted = value.replace("\\", "\\\\").replace('"', '\\"')
    hint = f'put the value in quotes: {key}: "{quoted}"'
    return Problem(path, line, column, "a colon inside a value that is not in quotes", hint)


# ---- quotation marks, brackets and columns ------------------------------------------------------


def _unclosed_mark(stop: Stop, lines: list[str], path: str) -> Problem | None:
    """A quotation mark that YAML closes with another value's, or not at all."""
    start, last = None, stop.last
    if "quoted scalar" in stop.said:
        start = stop.opening
    elif last and last.quoted and last.start[0] < last.end[0] == stop.at[0]:
        (first, _), (final, column) = last.start, last.end
        if any(map(_KEYED.match, (*lines[first : final - 1], lines[final - 1][: column - 1]))):
            start = last.start
    if start is None:
        return None
    hint = "close it with the same quotation mark on the same line"
    return Problem(path, *start, "a quotation mark is opened and never closed", hint)


_KEY_BEFORE = re.compile(r"([\w-]+): +\Z")
_ENTRY = re.compile(r"[^,}\]]*")


def _in_brackets(stop: Stop, lines: list[str], at_end: bool, path: str) -> Problem:
    """What is wrong with a list in `[…]` or a table in `{…}`."""
    line, column = stop.at
    opening, last = stop.opening or stop.at, stop.last
    is_list = "flow sequence" in stop.said
    passed = lines[opening[0] : line]
    if at_end or any(keyed and not keyed[1] for keyed in map(_KEYED.match, passed)):
        sign, close, what = ("[", "]", "list") if is_list else ("{", "}", "table")
        shown = lines[opening[0] - 1]
        remark = _remark(shown, opening[1])
        if remark and close in shown[remark:]:
            return left_out(path, opening[0], remark)
        message = f"a {what} is opened with “{sign}” but not closed"
        return Problem(path, *opening, message, f"add “{close}” at its end")
    sign = lines[line - 1][column - 1 : column]
    if last and sign == ":" and not last.quoted:
        first, start = last.start
        shown = lines[first - 1]
        if first < line:
            message, end = "a comma is missing at the end of this line", len(shown.rstrip()) + 1
            return Problem(path, first, end, message, "add “,”")
        before = _KEY_BEFORE.search(shown[max(0, start - _SHORT) : start - 1])
        value = _ENTRY.match(shown, start - 1)
        if before and value:
            return _unquoted(before[1], value[0].rstrip(), line, column, path)
    hint = "put commas between entries, and quotation marks around text with commas or colons"
    if last and last.quoted and last.end[0] == line:
        hint = "put a comma before the next entry; round a text with such marks, use the other kind"
    what = "list" if is_list else "table"
    return Problem(path, line, column, f"this {what} cannot be read past here", hint)


def _first_indented(lines: list[str], path: str) -> Problem:
    number = next((n for n, shown in enumerate(lines, 1) if shown.strip()), 1)
    column = len(lines[number - 1]) - len(lines[number - 1].lstrip()) + 1
    message = "this line is indented, and others are not"
    return Problem(path, number, column, message, "begin all keys at the left edge")


def _misplaced(lines: list[str], number: int, path: str) -> Problem | None:
    """A key inside a table that does not stand below the table's other keys."""
    keyed = _KEYED.match(lines[number - 1])
    if keyed is None or not keyed[1] or "-" in keyed[1]:
        return None
    column = len(keyed[1]) + 1
    for above in range(number - 1, 0, -1):
        other = _KEYED.match(lines[above - 1])
        if other and not other[1]:
            return None
        # The next line up that begins an entry or has a value tells where its keys stand.
        if other and (other[3] or "-" in other[1]) and len(other[1]) + 1 != column:
            message = f"“{keyed[2]}” does not stand below the key it belongs with"
            hint = f"begin it in column {len(other[1]) + 1}, below “{other[2]}”"
            return Problem(path, number, column, message, hint, len(keyed[2]))
    return None


# ---- remarks ------------------------------------------------------------------------------------


def left_out(path: str, line: int, column: int) -> Problem:
    """A `#` in a text begins a remark, so that the rest of the text is lost."""
    message = "all after “ #” is left out"
    return Problem(path, line, column, message, "put the value in quotation marks")


def _cut_above(lines: list[str], number: int, path: str) -> Problem | None:
    """A remark that ends the text which this line, indented, was to go on with."""
    if number < 2 or not lines[number - 1].startswith(" "):
        return None
    column = _remark(lines[number - 2])
    return left_out(path, number - 1, column) if column else None


def _remark(shown: str, start: int = 0) -> int:
    """The column of the ` #` past `start` that cuts a text short; 0 if there is none. What follows
    a closing quotation mark or bracket is a remark indeed."""
    bare = _QUOTED.sub(lambda m: '"' * len(m[0]), shown)
    at = _REMARK.search(bare, start)
    return at.start() + 1 if at and bare[: at.start()].rstrip()[-1:] not in '"]}' else 0


_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<![^\W\d])'(?:[^']|'')*'")
_REMARK = re.compile(r"(?<=[ \t])#")
