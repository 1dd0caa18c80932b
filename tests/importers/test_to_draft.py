"""Articles of others: what is told of them, drafts that are sound, and texts that stay unpublished.

All articles here are invented.
"""

from __future__ import annotations

import datetime as dt
import io
import os
import re
import subprocess
import sys
import unicodedata
import zipfile
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing.content.brief import parse_brief
from briefing.content.types import ParseOptions
from briefing.core.model import Topic
from briefing.importers import dates, html, html_to_markdown, plaintext, sniff, topic_guess
from briefing.importers import docx as docx_reader
from briefing.importers.to_draft import DraftOptions, draft_of
from briefing.importers.types import Article, ImportFailure, to_markdown
from tests.support.examples import examples
from tests.support.repository import REPO
from tests.support.shipped_site import files

DOCS = (REPO / "docs/importing.md").read_text("utf-8")
CHOICE = DraftOptions("A", ("t",), "clip", "full", "", "Asia/Seoul", "2024-06-01")

COPIED = """\ufeffThe Harbour Herald

피터팬

Envoys exchange letters for the first time this year

By Nam Ye-rin

Published : May 11, 2021 - 14:32

    • Link copied

(AP-Yonhap) (AP-Yonhap)

Two governments that had not written to each other since the autumn exchanged letters last week.

“We have read it with care,” a spokesperson said on Monday.

The letters were carried by hand and nobody would say what they hold

By Nam Ye-rin (yrnam@harbour.example)"""

PAGE = """<!DOCTYPE html>
<!-- saved from url=(0041)https://ledger.example/politics/envoys-meet -->
<html lang="en-US"><head><title>Envoys to meet by the lake - The Daily Ledger</title>
<meta property="og:site_name" content="The Daily Ledger">
<meta name="description" content="A second round is planned; neither side says what for.">
<script type="application/ld+json">{"@graph": [{"@type": "WebPage"}, {"@type": ["NewsArticle"],
"headline": "Envoys to meet by the lake", "datePublished": "2024-03-05T09:30:00+01:00",
"dateModified": "2024-03-06T10:00:00Z", "articleSection": "Politics",
"author": [{"name": "Ann Wexford", "email": "mailto:ann@ledger.example"}, {"name": "Tom Bright"}],
"publisher": {"name": "The Daily Ledger"}}]}</script></head>
<body><nav><ul><li><a href="/">Home</a></li><li><a href="/w">World</a></li></ul></nav>
<article><h1>Envoys to meet by the lake</h1><p>By Ann Wexford and Tom Bright</p>
<ul class="share"><li>Share</li><li>Print</li><li>Copy link</li></ul>
<figure><img src="a.jpg">
<figcaption>The hall where they are to meet. (Reuters)</figcaption></figure>
<p>The envoys of both governments will meet on <strong>Tuesday</strong> in a hall by the lake,
people who know of the plans said, after a winter in which neither had much to say.</p>
<h2>What is known</h2>
<p>The agenda has <a href="/agenda_(new)">four items</a>, of which the second took the whole of the
first round and is *expected* to take the second as well. <img src="b.jpg"></p>
<ol><li>A first item of procedure that nobody disputes.</li><li>A second, on inspections.</li></ol>
<p>Officials would not say who leads the delegations, nor how long they mean to stay.</p>
<p>By Ann Wexford (ann@ledger.example)</p></article>
<footer>Copyright The Daily Ledger. All rights reserved.</footer></body></html>
"""


# ---- what plain texts tell ----------------------------------------------------------------------


def test_a_text_copied_from_a_newspaper_tells_all_that_stands_around_it() -> None:
    article = plaintext.read_text(COPIED)
    assert article.title == "Envoys exchange letters for the first time this year"
    assert (article.publisher, article.author) == ("The Harbour Herald", "Nam Ye-rin")
    assert (article.email, article.credit) == ("yrnam@harbour.example", "AP-Yonhap")
    assert (article.published, article.modified, article.caption) == ("2021-05-11T14:32", "", "")
    assert len(article.blocks) == 3
    assert article.blocks[0].plain.startswith("Two governments")
    assert article.blocks[-1].plain.endswith("nobody would say what they hold")
    assert article.notes == ("left out: “• Link copied”, “피터팬”",)


