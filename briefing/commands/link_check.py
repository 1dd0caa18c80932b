"""The check of links to other sites: which are probed now, and what is reported and remembered.

It sends few requests: a good link is probed again after a week. A link is reported as dead only if
its server says so, or if it has not worked for a long time. `http_probe` probes one address.
"""

from __future__ import annotations

import os
import re
from collections import Counter, defaultdict
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Annotated
from urllib.parse import urldefrag

import msgspec

from briefing import __version__
from briefing.build.types import Progress
from briefing.commands.console import shown_progress
from briefing.commands.http_probe import (
    ProbePolicy,
    ProbeResult,
    Verdict,
    host_of,
    is_public,
    make_turns,
    probe,
    probe_all,
    resolve,
)
from briefing.core.diagnostics import Problem
from briefing.core.paths import STATE_FOLDER
from briefing.lint.runner import CheckResult, Place, external_links

_LINKS_FILE = os.path.join(STATE_FOLDER, "links.json")
_ZERO = timedelta()
# How long a result is valid. A link with another verdict is probed by every check.
_VALID: dict[Verdict, timedelta] = {"good": timedelta(days=7), "dead": timedelta(days=1)}
# An unclear link counts as dead after this time, if this many checks found it unclear.
_DEAD_AFTER, _DEAD_AFTER_CHECKS = timedelta(days=14), 3
_PAUSE_S = 0.5
# If this many hosts cannot be reached, and no host was reached, there is no network.
_MIN_UNREACHED_HOSTS = 5
_MAX_UNCLEAR_LISTED = 20


# A naive time, without an offset, is refused.
_Time = Annotated[datetime, msgspec.Meta(tz=True)]


class LinkRecord(msgspec.Struct, frozen=True, omit_defaults=True):
    """What is remembered of a link: the last verdict with its reason, when it was checked, since
    when it has not been good (None if it is good), and in how many checks."""

    verdict: Verdict
    reason: str
    checked: _Time
    since: _Time | None = None
    failures: int = 0


class LinkReport(msgspec.Struct):
    """The report on links: warnings at their places, more lines, and a closing line."""

    problems: list[Problem] = []
    lines: list[str] = []
    closing: str = ""


def check_links(
    root: str, result: CheckResult, is_chosen: Callable[[str], bool], quiet: bool
) -> LinkReport:
    """Probe the links of the chosen files whose last result is no longer valid. Report on all links
    of these files. If the results cannot be saved, the report says so."""
    places = _places_by_url(external_links(result), result.settings.checks.exceptions)
    records = {url: record for url, record in _load_records(root).items() if url in places}
    chosen = {url: [p for p in at if is_chosen(p[0])] for url, at in places.items()}
    chosen = {url: at for url, at in chosen.items() if at}
    now = datetime.now(UTC).replace(microsecond=0)
    due = [url for url in chosen if url not in records or not _is_valid(records[url], now)]
    base_url = result.settings.base_url
    agent = f"Briefing/{__version__} (link check{f'; +{base_url}' if base_url else ''})"
    policy = ProbePolicy(agent, make_turns(_PAUSE_S), resolve, is_public)
    try:
        with shown_progress(quiet, min_steps=1) as progress:
            has_network = probe_due(due, records, policy, now, progress)
    finally:
        line = _save_records(root, records)
    report = _report(chosen, records, len(due), now, has_network)
    if line:
        report.lines.append(line)
    return report


def _places_by_url(
    links: dict[str, list[Place]], exceptions: tuple[str, ...]
) -> dict[str, list[Place]]:
    """The addresses to request, without exceptions. The part after `#` is not sent to a server."""
    patterns = [re.compile(".*".join(map(re.escape, e.split("*")))) for e in exceptions]
    places: dict[str, list[Place]] = defaultdict(list)
    for link, at in links.items():
        if not any(pattern.fullmatch(link) for pattern in patterns):
            places[urldefrag(link).url] += at
    return places


def _is_valid(record: LinkRecord, now: datetime) -> bool:
    return _ZERO <= now - record.checked < _VALID.get(record.verdict, _ZERO)


def probe_due(
    due: list[str],
    records: dict[str, LinkRecord],
    policy: ProbePolicy,
    now: datetime,
    progress: Progress,
) -> bool:
    """Probe links, and put the results into `records`.

    Return False if there is no network. Then the records of links that were not reached stay.
    """
    unreached: dict[str, ProbeResult] = {}
    has_network = False
    for done, (url, result) in enumerate(probe_all(due, policy), 1):
        progress("Checking", done, len(due))
        has_network = has_network or result.reached
        if result.reached or result.verdict == "unchecked":
            records[url] = _next_record(result, records.get(url), now)
            continue
        unreached[url] = result
        hosts = {host_of(url) for url in unreached}
        if not has_network and len(hosts) == _MIN_UNREACHED_HOSTS:
            has_network = _is_good_link_reached(records, due, policy)
            if not has_network:
                return False
    if unreached and not has_network and not _is_good_link_reached(records, due, policy):
        return False
    for url, result in unreached.items():
        records[url] = _next_record(result, records.get(url), now)
    return True


