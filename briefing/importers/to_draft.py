"""A Clip → the text of a draft: front matter that the archive's reader takes, and the body.

Knows the keys of a brief; where the file goes is for the desk.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.content.dates import InvalidMoment, parse_moment
from briefing.importers.escape import one_line
from briefing.importers.types import Clip, body


class Choice(NamedTuple):
    """What the archive, not the article, decides of a draft. `today` is a date in ISO 8601; `lang`
    and `kind` are empty where the archive's own will do."""

    author: str
    topics: tuple[str, ...]
    kind: str
    rights: str
    lang: str
    zone: str
    today: str


def drafted(clip: Clip, choice: Choice) -> str:
    """The file's text. What could not be told is left out; author and topics, which a brief must
    have in the end, are left empty."""
    published = settled(clip.published, choice.zone)
    keys = [
        f"title: {_quoted(clip.title)}",
        f"date: {published or choice.today}",
        f"author: {_word(choice.author) if choice.author else '[]'}",
        f"topics: [{', '.join(map(_word, choice.topics))}]",
        *([f"summary: {_quoted(clip.summary)}"] if clip.summary else []),
        *([f"kind: {_word(choice.kind)}"] if choice.kind else []),
        *([f"lang: {choice.lang}"] if choice.lang else []),
        "status: draft",
        f"rights: {choice.rights}",
        "sources:",
    ]
    source = {
        "title": _quoted(clip.title),
        "publisher": _quoted(clip.publisher),
        "author": _quoted(clip.author),
        "author_email": _quoted(clip.email),
        "date": published,
        "modified": settled(clip.modified, choice.zone),
        "section": _quoted(clip.section),
        "url": _quoted(clip.url),
        "caption": _quoted(clip.caption, 1500),
        "credit": _quoted(clip.credit),
        "accessed": choice.today,
    }
    given = [f"{name}: {value}" for name, value in source.items() if value]
    keys += [f"  {'- ' if not i else '  '}{line}" for i, line in enumerate(given)]
    text = body(clip.blocks)
    return "\n".join(["---", *keys, "---", *([text] if text else [])]) + "\n"


def settled(iso: str, zone: str) -> str:
    """A time with its offset, that of the archive's zone where it had none; a day as it is."""
    if not iso:
        return ""
    try:
        made = parse_moment(iso, zone)
    except InvalidMoment:  # It comes twice, or not at all, when clocks change; the day is sure.
        return iso[:10]
    if "T" not in iso or has_offset(iso):
        return iso
    return made.iso[:16] + made.iso[16:19].replace(":00", "") + made.iso[19:]


def has_offset(iso: str) -> bool:
    """Whether a time says from which zone it is."""
    return "+" in iso or "-" in iso[10:]


def _quoted(text: str, limit: int = 500) -> str:
    line = one_line(text, limit).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{line}"' if line else ""


def _word(text: str) -> str:
    """A word of the archive's own, in quotes unless it is sure to be read as it stands."""
    return text if text.replace("-", "").isalnum() and text[0].isalpha() else _quoted(text)
