"""Trees of markup → Markdown, read back by our own parser."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.content.brief import parse_brief
from briefing.content.types import ParseOptions
from briefing.importers.markup_tree import parse_markup, text_of
from briefing.importers.tree_blocks import limit_nesting, tree_markdown
from briefing.markdown.convert import convert


def markdown(html: str) -> str:
    return tree_markdown(parse_markup(html))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>Hello <b>wor</b><b>ld </b>and <i>foo,</i>bar</p>", "Hello **world** and *foo*,bar"),
        ("a<br><br>b<br>c", "a\n\nb\\\nc"),
        ("<b>a<br></b>b <i><br>c</i>", "**a**\\\nb\\\n*c*"),
        ("<p>1. one *x* _y_</p>", "1\\. one \\*x\\* \\_y\\_"),
        ("<h1>T</h1><h2>U</h2>", "## T\n\n### U"),
        ("<h3>Only</h3>", "### Only"),
        ("<ol start=3><li><p>a</p><p>b</p></li><li>c</li></ol>", "3. a\n\n   b\n\n4. c"),
        ("<ul><li>a</li></ul><ul><li>b</li></ul>", "- a\n\n* b"),
        ("<ul><li><input type=checkbox checked> a</li></ul>", "- [x] a"),
        ("<blockquote><p>a</p><blockquote>b</blockquote></blockquote>", "> a\n>\n> > b"),
        ("<details><summary>S & t</summary>x</details>", None),
        (
            "<p>H<sub>2</sub>O <code>a`b</code> <kbd>x</kbd></p>",
            "H<sub>2</sub>O ``a`b`` <kbd>x</kbd>",
        ),
        ("<dl><dt>a</dt><dd><p>x</p><p>y</p></dd></dl>", "a\n:   x\n\n    y"),
        ("<p><a href='https://x.org/a b(c)'>t</a></p>", "[t](https://x.org/a%20b%28c%29)"),
        ("<a href='x'><div>a</div><div>b</div></a>", "[a b](x)"),
        ("<p>x!<a href='u'>v</a></p>", "x\\![v](u)"),
        ("<figure><img src=a.png><figcaption>A “b”</figcaption></figure>", '![](a.png "A “b”")'),
        ("<p>x</p><script>y()</script><style>z</style><!-- c -->", "x"),
        ("<center><font color=red>a</font></center>", "a"),
        ("<p>Table: no caption</p>", "Table&#58; no caption"),
        ("<p>&nbsp;</p><p> a </p>", "a"),
        ("<p>a <s>b</s><sup></sup> <sub> </sub></p>", "a ~~b~~"),
    ],
)
def test_markup_becomes_markdown(html: str, expected: str | None) -> None:
    if expected is None:
        expected = "<details>\n<summary>S &amp; t</summary>\n\nx\n\n</details>"
    assert markdown(html) == expected


def test_code_stays_as_it_is_in_a_list() -> None:
    code = "<pre><code class='language-py'>x\n\ty\n\n`` ` ``</code></pre>"
    html = f"<ol><li>a<ul><li>b{code}</li></ul></li></ol>"
    text = markdown(html)
    assert text == "1. a\n   - b\n\n     ```py\n     x\n     \ty\n\n     `` ` ``\n     ```"
    page = page_of(text)
    assert '<pre><code class="language-py">x\n\ty\n\n`` ` ``\n</code></pre>' in page


def test_a_table_keeps_all_cells_and_expands_those_that_cover_others() -> None:
    html = (
        "<table><tr><th>a<th>b<th>c</tr><tr><td rowspan=2>x|y<td colspan=2><p>1</p><p>2</p></tr>"
        "<tr><td><ul><li>i</li><li>j</li></ul><td align=right>z</tr></table>"
    )
    assert markdown(html).split("\n") == [
        "| a | b | c |",
        "| --- | --- | --- |",
        "| x\\|y | 1<br>2 |  |",
        "|  | i<br>j | z |",
    ]


def test_a_table_of_one_column_is_its_content() -> None:
    assert markdown("<table><tr><td><p>a</p><p>b</p></td></tr></table>") == "a\n\nb"


def test_no_cell_and_no_text_in_a_table_is_lost() -> None:
    html = "<table>x<td>a<td>b<tr>y<td>c<td>d</td>z</tr><p>w</p></table>v"
    assert markdown(html) == "x\n\nw\n\ny z\n\n| a | b |\n| --- | --- |\n| c | d |\n\nv"
    html = "<table><thead><th>a<th>b</thead><tr><td>c<td>d</table>"
    assert markdown(html) == "| a | b |\n| --- | --- |\n| c | d |"


@pytest.mark.parametrize(
    "start",
    ["<div>", "<b>", "<b>x<i>y", "<sub>x", "<span>x ", "<ul><li>x", "<blockquote>x", "<details>x",
     "<dl><dt>x<dd>y", "<div class=note-box><p>x", "<div class='admonition note'>x", "<font>x ",
     "<table><tr><td>x<td>y", "<ul><li>x<blockquote>y", "<figure>x", "<pre>x"],
)  # fmt: skip
@pytest.mark.parametrize("depth", [70, 3000])
def test_deep_markup_loses_no_text(start: str, depth: int) -> None:
    tree = parse_markup(start * depth + " deep " + "<p>after")
    limit_nesting(tree)
    text = tree_markdown(tree)
    assert re.search(r"deep.*after", text, re.DOTALL)
    page_of(text)


def page_of(text: str) -> str:
    body, problems = convert(
        text, path="content/briefs/x.md", first_line=1, lang="en", find_media=lambda path: None
    )
    assert [p.message for p in problems if not p.warning] == []
    assert body is not None
    return body.prose.html


_TEXT = st.text(alphabet="ab1 .,:!*_~`[]()#+->|\\&<=\"'é한\n", max_size=12)


def _element(children: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    tags = st.sampled_from(
        "b i del code sub p div ul li dl dt dd blockquote h2 table tr td".split()
    )
    return st.builds(lambda tag, inner: f"<{tag}>{inner}</{tag}>", tags, children)


_MARKUP = st.recursive(
    _TEXT.map(lambda t: t.replace("&", "&amp;").replace("<", "&lt;")),
    lambda inner: st.lists(st.one_of(_element(inner), inner), max_size=4).map("".join),
    max_leaves=8,
)


@given(_MARKUP)
def test_no_letter_is_lost_and_no_mark_is_left(html: str) -> None:
    """The page that our parser makes has the letters and digits of the markup, in order."""
    tree = parse_markup(html)
    before = re.sub(r"[\W_]", "", text_of(tree))
    text = markdown(html)
    if not text:
        assert before == ""
        return
    page = parse_markup(page_of(text))
    for link in list(page.iter("a")):
        if link.get("class") == "permalink":
            link.drop_tree()
    assert re.sub(r"[\W_]", "", text_of(page)) == before


@pytest.mark.parametrize(
    ("markup", "written"),
    [
        ("<p>https://x.example/~a/b_c_d?e=1&amp;f=2.</p>", "https://x.example/~a/b_c_d?e=1&f=2."),
        ("<p>한https://x.example/_a</p>", "한https://x.example/_a"),
        ("<p>www.x.example/a*b*</p>", "www\\.x.example/a\\*b\\*"),
        ("<p>https://x.example/a<b>b</b></p>", "https\\://x.example/a**b**"),
        ("<p>https://gi<a href='c.md'>B</a></p>", "https\\://gi[B](c.md)"),
        ("<p>https://x.example/a<b>_</b>1https://x.example/a_</p>", None),
        ("<p>https://x.example/a&lt;b&gt; https://x.example/a_https://x.example/`</p>", None),
        ("<p>www.x@_ https:// www.xhttps://x http://x:y/ http://%s/</p>", None),
        ("<p><code>https://x.example/</code><code>b</code></p>", None),
        (
            "<p><a href='c.md'>https://x.example/a_b</a> x_y</p>",
            "[https://x.example/a\\_b](c.md) x\\_y",
        ),
    ],
)
def test_addresses_in_texts_stay_as_they_are(markup: str, written: str | None) -> None:
    """Signs in an address have no meaning, so that a backslash would be a part of it."""
    if written is not None:
        assert markdown(markup) == written
    written = markdown(markup)
    body = f"---\ntitle: T\ndate: 2020-01-01\nauthor: A\ntopics: [t]\n---\n{written}\n"
    read = parse_brief("content/briefs/a.md", body.encode(), ParseOptions())
    assert read.prose is not None
    assert text_of(parse_markup(read.prose.html)) == text_of(parse_markup(markup))
