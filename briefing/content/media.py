"""The bytes of a picture or attachment → its type and size, and whether it is safe to publish.

Pure. The extension and the bytes must agree. What is published of a picture are its bytes without
metadata: places, times and names.
"""

from __future__ import annotations

import re
import unicodedata
from pathlib import PurePosixPath

from briefing.content.ast import Problems
from briefing.content.avif import read_avif
from briefing.content.decode import encoding_hint, wide_encoding
from briefing.content.git_traces import pointer_problems
from briefing.content.jpeg import read_jpeg
from briefing.content.raster import SAVE_AGAIN, Picture, Unreadable, read_gif, read_png, read_webp
from briefing.content.svg import check_svg
from briefing.core import urls
from briefing.core.diagnostics import Problem
from briefing.core.hashing import name_digest
from briefing.core.model import Media
from briefing.core.paths import CSV, MEDIA_TYPES

MAX_MEBIBYTES = 32
_MAX_NAME_BYTES = 80
# Larger pictures make browsers slow, and phones do not show them. A pixel needs four bytes.
_MAX_SIDE_PX = 16_384
_MAX_MEGAPIXELS = 64

_READERS = {
    "image/png": read_png,
    "image/jpeg": read_jpeg,
    "image/gif": read_gif,
    "image/webp": read_webp,
    "image/avif": read_avif,
}
_OFFICE = "an Office file or a ZIP archive"
_WEB_PAGE = "a web page"
# What files begin with, and what such a file is: the extension of its type if it can be published,
# or else its name.
_SIGNATURES = (
    (rb"\x89PNG\r\n\x1a\n", ".png"),
    (rb"\xff\xd8\xff", ".jpg"),
    (rb"GIF8[79]a", ".gif"),
    (rb"RIFF....WEBP", ".webp"),
    (rb"....ftyp(?:....){0,20}?avi[fs]", ".avif"),
    (rb"....ftyp(?:....){0,20}?(?:hei[cxms]|hev[cx]|mif1)", "a HEIC picture"),
    (rb"%PDF-", ".pdf"),
    (rb"PK\x03\x04", _OFFICE),
    (rb"BM.{12}[\x0c\x28\x38\x40\x6c\x7c]\0\0\0", "a BMP picture"),
    (rb"II[*+]\0|MM\0[*+]", "a TIFF picture"),
    (rb"8BPS", "a Photoshop file"),
    (rb"\xff\x0a|\0\0\0\x0cJXL ", "a JPEG XL picture"),
    (rb"\0\0\0\x0cjP  ", "a JPEG 2000 picture"),
    (rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]*>\s*)?(?:<!--.*?-->\s*)*<svg\b", ".svg"),
    (rb"\s*<(?:!doctype )?html", _WEB_PAGE),
)
_CURES = {
    _WEB_PAGE: "download the file itself, not the page that shows it",
}
# Servers do not know the type of every extension.
_SERVED_AS = {".jfif": ".jpg", ".jpe": ".jpg"}
_ZIP = (".xlsx", ".docx")


def parse_media(path: str, data: bytes) -> tuple[Media | None, Problems]:
    """The picture or attachment in a file, or None and its problems. The extension of `path` must
    be one of `MEDIA_TYPES`, in any case."""
    extension = PurePosixPath(path).suffix.lower()
    problems = pointer_problems(data, path) or _file_problems(path, data, extension)
    if problems:
        return None, problems
    media_type = MEDIA_TYPES[extension]
    picture, problems = _read_picture(path, data, media_type)
    if problems:
        return None, problems
    href = _href(path, picture.data, extension)
    return Media(path, href, picture.width, picture.height, media_type, picture.adapts), ()


def public_bytes(path: str, data: bytes) -> bytes:
    """What is published of a file in which `parse_media` found no problem."""
    media_type = MEDIA_TYPES[PurePosixPath(path).suffix.lower()]
    return _read_picture(path, data, media_type)[0].data


