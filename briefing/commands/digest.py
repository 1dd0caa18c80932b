"""The command `digest`: writes or sends an e-mail about what is new, corrected and withdrawn.

Knows the options and where the message goes, but not what it says.
"""

from __future__ import annotations

import datetime as dt
import os
import time
from email.errors import HeaderParseError
from email.headerregistry import Address
from email.message import EmailMessage
from email.utils import getaddresses
from urllib.parse import urlsplit

import msgspec

from briefing.archive.relations import Archive
from briefing.build import workers
from briefing.build.check_cache import with_check_cache
from briefing.build.load import Inputs, page_settings, read_archive
from briefing.build.types import BuildRequest
from briefing.commands.atomic_write import create_file, replace_files
from briefing.commands.build import base_url
from briefing.commands.console import (
    print_document,
    print_line,
    print_note,
    quantity,
    refuse,
    shown_progress,
)
from briefing.content.dates import time_zone
from briefing.core.diagnostics import Misuse, Misuses, Problem, errors_in
from briefing.core.paths import OUTPUT_FOLDER, SITE_FILE
from briefing.core.settings import MONTHLY, WEEKLY, DigestSettings, Settings
from briefing.core.web_address import EMAIL
from briefing.mail import delivery
from briefing.mail.days import digest_days
from briefing.mail.delivery import Server
from briefing.mail.digest import MailContext, find_topics, mail_context, render_mail
from briefing.mail.message import Envelope, compose

_STANDARD_OUTPUT = "-"


class DigestOptions(msgspec.Struct, frozen=True):
    """The options of the command. `since` and `until` are dates or times, `topics` ids or names.
    `sender`, `to` and `bcc` override the settings. `output` is a file, or `-`. The message is also
    sent if `send` is true; and also if nothing happened, if `always` is true."""

    since: str
    until: str
    weekly: bool
    monthly: bool
    topics: tuple[str, ...]
    sender: str
    to: str
    bcc: str
    base_url: str | None
    output: str
    send: bool
    always: bool

    @property
    def unit(self) -> str:
        """The days that one digest has: `weekly`, `monthly`, or an empty text for all days."""
        return WEEKLY if self.weekly else MONTHLY if self.monthly else ""


def run(root: str, options: DigestOptions) -> int:
    """Write the digest of the archive in `root`, or send it. Return the exit code: 1 if the archive
    has errors, 3 if a recipient was refused. Raises `Misuse` and `Fault`."""
    now = int(time.time())
    inputs, archive, problems = _read(root, now)
    if errors := errors_in(problems):
        return refuse(errors, root)
    settings = page_settings(inputs.request, inputs.config)
    misuses, server = Misuses(), None
    with misuses:
        address = _site_address(options, settings)
        settings = msgspec.structs.replace(settings, base_url=address)
    with misuses:
        envelope = _envelope(options, inputs.config.config.settings.digest, settings)
    with misuses:
        days = digest_days(options.since, options.until, options.unit, settings.time_zone, now)
    with misuses:
        topics = find_topics(options.topics, archive)
    with misuses:
        _check_output(options.output)
    with misuses:
        if options.send:
            server = delivery.parse_server(os.environ.get(delivery.SERVER_VARIABLE, ""))
    misuses.raise_if_any()
    context = mail_context(archive, settings, days, topics, envelope.unsubscribe)
    if context.is_empty and not options.always:
        print_note(f"Nothing was new, corrected or withdrawn {_words(context)}.")
        print_note("So no e-mail was made. To make one, add --always.")
        return 0
    texts, wrong = render_mail(context, inputs.layouts.layouts)
    if texts is None:
        return refuse(wrong, root)
    date = dt.datetime.fromtimestamp(now, time_zone(settings.time_zone))
    message = compose(texts, envelope, date)
    if options.output or not server:
        _write(message, options.output or _STANDARD_OUTPUT, context)
    return _send(message, envelope, server) if server else 0


def _read(root: str, now: int) -> tuple[Inputs, Archive, tuple[Problem, ...]]:
    """The archive as readers see it at the moment `now`, and its problems."""
    out, jobs = os.path.join(root, OUTPUT_FOLDER), workers.default_jobs()
    request = BuildRequest(root, out, now, jobs=jobs)
    with shown_progress(quiet=False) as progress:
        return with_check_cache(request, lambda cache: read_archive(request, cache, progress))


def _site_address(options: DigestOptions, settings: Settings) -> str:
    address = base_url(options.base_url) or settings.base_url
    if not address:
        hint = f"set base_url in {SITE_FILE}, or add --base-url https://briefs.example.org/"
        raise Misuse("the links of an e-mail need the address of the site", hint)
    return address


