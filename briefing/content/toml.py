"""TOML text → the same nodes as front matter, with the places and offsets of all keys and values;
and texts as TOML writes them.

The standard library's parser (TOML 1.0, https://toml.io/en/v1.0.0) decides what is valid. It does
not return places, so that a scan of the valid text makes the nodes. Words are in NFC.

Why this is not tomlkit (0.15.2): it gives no places, and it damages a text that it edits:
- If the last line of an array has a comment, a new value becomes a part of this comment.
- If it removes a value, spaces go too, or a comma stays.
- It inserts a key after the comments that belong to the next table.
- No public function renames a table in place.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from bisect import bisect_right
from typing import Any

import msgspec

from briefing.content import toml_cures
from briefing.content.ast import Array, Node, Place, Problems, Scalar, Table
from briefing.content.yaml_types import in_quotes
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern
from briefing.core.slugs import slugify


class _Keyed(msgspec.Struct, frozen=True):
    """The parts of a dotted key."""

    keys: tuple[Scalar, ...]

    @property
    def path(self) -> tuple[str, ...]:
        """The words of the key."""
        return tuple(key.text for key in self.keys)


class Pair(_Keyed, frozen=True):
    """`key = value`."""

    value: Node


class Section(_Keyed, frozen=True):
    """A header and the pairs below it. The pairs before the first header have no keys in their
    header. `start` and `header_end` are the offsets of the brackets of the header."""

    start: int
    header_end: int
    is_list_entry: bool = False
    pairs: list[Pair] = []

    @property
    def end(self) -> int:
        """The offset of the end of its last statement."""
        return self.pairs[-1].value.end if self.pairs else self.header_end


def parse_toml(text: str, path: str) -> tuple[Table | None, Problems]:
    """The keys of a file, or None and the problem. `path` is for problems only."""
    try:
        tomllib.loads(text)
        return _root_table(sections(text)), ()
    except tomllib.TOMLDecodeError as error:
        return None, (_explain(str(error), text, path),)
    except RecursionError:
        message, hint = "lists or tables are nested too deep", "use two levels at most"
        return None, (Problem(path, 1, 1, message, hint, code="nesting-too-deep"),)


def to_toml(word: str, replaced: str = "") -> str:
    """A text as TOML writes it, in the quotation marks of the text that it replaces."""
    if replaced.startswith("'") and "'" not in word and word.isprintable():
        return f"'{word}'"
    return in_quotes(word)


def to_toml_key(word: str) -> str:
    """A part of a key as TOML writes it."""
    return word if _BARE_KEY.fullmatch(word) else to_toml(word)


# A key that needs no quotation marks.
_BARE_KEY = late_pattern(r"[A-Za-z0-9_-]+")


# A table to which keys are added: key → its place, and its value. Here, a value is a node, another
# open table, or for a list of tables a list of places and open tables.
_OpenTable = dict[str, tuple[Scalar, Any]]


def _root_table(all_sections: list[Section]) -> Table:
    root: _OpenTable = {}
    for section in all_sections:
        table = root
        if section.is_list_entry:
            *parents, last = section.keys
            _, entries = _nested_table(root, parents).setdefault(last.text, (last, []))
            table = {}
            entries.append((last, table))
        elif section.keys:
            table = _nested_table(root, section.keys)
        _add_pairs(table, section.pairs)
    return Table(_closed_pairs(root), 1, 1)


def _nested_table(table: _OpenTable, keys: tuple[Scalar, ...] | list[Scalar]) -> _OpenTable:
    """The table at a dotted key. It is created if there is none."""
    for key in keys:
        _, value = table.setdefault(key.text, (key, {}))
        table = value[-1][1] if isinstance(value, list) else value
    return table


def _add_pairs(table: _OpenTable, pairs: list[Pair]) -> None:
    for pair in pairs:
        *parents, last = pair.keys
        _nested_table(table, parents)[last.text] = (last, pair.value)


def _closed_pairs(table: _OpenTable) -> tuple[tuple[Scalar, Node], ...]:
    return tuple((key, _close(key, value)) for key, value in table.values())


def _close(key: Scalar, value: Any) -> Node:
    if isinstance(value, dict):
        return Table(_closed_pairs(value), key.line, key.column)
    if isinstance(value, list):
        return Array(tuple(_close(*entry) for entry in value), key.line, key.column)
    return value  # type: ignore[no-any-return]


# ---- the scan -----------------------------------------------------------------------------------

_BLANK = late_pattern(r"(?:[ \t\n]|#[^\n]*)*")
_STRING = (
    r'"""(?:[^"\\]|\\.|"(?!""))*"{3,5}|'
    r"'''(?:[^']|'(?!''))*'{3,5}|"
    r'"(?:[^"\\\n]|\\.)*"|'
    r"'[^'\n]*'"
)
_KEY = late_pattern(rf"{_STRING}|[A-Za-z0-9_-]+", re.DOTALL)
_VALUE = late_pattern(rf"{_STRING}|[^,\]}}#\n]*[^,\]}}#\s]", re.DOTALL)


def sections(text: str) -> list[Section]:
    """All sections of a valid text in order, the one before the first header included."""
    return _Scanner(text).sections()


