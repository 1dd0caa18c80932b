"""Watches the files of an archive, and yields the paths of those that change.

This module does not know what a change means, or what to do after it.
"""

from __future__ import annotations

import os
import time
import unicodedata
from collections.abc import Callable, Iterator
from contextlib import suppress
from queue import Empty, SimpleQueue
from typing import Any, NamedTuple

from watchdog.events import FileSystemEvent, FileSystemEventHandler
from watchdog.observers import Observer
from watchdog.observers.polling import PollingObserver

from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER, is_ignored_name

_WATCHED = (CONTENT_FOLDER, LAYOUTS_FOLDER)

# After these events a file is complete. After the others, a program may still write to it.
_COMPLETE = ("closed", "moved", "deleted")
_INCOMPLETE = ("created", "modified")

# A batch ends when no event has come for this time.
_QUIET_S, _INCOMPLETE_QUIET_S = 0.008, 0.06
# A checkout or a copied folder causes many events: then the time is longer, but it has a limit.
_MANY_FILES, _MANY_QUIET_S, _MAX_BATCH_S = 3, 0.15, 1.0


class _Change(NamedTuple):
    """A file or folder that changed. `moved_folder` is true if a folder is no longer there."""

    path: str
    complete: bool
    moved_folder: bool


def changes(root: str, print_message: Callable[[str], None]) -> Iterator[frozenset[str]]:
    """Yield batches of paths in the archive that changed, without end. The path of a folder means
    all files in it. If the system cannot report changes, `print_message` says so, and the function
    looks at the files every second."""
    queue: SimpleQueue[_Change] = SimpleQueue()
    observer = _start_observer(root, _Handler(root, queue.put), print_message)
    try:
        while True:
            batch = _collect_batch(queue)
            # The system still watches a folder that was moved, but its old path may be another's.
            if any(change.moved_folder or change.path in _WATCHED for change in batch):
                observer.unschedule_all()
                _schedule(observer, root, _Handler(root, queue.put))
            yield frozenset(change.path for change in batch)
    finally:
        observer.stop()


def _collect_batch(queue: SimpleQueue[_Change]) -> set[_Change]:
    last = queue.get()
    batch = {last}
    began = time.monotonic()
    while time.monotonic() < began + _MAX_BATCH_S:
        quiet = _QUIET_S if last.complete else _INCOMPLETE_QUIET_S
        try:
            last = queue.get(timeout=_MANY_QUIET_S if len(batch) > _MANY_FILES else quiet)
        except Empty:
            break
        batch.add(last)
    return batch


class _Handler(FileSystemEventHandler):
    """Turns events of the file system into changes, and ignores events of other files."""

    def __init__(self, root: str, put: Callable[[_Change], None]) -> None:
        self.root = os.path.abspath(root)
        self.put = put

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.event_type not in (*_COMPLETE, *_INCOMPLETE):
            return
        if event.is_directory and event.event_type == "modified":
            return  # Each file in it has its own event.
        moved_folder = event.is_directory and event.event_type in ("deleted", "moved")
        for real_path in {event.src_path, event.dest_path}:
            path = self._path(os.fsdecode(real_path)) if real_path else None
            if path is not None:
                self.put(_Change(path, event.event_type in _COMPLETE, moved_folder))

    def _path(self, real_path: str) -> str | None:
        names = os.path.relpath(real_path, self.root).replace(os.sep, "/").split("/")
        if names[0] not in _WATCHED or any(map(is_ignored_name, names)):
            return None
        return unicodedata.normalize("NFC", "/".join(names))


def _start_observer(root: str, handler: _Handler, print_message: Callable[[str], None]) -> Any:
    observer: Any = Observer()
    try:
        _schedule(observer, root, handler)
        observer.start()
    except OSError as error:
        # For example, Linux limits the number of watches.
        reason = error.strerror or error
        print_message(f"The system cannot report changes ({reason}).")
        print_message("The preview looks at all files every second instead.")
        observer = PollingObserver(timeout=1.0)
        _schedule(observer, root, handler)
        observer.start()
    return observer


def _schedule(observer: Any, root: str, handler: _Handler) -> None:
    observer.schedule(handler, root, recursive=False)
    for name in _WATCHED:
        folder = os.path.join(root, name)
        with suppress(FileNotFoundError):  # It may not be there yet, or disappear now.
            if os.path.isdir(folder):
                observer.schedule(handler, folder, recursive=True)
