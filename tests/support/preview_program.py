"""The program, changed for tests of the preview.

1. It examines all files sooner after a save.
2. While it has nothing to do, the file `rest` exists.
3. It uses the layouts that other test processes compiled.

The arguments are the path of this file, and those of the program. The server process of the preview
imports this module too, so that imports are inside the function.
"""

from __future__ import annotations

import sys
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any
from unittest.mock import patch

_PAUSE_S = 0.2


def run(rest: Path) -> None:
    """Run the program. The file `rest` exists while the program has nothing to do."""
    from briefing.cli.main import program
    from briefing.commands import serve
    from tests.support.layouts import compile_each_layout_once

    compile_each_layout_once(setattr)
    wait = serve._wait_for_changes

    def wait_and_tell(pipe: Connection, timeout_s: float, not_built: frozenset[str]) -> Any:
        if timeout_s > _PAUSE_S and not not_built:
            rest.touch()
        try:
            return wait(pipe, timeout_s, not_built)
        finally:
            rest.unlink(missing_ok=True)

    with (
        patch.object(serve, "_wait_for_changes", wait_and_tell),
        patch.object(serve, "_PAUSE_S", _PAUSE_S),
    ):
        program()


if __name__ == "__main__":
    run(Path(sys.argv.pop(1)))
