"""Whether a build accepts a converted post, and what its page shows.

The post and its files are read back as a build reads them. This module must not know the system
that made the post.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Callable, Mapping

import msgspec

from briefing.content.brief import parse_brief, parse_page
from briefing.content.file_parser import Lookups
from briefing.content.media import actual_type, parse_media
from briefing.content.types import ParseOptions
from briefing.core.diagnostics import errors_in
from briefing.core.model import Media
from briefing.core.paths import MEDIA_TYPES, PAGES_FOLDER, PICTURES
from briefing.importers.escape import escape_inline
from briefing.migrate.conversion import Converted, with_plain_part, without_formats
from briefing.migrate.references import Resource
from briefing.migrate.staging import Staging
from briefing.migrate.types import LOST, Note


def with_valid_files(
    converted: Converted, folder: str, staging: Staging
) -> tuple[Converted, dict[str, Media]]:
    """The post without the files that a build would refuse, and the others by their paths. `folder`
    is the folder of the brief's files. What is refused is kept."""
    kept: list[Resource] = []
    media: dict[str, Media] = {}
    notes: list[Note] = []
    body, picture = converted.body, converted.picture
    for original in converted.resources:
        resource = original
        data, fault = b"", ""
        try:
            data = resource.data or staging.read(resource.file)
        except OSError as error:
            fault = f"it cannot be read: {error.strerror}"
        if not fault:
            name = _true_name(resource.name, data)
            if name != resource.name:
                body = body.replace(f"/{resource.name}", f"/{name}")
                picture = picture.replace(f"/{resource.name}", f"/{name}")
                resource = msgspec.structs.replace(resource, name=name)
            value, problems = parse_media(folder + resource.name, data)
            fault = next((error.message for error in errors_in(problems)), "")
            if value is not None and not fault:
                media[folder + resource.name] = value
                kept.append(resource)
                continue
        name = resource.file or resource.name
        notes.append(Note("file", LOST, f"{name} was left out: {fault}"))
        staging.keep(name, data)
        body = _without_file(body, resource.name)
        picture = "" if picture.endswith(f"/{resource.name}") else picture
    changed = msgspec.structs.replace(
        converted,
        body=body,
        picture=picture,
        resources=tuple(kept),
        notes=(*converted.notes, *notes),
    )
    return changed, media


def _true_name(name: str, data: bytes) -> str:
    """The name of a picture with the ending of the format that its bytes have."""
    ending = actual_type(data)
    stem, old = posixpath.splitext(name)
    is_other = ending in PICTURES and MEDIA_TYPES[ending] != MEDIA_TYPES.get(old)
    return f"{stem}{ending}" if is_other else name


def _without_file(body: str, name: str) -> str:
    """A text without the pictures and links to a file. The caption stays, or else the words that
    stood for the file."""
    title = r'(?:\s+"((?:[^"\\]|\\.)*)")?'
    pattern = rf"!?\[((?:[^\[\]\\]|\\.)*)\]\([^()\s]*/{re.escape(name)}{title}\)"
    return re.sub(pattern, lambda match: _caption_of(match[2]) or match[1], body)


def _caption_of(title: str | None) -> str:
    """The title of a picture as a text: between quotation marks, fewer signs have a meaning."""
    return escape_inline(re.sub(r"\\([^\w\s])", r"\1", title)) if title else ""


_MAX_PLAIN_PARTS = 20


def make_acceptable(
    converted: Converted, markup: str, read: Callable[[Converted], tuple[str, str, int]]
) -> tuple[Converted, str]:
    """The post as a build accepts it, and its HTML. The parts that have errors lose their formats;
    if this is not enough, the whole text does. `read` is `page_of`."""
    page, fault, line = read(converted)
    for _ in range(_MAX_PLAIN_PARTS):
        changed = with_plain_part(converted, line, fault) if fault else converted
        if changed is converted:
            break
        converted = changed
        page, fault, line = read(converted)
    if fault:
        converted = without_formats(converted, markup, fault)
        page, *_ = read(converted)
    return converted, page


def page_of(
    converted: Converted,
    path: str,
    options: ParseOptions,
    media: Mapping[str, Media],
    text_of: Callable[[Converted], str],
) -> tuple[str, str, int]:
    """The HTML that a build makes of the text of a brief or page, the first error in it, and its
    line in the body: 0 or less if it is not there. A picture without alternative text is a warning
    in a migrated archive: here it has one."""
    with_alt = msgspec.structs.replace(
        converted,
        body=converted.body.replace("![](", "![-]("),
        picture_alt=converted.picture_alt or "-",
    )
    parse = parse_page if path.startswith(PAGES_FOLDER) else parse_brief
    text = text_of(with_alt)
    parsed = parse(path, text.encode(), options, Lookups(media.get))
    error = next(iter(errors_in(parsed.problems)), None)
    page = parsed.prose.html if parsed.prose else ""
    if error is None:
        return page, "", 0
    return page, error.message, error.line - text.count("\n") + with_alt.body.count("\n") + 1
