"""Files → readings: what changed is read anew, the rest comes from the store.

The edge on the way in. Which files changed is decided as Git does: a file is unchanged if its
size, time and inode are as stored and its time is older than the last look; otherwise the digest of
its bytes decides. Many changed files are shared out to processes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import msgspec

from briefing import crew
from briefing.disk import scan
from briefing.disk.scan import File, Stat
from briefing.disk.store import Store
from briefing.model import Media
from briefing.problem import Problem
from briefing.reading.fields import Rules
from briefing.reading.result import Reading, Seen

BRIEFS, PAGES = "content/briefs/", "content/pages/"
PICTURES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg")
ATTACHMENTS = (".pdf", ".csv", ".xlsx", ".docx")

# Clocks of file systems tick up to two seconds apart; a file as young as that at the last look may
# have changed since without showing it.
RACY_NS = 2_000_000_000

Progress = Callable[[str, int, int], None]


class _KeptReading(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of a text."""

    stat: Stat
    digest: bytes
    made: Reading


class _KeptMedia(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of a picture or attachment."""

    stat: Stat
    digest: bytes
    made: Seen


@dataclass(slots=True)
class Intake:
    """All readings by path; `read` counts those made anew, `fresh` holds their packed prose."""

    readings: dict[str, Reading]
    media: dict[str, Media]
    problems: list[Problem]
    fresh: dict[str, bytes] = field(default_factory=dict)
    read: int = 0


def take(
    files: dict[str, File], rules: Rules, store: Store, looked: int, jobs: int, progress: Progress
) -> Intake:
    """Readings of all briefs and standing pages, the store brought up to date.

    `looked` is when the last build began, in nanoseconds since 1970. `rules` must be what the
    stored readings were made with.
    """
    problems = [_odd_name(path) for path in files if _is_odd(path)]
    media = _take_media(files, store, looked, problems)
    texts = {p: f for p, f in files.items() if p.endswith(".md") and p.startswith((BRIEFS, PAGES))}
    kept = store.sources("reading", _KeptReading)
    readings: dict[str, Reading] = {}
    again: list[tuple[File, bytes, bytes]] = []
    restamped = []
    for path, file in texts.items():
        old = kept.get(path)
        current = old is not None and _still(old.made, media)
        if old and current and old.stat == file.stat and file.stat.mtime_ns < looked - RACY_NS:
            readings[path] = old.made
            continue
        data = scan.read(file)
        digest = _digest(data)
        if old and current and old.digest == digest:
            readings[path] = old.made
            if old.stat != file.stat:
                restamped.append((path, _KeptReading(file.stat, digest, old.made)))
            continue
        again.append((file, data, digest))
    intake = Intake(readings, media, problems, read=len(again))
    made = _read_all(again, rules, media, jobs, progress)
    for (file, _, digest), (reading, prose) in zip(again, made, strict=True):
        readings[file.path] = reading
        restamped.append((file.path, _KeptReading(file.stat, digest, reading)))
        intake.fresh[file.path] = prose
    gone = kept.keys() - texts.keys()
    store.keep_sources("reading", restamped, gone)
    store.keep_prose(intake.fresh.items(), gone)
    intake.readings = {path: readings[path] for path in texts}
    for reading in intake.readings.values():
        problems += reading.problems
    return intake


def _take_media(
    files: dict[str, File], store: Store, looked: int, problems: list[Problem]
) -> dict[str, Media]:
    """Pictures and attachments by path. Those with problems are there too: they exist."""
    from briefing.reading.media import media as read_media  # needed where there are pictures

    kept = store.sources("media", _KeptMedia)
    found: dict[str, Media] = {}
    fresh = []
    for path, file in files.items():
        if not path.lower().endswith((*PICTURES, *ATTACHMENTS)):
            continue
        old = kept.get(path)
        if not (old and old.stat == file.stat and file.stat.mtime_ns < looked - RACY_NS):
            data = scan.read(file)
            digest = _digest(data)
            if old is None or old.digest != digest:
                media, wrong = read_media(path, data)
                old = _KeptMedia(file.stat, digest, Seen(media or Media(path, "", 0, 0, ""), wrong))
                fresh.append((path, old))
        found[path] = old.made.media
        problems += old.made.problems
    store.keep_sources("media", fresh, kept.keys() - found.keys())
    return found


def _still(reading: Reading, media: dict[str, Media]) -> bool:
    """Whether the pictures that a reading asked for are as it found them."""
    return all((media[p].href if p in media else "") == href for p, href in reading.asked)


def _read_all(
    again: list[tuple[File, bytes, bytes]],
    rules: Rules,
    media: dict[str, Media],
    jobs: int,
    progress: Progress,
) -> Iterator[tuple[Reading, bytes]]:
    work = [(file.path, data) for file, data, _ in again]
    for done, result in enumerate(crew.share(work, _Reader, (rules, media), jobs), 1):
        progress("Reading", done, len(work))
        yield result


class _Reader:
    """Reads files one by one, here or in a process of the crew."""

    def __init__(self, rules: Rules, media: dict[str, Media]) -> None:
        from briefing.reading import brief  # imports Markdown

        self.rules, self.media, self.brief = rules, media, brief

    def __call__(self, item: tuple[str, bytes]) -> tuple[Reading, bytes]:
        path, data = item
        read = self.brief.read_brief if path.startswith(BRIEFS) else self.brief.read_standing
        try:
            with crew.time_limit():
                reading = read(path, data, self.rules, self.media.get)
        except crew.TooSlow:
            message = f"converting this file takes more than {crew.SECONDS_A_FILE} seconds"
            hint = "look for very long runs of brackets, asterisks or nested lists"
            problem = Problem(path, 0, 0, message, hint)
            reading = Reading(None, None, None, (problem,), ())
        prose = msgspec.msgpack.encode(reading.prose)
        return msgspec.structs.replace(reading, prose=None), prose


def _is_odd(path: str) -> bool:
    lower = path.lower()
    below = lower.startswith((BRIEFS, PAGES))
    return below and (
        lower.endswith((".markdown", ".mdown", ".txt")) or (lower[-3:] == ".md" != path[-3:])
    )


def _odd_name(path: str) -> Problem:
    hint = "rename the file so that it ends in “.md”, or move it out of the folder"
    return Problem(path, 0, 0, "only files that end in “.md” are published", hint, warning=True)


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
