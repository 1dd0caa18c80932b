"""Where the tests keep temporary files, and folders that all processes of one test run share."""

from __future__ import annotations

import os
import pickle
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

# The environment variable with the folder's path. pytest-xdist starts its workers with it.
_VARIABLE = "BRIEFING_TESTS_FOLDER"
_PREFIX = "briefing-test-run-"

# What a run of all tests needs at most, in bytes.
_ENOUGH = 2_000_000_000


def keep_temporary_files_in_memory() -> None:
    """On Linux, let `tempfile` and pytest use memory instead of the disk.

    The tests write a million small files: on a disk, the system takes longer for these than the
    builds. The environment variable TMPDIR overrides this. A folder in memory is not used if it is
    small, or if programs in it cannot be run, as is often so in containers.
    """
    memory = "/dev/shm"
    if "TMPDIR" in os.environ or not os.access(memory, os.W_OK):
        return
    can_run = not os.statvfs(memory).f_flag & os.ST_NOEXEC
    if can_run and shutil.disk_usage(memory).free > _ENOUGH:
        os.environ["TMPDIR"] = memory
        tempfile.tempdir = None  # It was chosen before, if pytest has used it already.


def create_shared_folder() -> None:
    """Make the folder, unless this process is a worker of a run that has one. Delete the folders of
    runs that were killed."""
    if _VARIABLE in os.environ:
        return
    remove_folders_of_ended_runs(Path(tempfile.gettempdir()))
    os.environ[_VARIABLE] = str(_locked_folder())


def _locked_folder() -> Path:
    """A new folder, locked as long as this process and those that it forks live.

    Between its creation and the lock, another run may delete it: then there is another try.
    """
    while True:
        folder = Path(tempfile.mkdtemp(prefix=_PREFIX))
        if sys.platform == "win32":  # It has no such locks, so that nothing is deleted there.
            return folder
        try:
            _lock(folder)  # Nobody closes the descriptor: the end of the process does.
        except (BlockingIOError, FileNotFoundError):
            continue
        except OSError:  # A file system without locks. Nobody else can lock the folder either.
            return folder
        if folder.exists():
            return folder


def remove_folders_of_ended_runs(top: Path) -> None:
    """Delete the shared folders in `top` that no process has locked: their runs were killed."""
    if sys.platform == "win32":
        return
    for folder in top.glob(f"{_PREFIX}*"):
        with suppress(OSError):  # Another run uses it or deletes it, or another user made it.
            descriptor = _lock(folder)
            shutil.rmtree(folder, ignore_errors=True)
            os.close(descriptor)


def _lock(folder: Path) -> int:
    """Lock a folder. Return the descriptor that keeps the lock. Raises `OSError` if another process
    has locked it."""
    import fcntl

    descriptor = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        os.close(descriptor)
        raise
    return descriptor


def remove_shared_folder() -> None:
    """Delete the folder at the end of the run."""
    shutil.rmtree(os.environ.pop(_VARIABLE), ignore_errors=True)


def make_once(name: str, make: Callable[[Path], object]) -> Path:
    """The shared folder `name`. The first process that asks for it fills it with `make`.

    Other processes wait until it is complete. Nobody may change it afterwards.
    """
    top = Path(os.environ[_VARIABLE])
    complete, partial = top / name, top / f"{name}.partial"
    while not complete.exists():
        try:
            partial.mkdir()
        except FileExistsError:
            time.sleep(0.1)
            continue
        try:
            make(partial)
            partial.rename(complete)
        except BaseException:
            shutil.rmtree(partial, ignore_errors=True)
            raise
    return complete


def compute_once(name: str, compute: Callable[[], Any]) -> Any:
    """The value `name`, which a process of this run has computed before, or which `compute` returns
    now. Two processes may compute it at the same time."""
    file = Path(os.environ[_VARIABLE]) / f"{sha256(name.encode()).hexdigest()}.pickle"
    try:
        return pickle.loads(file.read_bytes())
    except FileNotFoundError:
        value = compute()
        partial = file.with_suffix(f".{os.getpid()}")
        partial.write_bytes(pickle.dumps(value))
        partial.replace(file)
        return value