class _Scanner:
    """Scans a text that is valid, or that is valid up to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", text))]

    def sections(self) -> list[Section]:
        result = [Section((), 0, 0)]
        at = self.skip_blank(0)
        while at < len(self.text):
            if self.text[at] == "[":
                brackets = 2 if self.text.startswith("[[", at) else 1
                keys = self.keys(at + brackets)
                # Without a closing bracket, the text ends here: see `_duplicate`.
                end = max(keys[-1].end, self.text.find("]", keys[-1].end)) + brackets
                result.append(Section(keys, at, end, brackets == 2))
            else:
                pair = self.pair(at)
                result[-1].pairs.append(pair)
                end = pair.value.end
            at = self.skip_blank(end)
        return result

    def skip_blank(self, at: int) -> int:
        match = _BLANK.match(self.text, at)
        return match.end() if match else at

    def place(self, at: int) -> Place:
        line = bisect_right(self.line_starts, at)
        return line, at - self.line_starts[line - 1] + 1

    def scalar(self, pattern: re.Pattern[str], at: int) -> Scalar:
        match = pattern.match(self.text, at)
        end = match.end() if match else at
        text = self.text[at:end]
        is_string = text.startswith(("'", '"'))
        if is_string and "\\" not in text and text[1:3] != text[:1] * 2:
            text = text[1:-1]  # The parser takes much longer.
        elif is_string or pattern is _VALUE:
            value = tomllib.loads(f"v = {text}")["v"]
            text = str(value).lower() if isinstance(value, bool) else str(value)
        text = unicodedata.normalize("NFC", text)
        return Scalar(text, *self.place(at), not is_string, None, at, end)

    def keys(self, at: int) -> tuple[Scalar, ...]:
        """The parts of a dotted key."""
        keys: list[Scalar] = []
        while True:
            keys.append(self.scalar(_KEY, self.skip_blank(at)))
            at = self.skip_blank(keys[-1].end)
            if self.text[at : at + 1] != ".":
                return tuple(keys)
            at += 1

    def pair(self, at: int) -> Pair:
        keys = self.keys(at)
        return Pair(keys, self.value(self.skip_blank(self.text.index("=", keys[-1].end) + 1)))

    def value(self, at: int) -> Node:
        opening = self.text[at]
        if opening not in "[{":
            return self.scalar(_VALUE, at)
        items: list[Node] = []
        pairs: list[Pair] = []
        here = self.skip_blank(at + 1)
        while self.text[here] not in "]}":
            if opening == "[":
                items.append(self.value(here))
                here = items[-1].end
            else:
                pairs.append(self.pair(here))
                here = pairs[-1].value.end
            here = self.skip_blank(here)
            if self.text[here] == ",":
                here = self.skip_blank(here + 1)
        if opening == "[":
            return Array(tuple(items), *self.place(at), at, here + 1)
        table: _OpenTable = {}
        _add_pairs(table, pairs)
        return Table(_closed_pairs(table), *self.place(at), at, here + 1)


# ---- errors -------------------------------------------------------------------------------------

# A header whose name the author did not put in quotation marks.
_BARE_HEADER = late_pattern(r"^\s*\[\s*([^\[\]\"']*[^\[\]\"'\s])\s*\]\s*(?:#.*)?$")
_ERROR = late_pattern(r"^(.*?) \(at (?:line (\d+), column (\d+)|end of document)\)$")


def _explain(error: str, text: str, path: str) -> Problem:
    """The problem for an error message of the parser."""
    match = _ERROR.match(error)
    reason = match[1] if match else error
    lines = text.rstrip("\n").split("\n")
    line, column = len(lines), len(lines[-1]) + 1
    if match and match[2]:
        line, column = int(match[2]), int(match[3])
    is_duplicate = any(word in reason for word in ("overwrite", "twice", "mutate", "redefine"))
    if is_duplicate:
        twin = _duplicate("\n".join((*lines[: line - 1], lines[line - 1][: column - 1])), path)
        if twin:
            return twin
    header = _BARE_HEADER.match(lines[line - 1]) if line <= len(lines) else None
    if header and ("end of a table declaration" in reason or "key part" in reason):
        name = slugify(header[1])
        message = f"“{header[1]}” cannot be in square brackets without quotation marks"
        hint = f"write it as [{name}]" if name.isascii() else f'write it as ["{name}"]'
        column, width = header.start(1) + 1, len(header[1])
        return Problem(path, line, column, message, hint, width, code="invalid-toml")
    hint = "write each key and each [section] only once; remove or rename one of them"
    if not is_duplicate:
        line_text = lines[line - 1] if line <= len(lines) else ""
        hint = toml_cures.cure(toml_cures.Stop(reason, line_text, column))
    message = "this cannot be read from here on"
    return Problem(path, line, column, message, hint, code="invalid-toml")


def _duplicate(text: str, path: str) -> Problem | None:
    """The problem of the last key or section of a text, if an earlier line has it too."""
    all_sections = sections(text)
    statements: list[tuple[Scalar, ...]] = []
    for section in all_sections:
        statements.append(section.keys)
        statements += [(*section.keys, *pair.keys) for pair in section.pairs]
    is_header = not all_sections[-1].pairs
    *earlier, keys = statements
    names = [key.text for key in keys]
    for depth in range(len(names), 0, -1):
        same = [other for other in earlier if [k.text for k in other[:depth]] == names[:depth]]
        exact = [other for other in same if len(other) == depth]
        if same:
            key, first = keys[depth - 1], (exact or same)[-1][depth - 1].line
            name = f"[{'.'.join(names[:depth])}]" if is_header else f"“{key.text}”"
            place, width = (key.line, key.column), len(name) - 2
            message, hint = f"{name} is already on line {first}", "remove or rename one of the two"
            return Problem(path, *place, message, hint, width, code="duplicate-key")
    return None
