"""An archive's settings, its day, and the front matter of its briefs, as far as it can be read.

For commands that need no more of a brief than a few words of it: no text is converted, and nothing
kept.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import msgspec

from briefing.build import scan
from briefing.build.types import File
from briefing.content import config
from briefing.content.ast import Array, Scalar, Table, value_of
from briefing.content.dates import moment_at
from briefing.content.decode import decode
from briefing.content.frontmatter import split
from briefing.content.types import Config
from briefing.core.diagnostics import Problem
from briefing.core.paths import is_brief_file


class Front(msgspec.Struct, frozen=True):
    """The front matter of a brief; `table` is None where it cannot be read."""

    path: str
    table: Table | None
    problems: tuple[Problem, ...]

    def words(self, key: str) -> tuple[str, ...]:
        """What stands under a key: a word, or those of a list."""
        node = value_of(self.table, key) if self.table else None
        nodes = node.items if isinstance(node, Array) else (node,)
        return tuple(" ".join(n.text.split()) for n in nodes if isinstance(n, Scalar))


def today(zone: str) -> str:
    """Today's date in an archive's time zone, wherever the computer thinks it is."""
    return moment_at(dt.datetime.now(dt.UTC), zone).iso[:10]


def settled(root: str) -> tuple[dict[str, File], Config, tuple[Problem, ...]]:
    """The files of an archive, its settings, topics and authors, and the errors in these."""
    files, _ = scan.scan(root)
    words, problems = config.parse_config(lambda path: scan.read_if_there(files, path))
    return files, words, tuple(p for p in problems if not p.warning)


def fronts(files: dict[str, File]) -> Iterator[Front]:
    """The front matter of all briefs, by path."""
    for path in briefs(files):
        text, problems = decode(scan.read(files[path]), path)
        if problems:
            yield Front(path, None, problems)
        else:
            table, _, _, problems = split(text, path)
            yield Front(path, table, problems)


def briefs(files: dict[str, File]) -> list[str]:
    """The paths of all briefs."""
    return [path for path in files if is_brief_file(path)]
