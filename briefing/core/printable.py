"""Any text → a text that a terminal or a log shows as it is, and that controls neither of them.

Names of files, keys and messages of an archive may contain any character. This module decides what
is printed for them. It must not know what the text means, nor where it is printed.
"""

from __future__ import annotations

import unicodedata

# Scripts such as Persian and Hindi need them between letters: zero-width non-joiner and joiner.
JOINERS = "\u200c\u200d"
_SURROGATE_OF_BYTE = range(0xDC80, 0xDD00)  # PEP 383: a byte of a file name that is not UTF-8.
# A workflow command of a forge: at the start of a line, or anywhere in it (runner of GitHub
# Actions, ActionCommand.cs; Azure Pipelines; TeamCity).
_COMMAND_START = "::"
_COMMANDS_ANYWHERE = ("##[", "##vso[", "##teamcity[")


def printable(text: str, keep: str = "") -> str:
    """The text with an escape such as `\\x1b` or `\\u202e` for each character that is not printed.

    These are the characters of the Unicode categories Cc, Cf, Cs, Zl and Zp, and those that are no
    characters; except the joiners inside of words and the characters to `keep`. Characters of a
    newer Unicode, and those for private use, stay. The result has one line, unless line ends are
    kept.
    """
    if text.isprintable():
        return text
    return "".join(
        c if c.isprintable() or c in keep or _is_visible(text, i) else _escape(c)
        for i, c in enumerate(text)
    )


def printable_line(text: str) -> str:
    """A line to print: like `printable`, and the line is not a workflow command of a forge."""
    line = printable(text)
    if line.lstrip().startswith(_COMMAND_START):
        line = line.replace(":", _escape(":"), 1)
    return disarm(line) if "##" in line else line


def disarm(text: str) -> str:
    """The text without the signs that begin a workflow command inside of a line. The result has the
    same number of characters."""
    for command in _COMMANDS_ANYWHERE:
        text = text.replace(command, "#♯" + command[2:])
    return text


def is_printable(text: str) -> bool:
    """Whether `printable` changes nothing."""
    return text.isprintable() or printable(text) == text


def _is_visible(text: str, index: int) -> bool:
    """Whether a character that Python does not count as printable is a space, a joiner inside of
    a word, or a character whose shape only another Unicode or font knows."""
    c = text[index]
    if c in JOINERS:
        around = text[index - 1 : index] + text[index + 1 : index + 2]
        return len(around) == 2 and around.isprintable() and " " not in around
    category = unicodedata.category(c)
    is_noncharacter = ord(c) & 0xFFFE == 0xFFFE or 0xFDD0 <= ord(c) < 0xFDF0
    return category in ("Zs", "Co") or (category == "Cn" and not is_noncharacter)


def _escape(c: str) -> str:
    code = ord(c)
    if code in _SURROGATE_OF_BYTE:
        return f"\\x{code & 0xFF:02x}"
    if c in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[c]
    if code < 0x100:
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}
