"""The command `schema`: prints a JSON Schema of front matter with an archive's own values.

Knows where the values are, but not how a schema is written.
"""

from __future__ import annotations

import json
import os

from briefing.commands.console import print_document, print_note, refuse
from briefing.commands.front_matter_index import read_config
from briefing.content import schema
from briefing.content.schema import KnownWords
from briefing.content.types import Config
from briefing.core.model import Author, Topic
from briefing.core.paths import CONTENT_FOLDER


def run(root: str, what: str) -> int:
    """Print the schema for files of the kind `what`, which is `brief` or `page`.

    If there is no archive in `root`, the schema accepts any kind, topic and author. Return the exit
    code: 1 if the settings, topics or authors have errors. Raises `Fault`.
    """
    config = None
    if not os.path.isdir(os.path.join(root, CONTENT_FOLDER)):
        where = "here" if root == "." else f"in {root}"
        note = f"There is no archive {where}. The schema accepts any kind, topic and author."
        print_note(note)
    elif what == "brief":
        _, config, errors = read_config(root)
        if errors:
            return refuse(errors, root)
    print_document(schema_text(what, config))
    return 0


def schema_text(what: str, config: Config | None) -> str:
    """The schema for files of the kind `what`. Without a `config`, it accepts any kind, topic and
    author."""
    words: KnownWords = {}
    if config:
        words = {
            "kind": config.settings.kinds,
            "topics": _ids_and_names(config.topics or {}),
            "author": _ids_and_names(config.authors or {}),
        }
    table = schema.brief_schema(words) if what == "brief" else schema.page_schema()
    # ASCII only, so that no shell changes the text when it writes a file.
    return json.dumps(table, indent=2) + "\n"


def _ids_and_names(known: dict[str, Topic] | dict[str, Author]) -> tuple[str, ...]:
    names = [name for entry in known.values() for name in (entry.name, *entry.names.values())]
    return tuple(dict.fromkeys((*known, *names)))
