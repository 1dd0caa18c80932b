"""A lock on a folder, so that only one process at a time writes into it.

The cache of an archive has a lock too. This one also keeps out builds of other archives. It ends
with the process. This module does not know what the folder is for.
"""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from briefing.core.diagnostics import Fault
from briefing.storage import output

# Only Windows needs a file for the lock.
_FILE = ".briefing-lock"
_PATIENCE_S = 0.2
_CURE = "wait for its end, or choose another folder with --out"


@contextmanager
def locked(folder: str, cure: str = _CURE) -> Iterator[None]:
    """Lock a folder, which is created if it is missing, for the time of the block.

    Raises `Fault` with this `cure` if another process has it locked, or if the folder cannot be
    created. On a file system without locks, nothing is locked.
    """
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise output.fault(error, folder) from None
    descriptor = _open(folder)
    try:
        if descriptor is not None:
            _lock(descriptor, folder, cure)
        yield
    finally:
        if descriptor is not None:
            os.close(descriptor)
            if sys.platform == "win32":
                with suppress(OSError):  # Another process has opened it in the meantime.
                    os.unlink(os.path.join(folder, _FILE))


def _open(folder: str) -> int | None:
    try:
        if sys.platform == "win32":
            return os.open(os.path.join(folder, _FILE), os.O_RDWR | os.O_CREAT)
        return os.open(folder, os.O_RDONLY)
    except OSError:
        return None  # The build reports that the folder cannot be written.


def _lock(descriptor: int, folder: str, cure: str) -> None:
    until = time.monotonic() + _PATIENCE_S
    while not _try_to_lock(descriptor):
        if time.monotonic() > until:
            raise Fault(f"another build or preview is writing into {folder}; {cure}")
        time.sleep(0.02)


def _try_to_lock(descriptor: int) -> bool:
    """Returns False if another process has locked the file."""
    try:
        if sys.platform == "win32":
            import msvcrt

            try:
                msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
            except OSError:
                return False
        else:
            import fcntl

            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        pass  # The file system has no locks.
    return True
