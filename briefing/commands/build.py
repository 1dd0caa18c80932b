"""The command `build`: shows progress, prints problems, and ends with one line on the result.

It must not know how a site is built.
"""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING

import msgspec

from briefing.build.interrupts import SITE_UNCHANGED, interrupted_with
from briefing.build.pipeline import build
from briefing.build.types import BuildRequest, BuildResult
from briefing.commands.console import (
    print_lines,
    print_note,
    print_problems,
    quantity,
    shown_progress,
)
from briefing.core import urls
from briefing.core.diagnostics import Misuse, errors_in
from briefing.core.web_address import is_web_address
from briefing.storage import output

if TYPE_CHECKING:
    from briefing.build.prefetch import Invocation


class OutputOptions(msgspec.Struct, frozen=True):
    """What a build prints: the reason for each file written, annotations for GitHub, and only
    problems."""

    explain: bool
    github: bool
    quiet: bool


def run(request: BuildRequest, options: OutputOptions, invocation: Invocation) -> BuildResult:
    """Build a site, and print the result. The prefetch of the `invocation` is about the working
    folder. Raises `Misuse` and `Fault`."""
    shows_unpublished = request.drafts or request.is_early
    if shows_unpublished:
        _require_private_folder(request.out)
    unchanged = interrupted_with(SITE_UNCHANGED)
    with unchanged, shown_progress(options.quiet) as progress:
        prefetch = invocation.prefetch if request.root == "." else None
        result = build(request, progress, prefetch, invocation.retained)
    print_problems(result.problems, request.root, options.github)
    if errors := errors_in(result.problems):
        verdict = "nothing was published, and the site was not changed"
        print_note(f"{quantity(len(errors), 'error')}: {verdict}.")
        return result
    if not shows_unpublished:
        output.mark_public(request.out)
    if options.explain:
        print_lines(f"{path}: {reason}" for path, reason in sorted(result.reasons))
    if not options.quiet:
        seconds = f"{time.perf_counter() - invocation.started:.2f}"
        print_lines(closing_lines(result, request, seconds))
    unpublished = result.early + (result.drafts + result.waiting if request.drafts else 0)
    if unpublished:
        briefs = quantity(unpublished, "unpublished brief")
        print_note(f"This site contains {briefs}. Do not put it online.")
    return result


def _require_private_folder(out: str) -> None:
    if output.is_public(out):
        hint = "choose another folder with --out, or delete this one first"
        raise Misuse(f"{out} contains a public site, which must not show unpublished briefs", hint)
    output.mark_private(out)


def closing_lines(result: BuildResult, request: BuildRequest, seconds: str) -> list[str]:
    """The lines that a build prints after it has published a site. `seconds` is the time that the
    command took."""
    front = os.path.join(os.path.relpath(request.out), urls.HOME)
    files = f"{result.written} written"
    if result.deleted:
        files += f", {result.deleted} deleted"
    line = f"Built {quantity(result.briefs, 'brief')}, {result.pages} pages ({files})"
    lines = [f"{line} in {seconds} s. Open {front}"]
    if result.due and not request.drafts:
        briefs = quantity(result.waiting, "brief")
        lines.append(f"Not published yet: {briefs}. The next one is due on {result.due.iso}.")
    if result.drafts and not request.drafts:
        lines.append(f"Left out: {quantity(result.drafts, 'draft')}.")
    if result.withdrawn:
        briefs = quantity(result.withdrawn, "brief")
        lines.append(f"Withdrawn: {briefs}. The site still lists and marks what is withdrawn.")
    return lines


def base_url(text: str | None) -> str | None:
    """The address of a site that an option gives. Raises `Misuse`."""
    if text is None:
        return None
    if not is_web_address(text) or "?" in text or "#" in text:
        hint = "it must start with https:// or http://, and it must not contain “?” or “#”"
        raise Misuse(f"--base-url {text} is not a web address", hint)
    return text.rstrip("/") + "/"
