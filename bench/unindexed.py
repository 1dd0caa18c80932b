"""Our build with the work of the finder's index left out, as generators without a search have none.

Texts are not cut into terms, and the index is two empty files; all else is done as ever. What it
builds is no site, and its store no store to go on from.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing import indexing
from briefing.command import program
from briefing.finder import said
from briefing.finder.index import FOLDER, Index
from briefing.finder.said import NOTHING, Said
from briefing.model import Brief


def main() -> None:
    said.said = nothing_said
    indexing.indexed = nothing_indexed
    program()


def nothing_said(brief: Brief, body: str) -> Said:
    return NOTHING


def nothing_indexed(*_: Any) -> tuple[Index, dict[str, bytes], list[str]]:
    facets, words = f"{FOLDER}facets-aaaaa.js", f"{FOLDER}words-aaaaa.js"
    return Index(0, b"", {}, {}, {}, facets, words), {facets: b"\n", words: b"\n"}, []


if __name__ == "__main__":
    main()
