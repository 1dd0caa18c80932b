"""The values of this room: an article as far as it was understood, and its text in blocks.

Knows nothing of how articles come: as a page, a Word file, or plain text.
"""

from __future__ import annotations

import msgspec


class Block(msgspec.Struct, frozen=True):
    """A paragraph, heading, list item, quotation or table: its words, and how Markdown has them.

    `level` is that of a heading, as the original had it; `of_list` numbers the list that an item
    belongs to, from 1.
    """

    plain: str
    markdown: str
    level: int = 0
    of_list: int = 0


class Clip(msgspec.Struct, frozen=True):
    """An article and where it is from; what could not be told is empty.

    Times are as in ISO 8601, without an offset where the article tells none. `summary` is the
    publisher's own abstract, never a piece of the text. `notes` are for the author: what was left
    out, and what was guessed.
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


class Unreadable(Exception):
    """A file that no article can be had of: `args` are what is wrong and the cure."""


class Lacking(Exception):
    """An optional package is not installed; `args` name the packages to install."""


def body(blocks: tuple[Block, ...]) -> str:
    """The blocks as one Markdown text."""
    parts: list[str] = []
    before = None
    for block in blocks:
        if before is not None:
            parts.append("\n" if block.of_list and before.of_list == block.of_list else "\n\n")
        parts.append(block.markdown)
        before = block
    return "".join(parts)
