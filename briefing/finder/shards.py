"""Lines of postings → shards: files of bounded size, each with the terms that share a beginning.

Which shards there are depends on nothing but in how many briefs each term stands, so that edits
lead to the same shards as an index made at once. Knows nothing of years and briefs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Container, Iterator

# By term: in how many briefs it stands, and its two lines.
Lines = dict[str, tuple[int, str, str]]


def most(briefs: int) -> int:
    """The most postings that a shard may have. It grows with the square root of the archive, in
    few and large steps: each changes all shards."""
    limit, room = 4096, 20_000
    while room < briefs:
        limit, room = limit * 2, room * 4
    return limit


def sorting(term: str) -> str:
    """What terms are sorted and grouped by: Hangul falls apart into its letters."""
    return term if term.isascii() else unicodedata.normalize("NFD", term)


def grouped(lines: Lines, limit: int, key: str = "") -> Iterator[tuple[str, Lines]]:
    """The shards by key, made of the lines below `key`, which must be in the order of `sorting`.

    A shard that would have more than `limit` postings is replaced by one for each sign that goes
    on from its key, and one for the term that is the key itself.
    """
    if key.endswith(".") or sum(count for count, _, _ in lines.values()) <= limit:
        if lines:
            yield key, lines
        return
    parts: dict[str, Lines] = {}
    for term, found in lines.items():
        sort = sorting(term)
        below = sort[: len(key) + 1] if len(sort) > len(key) else f"{key}."
        parts.setdefault(below, {})[term] = found
    for below in sorted(parts):
        yield from grouped(parts[below], limit, below)


def key_for(term: str, keys: Container[str], inner: Container[str]) -> str:
    """The key of the shard that a term belongs in, be it there or not. `inner` are the proper
    beginnings of all `keys`."""
    sort = sorting(term)
    for end in range(len(sort) + 1):
        if sort[:end] in keys or sort[:end] not in inner:
            return sort[:end]
    return f"{sort}."


def name_of(key: str) -> str:
    """A key as it stands in the names of files, on any system."""
    if not key:
        return "_"
    if key.isascii() and key.isalnum():
        return key
    return "".join(_plain(sign) for sign in key)


def _plain(sign: str) -> str:
    if sign == ".":
        return "_"
    if "a" <= sign <= "z" or "0" <= sign <= "9":
        return sign
    units = sign.encode("utf-16-be")
    return "".join(f"_{units[i : i + 2].hex()}" for i in range(0, len(units), 2))
