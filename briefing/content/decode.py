"""Bytes of a file → text with LF line ends, or the problem with its encoding; and the reverse.

Knows encodings and line ends, but not what the text means.
"""

from __future__ import annotations

import unicodedata
from collections import Counter

from briefing.content.ast import Problems, place_in
from briefing.core.diagnostics import Problem
from briefing.core.paths import CSV
from briefing.core.patterns import late_pattern

_MAX_BYTES = 1 << 20

# Some editors begin a file with this byte-order mark. It is not a part of the text.
_BOM = "\ufeff"
_BOMS_UTF_32 = (b"\xff\xfe\0\0", b"\0\0\xfe\xff")
_BOMS_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_SAMPLE_BYTES = 200
_LINE_END = late_pattern("\r\n?|\n")


def decode(data: bytes, path: str) -> tuple[str, Problems]:
    """The text of a file, or an empty text and the problem with its encoding.

    The text is in the Unicode form NFC: keyboards produce it and readers search for it, while some
    systems write NFD. A byte-order mark is removed. Line ends become LF, so that lines and columns
    do not depend on them.
    """
    if len(data) > _MAX_BYTES:
        message = f"the file is too large: {len(data) / (1 << 20):.1f} MiB"
        hint = "make it smaller; the limit is 1 MiB"
        return "", (Problem(path, 0, 0, message, hint, code="file-too-large"),)
    encoding = wide_encoding(data)
    if encoding:
        return "", (_wrong_encoding(path, (1, 1), f"the file is saved as {encoding}"),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        valid = data[: error.start].decode("utf-8")
        message = f"this is not UTF-8 text (byte 0x{data[error.start]:02X})"
        return "", (_wrong_encoding(path, place_in(valid, len(valid)), message),)
    return _normal(text), ()


def _normal(text: str) -> str:
    return unicodedata.normalize("NFC", _with_lf(text.removeprefix(_BOM)))


def _with_lf(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def wide_encoding(data: bytes) -> str:
    """The encoding of a text whose letters have several bytes each; empty for other texts. Front
    matter and settings have many ASCII letters, of which all bytes but one are zero."""
    sample = data[:_SAMPLE_BYTES]
    if data.startswith(_BOMS_UTF_32) or sample.count(0) > 0.6 * max(len(sample), 32):
        return "UTF-32"
    return "UTF-16" if data.startswith(_BOMS_UTF_16) or sample.count(0) > 20 else ""


def _wrong_encoding(path: str, place: tuple[int, int], message: str) -> Problem:
    return Problem(path, *place, message, encoding_hint(path), code="wrong-encoding")


def encoding_hint(path: str) -> str:
    """How to save a file that has another encoding than UTF-8."""
    is_table = path.lower().endswith(CSV)
    return "save the file as “UTF-8”" + "; spreadsheets call it “CSV UTF-8”" * is_table


def decode_leniently(data: bytes) -> str:
    """The text of a file as `decode` returns it. What cannot be decoded is replaced (U+FFFD): for
    texts that are shown, or that were decoded without a problem before."""
    encoding = {"UTF-32": "utf-32", "UTF-16": "utf-16"}.get(wide_encoding(data), "utf-8")
    return _normal(data.decode(encoding, errors="replace"))


def decode_exactly(data: bytes) -> str:
    """The text of a file in which `decode` found no problem, in the Unicode form of the file and
    with LF line ends. `encode_like` is the reverse."""
    return _with_lf(data.decode().removeprefix(_BOM))


def encode_like(text: str, data: bytes) -> bytes:
    """The bytes of a text that replaces a file of the bytes `data`: with the same byte-order mark
    and the same line ends. If the file mixes line ends, each line that stays keeps its own."""
    before = data.decode()
    ends = Counter(_LINE_END.findall(before))
    if len(ends) == 1:
        text = text.replace("\n", *ends)
    elif ends:
        text = _with_mixed_line_ends(
            text, before.removeprefix(_BOM), max(ends, key=ends.__getitem__)
        )
    return (_BOM + text if before.startswith(_BOM) else text).encode()


def _with_mixed_line_ends(text: str, before: str, usual: str) -> str:
    from difflib import SequenceMatcher  # Few files mix line ends, and few are edited.

    old, new = _LINE_END.split(before), text.split("\n")
    old_ends = [*_LINE_END.findall(before), usual]
    ends: list[str] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for _, first, last, start, stop in matcher.get_opcodes():
        same = old_ends[first:last][: stop - start]
        ends += same + [usual] * (stop - start - len(same))
    pieces = (line + end for line, end in zip(new[:-1], ends, strict=False))
    return "".join(pieces) + new[-1]
