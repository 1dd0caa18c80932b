"""A digest of the program itself. A cache of another version of the program must not be used.

This module reads files and the names of folders. It imports no package to ask for its version,
because these imports would take longer than most builds.
"""

from __future__ import annotations

import os
import sys

from briefing.core.diagnostics import Fault
from briefing.core.hashing import digest


def toolchain_digest() -> str:
    """A digest (hexadecimal) of everything that decides the output, except content and layouts.

    It covers every file of this package, the interpreter, and the releases of all installed
    packages. Raises `Fault` if a file cannot be read.
    """
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    paths: dict[str, str] = {}
    for folder, _, names in os.walk(package):
        relative = os.path.relpath(folder, package)
        paths |= {f"{relative}/{n}": f"{folder}/{n}" for n in names if n.endswith(".py")}
    parts = [name.encode() + b"\0" + _read(path) for name, path in sorted(paths.items())]
    parts.append(sys.version.encode())
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            releases = sorted(n for n in os.listdir(folder) if n.endswith(".dist-info"))
            parts.append(" ".join(releases).encode())
    return digest(b"".join(parts)).hex()


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}") from None
