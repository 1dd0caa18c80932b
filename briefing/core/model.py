"""The values that packages pass to each other: immutable, comparable, without behaviour.

`content` makes briefs and standing pages, `archive` relates them and makes the views that layouts
use, `build` stores and renders them. A value never changes, so that the cache can keep it, another
process can receive it, and pages can share it.

All paths are relative with forward slashes: `path` from the archive's root (`content/briefs/x.md`),
`href` from the site's root (`briefs/x.html`). `lang` is a language tag (BCP 47). This module knows
nothing of Markdown, YAML, Jinja or the disk.
"""

# Without `from __future__ import annotations`: msgspec needs the annotations as values. From texts,
# it would have to compile each one, which took 2 % of an edit.
import datetime as dt

import msgspec

from briefing.core import urls


class Value(msgspec.Struct, frozen=True, array_like=True, gc=False):
    """The base of all values: immutable, stored as an array. It contains no reference cycle, so
    that the garbage collector need not track it."""


class Moment(Value, frozen=True):
    """A date, or a date with a time, in the archive's time zone.

    `iso` is for `<time datetime>`: `2021-05-11`, or `2021-05-11T14:32:00+09:00`. `stamp` is always
    a full time (RFC 3339): a date alone starts at midnight in the archive's time zone. `unix` is
    `stamp` in seconds since 1970, to compare moments.
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


class LocatedText(Value, frozen=True):
    """A word of the front matter with its line and column, so that later checks can point at it."""

    text: str
    line: int
    column: int


class Link(Value, frozen=True):
    """A link from a body to another file of the archive: `target` is the path of that file."""

    target: str
    fragment: str
    line: int
    column: int
    text: str


class OutboundRefs(Value, frozen=True):
    """The references of a text with errors to other parts of the archive. They are checked, so
    that one run shows all problems of the text. `is_series_known` tells whether the text is known
    to be in a series, or in none."""

    authors: tuple[LocatedText, ...] = ()
    topics: tuple[LocatedText, ...] = ()
    links: tuple[Link, ...] = ()
    series: LocatedText | None = None
    part: LocatedText | None = None
    is_series_known: bool = False


class Media(Value, frozen=True):
    """A picture or attachment. `href` contains a digest of its bytes. `width` and `height` are CSS
    pixels, or 0 if they are unknown. `type` is the media type (RFC 6838). A drawing that `adapts`
    has other colours in dark mode."""

    path: str
    href: str
    width: int
    height: int
    type: str
    adapts: bool = False


class Figure(Value, frozen=True):
    """The picture that opens a brief."""

    media: Media
    alt: str
    caption: str = ""
    credit: str = ""


class Source(Value, frozen=True):
    """A source of a brief. Keys that are not published (`author_email`, `caption`, `credit`) are
    left out."""

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
    """A change after publication: `kind` is `update`, `correction` or `withdrawal`."""

    date: Moment
    kind: str
    note: str


class Heading(Value, frozen=True):
    """A heading of a body, for its table of contents. `level` is 2 to 6."""

    level: int
    id: str
    text: str


class Prose(Value, frozen=True):
    """A converted body: sanitised HTML, and its headings."""

    html: str
    outline: tuple[Heading, ...]


class Brief(Value, frozen=True):
    """A brief without its body, which the cache keeps until a page needs it.

    `standfirst` is true if the author wrote the summary; else it is the first paragraph. If
    `rights` is `link-only`, the body is empty, because the text belongs to others. `minutes` is the
    reading time. `update_dates` has the dates of the `updates` as written, in the same order.
    `series` is the word that names the series of the brief, and `part` its number there: both or
    neither are given.
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
    authors: tuple[LocatedText, ...]
    topics: tuple[LocatedText, ...]
    figure: Figure | None
    sources: tuple[Source, ...]
    updates: tuple[Update, ...]
    supersedes: tuple[LocatedText, ...]
    translation_of: LocatedText | None
    translator: str
    aliases: tuple[LocatedText, ...]
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    media: tuple[Media, ...]
    words: int
    minutes: int
    digest: bytes
    update_dates: tuple[LocatedText, ...] = ()
    series: LocatedText | None = None
    part: LocatedText | None = None
    supersedes_note: str = ""

    @property
    def part_number(self) -> int:
        """The number of a brief in its series, from 1; 0 without a series."""
        return int(self.part.text) if self.part else 0

    @property
    def href(self) -> str:
        return urls.brief(self.slug)

    @property
    def oldest_slug(self) -> str:
        """The first slug that the brief had. Identifiers in feeds are made from it."""
        return next((a.text for a in self.aliases if not urls.is_old_path(a.text)), self.slug)


