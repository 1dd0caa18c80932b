"""The captions of tables: a paragraph `Table: …` above or below a table.

This module must not know the cells of tables.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing.markdown.parser.tables import CAPTION


def add(parent: Element) -> None:
    """Move each caption into its table."""
    for child in list(parent):
        if child.tag == "table":
            _add_caption(parent, child)
        elif len(child):
            add(child)


def _add_caption(parent: Element, table: Element) -> None:
    index = list(parent).index(table)
    for neighbour in (index - 1, index + 1):
        if 0 <= neighbour < len(parent) and parent[neighbour].tag == "p":
            paragraph = parent[neighbour]
            match = CAPTION.match(paragraph.text or "")
            if match:
                parent.remove(paragraph)
                paragraph.tag = "caption"
                paragraph.text = (paragraph.text or "")[match.end() :]
                table.insert(0, paragraph)
                return
