"""Planned pages → the published folder: what changed is staged and put in place, all or nothing.

The edge on the way out. Subjects that an edit can't have reached keep their files; the pages of the
others are planned, compared and rendered by `printer`, in several processes where there are many,
so that no more than one page a process is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import NamedTuple

import msgspec

from briefing import crew
from briefing.archive.plan import FINDER, Plan
from briefing.disk import layouts as layout_room
from briefing.disk import publish
from briefing.disk.layouts import Cut, Layouts
from briefing.disk.publish import Published
from briefing.disk.store import Output, Store
from briefing.printer import Made, digest, lost, printer, reason, staged
from briefing.problem import Problem

Progress = Callable[[str, int, int], None]

# Joining and compiling the layouts costs about as much as it saves on the pages of so many briefs.
_WORTH_COMPILING = 60


class Rest(NamedTuple):
    """What waits for the finder's index: the plan that knows where it begins, and the files that
    are no pages. `plain` says for each address what `bytes_of` gives its bytes for, and such an
    address holds a digest of its bytes."""

    plan: Plan
    plain: dict[str, str]
    bytes_of: Callable[[str], bytes]


class Printed(msgspec.Struct):
    """What a run of the press did. `reasons` say of each address why it was written or deleted."""

    pages: int = 0
    written: int = 0
    deleted: int = 0
    reasons: list[tuple[str, str]] = []
    problems: tuple[Problem, ...] = ()


def run(
    out: str,
    found: Published,
    known: dict[str, Output],
    plan: Plan,
    reached: frozenset[str] | None,
    layouts: Layouts,
    digests: dict[str, bytes],
    rest: Callable[[], Rest],
    store: Store,
    jobs: int,
    progress: Progress,
) -> Printed:
    """Bring `out` to hold exactly the pages of `plan`, the assets, and what `rest` gives, which is
    asked for once all that doesn't wait for it is made. `found` is how `out` lies now, `known` what
    the last build wrote there.

    Pages of subjects that are not `reached` are as the last build made them; None reaches all.
    Bodies are fetched from the store, as last saved.
    Layout problems are in the result, and then nothing was published. Raises `Fault`.
    """
    subjects = _subjects(plan, reached, known, found)
    still = frozenset(plan.subjects).difference(subjects)
    kept = [path for path, output in known.items() if output.subject in still]
    codes = codes_for(plan, subjects, layouts, digests, store, jobs)
    made: list[Made] = []

    def make(some: tuple[str, ...], plan: Plan) -> None:
        tools = (layouts, codes, out, plan, digests, known, found, store.path)
        for many in crew.share(some, printer, tools, jobs, partial(lost, plan)):
            made.extend(many)
            progress("Writing", next(done), len(subjects))

    done = count(1)
    publish.open_staging(out)
    try:
        make(tuple(s for s in subjects if s != FINDER), plan)
        plan, plain, bytes_of = rest()
        make(tuple(s for s in subjects if s == FINDER), plan)
        plain = plain | {href: href for href in layouts.assets}
        made += _plain_made(out, plain, layouts, bytes_of, known, found)
        problems = {m.problem for m in made if m.problem}
        if problems:
            return Printed(problems=_one_a_place(problems))
        planned = frozenset((*(m.path for m in made), *kept))
        publish.refuse_foreign_folders(out, planned, found)
        fresh = {m.path: m.output for m in made if m.output}
        files = {m.path: (m.stage, m.place) for m in made if m.place}
        with crew.undisturbed():
            gone = publish.commit(out, found, planned, files)
            store.keep_outputs(fresh.items(), (known.keys() - planned) | gone)
            store.save()
    finally:
        publish.discard(out)
    reasons = [(m.path, m.reason) for m in made if m.place]
    reasons += [(path, "no longer part of the site: deleted") for path in sorted(gone)]
    return Printed(len(planned) - len(plain), len(files), len(gone), reasons)


def _subjects(
    plan: Plan, reached: frozenset[str] | None, known: dict[str, Output], found: Published
) -> tuple[str, ...]:
    """The subjects to plan: those that are reached, and those of files that don't lie as they were
    written."""
    if reached is None:
        return plan.subjects
    lies = found.present.get
    astray = {o.subject for path, o in known.items() if lies(path) != (o.size, o.mtime_ns)}
    return tuple(s for s in plan.subjects if s in reached or s in astray)


def _plain_made(
    out: str,
    plain: dict[str, str],
    layouts: Layouts,
    bytes_of: Callable[[str], bytes],
    known: dict[str, Output],
    found: Published,
) -> list[Made]:
    made = []
    for number, (href, source) in enumerate(plain.items()):
        fingerprint = digest(href.encode() + layouts.assets.get(href, b""))
        why = reason(href, fingerprint, known, found)
        if why:
            data = layouts.assets[href] if href in layouts.assets else bytes_of(source)
            place, output = staged(out, href, data, fingerprint, "", f"a{number}", found)
            made.append(Made(href, 0, why, place, output))
        else:
            made.append(Made(href))
    return made


def codes_for(
    plan: Plan,
    subjects: tuple[str, ...],
    layouts: Layouts,
    digests: dict[str, bytes],
    store: Store,
    jobs: int,
) -> dict[Cut, bytes]:
    """Compiled layouts for these subjects: those kept from earlier, and all others where there is
    much to render."""
    codes = {cut: k[16:] for cut, k in store.layouts().items() if k[:16] == digests.get(cut[0])}
    if len(subjects) < _WORTH_COMPILING:
        return codes
    # Those of briefs come last in the plan, are the longest to compile, and so are begun first.
    pages = (page for subject in reversed(plan.samples()) for page in plan.pages(subject))
    cuts = dict.fromkeys(layout_room.cut(p) for p in pages if p.layout in digests)
    wanted = [cut for cut in cuts if cut not in codes]
    layout_room.wake()
    compiled = crew.share(
        wanted, layout_room.compiler, (layouts,), jobs, lambda cut: b"", worth=2, chunk=1
    )
    made = dict(zip(wanted, compiled, strict=True))
    store.keep_layouts((cut, digests[cut[0]] + code) for cut, code in made.items())
    return codes | made


def _one_a_place(problems: set[Problem]) -> tuple[Problem, ...]:
    """A layout's fault shows on every page that uses it; one is enough."""
    places: dict[tuple[str, int], Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.path, p.line, p.message)):
        places.setdefault((problem.path, problem.line), problem)
    return tuple(places.values())
