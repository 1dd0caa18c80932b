"""An archive read to its end and nothing published: all problems, and what an editor would mend.

Goes the pipeline's way up to where problems are known, with a store of its own, so that it never
waits for a build or a preview. What each file's style gave rise to is kept with the digest of all
that decides it. Who is told, and how, is for the desk.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from briefing.build import scan, workers
from briefing.build.load import Inputs, read_archive
from briefing.build.toolchain import toolchain_digest
from briefing.build.types import BuildRequest, File
from briefing.core.diagnostics import Problem, sort_problems
from briefing.core.hashing import digest_of_value
from briefing.core.model import Brief, StandingPage, Topic
from briefing.core.paths import BRIEFS_FOLDER, STATE_FOLDER
from briefing.core.settings import Settings
from briefing.lint import locate, rules
from briefing.lint.similar_titles import alike
from briefing.markdown.positions import Span
from briefing.storage.cache import Cache, CacheDamaged, open_cache
from briefing.templates.render import syntax_problems

if TYPE_CHECKING:
    from briefing.archive.relations import Archive

Page = Brief | StandingPage
# A file's path, and a place in it.
Place = tuple[str, Span]
Progress = Callable[[str, int, int], None]

# Nobody publishes here: what a check knows is apart from what builds know.
_STORE = os.path.join(STATE_FOLDER, "check")
# Checks that come with each save of an editor wait for one another.
_PATIENCE = 30


class Proofs(msgspec.Struct, frozen=True):
    """What a check found. `visible` are the pages that readers see, whose files are in `files`;
    `briefs` counts files of briefs, unsound ones too."""

    problems: tuple[Problem, ...]
    files: dict[str, File]
    visible: tuple[Page, ...]
    briefs: int
    settings: Settings


class _Noted(msgspec.Struct, frozen=True, array_like=True):
    """What the store keeps of a file's style: a digest of what decides it, and the warnings."""

    key: bytes
    problems: tuple[Problem, ...]


def proofread(order: BuildRequest, progress: Progress) -> Proofs:
    """Read the archive in `order.root`. `order.out` is where builds publish: what they have read
    need not be read again. Raises `Fault` where the machine refuses."""
    makers = toolchain_digest()
    place = os.path.join(order.root, _STORE)
    while True:
        try:
            with open_cache(order.root, place, makers, _PATIENCE) as store:
                store.borrow(order.root, order.out)
                return _proofread(order, store, progress)
        except CacheDamaged:
            continue  # It is gone by now.


def _proofread(order: BuildRequest, store: Cache, progress: Progress) -> Proofs:
    # Drafts and briefs held back are read like all others; no page of theirs is made here.
    inputs, archive, found = read_archive(replace(order, drafts=True), store, progress)
    pages: dict[str, Page] = {page.path: page for page in archive.briefs}
    pages |= {page.path: page for page in archive.standing_pages}
    files, settings = inputs.snapshot.content, inputs.config.config.settings
    styled: list[Problem] = []
    if not inputs.config.unreliable:  # Else it is not known what to say and what to be silent of.
        styled += _styled(inputs, archive, store, pages)
        styled += _like_titles(archive, files)
    heard = (p for p in styled if p.code not in settings.checks.silence)
    problems = (*found, *_layout_faults(store, inputs), *heard)
    return Proofs(
        sort_problems(problems),
        files,
        (
            *(b for b in archive.briefs if b.slug not in archive.hidden_reasons),
            *archive.standing_pages,
        ),
        sum(path.startswith(BRIEFS_FOLDER) for path in inputs.ingested.texts),
        settings,
    )


def _styled(
    inputs: Inputs, archive: Archive, store: Cache, pages: dict[str, Page]
) -> Iterable[Problem]:
    files, config = inputs.snapshot.content, inputs.config.config
    tools = config.topics, config.settings.language, config.settings.checks.title_length
    seal = digest_of_value(tools)
    kept = store.read_all("style", _Noted)
    keys = {path: page.digest + seal for path, page in pages.items()}
    stale = [path for path, key in keys.items() if path not in kept or kept[path].key != key]
    own = archive.topics_of
    work: list[_Work] = [
        (files[path], pages[path], tuple(t.id for t in own.get(pages[path].slug, ())))
        for path in stale
    ]
    made = workers.map_processes(work, _Reader, tools, inputs.request.jobs, lambda item: ())
    fresh = {path: _Noted(keys[path], found) for path, found in zip(stale, made, strict=True)}
    rows = ((path, msgspec.msgpack.encode(noted)) for path, noted in fresh.items())
    store.write("style", rows, kept.keys() - pages.keys())
    return [problem for path in pages for problem in (fresh.get(path) or kept[path]).problems]


# A file, the brief or page that was read from it, and the ids of its topics.
_Work = tuple[File, Page, tuple[str, ...]]


class _Reader:
    """Reads files for their style one by one, here or in a process of the crew."""

    def __init__(self, topics: dict[str, Topic] | None, lang: str, title_length: int) -> None:
        self.read = rules.reader(topics, lang, title_length)

    def __call__(self, item: _Work) -> tuple[Problem, ...]:
        file, page, own = item
        with suppress(workers.TooSlow), workers.TimeLimit():
            return self.read(page, own, scan.read(file))
        return ()


def _like_titles(archive: Archive, files: dict[str, File]) -> list[Problem]:
    related = {
        (one, other.slug)
        for group in (archive.translations, archive.supersedes, archive.superseded_by)
        for one, others in group.items()
        for other in others
    }
    found: list[Problem] = []
    for brief, twin in alike(reversed(archive.briefs), frozenset(related)):
        at = locate.value_of(locate.parts(scan.read(files[brief.path])).front, "title")
        message = f"{twin.path} has {'the same' if twin.title == brief.title else 'nearly this'}"
        hint = "say in the title what sets this one apart"
        found.append(rules.warning(brief.path, at, f"{message} title", "like-title", hint))
    return found


def _layout_faults(store: Cache, inputs: Inputs) -> tuple[Problem, ...]:
    """What Jinja cannot read in layouts, looked for only where they are not as they were when all
    was well."""
    seal: Any = digest_of_value(sorted(inputs.layouts.digests.items()))
    if store.get("layouts", bytes) == seal:
        return ()
    faults = syntax_problems(inputs.layouts.layouts)
    if not faults:
        store.set("layouts", seal)
    return faults


def outside_links(proofs: Proofs) -> dict[str, list[Place]]:
    """The links of all visible pages to other sites, each with every place it stands at."""
    found: dict[str, list[Place]] = {}
    for page in proofs.visible:
        data = scan.read(proofs.files[page.path])
        if b"http" not in data.lower():
            continue
        sources = page.sources if isinstance(page, Brief) else ()
        named = tuple(url for s in sources for url in (s.url, s.archived) if url)
        for url, at in locate.outside_links(locate.parts(data), named):
            found.setdefault(url, []).append((page.path, at))
    return found
