"""A Word file → a Clip. The text is mammoth's to read, an optional package.

A .docx file is a zip archive, and hostile ones unpack to far more than they hold: what is unpacked
is counted first. Knows nothing of the disk.
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
from briefing.importers.extract import understood
from briefing.importers.types import Clip, Lacking, Unreadable

_XML = 8 << 20  # Bytes of XML that are unpacked: a book has two million.
_PARTS = 5000
_STYLES = "p[style-name='Title'] => h1:fresh\np[style-name='Subtitle'] => p:fresh"


def read(data: bytes) -> Clip:
    """The article in a Word file. Raises `Unreadable`, and `Lacking` without mammoth."""
    try:
        import mammoth
    except ImportError:
        raise Lacking("mammoth") from None
    properties = _properties(_checked(data))

    def no_picture(image: Any) -> dict[str, str]:
        return {"src": ""}

    try:
        made = mammoth.convert_to_html(
            io.BytesIO(data),
            style_map=_STYLES,
            include_embedded_style_map=False,
            convert_image=mammoth.images.img_element(no_picture),
        )
    except Exception as error:  # Whatever a broken file makes of the library, it is the file.
        raise Unreadable(
            "this Word file cannot be read", "open it in Word, save it anew, and import that"
        ) from error
    found = html_to_markdown.blocks(made.value)
    if not found.blocks:
        raise Unreadable("there is no text in this Word file", "is it the right one?")
    clip = understood(found.blocks, Clip())
    notes = [*clip.notes]
    if found.pictures:
        notes.append(f"left out: {found.pictures} picture{'s' * (found.pictures > 1)}")
    guessed = [n for n in properties if properties[n] and not getattr(clip, n)]
    if guessed:
        notes.append(f"from the Word file's properties, not from its text: {', '.join(guessed)}")
    more = {n: properties[n] for n in guessed}
    return msgspec.structs.replace(clip, **more, notes=tuple(notes))


def _checked(data: bytes) -> zipfile.ZipFile:
    """The archive, if it is within limits and has no definitions that multiply."""
    broken = Unreadable("this Word file is damaged", "open it in Word and save it anew")
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
        parts = archive.infolist()
        xml = [p for p in parts if p.filename.lower().endswith((".xml", ".rels"))]
        if len(parts) > _PARTS or sum(p.file_size for p in xml) > _XML:
            raise Unreadable("this Word file unpacks to too much", "save its text alone, as .txt")
        texts = [archive.read(part) for part in xml]
    except (zipfile.BadZipFile, zlib.error, RuntimeError, ValueError, OSError, EOFError):
        raise broken from None
    if any(sign in text.replace(b"\0", b"") for text in texts for sign in _DEFINITIONS):
        raise broken
    return archive


_DEFINITIONS = (b"<!DOCTYPE", b"<!ENTITY")


def _properties(archive: zipfile.ZipFile) -> dict[str, str]:
    """What the file's properties tell of title, author and time; Word's own titles are none."""
    try:
        tree = ElementTree.fromstring(archive.read("docProps/core.xml"))  # noqa: S314 – checked
    except (KeyError, ElementTree.ParseError):
        return {}
    said = {e.tag.rpartition("}")[2]: one_line(e.text or "") for e in tree}
    made = dates.stamps(said.get("created", ""))
    title = said.get("title", "")
    return {
        "title": "" if title.startswith("Microsoft Word - ") else title,
        "author": said.get("creator", ""),
        "published": made[0].iso if made else "",
    }
