"""Runs Git for information that helps an author but is never required. It never fails.

Does not know what the information is used for.
"""

from __future__ import annotations

import os
import subprocess

# A repository on a slow network disk must not make an author wait longer.
_TIMEOUT_S = 3.0


def run_git(root: str, *arguments: str) -> str:
    """Return what Git prints in the folder `root`. Return an empty text if Git is not installed,
    fails or takes too long, or if the folder is in no repository."""
    try:
        process = subprocess.run(  # noqa: S603 – no shell, and each argument is ours or a path
            ["git", "-C", root, *arguments],  # noqa: S607 – the Git that the author uses
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_TIMEOUT_S,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return process.stdout.decode("utf-8", errors="replace") if process.returncode == 0 else ""
