"""Characters that no text of an archive may contain."""

from __future__ import annotations


def is_forbidden_in_xml(character: str) -> bool:
    """Whether no XML file can contain this character, not even as a reference (XML 1.0, section
    2.2). Feeds and sitemaps are XML. Texts have no surrogates: they are decoded from UTF-8."""
    return (character < " " and character not in "\t\n\r") or character in "\ufffe\uffff"
