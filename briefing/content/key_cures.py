"""What an author means by a key that does not exist, and the cure.

This module knows the tables of keys and those of other programs. It must not know how a value is
checked.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from briefing.content import cures
from briefing.content.ast import Node, Scalar, Table, items_of
from briefing.content.fields import (
    FOREIGN_KEYS,
    FOREIGN_KEYS_OF_TABLES,
    FOREIGN_SLUG_KEYS,
    NEWER_BRIEF_KEYS,
    Field,
)
from briefing.content.yaml_types import in_quotes, is_null
from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest
from briefing.core.slugs import slug_of

_MAX_ENTRIES_SHOWN = 10
_TO_PUBLISH = "to publish it, leave the line out"
_MAX_QUOTED_CHARACTERS = 200
# A key and its value without a space after the colon.
_NO_SPACE = late_pattern(r"([\w-]+):(\S.*)")


class Surroundings(NamedTuple):
    """Where a key is. `what` names its table, and `known` are the keys that this table may have.
    `root` are the keys of the outermost table: of the front matter, or of a section of TOML. `day`
    is an example of a date, `path` is the file, and in TOML, the headers of inner tables begin with
    `header`."""

    what: str
    known: tuple[Field, ...]
    root: tuple[Field, ...]
    day: str
    path: str
    header: str


class UnknownKey(NamedTuple):
    """A key that does not exist, the cure, and the keys of ours that the cure adds."""

    key: Scalar
    hint: str
    meant: tuple[str, ...] = ()


def unknown_keys(table: Table, around: Surroundings) -> Iterator[UnknownKey]:
    """The keys of a table that do not exist. A text that commas divide is reported once."""
    names = {field.name for field in around.known}
    present = frozenset(key.text for key, _ in table.pairs)
    above: tuple[Scalar, Node] | None = None
    cut: list[str] = []
    for key, value in table.pairs:
        if key.text in names:
            above, cut = (key, value), []
            continue
        spaced = _NO_SPACE.fullmatch(key.text) if is_null(value) else None
        if spaced and spaced[1] in names:
            hint = f"put a space after the colon: {spaced[1]}: {spaced[2]}"
            yield UnknownKey(key, hint, (spaced[1],))
            continue
        if above and _is_cut(above[1], key, value):
            cut.append(key.text)
            if len(cut) == 1:
                parts = _cut_parts(table, above[0])
                hint = f"the comma ends the value of “{above[0].text}”; {_quoted(above, parts)}"
                yield UnknownKey(key, hint)
            continue
        yield _unknown_key(key, value, around, present)


def is_unindented(field: Field, table: Table) -> bool:
    """Whether the keys of an inner table stand below its empty key, at the left edge."""
    inner = {inner.name for inner in field.fields}
    return any(key.text in inner for key, _ in table.pairs)


def _is_cut(value: Node, key: Scalar, empty: Node) -> bool:
    """Whether a “key” without a value is the rest of a text that a comma divides."""
    if not (isinstance(value, Scalar) and value.plain and value.text and is_null(empty)):
        return False
    return key.line == value.line and isinstance(empty, Scalar) and not empty.text


def _cut_parts(table: Table, key: Scalar) -> list[str]:
    """The parts of a text that follow the value of a key, up to the next key with a value."""
    keys = [other for other, _ in table.pairs]
    parts: list[str] = []
    for other, value in table.pairs[keys.index(key) + 1 :]:
        if not is_null(value):
            break
        parts.append(other.text)
    return parts


def _quoted(above: tuple[Scalar, Node], parts: list[str]) -> str:
    key, value = above
    text = ", ".join((value.text, *parts))
    if len(text) > _MAX_QUOTED_CHARACTERS:
        return "put the whole value in quotation marks"
    return f"put the whole value in quotation marks: {key.text}: {in_quotes(text)}"


def _unknown_key(
    key: Scalar, value: Node, around: Surroundings, present: frozenset[str]
) -> UnknownKey:
    word = key.text.casefold().replace("-", "_")
    special = _special_key(word, value, around, present) or _outer_key(key.text, around)
    if special:
        return UnknownKey(key, special)
    fields = {field.name: field for field in around.known}
    inside = tuple(k.text for k, _ in value.pairs) if isinstance(value, Table) else ()
    if around.path.endswith(".toml") and any(name in fields for name in inside):
        hint = f"delete the line [{around.header}{key.text}]: the keys below it need no section"
        if not present.isdisjoint(inside):
            hint = f"write [{key.text}], a section of its own"
            if "broader" in fields and "broader" not in inside:
                hint += f', and in it: broader = "{around.header[:-1]}"'
        return UnknownKey(key, hint, inside)
    ours = _translated(word, fields)
    inner = "" if ours else _inner_key(key.text, value, around, present)
    if inner:
        return UnknownKey(key, inner)
    meant = ours or nearest(key.text, fields)
    if not meant:
        return UnknownKey(key, f"delete it, or use one of these keys: {', '.join(fields)}")
    hint = f"use the key “{meant}” instead" if ours else f"did you mean “{meant}”?"
    if meant in present:
        hint += f"; the {around.what} has it" if ours else f" The {around.what} has it"
        return UnknownKey(key, f"{hint} already: move the value there, or delete this line")
    written = _as_value_of(fields[meant], value, around.day, word)
    return UnknownKey(key, f"{hint}, as in {meant}: {written}" if written else hint, (meant,))


def _translated(word: str, fields: dict[str, Field]) -> str:
    """Our key for a key of another program."""
    pairs = (*FOREIGN_KEYS.items(), *FOREIGN_KEYS_OF_TABLES)
    return next((ours for ours, others in pairs if word in others and ours in fields), "")


def _special_key(word: str, value: Node, around: Surroundings, present: frozenset[str]) -> str:
    """What to do with a key of another program that no key of ours replaces."""
    if around.what not in ("brief", "page"):
        return ""
    is_path = isinstance(value, Scalar) and value.text.startswith("/")
    if word in FOREIGN_SLUG_KEYS or (word == "url" and is_path):
        return "rename the file: its name is the slug; then delete this line"
    if word in NEWER_BRIEF_KEYS and around.what == "brief":
        slug = slug_of(around.path)
        return f"delete this line; in the newer brief, write “supersedes: {slug}”"
    text = value.text.casefold() if isinstance(value, Scalar) else ""
    if word == "draft" or (word == "published" and text in ("true", "false")):
        if around.what == "page" or "status" in present:
            return "delete this line"
        is_draft = text == ("false" if word == "published" else "true")
        return f"write “status: draft”; {_TO_PUBLISH}" if is_draft else "delete this line"
    return ""


def _outer_key(name: str, around: Surroundings) -> str:
    """What to do with a key of the table around this one."""
    is_inner = around.path.endswith(".toml") and around.known is not around.root
    if not is_inner or all(field.name != name for field in around.root):
        return ""
    if around.header:
        return f"move this line up, directly below the line [{around.header[:-1]}]"
    return "move this line up, above the first line that begins with “[”"


def _inner_key(name: str, value: Node, around: Surroundings, present: frozenset[str]) -> str:
    """What to do with a key of a table inside of this one."""
    inner = [f for f in around.known if any(name == one.name for one in f.fields)]
    if not inner or around.path.endswith(".toml"):
        return ""
    field = next((one for one in inner if one.name in present), inner[0])
    if field.name in present and field.kind == "table":
        return f"it belongs to “{field.name}”: indent it by two spaces, below “{field.name}:”"
    if field.name in present:
        return f"it belongs to an entry of “{field.name}”: move it there"
    text = value.text if isinstance(value, Scalar) else ""
    values = cures.examples(cures.shown_fields(field.fields), around.day)
    values[name] = cures.flow_text(text) if text else "…"
    written = cures.flow_table(values)
    written = f"[{written}]" if field.kind == "tables" else written
    return f"it belongs to “{field.name}”, as in {field.name}: {written}"


def _as_value_of(field: Field, value: Node, day: str, foreign_key: str) -> str:
    """The value that an author wrote, as our key wants it; empty if it can stay as it is."""
    nodes = items_of(value)
    if not 0 < len(nodes) <= _MAX_ENTRIES_SHOWN or not all(isinstance(n, Scalar) for n in nodes):
        return ""
    if field.kind == "words" and isinstance(value, Scalar):
        words = [word for word in map(str.strip, re.split("[,;]", value.text)) if word]
        return cures.flow_list(map(cures.flow_text, words)) if len(words) > 1 else ""
    if field.kind == "tables":
        return cures.flow_list(cures.table(field, node, day, foreign_key) for node in nodes)
    return cures.table(field, value, day, foreign_key) if field.kind == "table" else ""
