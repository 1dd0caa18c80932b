"""Where things stand in a brief's file: its keys, headings, pictures and links.

Pure, and cheaper than a reading: no YAML and no Markdown is parsed, for files asked about here have
been read without errors before.
"""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from briefing.markdown.positions import NO_SPAN, SourceText, Span

_FENCE = re.compile(r"^---[ \t]*$", re.MULTILINE)
_SIGNS = re.compile(r"^(#{1,6})[ \t]*\S.*$", re.MULTILINE)
_UNDERLINED = re.compile(r"^\S.*\n(=+|-+)[ ]*$", re.MULTILINE)
_PICTURE = re.compile(r"!\[(?P<alt>[^\[\]]{0,999})\]\(\s*<?(?P<src>[^\s<>()]+)")


class Parts(NamedTuple):
    """A file's front matter and body, each able to tell where something stands in the file."""

    front: SourceText
    body: SourceText


class Picture(NamedTuple):
    """A picture in a body: its alternative text with the text's place, and where it leads."""

    alt: str
    src: str
    at: Span


def parts(data: bytes) -> Parts:
    """The two parts of a brief's file; both are empty where it has no front matter."""
    text = unicodedata.normalize("NFC", data.decode("utf-8", errors="replace"))
    text = text.replace("\r\n", "\n")
    fences = list(zip(range(2), _FENCE.finditer(text), strict=False))
    if len(fences) < 2:
        return Parts(SourceText("", 1), SourceText("", 1))
    front, end = text[: fences[1][1].start()], fences[1][1].end()
    return Parts(SourceText(front, 1), SourceText(text[end:], front.count("\n") + 1))


def value_of(front: SourceText, key: str) -> Span:
    """Where the value of a key stands; the key itself where its value is on the next lines."""
    found = front.find_next(rf"^[\"']?{key}[\"']?[ \t]*:[ \t]+(?P<at>[^\s|>].*)$")
    return found if found != NO_SPAN else front.find_next(rf"^(?P<at>[\"']?{key}[\"']?)[ \t]*:")


def headings(body: SourceText) -> list[tuple[int, Span]]:
    """The headings outside of lists and boxes, with their levels as written: 2 is that of `##`."""
    text = body.without_code
    spans = [(len(m[1]), m.span()) for m in _SIGNS.finditer(text)]
    if "\n-" in text or "\n=" in text:
        underlined = _UNDERLINED.finditer(text)
        spans += [(1 if m[1][0] == "=" else 2, m.span()) for m in underlined]
        spans.sort(key=lambda one: one[1])
    return [(level, body.span(*span)) for level, span in spans]


def pictures(body: SourceText) -> list[Picture]:
    return [
        Picture(m["alt"], m["src"], body.span(*m.span("alt")))
        for m in (_PICTURE.finditer(body.without_code) if "![" in body.text else ())
    ]


def outside_links(parts: Parts, named: tuple[str, ...]) -> list[tuple[str, Span]]:
    """The links of a body that lead to other sites, and the addresses that its sources have."""
    found = [(url, parts.front.find_literal(url)) for url in dict.fromkeys(named)]
    found += parts.body.destinations()
    return [(url, at) for url, at in found if url.lower().startswith(("http://", "https://"))]
