"""The HTML that mammoth makes of a Word file → its text, footnotes and comments.

mammoth writes notes and comments behind the text, and links to them. Text between tags contains no
`<` there, so that these patterns find only what mammoth wrote. This module must not know blocks.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_NOTE = re.compile(
    r"<li id=\"((?:foot|end)note-[^\"]*)\">(.*?)<a href=\"#(?:foot|end)note-ref-[^\"]*\">↑</a></p>"
    r"</li>",
    re.DOTALL,
)
_COMMENT = re.compile(
    r"<dt id=\"(comment-[^\"]*)\">Comment \[(.*?)\]</dt><dd>(.*?)"
    r"<a href=\"#comment-ref-[^\"]*\">↑</a></p></dd>",
    re.DOTALL,
)
_NOTES_START, _COMMENTS_START = re.compile(r"<ol><li id=\"(?:foot|end)note-"), "<dl><dt id="
_BLOCK_END = re.compile(r"</(?:p|h\d|li|td|th)>")
_MAX_CONTEXT_CHARS = 60


class WordHtml(NamedTuple):
    """The HTML of the text, and that of each footnote, in order. `anchors` maps each link to a
    footnote or comment to what replaces it in Markdown. `comments` are sentences for an editor."""

    text: str
    footnotes: tuple[str, ...]
    anchors: dict[str, str]
    comments: tuple[str, ...]


def split_html(markup: str) -> WordHtml:
    """The parts of mammoth's HTML. Footnotes and endnotes are numbered together."""
    text, _, comment_part = markup.partition(_COMMENTS_START)
    start = _NOTES_START.search(text)
    text, note_part = (text[: start.start()], text[start.start() :]) if start else (text, "")
    notes = {match[1]: f"{match[2]}</p>" for match in _NOTE.finditer(note_part)}
    anchors = {f"#{key}": f"[^{number}]" for number, key in enumerate(notes, 1)}
    comments = []
    for key, author, content in _COMMENT.findall(_COMMENTS_START + comment_part):
        anchors[f"#{key}"] = ""
        place = text.find(f'href="#{key}"')
        before = _BLOCK_END.split(text[max(0, place - 2000) : place])[-1]
        context = _plain(before)[-_MAX_CONTEXT_CHARS:]
        comments.append(f"comment [{author}] after “{context}”: {_plain(content)}")
    return WordHtml(text, tuple(notes.values()), anchors, tuple(comments))


def _plain(markup: str) -> str:
    """The text of some markup, which may begin and end inside of a tag."""
    markup = re.sub(r"\A[^<]*>|<[^>]*\Z", "", markup)
    markup = re.sub(r"<a href=\"#(?:foot|end)note-[^>]*>[^<]*</a>", "", markup)
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", markup)).split())
