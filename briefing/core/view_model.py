"""The values that layouts use. `archive` and `site` make them from the values in `model`.

Layouts may be an author's own. A field that is renamed or removed here breaks them.
"""

# The annotations here are values, not texts: see `core.model`.
import datetime as dt

import msgspec

from briefing.core.model import Moment, Source, Update, Value


class Ref(Value, frozen=True):
    """A name with a link. `lang` is the language of the name."""

    name: str
    href: str
    lang: str


class FeedRef(Value, frozen=True):
    """A feed that belongs to a page. `type` is its media type."""

    name: str
    href: str
    type: str


class Counted(Value, frozen=True):
    """A topic or author in a list: the number of its briefs, and its depth in the hierarchy. `note`
    is in the language `note_lang`."""

    ref: Ref
    count: int
    depth: int = 0
    note: str = ""
    note_lang: str = ""


class Mention(Value, frozen=True):
    """A brief that a page names; `superseded` or `withdrawn`. If it supersedes the page's: why,
    and what to read."""

    title: str
    href: str
    lang: str
    kind: str
    published: Moment
    status: str = ""
    note: str = ""
    instead: "Mention | None" = None


class Entry(Value, frozen=True):
    """A brief in a list. `status` is one of `STATUSES` in `archive.status`, and `changed` the date
    when it became so. `successor` is the newest brief that supersedes it."""

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
    changed: Moment | None = None
    successor: Ref | None = None


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
    """One bar of a chart: `span` is `2021` or `2021-05`, `share` its height from 0 to 1. A bar that
    is `marked` has its date below it: there is no space for the date of each one."""

    span: str
    count: int
    href: str
    share: float
    marked: bool = True


class Chart(Value, frozen=True):
    """Briefs per year (`unit` is `year`) or per month (`month`), oldest first, without gaps.

    `lines` are the counts at which a wide chart has a line of its scale. A chart without lines has
    the count above each bar.
    """

    unit: str
    bars: tuple[Bar, ...]
    highest: int = 1
    lines: tuple[int, ...] = ()


class Byline(Value, frozen=True):
    """An author in a brief's byline. `family_name` is the whole name of an organisation. It is
    empty if the archive does not say it. `role_lang` is the language of the role."""

    name: str
    lang: str
    href: str
    role: str
    email: str
    family_name: str = ""
    role_lang: str = ""


class Thread(Value, frozen=True):
    """The briefs before and after a brief in one of its topics."""

    topic: Ref
    earlier: Mention | None
    later: Mention | None


class NumberedMention(Value, frozen=True):
    """A part of a series that another page names, and its number."""

    number: int
    brief: Mention


class SeriesPlace(Value, frozen=True):
    """The place of a brief in its series: its number of `total` parts, and the parts before and
    after it that are not withdrawn."""

    series: Ref
    number: int
    total: int
    earlier: NumberedMention | None
    later: NumberedMention | None


class SeriesPart(Value, frozen=True):
    """A part of a series on the page of the series. `versions` are the same part in other
    languages."""

    number: int
    entry: Entry
    versions: tuple[Mention, ...]


class TimelineItem(Value, frozen=True):
    """A line of a timeline: an event, a brief, or an event with a brief about it. `date` is a
    year, a month or a day, and `first` its first day. The label is in `label_lang`."""

    date: str
    first: dt.date
    label: str
    brief: Mention | None
    label_lang: str = ""


class TimelineYear(Value, frozen=True):
    """A year of a timeline, the oldest item first. If the topic has too many briefs for one page,
    `briefs` is the page of the year."""

    year: int
    items: tuple[TimelineItem, ...]
    briefs: YearRef | None


class TermRef(Value, frozen=True):
    """A term that a brief uses: its name and its definition, and the languages of the two."""

    name: str
    lang: str
    href: str
    definition: str
    definition_lang: str


class GlossaryEntry(Value, frozen=True):
    """A term in the glossary, which has the anchor `id`. Its `name` is in the language `lang`.
    `others` are its other names and its variants. `definitions` has the definition in each
    language, that for readers of the page first; each has only a name."""

    id: str
    name: str
    lang: str
    others: tuple[Ref, ...]
    definitions: tuple[Ref, ...]
    topic: Ref | None
    source: Source | None


