"""Edits inside a running process: how long each takes, from its being known to its last byte.

    python -m bench.held ARCHIVE [COUNT]    prints seconds, one a line, after a first build

The archive is one that the bench wrote, built before.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from bench.edits import brief
from briefing.build.session import open_session
from briefing.build.types import BuildRequest


def main() -> None:
    archive, count = Path(sys.argv[1]), int(sys.argv[2]) if len(sys.argv) > 2 else 9
    order = BuildRequest(str(archive), str(archive / "site"), at=0, jobs=1)
    with open_session(order, lambda stage, done, total: None) as build:
        build()
        for number in range(count):
            path = brief(archive, number)
            path.write_text(f"{path.read_text('utf-8')}\nHeld {time.time_ns()}.\n", "utf-8")
            began = time.perf_counter()
            report = build(path.relative_to(archive).as_posix())
            print(f"{time.perf_counter() - began:.4f}")
            if report.written != 1:
                raise SystemExit(f"an edited body wrote {report.written} files")


if __name__ == "__main__":
    main()
