"""The data of the finder's first view, for an archive that is several times as large.

    python -m bench.first_view ARCHIVE TIMES    prints bytes as JSON

A build of 100,000 briefs takes too long here. So each brief of a built archive is repeated under
other slugs and on other days, which are random, and only the listing of the index is made: its
facets, parts and cards do not depend on the texts. Bytes are those of files compressed by gzip.
"""

from __future__ import annotations

import gzip
import random
import sys
import time
from datetime import date, timedelta
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefing.archive.relations import Archive, newest_first
from briefing.build import toolchain
from briefing.build.index_listing import listing_of
from briefing.build.load import read_archive
from briefing.build.types import BuildRequest
from briefing.core.model import Brief, Moment
from briefing.search.document import Document
from briefing.search.index import update
from briefing.search.parts import first_view
from briefing.search.postings import term_numbers
from briefing.search.types import IndexSource
from briefing.storage.cache import open_cache


def main() -> None:
    root, times = Path(sys.argv[1]), int(sys.argv[2])
    request = BuildRequest(str(root), str(root / "site"), at=int(time.time()), jobs=1)
    with open_cache(request.root, request.out, toolchain.identify_toolchain) as cache:
        inputs, archive, _ = read_archive(request, cache, lambda *_: None)
    larger = _repeat(archive, times, random.Random(1))
    layouts = inputs.layouts.layouts
    listing = listing_of(larger, inputs.config.config.settings, layouts, None, None)
    # The index has one term only: the first view loads no shard.
    document = Document(["x"], bytes([1]), ["A"])
    source = IndexSource(
        lambda path: document,
        lambda path: document,
        lambda years: term_numbers((y, [(n, document) for n, _ in briefs]) for y, briefs in years),
        lambda path: None,
    )
    made = update(None, listing, frozenset(), source)
    index = made.index
    parts, cards = first_view(index)
    sizes = {path: len(gzip.compress(data)) for path, data in made.files.items()}
    result = {
        "briefs": len(larger.briefs),
        "facets": sizes[index.facets],
        "newest_parts": sum(map(sizes.__getitem__, parts)),
        "newest_cards": sum(map(sizes.__getitem__, cards)),
        "all_parts": sum(map(sizes.__getitem__, index.parts.values())),
        "parts": len(index.parts),
    }
    print(msgspec.json.encode(result).decode())


def _repeat(archive: Archive, times: int, chance: random.Random) -> Archive:
    first, last = archive.briefs[-1].published.day, archive.briefs[0].published.day
    days = (last - first).days
    copies = [
        _on(brief, first + timedelta(chance.randint(0, days)), f"{brief.slug}-{n}")
        for n in range(times)
        for brief in archive.briefs
    ]
    before = {copy.slug: copy.slug.rpartition("-")[0] for copy in copies}
    return replace(
        archive,
        briefs=newest_first(copies),
        topics_of={slug: archive.topics_of[old] for slug, old in before.items()},
        authors_of={slug: archive.authors_of[old] for slug, old in before.items()},
    )


def _on(brief: Brief, day: date, slug: str) -> Brief:
    seconds = (day - date(1970, 1, 1)).days * 86_400
    moment = Moment(day.isoformat(), f"{day.isoformat()}T00:00:00+00:00", seconds)
    return replace(brief, slug=slug, path=slug, published=moment)


if __name__ == "__main__":
    main()
