"""What the dialect adds to GFM, and where it reads more than GFM does."""

from __future__ import annotations

import pytest

from briefing.markdown.convert import convert
from tests.support.markdown import parse, render
from tests.support.markup import structure

SAME = [
    # Containers.
    ("1. a\n   - b\n   - c\n2. d", "<ol><li>a<ul><li>b</li><li>c</li></ul></li><li>d</li></ol>"),
    ("- a\n\n  b\n- c", "<ul><li><p>a</p><p>b</p></li><li>c</li></ul>"),
    ("1. a\n   ```\n   b\n   ```", "<ol><li>a<pre><code>b\n</code></pre></li></ol>"),
    ("> ```\n> a\n> ```", "<blockquote><pre><code>a\n</code></pre></blockquote>"),
    ("a:\n- b\n- c", "<p>a:</p><ul><li>b</li><li>c</li></ul>"),
    ("- a\n* b", "<ul><li>a</li></ul><ul><li>b</li></ul>"),
    ("a\n2. b", "<p>a\n2. b</p>"),
    ("-" * 100, "<hr>"),
    ("a\n| b |\n|---|\n| c |", "<p>a</p><table><thead><tr><th>b</th></tr></thead>"
     "<tbody><tr><td>c</td></tr></tbody></table>"),
    ("a | b\n- | -\n1 | 2", "<table><thead><tr><th>a</th><th>b</th></tr></thead>"
     "<tbody><tr><td>1</td><td>2</td></tr></tbody></table>"),
    ("#5\n\n#Head and #tail", "<p>#5</p><p>#Head and #tail</p>"),
    ("````\n```\na\n```\n````", "<pre><code>```\na\n```\n</code></pre>"),
    # Text.
    ("~~a~~ 5~10명, 3~4명", "<p><del>a</del> 5~10명, 3~4명</p>"),
    ("**“비핵화”**라는 **비핵화(非核化)**를", "<p><strong>“비핵화”</strong>라는 "
     "<strong>비핵화(非核化)</strong>를</p>"),
    ("그는**“인용”**을", "<p>그는<strong>“인용”</strong>을</p>"),
    ("www.un.org.", '<p><a href="http://www.un.org">www.un.org</a>.</p>'),
    ("(https://un.org/a_(b)_c)", '<p>(<a href="https://un.org/a_(b)_c">https://un.org/a_(b)_c</a>)'
     "</p>"),
    ("a@un.org", '<p><a href="mailto:a@un.org">a@un.org</a></p>'),
    ("[see www.un.org](b)", '<p><a href="b">see www.un.org</a></p>'),
    ("[see www.un.org]", '<p>[see <a href="http://www.un.org">www.un.org</a>]</p>'),
    ("<foo\\+@bar.example.com>", "<p>&lt;foo+@bar.example.com&gt;</p>"),
    ("- [ ] a\n- [x] b", '<ul><li><label><input disabled="" type="checkbox"> a</label></li>'
     '<li><label><input checked="" disabled="" type="checkbox"> b</label></li></ul>'),
    # Boxes and alerts.
    ("!!! note\n    - a\n\n    ```\n    b\n    ```\nc", "<div><p>Note</p><ul><li>a</li></ul>"
     "<pre><code>b\n</code></pre></div><p>c</p>"),
    ('!!! key "*K*"\n    a', "<div><p><em>K</em></p><p>a</p></div>"),
    ("> [!TIP]\n> a", "<div><p>Tip</p><p>a</p></div>"),
    ("> [!IMPORTANT]\n> - a", "<div><p>Important</p><ul><li>a</li></ul></div>"),
    # Terms, notes, abbreviations, captions.
    ("a\nb\n: c\n: d", "<dl><dt>a</dt><dt>b</dt><dd>c</dd><dd>d</dd></dl>"),
    ("a\n\n:   b\n\n    c", "<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>"),
    (": a", "<p>: a</p>"),
    ("U.S. UN, UNO\n\n*[UN]: x\n*[U.S.]: y", '<p><abbr title="y">U.S.</abbr> '
     '<abbr title="x">UN</abbr>, UNO</p>'),
    ("## A {#b}\n\nC {#d}\n---", "<h2>A</h2><h2>C</h2>"),
    ("## A {b} {: .c }\n\n*a*{.b}", "<h2>A {b} {: .c }</h2><p><em>a</em>{.b}</p>"),
    ("Table: T\n\n|a|\n|-|\n|b|", "<table><caption>T</caption><thead><tr><th>a</th></tr></thead>"
     "<tbody><tr><td>b</td></tr></tbody></table>"),
    ("|a|\n|-|\n|b|\nTable: T", "<table><caption>T</caption><thead><tr><th>a</th></tr></thead>"
     "<tbody><tr><td>b</td></tr></tbody></table>"),
    # HTML.
    ("H<sub class=x>2</sub>O<br/>b <!-- c --> d", "<p>H<sub>2</sub>O<br>b  d</p>"),
    ("<details open>\n<summary>a</summary>\n\n*b*\n\n</details>",
     '<details open=""><summary>a</summary>\n<p><em>b</em></p></details>'),
    ("<time datetime=2021 onclick=x>a</time>", '<p><time datetime="2021">a</time></p>'),
]  # fmt: skip


