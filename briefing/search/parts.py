"""The years of the listing → parts: files with the rows of a few years each.

The finder needs all parts only to filter or to search. The first view of a large archive needs the
newest part alone. This module knows nothing of what the rows contain.
"""

from __future__ import annotations

from collections import defaultdict

import msgspec

from briefing.search.files import encode_file
from briefing.search.types import Index, Year

# A part has the years of one period of so many years. The periods begin at multiples of that
# number, and all parts of an archive have periods of one length: the longest such that no part has
# more briefs than `_MAX_BRIEFS`. So a new brief seldom changes more than its own part.
_PERIODS = (64, 32, 16, 8, 4, 2, 1)
_MAX_BRIEFS = 2500
# The briefs that the finder shows at first.
_BRIEFS_IN_FIRST_VIEW = 10


def years_per_part(years: dict[int, Year]) -> int:
    """The number of years in the period of each part."""
    return next((p for p in _PERIODS if _most_briefs(years, p) <= _MAX_BRIEFS), 1)


def group_years(years: dict[int, Year]) -> dict[int, list[Year]]:
    """Map the first year of each period to the years of its part. Both are in ascending order."""
    period = years_per_part(years)
    parts: dict[int, list[Year]] = defaultdict(list)
    for year, of_year in years.items():
        parts[year // period * period].append(of_year)
    return parts


def make_parts(
    years: dict[int, Year], last_years: dict[int, Year], last_parts: dict[int, str]
) -> tuple[dict[int, str], dict[str, bytes]]:
    """The address of each part by the first year of its period, and the bytes of the files that
    were made. A part of the last index stays as it is if its years are the same values."""
    before = group_years(last_years)
    addresses: dict[int, str] = {}
    files: dict[str, bytes] = {}
    for first, of_part in group_years(years).items():
        old = before.get(first, [])
        if [*map(id, old)] == [*map(id, of_part)]:
            addresses[first] = last_parts[first]
            continue
        rows = [year.row for year in of_part]
        address, data = encode_file(f"years/{first}", msgspec.json.encode(rows))
        addresses[first], files[address] = address, data
    return addresses, files


def first_view(index: Index) -> tuple[list[str], list[str]]:
    """The addresses of the parts, and of the files of cards, that show the newest briefs."""
    parts: list[str] = []
    cards: dict[str, None] = {}
    missing = _BRIEFS_IN_FIRST_VIEW
    for first, of_part in reversed(group_years(index.years).items()):
        if missing <= 0:
            break
        parts.append(index.parts[first])
        for year in reversed(of_part):
            newest = year.briefs[-missing:] if missing > 0 else []
            cards |= dict.fromkeys(_cards_of(year, [number for number, _ in newest]))
            missing -= len(newest)
    return parts, [*cards]


def _cards_of(year: Year, numbers: list[int]) -> list[str]:
    """The addresses of the files with the cards of these briefs of a year, the newest first."""
    if not year.days_per_file or not numbers:
        return year.cards if numbers else []
    chunks = [number // year.slots // year.days_per_file for number, _ in year.briefs]
    address_of = dict(zip(dict.fromkeys(chunks), year.cards, strict=True))
    return [address_of[number // year.slots // year.days_per_file] for number in reversed(numbers)]


def _most_briefs(years: dict[int, Year], period: int) -> int:
    sums: dict[int, int] = defaultdict(int)
    for year, of_year in years.items():
        sums[year // period] += len(of_year.briefs)
    return max(sums.values(), default=0)
