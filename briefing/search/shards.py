"""Lines of postings → shards: files of bounded size, each with the terms between two of them.

Where a shard begins depends on the term it begins with, and on how many briefs that term and the
one before stand in, and on nothing else. So edits lead to the same shards as an index made at once,
and an edit moves the bounds of a shard seldom, and never those of others. (The idea is that of
content-defined chunking, as in rsync and prolly trees.) Knows nothing of years and briefs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from zlib import crc32

# By term: its line of postings and its line of places.
Lines = dict[str, tuple[str, str]]


_LINE = 4
# A term of more signs begins no shard: file systems take names of 255 bytes, and a sign can be ten.
_LONG = 24


def usual(briefs: int) -> int:
    """How many postings a shard has in the middle. It grows with the square root of the archive,
    in few and large steps: each changes all shards."""
    size, room = 4000, 20_000
    while room < briefs:
        size, room = size * 2, room * 4
    return size


def sorting(term: str) -> str:
    """What terms are sorted by: Hangul falls apart into its letters."""
    return term if term.isascii() else unicodedata.normalize("NFD", term)


def in_order(lines: Iterable[tuple[str, tuple[str, str]]]) -> Lines:
    return dict(sorted(lines, key=lambda item: sorting(item[0])))


def heavy(count: int, size: int) -> bool:
    """Whether a term with so many postings has a shard of its own."""
    return count * 2 > size


def begins(term: str, count: int, size: int) -> bool:
    """Whether a shard begins with a term that stands in so many briefs: the more, the likelier.

    What a line takes beside its postings counts as some of them. The count is taken as the power
    of two below it, so that one brief more changes little.
    """
    if len(sorting(term)) > _LONG:
        return False
    likely = 1 << (count + _LINE).bit_length() - 1
    return heavy(count, size) or crc32(term.encode()) * size < likely << 32


def cut(lines: Lines, counts: Mapping[str, int], size: int) -> Iterator[Lines]:
    """These lines, which must be in order, as shards. The first begins wherever it does; of the
    others only those can begin one of which `counts` tells in how many briefs they stand."""
    shard: Lines = {}
    after_heavy = False
    for term, line in lines.items():
        count = counts.get(term, 0)
        if shard and (after_heavy or (count and begins(term, count, size))):
            yield shard
            shard = {}
        shard[term] = line
        after_heavy = heavy(count, size)
    if shard:
        yield shard


def name_of(key: str) -> str:
    """A key as it stands in the names of files, on any system."""
    if key.isascii():
        return key or "_"
    return "".join(_plain(sign) for sign in key)


def _plain(sign: str) -> str:
    if sign.isascii():
        return sign
    units = sign.encode("utf-16-be")
    return "".join(f"_{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
