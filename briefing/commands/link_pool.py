"""Probes of many addresses: several hosts at the same time, but one request to a host at a time.

Decides the order, and when a host gets no more requests. `http_probe` does one probe.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from briefing.commands.http_probe import ProbePolicy, ProbeResult, probe

_MAX_HOSTS_AT_ONCE = 8
# A host that could not be reached this many times gets no more requests.
_MAX_FAILURES = 2


def probe_all(urls: Iterable[str], policy: ProbePolicy) -> Iterator[tuple[str, ProbeResult]]:
    """Yield each address and its result, as the results come. An interrupt need not wait for the
    requests that are under way."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[host_of(url)].append(url)
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    results: SimpleQueue[tuple[str, ProbeResult]] = SimpleQueue()
    for group in by_host.values():
        waiting.put(group)

    def work() -> None:
        with suppress(Empty):
            while True:
                for pair in _probe_host(waiting.get_nowait(), policy):
                    results.put(pair)

    for _ in range(min(_MAX_HOSTS_AT_ONCE, len(by_host))):
        threading.Thread(target=work, daemon=True).start()
    for _ in range(sum(map(len, by_host.values()))):
        yield _next_result(results)


def _next_result(results: SimpleQueue[tuple[str, ProbeResult]]) -> tuple[str, ProbeResult]:
    while True:
        with suppress(Empty):
            # On some systems, an interrupt does not end a wait without a timeout.
            return results.get(timeout=0.2)


def _probe_host(urls: list[str], policy: ProbePolicy) -> Iterator[tuple[str, ProbeResult]]:
    """The results of one host. After it was busy or too often unreachable, the last result counts
    for its other addresses too."""
    failures = 0
    last = ProbeResult("unclear", "")
    for url in urls:
        if failures < _MAX_FAILURES:
            try:
                last = probe(url, policy)
            except Exception as error:  # One unforeseen address must not stop the others.
                last = ProbeResult("unclear", f"it cannot be requested: {error}")
            failures = _MAX_FAILURES if last.busy else 0 if last.reached else failures + 1
        yield url, last


def make_turns(pause_s: float) -> Callable[[str], AbstractContextManager[None]]:
    """Return a function from a host to a context manager. No two blocks of one host run at the same
    time, and between two of them there is a pause."""
    guard = threading.Lock()
    locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
    next_time: dict[str, float] = {}

    @contextmanager
    def turn(host: str) -> Iterator[None]:
        with guard:
            lock = locks[host]
        with lock:
            time.sleep(max(0.0, next_time.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                next_time[host] = time.monotonic() + pause_s

    return turn


def host_of(url: str) -> str:
    """Return the host of an address, or an empty text."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
