"""The command `check`: prints all problems, style warnings too, and ends with one line.

Knows which problems are printed and which decide the exit code, but not how they are found.
"""

from __future__ import annotations

import gc
import os
import sys
import time
import unicodedata
from collections.abc import Iterator

import msgspec

from briefing.build import workers
from briefing.build.types import BuildRequest
from briefing.commands.console import (
    print_all_problems,
    print_line,
    print_note,
    print_problems,
    quantity,
    shown_progress,
)
from briefing.core.codes import CODES, codes_of, unknown_kind
from briefing.core.diagnostics import Misuse, Problem, errors_in, sort_problems
from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER, OUTPUT_FOLDER, SITE_FILE
from briefing.core.settings import OFF
from briefing.lint.runner import CheckResult, check_archive


class CheckOptions(msgspec.Struct, frozen=True):
    """The options of the command. `paths` are the files and folders to report on (none means all),
    and `only` the kinds of problems, separated by commas (an empty text means all). With
    `external`, links to other sites are checked. `jobs` is 0 if each processor core gets a process.
    """

    paths: tuple[str, ...]
    only: str
    external: bool
    jobs: int
    github: bool
    quiet: bool


def run(root: str, options: CheckOptions, started: float) -> int:
    """Check the archive in `root`. Return the exit code: 1 if there are errors in the chosen files.

    `started` is the time at which the program started, by `time.perf_counter`. Raises `Misuse` and
    `Fault`.
    """
    chosen = [_path_in_archive(path, root) for path in options.paths]
    codes = _codes_in(options.only)
    # A check needs nearly all its objects until it ends, so that garbage collection only costs
    # time.
    gc.disable()
    out = os.path.join(root, OUTPUT_FOLDER)
    request = BuildRequest(root, out, int(time.time()), jobs=options.jobs or workers.default_jobs())
    with shown_progress(options.quiet) as progress:
        result = check_archive(request, progress)
    problems = [p for p in result.problems if _is_chosen(p.path, chosen)]
    links = None
    if options.external:
        from briefing.commands import link_check

        links = link_check.check_links(
            root, result, lambda path: _is_chosen(path, chosen), options.quiet
        )
        problems = [*sort_problems((*problems, *links.problems))]
    if codes:
        problems = [problem for problem in problems if problem.code in codes]
    if codes:
        print_all_problems(problems, root, options.github, limit=sys.maxsize)
    elif chosen:
        print_all_problems(problems, root, options.github)
    else:
        print_problems(problems, root, options.github)
    for line in (*(links.lines if links else ()), *_off_lines(codes, result)):
        print_note(line)
    if not options.quiet:
        if links and links.closing:
            print_line(links.closing)
        rest = "The kinds" if codes else "The files"
        print_line(_closing_line(result, problems, rest, time.perf_counter() - started))
    return 1 if errors_in(problems) else 0


def _path_in_archive(path: str, root: str) -> str:
    """The path of a file or folder in the archive, in the form that problems have: from the root,
    with forward slashes. `path` may start in the working folder or in the root."""
    candidates = [p for p in (path, os.path.join(root, path)) if os.path.exists(p)]
    if not candidates:
        raise Misuse(f"there is no file or folder {path}", "name a file or folder of the archive")
    for candidate in candidates:
        relative = os.path.relpath(os.path.realpath(candidate), os.path.realpath(root))
        relative = relative.replace(os.sep, "/")
        if relative == "." or relative.partition("/")[0] in (CONTENT_FOLDER, LAYOUTS_FOLDER):
            return unicodedata.normalize("NFC", relative)
    hint = "a check reads only these two folders"
    raise Misuse(f"{path} is not in content/ or layouts/", hint)


def _is_chosen(path: str, chosen: list[str]) -> bool:
    return not chosen or any(
        folder == "." or path == folder or path.startswith(folder + "/") for folder in chosen
    )


def _codes_in(kinds: str) -> frozenset[str]:
    """The codes that words with commas between them mean. Raises `Misuse` for an unknown word."""
    codes: set[str] = set()
    for word in filter(None, map(str.strip, kinds.split(","))):
        found = codes_of(word, CODES)
        if not found:
            raise Misuse(*unknown_kind(word, CODES))
        codes.update(found)
    return frozenset(codes)


def _off_lines(codes: frozenset[str], result: CheckResult) -> Iterator[str]:
    """A line about the kinds that the user named, and that the settings switch off."""
    levels = result.settings.checks.levels
    off = sorted(code for code in codes if levels.get(code) == OFF)
    if off:
        yield f"{SITE_FILE} switches off: {', '.join(off)}"


def _closing_line(result: CheckResult, chosen: list[Problem], rest: str, seconds: float) -> str:
    errors = len(errors_in(chosen))
    counts = f"{quantity(errors, 'error')}, {quantity(len(chosen) - errors, 'warning')}"
    line = f"Checked {quantity(result.briefs, 'brief')} in {seconds:.1f} s: {counts}."
    elsewhere = len(errors_in(result.problems)) - errors
    if elsewhere:
        line += f" {rest} that you did not name have {quantity(elsewhere, 'error')}."
    return line
