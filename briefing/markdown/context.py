"""The state of one conversion: its inputs, and what the steps collect on the way.

It must not know what the steps do.
"""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.model import Heading, Link, Media
from briefing.markdown.positions import NO_SPAN, SourceText, Span

ADMONITION_KINDS = ("key", "note", "warning")

# The words that a conversion adds to a text, by language.
LABELS = {
    "en": {
        "table": "Table",
        "section": "Link to this section",
        "back": "Back to the text, note {}",
        "key": "Key judgement",
        "note": "Note",
        "warning": "Warning",
    },
    "ko": {
        "table": "표",
        "section": "이 절의 링크",
        "back": "본문의 {}번 각주로 돌아가기",
        "key": "핵심 판단",
        "note": "참고",
        "warning": "주의",
    },
}


class Context(msgspec.Struct):
    """The state of one conversion.

    Inputs: `path` is the file's path from the archive's root, `lang` a BCP 47 tag. `find_media`
    returns the picture or attachment at a path, and `suggest_path` the path of the file whose name
    is most similar to that of a path, or an empty string.

    Results: `fragment_links` are the links to headings of the same text, `ids` the ids of its
    headings, `block_texts` the text of each block without markup, `raw_tags` the HTML tags that
    the text contains. `is_printable` tells whether the text has no white space but spaces and line
    ends.
    """

    path: str
    source: SourceText
    lang: str
    find_media: Callable[[str], Media | None]
    suggest_path: Callable[[str], str]
    problems: list[Problem] = []
    outline: list[Heading] = []
    links: list[Link] = []
    fragment_links: list[tuple[str, Span]] = []
    ids: list[str] = []
    media: list[Media] = []
    block_texts: list[str] = []
    raw_tags: list[str] = []
    first_paragraph: str = ""
    table_count: int = 0
    is_printable: bool = False

    def report(
        self, code: str, span: Span, message: str, hint: str, *, warning: bool = False
    ) -> None:
        """Add a problem. Without a span, it is reported at the first line of the text."""
        line, column, width = span if span != NO_SPAN else self.source.line_span(0)
        self.problems.append(
            Problem(self.path, line, column, message, hint, width, warning, code=code)
        )

    def label(self, name: str) -> str:
        """The word of LABELS in the text's language, in English where the language has none."""
        return LABELS.get(self.lang.partition("-")[0], LABELS["en"])[name]


def shorten(text: str) -> str:
    """The first 40 characters of a text, for messages."""
    return text if len(text) <= 40 else text[:39] + "…"
