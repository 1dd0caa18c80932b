"""The bytes of a picture or attachment → its type and size, and whether it is safe to publish.

Pure. The extension and the bytes must agree.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Any

import imagesize

from briefing.content.ast import Problems
from briefing.content.git_traces import pointer_problems
from briefing.content.svg import check_svg
from briefing.core import urls
from briefing.core.diagnostics import Problem
from briefing.core.hashing import name_digest
from briefing.core.model import Media
from briefing.core.paths import MEDIA_TYPES

_MAX_MEBIBYTES = 32
_MAX_NAME_BYTES = 80

# Extension → the bytes that such a file begins with. Other types have no fixed beginning.
_SIGNATURES: dict[str, tuple[bytes, ...]] = {
    ".png": (b"\x89PNG\r\n\x1a\n",),
    ".jpg": (b"\xff\xd8\xff",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".gif": (b"GIF87a", b"GIF89a"),
    ".webp": (b"RIFF",),
    ".pdf": (b"%PDF-",),
    ".xlsx": (b"PK\x03\x04",),
    ".docx": (b"PK\x03\x04",),
}


def parse_media(path: str, data: bytes) -> tuple[Media | None, Problems]:
    """The picture or attachment in a file, or None and its problems. The extension of `path` must
    be one of `MEDIA_TYPES`, in any case."""
    extension = PurePosixPath(path).suffix.lower()
    media_type = MEDIA_TYPES[extension]
    problems = pointer_problems(data, path) or _file_problems(path, data, extension)
    if problems:
        return None, problems
    width = height = 0
    if extension == ".svg":
        width, height, problems = check_svg(path, data)
        if problems:
            return None, problems
    elif media_type.startswith("image/"):
        width, height = _raster_size(data)
        if width <= 0 or height <= 0:
            message, hint = "the picture is damaged: it has no size", "save the picture again"
            return None, (Problem(path, 0, 0, message, hint, code="damaged-picture"),)
    return Media(path, _href(path, data, extension), width, height, media_type), ()


def _file_problems(path: str, data: bytes, extension: str) -> Problems:
    signatures = _SIGNATURES.get(extension)
    if not data:
        message, hint, code = "the file is empty", "save it again, or delete it", "empty-file"
    elif len(data) > _MAX_MEBIBYTES << 20:
        message, code = f"the file is too large: {len(data) >> 20} MiB", "file-too-large"
        hint = f"make it smaller; the limit is {_MAX_MEBIBYTES} MiB"
    elif signatures and not data.startswith(signatures):
        message, code = f"this is not a {extension[1:].upper()} file", "wrong-extension"
        hint = "give it the extension of its real type"
    elif extension == ".csv" and b"\0" in data:
        message, hint, code = "this is not a CSV file", "save it as text", "wrong-extension"
    else:
        return ()
    return (Problem(path, 0, 0, message, hint, code=code),)


def _raster_size(data: bytes) -> tuple[int, int]:
    sizes: Any = imagesize
    try:
        width, height = sizes.get(io.BytesIO(data))
    except Exception:
        # imagesize raises many kinds of exceptions for damaged files.
        return 0, 0
    return int(width), int(height)


def _href(path: str, data: bytes, extension: str) -> str:
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    stem = re.sub(r"[^\w-]+", "-", stem).strip("-") or "file"
    stem = stem.encode()[:_MAX_NAME_BYTES].decode(errors="ignore")
    return urls.media(f"{stem}-{name_digest(data)}{extension}")