SHAPES = {
    "Korean portal": (
        "한강일보\n정부, 새 대화 제안에 “기다리겠다”\n입력 2021.05.11. 오후 2:32  "
        "수정 2021.05.11. 오후 3:10\n"
        "서예린 기자 yr@hangang.example\n가-가+\n기사 공유\n본문 듣기\n\n"
        "[서울=한강] 정부가 11일 새 대화를 제안했다고 밝혔다.\n\n상대는 아직 답하지 않았다.\n\n"
        "무단전재 및 재배포 금지",
        {
            "publisher": "한강일보",
            "title": "정부, 새 대화 제안에 “기다리겠다”",
            "author": "서예린",
            "email": "yr@hangang.example",
            "published": "2021-05-11T14:32",
            "modified": "2021-05-11T15:10",
        },
        ["[서울=한강] 정부가 11일 새 대화를 제안했다고 밝혔다.", "상대는 아직 답하지 않았다."],
    ),
    "two authors, section and caption": (
        "Politics\n\nA line between the capitals is open again\n\nBy Ann Wexford and Tom Bright\n\n"
        "May 11, 2021, 2:32 p.m. EDT\n\nShare   Print   Email\n\n"
        "The exchange in the capital, seen from the river on Monday. (Reuters)\n\n"
        "Operators in both capitals picked up their telephones on Monday morning.\n\n"
        "© 2021 The Ledger. All rights reserved.",
        {
            "section": "Politics",
            "title": "A line between the capitals is open again",
            "author": "Ann Wexford, Tom Bright",
            "published": "2021-05-11T14:32-04:00",
            "caption": "The exchange in the capital, seen from the river on Monday.",
            "credit": "Reuters",
        },
        ["Operators in both capitals picked up their telephones on Monday morning."],
    ),
    "a mail broken into lines": (
        "Source: The Ledger\nTitle: Letters again\nhttps://ledger.example/letters\n11 May 2021\n\n"
        "The ministry said on Monday that it had received a letter, the\n"
        "first since the autumn, and that it would answer in its own good\n"
        "time.\n\nIt did not say when that is.",
        {
            "title": "Letters again",
            "publisher": "The Ledger",
            "url": "https://ledger.example/letters",
            "published": "2021-05-11",
        },
        [
            "The ministry said on Monday that it had received a letter, the first since the autumn,"
            " and that it would answer in its own good time.",
            "It did not say when that is.",
        ],
    ),
    "no more than a title": (
        "What the letters leave open\n\nNobody knows what they hold, and few will say so.\n",
        {"title": "What the letters leave open", "author": "", "published": ""},
        ["Nobody knows what they hold, and few will say so."],
    ),
    "Korean photographer and place": (
        "특사단, 다음 주 출국\n\n등록 2021-05-11 14:32\n\n글·사진 남예린 기자\n\n사진=한강통신\n\n"
        "특사단이 다음 주에 떠난다.\n\n남예린 기자 nam@hangang.example",
        {
            "title": "특사단, 다음 주 출국",
            "author": "남예린",
            "email": "nam@hangang.example",
            "credit": "한강통신",
            "published": "2021-05-11T14:32",
        },
        ["특사단이 다음 주에 떠난다."],
    ),
}


@pytest.mark.parametrize("shape", SHAPES)
def test_other_shapes_are_understood_too(shape: str) -> None:
    given, told, paragraphs = SHAPES[shape]
    article = plaintext.read_text(given)
    assert {name: getattr(article, name) for name in told} == told
    assert [block.plain for block in article.blocks] == paragraphs


def test_sentences_that_look_like_what_stands_around_a_text_stay_in_it() -> None:
    kept = [
        "By Friday the talks had come to nothing, and both sides went home.",
        "The minister shared it on the 11 May 2021 with those who had asked.",
        "Print runs of the letter were small, a clerk said (and smiled).",
        "They wrote to ann@ledger.example and had an answer the same day.",
    ]
    article = plaintext.read_text("A title of some words\n\nBy Ann Wexford\n\n" + "\n\n".join(kept))
    assert [block.plain for block in article.blocks] == kept


