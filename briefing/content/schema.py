"""The tables of keys → JSON Schemas of front matter, for editors.

1. A schema accepts everything that the validator accepts, so that no editor marks a brief that
   builds. The exception are spaces at the edges of a word in quotation marks.
2. What a schema cannot express (that a picture or a day exists) is left to the validator.

The schemas follow draft 7 (https://json-schema.org/draft-07), which the YAML servers of editors
support. This module knows neither YAML and TOML files nor where an archive is.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from typing import Any

from briefing.content import fields
from briefing.content.dates import FORM
from briefing.content.fields import Field
from briefing.content.yaml_types import to_yaml
from briefing.core.languages import TAG
from briefing.core.web_address import EMAIL

Schema = dict[str, Any]


# The words that an archive accepts, by key. Any word is accepted for other keys.
KnownWords = Mapping[str, tuple[str, ...]]


def brief_schema(words: KnownWords) -> Schema:
    """The schema of a brief's front matter. A draft may lack some keys that others must have."""
    not_empty = {name: {"minItems": 1} for name in fields.UNDECIDED}
    return _document_schema("brief", fields.DRAFT, words) | {
        "if": {"required": ["status"], "properties": {"status": {"const": "draft"}}},
        "else": {"required": [*not_empty], "properties": not_empty},
    }


def page_schema() -> Schema:
    """The schema of a standing page's front matter."""
    return _document_schema("page", fields.STANDING, {})


def _document_schema(what: str, known: tuple[Field, ...], words: KnownWords) -> Schema:
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Front matter of a {what}",
    }
    return head | _table_schema(known, words)


def _table_schema(known: tuple[Field, ...], words: KnownWords) -> Schema:
    return {
        "type": "object",
        "properties": {f.name: {"description": f.doc} | _value_schema(f, words) for f in known},
        "required": [f.name for f in known if f.required],
        "additionalProperties": False,
    }


def _value_schema(field: Field, words: KnownWords) -> Schema:
    if field.kind == "choice":
        choices = field.choices or words.get(field.name, ())
        return _any_of({"enum": [*choices]}, choices) if choices else _TEXT
    if field.kind == "words":
        return _one_or_more(_word_schema(words.get(field.name, ())), field.required)
    if field.fields:
        table = _table_schema(field.fields, words)
        return table if field.kind == "table" else {"type": "array", "items": table}
    return _SCHEMAS[field.kind]


def _pattern_schema(form: re.Pattern[str]) -> Schema:
    return {"type": "string", "pattern": f"^(?:{form.pattern})$"}


# To the validator, every value is text. To YAML, a title of digits is a number, and `true` is a
# Boolean. A negation accepts Booleans: otherwise editors would propose them for every text.
_TEXT: Schema = {
    "anyOf": [{"type": ["string", "number"]}, {"not": {"type": ["array", "object", "null"]}}]
}
_SCHEMAS: dict[str, Schema] = {
    "text": _TEXT,
    "word": _TEXT,
    "moment": _pattern_schema(FORM),
    "lang": _pattern_schema(TAG),
    "email": _pattern_schema(EMAIL),
    "url": {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"},
    "number": _pattern_schema(fields.NUMBER)
    | {"type": ["integer", "string"], "minimum": 0, "maximum": 999_999},
}


def _word_schema(known: tuple[str, ...]) -> Schema:
    if not known:
        return _TEXT
    pattern = "|".join("".join(map(_any_case_letter, word)) for word in known)
    # A double negation: otherwise the message of an editor would repeat the whole pattern.
    other = {"not": {"not": {"type": "string", "pattern": f"^(?:{pattern})$"}}}
    return _any_of({"enum": [*known]}, known, other)


def _any_of(listed: Schema, words: tuple[str, ...], *others: Schema) -> Schema:
    """Listed words, which editors propose. If YAML may read one of them as a number or a Boolean,
    such as a topic `1718`, all numbers and Booleans are accepted."""
    not_text = [] if all(to_yaml(w) == w for w in words) else [{"type": ["number", "boolean"]}]
    alternatives = [listed, *others, *not_text]
    return {"anyOf": alternatives} if len(alternatives) > 1 else listed


def _one_or_more(item: Schema, required: bool) -> Schema:
    array: Schema = {"type": "array", "items": item}
    return {"anyOf": [item, array | {"minItems": 1} if required else array]}


def _any_case_letter(letter: str) -> str:
    """A pattern for a letter in any case and Unicode form: the validator accepts all of them."""
    forms = {
        unicodedata.normalize(form, variant)
        for variant in (letter, letter.lower(), letter.upper(), letter.casefold())
        for form in ("NFC", "NFD")
    }
    escaped = sorted(re.sub(r"[\^$\\.*+?()\[\]{}|/]", r"\\\g<0>", form) for form in forms)
    if len(escaped) == 1:
        return escaped[0]
    has_sequence = max(map(len, escaped)) > 1
    return f"(?:{'|'.join(escaped)})" if has_sequence else f"[{''.join(escaped)}]"
