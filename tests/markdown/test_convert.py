"""Markdown to safe HTML: the dialect, the positions of mistakes, and hostile text."""

from __future__ import annotations

import re
import time

import html5lib
import nh3
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.core.diagnostics import Problem
from briefing.core.model import Media
from briefing.markdown.convert import Body, convert
from briefing.markdown.sanitizer import sanitize
from tests.support.examples import examples

CHART = Media("content/briefs/2021/chart.svg", "media/chart-0.svg", 640, 360, "image/svg+xml")


def run(text: str, lang: str = "en") -> tuple[Body | None, tuple[Problem, ...]]:
    known = {CHART.path: CHART}
    return convert(
        text, path="content/briefs/2021/a.md", first_line=8, lang=lang, find_media=known.get
    )


def html(text: str, lang: str = "en") -> str:
    body, problems = run(text, lang)
    assert body is not None
    assert problems == ()
    return body.prose.html


@pytest.mark.parametrize(
    ("text", "converted"),
    [
        ("**마크다운(Markdown)**을", "<strong>마크다운(Markdown)</strong>을"),
        ("*강조(強調)*는", "<em>강조(強調)</em>는"),
        ('"**인용**"이라고', "“<strong>인용</strong>”이라고"),
        ("**“인용”**을", "<strong>“인용”</strong>을"),
        ("**DPRK**가", "<strong>DPRK</strong>가"),
    ],
)
def test_korean_emphasis_ends_at_a_particle(text: str, converted: str) -> None:
    assert html(text, "ko") == f"<p>{converted}</p>"


def test_a_line_ends_at_a_tag_of_an_author() -> None:
    body = run('He said<br>"no" to<wbr>day<details><summary>"Why"</summary>"So"</details>')[0]
    assert body is not None
    assert body.text.split() == ["He", "said", "“no”", "today", "“Why”", "“So”"]
    assert "<p>He said<br>“no” to<wbr>day</p>" in body.prose.html
    assert "<summary>“Why”</summary>“So”</details>" in body.prose.html
    assert html("## a<br>b").startswith('<h2 id="a-b">a<br>b<')


def test_the_text_of_an_entity_is_what_a_reader_sees() -> None:
    body, _ = run("A tag &amp;lt;b and `&lt;` and &#38;#49;.")
    assert body
    assert body.text == "A tag &lt;b and &lt; and &#49;."


def test_the_dialect() -> None:
    converted = html(
        "| a | b |\n|:--|--:|\n| 1 | 2 |\n\nNote[^x].\n\n[^x]: Text.\n\nterm\n:   meaning\n\n"
        '!!! key "Key judgement"\n    It holds.\n\n```\na < b\n```\n\nThe DPRK.\n\n*[DPRK]: North\n'
    )
    for part in (
        'aria-label="Table 1" class="table"',
        '<td class="right">2</td>',
        '<a class="footnote-ref" href="#fn-1">1</a>'.replace("fn-1", "fn-x"),
        '<sup class="footnote-ref" id="fnref-x">',
        '<section class="footnotes" role="doc-endnotes">',
        "<dd>meaning</dd>",
        '<div class="admonition key">',
        "<code>a &lt; b\n</code>",
        '<abbr title="North">DPRK</abbr>',
    ):
        assert part in converted


def test_pictures_have_sizes_and_captions() -> None:
    converted = html('![A chart](chart.svg "What it shows")')
    assert 'src="../media/chart-0.svg"' in converted
    assert 'width="640"' in converted
    assert 'loading="lazy"' in converted
    assert "<figcaption>What it shows <a" in converted
    assert 'href="../media/chart-0.svg">Full size</a></figcaption>' in converted


def test_headings_have_ids_and_an_outline() -> None:
    body, _ = run("## Sources\n\n## 무엇이 남았나\n\n### `x` & y\n")
    assert body is not None
    assert [(h.level, h.id, h.text) for h in body.prose.outline] == [
        (2, "sources_1", "Sources"),
        (2, "무엇이-남았나", "무엇이 남았나"),
        (3, "x-y", "x & y"),
    ]
    assert body.anchors == ("sources_1", "무엇이-남았나", "x-y")


