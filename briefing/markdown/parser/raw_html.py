"""HTML in a text: accepted elements pass without their attributes, and all else is a problem.

Text around tags passes as text. Comments are removed. This module must not know where HTML may
stand.
"""

from __future__ import annotations

import html
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.context import RAW_ATTRIBUTES, RAW_ELEMENTS, Context, shorten
from briefing.markdown.parser.leaves import Leaf

# The tags of elements that have no tag of their own in the page: the serializer writes the
# attribute `html` of a RAW element as it is, and only the content of a FRAGMENT. The text of a RAW
# element is not in the page: it is the line end that a reader sees at such a tag.
RAW, FRAGMENT = "raw", "fragment"

_MAX_OPEN = 60
_EMPTY = frozenset(("br", "wbr"))
_LINE_ENDS = frozenset(("br", "details", "summary"))

_ATTRIBUTE = r"\s++[a-zA-Z_:][\w.:-]*+(?:\s*+=\s*+(?:[^\s\"'=<>`]++|'[^']*+'|\"[^\"]*+\"))?+"
_TAG_NAME = "[a-zA-Z][a-zA-Z0-9-]*+"
TAG = late_pattern(rf"<(?:{_TAG_NAME}(?:{_ATTRIBUTE})*+\s*+/?|/{_TAG_NAME}\s*+)>")
_NAME = late_pattern(r"</?([a-zA-Z][a-zA-Z0-9-]*)")
_ONE_ATTRIBUTE = late_pattern(
    r"\s([a-zA-Z_:][\w.:-]*+)(?:\s*+=\s*+(?:([^\s\"'=<>`]++)|'([^']*+)'|\"([^\"]*+)\"))?+"
)
# What begins a tag that is not an element's, and what ends it.
_SPECIAL = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">"))

_LINK = "write [words](address)"
_HINTS = {
    "a": _LINK,
    "b": "write **…**",
    "strong": "write **…**",
    "i": "write *…*",
    "em": "write *…*",
    "strike": "write ~~…~~",
    "code": "write the code between `backticks`",
    "tt": "write the code between `backticks`",
    "pre": "write ``` on a line above the text and on a line below it",
    "img": "write ![what it shows](file)",
    "iframe": f"{_LINK} to what the frame shows",
    "video": f"{_LINK} to the video",
    "audio": f"{_LINK} to the recording",
    "embed": f"{_LINK} to what is embedded",
    "object": f"{_LINK} to what is embedded",
    "blockquote": "write “> ” at the beginning of each line of the quotation",
    "hr": "write a line with --- between two empty lines",
    "p": "put an empty line between paragraphs",
    "ul": "write “- ” at the beginning of each item",
    "ol": "write “1. ” at the beginning of the first item, “2. ” of the second",
    "li": "write “- ” at the beginning of each item",
    "dl": "write each term on a line, and “: ” and its meaning on the line below",
    "u": "write *…*; readers take underlined words for links",
    **dict.fromkeys(
        ("table", "thead", "tbody", "tr", "td", "th"),
        "write | a | b | for each row, and |---|---| below the first row",
    ),
    **{f"h{n}": f"write {'#' * max(2, n)} and the heading" for n in range(1, 7)},
}
_OTHER_HINT = "write it in Markdown; to show a tag, put it between `backticks`"


