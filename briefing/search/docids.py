"""The briefs of a year → their numbers: day × room + rank within the day (docs/finder.md)."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefing.core.model import Brief

# So much room has any day, so that few days ever need more: that renumbers their whole year.
_ROOM = 4


def numbered(newest_first: Iterable[Brief]) -> tuple[int, list[tuple[int, Brief]]]:
    """The room for a day, and the briefs by number, ascending."""
    days = [
        (day, list(many))
        for day, many in groupby(reversed(list(newest_first)), lambda b: b.published.day)
    ]
    room = _ROOM
    while room < max((len(many) for _, many in days), default=0):
        room *= 2
    return room, [
        ((day.timetuple().tm_yday - 1) * room + rank, brief)
        for day, many in days
        for rank, brief in enumerate(many)
    ]
