"""A Word file → an Article. The optional package mammoth reads its text.

A .docx file is a ZIP archive, and hostile archives unpack to far more than their size. The sizes
are therefore checked before anything is unpacked. This module must not know the disk.
"""

from __future__ import annotations

import io
import zipfile
import zlib
from typing import Any
from xml.etree import ElementTree

import msgspec

from briefing.importers import dates, html_to_markdown
from briefing.importers.escape import one_line
from briefing.importers.extract import extract_article, pictures_note
from briefing.importers.types import Article, ImportFailure, MissingPackage

_MAX_XML_BYTES = 8 << 20  # A book has about two million bytes.
_MAX_PARTS = 5000
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


def read_docx(data: bytes) -> Article:
    """The article in a Word file. Raises `ImportFailure`, and `MissingPackage` without mammoth."""
    try:
        import mammoth
    except ImportError:
        raise MissingPackage("mammoth") from None
    properties = _properties(_open_archive(data))

    def without_data(image: Any) -> dict[str, str]:
        return {"src": ""}

    try:
        html = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(without_data),
        )
    except Exception as error:  # A damaged file can raise any exception in mammoth.
        hint = "open it in Word, save it again, and import the new file"
        raise ImportFailure("this Word file cannot be read", hint) from error
    blocks, picture_count = html_to_markdown.read_markup(html.value)
    if not blocks:
        raise ImportFailure("there is no text in this Word file", "check that it is the right file")
    article = extract_article(blocks, Article())
    properties_used = {
        n: value for n, value in properties.items() if value and not getattr(article, n)
    }
    notes = [*article.notes, *pictures_note(picture_count)]
    if properties_used:
        names = ", ".join(properties_used)
        notes.append(f"from the properties of the Word file, not from its text: {names}")
    return msgspec.structs.replace(article, **properties_used, notes=tuple(notes))


def _open_archive(data: bytes) -> zipfile.ZipFile:
    """The ZIP archive, if it is within the limits and its XML defines no entities."""
    failure = ImportFailure("this Word file is damaged", "open it in Word and save it again")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        xml = [p for p in parts if p.filename.lower().endswith((".xml", ".rels"))]
        if len(parts) > _MAX_PARTS or sum(p.file_size for p in xml) > _MAX_XML_BYTES:
            raise ImportFailure("this Word file is too large", "save only its text, as .txt")
        texts = [archive.read(part) for part in xml]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        raise failure from None
    if any(sign in text.replace(b"\0", b"") for text in texts for sign in _DEFINITIONS):
        raise failure
    return archive


_DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """Title, author and time of creation from the properties of the file (Dublin Core). A title
    that Word has set by itself does not count."""
    try:
        tree = ElementTree.fromstring(archive.read("docProps/core.xml"))  # noqa: S314 – checked
    except (KeyError, ElementTree.ParseError):
        return {}
    values = {e.tag.rpartition("}")[2]: one_line(e.text or "") for e in tree}
    creation_dates = dates.find_dates(values.get("created", ""))
    title = values.get("title", "")
    return {
        "title": "" if title.startswith("Microsoft Word - ") else title,
        "author": values.get("creator", ""),
        "published": creation_dates[0].iso if creation_dates else "",
    }
