"""The program itself. A cache of another version of the program must not be used.

This module reads files and the names of folders. It imports no package to ask for its version,
because these imports would take longer than most builds.
"""

from __future__ import annotations

import os
import sys
import time

from briefing.build.types import RACY_NS
from briefing.core.diagnostics import Fault
from briefing.core.hashing import digest
from briefing.storage import fs
from briefing.storage.cache import Toolchain

_PACKAGE = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))


def identify_toolchain(known: Toolchain | None = None) -> Toolchain:
    """The present program. Its digest (hexadecimal) covers everything that decides the output,
    except content and layouts: every file of this package, the interpreter, and the releases of all
    installed packages.

    The files are read only if their states are not those of the toolchain that is `known`, or if
    one of them was racy then (see `FileState.is_racy`). Raises `Fault` if a file cannot be read.
    """
    began_ns = time.time_ns()
    try:
        files = fs.list_inputs(_PACKAGE, frozenset(("__pycache__",)))
        folders = [f for f in sys.path if f.endswith("-packages") and os.path.isdir(f)]
        installed = [fs.input_stat(folder) for folder in folders]
        states = sys.version.encode() + fs.pack((files, installed))
        if known and known.files == states:
            latest_ns = max(max(stat[2], stat[3]) for stat in (*files, *installed))
            if latest_ns < known.looked_ns - RACY_NS:
                return known
        return Toolchain(_digest([path for path, *_ in files], folders), began_ns, states)
    except OSError as error:
        raise Fault(f"{error.filename} cannot be read: {error.strerror}") from None


def _digest(paths: list[str], folders: list[str]) -> str:
    parts = [sys.version.encode()]
    for path in sorted(path for path in paths if path.endswith(".py")):
        with open(path, "rb") as stream:
            parts.append(path.removeprefix(_PACKAGE).encode() + b"\0" + stream.read())
    for folder in folders:
        releases = sorted(name for name in os.listdir(folder) if name.endswith(".dist-info"))
        parts.append(" ".join(releases).encode())
    return digest(b"".join(parts)).hex()
