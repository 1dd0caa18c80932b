"""Articles in saved pages and Word files, and the formats of files."""

from __future__ import annotations

import pytest

from briefing.importers import docx as docx_reader
from briefing.importers import html, sniff
from briefing.importers.body import to_markdown
from briefing.importers.types import ImportFailure
from tests.support.articles import LETTER, PAGE, docx
from tests.support.importing import reading_of


def test_the_metadata_and_the_text_of_a_saved_page_are_read() -> None:
    article = html.read_page(PAGE)
    assert (article.title, article.publisher) == ("Envoys to meet by the lake", "The Daily Ledger")
    assert (article.author, article.email) == ("Ann Wexford, Tom Bright", "ann@ledger.example")
    assert article.published == "2024-03-05T09:30+01:00"
    assert article.modified == "2024-03-06T10:00+00:00"
    assert (article.section, article.lang) == ("Politics", "en")
    assert (article.caption, article.credit) == ("The hall where they are to meet.", "Reuters")
    assert article.url == "https://ledger.example/politics/envoys-meet"
    assert article.summary == "A second round is planned; neither side says what for."
    markdown = to_markdown(article.blocks)
    assert markdown.startswith("The envoys of both governments will meet on **Tuesday** in a hall")
    assert (
        "\n\n## What is known\n\nThe agenda has [four items](https://ledger.example/ag" in markdown
    )
    assert r"is \*expected\* to" in markdown
    assert "\n\n1. A first item of procedure that nobody disputes.\n2. A second, on" in markdown
    assert markdown.endswith("nor how long they mean to stay.")
    assert "left out: 2 pictures" in article.notes
    assert reading_of(article)[1] == []


def test_a_description_that_begins_the_text_is_not_a_summary() -> None:
    start = "The envoys of both governments will meet on Tuesday"
    given = PAGE.replace("A second round is planned; neither side says what for.", f"{start} in …")
    assert html.read_page(given).summary == ""


@pytest.mark.parametrize(
    "head",
    [
        '<meta property="og:title" content="T"><meta property="article:published_time"'
        ' content="2024-03-05"><meta property="og:site_name" content="P">',
        '<title>T | P</title><meta name="application-name" content="P">'
        '<meta name="pubdate" content="2024-03-05">',
        '<script type="application/ld+json">{broken</script><h1>T</h1><meta name="citation_'
        'publisher" content="P"><time datetime="2024-03-05">5 March</time>',
        '<script type="application/ld+json">' + "[" * 100_000 + '</script><meta name="'
        'citation_title" content="T"><meta name="dc.publisher" content="P">'
        '<meta name="dc.date" content="2024-03-05">',
    ],
)
def test_metadata_is_read_in_all_its_forms(head: str) -> None:
    article = html.read_metadata(f"<html><head>{head}</head><body></body></html>")
    assert (article.title, article.publisher, article.published) == ("T", "P", "2024-03-05")


@pytest.mark.parametrize(
    ("head", "author"),
    [
        ('<meta name="author" content="서예린">', "서예린"),
        (
            '<meta name="author" content="서예린 기자"><meta property="og:article:author" '
            'content="한강일보"><meta property="og:site_name" content="한강일보">',
            "서예린 기자",
        ),
        ('<meta name="author" content="Ann Wexford and Tom Bright">', "Ann Wexford, Tom Bright"),
        ('<meta name="author" content="https://social.example/ann">', ""),
    ],
)
def test_authors_are_those_that_a_page_names(head: str, author: str) -> None:
    page = f"<html><head><title>T</title>{head}</head><body></body></html>"
    assert html.read_metadata(page).author == author


def test_the_text_of_a_word_file_comes_before_its_properties() -> None:
    article = docx_reader.read_docx(docx(LETTER))
    assert (article.title, article.author) == ("A letter on the talks", "Ann Wexford")
    assert article.published == "2022-02-03T04:05:06+00:00"
    assert [b.markdown for b in article.blocks] == [
        r"The ministry writes that talks will go on \*as planned\*, with the # sign.",
        "What comes next",
        r"1\. An answer, it says, and then another.",
    ]
    (note,) = article.notes
    assert note == "from the properties of the Word file, not from its text: author, published"


@pytest.mark.parametrize(
    "data",
    [
        docx(LETTER)[:-40],
        docx(LETTER, {"word/document.xml": "<w:document"}),
        docx(LETTER, {"word/more.xml": " " * (9 << 20)}),
        docx(LETTER, {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "bb">]><a>&b;</a>'}),
        docx([]),
        docx(LETTER, {"word/document.xml": "<a>" * 50_000 + "</a>" * 50_000}),
    ],
    ids=["cut off", "broken", "a bomb", "entities", "empty", "deep"],
)
def test_a_hostile_word_file_is_refused(data: bytes) -> None:
    with pytest.raises(ImportFailure):
        docx_reader.read_docx(data)


@pytest.mark.parametrize(
    "inside",
    [
        "<div>" * 100_000 + "text",
        "<b>" * 100_000,
        "<p>A paragraph of words that says little.</p>" * 200_000,
        "<!--" * 50_000,
        "<a " + "x=y " * 200_000,
        "<p " + " ".join(f"a{n}=1" for n in range(50_000)) + ">text",
        "<p a='<' " + " ".join(f"a{n}" for n in range(50_000)) + ">text",
        "<a href='x'>y</a>" * 11_000,
        "&" * 500_000,
        "<ul><li>a" * 50_000,
        "<table><tr><td>a" * 20_000,
        "<script>" * 50_000,
    ],
    ids=[
        "div",
        "b",
        "long",
        "comments",
        "attributes",
        "more attributes",
        "other attributes",
        "links",
        "signs",
        "lists",
        "tables",
        "scripts",
    ],
)
def test_a_hostile_page_neither_hangs_nor_crashes(inside: str) -> None:
    article = html.read_page(f"<html><head><title>T</title></head><body>{inside}</body></html>")
    assert article.title == "T"


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (b"\xef\xbb\xbf<!DOCTYPE html><p>x</p>", "html"),
        (PAGE.encode("utf-16"), "html"),
        ("<html><meta charset=euc-kr>정부</html>".encode("cp949"), "html"),
        ("정부가 새 대화를 제안했다.".encode("cp949"), "text"),
        ("Café, “naïve” – words".encode("cp1252"), "text"),
        (b"a < b and b > c\r\nmore\r\n", "text"),
        (docx(LETTER), "docx"),
    ],
)
def test_the_format_of_a_file_is_detected_by_its_bytes(data: bytes, name: str) -> None:
    detected = sniff.detect_format(data)
    assert detected.format == name
    if name == "text":
        assert "�" not in detected.text
        assert any(w in detected.text for w in ("제안했다", "“naïve” –", "and b > c"))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n",
        b"%PDF-1.7",
        b"\xd0\xcf\x11\xe0",
        b"{\\rtf1",
        b"PK\x03\x04zip",
        bytes(range(256)),
    ],
)
def test_other_formats_are_refused_with_a_hint(data: bytes) -> None:
    with pytest.raises(ImportFailure) as refused:
        sniff.detect_format(data)
    message, cure = refused.value.args
    assert message
    assert cure


def test_a_page_without_text_has_a_note() -> None:
    article = html.read_page("<html><head><title>T</title></head><body></body></html>")
    assert article.blocks == ()
    assert article.notes == ("no text was found in the page",)
