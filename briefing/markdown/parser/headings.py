"""The text of a heading, and the id that its author can set at its end: `## Terms {#terms}`.

No other text in braces has a meaning. This module must not know which ids are free.
"""

from __future__ import annotations

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.leaves import Leaf
from briefing.markdown.parser.lines import Line

_ID = late_pattern(r"(?:^|[ \t])\{:?[ ]*#([^\s{}]+)[ ]*\}\Z")


# A heading whose signs are full-width, or without a space after them. One `#` also begins hashtags,
# numbers and names, so the rest of its line must be short, and no sentence.
_NEARLY = late_pattern(
    r"(#{2,6}|＃{1,6}|#(?=[^\W\d_][^#\n]{0,60}$)(?!.*[.,:;!?。]$))\s*([^\s#＃].*?)[ \t#＃]*$"
)


class Marks:
    """The positions of a heading: the column of its first sign, and the place of its id."""

    __slots__ = ("column", "id_offset")

    def __init__(self, column: int) -> None:
        self.column, self.id_offset = column, 0


def report_near(blocks: Blocks, line: Line) -> None:
    """Report a line that looks like a heading."""
    match = _NEARLY.match(line.text.rstrip(), line.start)
    if match and (match[1] != "#" or not blocks.interrupted):
        hint = f"write {'#' * max(2, len(match[1]))} {match[2]}"
        blocks.report("unread-heading", line, "this is not read as a heading", hint, warning=True)


def add(leaf: Leaf, column: int, blocks: Blocks) -> None:
    """Take the id from the text of a heading, which begins at this column."""
    marks = leaf.info = Marks(column)
    blocks.headings.append(leaf)
    match = _ID.search(leaf.text) if leaf.text.endswith("}") else None
    if match:
        leaf.element.set("id", match[1])
        marks.id_offset = match.start(1)
        blocks.context.code.append((leaf, match.start(), match.end()))
        leaf.text = leaf.text[: match.start()].rstrip(" \t")
