"""The options of `build` → what to build. Refuses folders that a build must not write into."""

from __future__ import annotations

import os
import time

from briefing.build import workers
from briefing.build.types import BuildRequest
from briefing.commands.console import root_option
from briefing.core.diagnostics import Misuse
from briefing.core.paths import CONTENT_FOLDER, LAYOUTS_FOLDER, OUTPUT_FOLDER
from briefing.core.web_address import is_web_address

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def build_request(options: Namespace, root: str) -> BuildRequest:
    """Return what the options ask for. Raises `Misuse` if a value is not acceptable."""
    out = os.path.normpath(options.out or os.path.join(root, OUTPUT_FOLDER))
    sources = (os.path.join(root, name) for name in (CONTENT_FOLDER, LAYOUTS_FOLDER))
    is_root = os.path.realpath(out) == os.path.realpath(root)
    if is_root or any(_overlap(out, folder) for folder in sources):
        message = f"--out {out} is a folder that authors write in, or overlaps with one"
        raise Misuse(message, "choose a folder outside content/ and layouts/")
    now = int(time.time())
    at = _seconds(options.at) if options.at else now
    if options.drafts or at > now:
        _refuse_public_folder("--drafts" if options.drafts else f"--at {options.at}", out, root)
    return BuildRequest(
        root,
        out,
        at,
        base_url=_base_url(options.base_url),
        drafts=options.drafts,
        jobs=options.jobs or workers.default_jobs(),
        clean=options.clean,
        now=None if at == now else now,
    )


def _overlap(one: str, other: str) -> bool:
    """Whether two folders are the same, or one is inside the other."""
    outer, inner = sorted(os.path.join(os.path.realpath(path), "") for path in (one, other))
    return inner.startswith(outer)


def _refuse_public_folder(option: str, out: str, root: str) -> None:
    """Raise `Misuse` if `out` overlaps with `site/`. People copy `site/` to a server without a
    check of its files, so it must never contain unpublished briefs."""
    if _overlap(out, os.path.join(root, OUTPUT_FOLDER)):
        preview = f"python build.py serve --drafts{root_option(root)}"
        hint = f"choose another folder with --out, or look at them in the preview: {preview}"
        raise Misuse(f"{option} shows unpublished briefs", hint)


def _base_url(text: str | None) -> str | None:
    if text is None:
        return None
    if not is_web_address(text) or "?" in text or "#" in text:
        hint = "it must start with https:// or http://, and it must not contain “?” or “#”"
        raise Misuse(f"--base-url {text} is not a web address", hint)
    return text.rstrip("/") + "/"


def _seconds(text: str) -> int:
    """Seconds since 1970. A time without an offset is in UTC, because the time zone of the archive
    has not been read yet."""
    from briefing.content.dates import InvalidMoment, parse_moment  # It imports time zones.

    try:
        return parse_moment(text, "UTC").unix
    except InvalidMoment:
        hint = "write it as 2021-05-11 or 2021-05-11T09:00+09:00"
        raise Misuse(f"--at {text} is not a time", hint) from None
