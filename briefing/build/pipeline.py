"""The whole way on one screen: content → briefs → archive → pages → site.

A `BuildRequest` says what to build, and a `BuildResult` what came of it. Nothing is printed here,
and nothing is published unless everything is sound.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from briefing import __version__
from briefing.build import replay, scan, workers
from briefing.build.toolchain import toolchain_digest
from briefing.build.types import BuildRequest, BuildResult, Held, Sight
from briefing.core.diagnostics import Problem, sort_problems
from briefing.core.hashing import digest_of_value
from briefing.core.model import Brief
from briefing.storage import git, output
from briefing.storage.cache import Cache, CacheDamaged, open_cache
from briefing.templates import files as layout_files
from briefing.templates.closure import closure_digests
from briefing.templates.render import warm_up

if TYPE_CHECKING:
    from briefing.archive.relations import Archive
    from briefing.build.ingest import Begun, Intake
    from briefing.build.prefetch import Prefetch
    from briefing.build.render_page import Made
    from briefing.build.render_site import Indexed
    from briefing.content.types import Config, ParsedFile, ParseOptions
    from briefing.core.settings import Settings
    from briefing.site.invalidation import Reached
    from briefing.storage.output import Published
    from briefing.templates.files import Layouts

# Reading so many files takes no longer than looking at the published folder.
_FEW = 40

# To tell what so many edits reach takes as long as to plan all pages.
_MANY = 1000


def build(
    order: BuildRequest,
    progress: Callable[[str, int, int], None],
    glimpse: Prefetch | None = None,
    held: list[object] | None = None,
) -> BuildResult:
    """Build the archive in `order.root` into `order.out`. Raises `Fault` where the machine refuses;
    then the published folder is as it was. `glimpse` is what was seen of both by the way, before
    anybody was kept from building here. What was read and arranged is added to `held`, if that is
    there, so that it need not be given back at once."""
    makers = toolchain_digest()
    while True:
        try:
            with open_cache(order.root, order.out, makers) as store:
                # Where another build was at work since, what was seen may be gone.
                racy = glimpse and store.written_ns > glimpse.begun - scan.RACY_NS
                if glimpse and (racy or glimpse.out != order.out):
                    glimpse = None
                report, found = build_with(order, store, progress, glimpse=glimpse)
                if held is not None:
                    held.append(found)
                return report
        except CacheDamaged:
            order = replace(order, clean=True)


def build_with(
    order: BuildRequest,
    store: Cache,
    progress: Callable[[str, int, int], None],
    hold: bool = False,
    glimpse: Prefetch | None = None,
) -> tuple[BuildResult, Held | None]:
    """Build with an open store. Gives what it found too, where it went the whole way and published;
    with `hold` it never goes a shorter one."""
    if order.clean:
        makers = store.meta("makers", str)
        store.empty()
        store.set_meta("makers", makers)
    swept = output.ready(order.out)
    # The published folder is looked at while the archive is.
    seen = nullcontext(glimpse.lies) if glimpse and not swept else None
    with seen or workers.fork_task(partial(output.looked, order.out)) as looked:
        there = cache(lambda: output.found(order.out, looked()))
        sight = look(order, store, glimpse)
        if sight.last and sight.same and not hold and replay.untouched(there(), store.outputs()):
            return replay.again(sight.last), None
        from briefing.build import ingest  # Most builds find that nothing changed.

        with ingest.begun(sight.files, store, sight.looked) as begun:
            from briefing.build import (
                incremental,  # While another process imports what it needs to read.
            )

            if not hold:
                report = incremental.retouched(order, store, sight, begun, there, progress)
                if report:
                    return report, None
            return _build(order, store, progress, sight, begun, there)


def look(order: BuildRequest, store: Cache, glimpse: Prefetch | None = None) -> Sight:
    """A look at the archive, before anything in it is read."""
    began = glimpse.begun if glimpse else time.time_ns()
    files, problems = (glimpse and scan.by_lies(glimpse.content)) or scan.scan(order.root)
    real = layout_files.list_files(order.root)
    checkout = git.commit(order.root)
    looked = store.meta("looked", int) or 0
    lies = replay.lies(files, real)
    since = (store.meta("began", int) or 0) - scan.RACY_NS
    young = [name for name, lie in lies if lie.mtime_ns >= since]
    signature = replay.signature(order, lies, checkout)
    last = store.meta("last", BuildResult)
    # What is shown before its time grows less as time goes: it is counted each time. And what was
    # refused is in no signature.
    same = (
        last is not None
        and order.now is None
        and not problems
        and replay.still_stands(last, signature, young, order.at)
    )
    return Sight(files, problems, real, checkout, last, same, lies, signature, young, looked, began)


class Understood(msgspec.Struct, frozen=True):
    """What an archive says, and all that is wrong with it that is known before pages are made. The
    settings files that are `doubtful` have errors: briefs are not held to what these say."""

    words: Config
    rules: ParseOptions
    found: Intake
    archive: Archive
    layouts: Layouts
    digests: dict[str, bytes]
    problems: tuple[Problem, ...]
    doubtful: frozenset[str]


def understood(
    order: BuildRequest,
    store: Cache,
    sight: Sight,
    begun: Begun,
    progress: Callable[[str, int, int], None],
) -> Understood:
    """Read what changed since the store was last brought up to date, and arrange all."""
    from briefing.archive.relations import Content, arrange
    from briefing.build import ingest
    from briefing.content.types import ParseOptions, parse_options_of
    from briefing.core.paths import SITE_FILE

    words, misread = ingest.words(sight.files, store)
    settings = words.settings
    rules, former = parse_options_of(settings), store.meta("rules", ParseOptions)
    doubtful = frozenset(p.path for p in misread if not p.warning)
    if SITE_FILE in doubtful:
        # Nothing is published before it is mended, so nothing need be read again for it.
        rules = former or replace(rules, kinds=())
    if former != rules:
        store.forget_readings()
        store.set_meta("common", b"")
        store.set_meta("rules", rules)
    found = ingest.take(begun, rules, store, order.jobs, progress)
    store.set_meta("looked", sight.began)
    store.save()  # What was read is read, whatever comes; and other processes fetch bodies there.

    unread = {
        path: reading.outbound
        for path, reading in found.readings.items()
        if not (reading.brief or reading.page)
    }
    content = Content(
        briefs=tuple(r.brief for r in found.readings.values() if r.brief),
        standing_pages=tuple(r.page for r in found.readings.values() if r.page),
        topics=words.topics,
        authors=words.authors,
        unparsed=unread,
        unreliable_configs=doubtful,
    )
    archive, clashes = arrange(content, at=order.at, drafts=order.drafts)
    loaded = layout_files.load(sight.layouts, order.preview)
    digests, dead_names = closure_digests(loaded)
    problems = sort_problems((*sight.problems, *misread, *found.problems, *clashes, *dead_names))
    return Understood(words, rules, found, archive, loaded, digests, problems, doubtful)


def _build(
    order: BuildRequest,
    store: Cache,
    progress: Callable[[str, int, int], None],
    sight: Sight,
    begun: Begun,
    there: Callable[[], Published],
) -> tuple[BuildResult, Held | None]:
    from briefing.build import render_site
    from briefing.core.model import Finder
    from briefing.core.settings import Checks
    from briefing.site.inputs import SiteInputs
    from briefing.site.pages import PlannedPages

    warm_up()  # Pages need it, and where a text is read aside, this one would have to wait.
    told = understood(order, store, sight, begun, progress)
    if any(not p.warning for p in told.problems):
        return BuildResult(problems=told.problems), None
    files, last, archive, loaded = sight.files, sight.last, told.archive, told.layouts
    # What is asked of checks is no page's business: without it, changing it changes no page.
    settings = replace(told.words.settings, checks=Checks())
    if order.base_url is not None:
        settings = replace(settings, base_url=order.base_url)

    generator = f"Briefing {__version__}"
    inputs = SiteInputs(archive, settings, loaded.asset_hrefs, generator)
    plan = PlannedPages(inputs, sight.checkout)
    common = digest_of_value((plan.shared_values(), told.digests, order.drafts))
    on_time = last is not None and replay.on_time(last, order.at)
    reached = None
    if on_time and store.meta("common", bytes) == common:
        reached = _reached(archive, told.found.readings, store)

    # Where reading took its time, the folder is looked at again.
    anew = output.look(order.out) if told.found.read > _FEW else None
    _ = plan.groups  # Found before a process is begun: what is touched after that, is copied.
    packed = b""
    years = reached and reached.years
    index_of = partial(_indexed, archive, settings, loaded, years, store.path, order)

    def finder() -> render_site.Finder:
        nonlocal packed, plan
        index = index_aside() if index_aside else None
        if index and scope.sound.issuperset(index.base):
            made = render_site.judged(order.out, index.made, known, lying)
        else:
            index = index_of(scope.sound, partial(render_site.all_made, order.out, known, lying))
            made = index.made
        packed = index.packed
        plan = plan.with_finder(Finder(index.facets, index.words))
        return render_site.Finder(plan, index.files, made)

    # After an edit, the index and the pages have a process each, and that of the index trusts that
    # the last one's files are sound. An index of everything, and pages of everything, have all of
    # them in turn.
    staged = partial(render_site.all_made, order.out, {}, output.EMPTY)
    aside = (
        nullcontext(None) if reached is None else workers.fork_task(partial(index_of, None, staged))
    )
    with output.staging(order.out), aside as index_aside:
        lying, known = anew or there(), store.outputs()
        scope = render_site.scope_of(plan, reached and reached.subjects, known, lying)
        codes = render_site.codes_for(plan, scope.subjects, loaded, told.digests, store, order.jobs)
        printed = render_site.run(
            order.out,
            plan,
            scope,
            loaded,
            codes,
            told.digests,
            finder,
            lambda path: scan.read(files[path]),
            store,
            order.jobs,
            progress,
        )
    if printed.problems:
        return BuildResult(problems=sort_problems((*told.problems, *printed.problems))), None
    drafts = sum(1 for why in archive.hidden_reasons.values() if why == "draft")
    report = BuildResult(
        problems=told.problems,
        published=True,
        briefs=len(archive.briefs),
        pages=printed.pages,
        written=printed.written,
        deleted=printed.deleted,
        drafts=drafts,
        waiting=len(archive.hidden_reasons) - drafts,
        early=0 if order.now is None else _early(archive, order.now),
        due=archive.next_release,
        at=order.at,
        language=settings.language,
        base_url=settings.base_url,
        signature=sight.signature,
        reasons=tuple(printed.reasons),
    )
    store.set_meta("common", common)
    replay.remember(store, report, sight.began, packed)
    return report, Held(report, plan, files, told.rules, told.found.media, loaded, told.digests)


def _indexed(
    archive: Archive,
    settings: Settings,
    loaded: Layouts,
    years: frozenset[int] | None,
    store_path: str,
    order: BuildRequest,
    sound: frozenset[str] | None,
    staged: Callable[[dict[str, bytes]], list[Made]],
) -> Indexed:
    """The finder's index, its new files staged. What only it needs is imported by the process that
    makes it."""
    from briefing.build import index_builder

    site = index_builder.Site(store_path, order.out, order.jobs)
    listing = partial(index_builder.listing_of, archive, settings, loaded, years)
    return index_builder.update_index(site, listing, sound, staged)


def _early(archive: Archive, now: int) -> int:
    """How many briefs are shown that would be hidden at present."""
    from briefing.archive.relations import hidden_reason

    return sum(
        1 for b in archive.briefs if b.slug not in archive.hidden_reasons and hidden_reason(b, now)
    )


def _reached(archive: Archive, readings: dict[str, ParsedFile], store: Cache) -> Reached | None:
    """What edits since the last publication can have changed; None means all."""
    from briefing.core.paths import PAGES_FOLDER
    from briefing.core.slugs import slug_of
    from briefing.site.invalidation import Reached, reached

    kind: Any = Brief | None
    was: dict[str, Brief | None] = store.changes(kind)
    if len(was) > _MANY:
        return None
    briefs = [(old, readings[p].brief if p in readings else None) for p, old in was.items()]
    pages = (f"page:{slug_of(p)}" for p in was if p.startswith(PAGES_FOLDER))
    found = reached(archive, briefs)
    return Reached(found.subjects.union(pages), found.years)
