"""Invented articles, as a copied text, a saved page and a Word file."""

from __future__ import annotations

import io
import zipfile

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

COPIED_KOREAN = (
    "한강일보\n정부, 새 대화 제안에 “기다리겠다”\n입력 2021.05.11. 오후 2:32  "
    "수정 2021.05.11. 오후 3:10\n"
    "서예린 기자 yr@hangang.example\n가-가+\n기사 공유\n본문 듣기\n\n"
    "[서울=한강] 정부가 11일 새 대화를 제안했다고 밝혔다.\n\n상대는 아직 답하지 않았다.\n\n"
    "무단전재 및 재배포 금지"
)


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
