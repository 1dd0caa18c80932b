"""The program as a process."""

from __future__ import annotations

import os
import subprocess
import sys

from tests.support.repository import REPO


def run(*words: str, code: int = 0, python: str = sys.executable, **env: str) -> str:
    """What the command printed on both streams."""
    done = subprocess.run(
        [python, str(REPO / "build.py"), *words],
        capture_output=True,
        encoding="utf-8",
        env=os.environ | env,
        check=False,
        timeout=60,
    )
    said = done.stdout + done.stderr
    assert "Traceback" not in said, said
    assert done.returncode == code, said
    return said
