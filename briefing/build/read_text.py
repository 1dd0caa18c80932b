"""One file → a parsed text, in any process.

A text that crashes its process, or takes too long, is named and not stored: it is read again at the
next build. This module knows no other file, except those that a text may refer to: pictures,
attachments and data.
"""

from __future__ import annotations

from functools import partial
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from briefing.build import limits, scan, workers
from briefing.build.types import File, FileState, Problems, Snapshot, TextState
from briefing.content.types import ParsedFile, ParseOptions
from briefing.core.diagnostics import Problem, error_location
from briefing.core.hashing import digest
from briefing.core.model import Media
from briefing.core.paths import BRIEFS_FOLDER, TOPICS_FOLDER, is_brief_file, is_data
from briefing.core.proposals import nearest_file
from briefing.templates.catalogues import Catalogues
from briefing.templates.files import catalogue_paths


class ParsedText(NamedTuple):
    """A text as a process has read it. `state` is None if it must not be stored. The rest is
    packed: the record, the body, and the document that the index is made from."""

    state: TextState | None
    problems: Problems
    record: bytes
    body: bytes
    document: bytes


# A file to read, and its bytes if they are known already.
Work = tuple[File, bytes | None]


class OtherFiles(NamedTuple):
    """What a text may refer to: pictures and attachments by path, and the files with data; and the
    paths of the catalogues by language."""

    media: dict[str, Media]
    data: dict[str, File]
    catalogues: dict[str, str]


def other_files(media: dict[str, Media], snapshot: Snapshot) -> OtherFiles:
    """The pictures and attachments, those of the archive's files that have data, and the
    catalogues."""
    data = {path: snapshot.content[path] for path in media if is_data(path)}
    return OtherFiles(media, data, catalogue_paths(snapshot.layouts))


class TextReader:
    """Reads files one by one."""

    def __init__(self, options: ParseOptions, others: OtherFiles, bodies: bool) -> None:
        # Imported here, because they import Markdown.
        from briefing.content import brief
        from briefing.content.file_parser import Lookups

        self.options, self.bodies, self.brief = options, bodies, brief
        media, attachments, catalogues = others
        self.lookups = Lookups(
            media.get,
            partial(nearest_file, candidates=media),
            lambda path: scan.read(attachments[path]),
            Catalogues(catalogues).word,
        )
        self.limit = limits.TimeLimit()

    def __call__(self, item: Work) -> ParsedText:
        file, data = item
        path = file.path
        try:
            data = scan.read(file) if data is None else data
        except scan.Unreadable as error:
            return ParsedText(None, (error.problem,), b"", b"", b"")
        parse = self.brief.parse_page
        if is_brief_file(path):
            parse = self.brief.parse_brief
        elif path.startswith(TOPICS_FOLDER):
            parse = self.brief.parse_topic_text
        seconds = self.limit.seconds
        try:
            with self.limit:
                parsed = parse(path, data, self.options, self.lookups)
        except scan.Unreadable as error:
            return ParsedText(None, (error.problem,), b"", b"", b"")
        except limits.TooSlow:
            parsed = _too_slow(path, seconds)
            if seconds < limits.SECONDS_A_FILE:  # It may be well without the other slow files.
                return ParsedText(None, parsed.problems, b"", b"", b"")
        except MemoryError:
            return on_crash(item)
        except Exception as error:
            what = f"{type(error).__name__} in {error_location(error)}"
            failure = _failure(
                path,
                "internal-error",
                f"this file could not be read: an error in Briefing itself ({what})",
                "please report it, with the file; until then, remove what you changed last",
            )
            return ParsedText(None, failure.problems, b"", b"", b"")
        state = TextState(file.state, digest(data), parsed.media_refs, parsed.problems)
        return _pack(state, parsed, self.bodies)


def _pack(state: TextState, parsed: ParsedFile, bodies: bool) -> ParsedText:
    # The state has the problems and pictures; the body is stored by itself.
    record = _encode(replace(parsed, prose=None, text="", problems=(), media_refs=()))
    if not bodies:
        return ParsedText(state, parsed.problems, record, b"", b"")

    from briefing.search import document  # Imported here: most builds read no text.

    words = document.make_document(parsed.brief, parsed.text) if parsed.brief else document.EMPTY
    return ParsedText(state, parsed.problems, record, _encode(parsed.prose), document.pack(words))


_encode = msgspec.msgpack.Encoder().encode


def read_here(
    works: list[Work], options: ParseOptions, others: OtherFiles, bodies: bool
) -> list[ParsedText]:
    """Read these files in this process."""
    read = TextReader(options, others, bodies)
    return [read(work) for work in works]


def read_each_alone(
    works: list[Work], options: ParseOptions, others: OtherFiles, bodies: bool
) -> list[ParsedText]:
    """The same with one process for each text, to find the one that crashes its process."""
    parsed: list[ParsedText] = []
    for work in works:
        task = partial(read_here, [work], options, others, bodies)
        with workers.fork_task(task, lambda work=work: [on_crash(work)]) as read:  # type: ignore[misc]
            parsed += read()
    return parsed


def on_crash(item: Work) -> ParsedText:
    """The result for a text that crashed its process."""
    failure = _failure(
        item[0].path,
        "converter-crash",
        "this file crashed the converter",
        "if the machine has enough memory, remove the part of the file that you changed last",
    )
    return ParsedText(None, failure.problems, b"", b"", b"")


def _too_slow(path: str, seconds: float) -> ParsedFile:
    """The result for a text that took longer than this."""
    hint = "shorten very long sequences of brackets or asterisks, and deeply nested lists"
    if seconds < limits.SECONDS_A_FILE:
        hint = f"correct the slower files first; then, in this file, {hint}"
    message = f"the conversion of this file takes more than {seconds:g} seconds"
    return _failure(path, "conversion-timeout", message, hint)


def _failure(path: str, code: str, message: str, hint: str) -> ParsedFile:
    return ParsedFile(None, None, None, (Problem(path, 0, 0, message, hint, code=code),), ())


def warm_up(options: ParseOptions) -> None:
    """Import and prepare everything that reading needs, so that forked processes share it."""
    for lang in {options.lang, "en"}:
        text = f"---\ntitle: T\ndate: 2000-01-01\nauthor: A\ntopics: T\nlang: {lang}\n---\nT.\n"
        file = File(f"{BRIEFS_FOLDER}x.md", "", FileState(0, 0, 0, 0))
        TextReader(options, OtherFiles({}, {}, {}), True)((file, text.encode()))
