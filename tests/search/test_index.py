"""The finder's files: their bytes after edits, and what they contain."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from briefing.archive.relations import arrange
from briefing.archive.validate import Content
from briefing.core.model import Brief, Source
from briefing.search import facets, parts, postings, shards
from briefing.search.document import Document, make_document
from briefing.search.index import update
from briefing.search.listing import Labels, make_listing
from briefing.search.tokenizer import initial_consonants, tokenize, tokenize_lines
from briefing.search.types import Index, IndexSource, IndexUpdate, YearPaths
from briefing.search.varint import (
    decode_number,
    encode_number,
    encode_runs,
    split_numbers,
)
from tests.support.briefs import brief as any_brief

CASES = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))


# ---- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_texts_have_the_terms_that_the_browser_finds(case: dict[str, object]) -> None:
    assert [[term, place] for place, term in enumerate(tokenize(str(case["text"])))] == case[
        "terms"
    ]


def test_initial_consonants() -> None:
    assert initial_consonants("국가안보 실장, Seoul 회의") == "ᄀᄀᄋᄇᄉᄌᄒᄋ"
    assert tokenize("ㄱㄱㅇㅂ") == tokenize(initial_consonants("국가안보"))


@given(st.text())
def test_terms_of_any_text(text: str) -> None:
    terms = tokenize(text)
    assert all(terms)
    assert not {" ", "\n", ".", '"', "\\"} & set("".join(terms))
    # A term begins the terms of its own text, with its accents; two syllables are two terms.
    assert all(tokenize(term.rpartition("+")[2])[0] == term for term in terms)


@given(st.lists(st.text()))
@example(["ΑΣ", "’ΑΣ’Α", "é", "\u0301x", "정책\u1161", "a" * 50])
def test_lines_are_normalized_together_as_if_each_were_alone(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert tokenize_lines(text) == [tokenize(line) for line in text.split("\n")]


# ---- numbers ------------------------------------------------------------------------------------


def numbers(text: str) -> list[int]:
    return [decode_number(number) for number in split_numbers(text)]


def split_runs(text: str) -> list[str]:
    """The runs in a text. A run ends with its first even number."""
    runs, run = [], ""
    for number in split_numbers(text):
        run += number
        if decode_number(number) % 2 == 0:
            runs.append(run)
            run = ""
    return runs


@given(st.lists(st.integers(0, 2**40)))
def test_decoded_numbers_equal_the_encoded_ones(many: list[int]) -> None:
    assert numbers("".join(map(encode_number, many))) == many


@given(st.lists(st.sets(st.integers(0, 2**20), min_size=1)))
def test_a_text_is_divided_into_its_runs(sets: list[set[int]]) -> None:
    texts = encode_runs([sorted(numbers) for numbers in sets])
    assert split_runs("".join(texts)) == texts
    assert [places(text) for text in texts] == [sorted(numbers) for numbers in sets]


def places(run: str) -> list[int]:
    """The numbers in a run."""
    before, decoded = -1, []
    for value in numbers(run):
        before += value // 2 + 1
        decoded.append(before)
    return decoded


# ---- documents ----------------------------------------------------------------------------------


def brief(slug: str, day: str, title: str, **more: object) -> Brief:
    return any_brief(slug, day, "talks", title=title, **more)


def test_each_text_of_a_brief_begins_at_a_multiple_of_the_stride() -> None:
    document = make_document(
        brief("a", "2021-01-01", "One two", sources=(Source("One"), Source("Two"))),
        "one " * 40 + "\ntwo",
    )
    places_of = dict(zip(document.terms, map(places, document.places), strict=True))
    assert places_of["one"] == [0, 64, *range(128, 168)]
    assert places_of["two"] == [1, 96, 192]


def test_a_title_weighs_more_than_a_body() -> None:
    document = make_document(brief("a", "2021-01-01", "Talks on trade"), "Trade and tariffs")
    weights = dict(zip(document.terms, document.weights, strict=True))
    assert weights["talks"] > weights["tariffs"]
    assert weights["trade"] >= weights["talks"]


# ---- the index ----------------------------------------------------------------------------------

# A term of so many characters starts no shard.
LONG = "transcontinentalisation" * 2
WORDS = [
    *"a ab abc b ba talks talk trade the treaty nuclear 정책을 정상회담 대북정책 6자회담".split(),
    LONG,
]


class EditedArchive:
    """An archive that is edited and indexed, with what the cache would store of it."""

    def __init__(self) -> None:
        # By slug: the day, the title and the body of a brief.
        self.briefs: dict[str, tuple[str, str, str]] = {}
        self.last: Index | None = None
        self.last_briefs: dict[str, tuple[str, str, str]] = {}
        self.last_documents: dict[str, Document] = {}
        self.files: dict[str, bytes] = {}

    def update(self) -> Index:
        """Update the last index, and keep the next one."""
        before, after = self.last_briefs, self.briefs
        edited = {slug for slug in before | after if before.get(slug) != after.get(slug)}
        days = [of[slug][0] for of in (before, after) for slug in edited if slug in of]
        years = frozenset(int(day[:4]) for day in days)
        paths = frozenset(f"content/briefs/{slug}.md" for slug in edited)
        result, documents = self._index(self.last, years, paths)
        new = result.index.files()
        self.files = {path: result.files.get(path) or self.files[path] for path in new}
        self.last, self.last_briefs, self.last_documents = result.index, {**after}, documents
        return result.index

    def make_anew(self) -> Index:
        """The index of the same briefs without a last index."""
        result, _ = self._index(None, None, frozenset())
        assert set(result.files) == set(result.index.files())
        return result.index

    def _index(
        self, last: Index | None, years: frozenset[int] | None, edited: frozenset[str]
    ) -> tuple[IndexUpdate, dict[str, Document]]:
        briefs = {slug: brief(slug, day, title) for slug, (day, title, _) in self.briefs.items()}
        archive, problems = arrange(Content(tuple(briefs.values())), at=10**13)
        assert not [p for p in problems if not p.warning]
        documents = {b.path: make_document(b, self.briefs[b.slug][2]) for b in briefs.values()}

        def numbers(years: list[YearPaths]) -> dict[str, postings.Numbers]:
            return postings.term_numbers(
                (year, [(n, documents[p]) for n, p in paths]) for year, paths in years
            )

        values = facets.facet_values(archive, ("brief",))
        labels = Labels(values, repr(values).encode(), dict)
        source = IndexSource(
            self.last_documents.__getitem__, documents.__getitem__, numbers, self.files.get
        )
        return update(last, make_listing(archive, labels, last, years), edited, source), documents


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
days = st.sampled_from([f"20{y}-0{m}-1{d}" for y in (19, 20, 21) for m in (1, 2) for d in (0, 1)])
edits = st.tuples(st.sampled_from("abcdefghij"), st.none() | st.tuples(days, texts, texts))


@given(
    st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=6), st.integers(2, 30)
)
def test_an_updated_index_equals_that_of_a_clean_build(
    rounds: list[list[tuple[str, tuple[str, str, str] | None]]], size: int
) -> None:
    archive = EditedArchive()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "usual_size", lambda briefs: size)
        # So the parts and the files of cards also change their scheme.
        patch.setattr(parts, "_MAX_BRIEFS", size // 2)
        patch.setattr(facets, "_ONE_FILE_OF_CARDS", size // 4)
        for edits in rounds:
            for slug, edit in edits:
                if edit is None:
                    archive.briefs.pop(slug, None)
                else:
                    archive.briefs[slug] = edit
            updated = archive.update()
            assert updated == archive.make_anew()
            assert list(updated.shards) == sorted(updated.shards)


def texts_by_year(numbers_of_line: str) -> dict[int, str]:
    """The years in a line of postings or places, and the text of each."""
    texts, year = {}, 0
    for text in numbers_of_line.split(".")[:-1]:
        gap = split_numbers(text)[0]
        year += decode_number(gap)
        texts[year] = text[len(gap) :]
    return texts


# Of one term: by year and number of brief the weight and the places.
Term = dict[int, dict[int, tuple[int, list[int]]]]


def numbers_of(term: Term) -> dict[str, postings.Numbers]:
    """The numbers of a term, which is `x`; empty if no brief has it."""
    return postings.term_numbers(
        (
            year,
            [
                (number, Document(["x"], bytes([weight]), encode_runs([at])))
                for number, (weight, at) in sorted(briefs.items())
            ],
        )
        for year, briefs in sorted(term.items())
    )


def encode_term(term: Term) -> tuple[str, str]:
    """The numbers of a term's two lines, encoded at once."""
    numbers = numbers_of(term)
    if not numbers:
        return "", ""
    of_postings, of_places = postings.lines_of("x", numbers["x"])
    return of_postings.removeprefix("x "), of_places.removeprefix("x ")


