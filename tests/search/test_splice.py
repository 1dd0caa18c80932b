"""Shards: where they start, and that an edited index has the same shards as a new one."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.search import shards
from briefing.search.document import Document
from briefing.search.index import update
from briefing.search.postings import term_numbers
from briefing.search.shards import Lines
from briefing.search.types import Index, IndexSource, IndexUpdate, Listing, Year
from briefing.search.varint import encode_number, encode_runs

LONG = "transcontinentalisation" * 2  # It is too long to start a shard.
TERMS = (*(f"{a}{b}" for a in "abcdefgh" for b in range(7)), "가나", "나다", LONG)
MAX_BRIEFS = 40
YEARS = range(2019, 2022)


class IndexedBriefs:
    """Briefs that are edited and indexed, with what the cache would store of them."""

    def __init__(self, size: int) -> None:
        self.size = size
        # By number of brief and term: the weight, and the one place of the term.
        self.briefs: dict[int, dict[str, tuple[int, int]]] = {}
        self.last: Index | None = None
        self.last_documents: dict[str, Document] = {}
        self.files: dict[str, bytes] = {}

    def documents(self) -> dict[str, Document]:
        return {
            f"{number}.md": Document(
                [*terms],
                bytes(weight for weight, _ in terms.values()),
                encode_runs([place] for _, place in terms.values()),
            )
            for number, terms in self.briefs.items()
        }

    def update(self) -> Index:
        """Update the last index, and keep the next one."""
        result = self._index(self.last)
        index = result.index
        shard_files = [p for shard in index.shards.values() for p in (shard.postings, shard.places)]
        self.files = {path: result.files.get(path) or self.files[path] for path in shard_files}
        self.last, self.last_documents = index, self.documents()
        return index

    def make_anew(self) -> Index:
        return self._index(None).index

    def _index(self, last: Index | None) -> IndexUpdate:
        before, after = self.last_documents, self.documents()
        years = {
            year: Year(
                [(n, f"{n}.md") for n in sorted(self.briefs) if n % len(YEARS) == place],
                slots=4,
                row=(year,),
                months=[0] * 12,
                counts=[],
                days_per_file=366,
                cards=["cards-aaaaa.js"],
            )
            for place, year in enumerate(YEARS)
        }
        source = IndexSource(
            before.__getitem__,
            after.__getitem__,
            lambda years: term_numbers(
                (y, [(n, after[p]) for n, p in paths]) for y, paths in years
            ),
            self.files.get,
        )
        edited = frozenset(p for p in before | after if before.get(p) != after.get(p))
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(shards, "usual_size", lambda briefs: self.size)
            return update(last, Listing(b"", {}, years, {}), edited, source)


def edit(briefs: dict[int, dict[str, tuple[int, int]]], random: Random) -> None:
    """Add or delete briefs, change terms of some, and add or remove one term in many."""

    def toggle(terms: dict[str, tuple[int, int]], term: str) -> None:
        if not terms.pop(term, None):
            terms[term] = random.randrange(8), random.randrange(200)

    for number in random.sample(range(MAX_BRIEFS), random.randint(0, 3)):
        if number in briefs and random.random() < 0.2:
            del briefs[number]
        else:
            for term in random.sample(TERMS, random.randint(1, 3)):
                toggle(briefs.setdefault(number, {}), term)
    term = random.choice(TERMS)
    for number in random.sample(sorted(briefs), min(len(briefs), random.randint(0, 12))):
        toggle(briefs[number], term)


@given(st.integers(0, 2**64))
def test_shards_after_edits_equal_those_of_a_clean_build(seed: int) -> None:
    random = Random(seed)
    indexed = IndexedBriefs(size=random.randint(4, 60))
    share = {term: random.choice([0.03, 0.1, 0.4, 0.8]) for term in TERMS}
    for number in range(MAX_BRIEFS):
        chosen = [term for term in TERMS if random.random() < share[term]]
        indexed.briefs[number] = {t: (random.randrange(8), random.randrange(200)) for t in chosen}
    for _ in range(6):
        updated = indexed.update()
        assert updated == indexed.make_anew()
        assert list(updated.shards) == sorted(updated.shards)
        edit(indexed.briefs, random)
        if random.random() < 0.1:
            indexed.size = random.randint(4, 60)


def test_the_first_shard_has_the_empty_key_though_its_terms_are_gone() -> None:
    indexed = IndexedBriefs(size=4)  # Each term starts a shard.
    indexed.briefs = {0: {"a": (1, 0), "b": (1, 1)}, 1: {"b": (1, 0), "c": (1, 1)}}
    assert [*indexed.update().shards] == ["", "b", "c"]
    del indexed.briefs[0]["a"]
    assert [*indexed.update().shards] == ["", "c"]


def test_a_term_after_a_long_heavy_term_starts_a_shard() -> None:
    indexed = IndexedBriefs(size=16)
    indexed.briefs = {number: {LONG: (0, 1)} for number in range(9)}
    indexed.briefs[1]["a"] = (0, 0)
    assert indexed.update() == indexed.make_anew()
    indexed.briefs[0]["u"] = (0, 2)
    assert indexed.update() == indexed.make_anew()


def cut(counts: dict[str, int], size: int) -> list[list[str]]:
    """The terms of each shard, for terms in so many briefs of one year."""
    lines = [f"{term} {encode_number(2021)}{'A' * count}." for term, count in counts.items()]
    parts = shards.cut(Lines(lines, lines), range(len(lines)), size)
    return [[shards.term_of(line) for line in part.lines.postings] for part in parts]


def test_a_heavy_term_has_a_shard_of_its_own() -> None:
    assert cut({"a": 1, "b": 51, "c": 1, "d": 1}, 10**6) == [["a", "b", "c", "d"]]
    assert cut({"a": 1, "b": 51, "c": 1, "d": 1}, 100) == [["a"], ["b"], ["c", "d"]]
    assert cut({"a": 1, LONG: 51, "u": 1, "v": 1}, 100) == [["a", LONG], ["u", "v"]]


def test_a_common_term_is_more_likely_to_start_a_shard() -> None:
    terms = [f"t{number}" for number in range(4000)]
    rare, common = (
        sum(shards.starts_shard(term, count, 4000) for term in terms) for count in (4, 60)
    )
    # The expected numbers are 4,000 × 8/4,000 and 4,000 × 64/4,000.
    assert 2 <= rare <= 20
    assert 40 <= common <= 90
