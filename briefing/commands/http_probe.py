"""One address of another site, asked whether it still answers.

Knows HTTP (RFC 9110) and which machines may be asked: those that anyone on the internet can reach,
and no others, for a pull request could make a build machine ask its neighbours. Where the
environment names a proxy, the proxy is asked, and decides that itself. Knows nothing of briefs.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import socket
import ssl
import time
import urllib.request
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from threading import Timer
from typing import Literal
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import msgspec

SECONDS = 10
_REDIRECTS = 10
# What may pass is asked for again after so many seconds, and once more.
_WAITS = (1.0, 4.0)
_LONGEST_WAIT = 20.0
# Some servers know no HEAD, and some deny by it what they have.
_ASK_AGAIN = frozenset({400, 403, 404, 405, 410, 500, 501})
_GONE = frozenset({404, 410})

Verdict = Literal["good", "dead", "silent", "barred"]


class Answer(msgspec.Struct, frozen=True):
    """What came of asking. `good` and `dead` are certain; `silent` may be better tomorrow; `barred`
    may not or cannot be asked for. `reached` is whether any server was; `busy` whether it wants to
    be left alone."""

    verdict: Verdict
    said: str
    reached: bool = True
    busy: bool = False


class Manners(msgspec.Struct, frozen=True):
    """How to ask: the name given, how hosts are found, and which addresses may be asked. `turn`
    holds a host for one request, when it may be asked."""

    agent: str
    turn: Callable[[str], AbstractContextManager[None]]
    resolve: Callable[[str, int], list[str]]
    may_ask: Callable[[str], bool]
    rest: Callable[[float], None] = time.sleep


def ask(url: str, manners: Manners) -> Answer:
    """Whether an address answers, asked again where that may help."""
    answer, wait = _asked_once(url, manners)
    for least in _WAITS:
        if wait is None or wait > _LONGEST_WAIT:
            break
        manners.rest(max(wait, least))
        answer, wait = _asked_once(url, manners)
    return answer


class _Barred(Exception):
    """A machine that may not be asked."""


def _asked_once(url: str, manners: Manners) -> tuple[Answer, float | None]:
    """The answer, and after how many seconds to ask again, if that may help."""
    try:
        return _followed(url, manners)
    except _Barred as barred:
        return Answer("barred", str(barred), reached=False), None
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            return Answer("dead", "there is no such host", reached=False), 0
        return Answer("silent", "the host’s name could not be looked up", reached=False), 0
    except TimeoutError:
        return Answer("silent", f"no answer within {SECONDS} seconds", reached=False), 0
    except ssl.SSLCertVerificationError as error:
        return Answer("silent", f"its certificate does not hold: {error.verify_message}"), None
    except ValueError as error:
        return Answer("barred", str(error), reached=False), None
    except (OSError, http.client.HTTPException) as error:
        # A server that refuses, or breaks off, is there.
        reached = not isinstance(error, OSError) or isinstance(
            error, ssl.SSLError | ConnectionError
        )
        said = (isinstance(error, OSError) and error.strerror) or str(error) or type(error).__name__
        return Answer("silent", said, reached), 0


def _followed(url: str, manners: Manners) -> tuple[Answer, float | None]:
    for _ in range(_REDIRECTS + 1):
        status, reason, headers = _request("HEAD", url, manners)
        if status in _ASK_AGAIN:
            status, reason, headers = _request("GET", url, manners)
        where = headers.get("Location")
        if status in (301, 302, 303, 307, 308) and where:
            url = urljoin(url, where)
            continue
        said = f"{status} {reason}".strip()
        if status < 400:
            return Answer("good", said), None
        if status in _GONE:
            return Answer("dead", said), None
        passing = status == 429 or status >= 500
        wait = _seconds(headers) if passing else None
        return Answer("silent", said, busy=status in (429, 503)), wait
    return Answer("silent", f"more than {_REDIRECTS} redirects"), None


def _seconds(headers: http.client.HTTPMessage) -> float:
    """What Retry-After says; a date in it is taken for a long time."""
    after = headers.get("Retry-After", "0").strip()
    return float(after) if after.isascii() and after.isdigit() else _LONGEST_WAIT + 1


def _request(method: str, url: str, manners: Manners) -> tuple[int, str, http.client.HTTPMessage]:
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"it leads to “{url[:60]}”")
    host = host.encode("idna").decode() if not host.isascii() else host
    with manners.turn(host):
        connection, target, headers = _connected(parts, host, manners)
        headers |= {"User-Agent": manners.agent, "Accept": "*/*", "Connection": "close"}
        # A server that sends a letter now and then would hold us for ever.
        watch = Timer(3 * SECONDS, _cut, [connection])
        watch.daemon = True
        watch.start()
        try:
            connection.request(method, target, headers=headers)
            response = connection.getresponse()
            return response.status, response.reason, response.headers
        finally:
            watch.cancel()
            connection.close()


def _cut(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)


# A connection, what to ask for over it, and what to say besides.
_Way = tuple[http.client.HTTPConnection, str, dict[str, str]]


def _connected(parts: SplitResult, host: str, manners: Manners) -> _Way:
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    path = quote(parts.path or "/", safe=_AS_IT_IS)
    path += "?" + quote(parts.query, safe=_AS_IT_IS) if parts.query else ""
    proxy = urllib.request.getproxies().get(parts.scheme)
    if proxy and not urllib.request.proxy_bypass(host):
        if host == "localhost" or not _may_be_named(host, manners):
            raise _Barred("its host is on a private network")
        return _through(proxy, secure, host, port, path)
    made = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = made(host, port, timeout=SECONDS)
    # The address that was looked at is the one that is asked, whatever the name means later.
    plain = _reached(_allowed(host, port, manners), port)
    try:
        context = ssl.create_default_context() if secure else None
        connection.sock = context.wrap_socket(plain, server_hostname=host) if context else plain
    except BaseException:
        plain.close()
        raise
    return connection, path, {}


_AS_IT_IS = "%/:=&?~+!$,;'@()*[]"


def _through(proxy: str, secure: bool, host: str, port: int, path: str) -> _Way:
    """The way through a proxy: a tunnel for https, whole addresses for http."""
    by = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    known = {}
    if by.username:
        pair = f"{unquote(by.username)}:{unquote(by.password or '')}"
        known["Proxy-Authorization"] = "Basic " + base64.b64encode(pair.encode()).decode()
    where = by.hostname or "", by.port or 80
    if secure:
        tunnel = http.client.HTTPSConnection(*where, timeout=SECONDS)
        tunnel.set_tunnel(host, port, known)
        return tunnel, path, {}
    name = f"[{host}]" if ":" in host else host
    whole = f"http://{name}:{port}{path}" if port != 80 else f"http://{name}{path}"
    return http.client.HTTPConnection(*where, timeout=SECONDS), whole, known


def _may_be_named(host: str, manners: Manners) -> bool:
    """Whether a host is a name, or an address that may be asked."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return manners.may_ask(host)


def _allowed(host: str, port: int, manners: Manners) -> list[str]:
    found = manners.resolve(host, port)
    if not found or not all(map(manners.may_ask, found)):
        raise _Barred("its host is on a private network")
    return found


def _reached(addresses: list[str], port: int) -> socket.socket:
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=SECONDS)
    return socket.create_connection((addresses[-1], port), timeout=SECONDS)


def resolved(host: str, port: int) -> list[str]:
    """The addresses of a host; two of a kind at most, so that no host costs many timeouts."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))[:4]


def is_public(address: str) -> bool:
    """Whether an address belongs to the internet at large (RFC 6890), inside of others too."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inner = found.ipv4_mapped or found.sixtofour
        if not inner and found in _TRANSLATED:
            inner = ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return found.is_global and not found.is_multicast


_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
