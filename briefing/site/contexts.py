"""What each layout sees: one type for each layout.

Pure. A context holds no more than its layout shows, because the fingerprint of a page is a digest
of its context: whatever is in a context makes its page be rendered again when it changes. All
contexts are frozen values, so that the build can store them and compare them. The body of a page is
not part of its context; `Page.prose` names the file that it comes from.
"""

# The annotations here are values, not texts: see `core.model`.
from briefing.core.citations import Reference
from briefing.core.follow_model import (
    CalendarEvent,
    Digest,
    DigestRef,
    DigestYear,
    Feed,
    FeedGroup,
    FeedItem,
)
from briefing.core.model import Brief, Moment
from briefing.core.registers import CorrectionItem, Publisher, Work
from briefing.core.view_model import (
    Address,
    Byline,
    Chart,
    Context,
    Correction,
    Counted,
    Entry,
    FacetNames,
    Finder,
    GlossaryEntry,
    Mention,
    Month,
    Page,
    Part,
    Ref,
    Row,
    SeriesPart,
    SeriesPlace,
    TermRef,
    Thread,
    TimelineYear,
    YearRef,
)


class BriefContext(Context, frozen=True):
    """`brief.html`. `status` is one of `STATUSES` in `archive.status`. `preview` says why readers
    do not see the brief yet. It is empty if they do. `series` is the place of the brief in a
    series, and `card` the address of its picture for networks, or empty."""

    brief: Brief
    identifier: str
    status: str
    authors: tuple[Byline, ...]
    topics: tuple[Ref, ...]
    translations: tuple[Mention, ...]
    original: Mention | None
    supersedes: tuple[Mention, ...]
    superseded_by: tuple[Mention, ...]
    threads: tuple[Thread, ...]
    related: tuple[Entry, ...]
    preview: str
    cited_by: tuple[Mention, ...]
    cited_by_more: int
    series: SeriesPlace | None
    terms: tuple[TermRef, ...] = ()
    card: str = ""


class GlossaryContext(Context, frozen=True):
    """`glossary.html`: all terms, by name."""

    terms: tuple[GlossaryEntry, ...]


class StandingContext(Context, frozen=True):
    """`standing.html`. `digest` is that of the file, so that a new body is a new context."""

    title: str
    summary: str
    digest: bytes
    translations: tuple[Ref, ...]
    explains: str


class RedirectContext(Context, frozen=True):
    """`redirect.html`: the page at a former address."""

    target: Ref


class RedirectMapContext(Context, frozen=True):
    """`redirects.txt`: the redirects of a host or server, one rule in a line."""

    lines: tuple[str, ...]


class HomeContext(Context, frozen=True):
    """`home.html`. `latest` is the newest brief and `recent` are those before it. `since` is the
    first year, or 0 without briefs. `commit` is the abbreviated commit id of the archive."""

    latest: Entry | None
    featured: tuple[Entry, ...]
    recent: tuple[Entry, ...]
    topics: tuple[Counted, ...]
    corrections: tuple[Correction, ...]
    series: tuple[Counted, ...]
    total: int
    since: int
    newest: Moment | None
    commit: str


class ArchiveContext(Context, frozen=True):
    """`archive.html`: the page of the finder. `names` are the names of the values of facets, if the
    page is not in the archive's language."""

    chart: Chart
    years: tuple[YearRef, ...]
    recent: tuple[Month, ...]
    total: int
    since: int
    names: FacetNames | None
    finder: Finder | None


class ReadingListContext(Context, frozen=True):
    """`reading-list.html`: the briefs that a reader keeps in the browser."""

    names: FacetNames | None
    finder: Finder | None


class YearContext(Context, frozen=True):
    """`year.html`: one year of the archive, or of the topic or author `subject`."""

    year: int
    subject: Ref | None
    chart: Chart
    months: tuple[Month, ...]
    total: int
    earlier: YearRef | None
    later: YearRef | None


class TopicsContext(Context, frozen=True):
    """`topics.html`: all topics that have briefs, in the order of their tree."""

    topics: tuple[Counted, ...]


class ListContext(Context, frozen=True):
    """What the pages of topics and authors have in common. If the list is `split`, `months` holds
    only the latest briefs, and `years` the pages of all."""

    chart: Chart
    months: tuple[Month, ...]
    years: tuple[YearRef, ...]
    total: int
    split: bool
    name: Ref


class TopicContext(ListContext, frozen=True):
    """`topic.html`. `trail` are the broader topics, the broadest first. `introduction` is the
    digest of the introduction, which is the body of the page, and `introduction_lang` its language.
    `timeline` is the address of the timeline. They are empty if there is none."""

    description: str
    description_lang: str
    synonyms: tuple[str, ...]
    trail: tuple[Ref, ...]
    narrower: tuple[Counted, ...]
    related: tuple[Counted, ...]
    introduction: bytes
    introduction_lang: str
    start_here: tuple[Entry, ...]
    timeline: str


