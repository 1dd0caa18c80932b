"""The table of fields → JSON Schemas of front matter, for editors.

A schema refuses nothing that the checker accepts, so that no editor marks a brief that builds; what
it cannot say (that a picture is there, that a day exists) is left to the checker. Two things are
refused here alone: spaces at the edges of a word in quotation marks, and a bare `Null`, which to
YAML is no value at all. Knows nothing of YAML and TOML as texts, or of where an archive lies.

Draft 7 is what the YAML servers of editors read: https://json-schema.org/draft-07.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Any

import msgspec

from briefing.content import fields
from briefing.content.dates import FORM
from briefing.content.fields import Field
from briefing.content.yaml_edit import to_yaml
from briefing.core.web_address import EMAIL

Schema = dict[str, Any]


class Words(msgspec.Struct, frozen=True):
    """What an archive has to choose from; None where any word will do or it isn't known."""

    kinds: tuple[str, ...] | None = None
    topics: tuple[str, ...] | None = None
    authors: tuple[str, ...] | None = None


def of_brief(words: Words) -> Schema:
    """The schema of a brief's front matter. What a draft may lack is asked of all others."""
    some = {name: {"minItems": 1} for name in fields.UNDECIDED}
    return _whole("brief", fields.DRAFT, words) | {
        "if": {"required": ["status"], "properties": {"status": {"const": "draft"}}},
        "else": {"required": [*some], "properties": some},
    }


def of_page() -> Schema:
    """The schema of a standing page's front matter."""
    return _whole("page", fields.STANDING, Words())


def _whole(what: str, known: tuple[Field, ...], words: Words) -> Schema:
    head = {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": f"Front matter of a {what}",
    }
    return head | _table(known, words)


def _table(known: tuple[Field, ...], words: Words) -> Schema:
    return {
        "type": "object",
        "properties": {f.name: {"description": f.doc} | _field(f, words) for f in known},
        "required": [f.name for f in known if f.required],
        "additionalProperties": False,
    }


def _field(field: Field, words: Words) -> Schema:
    match field.kind:
        case "text" | "word" | "path":
            return _TEXT
        case "moment":
            return _shaped(FORM)
        case "lang":
            return _shaped(fields.LANG)
        case "email":
            return _shaped(EMAIL)
        case "url":
            return {"type": "string", "pattern": r"^[Hh][Tt][Tt][Pp][Ss]?://\S+$"}
        case "number":
            return _shaped(fields.NUMBER) | {
                "type": ["integer", "string"],
                "minimum": 0,
                "maximum": 999_999,
            }
        case "choice":
            return _choice(field.choices or words.kinds)
        case "words":
            return _one_or_more(_word(field, words), field.required)
        case "table":
            return _table(field.fields, words)
        case "tables":
            return {"type": "array", "items": _table(field.fields, words)}
    raise NotImplementedError(field.kind)


# Every value is text to the checker: a title of digits is a number to YAML alone, and `true` a
# truth value. That is let pass in the negative, or editors would propose it wherever text stands.
_TEXT: Schema = {
    "anyOf": [{"type": ["string", "number"]}, {"not": {"type": ["array", "object", "null"]}}]
}


def _shaped(form: re.Pattern[str]) -> Schema:
    return {"type": "string", "pattern": f"^(?:{form.pattern})$"}


def _choice(choices: tuple[str, ...] | None) -> Schema:
    return _TEXT if not choices else _any_of({"enum": [*choices]}, choices)


def _word(field: Field, words: Words) -> Schema:
    known = {"topics": words.topics, "author": words.authors}.get(field.name)
    if not known:
        return _TEXT
    pattern = "|".join(_in_any_case(word) for word in known)
    # Said in the negative too, since an editor's message would else repeat the whole pattern.
    other = {"not": {"not": {"type": "string", "pattern": f"^(?:{pattern})$"}}}
    return _any_of({"enum": [*known]}, known, other)


def _any_of(listed: Schema, words: tuple[str, ...], *others: Schema) -> Schema:
    """Listed words, which editors complete. Words that YAML may take for numbers or truth values,
    such as a topic `1718`, let all of these pass."""
    unlike = [] if all(to_yaml(w) == w for w in words) else [{"type": ["number", "boolean"]}]
    ways = [listed, *others, *unlike]
    return {"anyOf": ways} if len(ways) > 1 else listed


def _one_or_more(item: Schema, required: bool) -> Schema:
    some: Schema = {"type": "array", "items": item}
    return {"anyOf": [item, some | {"minItems": 1} if required else some]}


def _in_any_case(word: str) -> str:
    """A pattern of a word in large and small letters, and with marks apart from letters or not: the
    checker takes them for the same."""
    return "".join(map(_letter, word))


def _letter(c: str) -> str:
    ways = {
        unicodedata.normalize(form, way)
        for way in (c, c.lower(), c.upper(), c.casefold())
        for form in ("NFC", "NFD")
    }
    written = sorted(re.sub(r"[\^$\\.*+?()\[\]{}|/]", r"\\\g<0>", way) for way in ways)
    if len(written) == 1:
        return written[0]
    several = max(map(len, written)) > 1
    return f"(?:{'|'.join(written)})" if several else f"[{''.join(written)}]"
