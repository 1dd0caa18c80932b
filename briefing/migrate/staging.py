"""The folder that a migration writes into. No file in it is ever replaced.

It must not know what the files contain.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from briefing.migrate.types import Post, Source

UNRESOLVED = "unresolved/"


class Staging:
    """The folder, and the source that files are copied from. Methods raise `OSError`."""

    def __init__(self, folder: str, source: Source) -> None:
        self.folder, self.source = folder, source

    def create(self, path: str, data: bytes) -> None:
        """Create a file of the archive."""
        with open(self._goal(path), "xb") as stream:
            stream.write(data)

    def copy(self, file: str, path: str) -> None:
        """Copy a file of the source into the archive."""
        shutil.copyfile(self.source.path_of(file), self._goal(path))

    def read(self, file: str) -> bytes:
        """The bytes of a file of the source."""
        with open(self.source.path_of(file), "rb") as stream:
            return stream.read()

    def keep(self, name: str, data: bytes) -> str:
        """Keep what cannot be migrated, as it is, and return its path."""
        path = UNRESOLVED + name.lstrip("/")
        with suppress(FileExistsError):
            self.create(path, data)
        return path

    def keep_post(self, post: Post) -> str:
        """Keep the original of a post: its file, or its text if the file has other posts too.
        Return its path."""
        if post.file != post.id:
            return self.keep(f"{post.slug or 'post'}.html", post.body.encode())
        try:
            return self.keep(post.file, self.read(post.file))
        except OSError:
            return self.keep(post.file, post.body.encode())

    def _goal(self, path: str) -> str:
        goal = os.path.join(self.folder, path)
        os.makedirs(os.path.dirname(goal), exist_ok=True)
        return goal
