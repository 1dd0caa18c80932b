"""An archive → the listing of the index: the labels of facets, and the years with their cards."""

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
    if last is None or last.labels_digest != labels.digest:
        years, files = _make_years(archive, labels.values, None)
        return Listing(labels.digest, labels.make(), years, files)
    years, files = _make_years(archive, labels.values, changed_years)
    if changed_years is not None:
        years |= {year: y for year, y in last.years.items() if year not in changed_years}
    return Listing(labels.digest, last.labels, dict(sorted(years.items())), files)


def _make_years(
    archive: Archive, values: facets.Values, wanted: frozenset[int] | None
) -> tuple[dict[int, Year], dict[str, bytes]]:
    """The years that are `wanted` (None: all years), ascending, and their files of cards."""
    briefs = archive.briefs
    if wanted is not None:
        prefixes = {f"{year:04}" for year in wanted}
        briefs = tuple(b for b in briefs if b.published.iso[:4] in prefixes) if wanted else ()
    years: dict[int, Year] = {}
    files: dict[str, bytes] = {}
    for year, of_year in reversed(by_year(briefs).items()):
        years[year], cards = _make_year(archive, values, year, of_year)
        files |= cards
    return years, files


def _make_year(
    archive: Archive, values: facets.Values, year: int, newest_first: tuple[Brief, ...]
) -> tuple[Year, dict[str, bytes]]:
    slots, briefs = number_briefs(newest_first)
    days = facets.days_per_file(len(briefs))
    cards = facets.make_cards(archive, slots, days, briefs)
    digest = short_digest(b"".join(cards.values()))
    files = dict(encode_file(f"cards/{year}-{n}", json, digest) for n, json in cards.items())
    row = facets.make_row(archive, values, year, slots, briefs)
    return Year([(number, brief.path) for number, brief in briefs], row, days, [*files]), files
