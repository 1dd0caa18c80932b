"""The words of the interface in the language of a page: gettext catalogues, `locale/*.po`.

A process reads only the catalogues whose languages it needs, when it needs them: most builds need
none. This module knows no layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import NamedTuple

from briefing.core.languages import nearest_languages
from briefing.core.patterns import late_pattern
from briefing.core.settings import NAMED_KINDS
from briefing.templates.files import read_layout
from briefing.templates.locale_texts import Locales, texts_of

# The rule of English for a catalogue that has none: one form for 1, and another form.
ENGLISH_RULE = "(n!=1)"
_LINE = late_pattern(
    r'^(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])?[ \t]*)?"((?:[^"\\]|\\.)*)"[ \t]*$'
    r"|^#,.*\b(fuzzy)\b",
    re.MULTILINE,
)
_ESCAPE = late_pattern(r"\\(.)")
_ESCAPES = {"n": "\n", "t": "\t", "r": "\r"}
_PLURAL_FORMS = late_pattern(r"^Plural-Forms:.*?\bplural\s*=\s*([^;\n]+)", re.MULTILINE)


class Catalogue(NamedTuple):
    """The `forms` of each translated word, by its context and its English text, and the `rule`
    that chooses a form: an expression of C that gives its index from the number `n`."""

    forms: Mapping[tuple[str, str], tuple[str, ...]]
    rule: str


def parse_catalogue(data: bytes) -> Catalogue:
    """The words of a gettext file. A word that is marked as fuzzy is left out. What is no entry is
    passed over."""
    text = data.decode("utf-8", errors="replace").replace("\r\n", "\n")
    forms: dict[tuple[str, str], tuple[str, ...]] = {}
    header = ""
    for entry in _entries(text):
        translated = tuple(value for key, value in entry.items() if key.startswith("msgstr"))
        key = entry.get("msgctxt", ""), entry.get("msgid", "")
        if key == ("", ""):
            header = header or "".join(translated)
        elif translated and all(translated) and "fuzzy" not in entry:
            forms[key] = translated
    found = _PLURAL_FORMS.search(header)
    rule = found[1].replace(" ", "") if found else ENGLISH_RULE
    return Catalogue(forms, ENGLISH_RULE if rule == "n!=1" else rule)


def _entries(text: str) -> Iterable[dict[str, str]]:
    """The strings of each entry, by keyword, with the index of a form after `msgstr`."""
    entry: dict[str, str] = {}
    keyword, is_translated = "", False
    for found in _LINE.finditer(text):
        name, index, string, is_fuzzy = found.groups()
        if is_translated and (is_fuzzy or name in ("msgctxt", "msgid")):
            yield entry
            entry, is_translated = {}, False
        if is_fuzzy:
            entry["fuzzy"] = ""
            continue
        is_translated = is_translated or name == "msgstr"
        keyword = name + (index or "") if name else keyword
        string = _ESCAPE.sub(lambda escape: _ESCAPES.get(escape[1], escape[1]), string)
        entry[keyword] = entry.get(keyword, "") + string
    yield entry


@cache
def plural_rule(rule: str) -> Callable[[int], int]:
    """The function that the plural rule of a catalogue describes. If the rule is wrong, the rule of
    English is used."""
    from gettext import c2py

    try:
        function: Callable[[int], int] = c2py(rule)
        function(1)
    except (ValueError, ArithmeticError):
        function = c2py(ENGLISH_RULE)
    return function


class Catalogues:
    """The translations of interface words. `paths` maps a language to its file. `mark_english`
    changes the words that have no translation, on pages in other languages than English."""

    def __init__(
        self, paths: Mapping[str, str], mark_english: Callable[[str], str] | None = None
    ) -> None:
        self._paths, self._mark_english = paths, mark_english
        self._of_language = cache(self._load)

    def word(self, lang: str, text: str, context: str = "") -> str:
        """`text` in a language. `context` tells words apart that are the same in English."""
        return self._translation(lang, text, context) or self._english(lang, text)

    def _translation(self, lang: str, text: str, context: str) -> str:
        catalogue = self._of_language(lang)
        return catalogue.forms.get((context, text), ("",))[0] if catalogue else ""

    def _english(self, lang: str, text: str) -> str:
        if self._mark_english is None or lang.partition("-")[0] == "en":
            return text
        return self._mark_english(text)

    def forms(self, lang: str, one: str, many: str) -> tuple[str, tuple[str, ...]]:
        """The rule that gives the index of a form from a number, and the forms of a word."""
        catalogue = self._of_language(lang)
        translated = catalogue.forms.get(("", one)) if catalogue else None
        if catalogue is None or translated is None:
            return ENGLISH_RULE, (self._english(lang, one), self._english(lang, many))
        return catalogue.rule, translated

    def plural(self, lang: str, one: str, many: str, n: int) -> str:
        """The form of a word that belongs to the number `n`."""
        rule, forms = self.forms(lang, one, many)
        return forms[min(plural_rule(rule)(n), len(forms) - 1)]

    def kind(self, kind: str, lang: str) -> str:
        """The name of a kind of brief. Without a translation, it is made from its id."""
        own = (kind[:1].upper() + kind[1:]).replace("-", " ")
        return self._translation(lang, kind, "kind") or own

    def kind_lang(self, kind: str, lang: str, archive_lang: str) -> str:
        """The language of the name that `kind` gives. A name that has no translation is a word of
        the archive, or an English word of the layouts."""
        if self._translation(lang, kind, "kind"):
            return lang
        is_english = lang.partition("-")[0] == "en"
        return (lang if is_english else "en") if kind in NAMED_KINDS else archive_lang

    def with_status(self, title: str, status: str, lang: str, page_lang: str) -> str:
        """The title of a brief after the word for its status in the language of the brief, or of
        the page if there is no such word."""
        text = f"{status.capitalize()}: %(title)s"
        is_known = lang.partition("-")[0] == "en" or self._translation(lang, text, "")
        return self.word(lang if is_known else page_lang, text) % {"title": title}

    def _load(self, lang: str) -> Catalogue | None:
        for tag in nearest_languages(lang, self._paths):
            return parse_catalogue(read_layout(self._paths[tag]))
        return None


def facet_value_labels(
    paths: Mapping[str, str], lang: str, kinds: Mapping[str, str], known: Locales
) -> Callable[[str, tuple[str, ...]], list[str]]:
    """A function from a facet and its values to the names of these values in a language. `paths`
    has the catalogues, `kinds` the names of kinds that the archive gives itself, and `known` the
    texts of languages."""
    catalogues = Catalogues(paths)

    # A facet that is not here raises an error: its values must not get the names of another one.
    name_of: dict[str, Callable[[str], str]] = {
        "langs": lambda tag: texts_of(tag, known).name,
        "kinds": lambda kind: kinds.get(kind) or catalogues.kind(kind, lang),
        "statuses": lambda status: catalogues.word(lang, status.capitalize(), "status"),
    }
    return lambda facet, values: [name_of[facet](value) for value in values]
