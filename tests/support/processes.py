"""The processes that a test leaves behind."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def no_process_left() -> Iterator[None]:
    """After the block, this process has the children that it had before. A browser that other tests
    use may be one."""
    before = _children()
    yield
    assert _children() <= before


def _children() -> set[int]:
    if not Path("/proc/self/stat").exists():
        command = ["ps", "-A", "-o", "ppid=,pid="]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as ps:
            pairs = [tuple(map(int, line.split())) for line in ps.communicate()[0].splitlines()]
        return {pid for parent, pid in pairs if parent == os.getpid()} - {ps.pid}
    found = set()
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            stat = (folder / "stat").read_text()
        except OSError:  # It has ended.
            continue
        # The name of the program may contain spaces and parentheses (proc_pid_stat(5)).
        if int(stat.rpartition(")")[2].split()[1]) == os.getpid():
            found.add(int(folder.name))
    return found
