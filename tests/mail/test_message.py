"""The bytes of an e-mail: its headers, its parts, its lines."""

from __future__ import annotations

import datetime as dt
import email
import email.policy
import re
from email.header import decode_header, make_header
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing.mail.digest import Texts
from briefing.mail.message import Envelope, compose, wrap_lines

ZONE = dt.timezone(dt.timedelta(hours=9))
DATE = dt.datetime(2021, 5, 17, 9, 0, tzinfo=ZONE)
LIST = Address("독자", addr_spec="list@x.example")
ENVELOPE = Envelope(
    Address("페닌슐라 브리프", addr_spec="press@x.example"),
    (LIST,),
    (Address(addr_spec="quiet@x.example"), LIST),
    "editors@x.example",
    "mailto:leave@x.example",
    "briefs.x.example",
)
SUBJECT = "페닌슐라 브리프, 2021년 5월 10일 ~ 16일: 새 브리프 3건, 정정 2건, 철회 1건"
TEXTS = Texts(SUBJECT, "요약\n" + "한글 " * 300, "<p>" + "글" * 2000 + "</p>")


def read(texts: Texts = TEXTS, envelope: Envelope = ENVELOPE) -> tuple[EmailMessage, bytes]:
    data = compose(texts, envelope, DATE).as_bytes()
    message = email.message_from_bytes(data, policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    return message, data


def test_mail_servers_pass_every_line_on() -> None:
    _, data = read()
    assert data.isascii()
    lines = data.split(b"\r\n")
    assert max(map(len, lines)) <= 78
    assert not any(b"\n" in line or b"\r" in line for line in lines)


def test_the_headers() -> None:
    message, _ = read()
    assert message["Subject"] == SUBJECT
    assert message["From"] == "페닌슐라 브리프 <press@x.example>"
    assert message["To"] == "독자 <list@x.example>"
    assert message["Reply-To"] == "editors@x.example"
    assert message["List-Unsubscribe"] == "<mailto:leave@x.example>"
    assert message["Date"].datetime == DATE
    assert re.fullmatch(r"<[0-9a-f]{32}@briefs\.x\.example>", message["Message-ID"])
    assert not any(message.defects)
    assert ENVELOPE.recipients == ["list@x.example", "quiet@x.example"]


WORDS = ["Minji", "한민지", "“A”,", "=?", "(홍보)", "e.g.", "a" * 30, "가" * 20]


@given(st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join))
def test_names_and_subjects_keep_each_space(text: str) -> None:
    to = (Address(text, addr_spec="a@x.example"), Address("나 다", addr_spec="b@x.example"))
    _, data = read(Texts(text, "", ""), ENVELOPE._replace(to=to))
    assert max(map(len, data.split(b"\r\n"))) <= 78
    old = email.message_from_bytes(data)  # It decodes headers as RFC 2047 says.
    assert " ".join(str(make_header(decode_header(old["Subject"]))).split()) == text
    found = getaddresses([old["To"]])
    assert [address for _, address in found] == ["a@x.example", "b@x.example"]
    assert [str(make_header(decode_header(name))) for name, _ in found] == [text, "나 다"]


def test_headers_without_a_value_are_left_out() -> None:
    message, _ = read(envelope=ENVELOPE._replace(to=(), bcc=(), reply_to="", unsubscribe=""))
    assert not {"To", "Bcc", "Reply-To", "List-Unsubscribe"} & {*message.keys()}


def test_both_parts_say_the_same() -> None:
    message, _ = read()
    assert message.get_content_type() == "multipart/alternative"
    plain, html = message.iter_parts()
    assert (plain.get_content_type(), html.get_content_type()) == ("text/plain", "text/html")
    assert "".join(plain.get_content().split()) == "".join(TEXTS.text.split())
    assert html.get_content().strip() == TEXTS.html


def test_the_same_message_has_the_same_id() -> None:
    first, data = read()
    assert read()[1] == data
    assert first["Message-ID"] != read(TEXTS._replace(text="More"))[0]["Message-ID"]
    assert first["Message-ID"] != read(envelope=ENVELOPE._replace(to=()))[0]["Message-ID"]


@pytest.mark.parametrize("text", ["::error::x", "  ::stop-commands::", "##[group]x"])
def test_a_log_sees_no_command_of_a_forge(text: str) -> None:
    message, data = read(Texts("S", f"{text}\n", f"<p>\n{text}</p>"))
    assert text.strip().encode() not in data
    assert message.get_body(("plain",)).get_content().strip() == text.strip()  # type: ignore[union-attr]


def test_long_lines_of_the_text_are_wrapped_at_72_columns() -> None:
    text = wrap_lines(
        "\n\n* " + "word " * 20 + "\n  " + "두글자 " * 14 + f"\n  https://{'x' * 90}\n\n"
    )
    assert text == (
        f"* {'word ' * 13}word\n  {'word ' * 5}word\n"
        f"  {'두글자 ' * 9}두글자\n  {'두글자 ' * 3}두글자\n  https://{'x' * 90}\n"
    )
