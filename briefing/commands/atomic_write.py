"""Writes files of an archive. A new file is written completely or not at all; of several changed
files, all or none.

Changed files are first written beside the old ones, where a full disk does no harm. Then each one
replaces the old file in one step. A symbolic link stays a link, and a file keeps its permissions.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable, Mapping
from contextlib import suppress

from briefing.core.diagnostics import Fault


def replace_files(contents: Mapping[str, bytes]) -> None:
    """Replace the contents of files that exist, by their paths, in this order. Raises `Fault`."""
    staged: list[tuple[str, str]] = []
    path, outcome = "", "nothing was changed"
    try:
        for given, data in contents.items():
            path = os.path.normpath(given)
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
    real_path = os.path.join(root, path)
    try:
        _write_new(real_path, data)
    except OSError as error:
        if isinstance(error, FileExistsError) and error.filename == real_path:
            raise
        raise Fault(f"{path} cannot be written: {error.strerror}") from None
    return real_path


def _write_new(real_path: str, data: bytes) -> None:
    """Write a new file completely or not at all. Raises `OSError`."""
    os.makedirs(os.path.dirname(real_path), exist_ok=True)
    # To write another file and rename it could overwrite a file.
    with open(real_path, "xb") as stream:
        try:
            stream.write(data)
            stream.flush()
        except BaseException:
            os.unlink(real_path)
            raise


def create_files(root: str, files: Mapping[str, bytes]) -> tuple[str, ...]:
    """Create files at paths in the folder `root`, all or none, and return those that exist already,
    which stay as they are. The folder is created if there is none. Raises `Fault`.

    1. All files are written beside their place first, where a full disk does no harm.
    2. A new folder then gets its name in one step. In a folder that exists, each file does, and
       never replaces another file.
    """
    _require_writable(root, files)
    above = os.path.dirname(os.path.abspath(root))
    is_new = not os.path.lexists(root)
    staging = os.path.join(above if is_new else root, f".{os.getpid()}.tmp")
    name = ""
    try:
        if is_new:
            os.makedirs(above, exist_ok=True)
        for path, data in files.items():
            name = os.path.normpath(os.path.join(root, path))
            _write_new(os.path.join(staging, path), data)
        name = ""
        if is_new:
            os.rename(staging, root)
            return ()
        return move_into(root, staging, tuple(files))
    except OSError as error:
        name = error.filename2 or name or error.filename or root
        raise Fault(f"{name} cannot be written: {error.strerror}; nothing was written") from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)


def _require_writable(root: str, paths: Iterable[str]) -> None:
    """Raise `Fault` if a file is to be created in a write-protected folder. It names all."""
    folders = {root, *(os.path.dirname(os.path.join(root, path)) for path in paths)}
    present = set(map(_present_folder, folders))
    protected = sorted(folder for folder in present if not os.access(folder, os.W_OK | os.X_OK))
    if protected:
        names = ", ".join(map(os.path.normpath, protected))
        what = "these folders are" if len(protected) > 1 else "this folder is"
        raise Fault(f"{what} write-protected: {names}; nothing was written")


def _present_folder(path: str) -> str:
    """A folder, or if there is none the nearest folder around it."""
    while not os.path.isdir(path) and path not in ("", os.path.dirname(path)):
        path = os.path.dirname(path)
    return path or "."


def move_into(root: str, staging: str, paths: tuple[str, ...]) -> tuple[str, ...]:
    """Give staged files their places, and return the paths that are taken. After an error, what was
    created is removed."""
    taken: list[str] = []
    created: list[str] = []
    try:
        for path in paths:
            target = os.path.join(root, path)
            folder = os.path.dirname(target)
            while not os.path.lexists(folder):
                created.append(folder)
                folder = os.path.dirname(folder)
            if os.path.lexists(target):
                taken.append(path)
                continue
            os.makedirs(os.path.dirname(target), exist_ok=True)
            os.rename(os.path.join(staging, path), target)
            created.append(target)
    except BaseException:
        for path in sorted(created, key=len, reverse=True):
            with suppress(OSError):
                os.rmdir(path) if os.path.isdir(path) else os.unlink(path)
        raise
    return tuple(taken)
