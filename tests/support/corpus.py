"""The corpus of the benchmarks, written and built once for all tests that begin with it."""

from __future__ import annotations

import shutil
from pathlib import Path

from bench.corpus import write_ours
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest
from tests.support.clock import clock_ahead
from tests.support.shared import make_once

AT = 1_800_000_000


def copy_built_corpus(briefs: int, root: Path) -> None:
    """Fill the folder `root` with an archive of so many briefs, its site and its cache.

    Its times are those of the first copy, except the change times of the files: the next build
    reads them again, and writes nothing.
    """

    def make(first: Path) -> None:
        write_ours(first, briefs)
        with clock_ahead():
            assert build(
                BuildRequest(str(first), str(first / "site"), AT), lambda *_: None
            ).published

    shutil.copytree(make_once(f"corpus-{briefs}", make), root, dirs_exist_ok=True)
