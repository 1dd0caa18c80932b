"""What the page about following and the calendar show: the feeds of all lists, and events.

Values for layouts, as those in `view_model`.
"""

from __future__ import annotations

from briefing.core.model import Value
from briefing.core.view_model import Ref


class FeedLink(Value, frozen=True):
    """The feeds of one list, on the page that lists all feeds. `name.name` is the id of a kind or
    language where the list is one of these."""

    name: Ref
    atom: str
    json: str


class FeedGroup(Value, frozen=True):
    """Feeds of one sort: `topics`, `series`, `authors`, `kinds`, `languages` or `combined`."""

    id: str
    feeds: tuple[FeedLink, ...]


class CalendarEvent(Value, frozen=True):
    """A day of a topic's timeline. `date` is ISO 8601, `href` the page of the timeline."""

    id: str
    date: str
    label: str
    topic: str
    href: str
