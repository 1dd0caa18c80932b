"""Texts of the archive written to the disk: a new one whole, or some rewritten, all or none.

Rewritten texts are first written beside the old ones, where a full disk harms nothing; then each
takes the place of the old one at once. A link stays a link, and a file keeps its mode.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress

from briefing.core.diagnostics import Fault


def put(texts: Mapping[str, bytes]) -> None:
    """Write texts, by the path of a file that is there, in their order. Raises `Fault`."""
    staged: list[tuple[str, str]] = []
    path = ""
    try:
        for path, data in texts.items():
            real = os.path.realpath(path)
            if not os.access(real, os.W_OK):
                raise Fault(f"{path} may not be written to; nothing was changed")
            # The name is one that a build passes over.
            beside = os.path.join(os.path.dirname(real), f".{os.getpid()}-{len(staged)}.tmp")
            staged.append((beside, real))
            with open(beside, "xb") as stream:
                stream.write(data)
            shutil.copymode(real, beside)
    except OSError as error:
        _sweep(staged)
        raise Fault(f"{path} cannot be written: {error.strerror}; nothing was changed") from None
    except BaseException:
        _sweep(staged)
        raise
    try:
        for beside, path in staged:
            os.replace(beside, path)
    except OSError as error:
        again = "run the same command again to end what was begun"
        raise Fault(f"{path} cannot be written: {error.strerror}; {again}") from None
    finally:
        _sweep(staged)


def create(root: str, path: str, data: bytes) -> str:
    """Write a file that is not there yet, whole or not at all, and give its place. `path` is its
    name in the archive. Raises `FileExistsError`, and `Fault` where the disk refuses."""
    real = os.path.join(root, *path.split("/"))
    try:
        os.makedirs(os.path.dirname(real), exist_ok=True)
        # Not written beside and renamed, as other files are: that would overwrite.
        with open(real, "xb") as stream:
            try:
                stream.write(data)
                stream.flush()
            except BaseException:
                os.unlink(real)
                raise
    except OSError as error:
        if isinstance(error, FileExistsError) and error.filename == real:
            raise
        raise Fault(f"{path} cannot be written: {error.strerror}") from None
    return real


def _sweep(staged: list[tuple[str, str]]) -> None:
    for beside, _ in staged:
        with suppress(OSError):
            os.unlink(beside)
