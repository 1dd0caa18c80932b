"""What looks like a link and is none: messages for what GitHub would show as text.

This module must not know how links are read.
"""

from __future__ import annotations

import re

from briefing.core.patterns import late_pattern
from briefing.markdown.context import shorten
from briefing.markdown.parser.inline import Bracket, Inline

_LABEL = late_pattern(r"\[((?:[^\\\[\]]|\\.){0,999}+)\]")
_FILE = r"\.(?:md|html|pdf|csv|xlsx|docx|png|jpe?g|gif|webp|avif|svg)(?:#[^()\s]*+)?"
_BEGINNING = r"(?:https?:|mailto:|#|\.{0,2}/)"
# An address after a space, and an address with spaces.
_AFTER_SPACE = late_pattern(rf" ++\((?:<?{_BEGINNING}[^()\s]*+|[^()\s]+{_FILE})[ )]")
_WITH_SPACES = late_pattern(
    rf"\( *+({_BEGINNING}[^()<>\n\"]{{1,300}}|[^()<>\n\"]{{1,300}}{_FILE}) *(?:\"[^\n\"]*+\" *)?\)"
)
# An address in the brackets of an input method for Chinese, Japanese or Korean.
_FULL_WIDTH = late_pattern(rf" *[（(]((?:{_BEGINNING})[^()（）\s]++|[^()（）\s]+{_FILE})[）)]")
_AUTOLINK_WITH_SPACES = late_pattern(r"<(https?://[^<>\n]{1,300})>")


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
    if wide:
        span = inline.span(end, wide.end() - end)
        message = "because of these full-width brackets, this is not a link"
        hint = f"write ordinary brackets: ({wide[1]})"
        inline.context.report("space-in-link", span, message, hint, warning=True)
        return
    with_spaces = _WITH_SPACES.match(text, end)
    if with_spaces and " " in with_spaces[1].strip():
        _report_spaces(inline, with_spaces)
        return
    label = _LABEL.match(text, end)
    if label and not label[1].startswith("^") and not bracket.has_inner:
        name = label[1].strip() or text[start + len(bracket.text) : position]
        close = inline.context.nearest(name, inline.definitions.links)
        hint = f"did you mean “[{close}]”?" if close else f"add a line “[{name}]: https://…”"
        message = f"“[{name}]” is not defined, so this is not a link"
        span = inline.span(start, label.end() - start)
        inline.context.report("undefined-link", span, message, hint, warning=True)


def check_autolink(inline: Inline, text: str, position: int) -> None:
    """Report a web address with spaces in angle brackets."""
    match = _AUTOLINK_WITH_SPACES.match(text, position)
    if match and " " in match[1]:
        _report_spaces(inline, match)


def _report_spaces(inline: Inline, match: re.Match[str]) -> None:
    span = inline.span(match.start(1), len(match[1]))
    message = f"“{shorten(match[1])}” is not a complete address"
    inline.context.report("incomplete-address", span, message, "write a space as %20")
