"""The check before the conversion: characters that no text may have.

This module knows text and positions. It must not know HTML or Markdown.
"""

from __future__ import annotations

import re

from briefing.markdown.context import Context

_CONTROL = re.compile(r"[^\S\n\t \u00a0\u2000-\u200a\u202f\u205f\u3000]|[\x00-\x08\x0e-\x1f\x7f]")
_PLAIN_ASCII = bytes({10, *range(32, 127)})


def check_characters(text: str, context: Context) -> None:
    """Report a control character. Sets `context.is_printable`."""
    # Without plain ASCII, the text to search is shorter.
    rest = text.encode(errors="replace").translate(None, _PLAIN_ASCII).decode()
    context.is_printable = rest.isprintable()  # It then has no control characters.
    control = None if context.is_printable else _CONTROL.search(text)
    if control:
        span = context.source.span(*control.span())
        message = f"an invisible control character (U+{ord(control[0]):04X})"
        context.report("invisible-character", span, message, "delete it")
