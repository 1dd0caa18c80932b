"""Signs of other programs in a text are reported, but not in code."""

from __future__ import annotations

import time

import pytest

from briefing.core.diagnostics import Problem
from briefing.markdown.convert import convert


def problems_of(text: str) -> tuple[Problem, ...]:
    return convert(
        text, path="content/briefs/a.md", first_line=8, lang="en", find_media=lambda path: None
    )[1]


MISTAKES = {
    "• one\n• two": ("foreign-bullet", 8, 1),
    "Text.\n\n  ▪ one": ("foreign-bullet", 10, 3),
    "\uf0b7\tone": ("foreign-bullet", 8, 1),
    "·\tone": ("foreign-bullet", 8, 1),
    'See {{< figure src="a.png" >}}.': ("template-tag", 8, 5),
    "{{% notice %}}": ("template-tag", 8, 1),
    'A {{< figure\n  src="a.png"\n>}} b': ("template-tag", 8, 3),
    "{{ site.title }}": ("template-tag", 8, 1),
    "A {% include x.html %} b": ("template-tag", 8, 3),
    "A [[wiki link]] b": ("wiki-link", 8, 3),
    "A [[page|words]]": ("wiki-link", 8, 3),
    "![[photo.png]]": ("wiki-link", 8, 1),
    "A $$x^2 + y$$ b": ("tex-formula", 8, 3),
    "$$\nx^2\n$$": ("tex-formula", 8, 1),
}


@pytest.mark.parametrize("text", MISTAKES)
def test_a_sign_of_another_program_is_an_error(text: str) -> None:
    (problem,) = [p for p in problems_of(text) if p.code == MISTAKES[text][0]]
    assert (problem.line, problem.column) == MISTAKES[text][1:]
    assert not problem.warning
    assert problem.hint


@pytest.mark.parametrize("text", [text for text in MISTAKES if "\n" not in text])
@pytest.mark.parametrize("form", ["`{}`", "```\n{}\n```", "~~~\n{}\n~~~", "T.\n\n    {}"])
def test_code_is_not_reported(text: str, form: str) -> None:
    codes = {p.code for p in problems_of(form.format(text))}
    assert not codes & {code for code, _, _ in MISTAKES.values()}


@pytest.mark.parametrize(
    "text",
    [
        "[[a]](https://www.un.org/) and [[b]][b]\n\n[b]: https://www.un.org/",
        "[[b]]\n\n[b]: https://www.un.org/",
        "It costs US$$ and $5, or $$6.",
        "A \\[[b]] and \\{{ b }}",
        "북한·중국\n· 러시아",
        "100 % {a} {{}} 5 • 6",
    ],
)
def test_similar_signs_are_not_reported(text: str) -> None:
    codes = {p.code for p in problems_of(text)}
    assert not codes & {code for code, _, _ in MISTAKES.values()}


@pytest.mark.parametrize(
    ("text", "cure"),
    [
        ("[[Hanoi Summit]]", "[Hanoi Summit](hanoi-summit.md)"),
        ("[[hanoi#what|below]]", "[below](hanoi.md#what)"),
        ("![[map.png]]", "![map.png](map.png)"),
    ],
)
def test_the_cure_shows_a_link(text: str, cure: str) -> None:
    assert problems_of(text)[0].hint == f"write {cure}, with the name of the file"


@pytest.mark.parametrize(
    "unit", ["{{", "{%", "[[a", "[[a]]", "$$a", "$$ ", "• a\n", "{{a}}", "{%a%}"]
)
def test_hostile_signs_are_searched_quickly(unit: str) -> None:
    from briefing.markdown.context import Context
    from briefing.markdown.mistakes import check_mistakes
    from briefing.markdown.positions import SourceText

    text = unit * (200_000 // len(unit))
    context = Context("a.md", SourceText(text, 1), "en", lambda path: None, lambda path: "")
    start = time.perf_counter()
    check_mistakes(text, context)
    assert time.perf_counter() - start < 5


def test_a_text_directly_below_a_table_is_a_warning() -> None:
    table = "| a | b |\n|---|---|\n| 1 | 2 |\n"
    [problem] = problems_of(f"{table}Text.\n")
    assert (problem.code, problem.line, problem.warning) == ("short-row", 11, True)
    assert not problems_of(f"{table}| Text.\n\nText.\n")
    assert not problems_of("| a |\n|---|\nText\n")


@pytest.mark.parametrize(
    ("text", "place", "hint"),
    [
        ("A.[^a]\n\n[^a] B.", (10, 1), "write a colon directly after it: [^a]: …"),
        ("A.[^a]\n\n[^a]B.", (10, 1), "write a colon directly after it: [^a]: …"),
        ("A.[^a]\n\n[^a] : B.", (10, 1), "write a colon directly after it: [^a]: …"),
        ("A.[^a]\n\n[^a]:", (10, 1), "write its text after the colon"),
        ("[A]（b.md）", (8, 4), "write ordinary brackets: (b.md)"),
        ("[A]（https://www.un.org/）", (8, 4), "write ordinary brackets: (https://www.un.org/)"),
        ("[[_TOC_]]", (8, 1), "delete it; nothing on the page takes its place"),
    ],
)
def test_a_mistake_in_brackets_is_one_problem(text: str, place: tuple[int, int], hint: str) -> None:
    (problem,) = problems_of(text)
    assert (problem.line, problem.column) == place
    assert problem.hint == hint


@pytest.mark.parametrize("text", ["[합의]（2018년）", "A.[^a]\n\n[^a]: B."])
def test_words_in_full_width_brackets_are_no_link(text: str) -> None:
    assert problems_of(text) == ()
