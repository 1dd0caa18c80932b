"""Requests to the addresses of other sites: does each one still answer?

Knows HTTP (RFC 9110), and which machines may get requests: only those that are reachable from the
whole internet. Otherwise a pull request could make a build machine send requests to its neighbours.
If the environment names a proxy, the proxy gets the request, and decides this itself. Several hosts
get requests at the same time, but each host gets one at a time. Does not know briefs.
"""

from __future__ import annotations

import base64
import http.client
import ipaddress
import socket
import ssl
import threading
import time
import urllib.request
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, contextmanager, suppress
from queue import SimpleQueue
from typing import Literal, NamedTuple, TypeVar
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit

import msgspec

TIMEOUT_S = 10
_MAX_REDIRECTS = 10
# A failure that may be temporary is tried again after at least these times.
_RETRY_DELAYS_S = (1.0, 4.0)
_MAX_RETRY_DELAY_S = 20.0
# Some servers do not know HEAD, or answer it with such a status for a page that exists.
_TRY_GET = frozenset({400, 403, 404, 405, 410, 500, 501})
_GONE = frozenset({404, 410})
REDIRECTS = frozenset({301, 302, 303, 307, 308})
_MAX_HOSTS_AT_ONCE = 8
# A host that could not be reached this many times gets no more requests.
_MAX_FAILURES = 2

Verdict = Literal["good", "dead", "unclear", "unchecked"]


class ProbeResult(msgspec.Struct, frozen=True):
    """The result of a probe, and its `reason` in words.

    `good` and `dead` are certain. `unclear` may be different tomorrow. `unchecked` means that the
    address may not be requested, or cannot be. `reached` is true if a server answered at all.
    `busy` is true if it asks for fewer requests.
    """

    verdict: Verdict
    reason: str
    reached: bool = True
    busy: bool = False


class ProbePolicy(msgspec.Struct, frozen=True):
    """How probes are made.

    `agent` is the User-Agent. `turn` waits until a host may get the next request, and holds it for
    the time of the request. `resolve` maps the name of a host and a port to IP addresses, and
    `may_ask` says whether an IP address may get a request. `sleep` waits for some seconds.
    """

    agent: str
    turn: Callable[[str], AbstractContextManager[None]]
    resolve: Callable[[str, int], list[str]]
    may_ask: Callable[[str], bool]
    sleep: Callable[[float], None] = time.sleep


def probe(url: str, policy: ProbePolicy) -> ProbeResult:
    """Find out whether an address answers. Failures that may be temporary are tried again."""
    result, delay = _probe_once(url, policy)
    for least_delay in _RETRY_DELAYS_S:
        if delay is None or delay > _MAX_RETRY_DELAY_S:
            break
        policy.sleep(max(delay, least_delay))
        result, delay = _probe_once(url, policy)
    return result


def _probe_once(url: str, policy: ProbePolicy) -> tuple[ProbeResult, float | None]:
    """The result, and the seconds until another try; None if another try would not help."""
    try:
        return _follow_redirects(url, policy)
    except socket.gaierror as error:
        if error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME)):
            return ProbeResult("dead", "there is no such host", reached=False), 0
        reason = "the name of the host cannot be looked up"
        return ProbeResult("unclear", reason, reached=False), 0
    except TimeoutError:
        return ProbeResult("unclear", f"no answer within {TIMEOUT_S} seconds", reached=False), 0
    except ssl.SSLCertVerificationError as error:
        return ProbeResult("unclear", f"its certificate is not valid: {error.verify_message}"), None
    except ValueError as error:  # An address that may not be requested, or of another scheme.
        return ProbeResult("unchecked", str(error), reached=False), None
    except (OSError, http.client.HTTPException) as error:
        # A server that refuses or closes the connection exists.
        is_answer = isinstance(error, http.client.HTTPException | ssl.SSLError | ConnectionError)
        reason = (isinstance(error, OSError) and error.strerror) or str(error)
        return ProbeResult("unclear", reason or type(error).__name__, is_answer), 0


