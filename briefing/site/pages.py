"""Archive → pages: the only place that decides an address and what a page may see.

Pure. Every page gets a narrow context of frozen values; its fingerprint is a digest of exactly
these, so a layout can show nothing that would go stale. What would grow without bound is split by
year, and no page is numbered: an address, once given, never shifts.

Pages are planned a *subject* at a time: all that a brief, a topic, an author, a year or a standing
page brings about, and those of the site as a whole. Which subjects an edit can change is for
`reach` to say; what a page sees here must be known there.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from typing import Any, TypedDict
from urllib.parse import urlsplit

import msgspec

from briefing.archive.relations import Archive, trail
from briefing.archive.views import Views, by_year, month_chart, year_chart, year_refs
from briefing.core.model import (
    Address,
    Author,
    Brief,
    Byline,
    Chart,
    Correction,
    Counted,
    Feed,
    Finder,
    Head,
    Mention,
    Moment,
    Month,
    Page,
    Part,
    Ref,
    Site,
    StandingPage,
    Thread,
    Topic,
    YearRef,
)
from briefing.core.paths import author_href, brief_href, root_prefix, topic_href
from briefing.core.settings import CombinedFeed, Settings

# A topic or author with more briefs than this has a page a year; its own page keeps the latest.
SPLIT = 100
LATEST = 30
RECENT = 10
FEED_ITEMS = 20
CORRECTIONS = 5

_NO_TIME = "1970-01-01T00:00:00+00:00"


SITE = "site:"
# The one page that names the files of the finder's index, which takes its time to make.
FINDER = "finder:"
ARCHIVE = "archive.html"


class Plan:
    """The pages of a site. `subjects` are what they are about: `brief:slug`, `page:slug`,
    `topic:id`, `author:id`, `year:2021`, `site:` and `finder:`, those with the most pages first.

    `assets` maps an asset's name to its address; `generator` and `commit` are for the colophon.
    `finder` says where the finder begins to read.
    """

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        assets: dict[str, str],
        generator: str,
        commit: str,
        finder: Finder | None = None,
    ) -> None:
        self.archive = archive
        self.finder = finder
        self.settings = settings
        self.commit = commit
        self.views = Views(archive, settings)
        self.site = Site(
            title=settings.title,
            tagline=settings.tagline,
            description=settings.description,
            base_url=settings.base_url,
            base_path=urlsplit(settings.base_url).path or "/",
            lang=settings.language,
            publisher=settings.publisher,
            license=settings.license,
            license_url=settings.license_url,
            standing=tuple(Ref(p.title, p.href, p.lang) for p in archive.standing),
            assets=assets,
            generator=generator,
        )

    @cached_property
    def subjects(self) -> tuple[str, ...]:
        archive = self.archive
        return (
            *(f"topic:{id}" for id in archive.by_topic),
            *(f"author:{id}" for id in archive.by_author),
            *(f"year:{year}" for year in self.shown),
            SITE,
            FINDER,
            *(f"page:{page.slug}" for page in archive.standing),
            *(f"brief:{slug}" for slug in archive.by_slug),
        )

    @cached_property
    def years(self) -> dict[int, tuple[Brief, ...]]:
        return by_year(self.archive.listed)

    @cached_property
    def shown(self) -> dict[int, tuple[Brief, ...]]:
        same = self.archive.shown == self.archive.listed
        return self.years if same else by_year(self.archive.shown)

    @cached_property
    def year_refs(self) -> tuple[YearRef, ...]:
        return year_refs(self.years, "archive")

    def after(self, archive: Archive) -> Plan:
        """The plan of the same site with another state of its archive."""
        return self._like(archive, self.finder)

    def finding(self, facets: str, words: str) -> Plan:
        """The plan of the same site with the finder beginning at these two files."""
        return self._like(self.archive, Finder(facets, words))

    def _like(self, archive: Archive, finder: Finder | None) -> Plan:
        site = self.site
        return Plan(archive, self.settings, site.assets, site.generator, self.commit, finder)

    def common(self) -> tuple[object, ...]:
        """What any page may see beside the briefs: where this differs, all pages may."""
        archive = self.archive
        with_pages = tuple(archive.by_topic), tuple(archive.by_author)
        return self.site, self.settings, archive.topics, archive.authors, with_pages

    def copies(self) -> dict[str, str]:
        """The pictures and attachments to publish: where they lie by their address."""
        holders: tuple[Brief | StandingPage, ...] = (*self.archive.shown, *self.archive.standing)
        return {m.href: m.path for holder in holders for m in holder.media}

    def samples(self) -> tuple[str, ...]:
        """Subjects that between them have every layout in every language that the site has it in,
        save for a few rare pages."""
        first: dict[str, str] = {}
        for subject in self.subjects:
            kind, _, name = subject.partition(":")
            lang = self.archive.by_slug[name].lang if kind == "brief" else ""
            first.setdefault(kind + lang, subject)
        return tuple(first.values())

    def pages(self, subject: str) -> Iterator[Page]:
        """All pages about one of `subjects`."""
        kind, _, name = subject.partition(":")
        if kind == "brief":
            brief = self.archive.by_slug[name]
            yield self._brief(brief)
            yield from self._redirects(brief)
        elif kind == "topic":
            yield from self._topic(name)
        elif kind == "author":
            yield from self._author(self.archive.authors[name])
        elif kind == "year":
            yield from self._year(int(name))
        elif kind == "page":
            yield from (self._standing(p) for p in self.archive.standing if p.slug == name)
        elif subject == FINDER:
            yield self._archive()
        else:
            yield from self._whole_site()

    def _whole_site(self) -> Iterator[Page]:
        tree: dict[str, object] = {"topics": self.views.topic_tree()}
        yield self._page("topics.html", "topics.html", tree, section="topics")
        yield self._authors()
        yield from self._feed("", self.settings.title, self.settings.description, "index.html")
        for feed in self.settings.feeds:
            base, briefs = f"feeds/{feed.slug}", self._combined(feed)
            yield from self._feed(base, feed.title, "", "archive.html", briefs)
        yield self._data_index()
        yield from self._sitemap_index()
        yield self._page("404.html", "404.html", {}, noindex=True, root=self.site.base_path)
        yield self._page("robots.txt", "robots.txt", {})
        yield self._page("_headers", "headers.txt", {})
        yield self._home()

    # ---- one page ----------------------------------------------------------------------------

    def _page(
        self,
        path: str,
        layout: str,
        seen: dict[str, object],
        *,
        title: str = "",
        description: str = "",
        lang: str = "",
        section: str = "",
        feeds: tuple[Ref, ...] = (),
        languages: tuple[Ref, ...] = (),
        prev: str = "",
        next: str = "",
        noindex: bool = False,
        root: str | None = None,
        prose: str = "",
        stage: int = 2,
        canonical: str | None = None,
    ) -> Page:
        address = "" if path == "index.html" else path
        here = self.settings.base_url + address if self.settings.base_url else ""
        head = Head(
            path=path,
            root=root_prefix(path) if root is None else root,
            lang=lang or self.settings.language,
            title=title,
            description=description or self.settings.description,
            section=section,
            canonical=here if canonical is None else canonical,
            feeds=feeds,
            languages=languages,
            prev=prev,
            next=next,
            noindex=noindex,
        )
        return Page(path, layout, {"site": self.site, "page": head, **seen}, prose, stage)

    def _brief(self, brief: Brief) -> Page:
        archive, views = self.archive, self.views
        others = archive.translations.get(brief.slug, ())
        languages = tuple(Ref(b.title, b.href, b.lang) for b in (brief, *others)) if others else ()
        earlier, later = views.beside(brief)
        original = archive.original.get(brief.slug)
        preview = archive.hidden.get(brief.slug, "")
        return self._page(
            brief.href,
            "brief.html",
            {
                "brief": brief,
                "identifier": views.brief_identifier(brief),
                "authors": views.bylines(brief),
                "topics": views.topic_refs(brief, brief.lang),
                "translations": views.mentions(b for b in others if b is not original),
                "original": views.mention(original) if original else None,
                "supersedes": views.mentions(archive.supersedes.get(brief.slug, ())),
                "superseded_by": views.mentions(archive.superseded_by.get(brief.slug, ())),
                "threads": views.threads(brief, brief.lang),
                "related": views.related(brief),
                "preview": preview,
            },
            title=brief.title,
            description=brief.summary,
            lang=brief.lang,
            section="archive",
            languages=languages,
            prev=earlier,
            next=later,
            noindex=brief.status == "withdrawn" or bool(preview),
            prose=brief.path,
            stage=1,
        )

    def _redirects(self, brief: Brief) -> Iterator[Page]:
        target = Ref(brief.title, brief.href, brief.lang)
        for alias in brief.aliases:
            yield self._redirect(brief_href(alias.text), target, brief.summary)

    def _redirect(self, path: str, target: Ref, description: str, section: str = "") -> Page:
        return self._page(
            path,
            "redirect.html",
            {"target": target},
            title=target.name,
            description=description,
            lang=target.lang,
            section=section,
            noindex=True,
            canonical=self.settings.base_url and self.settings.base_url + target.href,
        )

    def _standing(self, page: StandingPage) -> Page:
        return self._page(
            page.href,
            "standing.html",
            {"title": page.title, "summary": page.summary, "digest": page.digest},
            title=page.title,
            description=page.summary,
            lang=page.lang,
            section=page.slug,
            prose=page.path,
        )

    def _home(self) -> Page:
        listed, views = self.archive.listed, self.views
        return self._page(
            "index.html",
            "home.html",
            {
                "latest": views.entry(listed[0]) if listed else None,
                "recent": tuple(views.entry(b) for b in listed[1 : RECENT + 1]),
                "topics": views.topic_tree(),
                "corrections": self._corrections(),
                "total": len(listed),
                "since": listed[-1].published.year if listed else 0,
                "newest": listed[0].published if listed else None,
                "commit": self.commit,
            },
            section="home",
            stage=3,
        )

    def _corrections(self) -> tuple[Correction, ...]:
        found = [
            (update.date.unix, brief.slug, Correction(self.views.mention(brief), update))
            for brief in self.archive.shown
            for update in brief.updates
            if update.kind != "update"
        ]
        found.sort(key=lambda f: (-f[0], f[1]))
        return tuple(correction for _, _, correction in found[:CORRECTIONS])

    # ---- lists -------------------------------------------------------------------------------

    def _archive(self) -> Page:
        listed, years = self.archive.listed, self.year_refs
        return self._page(
            ARCHIVE,
            "archive.html",
            {
                "chart": year_chart(years),
                "years": years,
                "recent": self.views.months(listed[:RECENT]),
                "total": len(listed),
                "since": years[-1].year if years else 0,
                "finder": self.finder,
            },
            section="archive",
            feeds=tuple(
                ref
                for feed in self.settings.feeds
                for ref in _feed_refs(f"feeds/{feed.slug}", feed.title, self.settings.language)
            ),
        )

    def _year(self, year: int) -> Iterator[Page]:
        """A year of the whole archive: its list, its data and its sitemap."""
        years = self.year_refs
        place = next((i for i, ref in enumerate(years) if ref.year == year), None)
        if place is not None:
            yield self._year_page(self.years[year], years, place, None, "archive", ())
        rows: dict[str, object] = {"rows": tuple(map(self.views.row, self.shown[year]))}
        yield self._page(f"data/{year}.json", "data.json", {"year": year, **rows})
        yield self._page(f"data/{year}.csv", "data.csv", {"year": year, **rows})
        if place is not None and self.settings.base_url:
            seen = [b for b in self.years[year] if b.slug not in self.archive.hidden]
            addresses = (
                Address(years[place].href, ""),
                *(Address(b.href, (b.updated or b.published).iso) for b in seen),
            )
            yield self._page(f"sitemaps/{year}.xml", "sitemap.xml", {"addresses": addresses})

    def _year_page(
        self,
        briefs: tuple[Brief, ...],
        years: tuple[YearRef, ...],
        place: int,
        subject: Ref | None,
        section: str,
        feeds: tuple[Ref, ...],
    ) -> Page:
        """The page of `years[place]`, of the archive or of the topic or author `subject`."""
        ref = years[place]
        later = years[place - 1] if place else None
        earlier = years[place + 1] if place + 1 < len(years) else None
        months = self.views.months(briefs)
        return self._page(
            ref.href,
            "year.html",
            {
                "year": ref.year,
                "subject": subject,
                "chart": month_chart(months, ref.href, ref.year),
                "months": months,
                "total": ref.count,
                "earlier": earlier,
                "later": later,
            },
            title=f"{subject.name}, {ref.year}" if subject else str(ref.year),
            section=section,
            feeds=feeds,
            prev=earlier.href if earlier else "",
            next=later.href if later else "",
        )

    def _listing(
        self, briefs: tuple[Brief, ...], href: str
    ) -> tuple[dict[str, object], dict[int, tuple[Brief, ...]], tuple[YearRef, ...]]:
        """What a topic's and an author's page share, and its pages a year if it has any."""
        split = len(briefs) > SPLIT
        months = self.views.months(briefs[:LATEST] if split else briefs)
        years = by_year(briefs)
        refs = year_refs(years, href.removesuffix(".html"))
        if split:
            chart = year_chart(refs)
        elif len(years) <= 2:
            chart = month_chart(months, href)
        else:
            newest_month = {m.first.year: m.id for m in reversed(months)}
            chart = year_chart(
                tuple(YearRef(r.year, r.count, f"{href}#{newest_month[r.year]}") for r in refs)
            )
        shown = refs if split else ()
        seen = {"chart": chart, "months": months, "years": shown, "total": len(briefs)}
        return {**seen, "split": split}, years, shown

    def _topic(self, id: str) -> Iterator[Page]:
        archive, views, lang = self.archive, self.views, self.settings.language
        topic, briefs = archive.topics[id], archive.by_topic[id]
        ref = views.ref(topic, lang)
        feeds = _feed_refs(f"topics/{id}", ref.name, ref.lang)
        seen, years, refs = self._listing(briefs, topic.href)
        related = (archive.topics[r] for r in topic.related if r in archive.by_topic)
        yield self._page(
            topic.href,
            "topic.html",
            {
                "name": ref,
                "description": topic.description,
                "synonyms": topic.synonyms,
                "trail": tuple(views.ref(t, lang) for t in trail(topic, archive.topics)),
                "narrower": tuple(views.counted_topic(t) for t in archive.narrower.get(id, ())),
                "related": tuple(views.counted_topic(t) for t in related),
                **seen,
            },
            title=ref.name,
            description=topic.description,
            section="topics",
            feeds=feeds,
        )
        for place, year in enumerate(refs):
            yield self._year_page(years[year.year], refs, place, ref, "topics", feeds)
        yield from self._feed(f"topics/{id}", ref.name, topic.description, topic.href, briefs)
        targets = (ref, *(Ref(f"{ref.name}, {r.year}", r.href, ref.lang) for r in refs))
        for alias in topic.aliases:
            for target in targets:
                path = f"topics/{alias}{target.href.removeprefix(f'topics/{id}')}"
                yield self._redirect(path, target, topic.description, section="topics")
            # A feed cannot lead elsewhere: at its old address it goes on under its old identifier.
            yield from self._feed(
                f"topics/{alias}", ref.name, topic.description, topic.href, briefs
            )

    def _authors(self) -> Page:
        archive = self.archive
        authors = sorted(
            (archive.authors[id] for id in archive.by_author),
            key=lambda a: (a.name.casefold(), a.id),
        )
        counted = tuple(self.views.counted_author(a) for a in authors)
        return self._page("authors.html", "authors.html", {"authors": counted}, section="authors")

    def _author(self, author: Author) -> Iterator[Page]:
        briefs = self.archive.by_author[author.id]
        ref = self.views.ref(author, self.settings.language)
        feeds = _feed_refs(f"authors/{author.id}", ref.name, ref.lang)
        seen, years, refs = self._listing(briefs, author.href)
        yield self._page(
            author.href,
            "author.html",
            {
                "name": ref,
                "names": tuple(
                    Ref(name, author.href, lang)
                    for lang, name in sorted(author.names.items())
                    if lang != ref.lang
                ),
                "role": author.role,
                "email": author.email,
                "bio": author.bio,
                "topics": self._written_on(author, briefs),
                **seen,
            },
            title=ref.name,
            description=author.bio,
            section="authors",
            feeds=feeds,
        )
        for place, year in enumerate(refs):
            yield self._year_page(years[year.year], refs, place, ref, "authors", feeds)
        yield from self._feed(f"authors/{author.id}", ref.name, author.bio, author.href, briefs)

    def _written_on(self, author: Author, briefs: tuple[Brief, ...]) -> tuple[Counted, ...]:
        counts: dict[str, int] = {}
        topics: dict[str, Topic] = {}
        for brief in briefs:
            for topic in self.archive.topics_of[brief.slug]:
                topics[topic.id] = topic
                counts[topic.id] = counts.get(topic.id, 0) + 1
        most = sorted(counts, key=lambda id: (-counts[id], id))[:8]
        lang = self.settings.language
        return tuple(Counted(self.views.ref(topics[id], lang), counts[id]) for id in most)

    # ---- feeds, data, sitemaps ---------------------------------------------------------------

    def _feed(
        self,
        base: str,
        title: str,
        subtitle: str,
        page: str,
        briefs: tuple[Brief, ...] | None = None,
    ) -> Iterator[Page]:
        """The Atom and JSON feeds of the archive (empty `base`), or of a topic or author."""
        newest = (self.archive.listed if briefs is None else briefs)[:FEED_ITEMS]
        items = tuple(self.views.feed_item(b) for b in newest)
        latest = [max(b.published, b.updated or b.published, key=_unix) for b in newest]
        name = base or "feed"
        feed = Feed(
            title=f"{self.settings.title}: {title}" if base else title,
            subtitle=subtitle,
            id=self.views.identifier(f"feed:{base}"),
            updated=max(latest, key=_unix).stamp if latest else _NO_TIME,
            page=page,
            atom=f"{name}.xml",
            json=f"{name}.json",
        )
        seen: dict[str, object] = {"feed": feed, "items": items}
        yield self._page(feed.atom, "feed.xml", seen, title=feed.title)
        yield self._page(feed.json, "feed.json", seen, title=feed.title)

    def _combined(self, feed: CombinedFeed) -> tuple[Brief, ...]:
        """The briefs of a combined feed, from the newest to the oldest."""
        archive = self.archive
        topics = [archive.topic_words.get(t.casefold(), t) for t in feed.topics]
        authors = {archive.author_words.get(a.casefold(), a) for a in feed.authors}
        parts = [archive.by_topic.get(id, ()) for id in topics]
        slugs = [{brief.slug for brief in part} for part in parts]
        return tuple(
            brief
            for brief in (parts[0] if parts else archive.listed)
            if all(brief.slug in some for some in slugs)
            and (not authors or any(a.id in authors for a in archive.authors_of[brief.slug]))
            and (not feed.kinds or brief.kind in feed.kinds)
        )

    def _data_index(self) -> Page:
        parts = tuple(
            Part(year, len(briefs), f"data/{year}.json", f"data/{year}.csv")
            for year, briefs in self.shown.items()
        )
        newest = self.archive.listed[0].published if self.archive.listed else None
        seen: dict[str, object] = {"parts": parts, "total": len(self.archive.shown)}
        return self._page("data/index.json", "data-index.json", {**seen, "newest": newest})

    def _sitemap_index(self) -> Iterator[Page]:
        """Sitemaps name full addresses, so there are none without a base URL."""
        if not self.settings.base_url:
            return
        archive = self.archive
        plain = ["", "archive.html", "topics.html", "authors.html"]
        plain += [p.href for p in archive.standing]
        plain += [topic_href(id) for id in archive.by_topic]
        plain += [author_href(id) for id in archive.by_author]
        addresses = tuple(Address(href, "") for href in plain)
        yield self._page("sitemaps/pages.xml", "sitemap.xml", {"addresses": addresses})
        parts = ("sitemaps/pages.xml", *(f"sitemaps/{year}.xml" for year in self.years))
        index = tuple(Address(path, "") for path in parts)
        yield self._page("sitemap.xml", "sitemap-index.xml", {"parts": index})


# ---- pages planned once before ------------------------------------------------------------------


class _OfBrief(TypedDict):
    """What the page of a brief sees."""

    site: Site
    page: Head
    brief: Brief
    identifier: str
    authors: tuple[Byline, ...]
    topics: tuple[Ref, ...]
    translations: tuple[Mention, ...]
    original: Mention | None
    supersedes: tuple[Mention, ...]
    superseded_by: tuple[Mention, ...]
    threads: tuple[Thread, ...]
    related: tuple[Mention, ...]
    preview: str


class _OfArchive(TypedDict):
    """What the page of the finder sees."""

    site: Site
    page: Head
    chart: Chart
    years: tuple[YearRef, ...]
    recent: tuple[Month, ...]
    total: int
    since: int
    finder: Finder | None


# The layouts of pages that can be made from what they were made of last.
AGAIN = frozenset(("brief.html", "archive.html"))


def brief_again(kept: bytes, brief: Brief) -> Page | None:
    """The page of a brief from what it was made of last, packed, with a state of the brief that is
    the same to all other pages; None where such pages are made of something else."""
    seen = _seen_again(kept, _OfBrief)
    if seen is None:
        return None
    return Page(brief.href, "brief.html", {**seen, "brief": brief}, brief.path, stage=1)


def archive_again(kept: bytes, finder: Finder) -> Page | None:
    """The same for the page of the finder, with the finder beginning elsewhere."""
    seen = _seen_again(kept, _OfArchive)
    return None if seen is None else Page(ARCHIVE, "archive.html", {**seen, "finder": finder})


def _seen_again(kept: bytes, type: Any) -> dict[str, object] | None:
    seen: dict[str, object] = msgspec.msgpack.decode(kept, type=type)
    # What the type doesn't name is left out in silence.
    return seen if msgspec.msgpack.encode(seen) == kept else None


def _unix(moment: Moment) -> int:
    return moment.unix


def _feed_refs(base: str, name: str, lang: str) -> tuple[Ref, ...]:
    """The Atom feed and the JSON feed of a page. The extension tells them apart."""
    return Ref(name, f"{base}.xml", lang), Ref(name, f"{base}.json", lang)
