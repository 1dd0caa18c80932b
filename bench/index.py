"""The finder's index alone, in one process: its cost, or the texts that it is made from.

    python -m bench.index ARCHIVE            prints seconds and MB as JSON
    python -m bench.index ARCHIVE --texts    prints slug, day, topics and texts of each brief

The bench must have written and built the archive before.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from functools import partial
from pathlib import Path

from msgspec.structs import replace

from briefing.archive.relations import Archive
from briefing.archive.terms import broader_topics
from briefing.build import scan, toolchain
from briefing.build.load import Inputs, read_archive
from briefing.build.types import BuildRequest
from briefing.content.brief import parse_brief
from briefing.content.file_parser import Lookups
from briefing.core.model import Brief
from briefing.search import facets
from briefing.search.document import Document, date_in_words, make_document, pack, unpack
from briefing.search.index import update
from briefing.search.listing import Labels, make_listing
from briefing.search.postings import Numbers, term_numbers
from briefing.search.tokenizer import initial_consonants
from briefing.search.types import Index, IndexSource, IndexUpdate, YearPaths
from briefing.storage.cache import open_cache


def main() -> None:
    gc.disable()  # A build does the same.
    root = Path(sys.argv[1])
    request = BuildRequest(str(root), str(root / "site"), at=int(time.time()), jobs=1)
    with open_cache(request.root, request.out, toolchain.identify_toolchain) as cache:
        inputs, archive, _ = read_archive(request, cache, lambda *_: None)
    texts = {brief.path: _text(inputs, brief) for brief in archive.briefs}
    if "--texts" in sys.argv:
        print(json.dumps([_facts(brief, archive, texts[brief.path]) for brief in archive.briefs]))
    else:
        print(json.dumps(_costs(archive, inputs.config.config.settings.kinds, texts)))


def _costs(archive: Archive, kinds: tuple[str, ...], texts: dict[str, str]) -> dict[str, float]:
    briefs = {brief.path: brief for brief in archive.briefs}
    began = time.process_time()
    documents = {path: pack(make_document(brief, texts[path])) for path, brief in briefs.items()}
    cut = time.process_time()
    labels = Labels(facets.facet_values(archive, kinds), b"", dict)
    made = _update(archive, labels, documents)
    whole = time.process_time()
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    assert made.files.keys() == {*made.index.files()}
    edit = partial(_update, labels=labels, last=made)
    brief = archive.briefs[len(archive.briefs) // 2]
    text = texts[brief.path].replace(". ", ". The next round may be late again. ", 1)
    edited = documents | {brief.path: pack(make_document(brief, text))}
    start = time.process_time()
    edit(archive, documents=edited, before=documents, changed=brief.path)
    sentence = time.process_time()
    newest = replace(brief, slug="new", path="new", published=archive.briefs[0].published)
    more = _with(archive, newest, brief)
    documents["new"] = documents[brief.path]
    added = time.process_time()
    years = frozenset({newest.published.year})
    edit(more, documents=documents, before=documents, changed="new", years=years)
    done = time.process_time()
    return {
        "documents": cut - began,
        "cpu": whole - began,
        "memory": memory,
        "sentence": sentence - start,
        "brief": done - added,
    }


def _update(
    archive: Archive,
    labels: Labels,
    documents: dict[str, bytes],
    *,
    last: IndexUpdate | None = None,
    before: dict[str, bytes] | None = None,
    changed: str = "",
    years: frozenset[int] = frozenset(),
) -> IndexUpdate:
    """A new index; or the `last` index, updated with one changed brief. Documents are packed, as in
    the cache."""

    def numbers(years: list[YearPaths]) -> dict[str, Numbers]:
        return term_numbers((y, ((n, document(p)) for n, p in briefs)) for y, briefs in years)

    def document(path: str) -> Document:
        return unpack(documents[path])

    source = IndexSource(
        lambda path: unpack((before or {})[path]),
        document,
        numbers,
        (last.files if last else {}).get,
    )
    index: Index | None = last.index if last else None
    return update(index, make_listing(archive, labels, index, years), frozenset({changed}), source)


def _with(archive: Archive, new: Brief, like: Brief) -> Archive:
    return replace(
        archive,
        briefs=(new, *archive.briefs),
        topics_of={**archive.topics_of, new.slug: archive.topics_of[like.slug]},
        authors_of={**archive.authors_of, new.slug: archive.authors_of[like.slug]},
    )


def _text(inputs: Inputs, brief: Brief) -> str:
    data = scan.read(inputs.snapshot.content[brief.path])
    lookups = Lookups(
        inputs.ingested.media.get,
        read_bytes=lambda path: scan.read(inputs.snapshot.content[path]),
    )
    return parse_brief(brief.path, data, inputs.config.options, lookups).text


def _facts(brief: Brief, archive: Archive, text: str) -> tuple[str, str, list[str], str, list[str]]:
    on = archive.topics_of[brief.slug]
    topics = {t.id for topic in on for t in (topic, *broader_topics(topic, archive.topics))}
    sources = [part for s in brief.sources for part in (s.title, s.publisher, s.author)]
    figure = brief.figure
    lines = [
        brief.title,
        initial_consonants(brief.title),
        brief.summary,
        date_in_words(brief),
        *sources,
        *([figure.alt, figure.caption, figure.credit] if figure else []),
        *(update.note for update in brief.updates),
        # Names count if the page shows them.
        *(topic.name for topic in on),
        *(author.name for author in archive.authors_of[brief.slug]),
    ]
    lines += text.split("\n")
    return brief.slug, brief.published.iso[:10], sorted(topics), brief.lang, lines


if __name__ == "__main__":
    main()
