"""Values → JSON and CSV text, safe where layouts put them. Pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Any

import msgspec

from briefing.model import Moment

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
    plain = _plain(value)
    text = "" if plain is None else str(plain)
    if isinstance(plain, str) and text.startswith(("=", "+", "-", "@", "\t")):
        text = "'" + text
    if any(c in text for c in ',"\r\n') or text != text.strip():
        return '"' + text.replace('"', '""') + '"'
    return text


def _plain(value: Any) -> Any:
    if type(value) is str or value is None:
        return value
    if isinstance(value, Moment):
        return value.iso
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, dict):
        kept = {k: _plain(v) for k, v in value.items()}
        return {k: v for k, v in kept.items() if v or isinstance(v, int | float)}
    if isinstance(value, list | tuple):
        return [_plain(v) for v in value]
    # Markup is text that knows it is safe in HTML; in JSON it is text.
    return str(value) if isinstance(value, str) else value
