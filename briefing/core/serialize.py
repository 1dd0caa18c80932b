"""Values → JSON, CSV and iCalendar text that is safe where layouts insert it. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from briefing.core.model import Moment
from briefing.core.patterns import late_pattern

# Layouts insert JSON into <script> elements, so that it must not contain `<`, `>` or `&`. The line
# separators U+2028 and U+2029 end a line in JavaScript before ECMAScript 2019.
_ESCAPES = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")
_MAX_ICS_BYTES = 75
_encode = msgspec.json.Encoder().encode


def json(value: Any, *lists: str) -> str:
    """Compact JSON (RFC 8259), safe in HTML.

    Keys without a value (none, empty text, empty list or table) are left out at every depth, so
    that a layout can list all keys that a page may have. The keys of a table that are named in
    `lists` are always there, with an empty list if they have no value.
    """
    builtin = _to_builtin(value)
    for key in lists:
        builtin.setdefault(key, [])
    text = _encode(builtin).decode()
    for character, escape in _ESCAPES:
        if character in text:
            text = text.replace(character, escape)
    return text


def csv_row(values: Iterable[Any]) -> str:
    """One row of CSV (RFC 4180), with its CRLF. Text that a spreadsheet would run as a formula gets
    an apostrophe before it, as OWASP advises (https://owasp.org/www-community/attacks/CSV_Injection).
    """
    return ",".join(_csv_cell(v) for v in values) + "\r\n"


def ics_line(name: str, text: str) -> str:
    """One line of iCalendar with its CRLF (RFC 5545): text is escaped, and a line is folded after
    at most 75 bytes, between two characters."""
    for character, escape in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        text = text.replace(character, escape)
    lines, bytes_left = [f"{name}:"], _MAX_ICS_BYTES - len(name) - 1
    for character in text:
        bytes_left -= len(character.encode())
        if bytes_left < 0:
            lines.append(" ")
            bytes_left = _MAX_ICS_BYTES - 1 - len(character.encode())
        lines[-1] += character
    return "\r\n".join(lines) + "\r\n"


def _csv_cell(value: Any) -> str:
    if type(value) is int:
        return str(value)
    builtin = value if type(value) is str else _to_builtin(value)
    text = builtin if type(builtin) is str else "" if builtin is None else str(builtin)
    if builtin is text and text.startswith(("=", "+", "-", "@", "\t")):
        text = "'" + text
    if _TO_QUOTE.search(text) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


_NUMBERS = (int, float)  # Zero and `false` are kept; empty texts and containers are left out.
_TO_QUOTE = late_pattern(r'[,"\r\n]')


def _to_builtin(value: Any) -> Any:
    """The value in types that JSON has. Text is tested first, because most values are text."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is dict:
        filled = {}
        for key, inner in value.items():
            if inner is None:
                continue
            builtin = inner if type(inner) is str else _to_builtin(inner)
            if builtin or isinstance(builtin, _NUMBERS):
                filled[key] = builtin
        return filled
    if kind is list or kind is tuple:
        return [v if type(v) is str else _to_builtin(v) for v in value]
    if kind is Moment:
        return value.iso
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return _to_builtin(dict(value))
    if isinstance(value, list | tuple):
        return _to_builtin(list(value))
    # A `Markup` of Jinja is a subclass of `str`.
    return str(value) if isinstance(value, str) else value
