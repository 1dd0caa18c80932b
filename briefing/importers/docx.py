"""A Word file → an Article. The optional package mammoth reads its text.

A .docx file is a ZIP archive, and hostile archives unpack to far more than their size. The sizes
are therefore checked before anything is unpacked. This module must not know the disk.
"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from importlib import import_module
from xml.etree import ElementTree

import msgspec

from briefing.importers import dates
from briefing.importers.blocks import read_blocks
from briefing.importers.body import to_markdown
from briefing.importers.escape import one_line
from briefing.importers.extract import extract_article, extract_own_article, pictures_note
from briefing.importers.footnotes import footnote, take_footnotes
from briefing.importers.markup_tree import parse_markup
from briefing.importers.types import Article, Block, ImportFailure, MissingPackage
from briefing.importers.word_notes import take_comments
from briefing.importers.word_pictures import PictureFolder, place_captions
from briefing.importers.word_styles import STYLE_MAP, paragraph_styles

_MAX_XML_BYTES = 8 << 20  # A book has about two million bytes.
_MAX_TAGS = 150_000  # mammoth reads about 50,000 in a second.
_MAX_BYTES = 96 << 20  # Of all parts with their pictures, as unpacked.
_MAX_PARTS = 5000


def read_docx(data: bytes, *, is_own: bool = False) -> Article:
    """The article in a Word file. If it `is_own`, which means that it was written for the archive,
    nothing is left out of it, and its pictures come with it.

    Raises `ImportFailure`, and `MissingPackage` without mammoth and lxml.
    """
    try:
        import mammoth

        import_module("lxml")
    except ImportError:
        raise MissingPackage("mammoth", "lxml") from None
    archive = _open_archive(data)
    folder = PictureFolder() if is_own else None
    styles = paragraph_styles(_part(archive, "word/styles.xml"))
    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=STYLE_MAP,
            include_default_style_map=False,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(
                folder.add if folder else lambda image: {"src": ""}
            ),
            transform_document=mammoth.transforms.paragraph(styles),
        ).value
    except MemoryError:
        raise
    except Exception as error:  # A damaged file can raise any exception in mammoth.
        hint = "open it in Word, save it again, and import the new file"
        raise ImportFailure("this Word file cannot be read", hint) from error
    article = _article(html, folder)
    return _with_properties(article, _properties(_part(archive, "docProps/core.xml")), archive)


def _article(markup: str, folder: PictureFolder | None) -> Article:
    """The article in mammoth's HTML, with its footnotes behind the text."""
    root = parse_markup(markup)
    footnotes = take_footnotes(root)
    comments = take_comments(root, footnotes)
    blocks, picture_count = read_blocks(root, pictures=folder.names if folder else ())
    if not blocks:
        raise ImportFailure("there is no text in this Word file", "check that it is the right file")
    if folder:
        article = extract_own_article(place_captions(blocks))
        text, pictures, notes = folder.finish(article.blocks)
        article = msgspec.structs.replace(article, blocks=text, pictures=pictures, notes=notes)
    else:
        article = extract_article(blocks, Article())
    used = {n for block in article.blocks for n in re.findall(r"\[\^(\d+)\]", block.markdown)}
    behind: list[Block] = []
    for number, note in enumerate(footnotes, 1):
        parts = read_blocks(note)
        picture_count += parts.picture_count
        plain = " ".join(block.plain for block in parts.blocks)
        whole = Block(plain, footnote(number, to_markdown(parts.blocks)))
        behind += [whole] if str(number) in used else parts.blocks
    return msgspec.structs.replace(
        article,
        blocks=(*article.blocks, *behind),
        notes=(*article.notes, *comments, *pictures_note(picture_count)),
    )


# ---- the archive --------------------------------------------------------------------------------


def _open_archive(data: bytes) -> zipfile.ZipFile:
    """The ZIP archive, if it is within the limits and its XML defines no entities.

    The names of parts say nothing: relationships between parts decide which part is the text. So
    every part that can be XML is examined.
    """
    failure = ImportFailure("this Word file is damaged", "open it in Word and save it again")
    too_large = ImportFailure("this Word file is too large", "save only its text, as .txt")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        if len(parts) > _MAX_PARTS or sum(part.file_size for part in parts) > _MAX_BYTES:
            raise too_large
        xml = [part for part in parts if _may_be_xml(archive, part)]
        if sum(part.file_size for part in xml) > _MAX_XML_BYTES:
            raise too_large
        texts = [archive.read(part).replace(b"\0", b"") for part in xml]  # They may be UTF-16.
        if sum(text.count(b"<") for text in texts) > _MAX_TAGS:
            raise too_large
        if any(_DEFINITIONS.search(text) for text in texts):
            raise failure
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        raise failure from None
    return archive


_DEFINITIONS = re.compile(rb"<!ENTITY|<!DOCTYPE[^<>]*\[")
_BYTE_ORDER_MARKS = b"\xef\xbb\xbf\xfe\xff"


def _may_be_xml(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> bool:
    """Whether a part begins as XML must: with `<`, after white space."""
    with archive.open(part) as stream:
        start = stream.read(64).replace(b"\0", b"").lstrip(_BYTE_ORDER_MARKS + b" \t\r\n")
    return not start or start.startswith(b"<")


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    """The bytes of a part of the file; empty if there is none."""
    try:
        return archive.read(name)
    except KeyError:
        return b""


# ---- what is not text ---------------------------------------------------------------------------


def _properties(core: bytes) -> dict[str, str]:
    """Title, author and time of creation from the properties of the file (Dublin Core). A title
    that Word has set by itself does not count."""
    try:
        tree = ElementTree.fromstring(core)  # noqa: S314 – checked
    except ElementTree.ParseError:
        return {}
    values = {e.tag.rpartition("}")[2]: one_line(e.text or "") for e in tree}
    creation_dates = dates.find_dates(values.get("created", ""))
    title = values.get("title", "")
    return {
        "title": "" if title.startswith("Microsoft Word - ") else title,
        "author": values.get("creator", ""),
        "published": creation_dates[0].iso if creation_dates else "",
    }


# Elements of the text that mammoth does not read → what they are.
_UNREAD = {b"<c:chart ": "chart", b"<dgm:relIds ": "diagram", b"<m:oMath>": "formula"}


def _with_properties(
    article: Article, properties: dict[str, str], archive: zipfile.ZipFile
) -> Article:
    """The article with what only the properties of the file contain, and with notes on both."""
    used = {n: value for n, value in properties.items() if value and not getattr(article, n)}
    notes = list(article.notes)
    if used:
        names = ", ".join(used)
        notes.append(f"from the properties of the Word file, not from its text: {names}")
    text = _part(archive, "word/document.xml")
    for sign, name in _UNREAD.items():
        count = text.count(sign)
        if count:
            plural = "s" if count > 1 else ""
            notes.append(f"left out: {count} {name}{plural}; save them as pictures in Word")
    return msgspec.structs.replace(article, **used, notes=tuple(notes))
