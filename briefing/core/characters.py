"""Characters that no text of an archive may contain, and letters of scripts without spaces."""

from __future__ import annotations

import unicodedata


def is_forbidden_in_xml(character: str) -> bool:
    """Whether no XML file can contain this character, not even as a reference (XML 1.0, section
    2.2). Feeds and sitemaps are XML. Texts have no surrogates: they are decoded from UTF-8."""
    return (character < " " and character not in "\t\n\r") or character in "\ufffe\uffff"


def is_invisible(c: str) -> bool:
    """Whether a character is a control character, one that reorders text invisibly (Unicode
    Standard Annex #9, explicit formatting), or one that no XML file may contain. Scripts need
    zero-width joiners, so they are allowed.
    """
    return (
        (unicodedata.category(c) == "Cc" and c not in "\n\t ")
        or ("\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069")
        or is_forbidden_in_xml(c)
    )


def invisible_name(text: str) -> str:
    """The name of the first invisible character in a text; empty if there is none."""
    # `isprintable` is fast, and true of nearly all texts. Invisible characters are never printable.
    odd = "" if text.isprintable() else next(filter(is_invisible, text), "")
    return unicodedata.name(odd, f"U+{ord(odd):04X}") if odd else ""


def is_unspaced(letter: str) -> bool:
    """Whether the letter is of a script in which words may follow each other without a space
    (Hangul, Han, kana)."""
    return "\u1100" <= letter <= "\u11ff" or "\u2e80" <= letter <= "\ud7ff"
