"""Markup, and any text, as Markdown."""

from __future__ import annotations

import pytest

from briefing.importers.body import to_markdown
from briefing.importers.escape import escape_inline, language_of, one_line, split_paragraph
from briefing.importers.html_to_markdown import read_markup


@pytest.mark.parametrize(
    ("markup", "markdown"),
    [
        ("<h1>A</h1><h3>B<br>c</h3>d<br>e", "## A\n\n### B c\n\nd\n\ne"),
        ("<blockquote>a<p>b</blockquote>c", "> a\n>\n> b\n\nc"),
        ("<p><b>a</b><i>b</i> – <i>c</i> <b>–</b>", "**a**b – *c* –"),
        ("<p><a href='/c'>a</a> <a href='javascript:x'>b</a>", "[a](https://e.example/c) b"),
        ("<hi rend='#b'>a</hi> <ref target='https://e.org/(b)'>b</ref>",
         "**a** [b](https://e.org/%28b%29)"),
        ("<p>a <s>b</s> <del><b>c</b></del><s>–</s>", "a ~~b~~ ~~**c**~~–"),
        ("<p>H<sub>2</sub>O, x<sup>10</sup>, 1<sup>st</sup>", "H₂O, x¹⁰, 1st"),
        ("<ul><li>a</li><li>b</li></ul><ol><li>c</li></ol>", "- a\n- b\n\n1. c"),
        ("<p>a <script>b</script><form><b>c</b></form>d", "a d"),
        ("<table><tr><th>a</th><th>b</th></tr><tr><td>c</td></tr></table>",
         "| a | b |\n|---|---|\n| c |  |"),
        ("<table><td>a<td>b<tr><td>c|d<td><p>e<p>f</table>",
         "| a | b |\n|---|---|\n| c&#124;d | e f |"),
        ("<table><tr><td>a</td></tr><tr><td></td></tr><tr><td>b</td></tr></table>", "a\n\nb"),
    ],
)  # fmt: skip
def test_markup_becomes_markdown(markup: str, markdown: str) -> None:
    content = read_markup(markup, "https://e.example/x/")
    assert to_markdown(tuple(content.blocks)) == markdown


def test_pictures_are_left_out_and_counted() -> None:
    content = read_markup("<p>a<img src='b'></p><figure><graphic/></figure>")
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
