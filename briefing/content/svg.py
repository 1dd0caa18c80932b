"""An SVG file → its size, and whether it is safe to publish (https://www.w3.org/TR/SVG2/).

An SVG file can be a program. Everything that could run, or load something from outside the file, is
a problem. Editors write names and folders of their users into the file: these are left out. This
module must not know pages or briefs.
"""

from __future__ import annotations

import base64
import binascii
import codecs
import re
from typing import NamedTuple
from xml.parsers import expat

from briefing.content.ast import Problems
from briefing.content.jpeg import read_jpeg
from briefing.content.raster import Picture, Unreadable, read_png
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

_MAX_DEPTH = 200

_ACTIVE_ELEMENTS = frozenset(
    "script foreignobject iframe object embed audio video handler listener".split()
)
_INTERNAL_REFERENCE = late_pattern(r"#|data:image/(?:png|jpeg);base64,")
_NAMESPACE = "http://www.w3.org/2000/svg"
_NUMBER = r"\+?(?:\d+(?:\.\d*)?|\.\d+)(?:e[+-]?\d+)?"
_LENGTH = late_pattern(rf"\s*({_NUMBER})([a-z]*)\s*", re.IGNORECASE)
# The lengths of units in CSS pixels (https://www.w3.org/TR/css-values-4/#absolute-lengths). The
# last three depend on a font, and a picture has that of the browser.
_UNITS = {"": 1, "px": 1, "cm": 96 / 2.54, "mm": 9.6 / 2.54, "q": 2.4 / 2.54, "in": 96}
_UNITS |= {"pc": 16, "pt": 96 / 72, "em": 16, "rem": 16, "ex": 8}
_MAX_PX = 1_000_000


def check_svg(path: str, data: bytes) -> tuple[Picture, Problems]:
    """The picture, and its problems. If it has some, the picture is of no use."""
    try:
        data = _in_utf8(data)
    except (LookupError, UnicodeError):
        message, hint = "this is not in the encoding that its first line names", "save it as UTF-8"
        return Picture(0, 0, data), (Problem(path, 1, 1, message, hint, code="wrong-encoding"),)
    checker = _Checker(path, data)
    width, height = checker.run(data)
    problems = tuple(checker.problems)
    if problems:
        return Picture(width, height, data), problems
    data = _with_ink(_edit(data, checker.cuts))
    return Picture(width, height, data, bool(_DARK.search(data))), ()


# The encoding that the first line of an XML file names, and those that browsers know beside UTF-8
# (https://encoding.spec.whatwg.org/#names-and-labels).
_XML_ENCODING = late_pattern(rb"(\s*<\?xml\s[^>]*?encoding\s*=\s*[\"'])([\w.:-]+)")
_OTHER_ENCODINGS = late_pattern(
    r"iso-?8859-?\d+|latin-?\d|windows-?\d+|cp\d+|euc[-_](?:kr|jp)|ks_?c_?5601(?:[-_]1987)?|uhc"
    r"|shift[-_]?jis|iso-2022-jp|gb(?:k|2312|18030)|big5|koi8-[ru]|macintosh",
    re.IGNORECASE,
)
_SAME_AS_UTF_8 = ("utf-8", "utf8", "us-ascii", "ascii")


