"""The archive and the cache → the finder's index.

This is the part of the index that reads the disk: it fetches the last index and the documents of
briefs from the cache, and reads published files. If all shards are made anew, it divides the years
among processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import NamedTuple

import msgspec

from briefing.archive.relations import Archive
from briefing.build import workers
from briefing.build.render_page import Made
from briefing.build.render_site import Indexed
from briefing.core import urls
from briefing.core.hashing import digest_of_value
from briefing.core.settings import Settings
from briefing.search import facets
from briefing.search.document import Document, unpack
from briefing.search.index import update
from briefing.search.listing import Labels, make_listing
from briefing.search.postings import Block, year_blocks
from briefing.search.types import Index, IndexSource, Listing, NumberedPaths, Stale
from briefing.storage import output
from briefing.storage.cache import Cache, bodies, saved
from briefing.templates.files import Layouts

# To start a process costs about as much as the blocks of so many briefs.
_BRIEFS_PER_PROCESS = 400


class Site(NamedTuple):
    """Where the index is read from: the path of the cache, which is read as last saved, the
    published folder; and how many processes may work on it."""

    cache_path: str
    out: str
    jobs: int


def listing_of(
    archive: Archive,
    settings: Settings,
    layouts: Layouts,
    changed_years: frozenset[int] | None,
    last: Index | None,
) -> Listing:
    """The listing of an archive, with the labels that the layouts give to the values of facets.

    `changed_years` are the years whose briefs may have changed since the `last` index, or what
    lists show of them (None: all years).
    """
    values = facets.facet_values(archive, settings.kinds)

    def labels() -> dict[str, bytes]:
        from briefing.templates.translate import facet_value_labels  # imports Babel

        translate = facet_value_labels(layouts.catalogues, settings.language)
        source = facets.LabelSource(archive, settings.language, translate)
        feeds = [
            (
                urls.feed(urls.combined_feed_base(f.slug), urls.ATOM),
                f.title,
                f.topics,
                f.authors,
                f.kinds,
            )
            for f in settings.feeds
        ]
        return facets.make_labels(values, source) | {"feeds": msgspec.json.encode(feeds)}

    digest = digest_of_value(
        (values, settings, archive.topics, archive.authors, layouts.catalogues)
    )
    return make_listing(archive, Labels(values, digest, labels), last, changed_years)


def last_listing(last: Index | None) -> Listing:
    """The listing of the last index, if only the documents of briefs changed. Raises `Stale`."""
    if last is None:
        raise Stale
    return last.listing


def update_index(
    site: Site,
    listing: Callable[[Index | None], Listing],
    intact: frozenset[str] | None,
    stage: Callable[[dict[str, bytes]], list[Made]],
) -> Indexed:
    """The next index, with its new files staged.

    `listing` gives the next listing from the last index, or from None if that cannot be used.
    `intact` are the addresses of the files that are as the last build wrote them (None: all).
    """
    cache = saved(site.cache_path)
    last = cache.meta("index", Index)
    if last and intact is not None and not intact.issuperset(last.files()):
        last = None
    edited = frozenset(cache.changed())
    made = update(last, listing(last), edited, _source(cache, edited, site))
    base = last.files() if last else []
    index, packed = made.index, msgspec.msgpack.encode(made.index)
    return Indexed(packed, index.facets, index.directory, index.files(), base, stage(made.files))


def _source(cache: Cache, edited: frozenset[str], site: Site) -> IndexSource:
    return IndexSource(
        document_before=lambda path: _document(
            cache.said_before(path) if path in edited else cache.said(path)
        ),
        document=lambda path: _document(cache.said(path)),
        year_blocks=partial(_year_blocks, cache.path, site.jobs),
        read_file=partial(output.read, site.out),
    )


def _document(packed: bytes) -> Document:
    if not packed:
        raise Stale  # The document of each brief that was read is stored, even an empty one.
    return unpack(packed)


def _year_blocks(
    cache_path: str, jobs: int, years: list[NumberedPaths]
) -> Iterable[dict[str, Block]]:
    jobs = min(jobs, sum(map(len, years)) // _BRIEFS_PER_PROCESS)
    on_crash = partial(_make_blocks, cache_path)
    return workers.map_processes(
        years, _BlocksReader, (cache_path,), jobs, on_crash, worth=1, chunk=1
    )


def _make_blocks(cache_path: str, briefs: NumberedPaths) -> dict[str, Block]:
    """The blocks of a year whose process died, made in this process."""
    return _BlocksReader(cache_path)(briefs)


class _BlocksReader:
    """Makes the blocks of years, in this process or in a worker."""

    def __init__(self, cache_path: str) -> None:
        self.document = bodies(cache_path, "said")

    def __call__(self, briefs: NumberedPaths) -> dict[str, Block]:
        return year_blocks((number, unpack(self.document(path))) for number, path in briefs)
