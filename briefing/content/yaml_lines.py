"""Mistakes in front matter that its lines show → messages and cures.

YAML takes a line such as `• talks` or `-talks` for text. This module does not know the errors of a
parser.
"""

from __future__ import annotations

from itertools import takewhile
from typing import NamedTuple

from briefing.core.bullets import BULLETS
from briefing.core.patterns import late_pattern

_ENTRY = late_pattern(rf"^\s*(-(?=[^\s-])|[*+{BULLETS}]\s*|–\s+)(.*\S)")
_ALIGNED = late_pattern(r"( *)- ")
_MISSING_COMMA = late_pattern(r"^\S+\s+([\w-]+): +\S+$")
_ROUND = late_pattern(r"^\s*(?:- )?(?:[\w-]+: +)?(\()[\w-]+: .*\)\s*$")
SHORT_CHARACTERS = 60  # A hint repeats no more of a line than this.
START = r"(\s*(?:- +)?(?:\{ *)?)"
# A word, and what the author wrote instead of a colon and a space after it.
_WORD = START + r"([^\W\d][\w-]*)"
_KEY_SLIPS = tuple(
    (late_pattern(_WORD + pattern), message, cure)
    for pattern, message, cure in (
        # With a slash after it, the colon belongs to a web address.
        (r"(:)(?=[^\s/])", "there is no space after the colon", "put a space after the colon"),
        (r" *(=)(?!=)", "there is “=” where a colon belongs", "write a colon and a space, not ="),
        (r" *([：﹕︰])", "this is a full-width colon", "write an ordinary colon and a space"),
        (r":([^\S \t])", "this is not an ordinary space", "put an ordinary space there"),
    )
)
_QUOTED = late_pattern(r"\"(?:[^\"\\]|\\.)*\"|(?<![^\W\d])'(?:[^']|'')*'")
_COMMENT = late_pattern(r"(?<=[ \t\[{])#")


class LineMistake(NamedTuple):
    """What is wrong in a line, from `column`, with `width` characters, and the cure."""

    column: int
    width: int
    message: str
    hint: str
    code: str


def entry_mistake(line_text: str) -> LineMistake | None:
    """An entry of a list that does not begin with a hyphen and a space."""
    match = _ENTRY.match(line_text)
    if not match:
        return None
    sign, rest = match[1].strip(), match[2]
    written = f"- {rest}" if len(rest) <= SHORT_CHARACTERS else "- …"
    message = f"“{sign}” does not begin an entry of a list"
    if sign == "-":
        message = "there is no space after the hyphen"
    hint, code = f"begin each entry with a hyphen and a space: {written}", "yaml-value"
    return LineMistake(match.start(1) + 1, len(sign), message, hint, code)


def misaligned_entry(lines: list[str]) -> LineMistake | None:
    """An entry of a list, in the last line, that does not begin below the entry above it."""
    *before, line_text = lines
    inner = takewhile(lambda line: line[:1] in (" ", "-"), reversed(before))
    above = next(filter(None, map(_ALIGNED.match, inner)), None)
    entry = _ALIGNED.match(line_text)
    if entry is None or above is None or entry[1] == above[1]:
        return None
    message = "this entry is not aligned with the others of its list"
    hint, code = f"begin it in column {above.end(1) + 1}", "yaml-indent"
    return LineMistake(entry.end(1) + 1, 1, message, hint, code)


def missing_comma(value: str, column: int) -> LineMistake | None:
    """A comma that is missing before the next key of a table: `{id: a part: 1}`. The value begins
    in `column`."""
    match = _MISSING_COMMA.match(value)
    if not match:
        return None
    message, code = "a comma is missing before this key", "yaml-bracket"
    hint = f"put a comma before “{match[1]}”"
    return LineMistake(column + match.start(1), len(match[1]), message, hint, code)


def round_brackets(line_text: str) -> LineMistake | None:
    """A table in round brackets."""
    match = _ROUND.match(line_text)
    if not match:
        return None
    message, code = "a table cannot be in round brackets", "yaml-bracket"
    return LineMistake(match.start(1) + 1, 1, message, "write { and } in their place", code)


def key_slip(line_text: str) -> LineMistake | None:
    """A key that is not followed by a colon and a space."""
    for pattern, message, cure in _KEY_SLIPS:
        match = pattern.match(line_text)
        if match:
            rest, code = line_text[match.end() :].strip(), "yaml-key"
            corrected = f": {match[2]}: {rest}" if 0 < len(rest) <= SHORT_CHARACTERS else ""
            return LineMistake(match.start(3) + 1, 1, message, cure + corrected, code)
    return None


def comment_column(line_text: str, start: int = 0) -> int:
    """The column of the ` #` after `start` that cuts a text off; 0 if there is none. After a
    closing quotation mark or bracket, a comment is a real comment."""
    masked = _QUOTED.sub(lambda match: '"' * len(match[0]), line_text)
    comment = _COMMENT.search(masked, start)
    cuts_text = comment and masked[: comment.start()].rstrip()[-1:] not in '"]}'
    return comment.start() + 1 if comment and cuts_text else 0


def indent_of(line_text: str) -> int:
    return len(line_text) - len(line_text.lstrip())
