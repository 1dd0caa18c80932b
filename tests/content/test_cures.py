"""Cures for keys, followed to the letter: the key is accepted, and its value has the right type."""

from __future__ import annotations

import re

import pytest

from briefing.content.brief import parse_brief
from briefing.content.fields import FOREIGN_KEYS, SITE, TERM, TOPIC, Field
from briefing.content.toml import parse_toml
from briefing.content.types import ParseOptions
from briefing.content.validator import validate
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


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("draft: true", "write “status: draft”; to publish it, leave the line out"),
        ("draft: false", "delete this line"),
        ("published: false", "write “status: draft”; to publish it, leave the line out"),
        ("published: true", "delete this line"),
    ],
)
def test_a_switch_of_another_program_keeps_its_meaning(line: str, hint: str) -> None:
    key, _, value = line.partition(": ")
    (problem,) = problems_of(_BASE | {key: value})
    assert problem.hint == hint
    (problem,) = problems_of(_BASE | {key: value, "status": "draft"})
    assert problem.hint == "delete this line"


@pytest.mark.parametrize(("key", "ours"), [("authors", "author"), ("Title", "title")])
def test_a_required_key_with_another_name_is_one_problem(key: str, ours: str) -> None:
    lines = {name: text for name, text in _BASE.items() if name != ours}
    (problem,) = problems_of(lines | {key: "A"})
    assert problem.code == "unknown-key"


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("author: {name: Minji Han}", "write only: Minji Han"),
        ("topics: [[a, b]]", "write all in one pair of square brackets: [a, b]"),
        ("topics: {talks: true}", "write only: talks"),
        ("date: [2018-06-12]", "write only: 2018-06-12"),
        ("lang: [en, ko]", "write only one, without brackets"),
        ("title: [A, B]", "write it on one line, in quotation marks"),
        ("supersedes: a, b", "write several in square brackets: [a, b]"),
        ("aliases: a; b", "write several in square brackets: [a, b]"),
        (
            "updates: [{date: 2024-01-01, note: Lunch, dinner, tea}]",
            "the comma ends the value of “note”; "
            'put the whole value in quotation marks: note: "Lunch, dinner, tea"',
        ),
        ("updates: [{date: 2024-01-01, text: A}]", "use the key “note” instead"),
        ("series: {id: a, part:1}", "put a space after the colon: part: 1"),
        ("series: {name: a, number: 1}", "use the key “id” instead"),
        (
            "superseded_by: b",
            "delete this line; in the newer brief, write “supersedes: a”",
        ),
        (
            "sources: https://www.un.org/a",
            'write each on a line below: - {title: …, publisher: …, url: "https://www.un.org/a"}',
        ),
        ('image: "![A map](a.png)"', "write it as image: {src: a.png, alt: A map}"),
        ("image: ![A map](a.png)", "name the file, and say what it shows: image: {src: …, alt: …}"),
        ("topics: [a,, b]", "delete the comma"),
        ("topics: [#a, b]", "put the value in quotation marks"),
        ("lang: English", "write it as en (BCP 47)"),
        ("lang: korean", "write it as ko (BCP 47)"),
        ("lang: en-UK", "write en-GB"),
        ("part: 2", "it belongs to “series”, as in series: {id: …, part: 2}"),
        ("url: /2018/a/", "rename the file: its name is the slug; then delete this line"),
        ("weight: 3", "delete it, or use one of these keys: title, date, "),
    ],
)
def test_the_hint_keeps_what_the_author_wrote(line: str, hint: str) -> None:
    key, _, value = line.partition(": ")
    assert problems_of(_BASE | {key: value})[0].hint.startswith(hint)


def test_a_key_without_a_colon_is_shown_with_one() -> None:
    text = "---\ntitle: T\nkind analysis\n---\nText.\n"
    (problem,) = parse_brief("content/briefs/a.md", text.encode(), ParseOptions()).problems
    assert problem.hint.startswith("if “kind” is a key, write kind: analysis")


def test_keys_that_are_not_indented_are_the_only_problem() -> None:
    problems = problems_of(_BASE | {"series": "", "id": "a", "part": "1"})
    assert [p.hint for p in problems] == [
        "it belongs to “series”: indent it by two spaces, below “series:”"
    ] * 2


@pytest.mark.parametrize(
    ("known", "text", "hint"),
    [
        (
            SITE,
            '[site]\ntitle = "A"\n',
            "delete the line [site]: the keys below it need no section",
        ),
        (
            SITE,
            'title = "A"\n[style]\nnotice = "B"\n',
            "move this line up, above the first line that begins with “[”",
        ),
        (
            TOPIC,
            'name = "A"\n[[events]]\ndate = 2018\nlabel = "B"\nbroader = "c"\n',
            "move this line up, directly below the line [talks]",
        ),
        (
            TOPIC,
            'name = "A"\n[summits]\nname = "B"\n',
            'write [summits], a section of its own, and in it: broader = "talks"',
        ),
        (
            TOPIC,
            'name = "A"\n[summits]\nname = "B"\nbroader = "talks"\n',
            "write [summits], a section of its own",
        ),
        (SITE, 'title = ["A"]\n', 'write only: "A"'),
        (SITE, 'title = "A"\nfeatured = "b, c"\n', 'write several in square brackets: ["b", "c"]'),
        (SITE, 'title = "A"\ntime_zone = "KST"\n', "write the region and a large city, such as "),
        (SITE, 'title = "A"\ntime_zone = "UTC+9"\n', "write the region and a large city, such as "),
        (SITE, 'title = "A"\ntime_zone = "Seoul"\n', "did you mean “Asia/Seoul”?"),
        (SITE, 'title = "A"\nlicense_url = "CC BY"\n', "begin it with https:// or http://"),
        (TERM, 'name = "LWR"\ndefinition = "A."\n', "use the key “term” instead"),
    ],
)
def test_the_cure_of_a_setting(known: tuple[Field, ...], text: str, hint: str) -> None:
    table = parse_toml(text, "content/a.toml")[0]
    assert table
    header = "talks." if known is TOPIC else ""
    (problem,) = validate(table, known, "content/a.toml", ParseOptions(), "x", header=header)[1]
    assert problem.hint.startswith(hint)
