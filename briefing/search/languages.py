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
    "ar": "ypwdn",
    "ca": "2mij3",
    "cs": "l7f5c",
    "da": "55l2y",
    "dates": "zxnhw",
    "de": "t4wxg",
    "el": "kck7j",
    "en": "gstsh",
    "es": "q3alz",
    "et": "2zzav",
    "eu": "k6a3n",
    "fa": "wemgv",
    "fi": "dq7ag",
    "fr": "vm5fi",
    "ga": "jbrsu",
    "hi": "o4h2b",
    "hu": "2eler",
    "hy": "qv52o",
    "id": "jnhv7",
    "it": "ogl5f",
    "ko": "v2ilo",
    "lt": "wqjj5",
    "nl": "xarql",
    "no": "flwnu",
    "pl": "yw44q",
    "pt": "espvf",
    "ro": "3i3ll",
    "ru": "fddjm",
    "sr": "kqr2z",
    "sv": "ns7yy",
    "tr": "b3iz2",
    "uk": "fwgg3",
    "vi": "rm3te",
}
# The same language by other tags.
_SAME = {"nb": "no", "nn": "no", "in": "id"}


class LanguageFile(NamedTuple):
    """A file: its place in the facet of languages (-1 for the file of dates, which all languages
    share), its name, and the digest in its address."""

    place: int
    name: str
    digest: str

    @property
    def address(self) -> str:
        return f"{FINDER_FOLDER}{LANGUAGES}/{self.name}-{self.digest}.js"


def language_files(tags: Iterable[str]) -> list[LanguageFile]:
    """The file of dates, and the files of these language tags, as far as they have one."""
    rows = [LanguageFile(-1, "dates", DIGESTS["dates"])]
    for place, tag in enumerate(tags):
        language = tag.partition("-")[0].lower()
        name = _SAME.get(language, language)
        if name in DIGESTS:
            rows.append(LanguageFile(place, name, DIGESTS[name]))
    return rows
