"""Dates, numbers and names in a reader's language (Unicode CLDR).

Pure: the same value and language give the same words on any computer. The locale and the clock of
the computer are not used.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from functools import cache
from typing import Any

from briefing.core import languages
from briefing.core.follow_model import Period
from briefing.core.model import Moment
from briefing.templates.locale_texts import Locales, LocaleTexts, texts_of


def filters(known: Locales) -> dict[str, Callable[[Any, str], str]]:
    """The filters of layouts that give a value in a language, by name. `known` are the texts of
    languages; others are added to them. The filters write the digits of the language; `digits` does
    nothing else. The functions below write Latin digits."""

    def in_language(show: Callable[[Any, LocaleTexts], str]) -> Callable[[Any, str], str]:
        def shown(value: Any, lang: str) -> str:
            return languages.with_digits(show(value, texts_of(lang, known)), lang)

        return shown

    def of_day(show: Callable[[Any, LocaleTexts], str]) -> Callable[[Any, str], str]:
        # Pages show few different days, but each of them often.
        shown = cache(in_language(show))
        return lambda value, lang: shown(_iso_day(value), lang)

    return {
        "day": of_day(day),
        "short_day": of_day(short_day),
        "month": of_day(month),
        "short_month": of_day(short_month),
        "clock": in_language(clock),
        "number": cache(in_language(number)),
        "period": in_language(period),
        "digits": lambda value, lang: languages.with_digits(str(value), lang),
    }


def day(value: Moment | dt.date | str, texts: LocaleTexts) -> str:
    """`11 May 2021`, with no-break spaces."""
    return _on_day(texts.dates, _iso_day(value), texts)


def short_day(value: Moment | dt.date | str, texts: LocaleTexts) -> str:
    """`11 May`, for lists below a month's heading."""
    return _on_day(texts.days, _iso_day(value), texts)


def month(value: Moment | dt.date | str, texts: LocaleTexts) -> str:
    """`May 2021`. A string is a day, or a month as charts name it: `2021-05`."""
    iso = _iso_day(value)
    return texts.months[int(iso[5:7]) - 1].format(year=iso[:4])


def short_month(value: Moment | dt.date | str, texts: LocaleTexts) -> str:
    """`May`, for the bars of charts."""
    return texts.short_months[int(_iso_day(value)[5:7]) - 1]


def clock(value: Moment, texts: LocaleTexts) -> str:
    """Like `day`; and if the moment has a time, with the time and its offset from UTC."""
    if len(value.iso) == 10:
        return day(value, texts)
    time = dt.datetime.fromisoformat(value.iso)
    minutes = int((time.utcoffset() or dt.timedelta()).total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    zone = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"
    return texts.date_and_time.format(f"{time:%H:%M}\u00a0({zone})", day(value, texts))


def period(value: Period, texts: LocaleTexts) -> str:
    """`May 2021`, or the days: `10–16 May 2021`. The days of a month are named as the month."""
    if value.id == value.first.isoformat()[:7]:
        return month(value.first, texts)
    from babel.dates import format_interval  # Few archives have digests of weeks.

    locale = languages.locale(texts.lang)
    days = format_interval(value.first, value.last, "yMMMd", locale=locale)
    return days.replace(" ", "\u00a0")


def number(value: float, texts: LocaleTexts) -> str:
    """`1,234`."""
    if not isinstance(value, int) or value < 0:
        from babel.numbers import format_decimal  # Our own layouts show only counts.

        locale = languages.locale(texts.lang)
        return format_decimal(value, locale=locale, numbering_system="default")
    digits = str(value)
    if not texts.group_sign:
        return digits
    groups = [digits[-texts.last_group :]]
    left = digits[: -texts.last_group]
    while left:
        groups.append(left[-texts.other_groups :])
        left = left[: -texts.other_groups]
    return texts.group_sign.join(reversed(groups))


def _iso_day(value: Moment | dt.date | str) -> str:
    """The day in ISO 8601 form. The day of a month is its first one."""
    if isinstance(value, Moment):
        return value.iso[:10]
    return f"{value}-01"[:10] if isinstance(value, str) else value.isoformat()


def _on_day(months: tuple[str, ...], iso: str, texts: LocaleTexts) -> str:
    """The text of a day, from the texts of its month."""
    text, number = months[int(iso[5:7]) - 1], int(iso[8:])
    if number == 1 and texts.first_day and text.startswith("{day}\u00a0"):
        return text.replace("{day}", texts.first_day).format(year=iso[:4])
    return text.format(day=number, year=iso[:4])
