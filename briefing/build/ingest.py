"""Files → parsed texts: what changed is read, everything else comes from the cache.

1. A file is unchanged if its state is as stored, and if it was not racy when the state was stored.
   Otherwise the digest of its bytes decides. Git does the same.
2. A text is unchanged if its bytes, the rules that it is read by, and the addresses of the pictures
   that it names are unchanged.
3. What was read is stored even if the build fails. The published version of a text is kept until
   the next publication.
4. A text that crashes its process, or takes too long, is named and not stored.
"""

# The annotations here are values, not texts: see `core.model`.
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import msgspec
from msgspec.structs import replace

from briefing.build import read_text, scan, workers
from briefing.build.read_text import ParsedText, TextReader, Work
from briefing.build.types import (
    RACY_NS,
    File,
    FileState,
    Ingested,
    Problems,
    Progress,
    Snapshot,
    TextState,
    TextStates,
)
from briefing.content.types import (
    Config,
    ParsedMedia,
    ParseOptions,
    parse_options_of,
)
from briefing.core.diagnostics import Problem, errors_in
from briefing.core.hashing import digest, digest_of_value
from briefing.core.model import Media
from briefing.core.paths import (
    BRIEFS_FOLDER,
    CONTENT_FOLDER,
    MARKDOWN,
    OTHER_TEXTS,
    PAGES_FOLDER,
    SETTINGS_FILES,
    SITE_FILE,
    TEXT_FOLDERS,
    is_media,
    is_text,
)
from briefing.core.proposals import nearest_file
from briefing.core.settings import Settings
from briefing.storage.cache import Cache
from briefing.templates.files import digest_of_catalogues, is_catalogue

# For this many texts or fewer, several processes are not faster than one.
_FEW_TEXTS = 40
# This many parsed texts are collected in memory before they are stored.
_BATCH_TEXTS = 500


class ReadConfig(msgspec.Struct, frozen=True):
    """What the settings files say. `digest` is that of their bytes. If there are errors in the
    files that are `unreliable`, briefs are not checked against what these say. Texts are parsed
    with these `options`."""

    digest: bytes
    config: Config
    problems: Problems
    options: ParseOptions
    unreliable: frozenset[str]


class _MediaState(msgspec.Struct, frozen=True, array_like=True):
    """What the cache stores of a picture or attachment."""

    file: FileState
    content: bytes
    parsed: ParsedMedia


class _CatalogueStates(msgspec.Struct, frozen=True, array_like=True):
    """The states of the catalogues at a look, and the digest of their bytes."""

    looked_ns: int
    states: tuple[tuple[str, FileState], ...]
    digest: bytes


def read_config(snapshot: Snapshot, cache: Cache) -> ReadConfig:
    """The settings, topics and authors of the archive, and the rules that texts are read by.
    Raises `Fault`."""
    read = _read_settings(snapshot, cache)
    return replace(read, options=replace(read.options, catalogues=_catalogues(snapshot, cache)))


def _catalogues(snapshot: Snapshot, cache: Cache) -> bytes:
    """The digest of the catalogues, which are read only if one of them changed."""
    states = tuple(item for item in snapshot.layout_states if is_catalogue(item[0]))
    old = cache.get("catalogues", _CatalogueStates)
    if old and old.states == states and not any(s.is_racy(old.looked_ns) for _, s in states):
        return old.digest
    content = digest_of_catalogues(snapshot.layouts)
    cache.set("catalogues", _CatalogueStates(snapshot.began_ns, states, content))
    return content


def _read_settings(snapshot: Snapshot, cache: Cache) -> ReadConfig:
    read = cache.get("config", ReadConfig)
    try:
        data = {path: scan.read_if_there(snapshot.content, path) for path in SETTINGS_FILES}
    except scan.Unreadable as error:
        # Nothing is published. Briefs are not checked against what is not known.
        config = Config(Settings(), None, None)
        options = read.options if read else replace(parse_options_of(config.settings), kinds=())
        return ReadConfig(b"", config, (error.problem,), options, frozenset(SETTINGS_FILES))
    content = digest_of_value(data)
    if read is None or read.digest != content:
        from briefing.content import config as settings_files  # They seldom change.

        config, problems = settings_files.parse_config(data.__getitem__)
        options = parse_options_of(config.settings)
        unreliable = frozenset(p.path for p in errors_in(problems))
        if SITE_FILE in unreliable:
            # Nothing is published until the error is corrected, so texts need not be read again
            # now.
            options = read.options if read else replace(options, kinds=())
        read = ReadConfig(content, config, problems, options, unreliable)
        cache.set("config", read)
    return read


