"""What was read → the archive that it makes, its layouts, and the facts that decide all pages.

It must not know pages or the output folder.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

import msgspec
from msgspec.structs import replace

from briefing import __version__
from briefing.build import ingest, scan
from briefing.build.ingest import ReadConfig
from briefing.build.snapshot import look_at_archive
from briefing.build.types import (
    BuildRequest,
    FileState,
    Ingested,
    Problems,
    Progress,
    ReadCards,
    SiteFacts,
    Snapshot,
)
from briefing.content.git_traces import conflict_problems
from briefing.content.types import Config, ParsedFile
from briefing.core.diagnostics import Problem, problem_at, sort_problems, with_levels
from briefing.core.hashing import digest, digest_of_value
from briefing.core.languages import nearest_languages
from briefing.core.paths import LAYOUTS_FOLDER, SITE_FILE
from briefing.core.settings import Checks, DigestSettings, Settings
from briefing.core.web_address import is_web_address
from briefing.storage.cache import Cache, CacheDamaged
from briefing.templates import files as layout_files
from briefing.templates.closure import closure_digests
from briefing.templates.files import Layouts
from briefing.templates.locale_texts import Locales

if TYPE_CHECKING:
    from briefing.archive.relations import Archive
    from briefing.cards.style import CardStyle

GENERATOR = f"Briefing {__version__}"


class LoadedLayouts(NamedTuple):
    """The layouts, the digest of each with all that it includes, and their problems."""

    layouts: Layouts
    digests: dict[str, bytes]
    problems: Problems


class Inputs(NamedTuple):
    """Everything that was read and compared before pages are made. `problems` are those that are
    known by then."""

    request: BuildRequest
    snapshot: Snapshot
    config: ReadConfig
    layouts: LoadedLayouts
    facts: SiteFacts
    ingested: Ingested
    problems: Problems
    card_style: CardStyle | None = None


class _StoredLayouts(msgspec.Struct, frozen=True, array_like=True):
    """What the cache stores: the layouts that files with these `states` contain, from a look that
    began at `looked_ns`, and the digest of each layout itself."""

    states: tuple[tuple[str, FileState], ...]
    looked_ns: int
    is_preview: bool
    own_digests: dict[str, bytes]
    loaded: LoadedLayouts


def load_layouts(
    request: BuildRequest, snapshot: Snapshot, catalogues_digest: bytes, cache: Cache
) -> LoadedLayouts:
    """The layouts, with the texts of languages that earlier builds stored. The catalogues, which
    are not read, have this digest. Raises `Fault`."""
    loaded = _read_layouts(request, snapshot, catalogues_digest, cache)
    # The archive may have been moved since the layouts were stored.
    catalogues = layout_files.catalogue_paths(snapshot.layouts)
    locales = cache.get("locales", Locales) or {}
    layouts = replace(loaded.layouts, catalogues=catalogues, locales=locales)
    return loaded._replace(layouts=layouts)


def _read_layouts(
    request: BuildRequest, snapshot: Snapshot, catalogues_digest: bytes, cache: Cache
) -> LoadedLayouts:
    """The layouts, which are read only if a file may have changed since they were stored."""
    stored, states = cache.get("layouts", _StoredLayouts), snapshot.layout_states
    if (
        stored
        and stored.is_preview == request.preview
        and stored.states == states
        and not any(state.is_racy(stored.looked_ns) for _, state in states)
    ):
        return stored.loaded
    layouts = layout_files.load(snapshot.layouts, request.preview, catalogues_digest)
    own_digests = _own_digests(layouts, stored)
    digests, problems = closure_digests(layouts, own_digests)
    conflicts = (
        problem
        for name, text in layouts.sources.items()
        for problem in conflict_problems(text, f"{LAYOUTS_FOLDER}/{name}")
    )
    from briefing.templates.copies import old_copies  # Most builds read no layout.

    old = old_copies(snapshot.layouts)
    loaded = LoadedLayouts(layouts, digests, (*problems, *conflicts, *old))
    made = _StoredLayouts(states, snapshot.began_ns, request.preview, own_digests, loaded)
    cache.set("layouts", made)
    return loaded


def _own_digests(layouts: Layouts, stored: _StoredLayouts | None) -> dict[str, bytes]:
    """The digest of each layout itself: of its text, or of the stored text that differs only in its
    form."""
    before = stored.loaded.layouts.sources if stored else {}
    digests: dict[str, bytes] = {}
    for name, text in layouts.sources.items():
        if stored and name in before and _is_same(before[name], text, layouts):
            digests[name] = stored.own_digests[name]
        else:
            digests[name] = digest(text.encode())
    return digests


def _is_same(before: str, text: str, layouts: Layouts) -> bool:
    if before == text:
        return True
    from briefing.templates.syntax import has_same_syntax  # It imports Jinja.

    return has_same_syntax(before, text, layouts)


def read_problems(
    snapshot: Snapshot,
    config: ReadConfig,
    ingested: Ingested,
    layouts: LoadedLayouts,
    cards: ReadCards,
) -> Problems:
    """The problems that are known before the archive is loaded."""
    translation = _translation_problems(snapshot, config, layouts)
    return (
        *snapshot.problems,
        *config.problems,
        *translation,
        *ingested.problems,
        *layouts.problems,
        *cards.problems,
        *_editor_problems(snapshot, config, layouts),
    )


def _translation_problems(
    snapshot: Snapshot, config: ReadConfig, layouts: LoadedLayouts
) -> Problems:
    """A warning if the words of the interface are not translated into the archive's language."""
    lang = config.config.settings.language
    base = lang.partition("-")[0]
    if base == "en" or next(nearest_languages(lang, layouts.layouts.catalogues), ""):
        return ()
    if any(problem.code == "country-code" for problem in config.problems):
        return ()  # Another language is meant.
    from briefing.content.config import setting_place  # Few archives need it.

    place = setting_place(scan.read_if_there(snapshot.content, SITE_FILE), "language")
    message = f"the words of the interface have no translation into “{lang}”: they are in English"
    hint = "“briefing upgrade --copy locale/ko.po” writes a catalogue into the archive: rename it "
    hint += f"to layouts/locale/{base}.po, and translate its words"
    return (problem_at(SITE_FILE, place, message, hint, warning=True, code="no-translation"),)