class Tags:
    """The tags of one block, or of the blocks of a whole text: which elements are open."""

    __slots__ = ("context", "opened")

    def __init__(self, context: Context) -> None:
        self.context = context
        self.opened: list[tuple[str, Leaf, int, int]] = []

    def add(self, match_text: str, leaf: Leaf, offset: int) -> Element | None:
        """The element for a tag; None if it is reported and shown as text."""
        name = tag_name(match_text)
        if name not in RAW_ELEMENTS:
            self._refuse(match_text, name, leaf, offset)
            return None
        if match_text.startswith("</"):
            return self._close(name, match_text, leaf, offset)
        if name not in _EMPTY:
            if len(self.opened) >= _MAX_OPEN:
                message = f"more than {_MAX_OPEN} elements are open"
                place = leaf, offset, len(match_text)
                _report("nesting-too-deep", self.context, place, message, "use fewer levels")
                return None
            self.opened.append((name, leaf, offset, len(match_text)))
        return _raw(name, f"<{name}{_attributes(match_text)}>")

    def _close(self, name: str, tag: str, leaf: Leaf, offset: int) -> Element | None:
        names = [entry[0] for entry in self.opened]
        if name not in names:
            if name not in _EMPTY:
                message = f"no tag before {tag} opens this element"
                _report(
                    "unclosed-html",
                    self.context,
                    (leaf, offset, len(tag)),
                    message,
                    f"delete {tag}",
                )
            return None
        while self.opened and self.opened[-1][0] != name:
            self._report_open()
        self.opened.pop()
        return _raw(name, f"</{name}>")

    def finish(self) -> None:
        """Report the elements that are still open."""
        while self.opened:
            self._report_open()

    def _report_open(self) -> None:
        name, leaf, offset, width = self.opened.pop()
        message = f"the element <{name}> has no end"
        _report(
            "unclosed-html",
            self.context,
            (leaf, offset, width),
            message,
            f"write </{name}> where it ends",
        )

    def _refuse(self, tag: str, name: str, leaf: Leaf, offset: int) -> None:
        refused = self.context.refused_tags
        if tag.startswith("</") and refused.get(name, 0) > 0:
            refused[name] -= 1  # Its opening tag is reported.
            return
        if not tag.startswith("</"):
            refused[name] = refused.get(name, 0) + 1
        message = f"raw HTML is not allowed: {shorten(' '.join(tag.split()))}"
        hint = _HINTS.get(name, _OTHER_HINT)
        width = len(tag.partition("\n")[0])
        _report("raw-html", self.context, (leaf, offset, width), message, hint)


def tag_name(tag: str) -> str:
    """The name of a tag in lower case; empty for a declaration or an instruction."""
    match = _NAME.match(tag)
    return match[1].lower() if match else ""


def _raw(name: str, tag: str) -> Element:
    element = Element(RAW, {"html": tag})
    element.text = "\n" if name in _LINE_ENDS else None
    return element


def _attributes(tag: str) -> str:
    """The accepted attributes of a tag, as HTML."""
    pieces = []
    for match in _ONE_ATTRIBUTE.finditer(tag):
        name = match[1].lower()
        if name in RAW_ATTRIBUTES:
            value = next((v for v in match.groups()[1:] if v is not None), "")
            pieces.append(f' {name}="{html.escape(html.unescape(value))}"')
    return "".join(pieces)


def match_special(text: str, position: int, missing: set[str]) -> int:
    """The end of a comment, an instruction, a declaration or a CDATA section, or 0.

    `missing` are the ends that the rest of the text does not have: they are searched for once.
    """
    for begin, end in _SPECIAL:
        if not text.startswith(begin, position):
            continue
        if begin == "<!" and not text[position + 2 : position + 3].isalpha():
            return 0
        if begin == "<!--":
            for short in ("<!-->", "<!--->"):
                if text.startswith(short, position):
                    return position + len(short)
        if end in missing:
            return 0
        found = text.find(end, position + len(begin))
        if found < 0:
            missing.add(end)
            return 0
        return found + len(end)
    return 0


def fill(leaf: Leaf, tags: Tags) -> None:
    """Fill the element of a block of HTML: its text passes, and its tags if they are accepted."""
    text, element = leaf.text, leaf.element
    missing: set[str] = set()
    last: Element | None = None
    pieces: list[str] = []
    position = 0
    while True:
        found = text.find("<", position)
        if found < 0:
            break
        tag = TAG.match(text, found)
        end = tag.end() if tag else match_special(text, found, missing)
        if not end:
            pieces.append(text[position : found + 1])
            position = found + 1
            continue
        pieces.append(text[position:found])
        position = end
        if not tag and text.startswith("<!--", found):
            continue
        raw = tags.add(text[found:end], leaf, found)
        if raw is None:
            pieces.append(html.escape(text[found:end], quote=False))
            continue
        _set_text(element, last, pieces)
        pieces = []
        element.append(raw)
        last = raw
    pieces.append(text[position:])
    _set_text(element, last, pieces)


def _set_text(element: Element, last: Element | None, pieces: list[str]) -> None:
    text = html.unescape("".join(pieces))
    if last is None:
        element.text = text
    else:
        last.tail = text


def report_comment(leaf: Leaf, context: Context) -> None:
    """Report a block that is a comment without an end. The comment would hide all below it."""
    message = "this comment has no end, so that it hides all text below it"
    _report("unclosed-comment", context, (leaf, 0, 4), message, "write --> where the comment ends")
    leaf.text = ""


def _report(
    code: str, context: Context, place: tuple[Leaf, int, int], message: str, hint: str
) -> None:
    leaf, offset, width = place
    line, column = leaf.position(offset)
    context.report(code, context.source.place(line, column, width), message, hint)
