"""The blocks of an article → its body as one Markdown text.

Both Python-Markdown and CommonMark read the text in the same way: there is an empty line between
two blocks, and nested items are indented by four spaces. This module must not know where the blocks
come from.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, cycle

from briefing.importers.escape import clean_text, escape_inline
from briefing.importers.types import Block

_TOP_LEVEL = 2  # The title of the page is its heading of the first level.
_MAX_LEVEL = 6


def to_markdown(blocks: Sequence[Block], pictures_folder: str = "") -> str:
    """The blocks as one Markdown text. `pictures_folder` is the folder of the pictures, as seen
    from the file of the text."""
    levels = sorted({block.level for block in blocks if block.level})
    # No level is left out: some articles begin with the third.
    level_marks = {
        level: "#" * min(_MAX_LEVEL, number)
        for level, number in zip(levels, count(max(_TOP_LEVEL, levels[0]) if levels else 0))
    }
    parts: list[str] = []
    before = None
    for block in blocks:
        if before is not None:
            is_same_list = block.list_number and before.list_number == block.list_number
            parts.append("\n" if is_same_list else "\n\n")
        markdown = block.markdown
        if block.level:
            markdown = f"{level_marks[block.level]} {markdown}"
        elif block.picture:
            markdown = _picture(block, pictures_folder)
        parts.append(markdown)
        before = block
    return "".join(parts)


def _picture(block: Block, folder: str) -> str:
    """A picture with its alternative text, which stands in the block as Markdown, and its
    caption."""
    address = f"{folder}/{block.picture}" if folder else block.picture
    caption = _caption(block.plain)
    title = f' "{caption}"' if caption else ""
    return f"![{block.markdown}]({address}{title})"


def _caption(text: str) -> str:
    """A text that can stand between straight quotation marks, which it may not contain."""
    marks = cycle("“”")
    text = " ".join(clean_text(text).split())
    text = "".join(next(marks) if c == '"' else c for c in text)
    return escape_inline(text)
