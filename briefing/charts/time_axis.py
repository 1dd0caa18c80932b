"""The dates below a chart over time: as many as fit, and their places.

A browser does not move labels that overlap. So the dates are chosen for the narrowest screen, and
those that do not fit there with a text of double size are marked: the style sheet hides them. This
module must not know how a chart is drawn.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.charts.labels import date_label, name_label
from briefing.charts.scale import MAX_DATES, DateLine, date_lines
from briefing.charts.values import Date

# The width of a chart on a screen of 320 px, and there with a text of double size.
_COLUMN_EM, _COLUMN_OF_LARGE_TEXT_EM = 20.0, 9.0
_LETTER_EM, _WIDE_LETTER_EM, _GAP_EM = 0.62, 1.0, 0.5
_FIRST_WIDE_LETTER = 0x1100  # the first one of Hangul; the letters of China and Japan are later
# A label may begin outside of the chart, in the edge of the page.
_EDGE_EM, _EDGE_OF_LARGE_TEXT_EM = 0.5, 1.0
_UNITS = ("day", "month", "quarter", "year")


class DatePlace(NamedTuple):
    """A date below a chart: its text, and its place as a share of the width from the first edge.
    `begins` says that the text begins at the place; otherwise its middle is there. `is_minor` says
    that it does not fit if the text is large."""

    text: str
    share: float
    begins: bool
    is_minor: bool


def label_width(text: str) -> float:
    """The width of a text in em, as most typefaces have it, or a little more."""
    return sum(
        _LETTER_EM if ord(letter) < _FIRST_WIDE_LETTER else _WIDE_LETTER_EM for letter in text
    )


def date_places(
    dates: list[Date], centers: list[float], lang: str, scale_em: float
) -> list[DatePlace]:
    """The dates to write below a chart whose rows have these dates and places, which are shares of
    the width from the first edge. `scale_em` is the width of the numbers beside it."""
    width, width_of_large_text = _COLUMN_EM - scale_em, _COLUMN_OF_LARGE_TEXT_EM - scale_em
    place_of = _place_of(dates, centers)
    unit = min((date.unit for date in dates), key=_UNITS.index)
    labels: list[tuple[str, float]] = []
    for count in range(MAX_DATES if len(dates) > 1 else 0, 0, -1):
        lines = date_lines(dates[0].first, dates[-1].first, unit, count)
        placed = ((date_label(li.day, li.skeleton, lang), place_of(li)) for li in lines)
        labels = [(text, share) for text, share in placed if 0 <= share <= 1]
        if labels and _fit(labels, width):
            break
    else:
        labels = [(name_label(dates[0], lang), centers[0])]
    step = next(n for n in range(1, len(labels) + 1) if _fit(labels[::n], width_of_large_text))
    return [
        DatePlace(text, share, _begins(text, share, width, width_of_large_text), number % step > 0)
        for number, (text, share) in enumerate(labels)
    ]


def _place_of(dates: list[Date], centers: list[float]) -> Callable[[DateLine], float]:
    """From a date to its place: that of its row, or where the middle of its time would be."""
    first, last = dates[0].middle, dates[-1].middle
    slope = (centers[-1] - centers[0]) / (last - first) if last > first else 0
    by_first = {date.first: center for date, center in zip(dates, centers, strict=True)}
    half = min((date.end - date.first).days for date in dates) / 2

    def place(line: DateLine) -> float:
        middle = line.day.toordinal() + half
        return by_first.get(line.day, centers[0] + (middle - first) * slope)

    return place


def _begins(text: str, share: float, width: float, width_of_large_text: float) -> bool:
    """Whether half of a text has no space before its place, in one of the two sizes of text."""
    half = label_width(text) / 2
    if share * width < half - _EDGE_EM:
        return True
    return share * width_of_large_text < half - _EDGE_OF_LARGE_TEXT_EM


def _fit(labels: list[tuple[str, float]], width: float) -> bool:
    """Whether labels at these places do not overlap in a chart of this width in em."""
    end = float("-inf")
    for text, share in labels:
        half = label_width(text) / 2
        start = share * width if _begins(text, share, width, width) else share * width - half
        if start < end + _GAP_EM:
            return False
        end = start + 2 * half
    return True