def _read_picture(path: str, data: bytes, media_type: str) -> tuple[Picture, Problems]:
    """A picture and its problems. If it has some, the picture is of no use. An attachment has no
    size."""
    if not media_type.startswith("image/"):
        return Picture(0, 0, data), ()
    if media_type not in _READERS:
        return check_svg(path, data)
    try:
        picture = _READERS[media_type](data)
    except Unreadable as error:
        message, hint = error.args
        problem = Problem(path, 0, 0, f"the picture {message}", hint, code="damaged-picture")
        return Picture(0, 0, b""), (problem,)
    width, height = picture.width, picture.height
    if not width or not height:
        message = "the picture is damaged: it has no size"
        return picture, (Problem(path, 0, 0, message, SAVE_AGAIN, code="damaged-picture"),)
    if max(width, height) > _MAX_SIDE_PX or width * height > _MAX_MEGAPIXELS * 1_000_000:
        message = f"the picture is too large: {width:,} × {height:,} pixels"
        hint = f"make it smaller; the limits are {_MAX_SIDE_PX:,} pixels on each side and "
        hint += f"{_MAX_MEGAPIXELS} megapixels, and 2,000 pixels on each side are enough for a page"
        return picture, (Problem(path, 0, 0, message, hint, code="picture-too-large"),)
    return picture, ()


def _file_problems(path: str, data: bytes, extension: str) -> Problems:
    if not data:
        message, hint, code = "the file is empty", "save it again, or delete it", "empty-file"
    elif len(data) > MAX_MEBIBYTES << 20:
        message, code = f"the file is too large: {len(data) >> 20} MiB", "file-too-large"
        hint = f"make it smaller; the limit is {MAX_MEBIBYTES} MiB"
    elif extension == CSV and (wide := wide_encoding(data)):
        message, hint = f"the file is saved as {wide}", encoding_hint(path)
        code = "wrong-encoding"
    else:
        fault = _wrong_type(path, data, extension)
        if fault is None:
            return ()
        code, (message, hint) = "wrong-extension", fault
    return (Problem(path, 0, 0, message, hint, code=code),)


def _wrong_type(path: str, data: bytes, extension: str) -> tuple[str, str] | None:
    """The message and the hint if the bytes are not those of the extension, or else None."""
    actual = actual_type(data)
    name = extension[1:].upper()
    if MEDIA_TYPES.get(actual) == MEDIA_TYPES[extension]:
        return None
    if extension in _ZIP and actual == _OFFICE:
        return None
    if not actual:
        # The parser of SVG says where the mistake is. CSV files can begin with anything.
        is_right = extension == ".svg" or (extension == ".csv" and b"\0" not in data)
        return None if is_right else (f"this is not a {name} file", f"save it as {extension} again")
    if actual in MEDIA_TYPES:
        file = PurePosixPath(path).with_suffix(actual).name
        hint = f"rename it to {file}, and write this name in the texts that show it"
        return f"this is a file of type {actual}, but its name ends in {extension}", hint
    hint = _CURES.get(actual, f"open it in its own program and save it as {extension}")
    return f"this is {actual}, but its name ends in {extension}", hint


def actual_type(data: bytes) -> str:
    """The type of a file, as its first bytes show it, with the name in `_SIGNATURES`. It is an
    empty text if the bytes show no type."""
    head = data[:4096]
    matches = (
        kind for sign, kind in _SIGNATURES if re.match(sign, head, re.DOTALL | re.IGNORECASE)
    )
    return next(matches, "")


def _href(path: str, data: bytes, extension: str) -> str:
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    stem = re.sub(r"[^\w-]+", "-", stem).strip("-") or "file"
    stem = stem.encode()[:_MAX_NAME_BYTES].decode(errors="ignore")
    extension = _SERVED_AS.get(extension, extension)
    return urls.media(f"{stem}-{name_digest(data)}{extension}")