def test_links_to_files_are_collected_with_their_positions() -> None:
    body, problems = run(
        "Text.\n\nSee [x](../2019/han%20oi.md#what) and [y](../../pages/about.md)."
    )
    assert problems == ()
    assert body is not None
    assert [(k.target, k.fragment, k.line, k.column) for k in body.links] == [
        ("content/briefs/2019/han oi.md", "what", 10, 9),
        ("content/pages/about.md", "", 10, 43),
    ]
    assert 'href="han%20oi.html#what"' in body.prose.html or "han oi" in body.prose.html
    assert 'href="../about.html"' in body.prose.html


REPORT = Media("content/briefs/2021/a.pdf", "media/a-0.pdf", 0, 0, "application/pdf")


@pytest.mark.parametrize(
    ("path", "text", "expected"),
    [
        ("briefs/2021/a.md", "[x](b.md)", '<a href="b.html">x</a>'),
        ("briefs/2021/a.md", "[x](../../pages/p.md#y)", '<a href="../p.html#y">x</a>'),
        ("briefs/2021/a.md", "[x](한.md)", '<a href="%ED%95%9C.html">x</a>'),
        ("briefs/2021/a.md", "[x](a.pdf)", '<a href="../media/a-0.pdf">x</a>'),
        ("pages/a.md", "[x](../briefs/2021/b.md)", '<a href="briefs/b.html">x</a>'),
        ("pages/a.md", "[x](p.md)", '<a href="p.html">x</a>'),
        ("pages/a.md", "[x](../briefs/2021/a.pdf)", '<a href="media/a-0.pdf">x</a>'),
        ("pages/a.md", "[x](mailto:a@b.org)", '<a href="mailto:a@b.org">x</a>'),
        ("pages/a.md", "<a@b.org>", '<a href="mailto:a@b.org">a@b.org</a>'),
        (
            "pages/a.md",
            "[x](https://un.org/a?b=c&d)",
            '<a href="https://un.org/a?b=c&amp;d" rel="external">x</a>',
        ),
    ],
)
def test_links_lead_from_page_to_page(path: str, text: str, expected: str) -> None:
    find = {REPORT.path: REPORT}.get
    body, problems = convert(text, path=f"content/{path}", first_line=1, lang="en", find_media=find)
    assert problems == ()
    assert body
    assert body.prose.html == f"<p>{expected}</p>"


@pytest.mark.parametrize(
    ("text", "is_figure"),
    [
        ('![b](chart.svg "T")', True),
        ("![b](chart.svg)", False),
        ('a ![b](chart.svg "T")', False),
        ('![b](chart.svg "T") a', False),
        ('[b](chart.svg "T")', False),
    ],
)
def test_a_figure_is_a_picture_with_a_title_alone(text: str, is_figure: bool) -> None:
    assert html(text).startswith("<figure>") == is_figure


def test_a_picture_without_a_size_has_none_on_the_page() -> None:
    picture = Media(CHART.path, CHART.href, 0, 0, CHART.type)
    body, _ = convert(
        "![a](chart.svg)",
        path="content/briefs/2021/a.md",
        first_line=1,
        lang="en",
        find_media=lambda path: picture,
    )
    assert body
    assert "width" not in body.prose.html
    assert body.media == (picture,)


def test_headings_with_one_text_have_different_ids() -> None:
    body, _ = run("## S\n\n## S\n\n## S\n\n## S")
    assert body
    assert body.anchors == ("s", "s_1", "s_2", "s_3")


def test_ids_of_the_layout_are_reserved() -> None:
    body, _ = run("## Sources\n\n## Sources\n\n## Sources")
    assert body
    assert body.anchors == ("sources_1", "sources_2", "sources_3")


def test_refused_html_is_shown_as_text() -> None:
    body, _ = run("a<i>b</i>c")
    assert body
    assert body.prose.html == "<p>a&lt;i&gt;b&lt;/i&gt;c</p>"