@pytest.mark.parametrize(
    ("line", "published", "modified"),
    [
        ("Published : May 11, 2021 - 14:32", "2021-05-11T14:32", ""),
        ("Last updated on 11th May 2021 at 14:32 BST", "", "2021-05-11T14:32+01:00"),
        ("Tuesday, May 11, 2021 at 2:32 PM ET", "2021-05-11T14:32-04:00", ""),
        ("2:32 PM EDT, Tue May 11, 2021", "2021-05-11T14:32-04:00", ""),
        ("11 May 2021", "2021-05-11", ""),
        ("2021-05-11T05:32:07Z", "2021-05-11T05:32:07+00:00", ""),
        ("11 May 2021 14:32 (GMT+9)", "2021-05-11T14:32+09:00", ""),
        ("입력 2021.05.11 14:32 | 수정 2021.05.12 09:05", "2021-05-11T14:32", "2021-05-12T09:05"),
        ("2021-05-11 14:32 입력 2021-05-12 9:05 수정", "2021-05-11T14:32", "2021-05-12T09:05"),
        ("2021년 5월 11일 (화) 오전 12시 5분", "2021-05-11T00:05", ""),
        ("기사입력 2021. 5. 11.", "2021-05-11", ""),
    ],
)
def test_dates_are_read_as_newspapers_print_them(line: str, published: str, modified: str) -> None:
    told = dates.parse_date_line(line)
    assert told
    assert (told.published, told.modified) == (published, modified)


@pytest.mark.parametrize("line", ["05/11/2021", "Feb 30, 2021", "The 11 May 2021 talks", "2021"])
def test_what_is_no_date_or_could_be_two_is_left(line: str) -> None:
    assert dates.parse_date_line(line) is None


def test_a_zone_that_means_two_is_left_out_and_said() -> None:
    article = plaintext.read_text(
        "A title of words\n\nMay 11, 2021 3:00 PM CST\n\nIt happened as they said."
    )
    assert article.published == "2021-05-11T15:00"
    assert article.notes == ("left out: the time zone “CST”, which has several meanings",)


# ---- drafts are sound ---------------------------------------------------------------------------


def reading_of(article: Article) -> tuple[str, list[str]]:
    """The words of the draft as the archive reads it, and the errors it finds."""
    made = draft_of(article, CHOICE)
    rules = ParseOptions("en", "Asia/Seoul", ("clip",))
    reading = parse_brief("content/briefs/a.md", made.encode(), rules, lambda path: None)
    errors = [p.message for p in reading.problems if not p.warning]
    return reading.text, errors


def letters(said: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFC", said) if c.isalnum())


_SIGNS = st.text(st.sampled_from("#*_`[]()<>&!~^|\\{}:=-+.1a \n\"'^@한"), max_size=60)
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=80)


@settings(max_examples=examples(300))
@given(_SIGNS | _ANY | st.lists(_SIGNS | _ANY, max_size=4).map("\n\n".join))
def test_any_text_reads_back_with_its_own_words(given: str) -> None:
    blocks = tuple(plaintext.text_blocks(given))
    said, errors = reading_of(
        Article(title=f"T {given[:50]}", blocks=(*blocks, *plaintext.text_blocks("End.")))
    )
    assert errors == []
    assert letters(said) == letters(" ".join(b.plain for b in blocks) + "End")


_TAGS = st.sampled_from(
    [
        *"<p> </p> <b> </b> <i> </i> <ul> <ol> <li> </li> </ul> </ol> <h2> </h2> <br>".split(),
        *"<blockquote> </blockquote> <table> <tr> <td> </td> </tr> </table> <pre>".split(),
        *"</a> </hi> </head> </list>".split(),
        *("<a href='https://e.example/_a_(b)'>", "<a href='/c'>", "<list rend='ol'>"),
        *("<hi rend='#b'>", "<hi rend='#i'>", "<head rend='h1'>"),
    ]
)


