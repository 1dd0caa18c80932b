"""What became of one file: the value that `reading` hands on and the store keeps.

Apart from `brief`, so that a build which converts nothing need not import Markdown to know it.
"""

from __future__ import annotations

import msgspec

from briefing.model import Brief, Claims, Media, Prose, StandingPage
from briefing.problem import Problem


class Reading(msgspec.Struct, frozen=True, array_like=True):
    """Without `brief` and `page` there are problems that say why; then `claims` has what the text
    says of others.

    `asked` are the pictures that the file named and the hrefs found for them (empty where there
    was none): while they stay, and the text does, so does the reading.
    """

    brief: Brief | None
    page: StandingPage | None
    prose: Prose | None
    problems: tuple[Problem, ...]
    asked: tuple[tuple[str, str], ...]
    claims: Claims = Claims()


class Seen(msgspec.Struct, frozen=True, array_like=True):
    """What became of a picture or attachment."""

    media: Media
    problems: tuple[Problem, ...]
