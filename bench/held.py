"""Edits inside a running process: the time from the notification to the end of the build.

    python -m bench.held ARCHIVE [COUNT]    prints seconds, one on each line, after a first build

The bench must have written and built the archive before.
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
    request = BuildRequest(str(archive), str(archive / "site"), at=0, jobs=1)
    with open_session(request, lambda stage, done, total: None) as build:
        build(None)
        for number in range(count):
            path = brief(archive, number)
            path.write_text(f"{path.read_text('utf-8')}\nHeld {time.time_ns()}.\n", "utf-8")
            began = time.perf_counter()
            result = build(frozenset({path.relative_to(archive).as_posix()}))
            print(f"{time.perf_counter() - began:.4f}")
            if f"briefs/{path.stem}.html" not in dict(result.reasons):
                raise SystemExit(f"the page of {path.name} was not written")


if __name__ == "__main__":
    main()
