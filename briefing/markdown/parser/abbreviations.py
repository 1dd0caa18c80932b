"""Abbreviations: each use of a defined abbreviation becomes an `abbr` element.

The time does not depend on the number of abbreviations. This module must not know how they are
defined.
"""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern

_WORD = late_pattern(r"\w+")
_SKIPPED = frozenset(("code", "pre", "raw"))


class _Names:
    """Abbreviations with their meanings. `lengths` has, by the first word of the names, the lengths
    of the names, the longest first."""

    def __init__(self, meanings: dict[str, str]) -> None:
        self.meanings = meanings
        self.lengths: dict[str, list[int]] = {}
        for name in sorted(meanings, key=len, reverse=True):
            first = _WORD.match(name)
            if first and meanings[name]:
                lengths = self.lengths.setdefault(first[0], [])
                if not lengths or lengths[-1] != len(name):
                    lengths.append(len(name))

    def find(self, text: str) -> Iterator[tuple[int, str]]:
        """The offset and the name of each abbreviation in a text."""
        end = 0
        for word in _WORD.finditer(text):
            start = word.start()
            for length in self.lengths.get(word[0], ()) if start >= end else ():
                name = text[start : start + length]
                if name in self.meanings and not _continues(text, start + length):
                    end = start + length
                    yield start, name
                    break


def _continues(text: str, end: int) -> bool:
    """Whether a word continues at `end`."""
    return bool(_WORD.match(text, end - 1) and _WORD.match(text, end))


def mark(root: Element, meanings: dict[str, str]) -> None:
    """Mark the abbreviations in all texts of a tree."""
    names = _Names(meanings)
    for element in list(root.iter()):
        if element.tag not in _SKIPPED:
            _mark_in(element, names)


def _mark_in(element: Element, names: _Names) -> None:
    """Mark the abbreviations in the texts directly in an element."""
    if element.tag == "a" and (element.get("href") or "").endswith(element.text or ""):
        return  # The text is an address.
    text, found = _split(element.text, names)
    children = found
    is_changed = bool(found)
    for child in element:
        child.tail, found = _split(child.tail, names)
        children += [child, *found]
        is_changed = is_changed or bool(found)
    if is_changed:
        element.text = text
        element[:] = children


def _split(text: str | None, names: _Names) -> tuple[str | None, list[Element]]:
    """The text before the first abbreviation, and the abbreviations with the texts after them."""
    if not text:
        return text, []
    elements: list[Element] = []
    before, position = text, 0
    for start, name in names.find(text):
        if elements:
            elements[-1].tail = text[position:start]
        else:
            before = text[:start]
        abbreviation = Element("abbr", {"title": names.meanings[name]})
        abbreviation.text = name
        elements.append(abbreviation)
        position = start + len(name)
    if elements:
        elements[-1].tail = text[position:]
    return before, elements
