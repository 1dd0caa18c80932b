"""Word files, written part by part: the brief of an author, with everything that Word has."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

from tests.support.pictures import JPEG, png

_OFFICE = "http://schemas.openxmlformats.org"
_REL = f"{_OFFICE}/officeDocument/2006/relationships"
_W = f'xmlns:w="{_OFFICE}/wordprocessingml/2006/main" xmlns:r="{_REL}"'
_DRAWING = (
    f'xmlns:wp="{_OFFICE}/drawingml/2006/wordprocessingDrawing" '
    f'xmlns:a="{_OFFICE}/drawingml/2006/main" '
    f'xmlns:pic="{_OFFICE}/drawingml/2006/picture"'
)


def word_file(parts: Mapping[str, str | bytes], main: str = "word/document.xml") -> bytes:
    """A Word file of these parts. `main` is the name of the part with the text."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": f'<Types xmlns="{_OFFICE}/package/2006/content-types">'
        '<Default Extension="png" ContentType="image/png"/>'
        '<Default Extension="jpg" ContentType="image/jpeg"/>'
        '<Default Extension="emf" ContentType="image/x-emf"/></Types>',
        "_rels/.rels": relationships({"officeDocument": main}),
        "word/theme.txt": "The format is detected by the name of this folder.",
        **parts,
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return made.getvalue()


def relationships(targets: dict[str, str]) -> str:
    """Relationships to parts of different types; the id of each is its target."""
    lines = (
        f'<Relationship Id="{target}" Type="{_REL}/{name.rstrip("0123456789")}" Target="{target}"/>'
        for name, target in targets.items()
    )
    space = f"{_OFFICE}/package/2006/relationships"
    return f'<Relationships xmlns="{space}">{"".join(lines)}</Relationships>'


def document(body: str) -> str:
    return f"<w:document {_W} {_DRAWING}><w:body>{body}</w:body></w:document>"


def paragraph(content: str, style: str = "", more: str = "") -> str:
    """A paragraph. Its content is text, or runs."""
    runs = content if content.startswith("<") else run(content)
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f"<w:p><w:pPr>{named}{more}</w:pPr>{runs}</w:p>"


def run(text: str, format: str = "") -> str:
    return f'<w:r><w:rPr>{format}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def picture(file: str, alt: str = "") -> str:
    return (
        f'<w:r><w:drawing><wp:inline><wp:docPr id="1" name="p" descr="{alt}"/><a:graphic>'
        f'<a:graphicData><pic:pic><pic:blipFill><a:blip r:embed="{file}"/></pic:blipFill></pic:pic>'
        "</a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )


def styles(lines: dict[str, str]) -> str:
    """Paragraph styles: for each id, its name and what else is in it."""
    made = (
        f'<w:style w:type="paragraph" w:styleId="{id}"><w:name w:val="{name}"/>{more}</w:style>'
        for id, (name, _, more) in ((i, v.partition("|")) for i, v in lines.items())
    )
    return f"<w:styles {_W}>{''.join(made)}</w:styles>"


def item(text: str, level: int) -> str:
    """An item of the list with bullets, at a level from 0."""
    number = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
    return paragraph(text, "", number)


def _table() -> str:
    def cell(text: str, more: str = "") -> str:
        return f"<w:tc><w:tcPr>{more}</w:tcPr>{paragraph(text)}</w:tc>"

    wide, tall, covered = '<w:gridSpan w:val="2"/>', '<w:vMerge w:val="restart"/>', "<w:vMerge/>"
    rows = [
        cell("Year") + cell("Talks", wide),
        cell("2018", tall) + cell("Panmunjom") + cell(run("April | May", "<w:b/>")),
        cell("", covered) + cell("Singapore") + cell("June"),
    ]
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


_NUMBERING = (
    f'<w:numbering {_W}><w:abstractNum w:abstractNumId="0">'
    + "".join(f'<w:lvl w:ilvl="{n}"><w:numFmt w:val="bullet"/></w:lvl>' for n in range(9))
    + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
)


def own_brief() -> bytes:
    """The brief of an author of the archive, as Word saves it."""
    note = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    comment = '<w:r><w:commentReference w:id="0"/></w:r>'
    indent = '<w:ind w:left="720" w:right="720"/>'
    body = (
        paragraph("Sanctions after the summit", "Title")
        + paragraph("By Ann Wexford")
        + paragraph("3 February 2022")
        + paragraph(run("Both sides left early.") + note + run(" Nobody knows why.") + comment)
        + paragraph("What happened", "H1")
        + paragraph(run("The note ") + run("says", "<w:i/>") + run(" H")
                    + run("2", '<w:vertAlign w:val="subscript"/>') + run("O."))
        + item("Seoul", 0) + item("Busan", 1) + item("Haeundae", 2) + item("Tokyo", 0)
        + paragraph("A", "Bullet") + paragraph("B", "Bullet2")
        + paragraph("In detail", "Ministry")
        + paragraph("We have time.", "Quote") + paragraph("And patience.", "Quote")
        + paragraph("Indented on both sides.", "", indent)
        + paragraph(picture("media/hall.jpg", "A hall with empty chairs"))
        + paragraph("Figure 1: The &quot;hall&quot; * in Hanoi", "Caption")
        + _table()
        + paragraph(picture("media/chart.png"))
        + paragraph("Source: the ministry")
        + paragraph(picture("media/drawing.emf"))
        + paragraph("(AP-Yonhap)")
    )  # fmt: skip
    level = '<w:basedOn w:val="Normal"/><w:pPr><w:outlineLvl w:val="1"/></w:pPr>'
    names = {"Title": "Title", "H1": "heading 1", "Quote": "Quote", "Caption": "caption"}
    names |= {"Bullet": "List Bullet", "Bullet2": "List Bullet 2", "Ministry": f"MOFA 2|{level}"}
    words = paragraph(run(" Yonhap, 1 March 2019."))
    return word_file(
        {
            "word/document.xml": document(body),
            "word/styles.xml": styles(names),
            "word/numbering.xml": _NUMBERING,
            "word/footnotes.xml": f'<w:footnotes {_W}><w:footnote w:id="2">{words}</w:footnote>'
            "</w:footnotes>",
            "word/comments.xml": f'<w:comments {_W}><w:comment w:id="0" w:initials="BK">'
            f"{paragraph('Is this so?')}</w:comment></w:comments>",
            "word/_rels/document.xml.rels": relationships(
                {"image1": "media/hall.jpg", "image2": "media/chart.png"}
                | {"image3": "media/drawing.emf", "styles": "styles.xml"}
            ),
            "word/media/hall.jpg": JPEG,
            "word/media/chart.png": png(40, 20),
            "word/media/drawing.emf": b"\x01\0\0\0 a drawing",
        }
    )
