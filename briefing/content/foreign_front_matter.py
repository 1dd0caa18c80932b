"""Front matter in TOML or JSON, of other site generators → the same in YAML, for a message.

Keys of other programs become ours. A key that has no counterpart is left out.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import tomllib
from typing import Any

from briefing.content import cures
from briefing.content.fields import BRIEF, FOREIGN_KEYS, STANDING, Field
from briefing.content.yaml_types import to_yaml
from briefing.core.paths import PAGES_FOLDER
from briefing.core.patterns import late_pattern

_BLOCK = late_pattern(r"\+\+\+[ \t]*\n(.*?)^\+\+\+[ \t]*$", re.MULTILINE | re.DOTALL)


def as_yaml(text: str, path: str) -> str:
    """The front matter of a text in YAML, with its fences; empty if it cannot be read."""
    match = _BLOCK.match(text)
    try:
        values = tomllib.loads(match[1]) if match else json.JSONDecoder().raw_decode(text)[0]
    except (ValueError, RecursionError):
        return ""
    if not values or not isinstance(values, dict):
        return ""
    known = STANDING if path.startswith(PAGES_FOLDER) else BRIEF
    ours = _with_our_keys(values, {field.name: field for field in known})
    lines = [f"{name}: {_flow(value)}" for name, value in ours.items()]
    lines += [
        f"{field.name}: {cures.example(field)}"
        for field in known
        if field.required and field.name not in ours
    ]
    return "\n".join(("---", *lines, "---"))


def _with_our_keys(values: dict[str, Any], known: dict[str, Field]) -> dict[str, Any]:
    ours: dict[str, Any] = {}
    for key, value in values.items():
        word = key.casefold().replace("-", "_")
        meant = next((name for name, others in FOREIGN_KEYS.items() if word in others), key)
        field = known.get(meant)
        if word == "draft":
            if value is True and field:
                ours["status"] = "draft"
        elif field and meant not in ours and (key in known or not field.fields):
            ours[meant] = value
    return ours


def _flow(value: Any) -> str:
    """A value as YAML writes it on one line."""
    if isinstance(value, list):
        return cures.flow_list(map(_flow, value))
    if isinstance(value, dict):
        return cures.flow_table({key: _flow(item) for key, item in value.items()})
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    if isinstance(value, bool):
        return str(value).lower()
    return to_yaml(value) if isinstance(value, str) else str(value)
