"""What a text defines: the addresses of links, footnotes and abbreviations.

This module must not know how they are read, or where they are used.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.leaves import Leaf
from briefing.markdown.parser.lines import Line

# The label of a link or of the definition that it refers to, in square brackets.
LABEL = late_pattern(r"\[((?:[^\\\[\]]|\\.){0,999}+)\]", re.DOTALL)


class Note:
    """A footnote: its name and its element, and the position of its definition. `references` has
    the elements that refer to it."""

    __slots__ = ("element", "line", "name", "number", "references")

    def __init__(self, name: str, element: Element, line: Line) -> None:
        self.name, self.element, self.line = name, element, line
        self.number = 0
        self.references: list[Element] = []


class Definitions:
    """The definitions of a text. `links` has an address with its position, and a title."""

    __slots__ = ("abbreviations", "duplicates", "links", "notes")

    def __init__(self) -> None:
        self.links: dict[str, tuple[str, str | None, Leaf, int]] = {}
        self.notes: dict[str, Note] = {}
        self.duplicates: list[Note] = []
        self.abbreviations: dict[str, str] = {}


def normalize(label: str) -> str:
    """A label as labels are compared: without regard to case and to the kind of white space."""
    return " ".join(label.split()).casefold()
