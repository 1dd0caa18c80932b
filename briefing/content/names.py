"""Names of topics, authors, series or terms that mean two of them.

Briefs may name a topic or author by its id, by its name, or by its name in another language, in
upper or lower case. So no two of them may share one of these. This module knows the sections of a
settings file. It must not know briefs.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Mapping

from briefing.content.ast import Scalar, Table, items_of, value_of
from briefing.core.diagnostics import Problem, problem_at


def ambiguous_names(entries: Mapping[str, Table], path: str, what: str) -> Iterator[Problem]:
    """A problem for each name that is also a name or the id of another entry. `entries` are the
    sections of the file by id; `what` is `topic`, `author`, `series` or `term`."""
    plural = what if what.endswith("s") else f"{what}s"
    owners = {_term(id): id for id in entries}
    of_names: dict[str, str] = {}
    for id, table in entries.items():
        for name in _names(table):
            term = _term(name.text)
            owner = owners.get(term, id)
            first = of_names.setdefault(term, id)
            if owner != id:
                message = f"the name “{name.text}” of the {what} “{id}” is the id of another {what}"
                hint = f"rename one of “{id}” and “{owner}”, so that each has its own name"
                yield problem_at(path, name, message, hint, code="ambiguous-name")
            elif first != id:
                message = f"the {plural} “{first}” and “{id}” have the same name, “{name.text}”"
                hint = "add to one of the two names what makes it different"
                yield problem_at(path, name, message, hint, code="ambiguous-name")


def _names(table: Table) -> Iterator[Scalar]:
    """The name, the names in other languages, and the variants of a term."""
    for key in ("name", "term", "names", "variants"):
        node = value_of(table, key)
        lists = [inner for _, inner in node.pairs] if isinstance(node, Table) else [node]
        for value in (item for some in lists for item in items_of(some)):
            if isinstance(value, Scalar) and value.text.strip():
                yield value


def _term(text: str) -> str:
    return " ".join(unicodedata.normalize("NFC", text).split()).casefold()
