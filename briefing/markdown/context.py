"""The state of one conversion: its inputs, and what the steps collect on the way.

It must not know what the steps do.
"""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.languages import with_digits
from briefing.core.model import Heading, Link, Media
from briefing.core.proposals import nearest
from briefing.markdown.positions import NO_SPAN, SourceText, Span

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from briefing.markdown.parser.leaves import Leaf

ADMONITION_KINDS = ("key", "note", "warning")

_MAX_COMPARISONS = 20_000

# The HTML that authors may write: these elements, with these attributes.
RAW_ELEMENTS = frozenset(
    "br wbr sub sup kbd abbr mark del ins s small cite q bdi ruby rt rp time details "
    "summary".split()
)
RAW_ATTRIBUTES = frozenset("title lang dir datetime open".split())

# The words that a conversion adds to a text, in English. Catalogues have them as `LABEL_CONTEXT`.
LABEL_CONTEXT = "text"
LABELS = {
    "table": "Table %(number)s",
    "table-caption": "Table %(number)s: %(text)s",
    "figure-caption": "Figure %(number)s: %(text)s",
    "section": "Link to this section",
    "back": "Back to the text, note %(number)s",
    "key": "Key judgement",
    "note": "Note",
    "warning": "Warning",
    "tip": "Tip",
    "important": "Important",
    "caution": "Caution",
    "source": "Source: %(text)s",
    "data": "The figure’s data",
    "download": "The file (CSV)",
    "rest": "The other rows are in the file.",
    "full": "Full size",
}

# The translation of an English text into a language, and its context in the catalogue.
Translate = Callable[[str, str, str], str]


def untranslated(lang: str, text: str, context: str) -> str:
    """The English text itself."""
    return text


# The text of the file at a path, with LF line ends, and the problems with its encoding.
ReadText = Callable[[str], tuple[str, tuple[Problem, ...]]]


class Context(msgspec.Struct):
    """The state of one conversion.

    Inputs: `path` is the file's path from the archive's root, `lang` a BCP 47 tag. `find_media`
    returns the picture or attachment at a path, and `suggest_path` the path of the file whose name
    is most similar to that of a path, or an empty string. `read_text` returns the text of an
    attachment and the problems with its encoding, and `translate` an English word in a language.

    Results: `fragment_links` are the links to headings of the same text, `ids` the ids of its
    headings, `block_texts` the text of each line without markup, `picture_texts` the alternative
    texts and the captions of pictures, and the rows of their data. `places` has the places of the
    addresses of links and pictures: a text, an offset and a width. `code` has the places of code: a
    text, the beginning and the end. `charts` are the blocks of charts, and `csv_links` the links to
    CSV files with the paths of these. `note_ids` are the ids of the footnotes and of the references
    to them. `refused_tags` counts, by name, the refused tags whose end is still to come.
    `is_printable` tells whether the text has no white space but spaces and line ends.
    """

    path: str
    source: SourceText
    lang: str
    find_media: Callable[[str], Media | None]
    suggest_path: Callable[[str], str]
    read_text: ReadText = lambda path: ("", ())
    translate: Translate = untranslated
    problems: list[Problem] = []
    outline: list[Heading] = []
    links: list[Link] = []
    fragment_links: list[tuple[str, Span]] = []
    ids: list[str] = []
    media: list[Media] = []
    block_texts: list[str] = []
    picture_texts: list[str] = []
    places: dict[Element, tuple[Leaf, int, int]] = {}
    code: list[tuple[Leaf, int, int]] = []
    charts: list[tuple[Element, Leaf]] = []
    csv_links: dict[Element, str] = {}
    note_ids: set[str] = set()
    refused_tags: dict[str, int] = {}
    first_paragraph: str = ""
    table_count: int = 0
    is_printable: bool = False
    comparisons: int = 0

    def report(
        self, code: str, span: Span, message: str, hint: str, *, warning: bool = False
    ) -> None:
        """Add a problem. Without a span, it is reported at the first line of the text."""
        line, column, width = span if span != NO_SPAN else self.source.line_span(0)
        self.problems.append(
            Problem(self.path, line, column, message, hint, width, warning, code=code)
        )

    def nearest(self, word: str, candidates: Collection[str]) -> str:
        """The most similar candidate, or an empty string. A text with very many mistakes does not
        get one for each."""
        self.comparisons += len(candidates)
        return nearest(word, candidates) if self.comparisons < _MAX_COMPARISONS else ""

    def span_of(self, element: Element) -> Span:
        """The position of the address of a link or picture."""
        leaf, offset, width = self.places[element]
        line, column = leaf.position(offset)
        return self.source.place(line, column, width)

    def label(self, name: str, number: int = 0, text: str = "") -> str:
        """The words of LABELS in the text's language, in English if it has no translation. They
        contain the colon, because languages write it in different ways."""
        words = self.translate(self.lang, LABELS[name], LABEL_CONTEXT)
        written = with_digits(str(number), self.lang)
        return words.replace("%(number)s", written).replace("%(text)s", text)


def shorten(text: str) -> str:
    """The first 40 characters of a text, for messages."""
    return text if len(text) <= 40 else text[:39] + "…"
