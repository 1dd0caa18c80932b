"""Languages by their tags (BCP 47): the direction in which they are written, and their locale.

Babel is imported when a locale is needed, because most builds need none.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from babel import Locale

# English without a country is international English (11 May 2021), not that of the United States.
_INTERNATIONAL_ENGLISH = "en_001"

# The languages that are written from right to left, and the scripts (CLDR 46, scriptMetadata).
_RTL_LANGUAGES = frozenset(
    "ar arc ary arz ckb dv fa glk he iw ji ks lrc mzn nqo pnb prs ps sd sdh syr ug ur yi".split()
)
_RTL_SCRIPTS = frozenset("Adlm Arab Hebr Mand Nkoo Rohg Samr Syrc Thaa".split())


@cache
def locale(lang: str) -> Locale:
    """The CLDR locale that is nearest to a language tag; English if CLDR has none."""
    from babel import Locale, UnknownLocaleError

    if lang == "en":
        return Locale.parse(_INTERNATIONAL_ENGLISH)
    try:
        return Locale.parse(lang, sep="-")
    except (ValueError, UnknownLocaleError):
        pass
    try:
        return Locale.parse(lang.partition("-")[0])
    except (ValueError, UnknownLocaleError):
        return Locale.parse(_INTERNATIONAL_ENGLISH)


@cache
def direction(lang: str) -> str:
    """The direction in which a language is written: `rtl` (from right to left) or `ltr`."""
    language, *subtags = lang.split("-")
    script = next((tag for tag in subtags if len(tag) == 4 and tag.isalpha()), "")
    is_rtl = script in _RTL_SCRIPTS if script else language in _RTL_LANGUAGES
    return "rtl" if is_rtl else "ltr"
