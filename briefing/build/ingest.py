"""Files → readings: what changed is read anew, the rest comes from the store.

The edge on the way in. Which files changed is decided as Git does: a file is unchanged if its
size, time and inode are as stored and its time is older than the last look; otherwise the digest of
its bytes decides. Many changed files are shared out to processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cache, partial
from typing import NamedTuple

import msgspec

from briefing.build import scan, workers
from briefing.build.scan import RACY_NS, File, Stat
from briefing.content.types import Config, ParsedFile, ParsedMedia, ParseOptions
from briefing.core.diagnostics import Problem, error_location, nearest_file
from briefing.core.hashing import DIGEST_BYTES, digest
from briefing.core.model import Brief, Media
from briefing.core.paths import (
    AUTHORS_FILE,
    BRIEFS_FOLDER,
    PAGES_FOLDER,
    SITE_FILE,
    TOPICS_FILE,
    is_brief_file,
    is_media,
    is_page_file,
)
from briefing.storage.cache import Cache

Progress = Callable[[str, int, int], None]

# So many files are read in less time than it takes to tell which of all have changed.
_FEW = 40
_BATCH = 500


class _KeptReading(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of a text."""

    stat: Stat
    digest: bytes
    made: ParsedFile


class _Fresh(msgspec.Struct, frozen=True, array_like=True):
    """The same with a reading that is packed already, as it comes from a process."""

    stat: Stat
    digest: bytes
    made: msgspec.Raw


