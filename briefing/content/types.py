"""What became of files: the values that `reading` hands on and the store keeps.

Apart from what makes them, so that a build which reads nothing anew need not import Markdown or
TOML to know them.
"""

from __future__ import annotations

import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.model import Author, Brief, Claims, Media, Prose, StandingPage, Topic
from briefing.core.settings import KINDS, Settings


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """Without `brief` and `page` there are problems that say why; then `claims` has what the text
    says of others.

    `asked` are the pictures that the file named and the hrefs found for them (empty where there
    was none): while they stay, and the text does, so does the reading. `text` is what the body
    says without its markup; with the `prose`, it is not kept here but by those who want it.
    """

    brief: Brief | None
    page: StandingPage | None
    prose: Prose | None
    problems: tuple[Problem, ...]
    asked: tuple[tuple[str, str], ...]
    claims: Claims = Claims()
    text: str = ""


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """What became of a picture or attachment."""

    media: Media
    problems: tuple[Problem, ...]


class Vocabulary(msgspec.Struct, frozen=True):
    """The archive's settings, topics and authors; None where any word is a topic or author."""

    settings: Settings
    topics: dict[str, Topic] | None
    authors: dict[str, Author] | None


class Rules(msgspec.Struct, frozen=True):
    """What the archive's settings say about reading: they decide a brief as its text does. Without
    `kinds`, as while settings can't be read, any kind will do."""

    lang: str = "en"
    time_zone: str = "UTC"
    kinds: tuple[str, ...] = KINDS


def rules_of(settings: Settings) -> Rules:
    """The rules that an archive with these settings is read by."""
    return Rules(settings.language, settings.time_zone, settings.kinds)
