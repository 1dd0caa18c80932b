"""The listing and the cache → the finder's index.

This is the part of the index that reads the disk: it fetches the last index and the documents of
briefs from the cache, and reads published files. If all shards are made again, it divides the years
among processes. It must not know the format of the index.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable
from functools import partial
from itertools import accumulate, pairwise
from typing import NamedTuple

import msgspec

from briefing.build import workers
from briefing.build.render_groups import Target, place_files
from briefing.build.types import RenderedFile
from briefing.core.view_model import Finder
from briefing.search.document import Document, unpack
from briefing.search.index import list_shards, update
from briefing.search.languages import FACET_PLACE, LanguageFile, files_for
from briefing.search.parts import first_view
from briefing.search.postings import Numbers, add_years, term_numbers
from briefing.search.types import Index, IndexSource, Listing, Stale, YearPaths
from briefing.site.groups import INDEX
from briefing.storage import output
from briefing.storage.cache import Cache, open_saved, row_reader
from briefing.templates.files import language_file

# Starting a process takes about as long as making the numbers of this many briefs. Longer spans of
# years need more memory in each process.
_BRIEFS_PER_SPAN = 400
# The page of the finder contains a directory of shards that is not longer.
_MAX_SHARDS_CHARACTERS = 1500


class BuiltIndex(NamedTuple):
    """The next index, packed; what the page of the finder says of it; the addresses of all its
    files; and what became of those that are new."""

    packed: bytes
    finder: Finder
    paths: list[str]
    new_files: list[RenderedFile]


def next_listing(
    listing: Callable[[Index | None], Listing], cache_path: str, use_last: bool
) -> Listing:
    """The listing that `update_index` makes from the same arguments."""
    return listing(open_saved(cache_path).get("index", Index) if use_last else None)


def update_index(
    listing: Callable[[Index | None], Listing],
    cache_path: str,
    use_last: bool,
    jobs: int,
    target: Target,
) -> BuiltIndex:
    """The next index, with its new files staged. Raises `Fault`.

    `listing` gives the next listing from the last index, or from None if that cannot be used. The
    last index is used only if `use_last` says that its files are intact. The cache at `cache_path`
    is read as it was last saved.
    """
    cache = open_saved(cache_path)
    last = cache.get("index", Index) if use_last else None
    edited = frozenset(cache.unpublished())
    source = _source(cache, edited, target.out, jobs)
    result = update(last, listing(last), edited, source)
    index = result.index
    return BuiltIndex(
        packed=msgspec.msgpack.encode(index),
        finder=_finder(index),
        paths=index.files(),
        new_files=place_files((result.files | _language_files(index, last)).items(), INDEX, target),
    )


def _language_files(index: Index, last: Index | None) -> dict[str, bytes]:
    """The bytes of the language files that the last index does not have, by address. Raises
    `Fault`."""
    known = last.languages() if last else []
    return {row.address: language_file(row.name) for row in index.languages() if row not in known}


def _finder(index: Index) -> Finder:
    parts, cards = first_view(index)
    directory = " ".join(list_shards(index.shards))
    language = _most_frequent_language(index)
    return Finder(
        facets=index.facets,
        words=index.directory,
        first_parts=tuple(parts),
        first_cards=tuple(cards),
        other_parts=tuple(part for part in index.parts.values() if part not in parts),
        has_all_cards=index.has_one_file_of_cards,
        shards=directory if len(directory) <= _MAX_SHARDS_CHARACTERS else "",
        language=" ".join(row.address for row in language),
        language_name=language[0].name if language else "",
    )


def _most_frequent_language(index: Index) -> list[LanguageFile]:
    """The files of the language that most briefs have, its own file first; none if it has none."""
    briefs: Counter[int] = Counter()
    for year in index.years.values():
        briefs.update(year.counts[FACET_PLACE])
    rows = index.languages()
    return [row for place, _ in briefs.most_common(1) for row in files_for(place, rows)]


def _source(cache: Cache, edited: frozenset[str], out: str, jobs: int) -> IndexSource:
    def document_before(path: str) -> Document:
        if path in edited:
            return _document(cache.document_as_published(path))
        return _document(cache.read("document", path))

    return IndexSource(
        document_before=document_before,
        document=lambda path: _document(cache.read("document", path)),
        term_numbers=partial(_term_numbers, cache.path, jobs),
        read_file=partial(output.read, out),
    )


def _document(packed: bytes) -> Document:
    if not packed:
        raise Stale  # The document of each brief that was read is stored, even an empty one.
    return unpack(packed)


def _term_numbers(cache_path: str, jobs: int, years: list[YearPaths]) -> dict[str, Numbers]:
    """The numbers of each term. Spans of consecutive years are divided among processes."""
    on_crash = partial(_make_numbers, cache_path)
    spans = _divide(years)
    numbers: dict[str, Numbers] = {}
    for of_span in workers.map_processes(
        spans, _NumbersMaker, (cache_path,), jobs, on_crash, worth=1, chunk=1
    ):
        add_years(numbers, of_span)
    return numbers


def _divide(years: list[YearPaths]) -> list[list[YearPaths]]:
    """Spans of consecutive years, each with about the same number of briefs."""
    briefs = [*accumulate(len(briefs) for _, briefs in years)]
    number = briefs[-1] // _BRIEFS_PER_SPAN if briefs else 0
    ends = [bisect_left(briefs, briefs[-1] * i / number) + 1 for i in range(1, number)]
    bounds = [0, *ends, len(years)]
    return [years[start:end] for start, end in pairwise(bounds) if start < end]


def _make_numbers(cache_path: str, years: list[YearPaths]) -> dict[str, Numbers]:
    """The numbers of years whose process died, made in this process."""
    return _NumbersMaker(cache_path)(years)


class _NumbersMaker:
    """Makes the numbers of terms, in this process or in a worker."""

    def __init__(self, cache_path: str) -> None:
        self.document = row_reader(cache_path, "document")

    def __call__(self, years: list[YearPaths]) -> dict[str, Numbers]:
        return term_numbers(
            (year, ((number, unpack(self.document(path))) for number, path in briefs))
            for year, briefs in years
        )
