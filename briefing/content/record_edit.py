"""A change of the record of a brief, written into its front matter in place.

An entry is added under `updates`, and the status is set. All other characters of the text stay as
they are: the result is parsed, and it must mean what it meant before, plus the change. The caller
decides what the change is. This module must not know files.
"""

from __future__ import annotations

import re
from typing import Any

import msgspec

from briefing.content.ast import (
    Array,
    Node,
    Problems,
    Scalar,
    Table,
    items_of,
    value_of,
    without_places,
)
from briefing.content.cures import flow_table
from briefing.content.frontmatter import FENCE, split
from briefing.content.text_edit import Edit, apply_edits
from briefing.content.yaml_types import to_yaml
from briefing.core.diagnostics import Problem
from briefing.core.patterns import late_pattern

_UPDATES, _STATUS = "updates", "status"
# Blank lines, and comments that belong to the key after them.
_LINES_BEFORE_KEY = late_pattern(r"^(?:(?:#[^\n]*|[ \t]*)\n)*\Z", re.MULTILINE)
_END_OF_FLOW_TABLE = late_pattern(r"[ \t\n]*(?:,[ \t\n]*)?\}")


class RecordChange(msgspec.Struct, frozen=True):
    """An entry under `updates`, and the new status; an empty status stays as it is."""

    date: str
    kind: str
    note: str
    status: str = ""

    @property
    def entry(self) -> dict[str, str]:
        """The keys and values of the entry."""
        return {"date": self.date, "kind": self.kind, "note": self.note}


def has_entry(table: Table, change: RecordChange) -> bool:
    """Whether a front matter has the entry of a change already."""
    return change.entry in _entries(without_places(table).get(_UPDATES))


def change_record(text: str, path: str, change: RecordChange) -> tuple[str, Problems]:
    """The text of a brief after a change. If that is not possible, the text as it was, and the
    problem. `text` has LF line ends."""
    table, body, _, problems = split(text, path)
    if table is None:
        return text, problems
    new = apply_edits(text, _edits(text, table, change))
    expected = without_places(table)
    expected[_UPDATES] = [*_entries(expected.get(_UPDATES)), change.entry]
    if change.status:
        expected[_STATUS] = change.status
    new_table, new_body, _, _ = split(new, path)
    if new_table is None or without_places(new_table) != expected or new_body != body:
        key = next((key for key, _ in table.pairs if key.text == _UPDATES), None)
        place = (key.line, key.column) if key else (1, 1)
        message = "the front matter is written in a way that the program cannot edit"
        hint = f"add this entry under updates yourself: - {_flow_entry(change)}"
        hint += f", and the key status: {change.status}" if change.status else ""
        return text, (Problem(path, *place, message, hint, code="not-editable"),)
    return new, ()


def _edits(text: str, table: Table, change: RecordChange) -> list[Edit]:
    fence = text.index("\n")
    closing = FENCE.search(text, fence)
    end = closing.start() if closing else len(text)
    status = value_of(table, _STATUS)
    at_end, edits = "", []
    if change.status and isinstance(status, Scalar):
        gap = " " if status.start == status.end else ""  # Nothing follows the colon.
        edits.append(Edit(fence + status.start, fence + status.end, gap + change.status))
    elif change.status:
        at_end = f"{_STATUS}: {change.status}\n"
    place = next((i for i, (key, _) in enumerate(table.pairs) if key.text == _UPDATES), None)
    if place is None:
        at_end += f"{_UPDATES}:\n  - {_flow_entry(change)}\n"
    else:
        key, value = table.pairs[place]
        following = [fence + k.start for k, _ in table.pairs[place + 1 :]]
        stop = following[0] if following else end
        after_colon = text.index(":", fence + key.end) + 1
        edits.append(_edit_of_list(text, value, (after_colon, stop), fence, change))
    return [*edits, Edit(end, end, at_end)] if at_end else edits


def _edit_of_list(
    text: str, value: Node, span: tuple[int, int], fence: int, change: RecordChange
) -> Edit:
    """The edit that adds an entry to the list whose text is in the `span`."""
    start, stop = span
    written = text[start:stop]
    is_flow = written.lstrip().startswith("[")
    if is_flow and not items_of(value):
        return Edit(text.index("[", start) + 1, text.index("]", start), _flow_entry(change))
    if is_flow:
        last = _last_scalar(value)
        closed = _END_OF_FLOW_TABLE.match(text, fence + last.end) if last else None
        at = closed.end() if closed else stop
        return Edit(at, at, f", {_flow_entry(change)}")
    start = text.index("\n", start) + 1
    written = text[start:stop]
    lines = _LINES_BEFORE_KEY.search(written)
    at = start + (lines.start() if lines else len(written))
    dash = re.search(r"^([ \t]*)-([ \t]+)(\{)?", written, re.MULTILINE)
    indent, gap, brace = dash.groups() if dash else ("  ", " ", "{")
    if brace or len(items_of(value)) == 0:
        return Edit(at, at, f"{indent}-{gap}{_flow_entry(change)}\n")
    pairs = [f"{key}: {_value(key, text)}" for key, text in change.entry.items()]
    inner = f"\n{indent} {' ' * len(gap)}"
    return Edit(at, at, f"{indent}-{gap}{inner.join(pairs)}\n")


def _last_scalar(node: Node) -> Scalar | None:
    """The last value that is written in a list or table."""
    if isinstance(node, Scalar):
        return node
    children = node.items if isinstance(node, Array) else [value for _, value in node.pairs]
    return _last_scalar(children[-1]) if children else None


def _flow_entry(change: RecordChange) -> str:
    return flow_table({key: _value(key, text) for key, text in change.entry.items()})


def _value(key: str, text: str) -> str:
    return to_yaml(text, '"') if key == "note" else text


def _entries(value: Any) -> list[Any]:
    if value in (None, ""):
        return []
    return value if isinstance(value, list) else [value]
