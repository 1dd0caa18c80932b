"""The scales of charts: from numbers and dates to shares of the width or height.

The steps are 1, 2 or 5 times a power of ten, as in "Nice Numbers for Graph Labels" (Heckbert, in
"Graphics Gems", 1990). This module must not know how a chart is drawn.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import NamedTuple

_MAX_LINES = 5
# A scale without zero is for numbers whose differences would not be visible otherwise.
_MIN_SHARE_WITH_ZERO = Decimal("0.4")


class Scale(NamedTuple):
    """A range of numbers, and the numbers at which it has a line."""

    low: Decimal
    high: Decimal
    lines: list[Decimal]

    def share(self, number: Decimal) -> float:
        """The place of a number, from 0 to 1."""
        return float((number - self.low) / (self.high - self.low))


def number_scale(numbers: list[Decimal], *, with_zero: bool) -> Scale:
    """A scale for these numbers, whose ends are lines."""
    low, high = min(numbers, default=Decimal(0)), max(numbers, default=Decimal(0))
    is_far = low > 0 and high - low < high * _MIN_SHARE_WITH_ZERO
    is_far = is_far or (high < 0 and high - low < -low * _MIN_SHARE_WITH_ZERO)
    if with_zero or not is_far or low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0))
    if low == high:
        high = Decimal(1)
    step = _step((high - low) / (_MAX_LINES - 1))
    first, last = (low / step).to_integral_value("ROUND_FLOOR"), -(-high // step)
    if last * step < high:
        last += 1
    lines = [step * n for n in range(int(first), int(last) + 1)]
    return Scale(lines[0], lines[-1], lines)


def _step(least: Decimal) -> Decimal:
    """The smallest nice number that is not smaller than another."""
    power = Decimal(1).scaleb(least.adjusted())
    return next(power * n for n in (1, 2, 5, 10) if power * n >= least)


class DateLine(NamedTuple):
    """A date below a chart, and the skeleton (CLDR) of the parts that it shows."""

    day: dt.date
    skeleton: str


_YEARS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1_000)
_MONTHS = (1, 2, 3, 6, 12, 24, 48)
_MONTHS_OF_QUARTERS = (3, 6, 12, 24, 48)
_DAYS = (1, 2, 5, 10, 15, 30, 60)
MAX_DATES = 5
_DAYS_A_YEAR, _DAYS_A_MONTH = 365, 28


def date_lines(first: dt.date, last: dt.date, unit: str, count: int = MAX_DATES) -> list[DateLine]:
    """The dates to write below a chart from one day to another: not more than `count`, and none
    that is finer than the `unit` of the data."""
    days = (last - first).days
    years = last.year - first.year
    if unit == "year" or days > 2 * _DAYS_A_YEAR:
        step = next(step for step in _YEARS if years // step < count)
        start = -(-first.year // step) * step
        lines = [dt.date(year, 1, 1) for year in range(start, last.year + 1, step)]
        skeleton = "y"
    elif unit != "day" or days > 2 * _DAYS_A_MONTH:
        months = years * 12 + last.month - first.month
        steps = _MONTHS_OF_QUARTERS if unit == "quarter" else _MONTHS
        step = next(step for step in steps if months // step < count)
        numbers = range(first.year * 12 + first.month - 1, last.year * 12 + last.month)
        lines = [dt.date(n // 12, n % 12 + 1, 1) for n in numbers if n % step == 0]
        skeleton = "yQQQ" if unit == "quarter" else "yMMM"
    else:
        step = next(step for step in _DAYS if days // step < count)
        lines = [first + dt.timedelta(days=n) for n in range(0, days + 1, step)]
        skeleton = "MMMd"
    return [DateLine(day, skeleton) for day in lines if first <= day <= last]
