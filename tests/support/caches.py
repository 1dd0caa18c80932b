"""Toolchains for tests of caches."""

from __future__ import annotations

from collections.abc import Callable

from briefing.storage.cache import Toolchain


def made_by(name: str) -> Callable[[Toolchain | None], Toolchain]:
    """A function that gives the toolchain with this digest."""
    return lambda known: Toolchain(name)
