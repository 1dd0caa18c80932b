"""Changes of files in a folder that are undone if one of them fails.

The contract:
1. Before a file is replaced, a second name is given to it in a folder for backups, by a hard link.
   Where the file system has none, the file is copied. A deleted file is renamed into that folder.
2. After an error, all changes are undone in reverse order. So a reader sees the same states of the
   folder again.
3. If a change cannot be undone, the files that were added before it stay, because the file that
   could not be restored may need them.
4. The backups are not deleted here.

This module does not know what the files are.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_REMOVED = "removed"


class NotUndone(Exception):
    """Some changes could not be undone. `paths` are the files that are new."""

    def __init__(self, error: OSError, paths: list[str]) -> None:
        super().__init__(error, paths)
        self.error, self.paths = error, paths


class Transaction:
    """The changes in the folder `folder` until now. `backups` is the folder for backups, on the
    same disk. Paths are relative to `folder`, with forward slashes."""

    def __init__(self, folder: str, backups: str) -> None:
        self._folder, self._backups = folder, backups
        # The path of each change, and the backup of the file that was there, or an empty text. The
        # path of a folder ends with a slash; a removed folder has `_REMOVED` as its backup.
        self._changes: list[tuple[str, str]] = []
        # The folders that were made, and the files that were renamed into place. Only these are in
        # such a folder.
        self._made: set[str] = set()
        self._placed: set[str] = set()

    def replace(self, source: str, path: str) -> None:
        """Rename the file `source` to `path`. Raises `OSError`."""
        target, folder = os.path.join(self._folder, path), os.path.dirname(path)
        is_new = folder in self._made and path not in self._placed
        backup = "" if is_new else self._backup_name()
        if backup and not _keep(target, backup):
            backup = ""
            self._make_folder(folder)
        os.replace(source, target)
        self._placed.add(path)
        self._changes.append((path, backup))

    def delete(self, path: str) -> None:
        """Delete a file, if it is there. Raises `OSError`."""
        backup = self._backup_name()
        with suppress(FileNotFoundError):
            os.replace(os.path.join(self._folder, path), backup)
            self._changes.append((path, backup))

    def remove_empty_folders(self, path: str) -> None:
        """Remove a folder, and those around it, as far as they are empty."""
        while path:
            try:
                os.rmdir(os.path.join(self._folder, path))
            except OSError:
                return
            self._made.discard(path)
            self._changes.append((f"{path}/", _REMOVED))
            path = os.path.dirname(path)

    def roll_back(self, needed: str) -> list[str]:
        """Undo all changes. Returns the files that are new because that failed; then `needed` is
        one of them."""
        new: list[str] = []
        for path, backup in reversed(self._changes):
            if new and (not backup or path == needed):
                new.append(path)
                continue
            try:
                self._undo(path, backup)
            except OSError:
                new.append(path)
        self._changes.clear()
        return [path for path in dict.fromkeys(new) if not path.endswith("/")]

    def _undo(self, path: str, backup: str) -> None:
        target = os.path.join(self._folder, path)
        if backup == _REMOVED:
            os.mkdir(target)
        elif backup:
            os.replace(backup, target)
        elif path.endswith("/"):
            with suppress(OSError):  # Somebody else may have put a file into it.
                os.rmdir(target)
        else:
            os.unlink(target)

    def _backup_name(self) -> str:
        return os.path.join(self._backups, str(len(self._changes)))

    def _make_folder(self, path: str) -> None:
        target = os.path.join(self._folder, path)
        if path and not os.path.isdir(target):
            self._make_folder(os.path.dirname(path))
            os.mkdir(target)
            self._made.add(path)
            self._changes.append((f"{path}/", ""))


@contextmanager
def transaction(folder: str, backups: str, needed: str) -> Iterator[Transaction]:
    """Undo all changes if the block raises an exception. A `KeyboardInterrupt` undoes nothing.

    If changes cannot be undone, the file `needed` stays new. Raises `NotUndone` then.
    """
    changes = Transaction(folder, backups)
    try:
        os.mkdir(backups)
        yield changes
    except Exception as error:
        if new := changes.roll_back(needed):
            reason = error if isinstance(error, OSError) else OSError(0, str(error))
            raise NotUndone(reason, new) from error
        raise


def _keep(path: str, backup: str) -> bool:
    """Give the file at `path` a second name. Returns whether there is such a file."""
    try:
        os.link(path, backup)
    except FileNotFoundError:
        return False
    except (OSError, AttributeError):
        # The file system, or Python for this system, has no hard links.
        if not os.path.lexists(path):
            return False
        shutil.copy2(path, backup, follow_symlinks=False)
    return True
