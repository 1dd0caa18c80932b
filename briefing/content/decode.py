"""Bytes of a file → text with plain line ends, or the problem that it isn't; and back.

Knows encodings and line ends, nothing of what the text says.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.core.diagnostics import Problem

SIZE_LIMIT = 1 << 20

_SAVE_AS_UTF8 = "save the file as “UTF-8” (without BOM)"
_SAVE_AS_LF = "save the file with “LF” line ends; many editors have the switch in their status bar"


def decode(data: bytes, path: str) -> tuple[str, tuple[Problem, ...]]:
    """The text of a file and what is wrong with its encoding; the text is empty where it can't be
    read. Text is Unicode in the form NFC, which is what keyboards make and readers search for;
    some systems' files and pastes come in NFD. A file of Windows' line ends is read as any other:
    neither lines nor columns are others for it."""
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
        odd = _ODD_END.search(text)
        if odd:
            alone = odd[0] == "\r"
            line, column = _place(text[: odd.start()])
            message = "a line ends in a CR alone" if alone else _MIXED
            return "", (Problem(path, line, column, message, _SAVE_AS_LF),)
        text = text.replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text), ()


_MIXED = "this line ends in LF, and others in CRLF"  # An edit would not know which to keep.
# A line's end that is none of Windows'.
_ODD_END = re.compile(r"\r(?!\n)|(?<!\r)\n")


def plain(data: bytes) -> str:
    """The text of a file that `decode` found sound, in the Unicode form that it is in."""
    return data.decode().replace("\r\n", "\n")


def encode_like(text: str, data: bytes) -> bytes:
    """A text as the bytes of a file that was `data`: with the same line ends."""
    return (text.replace("\n", "\r\n") if b"\r\n" in data else text).encode()


def _place(before: str) -> tuple[int, int]:
    return before.count("\n") + 1, len(before) - before.rfind("\n")
