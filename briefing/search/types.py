"""The values of the index: what the cache stores of it, and what an update takes and gives."""

# The annotations here are values, not texts: see `core.model`.
from collections.abc import Callable
from typing import NamedTuple

import msgspec

from briefing.search.document import Document
from briefing.search.languages import LANGUAGES, LanguageFile
from briefing.search.postings import Numbers

# The briefs of a year in ascending order: the number and the path of each.
NumberedPaths = list[tuple[int, str]]
# A year, and its briefs.
YearPaths = tuple[int, NumberedPaths]


class Year(msgspec.Struct, frozen=True, array_like=True):
    """A year in the listing.

    `slots` is the number of slots of each day, `row` the row in a part (see `parts`), and `months`
    the number of briefs in each month. `counts` has for each facet the number of briefs by the
    position of the value. `cards` are the addresses of its files of cards, which share one digest;
    each of them covers `days_per_file` days, or the whole archive if that is 0.
    """

    briefs: NumberedPaths
    slots: int
    row: tuple[int | str, ...]
    months: list[int]
    counts: list[dict[int, int]]
    days_per_file: int
    cards: list[str]


class Listing(NamedTuple):
    """All of the index except the words of the briefs.

    `labels` are the parts of the facets file that name the values of facets, as JSON by key. The
    `labels_digest` is a digest of everything that the labels and the numbers of values depend on.
    `files` has the bytes of the files of cards that are not in the last index, by address.
    """

    labels_digest: bytes
    labels: dict[str, bytes]
    years: dict[int, Year]
    files: dict[str, bytes]


class Shard(msgspec.Struct, frozen=True, array_like=True):
    """Two files with the lines of consecutive terms.

    `postings` and `places` are their addresses, which share one digest. `starts` tells whether the
    first term starts a shard by itself; `ends_heavy` whether the last term is a heavy one, so that
    the term after it starts a shard.
    """

    postings: str
    places: str
    starts: bool
    ends_heavy: bool


class Index(msgspec.Struct, frozen=True, array_like=True):
    """An index, as the cache stores it.

    `shard_size` is the usual number of postings in a shard. `shards` are in the order of terms;
    their keys are the sort keys of their first terms, but the first key is empty. `parts` are the
    addresses of the files with the rows of years, by the first year of their period. `facets` and
    `directory` are the addresses of the files that the finder loads first, and before a search.
    """

    shard_size: int
    labels_digest: bytes
    labels: dict[str, bytes]
    years: dict[int, Year]
    shards: dict[str, Shard]
    parts: dict[int, str]
    facets: str
    directory: str

    @property
    def listing(self) -> Listing:
        """The listing that this index was made from. All its files are published."""
        return Listing(self.labels_digest, self.labels, self.years, {})

    @property
    def has_one_file_of_cards(self) -> bool:
        """Whether one file has the cards of all years."""
        return any(not year.days_per_file for year in self.years.values())

    def languages(self) -> list[LanguageFile]:
        """The files of languages."""
        return _decode_languages(self.labels.get(LANGUAGES, b"[]"))

    def files(self) -> list[str]:
        """The addresses of all files of the index."""
        addresses = [self.facets, self.directory, *self.parts.values()]
        for shard in self.shards.values():
            addresses += (shard.postings, shard.places)
        for year in self.years.values():
            addresses += year.cards
        addresses += [row.address for row in self.languages()]
        return [*dict.fromkeys(addresses)]


class IndexUpdate(msgspec.Struct, frozen=True):
    """The next index, and the bytes of its files by address. A file that is not in `files` is a
    file of the last index, unchanged."""

    index: Index
    files: dict[str, bytes]


class IndexSource(NamedTuple):
    """Where an update reads what it needs.

    `document_before` gives the document of a path as the last index has it, `document` as it is
    now; both raise `Stale` if it is not stored. `term_numbers` gives the numbers of each term in
    the briefs of these years. `read_file` gives the bytes of a published file of the last index, or
    None if the file is missing.
    """

    document_before: Callable[[str], Document]
    document: Callable[[str], Document]
    term_numbers: Callable[[list[YearPaths]], dict[str, Numbers]]
    read_file: Callable[[str], bytes | None]


_decode_languages = msgspec.json.Decoder(list[LanguageFile]).decode


class Stale(Exception):
    """The source does not have something that the last index was made from."""
