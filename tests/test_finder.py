"""The finder's files: the same after any edits as made at once, and true to what briefs say."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.archive.relations import Archive, collect
from briefing.core.model import Brief, Source
from briefing.search import facets, postings, shards
from briefing.search.document import NOTHING, Said, said
from briefing.search.index import Index, Shelf, Stale, index
from briefing.search.tokenizer import initials, terms
from briefing.search.varint import number_of, rising, runs, signs, split
from tests.test_archive import brief as any_brief

CASES = json.loads((Path(__file__).parent / "words.json").read_text("utf-8"))


# ---- words --------------------------------------------------------------------------------------


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["text"][:20])
def test_texts_are_cut_as_the_browser_cuts_them(case: dict[str, object]) -> None:
    assert [[term, place] for place, term in enumerate(terms(str(case["text"])))] == case["terms"]


def test_initial_consonants() -> None:
    assert initials("국가안보 실장, Seoul 회의") == "ᄀᄀᄋᄇ ᄉᄌ ᄒᄋ"
    assert terms("ㄱㄱㅇㅂ") == terms(initials("국가안보"))


@given(st.text())
def test_any_text_is_cut(text: str) -> None:
    found = terms(text)
    assert all(found)
    assert not {" ", "\n", ".", '"', "\\"} & set("".join(found))
    # A term is found again by the term itself, but where it is one of many syllables.
    assert all(terms(term)[0] == term for term in found)


# ---- signs --------------------------------------------------------------------------------------


def numbers(text: str) -> list[int]:
    return [number_of(number) for number in split(text)]


@given(st.lists(st.integers(0, 2**40)))
def test_numbers_come_back(many: list[int]) -> None:
    assert numbers("".join(map(signs, many))) == many


@given(st.lists(st.sets(st.integers(0, 2**20), min_size=1)))
def test_rising_numbers_are_told_apart(many: list[set[int]]) -> None:
    texts = [rising(sorted(some)) for some in many]
    assert runs("".join(texts)) == texts
    for text, some in zip(texts, many, strict=True):
        before, found = -1, []
        for value in numbers(text):
            before += value // 2 + 1
            found.append(before)
        assert found == sorted(some)


# ---- what a brief says --------------------------------------------------------------------------


def brief(slug: str, day: str, title: str, **more: object) -> Brief:
    return any_brief(slug, day, "talks", title=title, **more)


def places(text: str) -> list[int]:
    before, found = -1, []
    for value in numbers(text):
        before += value // 2 + 1
        found.append(before)
    return found


def test_texts_of_a_brief_begin_apart() -> None:
    what = said(
        brief("a", "2021-01-01", "One two", sources=(Source("One"), Source("Two"))),
        "one " * 40 + "\ntwo",
    )
    found = dict(zip(what.terms, map(places, what.places), strict=True))
    assert found["one"] == [0, 64, *range(128, 168)]
    assert found["two"] == [1, 96, 192]


def test_a_title_weighs_more_than_a_body() -> None:
    what = said(brief("a", "2021-01-01", "Talks on trade"), "Trade and tariffs")
    weights = dict(zip(what.terms, what.weights, strict=True))
    assert weights["talks"] > weights["tariffs"]
    assert weights["trade"] >= weights["talks"]


# ---- the index ----------------------------------------------------------------------------------

WORDS = "a ab abc b ba talks talk trade the treaty nuclear 정책을 정상회담 대북정책 6자회담".split()


class Archived:
    """An archive that is edited, with what its briefs said when it was last indexed."""

    def __init__(self) -> None:
        self.bodies: dict[str, tuple[str, str, str]] = {}
        self.was: dict[str, Said] = {}
        self.files: dict[str, bytes] = {}
        self.last: Index | None = None

    def archive(self) -> tuple[Archive, dict[str, Said]]:
        briefs = {slug: brief(slug, day, title) for slug, (day, title, _) in self.bodies.items()}
        archive, problems = collect(tuple(briefs.values()), (), None, None, at=10**13, drafts=False)
        assert not [p for p in problems if not p.warning]
        return archive, {b.path: said(b, self.bodies[slug][2]) for slug, b in briefs.items()}

    def indexed(self, *, anew: bool) -> Index:
        archive, now = self.archive()
        was = {} if anew else self.was
        changed = frozenset(p for p in now.keys() | was.keys() if now.get(p) != was.get(p))

        def blocks(years: list[list[tuple[int, str]]]) -> Iterable[dict[str, postings.Block]]:
            return [postings.blocks((n, now[p]) for n, p in docs) for docs in years]

        before = lambda p: was.get(p, NOTHING)  # noqa: E731
        kept = Shelf(before, now.__getitem__, blocks, self.files.get, map)
        known = facets.values(archive, ("brief",))
        last = None if anew else self.last
        made, new = index(archive, dict, repr(known).encode(), known, last, None, changed, kept)
        if anew:
            assert set(new) == set(made.files())
            return made
        self.files = {href: new.get(href) or self.files[href] for href in made.files()}
        self.last, self.was = made, now
        return made


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=12).map(" ".join)
days = st.sampled_from([f"20{y}-0{m}-1{d}" for y in (19, 20, 21) for m in (1, 2) for d in (0, 1)])
edits = st.tuples(st.sampled_from("abcdefghij"), st.none() | st.tuples(days, texts, texts))


@settings(deadline=None)
@given(
    st.lists(st.lists(edits, min_size=1, max_size=4), min_size=1, max_size=6), st.integers(2, 30)
)
def test_an_index_that_was_edited_is_one_made_at_once(
    rounds: list[list[tuple[str, tuple[str, str, str] | None]]], size: int
) -> None:
    archived = Archived()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(shards, "usual", lambda briefs: size)
        for many in rounds:
            for slug, what in many:
                if what is None:
                    archived.bodies.pop(slug, None)
                else:
                    archived.bodies[slug] = what
            edited = archived.indexed(anew=False)
            files = archived.files
            anew = archived.indexed(anew=True)
            assert edited == anew
            assert list(edited.shards) == sorted(edited.shards)
            assert set(files) == set(anew.files())


def years(line: str) -> dict[int, str]:
    """The years of a line and their texts."""
    found, year = {}, 0
    for text in line.split(".")[:-1]:
        gap = split(text)[0]
        year += number_of(gap)
        found[year] = text[len(gap) :]
    return found


Line = dict[int, dict[int, tuple[int, list[int]]]]


def lines_of(line: Line) -> tuple[str, str]:
    """A term's two lines, made at once."""
    words, spots, before = "", "", 0
    for year, many in sorted(line.items()):
        said = [(n, Said(["x"], bytes([w]), [rising(at)])) for n, (w, at) in sorted(many.items())]
        if said:
            _, some, where = postings.blocks(said)["x"]
            words += postings.block(year - before, some)
            spots += postings.block(year - before, where)
            before = year
    return words, spots


