"""The parts of a figure with data: caption, legend, picture, source, and the table.

The table is for readers who do not see the chart, and for those who want its numbers. This module
must not know Markdown.
"""

from __future__ import annotations

from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from briefing.charts.csv_table import DataTable
from briefing.charts.data import ChartData
from briefing.charts.labels import name_label, value_label
from briefing.charts.plane import draw_plane
from briefing.charts.rows import draw_rows
from briefing.charts.shapes import series_class
from briefing.charts.values import is_missing

# A longer table is only in the file.
_MAX_SHOWN_ROWS = 200
# A shorter one is also printed.
_MAX_PRINTED_ROWS = 12


class Words(NamedTuple):
    """The words that a figure adds, in the language of the text."""

    data: str
    download: str
    rest: str


def draw_picture(data: ChartData, lang: str) -> list[Element]:
    """The picture of a chart as HTML. If there are several series, a legend is before it."""
    picture = draw_plane(data, data.dates, lang) if data.dates else draw_rows(data, lang)
    if len(data.series) < 2:
        return [picture]
    legend = Element("ul", {"class": "legend", "aria-hidden": "true"})
    for place, series in enumerate(data.series):
        item = SubElement(legend, "li")
        key = SubElement(item, "svg", {"width": "1.4em", "height": ".8em"})
        shape = series_class(place)
        if data.kind == "line":
            ends = {"x2": "1.4em", "y1": ".4em", "y2": ".4em"}
            SubElement(key, "line", {"class": shape, **ends})
        elif data.kind == "dot":
            SubElement(key, "circle", {"class": shape, "cx": ".7em", "cy": ".4em", "r": ".36em"})
        else:
            SubElement(key, "rect", {"class": shape, "width": "1em", "height": ".8em"})
        SubElement(item, "bdi").text = series.name
    return [legend, picture]


def chart_table(data: ChartData, lang: str) -> Element:
    """The numbers of a chart as a table, in the words of the language."""
    names = [name_label(d, lang) for d in data.dates] if data.dates else data.names
    rows = [[value_label(n, lang, data.are_percent) for n in row] for row in data.rows]
    table = _table([data.label, *(s.name for s in data.series)], names, rows)
    # A script that sorts the table cannot read the dates of all languages.
    for line, date in zip(table[1], data.dates or (), strict=False):
        if date.unit != "year":
            line[0].set("data-sort", date.first.isoformat())
    return table


def file_table(table: DataTable) -> Element:
    """All cells of a file as they are written there."""
    header = [cell.text for cell in table.header]
    names = [row[0].text for row in table.rows]
    rows = [[cell.text for cell in row[1:]] for row in table.rows]
    return _table(header, names, rows, _number_columns(table))


def _number_columns(table: DataTable) -> set[int]:
    """The columns in which each full cell begins with a digit or a sign."""
    columns = set()
    for column in range(1, len(table.header)):
        full = [row[column].text for row in table.rows if not is_missing(row[column])]
        if full and all(text.lstrip("+-−–").strip()[:1].isdigit() for text in full):
            columns.add(column)
    return columns


def _table(
    header: list[str], names: list[str], rows: list[list[str]], right: set[int] | None = None
) -> Element:
    element = Element("table")
    line = SubElement(SubElement(element, "thead"), "tr")
    aligned = set(range(1, len(header))) if right is None else right
    sides = [{"class": "right"} if n in aligned else {} for n in range(len(header))]
    for text, side in zip(header, sides, strict=True):
        _add_name(SubElement(line, "th", {"scope": "col", **side}), text)
    body = SubElement(element, "tbody")
    for name, row in zip(names[:_MAX_SHOWN_ROWS], rows, strict=False):
        line = SubElement(body, "tr")
        _add_name(SubElement(line, "th", {"scope": "row"}), name)
        for text, side in zip(row, sides[1:], strict=True):
            SubElement(line, "td", side).text = text
    return element


def _add_name(cell: Element, name: str) -> None:
    """Write a name in the direction of its own letters: `GDP (PPP)` also in an Arabic table."""
    SubElement(cell, "bdi").text = name


def shows_numbers(data: ChartData) -> bool:
    """Whether the picture of a chart has all its numbers."""
    return data.kind == "bar" and not data.dates


def data_details(
    table: Element, href: str, name: str, words: Words, *, is_printed: bool = True
) -> Element:
    """The table in a disclosure, with a link to the file. `name` is that of the scroll box. A
    short table is also printed, unless the picture says the same."""
    rows = len(table[1])
    is_short = is_printed and rows <= _MAX_PRINTED_ROWS
    kind = "chart-table short" if is_short else "chart-table"
    details = Element("details", {"class": kind})
    SubElement(details, "summary").text = words.data
    attributes = {"class": "table", "role": "region", "tabindex": "0", "aria-label": name}
    SubElement(details, "div", attributes).append(table)
    line = SubElement(details, "p")
    if rows == _MAX_SHOWN_ROWS:
        line.text = f"{words.rest} "
    SubElement(line, "a", {"href": href, "download": ""}).text = words.download
    return details