@contextmanager
def start_ingest(
    snapshot: Snapshot,
    config: ReadConfig,
    cache: Cache,
    jobs: int,
    progress: Progress,
    *,
    bodies: bool = True,
) -> Iterator[Callable[[], Ingested]]:
    """Begin to read the texts that changed. The yielded function waits for the end, and updates
    the cache.

    Without `bodies`, neither bodies nor documents are stored. Raises `Fault`.
    """
    texts = {path: file for path, file in snapshot.content.items() if is_text(path)}
    others = {p: f for p, f in snapshot.content.items() if p not in texts}
    stored = cache.get("inputs", TextStates) or TextStates(0, b"", {})
    media, problems = _read_media(others, cache, stored.looked_ns)
    problems = (*problems, *(problem for path in others for problem in _stray(path)))
    options = digest_of_value(config.options)
    states, work = _compare(texts, stored, options, media)
    reader = config.options, read_text.other_files(media, snapshot), bodies
    few = 0 < len(work) <= _FEW_TEXTS
    # If few texts changed, another process imports Markdown and reads them. Meanwhile, this process
    # prepares everything else.
    task = partial(read_text.read_here, work, *reader)
    on_crash = partial(read_text.read_each_alone, work, *reader)
    with workers.fork_task(task, on_crash) if few else _nothing() as read_few:

        def finish() -> Ingested:
            gone = [path for path in stored.texts if path not in texts]
            if cache.has("publication"):
                cache.note_unpublished([*(file.path for file, _ in work), *gone])
            if few:
                parsed: Iterator[ParsedText] = iter(read_few())
            else:
                parsed = workers.map_processes(work, TextReader, reader, jobs, read_text.on_crash)
            cache.write("record", (), gone)
            cache.write("body", (), gone)
            cache.write("document", (), gone)
            transient = _store(work, parsed, states, cache, progress)
            cache.set("inputs", TextStates(snapshot.began_ns, options, states))
            found = {path: state.problems for path, state in states.items() if state.problems}
            found |= transient
            return Ingested(
                texts=tuple(texts),
                media=media,
                problems=(*problems, *(p for many in found.values() for p in many)),
                failed=frozenset(path for path, many in found.items() if errors_in(many)),
                changed=cache.unpublished(),
            )

        yield finish


@contextmanager
def _nothing() -> Iterator[Callable[[], list[ParsedText]]]:
    yield list


def _compare(
    texts: dict[str, File], stored: TextStates, options: bytes, media: dict[str, Media]
) -> tuple[dict[str, TextState], list[Work]]:
    """The states of the texts that need not be read, and the texts that must be."""
    states: dict[str, TextState] = {}
    work: list[Work] = []
    racy_ns = stored.looked_ns - RACY_NS
    known = stored.texts if stored.options == options else {}
    for path, file in texts.items():
        old = known.get(path)
        if old is None or (old.media and not _has_same_media(old, media)):
            work.append((file, None))
            continue
        state = file.state
        # It says what `is_racy` says, in less time: most texts are looked at here.
        if old.file != state or state.mtime_ns >= racy_ns or state.ctime_ns >= racy_ns:
            try:
                data = scan.read(file)
            except scan.Unreadable:
                work.append((file, None))  # Its reader reports it.
                continue
            if old.content != digest(data):
                work.append((file, data))
                continue
            if old.file != file.state:
                old = replace(old, file=file.state)
        states[path] = old
    return states, work


