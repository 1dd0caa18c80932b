"""An archive → the listing of the index: the labels of facets, and the years with their cards.

It must not know terms.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from briefing.archive.relations import Archive
from briefing.archive.views import by_year
from briefing.core.model import Brief
from briefing.search import facets
from briefing.search.docids import number_briefs
from briefing.search.files import encode_file, short_digest
from briefing.search.types import Index, Listing, Year

_CARDS = "cards/"


class Labels(NamedTuple):
    """The values of facets, and their labels. `digest` is a digest of everything that both depend
    on; `make` makes the labels, which costs more than most edits change."""

    values: facets.Values
    digest: bytes
    make: Callable[[], dict[str, bytes]]


def make_listing(
    archive: Archive, labels: Labels, last: Index | None, changed_years: frozenset[int] | None
) -> Listing:
    """The listing of an archive.

    Years are taken from the `last` index unless they are in `changed_years`: the years whose briefs
    may have changed, or what lists show of them (None: all years).
    """
    has_one_file = facets.has_one_file_of_cards(len(archive.briefs))
    if last is None or last.labels_digest != labels.digest:
        years, files = _make_years(archive, labels.values, None, has_one_file)
        return Listing(labels.digest, labels.make(), years, files)
    if has_one_file or last.has_one_file_of_cards:
        changed_years = None
    years, files = _make_years(archive, labels.values, changed_years, has_one_file)
    if changed_years is not None:
        years |= {year: y for year, y in last.years.items() if year not in changed_years}
    return Listing(labels.digest, last.labels, dict(sorted(years.items())), files)


def _make_years(
    archive: Archive, values: facets.Values, wanted: frozenset[int] | None, has_one_file: bool
) -> tuple[dict[int, Year], dict[str, bytes]]:
    """The years that are `wanted` (None: all years), ascending, and their files of cards."""
    briefs, places = archive.briefs, facets.places_of(archive)
    if wanted is not None:
        prefixes = {f"{year:04}" for year in wanted}
        briefs = tuple(b for b in briefs if b.published.iso[:4] in prefixes) if wanted else ()
    of_years = reversed(by_year(briefs).items())
    numbered = {year: number_briefs(newest_first) for year, newest_first in of_years}
    files: dict[str, bytes] = {}
    cards_of: dict[int, tuple[int, list[str]]] = {}
    if has_one_file:
        json = facets.make_cards(
            archive, places, (item for _, of_year in numbered.values() for item in of_year)
        )
        address, data = encode_file(f"{_CARDS}all", json)
        files[address] = data
        cards_of = dict.fromkeys(numbered, (0, [address]))
    else:
        for year, (slots, of_year) in numbered.items():
            days = facets.days_per_file(len(of_year))
            chunks = facets.make_card_chunks(archive, places, slots, days, of_year)
            digest = short_digest(b"".join(chunks.values()))
            encoded = dict(
                encode_file(f"{_CARDS}{year}-{n}", json, digest) for n, json in chunks.items()
            )
            files |= encoded
            cards_of[year] = days, [*encoded]
    years = {
        year: _make_year(archive, values, year, numbered[year], cards)
        for year, cards in cards_of.items()
    }
    return years, files


def _make_year(
    archive: Archive,
    values: facets.Values,
    year: int,
    numbered: tuple[int, list[tuple[int, Brief]]],
    cards: tuple[int, list[str]],
) -> Year:
    slots, briefs = numbered
    row, counts = facets.make_row(archive, values, year, briefs)
    months = [0] * 12
    for _, brief in briefs:
        months[int(brief.published.iso[5:7]) - 1] += 1
    paths = [(number, brief.path) for number, brief in briefs]
    return Year(paths, slots, row, months, counts, *cards)