def page_settings(request: BuildRequest, config: ReadConfig) -> Settings:
    """The settings that pages may show. No page may depend on the others."""
    settings = config.config.settings
    digest = DigestSettings(settings.digest.pages)
    settings = replace(settings, checks=Checks(), keep_days=0, digest=digest)
    if request.base_url is not None:
        settings = replace(settings, base_url=request.base_url)
    return settings


def site_facts(
    request: BuildRequest, config: ReadConfig, layouts: LoadedLayouts, cards: ReadCards
) -> SiteFacts:
    """The digests of what decides pages, except texts."""
    settings, vocabulary = page_settings(request, config), config.config
    has_vocabulary = vocabulary.topics is None, vocabulary.authors is None, not vocabulary.glossary
    lists = vocabulary.topics, vocabulary.authors, vocabulary.series
    hrefs = layouts.layouts.asset_hrefs
    shown = replace(settings, feeds=(), kinds=(), featured=(), card_fonts=())
    card_style = cards.style.digest if cards.style else b""
    everywhere = shown, hrefs, GENERATOR, request.drafts, has_vocabulary, card_style
    return SiteFacts(
        everywhere=digest_of_value(everywhere),
        lists=digest_of_value((settings.feeds, settings.kinds, settings.featured, lists)),
        layouts=digest_of_value(layouts.digests),
        glossary=digest_of_value(vocabulary.glossary),
    )


