"""The Markdown of a body → safe HTML, with its outline, links, pictures and plain text.

The dialect is GFM as GitHub shows it, with footnotes, definition lists, abbreviations, boxes, ids
of headings, captions of tables and typographic punctuation. `parser` reads it, as an extension of
Python-Markdown. The steps are: check the characters, parse, check links and pictures and rewrite
them (`postprocess`), sanitise.

This module must not know the rest of the archive: it asks for pictures through `find_media`.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any

import markdown

from briefing.core.diagnostics import Problem
from briefing.core.model import Link, Media, Prose, Value
from briefing.core.patterns import late_pattern
from briefing.markdown.context import Context, ReadText, Translate, untranslated
from briefing.markdown.figures import figure_data_html
from briefing.markdown.limits import check_characters
from briefing.markdown.mistakes import check_mistakes
from briefing.markdown.parser.extension import CommonMarkExtension
from briefing.markdown.positions import SourceText
from briefing.markdown.postprocess import BodyTreeprocessor
from briefing.markdown.sanitizer import sanitize


class Body(Value, frozen=True):
    """A converted body.

    `text` is the text without markup, one line for each paragraph, item and row; then one line for
    each alternative text and each caption of a picture, and for each row of its data. `anchors` are
    the ids of headings. `words` counts the words of any script, and `minutes` is the time to read
    them.
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
    read_text: ReadText = lambda path: ("", ()),
    translate: Translate = untranslated,
    figure_data: str = "",
) -> tuple[Body | None, tuple[Problem, ...]]:
    """Convert the body of a file, and return it with the problems in it.

    `text` begins in line `first_line` (from 1) of the file `path`. `lang` is the BCP 47 tag of its
    language. `find_media` returns the picture or attachment at a path of the archive;
    `suggest_path` returns the path with the most similar name, for hints; `read_text` returns the
    text of an attachment, and the problems with its encoding; `translate` returns an English word
    in a language. `figure_data` is the path of a CSV file with the data of the figure above the
    text.

    The body is None if the text has a character that no text may have; then there are problems.
    """
    source = SourceText(text, first_line)
    context = Context(path, source, lang, find_media, suggest_path, read_text, translate)
    check_characters(text, context)
    if context.problems:
        return None, tuple(context.problems)
    converter = _converter()
    converter.context = context
    html_text = converter.reset().convert(text)
    converter.context = None
    if figure_data:
        html_text = figure_data_html(figure_data, context) + html_text
    context.source.code = (piece for place in context.code for piece in place[0].pieces(*place[1:]))
    check_mistakes(text, context)
    return _body(html_text, context), tuple(context.problems)


def _body(html_text: str, context: Context) -> Body:
    text = "\n".join(context.block_texts)
    words, minutes = _measure(text)
    return Body(
        prose=Prose(sanitize(html_text, with_charts=bool(context.charts)), tuple(context.outline)),
        text="\n".join([text, *context.picture_texts]) if context.picture_texts else text,
        links=tuple(context.links),
        anchors=tuple(context.ids),
        media=tuple({m.path: m for m in context.media}.values()),
        first_paragraph=context.first_paragraph,
        words=words,
        minutes=minutes,
    )


_WORDS_PER_MINUTE, _SYLLABLES_PER_MINUTE = 230, 500
_ASCII = bytes(range(128))
_HANGUL = late_pattern(r"[\uac00-\ud7a3]+")
_HANGUL_WORD = late_pattern(r"[\uac00-\ud7a3]\S*")


def _measure(text: str) -> tuple[int, int]:
    """The number of words of a text, and the minutes to read it: 230 words per minute, and 500
    syllables of Korean. In the text, one space or line end separates two words."""
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
def _converter() -> Any:
    """Python-Markdown with our dialect. Its attribute `context` is that of the conversion."""
    # The extension is created here. To find one by its name, Python-Markdown would read the
    # metadata of all installed packages.
    md: Any = markdown.Markdown(extensions=[CommonMarkExtension()])
    md.context = None
    md.treeprocessors.register(BodyTreeprocessor(md), "body", 10)
    return md
