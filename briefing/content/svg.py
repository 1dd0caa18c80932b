"""An SVG file → its size, and whether it is safe to publish (https://www.w3.org/TR/SVG2/).

An SVG file can be a program. Everything that could run, or load something from outside the file, is
a problem.
"""

from __future__ import annotations

import re
from xml.parsers import expat

from briefing.content.ast import Problems
from briefing.core.diagnostics import Problem

_MAX_DEPTH = 200

_ACTIVE_ELEMENTS = frozenset(
    "script foreignobject iframe object embed audio video handler listener".split()
)
_INTERNAL_REFERENCE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
_LENGTH = re.compile(r"\s*(\d+(?:\.\d+)?)\s*(px)?\s*")


def check_svg(path: str, data: bytes) -> tuple[int, int, Problems]:
    """The width and height of a picture in CSS pixels, and its problems."""
    checker = _Checker(path)
    return *checker.run(data), tuple(checker.problems)


class _Stopped(Exception):
    """Ends the parser early, after a problem was added."""


class _Checker:
    """The callbacks of the XML parser for one file. They collect its problems."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self.depth = 0
        self.root: dict[str, str] = {}
        self.in_style = False
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.StartDoctypeDeclHandler = self._doctype
        self.parser.ProcessingInstructionHandler = self._instruction

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

    def _doctype(self, *_: object) -> None:
        # A DOCTYPE can define entities that expand to gigabytes.
        self._add("a DOCTYPE is not allowed in SVG", "delete the line that begins with <!DOCTYPE")
        raise _Stopped

    def _instruction(self, target: str, data: str) -> None:
        self._add(f"“<?{target}” is not allowed in SVG", "delete it")

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        element = name.rpartition(" ")[2].lower()
        if self.depth == 0:
            self.root = attributes
            if element != "svg":
                self._add("this is not an SVG file", "its first element must be <svg>")
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
        self.depth -= 1
        self.in_style = False

    def _size(self) -> tuple[int, int]:
        width, height = (_LENGTH.fullmatch(self.root.get(k, "")) for k in ("width", "height"))
        if width and height:
            return round(float(width[1])), round(float(height[1]))
        view_box = re.findall(r"-?\d+(?:\.\d+)?", self.root.get("viewBox", ""))
        if len(view_box) == 4:
            return round(float(view_box[2])), round(float(view_box[3]))
        message, hint = "the picture has no size", "give <svg> a viewBox, or width and height"
        self.problems.append(Problem(self.path, 1, 1, message, hint, code="no-picture-size"))
        return 0, 0
