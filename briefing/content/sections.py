"""A settings file with one section for each id → the values of each section.

This module does not know what the sections mean.
"""

from __future__ import annotations

from typing import Any

from briefing.content import fields
from briefing.content.ast import Problems, Scalar, Table, value_of
from briefing.content.decode import decode
from briefing.content.git_traces import conflict_problems, pointer_problems
from briefing.content.names import ambiguous_names
from briefing.content.toml import parse_toml, to_toml_key
from briefing.content.types import ParseOptions
from briefing.content.validator import validate
from briefing.core import urls
from briefing.core.diagnostics import Problem, problem_at
from briefing.core.paths import SITE_FILE
from briefing.core.proposals import suggest_and
from briefing.core.slugs import collision_key, slug_fault

# The sections of a file: each id, its place, and its values by key.
Sections = dict[str, tuple[Scalar, dict[str, Any]]]


def parse_file(data: bytes, path: str) -> tuple[Table | None, Problems]:
    """The keys of a settings file, or None and the problems because of which it has none."""
    text, problems = decode(data, path)
    problems = problems or pointer_problems(data, path) or conflict_problems(text, path)
    return (None, problems) if problems else parse_toml(text, path)


def valid_values(
    table: Table, values: dict[str, Any] | None, field: fields.Field
) -> dict[str, Any]:
    """The values of a table in `site.toml`. They are `values` if all of them are valid. If not,
    they are those that are valid, so that wrong values do not hide the problems of others."""
    node = value_of(table, field.name)
    if values is None and isinstance(node, Table):
        return validate(node, field.fields, SITE_FILE, ParseOptions(), field.name)[0]
    return values or {}


def _has_only_tables(section: Table) -> bool:
    """Whether a file has tables inside of a section ([[a.events]]), but not the section ([a])."""
    return bool(section.pairs) and not any(isinstance(value, Scalar) for _, value in section.pairs)


def _missing_section(
    key: Scalar, table: Table, known: tuple[fields.Field, ...], path: str, what: str
) -> Problem:
    others = [id.text for id, _ in table.pairs if id.text != key.text]
    form = f'[{key.text}], then {known[0].name} = "…"'
    hint = suggest_and(key.text, others, f"Each {what} has a section above its tables: {form}")
    message = f"there is no {what} “{key.text}”"
    return problem_at(path, key, message, hint, code="missing-key")


def read_sections(
    data: bytes | None, path: str, known: tuple[fields.Field, ...], what: str
) -> tuple[Sections | None, Problems]:
    """The sections of a file by id; None if there is no file."""
    if data is None:
        return None, ()
    table, problems = parse_file(data, path)
    if table is None:
        return {}, problems
    own: list[Problem] = []
    entries: Sections = {}
    nodes: dict[str, Table] = {}
    first_ids: dict[str, str] = {}
    for key, node in table.pairs:
        if not isinstance(node, Table):
            hint = f'each {what} is a section: [its-id], and below it: {known[0].name} = "…"'
            if any(field.name == key.text and field.kind == "tables" for field in known):
                hint = f"write [[its-id.{key.text}]], with the id of the {what}"
            own.append(
                problem_at(path, key, f"“{key.text}” is not a section", hint, code="no-section")
            )
            continue
        fault = slug_fault(key.text)
        twin = first_ids.setdefault(urls.list_key(collision_key(key.text)), key.text)
        if fault:
            own.append(problem_at(path, key, f"{what} id: {fault[0]}", fault[1], code="bad-id"))
        elif twin != key.text:
            is_case = collision_key(twin) == collision_key(key.text)
            why = "differ only in case" if is_case else "need the same address"
            message = f"the ids “{twin}” and “{key.text}” {why}"
            own.append(problem_at(path, key, message, "rename one of them", code="duplicate-id"))
        header = f"{to_toml_key(key.text)}."
        values, wrong = validate(node, known, path, ParseOptions(), what, header=header)
        if _has_only_tables(node):
            place = (node.line, node.column)
            inside = [p for p in wrong if p.code != "missing-key" or (p.line, p.column) != place]
            wrong = (_missing_section(key, table, known, path, what), *inside)
        own += wrong
        nodes[key.text] = node
        # A missing name is one problem; references to this section are not another.
        entries[key.text] = (key, {known[0].name: key.text, **values})
    return entries, (*own, *ambiguous_names(nodes, path, what))
