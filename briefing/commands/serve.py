"""The preview: builds, lets another process serve the pages, and builds again after each save.

The preview is built into `.briefing/preview/`, and not into the site, so that nothing unpublished
can be published with it.
"""

from __future__ import annotations

import multiprocessing
import os
import sys
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from multiprocessing.connection import Connection
from urllib.parse import urlsplit

import msgspec

from briefing.build import workers
from briefing.build.session import Rebuild, open_session
from briefing.build.types import BuildRequest, BuildResult
from briefing.commands import console
from briefing.core import urls
from briefing.core.diagnostics import (
    Fault,
    Problem,
    errors_in,
    excerpt,
    first_of_each_kind,
    headline,
    location,
)
from briefing.core.paths import STATE_FOLDER, is_brief_file
from briefing.core.printable import printable
from briefing.core.slugs import slug_of
from briefing.preview import server
from briefing.preview.events import BuildEvent, EarlyPages, SavedFiles, ShownProblem
from briefing.storage import output
from briefing.storage.cache import CacheDamaged

# This many seconds after a save, all files are examined: the system may not report each change.
_PAUSE_S = 0.8

# A pipe cannot wait longer than some weeks. A build that comes too early finds nothing to do.
_DAY_S = 86_400.0

_SERVER_STOPPED = "the server process of the preview stopped; start the preview again"


class ServeOptions(msgspec.Struct, frozen=True):
    """The options of the command. `jobs` is 0 if each processor core gets a process."""

    port: int
    drafts: bool
    open: bool
    jobs: int


def run(root: str, options: ServeOptions, interrupts: Sized) -> int:
    """Show the preview of the archive in `root` until an interrupt comes. Return the exit code.

    `interrupts` are those that came, also if they were never raised. Raises `Fault`.
    """
    out = os.path.join(root, STATE_FOLDER, "preview")
    jobs = options.jobs or workers.default_jobs()
    request = BuildRequest(
        root, out, int(time.time()), drafts=options.drafts, jobs=jobs, preview=True
    )
    is_first = True
    with _server_process(root, out, options.port) as (pipe, actual_port):
        try:
            while True:
                try:
                    with (
                        console.shown_progress(quiet=False) as progress,
                        open_session(request, progress) as build,
                    ):
                        if is_first:
                            _announce(actual_port, options)
                        is_first = False
                        _build_forever(build, request, pipe, interrupts)
                except CacheDamaged:
                    continue  # The next session begins with a new cache.
        except (KeyboardInterrupt, Exception) as error:
            if not (interrupts or isinstance(error, KeyboardInterrupt)):
                raise
            console.print_line("Preview stopped.")
            return 0


def _announce(port: int, options: ServeOptions) -> None:
    address = f"http://{server.HOST}:{port}/"
    reason = f" (another program uses port {options.port})" if port != options.port else ""
    console.print_line(f"Preview at {address}{reason}. Press Ctrl-C to stop.")
    if options.open:
        import webbrowser

        webbrowser.open(address)


@contextmanager
def _server_process(root: str, out: str, port: int) -> Iterator[tuple[Connection, int]]:
    """Start the process that serves and watches. Yield a pipe to it, and its port."""
    context = multiprocessing.get_context("spawn")
    pipe, other_end = context.Pipe()
    process = context.Process(target=server.run, args=(other_end, root, out, port), daemon=True)
    process.start()
    other_end.close()
    try:
        try:
            actual_port = pipe.recv()
        except EOFError:
            raise Fault("the server process of the preview did not start") from None
        if not actual_port:
            raise Fault(f"no port from {port} on is free; choose another one with --port")
        yield pipe, actual_port
    finally:
        pipe.close()
        process.terminate()
        process.join()


