"""Downloads the pictures that a source does not have, so that they are as if it had them.

The caller gives the function that downloads: this package knows no network.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from functools import partial

import msgspec

from briefing.migrate.types import CHANGED, CHECK, Note, Source

# A function that is told what is done, and how much of it.
Progress = Callable[[str, int, int], None]
# The addresses of pictures, a folder, and a function that is told how many are done → the files by
# address, and the reasons why others are missing.
Download = Callable[
    [Iterable[str], str, Callable[[int, int], None]], tuple[dict[str, str], dict[str, str]]
]


def with_downloads(
    source: Source, addresses: Iterable[str], download: Download, folder: str, progress: Progress
) -> tuple[Source, Note]:
    """The source with the pictures at these addresses, and a note on their number. The pictures are
    written into a new folder. Raises `OSError`."""
    wanted = tuple(dict.fromkeys(addresses))
    os.makedirs(folder)
    found, missing = download(wanted, folder, partial(progress, "Downloading"))
    text = f"{len(found):,} of {len(wanted):,} pictures that the source lacks were downloaded"
    note = Note("download", CHECK if missing else CHANGED, text)
    return msgspec.structs.replace(source, downloaded=found, missing=missing), note
