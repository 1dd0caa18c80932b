"""TOML text → the same nodes as front matter, with places.

The standard library's parser (TOML 1.0, https://toml.io/en/v1.0.0) decides what is valid. It does
not return places, so that a scan of the lines finds where each key is. Entries of a list or of a
table on one line have the place of its key.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any, NamedTuple

from briefing.content.ast import Array, Node, Place, Problems, Scalar, Table
from briefing.core.diagnostics import Problem
from briefing.core.slugs import slugify

_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*)\s*=\s*""")
# A header whose name the author did not put in quotation marks.
_BARE_HEADER = re.compile(r"^\s*\[\s*([^\[\]\"']*[^\[\]\"'\s])\s*\]\s*(?:#.*)?$")
_ERROR = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$")

# The parts of a dotted key, from the root. Entries of a list of tables have a number: "feeds", "0".
_KeyPath = tuple[str, ...]
_Places = dict[_KeyPath, tuple[Place, Place]]


class _Statement(NamedTuple):
    """A header or key of the text, with the places of the key and of its value."""

    path: _KeyPath
    key: Place
    value: Place


def parse_toml(text: str, path: str) -> tuple[Table | None, Problems]:
    """The keys of a file, or None and the problem. `path` is for problems only."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_explain(str(error), text, path),)
    except RecursionError:
        message, hint = "lists are nested too deep", "use two levels at most"
        return None, (Problem(path, 1, 1, message, hint, code="nesting-too-deep"),)
    places: _Places = {}
    for statement in _statements(text):
        places.setdefault(statement.path, (statement.key, statement.value))
    return _table(data, (), places, (1, 1)), ()


def _statements(text: str) -> Iterator[_Statement]:
    """All headers and keys, in order. A list of tables comes before its first entry."""
    header_path: _KeyPath = ()
    repeats: dict[_KeyPath, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        key = _KEY.match(line)
        header = None if key else _HEADER.match(line)
        if header:
            header_path = _parts(header[1])
            place = (number, header.start(1) + 1)
            if line.lstrip().startswith("[["):
                index = repeats[header_path] = repeats.get(header_path, -1) + 1
                yield _Statement(header_path, place, place)
                header_path = (*header_path, str(index))
            yield _Statement(header_path, place, place)
        elif key:
            path = (*header_path, *_parts(key[1]))
            for depth in range(len(header_path) + 1, len(path) + 1):
                yield _Statement(path[:depth], (number, key.start(1) + 1), (number, key.end() + 1))


def _parts(dotted: str) -> _KeyPath:
    return tuple(
        part.strip().strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.]+', dotted)
    )


def _table(data: dict[str, Any], path: _KeyPath, places: _Places, parent: Place) -> Table:
    pairs = []
    for key, value in data.items():
        key_place, value_place = places.get((*path, key), (parent, parent))
        node = _node(value, (*path, key), places, value_place)
        pairs.append((Scalar(key, *key_place), node))
    return Table(tuple(pairs), *parent)


def _node(value: Any, path: _KeyPath, places: _Places, place: Place) -> Node:
    if isinstance(value, dict):
        return _table(value, path, places, place)
    if isinstance(value, list):
        items = (_node(v, (*path, str(i)), places, place) for i, v in enumerate(value))
        return Array(tuple(items), *place)
    if isinstance(value, str):
        return Scalar(value, *place, plain=False)
    return Scalar(str(value).lower() if isinstance(value, bool) else str(value), *place)


# ---- errors -------------------------------------------------------------------------------------


def _explain(error: str, text: str, path: str) -> Problem:
    """The problem for an error message of the parser."""
    match = _ERROR.match(error)
    reason = match[1] if match else error
    if match and match[2]:
        line, column = int(match[2]), int(match[3])
    else:
        lines = text.rstrip("\n").split("\n")
        line, column = len(lines), len(lines[-1]) + 1
    is_duplicate = any(word in reason for word in ("overwrite", "twice", "mutate"))
    twin = _duplicate(text, line, path) if is_duplicate else None
    if twin:
        return twin
    header = _BARE_HEADER.match(text.split("\n")[line - 1])
    if header and ("end of a table declaration" in reason or "key part" in reason):
        name = slugify(header[1])
        message = f"“{header[1]}” cannot be in square brackets without quotation marks"
        hint = f"write it as [{name}]" if name.isascii() else f'write it as ["{name}"]'
        column, width = header.start(1) + 1, len(header[1])
        return Problem(path, line, column, message, hint, width, code="invalid-toml")
    message = f"this cannot be read: {reason[:1].lower()}{reason[1:]}"
    return Problem(path, line, column, message, _hint(reason, is_duplicate), code="invalid-toml")


def _hint(reason: str, is_duplicate: bool) -> str:
    if is_duplicate:
        return "write each key and each [section] only once; remove or rename one of them"
    if "end of a table declaration" in reason:
        return "close it with “]”"
    if "Invalid value" in reason:
        return 'text needs quotation marks: key = "value"'
    if any(part in reason for part in ("Unterminated", "Illegal character '\\n'", 'Expected "\'"')):
        return "close the quotation mark on the same line"
    return 'write it as: key = "value"'


def _duplicate(text: str, line: int, path: str) -> Problem | None:
    """The problem of a key or section that an earlier line has too."""
    first_lines: dict[_KeyPath, int] = {}
    line_text = text.split("\n")[line - 1]
    is_header = _HEADER.match(line_text) and not _KEY.match(line_text)
    for statement in _statements(text):
        number, column = statement.key
        first = first_lines.setdefault(statement.path, number)
        if number == line and first < line:
            name = ".".join(statement.path) if is_header else statement.path[-1]
            message = f"{f'[{name}]' if is_header else f'“{name}”'} is already on line {first}"
            hint = "remove or rename one of the two"
            return Problem(path, line, column, message, hint, len(name), code="duplicate-key")
    return None
