"""A picture's or attachment's bytes → what it is, how large, and whether it is safe to publish.

Pure. The ending and the bytes must agree. SVG is read as the program that it can be: what could
run, or reach outside the file, is refused.
"""

from __future__ import annotations

import io
import re
import unicodedata
from pathlib import PurePosixPath
from typing import Any
from xml.parsers import expat

import imagesize

from briefing.core import urls
from briefing.core.diagnostics import Problem
from briefing.core.hashing import name_digest
from briefing.core.model import Media

SIZE_LIMIT = 32 << 20

# Ending → media type and the bytes that such a file begins with (none: text).
_KINDS: dict[str, tuple[str, tuple[bytes, ...]]] = {
    "png": ("image/png", (b"\x89PNG\r\n\x1a\n",)),
    "jpg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "jpeg": ("image/jpeg", (b"\xff\xd8\xff",)),
    "gif": ("image/gif", (b"GIF87a", b"GIF89a")),
    "webp": ("image/webp", (b"RIFF",)),
    "avif": ("image/avif", ()),
    "svg": ("image/svg+xml", ()),
    "pdf": ("application/pdf", (b"%PDF-",)),
    "csv": ("text/csv", ()),
    "xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", (b"PK\x03\x04",)),
    "docx": (
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        (b"PK\x03\x04",),
    ),
}


def media(path: str, data: bytes) -> tuple[Media | None, tuple[Problem, ...]]:
    """The picture or attachment in a file, or None, and what is wrong with it."""
    ending = PurePosixPath(path).suffix.lower().lstrip(".")
    type, starts = _KINDS[ending]
    wrong = _fault(data, ending, starts)
    if wrong:
        return None, (Problem(path, 0, 0, *wrong),)
    width = height = 0
    if ending == "svg":
        svg = _SVG(path)
        width, height = svg.read(data)
        if svg.problems:
            return None, tuple(svg.problems)
    elif type.startswith("image/"):
        width, height = _raster_size(data)
        if width <= 0 or height <= 0:
            hint = "save the picture again"
            return None, (Problem(path, 0, 0, "the picture is damaged: it has no size", hint),)
    return Media(path, _href(path, data, ending), width, height, type), ()


def _fault(data: bytes, ending: str, starts: tuple[bytes, ...]) -> tuple[str, str] | None:
    if not data:
        return "the file is empty", "save it again, or delete it"
    if len(data) > SIZE_LIMIT:
        return f"the file is too large: {len(data) >> 20} MiB", "the limit is 32 MiB"
    if starts and not data.startswith(starts):
        return f"this is not a {ending.upper()} file", "give it the ending of what it is"
    if ending == "csv" and b"\0" in data:
        return "this is not a CSV file", "save it as text"
    return None


def _raster_size(data: bytes) -> tuple[int, int]:
    sizes: Any = imagesize
    try:
        width, height = sizes.get(io.BytesIO(data))
    except Exception:
        # The library has no one exception for damaged files.
        return 0, 0
    return int(width), int(height)


def _href(path: str, data: bytes, ending: str) -> str:
    stem = unicodedata.normalize("NFC", PurePosixPath(path).stem)
    stem = re.sub(r"[^\w-]+", "-", stem).strip("-") or "file"
    stem = stem.encode()[:80].decode(errors="ignore")
    return urls.media(f"{stem}-{name_digest(data)}.{ending}")


# ---- SVG ----------------------------------------------------------------------------------------

_REFUSED = frozenset(
    "script foreignobject iframe object embed audio video handler listener".split()
)
_INNER = re.compile(r"#|data:image/(?:png|jpeg);base64,")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px)?\s*")
_DEPTH = 200


class _SVG:
    """Reads one SVG file; its problems are collected. https://www.w3.org/TR/SVG2/"""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.depth = 0
        self.root: dict[str, str] = {}
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.in_style = False

    def read(self, data: bytes) -> tuple[int, int]:
        """Width and height in CSS pixels."""
        parser = self.parser
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        parser.StartDoctypeDeclHandler = self._doctype
        parser.ProcessingInstructionHandler = self._instruction
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            if not self.problems:
                message = f"this is not well-formed SVG: {expat.ErrorString(error.code)}"
                place = (error.lineno, error.offset + 1)
                self.problems.append(Problem(self.path, *place, message, "save it again"))
            return 0, 0
        except _Stop:
            return 0, 0
        return self._size()

    def _say(self, message: str, hint: str) -> None:
        place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.problems.append(Problem(self.path, *place, message, hint))

    def _doctype(self, *_: object) -> None:
        self._say("a DOCTYPE is not allowed in SVG", "delete the line that begins with <!DOCTYPE")
        raise _Stop

    def _instruction(self, target: str, data: str) -> None:
        self._say(f"“<?{target}” is not allowed in SVG", "delete it")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        if self.depth == 0:
            self.root = attributes
            if local != "svg":
                self._say("this is not an SVG file", "its first element must be <svg>")
        self.depth += 1
        if self.depth > _DEPTH:
            self._say("elements are nested too deep", f"the limit is {_DEPTH}")
            raise _Stop
        self.in_style = local == "style"
        if local in _REFUSED:
            self._say(
                f"<{local}> is not allowed in SVG", "a picture must not run or embed anything"
            )
        for key, value in attributes.items():
            self._attribute(local, key.rpartition(" ")[2].lower(), value)

    def _attribute(self, element: str, key: str, value: str) -> None:
        bare = re.sub(r"\s", "", value).lower()
        if key.startswith("on"):
            self._say(f"“{key}” is not allowed in SVG", "a picture must not run anything")
        elif key in ("href", "src"):
            if value and not _INNER.match(value.strip()) and element != "a":
                self._say("the picture loads something from outside", "put all of it into the file")
            elif element == "a" and not bare.startswith(("#", "http:", "https:", "mailto:")):
                self._say("this link is not allowed in SVG", "it starts with https://")
        elif key == "attributename" and bare in ("href", "xlink:href"):
            self._say("changing a link by animation is not allowed", "delete it")
        elif "url(" in bare and not re.search(r"url\([\"']?#", bare):
            self._say("the picture loads something from outside", "put all of it into the file")

    def _text(self, text: str) -> None:
        if self.in_style and re.search(r"@import|url\(\s*[\"']?(?!#)", text, re.IGNORECASE):
            self._say("the style loads something from outside", "put all of it into the file")

    def _end(self, name: str) -> None:
        self.depth -= 1
        self.in_style = False

    def _size(self) -> tuple[int, int]:
        width, height = (_LENGTH.fullmatch(self.root.get(k, "")) for k in ("width", "height"))
        if width and height:
            return round(float(width[1])), round(float(height[1]))
        box = re.findall(r"-?\d+(?:\.\d+)?", self.root.get("viewBox", ""))
        if len(box) == 4:
            return round(float(box[2])), round(float(box[3]))
        message, hint = "the picture has no size", "give <svg> a viewBox, or width and height"
        self.problems.append(Problem(self.path, 1, 1, message, hint))
        return 0, 0


class _Stop(Exception):
    """Leaves the parser early; what is wrong has been said."""
