"""Nodes → the values of known keys, and all problems in them.

The tables in `fields` say which keys there are, and `cures` how an author corrects them. This
module does not know other files: `archive` checks whether a topic exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import Any, TypeVar

from msgspec.structs import replace

from briefing.content import cures, key_cures
from briefing.content.ast import Array, Node, ParseError, Problems, Scalar, Table, items_of
from briefing.content.dates import InvalidMoment, parse_moment, parse_period
from briefing.content.fields import NUMBER, Field
from briefing.content.plain_text import markdown_in_text
from briefing.content.types import ParseOptions
from briefing.content.yaml_errors import lost_after_comment
from briefing.content.yaml_types import is_null, not_text
from briefing.core.characters import invisible_name
from briefing.core.diagnostics import Located, Problem, problem_at
from briefing.core.languages import TAG
from briefing.core.model import LocatedText, Moment
from briefing.core.proposals import suggest_and
from briefing.core.web_address import EMAIL, is_web_address

_Key = TypeVar("_Key")
_Value = TypeVar("_Value")
_Read = Callable[[Node, Field], _Value]

# Of lists in front matter.
_MAX_WORDS, _MAX_TABLES = 200, 1_000


def validate(
    table: Table,
    known: tuple[Field, ...],
    path: str,
    options: ParseOptions,
    what: str,
    *,
    header: str = "",
) -> tuple[dict[str, Any], Problems]:
    """The values of a table by key, and its problems. A value with a problem is left out.

    `known` are the keys that the table may have, `path` is its file, and `what` names the table in
    messages ("brief"). In TOML, the headers of tables inside of it begin with `header`."""
    validator = _Validator(path, known, options, cures.day_of(table), header)
    return validator.table(table, known, what), tuple(validator.problems)


class _Validator:
    """Reads the values of one file, and collects the problems.

    Each method that reads a value returns it, or raises `ParseError`. `table` and `_each` catch
    these errors, so that one invalid value does not hide the problems of the others. A method
    returns None if nothing is left of a list or table whose problems it has added.
    """

    def __init__(
        self, path: str, known: tuple[Field, ...], options: ParseOptions, day: str, header: str
    ) -> None:
        self.path, self.example_day, self.header = path, day, header
        self.around = key_cures.Surroundings("", known, known, day, path, header)
        self.is_toml, self.options = path.endswith(".toml"), options
        self.problems: list[Problem] = []

    def table(self, table: Table, known: tuple[Field, ...], what: str) -> dict[str, Any]:
        missing = {field.name: field for field in known}
        values: dict[str, Any] = {}
        for key, node in table.pairs:
            field = missing.pop(key.text, None)
            if field is None or (is_null(node) and key_cures.is_unindented(field, table)):
                continue
            try:
                value = self._value(node, field, key)
            except ParseError as error:
                self.problems.append(error.problem)
                continue
            if value is not None:
                values[key.text] = value
        if len(missing) > len(known) - len(table.pairs):
            around = self.around._replace(what=what, known=known)
            for key, hint, meant in key_cures.unknown_keys(table, around):
                self._add(key, f"unknown key “{key.text}”", hint, code="unknown-key")
                missing = {name: field for name, field in missing.items() if name not in meant}
        for field in missing.values():
            if field.required:
                message = f"the {what} has no {field.name}"
                hint = cures.missing_key(field, self.is_toml)
                code = "missing-alt" if field.name == "alt" else "missing-key"
                self._add(table, message, hint, code=code)
        return values

    def _value(self, node: Node, field: Field, key: Scalar) -> Any:
        if isinstance(node, Scalar) and node.comment and field.kind == "text":
            raise ParseError(lost_after_comment(self.path, *node.comment))
        if is_null(node) or (isinstance(node, Array) and not node.items and field.required):
            raise self._empty(key, field)
        return _READERS[field.kind](self, node, field)

    def _each(
        self, read: Callable[[Node, Field], _Value], nodes: Iterable[Node], field: Field
    ) -> Iterator[_Value]:
        """The values of all nodes that are valid."""
        for node in nodes:
            try:
                yield read(node, field)
            except ParseError as error:
                self.problems.append(error.problem)

    # ---- text -----------------------------------------------------------------------------------

    def text(self, node: Node, field: Field) -> str:
        if field.kind in _TEXT_KINDS:
            self.problems += not_text(node, field.name, self.path)
            self.problems += markdown_in_text(node, field, self.path)
        return self._line(node, field)

    def _line(self, node: Node, field: Field) -> str:
        if not isinstance(node, Scalar):
            message = f"{field.name} must be text"
            hint = cures.not_one_text(node, field, self.is_toml)
            raise self._error(node, message, hint, code="wrong-type")
        if odd := invisible_name(node.text):
            message = f"{field.name} contains an invisible character ({odd})"
            raise self._error(node, message, "delete it", code="invisible-character")
        text = " ".join(node.text.split())
        if not text or is_null(node):
            raise self._empty(node, field)
        if field.max_characters and len(text) > field.max_characters:
            message = f"{field.name} is {len(text):,} characters long"
            hint = f"shorten it to {field.max_characters} characters or fewer"
            raise self._error(node, message, hint, code="text-too-long")
        return text

    def word(self, node: Node, field: Field) -> LocatedText:
        return LocatedText(self.text(node, field), node.line, node.column)

    def _key(self, node: Node, field: Field) -> LocatedText:
        return LocatedText(self._line(node, field), node.line, node.column)

    def words(self, node: Node, field: Field) -> tuple[LocatedText, ...] | None:
        self._check_count(node, field, _MAX_WORDS)
        if hint := cures.list_in_text(node, field, self.is_toml):
            raise self._error(node, f"{field.name} must be a list", hint, code="wrong-type")
        words = tuple(self._each(self.word, items_of(node), field))
        seen: set[str] = set()
        for word in words:
            if word.text in seen:
                message = f"“{word.text}” is in {field.name} twice"
                self._add(word, message, "remove one", code="duplicate-value")
            seen.add(word.text)
        return words or None

    def _check_count(self, node: Node, field: Field, limit: int) -> None:
        """Refuse a list that is too long. Each of its words may get a page of its own."""
        count = len(items_of(node))
        limit = field.max_entries or (count if self.is_toml else limit)
        if count > limit:
            message = f"{field.name} has {count:,} entries"
            raise self._error(node, message, f"keep at most {limit} of them", code="list-too-long")

    def texts(self, node: Node, field: Field) -> tuple[str, ...] | None:
        return tuple(word.text for word in self.words(node, field) or ()) or None

    def choice(self, node: Node, field: Field) -> str:
        text = self.text(node, field)
        choices = field.choices or self.options.kinds
        if text in choices or not choices:
            return text
        hint = suggest_and(text, choices, f"Use one of: {', '.join(choices)}")
        raise self._error(node, f"unknown {field.name} “{text}”", hint, code="unknown-choice")

    def choices(self, node: Node, field: Field) -> tuple[str, ...]:
        return tuple(self._each(self.choice, items_of(node), field))

    # ---- values with a form ---------------------------------------------------------------------

    def moment(self, node: Node, field: Field) -> Moment | str:
        text = self.text(node, field)
        try:
            is_period = field.kind == "period"
            return parse_period(text) if is_period else parse_moment(text, self.options.time_zone)
        except InvalidMoment as error:
            raise self._error(node, *error.args, code="bad-date") from None

    def number(self, node: Node, field: Field) -> int:
        text = self.text(node, field)
        if not NUMBER.fullmatch(text):
            message = f"{field.name} must be a whole number"
            hint = "write it as 1, 2, 3, up to 999999"
            raise self._error(node, message, hint, code="bad-number")
        return int(text)

    def lang(self, node: Node, field: Field) -> str:
        text = self.text(node, field)
        fault = cures.country_code(text)
        if fault and not fault.is_language:
            raise self._error(node, fault.message, fault.hint, code="bad-language")
        if fault:
            self._add(node, fault.message, fault.hint, warning=True, code="country-code")
        if not TAG.fullmatch(text):
            message = f"“{text}” is not a language tag"
            hint = f"write it as {cures.language(text)} (BCP 47)"
            raise self._error(node, message, hint, code="bad-language")
        return text

    def zone(self, node: Node, field: Field) -> str:
        import zoneinfo  # Imported here: to list all zones takes long, and few files set one.

        text, zones = self.text(node, field), zoneinfo.available_timezones()
        if text not in zones:
            message, hint = f"unknown time zone “{text}”", cures.time_zone(text, zones)
            raise self._error(node, message, hint, code="unknown-time-zone")
        return text

    def url(self, node: Node, field: Field) -> str:
        text = self.text(node, field)
        if not is_web_address(text):
            message = f"{field.name} is not a web address"
            raise self._error(node, message, cures.web_address(text), code="bad-web-address")
        return text

    def base_url(self, node: Node, field: Field) -> str:
        text = self.url(node, field)
        if "?" in text or "#" in text:
            message = f"{field.name} has a query or a fragment"
            hint = "remove what begins with “?” or “#”"
            raise self._error(node, message, hint, code="bad-web-address")
        return text if text.endswith("/") else text + "/"

    def email(self, node: Node, field: Field) -> str:
        text = self.text(node, field)
        if not EMAIL.fullmatch(text):
            message = f"{field.name} is not an e-mail address"
            raise self._error(node, message, "write it as name@example.org", code="bad-email")
        return text

    # ---- tables ---------------------------------------------------------------------------------

    def names(self, node: Node, field: Field) -> dict[str, str]:
        """Texts by language tag."""
        return self._by_key(node, field, self.text, self.lang, "ko")

    def labels(self, node: Node, field: Field) -> dict[LocatedText, str]:
        """Texts by words, such as kinds."""
        return self._by_key(node, field, self.text, self._key, "brief")

    def levels(self, node: Node, field: Field) -> dict[LocatedText, str]:
        """Levels of problems by the words that name these."""
        return self._by_key(node, field, self.choice, self._key, "alt")

    def translations(self, node: Node, field: Field) -> dict[str, dict[str, Any] | None]:
        """Tables by language tag; None instead of a table that has a problem."""
        return self._by_key(node, field, self.subtable, self.lang, "ko.title")

    def _by_key(
        self, node: Node, field: Field, read: _Read[_Value], read_key: _Read[_Key], example: str
    ) -> dict[_Key, _Value]:
        """The values of a table with any keys, such as the `example`."""
        if not isinstance(node, Table):
            hint = f'write it as: {field.name} = {{{example} = "…"}}'
            raise self._error(node, f"{field.name} must be a table", hint, code="wrong-type")
        values = {}
        for key, value in node.pairs:
            try:
                name = f"{field.name}.{key.text}"
                values[read_key(key, field)] = read(value, replace(field, name=name))
            except ParseError as error:
                self.problems.append(error.problem)
        return values

    def variants(self, node: Node, field: Field) -> dict[str, tuple[str, ...] | None]:
        if isinstance(node, Table):
            return self._by_key(node, field, self.texts, self.lang, "ko")
        return {"": self.texts(node, field)}  # In the archive's language.

    def subtable(
        self, node: Node, field: Field, prefix: str | None = None
    ) -> dict[str, Any] | None:
        """A table's values, or None if it has an error. The cure begins with `prefix`."""
        if isinstance(node, Table):
            before = len(self.problems)
            values, found = self.table(node, field.fields, field.name), self.problems[before:]
            is_valid = all(p.warning or p.code in self.options.accepted for p in found)
            return values if is_valid else None
        hint = f"write [{self.header}{field.name}], and its keys on the lines below"
        if not self.is_toml:
            example = cures.table(field, node, self.example_day)
            hint = f"write it as {f'{field.name}: ' if prefix is None else prefix}{example}"
        raise self._error(node, f"{field.name} must have keys", hint, code="wrong-type")

    def tables(self, node: Node, field: Field) -> tuple[dict[str, Any], ...]:
        if not isinstance(node, Array):
            hint = cures.tables(
                field, node, self.header if self.is_toml else None, self.example_day
            )
            raise self._error(node, f"{field.name} must be a list", hint, code="wrong-type")
        self._check_count(node, field, _MAX_TABLES)
        entry = Field(field.name.rstrip("s"), "table", field.doc, fields=field.fields)
        tables = self._each(partial(self.subtable, prefix=""), node.items, entry)
        return tuple(table for table in tables if table is not None)

    # ---- problems -------------------------------------------------------------------------------

    def _empty(self, node: Node, field: Field) -> ParseError:
        hint = f"give it a value: {field.doc}"
        if not field.required:
            hint += "; or delete it"
        code = "missing-alt" if field.name == "alt" else "empty-value"
        return self._error(node, f"{field.name} is empty", hint, code=code)

    def _error(self, node: Node, message: str, hint: str, *, code: str) -> ParseError:
        return ParseError(problem_at(self.path, node, message, hint, code=code))

    def _add(
        self, node: Located, message: str, hint: str, *, code: str, warning: bool = False
    ) -> None:
        self.problems.append(problem_at(self.path, node, message, hint, code=code, warning=warning))


_TEXT_KINDS = frozenset("text word words texts names labels variants".split())  # Any text.

_READERS: dict[str, Callable[[_Validator, Node, Field], Any]] = {
    "text": _Validator.text,
    "word": _Validator.word,
    "words": _Validator.words,
    "texts": _Validator.texts,
    "choice": _Validator.choice,
    "choices": _Validator.choices,
    "moment": _Validator.moment,
    "period": _Validator.moment,
    "number": _Validator.number,
    "lang": _Validator.lang,
    "zone": _Validator.zone,
    "url": _Validator.url,
    "base_url": _Validator.base_url,
    "email": _Validator.email,
    "names": _Validator.names,
    "labels": _Validator.labels,
    "levels": _Validator.levels,
    "translations": _Validator.translations,
    "variants": _Validator.variants,
    "table": _Validator.subtable,
    "tables": _Validator.tables,
}
