"""The file of a brief → the places of its keys, headings and pictures.

This is faster than parsing the file with the parsers of YAML and Markdown. It is possible because
these files were parsed before, without errors. This module reads no disk.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from briefing.content.decode import decode_leniently
from briefing.markdown.positions import NO_SPAN, SourceText, Span

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_FIRST_KEY = re.compile(r"^( *)[^\s#-]", re.MULTILINE)
_ATX_HEADING = re.compile(r"^(#{1,6})[ \t]*\S.*$", re.MULTILINE)
_SETEXT_HEADING = re.compile(r"^\S.*\n(=+|-+)[ ]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]{0,999})\]\(\s*<?(?P<src>[^\s<>()]+)")


class Parts(NamedTuple):
    """The front matter and the body of a file. Both can give positions in the whole file."""

    front: SourceText
    body: SourceText


def split_file(data: bytes) -> Parts:
    """The two parts of a file. Both are empty if it has no front matter."""
    text = decode_leniently(data)
    fences = list(zip(range(2), _FENCE.finditer(text), strict=False))
    if len(fences) < 2:
        return Parts(SourceText("", 1), SourceText("", 1))
    front, end = text[: fences[1][1].start()], fences[1][1].end()
    return Parts(SourceText(front, 1), SourceText(text[end:], front.count("\n") + 1))


def find_title(front: SourceText) -> Span:
    """The place of the title. If it begins on the next line, it is the place of its key."""
    first = _FIRST_KEY.search(front.text)  # All keys have the same indentation.
    indent = first[1] if first else ""
    span = front.find(rf"^{indent}[\"']?title[\"']?[ \t]*:[ \t]+(?P<at>[^\s|>].*)$")
    return span if span != NO_SPAN else front.find(rf"^{indent}(?P<at>[\"']?title[\"']?)[ \t]*:")


def find_headings(body: SourceText) -> list[tuple[int, Span]]:
    """The levels and places of the headings that are not in lists or boxes. `##` has level 2."""
    text = body.without_code
    headings = [(len(m[1]), m.span()) for m in _ATX_HEADING.finditer(text)]
    if "\n-" in text or "\n=" in text:
        setext = _SETEXT_HEADING.finditer(text)
        headings += [(1 if m[1][0] == "=" else 2, m.span()) for m in setext]
        headings.sort(key=lambda heading: heading[1])
    return [(level, body.span(*span)) for level, span in headings]


def find_pictures(body: SourceText) -> list[tuple[str, str, Span]]:
    """The alternative text, the address and the place of each picture that is written inline,
    outside of code."""
    return [
        (m["alt"], m["src"], body.span(*m.span("alt")))
        for m in (_PICTURE.finditer(body.without_code) if "![" in body.text else ())
    ]
