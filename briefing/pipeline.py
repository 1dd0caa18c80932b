"""The whole way on one screen: content → briefs → archive → pages → site.

Everything that a build needs to know is in `Order`, everything that came of it in `Report`. Nothing
is printed here, and nothing is published unless everything is sound.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import nullcontext
from functools import cache, partial
from typing import TYPE_CHECKING, Any

import msgspec
from msgspec.structs import replace

from briefing import __version__, crew, recall
from briefing.disk import commit, layouts, publish, scan
from briefing.disk.store import Damaged, Store, opened
from briefing.model import Brief, Moment
from briefing.problem import Problem, in_order

if TYPE_CHECKING:
    from briefing.archive.archive import Archive
    from briefing.archive.plan import Plan
    from briefing.archive.reach import Reached
    from briefing.disk.layouts import Layouts
    from briefing.disk.publish import Published
    from briefing.disk.scan import File
    from briefing.glance import Glimpse
    from briefing.intake import Begun, Intake
    from briefing.model import Media
    from briefing.press import Indexed
    from briefing.printer import Made
    from briefing.reading.result import Reading, Rules, Vocabulary
    from briefing.settings import Settings

# Reading so many files takes no longer than looking at the published folder.
_FEW = 40

# To tell what so many edits reach takes as long as to plan all pages.
_MANY = 1000


class Order(msgspec.Struct, frozen=True):
    """What to build. `at` is the moment of the build in seconds since 1970; `now` is the present,
    where `at` is yet to come. `base_url`, where given, stands for the setting. In a `preview`, the
    addresses of assets are lasting, so that a change of a style sheet touches no page."""

    root: str
    out: str
    at: int
    base_url: str | None = None
    drafts: bool = False
    jobs: int = 1
    clean: bool = False
    preview: bool = False
    now: int | None = None


class Report(msgspec.Struct, frozen=True, array_like=True):
    """What came of a build. `published` is false where errors stand among the problems.

    `drafts` and `waiting` count briefs that are in no list unless drafts were ordered; `due` is
    when the next of those that wait will come out. `early` counts those that are shown because the
    build's moment is yet to come. `signature` stands for all that the build was made from.
    """

    problems: tuple[Problem, ...] = ()
    published: bool = False
    briefs: int = 0
    pages: int = 0
    written: int = 0
    deleted: int = 0
    drafts: int = 0
    waiting: int = 0
    early: int = 0
    due: Moment | None = None
    at: int = 0
    language: str = "en"
    base_url: str = ""
    signature: bytes = b""
    reasons: tuple[tuple[str, str], ...] = ()


class Held(msgspec.Struct, frozen=True):
    """What a published build found, for a process that goes on; see `workshop`."""

    report: Report
    plan: Plan
    files: dict[str, File]
    rules: Rules
    media: dict[str, Media]
    layouts: Layouts
    digests: dict[str, bytes]


def build(
    order: Order,
    progress: Callable[[str, int, int], None],
    glimpse: Glimpse | None = None,
    held: list[object] | None = None,
) -> Report:
    """Build the archive in `order.root` into `order.out`. Raises `Fault` where the machine refuses;
    then the published folder is as it was. `glimpse` is what was seen of both by the way, before
    anybody was kept from building here. What was read and arranged is added to `held`, if that is
    there, so that it need not be given back at once."""
    makers = layouts.code_digest()
    while True:
        try:
            with opened(order.root, order.out, makers) as store:
                # Where another build was at work since, what was seen may be gone.
                racy = glimpse and store.written_ns > glimpse.begun - scan.RACY_NS
                if glimpse and (racy or glimpse.out != order.out):
                    glimpse = None
                report, found = build_with(order, store, progress, glimpse=glimpse)
                if held is not None:
                    held.append(found)
                return report
        except Damaged:
            order = replace(order, clean=True)


def build_with(
    order: Order,
    store: Store,
    progress: Callable[[str, int, int], None],
    hold: bool = False,
    glimpse: Glimpse | None = None,
) -> tuple[Report, Held | None]:
    """Build with an open store. Gives what it found too, where it went the whole way and published;
    with `hold` it never goes a shorter one."""
    if order.clean:
        makers = store.meta("makers", str)
        store.empty()
        store.set_meta("makers", makers)
    swept = publish.ready(order.out)
    # The published folder is looked at while the archive is.
    seen = nullcontext(glimpse.lies) if glimpse and not swept else None
    with seen or crew.aside(partial(publish.looked, order.out)) as looked:
        there = cache(lambda: publish.found(order.out, looked()))
        sight = look(order, store, glimpse)
        if sight.last and sight.same and not hold and recall.untouched(there(), store.outputs()):
            return recall.again(sight.last), None
        from briefing import intake  # Most builds find that nothing changed.

        with intake.begun(sight.files, store, sight.looked) as begun:
            from briefing import retouch  # While another process imports what it needs to read.

            if not hold:
                report = retouch.retouched(order, store, sight, begun, there, progress)
                if report:
                    return report, None
            return _build(order, store, progress, sight, begun, there)


class Sight(msgspec.Struct, frozen=True):
    """The archive before anything is read: its files and layouts, what is odd about them, the
    commit, and whether the last build saw the `same`. `lies` tells how all of them lie, and the
    `signature` stands for that; `young` are files that may have changed without showing it since
    the last build that was published. `looked` is when the last build began, `began` this one."""

    files: dict[str, File]
    problems: tuple[Problem, ...]
    layouts: dict[str, str]
    checkout: str
    last: Report | None
    same: bool
    lies: recall.Lies
    signature: bytes
    young: list[str]
    looked: int
    began: int


def look(order: Order, store: Store, glimpse: Glimpse | None = None) -> Sight:
    """A look at the archive, before anything in it is read."""
    began = glimpse.begun if glimpse else time.time_ns()
    files, problems = (glimpse and scan.by_lies(glimpse.content)) or scan.scan(order.root)
    real = layouts.files(order.root)
    checkout = commit.commit(order.root)
    looked = store.meta("looked", int) or 0
    lies = recall.lies(files, real)
    since = (store.meta("began", int) or 0) - scan.RACY_NS
    young = [name for name, lie in lies if lie.mtime_ns >= since]
    signature = recall.signature(order, lies, checkout)
    last = store.meta("last", Report)
    # What is shown before its time grows less as time goes: it is counted each time. And what was
    # refused is in no signature.
    same = (
        last is not None
        and order.now is None
        and not problems
        and recall.still_stands(last, signature, young, order.at)
    )
    return Sight(files, problems, real, checkout, last, same, lies, signature, young, looked, began)


class Understood(msgspec.Struct, frozen=True):
    """What an archive says, and all that is wrong with it that is known before pages are made. The
    settings files that are `doubtful` have errors: briefs are not held to what these say."""

    words: Vocabulary
    rules: Rules
    found: Intake
    archive: Archive
    layouts: Layouts
    digests: dict[str, bytes]
    problems: tuple[Problem, ...]
    doubtful: frozenset[str]


def understood(
    order: Order,
    store: Store,
    sight: Sight,
    begun: Begun,
    progress: Callable[[str, int, int], None],
) -> Understood:
    """Read what changed since the store was last brought up to date, and arrange all."""
    from briefing import intake
    from briefing.archive.archive import collect
    from briefing.reading.result import Rules, rules_of
    from briefing.settings import SITE

    words, misread = intake.words(sight.files, store)
    settings = words.settings
    rules, former = rules_of(settings), store.meta("rules", Rules)
    doubtful = frozenset(p.path for p in misread if not p.warning)
    if SITE in doubtful:
        # Nothing is published before it is mended, so nothing need be read again for it.
        rules = former or replace(rules, kinds=())
    if former != rules:
        store.forget_readings()
        store.set_meta("common", b"")
        store.set_meta("rules", rules)
    found = intake.take(begun, rules, store, order.jobs, progress)
    store.set_meta("looked", sight.began)
    store.save()  # What was read is read, whatever comes; and other processes fetch bodies there.

    unread = {
        path: reading.claims
        for path, reading in found.readings.items()
        if not (reading.brief or reading.page)
    }
    archive, clashes = collect(
        tuple(r.brief for r in found.readings.values() if r.brief),
        tuple(r.page for r in found.readings.values() if r.page),
        words.topics,
        words.authors,
        at=order.at,
        drafts=order.drafts,
        unread=unread,
        doubtful=doubtful,
    )
    loaded = layouts.load(order.root, sight.layouts, order.preview)
    digests, dead_names = layouts.digests(loaded)
    problems = in_order((*sight.problems, *misread, *found.problems, *clashes, *dead_names))
    return Understood(words, rules, found, archive, loaded, digests, problems, doubtful)


def _build(
    order: Order,
    store: Store,
    progress: Callable[[str, int, int], None],
    sight: Sight,
    begun: Begun,
    there: Callable[[], Published],
) -> tuple[Report, Held | None]:
    from briefing import press
    from briefing.archive.plan import Plan
    from briefing.settings import Checks

    layouts.wake()  # Pages need it, and where a text is read aside, this one would have to wait.
    told = understood(order, store, sight, begun, progress)
    if any(not p.warning for p in told.problems):
        return Report(problems=told.problems), None
    files, last, archive, loaded = sight.files, sight.last, told.archive, told.layouts
    # What is asked of checks is no page's business: without it, changing it changes no page.
    settings = replace(told.words.settings, checks=Checks())
    if order.base_url is not None:
        settings = replace(settings, base_url=order.base_url)

    generator = f"Briefing {__version__}"
    plan = Plan(archive, settings, loaded.names, generator, sight.checkout)
    common = recall.digest((plan.common(), told.digests, order.drafts))
    on_time = last is not None and recall.on_time(last, order.at)
    reached = None
    if on_time and store.meta("common", bytes) == common:
        reached = _reached(archive, told.found.readings, store)

    # Where reading took its time, the folder is looked at again.
    anew = publish.look(order.out) if told.found.read > _FEW else None
    _ = plan.subjects  # Found before a process is begun: what is touched after that, is copied.
    packed = b""
    years = reached and reached.years
    index_of = partial(_indexed, archive, settings, loaded, years, store.path, order)

    def finder() -> press.Finder:
        nonlocal packed, plan
        index = index_aside() if index_aside else None
        if index and scope.sound.issuperset(index.base):
            made = press.judged(order.out, index.made, known, lying)
        else:
            index = index_of(scope.sound, partial(press.all_made, order.out, known, lying))
            made = index.made
        packed = index.packed
        plan = plan.finding(index.facets, index.words)
        return press.Finder(plan, index.files, made)

    # After an edit, the index and the pages have a process each, and that of the index trusts that
    # the last one's files are sound. An index of everything, and pages of everything, have all of
    # them in turn.
    staged = partial(press.all_made, order.out, {}, publish.EMPTY)
    aside = nullcontext(None) if reached is None else crew.aside(partial(index_of, None, staged))
    with publish.staging(order.out), aside as index_aside:
        lying, known = anew or there(), store.outputs()
        scope = press.scope_of(plan, reached and reached.subjects, known, lying)
        codes = press.codes_for(plan, scope.subjects, loaded, told.digests, store, order.jobs)
        printed = press.run(
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
        return Report(problems=in_order((*told.problems, *printed.problems))), None
    drafts = sum(1 for why in archive.hidden.values() if why == "draft")
    report = Report(
        problems=told.problems,
        published=True,
        briefs=len(archive.shown),
        pages=printed.pages,
        written=printed.written,
        deleted=printed.deleted,
        drafts=drafts,
        waiting=len(archive.hidden) - drafts,
        early=0 if order.now is None else _early(archive, order.now),
        due=archive.due,
        at=order.at,
        language=settings.language,
        base_url=settings.base_url,
        signature=sight.signature,
        reasons=tuple(printed.reasons),
    )
    store.set_meta("common", common)
    recall.remember(store, report, sight.began, packed)
    return report, Held(report, plan, files, told.rules, told.found.media, loaded, told.digests)


def _indexed(
    archive: Archive,
    settings: Settings,
    loaded: Layouts,
    years: frozenset[int] | None,
    store_path: str,
    order: Order,
    sound: frozenset[str] | None,
    staged: Callable[[dict[str, bytes]], list[Made]],
) -> Indexed:
    """The finder's index, its new files staged. What only it needs is imported by the process that
    makes it."""
    from briefing import indexing

    index, files, base = indexing.indexed(
        archive, settings, loaded, years, store_path, order.out, order.jobs, sound
    )
    return indexing.handed_on(index, base, staged(files))


def _early(archive: Archive, now: int) -> int:
    """How many briefs are shown that would be hidden at present."""
    from briefing.archive.archive import why_hidden

    return sum(1 for b in archive.shown if b.slug not in archive.hidden and why_hidden(b, now))


def _reached(archive: Archive, readings: dict[str, Reading], store: Store) -> Reached | None:
    """What edits since the last publication can have changed; None means all."""
    from briefing.addresses import slug_of
    from briefing.archive.reach import Reached, reached
    from briefing.intake import PAGES

    kind: Any = Brief | None
    was: dict[str, Brief | None] = store.changes(kind)
    if len(was) > _MANY:
        return None
    briefs = [(old, readings[p].brief if p in readings else None) for p, old in was.items()]
    pages = (f"page:{slug_of(p)}" for p in was if p.startswith(PAGES))
    found = reached(archive, briefs)
    return Reached(found.subjects.union(pages), found.years)