weights = st.integers(0, 7)
places_of_term = st.lists(st.integers(0, 5000), min_size=1, max_size=4, unique=True).map(sorted)
postings_of_term = st.tuples(weights, places_of_term)
numbers_of_briefs = st.integers(0, 3000)
years_of_term = st.sampled_from([*range(1990, 2030), 1066, 1])


terms = st.dictionaries(
    years_of_term, st.dictionaries(numbers_of_briefs, postings_of_term, max_size=6), max_size=6
)


@given(
    terms,
    years_of_term,
    st.dictionaries(numbers_of_briefs, st.none() | postings_of_term, max_size=5),
    st.data(),
)
def test_an_edited_line_is_the_line_of_the_edited_briefs(
    term: Term,
    year: int,
    edits: dict[int, tuple[int, list[int]] | None],
    data: st.DataObject,
) -> None:
    if existing := sorted(term.get(year, ())):  # Else few edits would delete a brief.
        edits |= dict.fromkeys(data.draw(st.sets(st.sampled_from(existing))))
    encoded = {n: edit and (edit[0], encode_runs([edit[1]])[0]) for n, edit in edits.items()}
    of_year = term.get(year, {}) | edits
    after = term | {year: {number: edit for number, edit in of_year.items() if edit}}
    assert postings.edit_numbers(*encode_term(term), year, encoded) == encode_term(after)
    assert postings.count_briefs(f"abc {encode_term(after)[0]}") == sum(map(len, after.values()))


