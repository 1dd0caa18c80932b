"""A picture of pixels → its size, and the same picture without metadata.

Cameras and programs write into pictures where and when they were taken, and the names of people. A
picture is public; its metadata are removed without a change of a pixel: the parts of the file that
no browser needs are left out. What decides colours, movement or rotation stays.

This module must not know the archive, nor what a problem is. JPEG and AVIF have their own modules.
"""

from __future__ import annotations

import re
import struct
import zlib
from typing import NamedTuple


class Picture(NamedTuple):
    """A picture as browsers show it: its size in CSS pixels, its bytes without metadata, and if it
    has other colours in dark mode."""

    width: int
    height: int
    data: bytes
    adapts: bool = False


class Unreadable(Exception):
    """Browsers cannot show a picture. The arguments are what is wrong with it, as the end of a
    sentence that begins with “the picture”, and the cure."""


SAVE_AGAIN = "open it in an image program and save it again"
CUT_OFF = "is damaged: the file ends too early", "copy the whole file again"
NO_SIZE = "is damaged: it has no size", SAVE_AGAIN


def orientation_of(exif: bytes) -> int:
    """The orientation in the bytes of Exif metadata, 1 to 8 (Exif 2.32, tag 274); 1 if there is
    none. The first bytes are the header of TIFF."""
    order = {b"II": "<", b"MM": ">"}.get(exif[:2])
    if order is None or len(exif) < 10:
        return 1
    (start,) = struct.unpack_from(f"{order}I", exif, 4)
    if start + 2 > len(exif):
        return 1
    (count,) = struct.unpack_from(f"{order}H", exif, start)
    for entry in range(start + 2, min(start + 2 + 12 * count, len(exif) - 11), 12):
        tag, kind, values, value = struct.unpack_from(f"{order}HHIH", exif, entry)
        if (tag, kind, values) == (274, 3, 1):
            return value if 1 <= value <= 8 else 1
    return 1


def exif_of(orientation: int) -> bytes:
    """Exif metadata that contain only an orientation."""
    return b"MM\0*\0\0\0\x08" + struct.pack(">HHHIHHI", 1, 274, 3, 1, orientation, 0, 0)


def as_shown(size: tuple[int, int], orientation: int) -> tuple[int, int]:
    """The width and height of a picture after its rotation."""
    return (size[1], size[0]) if orientation >= 5 else size


# ---- PNG (https://www.w3.org/TR/png-3/) ---------------------------------------------------------

# The chunks that browsers use. All other chunks whose name begins with a small letter are left out.
_PNG_CHUNKS = frozenset(
    b"tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD hIST pHYs sPLT acTL fcTL fdAT".split()
)


def read_png(data: bytes) -> Picture:
    """A PNG picture. Raises `Unreadable`."""
    if data[12:16] != b"IHDR" or len(data) < 33:
        raise Unreadable("is damaged: it has no header", SAVE_AGAIN)
    orientation, position = 1, 8
    parts = [data[:8]]
    while position < len(data):
        if position + 12 > len(data):
            raise Unreadable(*CUT_OFF)
        (length,) = struct.unpack_from(">I", data, position)
        name, end = data[position + 4 : position + 8], position + 12 + length
        if end > len(data):
            raise Unreadable(*CUT_OFF)
        if name == b"eXIf":
            orientation = orientation_of(data[position + 8 : end - 4])
            if orientation != 1:
                parts.append(_exif_chunk(exif_of(orientation)))
        elif name[:1].isupper() or name in _PNG_CHUNKS:
            parts.append(data[position:end])
        if name == b"IEND":
            break
        position = end
    return Picture(*as_shown(struct.unpack_from(">II", data, 16), orientation), b"".join(parts))


def _exif_chunk(content: bytes) -> bytes:
    chunk = b"eXIf" + content
    return struct.pack(">I", len(content)) + chunk + struct.pack(">I", zlib.crc32(chunk))


