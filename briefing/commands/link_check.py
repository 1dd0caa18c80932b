"""Links to other sites: which are asked now, what is remembered of them, and what is said.

Asks no more than it must: what was good is good for a week. Asks politely: few at once, one request
to a host at a time, with a pause after it. A link is called dead only where its server says so, or
where it has been silent for long. How one address is asked is for `asking`.
"""

from __future__ import annotations

import json
import os
import re
import time
from collections import defaultdict
from collections.abc import Callable
from datetime import UTC, datetime
from urllib.parse import urldefrag

import msgspec

from briefing import __version__
from briefing.commands.http_probe import Answer, Manners, Verdict, ask, is_public, resolved
from briefing.commands.link_pool import asked, host, turns
from briefing.commands.progress import Progress, shown_progress
from briefing.core.diagnostics import Fault, Problem
from briefing.core.paths import STATE_FOLDER
from briefing.lint.runner import CheckResult, Place, external_links

_PLACE = os.path.join(STATE_FOLDER, "links.json")
_DAY = 24 * 60 * 60
# How long an answer stands, in seconds; one that is not here is asked for each time.
_STANDS: dict[Verdict, int] = {"good": 7 * _DAY, "dead": _DAY}
# A link that is silent for so long, and so often, is told as a warning.
_PATIENCE, _TIMES = 14 * _DAY, 3
_PAUSE = 0.5
# Where so many hosts are out of reach, and none is in reach, there is no network.
_LONELY = 5
_MANY = 20


class Known(msgspec.Struct, frozen=True):
    """What is remembered of a link: the last verdict and its words, when it was asked, and since
    when and how often it has not been good. Times are in seconds since 1970."""

    verdict: Verdict
    said: str
    asked: int
    since: int = 0
    times: int = 0


class Told(msgspec.Struct):
    """What is said of links: warnings with their places, lines below them, and a closing line."""

    problems: list[Problem] = []
    lines: list[str] = []
    closing: str = ""


def told(root: str, result: CheckResult, is_chosen: Callable[[str], bool], quiet: bool) -> Told:
    """Ask for the links of the chosen files that are due, and tell of all of them. Raises `Fault`
    where what was learnt cannot be kept."""
    every = _asked_for(external_links(result), result.settings.checks.exceptions)
    places = {
        url: chosen for url, at in every.items() if (chosen := [p for p in at if is_chosen(p[0])])
    }
    known = {url: k for url, k in _remembered(root).items() if url in every}
    now = int(time.time())
    due = [url for url in places if url not in known or not _stands(known[url], now)]
    base = result.settings.base_url
    agent = f"Briefing/{__version__} (link check{f'; +{base}' if base else ''})"
    manners = Manners(agent, turns(_PAUSE), resolved, is_public)
    try:
        with shown_progress(quiet, min_steps=1) as progress:
            network = learn(due, known, manners, now, progress)
    finally:
        _remember(root, known)
    return _said(places, known, due, now, network)


def _asked_for(
    links: dict[str, list[Place]], exceptions: tuple[str, ...]
) -> dict[str, list[Place]]:
    """Links by what is asked for them, less those that never are. What follows `#` is the reader's
    browser's business."""
    never = [re.compile(".*".join(map(re.escape, e.split("*")))) for e in exceptions]
    found: dict[str, list[Place]] = defaultdict(list)
    for link, places in links.items():
        if not any(pattern.fullmatch(link) for pattern in never):
            found[urldefrag(link).url] += places
    return found


def _stands(known: Known, now: int) -> bool:
    return 0 <= now - known.asked < _STANDS.get(known.verdict, 0)


def learn(
    due: list[str],
    known: dict[str, Known],
    manners: Manners,
    now: int,
    progress: Progress,
) -> bool:
    """Ask for links and note the answers in `known`. False where there is no network: then nothing
    is noted of links that were not reached."""
    alone: dict[str, Answer] = {}
    reached = False
    for done, (url, answer) in enumerate(asked(due, manners), 1):
        progress("Checking", done, len(due))
        reached = reached or answer.reached
        if answer.reached or answer.verdict == "barred":
            known[url] = _noted(answer, known.get(url), now)
            continue
        alone[url] = answer
        if not reached and len({host(u) for u in alone}) == _LONELY:
            reached = _witnessed(known, due, manners)
            if not reached:
                return False
    if alone and not reached and not _witnessed(known, due, manners):
        return False
    known.update((url, _noted(answer, known.get(url), now)) for url, answer in alone.items())
    return True


