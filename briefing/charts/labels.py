"""Numbers and dates → the words of a language, as charts show them (Unicode CLDR).

It must not know shapes or files.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from briefing.charts.values import Date
from briefing.core.languages import direction, locale, numbering, with_digits
from briefing.core.patterns import late_pattern

# The place of the number in a pattern of CLDR: `#,##0 %`.
_NUMBER = late_pattern(r"[#,0]+")
# A number has at most so many decimals, unless it has fewer significant digits then.
_MAX_DECIMALS, _MIN_DIGITS = 6, 3
# From this number on, the labels of a scale are words such as “2M”.
_MIN_COMPACT = 10_000
_COMPACT_DECIMALS, _ALL_DECIMALS = 3, 12
# From this number on, no language has a word, and a scale has powers of ten.
_MIN_POWER = Decimal(10) ** 15
_SUPERSCRIPT = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LEFT_TO_RIGHT, _END_OF_DIRECTION = "\u2066", "\u2069"
MISSING = "–"


def number_label(number: Decimal | None, lang: str) -> str:
    """A number with all its decimals: `−1,234.50`."""
    if number is None:
        return MISSING
    from babel.numbers import format_decimal

    most = max(_MAX_DECIMALS, _MIN_DIGITS - 1 - number.adjusted()) if number else _MAX_DECIMALS
    decimals = min(most, max(0, -int(number.as_tuple().exponent)))
    pattern = "#,##0" + ("." + "0" * decimals if decimals else "")
    return _written(format_decimal(number, pattern, locale(lang), numbering_system="default"), lang)


def value_label(number: Decimal | None, lang: str, is_percent: bool) -> str:
    """A number with the sign for per cent, if it is one: `12%`, `12 %`."""
    text = number_label(number, lang)
    return _with_percent(text, lang) if is_percent and number is not None else text


def scale_labels(numbers: list[Decimal], lang: str, is_percent: bool = False) -> list[str]:
    """The numbers of a scale, short and exact: `−1,200`, `0.5`, `2M`, `5×10¹⁹`. Large ones are
    words if few decimals are enough."""
    labels = [number_label(number.normalize() + 0, lang) for number in numbers]
    highest = max(map(abs, numbers))
    if highest >= _MIN_POWER:
        labels = [_power(number, lang) for number in numbers]
    elif highest >= _MIN_COMPACT:
        words = [_compact(number, lang) for number in numbers]
        if words == [_compact(number, lang, _ALL_DECIMALS) for number in numbers]:
            labels = words
    return [_with_percent(text, lang) if is_percent else text for text in labels]


def _power(number: Decimal, lang: str) -> str:
    """A number as a product with a power of ten, which is written from left to right."""
    exponent = number.adjusted() if number else 0
    if not exponent:
        return number_label(number.normalize() + 0, lang)
    ten = number_label(Decimal(10), lang) + str(exponent).translate(_SUPERSCRIPT)
    text = f"{number_label(number.scaleb(-exponent).normalize(), lang)}×{ten}"
    return f"{_LEFT_TO_RIGHT}{text}{_END_OF_DIRECTION}" if direction(lang) == "rtl" else text


def _compact(number: Decimal, lang: str, decimals: int = _COMPACT_DECIMALS) -> str:
    """A number as the language shortens it. Some languages do not shorten thousands."""
    from babel.numbers import format_compact_decimal

    text = format_compact_decimal(
        number, locale=locale(lang), fraction_digits=decimals, numbering_system="default"
    )
    is_short = any(character.isalpha() for character in text)
    return _written(text, lang) if is_short else number_label(number.normalize() + 0, lang)


def _with_percent(text: str, lang: str) -> str:
    """A number with the sign for per cent, where the language writes it."""
    before, after = _NUMBER.split(locale(lang).percent_formats[None].pattern)
    return (before + text + after).replace("%", _symbol("percentSign", lang) or "%")


def _written(text: str, lang: str) -> str:
    """A number from Babel with the digits of the language, and with its sign for minus, which can
    have a mark that keeps it before the number in a line from right to left."""
    minus = (_symbol("minusSign", lang) or "-").replace("-", "−")
    text = text.replace("-", "−").replace("−", minus)
    return with_digits(text.replace(" ", "\u00a0"), lang)


def _symbol(name: str, lang: str) -> str:
    """A symbol of the numbers of a language (CLDR), or nothing."""
    return str(locale(lang).number_symbols[numbering(lang)].get(name) or "")


def name_label(date: Date, lang: str) -> str:
    """The name of a row with a date: `11 May 2021`, `May 2021`, `Q2 2021`, `2021`."""
    skeletons = {"day": "yMMMd", "month": "yMMM", "quarter": "yQQQ"}
    return date_label(date.first, skeletons.get(date.unit, "y"), lang)


def date_label(day: dt.date, skeleton: str, lang: str) -> str:
    """A date with the parts that a skeleton of CLDR names. A year alone is a plain number."""
    if skeleton == "y":
        return with_digits(str(day.year), lang)
    from babel.dates import format_skeleton

    text = format_skeleton(skeleton, day, locale=locale(lang)).replace(" ", "\u00a0")
    return with_digits(text, lang)
