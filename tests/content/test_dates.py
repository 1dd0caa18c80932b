"""Dates and times: days never shift, time zones are respected, impossible dates are reported."""

from __future__ import annotations

import datetime as dt
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.dates import InvalidMoment, parse_moment


def test_a_date_alone_is_the_same_day_everywhere() -> None:
    assert parse_moment("2021-05-11", "Asia/Seoul").iso == "2021-05-11"
    assert parse_moment("2021-05-11", "America/New_York").stamp == "2021-05-11T00:00:00-04:00"


def test_a_time_is_shown_in_the_archives_zone() -> None:
    assert parse_moment("2021-05-11T23:30Z", "Asia/Seoul").iso == "2021-05-12T08:30:00+09:00"
    assert parse_moment("2021-05-11 14:32", "Asia/Seoul").iso == "2021-05-11T14:32:00+09:00"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("2021-09-31", "there is no 31 September 2021"),
        ("2021-02-29", "there is no 29 February 2021"),
        ("2021-13-01", "there is no month 13"),
        ("14:32", "“14:32” is a time without a date"),
        ("2021-05", "“2021-05” has no day"),
        ("11/05/2021", "“11/05/2021” is not in the form year-month-day"),
        ("soon", "“soon” is not a date"),
        ("２０２１-０５-１１", "“２０２１-０５-１１” is not in the form year-month-day"),
        ("2021-05-11T25:00", "there is no time 25:00"),
        ("2021-03-28T02:30", "2021-03-28 02:30 does not exist in Europe/Berlin"),
        ("2021-10-31T02:30", "2021-10-31 02:30 occurs twice in Europe/Berlin"),
    ],
)
def test_impossible_dates_are_reported(text: str, message: str) -> None:
    with pytest.raises(InvalidMoment) as caught:
        parse_moment(text, "Europe/Berlin")
    assert caught.value.args[0].startswith(message)


@pytest.mark.parametrize(
    ("text", "zone", "stamp"),
    [
        ("1905-05-11", "Asia/Seoul", "1905-05-11T00:00:00+08:28"),
        ("1905-05-11 14:32", "Asia/Seoul", "1905-05-11T14:32:00+08:28"),
        ("1905-05-11T14:32Z", "Asia/Seoul", "1905-05-11T23:00:00+08:28"),
        ("1880-01-01", "America/New_York", "1880-01-01T00:00:00-04:56"),
        ("1000-01-01", "Asia/Seoul", "1000-01-01T00:00:00+08:28"),
    ],
)
def test_offsets_before_standard_time_have_whole_minutes(text: str, zone: str, stamp: str) -> None:
    moment = parse_moment(text, zone)
    assert moment.stamp == stamp
    assert moment.unix == int(dt.datetime.fromisoformat(stamp).timestamp())


@pytest.mark.parametrize("text", ["1000-01-01T00:00+14:00", "2999-12-31T23:00-12:00", "0999-01-01"])
def test_a_year_out_of_range_in_the_archives_zone_is_reported(text: str) -> None:
    with pytest.raises(InvalidMoment, match="is out of range"):
        parse_moment(text, "UTC")


_RFC_3339 = re.compile(r"[12]\d{3}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d")


@given(
    st.datetimes(dt.datetime(1000, 1, 2), dt.datetime(2999, 12, 30)),
    st.sampled_from(["Asia/Seoul", "Africa/Monrovia", "America/Caracas", "Europe/Dublin"]),
    st.sampled_from(["", "Z", "+05:30"]),
)
def test_every_stamp_is_an_rfc_3339_time(time: dt.datetime, zone: str, offset: str) -> None:
    for text in (time.isoformat(timespec="seconds") + offset, time.date().isoformat()):
        try:
            moment = parse_moment(text, zone)
        except InvalidMoment:  # Clocks change at this time.
            continue
        assert _RFC_3339.fullmatch(moment.stamp)
        assert moment.iso[:10] == moment.stamp[:10]


@given(st.datetimes(dt.datetime(1970, 1, 2), dt.datetime(2100, 1, 1), timezones=st.just(dt.UTC)))
def test_moments_survive_a_round_trip(time: dt.datetime) -> None:
    moment = parse_moment(time.isoformat(), "Asia/Seoul")
    assert parse_moment(moment.iso, "Asia/Seoul") == moment
    assert moment.unix == int(time.timestamp())


@given(st.text(max_size=24))
def test_any_text_is_a_moment_or_a_problem(text: str) -> None:
    try:
        parse_moment(text, "UTC")
    except InvalidMoment as error:
        message, hint = error.args
        assert message
        assert hint


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("2018/6/12", "2018-06-12"),
        ("2018-6-12", "2018-06-12"),
        ("2018.06.12", "2018-06-12"),
        ("2018. 6. 12.", "2018-06-12"),
        ("2018년 6월 12일", "2018-06-12"),
        ("20180612", "2018-06-12"),
        ("12.06.2018", "2018-06-12"),
        ("12 June 2018", "2018-06-12"),
        ("June 12th, 2018", "2018-06-12"),
        ("Tue, 12 Jun 2018", "2018-06-12"),
        ("2018‑06‑12", "2018-06-12"),
        ("2018–06–12", "2018-06-12"),
        ("２０１８-０６-１２", "2018-06-12"),
        ("٢٠١٨-٠٦-١٢", "2018-06-12"),
        ("2018-06-12 9:٣٠", "2018-06-12T09:30"),
        ("‘2018-06-12’", "2018-06-12"),
        ("2018-06-12 9:00", "2018-06-12T09:00"),
        ("2018-06-12T09.00", "2018-06-12T09:00"),
    ],
)
def test_a_date_in_another_form_is_written_in_ours(text: str, meant: str) -> None:
    with pytest.raises(InvalidMoment) as caught:
        parse_moment(text, "Asia/Seoul")
    assert caught.value.args[1] == f"write it as {meant}"
    parse_moment(meant, "Asia/Seoul")


@pytest.mark.parametrize("text", ["06/12/2018", "12-06-2018", "12/06/18", "June 2018", "31.6.2018"])
def test_a_date_that_can_mean_several_days_is_not_guessed(text: str) -> None:
    with pytest.raises(InvalidMoment) as caught:
        parse_moment(text, "Asia/Seoul")
    assert caught.value.args[1].startswith("write a date as 2021-05-11")
