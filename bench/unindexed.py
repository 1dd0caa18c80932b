"""Our build with the work of the finder's index left out, as generators without a search have none.

Texts are not cut into terms, and the index is two empty files; all else is done as ever. What it
builds is no site, and its store no store to go on from.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.build import index_builder
from briefing.cli.main import program
from briefing.core.model import Brief
from briefing.search import document
from briefing.search.document import NOTHING, Said
from briefing.search.index import FOLDER, Index


def main() -> None:
    document.said = nothing_said
    index_builder.indexed = nothing_indexed
    program()


def nothing_said(brief: Brief, body: str) -> Said:
    return NOTHING


def nothing_indexed(*_: Any) -> tuple[Index, dict[str, bytes], list[str]]:
    facets, words = f"{FOLDER}facets-aaaaa.js", f"{FOLDER}words-aaaaa.js"
    return Index(0, b"", {}, {}, {}, facets, words), {facets: b"\n", words: b"\n"}, []


if __name__ == "__main__":
    main()
