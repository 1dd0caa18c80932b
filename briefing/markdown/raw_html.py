"""HTML tags in a text → one problem for each element, with what to write instead.

This module knows tags as text. `convert` decides what is a tag, and makes text of it.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing.markdown.context import Context, shorten

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
# A word with an ordinal's superscript letters or with a subscript. Superscript digits are a note.
_SCRIPT = re.compile(r"(\w*)<(?:sup>([^\W\d_]+)</sup|sub>(\w+)</sub)>(\w*)", re.IGNORECASE)

_HINTS = {
    "a": "write [words](address)",
    "b": "write **…**",
    "strong": "write **…**",
    "i": "write *…*",
    "em": "write *…*",
    "img": "write ![what it shows](file)",
    "sub": "write it without the tag, as in H2O",
    "sup": "write it without the tag, as in 9th; write a footnote as [^1]",
}
_OTHER_HINT = "write it in Markdown; to show a tag, put it between `backticks`"


def report_tags(tags: list[str], context: Context) -> None:
    """Report these tags, which are all tags of the text in order: a closing tag only if no tag
    opened its element."""
    open_counts = Counter(_name(tag) for tag in tags if not tag.startswith("</"))
    for tag in tags:
        name = _name(tag)
        if tag.startswith("</") and open_counts[name] > 0:
            open_counts[name] -= 1
            continue
        tag_text = _AS_WRITTEN.match(tag)[0].rstrip()  # type: ignore[index]
        span = context.source.find_literal(tag_text)
        hint = _hint(tag, name, *context.source.split_line(span))
        message = f"raw HTML is not allowed: {shorten(tag_text)}"
        context.report("raw-html", span, message, hint)


# The part of a tag that is in the text as it is. Line ends, tabs (which became spaces) and \x02
# (which begins Python-Markdown's placeholders) may not be.
_AS_WRITTEN = re.compile(r"(?:(?! {2})[^\n\x02])*")


def _name(tag: str) -> str:
    name = _NAME.match(tag)
    return name[1].lower() if name else ""


def _hint(tag: str, name: str, before: str, after: str) -> str:
    """What to write instead of a tag between these two parts of a line."""
    if tag.startswith("<!--"):
        return "remove it; comments may be in the front matter, after “#”"
    if name == "br":
        if "|" in before + after:
            return "a table cell has only one line: make two rows of this row"
        return "end the line with two spaces, or begin a new paragraph"
    word = re.split(r"\W", before)[-1]
    script = _SCRIPT.match(word + after) if name in ("sub", "sup") else None
    if script:
        return f"write it without the tag: {''.join(part or '' for part in script.groups())}"
    return _HINTS.get(name, _OTHER_HINT)
