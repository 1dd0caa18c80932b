"""The check before the conversion: characters that no text may have.

This module knows text and positions. It must not know HTML or Markdown.
"""

from __future__ import annotations

import sys

from briefing.core.characters import is_forbidden_in_xml
from briefing.core.patterns import late_pattern
from briefing.markdown.context import Context
from briefing.markdown.positions import SourceText

_CONTROL = late_pattern(
    r"[^\S\n\t \u00a0\u2000-\u200a\u202f\u205f\u3000]|[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffe\uffff]"
)
_REFERENCE = late_pattern(r"(?<!\\)&#(?:[xX]([0-9a-fA-F]{1,6})|([0-9]{1,7}));")
_PLAIN_ASCII = bytes({10, *range(32, 127)})


def check_characters(text: str, context: Context) -> None:
    """Report control characters and others that no XML file can contain. Sets
    `context.is_printable`."""
    # Without plain ASCII, the text to search is shorter.
    rest = text.encode(errors="replace").translate(None, _PLAIN_ASCII).decode()
    context.is_printable = rest.isprintable()  # It then has no control characters.
    control = None if context.is_printable else _CONTROL.search(text)
    if control:
        span = context.source.span(*control.span())
        message = f"an invisible control character (U+{ord(control[0]):04X})"
        context.report("invisible-character", span, message, "delete it")
    if "&#" in text:
        _check_references(context)


def _check_references(context: Context) -> None:
    """Report references to characters, such as `&#8;`, that no XML file can contain."""
    # The parser has not read the text yet. So a text of its own keeps what is probably code.
    text = SourceText(context.source.text, 1).without_code
    for reference in _REFERENCE.finditer(text):
        code = int(reference[1], 16) if reference[1] else int(reference[2])
        if code and code <= sys.maxunicode and is_forbidden_in_xml(chr(code)):
            span = context.source.span(*reference.span())
            message = f"an invisible control character (U+{code:04X})"
            context.report("invisible-character", span, message, "delete it")
