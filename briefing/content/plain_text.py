"""Markdown or HTML in a text of front matter or of settings, where readers see its signs.

Titles, summaries, notes, captions and names are plain text: lists, feeds, e-mails and data show
them too, and not all of these can show links.
"""

from __future__ import annotations

import re
from html import unescape

from briefing.content.ast import Node, Scalar
from briefing.content.fields import Field
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.patterns import late_pattern

_SIGNS = "*~=`[]{}# "
_KINDS = frozenset(("text", "names"))
# A link or a picture, words between asterisks or other signs, a tag of HTML, or a reference to a
# character.
# Underscores are usual in names of files.
_MARKDOWN = late_pattern(
    r"(!?\[[^\[\]]+\]\([^()\s]+\))|(?<![\w*])(\*{1,3})(?=[^\s*])[^*]*[^\s*]\2(?!\*)"
    r"|(</?(?:a(?= )|b|br|em|font|i|mark|p|small|span|strong|su[bp]|u)(?: [^<>]*)?/?>)"
    r"|(~~[^~]+~~|==[^=\s][^=]*==|`[^`]+`|\[\[[^\[\]]+\]\]|\{\{[^{}]+\}\}|^#{1,6} )"
    r"|(&(?:amp|nbsp|lt|gt|quot|[lr][sd]quo|[mn]dash|hellip|middot|#\d{1,6});)",
    re.ASCII,
)


def markdown_in_text(node: Node, field: Field, path: str) -> tuple[Problem, ...]:
    """The warning about Markdown in a text, the value of the key `field`."""
    if field.kind not in _KINDS or not isinstance(node, Scalar):
        return ()
    has_sign = any(
        sign in node.text for sign in ("*", "](", "<", "&", "~~", "==", "`", "[[", "{{", "# ")
    )
    found = _MARKDOWN.search(node.text) if has_sign else None
    if found is None:
        return ()
    message = f"{field.name}: readers see the signs of “{found[0]}”: this text is not Markdown"
    if found[1]:
        hint = "write only the words; put the link into the text of the brief or into “sources”"
    elif found[3]:
        hint = "delete each such tag"
    elif found[5]:
        character = unescape(found[5])
        hint = f"write {'a space' if character.isspace() else character} in its place"
    else:
        hint = f"write only the words: {found[0].strip(_SIGNS)}".removesuffix(": ")
    return (problem_at(path, node, message, hint, code="not-markdown", warning=True),)
