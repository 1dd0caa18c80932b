"""Text → a date or time in the archive's time zone, or the reason why the text is neither.

The one format is a calendar date, or a date with a time, of ISO 8601 as RFC 3339 restricts it; the
offset from UTC is optional. A date alone is a day and never shifts. A time without an offset is in
the archive's time zone; a time with an offset is converted to it. Before standard time, the offsets
of places have seconds, which RFC 3339 does not allow: they are rounded to minutes.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
import unicodedata
from functools import cache
from zoneinfo import ZoneInfo

from briefing.core.model import Moment
from briefing.core.patterns import late_pattern

FORM = late_pattern(
    r"(\d{4})-(\d{2})-(\d{2})"
    r"(?:[Tt ](\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([Zz]|[+-]\d{2}:?\d{2})?)?",
    re.ASCII,
)
_PERIOD = late_pattern(r"\d{4}(?:-\d{2}(?:-\d{2})?)?", re.ASCII)
# A date and time with the name of a time zone, or an offset without its zeros.
_NAMED_ZONE = late_pattern(
    r"(\d{4}-\d{2}-\d{2})[Tt ](\d{2}:\d{2}(?::\d{2})?) ?(?=\S)([A-Za-z/_]*)"
    r"(?:([+-])(\d{1,2})(?::?(\d{2}))?)?",
    re.ASCII,
)
_HYPHENS = late_pattern("[\u2010-\u2015\u2212\uff0d]")  # Signs that look like a hyphen.
_TIME = r"(?:[T ,]+(?P<hour>\d{1,2})[:.](?P<minute>\d{2}))?"
_YEAR, _DAY = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})"
_MONTH, _MONTH_NAME = r"(?P<month>\d{1,2})", r"(?P<month>[A-Za-z]{3,9})"
_WEEKDAY, _ORDINAL = r"(?:[A-Za-z]{3,9}, )?", r"(?:st|nd|rd|th)?"
# Other forms of dates that mean one day only. With slashes, the month may be first.
_OTHER_FORMS = (
    late_pattern(rf"{_YEAR}[-/.년] ?{_MONTH}[-/.월] ?{_DAY}[일.]?{_TIME}"),
    late_pattern(rf"{_DAY}\. ?{_MONTH}\. ?{_YEAR}{_TIME}"),
    late_pattern(rf"{_YEAR}(?P<month>\d{{2}})(?P<day>\d{{2}})"),
    late_pattern(rf"{_WEEKDAY}{_DAY}{_ORDINAL} {_MONTH_NAME}\.?,? {_YEAR}"),
    late_pattern(rf"{_WEEKDAY}{_MONTH_NAME}\.? {_DAY}{_ORDINAL},? {_YEAR}"),
)
_OFFSETS = {"UTC": "+00:00", "GMT": "+00:00"}
_EXAMPLE_OFFSET = "+09:00"
_FORM_HINT = "write a date as 2021-05-11, a time as 2021-05-11T14:32+09:00"


class InvalidMoment(ValueError):
    """The text is neither a date nor a time: `args` are the message and the cure."""


@cache
def time_zone(name: str) -> ZoneInfo:
    """The time zone of that IANA name. Raises `KeyError` or `ValueError` if there is none."""
    return ZoneInfo(name)


def parse_moment(text: str, zone_name: str) -> Moment:
    """The moment that a text names, in the time zone `zone_name`. Raises `InvalidMoment`."""
    text = text.strip()
    match = FORM.fullmatch(text)
    if match is None:
        raise _invalid_form(text)
    year, month, day = int(match[1]), int(match[2]), int(match[3])
    _check_day(year, month, day)
    if match[4] is None:
        start = _in_whole_minutes(dt.datetime(year, month, day, tzinfo=time_zone(zone_name)))
        return _moment(f"{match[1]}-{match[2]}-{match[3]}", start)
    hour, minute, second = int(match[4]), int(match[5]), int(match[6] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise InvalidMoment(f"there is no time {match[4]}:{match[5]}", "hours go from 00 to 23")
    naive = dt.datetime(year, month, day, hour, minute, second)
    if match[7] is None:
        time = _in_whole_minutes(_in_zone(naive, zone_name))
    else:
        instant = naive.replace(tzinfo=_offset(match[7]))
        time = _converted(instant, zone_name)
    return _moment(time.isoformat(), time)


def parse_period(text: str) -> str:
    """A day, a month or a year: `2018-06-12`, `2018-06` or `2018`. Raises `InvalidMoment`."""
    if not _PERIOD.fullmatch(text):
        message = f"“{text}” is not a day, a month or a year"
        raise InvalidMoment(message, 'write it as 2018-06-12, "2018-06" or 2018')
    year, month, day = (*map(int, text.split("-")), 1, 1)[:3]
    _check_day(year, month, day)
    return text


def _converted(instant: dt.datetime, zone_name: str) -> dt.datetime:
    """A time in the time zone. Raises `InvalidMoment` if its year is out of range there."""
    time = instant.astimezone(time_zone(zone_name))
    time = instant.astimezone(_in_whole_minutes(time).tzinfo)
    _check_day(time.year, time.month, time.day)
    return time


def _in_whole_minutes(time: dt.datetime) -> dt.datetime:
    """The same clock time, with an offset from UTC in whole minutes."""
    offset = time.utcoffset() or dt.timedelta()
    minutes = round(offset.total_seconds() / 60)
    if offset.total_seconds() == minutes * 60:
        return time
    return time.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes)))


def _moment(iso: str, time: dt.datetime) -> Moment:
    return Moment(iso, time.isoformat(), int(time.timestamp()))


def _invalid_form(text: str) -> InvalidMoment:
    match = _NAMED_ZONE.fullmatch(text)
    if match is None:
        meant = _in_our_form(text)
        return InvalidMoment(_why_no_form(text), f"write it as {meant}" if meant else _FORM_HINT)
    day, time, name, sign, hours, minutes = match.groups()
    offset = _OFFSETS.get(name.upper(), _EXAMPLE_OFFSET)
    if sign:
        offset = f"{sign}{int(hours):02}:{minutes or '00'}"
    message = f"the time zone “{text[match.start(3) :]}” is not written as an offset from UTC"
    return InvalidMoment(message, f"write it in numbers, as in {day}T{time}{offset}")


def _in_our_form(text: str) -> str:
    """The date or time that a text in another form means; empty if it can mean several, or none."""
    plain = unicodedata.normalize("NFKC", _HYPHENS.sub("-", text)).strip(" .‘’“”")
    matches = (form.fullmatch(plain) for form in _OTHER_FORMS)
    parts = next((match.groupdict() for match in matches if match), None)
    if parts is None:
        return ""
    # The digits may be Arabic or others.
    meant = f"{int(parts['year'])}-{_month_number(parts['month']):02}-{int(parts['day']):02}"
    if parts.get("hour"):
        meant += f"T{int(parts['hour']):02}:{int(parts['minute']):02}"
    try:
        parse_moment(meant, "UTC")
    except InvalidMoment:
        return ""
    return meant


def _month_number(text: str) -> int:
    """The month that a number or the beginning of an English name means; 0 if it is not one."""
    if text.isdecimal():
        return int(text)
    names = [name.lower() for name in calendar.month_name]
    found = [n for n, name in enumerate(names) if name.startswith(text.lower())]
    return found[0] if len(found) == 1 else 0


def _why_no_form(text: str) -> str:
    if re.fullmatch(r"\d{1,2}:\d{2}(:\d{2})?", text):
        return f"“{text}” is a time without a date"
    if re.fullmatch(r"\d{4}(-\d{1,2})?", text):
        return f"“{text}” has no day"
    if re.search(r"\d{4}", text):
        return f"“{text}” is not in the form year-month-day"
    return f"“{text}” is not a date"


def _check_day(year: int, month: int, day: int) -> None:
    if not 1000 <= year <= 2999:
        raise InvalidMoment(f"the year {year} is out of range", "years go from 1000 to 2999")
    if not 1 <= month <= 12:
        raise InvalidMoment(f"there is no month {month}", f"months go from 01 to 12; {_FORM_HINT}")
    last = calendar.monthrange(year, month)[1]
    if not 1 <= day <= last:
        name = calendar.month_name[month]
        hint = f"{name} {year} has {last} days; {_FORM_HINT}"
        raise InvalidMoment(f"there is no {day} {name} {year}", hint)


def _offset(text: str) -> dt.tzinfo:
    if text in "Zz":
        return dt.UTC
    hours, minutes = int(text[1:3]), int(text[-2:])
    if hours > 14 or minutes > 59:
        raise InvalidMoment(f"there is no offset {text}", "offsets go from -12:00 to +14:00")
    span = dt.timedelta(hours=hours, minutes=minutes)
    return dt.timezone(-span if text[0] == "-" else span)


def _in_zone(naive: dt.datetime, zone_name: str) -> dt.datetime:
    """A time without offset, in a time zone. When clocks change, some times do not exist and some
    occur twice: then `InvalidMoment` is raised, and the author must write the offset."""
    zone = time_zone(zone_name)
    first, second = naive.replace(tzinfo=zone), naive.replace(tzinfo=zone, fold=1)
    if first.utcoffset() == second.utcoffset():
        return first
    skipped = first.astimezone(dt.UTC).astimezone(zone).replace(tzinfo=None) != naive
    what = "does not exist" if skipped else "occurs twice"
    text = naive.isoformat(timespec="minutes")
    raise InvalidMoment(
        f"{text.replace('T', ' ')} {what} in {zone_name}: the clocks change",
        f"write the offset, as in {text}{_in_whole_minutes(first).isoformat()[19:25]}",
    )
