"""The check as an author sees it: all problems, warnings of style, and one closing line.

Knows what is told and what counts; what is wrong with an archive is for others to find.
"""

from __future__ import annotations

import gc
import os
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Iterable

import msgspec

from briefing.build.types import BuildRequest
from briefing.commands.console import counted, tell
from briefing.commands.progress import shown_progress
from briefing.core.diagnostics import Misuse, Problem, sort_problems
from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER, OUTPUT_FOLDER
from briefing.core.settings import STYLE_CODES
from briefing.lint.runner import CheckResult, check_archive

# Where nobody asks for certain files, so many warnings of a kind are told, and the rest counted.
_MANY = 20


class Asked(msgspec.Struct, frozen=True):
    """What the command was given: the files and folders to tell of (none means all), whether links
    to other sites are asked for, processes to use, and how it is told."""

    paths: tuple[str, ...]
    external: bool
    jobs: int
    github: bool
    quiet: bool


def run(root: str, asked: Asked, started: float) -> int:
    """Check the archive in `root`; the exit code. Raises `Misuse` and `Fault`.

    `started` is when the command began, by `time.perf_counter`.
    """
    chosen = [_in_archive(path, root) for path in asked.paths]
    # What a check makes it needs to its end: see `orders`.
    gc.disable()
    order = BuildRequest(root, os.path.join(root, OUTPUT_FOLDER), int(time.time()), jobs=asked.jobs)
    with shown_progress(asked.quiet) as progress:
        result = check_archive(order, progress)
    problems = [p for p in result.problems if _is_chosen(p.path, chosen)]
    links = None
    if asked.external:
        from briefing.commands import link_check

        links = link_check.told(root, result, lambda path: _is_chosen(path, chosen), asked.quiet)
        problems = [*sort_problems((*problems, *links.problems))]
    told, left = (problems, {}) if chosen else _some(problems)
    tell(told, root, asked.github)
    for line in links.lines if links else ():
        print(line, file=sys.stderr)
    for style, count in left.items():
        print(f"… and {count:,} more of {style}; name a PATH to see its own", file=sys.stderr)
    errors = sum(1 for p in problems if not p.warning)
    if not asked.quiet:
        elsewhere = sum(1 for p in result.problems if not p.warning) - errors
        if links and links.closing:
            print(links.closing)
        print(_closing_line(result, errors, len(problems) - errors, elsewhere, started))
    return 1 if errors else 0


def _in_archive(path: str, root: str) -> str:
    """A path that was given, as problems have it: from the root, with forward slashes. It may be
    given from the working directory or from the root."""
    there = [p for p in (path, os.path.join(root, path)) if os.path.exists(p)]
    if not there:
        raise Misuse(f"there is no {path}", "name a file or folder of the archive")
    for one in there:
        inside = os.path.relpath(os.path.realpath(one), os.path.realpath(root)).replace(os.sep, "/")
        if inside == "." or inside.partition("/")[0] in (CONTENT_FOLDER, LAYOUTS_FOLDER):
            return unicodedata.normalize("NFC", inside)
    raise Misuse(f"{path} is not in content/ or layouts/", "only these are checked")


def _is_chosen(path: str, chosen: list[str]) -> bool:
    return not chosen or any(
        folder == "." or path == folder or path.startswith(folder + "/") for folder in chosen
    )


def _some(problems: Iterable[Problem]) -> tuple[list[Problem], dict[str, int]]:
    """All problems but for the warnings of style beyond the first of each kind, and how many of
    these were left off."""
    told: list[Problem] = []
    seen: Counter[str] = Counter()
    for problem in problems:
        style = problem.code if problem.code in STYLE_CODES else ""
        seen[style] += 1
        if not style or seen[style] <= _MANY:
            told.append(problem)
    seen.pop("", None)
    return told, {style: count - _MANY for style, count in seen.items() if count > _MANY}


def _closing_line(
    result: CheckResult, errors: int, warnings: int, elsewhere: int, started: float
) -> str:
    counts = ", ".join(counted(n, what) for n, what in ((errors, "error"), (warnings, "warning")))
    seconds = time.perf_counter() - started
    line = f"Checked {counted(result.briefs, 'brief')} in {seconds:.1f} s: {counts}."
    if elsewhere:
        line += f" The files that you did not name have {counted(elsewhere, 'error')}."
    return line
