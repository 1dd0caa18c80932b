"""Bytes of a file → text with plain line ends, or the problem that it isn't.

Knows encodings and line ends, nothing of what the text says.
"""

from __future__ import annotations

import unicodedata

from briefing.problem import Problem

SIZE_LIMIT = 1 << 20

_SAVE_AS_UTF8 = "save the file as “UTF-8” (without BOM)"


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file and what is wrong with its encoding; the text is empty where it can't be
    read. Text is Unicode in the form NFC, which is what keyboards make and readers search for;
    some systems' files and pastes come in NFD."""
    if len(data) > SIZE_LIMIT:
        size = f"{len(data) / (1 << 20):.1f} MiB"
        return "", (Problem(path, 0, 0, f"the file is too large: {size}", "the limit is 1 MiB"),)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > 20:
        return "", (Problem(path, 1, 1, "the file is saved as UTF-16", _SAVE_AS_UTF8),)
    if data.startswith(b"\xef\xbb\xbf"):
        message = "the file starts with an invisible byte-order mark (BOM)"
        return "", (Problem(path, 1, 1, message, _SAVE_AS_UTF8),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        before = data[: error.start].decode("utf-8")
        line, column = _place(before)
        message = f"this is not UTF-8 text (byte 0x{data[error.start]:02X})"
        return "", (Problem(path, line, column, message, _SAVE_AS_UTF8),)
    if "\r" in text:
        line, column = _place(text[: text.index("\r")])
        message = "lines end in CR or CRLF (Windows line ends)"
        hint = "set line ends to LF in the editor; in Git: a .gitattributes line “*.md text eol=lf”"
        return "", (Problem(path, line, column, message, hint),)
    return unicodedata.normalize("NFC", text), ()


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
