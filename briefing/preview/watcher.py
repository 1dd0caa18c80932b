"""Changes of an archive's files, as they come. A watcher yields changes and nothing more: what they
mean, and what is done about them, is for others to know.
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

WATCHED = (CONTENT_FOLDER, LAYOUTS_FOLDER)

# What is sure is a file closed, moved or deleted. A file only begun may be written to for a while.
_SURE = ("closed", "moved", "deleted")
_UNSURE = ("created", "modified")
_QUIET_S, _UNSURE_QUIET_S = 0.008, 0.06
# A checkout or a copied folder comes as a storm of changes: it is waited out, but not for ever.
_MANY, _MANY_QUIET_S, _LONGEST_S = 3, 0.15, 1.0


def changes(root: str, say: Callable[[str], None]) -> Iterator[frozenset[str]]:
    """Batches of files that changed, by their paths in the archive, without end.

    A batch ends when the files have been quiet for a moment. A folder stands for all in it. `say`
    is told where the system can't report changes, so that files must be looked at every second.
    """
    heard: SimpleQueue[_Heard] = SimpleQueue()
    observer = _started(root, _Ear(root, heard.put), say)
    try:
        while True:
            batch = _gathered(heard)
            # A folder that left is still watched, under a name that may be another's by now.
            if any(one.folder_left or one.path in WATCHED for one in batch):
                observer.unschedule_all()
                _schedule(observer, root, _Ear(root, heard.put))
            yield frozenset(one.path for one in batch)
    finally:
        observer.stop()


class _Heard(NamedTuple):
    path: str
    sure: bool
    folder_left: bool


def _gathered(heard: SimpleQueue[_Heard]) -> set[_Heard]:
    last = heard.get()
    batch = {last}
    began = time.monotonic()
    while time.monotonic() < began + _LONGEST_S:
        quiet = _MANY_QUIET_S if len(batch) > _MANY else _QUIET_S if last.sure else _UNSURE_QUIET_S
        try:
            last = heard.get(timeout=quiet)
        except Empty:
            break
        batch.add(last)
    return batch


class _Ear(FileSystemEventHandler):
    """Hears of events, and tells of those that can concern an archive."""

    def __init__(self, root: str, tell: Callable[[_Heard], None]) -> None:
        self.root = os.path.abspath(root)
        self.tell = tell

    def dispatch(self, event: FileSystemEvent) -> None:
        if event.event_type not in (*_SURE, *_UNSURE):
            return
        if event.is_directory and event.event_type == "modified":
            return  # What changed in it comes by itself.
        left = event.is_directory and event.event_type in ("deleted", "moved")
        for place in {event.src_path, event.dest_path}:
            path = self._path(os.fsdecode(place)) if place else None
            if path is not None:
                self.tell(_Heard(path, event.event_type in _SURE, left))

    def _path(self, place: str) -> str | None:
        names = os.path.relpath(place, self.root).replace(os.sep, "/").split("/")
        if names[0] not in WATCHED or any(map(is_ignored_name, names)):
            return None
        return unicodedata.normalize("NFC", "/".join(names))


def _started(root: str, ear: _Ear, say: Callable[[str], None]) -> Any:
    observer: Any = Observer()
    try:
        _schedule(observer, root, ear)
        observer.start()
    except OSError as error:
        # So it is where the system's watches are used up.
        say(f"changes are looked for once a second: {error.strerror or error}")
        observer = PollingObserver(timeout=1.0)
        _schedule(observer, root, ear)
        observer.start()
    return observer


def _schedule(observer: Any, root: str, ear: _Ear) -> None:
    observer.schedule(ear, root, recursive=False)
    for name in WATCHED:
        folder = os.path.join(root, name)
        with suppress(FileNotFoundError):  # It may come yet, or go this moment.
            if os.path.isdir(folder):
                observer.schedule(ear, folder, recursive=True)
