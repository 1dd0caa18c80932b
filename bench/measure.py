"""One run of a command: its elapsed time, its processor time and its memory.

Memory is read from /proc, so that it is 0 on systems other than Linux.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Run:
    """Elapsed seconds, seconds of all processors together, and peak memory in MB (or 0)."""

    wall: float
    cpu: float
    memory: float = 0.0


def timed(command: Sequence[str], folder: Path) -> Run:
    """Run a command, and measure it with all processes that it waits for.

    Raises `SystemExit` if the command fails.
    """
    began = time.perf_counter()
    process = _started(command, folder)
    _, status, used = os.wait4(process.pid, 0)
    wall = time.perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(command)} in {folder} failed; run it there to see why")
    return Run(wall, used.ru_utime + used.ru_stime)


def memory(command: Sequence[str], folder: Path) -> float:
    """The peak memory, in MB, of a command and its child processes.

    Shared pages are counted once (`Pss` of proc(5)). The memory is read fifty times a second, so
    that this run is slower than a run that is timed.
    """
    process = _started(command, folder)
    most = 0.0
    over = threading.Event()

    def watch() -> None:
        nonlocal most
        while not over.wait(0.02):
            most = max(most, sum(map(_held, _family(process.pid))))

    watcher = threading.Thread(target=watch)
    watcher.start()
    process.wait()
    over.set()
    watcher.join()
    return most / 1024


def _started(command: Sequence[str], folder: Path) -> subprocess.Popen[bytes]:
    quiet = subprocess.DEVNULL
    # Python stores bytecode, as it does by default.
    kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    return subprocess.Popen(command, cwd=folder, env=kept, stdin=quiet, stdout=quiet, stderr=quiet)


def _family(pid: int) -> list[int]:
    if not sys.platform.startswith("linux"):
        return []
    found = [pid]
    try:
        for task in os.listdir(f"/proc/{pid}/task"):
            children = Path(f"/proc/{pid}/task/{task}/children").read_text("ascii")
            for child in children.split():
                found += _family(int(child))
    except OSError:
        pass  # The process has ended.
    return found


def _held(pid: int) -> int:
    try:
        text = Path(f"/proc/{pid}/smaps_rollup").read_text("ascii")
    except OSError:
        return 0
    match = re.search(r"^Pss:\s+(\d+)", text, re.MULTILINE)
    return int(match[1]) if match else 0
