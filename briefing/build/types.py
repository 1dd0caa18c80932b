"""The values of a build: the request, the values between its steps, and the result.

This module knows no step of the build.
"""

# The annotations here are values, not texts: see `core.model`.
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.model import Author, Media, Moment, Series, Topic
from briefing.site.groups import ASSETS, CARDS, INDEX, MEDIA
from briefing.storage.cache import Output
from briefing.storage.output import OutputFolder

if TYPE_CHECKING:
    from briefing.cards.style import CardStyle

Problems = tuple[Problem, ...]
# Groups of files that no layout makes.
PLAIN_GROUPS = frozenset((INDEX, MEDIA, ASSETS, CARDS))
# Called with the name of a stage, the number of pieces of work done, and the number of all.
Progress = Callable[[str, int, int], None]

# The modification times of two files that are written one after the other may be equal for this
# time. If a file changed so shortly before it was examined, a second change may be invisible:
# Git calls such a file racy.
RACY_NS = 2_000_000_000


class BuildRequest(msgspec.Struct, frozen=True):
    """What to build.

    The archive in the folder `root` is built into the folder `out`, as of the moment `at` (seconds
    since 1970). If that is not the present, `now` is. `base_url` overrides the setting. A build
    with `drafts` shows what is unpublished. In a `preview`, the addresses of assets stay the same
    when their bytes change. `clean` means without the cache. At most `jobs` processes work at the
    same time.
    """

    root: str
    out: str
    at: int
    base_url: str | None = None
    drafts: bool = False
    jobs: int = 1
    clean: bool = False
    preview: bool = False
    now: int | None = None

    @property
    def is_early(self) -> bool:
        """Whether the moment of the build is in the future."""
        return self.now is not None and self.at > self.now


class BuildResult(msgspec.Struct, frozen=True, array_like=True):
    """The result of a build. If `published` is False, there are errors among the `problems`.

    `briefs` and `pages` count what the site has, `written` and `deleted` the files that this build
    changed. `drafts` and `waiting` count the briefs that are in no list unless drafts were
    requested; `due` is when the next of those that wait becomes visible, and `next_deletion` the
    second since 1970 when a retired file is to be deleted. `early` counts those that are shown
    because the moment of the build is in the future, and `withdrawn` those that are shown and
    marked as withdrawn. `reasons` has for each file that was written or deleted the reason.
    """

    problems: Problems = ()
    published: bool = False
    briefs: int = 0
    pages: int = 0
    written: int = 0
    deleted: int = 0
    drafts: int = 0
    waiting: int = 0
    early: int = 0
    due: Moment | None = None
    at: int = 0
    language: str = "en"
    base_url: str = ""
    reasons: tuple[tuple[str, str], ...] = ()
    next_deletion: int | None = None
    withdrawn: int = 0


# ---- what a build is made from ------------------------------------------------------------------


class FileState(msgspec.Struct, frozen=True, array_like=True):
    """The properties of a file that show a change without reading it. Times are in
    nanoseconds since 1970. `ctime_ns` is 0 if the system does not record it."""

    size: int
    mtime_ns: int
    ctime_ns: int
    inode: int

    def is_racy(self, looked_ns: int) -> bool:
        """Whether the file may have changed since an examination that began then, although its
        state is the same."""
        return max(self.mtime_ns, self.ctime_ns) >= looked_ns - RACY_NS


class File(msgspec.Struct, frozen=True, array_like=True):
    """A file. `path` is its path in the archive, `real` its path on the disk."""

    path: str
    real: str
    state: FileState


# Stands for an output folder that has not been inspected yet. Nothing is known of its files.
NOT_INSPECTED = OutputFolder()


class Snapshot(msgspec.Struct, frozen=True):
    """The archive and the output folder, before anything is read.

    `began_ns` is when the look began. `content` has the files under `content/` by path, `layouts`
    the paths of the layout files by name, and `layout_states` their states. The `digest` is that of
    the `commit` and of the states of all `inputs`.
    """

    began_ns: int
    content: dict[str, File]
    layouts: dict[str, str]
    layout_states: tuple[tuple[str, FileState], ...]
    commit: str
    problems: Problems
    output: OutputFolder
    digest: bytes = b""

    def inputs(self) -> list[tuple[str, FileState]]:
        """The names and states of all files that the site is made from."""
        content = [(path, file.state) for path, file in self.content.items()]
        return [*content, *self.layout_states]


class TextState(msgspec.Struct, frozen=True, array_like=True):
    """A text as it was read: the state of its file, the digest of its bytes, the pictures that it
    refers to with their addresses, and its problems."""

    file: FileState
    content: bytes
    media: tuple[tuple[str, str], ...]
    problems: Problems


class TextStates(msgspec.Struct, frozen=True, array_like=True):
    """All texts by path, as they were when they were examined, from `looked_ns` on. `options` is
    the digest of the options that they were parsed with."""

    looked_ns: int
    options: bytes
    texts: dict[str, TextState]


class Ingested(msgspec.Struct, frozen=True):
    """The result of reading.

    `texts` are the paths of all texts in order, and `media` the pictures and attachments. `failed`
    are the texts that have errors. `changed` has the packed records, as last published, of the
    texts that changed since then.
    """

    texts: tuple[str, ...]
    media: dict[str, Media]
    problems: Problems
    failed: frozenset[str]
    changed: dict[str, bytes]


class ReadCards(NamedTuple):
    """The style of all cards, or None if no cards are made; and the problems that prevent them."""

    style: "CardStyle | None" = None
    problems: Problems = ()


# ---- what a publication leaves behind -----------------------------------------------------------


class SiteFacts(msgspec.Struct, frozen=True, array_like=True):
    """The digests of what decides pages, except texts: what every page may show, what lists show
    (feeds, kinds, topics and authors), the layouts, and the glossary."""

    everywhere: bytes
    lists: bytes
    layouts: bytes
    glossary: bytes


class Publication(msgspec.Struct, frozen=True, array_like=True):
    """What was last published, by a build that began at `began_ns`.

    `request` is a digest of what was requested, except the moment; `inputs` is that of the
    snapshot. `warnings` are about the archive as a whole: edits of bodies do not change them.
    `has_series` tells whether a series has a page. `changed_ns` is the latest change time
    of a file of the site, or 0 if that is not known.
    """

    request: bytes
    inputs: bytes
    began_ns: int
    result: BuildResult
    facts: SiteFacts
    topics: dict[str, Topic]
    authors: dict[str, Author]
    changed_ns: int = 0
    series: dict[str, Series] = {}
    has_series: bool = False
    warnings: Problems = ()

    def is_current(self, at: int) -> bool:
        """Whether no brief became visible between the publication and the moment `at`, and time did
        not run backwards."""
        due = self.result.due
        return self.result.at <= at and (due is None or at < due.unix)


class RenderedFile(msgspec.Struct, frozen=True, array_like=True):
    """What became of one file of the site.

    Without a `reason`, the file stays as it is. Without a `staged` name in the staging folder, its
    bytes are there already, or its layout has a `problem`. `context` is what the layout was given,
    packed, if it is stored.
    """

    path: str
    stage: int = 2
    reason: str = ""
    staged: str = ""
    output: Output | None = None
    problem: Problem | None = None
    context: bytes = b""
