"""A mail server on this machine that keeps the messages it gets, for tests."""

from __future__ import annotations

import email
import email.policy
import socket
import ssl
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from email.message import EmailMessage
from pathlib import Path
from typing import Any, NamedTuple

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

USER, PASSWORD = "press@example.org", "a:b/c@d e"


class Received(NamedTuple):
    """A message with the addresses that the client gave the server."""

    sender: str
    recipients: list[str]
    message: EmailMessage
    data: bytes
    is_encrypted: bool


class Inbox:
    """The handler of the server. It keeps the messages, and refuses recipients that begin with
    `no`."""

    def __init__(self) -> None:
        self.received: list[Received] = []

    async def handle_RCPT(  # noqa: N802 – the name that aiosmtpd calls
        self, server: Any, session: Any, envelope: Any, address: str, options: list[str]
    ) -> str:
        if address.startswith("no"):
            return "550 no such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        message = email.message_from_bytes(envelope.content, policy=email.policy.default)
        assert isinstance(message, EmailMessage)
        is_encrypted = server.transport.get_extra_info("ssl_object") is not None
        self.received.append(
            Received(envelope.mail_from, envelope.rcpt_tos, message, envelope.content, is_encrypted)
        )
        return "250 OK"


@contextmanager
def mail_server(
    certificate: Path | None = None, *, is_encrypted: bool = False
) -> Iterator[tuple[Inbox, int]]:
    """A server, and its port. With a certificate, it offers STARTTLS, or is encrypted from the
    beginning, and it wants the user and the password above."""
    inbox, options = Inbox(), dict[str, Any]()
    if certificate:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        options = {"ssl_context" if is_encrypted else "tls_context": context}
        options |= {"auth_required": not is_encrypted, "auth_require_tls": not is_encrypted}
        options |= {"authenticator": _authenticate}
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    controller = Controller(inbox, hostname="127.0.0.1", port=port, **options)
    controller.start()
    try:
        yield inbox, port
    finally:
        controller.stop()


def make_certificate(folder: Path) -> Path:
    """A certificate of `localhost` with its key, which only tests trust."""
    path = folder / "localhost.pem"
    command = "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -days 2"
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(path), "-out", str(folder / "only.pem")]
    subprocess.run([*command.split(), *names, *files], check=True, capture_output=True)
    path.write_bytes(path.read_bytes() + (folder / "only.pem").read_bytes())
    return path


def _authenticate(
    server: Any, session: Any, envelope: Any, mechanism: str, data: Any
) -> AuthResult:
    login = (USER.encode(), PASSWORD.encode())
    is_known = isinstance(data, LoginPassword) and (data.login, data.password) == login
    return AuthResult(success=is_known, handled=False)
