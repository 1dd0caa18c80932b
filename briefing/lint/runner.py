"""All problems of an archive, and what an editor would improve, without a build.

A check has the same steps as a build until the archive is loaded. The cache stores the warnings
about the style of each file, with a digest of all that decides them. This module prints nothing.
"""

from __future__ import annotations

import os
import re
from collections import defaultdict
from collections.abc import Iterable
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec
from msgspec.structs import replace

from briefing.build import limits, scan, workers
from briefing.build.check_cache import with_check_cache
from briefing.build.load import Inputs, read_archive
from briefing.build.types import BuildRequest, File, Progress
from briefing.core.diagnostics import Problem, sort_problems, with_levels
from briefing.core.hashing import digest_of_value
from briefing.core.model import Brief, Topic
from briefing.core.paths import BRIEFS_FOLDER, LAYOUTS_FOLDER
from briefing.core.settings import Settings
from briefing.lint import locate, rules
from briefing.lint.rules import Page
from briefing.lint.similar_titles import find_similar_titles
from briefing.markdown.positions import Span
from briefing.storage.cache import Cache
from briefing.templates.render import syntax_problems

if TYPE_CHECKING:
    from briefing.archive.relations import Archive

# The path of a file, and a place in it.
Place = tuple[str, Span]


class CheckResult(msgspec.Struct, frozen=True):
    """What a check found.

    `published_pages` are the briefs and standing pages that readers see, and `files` has their
    files by path. `briefs` is the number of files of briefs, including those with errors.
    """

    problems: tuple[Problem, ...]
    files: dict[str, File]
    published_pages: tuple[Page, ...]
    briefs: int
    settings: Settings


class _StoredWarnings(msgspec.Struct, frozen=True, array_like=True):
    """What the cache stores for a file: its warnings, and a digest of everything that decides
    them."""

    digest: bytes
    warnings: tuple[Problem, ...]


def check_archive(request: BuildRequest, progress: Progress) -> CheckResult:
    """Check the archive in `request.root`.

    `request.out` is where builds publish: files that a build has parsed need not be parsed again.
    Raises `Fault` if the file system refuses something.
    """
    return with_check_cache(request, lambda cache: _check(request, cache, progress))


def _check(request: BuildRequest, cache: Cache, progress: Progress) -> CheckResult:
    # Drafts and embargoed briefs are checked like all others.
    inputs, archive, problems = read_archive(replace(request, drafts=True), cache, progress)
    files, settings = inputs.snapshot.content, inputs.config.config.settings
    warnings: list[Problem] = []
    if not inputs.config.unreliable:  # Otherwise the topics and the levels are not known.
        warnings += _style_warnings(inputs, archive, cache)
        warnings += _title_warnings(archive, files)
    problems = (*problems, *_layout_problems(inputs, cache), *warnings)
    published = (brief for brief in archive.briefs if brief.slug not in archive.hidden_reasons)
    return CheckResult(
        sort_problems(with_levels(problems, settings.checks.levels)),
        files,
        (*published, *archive.standing_pages),
        sum(path.startswith(BRIEFS_FOLDER) for path in inputs.ingested.texts),
        settings,
    )


def _style_warnings(inputs: Inputs, archive: Archive, cache: Cache) -> Iterable[Problem]:
    """The warnings about each file. Files that did not change since the last check are not read."""
    files, config = inputs.snapshot.content, inputs.config.config
    pages: dict[str, Page] = {brief.path: brief for brief in archive.briefs}
    pages |= {page.path: page for page in archive.standing_pages}
    options = config.topics, config.settings.language, config.settings.checks.title_length
    options_digest = digest_of_value(options)
    digests = {path: page.digest + options_digest for path, page in pages.items()}
    stored = cache.read_all("style", _StoredWarnings)
    stale = [p for p, digest in digests.items() if p not in stored or stored[p].digest != digest]
    work: list[_Work] = []
    for path in stale:
        own_topics = archive.topics_of.get(pages[path].slug, ())
        work.append((files[path], pages[path], tuple(topic.id for topic in own_topics)))
    checked = workers.map_processes(work, _Checker, options, inputs.request.jobs, lambda item: ())
    new = {p: _StoredWarnings(digests[p], w) for p, w in zip(stale, checked, strict=True)}
    rows = ((path, msgspec.msgpack.encode(warnings)) for path, warnings in new.items())
    cache.write("style", rows, stored.keys() - pages.keys())
    return [warning for path in pages for warning in (new.get(path) or stored[path]).warnings]


# A file, the page that was parsed from it, and the ids of its topics.
_Work = tuple[File, Page, tuple[str, ...]]


class _Checker:
    """Checks the style of files one by one, in this process or in a worker."""

    def __init__(self, topics: dict[str, Topic] | None, lang: str, title_length: int) -> None:
        self.check_page = rules.page_checker(topics, lang, title_length)
        self.limit = limits.TimeLimit()

    def __call__(self, item: _Work) -> tuple[Problem, ...]:
        file, page, own_topics = item
        with suppress(limits.TooSlow), self.limit:
            return self.check_page(page, own_topics, scan.read(file))
        return ()


def _title_warnings(archive: Archive, files: dict[str, File]) -> list[Problem]:
    """The warnings about titles that readers could confuse, except for briefs that are related."""
    related = {
        (slug, other.slug)
        for relation in (archive.translations, archive.supersedes, archive.superseded_by)
        for slug, others in relation.items()
        for other in others
    }
    warnings: list[Problem] = []
    for brief, other in find_similar_titles(reversed(archive.briefs), frozenset(related)):
        span = locate.find_title(locate.split_file(scan.read(files[brief.path])).front)
        degree = "the same as" if other.title == brief.title else "nearly the same as"
        message = f"the title is {degree} the title of {other.path}"
        hint = "add to the title what makes this brief different"
        warnings.append(rules.style_warning(brief.path, span, message, "like-title", hint))
    return warnings


def _layout_problems(inputs: Inputs, cache: Cache) -> tuple[Problem, ...]:
    """The problems of layouts that Jinja cannot parse. Layouts are parsed only if the archive has
    layouts of its own, and if a layout changed since the last check without such a problem."""
    if not os.path.isdir(os.path.join(inputs.request.root, LAYOUTS_FOLDER)):
        return ()
    digest = digest_of_value(sorted(inputs.layouts.digests.items()))
    if cache.get("valid_layouts", bytes) == digest:
        return ()
    problems = syntax_problems(inputs.layouts.layouts)
    if not problems:
        cache.set("valid_layouts", digest)
    return problems


def external_links(result: CheckResult) -> dict[str, list[Place]]:
    """The links of all published pages to other sites, each with all its places. They are in the
    `sources` of the front matter, and in the body."""
    places: defaultdict[str, list[Place]] = defaultdict(list)
    for page in result.published_pages:
        data = scan.read(result.files[page.path])
        if b"http" not in data.lower():
            continue
        sources = page.sources if isinstance(page, Brief) else ()
        front, body = locate.split_file(data)
        urls = dict.fromkeys(url for s in sources for url in (s.url, s.archived) if url)
        links = [(url, front.find(re.escape(url))) for url in urls]
        for url, span in (*links, *body.destinations()):
            if url.lower().startswith(("http://", "https://")):
                places[url].append((page.path, span))
    return places
