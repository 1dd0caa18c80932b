"""The values that flow through the house: frozen, comparable, and free of behaviour.

`reading` makes briefs and standing pages, `archive` arranges them and makes the views that layouts
see, `disk` keeps and renders them. A value is never changed after it was made, so that any of them
can be kept in the store, sent to another process or shared between pages.

All paths are relative with forward slashes: `path` from the archive's root (`content/briefs/x.md`),
`href` from the site's root (`briefs/x.html`). `lang` is a BCP 47 tag. Nothing here knows of
Markdown, YAML, Jinja or the disk.
"""

from __future__ import annotations

import datetime as dt

import msgspec

from briefing.core.paths import author_href, brief_href, page_href, topic_href


class Value(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """What all values share: frozen, stored as an array, and out of the collector's sight."""


# ---- what authors write -------------------------------------------------------------------------


class Moment(Value, frozen=True):
    """A date, or a time, as the archive shows it.

    `iso` is what a `<time>` element carries: `2021-05-11`, or `2021-05-11T14:32:00+09:00` in the
    archive's zone. `stamp` is always a full RFC 3339 time (a bare date starts at midnight in the
    archive's zone), `unix` the same in seconds, for comparing.
    """

    iso: str
    stamp: str
    unix: int

    @property
    def day(self) -> dt.date:
        return dt.date.fromisoformat(self.iso[:10])

    @property
    def year(self) -> int:
        return int(self.iso[:4])

    @property
    def month(self) -> str:
        return self.iso[:7]


class Mark(Value, frozen=True):
    """A word in the front matter and where it stands, so that a later check can point at it."""

    text: str
    line: int
    column: int


class Link(Value, frozen=True):
    """A link from a body to another file of the archive: `target` is that file's path."""

    target: str
    fragment: str
    line: int
    column: int
    text: str


class Claims(Value, frozen=True):
    """What a text with errors says of the rest of the archive, for all that is wrong with it to be
    told at once."""

    authors: tuple[Mark, ...] = ()
    topics: tuple[Mark, ...] = ()
    links: tuple[Link, ...] = ()


class Media(Value, frozen=True):
    """A picture or attachment; `href` holds a digest of its bytes. Sizes are CSS pixels, or 0."""

    path: str
    href: str
    width: int
    height: int
    type: str


class Figure(Value, frozen=True):
    """The picture that opens a brief."""

    media: Media
    alt: str
    caption: str = ""
    credit: str = ""


class Source(Value, frozen=True):
    """One entry of the apparatus: what a brief rests on.

    What authors note of a source for themselves (an address, a caption) is left out.
    """

    title: str
    publisher: str = ""
    author: str = ""
    date: Moment | None = None
    modified: Moment | None = None
    section: str = ""
    url: str = ""
    archived: str = ""
    accessed: Moment | None = None


class Update(Value, frozen=True):
    """One line of a brief's history: `kind` is update, correction or withdrawal."""

    date: Moment
    kind: str
    note: str


class Heading(Value, frozen=True):
    """One line of a contents list. `level` is 2 to 6."""

    level: int
    id: str
    text: str


class Prose(Value, frozen=True):
    """A converted body: sanitised HTML and its outline."""

    html: str
    outline: tuple[Heading, ...]


class Brief(Value, frozen=True):
    """One brief without its body, which waits in the store until a page needs it.

    Where `rights` is `link-only` the body is empty: the text belongs to others.
    """

    path: str
    slug: str
    title: str
    summary: str
    standfirst: bool
    kind: str
    lang: str
    status: str
    published: Moment
    updated: Moment | None
    embargo: Moment | None
    rights: str
    authors: tuple[Mark, ...]
    topics: tuple[Mark, ...]
    figure: Figure | None
    sources: tuple[Source, ...]
    updates: tuple[Update, ...]
    supersedes: tuple[Mark, ...]
    translation_of: Mark | None
    aliases: tuple[Mark, ...]
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    media: tuple[Media, ...]
    words: int
    minutes: int
    digest: bytes

    @property
    def href(self) -> str:
        return brief_href(self.slug)


class StandingPage(Value, frozen=True):
    """A page beside the briefs: about, corrections policy and the like."""

    path: str
    slug: str
    title: str
    summary: str
    lang: str
    order: int
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    media: tuple[Media, ...]
    digest: bytes

    @property
    def href(self) -> str:
        return page_href(self.slug)


class Topic(Value, frozen=True):
    """One entry of the topic vocabulary. `names` maps a language to the name in it,
    `aliases` are its former ids."""

    id: str
    name: str
    description: str = ""
    broader: str = ""
    synonyms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    names: dict[str, str] = {}
    aliases: tuple[str, ...] = ()

    @property
    def href(self) -> str:
        return topic_href(self.id)


class Author(Value, frozen=True):
    """One entry of the authors' list."""

    id: str
    name: str
    role: str = ""
    email: str = ""
    bio: str = ""
    names: dict[str, str] = {}

    @property
    def href(self) -> str:
        return author_href(self.id)


# ---- what layouts see ---------------------------------------------------------------------------


class Ref(Value, frozen=True):
    """A name that leads somewhere. `lang` is the language of the name."""

    name: str
    href: str
    lang: str


class Counted(Value, frozen=True):
    """A topic or author in a list: how many briefs, and how deep in the hierarchy."""

    ref: Ref
    count: int
    depth: int = 0
    note: str = ""


class Mention(Value, frozen=True):
    """Another brief, named in passing."""

    title: str
    href: str
    lang: str
    kind: str
    published: Moment


class Entry(Value, frozen=True):
    """A brief in a list."""

    title: str
    href: str
    lang: str
    kind: str
    status: str
    published: Moment
    summary: str
    authors: tuple[Ref, ...]
    topics: tuple[Ref, ...]
    hidden: str = ""


class Month(Value, frozen=True):
    """The entries of one month, newest first. `id` is an anchor such as `2021-05`."""

    id: str
    first: dt.date
    entries: tuple[Entry, ...]


class YearRef(Value, frozen=True):
    """A year's page, and how many briefs it lists."""

    year: int
    count: int
    href: str


class Bar(Value, frozen=True):
    """One bar of a chart: `span` is `2021` or `2021-05`, `share` its height from 0 to 1."""

    span: str
    count: int
    href: str
    share: float


class Chart(Value, frozen=True):
    """Briefs by year (`unit` is `year`) or by month (`month`), oldest first, no gap left out."""

    unit: str
    bars: tuple[Bar, ...]


class Byline(Value, frozen=True):
    """An author as a brief names them."""

    name: str
    lang: str
    href: str
    role: str
    email: str


class Thread(Value, frozen=True):
    """The briefs before and after this one in a topic."""

    topic: Ref
    earlier: Mention | None
    later: Mention | None


class Correction(Value, frozen=True):
    """A correction or withdrawal of late, for the home page."""

    brief: Mention
    update: Update


class Feed(Value, frozen=True):
    """What an Atom or JSON feed says of itself. `id` never changes; `updated` is RFC 3339."""

    title: str
    subtitle: str
    id: str
    updated: str
    page: str
    atom: str
    json: str


class FeedItem(Value, frozen=True):
    """A brief in a feed."""

    id: str
    entry: Entry
    updated: str


class Address(Value, frozen=True):
    """A line of a sitemap: an href and the day it last changed (empty if it has none)."""

    href: str
    changed: str


class Part(Value, frozen=True):
    """A part of the bulk data: a year, its two files, and how many briefs they hold."""

    year: int
    count: int
    json: str
    csv: str


class Row(Value, frozen=True):
    """A brief in the bulk data."""

    entry: Entry
    identifier: str
    updated: Moment | None
    topic_ids: tuple[str, ...]
    author_ids: tuple[str, ...]
    sources: tuple[Source, ...]
    updates: tuple[Update, ...]
    superseded_by: tuple[str, ...]
    translation_of: str


class Finder(Value, frozen=True):
    """Where the finder begins to read: the addresses of its first two files."""

    facets: str
    words: str


class Site(Value, frozen=True):
    """What every layout knows of the archive as a whole: settings, never briefs."""

    title: str
    tagline: str
    description: str
    base_url: str
    base_path: str
    lang: str
    publisher: str
    license: str
    license_url: str
    standing: tuple[Ref, ...]
    assets: dict[str, str]
    generator: str


class Head(Value, frozen=True):
    """What every layout knows of its own page.

    `root` leads from the page to the site's root (empty, `../`, `../../`), and stands before each
    `href` that a layout writes. `section` is the masthead's current item. `canonical` is empty
    without a base URL. `prev` and `next` are hrefs or empty.
    """

    path: str
    root: str
    lang: str
    title: str
    description: str
    section: str = ""
    canonical: str = ""
    feeds: tuple[Ref, ...] = ()
    languages: tuple[Ref, ...] = ()
    prev: str = ""
    next: str = ""
    noindex: bool = False


class Page(msgspec.Struct, frozen=True):
    """One file to render: `seen` is all that the layout may know.

    `prose` names the file whose body the layout sees too; that file's digest is in `seen`.
    `stage` orders publication: briefs (1), lists and feeds (2), the front page (3).
    """

    path: str
    layout: str
    seen: dict[str, object]
    prose: str = ""
    stage: int = 2
