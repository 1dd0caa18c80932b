"""What an author changes between two builds. Each edit is one that a build publishes."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path, int], None]


def nothing(archive: Path, number: int) -> None:
    """Leave all as it is."""


def body(archive: Path, number: int) -> None:
    """Add a sentence to one brief."""
    brief = _brief(archive, number)
    brief.write_text(f"{brief.read_text('utf-8')}\nSentence {number} was added.\n", "utf-8")


def title(archive: Path, number: int) -> None:
    """Give one brief another title."""
    _change(archive, number, r'^title: "', f'title: "Edition {number} of ')


def topics(archive: Path, number: int) -> None:
    """Put one brief under a topic more."""
    _change(archive, number, r"^topics: \[(?!topic-59)", "topics: [topic-59, ")


def date(archive: Path, number: int) -> None:
    """Date one brief a day or so later."""
    _change(archive, number, r"^date: (\d{4}-\d\d)-\d\d$", rf"date: \1-{number % 28 + 1:02}")


def add(archive: Path, number: int) -> None:
    """Add a brief."""
    brief = _brief(archive, number)
    shutil.copyfile(brief, brief.with_name(f"added-{number}.md"))


def delete(archive: Path, number: int) -> None:
    """Delete a brief that `add` made."""
    next((archive / "content/briefs").rglob("added-*.md")).unlink()


def layout(archive: Path, number: int) -> None:
    """Change a layout that every page uses."""
    own = archive / "layouts"
    if not own.exists():
        shutil.copytree(Path(__file__).resolve().parent.parent / "layouts", own)
    base = own / "base.html"
    base.write_text(base.read_text("utf-8") + f"<!-- {number} -->\n", "utf-8")


EDITS: dict[str, Edit] = {
    "nothing changed": nothing,
    "a body edited": body,
    "a title edited": title,
    "a topic more": topics,
    "a date edited": date,
    "a brief added": add,
    "a brief deleted": delete,
    "a layout edited": layout,
}


def _brief(archive: Path, number: int) -> Path:
    found = sorted((archive / "content/briefs").rglob("0*.md"))
    return found[(len(found) // 2 + number * 7) % len(found)]


def _change(archive: Path, number: int, what: str, by: str) -> None:
    brief = _brief(archive, number)
    text, count = re.subn(what, by, brief.read_text("utf-8"), count=1, flags=re.MULTILINE)
    if not count:
        raise SystemExit(f"{brief} is not as the bench writes it")
    brief.write_text(text, "utf-8")
