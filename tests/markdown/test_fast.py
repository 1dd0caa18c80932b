"""FastMarkdown gives the bytes of Python-Markdown, for usual and for unusual texts."""

from __future__ import annotations

import re
from typing import Any

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.corpus import pieces
from briefing.markdown.convert import convert
from briefing.markdown.fast.blocks import FastMarkdown
from tests.support.examples import examples
from tests.support.repository import REPO

# Not "extra": it reads Markdown in HTML too, and then no block is known to be plain.
EXTENSIONS = [
    *("tables", "footnotes", "def_list", "abbr", "fenced_code", "attr_list"),
    *("sane_lists", "toc", "admonition"),
]

CASES = [
    "",
    " ",
    "\n\n",
    "One.\n\nTwo\nlines.",
    "Break  \nhere, and a tab \t\nhere.",
    "# One\n\nTwo\n===\n\nThree\n---\n\n#### Four ####\n\n## *Five* & <six>\n\n## Same\n\n## Same",
    "Text\n# Heading at once\nmore text",
    "## A & B\n\n## A &amp; B\n\n## `code`\n\n## 한국어 제목\n\n## \\*kept\\*",
    "- one\n- two\n    - three\n\n    para\n- four\n\n1. one\n2. two",
    "3. three\n4. four\n\ntext\n\n* a\n\n* b\n\n    code",
    "1986\\. A year.\n\n1986. A list.\n\n² two",
    "> quote\n> more\n\n> > deeper\n\nlazy\n> quote",
    "    code\n    <b>&amp;\n\n    more\n\ntext",
    "```\nfence [a](b)\n```\n\n~~~ {.py}\nx\n~~~\n\ntext",
    "``a ` b`` and `\\` and \\`not\\` and ` `` `",
    '[a](b) [a](<b c> "t") [a](b \'t\') [a]( b ) ![i](j) ![i](j "t") [![i](j)](k)',
    '[a][b] [b] [a][] ![i][b] ![b]\n\n[b]: http://x.y "T"\n[a]: <z>',
    "[no][where] [unclosed ![x [a](b",
    "<http://a.b/c> <me@x.org> <b>bold</b> <!-- c --> &copy; &#169; & &bogus; < > <",
    "<div>\n*a*\n</div>\n\ntext <span>in</span>",
    "*a* **b** ***c*** _d_ __e__ *a **b** c* a*b*c a_b_c **a*b**c* * a * ** _a*b_*",
    "Note[^1] and[^a].\n\n[^1]: One.\n[^a]: Two\n    more\n\n    para\n\nEnd[^1].",
    "| a | b |\n|---|--:|\n| `x|y` | *z* |\n| \\| | \n\na | b\n- | -\n1 | 2",
    "Term\n: def\n\nTerm 2\n\n:   def\n\n    more",
    "The HTML.\n\n*[HTML]: Hyper Text",
    '!!! note "Title"\n    Body\n\n    more\n\n!!! key\n\n    x',
    "Para {.x}\n{: #id .c }\n\n## H {#h}\n\n*a*{.b} [l](m){title=x}",
    "***\n\n---\n\n_ _ _\n\ntext\n***\ntext",
    "a\x02b\x03c [\x02^1] \x02klzzwxh:0000\x03 `\x02``\r\nx\ry\tz",
    "&#91;a](b) \\[a](b) \\\\*a*",
    ": not a definition\n\n= not a heading\n\n+ item\n\n|",
    "\u00a0\n\ntext\n\n\u00a0\u2003\n\n> \u00a0",
    "a <b\n===\n\n## c > d\n\n### e & f &lt; g",
]

# Parts of Markdown, to be combined at random.
PARTS = (
    "*,**,_,__,`,``,[,],(,),![,](,<,>,&,;,#,## ,-,- ,+ ,1. ,> ,|,|---|,:,: ,:   ,[^1],[^1]: ,{,},"
    "{: .a },\\,!,!!! note,=,===,---,*[A]: ,A,a,b c,한국,.,\",',  ,    ,\n,\n\n,  \n,\t,&amp;,"
    "http://a.b,<http://a.b>,<b>,</b>,<!-- ,-->,```,~~~,[a]: b,\x02,\x03,\r"
).split(",")
TEXTS = st.lists(st.sampled_from(PARTS) | st.text(max_size=4), max_size=60).map("".join)


