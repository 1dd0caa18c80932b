"""Markup as the blocks of an article, and any text as Markdown."""

from __future__ import annotations

import pytest

from briefing.importers.blocks import Content, read_blocks
from briefing.importers.body import to_markdown
from briefing.importers.escape import escape_inline, language_of, one_line, split_paragraph
from briefing.importers.markup_tree import parse_markup
from briefing.importers.tei import tree_of_tei


def read_markup(markup: str, base_url: str = "") -> Content:
    return read_blocks(parse_markup(markup), base_url)


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("<h1>A</h1><h3>B<br>c</h3>d<br>e", "## A\n\n### B c\n\nd\n\ne"),
        ("<blockquote>a<p>b</blockquote>c", "> a\n>\n> b\n\nc"),
        ("<p><b>a</b><i>b</i> – <i>c</i> <b>–</b>", "**a***b* – *c* **–**"),
        ("<p><a href='/c'>a</a> <a href='javascript:x'>b</a>", "[a](https://e.example/c) b"),
        ("<p>a <s>b</s> <del><b>c</b></del> <s></s>", "a ~~b~~ ~~**c**~~"),
        ("<p>H<sub>2</sub>O, x<sup>10</sup>", "H<sub>2</sub>O, x<sup>10</sup>"),
        ("<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>", "- a\n- b\n\n1. c"),
        ("<ul><li>a</ul><ul><li>b<li>c</ul>", "- a\n\n* b\n* c"),
        ("<p>a <script>b</script><span><p>c</p></span>d", "a\n\nc\n\nd"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
         "| a | b |\n| --- | --- |\n| c |  |"),
        ("<table><td>a<td>b<tr><td>c|d<td><p>e<p>f</table>",
         "| a | b |\n| --- | --- |\n| c\\|d | e<br>f |"),
        ("<table><tr><td>a</td></tr><tr><td></td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
        ("<table><tr><td>a</td><td>b</td></tr></table>", "a\n\nb"),
    ],
)  # fmt: skip
def test_markup_becomes_markdown(markup: str, markdown: str) -> None:
    content = read_markup(markup, "https://e.example/x/")
    assert to_markdown(tuple(content.blocks)) == markdown


def test_the_xml_of_trafilatura_keeps_lists_code_and_terms() -> None:
    xml = (
        "<doc><main><head rend='h2'>A</head><p><hi rend='#b'>b</hi> <code>c</code><lb/>"
        "<ref target='https://e.org/(b)'>b</ref></p><list rend='ol'><item>d</item></list>"
        "<list rend='dl'><item rend='dt-1'>t</item><item rend='dd-1'>u</item></list>"
        "<code>e\n  f</code><quote><p>q</p></quote><table><row><cell role='head'>g</cell>"
        "<cell>h</cell></row><row><cell>i</cell><cell>j</cell></row></table></main>"
        "<comments><p>never</p></comments></doc>"
    )
    assert to_markdown(read_blocks(tree_of_tei(xml)).blocks).split("\n\n") == [
        "## A", "**b** `c`", "[b](https://e.org/%28b%29)", "1. d", "t\n:   u", "```\ne\n  f\n```",
        "> q", "| g | h |\n| --- | --- |\n| i | j |",
    ]  # fmt: skip
    assert read_blocks(tree_of_tei("")).blocks == []


def test_pictures_are_left_out_and_counted() -> None:
    content = read_markup("<p>a<img src='b'></p><figure><img></figure>")
    assert [block.plain for block in content.blocks] == ["a"]
    assert content.picture_count == 2


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("한국어 문장 in it", "ko"),
        ("A text with 한", ""),
        ("日本のニュース", "ja"),
        ("中文", ""),
        ("", ""),
    ],
)
def test_the_script_of_a_text_shows_its_language(text: str, lang: str) -> None:
    assert language_of(text) == lang


def test_a_long_text_is_cut_between_words() -> None:
    assert one_line(" a  b\nc ") == "a b c"
    assert one_line("word " * 200, 20) == "word word word word…"
    assert [len(part) for part in split_paragraph("word " * 4000)] == [8999, 8999, 2000]
    assert [len(part) for part in split_paragraph("x" * 20_000)] == [9000, 9000, 2000]


def test_a_long_run_of_one_character_is_cut_to_80() -> None:
    assert escape_inline("=" * 100) == "=" * 80