class StandingPage(Value, frozen=True):
    """A page that is not a brief: about the archive, its policy on corrections, and so on. `order`
    is its place in the masthead, low numbers first. `translation_of` names the slug of the page
    that this one translates. `explains` is `corrections` or `sources`: the list of the site that
    belongs to the page. `aliases` are old paths, also of former slugs. `in_menu` says whether the
    menu of each page names it."""

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
    translation_of: LocatedText | None = None
    explains: str = ""
    aliases: tuple[LocatedText, ...] = ()
    in_menu: bool = True

    @property
    def href(self) -> str:
        return urls.standing_page(self.slug)


class TopicText(Value, frozen=True):
    """The introduction of a topic in a language, which its pages show. `slug` is the id of the
    topic."""

    path: str
    slug: str
    lang: str
    links: tuple[Link, ...]
    anchors: tuple[str, ...]
    media: tuple[Media, ...]
    digest: bytes

    @property
    def href(self) -> str:
        return urls.topic(self.slug)


# What a Markdown file of the archive is.
Text = Brief | StandingPage | TopicText


class Event(Value, frozen=True):
    """An event of a topic's timeline. `date` is a year, a month or a day (`2018`, `2018-06`,
    `2018-06-12`), and `brief` the slug of a brief about it, or empty. `labels` maps a language tag
    to the label in that language."""

    date: str
    label: str
    brief: str = ""
    labels: dict[str, str] = {}


class NamedBrief(Value, frozen=True):
    """The word under `key` of the settings file `path` that names a brief by its slug."""

    path: str
    key: str
    word: LocatedText


class Topic(Value, frozen=True):
    """An entry of topics.toml. `broader` and `related` are ids, `names` and `descriptions` map a
    language tag to the name and to the description in that language, `aliases` are former ids.
    `start_here` are the slugs of the briefs to read first."""

    id: str
    name: str
    description: str = ""
    broader: str = ""
    synonyms: tuple[str, ...] = ()
    related: tuple[str, ...] = ()
    names: dict[str, str] = {}
    aliases: tuple[str, ...] = ()
    start_here: tuple[str, ...] = ()
    events: tuple[Event, ...] = ()
    descriptions: dict[str, str] = {}

    @property
    def href(self) -> str:
        return urls.topic(self.id)


class Author(Value, frozen=True):
    """An entry of authors.toml. `names`, `roles` and `bios` map a language tag to the name, the
    role and the biography in that language. `family_name` is the whole name of an organisation."""

    id: str
    name: str
    role: str = ""
    email: str = ""
    bio: str = ""
    names: dict[str, str] = {}
    family_name: str = ""
    roles: dict[str, str] = {}
    bios: dict[str, str] = {}

    @property
    def href(self) -> str:
        return urls.author(self.id)


class Series(Value, frozen=True):
    """An entry of series.toml: briefs that are parts of one work. `names` and `descriptions` map a
    language tag to the name and to the description in that language."""

    id: str
    name: str
    description: str = ""
    names: dict[str, str] = {}
    descriptions: dict[str, str] = {}

    @property
    def href(self) -> str:
        return urls.series(self.id)


class Term(Value, frozen=True):
    """An entry of glossary.toml. `names` and `definitions` map a language tag to the name and to
    the definition in that language. `variants` maps it to other ways to write the term; those in
    the language of the archive are under the empty tag. `topic` is an id or empty."""

    id: str
    name: str
    definition: str
    names: dict[str, str] = {}
    variants: dict[str, tuple[str, ...]] = {}
    definitions: dict[str, str] = {}
    topic: str = ""
    source: Source | None = None

    @property
    def href(self) -> str:
        return urls.term(self.id)
