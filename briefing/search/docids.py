"""The briefs of a year → their numbers: day × slots + rank within the day (docs/finder-files.md).

A number depends only on content, and an added or deleted brief changes only the numbers of its own
day. This module must not know terms or files.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from briefing.core.model import Brief

# Few days need more slots than this. A day that does changes the numbers of its whole year.
_MIN_SLOTS = 4


def number_briefs(newest_first: Iterable[Brief]) -> tuple[int, list[tuple[int, Brief]]]:
    """The number of slots that each day of the year has, and the briefs with their numbers, in
    ascending order."""
    days = [
        (day, list(briefs))
        for day, briefs in groupby(reversed(list(newest_first)), lambda b: b.published.day)
    ]
    slots = _MIN_SLOTS
    while slots < max((len(briefs) for _, briefs in days), default=0):
        slots *= 2
    return slots, [
        ((day.timetuple().tm_yday - 1) * slots + rank, brief)
        for day, briefs in days
        for rank, brief in enumerate(briefs)
    ]
