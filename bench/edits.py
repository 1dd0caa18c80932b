"""The edits of an author between two builds. Each edit is valid, so that a build publishes it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from pathlib import Path

Edit = Callable[[Path, int], None]


def nothing(archive: Path, number: int) -> None:
    """Change nothing."""


def body(archive: Path, number: int) -> None:
    """Add a sentence to one brief."""
    path = brief(archive, number)
    path.write_text(f"{path.read_text('utf-8')}\nSentence {number} was added.\n", "utf-8")


def title(archive: Path, number: int) -> None:
    """Give one brief another title."""
    _change(archive, number, r'^title: "', f'title: "Edition {number} of ')


def topics(archive: Path, number: int) -> None:
    """Add a topic to one brief."""
    _change(archive, number, r"^topics: \[(?!.*topic-59)", "topics: [topic-59, ")


def date(archive: Path, number: int) -> None:
    """Change the day of one brief, within its month."""
    _change(archive, number, r"^date: (\d{4}-\d\d)-\d\d$", rf"date: \1-{number % 28 + 1:02}")


def add(archive: Path, number: int) -> None:
    """Add a brief."""
    path = brief(archive, number)
    shutil.copyfile(path, path.with_name(f"added-{number}.md"))


def delete(archive: Path, number: int) -> None:
    """Delete a brief that `add` made."""
    _added(archive).unlink()


def rename(archive: Path, number: int) -> None:
    """Give a brief that `add` made another address."""
    path = _added(archive)
    path.rename(path.with_name(f"added-and-renamed-{number}.md"))


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
    "a brief renamed": rename,
    "a brief deleted": delete,
    "a layout edited": layout,
}


def brief(archive: Path, number: int) -> Path:
    """A brief of the archive. Each number gives another brief."""
    found = sorted((archive / "content/briefs").rglob("0*.md"))
    return found[(len(found) // 2 + number * 7) % len(found)]


def _added(archive: Path) -> Path:
    return next((archive / "content/briefs").rglob("added-*.md"))


def _change(archive: Path, number: int, what: str, by: str) -> None:
    path = brief(archive, number)
    text, count = re.subn(what, by, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
    if not count:
        raise SystemExit(f"{path} is not as the bench writes it")
    path.write_text(text, "utf-8")
