"""Lines of postings → shards: files of bounded size, each with the lines of consecutive terms.

Whether a shard starts at a term depends only on that term, on the term before it, and on the number
of briefs of both. So an edited index has the same shards as a new index, and an edit
seldom moves the start of a shard. (This is content-defined chunking, as in rsync and in prolly
trees.) This module knows nothing of years and briefs.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from itertools import pairwise
from typing import NamedTuple
from zlib import crc32

from briefing.search.files import encode_file, short_digest, value_of
from briefing.search.postings import count_briefs
from briefing.search.types import Shard

# The fixed part of a line has about as many bytes as this many postings.
_LINE_POSTINGS = 4
# File systems limit names to 255 bytes, and a digest and an ending follow this part of a name.
_MAX_NAME_BYTES = 240
# A longer term starts no shard, except after a heavy term. One character of a key can need ten
# bytes in a name.
_MAX_KEY_CHARACTERS = 24


class Lines(NamedTuple):
    """The lines of consecutive terms: one line of postings and one line of places for each term.
    Each line is the term, a space, and the numbers of the term."""

    postings: list[str]
    places: list[str]


class Part(NamedTuple):
    """The lines of one shard, and its two flags (see `Shard`)."""

    lines: Lines
    starts: bool
    ends_heavy: bool


# At most so many briefs, and the usual size then: there are about 60 shards, and the page of the
# finder can name them all.
_SMALL_ARCHIVES = ((25, 250), (50, 500), (100, 1000))


def usual_size(briefs: int) -> int:
    """How many postings a usual shard has in an archive with `briefs` briefs.

    The size grows with the square root of the archive, in few large steps, because each step
    changes all shards. The shards of a small archive are small too, because a slow connection
    needs half a second for one of 4000 postings.
    """
    for limit, size in _SMALL_ARCHIVES:
        if briefs <= limit:
            return size
    size, limit = 4000, 20_000
    while limit < briefs:
        size, limit = size * 2, limit * 4
    return size


def sort_key(term: str) -> str:
    """The key that orders terms. NFD separates Hangul syllables into their letters."""
    return term if term.isascii() else unicodedata.normalize("NFD", term)


def term_of(line: str) -> str:
    """The term of a line of postings or places."""
    return line[: line.index(" ")]


def first_term(lines: Lines) -> str:
    """The term of the first line."""
    return term_of(lines.postings[0])


def find_line(lines: list[str], term: str) -> tuple[int, bool]:
    """The index of the line of a term, and True; or the index where its line belongs, and False."""
    place = bisect_left(lines, sort_key(term), key=lambda line: sort_key(term_of(line)))
    return place, place < len(lines) and lines[place].startswith(f"{term} ")


def is_heavy(count: int, size: int) -> bool:
    """Whether a term with `count` postings has a shard of its own. `size` is `usual_size`."""
    return count * 2 > size


def starts_shard(term: str, count: int, size: int) -> bool:
    """Whether a term that is in `count` briefs starts a shard, if no heavy term is before it.

    The probability grows with the size of its line. The count is rounded down to a power of two, so
    that one brief more seldom changes the answer.
    """
    if len(sort_key(term)) > _MAX_KEY_CHARACTERS:
        return False
    rounded = 1 << (count + _LINE_POSTINGS).bit_length() - 1
    return is_heavy(count, size) or crc32(term.encode()) * size < rounded << 32


def cut(lines: Lines, candidates: Iterable[int], size: int) -> list[Part]:
    """Divide lines into shards of the usual `size`.

    `candidates` are the indexes of the lines that may start a shard or be heavy. The caller knows
    of all other lines that they are neither.
    """
    counts = {place: count_briefs(lines.postings[place]) for place in candidates}
    bounds = {0, len(lines.postings)}
    for place, count in counts.items():
        if starts_shard(term_of(lines.postings[place]), count, size):
            bounds.add(place)
        if is_heavy(count, size):
            bounds.add(place + 1)
    spans = [*pairwise(sorted(bounds))]
    for place in {place for first, end in spans for place in (first, end - 1)} - counts.keys():
        counts[place] = count_briefs(lines.postings[place])
    return [
        Part(
            Lines(lines.postings[first:end], lines.places[first:end]),
            starts_shard(term_of(lines.postings[first]), counts[first], size),
            is_heavy(counts[end - 1], size),
        )
        for first, end in spans
    ]


def encode_shards(
    parts: Iterable[Part], first_key: str
) -> tuple[dict[str, Shard], dict[str, bytes]]:
    """Shards by key, and the bytes of their files by address. The first one gets `first_key`."""
    of_key: dict[str, Shard] = {}
    files: dict[str, bytes] = {}
    for part in parts:
        key = sort_key(first_term(part.lines)) if of_key else first_key
        name = file_name(key)
        # Terms have letters, digits and `+` alone, so only line breaks must be escaped.
        postings, places = (b'"%s"' % "\\n".join(lines).encode() for lines in part.lines)
        digest = short_digest(postings + places)
        encoded = (
            encode_file(f"w/{name}", postings, digest),
            encode_file(f"p/{name}", places, digest),
        )
        files.update(encoded)
        of_key[key] = Shard(encoded[0][0], encoded[1][0], part.starts, part.ends_heavy)
    return of_key, files


def decode_shard(postings: bytes, places: bytes) -> Lines:
    """The lines in the bytes of the two files of a shard."""
    return Lines(*(value_of(data)[1:-1].decode().split("\\n") for data in (postings, places)))


def file_name(key: str) -> str:
    """The key of a shard as a part of file names. All file systems accept it.

    A key is cut only if its term follows a heavy term. Two cut keys can be equal only if the heavy
    term between them begins with the same characters.
    """
    if key.isascii():
        return key or "_"
    return "".join(_escaped(character) for character in key)[:_MAX_NAME_BYTES]


def _escaped(character: str) -> str:
    if character.isascii() and character.isalnum():
        return character
    units = character.encode("utf-16-be")
    return "".join(f"_{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
