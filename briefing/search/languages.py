"""The languages of briefs → the files by which the finder knows their words.

A file of `language_files/` has what the browser knows of one language: its stemmer, its stop words,
the names of its months. docs/finder.md has the format. The builder needs no stemmer, because the
index has words as they are written. This module reads no disk.
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
    "ar": "4q3ah",
    "ca": "uvzxs",
    "cs": "sc752",
    "da": "rijnn",
    "dates": "zxnhw",
    "de": "j24ee",
    "el": "ctnaf",
    "en": "gstsh",
    "es": "cgh6q",
    "et": "fulr4",
    "eu": "7zkay",
    "fa": "i6xlc",
    "fi": "n74m6",
    "fr": "f45u5",
    "ga": "q7kjs",
    "he": "6ofii",
    "hi": "b3hna",
    "hu": "pxx7h",
    "hy": "cgjxk",
    "id": "xtfee",
    "it": "eyuif",
    "ko": "v2ilo",
    "lt": "oyakd",
    "nl": "en4zv",
    "no": "rxhya",
    "pl": "hps6i",
    "pt": "x6x2h",
    "ro": "456tp",
    "ru": "ldzlt",
    "sr": "rqsgu",
    "stemmer": "seqy5",
    "sv": "f4wr6",
    "tr": "4dmzn",
    "uk": "jnzfs",
    "vi": "uqof7",
}
# The file of the class that the stemmers of Snowball extend, and the languages without such a one.
_STEMMER = "stemmer"
_OTHERS = frozenset(("en", "he", "ko", "uk", "vi"))
# The same language by other tags.
_SAME = {"nb": "no", "nn": "no", "in": "id", "iw": "he"}


class LanguageFile(NamedTuple):
    """A file: its place in the facet of languages (-1 for the file of dates and -2 for that of the
    stemmers' class, which languages share), its name, and the digest in its address."""

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
    """The files of these language tags, as far as they have one, and those that they share."""
    rows = [LanguageFile(-1, "dates", DIGESTS["dates"])]
    for place, tag in enumerate(tags):
        language = tag.partition("-")[0].lower()
        name = _SAME.get(language, language)
        if name in DIGESTS:
            rows.append(LanguageFile(place, name, DIGESTS[name]))
    if any(row.has_stemmer for row in rows):
        rows.append(LanguageFile(-2, _STEMMER, DIGESTS[_STEMMER]))
    return rows


def files_for(place: int, rows: list[LanguageFile]) -> list[LanguageFile]:
    """The files that the language at a place in the facet needs."""
    own = [row for row in rows if row.place == place]
    shared = [row for row in rows if row.name == _STEMMER]
    return own + shared if any(row.has_stemmer for row in own) else own