@settings(max_examples=examples(300))
@given(st.lists(_TAGS | _SIGNS | st.sampled_from(["word", " ", "&amp;", "이"]), max_size=25))
def test_any_markup_makes_a_sound_draft(parts: list[str]) -> None:
    found = html_to_markdown.read_markup("".join(parts) + "</table><p>End")
    said, errors = reading_of(
        Article(title="T", blocks=(*found.blocks, *plaintext.text_blocks("End.")))
    )
    assert errors == []
    assert said.endswith("End.")


def test_a_link_after_a_call_is_no_picture() -> None:
    (block,) = html_to_markdown.read_markup(
        "<p>Look!<a href='https://e.example/'>here</a></p>"
    ).blocks
    assert block.markdown == r"Look\![here](https://e.example/)"
    assert reading_of(Article(title="T", blocks=(block,))) == ("Look!here", [])


def test_what_would_be_markup_stays_text() -> None:
    lines = [
        "# no heading", "1. no list", "- nor this", "* nor that", "> no quotation", "~~~ no code",
        "!!! note no box", "    no code", ":   no definition", "[^1] no note", "[no](link)",
        "<b>no tag</b>", "*[ABBR]: no abbreviation", "__no stress__", "{: #no .attribute}",
        "&copy; no entity", "---", "`no code`", "a" * 25_000,
    ]  # fmt: skip
    blocks = tuple(plaintext.text_blocks("\n\n".join(lines)))
    reading = parse_brief(
        "content/briefs/a.md",
        draft_of(Article(title="T", blocks=blocks), CHOICE).encode(),
        ParseOptions("en", "UTC", ("clip",)),
        lambda path: None,
    )
    assert not reading.problems
    assert reading.prose
    assert set(re.findall(r"<(\w+)", reading.prose.html)) == {"p"}


def test_a_time_that_clocks_skip_leaves_the_day() -> None:
    choice = CHOICE._replace(time_zone="Europe/Berlin")
    made = draft_of(Article(title="T", published="2024-03-31T02:30"), choice)
    assert "\ndate: 2024-03-31\n" in made
    made = draft_of(Article(title="T", published="2024-07-01T02:30"), choice)
    assert "\ndate: 2024-07-01T02:30+02:00\n" in made


# ---- pages and Word files -----------------------------------------------------------------------


def test_a_saved_page_tells_all_that_it_says_of_itself() -> None:
    article = html.read_page(PAGE)
    assert (article.title, article.publisher) == ("Envoys to meet by the lake", "The Daily Ledger")
    assert (article.author, article.email) == ("Ann Wexford, Tom Bright", "ann@ledger.example")
    assert article.published == "2024-03-05T09:30+01:00"
    assert article.modified == "2024-03-06T10:00+00:00"
    assert (article.section, article.lang) == ("Politics", "en")
    assert (article.caption, article.credit) == ("The hall where they are to meet.", "Reuters")
    assert article.url == "https://ledger.example/politics/envoys-meet"
    assert article.summary == "A second round is planned; neither side says what for."
    made = to_markdown(article.blocks)
    assert made.startswith("The envoys of both governments will meet on **Tuesday** in a hall")
    assert "\n\n## What is known\n\nThe agenda has [four items](https://ledger.example/ag" in made
    assert r"is \*expected\* to" in made
    assert "\n\n1. A first item of procedure that nobody disputes.\n2. A second, on" in made
    assert made.endswith("nor how long they mean to stay.")
    assert "left out: 2 pictures" in article.notes
    assert reading_of(article)[1] == []


def test_a_description_that_begins_the_text_is_no_summary() -> None:
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
def test_pages_say_it_in_many_ways(head: str) -> None:
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


def docx(paragraphs: list[tuple[str, str]], more: dict[str, str] | None = None) -> bytes:
    """A Word file of paragraphs, each with its style."""
    word_ns = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    office = "http://schemas.openxmlformats.org"
    lines = "".join(
        f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t>{said}</w:t></w:r></w:p>'
        for style, said in paragraphs
    )
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types"/>',
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship'
        f' Id="r1" Type="{office}/officeDocument/2006/relationships/officeDocument"'
        ' Target="word/document.xml"/></Relationships>',
        "word/document.xml": f"<w:document {word_ns}><w:body>{lines}</w:body></w:document>",
        "word/styles.xml": f'<w:styles {word_ns}><w:style w:type="paragraph" w:styleId="Title">'
        '<w:name w:val="Title"/></w:style><w:style w:type="paragraph" w:styleId="H1">'
        '<w:name w:val="heading 1"/></w:style></w:styles>',
        "docProps/core.xml": '<p xmlns:d="http://purl.org/dc/elements/1.1/" xmlns:t="http://purl'
        '.org/dc/terms/"><d:title>Draft3 FINAL</d:title><d:creator>Ann Wexford</d:creator>'
        "<t:created>2022-02-03T04:05:06Z</t:created></p>",
    } | (more or {})
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, said in parts.items():
            archive.writestr(name, said)
    return made.getvalue()


