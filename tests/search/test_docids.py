"""The numbers of briefs, which depend on the days of a year."""

from __future__ import annotations

import pytest

from briefing.search.docids import number_briefs
from tests.support.briefs import brief


@pytest.mark.parametrize(("count", "slots"), [(0, 4), (1, 4), (4, 4), (5, 8), (8, 8), (9, 16)])
def test_the_fullest_day_of_a_year_sets_the_number_of_slots(count: int, slots: int) -> None:
    full_day = [brief(f"a{i}", "2021-01-03") for i in range(count)]
    next_day = [brief("b", "2021-01-04")]
    found, numbered = number_briefs([*next_day, *reversed(full_day)])
    assert found == slots
    assert [number for number, _ in numbered] == [
        *range(2 * slots, 2 * slots + count),
        3 * slots,
    ]
