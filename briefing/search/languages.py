"""The languages of briefs → the files by which the finder knows their words.

A file of `language_files/` has what the browser knows of one language: its stemmer, its stop words,
the names of its months. docs/finder-files.md has the format. The build needs no stemmer, because
the index has words as they are written. This module reads no disk.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from briefing.core.urls import FINDER_FOLDER

# The key of the list of language files in the facets file.
LANGUAGES = "languages"
# The place of the facet of languages in `facets.FACETS`, which most edits do not import.
FACET_PLACE = 1

# The digest in the address of each file. A change of a file changes this module, so that the cache
# of an earlier version is not used. tools/make_search_languages.py writes this table.
DIGESTS = {
    "ar": "fklkw",
    "ca": "wk3zo",
    "cs": "2nwnx",
    "da": "k5hwh",
    "de": "ejqwt",
    "el": "op6hb",
    "en": "phgla",
    "es": "2lrfd",
    "et": "j3o45",
    "eu": "l3vxm",
    "fa": "jvrrl",
    "fi": "nwtlc",
    "fr": "rscg4",
    "ga": "3ijc3",
    "he": "6ofii",
    "hi": "saagx",
    "hu": "van4h",
    "hy": "ldqfk",
    "id": "3worf",
    "it": "fwjuy",
    "ko": "7zmpk",
    "lt": "lrgf2",
    "nl": "t4rox",
    "no": "dlm6l",
    "numbers": "4glhr",
    "pl": "uiikt",
    "pt": "h4ux5",
    "ro": "xvdpl",
    "ru": "xiflx",
    "sr": "h5ol7",
    "stemmer": "thz32",
    "sv": "zefni",
    "tr": "gvg6x",
    "uk": "jnzfs",
    "vi": "uqof7",
}
# The file of dates and other numbers, for queries with digits.
_NUMBERS = "numbers"
# The file of the class that the stemmers of Snowball extend, and the languages without such a one.
_STEMMER = "stemmer"
_OTHERS = frozenset(("en", "he", "ko", "uk", "vi"))
# The same language by other tags.
_SAME = {"nb": "no", "nn": "no", "in": "id", "iw": "he"}


class LanguageFile(NamedTuple):
    """A file: its place in the facet of languages (-1 for the file of numbers and -2 for that of
    the stemmers' class, which languages share), its name, and the digest in its address."""

    place: int
    name: str
    digest: str

    @property
    def address(self) -> str:
        return f"{FINDER_FOLDER}{LANGUAGES}/{self.name}-{self.digest}.js"

    @property
    def has_stemmer(self) -> bool:
        """Whether it needs the file of the stemmers' class."""
        return self.place >= 0 and self.name not in _OTHERS


def language_files(tags: Iterable[str]) -> list[LanguageFile]:
    """The files for these language tags, and the files that languages share. A language without
    rules has no file."""
    rows = [LanguageFile(-1, _NUMBERS, DIGESTS[_NUMBERS])]
    for place, tag in enumerate(tags):
        language = tag.partition("-")[0].lower()
        name = _SAME.get(language, language)
        if name in DIGESTS:
            rows.append(LanguageFile(place, name, DIGESTS[name]))
    if any(row.has_stemmer for row in rows):
        rows.append(LanguageFile(-2, _STEMMER, DIGESTS[_STEMMER]))
    return rows


def files_for(place: int, rows: list[LanguageFile]) -> list[LanguageFile]:
    """The files that the browser needs for the language at a place in the facet."""
    own = [row for row in rows if row.place == place]
    shared = [row for row in rows if row.name == _STEMMER]
    return own + shared if any(row.has_stemmer for row in own) else own
