"""Dates, numbers and names in a reader's language (Unicode CLDR, through Babel).

Pure: the same value and language give the same words on any computer. The locale and the clock of
the computer are not used.
"""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from briefing.core.model import Moment

# English without a country is international English (11 May 2021), not that of the United States.
_INTERNATIONAL_ENGLISH = "en_001"
_NO_BREAK_SPACES = str.maketrans({" ": "\u00a0"})


@cache
def locale(lang: str) -> Locale:
    """The CLDR locale that is nearest to a language tag; English if CLDR has none."""
    if lang == "en":
        return Locale.parse(_INTERNATIONAL_ENGLISH)
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        pass
    try:
        return Locale.parse(lang.partition("-")[0])
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_INTERNATIONAL_ENGLISH)


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
    return f"{day(value, lang)}, {time:%H:%M}\u00a0({zone})"


@cache
def number(value: int, lang: str) -> str:
    """`1,234`."""
    return format_decimal(value, locale=locale(lang))


# The languages that are written from right to left, and the scripts (CLDR 46, scriptMetadata).
_RTL_LANGUAGES = frozenset(
    "ar arc ary arz ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi".split()
)
_RTL_SCRIPTS = frozenset("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa".split())


@cache
def direction(lang: str) -> str:
    """The direction in which a language is written: `rtl` (from right to left) or `ltr`."""
    language, *subtags = lang.split("-")
    script = next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), "")
    is_rtl = script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"


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
    return format_date(day, "long", locale=locale(lang)).translate(_NO_BREAK_SPACES)


@cache
def _skeleton(iso: str, skeleton: str, lang: str) -> str:
    day = dt.date.fromisoformat(iso)
    return format_skeleton(skeleton, day, locale=locale(lang)).translate(_NO_BREAK_SPACES)
