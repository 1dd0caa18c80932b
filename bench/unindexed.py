"""Our build without the work for the finder's index, to compare with generators without search.

Texts are not divided into terms, and the index is two empty files. Everything else is as usual. Do
not use the site or the cache that this build writes.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from briefing.build import index_builder, loaded_pages
from briefing.cli.main import program
from briefing.core.model import Brief
from briefing.core.urls import FINDER_FOLDER
from briefing.search import document
from briefing.search.document import EMPTY, Document
from briefing.search.types import Index, IndexUpdate, Listing


def main() -> None:
    document.make_document = empty_document
    loaded_pages.listing_of = empty_listing  # type: ignore[assignment, attr-defined]
    index_builder.update = empty_update  # type: ignore[assignment, attr-defined]
    program()


def empty_document(brief: Brief, body: str) -> Document:
    return EMPTY


def empty_listing(*_: Any) -> Listing:
    return Listing(b"", {}, {}, {})


def empty_update(*_: Any) -> IndexUpdate:
    facets, directory = f"{FINDER_FOLDER}facets-aaaaa.js", f"{FINDER_FOLDER}words-aaaaa.js"
    index = Index(0, b"", {}, {}, {}, {}, facets, directory)
    return IndexUpdate(index, {facets: b"\n", directory: b"\n"})


if __name__ == "__main__":
    main()
