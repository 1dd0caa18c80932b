"""Charts over time: lines, bars, stacks and dots on a plane whose width is time.

Time runs from left to right, or from right to left if the script does. The places are percentages
of the width and em of the height, so that the chart fits each width, and its texts keep their size.
This module must not know CSV files or Markdown.
"""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from briefing.charts.data import ChartData
from briefing.charts.labels import scale_labels
from briefing.charts.scale import Scale, number_scale
from briefing.charts.shapes import add_dot, add_rect, em, percent, series_class
from briefing.charts.time_axis import DatePlace, date_places, label_width
from briefing.charts.values import Date
from briefing.core.languages import direction

_TOP_EM, _PLOT_EM, _DATES_EM = 0.6, 12.0, 2.1
_BOTTOM_EM = _TOP_EM + _PLOT_EM
# Of the space between two dates, bars use this share.
_BAR_SHARE = 0.8
# With more points, a line has no dots.
_MAX_DOTS = 30
_LINE_DOT_EM = 0.25
_MIN_BAR_EM = 0.1
_EDGE_SHARE = 0.02
# A bar with a smaller share of the width has no edge in the colour of the ground.
_THIN_BAR_SHARE = 1 / 60
# The widths of the numbers of a scale, and the classes of planes that have them beside them.
_SCALES_EM = {"": 3.2, "wide": 5.0, "wider": 7.5, "widest": 12.0}
_GAP_OF_SCALE_EM = 0.5
_UNITS = 1000  # of the box of a line


class _Plane(NamedTuple):
    """A picture, and how numbers and dates become places in it."""

    svg: Element
    scale: Scale
    centers: list[float]
    slot: float
    is_rtl: bool

    def y(self, number: Decimal) -> float:
        return _BOTTOM_EM - self.scale.share(number) * _PLOT_EM


def draw_plane(data: ChartData, dates: list[Date], lang: str) -> Element:
    """The picture of a chart with these dates."""
    has_bars = data.kind in ("bar", "stacked")
    scale = number_scale(data.heights, with_zero=has_bars)
    labels = scale_labels(scale.lines, lang, data.are_percent)
    widest = max(map(label_width, labels)) + _GAP_OF_SCALE_EM
    name = next((name for name, width in _SCALES_EM.items() if widest <= width), "widest")
    svg = Element("svg", {"width": "100%", "height": em(_BOTTOM_EM + _DATES_EM)})
    from_start, slot = _centers(dates, has_bars)
    is_rtl = direction(lang) == "rtl"
    centers = [1 - center for center in from_start] if is_rtl else from_start
    plane = _Plane(svg, scale, centers, slot, is_rtl)
    _add_lines(plane, labels)
    {"line": _draw_lines, "bar": _draw_bars, "stacked": _draw_stacks, "dot": _draw_dots}[data.kind](
        plane, data
    )
    _add_dates(plane, date_places(dates, from_start, lang, _SCALES_EM[name]))
    bars = len(data.series) if data.kind == "bar" else 1
    is_thin = has_bars and slot * _BAR_SHARE / bars < _THIN_BAR_SHARE
    names = " ".join(filter(None, ("plane", name, "thin" if is_thin else "")))
    plot = Element("div", {"class": names, "aria-hidden": "true"})
    plot.append(svg)
    return plot


def _centers(dates: list[Date], has_bars: bool) -> tuple[list[float], float]:
    """The middle of each date as a share of the width, and the width that a date has."""
    days = [date.middle for date in dates]
    length = days[-1] - days[0]
    least = min((b - a for a, b in pairwise(days)), default=1.0)
    if not length:
        return [0.5], 0.25
    # The space of one date is at each end, so that bars do not leave the picture.
    slot = least / (length + least) if has_bars else 2 * _EDGE_SHARE
    inner = 1 - slot
    return [slot / 2 + (day - days[0]) / length * inner for day in days], slot


# ---- scale and dates ----------------------------------------------------------------------------


