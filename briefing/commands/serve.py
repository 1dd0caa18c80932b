"""The preview: builds, has a window serve what was built, and builds anew with each save.

What is built for the preview lies in `.briefing/preview/`, apart from the site, so that nothing
unpublished can be deployed with it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

from briefing.build.session import Rebuild, open_session
from briefing.build.types import BuildRequest, BuildResult
from briefing.commands import console
from briefing.commands.progress import shown_progress
from briefing.core import urls
from briefing.core.diagnostics import Fault, Problem
from briefing.core.paths import STATE_FOLDER, is_brief_file
from briefing.core.slugs import slug_of
from briefing.preview.server import HOST, News, Saved, run
from briefing.storage.cache import CacheDamaged

# So long after a save, all files are looked at, in case the system did not report a change.
_PAUSE_S = 0.8

_DAY_S = 86_400.0

_ENDED = "the preview's server ended"


def serve(root: str, *, port: int, drafts: bool, open_page: bool, jobs: int) -> None:
    """Show the archive's preview until interrupted. Raises `Fault`."""
    out = os.path.join(root, STATE_FOLDER, "preview")
    order = BuildRequest(root, out, int(time.time()), drafts=drafts, jobs=jobs, preview=True)
    said = False
    with _window(root, out, port) as (pipe, at):
        try:
            while True:
                try:
                    with shown_progress(False) as progress, open_session(order, progress) as build:
                        if not said:
                            _say_where(at, port, open_page)
                            said = True
                        _follow(build, order, pipe)
                except CacheDamaged:
                    continue  # The store is made anew.
        except KeyboardInterrupt:
            print("Preview ended.")


def _say_where(at: int, wanted: int, open_page: bool) -> None:
    address = f"http://{HOST}:{at}/"
    taken = f" (port {wanted} is taken)" if at != wanted else ""
    print(f"Preview at {address}{taken}. Ctrl-C ends it.", flush=True)
    if open_page:
        import webbrowser

        webbrowser.open(address)


@contextmanager
def _window(root: str, out: str, port: int) -> Iterator[tuple[Connection, int]]:
    """The process that serves and watches: a pipe to it, and the port it found."""
    context = multiprocessing.get_context("spawn")
    pipe, theirs = context.Pipe()
    process = context.Process(target=run, args=(theirs, root, out, port), daemon=True)
    process.start()
    theirs.close()
    try:
        try:
            found = pipe.recv()
        except EOFError:
            raise Fault("the preview's server did not start") from None
        if not found:
            raise Fault(f"no port from {port} on is free; name another one with --port")
        yield pipe, found
    finally:
        pipe.close()
        process.terminate()
        process.join()


def _follow(build: Rebuild, order: BuildRequest, pipe: Connection) -> None:
    """Build, and build anew with each change, for ever."""
    saved, told, told_hidden = Saved(frozenset()), BuildResult(), 0
    while True:
        began = time.perf_counter()
        now = _first(saved)
        report = _built(build, now or None, order.root, pipe)
        if report.problems != told.problems:
            console.tell(report.problems, order.root)
        _tell(report, _named(now), time.perf_counter() - began)
        if report.published and not order.drafts:
            hidden = report.drafts + report.waiting
            if hidden and hidden != told_hidden:
                print(f"Not shown without --drafts: {hidden} unpublished", flush=True)
            told_hidden = hidden
        told = report
        due = report.due.unix - time.time() if report.due else None
        rest = _PAUSE_S if now and report.published else None
        saved = _changed(pipe, _shorter(due, rest), saved.paths - now)


def _shorter(one: float | None, other: float | None) -> float | None:
    both = [max(0.0, pause) for pause in (one, other) if pause is not None]
    # A longer one no pipe can wait for; a build that comes too soon finds nothing to do.
    return min(_DAY_S, *both) if both else None


def _changed(pipe: Connection, pause: float | None, waiting: frozenset[str]) -> Saved:
    """What is saved next, and the files that are `waiting`; nothing if the pause passed without."""
    saved = Saved(waiting)
    try:
        while pipe.poll(0 if saved.paths else pause):
            heard = pipe.recv()
            if isinstance(heard, str):
                print(heard, flush=True)
            else:
                saved = Saved(saved.paths | heard.paths, heard.open)
    except (EOFError, OSError):
        raise Fault(_ENDED) from None
    return saved


def _first(saved: Saved) -> frozenset[str]:
    """The files to build first: of many, only a brief whose page is open in a browser."""
    open_briefs = [
        p for p in saved.paths if is_brief_file(p) and urls.brief(slug_of(p)) in saved.open
    ]
    return frozenset(sorted(open_briefs)[:1]) or saved.paths


def _named(changed: frozenset[str]) -> str:
    if not changed:
        return ""
    first = min(changed)
    return first if len(changed) == 1 else f"{first} and {len(changed) - 1} more"


def _built(
    build: Rebuild, changed: frozenset[str] | None, root: str, pipe: Connection
) -> BuildResult:
    """Build, and tell the window."""
    try:
        report = build(changed)
    except Fault as fault:
        # It may pass: a checkout has taken content/ away for a moment, the disk is full.
        report = BuildResult(problems=(Problem("", 0, 0, str(fault)),))
    errors = () if report.published else tuple(p for p in report.problems if not p.warning)
    pages = tuple(path for path, _ in report.reasons)
    base = urlsplit(report.base_url).path or "/"
    try:
        pipe.send(News(pages, console.excerpts(errors, root), base))
    except OSError:
        raise Fault(_ENDED) from None
    return report


def _tell(report: BuildResult, why: str, seconds: float) -> None:
    clock = console.painter(sys.stdout)("gutter", time.strftime("%H:%M:%S"))
    if not report.published:
        errors = sum(1 for p in report.problems if not p.warning)
        print(
            f"{clock} {console.counted(errors, 'error')}: the preview stays as it was", flush=True
        )
    elif report.written or report.deleted:
        files = console.counted(report.written + report.deleted, "file")
        print(f"{clock} {files} new in {seconds:.2f} s{': ' + why if why else ''}", flush=True)
