"""If nothing changed since the last run of the same command, its output is printed again.

Most builds find nothing to do, and must take almost no time. So this module compares the states of
all inputs and outputs with those that the last unchanged build saw. It opens no other file. The
contract:
1. The output is saved only if a build found nothing to do, and no file was racy when the build
   examined it. The saved states are those from before the build began.
2. The output is printed again if the same Python gets the same words in the same folder, the states
   of all files are as saved, no brief became visible since, and the clock was not set back.
3. If anything differs, or if the saved output is missing or damaged, the build runs as usual. It
   uses the states that were read here (`Prefetch`).

This module imports only what Python has loaded at its start.
"""

import marshal
import os
import sys
import time

# Python compares source files with it (PEP 552), so that it need not be imported from a file.
from _imp import source_hash

from briefing.build.prefetch import Prefetch
from briefing.core.paths import STATE_FOLDER

TYPE_CHECKING = False  # To import it from `typing` would take longer.
if TYPE_CHECKING:
    from collections.abc import Sequence

# In saved output, this character is in the place of the seconds that the build took.
SECONDS = "\0"

_PATH = os.path.join(STATE_FOLDER, "replay")
# A file that changed less than this time before it was examined is racy: see `FileState.is_racy`.
_RACY_NS = 2_000_000_000
_CHECKSUM_BYTES = 8


def replay(words: "Sequence[str]") -> tuple[str | None, Prefetch | None]:
    """The saved output for the same words, or None if a build is needed; and the prefetch, if there
    is one."""
    prefetch = None
    try:
        with open(_PATH, "rb") as stream:
            checksum, packed = stream.read(_CHECKSUM_BYTES), stream.read()
        if source_hash(0, packed) != checksum:
            return None, None
        saved = marshal.loads(packed)  # noqa: S302 – we wrote it ourselves
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


def save_replay(words: "Sequence[str]", prefetch: Prefetch, due: int | None, answer: str) -> None:
    """Save the output for the same words. It is valid until a file changes, or until `due`.

    A build that began after `prefetch` found nothing to do. If a file was racy, nothing is saved.
    """
    try:
        if prefetch.youngest_ns() >= prefetch.began_ns - _RACY_NS:
            return
        site = prefetch.site()
        beside = f"{_PATH}.{os.getpid()}"
        with open(beside, "wb") as stream:
            saved = (_identity(words), prefetch.out, time.time(), due, answer)
            packed = marshal.dumps((*saved, prefetch.inputs(), prefetch.parts, site))
            stream.write(source_hash(0, packed) + packed)
        os.replace(beside, _PATH)
    except OSError:
        return  # The next command builds in the usual way.


def _identity(words: "Sequence[str]") -> tuple[str, ...]:
    """Everything that decides the output, except files."""
    return (*words, os.getcwd(), sys.version, sys.executable)
