"""The values of a build: what to build, what came of it, and what the steps hand on.

Knows no step of the build.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from briefing.build.scan import File, Stat
from briefing.core.diagnostics import Problem
from briefing.core.model import Moment

if TYPE_CHECKING:
    from briefing.content.types import ParseOptions
    from briefing.core.model import Media
    from briefing.site.pages import PlannedPages
    from briefing.templates.files import Layouts

# The name of each file that a build is made from, and how it lies.
Lies = list[tuple[str, Stat]]


class BuildRequest(msgspec.Struct, frozen=True):
    """What to build. `at` is the moment of the build in seconds since 1970; `now` is the present,
    where `at` is yet to come. `base_url`, where given, stands for the setting. In a `preview`, the
    addresses of assets are lasting, so that a change of a style sheet touches no page."""

    root: str
    out: str
    at: int
    base_url: str | None = None
    drafts: bool = False
    jobs: int = 1
    clean: bool = False
    preview: bool = False
    now: int | None = None


class BuildResult(msgspec.Struct, frozen=True, array_like=True):
    """What came of a build. `published` is false where errors stand among the problems.

    `drafts` and `waiting` count briefs that are in no list unless drafts were ordered; `due` is
    when the next of those that wait will come out. `early` counts those that are shown because the
    build's moment is yet to come. `signature` stands for all that the build was made from.
    """

    problems: tuple[Problem, ...] = ()
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
    signature: bytes = b""
    reasons: tuple[tuple[str, str], ...] = ()


class Sight(msgspec.Struct, frozen=True):
    """The archive before anything is read: its files and layouts, what is odd about them, the
    commit, and whether the last build saw the `same`. `lies` tells how all of them lie, and the
    `signature` stands for that; `young` are files that may have changed without showing it since
    the last build that was published. `looked` is when the last build began, `began` this one."""

    files: dict[str, File]
    problems: tuple[Problem, ...]
    layouts: dict[str, str]
    checkout: str
    last: BuildResult | None
    same: bool
    lies: Lies
    signature: bytes
    young: list[str]
    looked: int
    began: int


class Held(msgspec.Struct, frozen=True):
    """What a published build found, for a process that goes on; see `open_session`."""

    report: BuildResult
    plan: PlannedPages
    files: dict[str, File]
    rules: ParseOptions
    media: dict[str, Media]
    layouts: Layouts
    digests: dict[str, bytes]