def _in_utf8(data: bytes) -> bytes:
    """The file in UTF-8, because some browsers read a picture of a page in no other encoding.
    Raises `LookupError` or `UnicodeError` if that is not possible."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        data = data.decode("utf-16").encode()
    else:
        named = _XML_ENCODING.match(data)
        encoding = named[2].decode().lower() if named else "utf-8"
        # Some programs name UTF-16 in a file in UTF-8.
        if encoding in _SAME_AS_UTF_8 or encoding.startswith("utf-16"):
            encoding = "utf-8"
        elif not _OTHER_ENCODINGS.fullmatch(encoding):
            raise LookupError(encoding)
        if encoding != "utf-8":
            data = data.decode(encoding).encode()
    return _XML_ENCODING.sub(rb"\1UTF-8", data, count=1) if _XML_ENCODING.match(data) else data


# A drawing that has colours for dark mode, and one that leaves its colour to the page.
_DARK = late_pattern(rb"prefers-color-scheme")
_CURRENT_COLOUR = late_pattern(rb"currentcolor", re.IGNORECASE)
_ROOT = late_pattern(rb"<svg\b(?:[^>\"']|\"[^\"]*\"|'[^']*')*(?<!/)>")
# In an `img`, a drawing does not see the colour of the page. These are its inks in both modes, also
# of shapes without a colour, which would be black.
_INK = (
    b"<style>:root{color:#1c1915;color-scheme:light dark}"
    b":where(:root:not([fill])){fill:currentColor}"
    b"@media (prefers-color-scheme:dark){:root{color:#e9e3d8}}</style>"
)
# A browser that shows only the drawing has a white ground in both modes without this.
_SCHEMES = b"<style>:root{color-scheme:light dark}</style>"
_HAS_SCHEMES = late_pattern(rb"(?<!prefers-)color-scheme\s*:")
# What the author sets for `currentColor`, and colours that are hidden by the ink or the ground of
# dark mode.
_OWN_COLOUR = late_pattern(rb"(?<![-\w])color\s*[:=]", re.IGNORECASE)
_COLOUR = late_pattern(
    rb"[:=\"']\s*(?:(white|black)\b|#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])"
    rb"|rgba?\(\s*(\d+)[\s,]+(\d+)[\s,]+(\d+))",
    re.IGNORECASE,
)
_DARKEST, _LIGHTEST = 48, 208  # of 255


def _with_ink(data: bytes) -> bytes:
    """The drawing with what it needs in dark mode. `currentColor` becomes the ink of the page if no
    other colour would be hidden there. A drawing that has colours for dark mode gets a dark
    ground."""
    root = _ROOT.search(data)
    if not root:
        return data
    if _DARK.search(data):
        style = b"" if _HAS_SCHEMES.search(data) else _SCHEMES
    elif not _CURRENT_COLOUR.search(data) or _OWN_COLOUR.search(data):
        style = b""
    else:
        style = b"" if any(map(_is_hidden, _COLOUR.finditer(data))) else _INK
    return data[: root.end()] + style + data[root.end() :]


def _is_hidden(colour: re.Match[bytes]) -> bool:
    """Whether a colour is almost white or almost black."""
    if colour[1]:
        return True
    if colour[2]:
        digits = colour[2].decode()
        size = len(digits) // 3
        parts = [int((digits[n : n + size] * 2)[:2], 16) for n in range(0, 3 * size, size)]
    else:
        parts = [int(colour[n]) for n in (3, 4, 5)]
    return max(parts) < _DARKEST or min(parts) > _LIGHTEST


class _Stopped(Exception):
    """Ends the parser early, after a problem was added."""


class _Checker:
    """The callbacks of the XML parser for one file. They collect its problems."""

    def __init__(self, path: str, data: bytes) -> None:
        self.path, self.data = path, data
        self.problems: list[Problem] = []
        # Parts of the file that have metadata: whole elements, and tags with such attributes.
        self.cuts: list[_Cut] = []
        self.metadata_start: tuple[int, int] | None = None  # Depth and place of `<metadata>`.
        self.depth = 0
        self.root: dict[str, str] = {}
        self.in_style = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction
        self.parser.SkippedEntityHandler = self._unknown_entity

    def run(self, data: bytes) -> tuple[int, int]:
        try:
            self.parser.Parse(data, True)
        except _Stopped:
            return 0, 0
        except expat.ExpatError as error:
            if not self.problems:
                message = f"this is not well-formed SVG: {expat.ErrorString(error.code)}"
                place = (error.lineno, error.offset + 1)
                problem = Problem(self.path, *place, message, "save it again", code="invalid-svg")
                self.problems.append(problem)
            return 0, 0
        return self._size()

    def _add(self, message: str, hint: str) -> None:
        place = (self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber + 1)
        self.problems.append(Problem(self.path, *place, message, hint, code="unsafe-svg"))

    def _doctype(
        self, name: str, system: str | None, public: str | None, has_definitions: bool
    ) -> None:
        # Definitions of entities can expand to gigabytes. The address of a DTD is never loaded.
        if has_definitions:
            message = "a DOCTYPE with definitions is not allowed in SVG"
            self._add(message, "save it as “plain SVG”, or export it as SVG again")
            raise _Stopped

    def _unknown_entity(self, name: str, is_parameter: bool) -> None:
        self._add(f"“&{name};” is not defined", "write the character itself")

    def _instruction(self, target: str, data: str) -> None:
        self._add(f"“<?{target}” is not allowed in SVG", "delete it")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2].lower()
        if self.depth == 0:
            self.root = attributes
            if element != "svg":
                self._add("this is not an SVG file", "its first element must be <svg>")
            elif not name.startswith(f"{_NAMESPACE} "):
                message = "browsers do not show an SVG file without its namespace"
                self._add(message, f'write <svg xmlns="{_NAMESPACE}" and then its other attributes')
        self.depth += 1
        if self.depth > _MAX_DEPTH:
            self._add("elements are nested too deep", f"the limit is {_MAX_DEPTH}")
            raise _Stopped
        self.in_style = element == "style"
        if element in _ACTIVE_ELEMENTS:
            hint = "delete it; a picture must not run or embed anything"
            self._add(f"<{element}> is not allowed in SVG", hint)
        for key, value in attributes.items():
            self._attribute(element, key.rpartition(" ")[2].lower(), value)
        self._find_metadata(name, attributes)

    def _find_metadata(self, name: str, attributes: dict[str, str]) -> None:
        start = self.parser.CurrentByteIndex
        is_element = name == f"{_NAMESPACE} metadata" and self.metadata_start is None
        if not is_element and not any(_has_metadata(k, value) for k, value in attributes.items()):
            return
        tag = _TAG.match(self.data, start)
        if is_element and not (tag and tag[0].endswith(b"/>")):
            self.metadata_start = self.depth, start
        else:
            self.cuts.append(_Cut(start, tag.end() if tag else start, is_element))

    def _attribute(self, element: str, key: str, value: str) -> None:
        compact = re.sub(r"\s", "", value).lower()
        if key.startswith("on"):
            self._add(
                f"“{key}” is not allowed in SVG", "delete it; a picture must not run anything"
            )
        elif key in ("href", "src") and element == "a":
            if not compact.startswith(("#", "http:", "https:", "mailto:")):
                self._add("this link is not allowed in SVG", "a link starts with https://")
        elif key in ("href", "src"):
            if value and not _INTERNAL_REFERENCE.match(value.strip()):
                self._add_external("picture")
        elif key == "attributename" and compact in ("href", "xlink:href"):
            self._add("changing a link by animation is not allowed", "delete it")
        elif "url(" in compact and not re.search(r"url\([\"']?#", compact):
            self._add_external("picture")

    def _add_external(self, what: str) -> None:
        self._add(f"the {what} loads something from outside", "embed it in the file")

    def _text(self, text: str) -> None:
        if self.in_style and re.search(r"@import|url\(\s*[\"']?(?!#)", text, re.IGNORECASE):
            self._add_external("style")

    def _end(self, name: str) -> None:
        if self.metadata_start and self.metadata_start[0] == self.depth:
            end = self.data.find(b">", self.parser.CurrentByteIndex) + 1
            self.cuts.append(_Cut(self.metadata_start[1], end, is_element=True))
            self.metadata_start = None
        self.depth -= 1
        self.in_style = False

    def _size(self) -> tuple[int, int]:
        width, height = (_pixels(self.root.get(name, "")) for name in ("width", "height"))
        view = [_pixels(text) for text in re.split(r"[\s,]+", self.root.get("viewBox", "").strip())]
        if len(view) == 4 and view[2] and view[3]:
            if width and not height:
                height = width * view[3] / view[2]
            elif height and not width:
                width = height * view[2] / view[3]
            elif not width:
                width, height = view[2:]
        if width and height:
            return max(1, round(width)), max(1, round(height))
        message, hint = "the picture has no size", "give <svg> a viewBox, or width and height"
        self.problems.append(Problem(self.path, 1, 1, message, hint, code="no-picture-size"))
        return 0, 0


def _pixels(length: str) -> float:
    """A length in CSS pixels, or 0 if it is not a positive length of its own."""
    match = _LENGTH.fullmatch(length)
    pixels = float(match[1]) * _UNITS.get(match[2].lower(), 0) if match else 0
    return pixels if pixels <= _MAX_PX else 0


# ---- metadata -----------------------------------------------------------------------------------


class _Cut(NamedTuple):
    """A part of the file that has metadata: an element that is left out, or a tag to edit."""

    start: int
    end: int
    is_element: bool


_TAG = late_pattern(rb"<(?:[^<>\"']|\"[^\"]*\"|'[^']*')*>")
# Attributes of Inkscape and Sodipodi with the names of folders and files.
_FILE_NAMES = ("export-filename", "docname", "absref")
_FILE_NAME = late_pattern(
    rb"\s[\w.-]+:(?:" + "|".join(_FILE_NAMES).encode() + rb")\s*=\s*(?:\"[^\"]*\"|'[^']*')"
)
_EMBEDDED = late_pattern(rb"(data:image/(png|jpeg);base64,)([^\"']*)")
# White space in base64, also as a reference to a character.
_SPACE = late_pattern(rb"\s|&#(?:9|10|13|x[9aAdD]);")


def _has_metadata(key: str, value: str) -> bool:
    return key.endswith(_FILE_NAMES) or (key.endswith("href") and value.lstrip()[:5] == "data:")


def _edit(data: bytes, cuts: list[_Cut]) -> bytes:
    """The file without the metadata in these parts."""
    parts, position = [], 0
    for start, end, is_element in sorted(cuts):
        if start < position:  # It is inside of an element that is left out.
            continue
        parts.append(data[position:start])
        if not is_element:
            tag = _FILE_NAME.sub(b"", data[start:end])
            parts.append(_EMBEDDED.sub(_without_metadata, tag))
        position = end
    return b"".join([*parts, data[position:]])


def _without_metadata(embedded: re.Match[bytes]) -> bytes:
    """An embedded picture without its metadata, or as it is if it cannot be read."""
    read = read_png if embedded[2] == b"png" else read_jpeg
    try:
        content = base64.b64decode(_SPACE.sub(b"", embedded[3]), validate=True)
        return embedded[1] + base64.b64encode(read(content).data)
    except (binascii.Error, Unreadable):
        return embedded[0]
