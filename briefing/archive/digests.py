"""Briefs → what happened to them in each month or week, and on the days of a digest.

Pure. A brief is new when readers first see it: at its date, or at the end of its embargo. A week
begins on Monday (ISO 8601). The days are those of the archive's time zone.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator
from operator import attrgetter
from typing import NamedTuple

from briefing.core.follow_model import Period
from briefing.core.model import Brief, Moment, Update
from briefing.core.settings import MONTHLY

PeriodOf = Callable[[dt.date], Period]


class Happened(NamedTuple):
    """The briefs that were new in a period, and the corrections and withdrawals of briefs in it, in
    the order of all lists."""

    period: Period
    new: list[Brief]
    corrections: list[tuple[Brief, Update]]
    withdrawals: list[tuple[Brief, Update]]


def by_period(
    briefs: Iterable[Brief], corrections: Iterable[tuple[Brief, Update]], period_of: PeriodOf
) -> dict[str, Happened]:
    """What happened in each period in which something happened, by the id of the period, the newest
    first. `corrections` are withdrawals too."""
    periods: dict[str, Happened] = {}
    days: dict[str, Happened] = {}

    def of_day(moment: Moment) -> Happened:
        happened = days.get(moment.iso[:10])
        if happened is None:
            period = period_of(moment.day)
            happened = periods.setdefault(period.id, Happened(period, [], [], []))
            days[moment.iso[:10]] = happened
        return happened

    for brief in briefs:
        of_day(release(brief)).new.append(brief)
    for brief, update in corrections:
        happened = of_day(update.date)
        is_withdrawal = update.kind == "withdrawal"
        (happened.withdrawals if is_withdrawal else happened.corrections).append((brief, update))
    return dict(sorted(periods.items(), key=lambda item: item[1].period.first, reverse=True))


def release(brief: Brief) -> Moment:
    """When readers first see a brief."""
    return max(brief.published, brief.embargo or brief.published, key=attrgetter("unix"))


def period_in(unit: str) -> PeriodOf:
    """Return the function from a day to its month or week. `unit` is one of `DIGEST_UNITS`."""
    return month_of if unit == MONTHLY else week_of


def month_of(day: dt.date) -> Period:
    """The month of a day."""
    first = day.replace(day=1)
    last = (first + dt.timedelta(days=31)).replace(day=1) - dt.timedelta(days=1)
    return Period(first.isoformat()[:7], first, last)


def week_of(day: dt.date) -> Period:
    """The week of a day. The year in its id is the year to which ISO 8601 assigns the week."""
    first = day - dt.timedelta(days=day.weekday())
    year, week, _ = day.isocalendar()
    return Period(f"{year}-w{week:02}", first, first + dt.timedelta(days=6))


def digest_years(briefs: Iterable[Brief], unit: str) -> set[int]:
    """The years of the digests that list one of these briefs, its corrections or its withdrawal."""
    period_of = period_in(unit)
    days = {moment.day for brief in briefs for moment in _moments(brief)}
    return {year_of(period_of(day)) for day in days}


def _moments(brief: Brief) -> Iterator[Moment]:
    yield release(brief)
    yield from (update.date for update in brief.updates if update.kind != "update")


def year_of(period: Period) -> int:
    """The year whose list of digests contains a period."""
    return int(period.id[:4])