def both(text: str) -> tuple[str, str]:
    return tuple(  # type: ignore[return-value]
        library(extensions=EXTENSIONS).convert(text)
        for library in (markdown.Markdown, FastMarkdown)
    )


@pytest.mark.parametrize("text", CASES)
def test_the_dialect_is_the_same(text: str) -> None:
    stock, ours = both(text)
    assert ours == stock


@given(TEXTS)
@settings(max_examples=examples(400))
def test_any_text_is_the_same(text: str) -> None:
    stock, ours = both(text)
    assert ours == stock


# Links and emphases that are plain, or nearly.
MARKS = st.lists(
    st.sampled_from(
        (
            "*a*|**a b**|_a_|__a__|[a](b)|[a b](c_d*e&f)|![a](b)|*|_|**|[|]|(b)|(|)|[a]|a|b c| |.|"
            "\"|\n|  \n|- |&amp;|&|\\|`|<|[^1]|***a***|*a **b** c*|[*a*](b)|*[a](b)*|[a](b 't')|"
            "[a]()|한|!|-"
        ).split("|")
    ),
    max_size=12,
).map("".join)


@given(MARKS)
@settings(max_examples=examples(1500))
def test_marks_side_by_side_are_the_same(text: str) -> None:
    stock, ours = both(text)
    assert ours == stock


# Lists of single lines, lists that are similar, and the texts around them.
LINES = st.lists(
    st.sampled_from(
        (
            "- a;- b c;* a;+ a;-  a;- *a*;-a;- ;-;- - a;- 1. b;1. a;- # a;- > a;- :;- a|b;- |;- =;"
            "- ---;- [ ] a;    - a;  - a;    a;> - a;> a;# a;---;===;|-|-|;- !!! note;- \xa0a;- ²;"
            "- a  ;- [^1]: a"
        ).split(";")
    ).map("{}\n".format)
    | st.just("\n"),
    max_size=9,
).map("".join)


@given(LINES)
@settings(max_examples=examples(1500))
def test_lists_of_single_lines_are_the_same(text: str) -> None:
    stock, ours = both(text)
    assert ours == stock


def test_the_compared_texts_take_the_fast_path() -> None:
    ours: Any = FastMarkdown(extensions=EXTENSIONS)
    ours.convert("Text.")
    assert ours.parser._paragraph
    assert ours.parser._has_bullets


def test_a_converter_keeps_nothing_of_the_text_before() -> None:
    stock: Any = markdown.Markdown(extensions=EXTENSIONS)
    ours: Any = FastMarkdown(extensions=EXTENSIONS)
    for text in (*CASES, *reversed(CASES)):
        assert ours.reset().convert(text) == stock.reset().convert(text)
        assert ours.toc == stock.toc


def bodies() -> list[str]:
    written = [p.read_text("utf-8") for p in sorted((REPO / "content").rglob("*.md"))]
    return [text.split("---\n", 2)[2] for text in written] + [p.body for p in pieces(120)]


def test_bodies_of_briefs_are_the_same() -> None:
    for text in bodies():
        one, two = (
            convert(
                text,
                path="content/briefs/x.md",
                first_line=1,
                lang="en",
                find_media=lambda path: None,
                fast=fast,
            )
            for fast in (True, False)
        )
        assert one == two


@given(TEXTS)
@settings(max_examples=200)
def test_bodies_of_random_text_and_their_problems_are_the_same(text: str) -> None:
    one, two = (
        convert(
            text,
            path="content/briefs/x.md",
            first_line=1,
            lang="ko",
            find_media=lambda p: None,
            fast=fast,
        )
        for fast in (True, False)
    )
    assert one == two


def test_an_unknown_pattern_is_tried() -> None:
    """Another extension's pattern has no trigger here."""

    def converted(library: Any) -> str:
        md = library(extensions=[])
        pattern = markdown.inlinepatterns.SimpleTagInlineProcessor(r"()=(.+?)=", "ins")
        md.inlinePatterns.register(pattern, "ins", 175)
        return str(md.convert("Plain =text= here."))

    assert converted(FastMarkdown) == converted(markdown.Markdown)
    assert re.search("<ins>text</ins>", converted(FastMarkdown))
