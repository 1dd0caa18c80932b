"""Downloads the pictures that a migrated archive would otherwise only link to.

It knows HTTP and the first bytes of pictures, but not where a picture is shown. A failure is a
reason in words, and never an error. The limits are those of the constants below.
"""

from __future__ import annotations

import http.client
import os
import socket
import threading
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from urllib.parse import urljoin

import msgspec

from briefing import __version__
from briefing.commands.http_probe import (
    REDIRECTS,
    TIMEOUT_S,
    Answer,
    ProbePolicy,
    for_each_host,
    host_of,
    is_public,
    make_turns,
    request,
    resolve,
)
from briefing.content.media import MAX_MEBIBYTES, actual_type
from briefing.core.paths import PICTURES

_MAX_BYTES = MAX_MEBIBYTES << 20
_MAX_ALL_BYTES = 1 << 30
_MAX_SECONDS = 30 * 60
_MAX_REDIRECTS = 5
_PAUSE_S = 0.1
# A host that gives no answer this many times gets no more requests.
_MAX_FAILURES = 2


class _Failure(Exception):
    """A picture cannot be downloaded. The argument is the reason."""


class _NoAnswer(_Failure):
    """The host does not answer. Its other pictures cannot be downloaded either."""


class Downloader(msgspec.Struct, frozen=True):
    """Downloads pictures. The `private_hosts` get requests although they are on a private
    network."""

    private_hosts: Collection[str] = ()

    def __call__(
        self, addresses: Iterable[str], folder: str, progress: Callable[[int, int], None]
    ) -> tuple[dict[str, str], dict[str, str]]:
        """Write the pictures into a folder. Return the path of each picture by its address, and the
        reasons why others are missing. `progress` gets the number of addresses that are done, and
        the number of all."""
        wanted = list(dict.fromkeys(addresses))
        session = _Session(frozenset(host.lower() for host in self.private_hosts))
        paths: dict[str, str] = {}
        reasons: dict[str, str] = {}
        for done, (address, result) in enumerate(for_each_host(wanted, session.results), 1):
            progress(done, len(wanted))
            if isinstance(result, str):
                reasons[address] = result
            else:
                paths[address] = os.path.join(folder, f"{done}{actual_type(result)}")
                with open(paths[address], "xb") as stream:
                    stream.write(result)
        return paths, reasons


class _Session:
    """What is common to all downloads: who may get requests, and what is left of the limits."""

    def __init__(self, private_hosts: frozenset[str]) -> None:
        self.private_hosts = private_hosts
        agent = f"Briefing/{__version__} (download of pictures)"
        self.policy = ProbePolicy(agent, make_turns(_PAUSE_S), resolve, is_public)
        self.policy_of_named = msgspec.structs.replace(self.policy, may_ask=lambda address: True)
        self.lock = threading.Lock()
        self.spare_bytes = _MAX_ALL_BYTES
        self.end = time.monotonic() + _MAX_SECONDS

    def results(self, addresses: list[str]) -> Iterator[tuple[str, bytes | str]]:
        """The bytes of each picture of one host, or the reason why it is missing."""
        failures = 0
        last = ""
        for address in addresses:
            if failures >= _MAX_FAILURES:
                yield address, last
                continue
            try:
                yield address, self._picture(address)
                failures = 0
            except _Failure as failure:
                last = str(failure)
                failures = failures + 1 if isinstance(failure, _NoAnswer) else 0
                yield address, last
            except Exception as error:  # One unforeseen address must not stop the others.
                yield address, f"it cannot be requested: {error}"

    def _picture(self, address: str) -> bytes:
        if time.monotonic() > self.end:
            raise _Failure(f"all downloads together took more than {_MAX_SECONDS // 60} minutes")
        if self.spare_bytes <= 0:
            raise _Failure(f"all pictures together have more than {_MAX_ALL_BYTES >> 30} GB")
        if address.startswith("http://"):
            try:  # Without https, others can change a picture on its way.
                return self._checked_picture(self._answer(f"https://{address[7:]}"))
            except _Failure:
                pass
        return self._checked_picture(self._answer(address))

    def _answer(self, address: str) -> Answer:
        for _ in range(_MAX_REDIRECTS + 1):
            is_named = host_of(address).lower() in self.private_hosts
            policy = self.policy_of_named if is_named else self.policy
            try:
                answer = request("GET", address, policy, _MAX_BYTES + 1)
            except TimeoutError:
                raise _NoAnswer(f"no answer within {TIMEOUT_S} seconds") from None
            except socket.gaierror:
                raise _NoAnswer("there is no such host") from None
            except ValueError as error:  # A private network, or another scheme.
                raise _Failure(str(error)) from None
            except (OSError, http.client.HTTPException) as error:
                reason = isinstance(error, OSError) and error.strerror
                raise _NoAnswer(reason or str(error) or type(error).__name__) from None
            location = answer.headers.get("Location")
            if answer.status not in REDIRECTS or not location:
                return answer
            address = urljoin(address, location)
        raise _Failure(f"more than {_MAX_REDIRECTS} redirects")

    def _checked_picture(self, answer: Answer) -> bytes:
        """The body of an answer, if it is a whole picture."""
        if answer.status != 200:
            raise _Failure(f"{answer.status} {answer.reason}".strip())
        if len(answer.body) > _MAX_BYTES:
            raise _Failure(f"it has more than {MAX_MEBIBYTES} MB")
        length = answer.headers.get("Content-Length", "")
        if length.isascii() and length.isdigit() and int(length) != len(answer.body):
            raise _Failure("the connection was closed too early")
        if actual_type(answer.body) not in PICTURES:
            kind = answer.headers.get_content_type()
            raise _Failure(f"it is not a picture of a kind that browsers show ({kind})")
        with self.lock:
            self.spare_bytes -= len(answer.body)
        return answer.body
