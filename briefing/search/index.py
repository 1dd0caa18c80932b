"""The last index, the listing and the edits → the next index, and the files that are new in it.

1. An updated index is equal, byte for byte, to a new index of the same briefs.
2. The name of a file has a digest of its content. So a file of the last index is either exactly the
   file that is needed, or it is not needed.
3. `update` is the only entry. It decides whether to splice edits into the last index, or to make
   all shards again.
4. This package is pure: the caller knows where files and documents are stored (`IndexSource`).
"""

from __future__ import annotations

from contextlib import suppress

import msgspec

from briefing.core.urls import BRIEFS_FOLDER
from briefing.search import shards
from briefing.search.files import digest_in, encode_file
from briefing.search.parts import make_parts
from briefing.search.postings import lines_of
from briefing.search.shards import Lines
from briefing.search.splice import find_edits, splice
from briefing.search.types import Index, IndexSource, IndexUpdate, Listing, Shard, Stale, Year


def update(
    last: Index | None, listing: Listing, edited: frozenset[str], source: IndexSource
) -> IndexUpdate:
    """The next index, and the bytes of its files that are made now.

    `last` is the last index, if all its files are published and intact. `listing` says which briefs
    the next index has. `edited` are the paths of the briefs whose documents may differ from those
    that the last index was made from. If `source` lacks something that was stored for the last
    index, all shards are made again.
    """
    size = shards.usual_size(sum(len(year.briefs) for year in listing.years.values()))
    result = None
    if last and last.shards and last.shard_size == size:
        with suppress(Stale):
            edits = find_edits(last.years, listing.years, edited, source)
            result = None if edits is None else splice(last, edits, source)
    of_index, files = result or _make_shards(listing.years, size, source)
    directory, directory_data = _directory(of_index)
    files[directory] = directory_data
    if last and listing == last.listing:
        parts, facets = last.parts, last.facets
    else:
        parts, of_parts = make_parts(
            listing.years, last.years if last else {}, last.parts if last else {}
        )
        facets, facets_data = _facets(listing, parts)
        files |= {facets: facets_data} | of_parts
    index = Index(
        shard_size=size,
        labels_digest=listing.labels_digest,
        labels=listing.labels,
        years=listing.years,
        shards=of_index,
        parts=parts,
        facets=facets,
        directory=directory,
    )
    files |= listing.files
    return IndexUpdate(index, {path: files[path] for path in index.files() if path in files})


def _make_shards(
    years: dict[int, Year], size: int, source: IndexSource
) -> tuple[dict[str, Shard], dict[str, bytes]]:
    """All shards and their files, from the documents of all briefs."""
    numbers = source.term_numbers([(number, year.briefs) for number, year in years.items()])
    lines = Lines([], [])
    for term in sorted(numbers, key=shards.sort_key):
        for of_lines, line in zip(lines, lines_of(term, numbers.pop(term)), strict=True):
            of_lines.append(line)
    return shards.encode_shards(shards.cut(lines, range(len(lines.postings)), size), "")


def _facets(listing: Listing, parts: dict[int, str]) -> tuple[str, bytes]:
    # Edits of bodies do not need it, and it imports what relates briefs.
    from briefing.search.facets import encode_counts, encode_totals

    labels = {key: msgspec.Raw(json) for key, json in listing.labels.items()}
    years = [
        (
            year,
            of_year.slots,
            encode_counts(of_year.months),
            of_year.days_per_file,
            digest_in(of_year.cards[0]),
        )
        for year, of_year in listing.years.items()
    ]
    table = {
        "base": BRIEFS_FOLDER,
        **labels,
        "counts": encode_totals([of_year.counts for of_year in listing.years.values()]),
        "years": years,
        "parts": [(first, digest_in(address)) for first, address in parts.items()],
    }
    return encode_file("facets", msgspec.json.encode(table))


def _directory(of_index: dict[str, Shard]) -> tuple[str, bytes]:
    """The address and the bytes of the file that lists the shards."""
    return encode_file("words", ('"' + "\\n".join(list_shards(of_index)) + '"').encode())


def list_shards(of_index: dict[str, Shard]) -> list[str]:
    """The lines of the directory: the key of each shard, and the digest that its files share."""
    return [f"{key} {digest_in(shard.postings)}" for key, shard in of_index.items()]