def test_any_white_space_is_one_space_in_the_plain_text() -> None:
    body, _ = run("a&nbsp; b\u2003c  d\ne")
    assert body
    assert body.text == "a b c d e"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("[a](<https://x.org/a b>)", "write a space as %20"),
        ("[a](https:x.org)", "did you mean https://x.org?"),
        ("[a](https://)", "write the whole address, as in https://www.un.org/"),
        ("[a](www.un.org)", "write https://www.un.org"),
        ("[a](a@un.org)", "write mailto:a@un.org"),
        ("a | b\n-|-|-\n1 | 2", "the header row has 2 cells and this row 3; make them equal"),
        ("[^ab] a\n\n[^abc]: c", "did you mean “[^abc]”?"),
        ("!!! nte\n    a", "did you mean “note”?"),
        ("[a][bb]\n\n[b]: x.md", "did you mean “[b]”?"),
    ],
)
def test_a_hint_names_the_correction(text: str, hint: str) -> None:
    assert hint in [p.hint for p in run(text)[1]]


def test_headings_are_one_level_lower_below_a_first_level() -> None:
    body, (problem,) = run("# T\n\n## S\n\n###### U")
    assert problem.warning
    assert body
    assert [h.level for h in body.prose.outline] == [2, 3, 6]


def test_a_footnote_may_be_indented_by_three_spaces() -> None:
    assert run("A[^1].\n\n   [^1]: B")[1] == ()
    _, problems = run("A[^1].\n\n    [^1]: B")
    assert [p.code for p in problems] == ["undefined-footnote"]


@pytest.mark.parametrize(
    ("text", "words", "minutes"),
    [
        ("***", 0, 1),
        ("word " * 344, 344, 1),
        ("word " * 346, 346, 2),
        ("a word\n\n## in blocks", 4, 1),
        ("가나다 " * 500, 500, 3),
        ("가나다 " * 100 + "word " * 460, 560, 3),
    ],
)
def test_words_are_counted_and_the_time_to_read_them(text: str, words: int, minutes: int) -> None:
    body, _ = run(text)
    assert body
    assert (body.words, body.minutes) == (words, minutes)


def test_default_titles_and_labels_are_in_the_language_of_the_text() -> None:
    korean = {
        "Note": "참고",
        "Table %(number)s": "표 %(number)s",
        "Link to this section": "이 절의 링크",
    }
    words = {("ko-KR", text, "text"): word for text, word in korean.items()}
    text = '!!! note\n    a\n\n!!! key "My"\n    b\n\n## C\n\n|a|\n|-|\n|b|'
    body, _ = convert(
        text,
        path="content/briefs/2021/a.md",
        first_line=1,
        lang="ko-KR",
        find_media=lambda path: None,
        translate=lambda *word: words.get(word, word[1]),
    )
    assert body
    for part in ('title">참고<', 'title">My<', "이 절의 링크: C", 'aria-label="표 1"'):
        assert part in body.prose.html
    assert 'title">Note<' in html("!!! note\n    a", "fr")


def test_tables_are_numbered_and_cells_have_their_side() -> None:
    converted = html("| a |\n|---|\n| b |\n\n> | c | d |\n> |:--|:-:|\n> | e | f |")
    assert converted.count("<table>") == 2
    for part in ('"Table 1"', '"Table 2"', '<td class="left">e</td>', '<td class="center">f</td>'):
        assert part in converted
    assert "style" not in converted


def test_code_has_its_text_and_no_typographic_punctuation() -> None:
    body, _ = run('`"<b>"` -- ``a ` b``\n\n    "c" & <d>\n\n```\n"x"--\n```')
    assert body
    assert body.text == '"<b>" – a ` b\n"c" & <d>\n"x"--'
    assert '<pre><code>"x"--\n</code></pre>' in body.prose.html