weights = st.integers(0, 7)
spots = st.lists(st.integers(0, 5000), min_size=1, max_size=4, unique=True).map(sorted)
briefs_of = st.dictionaries(st.integers(0, 3000), st.tuples(weights, spots), max_size=6)
a_year = st.sampled_from([*range(1990, 2030), 1066, 1])


@given(
    st.dictionaries(a_year, briefs_of, max_size=6),
    a_year,
    st.dictionaries(
        st.integers(0, 3000), st.one_of(st.none(), st.tuples(weights, spots)), max_size=5
    ),
    st.data(),
)
def test_an_edited_line_is_that_of_the_edited_briefs(
    line: Line,
    year: int,
    edits: dict[int, tuple[int, list[int]] | None],
    data: st.DataObject,
) -> None:
    known = sorted(line.get(year, ()))
    if known:  # Else few edits would be of a brief that is there.
        gone = data.draw(st.sets(st.sampled_from(known)))
        edits |= dict.fromkeys(gone)
    made = {n: change and (change[0], rising(change[1])) for n, change in edits.items()}
    whole = line.get(year, {}) | edits
    after = line | {year: {n: change for n, change in whole.items() if change}}
    assert postings.edited(*lines_of(line), year, made) == lines_of(after)
    assert postings.count(lines_of(after)[0]) == sum(map(len, after.values()))


def read(data: bytes) -> object:
    text = data.decode()
    assert text.startswith('finder.take("')
    return json.loads(f"[{text[len('finder.take(') : -3]}]")[1]


def test_the_files_say_what_the_briefs_say() -> None:
    archived = Archived()
    archived.bodies = {
        "one": ("2020-12-31", "Nuclear talks", "The treaty\nof trade and trade"),
        "two": ("2021-01-01", "Trade talks", "대북정책을 and nuclear trade"),
        "three": ("2021-01-01", "Talk", "nothing"),
    }
    made = archived.indexed(anew=False)
    found: dict[str, dict[tuple[int, int], list[int]]] = {}
    assert list(made.shards) == [""]
    words, spots = (str(read(archived.files[h])).split("\n") for h in made.files()[2:4])
    for line, places_line in zip(words, spots, strict=True):
        term, _, rest = line.partition(" ")
        of_places = years(places_line.partition(" ")[2])
        for year, text in years(rest).items():
            number = -1
            for value, where in zip(numbers(text), runs(of_places[year]), strict=True):
                number += value // 8 + 1
                found.setdefault(term, {})[year, number] = places(where)
    # By number: day × 4 + rank; on 1 January 2021 “three” is above “two” in lists.
    one, two, three = (2020, 365 * 4), (2021, 0), (2021, 1)
    assert found["trade"] == {one: [97, 99], two: [0, 71]}
    assert found["talks"] == {one: [1], two: [1]}
    assert found["talk"] == {three: [0]}
    assert found["정책"] == {two: [66]}
    assert "대북정책을" not in found


def test_a_lost_file_is_told() -> None:
    archived = Archived()
    archived.bodies = {
        "one": ("2020-12-31", "Nuclear talks", "Text"),
        "two": ("2020-12-30", "b", "a"),
    }
    archived.indexed(anew=False)
    archived.files.clear()
    archived.bodies["one"] = ("2020-12-31", "Nuclear talks", "Texts")
    with pytest.raises(Stale):
        archived.indexed(anew=False)


@given(st.text(min_size=1, max_size=60), st.integers(1, 10**6))
def test_names_of_files_fit_any_file_system(text: str, count: int) -> None:
    for term in terms(text):
        if shards.begins(term, count, 4000):
            assert len(shards.name_of(shards.sorting(term)).encode()) < 245


def test_names_of_files_are_plain() -> None:
    assert not shards.begins("𓀀" * 40, 10**6, 4000)
    assert shards.name_of("") == "_"
    assert shards.name_of("policy") == "policy"
    assert shards.name_of(shards.sorting("정책")) == "_110c_1165_11bc_110e_1162_11a8"
    assert shards.name_of("é😀") == "_00e9_d83d_de00"
