"""Git, asked a question: an answer, or none where there is no Git, no repository, or no time.

Knows nothing of what is asked, and never fails: what Git says is a help, not a condition.
"""

from __future__ import annotations

import os
import subprocess

# A repository on a slow network disk must not hold up an author.
_SECONDS = 3.0


def said(root: str, *words: str) -> str:
    """What Git prints when it is asked in a folder, or an empty text."""
    try:
        done = subprocess.run(  # noqa: S603 – no shell, and each word is ours or a path
            ["git", "-C", root, *words],  # noqa: S607 – whichever Git the author uses
            capture_output=True,
            stdin=subprocess.DEVNULL,
            timeout=_SECONDS,
            check=False,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", errors="replace") if done.returncode == 0 else ""