def _is_good_link_reached(
    records: dict[str, LinkRecord], due: list[str], policy: ProbePolicy
) -> bool:
    """Whether a link that was good can be reached. Then there is a network, and the failures are
    those of the links."""
    good = [url for url, r in records.items() if r.verdict == "good" and url not in due]
    return any(probe(url, policy).reached for url in good[:2])


def _next_record(result: ProbeResult, last: LinkRecord | None, now: datetime) -> LinkRecord:
    if result.verdict == "good":
        return LinkRecord("good", result.reason, now)
    if last is None or last.since is None:
        return LinkRecord(result.verdict, result.reason, now, now, 1)
    return LinkRecord(result.verdict, result.reason, now, last.since, last.failures + 1)


# ---- the file of records ------------------------------------------------------------------------


def _load_records(root: str) -> dict[str, LinkRecord]:
    """The saved records. An entry that cannot be read counts as absent."""
    records: dict[str, LinkRecord] = {}
    with suppress(OSError, msgspec.DecodeError):
        with open(os.path.join(root, _LINKS_FILE), "rb") as stream:
            entries = msgspec.json.decode(stream.read(), type=dict[str, msgspec.Raw])
        for url, entry in entries.items():
            with suppress(msgspec.DecodeError):
                records[url] = msgspec.json.decode(entry, type=LinkRecord)
    return records


def _save_records(root: str, records: dict[str, LinkRecord]) -> str:
    """Save the records in a form that people can read and edit. If that is not possible, for
    example because the archive is write-protected, return a line that says why."""
    data = msgspec.json.encode(dict(sorted(records.items())))
    path = os.path.normpath(os.path.join(root, _LINKS_FILE))
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "wb") as stream:
            stream.write(msgspec.json.format(data, indent=1))
        os.replace(temporary, path)
    except OSError as error:
        with suppress(OSError):
            os.unlink(temporary)
        reason = f"{path} cannot be written: {error.strerror}"
        return f"The results were not saved: {reason}. The next check requests these links again."
    return ""


# ---- the report ---------------------------------------------------------------------------------


def _report(
    places: dict[str, list[Place]],
    records: dict[str, LinkRecord],
    probed: int,
    now: datetime,
    has_network: bool,
) -> LinkReport:
    report = LinkReport()
    counts: Counter[str] = Counter()
    unclear = []
    for url, at in places.items():
        record = records.get(url)
        if record is None:
            continue
        since = record.since or record.checked
        if _counts_as_dead(record, now - since):
            counts["dead"] += 1
            report.problems += [_dead_link(path, span, record) for path, span in at]
        elif record.verdict == "good":
            counts["good"] += 1
        else:
            path, span = at[0]
            duration = f", since {since.date()}" if record.verdict == "unclear" else ""
            unclear.append(f"  {path}:{span.line}:{span.column}: {url}: {record.reason}{duration}")
    if unclear:
        more = len(unclear) - _MAX_UNCLEAR_LISTED
        rest = [f"  … and {more:,} more"] if more > 0 else []
        listed = unclear[:_MAX_UNCLEAR_LISTED]
        report.lines = ["The state of these links is unclear:", *listed, *rest]
    if not has_network:
        report.lines.append(
            "No other site can be reached. Is there a network? No link was checked."
        )
        return report
    unknown = len(places) - counts["good"] - counts["dead"]
    report.closing = (
        f"Links to other sites: {counts['good']:,} good, {counts['dead']:,} dead, "
        f"{unknown:,} unclear; {probed:,} checked now."
    )
    return report


def _counts_as_dead(record: LinkRecord, duration: timedelta) -> bool:
    if record.verdict != "unclear":
        return record.verdict == "dead"
    return record.failures >= _DEAD_AFTER_CHECKS and duration >= _DEAD_AFTER


def _dead_link(path: str, at: tuple[int, int, int], record: LinkRecord) -> Problem:
    line, column, width = at
    message = f"this link is dead ({record.reason}; checked on {record.checked.date()})"
    if record.verdict == "unclear" and record.since:
        message = f"this link has not worked since {record.since.date()} ({record.reason})"
    hint = "link to a copy in a web archive, or add the link to exceptions in [links] of site.toml"
    return Problem(path, line, column, message, hint, width, warning=True, code="dead-web-link")
