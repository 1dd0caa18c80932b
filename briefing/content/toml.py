"""TOML text → the same nodes as front matter, with places.

The standard library's reader decides what is valid; it keeps no places, so a scan of the lines
finds where each key stands. Entries of a list or of a table on one line share their key's place.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from typing import Any

from briefing.content.ast import Array, Node, Problems, Scalar, Table
from briefing.core.diagnostics import Problem
from briefing.core.slugs import slugify

_HEADER = re.compile(r"^\s*\[\[?\s*([^\]]+?)\s*\]\]?\s*(?:#.*)?$")
_KEY = re.compile(r"""^\s*((?:[\w-]+|"[^"]*"|'[^']*')(?:\s*\.\s*(?:[\w-]+|"[^"]*"))*)\s*=\s*""")
_SECTION = re.compile(r"^\s*\[\s*([^\[\]\"']*[^\[\]\"'\s])\s*\]\s*(?:#.*)?$")
_AT = re.compile(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$")

Place = tuple[int, int]


def read(text: str, path: str) -> tuple[Table | None, Problems]:
    """The file's keys, or None and what is wrong."""
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return None, (_explain(str(error), text, path),)
    except RecursionError:
        return None, (Problem(path, 1, 1, "lists are nested too deep", "two levels suffice"),)
    return _table(data, (), _places(text), (1, 1)), ()


def _places(text: str) -> dict[tuple[str, ...], tuple[Place, Place]]:
    """For each dotted key: where the key stands, and where its value does."""
    found: dict[tuple[str, ...], tuple[Place, Place]] = {}
    for name, *places in _stated(text):
        found.setdefault(name, (places[0], places[1]))
    return found


def _stated(text: str) -> Iterator[tuple[tuple[str, ...], Place, Place]]:
    """All dotted keys and headers as they come, with the places of key and value. Entries of a list
    of sections are numbered, each after the list itself."""
    head: tuple[str, ...] = ()
    repeats: dict[tuple[str, ...], int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        header = _HEADER.match(line)
        if header and not _KEY.match(line):
            head = _parts(header[1])
            place = (number, header.start(1) + 1)
            if line.lstrip().startswith("[["):
                index = repeats.get(head, -1) + 1
                repeats[head] = index
                yield head, place, place
                head = (*head, str(index))
            yield head, place, place
            continue
        key = _KEY.match(line)
        if key:
            name = (*head, *_parts(key[1]))
            for depth in range(len(head) + 1, len(name) + 1):
                yield name[:depth], (number, key.start(1) + 1), (number, key.end() + 1)


def _parts(dotted: str) -> tuple[str, ...]:
    return tuple(
        part.strip().strip("\"'") for part in re.findall(r'"[^"]*"|\'[^\']*\'|[^.]+', dotted)
    )


def _table(
    data: dict[str, Any],
    at: tuple[str, ...],
    places: dict[tuple[str, ...], tuple[Place, Place]],
    parent: Place,
) -> Table:
    pairs = []
    for key, value in data.items():
        name = (*at, key)
        key_place, value_place = places.get(name, (parent, parent))
        pairs.append((Scalar(key, *key_place), _node(value, name, places, value_place)))
    return Table(tuple(pairs), *parent)


def _node(
    value: Any,
    at: tuple[str, ...],
    places: dict[tuple[str, ...], tuple[Place, Place]],
    place: Place,
) -> Node:
    if isinstance(value, dict):
        return _table(value, at, places, place)
    if isinstance(value, list):
        items = (_node(v, (*at, str(i)), places, place) for i, v in enumerate(value))
        return Array(tuple(items), *place)
    if isinstance(value, str):
        return Scalar(value, *place, plain=False)
    return Scalar(str(value).lower() if isinstance(value, bool) else str(value), *place)


def _explain(said: str, text: str, path: str) -> Problem:
    match = _AT.match(said)
    words = match[1] if match else said
    if match and match[2]:
        line, column = int(match[2]), int(match[3])
    else:
        lines = text.rstrip("\n").split("\n")
        line, column = len(lines), len(lines[-1]) + 1
    if "overwrite" in words or "twice" in words or "mutate" in words:
        twin = _twin(text, line, path)
        if twin:
            return twin
    shown = text.split("\n")[line - 1]
    section = _SECTION.match(shown)
    if section and ("end of a table declaration" in words or "key part" in words):
        message = f"“{section[1]}” cannot stand in the brackets as it is"
        name = slugify(section[1])
        hint = f"write it as [{name}]" if name.isascii() else f'write it as ["{name}"]'
        place = line, section.start(1) + 1
        return Problem(path, *place, message, hint, len(section[1]))
    hint = 'write it as: key = "value"'
    if "overwrite" in words or "twice" in words or "mutate" in words:
        hint = "each key and each [section] may stand once; remove or rename one of them"
    elif "end of a table declaration" in words:
        hint = "close it with “]”"
    elif "Invalid value" in words:
        hint = 'text needs quotation marks: key = "value"'
    elif "Unterminated" in words or "Illegal character '\\n'" in words or 'Expected "\'"' in words:
        hint = "close the quotation mark on the same line"
    return Problem(path, line, column, f"this cannot be read: {words[:1].lower()}{words[1:]}", hint)


def _twin(text: str, line: int, path: str) -> Problem | None:
    """What is said of a key or section that stands above already."""
    first: dict[tuple[str, ...], int] = {}
    for name, (number, column), _ in _stated(text):
        above = first.setdefault(name, number)
        if number == line and above < line:
            shown = text.split("\n")[line - 1]
            is_section = _HEADER.match(shown) and not _KEY.match(shown)
            written = ".".join(name) if is_section else name[-1]
            what = f"[{written}]" if is_section else f"“{written}”"
            message = f"{what} stands on line {above} already"
            hint = "remove or rename one of the two"
            return Problem(path, line, column, message, hint, len(written))
    return None
