"""The plain text of an article, as it was copied from a page or a mail → an Article.

It must not know files.
"""

from __future__ import annotations

import re

from briefing.importers.escape import (
    clean_text,
    escape_line_start,
    escape_text,
    split_paragraph,
)
from briefing.importers.extract import extract_article
from briefing.importers.types import Article, Block


def read_text(text: str) -> Article:
    """The article in a text."""
    return extract_article(text_blocks(text), Article())


def text_blocks(text: str) -> list[Block]:
    """The paragraphs of a text. An empty line or a line end separates them. Lines that a mail
    program has broken are joined."""
    blocks = []
    for group in re.split(r"\n\s*\n", clean_text(text)):
        lines = [" ".join(line.split()) for line in group.split("\n")]
        lines = [line for line in lines if line]
        for paragraph in [" ".join(lines)] if _is_one_paragraph(lines) else lines:
            blocks += paragraph_blocks(paragraph)
    return blocks


def paragraph_blocks(text: str) -> list[Block]:
    """A paragraph without markup, in parts that are short enough for a line."""
    return [Block(part, escape_line_start(escape_text(part))) for part in split_paragraph(text)]


def _is_one_paragraph(lines: list[str]) -> bool:
    """Whether these lines are one paragraph, broken at a width of 45 to 100 characters."""
    longest = max(map(len, lines), default=0)
    return len(lines) > 1 and 45 <= longest <= 100 and min(map(len, lines[:-1])) >= longest * 0.6
