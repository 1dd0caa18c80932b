"""Sends a message through the mail server that a URL names (RFC 5321).

1. A password goes only through an encrypted connection, or to this machine itself.
2. No message of this module contains the user's name or the password.
"""

from __future__ import annotations

import ipaddress
import smtplib
import ssl
from email.message import EmailMessage
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from briefing.core.diagnostics import Fault, Misuse

# The environment variable with the URL of the server. A command line would show the password to all
# users of the machine.
SERVER_VARIABLE = "BRIEFING_SMTP_URL"
_EXAMPLE = "smtp://USER:PASSWORD@mail.example.org:587"
# The ports of submission (RFC 6409, RFC 8314).
_PORTS = {"smtp": 587, "smtps": 465}
_TIMEOUT_SECONDS = 30


class Server(NamedTuple):
    """A mail server. With `is_encrypted`, the connection begins encrypted; otherwise STARTTLS
    encrypts it."""

    host: str
    port: int
    user: str
    password: str
    is_encrypted: bool

    @property
    def name(self) -> str:
        """The host and the port, for messages."""
        return f"{self.host}:{self.port}"


def parse_server(url: str) -> Server:
    """The server that a URL names. Raises `Misuse`, which does not repeat the URL."""
    cure = f"write it as {_EXAMPLE}, or with smtps:// and port 465"
    if not url:
        raise Misuse(f"no mail server is named in {SERVER_VARIABLE}", cure)
    try:
        parts = urlsplit(url.strip())
        port = parts.port
    except ValueError:
        cure += "; write a special character as % and two digits, such as %40 for “@”"
        raise Misuse(f"{SERVER_VARIABLE} is not the URL of a mail server", cure) from None
    if parts.scheme not in _PORTS or not parts.hostname or parts.path.strip("/") or parts.query:
        raise Misuse(f"{SERVER_VARIABLE} is not the URL of a mail server", cure)
    if bool(parts.username) != bool(parts.password):
        raise Misuse(f"{SERVER_VARIABLE} has a user or a password, but not both", cure)
    user, password = unquote(parts.username or ""), unquote(parts.password or "")
    is_encrypted = parts.scheme == "smtps"
    return Server(parts.hostname, port or _PORTS[parts.scheme], user, password, is_encrypted)


def send(
    message: EmailMessage, sender: str, recipients: list[str], server: Server
) -> dict[str, str]:
    """Send a message. Return the recipients that the server refused, each with its reason. The
    header Bcc is not sent. Raises `Fault` if no recipient gets the message."""
    try:
        with _connect(server) as connection:
            if server.user:
                connection.login(server.user, server.password)
            refused = connection.send_message(message, sender, recipients)
    except smtplib.SMTPAuthenticationError as error:
        hint = f"correct them in {SERVER_VARIABLE}"
        answer = f"the user or the password was refused ({error.smtp_code}); {hint}"
        raise _fault(server, answer) from None
    except smtplib.SMTPRecipientsRefused as error:
        reasons = "; ".join(f"{a}: {why}" for a, why in _reasons(error.recipients).items())
        raise _fault(server, f"all recipients were refused: {reasons}") from None
    except smtplib.SMTPResponseException as error:
        answer = f"the message was refused: {_answer(error.smtp_code, error.smtp_error)}"
        raise _fault(server, answer) from None
    except smtplib.SMTPServerDisconnected:
        raise _fault(server, "the connection ended; try again later") from None
    except smtplib.SMTPException as error:
        raise _fault(server, str(error)) from None
    except ssl.SSLError as error:
        hint = "is it the right port? smtp:// has 587, smtps:// has 465"
        raise _fault(server, f"no encrypted connection ({error.reason}); {hint}") from None
    except OSError as error:
        why = error.strerror or str(error)
        raise _fault(server, f"no connection ({why}); look at {SERVER_VARIABLE}") from None
    return _reasons(refused)


def _connect(server: Server) -> smtplib.SMTP:
    if server.is_encrypted:
        context = ssl.create_default_context()
        return smtplib.SMTP_SSL(server.host, server.port, timeout=_TIMEOUT_SECONDS, context=context)
    connection = smtplib.SMTP(server.host, server.port, timeout=_TIMEOUT_SECONDS)
    if not is_this_machine(server.host):
        connection.ehlo()
        if not connection.has_extn("starttls"):
            connection.close()
            message = (
                "the server does not encrypt with STARTTLS; name another port, or use smtps://"
            )
            raise _fault(server, message)
        connection.starttls(context=ssl.create_default_context())
    return connection


def is_this_machine(host: str) -> bool:
    """Whether a connection to a host does not leave this machine."""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def _fault(server: Server, text: str) -> Fault:
    return Fault(f"the e-mail was not sent through {server.name}: {text}")


def _reasons(refused: dict[str, tuple[int, bytes]]) -> dict[str, str]:
    return {address: _answer(*reason) for address, reason in refused.items()}


def _answer(status: int, text: bytes | str) -> str:
    words = text.decode("utf-8", "replace") if isinstance(text, bytes) else text
    return " ".join(f"{status} {words}".split())
