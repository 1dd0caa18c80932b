"""When nothing changed: telling so cheaply, and saying again what the last build said.

Kept apart from the pipeline because it is the commonest build of all and must import next to
nothing.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import msgspec

from briefing.build.scan import File, stat_of
from briefing.build.types import Lies
from briefing.core.hashing import digest_of_value

if TYPE_CHECKING:
    from briefing.build.types import BuildRequest, BuildResult
    from briefing.storage.cache import Cache, Output
    from briefing.storage.output import Published


def lies(files: dict[str, File], layouts: dict[str, str]) -> Lies:
    """How all files of an archive and its layouts lie."""
    found = [(path, file.stat) for path, file in files.items()]
    for name, path in layouts.items():
        found.append((name, stat_of(os.stat(path))))
    return found


def signature(order: BuildRequest, lies: Lies, checkout: str) -> bytes:
    """A digest of all that a build is made from, save the moment."""
    return digest_of_value((order.base_url, order.drafts, order.preview, checkout, lies))


def on_time(last: BuildResult, at: int) -> bool:
    """Whether no brief fell due between the last build and `at`, and time did not run backwards."""
    return last.at <= at and (last.due is None or at < last.due.unix)


def still_stands(last: BuildResult, signature: bytes, young: list[str], at: int) -> bool:
    """Whether a build at `at` would be made from what the last one was made from.

    No file is so `young` that it may have changed after the last look without showing it, no brief
    fell due since, and time did not run backwards.
    """
    return last.signature == signature and not young and on_time(last, at)


def untouched(found: Published, known: dict[str, Output]) -> bool:
    """Whether the published folder is as the last build left it."""
    return (
        not found.retired
        and found.ours == known.keys()
        and all(found.present.get(path) == (o.size, o.mtime_ns) for path, o in known.items())
    )


def remember(store: Cache, report: BuildResult, began: int, index: bytes) -> None:
    """Note what was published by a build that `began` then, with the packed index of the finder:
    there is nothing from before it that is still to come out."""
    store.set_meta("last", report)
    store.set_meta("began", began)
    store.set_meta("index", msgspec.Raw(index))
    store.forget_changes()
    store.save()


def again(last: BuildResult) -> BuildResult:
    """The last report, with nothing written. Nothing is shown before its time at present."""
    return msgspec.structs.replace(last, written=0, deleted=0, early=0, reasons=())
