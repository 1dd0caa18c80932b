"""The front matter of other systems → plain texts, lists and mappings.

YAML, TOML and JSON are read. Every scalar stays the text that the author wrote: `no` stays `no`,
and a date stays as it is. What is not valid YAML is read line by line. It must not know a system.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from typing import Any, NamedTuple

_YAML = re.compile(r"\s*---[ \t]*\n(.*?)(?:^|\n)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", re.DOTALL)
_TOML = re.compile(r"\s*\+\+\+[ \t]*\n(.*?)(?:^|\n)\+\+\+[ \t]*(?:\n|\Z)", re.DOTALL)
_LINE = re.compile(r"([\w-]+)[ \t]*:[ \t]*(.*)")
_MAX_CHARS = 1 << 18

Values = dict[str, Any]


class Text(NamedTuple):
    """The front matter of a text, the text below it, and the line where that begins. `fault` says
    what is wrong with the front matter, or is empty."""

    values: Values
    body: str
    line: int
    fault: str = ""

    @property
    def has_front_matter(self) -> bool:
        """Whether the text has front matter, perhaps with no values."""
        return self.line > 1


def split(text: str) -> Text:
    """The front matter and the text below it. A text without front matter has no values."""
    for pattern, read in ((_YAML, parse_yaml), (_TOML, _parse_toml)):
        match = pattern.match(text)
        if match:
            values, fault = read(match[1][:_MAX_CHARS])
            return Text(values, text[match.end() :], text.count("\n", 0, match.end()) + 1, fault)
    if text.lstrip().startswith("{") and not text.lstrip().startswith(("{{", "{%")):
        start = len(text) - len(text.lstrip())
        try:
            value, end = json.JSONDecoder().raw_decode(text, start)
        except (ValueError, RecursionError):
            return Text({}, text, 1)
        return Text(_plain(value), text[end:], text.count("\n", 0, end) + 1)
    return Text({}, text, 1)


def parse_yaml(text: str) -> tuple[Values, str]:
    """The values of some YAML, and what is wrong with it. All scalars are texts."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        value = yaml.load(text.replace("\t", "    "), Loader=_tolerant(loader))  # noqa: S506 - only texts
    except (yaml.YAMLError, RecursionError, ValueError) as error:
        fault = str(error).replace('in "<unicode string>", ', "in ")
        return _by_line(text), " ".join(fault.split())[:200]
    return (_plain(value), "") if isinstance(value, dict) else ({}, "")


def _tolerant(loader: Any) -> Any:
    """A loader that takes values with the tags of a program, as MkDocs has them, as texts."""

    class Loader(loader):  # type: ignore[misc]
        pass

    Loader.add_multi_constructor("!", lambda loader, suffix, node: str(getattr(node, "value", "")))
    return Loader


def _parse_toml(text: str) -> tuple[Values, str]:
    try:
        return _plain(tomllib.loads(text)), ""
    except (ValueError, RecursionError) as error:
        return _by_line(text.replace(" = ", ": ")), str(error)


# The files at the root of a source with the settings of a site.
_SETTINGS = re.compile(
    r"(?:_config|_quarto|mkdocs|zensical|hugo|config|config/_default/[\w.-]+)\.(?:toml|ya?ml|json)"
)


def is_config(file: str) -> bool:
    """Whether a file of a source may contain the settings of its site."""
    return bool(_SETTINGS.fullmatch(file))


def parse_config(text: str, name: str) -> tuple[Values, str]:
    """The settings of a site in YAML, TOML or JSON, as the name of the file says, and what is wrong
    with them; empty if nothing is."""
    if name.endswith(".toml"):
        return _parse_toml(text)
    if name.endswith(".json"):
        value, fault = read_json(text)
        return (_plain(value) if isinstance(value, dict) else {}), fault
    return parse_yaml(text)


def read_json(text: str | bytes) -> tuple[Any, str]:
    """The value of a text in JSON, and what is wrong with the text; empty if nothing is."""
    try:
        return json.loads(text), ""
    except RecursionError:
        return None, "it is nested too deeply"
    except json.JSONDecodeError as error:
        return None, f"it is not JSON from line {error.lineno}, column {error.colno} on"
    except UnicodeDecodeError:
        return None, "it is not text in UTF-8"
    except ValueError as error:
        return None, str(error)


def _by_line(text: str) -> Values:
    values: Values = {}
    last = ""
    for line in text.split("\n"):
        match = _LINE.match(line)
        if match:
            last = match[1]
            values[last] = match[2].strip().strip("\"'")
        elif last and line.strip().startswith("- "):
            items = values[last] if isinstance(values[last], list) else []
            values[last] = [*items, line.strip()[2:].strip("\"' ")]
    return values


def _plain(value: Any, depth: int = 0) -> Any:
    """A value as texts, lists and mappings. Deep parts are left out: no system has them, and YAML
    can make them large."""
    if isinstance(value, dict):
        items = list(value.items())[:2000] if depth < 6 else []
        return {str(key): _plain(item, depth + 1) for key, item in items}
    if isinstance(value, list | tuple):
        return [_plain(item, depth + 1) for item in value[:5000]] if depth < 6 else []
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, dt.datetime | dt.date | dt.time):
        return value.isoformat()
    return "" if value is None or value in ("null", "~") else str(value)


# ---- single values ------------------------------------------------------------------------------


def text_of(values: Values, *keys: str) -> str:
    """The first of these keys that has a text, on one line. Of a list, the first text counts."""
    for key in keys:
        value = values.get(key)
        if isinstance(value, list) and value:
            value = value[0]
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def table_of(values: Any, *keys: str) -> Values:
    """The mapping under the first of these keys that has one; empty if none has, or if the values
    themselves are not a mapping."""
    given = (values.get(key) for key in keys) if isinstance(values, dict) else ()
    return next((value for value in given if isinstance(value, dict)), {})


def words_of(values: Values, *keys: str, separator: str = r"[,;]") -> list[str]:
    """The texts of these keys: of lists, and of texts with separators between them."""
    words: list[str] = []
    for key in keys:
        value = values.get(key)
        if isinstance(value, str):
            value = re.split(separator, value) if separator else [value]
        if isinstance(value, dict):  # One thing with a name, or several by their ids.
            is_one = isinstance(_name_in(value), str)
            value = [value] if is_one else [_name_in(v) or id for id, v in value.items()]
        if isinstance(value, list):
            words += filter(None, map(_name, value))
    return list(dict.fromkeys(words))


def _name(item: Any) -> str:
    if isinstance(item, list):
        return _name(item[0]) if item else ""
    if isinstance(item, dict):
        item = _name_in(item) or ""
    text = " ".join(str(item).split())
    return "" if text in ("null", "~") else text


def _name_in(value: Any) -> str | None:
    """The name in a mapping; None if it has none."""
    keys = ("name", "title", "id")
    given = value if isinstance(value, dict) else {}
    return next((given[key] for key in keys if isinstance(given.get(key), str)), None)


def is_true(values: Values, *keys: str) -> bool:
    """Whether one of these keys is set."""
    return any(
        str(values.get(key, "")).strip().lower() in ("true", "yes", "on", "1") for key in keys
    )


def is_false(values: Values, key: str) -> bool:
    """Whether a key is set to false."""
    return str(values.get(key, "")).strip().lower() in ("false", "no", "off", "0")