def _witnessed(known: dict[str, Known], due: list[str], manners: Manners) -> bool:
    """Whether a link that was good is reached: then those that aren't have themselves to blame."""
    good = [u for u, k in known.items() if k.verdict == "good" and u not in due]
    return any(ask(url, manners).reached for url in good[:2])


def _noted(answer: Answer, before: Known | None, now: int) -> Known:
    if answer.verdict == "good":
        return Known("good", answer.said, now)
    ill = before if before and before.verdict != "good" else None
    since, times = (ill.since, ill.times + 1) if ill else (now, 1)
    return Known(answer.verdict, answer.said, now, since, times)


# ---- what is remembered -------------------------------------------------------------------------


def _remembered(root: str) -> dict[str, Known]:
    """What was learnt before; nothing where that is missing or spoilt."""
    try:
        with open(os.path.join(root, _PLACE), encoding="utf-8") as stream:
            kept = json.load(stream)
        return {url: _read(entry) for url, entry in kept.items()}
    except (OSError, ValueError, TypeError, KeyError, AttributeError):
        return {}


def _read(entry: dict[str, object]) -> Known:
    times = {k: int(datetime.fromisoformat(str(entry[k])).timestamp()) for k in ("asked", "since")}
    verdict = str(entry["verdict"])
    for good in ("good", "dead", "silent", "barred"):
        if verdict == good:
            return Known(good, str(entry["said"]), **times, times=int(str(entry["times"])))
    raise ValueError(verdict)


def _remember(root: str, known: dict[str, Known]) -> None:
    """Keep what was learnt, in a form that people can read and mend."""
    entries = {}
    for url, one in sorted(known.items()):
        dates = {
            k: datetime.fromtimestamp(getattr(one, k), UTC).isoformat() for k in ("asked", "since")
        }
        entries[url] = msgspec.structs.asdict(one) | dates
    path = os.path.join(root, _PLACE)
    beside = f"{path}.{os.getpid()}"
    try:
        with open(beside, "w", encoding="utf-8", newline="\n") as stream:
            json.dump(entries, stream, ensure_ascii=False, indent=1)
        os.replace(beside, path)
    except OSError as error:
        raise Fault(f"{path} cannot be written: {error.strerror}") from None


# ---- what is said -------------------------------------------------------------------------------


def _said(
    places: dict[str, list[Place]], known: dict[str, Known], due: list[str], now: int, network: bool
) -> Told:
    told = Told()
    counts: defaultdict[str, int] = defaultdict(int)
    unsure = []
    for url, at in places.items():
        one = known.get(url)
        if one is None:
            continue
        long = one.verdict == "silent" and one.times >= _TIMES and now - one.since >= _PATIENCE
        if one.verdict == "dead" or long:
            counts["dead"] += 1
            told.problems += [_dead(path, span, one) for path, span in at]
        elif one.verdict == "good":
            counts["good"] += 1
        else:
            path, span = at[0]
            since = "" if one.verdict == "barred" else f", since {_day(one.since)}"
            unsure.append(f"  {path}:{span.line}:{span.column}: {url}: {one.said}{since}")
    if unsure:
        more = [f"  … and {len(unsure) - _MANY:,} more"] if len(unsure) > _MANY else []
        told.lines = ["Could not be told of these links:", *unsure[:_MANY], *more]
    if not network:
        told.lines.append(
            "No other site could be reached: is there a network? Nothing was noted of links."
        )
        return told
    told.closing = (
        f"Links to other sites: {counts['good']:,} good, {counts['dead']:,} dead, "
        f"{len(places) - counts['good'] - counts['dead']:,} not known; {len(due):,} asked just now."
    )
    return told


def _dead(path: str, at: tuple[int, int, int], one: Known) -> Problem:
    line, column, width = at
    message = f"this link is dead ({one.said}; asked on {_day(one.asked)})"
    if one.verdict == "silent":
        message = f"this link has not worked since {_day(one.since)} ({one.said})"
    hint = "link to a copy in a web archive; or name it in site.toml, under exceptions in [links]"
    return Problem(path, line, column, message, hint, width, warning=True, code="dead-web-link")


def _day(unix: int) -> str:
    return datetime.fromtimestamp(unix, UTC).date().isoformat()
