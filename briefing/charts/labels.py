"""Numbers and dates → the words of a language, as charts show them (Unicode CLDR)."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from briefing.charts.values import Date
from briefing.core.languages import locale

_NO_BREAK_SPACES = str.maketrans({" ": "\u00a0"})
_MINUS = str.maketrans({"-": "−"})
_MAX_DECIMALS = 6
# From this number on, a label of a scale is a word such as “2M”.
_MIN_COMPACT = 10_000
MISSING = "–"


def number_label(number: Decimal | None, lang: str) -> str:
    """A number with all its decimals: `−1,234.50`."""
    if number is None:
        return MISSING
    from babel.numbers import format_decimal

    decimals = min(_MAX_DECIMALS, max(0, -int(number.as_tuple().exponent)))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    text = format_decimal(number, format=pattern, locale=locale(lang))
    return text.translate(_MINUS)


def value_label(number: Decimal | None, lang: str, is_percent: bool) -> str:
    """A number with the sign for per cent, if it is one."""
    return number_label(number, lang) + ("%" if is_percent and number is not None else "")


def scale_label(number: Decimal, lang: str) -> str:
    """A number of a scale, short: `−1,200`, `0.5`, `2M`."""
    if abs(number) < _MIN_COMPACT:
        return number_label(number.normalize() + 0, lang)
    from babel.numbers import format_compact_decimal

    text = format_compact_decimal(number, locale=locale(lang), fraction_digits=2)
    return text.translate(_MINUS).translate(_NO_BREAK_SPACES)


def name_label(date: Date, lang: str) -> str:
    """The name of a row with a date: `11 May 2021`, `May 2021`, `Q2 2021`, `2021`."""
    skeletons = {"day": "yMMMd", "month": "yMMM", "quarter": "yQQQ"}
    return date_label(date.first, skeletons.get(date.unit, "y"), lang)


def date_label(day: dt.date, skeleton: str, lang: str) -> str:
    """A date with the parts that a skeleton of CLDR names. A year alone is a plain number."""
    if skeleton == "y":
        return str(day.year)
    from babel.dates import format_skeleton

    return format_skeleton(skeleton, day, locale=locale(lang)).translate(_NO_BREAK_SPACES)
