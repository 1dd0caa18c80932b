"""The values of an import: an article, its text in blocks, and why a file cannot be imported.

It must not know in which format an article comes.
"""

from __future__ import annotations

import msgspec


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading, list item, quotation or table, as plain text and in Markdown.

    `level` is the level of a heading in the original, from 1, or 0. `list_number` is the number of
    the list to which an item belongs, from 1, or 0.
    """

    plain: str
    markdown: str
    level: int = 0
    list_number: int = 0


class Article(msgspec.Struct, frozen=True):
    """An article and its source. What the file does not contain is empty.

    `author` has the names with commas between them. `published` and `modified` are dates or times
    (ISO 8601), without an offset if the article has no time zone. `caption` and `credit` are those
    of its picture. `lang` is a language tag without a country. `summary` is the publisher's own
    abstract, not the beginning of the text. `notes` tell the editor what was left out or guessed.
    """

    title: str = ""
    publisher: str = ""
    author: str = ""
    email: str = ""
    published: str = ""
    modified: str = ""
    section: str = ""
    caption: str = ""
    credit: str = ""
    url: str = ""
    lang: str = ""
    summary: str = ""
    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()


class ImportFailure(Exception):
    """A file cannot be imported. The arguments are a message and a hint."""


class MissingPackage(Exception):
    """An optional package is not installed. The arguments are the packages to install."""


def to_markdown(blocks: tuple[Block, ...]) -> str:
    """The blocks as one Markdown text."""
    parts: list[str] = []
    before = None
    for block in blocks:
        if before is not None:
            is_next_item = block.list_number and before.list_number == block.list_number
            parts.append("\n" if is_next_item else "\n\n")
        parts.append(block.markdown)
        before = block
    return "".join(parts)
