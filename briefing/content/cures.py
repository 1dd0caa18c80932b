"""The cures for missing keys and wrong values, as authors write them in YAML and in TOML.

A cure names everything that is missing: an author who follows it gets no other error. This module
knows the tables of keys. It must not know where a problem is.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import quote

from briefing.content.ast import Array, Node, Scalar, Table, items_of, value_of
from briefing.content.dates import FORM
from briefing.content.fields import BRIEF, COUNTRY_CODES, STANDING, UNDECIDED, Field
from briefing.content.yaml_types import in_quotes
from briefing.core.languages import TAG, locale
from briefing.core.paths import PAGES_FOLDER
from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest
from briefing.core.web_address import characters_to_encode, is_web_address

# A text that needs no quotation marks between `{` and `}`.
_SIMPLE = late_pattern(r"\w[\w ./-]{0,59}")
_MAX_QUOTED_CHARACTERS = 200
_PICTURE = late_pattern(r"!\[([^\[\]]*)\]\(([^()\s]+)\)")
_SEPARATOR = late_pattern("[,;，、；]")
# The abbreviations of time zones, such as KST and AEST, name several zones each.
_MAX_ABBREVIATION = 4
# What stands for a value that only the author knows, by the kind of the key.
_ANY_TEXT = "…"
_EXAMPLES = {"moment": "2021-05-11", "url": "https://www.un.org/", "email": "name@example.org"}
_EXAMPLES["period"] = _EXAMPLES["moment"]
_MIN_KEYS_SHOWN = 2


def missing_key(field: Field, is_toml: bool) -> str:
    """The hint that says how to add a required key."""
    if is_toml:
        return f'add “{field.name} = "{example(field)}"” ({field.doc})'
    own = " with your own value" if field.kind in _EXAMPLES else ""
    return f"add “{field.name}: {example(field)}”{own} ({field.doc})"


def day_of(front_matter: Table) -> str:
    """The date of a brief. It is an example for other dates, because no other date in the brief is
    earlier."""
    date = value_of(front_matter, "date")
    is_day = isinstance(date, Scalar) and FORM.fullmatch(date.text)
    return date.text[:10] if is_day and isinstance(date, Scalar) else _EXAMPLES["moment"]


def table(field: Field, value: Node | None, day: str, foreign_key: str = "") -> str:
    """A table of YAML with all that it must have, and with the value that an author wrote in its
    place. `day` is an example of a date. The author used the `foreign_key`, if it is not empty."""
    text = value.text if isinstance(value, Scalar) else ""
    shown = shown_fields(field.fields)
    target = _field_of(text, field.fields)
    if target and target not in shown:
        shown = (*shown, target)
    values = examples(shown, day)
    if target:
        values[target.name] = flow_text(text)
    picture = _PICTURE.fullmatch(text)
    if picture and "src" in values:
        values |= {"src": flow_text(picture[2]), "alt": flow_text(picture[1] or _ANY_TEXT)}
    if "correct" in foreign_key or "errat" in foreign_key:
        values["kind"] = "correction"
    return flow_table(values)


def tables(field: Field, node: Node, header: str | None, day: str) -> str:
    """How to write several tables, as a hint, with the value that an author wrote. In TOML, their
    headers begin with `header`."""
    if header is None:
        return f"write each on a line below: - {table(field, node, day)}"
    required = next(f for f in field.fields if f.required)
    hint = f"write [[{header}{field.name}]] above each, and its keys on the lines below"
    return f'{hint}: {required.name} = "{example(required)}"'


def shown_fields(fields: tuple[Field, ...]) -> tuple[Field, ...]:
    """The keys up to the last one that is required."""
    last = max((n for n, f in enumerate(fields, 1) if f.required), default=0)
    return fields[: max(last, _MIN_KEYS_SHOWN)]


def _field_of(text: str, fields: tuple[Field, ...]) -> Field | None:
    """The key that a text is probably meant for."""
    if not text:
        return None
    is_url, is_moment = is_web_address(text), FORM.fullmatch(text)
    kinds = {"moment"} if is_moment else {"url"} if is_url else {"text", "word"}
    candidates = [f for f in fields if f.kind in kinds]
    return next(iter(sorted(candidates, key=lambda f: not f.required)), None)


def example(field: Field) -> str:
    """A value that a key can have, or `…` for a text."""
    if field.choices:
        return field.choices[0]
    return _EXAMPLES.get(field.kind, _ANY_TEXT)


def examples(fields: tuple[Field, ...], day: str) -> dict[str, str]:
    """A value for each of these keys. `day` is that of dates."""
    return {f.name: day if f.kind == "moment" else example(f) for f in fields}


def flow_text(text: str) -> str:
    """A text inside of `{` and `}`."""
    if _SIMPLE.fullmatch(text):
        return text
    return in_quotes(text) if len(text) <= _MAX_QUOTED_CHARACTERS else _ANY_TEXT


def flow_list(values: Iterable[str]) -> str:
    """A list on one line, as YAML and TOML write it. Its values are written already."""
    return f"[{', '.join(values)}]"


def flow_table(values: Mapping[str, str]) -> str:
    """A table of YAML on one line. Its values are written already."""
    return f"{{{', '.join(f'{name}: {value}' for name, value in values.items())}}}"


def not_one_text(node: Node, field: Field, is_toml: bool) -> str:
    """The hint for a list or a table where one text belongs."""
    written = in_quotes if is_toml else flow_text
    words = [item.text for item in items_of(node) if isinstance(item, Scalar)]
    if isinstance(node, Array) and field.kind in ("words", "texts"):
        return f"write all in one pair of square brackets: {flow_list(map(written, words))}"
    # In YAML, a text can begin with a square bracket: then quotation marks are the cure.
    if isinstance(node, Array) and (is_toml or field.kind != "text"):
        is_one = len(words) == 1
        return f"write only: {written(words[0])}" if is_one else "write only one, without brackets"
    if isinstance(node, Table) and isinstance(first := _text_of(node), Scalar):
        return f"write only: {written(first.text)}"
    return "write it on one line, in quotation marks"


def _text_of(table: Table) -> Node | None:
    """What a table probably means if it stands for a text: its first value, or the key of a
    switch."""
    key, value = table.pairs[0] if table.pairs else (None, None)
    is_switch = isinstance(value, Scalar) and value.text.casefold() in ("", "true", "yes")
    return key if is_switch else value


def list_in_text(node: Node, field: Field, is_toml: bool) -> str:
    """The hint for a text with commas where a list belongs; empty if the text can be one entry."""
    # A name of an author or a topic may contain a comma: `archive` decides this.
    if not isinstance(node, Scalar) or (field.name in UNDECIDED and not is_toml):
        return ""
    words = [word for word in map(str.strip, _SEPARATOR.split(node.text)) if word]
    if len(words) < 2 or "://" in node.text:
        return ""
    written = in_quotes if is_toml else flow_text
    hint = f"write several in square brackets: {flow_list(map(written, words))}"
    return hint if field.kind == "words" else f"{hint}; write one as [{written(node.text)}]"


def time_zone(text: str, zones: Iterable[str]) -> str:
    """The hint for a text that is not the name of a time zone."""
    city = text.casefold().replace(" ", "_")
    same_city = [zone for zone in zones if zone.rpartition("/")[2].casefold() == city]
    if len(text) > _MAX_ABBREVIATION and not any(map(str.isdigit, text)):
        close = min(same_city, default="") or nearest(text, zones)
        if close:
            return f"did you mean “{close}”?"
    return "write the region and a large city, such as Asia/Seoul or Europe/Berlin"


def web_address(text: str) -> str:
    """The hint for a text that is not a web address. It proposes an address."""
    if len(text.split()) > 1 and "." not in text.partition(" ")[0]:
        return "begin it with https:// or http://, as in https://www.un.org/; or delete the line"
    if len(text.split()) > 1:
        return "write a space as %20"
    text = text.strip("<>")
    to_encode = characters_to_encode(text)
    if to_encode:
        return "write " + " and ".join(f"{each} as {quote(each)}" for each in to_encode)
    rest = re.sub(r"^(?:https?:?/*|[a-z][a-z0-9+.-]*://)+", "", text, flags=re.IGNORECASE)
    if is_web_address(f"https://{rest}") and ("." in rest or ":" in rest):
        return f"begin it with https:// or http://, as in https://{rest}"
    return "begin it with https:// or http://, as in https://www.un.org/"


def required_names(path: str) -> str:
    """The keys that the front matter of a file must have, in words."""
    known = STANDING if path.startswith(PAGES_FOLDER) else BRIEF
    names = [field.name for field in known if field.required]
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))


class LanguageFault(NamedTuple):
    """What is wrong with a language tag, and `meant`, the tag that is right. `is_language` says
    whether it is the tag of another language."""

    message: str
    hint: str
    meant: str
    is_language: bool


def country_code(tag: str) -> LanguageFault | None:
    """What is wrong with a language tag that begins with the code of a country."""
    if tag.endswith("-UK"):
        meant = f"{tag[:-3]}-GB"
        return LanguageFault("“UK” is not the code of a country", f"write {meant}", meant, False)
    if tag == "kr":  # The code of a country and of another language.
        return LanguageFault("“kr” is the language Kanuri", "write ko for Korean", "ko", True)
    name, meant = COUNTRY_CODES.get(tag[:2], ("", "")) if tag[2:3] in ("", "-") else ("", "")
    if not meant:
        return None
    message = f"“{tag}” is not the code of a language"
    return LanguageFault(message, f"write {meant} for {name}", meant, False)


def language(text: str) -> str:
    """The language tag that an author means by another form of it or by an English name. If there
    is none, examples of tags."""
    names = locale("en").languages.items()
    named = [str(tag) for tag, name in names if str(name).casefold() == text.casefold()]
    return named[0] if named else language_tag(text) or "en, ko, or pt-BR"


def language_tag(text: str) -> str:
    """The language tag that a text is another form of, such as `en-US` for `en_us`; empty if it is
    none."""
    language, *others = text.replace("_", "-").split("-")
    cases = {2: str.upper, 4: str.title}
    tag = "-".join([language.lower(), *(cases.get(len(o), str)(o) for o in others)])
    return tag if TAG.fullmatch(tag) else ""
