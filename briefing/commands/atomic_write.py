"""Writes files of an archive. A new file is written completely or not at all; of several changed
files, all or none.

Changed files are first written beside the old ones, where a full disk does no harm. Then each one
replaces the old file in one step. A symbolic link stays a link, and a file keeps its permissions.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from contextlib import suppress

from briefing.core.diagnostics import Fault


def replace_files(contents: Mapping[str, bytes]) -> None:
    """Replace the contents of files that exist, by their paths, in this order. Raises `Fault`."""
    staged: list[tuple[str, str]] = []
    path, outcome = "", "nothing was changed"
    try:
        for path, data in contents.items():
            real_path = os.path.realpath(path)
            if not os.access(real_path, os.W_OK):
                raise Fault(f"{path} is write-protected; {outcome}")
            # Builds ignore files with such a name.
            temporary = f".{os.getpid()}-{len(staged)}.tmp"
            temporary = os.path.join(os.path.dirname(real_path), temporary)
            staged.append((temporary, real_path))
            with open(temporary, "xb") as stream:
                stream.write(data)
            shutil.copymode(real_path, temporary)
        outcome = "run the same command again to finish the change"
        for temporary, path in staged:
            os.replace(temporary, path)
    except OSError as error:
        raise Fault(f"{path} cannot be written: {error.strerror}; {outcome}") from None
    finally:
        for temporary, _ in staged:
            with suppress(OSError):
                os.unlink(temporary)


def move_file(path: str, new_path: str) -> None:
    """Give a file another name. Raises `Fault`."""
    try:
        os.rename(path, new_path)
    except OSError as error:
        message = f"{path} cannot be renamed to {new_path}: {error.strerror}; rename it by hand"
        raise Fault(message) from None


def create_file(root: str, path: str, data: bytes) -> str:
    """Create a file at a path in the archive, and return its real path.

    Raises `FileExistsError` if there is one, and `Fault` if it cannot be written.
    """
    real_path = os.path.join(root, *path.split("/"))
    try:
        os.makedirs(os.path.dirname(real_path), exist_ok=True)
        # To write another file and rename it could overwrite a file.
        with open(real_path, "xb") as stream:
            try:
                stream.write(data)
                stream.flush()
            except BaseException:
                os.unlink(real_path)
                raise
    except OSError as error:
        if isinstance(error, FileExistsError) and error.filename == real_path:
            raise
        raise Fault(f"{path} cannot be written: {error.strerror}") from None
    return real_path
