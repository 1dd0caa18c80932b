"""The sanitiser passes what Markdown makes, and nothing that is not allowed."""

from __future__ import annotations

import re

import html5lib
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from briefing.markdown.sanitizer import sanitize
from tests.support.examples import examples

WORDS = st.sampled_from(
    [
        "",
        "Text",
        "두 단어",
        "a\nb",
        "R&amp;D",
        "&lt;b&gt;",
        "“x” – y",
        "1 &gt; 0",
        "&#160;",
        "e\u0301",
    ]
)
INLINE = st.one_of(
    WORDS,
    WORDS.map("<em>{}</em>".format),
    WORDS.map("<strong>{}</strong>".format),
    WORDS.map('<a href="https://www.un.org/a?b=c#d" rel="external">{}</a>'.format),
    WORDS.map('<a href="other-brief.html#part">{}</a>'.format),
    st.just(
        '<sup class="footnote-ref" id="fnref-1"><a class="footnote-ref" href="#fn-1">1</a></sup>'
    ),
)
LINE = st.lists(INLINE, max_size=4).map("".join)
PARAGRAPH = LINE.map("<p>{}</p>".format)
ITEMS = st.lists(
    st.one_of(LINE, PARAGRAPH.map("\n{}\n".format)).map("<li>{}</li>\n".format),
    min_size=1,
    max_size=3,
).map("".join)
ROW = st.lists(
    st.one_of(LINE.map("<td>{}</td>\n".format), LINE.map('<td class="right">{}</td>\n'.format)),
    min_size=1,
    max_size=3,
).map(lambda cells: "<tr>\n" + "".join(cells) + "</tr>\n")
BLOCK = st.one_of(
    PARAGRAPH,
    LINE.map(
        '<h2 id="one">{}<a aria-label="Link: one" class="permalink" href="#one">#</a></h2>'.format
    ),
    ITEMS.map("<ul>\n{}</ul>".format),
    ITEMS.map("<ol>\n{}</ol>".format),
    PARAGRAPH.map("<blockquote>\n{}\n</blockquote>".format),
    ROW.map(
        '<div aria-label="Table 1" class="table" role="region" tabindex="0"><table>\n<thead>\n'
        "<tr>\n<th>Year</th>\n</tr>\n</thead>\n<tbody>\n{}</tbody>\n</table></div>".format
    ),
    LINE.map(
        '<section class="footnotes" role="doc-endnotes">\n<ol>\n<li id="fn-1">\n<p>{}&#160;'
        '<a aria-label="Back to the text" class="footnote-back" href="#fnref-1">&#8617;</a></p>\n'
        "</li>\n</ol>\n</section>".format
    ),
)
DOCUMENT = st.lists(BLOCK, max_size=5).map("\n".join)


@given(DOCUMENT)
@settings(max_examples=examples(300))
def test_what_markdown_makes_passes_unchanged(html: str) -> None:
    assert sanitize(html) == html.replace("&#160;", "&nbsp;").replace("&#8617;", "↩")


# Single pieces put into plain documents, or taken out of them.
ODD = st.sampled_from(
    [
        *"<>\"&\xa0\0\r\x0c\ufffe'=/\n \u2028",
        *("<p>", "</p>", "<em>", "</em>", "<a>", "</a>", "<li>", "</li>", "<table>", "</td>"),
        *("<script>alert(1)</script>", "<img src=x onerror=a()>", "<b>", "<!-- a -->", "<br />"),
        *('<a href="javascript:a()">', '<a href="//un.org">', '<a href="data:x,y">', "<svg>"),
        *('<a href="https://un.org/" onclick="a()">', '<p style="x">', '<h2 id="a" class="b">'),
        *('<a href="https://1.2.3.999/">x</a>', '<a href="http://xn--a/">x</a>', "<plaintext>"),
        *(
            '<a href="https://a b/">x</a>',
            '<a href="https://un.org:99999/">x</a>',
            "<pre>",
            "<hr />",
        ),
        *('<a href="HTTPS://UN.org/">x</a>', '<a href="a:b">x</a>', '<a href="?a:b">x</a>', "<ul>"),
        *('<a href="https://un.org/\u00ad%zz">x</a>', "&amp", "&copy;", "&#0;", "&#x26;", "<p/>"),
        *('<a href="http://a.0x7">x</a>', '<a href="http://08.org">x</a>', "</section>", "<sup>"),
        *('<a href="https://a_b.org">x</a>', '<a href="a b">x</a>', "<math><p>", "</div>", "<xmp>"),
    ]
)
PIECE = st.one_of(ODD, BLOCK, INLINE, st.text(max_size=4))


ELEMENTS = set(
    "html head body a abbr blockquote br code dd del div dl dt em figcaption figure h2 h3 h4 h5 h6 "
    "hr img li ol p pre s section strong sub sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = set(
    "href title rel aria-label id class src alt width height loading decoding role tabindex "
    "start".split()
)


@given(DOCUMENT, st.lists(st.tuples(st.integers(0, 400), st.integers(0, 9), PIECE), max_size=3))
@settings(max_examples=examples(1500))
@example("<p>a</p>", [(3, 0, "<p>b</p>")])
@example("<section>a</section>", [(2, 0, ">")])
@example("<p>a</p>", [(4, 0, '<a href="a">b<a href="c">d</a></a>')])
def test_only_what_is_allowed_comes_out(html: str, changes: list[tuple[int, int, str]]) -> None:
    for place, width, piece in changes:
        html = html[:place] + piece + html[place + width :]
    page = html5lib.parse(f"<!doctype html><body>{sanitize(html)}", namespaceHTMLElements=False)
    for element in page.iter():
        assert element.tag in ELEMENTS
        assert element.attrib.keys() <= ATTRIBUTES
        for key in ("href", "src"):
            scheme = re.match(r"\s*([a-z][a-z0-9+.-]*):", element.get(key, ""), re.IGNORECASE)
            assert not scheme or scheme[1].lower() in ("http", "https", "mailto")


@pytest.mark.parametrize(
    ("html", "clean"),
    [
        ("<h1>a</h1>", "a"),
        ('<p id="a">b</p>', "<p>b</p>"),
        ('<p style="x">a</p>', "<p>a</p>"),
        ('<h2 id="a" class="b">c</h2>', '<h2 id="a">c</h2>'),
        ('<p><a href="javascript:a()">b</a></p>', "<p><a>b</a></p>"),
        ('<p><a href="java\nscript:a()">b</a></p>', "<p><a>b</a></p>"),
        ('<p><a href="data:x,y">b</a></p>', "<p><a>b</a></p>"),
        (
            '<p><a href="https://un.org" onclick="a()">b</a></p>',
            '<p><a href="https://un.org">b</a></p>',
        ),
        ("<script>alert(1)</script>a", "a"),
        ("<!-- a -->b", "b"),
        ("<p>a<img src=x onerror=a()></p>", '<p>a<img src="x"></p>'),
        ("<svg><p>a</p></svg>", "<p>a</p>"),
        ('<h2 id="a">b</h3>', '<h2 id="a">b</h2>'),
    ],
)
def test_what_is_not_allowed_is_removed(html: str, clean: str) -> None:
    assert sanitize(html) == clean
