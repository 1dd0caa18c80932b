"""An entry is added under `updates` in any style of front matter; all else stays as it is."""

from __future__ import annotations

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.record_edit import RecordChange, change_record
from tests.support.examples import examples

CHANGE = RecordChange("2024-05-21", "withdrawal", 'He said "no": # {x}', "withdrawn")
FIRST = {"date": "2020-01-02", "kind": "update", "note": "A"}

# The ways in which authors write `updates`, and the entries that they mean.
STYLES = (
    ("", 0),
    ("updates:\n", 0),
    ("updates: []\n", 0),
    ("updates:  # none yet\n", 0),
    ("updates:\n  - {date: 2020-01-02, kind: update, note: A}\n", 1),
    ("updates:\n- {date: 2020-01-02, kind: update, note: A}  # why\n", 1),
    ("updates:\n    -   date: 2020-01-02\n        kind: update\n        note: A\n", 1),
    ("updates:\n  - date: 2020-01-02\n    kind: update\n    note: >-\n      A\n\n", 1),
    ("updates: [{date: 2020-01-02, kind: update, note: A}]\n", 1),
    ("updates: [\n  {date: 2020-01-02, kind: update, note: 'A'},\n]\n", 1),
    ("updates:\n  - {date: 2020-01-02, kind: update,\n     note: A}\n", 1),
)
STATUSES = ("", "status: published\n", "status: 'published' # yes\n")


def front(text: str) -> dict[str, object]:
    parsed = yaml.load(text.split("---\n")[1], yaml.BaseLoader)
    assert isinstance(parsed, dict)
    return parsed


@given(
    st.sampled_from(STYLES),
    st.sampled_from(STATUSES),
    st.permutations(["title: A\n", "# about the date\ndate: 2019-01-01\n", "\nx: [a, 'b']\n"]),
    st.integers(0, 3),
    st.integers(0, 3),
)
@settings(max_examples=examples(200))
def test_the_entry_and_the_status_are_written(
    style: tuple[str, int], status: str, others: list[str], first: int, second: int
) -> None:
    parts = list(others)
    parts.insert(first, style[0])
    parts.insert(second, status)
    text = f"---\n{''.join(parts)}---\nText.\n---\nupdates: x\n"
    new, problems = change_record(text, "a.md", CHANGE)
    assert not problems, text
    entries = [*[FIRST] * style[1], CHANGE.entry]
    assert front(new) == front(text) | {"status": "withdrawn", "updates": entries}
    assert new.endswith("---\nText.\n---\nupdates: x\n")
    kept = set(new.split("\n"))
    for part in ("# about the date", "x: [a, 'b']", "title: A"):
        assert part in kept
    assert new.count("\n") - text.count("\n") <= 5


@pytest.mark.parametrize(
    "updates", ["updates: {date: 2020-01-02, kind: update, note: A}\n", "updates: word\n"]
)
def test_if_it_cannot_be_edited_the_problem_says_what_to_write(updates: str) -> None:
    text = f"---\ntitle: A\n{updates}---\nText.\n"
    new, problems = change_record(text, "a.md", CHANGE)
    assert new == text
    assert problems[0].code == "not-editable"
    assert "{date: 2024-05-21, kind: withdrawal, note: " in problems[0].hint


def test_a_text_without_front_matter_is_a_problem() -> None:
    new, problems = change_record("Text.\n", "a.md", CHANGE)
    assert new == "Text.\n"
    assert problems
