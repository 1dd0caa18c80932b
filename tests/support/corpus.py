"""The corpus of the benchmarks with few topics, authors and years, so that a small archive has few
pages. It can be built once for all tests that begin with it."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path

from bench.corpus import FIRST_YEAR, YEARS, front_matter, pieces, write_ours
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest
from tests.support.clock import clock_ahead
from tests.support.shared import make_once

AT = 1_800_000_000
_FIRST_DAY = date(FIRST_YEAR, 1, 1)
# The briefs have only the first of the topics and authors. The archive lists the others, too.
# Their days are in a few years, in the same order.
_TOPICS, _AUTHORS, _YEARS = 6, 5, 4


def write_corpus(folder: Path, briefs: int) -> None:
    """Write an archive of so many briefs."""
    write_ours(folder, briefs, sentences=2)
    for piece in pieces(briefs, sentences=2):
        topics = tuple(sorted({f"topic-{int(topic[-2:]) % _TOPICS:02}" for topic in piece.topics}))
        authors = tuple(sorted({f"Author A{int(name[-1]) % _AUTHORS}" for name in piece.authors}))
        day = _FIRST_DAY + (piece.day - _FIRST_DAY) * _YEARS / YEARS
        text = front_matter(replace(piece, day=day, topics=topics, authors=authors)) + piece.body
        (folder / f"content/briefs/{piece.path}").write_text(text, "utf-8")


def copy_built_corpus(briefs: int, root: Path) -> None:
    """Fill the folder `root` with an archive of so many briefs, its site and its cache.

    Its times are those of the first copy, except the change times of the files: the next build
    reads them again, and writes nothing.
    """

    def make(first: Path) -> None:
        write_corpus(first, briefs)
        with clock_ahead():
            assert build(
                BuildRequest(str(first), str(first / "site"), AT), lambda *_: None
            ).published

    shutil.copytree(make_once(f"corpus-{briefs}", make), root, dirs_exist_ok=True)
