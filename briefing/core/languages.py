"""Languages by their tags (BCP 47): the direction in which they are written, and their locale.

Babel is imported when a locale is needed, because most builds need none. This module must not know
the texts of the interface.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING, Any

from briefing.core.patterns import late_pattern

if TYPE_CHECKING:
    from babel import Locale

# A language tag: the common part of BCP 47, language, script and region. JSON Schemas contain it
# too, so that Python and ECMA-262 must read it in the same way.
TAG = late_pattern(r"[a-z]{2,3}(-[A-Z][a-z]{3})?(-([A-Z]{2}|[0-9]{3}))?")

# English without a country is international English (11 May 2021), not that of the United States.
_INTERNATIONAL_ENGLISH = "en_001"

# The languages that are written from right to left, and the scripts (CLDR 46, scriptMetadata).
_RTL_LANGUAGES = frozenset(
    "ar arc ary arz ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi".split()
)
_RTL_SCRIPTS = frozenset("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa".split())

# The digit 0 of each numbering system that is the default of a language, and these languages (CLDR
# 46). All others have Latin digits. The longest tag counts.
_DIGITS = {
    "adlm": (0x1E950, "ff-Adlm"),
    "arab": (
        0x660,
        "ar-BH ar-DJ ar-EG ar-ER ar-IL ar-IQ ar-JO ar-KM ar-KW ar-LB ar-MR ar-OM ar-PS ar-QA ar-SA "
        "ar-SD ar-SO ar-SS ar-SY ar-TD ar-YE ckb sd sdh",
    ),
    "arabext": (0x6F0, "az-Arab bgn fa ks lrc mzn pa-Arab ps ur-IN uz-Arab"),
    "beng": (0x9E6, "as bn mni"),
    "cakm": (0x11136, "ccp"),
    "deva": (0x966, "bgc bho mr ne raj sa sat-Deva"),
    "hmnp": (0x1E140, "hnj"),
    "latn": (0x30, "ks-Deva sd-Deva"),
    "mtei": (0xABF0, "mni-Mtei"),
    "mymr": (0x1040, "my"),
    "nkoo": (0x7C0, "nqo"),
    "olck": (0x1C50, "sat"),
    "tibt": (0xF20, "dz"),
}
_NUMBERING = {tag: id for id, (_, tags) in _DIGITS.items() for tag in tags.split()}


@cache
def locale(lang: str) -> Locale:
    """The CLDR locale that is nearest to a language tag; English if CLDR has none."""
    from babel import Locale, UnknownLocaleError

    for tag in () if lang == "en" else (lang, lang.partition("-")[0]):
        try:
            return _with_own_names(Locale.parse(tag, sep="-"))
        except (ValueError, UnknownLocaleError):
            continue
    return _with_own_names(Locale.parse(_INTERNATIONAL_ENGLISH))


def _with_own_names(found: Locale) -> Locale:
    """The locale, whose names of months and days are its own.

    Babel keeps a name that it has looked up in data that several locales share (its issue 1234):
    after a date in Hebrew, the short months of French were Hebrew.
    """
    from babel import localedata

    data = localedata.load(str(found))
    data.update({key: _copy(data[key]) for key in ("months", "days", "quarters")})
    return found


def _copy(value: Any) -> Any:
    """A copy of data of a locale, which has no other containers, and no object that changes.
    `deepcopy` takes three times as long."""
    if isinstance(value, dict):
        return {key: _copy(each) for key, each in value.items()}
    return tuple(map(_copy, value)) if isinstance(value, tuple) else value


def nearest_languages(lang: str, known: Collection[str]) -> Iterator[str]:
    """Those of the `known` tags whose texts readers of `lang` can read, the nearest first: `pt` for
    `pt-BR`, `zh-Hant` for `zh-TW`. A text in another script is none of them."""
    if lang in known:
        yield lang
    language = lang.partition("-")[0]
    if any(tag.partition("-")[0] == language for tag in known if tag != lang):
        yield from (tag for tag in _broader(lang) if tag in known and tag != lang)


@cache
def _broader(lang: str) -> tuple[str, ...]:
    """The tags of the same language and script with fewer subtags (CLDR's likely subtags)."""
    language, *subtags = lang.split("-")
    own = script(lang)
    country = next((tag for tag in subtags if len(tag) in (2, 3) and tag.isupper()), "")
    tags = [f"{language}-{own}-{country}", f"{language}-{own}"]
    tags += [language] if script(language) == own else []
    return tuple(tags)


@cache
def script(lang: str) -> str:
    """The script in which a language is most likely written (ISO 15924): `Hant` for `zh-TW`."""
    language, *subtags = lang.split("-")
    for tag in subtags:
        if len(tag) == 4 and tag.isalpha():
            return tag.capitalize()
    from babel.core import get_global

    likely = get_global("likely_subtags")
    found = likely.get("_".join((language, *subtags))) or likely.get(language) or ""
    return next((tag for tag in str(found).split("_") if len(tag) == 4), "Latn")


@cache
def numbering(lang: str) -> str:
    """The digits of a language (CLDR): `arabext` for Persian, `arab` for Arabic in Egypt."""
    while lang and lang not in _NUMBERING:
        lang = lang.rpartition("-")[0]
    return _NUMBERING.get(lang, "latn")


@cache
def digits(lang: str) -> str:
    """The digits of a language from 0 to 9; none if they are Latin."""
    system = numbering(lang)
    zero, _ = _DIGITS[system]
    return "" if system == "latn" else "".join(chr(zero + digit) for digit in range(10))


def with_digits(text: str, lang: str) -> str:
    """The text with the digits of a language."""
    own = digits(lang)
    return text.translate(str.maketrans("0123456789", own)) if own else text


@cache
def direction(lang: str) -> str:
    """The direction in which a language is written: `rtl` (from right to left) or `ltr`."""
    language, *subtags = lang.split("-")
    script = next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), "")
    is_rtl = script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"