# ---- addresses ----------------------------------------------------------------------------------


def _envelope(options: DigestOptions, digest: DigestSettings, settings: Settings) -> Envelope:
    """Who sends the message to whom. Raises `Misuse`."""
    misuses = Misuses()
    senders: tuple[Address, ...] = ()
    to: tuple[Address, ...] = ()
    bcc: tuple[Address, ...] = ()
    with misuses:
        senders = _addresses("--from", options.sender) or _addresses("from", digest.sender)
        if len(senders) != 1:
            hint = f"add --from ADDRESS, or set from in [digest] of {SITE_FILE}"
            raise Misuse("the e-mail needs the address of one sender", hint)
    with misuses:
        to = _addresses("--to", options.to) or _addresses("to", ", ".join(digest.to))
    with misuses:
        bcc = _addresses("--bcc", options.bcc)
    misuses.raise_if_any()
    if options.send and not (to or bcc):
        hint = f"add --to ADDRESS, or set to in [digest] of {SITE_FILE}"
        raise Misuse("the e-mail has no recipient", hint)
    unsubscribe = digest.unsubscribe
    if EMAIL.fullmatch(unsubscribe):
        unsubscribe = f"mailto:{unsubscribe}"
    sender = senders[0].addr_spec
    host = urlsplit(settings.base_url).hostname or sender.rpartition("@")[2]
    name = senders[0].display_name or settings.title
    return Envelope(
        Address(name, addr_spec=sender), to, bcc, digest.reply_to, unsubscribe, _ascii_host(host)
    )


def _addresses(option: str, text: str) -> tuple[Address, ...]:
    """The addresses in a text, with commas between them: `kim@example.org`, or with a name as in
    `Minji Han <han@example.org>`. Raises `Misuse`."""
    addresses, misuses = [], Misuses()
    # An additional comma is not a mistake: a list of addresses may end with an empty line.
    pairs = [pair for pair in getaddresses([text]) if any(pair)]
    for name, address in pairs or ([("", "")] if text.strip(", ") else []):
        local, _, host = address.rpartition("@")
        with misuses:
            try:
                if not EMAIL.fullmatch(address) or not name.isprintable():
                    raise ValueError
                addresses.append(Address(name, addr_spec=f"{local}@{_ascii_host(host)}"))
            except (ValueError, HeaderParseError):
                message = f"{option}: “{address or text}” is not an e-mail address"
                hint = "write it as name@example.org, and a comma between two addresses"
                raise Misuse(message, hint) from None
    misuses.raise_if_any()
    return tuple(addresses)


def _ascii_host(host: str) -> str:
    """The name of a host in the letters of the domain name system (RFC 5891)."""
    return host.encode("idna").decode()


# ---- where the message goes ---------------------------------------------------------------------


def _check_output(output: str) -> None:
    """Raise `Misuse` if there can be no file of this name."""
    is_file = not os.path.isdir(output) and os.path.isdir(os.path.dirname(output) or ".")
    if output and output != _STANDARD_OUTPUT and not is_file:
        raise Misuse(f"-o {output} cannot be a file", "name a file in a folder that exists")


def _write(message: EmailMessage, output: str, context: MailContext) -> None:
    """Write the message to a file, or print it."""
    if output == _STANDARD_OUTPUT:
        # Programs that read a message there, such as sendmail, expect the line ends of the system.
        print_document(message.as_string(policy=message.policy.clone(linesep="\n")))
        return
    folder, name = os.path.split(output)
    data = message.as_bytes()
    if os.path.exists(output):
        replace_files({output: data})
    else:
        create_file(folder or ".", name, data)
    print_line(f"Wrote {output}: {_words(context)}, {_counts(context)}.")


def _send(message: EmailMessage, envelope: Envelope, server: Server) -> int:
    recipients = envelope.recipients
    refused = delivery.send(message, envelope.sender.addr_spec, recipients, server)
    for address, reason in refused.items():
        print_note(f"briefing: {server.name} refused {address}: {reason}")
    sent = len(recipients) - len(refused)
    print_line(f"Sent through {server.name} to {quantity(sent, 'recipient')}.")
    return 3 if refused else 0


def _words(context: MailContext) -> str:
    return f"from {context.period.first} to {context.period.last}"


def _counts(context: MailContext) -> str:
    counts = {
        "new brief": context.new,
        "correction": context.corrections,
        "withdrawal": context.withdrawals,
    }
    return ", ".join(quantity(count, noun) for noun, count in counts.items())
