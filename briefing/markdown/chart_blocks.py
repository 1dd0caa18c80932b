"""Blocks of charts: a block of code with the word `chart` becomes a figure.

A block is read in two steps. Its caption and its source are part of the text, whose punctuation is
set and which readers can search. Everything else is drawn after the text was read. This module must
not know how a chart is drawn.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefing.charts.csv_table import DataTable, read_table
from briefing.charts.data import read_data
from briefing.charts.figure import (
    Words,
    chart_table,
    data_details,
    draw_picture,
    file_table,
    shows_numbers,
)
from briefing.charts.options import KINDS, REQUIRED, Option, Report, read_options
from briefing.core.diagnostics import errors_in
from briefing.core.paths import CSV
from briefing.markdown.context import Context
from briefing.markdown.links import add_media, resolve_path, similar_file_hint
from briefing.markdown.parser.leaves import Leaf

_MAX_CHARTS = 50


def begin_charts(context: Context) -> None:
    """Write the captions and the sources of all charts into their figures."""
    for _, leaf in context.charts[_MAX_CHARTS:]:
        span = context.source.line_span(leaf.line - 1)
        message = f"a text has at most {_MAX_CHARTS} charts"
        context.report("chart-option", span, message, "divide the text, or leave out charts")
        break
    del context.charts[_MAX_CHARTS:]
    for figure, leaf in context.charts:
        _begin(figure, leaf, context)


def finish_charts(context: Context) -> None:
    """Draw all charts. Nothing is drawn of a chart with a problem."""
    for figure, leaf in context.charts:
        _finish(figure, leaf, context)


def _begin(figure: Element, leaf: Leaf, context: Context) -> None:
    options = read_options(leaf.text.split("\n"), _reporter(leaf, context))
    leaf.info = options
    figure.set("class", "chart data-chart")
    caption = SubElement(figure, "figcaption")
    caption.text = _value(options, "title")
    # White space divides the words of the text that the search reads.
    caption.tail = "\n"
    if "unit" in options:
        caption.text += " "
        unit = SubElement(caption, "small")
        SubElement(unit, "bdi").text = options["unit"].text
    if "source" in options:
        source = SubElement(figure, "p", {"class": "source"})
        mark = "%(text)s"
        source.text, _, after = context.label("source", text=mark).partition(mark)
        name = SubElement(source, "bdi")
        name.text, name.tail = options["source"].text, after


def _finish(figure: Element, leaf: Leaf, context: Context) -> None:
    """Draw a chart below its caption, and add its table."""
    options: dict[str, Option] = leaf.info
    report = _reporter(leaf, context)
    is_complete = all(name in options and options[name].text for name in REQUIRED)
    if not is_complete or options["kind"].text not in KINDS:
        return
    table = _chart_table(options["data"], report, context)
    if table is None:
        return
    data, problems = read_data(table, options, report)
    context.problems += problems
    if data is None:
        return
    figure[1:1] = draw_picture(data, context.lang)
    if not data.dates:
        context.picture_texts.append("; ".join(data.names))
    href = _href(table.path, context)
    name = "".join(figure[0].itertext())
    is_printed = not shows_numbers(data)
    table_element = chart_table(data, context.lang)
    figure.append(data_details(table_element, href, name, _words(context), is_printed=is_printed))


def _chart_table(option: Option, report: Report, context: Context) -> DataTable | None:
    """The table that a chart names. Reports it if there is none."""
    path = resolve_path(option.text, context)
    if path is None or "://" in option.text:
        hint = "copy the CSV file beside the brief, and write only its name here"
        report("outside-content", option, f"“{option.text}” is outside content/", hint)
        return None
    if not path.lower().endswith(CSV):
        message = f"“{option.text}” is not a CSV file"
        report("unknown-file-type", option, message, "save the table as CSV (UTF-8), and name it")
        return None
    media = context.find_media(path)
    if media is None:
        hint = similar_file_hint(context.path, context.suggest_path(path))
        hint = hint or "put the CSV file beside the brief"
        report("missing-file", option, f"there is no file {path}", hint)
        return None
    return read_csv(path, context) if media.href else None


def read_csv(path: str, context: Context) -> DataTable | None:
    """The table in a CSV file of the archive. Its problems are reported in this file."""
    text, problems = context.read_text(path)
    if problems:
        context.problems += problems
        return None
    table, found = read_table(path, text)
    context.problems += found
    return None if errors_in(found) else table


def _reporter(leaf: Leaf, context: Context) -> Report:
    def report(code: str, place: Option, message: str, hint: str) -> None:
        if place.line < 0:
            span = context.source.line_span(leaf.line - 1)
        else:
            column = leaf.columns[place.line] + place.column
            span = context.source.place(leaf.line + place.line, column, place.width)
        context.report(code, span, message, hint)

    return report


def _value(options: dict[str, Option], name: str) -> str:
    return options[name].text if name in options else ""


def file_details(path: str, href: str, context: Context, name: str = "") -> Element | None:
    """All cells of a CSV file as a table in a disclosure, or None if the file has a problem.
    `name` is that of the disclosure."""
    table = read_csv(path, context)
    if table is None:
        return None
    words = _words(context)
    if name:
        words = words._replace(data=name)
    return data_details(file_table(table), href, words.data, words)


def _words(context: Context) -> Words:
    return Words(context.label("data"), context.label("download"), context.label("rest"))


def _href(path: str, context: Context) -> str:
    media = context.find_media(path)
    return add_media(media, context) if media else ""
