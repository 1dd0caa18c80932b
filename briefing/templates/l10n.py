"""Dates, numbers and names in a reader's language (Unicode CLDR, through Babel).

Pure: the same value and language give the same words on any computer. The locale and the clock of
the computer are not used.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel.dates import format_date, format_interval, format_skeleton
from babel.numbers import format_decimal

from briefing.core.follow_model import Period
from briefing.core.languages import locale
from briefing.core.model import Moment

_NO_BREAK_SPACES = str.maketrans({" ": "\u00a0"})

# How the first day of a month begins in languages where it is no plain 1, as it is in CLDR.
_FIRST_DAY = {"fr": "1er\u00a0"}


def day(value: Moment | dt.date, lang: str) -> str:
    """`11 May 2021`, with no-break spaces."""
    return _day(_iso(value), lang)


def short_day(value: Moment | dt.date, lang: str) -> str:
    """`11 May`, for lists below a month's heading."""
    return _skeleton(f"2000{_iso(value)[4:]}", "MMMMd", lang)


def month(value: Moment | dt.date | str, lang: str) -> str:
    """`May 2021`. A string is a month as charts name it: `2021-05`."""
    return _skeleton(f"{_iso(value)[:7]}-01", "yMMMM", lang)


def short_month(value: Moment | dt.date | str, lang: str) -> str:
    """`May`, for the bars of charts."""
    return _skeleton(f"2000-{_iso(value)[5:7]}-01", "MMM", lang)


def clock(value: Moment, lang: str) -> str:
    """Like `day`; and if the moment has a time, with the time and its offset from UTC."""
    if len(value.iso) == 10:
        return day(value, lang)
    time = dt.datetime.fromisoformat(value.iso)
    minutes = int((time.utcoffset() or dt.timedelta()).total_seconds()) // 60
    sign = "+" if minutes >= 0 else "−"
    hours, rest = divmod(abs(minutes), 60)
    zone = f"UTC{sign}{hours}" + (f":{rest:02}" if rest else "") if minutes else "UTC"
    pattern = str(locale(lang).datetime_formats["medium"]).replace("'", "")
    return pattern.format(f"{time:%H:%M}\u00a0({zone})", day(value, lang))


def period(value: Period, lang: str) -> str:
    """`May 2021`, or the days: `10–16 May 2021`. The days of a month are named as the month."""
    if value.id == value.first.isoformat()[:7]:
        return month(value.first, lang)
    days = format_interval(value.first, value.last, "yMMMd", locale=locale(lang))
    return days.translate(_NO_BREAK_SPACES)


@cache
def number(value: int, lang: str) -> str:
    """`1,234`."""
    return format_decimal(value, locale=locale(lang))


@cache
def plural_numbers(lang: str) -> tuple[tuple[str, int], ...]:
    """The plural categories of whole numbers in a language, as browsers name them (`one`, `few`),
    each with a number of that category. `other` is always there."""
    category_of = locale(lang).plural_form
    numbers = {category_of(n): n for n in (0, *reversed(range(1, 201)))}
    return tuple({"other": 100, **numbers}.items())


@cache
def language(lang: str) -> str:
    """The name of a language in that language: `English`, `한국어`."""
    name = locale(lang).get_display_name() if "-" in lang else locale(lang).get_language_name()
    return (name or lang)[:1].upper() + (name or lang)[1:]


def _iso(value: Moment | dt.date | str) -> str:
    """The date in ISO 8601 form. Results are cached by those parts of it that they show."""
    if isinstance(value, Moment):
        return value.iso[:10]
    return f"{value}-01" if isinstance(value, str) else value.isoformat()


def _day(iso: str, lang: str) -> str:
    around = _around_year(iso[4:], lang)
    return iso[:4].join(around) if len(around) == 2 else _whole_day(iso, lang)


@cache
def _around_year(month_and_day: str, lang: str) -> list[str]:
    """The text before and after the year: an archive has many days, but a year only 366."""
    return _whole_day(f"2000{month_and_day}", lang).split("2000")


@cache
def _whole_day(iso: str, lang: str) -> str:
    day = dt.date.fromisoformat(iso)
    return _written(format_date(day, "long", locale=locale(lang)), lang)


@cache
def _skeleton(iso: str, skeleton: str, lang: str) -> str:
    day = dt.date.fromisoformat(iso)
    return _written(format_skeleton(skeleton, day, locale=locale(lang)), lang)


def _written(date: str, lang: str) -> str:
    date = date.translate(_NO_BREAK_SPACES)
    first = _FIRST_DAY.get(lang.partition("-")[0])
    return f"{first}{date[2:]}" if first and date.startswith("1\u00a0") else date