def _build_forever(
    build: Rebuild, request: BuildRequest, pipe: Connection, interrupts: Sized
) -> None:
    """Build, and build again after each change. Print what is new. Raises `KeyboardInterrupt` as
    soon as there is one of the `interrupts`."""
    saved, last, last_hidden = SavedFiles(frozenset()), BuildResult(), 0
    while True:
        began = time.perf_counter()
        changed = _files_to_build_first(saved)
        result = _build_once(build, changed or None, request, pipe)
        if result.problems != last.problems:
            console.print_problems(result.problems, request.root)
        _print_result(result, _summary_of(changed), time.perf_counter() - began)
        if result.published and not request.drafts:
            hidden = result.drafts + result.waiting
            if hidden and hidden != last_hidden:
                briefs = console.quantity(hidden, "unpublished brief")
                console.print_line(f"Not shown: {briefs}. The option --drafts shows them.")
            last_hidden = hidden
        last = result
        if interrupts:
            raise KeyboardInterrupt
        timeout_s = _PAUSE_S if changed and result.published else _DAY_S
        if result.due:
            timeout_s = max(0.0, min(timeout_s, result.due.unix - time.time()))
        saved = _wait_for_changes(pipe, timeout_s, saved.paths - changed)


def _wait_for_changes(pipe: Connection, timeout_s: float, not_built: frozenset[str]) -> SavedFiles:
    """Return the files that are saved next, and those that are `not_built` yet. If the time is over
    before, they are none."""
    saved = SavedFiles(not_built)
    try:
        while pipe.poll(0 if saved.paths else timeout_s):
            message = pipe.recv()
            if isinstance(message, str):
                console.print_line(message)
            else:
                saved = SavedFiles(saved.paths | message.paths, message.open_pages)
    except (EOFError, OSError):
        raise Fault(_SERVER_STOPPED) from None
    return saved


def _files_to_build_first(saved: SavedFiles) -> frozenset[str]:
    """One brief whose page is open in a browser; all files if there is no such brief."""
    briefs = [path for path in saved.paths if is_brief_file(path)]
    open_briefs = [path for path in briefs if urls.brief(slug_of(path)) in saved.open_pages]
    return frozenset(sorted(open_briefs)[:1]) or saved.paths


def _summary_of(changed: frozenset[str]) -> str:
    if not changed:
        return ""
    first = min(changed)
    return first if len(changed) == 1 else f"{first} and {len(changed) - 1} more"


def _build_once(
    build: Rebuild, changed: frozenset[str] | None, request: BuildRequest, pipe: Connection
) -> BuildResult:
    """Build, and send the result to the server process."""
    early: dict[str, bytes] = {}

    def show_early(pages: dict[str, bytes]) -> None:
        early.update(pages)
        if pages:
            _send(pipe, EarlyPages(pages))

    try:
        result = build(changed, show_early)
    except Fault as fault:
        # It may be temporary: a checkout has removed content/ for a moment, or the disk is full.
        result = BuildResult(problems=(Problem("", 0, 0, str(fault), code="build-failed"),))
    errors = () if result.published else errors_in(result.problems)
    # A browser shows an early page already. It must read it again only if another was published.
    files = {path for path, _ in result.reasons if path not in early}
    files.update(path for path, page in early.items() if output.read(request.out, path) != page)
    base = urlsplit(result.base_url).path or "/"
    _send(pipe, BuildEvent(tuple(files), _shown_problems(errors, request.root), base))
    return result


def _send(pipe: Connection, event: EarlyPages | BuildEvent) -> None:
    try:
        pipe.send(event)
    except OSError:
        raise Fault(_SERVER_STOPPED) from None


def _shown_problems(problems: Iterable[Problem], root: str) -> tuple[ShownProblem, ...]:
    first, more = first_of_each_kind(problems)
    shown = []
    for problem, line in console.with_lines(first, root):
        parts = excerpt(problem, line or "") if problem.line else ()
        place, hint = printable(location(problem)), printable(problem.hint, keep="\n")
        shown.append(ShownProblem(place, printable(headline(problem)), hint, problem.line, parts))
    for (path, code), count in more.items():
        shown.append(ShownProblem(printable(path), f"… and {count:,} more of {code}", "", 0, ()))
    return tuple(shown)


def _print_result(result: BuildResult, summary: str, seconds: float) -> None:
    clock = console.painter(sys.stdout)("gutter", time.strftime("%H:%M:%S"))
    if not result.published:
        errors = console.quantity(len(errors_in(result.problems)), "error")
        console.print_line(f" {errors}: the preview was not updated", clock)
    elif result.written or result.deleted:
        files = console.quantity(result.written + result.deleted, "file")
        more = f": {summary}" if summary else ""
        console.print_line(f" {files} updated in {seconds:.2f} s{more}", clock)