UNQUOTED = "the words after the kind of this box are not shown"
MISTAKES = [
    ("a <b>c</b>", 8, 3, "raw HTML is not allowed: <b>"),
    ("x\n\n<div>\n\ny", 10, 1, "raw HTML is not allowed: <div>"),
    ("- x\n    - <i>y</i>", 9, 7, "raw HTML is not allowed: <i>"),
    ("`<b>` <b>", 8, 7, "raw HTML is not allowed: <b>"),
    ("[a](javascript:b)", 8, 5, "links to “javascript:” are not allowed"),
    ("[a](java&#115;cript:b)", 8, 5, "links to “javascript:” are not allowed"),
    ("[a][1]\n\n[1]: data:text/html,x", 10, 6, "links to “data:” are not allowed"),
    ("[a](//b.org)", 8, 5, "“//b.org” is neither a whole address nor the name of a file"),
    ("[a](https://x.org/a b)", 8, 5, "“https://x.org/a b” is not a complete address"),
    ("[a](<https://x.org/a b>)", 8, 6, "“https://x.org/a b” is not a complete address"),
    ("[a](http:/x.org)", 8, 5, "“http:/x.org” is not a complete address"),
    ("[a](https:x.org)", 8, 5, "“https:x.org” is not a complete address"),
    ("[a](https://)", 8, 5, "“https://” is not a complete address"),
    ("[a](HTTPS://?b)", 8, 5, "“HTTPS://?b” is not a complete address"),
    ("b [a](https://https://x.org)", 8, 7, "“https://https://x.org” is not a complete address"),
    ("[a](https://x.org:b/)", 8, 5, "“https://x.org:b/” is not a complete address"),
    ("[a](https://[x/)", 8, 5, "“https://[x/” is not a complete address"),
    ("[a][1]\n\n[1]: https:/x", 10, 6, "“https:/x” is not a complete address"),
    ("<https://x.org/a b>", 8, 2, "“https://x.org/a b” is not a complete address"),
    ("[a](#nope)\n\n## Node", 8, 5, "this text has no heading “#nope”"),
    ("[a](../../../x.md)", 8, 5, "“../../../x.md” is outside content/"),
    ("![a](b.png)", 8, 6, "there is no picture content/briefs/2021/b.png"),
    ("![](chart.svg)", 8, 5, "the picture has no alternative text"),
    ("![a](https://b.org/c.png)", 8, 6, "the picture is not a file of the archive"),
    ("a[^1]", 8, 2, "the footnote “[^1]” is not defined"),
    ("a\n\n[^1]: b", 10, 1, "the footnote “[^1]” is not used"),
    ("!!! kye\n    a", 8, 1, "unknown kind of box “kye”"),
    ("!!! Kye\n    a", 8, 1, "unknown kind of box “kye”"),
    ("!!! note\n    a\n\n!!! note My own\n    a", 11, 1, UNQUOTED),
    ("!!! note Mine\n    a", 8, 1, UNQUOTED),
    ("- a\n\n    !!! note My own\n        a", 10, 5, UNQUOTED),
    ("!!! note\n\n    a\n\n!!! note\na", 12, 1, "the box is empty"),
    ('!!! key\n\n\n    a\n\n!!! note "T"\n\na', 13, 1, "the box is empty"),
    ("> !!! key\n>     a\n>\n> !!! key\n> a", 11, 3, "the box is empty"),
    ("a\n!!! note My title: a\n    b", 9, 1, "this is not read as a box"),
    ("!!! note “Title”\n    b", 8, 1, "this is not read as a box"),
    ("| a | b |\n|--|--|\n| 1 | 2 | c |", 10, 1, "this row has 3 cells, but the header row has 2"),
    ("a | b\n--|--\n1 | 2\n1 | `2` | c", 11, 1, "this row has 3 cells, but the header row has 2"),
    (
        "> | a | b |\n> |--|--|\n> | 1 |\t2 | c |",
        10,
        3,
        "this row has 3 cells, but the header row has 2",
    ),
    ("a | b\n--|--\n1 | 2 | 3 |", 10, 1, "this row has 3 cells, but the header row has 2"),
    (
        "| a | b |\n|--|--|\n| 1 | 2 | | 4 |",
        10,
        1,
        "this row has 4 cells, but the header row has 2",
    ),
    ("| a | b | c |\n|:-|--|\n| 1 | 2 |", 9, 1, "this is not read as a table"),
    ("|--|--|\n| 1 | 2 |", 8, 1, "this is not read as a table"),
    ("|1|2\u00a0x|3|\n|-|-|\n|1|2|", 9, 1, "this is not read as a table"),
    ("a|b\n-|-\n1|2\u00a0x|3", 10, 1, "this row has 3 cells, but the header row has 2"),
    ("x\n\n>!!! tip\n>     a", 10, 2, "unknown kind of box “tip”"),
    ("- !!! tip\n        a", 8, 3, "unknown kind of box “tip”"),
    ("x\n\n#\n\ny", 10, 1, "this is a first-level heading"),
    ("a\n\n```\nb", 10, 1, "this code block has no closing fence"),
    ("[a][b]\n\n[c]: x.md", 8, 1, "“[b]” is not defined, so this is not a link"),
    ("*x* [a b][]", 8, 5, "“[a b]” is not defined, so this is not a link"),
    ("[a] (../b.md)", 8, 4, "because of this space, this is not a link"),
    ("[a] (https://b.org)", 8, 4, "because of this space, this is not a link"),
    ("# a", 8, 1, "this is a first-level heading"),
    ("a\n\n## b\n\na\n\nc\n===\n\nd", 14, 1, "this is a first-level heading"),
    ("> # c", 8, 3, "this is a first-level heading"),
    ("a\x01b", 8, 2, "an invisible control character (U+0001)"),
    ("A[^1].\n\nx [^1]: N", 8, 2, "the footnote “[^1]” is not defined"),
    ("x\n\ny <i\tz> a", 10, 3, "raw HTML is not allowed: <i z>"),
    ("x\n\n- a <b\n  c='d'>", 10, 5, "raw HTML is not allowed: <b c='d'>"),
    ("> " * 30 + "a", 8, 41, "lists or quotations are nested more than 20 levels deep"),
    ("a|b\n-|-\n`c|d`|e", 10, 1, "a “|” in code ends the cell too"),
    ("- a <sub>b\n- c", 8, 5, "the element <sub> has no end"),
    ("a</sub>", 8, 2, "no tag before </sub> opens this element"),
    ("a\n\n<!-- b\n\nc", 10, 1, "this comment has no end, so that it hides all text below it"),
    (
        "## A {#page.cite}",
        8,
        8,
        "the id “page.cite” contains a dot, as the ids of the page itself do",
    ),
    ("## A {#b}\n\nC {#b}\n---", 10, 5, "the page has another element with the id “b”"),
    ("a\n\n> [!FOO]\n> b", 10, 3, "unknown kind of box “FOO”"),
    ("a\n\n> [!NOTE]\n\nb", 10, 3, "the box is empty"),
    ("[a](my file.pdf)", 8, 5, "“my file.pdf” is not a complete address"),
]