@pytest.mark.parametrize(("text", "html"), SAME)
def test_the_dialect(text: str, html: str) -> None:
    assert structure(render(text)) == structure(html)


def test_footnotes_have_numbers_in_the_order_of_the_text() -> None:
    html = render("a[^b] c[^d] e[^b]\n\n[^d]: D[^f]\n[^b]: B\n[^f]: F\n")
    assert [html.index(f'id="fn-{name}"') for name in "bdf"] == sorted(
        html.index(f'id="fn-{name}"') for name in "bdf"
    )
    assert 'href="#fn-b">1<' in html
    assert 'href="#fn-d">2<' in html
    assert 'href="#fn-f">3<' in html
    assert 'href="#fnref2-b"' in html


def test_a_footnote_can_have_blocks_and_can_be_defined_anywhere() -> None:
    html = render("- a[^1]\n\n  [^1]: b\n\n      - c\n")
    assert html.index("</ul>") < html.index('<li id="fn-1">') < html.index("<li>c</li>")


def test_an_unused_footnote_is_not_shown() -> None:
    html, (problem,) = parse("a\n\n[^1]: b")
    assert "b" not in html.replace("footnote", "")
    assert problem.code == "unused-footnote"


@pytest.mark.parametrize("character", ["\x02", "\x03", "\ue000"])
@pytest.mark.parametrize("around", ["{}", "`{}`", "\\*{}", "[{}](a)", "<a@b.c>{}", "```\n{}\n```"])
def test_control_characters_of_the_parser_are_text(character: str, around: str) -> None:
    html, _ = parse(around.replace("{}", f"x{character}klzzwxh:0{character}y"))
    assert html.count(character) == 2
    assert not {"\x02", "\x03"}.difference(character).intersection(html)


@pytest.mark.parametrize("entity", ["&#8;", "&#xFFFE;", "&#0;", "&#xD800;", "&#x110000;"])
def test_an_entity_never_makes_a_character_that_xml_forbids(entity: str) -> None:
    assert render(f"{entity} [a]({entity}) ```{entity}``` ").count("\ufffd") == 2


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("## A\n\n## A\n\n## A_1", ["a", "a_1", "a_2"]),
        ("## !\n\n## !", ["_1", "_2"]),
    ],
)
def test_ids_are_made_from_texts(text: str, ids: list[str]) -> None:

    body, _ = convert(
        text, path="content/briefs/a.md", first_line=1, lang="en", find_media=lambda path: None
    )
    assert body
    assert list(body.anchors) == ids


@pytest.mark.parametrize(
    "code",
    [
        "- a\n\n  ```\n  {}\n  ```",
        "> ```\n> a\n> {}\n> ```",
        "- a\n\n      {}",
        "\t{}",
        "- `a\n  {}`",
        "> - a `{}` b",
        "| `{}` |\n|---|",
        "~~~\n{}",
    ],
)
@pytest.mark.parametrize("sign", ["{{< x >}}", "[[a]]", "$$x$$", "• a"])
def test_signs_of_other_programs_are_allowed_in_code(code: str, sign: str) -> None:
    text = code.replace("{}", sign)
    _, problems = convert(
        text, path="content/briefs/a.md", first_line=1, lang="en", find_media=lambda path: None
    )
    assert [problem for problem in problems if not problem.warning] == []
    _, problems = convert(
        text.replace("`", "").replace("~", ""),
        path="content/briefs/a.md",
        first_line=1,
        lang="en",
        find_media=lambda path: None,
    )
    assert problems or sign == "• a" or text.startswith(("\t", "- a\n\n      "))
