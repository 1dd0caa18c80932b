"""The same command again, when nothing changed: its answer is replayed.

Most builds find nothing to do, and must cost next to nothing. So the states of all inputs and
outputs are compared with those that the last unchanged build saw, and no file is opened. The
contract:
1. An answer is saved only if a build found nothing to do, and no file was racy when the build
   looked at it. The states that are saved are those of that look, from before the build began.
2. An answer is replayed if the same words are given to the same Python in the same folder, the
   states of all files are as saved, no brief became visible since, and time did not run backwards.
3. If anything differs, or the saved answer is missing or damaged, the build goes its usual way. It
   uses what was seen here (`Prefetch`).

This module imports only what Python has loaded at its start.
"""

from __future__ import annotations

import marshal
import os
import sys
import time

from briefing.build.prefetch import Prefetch
from briefing.core.paths import STATE_FOLDER

TYPE_CHECKING = False  # To import it from `typing` would take longer.
if TYPE_CHECKING:
    from collections.abc import Sequence

# Stands in a saved answer for the seconds that the build took.
SECONDS = "\0"

_PATH = os.path.join(STATE_FOLDER, "replay")
# A file that is as young as this when it is looked at may change again without a trace.
_RACY_NS = 2_000_000_000


def replay(words: Sequence[str]) -> tuple[str | None, Prefetch | None]:
    """The saved answer to the same words, or None if a build is needed; and what was seen, if
    anything was."""
    prefetch = None
    try:
        with open(_PATH, "rb") as stream:
            saved = marshal.load(stream)  # noqa: S302 – we wrote it ourselves
        identity, out, saved_at, due, answer, inputs, parts, site = saved
        if identity != _identity(words) or not saved_at <= time.time() < (due or 1e18):
            return None, None
        prefetch = Prefetch(out, parts)
        is_same = prefetch.inputs() == inputs and prefetch.site() == site
        return answer if is_same else None, prefetch
    except (OSError, ValueError, EOFError, TypeError):
        return None, prefetch
    except BaseException:
        if prefetch:
            prefetch.close()
        raise


def save_replay(words: Sequence[str], prefetch: Prefetch, due: int | None, answer: str) -> None:
    """Let the same words be answered so until something changes, or until the moment `due`.

    A build that began after `prefetch` found nothing to do. If a file was racy, nothing is saved.
    """
    try:
        if prefetch.youngest_ns() >= prefetch.began_ns - _RACY_NS:
            return
        site = prefetch.site()
        beside = f"{_PATH}.{os.getpid()}"
        with open(beside, "wb") as stream:
            saved = (_identity(words), prefetch.out, time.time(), due, answer)
            marshal.dump((*saved, prefetch.inputs(), prefetch.parts, site), stream)
        os.replace(beside, _PATH)
    except OSError:
        return  # The next command builds in the usual way.


def _identity(words: Sequence[str]) -> tuple[str, ...]:
    """What decides an answer besides files."""
    return (*words, os.getcwd(), sys.version, sys.executable)
