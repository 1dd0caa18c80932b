"""One conversion of a body: what it is asked, and what it finds on the way."""

from __future__ import annotations

from collections.abc import Callable

import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.model import Heading, Link, Media
from briefing.markdown.positions import NOWHERE, Source, Span

KINDS = ("key", "note", "warning")

WORDS = {
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


class Job(msgspec.Struct):
    """One conversion: what it is asked, and what it finds on the way."""

    path: str
    source: Source
    lang: str
    find_media: Callable[[str], Media | None]
    near: Callable[[str], str]
    problems: list[Problem] = []
    outline: list[Heading] = []
    links: list[Link] = []
    own_links: list[tuple[str, Span]] = []
    ids: list[str] = []
    media_used: list[Media] = []
    blocks: list[str] = []
    tags: list[str] = []
    first_paragraph: str = ""
    tables: int = 0
    printable: bool = False  # Whether all signs of the text are, but for line ends.

    def say(
        self, at: Span, message: str, hint: str, warning: bool = False, *, code: str = ""
    ) -> None:
        # What is found nowhere, since the library has changed it, is told at the text's beginning.
        line, column, width = at if at != NOWHERE else self.source.line(0)
        self.problems.append(Problem(self.path, line, column, message, hint, width, warning, code))

    def word(self, name: str) -> str:
        return WORDS.get(self.lang.partition("-")[0], WORDS["en"])[name]


def cut(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"
