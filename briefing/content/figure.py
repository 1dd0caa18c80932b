"""The picture that opens a brief, and the file with its data: from the front matter to files.

This module must not know the other keys of a brief.
"""

from __future__ import annotations

import posixpath
from typing import Any

from briefing.content.file_parser import FileParser
from briefing.core.model import Figure, LocatedText, Media
from briefing.core.paths import CONTENT_FOLDER, is_data, is_picture
from briefing.core.slugs import slug_of
from briefing.markdown.links import similar_file_hint, unshown_picture
from briefing.markdown.smartquotes import typeset


def find_figure(file: FileParser, image: dict[str, Any] | None, lang: str) -> Figure | None:
    """The figure of a brief in a language, or None if there is none or if it has a problem."""
    if image is None:
        return None
    src: LocatedText = image["src"]
    unshown = unshown_picture(src.text)
    if unshown:
        file.add_problem(src, *unshown, code="picture-format")
        return None
    media = _find_file(file, src, "picture", "missing-picture")
    if media is None:
        return None
    if not is_picture(media.path):
        message, hint = f"“{src.text}” is not a picture", "use a PNG, JPEG or SVG file"
        file.add_problem(src, message, hint, code="not-a-picture")
        return None
    caption = typeset(image.get("caption", ""), lang)
    return Figure(media, image.get("alt", ""), caption, image.get("credit", ""))


def find_figure_data(file: FileParser, image: dict[str, Any] | None) -> str:
    """The path of the file with the data of the figure; empty without one or with a problem."""
    data: LocatedText | None = (image or {}).get("data")
    if data is None:
        return ""
    media = _find_file(file, data, "file", "missing-file")
    if media and not is_data(media.path):
        message, hint = f"“{data.text}” is not a CSV file", "save the table as CSV, and name it"
        file.add_problem(data, message, hint, code="unknown-file-type")
        return ""
    return media.path if media and media.href else ""


def _find_file(file: FileParser, name: LocatedText, what: str, code: str) -> Media | None:
    """The file beside a brief or in the folder of its name. Reports it if there is none."""
    folder, written = posixpath.dirname(file.path), name.text.replace("\\", "/")
    beside = posixpath.normpath(posixpath.join(folder, written))
    within = posixpath.normpath(posixpath.join(folder, slug_of(file.path), written))
    if ":" in name.text or not beside.startswith(f"{CONTENT_FOLDER}/"):
        message = f"“{name.text}” is outside content/"
        hint = f"copy the {what} beside the brief, and write only its name here"
        file.add_problem(name, message, hint, code="outside-content")
        return None
    media = file.find_media(beside) or file.find_media(within)
    if media is None:
        hint = similar_file_hint(file.path, file.lookups.suggest_path(beside))
        hint = hint or "put it beside the brief, or in a folder of the brief's name"
        file.add_problem(name, f"there is no {what} {beside}", hint, code=code)
    return media
