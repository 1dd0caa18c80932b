"""When nothing changed: telling so cheaply, and saying again what the last build said.

Kept apart from the pipeline because it is the commonest build of all and must import next to
nothing.
"""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

import msgspec

from briefing.disk.scan import RACY_NS, File

if TYPE_CHECKING:
    from briefing.disk.publish import Published
    from briefing.disk.store import Output
    from briefing.pipeline import Order, Report


def signature(
    order: Order, files: dict[str, File], layouts: dict[str, str], checkout: str
) -> tuple[bytes, int]:
    """A digest of all that a build is made from, save the moment, by the files' sizes and times;
    and the youngest of these times in nanoseconds since 1970."""
    stats: list[tuple[str, object]] = [(path, f.stat) for path, f in files.items()]
    youngest = max((f.stat.mtime_ns for f in files.values()), default=0)
    for name, path in layouts.items():
        found = os.stat(path)
        stats.append((name, (found.st_size, found.st_mtime_ns, found.st_ino)))
        youngest = max(youngest, found.st_mtime_ns)
    return digest((order.base_url, order.drafts, order.preview, checkout, stats)), youngest


def digest(value: object) -> bytes:
    return hashlib.blake2b(msgspec.msgpack.encode(value), digest_size=16).digest()


def on_time(last: Report, at: int) -> bool:
    """Whether no brief fell due between the last build and `at`, and time did not run backwards."""
    return last.at <= at and (last.due is None or at < last.due.unix)


def still_stands(last: Report, seen: bytes, youngest: int, looked: int, at: int) -> bool:
    """Whether a build at `at` would be made from what the last one was made from.

    No file is so young that it may have changed after the last look without showing it, no brief
    fell due since, and time did not run backwards.
    """
    return last.signature == seen and youngest < looked - RACY_NS and on_time(last, at)


def untouched(found: Published, known: dict[str, Output]) -> bool:
    """Whether the published folder is as the last build left it."""
    return (
        not found.retired
        and found.ours == known.keys()
        and all(found.present.get(path) == (o.size, o.mtime_ns) for path, o in known.items())
    )


def again(last: Report) -> Report:
    """The last report, with nothing written."""
    return msgspec.structs.replace(last, written=0, deleted=0, reasons=())
