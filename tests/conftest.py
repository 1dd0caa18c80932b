"""What holds for every test."""

from __future__ import annotations

import signal


def pytest_configure() -> None:
    """Give each process that a test starts the default handler of SIGINT.

    Background jobs of a shell and programs under `nohup` ignore SIGINT. Child processes inherit
    this, but not a handler of our own: they begin with the default one. Without this, a test that
    interrupts a process waits for ever.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
