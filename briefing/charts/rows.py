"""Charts of named rows: bars, stacks and dots from the beginning of a line to its end.

A name is HTML, so that a long one breaks into lines. All pictures of a chart have the same width,
and the places in them are percentages, so that they have one scale. The style sheet mirrors them
for scripts from right to left. This module must not know CSV files or Markdown.
"""

from __future__ import annotations

from decimal import Decimal
from xml.etree.ElementTree import Element, SubElement

from briefing.charts.data import ChartData, row_total
from briefing.charts.labels import scale_labels, value_label
from briefing.charts.scale import Scale, number_scale
from briefing.charts.shapes import add_dot, add_rect, percent
from briefing.charts.time_axis import label_width
from briefing.core.languages import direction

# The heights of a line of a row and of a bar in it.
_LINE_EM, _BAR_EM = 1.5, 1.1
_MIN_BAR_SHARE = 0.003
# The width of a row and of the number beside it on a screen of 320 px, and the space between two
# numbers of the scale.
_COLUMN_EM, _GAP_EM = 19.0, 0.8


def draw_rows(data: ChartData, lang: str) -> Element:
    """The picture of a chart without dates."""
    numbers = data.heights
    scale = number_scale(numbers, with_zero=data.kind != "dot")
    # Bars need no lines: their numbers are beside them. So they use the whole width.
    if data.kind == "bar" and numbers:
        low, high = min(*numbers, Decimal(0)), max(*numbers, Decimal(0))
        scale = Scale(low, high if high > low else low + 1, [])
    plot = Element("div", {"class": "rows", "aria-hidden": "true"})
    values: list[str] = []
    for name, row in zip(data.names, data.rows, strict=True):
        SubElement(plot, "span", {"class": "name", "dir": "auto"}).text = name
        draw = {"bar": _draw_bars, "stacked": _draw_stack, "dot": _draw_dots}[data.kind]
        draw(plot, row, scale)
        labels = [value_label(n, lang, data.are_percent) for n in _values(data.kind, row)]
        _add_values(plot, labels)
        values += labels
    if data.kind != "bar":
        _add_scale(plot, data, scale, values, lang)
    return plot


def _values(kind: str, row: list[Decimal | None]) -> list[Decimal | None]:
    """The numbers beside a row: that of each bar, the sum of a stack, that of a single dot."""
    if kind == "stacked":
        return [row_total(row) if any(n is not None for n in row) else None]
    return row if kind == "bar" or len(row) == 1 else []


def _add_values(plot: Element, labels: list[str]) -> None:
    element = SubElement(plot, "span", {"class": "value"})
    element.text = labels[0] if labels else None
    for label in labels[1:]:
        SubElement(element, "br").tail = label


def _picture(plot: Element, lines: int, scale: Scale) -> Element:
    """The picture of a row, with the line of zero."""
    height = f"{lines * _LINE_EM:g}em"
    svg = SubElement(plot, "svg", {"width": "100%", "height": height})
    for number in scale.lines:
        x = percent(scale.share(number))
        SubElement(svg, "line", {"x1": x, "x2": x, "y2": height})
    if scale.low <= 0:
        zero = percent(scale.share(Decimal(0)))
        SubElement(svg, "line", {"class": "base", "x1": zero, "x2": zero, "y2": height})
    return svg


def _draw_bars(plot: Element, row: list[Decimal | None], scale: Scale) -> None:
    svg = _picture(plot, len(row), scale)
    zero = scale.share(Decimal(0))
    for place, number in enumerate(row):
        if number:
            y = place * _LINE_EM + (_LINE_EM - _BAR_EM) / 2
            _add_bar(svg, place, (zero, scale.share(number)), y)


def _draw_stack(plot: Element, row: list[Decimal | None], scale: Scale) -> None:
    svg = _picture(plot, 1, scale)
    total = Decimal(0)
    for place, number in enumerate(row):
        if number:
            ends = scale.share(total), scale.share(total + number)
            _add_bar(svg, place, ends, (_LINE_EM - _BAR_EM) / 2)
            total += number


def _add_bar(svg: Element, place: int, ends: tuple[float, float], y: float) -> None:
    low, high = min(ends), max(ends)
    add_rect(svg, place, (low, y), (max(high - low, _MIN_BAR_SHARE), _BAR_EM))


def _draw_dots(plot: Element, row: list[Decimal | None], scale: Scale) -> None:
    svg = _picture(plot, 1, scale)
    middle = f"{_LINE_EM / 2:g}em"
    SubElement(svg, "line", {"class": "track", "x2": "100%", "y1": middle, "y2": middle})
    for place, number in enumerate(row):
        if number is not None:
            add_dot(svg, place, scale.share(number), _LINE_EM / 2)


def _add_scale(plot: Element, data: ChartData, scale: Scale, values: list[str], lang: str) -> None:
    """The numbers of the scale below the rows, each below its line: its ends, and what fits between
    them. If the ends do not fit, there is no scale: the numbers are beside the rows and in the
    table."""
    width = _COLUMN_EM - max(map(label_width, values), default=0)
    labels = scale_labels(scale.lines, lang, data.are_percent)
    if label_width(labels[0] + labels[-1]) + _GAP_EM > width:
        return
    most = int(width / (max(map(label_width, labels)) + _GAP_EM))
    last = len(labels) - 1
    step = next((n for n in range(1, last) if last % n == 0 and last // n < most), last)
    svg = SubElement(plot, "svg", {"class": "scale", "width": "100%", "height": f"{_LINE_EM}em"})
    is_rtl = direction(lang) == "rtl"
    for number in range(0, last + 1, step):
        share = scale.share(scale.lines[number])
        anchor = {0: "start", last: "end"}.get(number, "middle")
        place = {"x": percent(1 - share if is_rtl else share), "y": "1.1em", "text-anchor": anchor}
        minor = {"class": "minor"} if 0 < number < last else {}
        SubElement(svg, "text", {**minor, **place}).text = labels[number]
