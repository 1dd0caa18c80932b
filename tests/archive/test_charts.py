"""Charts of briefs by time: the bars, the dates below them, and the lines of the scale."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from briefing.archive.charts import month_chart, year_chart
from briefing.content.dates import parse_moment
from briefing.core.view_model import Bar, Chart, Entry, Month, YearRef

ENTRY = Entry("B", "b.html", "en", "", "", parse_moment("2021-01-01", "UTC"), "", (), ())


def years(**counts: int) -> Chart:
    refs = [YearRef(int(year[1:]), count, f"y/{year[1:]}.html") for year, count in counts.items()]
    return year_chart(tuple(refs))


def months(*ids: str) -> tuple[Month, ...]:
    counts = Counter(ids)
    first = dt.date(2000, 1, 1)
    return tuple(Month(id, first, (ENTRY,) * count) for id, count in counts.items())


def test_a_chart_has_a_bar_for_each_span_between_the_first_and_the_last() -> None:
    assert years(y2021=4, y2019=3).bars == (
        Bar("2019", 3, "y/2019.html", 0.75),
        Bar("2020", 0, "", 0.0),
        Bar("2021", 4, "y/2021.html", 1.0),
    )
    assert year_chart(()).bars == ()
    listed = months("2021-01", "2020-11", "2020-11")
    assert month_chart(listed, "t.html").bars == (
        Bar("2020-11", 2, "t.html#2020-11", 1.0),
        Bar("2020-12", 0, "", 0.0),
        Bar("2021-01", 1, "t.html#2021-01", 0.5),
    )
    assert month_chart((), "t.html").bars == ()
    whole_year = month_chart(listed[:1], "t.html", 2021).bars
    assert [bar.span for bar in whole_year] == [f"2021-{month:02}" for month in range(1, 13)]
    assert whole_year[0] == Bar("2021-01", 1, "t.html#2021-01", 1.0)


@pytest.mark.parametrize(
    ("last", "marked"),
    [
        (1996, "1990 1991 1992 1993 1994 1995 1996"),
        (1997, "1990 1992 1994 1996"),
        (2002, "1992 1994 1996 1998 2000"),
        (2003, "1992 1994 1996 1998 2000 2002"),
        (2010, "1990 1995 2000 2005 2010"),
        (2024, "1995 2000 2005 2010 2015 2020"),
        (2025, "1990 2000 2010 2020"),
        (2200, "2000 2050 2100 2150 2200"),
        (2900, "2000 2200 2400 2600 2800"),
    ],
)
def test_the_dates_of_a_chart_fit_on_the_narrowest_screen(last: int, marked: str) -> None:
    chart = years(y1990=1, **{f"y{last}": 1})
    assert " ".join(bar.span for bar in chart.bars if bar.marked) == marked


def test_a_chart_of_centuries_has_dates() -> None:
    """With briefs from 1000 on, the first year that an archive can have."""
    for first in (1000, 1099, 1392, 1592, 1850):
        chart = years(**{f"y{first}": 1}, y2024=1)
        assert 2 <= sum(bar.marked for bar in chart.bars) <= 7, first


def test_the_months_of_a_chart_fit_too() -> None:
    year = month_chart(months("2021-03"), "t.html", 2021)
    assert [bar.span[5:] for bar in year.bars if bar.marked] == ["01", "03", "05", "07", "09", "11"]
    two = month_chart(months("2021-12", "2020-02"), "t.html")
    assert [bar.span for bar in two.bars if bar.marked] == ["2021-01"]


@pytest.mark.parametrize(
    ("highest", "lines"),
    [
        (1, (1,)),
        (3, (1, 2, 3)),
        (4, (2, 4)),
        (7, (2, 4, 6)),
        (12, (5, 10)),
        (4_321, (2_000, 4_000)),
    ],
)
def test_a_chart_of_many_bars_has_a_scale(highest: int, lines: tuple[int, ...]) -> None:
    assert years(y1990=highest, y2020=1).lines == lines


def test_a_chart_of_few_bars_has_counts_instead_of_a_scale() -> None:
    assert years(y2009=999, y2020=1).lines == ()
    assert years(y2008=999, y2020=1).lines == (500,)
    assert years(y2019=1_000, y2020=1).lines == (500, 1_000)
