"""A JPEG picture → its size, and the same picture without metadata (ITU-T T.81; CIPA DC-008, Exif).

The file is a row of segments. Those of JFIF, of the colour profile and of the rotation stay; all
other segments of applications, comments, and everything after the end of the picture are left out.
There, cameras store previews, films and places. This module must not know the archive.
"""

from __future__ import annotations

import struct
from typing import NamedTuple

from briefing.content.raster import (
    CUT_OFF,
    NO_SIZE,
    Picture,
    Unreadable,
    as_shown,
    exif_of,
    orientation_of,
)
from briefing.core.patterns import late_pattern

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_JFIF, _EXIF = 0xE0, 0xE1
# Applications whose segments stay, with the name that a segment begins with: colours.
_NAMES = {0xE2: b"ICC_PROFILE\0", 0xEE: b"Adobe"}
# The segments of all applications, and comments.
_METADATA = (*range(0xE0, 0xF0), 0xFE)
# The start of a frame has the size; the codes between them define tables.
_FRAMES = {*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC}
_SHOWN_FRAMES = (0xC0, 0xC1, 0xC2)  # Baseline, extended and progressive.
_WITHOUT_LENGTH = (_START, _END, 0x01, *range(0xD0, 0xD8))
_MARKER = late_pattern(rb"\xff[^\x00\xff]")
# In the data of a scan, a marker is neither a stuffed byte nor a restart.
_MARKER_AFTER_SCAN = late_pattern(rb"\xff[^\x00\xd0-\xd7\xff]")
_CURE = "open it in an image program and save it as JPEG in RGB colours"


class _Segment(NamedTuple):
    """A segment of the file: its marker, what follows the marker, and where it ends."""

    marker: int
    content: bytes
    end: int


def read_jpeg(data: bytes) -> Picture:
    """A JPEG picture. Raises `Unreadable`."""
    size, orientation = (0, 0), 1
    segments = [b"\xff\xd8"]
    position, marker = 2, 0
    while marker != _END:
        segment = _segment_at(data, position)
        if segment is None:
            break  # Browsers show a picture without an end.
        marker, content, position = segment
        if marker in _FRAMES and size == (0, 0):
            size = _frame_size(marker, content)
        elif marker == _EXIF and content.startswith(b"Exif\0\0", 2) and orientation == 1:
            orientation = orientation_of(content[8:])
        remainder = _without_metadata(marker, content)
        if remainder is not None:
            segments.append(bytes([0xFF, marker]) + remainder)
    if 0 in size:
        raise Unreadable(*NO_SIZE)
    if orientation != 1:
        content = b"Exif\0\0" + exif_of(orientation)
        segments[0] += struct.pack(">BBH", 0xFF, _EXIF, len(content) + 2) + content
    return Picture(*as_shown(size, orientation), b"".join(segments))


def _segment_at(data: bytes, position: int) -> _Segment | None:
    """The segment after this position, or None if there is none. Browsers ignore bytes before a
    marker. Raises `Unreadable`."""
    found = _MARKER.search(data, position)
    if found is None:
        return None
    marker, start = data[found.end() - 1], found.end()
    if marker in _WITHOUT_LENGTH:
        return _Segment(marker, b"", start)
    length = int.from_bytes(data[start : start + 2], "big")
    end = start + length
    if length < 2 or end > len(data):
        raise Unreadable(*CUT_OFF)
    if marker == _SCAN:
        following = _MARKER_AFTER_SCAN.search(data, end)
        end = following.start() if following else len(data)
    return _Segment(marker, data[start:end], end)


def _frame_size(marker: int, content: bytes) -> tuple[int, int]:
    """The width and height of a frame, as stored."""
    if len(content) < 8:
        raise Unreadable(*CUT_OFF)
    precision, height, width, components = struct.unpack_from(">BHHB", content, 2)
    if components == 4:
        message = "has the colours of print (CMYK), which browsers show wrongly"
        raise Unreadable(message, _CURE)
    if marker not in _SHOWN_FRAMES or precision != 8:
        raise Unreadable("is a kind of JPEG that browsers do not show", _CURE)
    return width, height


def _without_metadata(marker: int, content: bytes) -> bytes | None:
    """What stays of the content of a segment, or None if nothing stays."""
    if marker == _JFIF and content.startswith(b"JFIF\0", 2) and len(content) >= 16:
        return b"\0\x10" + content[2:14] + b"\0\0"  # Without the preview.
    if marker in _NAMES:
        return content if content.startswith(_NAMES[marker], 2) else None
    return None if marker in _METADATA else content
