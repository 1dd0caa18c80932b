"""Dates and numbers in the languages of readers."""

from __future__ import annotations

import datetime as dt

from babel import localedata
from babel.dates import format_date, format_skeleton

from briefing.content.dates import parse_moment
from briefing.core import languages
from briefing.templates import l10n

NBSP = "\u00a0"


def test_dates_are_in_the_readers_language() -> None:
    when = parse_moment("2021-05-11T14:32", "Asia/Seoul")
    assert l10n.day(when, "en") == f"11{NBSP}May{NBSP}2021"
    assert l10n.day(when, "en-US") == f"May{NBSP}11,{NBSP}2021"
    assert l10n.day(when, "ko") == f"2021년{NBSP}5월{NBSP}11일"
    assert l10n.month(when, "ko") == f"2021년{NBSP}5월"
    assert l10n.day(dt.date(2021, 5, 1), "fr-CA") == f"1er{NBSP}mai{NBSP}2021"
    assert l10n.short_day(dt.date(2021, 5, 1), "fr") == f"1er{NBSP}mai"
    assert l10n.day(dt.date(2021, 5, 11), "fr") == f"11{NBSP}mai{NBSP}2021"
    assert l10n.clock(when, "en").endswith(f", 14:32{NBSP}(UTC+9)")
    assert l10n.clock(when, "ja") == f"2021年5月11日 14:32{NBSP}(UTC+9)"
    assert l10n.clock(when, "ar").endswith(f"2021، 14:32{NBSP}(UTC+9)")
    assert l10n.clock(parse_moment("2021-05-11", "UTC"), "en") == l10n.day(when, "en")
    assert l10n.language("ko") == "한국어"
    assert l10n.day(when, "xx-YY") == l10n.day(when, "en")


def test_days_in_any_language_are_as_babel_has_them() -> None:
    # Parts of formatted dates are cached and used for several days.
    days = [dt.date(1000, 1, 2), dt.date(2000, 2, 29), dt.date(2021, 12, 20), dt.date(2999, 6, 5)]
    for name in localedata.locale_identifiers():
        for day in days:
            lang = name.replace("_", "-")
            locale = languages.locale(lang)
            whole = (
                format_date(day, "long", locale=locale),
                format_skeleton("MMMMd", day, locale=locale),
                format_skeleton("yMMMM", day, locale=locale),
                format_skeleton("MMM", day, locale=locale),
            )
            said = (l10n.day, l10n.short_day, l10n.month, l10n.short_month)
            assert [f(day, lang).replace(NBSP, " ") for f in said] == [
                text.replace(NBSP, " ") for text in whole
            ], name


def test_a_chart_names_its_months_by_text() -> None:
    assert l10n.month("2021-05", "en") == f"May{NBSP}2021"
    assert l10n.short_month("2021-05", "ko") == "5월"


def test_the_direction_of_a_language_is_that_of_its_script() -> None:
    for lang in ("ar", "he", "fa", "ur-PK", "az-Arab", "ar-EG", "yi", "ff-Adlm"):
        assert languages.direction(lang) == "rtl", lang
    for lang in ("en", "ko", "az", "ku-Latn", "ar-Latn", "sr-Latn", "xx", "zh-Hant-TW"):
        assert languages.direction(lang) == "ltr", lang
