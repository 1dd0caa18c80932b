"""Copies of the generator's layouts in an archive, and which are older than their originals.

The first line of a copy is a comment with the digest of the file that was copied. So a build knows
that the generator has another file since then, whatever the author changed in the copy. Nothing is
known of a copy without this line. This module reads layouts, and does not know what they say.
"""

from __future__ import annotations

import os
import re
from codecs import BOM_UTF8
from collections.abc import Iterator, Mapping

from briefing import __version__
from briefing.core.diagnostics import Problem
from briefing.core.hashing import name_digest
from briefing.core.paths import LAYOUTS_FOLDER
from briefing.core.patterns import late_pattern
from briefing.templates.files import is_catalogue, read_layout, shipped_folder

_DIGEST_BYTES = 8
_ORIGIN = late_pattern(r"Copied from Briefing [\w.+-]+ \(([0-9a-f]{16})\)")


def copy_of(name: str, original: bytes) -> bytes:
    """A copy of the layout with this name, below the line that says what it is a copy of."""
    line = origin_line(name, original)
    return f"{line}\n".encode() + original if line else original


def origin_line(name: str, original: bytes) -> str:
    """The first line of a copy. It is empty if the file cannot have a comment, as a picture."""
    return _comment_form(name).format(_origin_of(original))


def without_origin(data: bytes) -> bytes:
    """A layout without the line that `copy_of` adds, and the same for each editor that saves it."""
    data = _normal_form(data)
    first, end, rest = data.partition(b"\n")
    return rest if end and _find_origin(first) else data


def is_copy_of(data: bytes, original: bytes) -> bool | None:
    """Whether a layout is a copy of this file, whatever was changed in it; None if it does not say
    what it is a copy of."""
    origin = _find_origin(data.partition(b"\n")[0])
    return origin[1] == _digest_of(original) if origin else None


def old_copies(paths: Mapping[str, str]) -> Iterator[Problem]:
    """A warning for each copy whose original is another file now. `paths` maps the names of all
    layouts to their paths. Raises `Fault`."""
    shipped = shipped_folder()
    for name, path in paths.items():
        original_path = os.path.join(shipped, *name.split("/"))
        if path == original_path or not os.path.isfile(original_path):
            continue
        data, original = read_layout(path), read_layout(original_path)
        origin = _find_origin(data.partition(b"\n")[0])
        if origin and origin[1] != _digest_of(original):
            message = f"Briefing {__version__} has another layout than the one that was copied here"
            hint = "copy what you need from the new layout (“briefing upgrade --diff” shows the "
            hint += f"differences); then write here: {_origin_of(original)}"
            file, column, width = f"{LAYOUTS_FOLDER}/{name}", origin.start() + 1, len(origin[0])
            yield Problem(file, 1, column, message, hint, width, warning=True, code="old-layout")


def _find_origin(line: bytes) -> re.Match[str] | None:
    return _ORIGIN.search(line.removeprefix(BOM_UTF8).decode("utf-8", "replace"))


def _origin_of(original: bytes) -> str:
    return f"Copied from Briefing {__version__} ({_digest_of(original)})"


def _digest_of(original: bytes) -> str:
    return name_digest(_normal_form(original), _DIGEST_BYTES)


def _normal_form(data: bytes) -> bytes:
    """The same for each checkout and each editor: without a byte-order mark, and with LF."""
    return data.removeprefix(BOM_UTF8).replace(b"\r\n", b"\n")


def _comment_form(name: str) -> str:
    """How a comment is written in the layout with this name; empty if it cannot have one."""
    if is_catalogue(name):
        return "# {}"
    if not name.startswith("assets/"):
        return "{{# {} #}}"
    kind = name.rpartition(".")[2]
    return {"css": "/* {} */", "js": "/* {} */", "svg": "<!-- {} -->"}.get(kind, "")