@given(terms, years_of_term)
def test_the_numbers_of_two_spans_of_years_are_those_of_all_years(term: Term, first: int) -> None:
    earlier, later = (
        {y: b for y, b in term.items() if (y < first) is side} for side in (True, False)
    )
    numbers = numbers_of(earlier)
    postings.add_years(numbers, numbers_of(later))
    assert numbers == numbers_of(term)


def value_in(data: bytes) -> object:
    text = data.decode()
    assert text.startswith('finder.take("')
    return json.loads(f"[{text[len('finder.take(') : -3]}]")[1]


def test_the_files_of_the_index_have_the_terms_of_the_briefs() -> None:
    archive = EditedArchive()
    archive.briefs = {
        "one": ("2020-12-31", "Nuclear talks", "The treaty\nof trade and trade"),
        "two": ("2021-01-01", "Trade talks", "대북정책을 and nuclear trade"),
        "three": ("2021-01-01", "Talk", "nothing"),
    }
    index = archive.update()
    assert list(index.shards) == [""]
    shard = index.shards[""]
    places_of: dict[str, dict[tuple[int, int], list[int]]] = {}
    lines, lines_of_places = (
        str(value_in(archive.files[path])).split("\n") for path in (shard.postings, shard.places)
    )
    for line, line_of_places in zip(lines, lines_of_places, strict=True):
        term, _, text = line.partition(" ")
        runs = texts_by_year(line_of_places.partition(" ")[2])
        for year, of_year in texts_by_year(text).items():
            number = -1
            for value, run in zip(numbers(of_year), split_runs(runs[year]), strict=True):
                number += value // 8 + 1
                places_of.setdefault(term, {})[year, number] = places(run)
    # By number: day × 4 + rank; on 1 January 2021 “three” is above “two” in lists.
    one, two, three = (2020, 365 * 4), (2021, 0), (2021, 1)
    assert places_of["trade"] == {one: [97, 99], two: [0, 71]}
    assert places_of["talks"] == {one: [1], two: [1]}
    assert places_of["talk"] == {three: [0]}
    assert places_of["정책"] == {two: [66]}
    assert "대북정책을" not in places_of


def test_without_the_files_of_shards_all_shards_are_made_again() -> None:
    archive = EditedArchive()
    archive.briefs = {
        "one": ("2020-12-31", "Nuclear talks", "Text"),
        "two": ("2020-12-30", "b", "a"),
    }
    archive.update()
    archive.files = {path: data for path, data in archive.files.items() if "/w/" not in path}
    archive.briefs["one"] = ("2020-12-31", "Nuclear talks", "Texts")
    assert archive.update() == archive.make_anew()
    assert archive.files.keys() == {*archive.make_anew().files()}


@given(st.text(min_size=1, max_size=60), st.integers(1, 10**6))
def test_names_of_files_fit_any_file_system(text: str, count: int) -> None:
    for term in tokenize(text):
        if shards.starts_shard(term, count, 4000):
            assert len(shards.file_name(shards.sort_key(term)).encode()) < 245


@pytest.mark.parametrize("letter", ["𓀀", "é", "ễ", "한", "क", "a"])
def test_the_name_of_a_file_of_a_long_term_fits_after_a_heavy_term(letter: str) -> None:
    terms = ["a", *tokenize(letter * 300)]
    lines = [f"{term} {encode_number(2021)}{'A' * 60}." for term in terms]
    cut = shards.cut(shards.Lines(lines, lines), range(len(lines)), 100)
    _, files = shards.encode_shards(cut, "")
    assert len(files) > 2
    assert all(len(name.encode()) <= 255 for path in files for name in path.split("/"))


def test_names_of_files_are_plain() -> None:
    assert not shards.starts_shard("𓀀" * 40, 10**6, 4000)
    assert shards.file_name("") == "_"
    assert shards.file_name("policy") == "policy"
    assert shards.file_name(shards.sort_key("정책")) == "_110c_1165_11bc_110e_1162_11a8"
    assert shards.file_name("é😀") == "_00e9_d83d_de00"
