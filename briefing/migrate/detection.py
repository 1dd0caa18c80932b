"""Which system made a source, and the reader for it."""

from __future__ import annotations

from collections.abc import Callable

from briefing.migrate import hugo, jekyll, plain
from briefing.migrate.types import Contents, Source

KINDS: dict[str, tuple[Callable[[Source], bool], Callable[[Source], Contents]]] = {
    "jekyll": (jekyll.is_jekyll, jekyll.read),
    "hugo": (hugo.is_hugo, hugo.read),
    "files": (plain.is_plain, plain.read),
}


def detect(source: Source) -> str:
    """The name of the kind; empty if no reader knows the source."""
    return next((name for name, (matches, _) in KINDS.items() if matches(source)), "")


def read(source: Source, kind: str) -> Contents:
    """The posts of a source of this kind. Raises `UnreadableSource`."""
    return KINDS[kind][1](source)
