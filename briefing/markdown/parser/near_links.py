"""What looks like a link and is none: messages for what GitHub would show as text.

This module must not know how links are read.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from briefing.core.paths import MARKDOWN
from briefing.core.patterns import late_pattern
from briefing.markdown.context import shorten
from briefing.markdown.parser.definitions import LABEL
from briefing.markdown.parser.inline import Bracket, Inline

_EXTENSION = r"\.(?:md|html|pdf|csv|xlsx|docx|png|jpe?g|gif|webp|avif|svg)"
_FILE = rf"{_EXTENSION}(?:#[^()\s]*+)?"
_BEGINNING = r"(?:https?:|mailto:|#|\.{0,2}/)"
# An address after a space, and an address with spaces.
_AFTER_SPACE = late_pattern(rf" ++\((?:<?{_BEGINNING}[^()\s]*+|[^()\s]+{_FILE})[ )]")
_WITH_SPACES = late_pattern(
    rf"\( *+({_BEGINNING}[^()<>\n\"]{{1,300}}|[^()<>\n\"]{{1,300}}{_EXTENSION}"
    rf"(?:#[^()<>\n\"]*+)?) *(?:\"[^\n\"]*+\" *)?\)"
)
# An address in the brackets of an input method for Chinese, Japanese or Korean.
_FULL_WIDTH = late_pattern(rf" *[（(]((?:{_BEGINNING})[^()（）\s]++|[^()（）\s]+{_FILE})[）)]")
_AUTOLINK_WITH_SPACES = late_pattern(r"<(https?://[^<>\n]{1,300})>")
_ADDRESS = rf"(?:https?://[^()\s\[\]]++|[^()\s\[\]]+{_FILE})"
_WHOLE_ADDRESS = late_pattern(rf"{_ADDRESS}\Z")
_UNCLOSED = late_pattern(rf"\((?:<({_ADDRESS})\)|({_ADDRESS})\]?(?![^\n]{{0,300}}\)))")
_BARE = late_pattern(r"https?://[^\s()\[\]]++")
_BAD_TITLE = late_pattern(rf"\(({_ADDRESS}) +([^()\n]{{1,300}})\)")
_WORDS_BEFORE = late_pattern(r"\(([^()\n]{1,300})\)\Z")


def check(inline: Inline, bracket: Bracket, text: str, position: int) -> None:
    """Report an address beside a space or with spaces, and a label without a definition. `position`
    is that of the closing bracket."""
    start, end = bracket.offset, position + 1
    if position - start < 2 or text.find("\n", start, position) >= 0:
        return
    after_space = _AFTER_SPACE.match(text, end)
    if after_space:
        span = inline.span(end, after_space.end() - end)
        message = "because of this space, this is not a link"
        hint = "delete the space between “]” and “(”"
        inline.context.report("space-in-link", span, message, hint, warning=True)
        return
    wide = _FULL_WIDTH.match(text, end)
    if wide and ("（" in wide[0] or "）" in wide[0]):
        span = inline.span(end, wide.end() - end)
        message = "because of these full-width brackets, this is not a link"
        hint = f"write ordinary brackets: ({wide[1]})"
        inline.context.report("space-in-link", span, message, hint, warning=True)
        return
    with_spaces = _WITH_SPACES.match(text, end)
    if with_spaces and " " in with_spaces[1].strip():
        _report_spaces(inline, with_spaces)
        return
    bare = _BARE.match(text, end)
    if bare:
        _report(inline, start, bare.end() - start, f"{text[start:end]}({bare[0]})")
        return
    unclosed = _UNCLOSED.match(text, end)
    if unclosed:
        address = unclosed[1] or unclosed[2]
        _report(inline, start, unclosed.end() - start, f"{text[start:end]}({address})")
        return
    bad_title = _BAD_TITLE.match(text, end)
    if bad_title:
        words = bad_title[2].strip(" \"'“”‘’")
        title = "" if words.startswith("=") else f' "{words}"'  # That is a size.
        written = f"{text[start:end]}({bad_title[1]}{title})"
        _report(inline, start, bad_title.end() - start, written)
        return
    label = LABEL.match(text, end)
    if label and not label[1].startswith("^") and not bracket.has_inner:
        name = label[1].strip() or text[start + len(bracket.text) : position]
        close = inline.context.nearest(name, inline.definitions.links)
        hint = f"did you mean “[{close}]”?" if close else f"add a line “[{name}]: https://…”"
        if _WHOLE_ADDRESS.match(name):
            hint = f"write round brackets: {text[start:end]}({name})"
        message = f"“[{name}]” is not defined, so this is not a link"
        span = inline.span(start, label.end() - start)
        inline.context.report("undefined-link", span, message, hint, warning=True)


def check_reversed(inline: Inline, bracket: Bracket, text: str, position: int) -> None:
    """Report an address in square brackets after words in round brackets."""
    address = text[bracket.offset + len(bracket.text) : position]
    words = _WORDS_BEFORE.search(text, max(0, bracket.offset - 302), bracket.offset)
    if words and _WHOLE_ADDRESS.match(address):
        offset, mark = words.start(), bracket.text
        if text[offset - 1 : offset] == "!":
            offset, mark = offset - 1, "!["
        _report(inline, offset, position + 1 - offset, f"{mark}{words[1]}]({address})")


def _report(inline: Inline, offset: int, width: int, written: str) -> None:
    message = "because of its brackets or quotation marks, this is not a link"
    span = inline.span(offset, width)
    inline.context.report("unread-link", span, message, f"write {written}", warning=True)


def check_autolink(inline: Inline, text: str, position: int) -> None:
    """Report a web address with spaces in angle brackets."""
    match = _AUTOLINK_WITH_SPACES.match(text, position)
    if match and " " in match[1]:
        _report_spaces(inline, match)


def _report_spaces(inline: Inline, match: re.Match[str]) -> None:
    if match[1].startswith("#") or MARKDOWN in match[1]:
        # No id and no slug has a space, so the check of links finds what is meant.
        link = Element("a", {"href": match[1]})
        inline.place(link, match.start(1), len(match[1]))
        return
    span = inline.span(match.start(1), len(match[1]))
    message = f"“{shorten(match[1])}” is not a complete address"
    inline.context.report("incomplete-address", span, message, "write a space as %20")
