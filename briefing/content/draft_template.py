"""Values → the text of a draft: front matter in the order of the table of keys, and a body.

`brief` reads back the values that are written here. This module must not know files.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.content import fields
from briefing.content.placeholder import DRAFT_CONTEXT, PLACEHOLDER
from briefing.content.yaml_types import to_yaml
from briefing.markdown.context import Translate, untranslated

# A text, a list of words, a list of tables, or one table.
FieldValue = str | tuple[str, ...] | tuple[Mapping[str, str], ...] | Mapping[str, str]


def new_draft(
    values: Mapping[str, FieldValue], lang: str, translate: Translate = untranslated
) -> str:
    """The text of a draft that an author is about to write, with these values.

    Comments in the front matter say how to publish it, and what a summary is for. The body is a
    placeholder in the language `lang`.
    """
    placeholder = translate(lang, PLACEHOLDER, DRAFT_CONTEXT)
    return front_matter({**values, "status": "draft"}, comments=True) + f"\n{placeholder}\n"


def front_matter(
    values: Mapping[str, FieldValue],
    known: Sequence[fields.Field] = fields.BRIEF,
    *,
    quote: str = "",
    comments: bool = False,
) -> str:
    """The front matter of a brief, or of another text with the `known` keys, with these values,
    from its first to its last `---`.

    The keys of a table have the order of the mapping. With the quotation mark `quote`, every text
    is in quotation marks, otherwise only a text that needs them.
    """
    lines = ["---"]
    for field in known:
        value = values.get(field.name)
        if isinstance(value, str):
            comment = _COMMENTS.get(field.name, "") if comments else ""
            lines.append(f"{field.name}: {_scalar(field, value, quote)}{comment}")
        elif value is None:
            if comments and (field.name == "summary" or values.get(_PROPOSED.get(field.name, ""))):
                lines.append(f"# {field.name}: {field.doc}")
        elif isinstance(value, Mapping):
            lines += [f"{field.name}:", *(f"  {line[4:]}" for line in _table(field, value, quote))]
        elif field.fields:
            lines.append(f"{field.name}:")
            for table in value:
                lines += _table(field, table, quote)  # type: ignore[arg-type]
        else:
            words = ", ".join(to_yaml(str(word)) for word in value)
            lines.append(f"{field.name}: [{words}]")
    return "\n".join((*lines, "---", ""))


# Keys that are proposed if the brief has another one.
_PROPOSED = {"translator": "translation_of", "supersedes_note": "supersedes"}
_COMMENTS = {"status": "  # take this line out to publish"}


def _table(field: fields.Field, table: Mapping[str, str], quote: str) -> list[str]:
    """The lines of a table in a list of tables."""
    by_name = {f.name: f for f in field.fields}
    pairs = [f"{name}: {_scalar(by_name[name], value, quote)}" for name, value in table.items()]
    return [f"  {'  ' if number else '- '}{pair}" for number, pair in enumerate(pairs)]


_QUOTED_KINDS = ("text", "url", "email")


def _scalar(field: fields.Field, value: str, quote: str) -> str:
    if field.kind == "moment" or value in field.choices:  # They never need quotation marks.
        return value
    return to_yaml(value, quote if field.kind in _QUOTED_KINDS else "")