LETTER = [
    ("Title", "A letter on the talks"),
    ("", "The ministry writes that talks will go on *as planned*, with the # sign."),
    ("H1", "What comes next"),
    ("", "1. An answer, it says, and then another."),
]


def test_a_word_file_tells_by_its_text_first_and_then_by_its_properties() -> None:
    article = docx_reader.read_docx(docx(LETTER))
    assert (article.title, article.author) == ("A letter on the talks", "Ann Wexford")
    assert article.published == "2022-02-03T04:05:06+00:00"
    assert [b.markdown for b in article.blocks] == [
        r"The ministry writes that talks will go on \*as planned\*, with the # sign.",
        "## What comes next",
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
        "&" * 500_000,
        "<ul><li>a" * 50_000,
        "<table><tr><td>a" * 20_000,
        "<script>" * 50_000,
    ],
    ids=["div", "b", "long", "comments", "attributes", "signs", "lists", "tables", "scripts"],
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
def test_the_sort_of_a_file_is_seen_by_its_bytes(data: bytes, name: str) -> None:
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
def test_what_is_no_article_is_refused_with_a_cure(data: bytes) -> None:
    with pytest.raises(ImportFailure) as refused:
        sniff.detect_format(data)
    message, cure = refused.value.args
    assert message
    assert cure


def test_topics_are_proposed_by_the_names_that_stand_in_an_article() -> None:
    topics = {
        "peninsula": Topic("peninsula", "Peninsula", synonyms=("Korea",)),
        "north": Topic("north", "North Korea", broader="peninsula", names={"ko": "북한"}),
        "summits": Topic("summits", "Summits"),
        "arms": Topic("arms", "Arms control"),
    }
    assert topic_guess.proposed("North Korea answers", "A summit, then.", topics) == ("north",)
    assert topic_guess.proposed("답신", "북한이 답했다. 북한은 기다린다.", topics) == ("north",)
    assert topic_guess.proposed("A summit", "Charms controlled", topics) == ("summits",)
    assert topic_guess.proposed("A title", "Words.", topics) == ()


# ---- the command --------------------------------------------------------------------------------

SITE = 'title = "A"\ntime_zone = "Asia/Seoul"\nkinds = ["brief", "clip"]\n'
TOPICS = '[letters]\nname = "Letters"\n[talks]\nname = "Talks"\nnames = {ko = "대화"}\n'
AUTHORS = '[ann]\nname = "Ann"\nemail = "ann@archive.example"\n'


class Archive:
    def __init__(self, root: Path) -> None:
        self.root = root
        for name, said in (("site", SITE), ("topics", TOPICS), ("authors", AUTHORS)):
            self.write(f"content/{name}.toml", said)
        subprocess.run(["git", "init", "-q", str(root)], check=True)
        self.config = root / "gitconfig"
        self.config.write_text('[user]\nname = "X"\nemail = "Ann@archive.example"\n', "utf-8")

    def write(self, path: str, said: str | bytes) -> Path:
        file = self.root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(said if isinstance(said, bytes) else said.encode())
        return file

    def run(self, *words: str, code: int = 0, given: bytes = b"", python: str = "") -> str:
        start = ["-c", python, str(REPO)] if python else [str(REPO / "build.py")]
        done = subprocess.run(
            [sys.executable, *start, *words],
            cwd=self.root,
            input=given,
            capture_output=True,
            env=os.environ | {"GIT_CONFIG_GLOBAL": str(self.config)},
            check=False,
        )
        said = (done.stdout + done.stderr).decode()
        assert "Traceback" not in said, said
        assert done.returncode == code, said
        return said

    def preview(self, *words: str) -> str:
        """What a build said that shows drafts."""
        return self.run("--drafts", "--out", "preview", *words)

    def drafts(self) -> dict[str, str]:
        found = self.root.glob("content/briefs/**/*")
        top = self.root / "content/briefs"
        return {p.relative_to(top).as_posix(): p.read_text("utf-8") for p in found if p.is_file()}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path)


