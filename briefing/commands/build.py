"""The build as an author sees it: progress, problems with their lines, and one closing line."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING, NamedTuple

from briefing.build.pipeline import build
from briefing.build.types import BuildRequest, BuildResult
from briefing.commands.console import tell
from briefing.commands.progress import shown_progress
from briefing.core import urls
from briefing.core.diagnostics import Misuse
from briefing.storage import output

if TYPE_CHECKING:
    from briefing.build.prefetch import Invocation


class Shown(NamedTuple):
    """How a build is told of: whether it says of each file why it was written, for a code forge
    too, and problems only."""

    explain: bool
    github: bool
    quiet: bool


def run(order: BuildRequest, shown: Shown, call: Invocation) -> BuildResult:
    """Build, and tell of it. What the `call` of the command has seen is of the folder where it was
    given. Raises `Misuse` and `Fault`."""
    if order.drafts or order.now is not None:
        if output.is_public(order.out):
            cure = "name another folder with --out, or delete this one first"
            raise Misuse(f"{order.out} holds a site to publish, and drafts must not get in", cure)
        output.mark_private(order.out)
    with shown_progress(shown.quiet) as progress:
        report = build(order, progress, call.prefetch if order.root == "." else None, call.retained)
    tell(report.problems, order.root, shown.github)
    errors = sum(1 for p in report.problems if not p.warning)
    if errors:
        print(_verdict(errors), file=sys.stderr)
        return report
    if not order.drafts and order.now is None:
        output.mark_public(order.out)
    if shown.explain:
        for path, reason in sorted(report.reasons):
            print(f"{path}: {reason}")
    if not shown.quiet:
        print(closing_line(report, order, f"{time.perf_counter() - call.started:.2f}"))
    count = report.early + (report.drafts + report.waiting if order.drafts else 0)
    if count:
        remark = f"This site shows {count:,} unpublished; do not put it online."
        print(remark, file=sys.stderr)
    return report


def _verdict(errors: int) -> str:
    noun = "error" if errors == 1 else "errors"
    return f"{errors} {noun}: nothing was published, the site is as it was."


def closing_line(report: BuildResult, order: BuildRequest, seconds: str) -> str:
    """What is said of a published site."""
    front = os.path.join(os.path.relpath(order.out), urls.HOME)
    pages = f"{report.pages} pages ({report.written} written"
    pages += f", {report.deleted} deleted)" if report.deleted else ")"
    briefs = f"{report.briefs} brief" + ("" if report.briefs == 1 else "s")
    line = f"Built {briefs}, {pages} in {seconds} s. Open {front}"
    if report.due and not order.drafts:
        line += (
            f"\nHeld back until its time: {report.waiting}; the next comes out on {report.due.iso}."
        )
    return line
