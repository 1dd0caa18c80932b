"""How definitions are read: the addresses of links, footnotes and abbreviations.

This module must not know where the definitions are used.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser import destinations
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.definitions import Note, normalize
from briefing.markdown.parser.leaves import Leaf
from briefing.markdown.parser.lines import Line

_LABEL = late_pattern(r"\[((?:[^\\\[\]]|\\.){1,999})\]:[ \t]*+\n?[ \t]*+", re.DOTALL)
_REST_OF_LINE = late_pattern(r"[ \t]*+(?:\n|\Z)")
_ABBREVIATION = late_pattern(r"\*\[([^\]\\]{1,100})\][ ]?:[ \t]*(.*)")


def take(leaf: Leaf, blocks: Blocks) -> bool:
    """Take the definitions of links from the beginning of a paragraph. Returns whether the
    paragraph has text after them."""
    text = leaf.text = "\n".join(leaf.lines)
    definitions, position = blocks.definitions.links, 0
    source = leaf
    while match := _LABEL.match(text, position):
        label = normalize(match[1])
        target = destinations.match(text, match.end()) if label else None
        if not target:
            break
        address, end = target
        title, end = _title(text, end)
        if end < 0:
            break
        if label not in definitions:
            if source is leaf:
                source = _copy(leaf)
            definitions[label] = (address, title, source, match.end())
        position = end
    leaf.drop(text.count("\n", 0, position) + (position == len(text)))
    return bool(leaf.lines)


def _copy(leaf: Leaf) -> Leaf:
    """A leaf that keeps the positions in the text of `leaf`."""
    copy = Leaf(leaf.kind, leaf.element, leaf.line)
    copy.text, copy.columns = leaf.text, leaf.columns[:]
    return copy


def _title(text: str, position: int) -> tuple[str | None, int]:
    """The title of a definition, and the end of its line; a negative end if there is other text."""
    found = destinations.match_title(text, position)
    if found:
        title, end = found
        rest = _REST_OF_LINE.match(text, end)
        if rest:
            return title, rest.end()
    rest = _REST_OF_LINE.match(text, position)
    return None, rest.end() if rest else -1


def add_note(name: str, element: Element, blocks: Blocks, line: Line) -> None:
    """Define a footnote."""
    note = Note(name, element, line)
    if blocks.definitions.notes.setdefault(normalize(name), note) is not note:
        blocks.definitions.duplicates.append(note)


def start_abbreviation(blocks: Blocks, line: Line) -> bool | None:
    """Define an abbreviation (`*[DPRK]: …`), on a line of its own."""
    match = _ABBREVIATION.match(line.text, line.start)
    if not match:
        return None
    blocks.close_open()
    blocks.definitions.abbreviations[match[1].strip()] = match[2].strip()
    return False
