"""Mistakes that a line of front matter shows by itself, or together with the lines above it.

`yaml_errors` calls these functions after YAML has refused the text. Lines are numbered from 1.
"""

from __future__ import annotations

import re

from briefing.core.diagnostics import Problem

_START = r"(\s*(?:- +)?(?:\{ *)?)"
KEYED = re.compile(_START + r"([\w-]+):(?: +(.*)|$)")
BARE_VALUE = re.compile(r"^\s*(?:- )?\{?\s*([\w-]+): +(.+?)\s*$")
# A word, and what the author wrote instead of a colon and a space after it.
_WORD = _START + r"([^\W\d][\w-]*)"
_KEY_SLIPS = tuple(
    (re.compile(_WORD + pattern), message, cure)
    for pattern, message, cure in (
        # With a slash after it, the colon belongs to a web address.
        (r"(:)(?=[^\s/])", "there is no space after the colon", "put a space after the colon"),
        (r" *(=)(?!=)", "there is “=” where a colon belongs", "write a colon and a space, not ="),
        (r" *([：﹕︰])", "this is a full-width colon", "write an ordinary colon and a space"),
        (r":([^\S \t])", "this is not an ordinary space", "put an ordinary space there"),
    )
)
SHORT_CHARACTERS = 60  # A hint repeats no more of a line than this.


def lost_after_comment(path: str, line: int, column: int) -> Problem:
    """The problem of a “#” in a text: YAML takes it, and the rest of the text, for a comment."""
    message = "everything after “ #” would be ignored"
    hint = "put the value in quotation marks"
    return Problem(path, line, column, message, hint, code="yaml-comment")


def key_slip(lines: list[str], line: int, path: str) -> Problem | None:
    """The problem of a line whose key is not followed by a colon and a space."""
    line_text = lines[line - 1]
    for pattern, message, cure in _KEY_SLIPS:
        match = pattern.match(line_text)
        if match:
            rest = line_text[match.end() :].strip()
            corrected = f": {match[2]}: {rest}" if 0 < len(rest) <= SHORT_CHARACTERS else ""
            column = match.start(3) + 1
            return Problem(path, line, column, message, cure + corrected, code="yaml-key")
    return None


def line_without_key(lines: list[str], line: int, path: str) -> Problem:
    """The problem of a line at the left edge, or in a table, that has no key."""
    line_text = lines[line - 1]
    slip = key_slip(lines, line, path) or comment_in_text(lines, line, path)
    if slip:
        return slip
    column = indent_of(line_text) + 1
    above = KEYED.match(lines[line - 2]) if line > 1 else None
    continues = bool(above and above[3] and above[3][0] not in "[{\"'|>")
    hint = "write it as: key: value"
    if above and continues:
        hint = f"if it belongs to “{above[2]}”, indent it by two spaces"
    if column == 1:
        hint += "; if the text begins here, put a line “---” above it"
    width = max(1, len(line_text.strip()))
    message = "this line has no “key:”"
    return Problem(path, line, column, message, hint, width, code="yaml-key")


def comment_in_text(lines: list[str], line: int, path: str) -> Problem | None:
    """A comment that ends a text which this line, indented, was meant to continue."""
    if line < 2 or not lines[line - 1].startswith(" "):
        return None
    column = comment_column(lines[line - 2])
    return lost_after_comment(path, line - 1, column) if column else None


def comment_column(line_text: str, start: int = 0) -> int:
    """The column of the ` #` after `start` that cuts a text off; 0 if there is none. After a
    closing quotation mark or bracket, a comment is a real comment."""
    masked = _QUOTED.sub(lambda match: '"' * len(match[0]), line_text)
    comment = _COMMENT.search(masked, start)
    cuts_text = comment and masked[: comment.start()].rstrip()[-1:] not in '"]}'
    return comment.start() + 1 if comment and cuts_text else 0


_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*\"|(?<![^\W\d])'(?:[^']|'')*'")
_COMMENT = re.compile(r"(?<=[ \t])#")


def indent_of(line_text: str) -> int:
    return len(line_text) - len(line_text.lstrip())


def misaligned_key(lines: list[str], line: int, path: str) -> Problem | None:
    """A key in a table that is not aligned with the other keys of the table."""
    keyed = KEYED.match(lines[line - 1])
    if keyed is None or not keyed[1] or "-" in keyed[1]:
        return None
    column = len(keyed[1]) + 1
    for line_above in reversed(lines[: line - 1]):
        other = KEYED.match(line_above)
        if other and not other[1]:
            return None
        # The next line above that begins an entry or has a value shows the right column.
        expected = len(other[1]) + 1 if other else column
        if other and (other[3] or "-" in other[1]) and expected != column:
            message = f"“{keyed[2]}” is not aligned with the keys that it belongs to"
            hint = f"begin it in column {expected}, below “{other[2]}”"
            width = len(keyed[2])
            return Problem(path, line, column, message, hint, width, code="yaml-indent")
    return None