class _KeptMedia(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of a picture or attachment."""

    stat: Stat
    digest: bytes
    made: ParsedMedia


class _KeptWords(msgspec.Struct, frozen=True):
    """What the store keeps of the settings files; `seal` stands for their bytes."""

    seal: bytes
    words: Config
    problems: tuple[Problem, ...]


class Begun(NamedTuple):
    """What a first look found: the texts, the pictures and attachments, and what is odd about
    them; and functions that have young texts read aside: one tells the rules to read them by, the
    other waits for what was made of them."""

    texts: dict[str, File]
    media: dict[str, Media]
    problems: list[Problem]
    looked: int
    bodies: bool
    tell: Callable[[ParseOptions], None]
    made: Callable[[], dict[str, _Made]]


class Intake(msgspec.Struct):
    """All readings by path; `read` counts those made anew. Bodies are in the store."""

    readings: dict[str, ParsedFile]
    media: dict[str, Media]
    problems: list[Problem]
    read: int = 0


def words(files: dict[str, File], store: Cache) -> tuple[Config, tuple[Problem, ...]]:
    """The archive's settings, topics and authors, and what is wrong with them."""
    texts = {
        path: scan.read_if_there(files, path) for path in (SITE_FILE, TOPICS_FILE, AUTHORS_FILE)
    }
    seal = digest(_encode(texts))
    kept = store.meta("words", _KeptWords)
    if kept is None or kept.seal != seal:
        from briefing.content import config  # They seldom change.

        kept = _KeptWords(seal, *config.parse_config(texts.__getitem__))
        store.set_meta("words", kept)
    return kept.words, kept.problems


@contextmanager
def begun(
    files: dict[str, File], store: Cache, looked: int, bodies: bool = True
) -> Iterator[Begun]:
    """A first look at the files, without the rules that texts are read by.

    `looked` is when the last build began, in nanoseconds since 1970. Without `bodies`, neither the
    prose of what is read anew is kept, nor what it says to those who search.
    """
    texts = {p: f for p, f in files.items() if is_brief_file(p) or is_page_file(p)}
    others = {p: f for p, f in files.items() if p not in texts}
    problems = [problem for path in others for problem in _stray(path)]
    media = _take_media(others, store, looked, problems)
    young: list[_Work] = [(f, None) for f in texts.values() if f.stat.mtime_ns >= looked - RACY_NS]
    if not 0 < len(young) <= _FEW:
        yield Begun(texts, media, problems, looked, bodies, lambda rules: None, dict[str, _Made])
        return
    # A few young files have been edited, most likely. They are read aside, Markdown's import
    # included, while the rules are found and the store tells what has changed indeed.
    here, alone = (partial(read, young, media, bodies) for read in (_read_here, _read_alone))
    with workers.fork_prestarted(_ready, here, alone) as (tell, made):
        yield Begun(texts, media, problems, looked, bodies, tell, cache(made))


def take(begun: Begun, rules: ParseOptions, store: Cache, jobs: int, progress: Progress) -> Intake:
    """Readings of all briefs and standing pages, the store brought up to date. `rules` must be what
    the stored readings were made with."""
    begun.tell(rules)
    texts, media, looked = begun.texts, begun.media, begun.looked
    problems = list(begun.problems)
    kept = store.sources("reading", _KeptReading)
    readings, again, restamped = _told_apart(texts, kept, media, looked)
    made = begun.made() if again else {}
    gone = kept.keys() - texts.keys()
    changed = (*(file.path for file, _ in again), *gone)
    store.keep_changes((path, kept[path].made.brief if path in kept else None) for path in changed)
    store.keep_sources("reading", restamped, gone)
    store.keep_prose((), gone)
    store.keep_said((), gone)
    rest = [work for work in again if work[0].path not in made]
    results = workers.map_processes(rest, _Reader, (rules, media, begun.bodies), jobs, _lost)
    decode = msgspec.msgpack.Decoder(ParsedFile).decode
    # What was made goes to the store as it comes: no more of it is held than a batch.
    batch: list[tuple[File, _Made]] = [
        (file, made[file.path]) for file, _ in again if file.path in made
    ]
    for done, ((file, _), result) in enumerate(zip(rest, results, strict=True), 1):
        progress("Reading", done, len(rest))
        batch.append((file, result))
        if len(batch) == _BATCH:
            readings.update((f.path, decode(one.reading)) for f, one in batch)
            _keep(batch, store)
            batch = []
    readings.update((f.path, decode(one.reading)) for f, one in batch)
    _keep(batch, store)
    for reading in readings.values():
        problems += reading.problems
    return Intake(readings, media, problems, read=len(again))


def as_it_was(begun: Begun, path: str, store: Cache) -> tuple[Brief, Stat] | None:
    """The brief at `path` as it was read last and how its file lay then, if its front matter seems
    to be the same: by that, most edits of a text are told from others before it is read."""
    kept = store.source("reading", path, _KeptReading)
    if kept is None or kept.made.brief is None or path not in begun.texts:
        return None
    front = _digests(scan.read(begun.texts[path]))[DIGEST_BYTES:]
    return (kept.made.brief, kept.stat) if kept.digest[DIGEST_BYTES:] == front else None


def take_one(begun: Begun, rules: ParseOptions, was: Brief, store: Cache) -> ParsedFile | None:
    """The reading of the one young text, which said `was`, and the store brought up to date with
    it; None where nobody could read it. The rules are those of the last build."""
    begun.tell(rules)
    made = begun.made().get(was.path)
    return _kept(begun.texts[was.path], made, was, store) if made and made.digest else None


def _keep(batch: list[tuple[File, _Made]], store: Cache) -> None:
    """Put what was made of files into the store, but for that which a crash made."""
    sound = [(file, made) for file, made in batch if made.digest]
    store.keep_sources(
        "reading",
        [(f.path, _Fresh(f.stat, m.digest, msgspec.Raw(m.reading))) for f, m in sound],
        (),
    )
    store.keep_prose([(f.path, m.prose) for f, m in sound if m.prose], ())
    store.keep_said([(f.path, m.said) for f, m in sound if m.prose], ())


def _told_apart(
    texts: dict[str, File], kept: dict[str, _KeptReading], media: dict[str, Media], looked: int
) -> tuple[dict[str, ParsedFile], list[_Work], list[tuple[str, _KeptReading | _Fresh]]]:
    """Readings that stand, in the order of all; files to be read again; and those that stand though
    their files were touched, with their times of now."""
    readings: dict[str, ParsedFile] = dict.fromkeys(texts, _NOTHING)
    again: list[_Work] = []
    restamped: list[tuple[str, _KeptReading | _Fresh]] = []
    for path, file in texts.items():
        old = kept.get(path)
        if old is None or (old.made.media_refs and not _still(old.made, media)):
            again.append((file, None))
            continue
        if old.stat != file.stat or file.stat.mtime_ns >= looked - RACY_NS:
            data = scan.read(file)
            if old.digest != _digests(data):
                again.append((file, data))
                continue
            if old.stat != file.stat:
                restamped.append((path, _KeptReading(file.stat, old.digest, old.made)))
        readings[path] = old.made
    return readings, again, restamped


def _ready() -> None:
    from briefing.content import brief  # noqa: F401 – imports Markdown
    from briefing.search import document  # noqa: F401


def _read_here(
    works: list[_Work], media: dict[str, Media], bodies: bool, rules: ParseOptions
) -> dict[str, _Made]:
    read = _Reader(rules, media, bodies)
    return {work[0].path: read(work) for work in works}


def _read_alone(
    works: list[_Work], media: dict[str, Media], bodies: bool, rules: ParseOptions
) -> dict[str, _Made]:
    """The same with a process for each, to find the one that takes its process down."""
    made: dict[str, _Made] = {}
    for work in works:
        nothing = {work[0].path: _lost(work)}
        task = partial(_read_here, [work], media, bodies, rules)
        with workers.fork_task(task, nothing.copy) as one:
            made |= one()
    return made


def wake(rules: ParseOptions, media: dict[str, Media]) -> None:
    """Import and set up all that reading needs, so that the first edit does not wait for it."""
    empty = File(f"{BRIEFS_FOLDER}x.md", "", Stat(0, 0, 0))
    for lang in {rules.lang, "en"}:
        text = f"---\ntitle: T\ndate: 2000-01-01\nauthor: A\ntopics: T\nlang: {lang}\n---\nT.\n"
        _Reader(rules, media)((empty, text.encode()))


def read_one(
    file: File, rules: ParseOptions, media: dict[str, Media], store: Cache, was: Brief
) -> ParsedFile:
    """The reading of a file that was saved, whatever its time says, noted in the store as a change
    from the brief `was`."""
    return _kept(file, _Reader(rules, media)((file, None)), was, store)


def _kept(file: File, made: _Made, was: Brief, store: Cache) -> ParsedFile:
    store.keep_changes([(file.path, was)])
    _keep([(file, made)], store)
    return msgspec.msgpack.decode(made.reading, type=ParsedFile)


def _take_media(
    files: dict[str, File], store: Cache, looked: int, problems: list[Problem]
) -> dict[str, Media]:
    """Pictures and attachments by path. Those with problems are there too: they exist."""
    kept = store.sources("media", _KeptMedia)
    found: dict[str, Media] = {}
    fresh = []
    for path, file in files.items():
        if not is_media(path):
            continue
        old = kept.get(path)
        if not (old and old.stat == file.stat and file.stat.mtime_ns < looked - RACY_NS):
            data = scan.read(file)
            of_bytes = digest(data)
            if old is None or old.digest != of_bytes:
                from briefing.content.media import parse_media  # seldom needed, and heavy

                media, wrong = parse_media(path, data)
                old = _KeptMedia(
                    file.stat, of_bytes, ParsedMedia(media or Media(path, "", 0, 0, ""), wrong)
                )
                fresh.append((path, old))
        found[path] = old.made.media
        problems += old.made.problems
    store.keep_sources("media", fresh, kept.keys() - found.keys())
    return found


def _still(reading: ParsedFile, media: dict[str, Media]) -> bool:
    """Whether the pictures that a reading asked for are as it found them. A text that misses
    one was told of another that is like it, which may be gone."""
    if not (reading.brief or reading.page) and any(not href for _, href in reading.media_refs):
        return False
    return all((media[p].href if p in media else "") == href for p, href in reading.media_refs)


# A file to read, and its bytes where they are known already.
_Work = tuple[File, bytes | None]


class _Made(NamedTuple):
    """What was made of a file: digests of its bytes; and packed the reading, the prose, and what a
    brief says to those who search. The last two are empty where nobody wants them."""

    digest: bytes
    reading: bytes
    prose: bytes
    said: bytes


_NOTHING = ParsedFile(None, None, None, (), ())


class _Reader:
    """Reads files one by one, here or in a process of the crew."""

    def __init__(self, rules: ParseOptions, media: dict[str, Media], bodies: bool = True) -> None:
        from briefing.content import brief  # imports Markdown

        self.rules, self.media, self.bodies, self.brief = rules, media, bodies, brief
        self.limit = workers.TimeLimit()

    def __call__(self, item: _Work) -> _Made:
        file, data = item
        path = file.path
        data = scan.read(file) if data is None else data
        read = self.brief.parse_brief if path.startswith(BRIEFS_FOLDER) else self.brief.parse_page
        try:
            with self.limit:
                reading = read(path, data, self.rules, self.media.get, self._near)
        except workers.TooSlow:
            message = f"converting this file takes more than {workers.SECONDS_A_FILE} seconds"
            hint = "look for very long runs of brackets, asterisks or nested lists"
            reading = _refused(path, message, hint)
        except MemoryError:
            return _lost(item)
        except Exception as error:
            return _puzzled(path, error)
        return _packed(_digests(data), reading, self.bodies)

    def _near(self, path: str) -> str:
        return nearest_file(path, self.media)


def _lost(item: _Work) -> _Made:
    """What is said of a file whose reading took its process down. Without a digest it is not kept,
    and so is read again next time."""
    hint = "is the machine short of memory? Else take out the newest part until it builds"
    return _packed(b"", _refused(item[0].path, "reading this file crashed the converter", hint))


def _puzzled(path: str, error: Exception) -> _Made:
    """What is said of a file whose reading failed where it never should. It is not kept either."""
    what = f"{type(error).__name__} in {error_location(error)}"
    message = f"this file could not be read: a mistake in Briefing itself ({what})"
    hint = "please report it, with the file; until it is mended, take out the newest part"
    return _packed(b"", _refused(path, message, hint))


def _refused(path: str, message: str, hint: str) -> ParsedFile:
    return ParsedFile(None, None, None, (Problem(path, 0, 0, message, hint),), ())


def _packed(digest: bytes, reading: ParsedFile, bodies: bool = True) -> _Made:
    whole = msgspec.structs.replace(reading, prose=None, text="")
    if not bodies:
        return _Made(digest, _encode(whole), b"", b"")

    from briefing.search import document  # Most builds read nothing.

    words = document.make_document(reading.brief, reading.text) if reading.brief else document.EMPTY
    return _Made(digest, _encode(whole), _encode(reading.prose), document.pack(words))


_encode = msgspec.msgpack.Encoder().encode


def _stray(path: str) -> tuple[Problem, ...]:
    """What to say of a file that is no text of the archive's, where it seems to be meant as one. A
    README is meant for editors."""
    lower = path.lower()
    if not lower.endswith((".md", ".markdown", ".mdown", ".txt")):
        return ()
    if path.startswith((BRIEFS_FOLDER, PAGES_FOLDER)):
        message = "only files that end in “.md” are published"
        hint = "rename the file so that it ends in “.md”, or move it out of the folder"
    elif lower.endswith((".txt", "/readme.md")):
        return ()
    else:
        message = "this file is published nowhere"
        hint = f"move it to {BRIEFS_FOLDER}, or to {PAGES_FOLDER} if it is a standing page"
    return (Problem(path, 0, 0, message, hint, warning=True),)


def _digests(data: bytes) -> bytes:
    """A digest of a text, and one of its front matter by the looks of it: up to the line that
    begins as the text does. Where there is no such line, all may be front matter."""
    end = data.find(b"\n" + data[:3])
    return digest(data) + digest(data[:end] if end > 0 else data)
