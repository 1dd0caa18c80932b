"""What is told of raw HTML: each element once, at its opening tag, with what to write instead.

Knows tags as the text that they are; what is one, and what becomes of it, is for `prose` to say.
"""

from __future__ import annotations

import re
from collections import Counter

from briefing.markdown.context import Job, cut

_NAME = re.compile(r"</?([a-zA-Z][a-zA-Z0-9]*)")
# A word that ends in raised letters, or has lowered ones; raised digits are no part of a word.
_SHORT = re.compile(r"(\w*)<(?:sup>([^\W\d_]+)</sup|sub>(\w+)</sub)>(\w*)", re.IGNORECASE)

_CURES = {
    "a": "write [words](address)",
    "b": "write **…**",
    "strong": "write **…**",
    "i": "write *…*",
    "em": "write *…*",
    "img": "write ![what it shows](file)",
    "sub": "write it plainly, as in H2O",
    "sup": "write it plainly, as in 9th; a footnote is written [^1]",
}
_OTHERS = "write it in Markdown; to show a tag, put it between `backticks`"


def check_tags(tags: list[str], job: Job) -> None:
    """Tell of these tags, all that the text has: of a closing one where nothing opened it."""
    closed = Counter(_name(tag) for tag in tags if not tag.startswith("</"))
    for tag in tags:
        name = _name(tag)
        if tag.startswith("</") and closed[name] > 0:
            closed[name] -= 1
            continue
        shown = _WRITTEN.match(tag)[0].rstrip()  # type: ignore[index]
        at = job.source.literal(shown)
        cure = _cure(tag, name, *job.source.around(at))
        job.say(at, f"raw HTML is not allowed: {cut(shown)}", cure)


# So much of a tag as stands in the text: not what follows a line end, a tab that became spaces, or
# the library's sign for what it has read already.
_WRITTEN = re.compile(r"(?:(?! {2})[^\n\x02])*")


def _name(tag: str) -> str:
    name = _NAME.match(tag)
    return name[1].lower() if name else ""


def _cure(tag: str, name: str, before: str, after: str) -> str:
    """What to do about a tag that stands between these two parts of a line."""
    if tag.startswith("<!--"):
        return "take it out; remarks may stand in the front matter, after “#”"
    if name == "br":
        if "|" in before + after:
            return "a cell has one line: break the row in two"
        return "end the line with two spaces, or begin a new paragraph"
    word = re.split(r"\W", before)[-1]
    short = _SHORT.match(word + after) if name in ("sub", "sup") else None
    if short:
        return f"write it plainly: {''.join(part or '' for part in short.groups())}"
    return _CURES.get(name, _OTHERS)