def _has_same_media(text: TextState, media: dict[str, Media]) -> bool:
    """Whether the pictures that a text names have the addresses that they had. The hint for a
    missing picture names another one, which may have been deleted."""
    if errors_in(text.problems) and any(not href for _, href in text.media):
        return False
    return all((media[p].href if p in media else "") == href for p, href in text.media)


def _store(
    work: list[Work],
    parsed: Iterator[ParsedText],
    states: dict[str, TextState],
    cache: Cache,
    progress: Progress,
) -> dict[str, Problems]:
    """Store what was read, in small batches to save memory. Adds to the `states`.
    Returns the problems of the texts that must not be stored, by path."""
    transient: dict[str, Problems] = {}
    batch: list[tuple[str, ParsedText]] = []
    for done, ((file, _), text) in enumerate(zip(work, parsed, strict=True), 1):
        progress("Reading", done, len(work))
        if text.state is None:
            transient[file.path] = text.problems
            continue
        states[file.path] = text.state
        batch.append((file.path, text))
        if len(batch) == _BATCH_TEXTS:
            _write(batch, cache)
            batch = []
    _write(batch, cache)
    # The stored values of these texts are not those of their present files.
    cache.write("record", (), transient)
    return transient


def _write(batch: list[tuple[str, ParsedText]], cache: Cache) -> None:
    cache.write("record", [(path, text.record) for path, text in batch])
    cache.write("body", [(path, text.body) for path, text in batch if text.body])
    cache.write("document", [(path, text.document) for path, text in batch if text.body])


# ---- other files --------------------------------------------------------------------------------


def _read_media(
    files: dict[str, File], cache: Cache, looked_ns: int
) -> tuple[dict[str, Media], Problems]:
    """Pictures and attachments by path, and their problems. Those with problems are there too:
    their files exist."""
    stored = cache.read_all("media", _MediaState)
    media: dict[str, Media] = {}
    problems: list[Problem] = []
    changed: list[tuple[str, bytes]] = []
    for path, file in files.items():
        if not is_media(path):
            continue
        old = stored.get(path)
        if old is None or old.file != file.state or file.state.is_racy(looked_ns):
            try:
                data = scan.read(file)
            except scan.Unreadable as error:
                media[path] = Media(path, "", 0, 0, "")
                problems.append(error.problem)
                continue
            content = digest(data)
            if old is None or old.content != content:
                from briefing.content.media import parse_media  # It is seldom needed.

                parsed, wrong = parse_media(path, data)
                old = _MediaState(
                    file.state, content, ParsedMedia(parsed or Media(path, "", 0, 0, ""), wrong)
                )
                changed.append((path, msgspec.msgpack.encode(old)))
            elif old.file != file.state:
                old = replace(old, file=file.state)
                changed.append((path, msgspec.msgpack.encode(old)))
        media[path] = old.parsed.media
        problems += old.parsed.problems
    if changed or stored.keys() - media.keys():
        cache.write("media", changed, stored.keys() - media.keys())
    return media, tuple(problems)


def _stray(path: str) -> Problems:
    """A warning about a file that seems to be meant for the site but is not used: a text, or a file
    of settings. A README is meant for editors."""
    lower = path.lower()
    if lower.endswith(".toml") and path not in SETTINGS_FILES:
        close = nearest_file(path, SETTINGS_FILES)
        hint = f"rename it to {close}, or move" if close else "move"
        message, hint = "this file is not read", f"{hint} it out of {CONTENT_FOLDER}/"
        return (Problem(path, 0, 0, message, hint, warning=True, code="unread-file"),)
    if not lower.endswith((MARKDOWN, *OTHER_TEXTS)):
        return ()
    if path.startswith(TEXT_FOLDERS):
        message = "only files that end in “.md” are published"
        hint = "rename the file so that it ends in “.md”, or move it out of the folder"
    elif lower.endswith((".txt", "/readme.md")):
        return ()
    else:
        message = "this file will not be published"
        hint = f"move it to {BRIEFS_FOLDER}, or to {PAGES_FOLDER} if it is a standing page"
    return (Problem(path, 0, 0, message, hint, warning=True, code="unpublished-file"),)
