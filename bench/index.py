"""The finder's index by itself, in this one process: its cost, or the texts that it is made of.

    python -m bench.index ARCHIVE            prints seconds and MB as JSON
    python -m bench.index ARCHIVE --texts    prints of each brief its slug, day, topics and texts

The archive is one that the bench wrote and built.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import msgspec
from msgspec.structs import replace

from briefing.archive.relations import Archive, trail
from briefing.build.pipeline import build_with
from briefing.build.toolchain import toolchain_digest
from briefing.build.types import BuildRequest
from briefing.core.model import Brief, Prose
from briefing.search import facets, postings
from briefing.search.document import Said, dated, packed, said, unpacked
from briefing.search.index import Shelf, index
from briefing.search.tokenizer import initials
from briefing.storage.cache import Cache, bodies, open_cache


def main() -> None:
    gc.disable()  # As a build does.
    root = Path(sys.argv[1])
    order = BuildRequest(str(root), str(root / "site"), at=int(time.time()), jobs=1)
    with open_cache(order.root, order.out, toolchain_digest()) as store:
        held = build_with(order, store, lambda *_: None, hold=True)[1]
        assert held is not None
        archive = held.plan.archive
        body = bodies(store.path)
        if "--texts" in sys.argv:
            print(
                json.dumps([_told(brief, archive, _text(body, brief)) for brief in archive.shown])
            )
            return
        print(json.dumps(_costs(archive, held.plan.settings.kinds, store)))


def _costs(archive: Archive, kinds: tuple[str, ...], store: Cache) -> dict[str, float]:
    body = bodies(store.path)
    texts = {brief.path: _text(body, brief) for brief in archive.shown}
    began = time.process_time()
    kept = {brief.path: packed(said(brief, texts[brief.path])) for brief in archive.shown}
    cut = time.process_time()
    now = Kept(kept)
    values = facets.values(archive, kinds)
    made, files = index(archive, dict, b"", values, None, None, frozenset(), now.shelf({}, {}))
    whole = time.process_time()
    held = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert set(files) == set(made.files())
    brief = archive.shown[len(archive.shown) // 2]
    old = kept[brief.path]
    sentence = texts[brief.path].replace(". ", ". The next round may be late again. ", 1)
    kept[brief.path] = packed(said(brief, sentence))
    changed = frozenset({brief.path})
    shelf = now.shelf({brief.path: old}, files)
    start = time.process_time()
    index(archive, dict, b"", values, made, frozenset(), changed, shelf)
    edited = time.process_time()
    kept[brief.path] = old
    day = archive.shown[0].published
    newest = replace(brief, slug="new", path="new", published=day)
    kept["new"] = old
    more = _with(archive, newest, brief)
    years = frozenset({day.year})
    added = time.process_time()
    index(more, dict, b"", values, made, years, frozenset({"new"}), now.shelf({}, files))
    done = time.process_time()
    return {
        "said": cut - began,
        "cpu": whole - began,
        "memory": held,
        "sentence": edited - start,
        "brief": done - added,
    }


def _with(archive: Archive, new: Brief, like: Brief) -> Archive:
    return replace(
        archive,
        shown=(new, *archive.shown),
        topics_of={**archive.topics_of, new.slug: archive.topics_of[like.slug]},
        authors_of={**archive.authors_of, new.slug: archive.authors_of[like.slug]},
    )


class Kept:
    """What briefs say, packed, as the store would have it."""

    def __init__(self, kept: dict[str, bytes]) -> None:
        self.kept = kept

    def shelf(self, was: dict[str, bytes], files: dict[str, bytes]) -> Shelf:
        def blocks(years: list[list[tuple[int, str]]]) -> Iterable[dict[str, postings.Block]]:
            return (postings.blocks((n, self.said(path)) for n, path in docs) for docs in years)

        def before(path: str) -> Said:
            return unpacked(was[path]) if path in was else self.said(path)

        return Shelf(before, self.said, blocks, files.get, map)

    def said(self, path: str) -> Said:
        return unpacked(self.kept[path])


def _text(body: Callable[[str], bytes], brief: Brief) -> str:
    return msgspec.msgpack.decode(body(brief.path), type=Prose).text


def _told(brief: Brief, archive: Archive, text: str) -> tuple[str, str, list[str], str, list[str]]:
    on = archive.topics_of[brief.slug]
    topics = {t.id for topic in on for t in (topic, *trail(topic, archive.topics))}
    sources = [part for s in brief.sources for part in (s.title, s.publisher, s.author)]
    said_in = [brief.title, initials(brief.title), brief.summary, dated(brief), *sources]
    said_in += text.split("\n")
    return brief.slug, brief.published.iso[:10], sorted(topics), brief.lang, said_in


if __name__ == "__main__":
    main()