def test_the_docs_show_what_the_command_prints(archive: Archive) -> None:
    fences = re.findall(r"```\w+\n(.*?)```", DOCS, re.DOTALL)
    sample, command, printed, drafted_one = fences[:4]
    archive.write("letters.txt", sample)
    said = archive.run(*command.split()[2:])
    assert said == printed
    (made,) = archive.drafts().values()
    assert re.sub(r"accessed: .*", "accessed: 2024-06-01", made) == drafted_one


def test_an_imported_draft_builds_and_is_told_once(archive: Archive) -> None:
    archive.write("a.txt", COPIED)
    said = archive.run("import", "a.txt", "--topics", "Letters,대화")
    name = "2021/envoys-exchange-letters-for-the-first-time-this-year.md"
    (path,) = archive.drafts()
    assert path == name
    made = archive.drafts()[name]
    assert "\ndate: 2021-05-11T14:32+09:00\nauthor: ann\ntopics: [letters, talks]\n" in made
    assert "times without a zone are read as in Asia/Seoul, the archive's" in said
    assert "error" not in archive.preview()
    assert "warning" not in archive.preview("--clean")
    again = archive.run("import", "a.txt")
    assert again.startswith(f"a.txt: in the archive already, as content/briefs/{name}")
    other = COPIED.replace("May 11", "May 12")
    archive.run("import", "-", given=other.encode())
    assert len(archive.drafts()) == 2
    assert archive.drafts()[name] == made
    assert name.replace(".md", "-2.md") in archive.drafts()


def test_several_files_are_imported_and_those_that_cannot_be_are_told(archive: Archive) -> None:
    archive.write("글.txt", SHAPES["Korean portal"][0].replace("\n", "\r\n").encode("cp949"))
    archive.write("b.html", PAGE)
    archive.write("c.docx", docx(LETTER))
    archive.write("d.bin", os.urandom(4000))
    said = archive.run("import", "글.txt", "d.bin", "b.html", "c.docx", code=1)
    assert "d.bin: error: this is not text\n" in said
    assert [*sorted(archive.drafts())] == [
        "2021/정부-새-대화-제안에-기다리겠다.md",
        "2022/a-letter-on-the-talks.md",
        "2024/envoys-to-meet-by-the-lake.md",
    ]
    assert "\nlang: ko\n" in archive.drafts()["2021/정부-새-대화-제안에-기다리겠다.md"]
    assert "no topic of the archive is named in it: fill in topics" in said
    said = archive.preview()  # What could not be told waits, and stops nobody's build.
    assert "warning: the draft has no topics yet" in said


def test_wrong_words_are_told_before_anything_is_written(archive: Archive) -> None:
    archive.write("a.txt", COPIED)
    for words, told in {
        ("import", "a.txt", "--url", "ledger"): "--url ledger is no address",
        ("import", "a.txt", "a.txt", "--url", "https://a.example/"): "the address of one article",
        (
            "import",
            "a.txt",
            "--topics",
            "leters",
        ): "unknown topic “leters”; did you mean “letters”?",
        ("import", "a.txt", "--kind", "clipping"): "unknown kind “clipping”; did you mean “clip”?",
        ("import", "a.txt", "--root", "content/briefs"): "there is no folder",
        ("import",): "the following arguments are required: FILE",
    }.items():
        assert told in archive.run(*words, code=2)
    assert archive.drafts() == {}