def _follow_redirects(url: str, policy: ProbePolicy) -> tuple[ProbeResult, float | None]:
    for _ in range(_MAX_REDIRECTS + 1):
        status, reason, headers, _ = request("HEAD", url, policy)
        if status in _TRY_GET:
            status, reason, headers, _ = request("GET", url, policy)
        location = headers.get("Location")
        if status in REDIRECTS and location:
            url = urljoin(url, location)
            continue
        reason = f"{status} {reason}".strip()
        if status < 400:
            return ProbeResult("good", reason), None
        if status in _GONE:
            return ProbeResult("dead", reason), None
        is_temporary = status == 429 or status >= 500
        delay = _retry_after(headers) if is_temporary else None
        return ProbeResult("unclear", reason, busy=status in (429, 503)), delay
    return ProbeResult("unclear", f"more than {_MAX_REDIRECTS} redirects"), None


def _retry_after(headers: http.client.HTTPMessage) -> float:
    """The seconds in Retry-After. A date counts as a long time."""
    after = headers.get("Retry-After", "0").strip()
    return float(after) if after.isascii() and after.isdigit() else _MAX_RETRY_DELAY_S + 1


class Answer(NamedTuple):
    """What a server answers: the status, its words, the headers, and the start of the body."""

    status: int
    reason: str
    headers: http.client.HTTPMessage
    body: bytes


def request(method: str, url: str, policy: ProbePolicy, max_bytes: int = 0) -> Answer:
    """The answer to one request, with the first `max_bytes` of its body. Raises `OSError`,
    `HTTPException`, and `ValueError` for an address that may not get a request."""
    parts = urlsplit(url)
    host = parts.hostname
    if parts.scheme not in ("http", "https") or not host:
        raise ValueError(f"it leads to “{url[:60]}”")
    host = host.encode("idna").decode() if not host.isascii() else host
    with policy.turn(host):
        connection, target, headers = _connect(parts, host, policy)
        headers |= {"User-Agent": policy.agent, "Accept": "*/*", "Connection": "close"}
        # A server that sends one byte from time to time never causes a timeout.
        timer = threading.Timer(3 * TIMEOUT_S, _shut_down, [connection])
        timer.daemon = True
        timer.start()
        try:
            connection.request(method, target, headers=headers)
            response = connection.getresponse()
            body = response.read(max_bytes) if max_bytes else b""
            return Answer(response.status, response.reason, response.headers, body)
        finally:
            timer.cancel()
            connection.close()


def _shut_down(connection: http.client.HTTPConnection) -> None:
    with suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)


# A connection, the target of the request, and more headers.
_Route = tuple[http.client.HTTPConnection, str, dict[str, str]]


def _connect(parts: SplitResult, host: str, policy: ProbePolicy) -> _Route:
    secure = parts.scheme == "https"
    port = parts.port or (443 if secure else 80)
    path = quote(parts.path or "/", safe=_UNQUOTED)
    path += "?" + quote(parts.query, safe=_UNQUOTED) if parts.query else ""
    proxy = urllib.request.getproxies().get(parts.scheme)
    if proxy and not urllib.request.proxy_bypass(host):
        if host == "localhost" or not _is_name_or_allowed(host, policy):
            raise ValueError(_PRIVATE)
        return _connect_to_proxy(proxy, secure, host, port, path)
    connection_type = http.client.HTTPSConnection if secure else http.client.HTTPConnection
    connection = connection_type(host, port, timeout=TIMEOUT_S)
    # The request goes to the address that was checked, even if the name means another one by now.
    connection.sock = _open_socket(host, port, policy)
    if secure:
        context = ssl.create_default_context()
        connection.sock = context.wrap_socket(connection.sock, server_hostname=host)
    return connection, path, {}


_PRIVATE = "its host is on a private network"
_UNQUOTED = "%/:=&?~+!$,;'@()*[]"