class Correction(Value, frozen=True):
    """A correction or withdrawal."""

    brief: Mention
    update: Update


class Address(Value, frozen=True):
    """An entry of a sitemap (sitemaps.org): an href, and the day of its last change or nothing."""

    href: str
    changed: str


class Part(Value, frozen=True):
    """A part of the bulk data: a year, its JSON and CSV files, and the number of briefs in them.
    `citations` are the files for reference managers: BibTeX, RIS and CSL-JSON."""

    year: int
    count: int
    json: str
    csv: str
    citations: tuple[str, ...] = ()


class Row(Value, frozen=True):
    """A brief in the bulk data. `status` is one of `STATUSES` in `archive.status`."""

    entry: Entry
    identifier: str
    status: str
    updated: Moment | None
    topic_ids: tuple[str, ...]
    author_ids: tuple[str, ...]
    sources: tuple[Source, ...]
    updates: tuple[Update, ...]
    superseded_by: tuple[str, ...]
    translation_of: str


class Finder(Value, frozen=True):
    """The addresses of files of the finder's index.

    `facets` is loaded first, `words` before a search. `first_parts` and `first_cards` show the
    newest briefs, and `has_all_cards` tells whether these are all cards; `other_parts` are loaded
    before the first filter or search. `shards` is the directory of the shards in `words`, if it is
    short. `language` has the files of the language of most briefs, and `language_name` its tag.
    """

    facets: str
    words: str
    first_parts: tuple[str, ...]
    first_cards: tuple[str, ...]
    other_parts: tuple[str, ...]
    has_all_cards: bool
    shards: str
    language: str
    language_name: str


class FacetNames(Value, frozen=True):
    """The names of topics and authors in the language of a page, by id, and the kinds of all
    briefs. Only names that differ from those in the archive's language are here."""

    topics: dict[str, str]
    authors: dict[str, str]
    kinds: tuple[str, ...]


class Site(Value, frozen=True):
    """The settings of the archive, which every layout can use, in the language of the page if they
    are translated. `lang` is the archive's language, and `langs` has the language of each text
    (`langs["title"]`). `kinds` has names of kinds by id. `has_series`, `has_glossary` and
    `has_digests` tell whether there is a list of series, a glossary, a list of digests. `homes` are
    the home pages if there are several, one for each language, and `home` is the address of that of
    the page's language. `edition` is the folder of the lists in this language, which is empty for
    the archive's language."""

    title: str
    tagline: str
    description: str
    base_url: str
    base_path: str
    lang: str
    publisher: str
    license: str
    license_url: str
    notice: str
    standing: tuple[Ref, ...]
    assets: dict[str, str]
    generator: str
    langs: dict[str, str]
    kinds: dict[str, str]
    has_series: bool = False
    has_glossary: bool = False
    has_digests: bool = False
    homes: tuple[Ref, ...] = ()
    home: str = "index.html"
    edition: str = ""


class Head(Value, frozen=True):
    """The properties of one page, which its layout can use.

    `root` leads from the page to the site's root (empty, `../`, `../../`): layouts write it before
    each `href`. `section` is the current item of the masthead. `canonical` is empty if the archive
    has no base URL. `prev` and `next` are hrefs, or empty.
    """

    path: str
    root: str
    lang: str
    title: str
    description: str
    section: str = ""
    canonical: str = ""
    feeds: tuple[FeedRef, ...] = ()
    languages: tuple[Ref, ...] = ()
    prev: str = ""
    next: str = ""
    noindex: bool = False


class Context(Value, frozen=True):
    """Everything that a layout sees. Each layout has a type of its own, see `site.contexts`."""

    site: Site
    page: Head


class Page(msgspec.Struct, frozen=True):
    """One file to render, at the address that its context has.

    `prose` names the file whose body the layout sees besides its context. That file's digest is
    part of the context. `stage` orders publication: briefs (1), lists and feeds (2), the home
    page (3).
    """

    layout: str
    context: Context
    prose: str = ""
    stage: int = 2

    @property
    def path(self) -> str:
        return self.context.page.path
