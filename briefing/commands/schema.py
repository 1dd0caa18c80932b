"""The schema of front matter, printed for an editor, with an archive's own words to choose from.

Knows where these words stand, and nothing of how a schema says them.
"""

from __future__ import annotations

import json
import os
import sys

from briefing.commands.console import tell
from briefing.commands.front_matter_index import settled
from briefing.content import schema
from briefing.content.schema import KnownWords
from briefing.core.model import Author, Topic
from briefing.core.paths import CONTENT_FOLDER


def run(root: str, what: str) -> int:
    """Print the schema of a `brief` or a `page`. Gives the exit code; raises `Fault`. Without an
    archive in `root` any kind, topic and author will do."""
    words = KnownWords()
    if not os.path.isdir(os.path.join(root, CONTENT_FOLDER)):
        told = f"There is no archive in {root}: the schema takes any kind, topic and author."
        print(told, file=sys.stderr)
    elif what == "brief":
        _, own, problems = settled(root)
        if problems:
            tell(problems, root)
            print("No schema was made: this must be mended first.", file=sys.stderr)
            return 1
        words = KnownWords(own.settings.kinds, _written(own.topics), _written(own.authors))
    made = schema.brief_schema(words) if what == "brief" else schema.page_schema()
    # Nothing but ASCII, so that no shell spoils it on its way into a file.
    print(json.dumps(made, indent=2))
    return 0


def _written(known: dict[str, Topic] | dict[str, Author] | None) -> tuple[str, ...] | None:
    """What authors may write for each: all ids, then all names."""
    if known is None:
        return None
    names = [name for entry in known.values() for name in (entry.name, *entry.names.values())]
    return tuple(dict.fromkeys((*known, *names)))
