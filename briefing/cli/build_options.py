"""The options of `build` → what to build. Refuses folders that a build must not write into."""

from __future__ import annotations

import os
import time

from briefing.build import workers
from briefing.build.types import BuildRequest
from briefing.commands.build import base_url
from briefing.commands.console import root_option
from briefing.commands.program_name import program_name
from briefing.core.diagnostics import Misuse, Misuses
from briefing.core.paths import (
    BRIEFS_FOLDER,
    CONTENT_FOLDER,
    GIT_FOLDER,
    LAYOUTS_FOLDER,
    OUTPUT_FOLDER,
    SITE_FILE,
    STATE_FOLDER,
)

TYPE_CHECKING = False
if TYPE_CHECKING:
    from argparse import Namespace


def build_request(options: Namespace, root: str) -> BuildRequest:
    """Return what the options ask for. Raises `Misuse` if a value is not acceptable."""
    out = os.path.normpath(options.out or os.path.join(root, OUTPUT_FOLDER))
    now = int(time.time())
    at, address = now, options.base_url
    misuses = Misuses()
    with misuses:
        _refuse_used_folder(out, root)
    with misuses:
        at = _seconds(options.at) if options.at else now
    with misuses:
        address = base_url(options.base_url)
    misuses.raise_if_any()
    if options.drafts or at > now:
        _refuse_public_folder("--drafts" if options.drafts else f"--at {options.at}", out, root)
    return BuildRequest(
        root,
        out,
        at,
        base_url=address,
        drafts=options.drafts,
        jobs=options.jobs or workers.default_jobs(),
        clean=options.clean,
        now=None if at == now else now,
    )


def _refuse_used_folder(out: str, root: str) -> None:
    """Raise `Misuse` if authors, Git or a cache use the folder `out`, a folder that contains it, or
    a folder inside it."""
    if os.path.lexists(out) and not os.path.isdir(out):
        raise Misuse(f"--out {out} is not a folder", "choose a folder; it need not exist")
    for name in (CONTENT_FOLDER, LAYOUTS_FOLDER, STATE_FOLDER, GIT_FOLDER):
        if _overlap(out, os.path.join(root, name)):
            message = (
                f"--out {out} is the folder {name}/ of the archive, or is in it, or contains it"
            )
            raise Misuse(message, f"choose a folder outside {name}/, for example {OUTPUT_FOLDER}")
    for folder in _with_parents(out):
        if user := _user_of(folder):
            message = f"--out {out} is in the folder {folder}, which belongs to {user}"
            raise Misuse(message, "choose a folder outside it")
    if _is_archive(out):
        hint = f"choose a folder in it, for example {os.path.join(out, OUTPUT_FOLDER)}"
        raise Misuse(f"--out {out} is the folder of an archive", hint)


def _user_of(folder: str) -> str:
    """Who uses a folder of another archive or repository, or an empty text."""
    above, name = os.path.split(folder)
    # Git's own folder has these, whatever its name is: gitrepository-layout(5).
    parts = ("HEAD", "objects", "refs")
    if name.lower() == GIT_FOLDER or all(os.path.exists(os.path.join(folder, p)) for p in parts):
        return "Git"
    if name.lower() == STATE_FOLDER:
        return "the cache of an archive"
    if name.lower() == CONTENT_FOLDER and _is_archive(above):
        return "the texts of an archive"
    return ""


def _is_archive(folder: str) -> bool:
    return any(os.path.exists(os.path.join(folder, path)) for path in (BRIEFS_FOLDER, SITE_FILE))


def _overlap(one: str, other: str) -> bool:
    """Whether two folders are the same, or one is inside the other."""
    return _is_among(one, _with_parents(other)) or _is_among(other, _with_parents(one))


def _is_among(path: str, folders: list[str]) -> bool:
    """Whether a folder is one of these folders. On a file system that ignores case, a folder has
    several names."""
    if os.path.realpath(path) in folders:
        return True
    try:
        stat = os.stat(path)
    except OSError:
        return False
    return any(os.path.samestat(stat, os.stat(f)) for f in folders if os.path.exists(f))


def _with_parents(path: str) -> list[str]:
    """A folder and all folders that it is in, without links."""
    folders = [os.path.realpath(path)]
    while (above := os.path.dirname(folders[-1])) != folders[-1]:
        folders.append(above)
    return folders


def _refuse_public_folder(option: str, out: str, root: str) -> None:
    """Raise `Misuse` if `out` overlaps with `site/`. People copy `site/` to a server without a
    check of its files, so it must never contain unpublished briefs."""
    if _overlap(out, os.path.join(root, OUTPUT_FOLDER)):
        preview = f"{program_name()} serve --drafts{root_option(root)}"
        hint = f"choose another folder with --out, or look at them in the preview: {preview}"
        raise Misuse(f"{option} shows unpublished briefs", hint)


def _seconds(text: str) -> int:
    """Seconds since 1970. A time without an offset is in UTC, because the time zone of the archive
    has not been read yet."""
    from briefing.content.dates import InvalidMoment, parse_moment  # It imports time zones.

    try:
        return parse_moment(text, "UTC").unix
    except InvalidMoment:
        hint = "write it as 2021-05-11 or 2021-05-11T09:00+09:00"
        raise Misuse(f"--at {text} is not a time", hint) from None
