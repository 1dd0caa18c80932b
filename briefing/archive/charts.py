"""Counts of briefs by time → charts for layouts.

A chart decides here which dates and which lines of the scale it shows, so that they fit at each
width: the narrowest screen has 288 px for it. This module must not know how a chart is drawn.
"""

from __future__ import annotations

from briefing.core.view_model import Bar, Chart, Month, YearRef

# With more bars, or with a count of more digits, there is no space for the count above each bar.
_MAX_BARS_WITH_COUNTS = 12
_MIN_WIDE_COUNT = 1000
_MAX_DATES = 7
# Briefs are from 1000 to 2999.
_YEAR_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)
_MAX_SCALE_LINES = 3
_MIN_SLOTS = 8
# A date whose bar has its middle within this share of the width from an edge begins or ends with
# its bar, as layouts/chart.html draws it. All other dates are in the middle of their bars.
_EDGE = 0.05
# The width of a year and of the space beside it, as a share of the narrowest chart.
_DATE = 0.135


def year_chart(years: tuple[YearRef, ...]) -> Chart:
    """A chart with a bar for each year from the first to the last. A bar leads to its year."""
    bars = {str(ref.year): (ref.count, ref.href) for ref in years}
    first = min((ref.year for ref in years), default=0)
    last = max((ref.year for ref in years), default=-1)
    return _chart("year", [str(year) for year in range(first, last + 1)], bars)


def month_chart(months: tuple[Month, ...], href: str, year: int = 0) -> Chart:
    """A chart with a bar for each month: of a whole `year`, or else from the first month that has
    briefs to the last. A bar leads to its month on the page `href`."""
    bars = {month.id: (len(month.entries), f"{href}#{month.id}") for month in months}
    if year:
        spans = [f"{year}-{month:02}" for month in range(1, 13)]
    else:
        spans = _months_between(min(bars), max(bars)) if bars else []
    return _chart("month", spans, bars)


def _chart(unit: str, spans: list[str], bars: dict[str, tuple[int, str]]) -> Chart:
    """A chart with a bar for each of these spans of time. `bars` has the counts and addresses of
    those that are not empty."""
    highest = max((count for count, _ in bars.values()), default=1)
    with_empty = ((span, *bars.get(span, (0, ""))) for span in spans)
    marked = _mark_dates(unit, spans)
    has_counts = len(spans) <= _MAX_BARS_WITH_COUNTS and highest < _MIN_WIDE_COUNT
    return Chart(
        unit,
        tuple(
            Bar(span, count, href, round(count / highest, 3), span in marked)
            for span, count, href in with_empty
        ),
        highest,
        () if has_counts else _scale_lines(highest),
    )


def _scale_lines(highest: int) -> tuple[int, ...]:
    """The multiples of 1, 2 or 5 times a power of ten up to the highest count; at most three."""
    power = 10 ** (len(str(highest)) - 1)
    steps = (power // 10 or 1, power // 5 or 1, power // 2 or 1, power, 2 * power, 5 * power)
    step = next(step for step in steps if highest // step <= _MAX_SCALE_LINES)
    return tuple(range(step, highest + 1, step))


def _mark_dates(unit: str, spans: list[str]) -> set[str]:
    """Which dates a chart shows. They do not overlap on the narrowest screen."""
    count = len(spans)
    if unit == "year":
        step = next(step for step in _YEAR_STEPS if count <= step * _MAX_DATES)
        return _without_crowded_edges(spans, [span for span in spans if int(span) % step == 0])
    if count > _MAX_BARS_WITH_COUNTS:
        return {span for span in spans if span.endswith("-01")}
    step = 1 if count <= _MAX_DATES else 2
    return {span for span in spans if (int(span[5:]) - 1) % step == 0}


def _without_crowded_edges(spans: list[str], years: list[str]) -> set[str]:
    """These years without the first and the last one if they do not fit. Such a year is not in the
    middle of its bar, so that it is nearer to the next year than all others are to each other."""
    slot = 1 / max(len(spans), _MIN_SLOTS)
    marked = set(years)
    for inward in (spans, spans[::-1]):
        edge, second = [*(i for i, span in enumerate(inward) if span in marked), -1, -1][:2]
        is_at_edge = (edge + 0.5) * slot < _EDGE
        if second > 0 and is_at_edge and edge * slot + _DATE > (second + 0.5) * slot - _DATE / 2:
            marked.discard(inward[edge])
    return marked


def _months_between(first: str, last: str) -> list[str]:
    """All months from one to another, as in `2021-05`."""
    start, end = (int(month[:4]) * 12 + int(month[5:]) - 1 for month in (first, last))
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, end + 1)]
