"""Blocks of HTML: their beginning and end as in CommonMark, and their elements.

This module must not know which tags are accepted.
"""

from __future__ import annotations

import re

from briefing.core.patterns import late_pattern
from briefing.markdown.parser import raw_html
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.leaves import Leaf, LeafKind, add_block
from briefing.markdown.parser.lines import Line

# What begins a block, and what ends it; an empty line ends the others.
_DELIMITED = (
    (late_pattern(r"<(?:script|pre|style|textarea)(?=[\s>]|$)", re.IGNORECASE),
     late_pattern(r"</(?:script|pre|style|textarea)>", re.IGNORECASE)),
    (late_pattern("<!--"), late_pattern("-->")),
    (late_pattern(r"<\?"), late_pattern(r"\?>")),
    (late_pattern(r"<![A-Za-z]"), late_pattern(">")),
    (late_pattern(r"<!\[CDATA\["), late_pattern(r"\]\]>")),
)  # fmt: skip
_NAMES = (
    "address article aside base basefont blockquote body caption center col colgroup dd details "
    "dialog dir div dl dt fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 "
    "head header hr html iframe legend li link main menu menuitem nav noframes ol optgroup option "
    "p param search section summary table tbody td tfoot th thead title tr track ul"
)
_BLOCK = late_pattern(rf"</?(?:{_NAMES.replace(' ', '|')})(?=[ \t]|/?>|$)", re.IGNORECASE)


def start(blocks: Blocks, line: Line) -> bool | None:
    """Begin a block of HTML."""
    text, offset = line.text, line.start
    end = next((end for begin, end in _DELIMITED if begin.match(text, offset)), None)
    if end is None and not _BLOCK.match(text, offset):
        # A complete tag alone on its line does not interrupt a paragraph.
        tag = None if blocks.is_paragraph else raw_html.TAG.match(text, offset)
        if not tag or text[tag.end() :].strip(" \t"):
            return None
    leaf = blocks.begin(_HTML, line, end)
    _read(leaf, line, blocks)
    return False


def _read(leaf: Leaf, line: Line, blocks: Blocks) -> bool:
    if line.is_blank and leaf.info is None:
        return False
    leaf.lines.append(line.rest())
    leaf.columns.append(line.offset)
    if leaf.info is not None and leaf.info.search(line.text, line.offset):
        blocks.close_leaf()
    return True


def _finish(leaf: Leaf, blocks: Blocks) -> None:
    """Make the elements of a block of HTML."""
    leaf.text = "\n".join(leaf.lines)
    if leaf.text.startswith("<!--") and "-->" not in leaf.text:
        raw_html.report_comment(leaf, blocks.context)
    leaf.element = add_block(leaf.element, raw_html.FRAGMENT)
    raw_html.fill(leaf, blocks.tags)


_HTML = LeafKind(_read, _finish)
