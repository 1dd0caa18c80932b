"""Cures for keys, followed to the letter: the key is accepted, and its value has the right type."""

from __future__ import annotations

import re

import pytest

from briefing.content.brief import parse_brief
from briefing.content.fields import FOREIGN_KEYS
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import Problem

_BASE = {"title": "T", "date": "2023-05-11", "author": "A", "topics": "[t]"}
_FOREIGN = [(key, ours) for ours, keys in FOREIGN_KEYS.items() for key in keys if key != "draft"]


def problems_of(lines: dict[str, str]) -> list[Problem]:
    text = "".join(f"{key}: {value}\n" for key, value in lines.items())
    data = f"---\n{text}---\nText.\n".encode()
    return [*parse_brief("content/briefs/a.md", data, ParseOptions()).problems]


@pytest.mark.parametrize("value", ["2024-06-01", "A text", "https://www.un.org/", "a: b"])
@pytest.mark.parametrize(("key", "ours"), _FOREIGN)
def test_a_key_of_another_program_becomes_ours(key: str, ours: str, value: str) -> None:
    quoted = f'"{value}"'
    lines = {name: text for name, text in _BASE.items() if name != ours} | {key: quoted}
    (hint,) = [p.hint for p in problems_of(lines) if p.code == "unknown-key"]
    assert f"use the key “{ours}” instead" in hint
    del lines[key]
    shown = re.search(r", as in (\w+): (.*)", hint)
    lines[ours] = shown[2] if shown else quoted
    codes = {p.code for p in problems_of(lines)}
    assert not codes & {"unknown-key", "wrong-type", "missing-key", "early-update", "bad-date"} - (
        {"bad-date"} if ours == "date" else set()
    )


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("updates", "2024-06-01"),
        ("updates", "[Fixed a typo]"),
        ("updates", '["Fixed: a typo"]'),
        ("updates", "[2024-06-01]"),
        ("sources", "https://www.un.org/"),
        ("sources", "[https://www.un.org/]"),
        ("sources", "[A report]"),
        ("image", "chart.png"),
        ("source", "https://www.un.org/"),
        ("update", "Fixed a typo"),
    ],
)
def test_the_hint_writes_a_value_as_a_table(key: str, value: str) -> None:
    (hint,) = [p.hint for p in problems_of(_BASE | {key: value})]
    table = hint[hint.index("{") : hint.rindex("}") + 1]
    name = "image" if key == "image" else f"{key.rstrip('s')}s"
    written = table if key == "image" else f"[{table}]"
    codes = [p.code for p in problems_of(_BASE | {name: written})]
    assert codes == (["missing-picture"] if key == "image" else [])


def test_a_key_that_is_there_already_is_not_proposed_twice() -> None:
    (problem,) = problems_of(_BASE | {"tags": "[x]"})
    assert problem.hint.endswith("has it already: move the value there, or delete this line")


@pytest.mark.parametrize(
    ("line", "cured"),
    [
        ("tags: ports, trade", "topics: [ports, trade]"),
        ("authors: Ann Lee; Bo Kim", "author: [Ann Lee, Bo Kim]"),
        (
            "corrections: [Wrong day, Wrong name]",
            "updates: [{date: 2023-05-11, kind: correction, note: Wrong day}, "
            "{date: 2023-05-11, kind: correction, note: Wrong name}]",
        ),
    ],
)
def test_a_list_becomes_a_list_of_ours(line: str, cured: str) -> None:
    key, _, value = line.partition(": ")
    ours, _, written = cured.partition(": ")
    base = {name: text for name, text in _BASE.items() if name != ours}
    (hint,) = [p.hint for p in problems_of(base | {key: value}) if p.code == "unknown-key"]
    assert hint.endswith(f", as in {cured}")
    assert not problems_of(base | {ours: written})


@pytest.mark.parametrize("line", ["draft: true", "draft: false", "published: false"])
def test_a_switch_of_another_program_is_a_status(line: str) -> None:
    key, _, value = line.partition(": ")
    (problem,) = problems_of(_BASE | {key: value})
    assert "“status: draft”" in problem.hint
    (problem,) = problems_of(_BASE | {key: value, "status": "draft"})
    assert problem.hint == "delete this line"
