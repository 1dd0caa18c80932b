"""Bytes of a file → text with LF line ends, or the problem with its encoding; and the reverse.

Knows encodings and line ends, but not what the text means.
"""

from __future__ import annotations

import re
import unicodedata

from briefing.content.ast import Problems, place_in
from briefing.core.diagnostics import Problem

_MAX_BYTES = 1 << 20

_SAVE_AS_UTF8 = "save the file as “UTF-8” (without BOM)"
_SAVE_AS_LF = "save the file with “LF” line ends; many editors have the switch in their status bar"


def decode(data: bytes, path: str) -> tuple[str, Problems]:
    """The text of a file, or an empty text and the problem with its encoding.

    The text is in the Unicode form NFC: keyboards produce it and readers search for it, while some
    systems write NFD. CRLF line ends become LF, so that lines and columns do not depend on them.
    """
    if len(data) > _MAX_BYTES:
        message = f"the file is too large: {len(data) / (1 << 20):.1f} MiB"
        return "", (
            Problem(
                path, 0, 0, message, "make it smaller; the limit is 1 MiB", code="file-too-large"
            ),
        )
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or data[:200].count(0) > 20:
        return "", (_wrong_encoding(path, (1, 1), "the file is saved as UTF-16"),)
    if data.startswith(b"\xef\xbb\xbf"):
        message = "the file starts with an invisible byte-order mark (BOM)"
        return "", (_wrong_encoding(path, (1, 1), message),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        valid = data[: error.start].decode("utf-8")
        message = f"this is not UTF-8 text (byte 0x{data[error.start]:02X})"
        return "", (_wrong_encoding(path, place_in(valid, len(valid)), message),)
    if "\r" in text:
        odd = _NOT_CRLF.search(text)
        if odd:
            # With mixed line ends, an edit by the program would not know which ones to keep.
            mixed = "this line ends in LF, and others in CRLF"
            message = "a line ends in a CR alone" if odd[0] == "\r" else mixed
            place = place_in(text, odd.start())
            return "", (Problem(path, *place, message, _SAVE_AS_LF, code="line-ends"),)
        text = text.replace("\r\n", "\n")
    return unicodedata.normalize("NFC", text), ()


def _wrong_encoding(path: str, place: tuple[int, int], message: str) -> Problem:
    return Problem(path, *place, message, _SAVE_AS_UTF8, code="wrong-encoding")


_NOT_CRLF = re.compile(r"\r(?!\n)|(?<!\r)\n")


def decode_exactly(data: bytes) -> str:
    """The text of a file in which `decode` found no problem, in the Unicode form of the file and
    with LF line ends. `encode_like` is the reverse."""
    return data.decode().replace("\r\n", "\n")


def encode_like(text: str, data: bytes) -> bytes:
    """The bytes of a text that replaces a file of the bytes `data`: with the same line ends."""
    return (text.replace("\n", "\r\n") if b"\r\n" in data else text).encode()