def _add_lines(plane: _Plane, labels: list[str]) -> None:
    for number, label in zip(plane.scale.lines, labels, strict=True):
        y = em(plane.y(number))
        kind = {"class": "base"} if not number else {}
        SubElement(plane.svg, "line", {**kind, "x2": "100%", "y1": y, "y2": y})
        place = {"x": "0", "dx": "-.4em"} if plane.is_rtl else {"x": "100%", "dx": ".4em"}
        SubElement(plane.svg, "text", {**place, "y": y, "dy": ".35em"}).text = label


def _add_dates(plane: _Plane, places: list[DatePlace]) -> None:
    """Write dates below the plane, with a short line at the place of each."""
    for place in places:
        x = percent(1 - place.share if plane.is_rtl else place.share)
        span = {"y1": em(_BOTTOM_EM), "y2": em(_BOTTOM_EM + 0.3)}
        SubElement(plane.svg, "line", {"class": "tick", "x1": x, "x2": x, **span})
        # The start of a text is its right edge where the script runs from right to left.
        attributes = {"x": x, "text-anchor": "start" if place.begins else "middle"}
        minor = {"class": "minor"} if place.is_minor else {}
        text = SubElement(plane.svg, "text", {**minor, **attributes, "y": em(_BOTTOM_EM + 1.8)})
        text.text = place.text


# ---- shapes -------------------------------------------------------------------------------------


def _draw_bars(plane: _Plane, data: ChartData) -> None:
    width = plane.slot * _BAR_SHARE / len(data.series)
    base = max(plane.scale.low, min(plane.scale.high, Decimal(0)))
    for place, series in enumerate(data.series):
        order = len(data.series) - 1 - place if plane.is_rtl else place
        shift = (order - len(data.series) / 2) * width
        for center, number in zip(plane.centers, series.numbers, strict=True):
            if number:
                _add_bar(plane, place, center + shift, (base, number), width)


def _draw_stacks(plane: _Plane, data: ChartData) -> None:
    width = plane.slot * _BAR_SHARE
    for center, row in zip(plane.centers, data.rows, strict=True):
        total = Decimal(0)
        for place, number in enumerate(row):
            if number:
                ends = (total, total + number)
                _add_bar(plane, place, center - width / 2, ends, width)
                total += number


def _add_bar(
    plane: _Plane, series: int, x: float, ends: tuple[Decimal, Decimal], width: float
) -> None:
    one, other = plane.y(ends[0]), plane.y(ends[1])
    height = max(abs(one - other), _MIN_BAR_EM)
    add_rect(plane.svg, series, (x, min(one, other)), (width, height))


def _draw_dots(plane: _Plane, data: ChartData) -> None:
    for place, series in enumerate(data.series):
        for center, number in zip(plane.centers, series.numbers, strict=True):
            if number is not None:
                add_dot(plane.svg, place, center, plane.y(number))


def _draw_lines(plane: _Plane, data: ChartData) -> None:
    """A line for each series, which has a gap where a number is missing. A point between two gaps
    has a dot in any case."""
    box = SubElement(
        plane.svg,
        "svg",
        {
            **{"x": "0", "y": em(_TOP_EM), "width": "100%", "height": em(_PLOT_EM)},
            **{"viewBox": f"0 0 {_UNITS} {_UNITS}", "preserveAspectRatio": "none"},
        },
    )
    for place, series in enumerate(data.series):
        points = list(zip(plane.centers, series.numbers, strict=True))
        path, is_open = "", False
        for number, (center, value) in enumerate(points):
            if value is None:
                is_open = False
                continue
            y = (1 - plane.scale.share(value)) * _UNITS
            path += f"{'L' if is_open else 'M'}{center * _UNITS:.1f} {y:.1f}"
            before = points[number - 1][1] if number else None
            after = points[number + 1][1] if number + 1 < len(points) else None
            is_open = True
            if len(points) <= _MAX_DOTS or (before is None and after is None):
                add_dot(plane.svg, place, center, plane.y(value), _LINE_DOT_EM)
        attributes = {"class": series_class(place), "d": path}
        # The box is stretched to the width of the page, and the line keeps its own.
        SubElement(box, "path", {**attributes, "vector-effect": "non-scaling-stroke"})
