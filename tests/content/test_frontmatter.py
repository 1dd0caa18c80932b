"""Front matter: places are kept, values stay as written, and every mistake is reported."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.ast import Array, Scalar, Table
from briefing.content.frontmatter import split


def values(text: str) -> dict[str, object]:
    table, _, _, problems = split(text, "b.md")
    assert table is not None, problems
    return {key.text: node for key, node in table.pairs}


def only_problem(text: str) -> tuple[int, int, str]:
    table, _, _, problems = split(text, "b.md")
    assert table is None
    assert len(problems) == 1
    assert problems[0].hint
    return problems[0].line, problems[0].column, problems[0].message


def test_scalars_stay_as_written_and_in_place() -> None:
    found = values('---\na: NO\nb: 010\nc: 14:32\nd: "x: y"\n---\n')
    assert found["a"] == Scalar("NO", 2, 4, start=4, end=6)
    assert found["b"] == Scalar("010", 3, 4, start=10, end=13)
    assert found["c"] == Scalar("14:32", 4, 4, start=17, end=22)
    assert found["d"] == Scalar("x: y", 5, 4, plain=False, start=26, end=32)


def test_lists_and_tables_keep_the_place_of_each_item() -> None:
    found = values("---\n한: [가나, b]\nt:\n  - {k: v}\n---\n")
    items = Scalar("가나", 2, 5, start=5, end=7), Scalar("b", 2, 9, start=9, end=10)
    assert found["한"] == Array(items, 2, 4)
    pair = Scalar("k", 4, 6, start=20, end=21), Scalar("v", 4, 9, start=23, end=24)
    assert found["t"] == Array((Table((pair,), 4, 5),), 4, 3)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("", (1, 1)),
        ("\n---\na: b\n---\n", (1, 1)),
        ("---\n---\n", (1, 1)),
        ("---\n- a\n---\n", (2, 1)),
        ("---\njust words\n---\n", (2, 1)),
        ("---\na: 'x\n---\n", (2, 4)),
        ("---\na: [x\n---\n", (2, 4)),
        ("---\na: {x: y\n---\n", (2, 4)),
        ("---\na: b\n\tc: d\n---\n", (3, 1)),
        ("---\na: @x\n---\n", (2, 4)),
        ("---\na: 'it's'\n---\n", (2, 8)),
        ("---\na: !x y\n---\n", (2, 4)),
        ("---\na: *x\n---\n", (2, 4)),
        ("---\n[a]: b\n---\n", (2, 1)),
        ("---\na: b\x07\n---\n", (2, 5)),
        ("---\na: b\u2028c\n---\n", (2, 5)),
        ("---\u00a0\na: b\n---\n", (1, 4)),
        ("--- \u3000\na: b\n---\n", (1, 5)),
        ("---\u2028\na: b\n---\n", (1, 4)),
        ("---\u200b\na: b\n---\n", (1, 4)),
        ("---\na: b\n---\u00a0\nText.\n", (3, 4)),
        ("---\na: b\n--- \u3000 \nText.\n", (3, 5)),
        ("--- a: b\n---\n", (1, 5)),
        ("----\na: b\n----\n", (1, 4)),
    ],
)
def test_mistakes_are_reported_at_their_place(text: str, place: tuple[int, int]) -> None:
    assert only_problem(text)[:2] == place


def test_invisible_characters_after_a_fence_are_named() -> None:
    assert only_problem("---\u00a0\na: b\n---\n")[2] == (
        "there is an invisible character after “---” (U+00A0)"
    )
    assert only_problem("---\na: b\n---\u3000")[2] == (
        "there is an invisible character after “---” (U+3000)"
    )


def test_the_hint_for_a_stray_colon_quotes_the_whole_value() -> None:
    _, _, _, problems = split('---\ntitle: A "b": c\n---\n', "b.md")
    assert problems[0].hint == 'put the value in quotation marks: title: "A \\"b\\": c"'


@pytest.mark.parametrize(
    ("lines", "place", "cure"),
    [
        ("title:T one\ndate: x", (2, 6), "put a space after the colon: title: T one"),
        ("a: b\ntitle:T one\ndate: x", (3, 6), "put a space after the colon"),
        ("title = T one\ndate: x", (2, 7), "write a colon and a space, not =: title: T one"),
        ("a: b\ntitle=T one\ndate: x", (3, 6), "not =: title: T one"),
        ("title：T one\ndate: x", (2, 6), "write an ordinary colon and a space: title: T one"),
        ("date: x\ntitle：T one", (3, 6), "write an ordinary colon and a space"),
        ("title:\u00a0T one\ndate: x", (2, 7), "put an ordinary space there: title: T one"),
        ("title:T one", (2, 6), "put a space after the colon"),
        ("summary: One\ntwo.\nsources: x", (3, 1), "belongs to “summary”, indent it by two"),
        ("summary: One\ntwo\nthree.\nsources: x", (3, 1), "belongs to “summary”, indent it by"),
        ("summary: see\nhttps://x.org\na: b", (3, 1), "belongs to “summary”, indent it by"),
        ("a: [b]\n\nText.\n\nMore.", (4, 1), "if the text begins here, put a line “---” above"),
        ('a: "b\nc: d\ne: "f"', (2, 4), "close it with the same quotation mark"),
        ('a: "b\nc: d\ne: "f"\ng: [h]\ni: j', (2, 4), "close it with the same quotation mark"),
        ("a: 'b\nc: d\ne: 'f'", (2, 4), "close it with the same quotation mark"),
        ('a: "b\nc: d\ne: so "f" is', (2, 4), "close it with the same quotation mark"),
        ('a:\n  - {b: "c, d: e}\n  - {b: "f"}', (3, 9), "close it with the same quotation mark"),
        ('a: "b\n  c" d\ne: f', (3, 6), "write it as: key: value"),
        ('a: "b\n  c"\nd: @e', (4, 4), "put the value in quotation marks"),
        ("a: {b: c d: e f, g: h}", (2, 11), 'put the value in quotation marks: b: "c d: e f"'),
        ("a:\n  - {b: c: d}", (3, 10), 'put the value in quotation marks: b: "c: d"'),
        ("a:\n  - {b: c\n     d: e}\nf: g", (3, 10), "add “,”"),
        ('a: ["b" "c"]', (2, 9), "put a comma before the next entry"),
        ("a:\n  - {b: c # d, e: f}\ng: h", (3, 11), "put the value in quotation marks"),
        ("a: [b # c\nd: e", (2, 4), "add “]” at its end"),
        ("a: b # c\n  d\ne: f", (2, 6), "put the value in quotation marks"),
        ("a: - b\nc: d", (2, 4), "put a text in quotation marks; write each"),
        ("a:\n  - b: c\n   d: e", (4, 4), "begin it in column 5, below “b”"),
        ("a:\n  - b: c\n     d: e", (4, 6), "begin it in column 5, below “b”"),
        ("a:\n  b: c\n d: e", (4, 2), "begin it in column 3, below “b”"),
        (" a: b\nc: d", (2, 2), "begin all keys at the left edge"),
        ('a: "50\\% of it"', (2, 7), "write \\\\ for one backslash, or put the value in single"),
        ('a: "C:\\Users\\x"', (2, 7), "write \\\\ for one backslash"),
        ('a: "b \\xZZ"', (2, 7), "write \\\\ for one backslash"),
        ('a: "b \\uD800"', (2, 7), "write \\\\ for one backslash"),
        ('a: "b\n  \\c"\nd: e', (3, 3), "write \\\\ for one backslash"),
        ("a: *bold* words", (2, 4), "put the value in quotation marks"),
        ("a: b\nc: [*bold* words]", (3, 5), "put the value in quotation marks"),
        ("a: &bold& words", (2, 4), "put the value in quotation marks"),
    ],
)
def test_a_mistake_is_reported_where_it_was_made(
    lines: str, place: tuple[int, int], cure: str
) -> None:
    _, _, _, (problem,) = split(f"---\n{lines}\n---\n", "b.md")
    assert (problem.line, problem.column) == place
    assert cure in problem.hint


@pytest.mark.parametrize("bomb", ["[" * 60_000, "{a: " * 15_000, "- " * 30_000, "a:\n" * 20_000])
def test_hostile_nesting_is_a_problem(bomb: str) -> None:
    assert only_problem(f"---\na: {bomb}\n---\n")


def test_too_large_front_matter_is_reported_with_its_size() -> None:
    text = f"---\na: {'x' * 70_000}\n---\n"
    assert only_problem(text)[2] == "the front matter is too large: 68 KiB"


def test_the_body_has_the_number_of_its_first_line() -> None:
    _, body, line, _ = split("---\na: b\n---\n\n\nText.\n", "b.md")
    assert (body, line) == ("Text.", 6)


@given(st.text(alphabet=st.sampled_from("-:[]{}\"'&*!|>#%@`?, \n\tabc한\x07\u2028"), max_size=80))
def test_any_text_gives_a_table_or_one_problem(text: str) -> None:
    table, _, line, problems = split(f"---\n{text}\n---\nBody", "b.md")
    assert (table is None) == (len(problems) == 1)
    assert line >= 1
    for problem in problems:
        assert 1 <= problem.line <= text.count("\n") + 3
        assert problem.column >= 1


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("a:\n-b\n-c", "begin each entry with a hyphen and a space: - b"),
        ("a:\n• b\n• c", "begin each entry with a hyphen and a space: - b"),
        ("a:\n* b\n* c", "begin each entry with a hyphen and a space: - b"),
        ("a:\n  * b\n  * c", "begin each entry with a hyphen and a space: - b"),
        ("a:\n  - b\n - c", "begin it in column 3"),
        ("a:\n    - b: 1\n      c: 2\n  - b: 3", "begin it in column 5"),
        ("a:\n  - b\n- c", "begin it in column 3"),
        ("a: [b, c],", "delete the comma"),
        ('a: "b",\nc: d', "delete the comma"),
        ("a: {id: s1 part: 1}", "put a comma before “part”"),
        ("a:\n  - (title: A, publisher: B)", "write { and } in their place"),
        ('a: "x"\n  b: c', "delete the spaces before it"),
        ("a: b\n\tc: d", "delete it: each key begins at the left edge"),
        ("a: “b: c”", 'write straight quotation marks: a: "b: c"'),
        ("a: *b", "put the value in quotation marks if it is meant as text"),
        ("a: {b: c d e: f}", 'put the value in quotation marks: b: "c d e: f"'),
    ],
)
def test_the_cure_of_a_line_follows_what_was_meant(text: str, hint: str) -> None:
    (problem,) = split(f"---\n{text}\n---\nA.\n", "b.md").problems
    assert problem.hint == hint


_KEYS = "title: T\ndate: 2021-05-11\n"


@pytest.mark.parametrize(
    ("text", "line", "hint"),
    [
        (f"--\n{_KEYS}---\nA.\n", 1, "write three hyphens: ---"),
        (f"—\n{_KEYS}---\nA.\n", 1, "write three hyphens: ---"),
        (f"----\n{_KEYS}---\nA.\n", 1, "“---” must be alone on its line"),
        (f"***\n{_KEYS}---\nA.\n", 1, "write three hyphens: ---"),
        (f" ---\n{_KEYS}---\nA.\n", 1, "delete them"),
        (f"\ufeff---\n{_KEYS}---\nA.\n", 1, "delete them"),
        (f"{_KEYS}---\nA.\n", 1, "put a line “---” above it"),
        (f"# T\n\n---\n{_KEYS}---\nA.\n", 1, "“---” must be the very first line of the file"),
        (f"```yaml\n---\n{_KEYS}---\n```\n", 1, "“---” must be the very first line of the file"),
        (f"---\n{_KEYS}----\nA.\n", 4, "write three hyphens: ---"),
        (f"---\n{_KEYS}—-\nA.\n", 4, "write three hyphens: ---"),
        (f"---\n{_KEYS} ---\nA.\n", 4, "write three hyphens: ---"),
        (f"---\n{_KEYS}---\n\n---\ntitle: T\n---\nA.\n", 6, "move its keys into the first one"),
        (
            '{"title": "T", "draft": true}\nA.\n',
            1,
            "write it in YAML, between “---”:\n---\ntitle: T",
        ),
    ],
)
def test_a_line_that_was_meant_to_be_a_fence_has_its_own_cure(
    text: str, line: int, hint: str
) -> None:
    (problem,) = split(text, "content/briefs/a.md").problems
    assert problem.line == line
    assert problem.hint.startswith(hint)


def test_a_rule_in_an_unclosed_text_is_not_taken_for_its_fence() -> None:
    (problem,) = split(f"---\n{_KEYS}\nA text.\n\n***\n", "content/briefs/a.md").problems
    assert problem.hint == "add a line “---” after its last key"


def test_a_rule_and_a_definition_are_no_second_front_matter() -> None:
    text = f"---\n{_KEYS}---\nA.\n\n---\nnote: B\n---\n"
    assert not split(text, "content/briefs/a.md").problems
