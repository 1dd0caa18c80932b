"""The cache of commands that read an archive and publish nothing.

It is apart from the caches of builds, so that such a command never waits for a build or a preview.
If the archive cannot be written, it is in a temporary folder: these commands only read.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from briefing.build.toolchain import identify_toolchain
from briefing.build.types import BuildRequest
from briefing.core.paths import STATE_FOLDER
from briefing.storage.cache import Cache, CacheDamaged, open_cache

_Result = TypeVar("_Result")

# No site is published there. The name gives these commands a cache of their own.
_CACHE_NAME = os.path.join(STATE_FOLDER, "check")
# An editor may start a check with each save: a check waits for the one before it.
_LOCK_SECONDS = 30


def with_check_cache(request: BuildRequest, use: Callable[[Cache], _Result]) -> _Result:
    """Call `use` with the cache, and return its result.

    Builds publish into the folder `request.out`. If a build has already parsed a file, the check
    does not parse it again. If the cache is damaged, `use` is called again with an empty cache.
    Raises `Fault`.
    """
    with _folder_of_cache(request.root) as folder:
        place = os.path.join(folder, _CACHE_NAME)
        while True:
            try:
                with open_cache(folder, place, identify_toolchain, _LOCK_SECONDS) as cache:
                    cache.borrow(request.root, request.out)
                    return use(cache)
            except CacheDamaged:
                continue  # The damaged file was deleted.


@contextmanager
def _folder_of_cache(root: str) -> Iterator[str]:
    """The folder of the archive, or a temporary one if no cache can be written there."""
    state = os.path.join(root, STATE_FOLDER)
    if os.access(state if os.path.isdir(state) else root, os.W_OK | os.X_OK):
        yield root
        return
    import tempfile  # Few archives cannot be written.

    with tempfile.TemporaryDirectory(prefix="briefing-") as folder:
        yield folder
