"""Nodes → the values of known keys, and all that is wrong with them.

The tables in `fields` say which keys there are. This module knows how a cure is written in YAML and
in TOML. It knows nothing of other files: whether a topic exists is checked in `archive`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import Any

from briefing.content.ast import Array, Node, Problems, Scalar, Table, items_of
from briefing.content.dates import InvalidMoment, parse_moment
from briefing.content.fields import (
    COUNTRY_CODES,
    FOREIGN_KEYS,
    FOREIGN_SLUG_KEYS,
    LANG,
    NUMBER,
    Field,
)
from briefing.content.types import ParseOptions
from briefing.content.yaml_errors import lost_after_comment
from briefing.core.diagnostics import Problem, nearest
from briefing.core.model import LocatedText, Moment
from briefing.core.web_address import EMAIL, is_web_address

# A text that needs no quotation marks between `{` and `}`.
_SIMPLE = re.compile(r"\w[\w ./-]{0,59}")


def validate(
    table: Table, known: tuple[Field, ...], path: str, options: ParseOptions, what: str
) -> tuple[dict[str, Any], Problems]:
    """The values of a table by key, and its problems. A value with a problem is left out.

    `known` are the keys that the table may have, `path` is its file, and `what` names the table in
    messages ("brief", "source").
    """
    validator = _Validator(path, options)
    values = validator.table(table, known, what)
    return values, tuple(validator.problems)


class _Validator:
    """Collects the problems of one file. Each method that reads a value returns it, or None after
    it has added a problem."""

    def __init__(self, path: str, options: ParseOptions) -> None:
        self.path = path
        self.is_toml = path.endswith(".toml")
        self.options = options
        self.problems: list[Problem] = []

    def table(self, table: Table, known: tuple[Field, ...], what: str) -> dict[str, Any]:
        by_name = {field.name: field for field in known}
        values: dict[str, Any] = {}
        for key, node in table.pairs:
            field = by_name.get(key.text)
            if field is None:
                self._unknown_key(key, tuple(by_name), what)
                continue
            value = self._value(node, field, key)
            if value is not None:
                values[key.text] = value
        present = {key.text for key, _ in table.pairs}
        for field in known:
            if field.required and field.name not in present:
                pair = f'{field.name} = "…"' if self.is_toml else f"{field.name}: …"
                message, hint = f"the {what} has no {field.name}", f"add “{pair}” ({field.doc})"
                place = table.line, table.column
                self.problems.append(Problem(self.path, *place, message, hint, code="missing-key"))
        return values

    def _unknown_key(self, key: Scalar, known: tuple[str, ...], what: str) -> None:
        close = nearest(key.text, known)
        word = key.text.casefold().replace("-", "_")
        name_here = FOREIGN_KEYS.get(word, "")
        hint = f"did you mean “{close}”?" if close else f"a {what} has: {', '.join(known)}"
        if name_here in known:
            hint = f"it is called “{name_here}” here"
            if word == "draft":
                hint = "write “status: draft”; to publish it, leave the line out"
        elif word in FOREIGN_SLUG_KEYS and what in ("brief", "page"):
            hint = "rename the file: its name is the slug"
        self._add(key, f"unknown key “{key.text}”", hint, code="unknown-key")

    def _value(self, node: Node, field: Field, key: Scalar) -> Any:
        if isinstance(node, Scalar) and node.comment and field.kind == "text":
            self.problems.append(lost_after_comment(self.path, *node.comment))
            return None
        empty = isinstance(node, Scalar) and node.plain and node.text in ("", "~", "null")
        if empty or (isinstance(node, Array) and not node.items and field.required):
            return self._empty(key, field)
        return _READERS[field.kind](self, node, field)

    def _empty(self, node: Node, field: Field) -> None:
        hint = f"give it a value: {field.doc}"
        self._add(node, f"{field.name} is empty", hint, code="empty-value")

    # ---- text -----------------------------------------------------------------------------------

    def text(self, node: Node, field: Field) -> str | None:
        if not isinstance(node, Scalar):
            message, hint = f"{field.name} must be text", "put it in quotation marks"
            return self._add(node, message, hint, code="wrong-type")
        # `isprintable` is fast, and true of nearly all texts. Odd characters are never printable.
        odd = None if node.text.isprintable() else next(filter(_is_odd, node.text), None)
        if odd:
            name = unicodedata.name(odd, f"U+{ord(odd):04X}")
            message = f"{field.name} contains an invisible character ({name})"
            return self._add(node, message, "delete it", code="invisible-character")
        text = " ".join(node.text.split())
        return text or self._empty(node, field)

    def word(self, node: Node, field: Field) -> LocatedText | None:
        text = self.text(node, field)
        return None if text is None else LocatedText(text, node.line, node.column)

    def words(self, node: Node, field: Field) -> tuple[LocatedText, ...] | None:
        words = [w for w in (self.word(n, field) for n in items_of(node)) if w is not None]
        seen: set[str] = set()
        for word in words:
            if word.text in seen:
                message = f"“{word.text}” is in {field.name} twice"
                place, width = (word.line, word.column), len(word.text)
                self.problems.append(
                    Problem(self.path, *place, message, "remove one", width, code="duplicate-value")
                )
            seen.add(word.text)
        return tuple(words) or None

    def texts(self, node: Node, field: Field) -> tuple[str, ...] | None:
        words = self.words(node, field)
        return None if words is None else tuple(word.text for word in words)

    def choice(self, node: Node, field: Field) -> str | None:
        text = self.text(node, field)
        choices = field.choices or self.options.kinds
        if text is None or text in choices or not choices:
            return text
        close = nearest(text, choices)
        hint = f"did you mean “{close}”? " if close else ""
        hint += f"It is one of {', '.join(choices)}"
        return self._add(node, f"unknown {field.name} “{text}”", hint, code="unknown-choice")

    def choices(self, node: Node, field: Field) -> tuple[str, ...]:
        values = (self.choice(n, field) for n in items_of(node))
        return tuple(value for value in values if value is not None)

    # ---- values with a form ---------------------------------------------------------------------

    def moment(self, node: Node, field: Field) -> Moment | None:
        text = self.text(node, field)
        if text is None:
            return None
        try:
            return parse_moment(text, self.options.time_zone)
        except InvalidMoment as error:
            return self._add(node, *error.args, code="bad-date")

    def number(self, node: Node, field: Field) -> int | None:
        text = self.text(node, field)
        if text is None:
            return None
        if NUMBER.fullmatch(text):
            return int(text)
        message = f"{field.name} must be a whole number"
        return self._add(node, message, "write it as 1, 2, 3", code="bad-number")

    def lang(self, node: Node, field: Field) -> str | None:
        text = self.text(node, field)
        if text is None:
            return None
        meant = COUNTRY_CODES.get(text[:2]) if text[2:3] in ("", "-") else None
        if meant:
            message, hint = f"“{text}” is not the code of a language", f"{meant[0]} is {meant[1]}"
            return self._add(node, message, hint, code="bad-language")
        if text == "kr":
            place, message = (node.line, node.column), "“kr” is the language Kanuri"
            self.problems.append(
                Problem(self.path, *place, message, "Korean is ko", 2, True, code="country-code")
            )
        return text if LANG.fullmatch(text) else self._bad_tag(node, text)

    def _bad_tag(self, node: Node, text: str) -> None:
        message, hint = f"“{text}” is not a language tag", "write it as en, ko, or pt-BR (BCP 47)"
        self._add(node, message, hint, code="bad-language")

    def zone(self, node: Node, field: Field) -> str | None:
        text = self.text(node, field)
        if text is None:
            return None
        import zoneinfo  # Imported here: to list all zones takes long, and few files set one.

        zones = zoneinfo.available_timezones()
        if text in zones:
            return text
        close = nearest(text, zones)
        hint = f"did you mean “{close}”?" if close else "write it as Asia/Seoul or Europe/Berlin"
        return self._add(node, f"unknown time zone “{text}”", hint, code="unknown-time-zone")

    def url(self, node: Node, field: Field) -> str | None:
        text = self.text(node, field)
        if text is None or is_web_address(text):
            return text
        message, hint = f"{field.name} is not a web address", "it starts with https:// or http://"
        return self._add(node, message, hint, code="bad-web-address")

    def base_url(self, node: Node, field: Field) -> str | None:
        text = self.url(node, field)
        if text is None:
            return None
        if "?" in text or "#" in text:
            message = f"{field.name} has a query or a fragment"
            hint = "remove what begins with “?” or “#”"
            return self._add(node, message, hint, code="bad-web-address")
        return text if text.endswith("/") else text + "/"

    def email(self, node: Node, field: Field) -> str | None:
        text = self.text(node, field)
        if text is None or EMAIL.fullmatch(text):
            return text
        message = f"{field.name} is not an e-mail address"
        return self._add(node, message, "write it as name@example.org", code="bad-email")

    # ---- tables ---------------------------------------------------------------------------------

    def names(self, node: Node, field: Field) -> dict[str, str] | None:
        """Names by language tag."""
        if not isinstance(node, Table):
            message, hint = f"{field.name} must be a table", 'write it as: names = {ko = "…"}'
            return self._add(node, message, hint, code="wrong-type")
        names = {}
        for key, value in node.pairs:
            if not LANG.fullmatch(key.text):
                self._bad_tag(key, key.text)
                continue
            text = self.text(value, field)
            if text is not None:
                names[key.text] = text
        return names

    def subtable(self, node: Node, field: Field) -> dict[str, Any] | None:
        return self._subtable(node, field, f"{field.name}: ")

    def _subtable(self, node: Node, field: Field, prefix: str) -> dict[str, Any] | None:
        if isinstance(node, Table):
            before = len(self.problems)
            values = self.table(node, field.fields, field.name)
            return values if len(self.problems) == before else None
        first = node.text if isinstance(node, Scalar) and _SIMPLE.fullmatch(node.text) else "…"
        example = f"{{{field.fields[0].name}: {first}, {field.fields[1].name}: …}}"
        hint = f"write it as {prefix}{example}"
        if self.is_toml:
            hint = f"write [{field.name}], and its keys on the lines below"
        return self._add(node, f"{field.name} must have keys", hint, code="wrong-type")

    def tables(self, node: Node, field: Field) -> tuple[dict[str, Any], ...] | None:
        if not isinstance(node, Array):
            example = ", ".join(f"{f.name}: …" for f in field.fields[:2])
            hint = f"write each on a line below: - {{{example}}}"
            if self.is_toml:
                hint = f"write [[{field.name}]] above each, and its keys on the lines below"
            return self._add(node, f"{field.name} must be a list", hint, code="wrong-type")
        entry = Field(field.name.rstrip("s"), "table", field.doc, fields=field.fields)
        tables = (self._subtable(item, entry, "") for item in node.items)
        return tuple(table for table in tables if table is not None)

    def _add(self, node: Node, message: str, hint: str, *, code: str) -> None:
        width = len(node.text) if isinstance(node, Scalar) and "\n" not in node.text else 1
        place = node.line, node.column
        self.problems.append(Problem(self.path, *place, message, hint, max(1, width), code=code))


_READERS: dict[str, Callable[[_Validator, Node, Field], Any]] = {
    "text": _Validator.text,
    "word": _Validator.word,
    "words": _Validator.words,
    "texts": _Validator.texts,
    "choice": _Validator.choice,
    "choices": _Validator.choices,
    "moment": _Validator.moment,
    "number": _Validator.number,
    "lang": _Validator.lang,
    "zone": _Validator.zone,
    "url": _Validator.url,
    "base_url": _Validator.base_url,
    "email": _Validator.email,
    "names": _Validator.names,
    "table": _Validator.subtable,
    "tables": _Validator.tables,
}


def _is_odd(c: str) -> bool:
    """Whether a character is a control character, or one that reorders text invisibly (Unicode
    Standard Annex #9, explicit formatting). Scripts need zero-width joiners, so they are allowed.
    """
    return (unicodedata.category(c) == "Cc" and c not in "\n\t ") or (
        "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"
    )
