"""Terms of the glossary in the HTML of briefs: which uses are marked, and how."""

from __future__ import annotations

import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.build.term_marks import TermMarker
from briefing.core.model import Term
from briefing.markdown.sanitizer import sanitize
from briefing.search.tokenizer import tokenize

GLOSSARY = (
    Term("armistice", "armistice", 'It "ended" the fighting & no more.', {"ko": "정전협정"}),
    Term("npt", "Non-Proliferation Treaty", "A treaty.", {"ko": "핵확산금지조약"}, {"": ("NPT",)}),
    Term("talks", "Six-Party Talks", "Talks."),
    Term("party", "party", "A side.", {}, {}, {"ko": "한 편."}),
    Term("launch", "launch", "A start."),
    Term("us", "US", "The United States."),
    Term("attache", "attaché", "A diplomat."),
    Term("crisis", "crisis", "A turn."),
)
_MARK = re.compile(r'<a class="term" href="../glossary.html#page.term-([\w-]+)" title="[^"]*">')


def words_of(html: str) -> list[str]:
    """The terms of the text of the HTML, as the search has them."""
    return tokenize(unescape(re.sub("<[^>]*>", " ", html)))


def marked(html: str, lang: str = "en") -> list[tuple[str, str]]:
    """The ids and the words that are marked."""
    made, terms = TermMarker(GLOSSARY, "en", lang).mark(html, words_of(html), "../")
    assert re.sub(rf"{_MARK.pattern}(.*?)</a>", r"\2", made, flags=re.S) == html
    found = re.findall(rf"{_MARK.pattern}(.*?)</a>", made, re.S)
    assert [term.href.partition("term-")[2] for term in terms] == [id for id, _ in found]
    return found


def test_the_first_use_leads_to_the_glossary() -> None:
    marker = TermMarker(GLOSSARY, "en", "en")
    html, [term] = marker.mark("<p>The armistice, an armistice.</p>", ["armistice"], "../")
    assert html == (
        '<p>The <a class="term" href="../glossary.html#page.term-armistice" title="It &quot;ended'
        '&quot; the fighting &amp; no more.">armistice</a>, an armistice.</p>'
    )
    assert (term.name, term.lang, term.definition_lang) == ("armistice", "en", "en")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Armistices ended.", [("armistice", "Armistices")]),
        ("An ARMISTICE.", []),
        ("The armisticed.", []),
        ("pre-armistice, party-like", [("armistice", "armistice"), ("party", "party")]),
        ("All parties launched launches.", [("party", "parties"), ("launch", "launches")]),
        ("The US did. It is us.", [("us", "US")]),
        ("Ask us, or USA, or the U.S.", []),
        ("“NPT’s” text", []),
        ("The NPT’s text", [("npt", "NPT")]),
        ("The NPT and the Non-Proliferation Treaty", [("npt", "NPT")]),
        ("Non‑Proliferation\nTreaty", [("npt", "Non‑Proliferation\nTreaty")]),
        ("Six-Party Talks, then a party", [("talks", "Six-Party Talks"), ("party", "party")]),
        ("He said “an armistice”. An armistice it was.", [("armistice", "armistice")]),
        ("Six-Party&nbsp;Talks", [("talks", "Six-Party&nbsp;Talks")]),
        ("&US; <em>US</em>", [("us", "US")]),
        ("„No“, “no”, «no» and 「no」 US", [("us", "US")]),
        ("Attachés in crises", [("attache", "Attachés"), ("crisis", "crises")]),
        ("An attaché in a crisis", [("attache", "attaché"), ("crisis", "crisis")]),
    ],
)
def test_whole_words_count(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(f"<p>{text}</p>") == found


@pytest.mark.parametrize(
    "html",
    [
        '<h2 id="us">US <a class="permalink" href="#us" aria-label="US">#</a></h2>',
        '<p><a href="us.html">the US</a></p>',
        "<p><code>US</code></p><pre><code>US</code></pre>",
        "<blockquote><p>US</p><blockquote><p>A</p></blockquote><p>US</p></blockquote>",
        '<figure><img src="a.png" alt="a &gt; US"><figcaption>US</figcaption></figure>',
        '<p><img src="a.png" alt="US &gt; US"></p>',
        "<p><q>the US</q> and <cite>the US</cite></p>",
        "<p>“The US, <em>the US</em>”</p>",
        "<p>„A US“, „the US“ and «US», «the US»</p>",
        "<p>「A US」と「the US」、『US』</p>",
    ],
)
def test_terms_are_not_marked_in_some_elements(html: str) -> None:
    assert sanitize(html) == html  # It writes `>` in an attribute as a reference.
    assert marked(html) == []
    assert marked(f"{html}<p>US</p>") == [("us", "US")]


def test_an_abbreviation_of_the_author_explains_itself() -> None:
    html = '<p>The <abbr title="United States">US</abbr>, and the US.</p>'
    assert marked(html) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("정전협정은 남았다.", [("armistice", "정전협정")]),
        ("정전협정서", []),
        ("구정전협정", []),
        ("NPT에서 탈퇴", [("npt", "NPT")]),
        ("핵확산금지조약의 party", [("npt", "핵확산금지조약")]),
    ],
)
def test_korean_words_may_have_particles(text: str, found: list[tuple[str, str]]) -> None:
    assert marked(f"<p>{text}</p>", "ko") == found


def test_names_and_definitions_are_in_the_language_of_the_text() -> None:
    marker = TermMarker(GLOSSARY, "en", "ko-KR")
    _, [npt] = marker.mark("<p>NPT</p>", ["npt"], "")
    assert (npt.name, npt.lang, npt.definition_lang) == ("핵확산금지조약", "ko", "en")
    assert marker.refs["party"].definition == "한 편."


@given(
    st.lists(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "US",
                " ",
                "armistice",
                "“",
                "”",
                "<em>",
                "</em>",
                "<code>",
                "</code>",
                "-",
                "’s",
            ]
        ),
        max_size=12,
    ).map("".join)
)
def test_only_links_are_added(html: str) -> None:
    marked(html)
