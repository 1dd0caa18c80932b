"""An AVIF picture → its size, and the same picture without metadata.

The file consists of boxes (ISO/IEC 14496-12). The box `meta` lists items, says where in the file
the bytes of each are, and gives them properties (ISO/IEC 23008-12). Metadata are items of their
own. Their bytes are overwritten in place, so that no other place in the file changes.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from briefing.content.raster import CUT_OFF, NO_SIZE, Picture, Unreadable

# Exif metadata without an entry; the first four bytes are the offset of its header.
_NO_EXIF = b"\0\0\0\0MM\0*\0\0\0\x08\0\0\0\0\0\0"
# Boxes in which a program can store anything.
_ANYTHING = (b"uuid", b"free", b"skip", b"udta")
_MAX_BOXES = 20_000
_MAX_EXTENTS = 100  # Of one item.


class _Box(NamedTuple):
    """A box: its type, and where its content begins and ends in the file."""

    type: bytes
    start: int
    end: int


class _Reader:
    """Reads numbers of several sizes from a box, one after another."""

    def __init__(self, data: bytes, box: _Box) -> None:
        self.data, self.position, self.end = data, box.start, box.end

    def take(self, size: int) -> int:
        """The next number of `size` bytes. Raises `Unreadable` at the end of the box."""
        start, self.position = self.position, self.position + size
        if self.position > self.end:
            raise Unreadable(*CUT_OFF)
        return int.from_bytes(self.data[start : self.position], "big")


def read_avif(data: bytes) -> Picture:
    """An AVIF picture. Raises `Unreadable`."""
    top = [*_boxes(data, 0, len(data))]
    meta = next((box for box in top if box.type == b"meta"), None)
    if meta is None or meta.end - meta.start < 4:
        raise Unreadable(*NO_SIZE)
    boxes = [*_boxes(data, meta.start + 4, meta.end)]
    inside = {box.type: box for box in boxes}
    if b"pitm" not in inside:
        raise Unreadable(*NO_SIZE)
    reader = _Reader(data, inside[b"pitm"])
    primary = reader.take(2 if reader.take(4) >> 24 == 0 else 4)
    width, height = _size(data, inside, primary)
    other = [(box.start, box.end) for box in (*top, *boxes) if box.type in _ANYTHING]
    return Picture(width, height, _overwritten(data, [*other, *_metadata_places(data, inside)]))


def _boxes(data: bytes, start: int, end: int) -> Iterator[_Box]:
    """The boxes in a part of the file. Raises `Unreadable`."""
    for _ in range(_MAX_BOXES):
        if start >= end:
            return
        if start + 8 > end:
            raise Unreadable(*CUT_OFF)
        size, head = int.from_bytes(data[start : start + 4], "big"), 8
        if size == 1:
            size, head = int.from_bytes(data[start + 8 : start + 16], "big"), 16
        elif size == 0:
            size = end - start
        if size < head or start + size > end:
            raise Unreadable(*CUT_OFF)
        yield _Box(data[start + 4 : start + 8], start + head, start + size)
        start += size


def _size(data: bytes, meta: dict[bytes, _Box], primary: int) -> tuple[int, int]:
    """The size of the primary item, as shown: with its rotation."""
    if b"iprp" not in meta:
        raise Unreadable(*NO_SIZE)
    box = meta[b"iprp"]
    properties = {inner.type: inner for inner in _boxes(data, box.start, box.end)}
    if not {b"ipco", b"ipma"} <= properties.keys():
        raise Unreadable(*NO_SIZE)
    container = properties[b"ipco"]
    every = [*_boxes(data, container.start, container.end)]
    size, is_turned = None, False
    for number in _associations(_Reader(data, properties[b"ipma"])).get(primary, ()):
        box = every[number - 1] if 0 < number <= len(every) else container
        reader = _Reader(data, box)
        if box.type == b"ispe":
            reader.take(4)
            size = reader.take(4), reader.take(4)
        elif box.type == b"irot":
            is_turned = reader.take(1) % 2 == 1  # In quarters of a full turn.
    if size is None:
        raise Unreadable(*NO_SIZE)
    return (size[1], size[0]) if is_turned else size


def _associations(reader: _Reader) -> dict[int, list[int]]:
    """The numbers of the properties of each item, by item (the box `ipma`)."""
    version, flags = reader.take(1), reader.take(3)
    number_size = 2 if flags & 1 else 1
    found: dict[int, list[int]] = {}
    for _ in range(min(reader.take(4), _MAX_BOXES)):
        item = reader.take(4 if version else 2)
        # The first bit says that a program must understand the property.
        found[item] = [
            reader.take(number_size) & (0x7FFF if flags & 1 else 0x7F)
            for _ in range(reader.take(1))
        ]
    return found


# ---- metadata -----------------------------------------------------------------------------------


def _overwritten(data: bytes, places: list[tuple[int, int]]) -> bytes:
    """The file with the bytes in these places overwritten."""
    if sum(end - start for start, end in places) > len(data):
        raise Unreadable(*NO_SIZE)  # To overwrite parts that overlap would take long.
    blank = bytearray(data)
    for start, end in places:
        length = len(blank[start:end])
        filler = _NO_EXIF if length >= len(_NO_EXIF) else b""
        blank[start : start + length] = filler + b" " * (length - len(filler))
    return bytes(blank)


def _metadata_places(data: bytes, meta: dict[bytes, _Box]) -> list[tuple[int, int]]:
    """Where the metadata begin and end: Exif, and XMP, whose type is `mime`."""
    types = _item_types(data, meta[b"iinf"]) if b"iinf" in meta else {}
    items = {item for item, kind in types.items() if kind in (b"Exif", b"mime")}
    return _item_places(data, meta, items) if items and b"iloc" in meta else []


def _item_types(data: bytes, box: _Box) -> dict[int, bytes]:
    """The type of each item (the box `iinf`)."""
    reader = _Reader(data, box)
    reader.take(2 if reader.take(4) >> 24 == 0 else 4)
    types: dict[int, bytes] = {}
    for entry in _boxes(data, reader.position, box.end):
        inner = _Reader(data, entry)
        version = inner.take(4) >> 24
        if entry.type == b"infe" and version >= 2:
            item = inner.take(2 if version == 2 else 4)
            inner.take(2)
            types[item] = inner.take(4).to_bytes(4, "big")
    return types


def _item_places(data: bytes, meta: dict[bytes, _Box], items: set[int]) -> list[tuple[int, int]]:
    """Where the bytes of these items begin and end in the file (the box `iloc`)."""
    reader = _Reader(data, meta[b"iloc"])
    version = reader.take(4) >> 24
    sizes = reader.take(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    item_size = 4 if version == 2 else 2
    places: list[tuple[int, int]] = []
    for _ in range(min(reader.take(item_size), _MAX_BOXES)):
        item = reader.take(item_size)
        is_in_meta = version and reader.take(2) & 15 == 1
        reader.take(2)
        base = reader.take(base_size)
        if is_in_meta and b"idat" in meta:
            base += meta[b"idat"].start
        extents = [
            (reader.take(index_size), reader.take(offset_size), reader.take(length_size))
            for _ in range(min(reader.take(2), _MAX_EXTENTS))
        ]
        if item in items:
            places += [(base + start, base + start + length) for _, start, length in extents]
    return places
