"""The archive → the finder's files: what the last build indexed is gone on from where it can be.

The edge of the finder's room: fetches what briefs say, and the last index, from the store, and
shares an index that is made at once out to processes.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import msgspec

from briefing.archive.relations import Archive
from briefing.build import workers
from briefing.build.render_page import Made
from briefing.build.render_site import Indexed
from briefing.core import urls
from briefing.core.hashing import digest_of_value
from briefing.core.settings import Settings
from briefing.search import facets, postings
from briefing.search.document import Said, unpacked
from briefing.search.index import Index, Shelf, Stale, index, resaid
from briefing.storage import output
from briefing.storage.cache import Cache, bodies, saved
from briefing.templates.files import Layouts


def indexed(
    archive: Archive,
    settings: Settings,
    loaded: Layouts,
    years: frozenset[int] | None,
    store_path: str,
    out: str,
    jobs: int,
    sound: frozenset[str] | None,
) -> tuple[Index, dict[str, bytes], list[str]]:
    """The index of an archive, the bytes of those of its files that must be published, and the
    addresses of the files that it went on from.

    The names of facets' values are those of the layouts `loaded`. `years` are those that may have
    other briefs than at the last build, or show them otherwise (None: any), `sound` the addresses
    of files that lie as that wrote them (None: all). The store is read as it was last saved, by any
    process.
    """
    store = saved(store_path)
    values = facets.values(archive, settings.kinds)

    def names() -> dict[str, Any]:
        from briefing.templates.translate import facet_value_labels

        named = facet_value_labels(loaded.catalogues, settings.language)
        return {
            "kinds": list(zip(values.kinds, named("kinds", values.kinds), strict=True)),
            "langs": list(zip(values.langs, named("langs", values.langs), strict=True)),
            "statuses": list(zip(facets.STATUSES, named("statuses", facets.STATUSES), strict=True)),
            "topics": facets.topics(archive, values, settings.language),
            "former": facets.former(archive, values),
            "authors": facets.authors(archive, values, settings.language),
            "feeds": [
                (
                    urls.feed(urls.combined_feed_base(f.slug), urls.ATOM),
                    f.title,
                    f.topics,
                    f.authors,
                    f.kinds,
                )
                for f in settings.feeds
            ],
        }

    seal = digest_of_value((values, settings, archive.topics, archive.authors, loaded.catalogues))
    last = store.meta("index", Index)
    if last is not None and sound is not None and not sound.issuperset(last.files()):
        last = None
    changed = frozenset(store.changed())
    shelf = _shelf(store, changed, out, jobs)
    try:
        made = index(archive, names, seal, values, last, years, changed, shelf)
    except Stale:
        last = None
        made = index(archive, names, seal, values, None, None, changed, shelf)
    return *made, last.files() if last else []


def indexed_again(
    store_path: str, out: str, staged: Callable[[dict[str, bytes]], list[Made]]
) -> Indexed | None:
    """The last index with what changed briefs say put in, its new files staged; None where it can't
    be gone on from. Nothing else may have changed, and all of its files must lie as they were
    written."""
    store = saved(store_path)
    last = store.meta("index", Index)
    if last is None:
        return None
    try:
        changed = frozenset(store.changed())
        index, files = resaid(last, changed, _shelf(store, changed, out, 1))
    except Stale:
        return None
    return handed_on(index, last.files(), staged(files))


def handed_on(index: Index, base: list[str], made: list[Made]) -> Indexed:
    """An index as others than its process want it."""
    packed = msgspec.msgpack.encode(index)
    return Indexed(packed, index.facets, index.words, index.files(), base, made)


def _shelf(store: Cache, changed: frozenset[str], out: str, jobs: int) -> Shelf:
    return Shelf(
        was=lambda path: _said(store.said_before(path) if path in changed else store.said(path)),
        said=lambda path: _said(store.said(path)),
        blocks=partial(_blocks, store.path, jobs),
        file=partial(output.read, out),
        each=_each,
    )


def _said(packed: bytes) -> Said:
    if not packed:
        raise Stale  # All that was read has its row, whatever it says.
    return unpacked(packed)


def _blocks(
    store: str, jobs: int, years: list[list[tuple[int, str]]]
) -> Iterable[dict[str, postings.Block]]:
    whole = sum(map(len, years))
    # A year costs about what its briefs do, and a process what some hundreds do.
    jobs = min(jobs, whole // 400)
    return workers.map_processes(
        years, _Year, (store,), jobs, partial(_here, store), worth=1, chunk=1
    )


def _each(do: Callable[[str], Any], many: list[str]) -> list[Any]:
    """What a function makes of each word, the half of them in another process where they are many:
    an edit's pages take less time than its index."""
    half = len(many) // 2 if len(many) >= _MANY else 0
    if not half:
        return [*map(do, many)]
    with workers.fork_task(lambda: [*map(do, many[:half])]) as others:
        mine = [*map(do, many[half:])]
        return [*others(), *mine]


# So many shards take longer than to begin a process and to hear from it.
_MANY = 100


def _here(store: str, docs: list[tuple[int, str]]) -> dict[str, Any]:
    """The blocks of a year whose process died, made in this one."""
    return _Year(store)(docs)


class _Year:
    """The blocks of a year, made here or in a process of the crew."""

    def __init__(self, store: str) -> None:
        self.said = bodies(store, "said")

    def __call__(self, docs: list[tuple[int, str]]) -> dict[str, Any]:
        return postings.blocks((number, unpacked(self.said(path))) for number, path in docs)
