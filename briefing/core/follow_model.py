"""What feeds, the page about following, the calendar and digests show.

Values for layouts, as those in `view_model`.
"""

# The annotations here are values, not texts: see `core.model`.
import datetime as dt

from briefing.core.model import Value
from briefing.core.view_model import Correction, Entry, Ref


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


class Feed(Value, frozen=True):
    """The head of an Atom feed (RFC 4287) and of a JSON feed (jsonfeed.org, version 1.1). `id` does
    not change; `updated` is a time (RFC 3339). A feed of a kind or of a language names it."""

    title: str
    subtitle: str
    id: str
    updated: str
    page: str
    atom: str
    json: str
    kind: str = ""
    lang: str = ""


class FeedText(Value, frozen=True):
    """What a feed with whole texts needs of a brief: the path of its file, the digest of its text,
    and the address of the picture that opens it, or nothing."""

    path: str
    digest: bytes
    image: str


class FeedItem(Value, frozen=True):
    """A brief in a feed. In a feed with whole texts, `html` is the body with full addresses. It is
    added when the feed is rendered."""

    id: str
    entry: Entry
    updated: str
    text: FeedText | None = None
    html: str = ""


class Period(Value, frozen=True):
    """The days of a digest, from the `first` to the `last`. `id` is that of a month
    (`2021-05`), of a week (`2021-w19`), or of other days (`2021-05-11/2021-05-12`), as in ISO
    8601."""

    id: str
    first: dt.date
    last: dt.date


class Digest(Value, frozen=True):
    """What happened in a period: the briefs that became visible, the corrections and the
    withdrawals, in the order of all lists."""

    period: Period
    new: tuple[Entry, ...]
    corrections: tuple[Correction, ...]
    withdrawals: tuple[Correction, ...]


class DigestRef(Value, frozen=True):
    """The page of a digest, and how much it lists."""

    period: Period
    href: str
    new: int
    corrections: int
    withdrawals: int


class DigestYear(Value, frozen=True):
    """The digests of a year, the newest first."""

    year: int
    digests: tuple[DigestRef, ...]
