"""A line of a settings file that TOML refuses → the cure, for an author.

The parser says where it stopped, and what it expected there. Authors do not know its words. So the
cure comes from the line itself. This module does not know which keys exist.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.core.patterns import late_pattern

_MAX_SHOWN_CHARACTERS = 80
_CURLY = "“”„‟«»‘’‚‛「」"
_PAIR = late_pattern(r"^\s*([\w-]+)\s*=\s*(.*?)\s*$")
_COLON = late_pattern(r"^\s*([\w-]+)\s*:\s*(.*?)\s*$")
_SPACED_KEY = late_pattern(r"^\s*([A-Za-z]\w*(?: \w+)+)\s*=\s*(.*?)\s*$")
_AFTER_TEXT = late_pattern(r"""^("[^"]*"|'[^']*'|\d+|true|false|\[[^\]]*\])\s*(.+)$""")
_SWITCHES = dict.fromkeys(("true", "yes", "on"), "true")
_SWITCHES |= dict.fromkeys(("false", "no", "off"), "false")
_DATE = late_pattern(r"\d[\d./:T -]*")
_SHAPE = 'write it as: key = "value"'
_DAYS = 'write a day as 2018-06-12, a month as "2018-06" and a year as 2018'


class Stop(NamedTuple):
    """Where the parser stopped: its reason, the line, and the column, from 1."""

    reason: str
    line_text: str
    column: int

    @property
    def rest(self) -> str:
        return self.line_text[self.column - 1 :].strip()

    def says(self, *parts: str) -> bool:
        return any(part in self.reason for part in parts)


def cure(stop: Stop) -> str:
    """The hint for the line in which the parser stopped."""
    if stop.says("end of a table declaration"):
        return "close it with “]”"
    if stop.line_text[stop.column - 1 : stop.column] == "\u00a0":
        return "put an ordinary space there"
    if stop.says("Unclosed array", "Unclosed inline table"):
        sign = "]" if stop.says("array") else "}"
        return "put a comma before it" if stop.rest else f"close it with “{sign}”"
    pair = _PAIR.match(stop.line_text)
    if pair:
        return _of_value(stop, pair[1], pair[2])
    spaced, colon = _SPACED_KEY.match(stop.line_text), _COLON.match(stop.line_text)
    if spaced:
        return f"a key is one word: {_shown(spaced[1].replace(' ', '_'), spaced[2])}"
    if colon and colon[2]:
        return f"write an equals sign and not a colon: {_shown(colon[1], colon[2])}"
    if colon:
        return f"a section begins with its name in square brackets: [{colon[1]}]"
    return _SHAPE


def _of_value(stop: Stop, key: str, value: str) -> str:
    """The cure for `key = value`, from the value."""
    if set(_CURLY) & set(value[:1]) or set(_CURLY) & set(stop.rest[:1]):
        straight = value.strip(_CURLY)
        return f'write straight quotation marks: {key} = "{straight}"'
    if value[:1] in ("=", ">"):
        return "write one equals sign, and nothing else, before the value"
    if stop.rest[:1] == ":":
        return "write an equals sign and not a colon there"
    if value.casefold() in _SWITCHES:
        return f"write {_SWITCHES[value.casefold()]}, in small letters"
    after = _AFTER_TEXT.match(value)
    if after and after[2].startswith("//"):
        return "begin a remark with “#”"
    if after and after[2] in (",", ";"):
        return f"delete “{after[2]}” at the end of the line"
    if _DATE.fullmatch(value):
        return _DAYS
    if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1:
        return _inner_quotation_marks(key, value)
    if stop.says("Unterminated", "Illegal character '\\n'", 'Expected "\'"'):
        return "close the quotation mark on the same line"
    if value[:1] in ("[", "{"):
        return 'text needs quotation marks, also inside of brackets: ["a", "b"]'
    if stop.says("Invalid value") and value:
        return f"text needs quotation marks: {_shown(key, value)}"
    return f'write a value after the equals sign: {key} = "…"' if not value else _SHAPE


def _inner_quotation_marks(key: str, value: str) -> str:
    inside, other = value[1:-1], "'" if value[0] == '"' else '"'
    has_backslash = "\\" in inside
    if len(value) > _MAX_SHOWN_CHARACTERS or other in inside or (has_backslash and other == '"'):
        hint = 'put double quotation marks outside, and write \\" for each one inside'
        return f"{hint}, and \\\\ for each backslash" if has_backslash else hint
    return f"use the other kind of quotation mark outside: {key} = {other}{inside}{other}"


def _shown(key: str, value: str) -> str:
    """A whole line as it must be, or its form if it would be long."""
    if value[:1] in ("'", '"', "[", "{") or value in ("true", "false"):
        written = value
    else:
        written = f'"{value}"' if '"' not in value and "\\" not in value else '"…"'
    return f"{key} = {written if len(written) <= _MAX_SHOWN_CHARACTERS else '…'}"
