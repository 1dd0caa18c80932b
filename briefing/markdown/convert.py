"""A body's Markdown → safe HTML, its outline, its links and its words.

The dialect is Python-Markdown's with tables, footnotes, definition lists, abbreviations, fenced
code, admonitions, attribute lists and smart typography. Raw HTML is refused, links and pictures are
checked and rewritten, and what comes out is sanitised all the same. Only this module and the three
that look at what the library made (`misread`, `tree`, `targets`) know it. Pure: pictures are asked
for through `media`, and nothing else of the archive is known.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from functools import cache
from typing import Any

import markdown
from markdown.extensions.abbr import AbbrExtension
from markdown.extensions.admonition import AdmonitionExtension
from markdown.extensions.attr_list import AttrListExtension
from markdown.extensions.def_list import DefListExtension
from markdown.extensions.fenced_code import FencedCodeExtension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.extensions.tables import TableExtension
from markdown.extensions.toc import TocExtension, slugify_unicode
from markdown.inlinepatterns import InlineProcessor

from briefing.core.diagnostics import Problem
from briefing.core.model import Link, Media, Prose, Value
from briefing.markdown.context import WORDS, Job
from briefing.markdown.fast.blocks import Markdown
from briefing.markdown.limits import check_limits, check_notes
from briefing.markdown.lint import Notes, Paragraphs, Tables, check_lines
from briefing.markdown.positions import NOWHERE, Source
from briefing.markdown.postprocess import Finish
from briefing.markdown.raw_html import check_tags
from briefing.markdown.sanitizer import sanitize


class Body(Value, frozen=True):
    """What a conversion gives. `text` is what it says without its markup, `words` counts words of
    any script, `minutes` is the time to read them."""

    prose: Prose
    text: str
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    media: tuple[Media, ...]
    first_paragraph: str
    words: int
    minutes: int


def convert(
    text: str,
    *,
    path: str,
    first_line: int,
    lang: str,
    media: Callable[[str], Media | None],
    near: Callable[[str], str] = lambda path: "",
    quick: bool = True,
) -> tuple[Body | None, tuple[Problem, ...]]:
    """Convert the body of the file `path`, whose first line is the file's line `first_line`.

    `media` gives the picture or attachment at a path of the archive, and `near` the path of the one
    whose name is most like that of a path where there is none. The body is None where the
    text is beyond the limits; then there are problems. Without `quick` the library works as it
    comes: the same bytes, later.
    """
    job = Job(path, Source(text, first_line), lang, media, near)
    check_limits(text, job)
    if job.problems:
        return None, tuple(job.problems)
    check_notes(text, job)
    library = _library(lang.partition("-")[0], quick)
    library.job = job
    try:
        made = library.reset().convert(text)
        check_lines(text, made, job, library.references)
        if job.tags:
            check_tags(job.tags, job)
    except RecursionError:
        job.say(NOWHERE, "the text is nested too deep to be converted", "use fewer levels")
        return None, tuple(job.problems)
    finally:
        library.job = None
    text = "\n".join(job.blocks)
    # The words of a block stand one space apart, and blocks one line.
    words = text.count(" ") + text.count("\n") + 1 if text else 0
    body = Body(
        prose=Prose(sanitize(made), tuple(job.outline)),
        text=text,
        links=tuple(job.links),
        anchors=tuple(job.ids),
        media=tuple({m.path: m for m in job.media_used}.values()),
        first_paragraph=job.first_paragraph,
        words=words,
        minutes=_minutes(text, words),
    )
    return body, tuple(job.problems)


_ASCII = bytes(range(128))
# What a syllable of Korean begins with in UTF-8.
_LEADS = (b"\xea", b"\xeb", b"\xec", b"\xed")
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_HANGUL_WORD = re.compile(r"[\uac00-\ud7a3]\S*")


def _minutes(text: str, words: int) -> int:
    """How long a text takes to read: 230 words a minute, and 500 syllables of Korean."""
    data = text.encode()
    syllables = 0
    if any(lead in data for lead in _LEADS):
        # Without ASCII, there is less to search.
        rest = data.translate(None, _ASCII).decode()
        syllables = sum(map(len, _HANGUL.findall(rest)))
    if not syllables:
        return max(1, round(words / 230))
    others = words - len(_HANGUL_WORD.findall(text))
    return max(1, round(others / 230 + syllables / 500))


# ---- the library --------------------------------------------------------------------------------


@cache
def _library(lang: str, quick: bool) -> Any:
    """Python-Markdown set to our dialect; its `job` is one conversion's."""
    words = WORDS.get(lang, WORDS["en"])
    # Made here rather than named: to find an extension by name, the library reads the metadata of
    # all installed packages.
    extensions = [
        TableExtension(),
        Notes(SEPARATOR="-", BACKLINK_TITLE=words["back"]),
        DefListExtension(),
        AbbrExtension(),
        FencedCodeExtension(),
        AttrListExtension(),
        AdmonitionExtension(),
        SaneListExtension(),
        TocExtension(marker="", slugify=slugify_unicode),
    ]
    library: Any = (
        Markdown(triggers={_RAW_HTML: ("<",)}, toc=False, extensions=extensions)
        if quick
        else markdown.Markdown(extensions=extensions)
    )
    library.job = None
    library.preprocessors.deregister("html_block")
    library.inlinePatterns.deregister("html")
    library.inlinePatterns.register(_RawHTML(_RAW_HTML, library), "raw_html", 90)
    tables = Tables(library.parser, library.parser.blockprocessors["table"].config)
    library.parser.blockprocessors.register(tables, "table", 75)
    library.parser.blockprocessors.register(Paragraphs(library.parser), "paragraph", 10)
    library.treeprocessors.register(Finish(library), "finish", -10)
    return library


_RAW_HTML = r"(<(?:/?[a-zA-Z][^<>@ \n]*(?:\s[^<>]*)?|\?[^<>]*|![a-zA-Z\[-][^<>]*|!--.*?--)>|<!--)"


class _RawHTML(InlineProcessor):
    """Where the library would let HTML through, the author is told, and it becomes text."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 – the library's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        self.md.job.tags.append(m[1])  # type: ignore[attr-defined]
        return html.escape(m[1], quote=False), m.start(0), m.end(0)
