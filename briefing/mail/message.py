"""Texts → an e-mail message (RFC 5322), with a text part and an HTML part (RFC 2046).

Pure: the present time is an argument. The message consists of ASCII characters, and its lines are
short, so that each mail server passes it on unchanged. A mail program loads nothing for it.
"""

from __future__ import annotations

import datetime as dt
from email.header import Header
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import EmailPolicy
from typing import Any, NamedTuple

from briefing.core.diagnostics import text_width
from briefing.core.hashing import digest
from briefing.mail.digest import Texts

# RFC 5322 asks for 78 characters at most. Programs put “> ” before the lines that they quote.
_COLUMNS = 72
_MAX_CHARACTERS_OF_LINE = 76


class _Policy(EmailPolicy):
    """Folds headers itself, because `email` loses or adds spaces between words that are encoded
    and words that are not (Python 3.11; in names, also 3.13)."""

    def fold(self, name: str, value: Any) -> str:
        addresses = getattr(value, "addresses", None)
        if addresses:
            text = ",\n ".join(map(_address, addresses))
        elif value.isascii():
            return str(super().fold(name, value))
        else:
            text = _encode(value, name)
        return f"{name}: {text}\n".replace("\n", self.linesep)

    def fold_binary(self, name: str, value: Any) -> bytes:
        return self.fold(name, value).encode("ascii")


_POLICY = _Policy(linesep="\r\n", cte_type="7bit")


def _address(address: Address) -> str:
    room = _MAX_CHARACTERS_OF_LINE - len("Reply-To: ,")
    if len(str(address)) <= room and address.display_name.isascii():
        return str(address)
    name, place = _encode(address.display_name, "Reply-To"), f"<{address.addr_spec}>"
    is_short = len(name.rpartition("\n")[2]) + len(place) < room
    return name + (" " if is_short else "\n ") + place


def _encode(text: str, header: str) -> str:
    """A text in encoded words (RFC 2047), which also contain its spaces and ASCII characters. The
    first line has space for the name of the header, `header`."""
    return Header(text, "utf-8", _MAX_CHARACTERS_OF_LINE, header).encode()


class Envelope(NamedTuple):
    """Who sends a message to whom. `site` is the host of the archive, which is part of the
    message's id. `unsubscribe` is a URL, or empty."""

    sender: Address
    to: tuple[Address, ...]
    bcc: tuple[Address, ...]
    reply_to: str
    unsubscribe: str
    site: str

    @property
    def recipients(self) -> list[str]:
        """The addresses of all who get the message."""
        return list(dict.fromkeys(a.addr_spec for a in (*self.to, *self.bcc)))


def compose(texts: Texts, envelope: Envelope, date: dt.datetime) -> EmailMessage:
    """The message. The same texts with the same addresses have the same id on each day, so that
    mail programs show them once if they are sent twice."""
    message = EmailMessage(_POLICY)
    message["Date"] = date
    message["From"] = envelope.sender
    if envelope.to:
        message["To"] = envelope.to
    if envelope.bcc:
        message["Bcc"] = envelope.bcc
    if envelope.reply_to:
        message["Reply-To"] = Address(addr_spec=envelope.reply_to)
    message["Subject"] = texts.subject
    id = digest(repr((texts, envelope.sender, envelope.to)).encode()).hex()
    message["Message-ID"] = f"<{id}@{envelope.site}>"
    if envelope.unsubscribe:
        message["List-Unsubscribe"] = f"<{envelope.unsubscribe}>"
    # Programs send no automatic replies to such a message (RFC 3834).
    message["Auto-Submitted"] = "auto-generated"
    text = wrap_lines(texts.text)
    message.set_content(text, cte=_encoding(text))
    message.add_alternative(texts.html, subtype="html", cte=_encoding(texts.html))
    message.set_boundary(f"={id}")
    return message


def _encoding(text: str) -> str | None:
    """The encoding of a part (RFC 2045). None lets `email` choose the shorter. Base64 hides text
    that would be a command in the log of a forge."""
    return "base64" if "::" in text or "##" in text else None


def wrap_lines(text: str) -> str:
    """A text with lines of at most 72 columns, if no word is longer. Each part of a long line has
    the same indentation; in an item of a list, it is below the text of the item."""
    return "".join(f"{line}\n" for long in text.split("\n") for line in _lines(long)).strip() + "\n"


def _lines(line: str) -> list[str]:
    words = line.split()
    indent = " " * (len(line) - len(line.lstrip()))
    hanging = indent + "  " * line.lstrip().startswith("* ")
    lines = [indent]
    for position, word in enumerate(words):
        space = " " if position and lines[-1].strip() else ""
        if space and text_width(lines[-1]) + 1 + text_width(word) > _COLUMNS:
            lines.append(hanging + word)
        else:
            lines[-1] += space + word
    return [line.rstrip() for line in lines]
