"""The text of a heading, and the id that its author can set at its end: `## Terms {#terms}`.

No other text in braces has a meaning. This module must not know which ids are free.
"""

from __future__ import annotations

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.leaves import Leaf

_ID = late_pattern(r"(?:^|[ \t])\{:?[ ]*#([^\s{}]+)[ ]*\}\Z")


class Marks:
    """The positions of a heading: the column of its first sign, and the place of its id."""

    __slots__ = ("column", "id_offset")

    def __init__(self, column: int) -> None:
        self.column, self.id_offset = column, 0


def add(leaf: Leaf, column: int, blocks: Blocks) -> None:
    """Take the id from the text of a heading, which begins at this column."""
    marks = leaf.info = Marks(column)
    blocks.headings.append(leaf)
    match = _ID.search(leaf.text) if leaf.text.endswith("}") else None
    if match:
        leaf.element.set("id", match[1])
        marks.id_offset = match.start(1)
        leaf.text = leaf.text[: match.start()].rstrip(" \t")
