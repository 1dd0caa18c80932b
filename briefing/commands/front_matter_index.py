"""The settings of an archive, today's date in its time zone, and the front matter of its texts.

For commands that need only a few values of each brief. No text is converted, and nothing is cached.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

import msgspec

from briefing.build import scan
from briefing.build.types import File
from briefing.content import config
from briefing.content.ast import Array, Scalar, Table, value_of
from briefing.content.dates import time_zone
from briefing.content.decode import decode
from briefing.content.frontmatter import split
from briefing.content.types import Config
from briefing.core.diagnostics import Problem, errors_in
from briefing.core.paths import CONTENT_FOLDER, SETTINGS_FILES, is_brief_file

_PLACES_OF_SETTINGS = frozenset((CONTENT_FOLDER, *SETTINGS_FILES))


class FrontMatter(msgspec.Struct, frozen=True):
    """The front matter of a text. `table` is None if it cannot be read."""

    path: str
    table: Table | None
    problems: tuple[Problem, ...]

    def values(self, key: str) -> tuple[str, ...]:
        """Return the value of a key, or the values of a list; none if the key is missing."""
        node = value_of(self.table, key) if self.table else None
        nodes = node.items if isinstance(node, Array) else (node,)
        return tuple(" ".join(n.text.split()) for n in nodes if isinstance(n, Scalar))


def today(zone: str) -> str:
    """Return today's date in a time zone, as 2021-05-11."""
    return dt.datetime.now(time_zone(zone)).date().isoformat()


def read_config(root: str) -> tuple[dict[str, File], Config, tuple[Problem, ...]]:
    """Return the files of an archive, its settings, topics and authors, and the errors in these: a
    file of settings that is refused is not one that is absent."""
    files, refused = scan.scan(root)
    settings, problems = config.parse_config(lambda path: scan.read_if_there(files, path))
    problems = (*(p for p in refused if p.path in _PLACES_OF_SETTINGS), *problems)
    return files, settings, errors_in(problems)


def read_front_matter(
    files: dict[str, File], paths: Iterable[str] | None = None
) -> Iterator[FrontMatter]:
    """Yield the front matter of each brief, or of the texts with these paths."""
    for path in brief_paths(files) if paths is None else paths:
        text, problems = decode(scan.read(files[path]), path)
        if problems:
            yield FrontMatter(path, None, problems)
        else:
            table, _, _, problems = split(text, path)
            yield FrontMatter(path, table, problems)


def brief_paths(files: dict[str, File]) -> list[str]:
    """Return the paths of all briefs."""
    return [path for path in files if is_brief_file(path)]
