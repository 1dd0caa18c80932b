"""Paragraphs, which begin with the definitions that they contain, or with the kind of an alert.

This module must not know other blocks.
"""

from __future__ import annotations

from briefing.markdown.parser import alerts, references, tables
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.leaves import Leaf, LeafKind
from briefing.markdown.parser.lines import Line


def _read(leaf: Leaf, line: Line, blocks: Blocks) -> bool:
    leaf.lines.append(line.text[line.start :])
    leaf.columns.append(line.start)
    return True


def _finish(leaf: Leaf, blocks: Blocks) -> None:
    blocks.add_text(leaf, "p")


def take_beginning(leaf: Leaf, blocks: Blocks) -> bool:
    """Take the definitions from the beginning of a paragraph, or the line that makes an alert of a
    quotation. Returns whether the paragraph has text after them."""
    if leaf.lines[0][0] == "|":
        tables.report_rows(leaf, blocks)
        return True
    if leaf.lines[0].startswith("[!") and not alerts.take_alert(leaf, blocks):
        return False
    return leaf.lines[0][0] != "[" or references.take(leaf, blocks)


PARAGRAPH = LeafKind(_read, _finish, is_interruptible=True)
