"""The facets: one table decides them all, so that a new one needs no other change in Python."""

from __future__ import annotations

import json

import pytest

from briefing.archive.relations import Archive, arrange
from briefing.archive.status import STATUSES
from briefing.archive.validate import Content
from briefing.core.model import Brief
from briefing.search import facets
from briefing.search.docids import number_briefs
from briefing.search.facets import Facet, LabelSource
from briefing.search.varint import decode_number, split_numbers
from tests.support.briefs import brief

PROGRAMMES = {"one": ("asia",), "two": ("europe", "asia"), "three": ()}


def numbers(text: str) -> list[int]:
    return [decode_number(number) for number in split_numbers(text)]


def archive_of(*briefs: Brief) -> Archive:
    archive, _ = arrange(Content(briefs), at=10**13)
    return archive


def programmes(archive: Archive, brief: Brief) -> tuple[str, ...]:
    return PROGRAMMES[brief.slug]


def programme_count(archive: Archive, brief: Brief) -> tuple[str, ...]:
    return (str(len(PROGRAMMES[brief.slug])),)


def labels(source: LabelSource, key: str, ids: tuple[str, ...]) -> dict[str, list[object]]:
    return {key: [(id, id.upper()) for id in ids]}


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Archive:
    """An archive with two more facets: one of single values, and one of any number of values."""
    more = (
        Facet("counts", True, lambda *_: ("0", "1", "2"), programme_count, labels),
        Facet("programmes", False, lambda *_: ("asia", "europe"), programmes, labels),
    )
    monkeypatch.setattr(facets, "FACETS", (*facets.FACETS, *more))
    return archive_of(brief("one", "2021-01-01"), brief("two", "2021-01-02"), brief("three"))


def test_a_new_facet_has_values_and_labels(archive: Archive) -> None:
    values = facets.facet_values(archive, ("brief",))
    assert list(values) == [
        *("kinds", "langs", "statuses", "topics", "authors", "counts", "programmes"),
    ]
    source = LabelSource(archive, "en", lambda key, ids: [*ids])
    parts = {key: json.loads(text) for key, text in facets.make_labels(values, source).items()}
    assert parts["programmes"] == [["asia", "ASIA"], ["europe", "EUROPE"]]
    assert parts["statuses"] == [[status, status] for status in STATUSES]


def test_a_new_facet_is_in_the_row_of_each_year(archive: Archive) -> None:
    values = facets.facet_values(archive, ("brief",))
    slots, briefs = number_briefs(archive.briefs)
    row, counts_of = facets.make_row(archive, values, 2021, briefs)
    year, _, marks, topics, authors, programmes_text = row
    assert (year, slots) == (2021, 4)
    assert [b.slug for _, b in briefs] == ["one", "two", "three"]
    # A single value is the last part of the mark: all briefs share one kind, lang and status.
    assert [mark % 3 for mark in numbers(str(marks))] == [1, 2, 0]
    counts, _, gaps = str(programmes_text).partition(".")
    assert (numbers(counts), numbers(gaps)) == ([1, 2, 0], [0, 0, 0])
    assert str(topics).count(".") == str(authors).count(".") == 1
    assert counts_of[-2:] == [{0: 1, 1: 1, 2: 1}, {0: 2, 1: 1}]
    totals = facets.encode_totals([counts_of, counts_of])
    assert {key: numbers(text) for key, text in totals.items()}["programmes"] == [4, 2]
