"""Writes the tables of docs/reference.md from the tables of keys in `briefing/content/fields.py`.

Run it after a change of these: `.venv/bin/python tools/make_reference.py`. A test fails if the page
is not current. All other text of the page is written by hand and stays as it is. A new table needs
a heading in the page and a line in `TABLES`.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

REPO = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(REPO))

from briefing.content import fields  # noqa: E402
from briefing.content.fields import Field  # noqa: E402
from briefing.core.settings import Checks, Settings  # noqa: E402

PAGE = REPO / "docs/reference.md"
# The heading in the page → the keys.
TABLES = {
    "The front matter of a brief": fields.BRIEF,
    "`image` in the front matter": fields.FIGURE,
    "An entry of `sources`": fields.SOURCE,
    "An entry of `updates`": fields.UPDATE,
    "`series` in the front matter": fields.PART_OF_SERIES,
    "The front matter of a standing page": fields.STANDING,
    "`content/site.toml`": fields.SITE,
    "`[translations.ko]`": fields.TRANSLATION,
    "`[[feeds]]`": fields.FEED,
    "`[digest]`": fields.DIGEST,
    "`[editor]`": fields.EDITOR,
    "`[style]`": fields.STYLE,
    "`[links]`": fields.LINKS,
    "`content/topics.toml`": fields.TOPIC,
    "`[[ID.events]]`": fields.EVENT,
    "`content/authors.toml`": fields.AUTHOR,
    "`content/series.toml`": fields.SERIES,
    "`content/glossary.toml`": fields.TERM,
    "`source` in the glossary": fields.SOURCE_OF_TERM,
}
_DEFAULTS: dict[tuple[Field, ...], Settings | Checks] = {
    fields.SITE: Settings(),
    fields.STYLE: Checks(),
}
_HEAD = "| key | required | value | meaning |\n|---|---|---|---|\n"
# The kind of a value → how an author writes it.
_VALUES = {
    "text": "text",
    "word": "text",
    "words": "text, or a list",
    "texts": "a list",
    "choice": "a word",
    "choices": "a list of codes",
    "moment": "[a date or time](#values)",
    "period": "[a day, month or year](#values)",
    "number": "a whole number",
    "lang": "[a language](#values)",
    "zone": "a time zone",
    "url": "a web address",
    "base_url": "a web address",
    "email": "an e-mail address",
    "names": "[texts by language](#values)",
    "labels": "texts by kind",
    "levels": "[levels](#checks)",
    "variants": "a list, or lists by language",
}


def current_page(page: str) -> str:
    """The text of the page with current tables."""
    for heading, keys in TABLES.items():
        table = _HEAD + "".join(_row(field, _DEFAULTS.get(keys)) for field in keys)
        pattern = rf"(^## {re.escape(heading)}\n(?:(?!\||## ).*\n)*)(?:\|.*\n)*"
        page, found = re.subn(pattern, rf"\g<1>{_escape(table)}", page, flags=re.MULTILINE)
        assert found == 1, f"the page needs the heading: ## {heading}"
    return page


def _escape(text: str) -> str:
    return text.replace("\\", r"\\")


def _row(field: Field, defaults: Settings | Checks | None) -> str:
    meaning = field.doc
    default = getattr(defaults, field.name, None)
    words = default if isinstance(default, tuple) else (default,)
    if isinstance(default, int | str | tuple) and default and not field.required:
        meaning += f"; default: {', '.join(f'`{word}`' for word in words)}"
    required = "yes " if field.required else ""
    return f"| `{field.name}` | {required}| {_value(field)} | {meaning} |\n"


def _value(field: Field) -> str:
    if field.choices and field.kind == "choice":
        return ", ".join(f"`{choice}`" for choice in field.choices)
    if field.fields:
        heading = next(heading for heading, keys in TABLES.items() if keys is field.fields)
        anchor = re.sub(r"[^\w -]", "", heading.lower()).replace(" ", "-")
        return f"[{'a table' if field.kind == 'table' else 'tables'}](#{anchor})"
    return _VALUES[field.kind]


if __name__ == "__main__":
    PAGE.write_text(current_page(PAGE.read_text("utf-8")), "utf-8")