@pytest.mark.parametrize(("text", "line", "column", "message"), MISTAKES)
def test_mistakes_are_reported_at_their_position(
    text: str, line: int, column: int, message: str
) -> None:
    _, problems = run(text)
    assert (line, column, message) in [(p.line, p.column, p.message) for p in problems]
    assert all(p.hint for p in problems)


TAGS = [
    ("<b>c</b> <i>d</i>", [(1, "<b>", "write **…**"), (10, "<i>", "write *…*")]),
    ("</b> <B>c</b>", [(1, "</b>", "write **…**"), (6, "<B>", "write **…**")]),
    ('<a href="x.md">y</a>', [(1, '<a href="x.md">', "write [words](address)")]),
    ("<div>\n\na\n\n</div>", [(1, "<div>", "write it in Markdown")]),
    ("<span>a <span>b</span></span>", [(1, "<span>", "write it"), (9, "<span>", "write it")]),
    ("a <blockquote>", [(3, "<blockquote>", "write “> ” at the beginning of each line")]),
    ("a <table>", [(3, "<table>", "write | a | b | for each row")]),
    ("a <iframe src=b>", [(3, "<iframe src=b>", "write [words](address) to what the frame")]),
    ("a <img src=b>", [(3, "<img src=b>", "write ![what it shows](file)")]),
]


@pytest.mark.parametrize(("text", "expected"), TAGS)
def test_an_html_element_is_reported_once_with_a_hint(
    text: str, expected: list[tuple[int, str, str]]
) -> None:
    problems = sorted(run(text)[1], key=lambda p: (p.line, p.column))
    assert [(p.column, p.message) for p in problems] == [
        (column, f"raw HTML is not allowed: {tag}") for column, tag, _ in expected
    ]
    for problem, (_, _, cure) in zip(problems, expected, strict=True):
        assert problem.hint.startswith(cure)