def _connect_to_proxy(proxy: str, secure: bool, host: str, port: int, path: str) -> _Route:
    """A connection through a proxy: a tunnel for https, a request with the address for http."""
    parts = urlsplit(proxy if "://" in proxy else f"http://{proxy}")
    authorization = {}
    if parts.username:
        pair = f"{unquote(parts.username)}:{unquote(parts.password or '')}"
        credentials = base64.b64encode(pair.encode()).decode()
        authorization["Proxy-Authorization"] = f"Basic {credentials}"
    proxy_host, proxy_port = parts.hostname or "", parts.port or 80
    if secure:
        tunnel = http.client.HTTPSConnection(proxy_host, proxy_port, timeout=TIMEOUT_S)
        tunnel.set_tunnel(host, port, authorization)
        return tunnel, path, {}
    name = f"[{host}]" if ":" in host else host
    target = f"http://{name}:{port}{path}" if port != 80 else f"http://{name}{path}"
    connection = http.client.HTTPConnection(proxy_host, proxy_port, timeout=TIMEOUT_S)
    return connection, target, authorization


def _is_name_or_allowed(host: str, policy: ProbePolicy) -> bool:
    """Whether a host is a name, or an IP address that may get requests."""
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return True
    return policy.may_ask(host)


def _open_socket(host: str, port: int, policy: ProbePolicy) -> socket.socket:
    addresses = policy.resolve(host, port)
    if not addresses or not all(map(policy.may_ask, addresses)):
        raise ValueError(_PRIVATE)
    for address in addresses[:-1]:
        with suppress(OSError):
            return socket.create_connection((address, port), timeout=TIMEOUT_S)
    return socket.create_connection((addresses[-1], port), timeout=TIMEOUT_S)


def resolve(host: str, port: int) -> list[str]:
    """Return the IP addresses of a host, at most four: each may cost the time of a timeout."""
    entries = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in entries))[:4]


def is_public(address: str) -> bool:
    """Whether an IP address is globally reachable (RFC 6890). If an IPv6 address contains an IPv4
    address, that one decides."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(parsed, ipaddress.IPv6Address):
        inner = parsed.ipv4_mapped or parsed.sixtofour
        if not inner and parsed in _NAT64:
            inner = ipaddress.IPv4Address(int(parsed) & 0xFFFFFFFF)
        if inner:
            return is_public(str(inner))
    return parsed.is_global and not parsed.is_multicast


_NAT64 = ipaddress.IPv6Network("64:ff9b::/96")  # RFC 6052


# ---- many addresses -----------------------------------------------------------------------------


Out = TypeVar("Out")


def probe_all(urls: Iterable[str], policy: ProbePolicy) -> Iterator[tuple[str, ProbeResult]]:
    """Yield each address and its result, as the results come."""
    return for_each_host(urls, lambda group: _probe_host(group, policy))


def for_each_host(
    urls: Iterable[str], results_of: Callable[[list[str]], Iterable[tuple[str, Out]]]
) -> Iterator[tuple[str, Out]]:
    """Yield each address and its result, as the results come. `results_of` gets all addresses of
    one host, and runs for several hosts at the same time. An interrupt need not wait for the
    requests that are under way."""
    by_host: dict[str, list[str]] = defaultdict(list)
    for url in urls:
        by_host[host_of(url)].append(url)
    results: SimpleQueue[tuple[str, Out]] = SimpleQueue()

    def work(group: list[str]) -> None:
        for pair in results_of(group):
            results.put(pair)

    threads = ThreadPoolExecutor(_MAX_HOSTS_AT_ONCE)
    threads.map(work, by_host.values())
    try:
        for _ in range(sum(map(len, by_host.values()))):
            while results.empty():  # On some systems, an interrupt does not end a wait in `get`.
                time.sleep(0.05)
            yield results.get()
    finally:
        threads.shutdown(wait=False, cancel_futures=True)


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
    locks: dict[str, threading.Lock] = {}
    next_time: dict[str, float] = {}

    @contextmanager
    def turn(host: str) -> Iterator[None]:
        with locks.setdefault(host, threading.Lock()):
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
