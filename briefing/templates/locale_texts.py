"""What pages show of a language: the forms of its dates and numbers, and its name (Unicode CLDR).

Babel takes long to import, and to read a language. So the texts of a language are a value, which
the cache stores: an edit needs no Babel. The texts of a language are the same on any computer.
"""

# The annotations here are values, not texts: see `core.model`.
import datetime as dt
from collections.abc import Callable
from typing import TYPE_CHECKING

import msgspec

from briefing.core import languages

if TYPE_CHECKING:
    from babel import Locale

# The day whose number and year are replaced in a text of Babel. No month has this number.
_DAY, _YEAR = "28", "2000"
_NUMBER = 1_234_567_890
# Greater numbers have the plural categories of these, as `LocaleTexts` says.
_PLURALS = 200


class LocaleTexts(msgspec.Struct, frozen=True, array_like=True):
    """The texts of the language `lang`.

    The next four have a text for each month. `{day}` and `{year}` are the places of numbers:
    `{day} May {year}`, `{day} May`, `May {year}` and `May`. `first_day` is how the first day of a
    month begins if that is no plain number. `{1}` in `date_and_time` is the place of the date,
    `{0}` that of the time. In a number, `group_sign` is between groups of digits: the last group
    has `last_group` digits, each other one `other_groups`. `plural_numbers` are the plural
    categories of whole numbers, as CLDR names them (`one`, `few`), each with a number of that
    category; `other` is always there. `plurals` has the category of each number below 200, with
    spaces between them. A number from 200 to 999,999 has the category of 100 and its last two
    digits, except for thousands in Cornish. `name` is the name of the language in that language,
    and `script` that in which it is most likely written (ISO 15924).
    """

    lang: str
    dates: tuple[str, ...]
    days: tuple[str, ...]
    months: tuple[str, ...]
    short_months: tuple[str, ...]
    first_day: str
    date_and_time: str
    group_sign: str
    last_group: int
    other_groups: int
    plural_numbers: tuple[tuple[str, int], ...]
    plurals: str
    name: str
    script: str


# Maps language tags to their texts.
Locales = dict[str, LocaleTexts]

# How the first day of a month begins in languages where it is no plain 1, as it is in CLDR.
_FIRST_DAY = {"fr": "1er"}


def texts_of(lang: str, known: Locales) -> LocaleTexts:
    """The texts of a language. If they are not known yet, they are added to those that are."""
    texts = known.get(lang)
    if texts is None:
        texts = known[lang] = _read_texts(lang)
    return texts


def _read_texts(lang: str) -> LocaleTexts:
    from babel.dates import format_date, format_skeleton
    from babel.numbers import format_decimal

    locale = languages.locale(lang)

    def skeleton(name: str) -> tuple[str, ...]:
        return _months(lambda day: format_skeleton(name, day, locale=locale))

    short_months = skeleton("MMM")
    if any("\u00a0" in name for name in short_months):
        # In Vietnamese, a month alone has two words, and it is shorter in a date.
        names = locale.months["format"]["abbreviated"].values()
        short_months = tuple(name.replace(" ", "\u00a0") for name in names)
    groups = format_decimal(_NUMBER, locale=locale, numbering_system="default")
    sign = next((character for character in groups if not character.isdigit()), "")
    *_, other, last = ["", *groups.split(sign)] if sign else ["", groups]
    plurals = tuple(map(locale.plural_form, range(_PLURALS)))
    return LocaleTexts(
        lang=lang,
        dates=_months(lambda day: format_date(day, "long", locale=locale)),
        days=skeleton("MMMMd"),
        months=skeleton("yMMMM"),
        short_months=short_months,
        first_day=_FIRST_DAY.get(lang.partition("-")[0], ""),
        date_and_time=str(locale.datetime_formats["medium"]).replace("'", ""),
        group_sign=sign,
        last_group=len(last),
        other_groups=len(other),
        plural_numbers=_plural_numbers(plurals),
        plurals=" ".join(plurals),
        name=_name(locale, lang),
        script=languages.script(lang),
    )


def _months(text: Callable[[dt.date], str]) -> tuple[str, ...]:
    """The text for each month, with places for its numbers."""
    has_two_digits = "08" in text(dt.date(2000, 1, 8))
    place = "{day:02}" if has_two_digits else "{day}"
    texts = (text(dt.date(int(_YEAR), month, int(_DAY))) for month in range(1, 13))
    return tuple(
        t.replace(" ", "\u00a0").replace(_DAY, place).replace(_YEAR, "{year}") for t in texts
    )


def _plural_numbers(plurals: tuple[str, ...]) -> tuple[tuple[str, int], ...]:
    # English words in a language without plural forms, such as Thai, are plural.
    numbers = {plurals[n]: n for n in (0, *reversed(range(1, _PLURALS)), 2)}
    return tuple({"other": 100, **numbers}.items())


def _name(locale: "Locale", lang: str) -> str:
    name = locale.get_display_name() if "-" in lang else locale.get_language_name()
    return (name or lang)[:1].upper() + (name or lang)[1:]
