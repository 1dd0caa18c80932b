"""The plain text of an article, as it was copied from a page or a mail → a Clip."""

from __future__ import annotations

import re

from briefing.importers.escape import cleaned, escaped, led, paragraphs
from briefing.importers.extract import understood
from briefing.importers.types import Block, Clip


def read(text: str) -> Clip:
    """The article in a text."""
    return understood(blocks(text), Clip())


def blocks(text: str) -> list[Block]:
    """The paragraphs of a text: what blank lines part, or lines; those that a mail program broke
    are joined again."""
    found = []
    for group in re.split(r"\n\s*\n", cleaned(text)):
        lines = [" ".join(line.split()) for line in group.split("\n")]
        lines = [line for line in lines if line]
        for paragraph in [" ".join(lines)] if _is_broken(lines) else lines:
            found += [Block(p, led(escaped(p))) for p in paragraphs(paragraph)]
    return found


def _is_broken(lines: list[str]) -> bool:
    """Whether these lines are one paragraph set to a width."""
    longest = max(map(len, lines), default=0)
    return len(lines) > 1 and 45 <= longest <= 100 and min(map(len, lines[:-1])) >= longest * 0.6
