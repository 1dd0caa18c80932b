"""The blocks of an article → its body as one Markdown text.

Both Python-Markdown and CommonMark read the text in the same way: there is an empty line between
two blocks, and nested items are indented by four spaces.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import count, cycle

from briefing.importers.escape import clean_text, escape_inline
from briefing.importers.types import Block

_TOP_LEVEL = 2  # The title of the page is its heading of the first level.
_MAX_LEVEL = 6
_QUOTE = "> "


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
            parts.append(_between(before, block))
        markdown = block.markdown
        if block.level:
            markdown = f"{level_marks[block.level]} {markdown}"
        elif block.picture:
            markdown = _picture(block, pictures_folder)
        parts.append(_in_quotation(markdown) if block.quote_number else markdown)
        before = block
    return "".join(parts)


def _between(before: Block, block: Block) -> str:
    """What separates two blocks: nothing but a line end between the items of one list."""
    is_same_quotation = block.quote_number and before.quote_number == block.quote_number
    if block.list_number and before.list_number == block.list_number:
        return "\n"
    return "\n>\n" if is_same_quotation else "\n\n"


def _in_quotation(markdown: str) -> str:
    return "\n".join((_QUOTE + line).rstrip() for line in markdown.split("\n"))


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
