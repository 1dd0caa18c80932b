"""An archive held open by a running process: what one build found stays in memory for the next.

An edit of one brief that doesn't move it in the archive (its text, its title or summary, but not
its date or topics) puts out that brief's page at once, without a look at the other files; other
pages and the finder follow with the next build of all. All else is a build like any other. What
watches the files, and who is told of the outcome, is for others to know.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import msgspec
from msgspec.structs import replace

from briefing.archive.relations import replace_brief
from briefing.build import ingest, pipeline, render_site, replay, scan, workers
from briefing.build.render_page import Printer
from briefing.build.toolchain import toolchain_digest
from briefing.build.types import BuildRequest, BuildResult, Held
from briefing.core.diagnostics import replace_problems
from briefing.core.slugs import slug_of
from briefing.storage import output
from briefing.storage.cache import Cache, open_cache
from briefing.templates.render import Render, renderer

Progress = Callable[[str, int, int], None]


@contextmanager
def open_session(order: BuildRequest, progress: Progress) -> Iterator[Callable[..., BuildResult]]:
    """A function that builds: `build()` looks at all files; `build(path)` is told the one brief
    that was saved since, by its path in the archive, and may leave what others say of it for the
    next `build()`. Nobody else can build into `order.out` meanwhile. Raises `Fault` where the
    machine refuses, and `CacheDamaged` where the store does.
    """
    with open_cache(order.root, order.out, toolchain_digest()) as store:
        bench: _Bench | None = None

        def build(saved: str = "") -> BuildResult:
            nonlocal bench
            now = replace(order, at=int(time.time()), clean=order.clean and bench is None)
            before, bench = bench, None  # Whatever fails below, the next build begins anew.
            bench = _touched_up(before, now, store, saved) if before and saved else None
            if bench is not None:
                return bench.held.report
            report, held = pipeline.build_with(now, store, progress, hold=True)
            bench = _bench(held, now, store) if held else None
            return report

        yield build


class _Bench(msgspec.Struct, frozen=True):
    """What lies ready: the last build's findings, and its layouts made ready to render."""

    held: Held
    render: Render


def _bench(held: Held, order: BuildRequest, store: Cache) -> _Bench:
    ingest.wake(held.rules, held.media)
    codes = render_site.kept_codes(held.digests, store)
    return _Bench(held, renderer(held.layouts, codes))


def _touched_up(bench: _Bench, order: BuildRequest, store: Cache, path: str) -> _Bench | None:
    """Publish the brief at `path` alone; None where the edit asks for a whole build."""
    held = bench.held
    old = held.plan.inputs.archive.by_slug.get(slug_of(path))
    lay = held.files.get(path)
    if old is None or old.path != path or lay is None or not replay.on_time(held.report, order.at):
        return None
    file = scan.looked_again(lay)
    if file is None:
        return None
    reading = ingest.read_one(file, held.rules, held.media, store, old)
    store.save()
    archive = replace_brief(held.plan.inputs.archive, old, reading.brief) if reading.brief else None
    if archive is None:
        return None
    plan, subject = held.plan.with_archive(archive), f"brief:{old.slug}"
    known = store.outputs(page.path for page in plan.pages(subject))
    found = output.of_some(order.out, known)
    with output.staging(order.out):
        printer = Printer(bench.render, order.out, plan, held.digests, known, found, store.path)
        made = printer(subject)
        if any(m.problem or m.path not in known for m in made):
            return None
        written = {m.path: (m.stage, m.place) for m in made if m.place}
        with workers.defer_sigint():
            output.put(order.out, written)
            store.keep_outputs(((m.path, m.output) for m in made if m.output), ())
            store.keep_contexts(((m.path, m.seen) for m in made if m.seen), ())
            store.save()
    report = replace(
        held.report,
        problems=replace_problems(held.report.problems, path, reading.problems),
        written=len(written),
        deleted=0,
        reasons=tuple((m.path, m.reason) for m in made if m.place),
    )
    files = {**held.files, path: file}
    return _Bench(replace(held, report=report, plan=plan, files=files), bench.render)