NO_MISTAKES = [
    "a" * 20_000,
    "    " * 30 + "a",
    "A [^1]: b\n\n[^1]: N",
    "It fell to\n2. It rose in 2018.\n1986. So it was.",
    "It ended in\n1. That was all.",
    "a -\nb - c\n-d\n--\ne",
    "- a\nb\n- c\n\n1. a\nb\n2. c",
    "## A\n- one\n- two",
    "```\na:\n- one\n!!! note A b\n[a][b] [a] (b.md)\n```\n\n    c:\n    - one\n    |--|--|",
    "`a:\n1 - one`, `[a][b]`, \\[a][b], [sic] (see below), [a][^1]\n\n[^1]: b",
    "[a][b] [B][] [a] [b]\n\n[b]: https://b.org",
    "| a | b |\n|--|--|\n| `1\\|2` | 1\\|2 |\n| 1 |",
    '!!! note "My own title"\n    - a\n    - b\n\n!!! key ""\n\n\ta',
    "- a\n\n    !!! note\n\n        a",
    "1. a\n   b\n  c\n2. d\n   e\n\n    f\n\n    - g\n    - h\n\n3. i",
    "  - a\n  - b\n    c\n\n- d\n - e\n\n9. f\n10. g\n    1. h\n       i\n\n  [x]: y.md",
    "- In\n  2018. So.\n- b\n\nc\n\n   d\n\n* * *\n\n  e",
    "- a\n\n        - b\n          - c\n\n```\n- d\n  - e\n```\n\n    - f\n      - g",
    "- a\n\n## B\n\n  c\n\n- d\n\n---\n\n  e",
    "a | b\n--|--\n1 | 2 |\n| 2",
    "| a | b |\n|--|--|\n| 1 | 2 | |\n| 1 | 2 | | |",
    "https://x.org/?d=[e][f] <https://x.org/?d=[e][f]> [a](https://x.org/?d=[e][f])",
    "Wow\n!!!\n!!!! note",
    "[a](https://x.org) [a](HTTP://x.org:80?b) [a](https://한국.kr/가|나#b) [a](https://[::1]:8/a)",
    "[a](https://x.org/a_(b)/https://y.org/%20) [a](http://me@x/a) <https://x.org>",
]


@pytest.mark.parametrize("text", NO_MISTAKES)
def test_what_only_resembles_a_mistake_is_not_reported(text: str) -> None:
    assert run(text)[1] == ()


FRAGMENTS = st.sampled_from(
    "# ## === [ ]( ) ![ ` ``` * ** _ > - 1. | : ~~~ [^1] [^1]: !!! key \" ' -- ... & &lt; &#106; < "
    "> <script> </b> <a@b.c> <https://x.y> javascript: data: {: } .x #y onclick=1 style=z \\ 한국 "
    "을 a word *[a]: http://x.y \x02 klzzwxh:0 <!-- --> <img/src=x>".split(" ")
)
TEXTS = st.lists(st.one_of(FRAGMENTS, st.sampled_from([" ", "\n", "\n\n", "    "])), max_size=40)


@given(TEXTS.map("".join))
@settings(max_examples=examples(300))
def test_the_html_of_any_text_is_safe(text: str) -> None:
    body, problems = run(text)
    again, same = run(text)
    assert (body, problems) == (again, same)
    assert all(p.message and p.hint for p in problems)
    assert all(p.line >= 8 and p.column >= 1 for p in problems)
    if body is None:
        return
    converted = body.prose.html
    assert sanitize(converted) == converted
    assert nh3.is_html("x" + converted) or "<" not in converted
    page = html5lib.parse(
        f"<!doctype html><title>x</title>{converted}", namespaceHTMLElements=False
    )
    for element in page.iter():
        assert element.tag not in ("script", "style", "iframe", "object", "form")
        for key, value in element.attrib.items():
            assert not key.startswith("on")
            assert key != "style"
            if key in ("href", "src") and re.match(r"\s*[a-z][a-z0-9+.-]*:", value, re.IGNORECASE):
                assert value.startswith(("http:", "https:", "mailto:"))


@pytest.mark.parametrize("unit", ["[", "*", "_a", "`a", "<", "![", "&", "- a\n  ", "> ", "[^a]"])
def test_runs_of_a_character_take_no_time(unit: str) -> None:
    began = time.process_time()
    run((unit * 300 + "\n\n") * 3)
    assert time.process_time() - began < 8
