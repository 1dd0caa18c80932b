"""The options of `digest` become the right days, in the time zone of the archive."""

from __future__ import annotations

import datetime as dt

import pytest

from briefing.archive.digests import month_of, week_of
from briefing.content.dates import parse_moment
from briefing.core.diagnostics import Misuse
from briefing.mail.days import Days, digest_days

ZONE = "Asia/Seoul"


def at(text: str) -> int:
    return parse_moment(text, ZONE).unix


NOW = at("2021-05-19T09:00")  # A Wednesday.


def days(since: str = "", until: str = "", unit: str = "", now: int = NOW) -> Days:
    return digest_days(since, until, unit, ZONE, now)


def named(found: Days) -> tuple[str, str]:
    return found.period.first.isoformat(), found.period.last.isoformat()


@pytest.mark.parametrize(
    ("options", "first", "last"),
    [
        ({"since": "2021-05-01"}, "2021-05-01", "2021-05-19"),
        ({"since": "2021-05-01", "until": "2021-05-02"}, "2021-05-01", "2021-05-02"),
        ({"since": "2021-05-01", "until": "2021-05-01"}, "2021-05-01", "2021-05-01"),
        ({"since": "2021-05-01", "until": "2021-05-03T00:00"}, "2021-05-01", "2021-05-02"),
        ({"since": "2021-05-01T15:00Z"}, "2021-05-02", "2021-05-19"),
        ({"unit": "weekly"}, "2021-05-10", "2021-05-16"),
        ({"unit": "monthly"}, "2021-04-01", "2021-04-30"),
        ({"unit": "weekly", "now": at("2021-05-16T23:59")}, "2021-05-03", "2021-05-09"),
        ({"unit": "weekly", "now": at("2021-05-17")}, "2021-05-10", "2021-05-16"),
        ({"unit": "monthly", "now": at("2021-06-01")}, "2021-05-01", "2021-05-31"),
        ({"unit": "monthly", "until": "2020-12-31"}, "2020-12-01", "2020-12-31"),
        ({"unit": "monthly", "until": "2020-12-30"}, "2020-11-01", "2020-11-30"),
    ],
)
def test_the_first_and_the_last_day(options: dict[str, str], first: str, last: str) -> None:
    found = days(**options)  # type: ignore[arg-type]
    assert named(found) == (first, last)
    assert at(first) <= found.start <= found.end
    if "T" not in "".join(map(str, options.values())) and "until" in options:
        assert (found.start, found.end) == (at(first), at(last) + 86_400)


def test_a_brief_of_this_second_is_new() -> None:
    assert days("2021-05-19").end == NOW + 1
    assert days("2021-05-19T09:00").start == NOW


def test_a_long_time_is_divided_into_weeks_and_months() -> None:
    found = days("2021-04-28", "2021-05-11", "weekly")
    names = [
        (part.first.day, part.last.day)
        for part in dict.fromkeys(
            found.period_of(found.period.first + dt.timedelta(days=n)) for n in range(14)
        )
    ]
    assert names == [(28, 2), (3, 9), (10, 11)]
    assert found.period_of(dt.date(2021, 5, 5)) == week_of(dt.date(2021, 5, 5))
    whole = days("2021-04-01", "2021-05-11", "monthly")
    assert whole.period_of(dt.date(2021, 4, 5)) == month_of(dt.date(2021, 4, 5))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "the digest needs its days"),
        ({"until": "2021-05-01"}, "the digest needs its days"),
        ({"since": "2021-05-20"}, "in the future"),
        ({"since": "2021-05-02", "until": "2021-05-01"}, "is before --since"),
        ({"since": "1 May"}, "--since: “1 May” is not a date"),
        ({"since": "2021-05-01", "until": "2021-02-30"}, "--until: there is no 30 February"),
    ],
)
def test_wrong_days_are_refused(options: dict[str, str], message: str) -> None:
    with pytest.raises(Misuse, match=message) as error:
        days(**options)  # type: ignore[arg-type]
    assert error.value.args[1]


def test_the_last_days_of_a_year_are_in_the_week_of_iso_8601() -> None:
    assert week_of(dt.date(2021, 1, 3)).id == "2020-w53"
    assert week_of(dt.date(2024, 12, 30)).id == "2025-w01"
    assert month_of(dt.date(2024, 2, 5)).last == dt.date(2024, 2, 29)