class TimelineContext(Context, frozen=True):
    """`timeline.html`: the events and the briefs of the topic `name`, the oldest year first."""

    name: Ref
    years: tuple[TimelineYear, ...]


class AuthorsContext(Context, frozen=True):
    """`authors.html`: all authors who have briefs, by name."""

    authors: tuple[Counted, ...]


class AuthorContext(ListContext, frozen=True):
    """`author.html`. `names` are those in other languages, `topics` the main ones of the author."""

    names: tuple[Ref, ...]
    is_organisation: bool
    role: str
    role_lang: str
    email: str
    bio: str
    bio_lang: str
    topics: tuple[Counted, ...]


class SeriesListContext(Context, frozen=True):
    """`series-list.html`: all series, by name, with the number of their parts."""

    series: tuple[Counted, ...]


class SeriesContext(Context, frozen=True):
    """`series.html`: the parts of a series in their order."""

    name: Ref
    names: tuple[Ref, ...]
    description: str
    description_lang: str
    parts: tuple[SeriesPart, ...]


class RegisterContext(Context, frozen=True):
    """`register.html`: corrections and withdrawals, the newest first; of one `year`, or of all
    years if `year` is 0. If the register is `split`, the page of all years has only the latest.
    `policy` is the page that explains them."""

    year: int
    corrections: tuple[Correction, ...]
    years: tuple[YearRef, ...]
    total: int
    split: bool
    policy: Ref | None


class RegisterFeedContext(Context, frozen=True):
    """`register.xml` and `register.json`."""

    feed: Feed
    items: tuple[CorrectionItem, ...]


class DigestContext(Context, frozen=True):
    """`digest.html`: what was new, corrected and withdrawn in a week or month."""

    digest: Digest
    earlier: DigestRef | None
    later: DigestRef | None


class DigestsContext(Context, frozen=True):
    """`digests.html`: all digests by year, the newest first."""

    years: tuple[DigestYear, ...]


class SourceIndexContext(Context, frozen=True):
    """`source-index.html`: all publishers of sources. `policy` is the page that explains them."""

    publishers: tuple[Publisher, ...]
    policy: Ref | None


class PublisherContext(Context, frozen=True):
    """`publisher.html`: the sources of one publisher that briefs of one `year` use, or of all years
    if `year` is 0. If the list is split by year, `years` has the pages."""

    name: str
    href: str
    year: int
    works: tuple[Work, ...]
    years: tuple[YearRef, ...]
    total: int


class FollowContext(Context, frozen=True):
    """`follow.html`: how to follow the archive, with all its feeds."""

    groups: tuple[FeedGroup, ...]
    has_calendar: bool


class CalendarContext(Context, frozen=True):
    """`calendar.ics`: the days of all timelines."""

    events: tuple[CalendarEvent, ...]


class FeedContext(Context, frozen=True):
    """`feed.xml` and `feed.json`."""

    feed: Feed
    items: tuple[FeedItem, ...]


class DataContext(Context, frozen=True):
    """`data.json` and `data.csv`: all briefs of a year."""

    year: int
    rows: tuple[Row, ...]


class CitationsContext(Context, frozen=True):
    """`data.bib`, `data.ris`, `data.csl.json` and `references.txt`: the references to all briefs of
    a year, the newest first."""

    year: int
    references: tuple[Reference, ...]


class DataIndexContext(Context, frozen=True):
    """`data-index.json`."""

    parts: tuple[Part, ...]
    total: int
    newest: Moment | None


class SitemapContext(Context, frozen=True):
    """`sitemap.xml`."""

    addresses: tuple[Address, ...]


class SitemapIndexContext(Context, frozen=True):
    """`sitemap-index.xml`: the addresses of the sitemaps."""

    parts: tuple[Address, ...]


# The pages that can be made from a stored context: the layout and the stage of publication.
REUSABLE: dict[type[Context], tuple[str, int]] = {
    BriefContext: ("brief.html", 1),
    StandingContext: ("standing.html", 2),
    RedirectContext: ("redirect.html", 2),
    ArchiveContext: ("archive.html", 2),
    ReadingListContext: ("reading-list.html", 2),
    HomeContext: ("home.html", 3),
}


def page_of(context: Context, prose: str = "") -> Page:
    """The page that has one of the `REUSABLE` contexts. `prose` is the path of its text."""
    layout, stage = REUSABLE[type(context)]
    return Page(layout, context, prose, stage)
