"""Dates and numbers in the languages of readers."""

from __future__ import annotations

import datetime as dt
from functools import cache

from babel import localedata
from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal
from babel.plural import PluralRule

from briefing.content.dates import parse_moment
from briefing.core import languages
from briefing.templates import l10n
from briefing.templates.locale_texts import Locales, texts_of

NBSP = "\u00a0"
KNOWN: Locales = {}
SHOW = l10n.filters(KNOWN)


def test_dates_are_in_the_readers_language() -> None:
    when = parse_moment("2021-05-11T14:32", "Asia/Seoul")
    day, clock = SHOW["day"], SHOW["clock"]
    assert day(when, "en") == f"11{NBSP}May{NBSP}2021"
    assert day(when, "en-US") == f"May{NBSP}11,{NBSP}2021"
    assert day(when, "ko") == f"2021년{NBSP}5월{NBSP}11일"
    assert SHOW["month"](when, "ko") == f"2021년{NBSP}5월"
    assert day(dt.date(2021, 5, 1), "fr-CA") == f"1er{NBSP}mai{NBSP}2021"
    assert SHOW["short_day"](dt.date(2021, 5, 1), "fr") == f"1er{NBSP}mai"
    assert day(dt.date(2021, 5, 11), "fr") == f"11{NBSP}mai{NBSP}2021"
    assert clock(when, "en").endswith(f", 14:32{NBSP}(UTC+9)")
    assert clock(when, "ja") == f"2021年5月11日 14:32{NBSP}(UTC+9)"
    assert clock(when, "ar").endswith(f"2021، 14:32{NBSP}(UTC+9)")
    assert clock(parse_moment("2021-05-11", "UTC"), "en") == day(when, "en")
    assert texts_of("ko", KNOWN).name == "한국어"
    assert day(when, "xx-YY") == day(when, "en")


def test_days_and_numbers_in_any_language_are_as_babel_has_them() -> None:
    # The texts of one day of each month are used for all days.
    days = [dt.date(1000, 1, 2), dt.date(2000, 2, 29), dt.date(2021, 12, 20), dt.date(2999, 8, 8)]
    for name in localedata.locale_identifiers():
        lang = name.replace("_", "-")
        locale = languages.locale(lang)
        texts = texts_of(lang, {})
        for day in days:
            month = format_skeleton("MMM", day, locale=locale)
            if " " in month:
                month = locale.months["format"]["abbreviated"][day.month]
            whole = (
                format_date(day, "long", locale=locale),
                format_skeleton("MMMMd", day, locale=locale),
                format_skeleton("yMMMM", day, locale=locale),
                month,
            )
            shown = (l10n.day, l10n.short_day, l10n.month, l10n.short_month)
            assert [show(day, texts).replace(NBSP, " ") for show in shown] == [
                text.replace(NBSP, " ") for text in whole
            ], name
        for number in (0, 7, 99, 999, 1234, 1234567):
            own = format_decimal(number, locale=locale, numbering_system="default")
            assert l10n.number(number, texts) == own, name
        assert languages.numbering(lang) == locale.default_numbering_system, name


def test_english_words_are_plural_in_a_language_without_plural_forms() -> None:
    assert texts_of("th", KNOWN).plural_numbers == (("other", 2),)
    assert dict(texts_of("ru", KNOWN).plural_numbers) == {
        "other": 100,
        "many": 5,
        "one": 1,
        "few": 2,
    }


@cache
def categories(rules: tuple[tuple[str, str], ...]) -> dict[int, str]:
    """The plural categories of many numbers, as Babel has them. Many languages have equal rules."""
    category_of = PluralRule(dict(rules))
    return {number: category_of(number) for number in (*range(1000), 1001, 2000, 12_345, 999_999)}


def test_two_hundred_numbers_have_all_plural_forms() -> None:
    # In Cornish, thousands have other forms.
    known = {name for name in localedata.locale_identifiers() if "_" not in name} - {"kw"}
    for lang in (*sorted(known), "pt-PT"):
        rules = languages.locale(lang).plural_form.rules
        plurals = texts_of(lang, {}).plurals.split(" ")
        for number, category in categories(tuple(rules.items())).items():
            place = number if number < 200 else 100 + number % 100
            assert plurals[place] == category, (lang, number)


def test_digits_are_those_of_the_language() -> None:
    when = parse_moment("2021-05-11T14:32", "Asia/Seoul")
    digits, number = SHOW["digits"], SHOW["number"]
    assert SHOW["day"](when, "fa") == f"۱۱{NBSP}مهٔ{NBSP}۲۰۲۱"
    assert SHOW["clock"](when, "fa").endswith(f"۱۴:۳۲{NBSP}(UTC+۹)")
    assert (number(12345, "fa"), digits(2021, "fa")) == ("۱۲٬۳۴۵", "۲۰۲۱")
    assert (number(12345, "ar-EG"), digits(2021, "ar-EG")) == ("١٢٬٣٤٥", "٢٠٢١")
    assert (number(12345, "ar-MA"), digits(2021, "ar")) == ("12.345", "2021")
    assert (number(12345, "he"), digits("2021", "ko")) == ("12,345", "2021")


def test_a_number_that_is_no_count_is_as_babel_has_it() -> None:
    assert SHOW["number"](-1234.5, "en") == "-1,234.5"


def test_a_language_is_read_once() -> None:
    known: Locales = {}
    texts = texts_of("en", known)
    assert known == {"en": texts}
    assert texts_of("en", known) is texts


def test_a_chart_names_its_months_by_text() -> None:
    assert SHOW["month"]("2021-05", "en") == f"May{NBSP}2021"
    assert SHOW["short_month"]("2021-05", "ko") == "5월"
    assert SHOW["short_month"]("2021-05", "vi") == "thg\u00a05"


def test_the_direction_of_a_language_is_that_of_its_script() -> None:
    for lang in ("ar", "he", "fa", "ur-PK", "az-Arab", "ar-EG", "yi", "ff-Adlm"):
        assert languages.direction(lang) == "rtl", lang
    for lang in ("en", "ko", "az", "ku-Latn", "ar-Latn", "sr-Latn", "xx", "zh-Hant-TW"):
        assert languages.direction(lang) == "ltr", lang