# ---- GIF (https://www.w3.org/Graphics/GIF/spec-gif89a.txt) --------------------------------------

_GIF_APPLICATIONS = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")
_EXTENSION, _IMAGE, _TRAILER = 0x21, 0x2C, 0x3B
_COMMENT, _APPLICATION = 0xFE, 0xFF


def read_gif(data: bytes) -> Picture:
    """A GIF picture. Raises `Unreadable`."""
    if len(data) < 13:
        raise Unreadable(*CUT_OFF)
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    position = 13 + _color_table_bytes(flags)
    parts = [data[:position]]
    while position < len(data) and data[position] != _TRAILER:
        start, kind = position, data[position]
        if kind == _IMAGE and position + 10 < len(data):
            position += 11 + _color_table_bytes(data[position + 9])
        elif kind == _EXTENSION and position + 2 < len(data):
            position += 2
        else:
            raise Unreadable(*CUT_OFF)
        is_metadata = kind == _EXTENSION and (
            data[start + 1] == _COMMENT
            or (
                data[start + 1] == _APPLICATION
                and data[start + 3 : start + 14] not in _GIF_APPLICATIONS
            )
        )
        position = _end_of_sub_blocks(data, position)
        if not is_metadata:
            parts.append(data[start:position])
    return Picture(width, height, b"".join(parts) + bytes([_TRAILER]))


def _color_table_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 0x80 else 0


def _end_of_sub_blocks(data: bytes, position: int) -> int:
    while position < len(data):
        length = data[position]
        position += 1 + length
        if not length:
            return position
    raise Unreadable(*CUT_OFF)


# ---- WebP (RFC 9649) ----------------------------------------------------------------------------

_WEBP_CHUNKS = frozenset((b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_WEBP_METADATA_FLAGS = 0x0C  # “Exif” and “XMP” in the chunk VP8X.


def read_webp(data: bytes) -> Picture:
    """A WebP picture. Raises `Unreadable`."""
    size: tuple[int, int] | None = None
    parts: list[bytes] = []
    position = 12
    while position + 8 <= len(data):
        name = data[position : position + 4]
        (length,) = struct.unpack_from("<I", data, position + 4)
        content = data[position + 8 : position + 8 + length]
        if len(content) < length:
            raise Unreadable(*CUT_OFF)
        head, position = data[position : position + 8], position + 8 + length + length % 2
        size = size or _webp_size(name, content)
        if name == b"VP8X":
            content = bytes([content[0] & ~_WEBP_METADATA_FLAGS]) + content[1:]
        elif name == b"EXIF" and orientation_of(content.removeprefix(b"Exif\0\0")) != 1:
            message = "is turned by its metadata, which browsers ignore in WebP files"
            raise Unreadable(message, "turn it in an image program and save it again")
        elif name not in _WEBP_CHUNKS:
            continue
        parts += head, content, b"\0" * (length % 2)
    if size is None:
        raise Unreadable(*NO_SIZE)
    body = b"WEBP" + b"".join(parts)
    return Picture(*size, b"RIFF" + struct.pack("<I", len(body)) + body)


def _webp_size(name: bytes, content: bytes) -> tuple[int, int] | None:
    """The size in a chunk, or None if it has none."""
    if name == b"VP8X" and len(content) >= 10:
        width, height = (int.from_bytes(content[i : i + 3], "little") for i in (4, 7))
        return width + 1, height + 1
    if name == b"VP8L" and len(content) >= 5:
        bits = int.from_bytes(content[1:5], "little")
        return (bits & 0x3FFF) + 1, (bits >> 14 & 0x3FFF) + 1
    if name == b"VP8 " and re.match(rb"[\s\S]{3}\x9d\x01\x2a[\s\S]{4}", content):
        width, height = struct.unpack_from("<HH", content, 6)
        return width & 0x3FFF, height & 0x3FFF
    return None
