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
    "A $x^2$ b": ("tex-formula", 8, 3),
    "A $\\alpha$ b": ("tex-formula", 8, 3),
    "ㅇ 하나": ("foreign-bullet", 8, 1),
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
        "It costs $5 or $6^2, and US$7.",
        "ㅇㅇ ㅇ",
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
        ("![[map.png|300]]", "![…](map.png)"),
    ],
)
def test_the_cure_shows_a_link(text: str, cure: str) -> None:
    assert problems_of(text)[0].hint == f"write {cure}, with the name of the file"


@pytest.mark.parametrize(
    "unit",
    [
        "{{",
        "{%",
        "[[a",
        "[[a]]",
        "$$a",
        "$$ ",
        "• a\n",
        "{{a}}",
        "{%a%}",
        "==a",
        "==",
        "++a",
        "$a^",
        "^[a",
        "[@a",
        "'''a",
        "％％a",
        "%%a ",
        "[a(",
        "[a(b/",
        "{.a",
        "{:a",
        "]{a=",
        "– a\n",
        "-a\n",
        "https:/a.",
        "[a]https:/",
        "__a가",
        "+-",
        "+-+\n",
        "a\ta",
        "a\tb\n",
        "｜",
        "- []\n",
        "htps://a.",
        "［a",
        "\n== a",
        "&nbsp",
        "\\cite{",
        "1.a\n",
        "(a) a\n",
        "*a\n",
    ],
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


def unread(text: str) -> list[tuple[str, int, int]]:
    """The places of what is not read as its author means it, in a text that begins in line 8."""
    return [(p.code, p.line, p.column) for p in problems_of(text) if p.code.startswith("unread-")]


LISTS = {
    "– one\n– two": (8, 1),
    "The Council:\n—met\n—voted": (9, 1),
    "① 하나\n② 둘": (8, 1),
    "가. 하나\n나. 둘": (8, 1),
    "(1) 하나\n(2) 둘": (8, 1),
    "a) one\nb) two": (8, 1),
    "1.하나\n2.둘": (8, 1),
    "1)하나\n2)둘": (8, 1),
    "-하나\n-둘": (8, 1),
    "- one\n-two\n- three": (9, 1),
    "- 하나\n  · 둘\n  · 셋": (9, 3),
    "> → 하나\n> → 둘": (8, 3),
    "※ 하나\n※ 둘\n※ 셋": (8, 1),
    "*Note: one\n*Other: two": (8, 1),
    "◈ 하나\n◈ 둘": (8, 1),
    "Ⅰ. 서론\nⅡ. 본론": (8, 1),
    "[1] 통일부\n[2] 외교부": (8, 1),
    "¹ one\n² two": (8, 1),
    "-[ ] one\n-[x] two": (8, 1),
}
NO_LISTS = [
    "- one\n- two\n\n1. one\n2. two",
    "> A quotation.\n> — Its author",
    "북한·중국\n· 러시아",
    "그렇게 하였\n다. 그리고 그렇게 하\n다. 끝",
    "*one* is one\n*two* is two",
    "① 하나\\\n② 둘  \n③ 셋",
    "–\n–",
    "UN DPRK\n\n*[UN]: one\n*[DPRK]: two",
    "[1]: https://www.un.org/a\n[2]: https://www.un.org/b\n\n[a][1], [b][2]",
    "−5 degrees\n−6 degrees",
    "1.5 million\n2.5 million",
    "① 하나\n\n② 둘",
]


@pytest.mark.parametrize("text", LISTS)
def test_lines_that_look_like_a_list_are_a_warning(text: str) -> None:
    assert unread(text) == [("unread-list", *LISTS[text])]
    assert unread(f"```\n{text}\n```") == []


def test_the_cure_of_a_list_keeps_its_lines() -> None:
    (problem,) = problems_of("① 하나\n② 둘")
    assert problem.hint.endswith("to keep the lines, end each but the last with “\\”")
    body, problems = convert(
        "① 하나\\\n② 둘",
        path="content/briefs/a.md",
        first_line=8,
        lang="ko",
        find_media=lambda path: None,
    )
    assert body
    assert not problems
    assert "\\" not in body.prose.html


@pytest.mark.parametrize("text", NO_LISTS)
def test_other_lines_are_no_list(text: str) -> None:
    assert unread(text) == []


# Markup of other programs, its column, and what the hint begins with.
MARKUP = {
    "A ==b c== d": (3, "write <mark>b c</mark>"),
    "이것은==강조==": (4, "write <mark>강조</mark>"),
    "A ++b++": (3, "write <ins>b</ins>"),
    "H~2~O": (2, "write <sub>2</sub>"),
    "m^2^": (2, "write <sup>2</sup>"),
    "A^[b c] d": (2, "write [^name], and below, after an empty line, [^name]: b c"),
    "A [@kim2020, p. 3]": (3, "write [^kim2020], and below, after an empty line, [^kim2020]: …"),
    "가 ＊＊나＊＊": (3, "write **나**"),
    "가 ［나］（https://www.un.org/）": (3, "write [나](https://www.un.org/)"),
    "A %% b %%": (3, "delete it"),
    "[TOC]": (1, "delete it"),
    "[목차]": (1, "delete it"),
    "== Title ==": (1, "begin a heading with"),
    "A&nbsp b": (2, "write &nbsp;"),
    "A \\cite{b}": (3, "delete it"),
    "![A](b.png){width=300}": (12, "delete it"),
    "A {.b}": (3, "delete it"),
    "## A {#b c}": (6, "delete it"),
    "## A {: .c }": (6, "delete it"),
    "A https:/www.un.org/a.": (9, "write https://www.un.org/a"),
    "A http//www.un.org b": (7, "write https://www.un.org"),
    "A htps://un.org": (8, "write https://un.org"),
    "A **b ** c": (3, "write **b**"),
    "~~가 ~~는": (1, "write ~~가~~"),
    "__가__는": (1, "write “*” for each “_”"),
    "[a] : https://www.un.org/": (
        1,
        "delete it; a task begins with “- [ ]”, and a definition with",
    ),
    "<www.un.org>": (1, "write <https://www.un.org>"),
    "- [] a": (3, "delete it; a task begins with “- [ ]”"),
    "｜ 가 ｜ 나 ｜": (1, "write “|” for each “｜”"),
    "＞ 가": (1, "begin each line of a quotation with “> ”"),
    "** 가**나": (1, "write **가**"),
}
NO_MARKUP = [
    "snake_case_a 파일_이름_목록",
    "- [ ] a\n- [x] b",
    "Cost:\t$5  \nTime:\t6",
    "if a==b and c==d",
    "C++ and C++11, g++",
    "5~10명, 3~4월",
    "안녕^^ 하하^^",
    "https://www.un.org/?a==b== https://www.un.org/~1~/a^2^",
    "[kim@un.org](mailto:kim@un.org) [@kim](https://www.un.org)",
    "5%% of 6%% are",
    "AT&T &amp; R&D",
    "{x} ${x} {.5} {} a{b}",
    "## A {#terms}\n\n&#8364;",
    "HTTP/1.1 and/or https://www.un.org//a",
    "The GDP** and the CPI** fell. **Good** and **better** ones.",
    "5 ** 3 ** 2",
]


@pytest.mark.parametrize("text", MARKUP)
def test_markup_of_another_dialect_is_a_warning(text: str) -> None:
    column, hint = MARKUP[text]
    assert unread(text) == [("unread-markup", 8, column)]
    (problem,) = [p for p in problems_of(text) if p.code == "unread-markup"]
    assert problem.hint.startswith(hint)
    assert unread(f"`{text}`") == unread(f"```\n{text}\n```") == []


@pytest.mark.parametrize("text", NO_MARKUP)
def test_similar_text_is_no_markup(text: str) -> None:
    assert unread(text) == []


BLOCKS = {
    "+---+---+\n| a | b |\n+---+---+": ("unread-markup", 8, 1, "write a table with “|”"),
    "구분\t내용\n일시\t5월": ("unread-markup", 8, 1, "write a table: “|” between the cells"),
    "    The text of a paragraph.": ("unread-markup", 8, 5, "delete the spaces"),
    "##What": ("unread-heading", 8, 1, "write ## What"),
    "#배경\n\n글": ("unread-heading", 8, 1, "write ## 배경"),
    "＃＃ 배경": ("unread-heading", 8, 1, "write ## 배경"),
    ":::note\na\n:::": ("unread-box", 8, 1, "write !!! note in its place"),
    "::: tip A title\na\n:::": ("unread-box", 8, 1, 'write !!! note "A title" in its place'),
    '??? warning "A"\n    b': ("unread-box", 8, 1, 'write !!! warning "A" in its place'),
    "[!NOTE]\na": ("unread-box", 8, 1, "write “> [!NOTE]” and nothing else in this line"),
    "> [!NOTE] A\n> b": ("unread-box", 8, 3, "write “> [!NOTE]” and nothing else in this line"),
    "| a | b |\n| 1 | 2 |": ("unread-table", 8, 1, "write a row of dashes below the first row"),
    "|a|\n|-|\n|b|\n\n| c | d |": ("unread-table", 12, 1, "delete the empty line above it"),
    "```charts\na\n```": ("unread-chart", 8, 1, "write ```chart"),
    "```{chart}\na\n```": ("unread-chart", 8, 1, "write ```chart"),
    "```mermaid\na\n```": ("unread-markup", 8, 1, "write it in Markdown, or show a picture"),
}
NO_BLOCKS = [
    "    print(a)\n    b = c + d",
    "#북한 #핵",
    "#1 priority",
    "#MeToo is a movement.",
    "Text\n#MeToo",
    "::: \n\n??? What",
    "|x| = |y|\n|z| > 1",
    "```csharp\na\n```\n\n```rust\nb\n```",
]


@pytest.mark.parametrize("text", BLOCKS)
def test_a_block_of_another_dialect_is_reported(text: str) -> None:
    code, line, column, hint = BLOCKS[text]
    assert unread(text) == [(code, line, column)]
    assert problems_of(text)[0].hint.startswith(hint)


@pytest.mark.parametrize("text", NO_BLOCKS)
def test_similar_lines_are_no_block(text: str) -> None:
    assert unread(text) == []


LINKS = {
    "A [b](c.md d": "write [b](c.md)",
    "A [b](c.md]": "write [b](c.md)",
    "A [b](<c.md)": "write [b](c.md)",
    "A (b)[c.md] d": "write [b](c.md)",
    "!(b)[c.png]": "write ![b](c.png)",
    "[a](b.md “c”)": 'write [a](b.md "c")',
    "[a]https://www.un.org": "write [a](https://www.un.org)",
    "![a](b.png =30x20)": "write ![a](b.png)",
    '[a](b.md "c)': 'write [a](b.md "c")',
}


@pytest.mark.parametrize("text", LINKS)
def test_a_link_with_wrong_brackets_is_a_warning(text: str) -> None:
    (problem,) = problems_of(text)
    assert (problem.code, problem.hint, problem.warning) == ("unread-link", LINKS[text], True)


@pytest.mark.parametrize(
    ("text", "code", "hint"),
    [
        ("[a][b.md]", "undefined-link", "write round brackets: [a](b.md)"),
        (
            "[a](#What Follows)\n\n## What follows",
            "missing-heading",
            "did you mean “#what-follows”?",
        ),
        ("## A {#b.c}", "heading-id", "write {#b-c}"),
        ("[a](htps://un.org/b)", "link-scheme", "did you mean https://un.org/b?"),
        ("[a](http//un.org/b)", "missing-scheme", "write http://un.org/b"),
        ("[a](“https://un.org/b”)", "missing-scheme", "write https://un.org/b"),
    ],
)
def test_the_cure_of_an_address_needs_one_round(text: str, code: str, hint: str) -> None:
    (problem,) = problems_of(text)
    assert (problem.code, problem.hint) == (code, hint)
