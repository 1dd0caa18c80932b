"""Word files: an author's own brief comes out complete, and hostile files are refused."""

from __future__ import annotations

import pytest

from briefing.importers.body import to_markdown
from briefing.importers.docx import read_docx
from briefing.importers.types import ImportFailure
from tests.support.pictures import JPEG
from tests.support.word import (
    document,
    own_brief,
    paragraph,
    picture,
    relationships,
    styles,
    word_file,
)

OWN = r"""Both sides left early.[^1] Nobody knows why.

## What happened

The note *says* H<sub>2</sub>O.

- Seoul
  - Busan
    - Haeundae
- Tokyo
- A
  - B

### In detail

> We have time.
>
> And patience.
>
> Indented on both sides.

![A hall with empty chairs](a/picture-1.jpg "The “hall” \* in Hanoi")

| Year | Talks |  |
| --- | --- | --- |
| 2018 | Panmunjom | **April \| May** |
|  | Singapore | June |

![Source: the ministry](a/picture-2.png "Source: the ministry")

\[picture-3.emf\]

(AP-Yonhap)

[^1]: Yonhap, 1 March 2019."""


def test_an_own_brief_comes_out_complete() -> None:
    article = read_docx(own_brief(), is_own=True)
    assert to_markdown(article.blocks, "a") == OWN
    assert (article.title, article.author) == ("Sanctions after the summit", "Ann Wexford")
    assert article.published == "2022-02-03"
    assert [picture.name for picture in article.pictures] == ["picture-1.jpg", "picture-2.png"]
    assert article.pictures[0].data == JPEG
    assert article.notes == (
        "picture-2.png has its caption as alternative text: say what it shows",
        "left out: picture-3.emf: browsers do not show this format; save it as PNG from Word",
        "comment [BK1] after “Both sides left early. Nobody knows why.”: Is this so?",
    )


def test_pictures_of_a_text_by_others_are_left_out() -> None:
    article = read_docx(own_brief())
    assert article.pictures == ()
    assert "![" not in to_markdown(article.blocks)
    assert "left out: 3 pictures" in article.notes


@pytest.mark.parametrize(
    ("body", "markdown"),
    [
        # A caption above its picture, and two pictures in one paragraph.
        (
            paragraph("Figure 1: Above", "Caption") + paragraph(picture("p.jpg", "x") * 2),
            '![x](picture-1.jpg "Above")\n\n![x](picture-1.jpg)',
        ),
        # In a table and in a heading.
        (
            f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph(picture('p.jpg', 'x'))}"
            f"</w:tc></w:tr><w:tr><w:tc>{paragraph('b')}</w:tc><w:tc>{paragraph('c')}</w:tc></w:tr>"
            "</w:tbl>",
            "| a |  |\n| --- | --- |\n| b | c |\n\n![x](picture-1.jpg)",
        ),
        # The caption of a table.
        (
            paragraph("Table 2. Talks &amp; *letters*", "Caption")
            + f"<w:tbl><w:tr><w:tc>{paragraph('a')}</w:tc><w:tc>{paragraph('b')}</w:tc></w:tr>"
            f"<w:tr><w:tc>{paragraph('c')}</w:tc><w:tc>{paragraph('d')}</w:tc></w:tr></w:tbl>",
            "Table: Talks &amp; \\*letters\\*\n\n| a | b |",
        ),
        # Only a link to a picture.
        (paragraph(picture("none.jpg", "x")), r"\[picture-1.jpg\]"),
    ],
)
def test_pictures_are_where_they_were(body: str, markdown: str) -> None:
    parts: dict[str, str | bytes] = {
        "word/document.xml": document(paragraph("Some words that are no title at all.") + body),
        "word/styles.xml": styles({"Caption": "caption"}),
        "word/_rels/document.xml.rels": relationships({"image1": "p.jpg", "image2": "none.jpg"}),
        "word/p.jpg": JPEG,
    }
    article = read_docx(word_file(parts), is_own=True)
    assert markdown in to_markdown(article.blocks)
    assert "Some words that are no title at all." in (article.title, article.blocks[0].plain)


ENTITIES = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "a" * 1000}">' for n in range(6))


@pytest.mark.parametrize("name", ["word/document.xml", "word/document.bin", "text", "p.png"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
def test_entities_are_refused_in_every_part(name: str, encoding: str) -> None:
    text = f"<!DOCTYPE d [{ENTITIES}]>{document(paragraph('&e5;'))}"
    with pytest.raises(ImportFailure) as refused:
        read_docx(word_file({name: text.encode(encoding)}, name))
    assert refused.value.args[0] == "this Word file is damaged"


@pytest.mark.parametrize(
    "body",
    ["<w:x/>" * 200_000, "<w:p><w:r><w:t>a</w:t></w:r></w:p>" * 60_000, " " * (9 << 20)],
    ids=["elements", "paragraphs", "spaces"],
)
def test_a_file_that_would_take_long_is_refused_at_once(body: str) -> None:
    with pytest.raises(ImportFailure) as refused:
        read_docx(word_file({"word/document.xml": document(body)}))
    assert refused.value.args == ("this Word file is too large", "save only its text, as .txt")
