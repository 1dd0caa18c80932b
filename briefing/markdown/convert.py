"""The Markdown of a body → safe HTML, with its outline, links, pictures and plain text.

The dialect is that of Python-Markdown with tables, footnotes, definition lists, abbreviations,
fenced code, admonitions, attribute lists and typographic punctuation. Raw HTML is an error. The
steps are: check the limits, convert, check links and pictures and rewrite them (`postprocess`),
report what Markdown does not read as its author meant (`lint`), sanitise.

This module must not know the rest of the archive: it asks for pictures through `find_media`.
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
from briefing.markdown.context import LABELS, Context
from briefing.markdown.fast.blocks import FastMarkdown
from briefing.markdown.limits import check_footnotes, check_limits
from briefing.markdown.lint import (
    CheckedFootnotes,
    CheckedParagraphs,
    CheckedTables,
    check_source,
)
from briefing.markdown.mistakes import check_mistakes
from briefing.markdown.positions import NO_SPAN, SourceText
from briefing.markdown.postprocess import BodyTreeprocessor
from briefing.markdown.raw_html import report_tags
from briefing.markdown.sanitizer import sanitize


class Body(Value, frozen=True):
    """A converted body.

    `text` is the text without markup, one line for each block. `anchors` are the ids of headings.
    `words` counts the words of any script, and `minutes` is the time to read them.
    """

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
    find_media: Callable[[str], Media | None],
    suggest_path: Callable[[str], str] = lambda path: "",
    fast: bool = True,
) -> tuple[Body | None, tuple[Problem, ...]]:
    """Convert the body of a file, and return it with the problems in it.

    `text` begins in line `first_line` (from 1) of the file `path`. `lang` is the BCP 47 tag of its
    language. `find_media` returns the picture or attachment at a path of the archive;
    `suggest_path` returns the path with the most similar name, for hints. Without `fast`,
    Python-Markdown works without our accelerations: the result is the same.

    The body is None if the text exceeds the limits; then there are problems.
    """
    context = Context(path, SourceText(text, first_line), lang, find_media, suggest_path)
    check_limits(text, context)
    if context.problems:
        return None, tuple(context.problems)
    check_footnotes(text, context)
    check_mistakes(text, context)
    converter = _converter(lang.partition("-")[0], fast)
    converter.context = context
    try:
        html_text = converter.reset().convert(text)
        check_source(text, html_text, context, converter.references)
        if context.raw_tags:
            report_tags(context.raw_tags, context)
    except RecursionError:
        message = "lists or quotations are nested too deep"
        context.report("nesting-too-deep", NO_SPAN, message, "use fewer levels")
        return None, tuple(context.problems)
    finally:
        converter.context = None
    return _body(html_text, context), tuple(context.problems)


def _body(html_text: str, context: Context) -> Body:
    text = "\n".join(context.block_texts)
    words, minutes = _measure(text)
    return Body(
        prose=Prose(sanitize(html_text), tuple(context.outline)),
        text=text,
        links=tuple(context.links),
        anchors=tuple(context.ids),
        media=tuple({m.path: m for m in context.media}.values()),
        first_paragraph=context.first_paragraph,
        words=words,
        minutes=minutes,
    )


_WORDS_PER_MINUTE, _SYLLABLES_PER_MINUTE = 230, 500
_ASCII = bytes(range(128))
_HANGUL = re.compile(r"[\uac00-\ud7a3]+")
_HANGUL_WORD = re.compile(r"[\uac00-\ud7a3]\S*")


def _measure(text: str) -> tuple[int, int]:
    """The number of words of a text, and the minutes to read it: 230 words per minute, and 500
    syllables of Korean. In the text, one space or line
    end separates two words."""
    if not text:
        return 0, 1
    data = text.encode()
    words = len(data) - len(data.translate(None, b" \n")) + 1
    # Without ASCII, the text to search is shorter.
    syllables = sum(map(len, _HANGUL.findall(data.translate(None, _ASCII).decode())))
    others = words - len(_HANGUL_WORD.findall(text)) if syllables else words
    return words, max(1, round(others / _WORDS_PER_MINUTE + syllables / _SYLLABLES_PER_MINUTE))


# ---- Python-Markdown ----------------------------------------------------------------------------


@cache
def _converter(lang: str, fast: bool) -> Any:
    """Python-Markdown with our dialect. Its attribute `context` is that of the conversion."""
    # Extensions are created here. To find one by its name, Python-Markdown would read the metadata
    # of all installed packages.
    labels = LABELS.get(lang, LABELS["en"])
    extensions = [
        TableExtension(),
        CheckedFootnotes(SEPARATOR="-", BACKLINK_TITLE=labels["back"]),
        DefListExtension(),
        AbbrExtension(),
        FencedCodeExtension(),
        AttrListExtension(),
        AdmonitionExtension(),
        SaneListExtension(),
        TocExtension(marker="", slugify=slugify_unicode),
    ]
    md: Any = (
        FastMarkdown(triggers={_RAW_HTML: ("<",)}, toc=False, extensions=extensions)
        if fast
        else markdown.Markdown(extensions=extensions)
    )
    md.context = None
    md.preprocessors.deregister("html_block")
    md.inlinePatterns.deregister("html")
    md.inlinePatterns.register(_RawHtmlPattern(_RAW_HTML, md), "raw_html", 90)
    tables = CheckedTables(md.parser, md.parser.blockprocessors["table"].config)
    md.parser.blockprocessors.register(tables, "table", 75)
    md.parser.blockprocessors.register(CheckedParagraphs(md.parser), "paragraph", 10)
    md.treeprocessors.register(BodyTreeprocessor(md), "body", -10)
    return md


_RAW_HTML = r"(<(?:/?[a-zA-Z][^<>@ \n]*(?:\s[^<>]*)?|\?[^<>]*|![a-zA-Z\[-][^<>]*|!--.*?--)>|<!--)"


class _RawHtmlPattern(InlineProcessor):
    """Collects HTML tags and makes text of them. Python-Markdown would pass them on as HTML."""

    def handleMatch(  # type: ignore[override]  # noqa: N802 – Python-Markdown's name
        self, m: re.Match[str], data: str
    ) -> tuple[str, int, int]:
        self.md.context.raw_tags.append(m[1])  # type: ignore[attr-defined]
        return html.escape(m[1], quote=False), m.start(0), m.end(0)
