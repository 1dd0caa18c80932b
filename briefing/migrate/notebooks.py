"""Notebooks of Jupyter → Markdown: their texts and their code. Code is never run.

It must not know a system.
"""

from __future__ import annotations

import re
from typing import Any

from briefing.migrate.front_matter import read_json


def notebook_markdown(text: str, cells: str = "") -> str:
    """The texts and the code of a notebook; empty if it is damaged. `cells` names some of its
    cells, as `[2:5]`."""
    notebook, _ = read_json(text)
    parts = [_markdown(cell) for cell in _cells(notebook)]
    if match := re.fullmatch(r"\[(-?\d{0,6}):(-?\d{0,6})\]", cells):
        first, last = (int(number) if number.strip("-") else None for number in match.groups())
        parts = parts[first:last]
    return "\n\n".join(parts)


def _cells(notebook: Any) -> list[dict[str, Any]]:
    """The cells of a notebook. Old ones have them in sheets."""
    if not isinstance(notebook, dict):
        return []
    sheets = notebook.get("worksheets")
    holders = [notebook, *(sheets if isinstance(sheets, list) else ())]
    lists = (holder.get("cells") for holder in holders if isinstance(holder, dict))
    return [c for cells in lists if isinstance(cells, list) for c in cells if isinstance(c, dict)]


def _markdown(cell: dict[str, Any]) -> str:
    content = cell.get("source", cell.get("input", ""))
    text = "".join(map(str, content)) if isinstance(content, list) else str(content)
    kind, level = cell.get("cell_type"), cell.get("level")
    if kind == "code" and text.strip():
        return f"```python\n{text}\n```"
    return f"{'#' * (level if isinstance(level, int) else 2)} {text}" if kind == "heading" else text
