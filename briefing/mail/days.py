"""The options of `digest` → the days that the digest is about.

Pure: the present time is an argument. A day is a day in the archive's time zone.
"""

from __future__ import annotations

import datetime as dt
from typing import NamedTuple

from briefing.archive.digests import PeriodOf, period_in
from briefing.content.dates import InvalidMoment, parse_moment, time_zone
from briefing.core.diagnostics import Misuse, Misuses
from briefing.core.follow_model import Period
from briefing.core.model import Moment

_DAY = dt.timedelta(days=1)


class Days(NamedTuple):
    """The days of a digest: from `start` to the second before `end`, in seconds since 1970, and the
    same period in days. `period_of` returns the part of the digest that a day belongs to."""

    start: int
    end: int
    period: Period
    period_of: PeriodOf


def digest_days(since: str, until: str, unit: str, zone: str, now: int) -> Days:
    """The days from `since` to `until`, which are dates or times, or empty. `unit` is one of
    `DIGEST_UNITS`, or empty. Without `since`, the days are those of the last `unit` that is over.

    Raises `Misuse`.
    """
    first = last = None
    misuses = Misuses()
    with misuses:
        first = _moment("--since", since, zone)
    with misuses:
        last = _moment("--until", until, zone)
    misuses.raise_if_any()
    if first is None:
        if not unit:
            hint = "add --since 2021-05-01, --weekly or --monthly"
            raise Misuse("the digest needs its days", hint)
        return _whole_period(unit, last, zone, now)
    if first.unix > now:
        raise Misuse(f"--since {since} is in the future", "nothing can be new then")
    end = _end(last, zone) if last else now + 1
    if end <= first.unix:
        raise Misuse(f"--until {until} is before --since {since}", "exchange the two")
    last_day = _day_of(end - 1, zone)
    period = _period(first.day, last_day)
    return Days(first.unix, end, period, _within(period, unit))


def _whole_period(unit: str, last: Moment | None, zone: str, now: int) -> Days:
    """The last week or month that is over at the end of the day `last`, or else now."""
    end = _end(last, zone) if last else now
    period_of = period_in(unit)
    period = period_of(_day_of(end, zone))
    # A period is over on the day after its last day.
    period = period_of(period.first - _DAY)
    start, end = _midnight(period.first, zone), _midnight(period.last + _DAY, zone)
    return Days(start, end, period, period_of)


def _within(period: Period, unit: str) -> PeriodOf:
    """A function from a day to its week or month, as far as this is inside `period`. Without a
    `unit`, it returns `period`."""
    if not unit:
        return lambda day: period
    period_of = period_in(unit)

    def part_of(day: dt.date) -> Period:
        whole = period_of(day)
        first, last = max(whole.first, period.first), min(whole.last, period.last)
        return whole if (first, last) == (whole.first, whole.last) else _period(first, last)

    return part_of


def _period(first: dt.date, last: dt.date) -> Period:
    return Period(f"{first}/{last}", first, last)


def _moment(option: str, text: str, zone: str) -> Moment | None:
    try:
        return parse_moment(text, zone) if text else None
    except InvalidMoment as error:
        message, hint = error.args
        raise Misuse(f"{option}: {message}", hint) from None


def _end(last: Moment, zone: str) -> int:
    """The first second after a day, or after a time."""
    is_day = len(last.iso) == len("2021-05-11")
    return _midnight(last.day + _DAY, zone) if is_day else last.unix


def _midnight(day: dt.date, zone: str) -> int:
    return parse_moment(day.isoformat(), zone).unix


def _day_of(second: int, zone: str) -> dt.date:
    return dt.datetime.fromtimestamp(second, time_zone(zone)).date()