def _editor_problems(
    snapshot: Snapshot, config: ReadConfig, layouts: LoadedLayouts
) -> Iterator[Problem]:
    """An error if the script of the editor is a file that is not there."""
    script = config.config.settings.editor.script
    if not script or is_web_address(script) or script in layouts.layouts.asset_hrefs:
        return
    from briefing.content.config import setting_place  # Few archives need it.

    place = setting_place(scan.read_if_there(snapshot.content, SITE_FILE), "editor", "script")
    message = f"there is no file {LAYOUTS_FOLDER}/assets/{script}"
    hint = "put the script of the editor there, or name it by its address"
    yield problem_at(SITE_FILE, place, message, hint, code="bad-editor")


def editor_text(config: Config) -> str:
    """The configuration of the editor in the browser, if it is on."""
    if not config.settings.editor.backend:
        return ""
    from briefing.content.editor_config import editor_config  # Few archives have an editor.

    return editor_config(config)


def read_cards(
    request: BuildRequest, snapshot: Snapshot, config: ReadConfig, layouts: Layouts
) -> ReadCards:
    """The style of the cards, if the archive wants cards."""
    if not config.config.settings.cards:
        return ReadCards()
    from briefing.build.card_files import read_style  # Most archives have no cards.

    return read_style(request, snapshot, config, layouts)


def as_reported(problems: Problems, inputs: Inputs) -> Problems:
    """The problems in the order of reports, with the levels that the settings give them."""
    return sort_problems(with_levels(problems, inputs.config.config.settings.checks.levels))


def load_archive(
    request: BuildRequest, config: ReadConfig, ingested: Ingested, cache: Cache
) -> tuple[Archive, Problems]:
    """Arrange all texts, and find the problems that no single file shows.

    Raises `CacheDamaged` if the cache lacks a text that was read.
    """
    # Edits of bodies do not need these.
    from briefing.archive.curated import curation_problems
    from briefing.archive.relations import arrange
    from briefing.archive.validate import Content

    records = cache.read_all("record", ParsedFile)
    if not ingested.failed.union(records).issuperset(ingested.texts):
        raise CacheDamaged
    nothing = ParsedFile(None, None, None, (), ())
    texts = {path: records.get(path, nothing) for path in ingested.texts}
    unparsed = {path: text.outbound for path, text in texts.items() if text.value is None}
    content = Content(
        briefs=tuple(text.brief for text in texts.values() if text.brief),
        standing_pages=tuple(text.page for text in texts.values() if text.page),
        topic_texts=tuple(text.topic_text for text in texts.values() if text.topic_text),
        named_briefs=config.config.named_briefs,
        glossary=config.config.glossary,
        topics=config.config.topics,
        authors=config.config.authors,
        series=config.config.series,
        unparsed=unparsed,
        unreliable_configs=config.unreliable,
        language=config.config.settings.language,
    )
    archive, problems = arrange(content, at=request.at, drafts=request.drafts, now=request.now)
    return archive, (*problems, *curation_problems(content, archive))


def read_archive(
    request: BuildRequest, cache: Cache, progress: Progress
) -> tuple[Inputs, Archive, Problems]:
    """Read the archive to find its problems, and store no bodies. Raises `Fault`."""
    snapshot = look_at_archive(request.root)
    config = ingest.read_config(snapshot, cache)
    start = ingest.start_ingest(snapshot, config, cache, request.jobs, progress, bodies=False)
    with start as finish_ingest:
        layouts = load_layouts(request, snapshot, config.options.catalogues, cache)
        ingested = finish_ingest()
    cards = read_cards(request, snapshot, config, layouts.layouts)
    problems = read_problems(snapshot, config, ingested, layouts, cards)
    facts = site_facts(request, config, layouts, cards)
    inputs = Inputs(request, snapshot, config, layouts, facts, ingested, problems)
    archive, more = load_archive(request, config, ingested, cache)
    return inputs, archive, sort_problems((*problems, *more))