@pytest.mark.skipif(os.name == "nt", reason="TZ says nothing there")
def test_today_is_the_archive_s_day_wherever_the_computer_is(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TZ", "Etc/GMT+12")  # 26 hours behind: the days always differ.
    archive.write("content/site.toml", 'title = "A"\ntime_zone = "Pacific/Kiritimati"\n')
    there = ZoneInfo("Pacific/Kiritimati")
    days = [dt.datetime.now(there).date()]
    archive.run(
        "import", "-", given=COPIED.replace("Published : May 11, 2021 - 14:32", "").encode()
    )
    days.append(dt.datetime.now(there).date())  # It may be midnight.
    (made,) = archive.drafts().values()
    assert any(f"\ndate: {day}\n" in made and f"accessed: {day}\n" in made for day in days)


def test_one_file_that_is_none_holds_up_no_other(archive: Archive) -> None:
    archive.write("a.txt", COPIED)
    archive.write("b.html", "<html><body></body></html>")
    archive.write("c.html", "<html><head><title>A title alone</title></head></html>")
    wrong = ["no.txt", "content", "https://ledger.example/a", "b.html", "x" * 300]
    said = archive.run("import", *wrong, "a.txt", "c.html", code=1)
    for told in (
        "no.txt: error: there is no such file\n",
        "content: error: this is a folder\n",
        "https://ledger.example/a: error: this is an address, and nothing is fetched\n",
        "b.html: error: there is no text of an article in this file\n",
        f"{'x' * 300}: error: ",
    ):
        assert told in said
    assert len(archive.drafts()) == 2


def test_an_archive_without_the_kind_and_the_lists_is_served_too(archive: Archive) -> None:
    archive.write("content/site.toml", 'title = "A"\nkinds = ["brief"]\n')
    (archive.root / "content/topics.toml").unlink()
    archive.config.write_text("", "utf-8")
    said = archive.run("import", "-", "--topics", "any word", given=COPIED.encode())
    assert "it is a “brief”: site.toml has no kind “clip”" in said
    assert "no author in authors.toml is git's user: fill in author" in said
    (made,) = archive.drafts().values()
    assert "\nauthor: []\ntopics: [any word]\nstatus: draft\n" in made
    assert "warning: the draft has no author yet" in archive.preview()


def test_the_text_may_be_published_where_its_author_says_so(archive: Archive) -> None:
    archive.run("import", "-", "--rights", "full", given=COPIED.encode())
    (made,) = archive.drafts().values()
    assert "\nrights: full\n" in made
    archive.preview()
    page = archive.root / "preview/briefs" / f"{slug(archive)}.html"
    assert "carried by hand" in page.read_text("utf-8")
    said = archive.run("import", "-", "--rights", "full", given=b"<html><title>T</title>", code=1)
    assert "there is no text to publish" in said


def slug(archive: Archive) -> str:
    (path,) = archive.drafts()
    return Path(path).stem


HIDE = """
import sys
class Hidden:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] in ("trafilatura", "mammoth"):
            raise ModuleNotFoundError(name=name)
sys.meta_path.insert(0, Hidden())
sys.path.insert(0, sys.argv.pop(1))
from briefing.cli.main import main
sys.exit(main())
"""


def test_without_the_extras_texts_are_read_and_the_rest_says_what_to_install(
    archive: Archive,
) -> None:
    archive.write("a.txt", COPIED)
    archive.write("b.html", PAGE)
    archive.write("c.docx", docx(LETTER))
    said = archive.run("import", "a.txt", "b.html", "c.docx", code=1, python=HIDE)
    assert "b.html: error: to read this file, the package trafilatura is needed\n" in said
    assert "-m pip install trafilatura lxml_html_clean\n" in said
    assert "-m pip install mammoth\n" in said
    assert [*archive.drafts()] == ["2021/envoys-exchange-letters-for-the-first-time-this-year.md"]


def test_a_folder_that_cannot_be_written_is_the_machine_s_fault(archive: Archive) -> None:
    archive.write("content/briefs/2021", "a file in the way")
    said = archive.run("import", "-", given=COPIED.encode(), code=3)
    assert "cannot be written" in said


# ---- texts that belong to others ----------------------------------------------------------------

SOURCE = 'sources:\n  - {title: "S", publisher: "P", author_email: quokka@mail.example'
OTHERS = f"""---
title: Of others
date: 2021-05-11
author: ann
topics: [letters]
rights: link-only
{SOURCE}, caption: "quokkacaption", credit: "quokkacredit", url: "https://p.example/a"}}
---
Quokkalead is a word of the first paragraph.

## Quokkaheading

![quokkapicture](q.svg) and [quokkalink](https://quokka.example/)[^1]

[^1]: Quokkanote.
"""
PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><desc>quokka</desc></svg>'


def test_a_link_only_text_is_in_no_byte_of_the_site(archive: Archive) -> None:
    full = OTHERS.replace("rights: link-only\n", "rights: full\n")
    archive.write("content/briefs/q.svg", PICTURE)
    archive.write("content/briefs/own.md", OTHERS.replace("rights: link-only\n", "").split("## ")[0]
                  .replace("Of others", "Own").replace("Quokkalead", "Ours"))  # fmt: skip
    file = archive.write("content/briefs/others.md", full)
    archive.run()
    page = "briefs/others.html"
    assert b"Quokkalead" in files(archive.root / "site")[page]
    for state in (OTHERS, full, OTHERS):
        file.write_text(state, "utf-8")
        archive.run()
        archive.run("--out", "clean", "--clean")
        site = files(archive.root / "site")
        assert site == files(archive.root / "clean")
    for path, data in site.items():
        assert b"quokka" not in data.lower(), path
        assert b"quokka" not in path.encode()
    said = site[page].decode()
    assert "The text is with its publisher." in said
    assert 'Read it there: <a rel="external" href="https://p.example/a">S</a>, P.' in said
    assert "minute" not in said
    assert 'name="citation_author"' not in said
    assert "Quokka" not in said


def test_the_notice_is_korean_on_a_korean_page(archive: Archive) -> None:
    archive.write("content/briefs/others.md", OTHERS.replace("rights:", "lang: ko\nrights:")
                  .replace("![quokkapicture](q.svg) and ", ""))  # fmt: skip
    archive.run()
    said = (archive.root / "site/briefs/others.html").read_text("utf-8")
    assert "전문은 발행처에 있습니다." in said
    assert 'aria-label="선정:"' in said


@pytest.mark.parametrize(
    ("lang", "editors", "author"),
    [
        ("en", "Write to the editors", "Write to the author<"),
        ("ko", "편집진에게 문의", "필자에게 문의"),
    ],
)
def test_nobody_here_is_offered_as_the_author_of_others(
    archive: Archive, lang: str, editors: str, author: str
) -> None:
    bare = OTHERS.partition("Quokkalead")[0].replace("rights:", f"lang: {lang}\nrights:")
    archive.write("content/briefs/others.md", bare)
    archive.write("content/briefs/own.md", bare.replace("link-only", "full") + "Ours.\n")
    archive.run()
    others, own = (
        (archive.root / f"site/briefs/{name}.html").read_text("utf-8") for name in ("others", "own")
    )
    for said, has, lacks in ((others, editors, author), (own, author, editors)):
        assert has in said
        assert lacks not in said
        assert "mailto:ann@" in said  # Whoever chose it can be written to.
    assert 'rel="author"' in own
    assert 'rel="author"' not in others


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (OTHERS.replace(', url: "https://p.example/a"', ""), "has no source with a url"),
        (OTHERS.replace("rights:", "image: {src: q.svg, alt: Q}\nrights:"), "publishes no picture"),
        (OTHERS.replace("Quokkalead", "<b>"), "raw HTML is not allowed"),
        (OTHERS.replace("link-only", "linkonly"), "did you mean “link-only”?"),
    ],
)
def test_what_is_wrong_with_a_link_only_brief_is_told(
    archive: Archive, given: str, told: str
) -> None:
    archive.write("content/briefs/q.svg", PICTURE)
    archive.write("content/briefs/others.md", given)
    assert told in archive.run(code=1)


def test_a_link_only_brief_needs_no_text_and_a_draft_of_one_no_address(archive: Archive) -> None:
    bare = OTHERS.partition("Quokkalead")[0]
    archive.write("content/briefs/others.md", bare)
    archive.write(
        "content/briefs/draft.md",
        bare.replace(', url: "https://p.example/a"', "").replace("rights", "status: draft\nrights"),
    )
    assert "warning" not in archive.preview()
