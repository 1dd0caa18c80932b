"""Values → JSON and CSV text, safe where layouts put them. Pure."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from typing import Any

import msgspec

from briefing.core.model import Moment

# JSON stands in <script> elements too, so no `<`, `>` or `&` may be in it; the two line
# separators end a line in old JavaScript.
_ESCAPES = tuple((c, f"\\u{ord(c):04x}") for c in "<>&\u2028\u2029")
_encode = msgspec.json.Encoder().encode


def json(value: Any) -> str:
    """Compact JSON. Keys without a value (none, empty text, list or table) are left out at every
    depth, so that a layout can name all keys a page may have."""
    text = _encode(_plain(value)).decode()
    for sign, escape in _ESCAPES:
        if sign in text:
            text = text.replace(sign, escape)
    return text


def csv_row(values: Iterable[Any]) -> str:
    """One row as RFC 4180 has it, CRLF included. Text that a spreadsheet would run as a formula
    gets an apostrophe in front, as OWASP advises."""
    return ",".join(_cell(v) for v in values) + "\r\n"


def _cell(value: Any) -> str:
    if type(value) is int:
        return str(value)
    plain = value if type(value) is str else _plain(value)
    text = plain if type(plain) is str else "" if plain is None else str(plain)
    if plain is text and text.startswith(("=", "+", "-", "@", "\t")):
        text = "'" + text
    if _TO_QUOTE.search(text) or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


_NUMBERS = (int, float)  # Also `false`: zero and no are values.
_TO_QUOTE = re.compile(r'[,"\r\n]')


def _plain(value: Any) -> Any:
    """The value as JSON has it. Most values are text, so that is asked first."""
    kind = type(value)
    if kind is str or kind is int or value is None:
        return value
    if kind is dict:
        kept = {}
        for key, inner in value.items():
            if inner is None:
                continue
            plain = inner if type(inner) is str else _plain(inner)
            if plain or isinstance(plain, _NUMBERS):
                kept[key] = plain
        return kept
    if kind is list or kind is tuple:
        return [v if type(v) is str else _plain(v) for v in value]
    if kind is Moment:
        return value.iso
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        return _plain(dict(value))
    if isinstance(value, list | tuple):
        return _plain(list(value))
    # Markup is text that knows it is safe in HTML; in JSON it is text.
    return str(value) if isinstance(value, str) else value
