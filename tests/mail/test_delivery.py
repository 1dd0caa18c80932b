"""A message reaches a real mail server; a password goes only through an encrypted connection."""

from __future__ import annotations

from email.message import EmailMessage
from pathlib import Path
from urllib.parse import quote

import pytest

from briefing.core.diagnostics import Fault, Misuse
from briefing.mail import delivery
from briefing.mail.delivery import Server, parse_server, send
from tests.support.mail_server import PASSWORD, USER, mail_server, make_certificate

LOGIN = f"{quote(USER, safe='')}:{quote(PASSWORD, safe='')}"


def message() -> EmailMessage:
    made = EmailMessage()
    made["From"], made["To"], made["Bcc"] = "a@x.example", "b@x.example", "c@x.example"
    made.set_content("Text.\n.\n")
    return made


def deliver(url: str, *recipients: str) -> dict[str, str]:
    return send(message(), "a@x.example", [*recipients] or ["b@x.example"], parse_server(url))


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return make_certificate(tmp_path_factory.mktemp("certificate"))


def test_a_server_on_this_machine_gets_the_message_without_bcc() -> None:
    with mail_server() as (inbox, port):
        refused = deliver(f"smtp://127.0.0.1:{port}", "b@x.example", "no@x.example", "c@x.example")
    (received,) = inbox.received
    assert refused == {"no@x.example": "550 no such mailbox"}
    assert (received.sender, received.recipients) == ("a@x.example", ["b@x.example", "c@x.example"])
    assert received.message["Bcc"] is None
    assert received.message.get_content() == "Text.\r\n.\r\n"


@pytest.mark.parametrize("scheme", ["smtp", "smtps"])
def test_a_connection_is_encrypted_before_the_password_is_sent(
    scheme: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(delivery, "is_this_machine", lambda host: False)
    with mail_server(certificate, is_encrypted=scheme == "smtps") as (inbox, port):
        url = f"{scheme}://{{}}@localhost:{port}"
        with pytest.raises(Fault, match="no encrypted connection"):
            deliver(url.format(LOGIN))  # Nobody trusts the certificate.
        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with pytest.raises(Fault, match="the user or the password was refused") as refused:
            deliver(url.format("me:hush"))
        deliver(url.format(LOGIN))
    assert "hush" not in str(refused.value)
    assert [r.is_encrypted for r in inbox.received] == [True]


def test_without_encryption_nothing_is_sent_to_another_machine(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(delivery, "is_this_machine", lambda host: False)
    with mail_server() as (inbox, port):
        with pytest.raises(Fault, match="does not encrypt with STARTTLS; name another port"):
            deliver(f"smtp://me:hush@localhost:{port}")
        assert not inbox.received


def test_each_delivery_error_has_one_line() -> None:
    with mail_server() as (_, port):
        with pytest.raises(Fault, match=r"all recipients were refused: no@x\.example: 550 no such"):
            deliver(f"smtp://localhost:{port}", "no@x.example")
        with pytest.raises(Fault, match="no encrypted connection"):
            deliver(f"smtps://localhost:{port}")
    with pytest.raises(Fault, match=r"no connection \(Connection refused\); look at BRIEFING_SMTP"):
        deliver(f"smtp://localhost:{port}")


def test_a_url_names_a_server() -> None:
    assert parse_server("smtp://mail.x.example") == Server("mail.x.example", 587, "", "", False)
    server = parse_server(f"smtps://{LOGIN}@mail.x.example\n")
    assert server == Server("mail.x.example", 465, USER, PASSWORD, True)


@pytest.mark.parametrize(
    "url",
    [
        *("", "mail.x.example:587", "https://me:hush@x.example", "smtp://me@x.example"),
        *("smtp://me:hush@x.example:port", "smtp://me:hush@", "smtp://x.example/hush", "smtp://[x"),
        "smtp://me:hu/sh@x.example",
    ],
)
def test_another_url_is_refused_and_never_repeated(url: str) -> None:
    with pytest.raises(Misuse) as error:
        parse_server(url)
    assert "smtp://USER:PASSWORD@mail.example.org:587" in error.value.args[1]
    assert "hush" not in str(error.value)
    assert "BRIEFING_SMTP_URL" in error.value.args[0]
