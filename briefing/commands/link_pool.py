"""Many addresses asked in one round: few at once, and one request to a host at a time.

Knows whose turn it is, and when a host is left alone. What an address answers is for `asking`.
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from queue import Empty, SimpleQueue
from urllib.parse import urlsplit

from briefing.commands.http_probe import Answer, Manners, ask

_AT_ONCE = 8


def asked(urls: Iterable[str], manners: Manners) -> Iterator[tuple[str, Answer]]:
    """The answers, as they come. Requests that are under way do not hold an interrupt up."""
    hosts: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        hosts[host(url)].append(url)
    waiting: SimpleQueue[list[str]] = SimpleQueue()
    answers: SimpleQueue[tuple[str, Answer]] = SimpleQueue()
    for group in hosts.values():
        waiting.put(group)

    def toil() -> None:
        with suppress(Empty):
            while True:
                for pair in _of_one_host(waiting.get_nowait(), manners):
                    answers.put(pair)

    for _ in range(min(_AT_ONCE, len(hosts))):
        threading.Thread(target=toil, daemon=True).start()
    left = sum(map(len, hosts.values()))
    while left:
        with suppress(Empty):
            # Without a limit, some systems would not let an interrupt through.
            pair = answers.get(timeout=0.2)
            left -= 1
            yield pair


def _of_one_host(urls: list[str], manners: Manners) -> Iterator[tuple[str, Answer]]:
    """The answers of one host, left alone once it wants to be or has twice been out of reach."""
    failed = 0
    last = Answer("silent", "")
    for url in urls:
        if failed < 2:
            try:
                last = ask(url, manners)
            except Exception as error:  # A link that nobody foresaw must not hold up the others.
                last = Answer("silent", f"it cannot be asked for: {error}")
            failed = 2 if last.busy else 0 if last.reached else failed + 1
        yield url, last


def turns(pause: float) -> Callable[[str], AbstractContextManager[None]]:
    """A function that holds a host for one request, and gives it a rest before the next."""
    mine = threading.Lock()
    locks: defaultdict[str, threading.Lock] = defaultdict(threading.Lock)
    free: dict[str, float] = {}

    @contextmanager
    def turn(host: str) -> Iterator[None]:
        with mine:
            lock = locks[host]
        with lock:
            time.sleep(max(0.0, free.get(host, 0.0) - time.monotonic()))
            try:
                yield
            finally:
                free[host] = time.monotonic() + pause

    return turn


def host(url: str) -> str:
    """The host of an address; empty where it has none."""
    try:
        return urlsplit(url).hostname or ""
    except ValueError:
        return ""
