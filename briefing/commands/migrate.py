"""The command `migrate`: makes an archive from that of another system.

One child process with limits reads the source and writes the files; `briefing/migrate/` says how.
This module finds the files of the source, gives the new folder its name when all is written, adds
only what is new to an archive that exists, and prints a summary.
"""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from importlib import import_module

import msgspec

from briefing.build import limits
from briefing.build.interrupts import defer_interrupts, interrupted_with
from briefing.commands.atomic_write import move_into, replace_files
from briefing.commands.console import (
    print_line,
    print_lines,
    print_problem,
    quantity,
    refuse,
    root_option,
    shown_progress,
)
from briefing.commands.front_matter_index import (
    FrontMatter,
    read_config,
    read_front_matter,
    today,
)
from briefing.commands.picture_download import Downloader
from briefing.commands.program_name import program_name
from briefing.commands.shipped import STARTER_FOLDER
from briefing.core.diagnostics import Fault, Misuse, Problem
from briefing.core.paths import (
    AUTHORS_FILE,
    BRIEFS_FOLDER,
    MARKDOWN,
    PAGES_FOLDER,
    TOPICS_FILE,
)
from briefing.core.urls import is_old_path, standing_page
from briefing.migrate import run as migration
from briefing.migrate.detection import detect
from briefing.migrate.plan import Archive
from briefing.migrate.report import DRAFT, LISTED, PAGE, Line, Report, report_html, report_json
from briefing.migrate.run import Job
from briefing.migrate.staging import UNRESOLVED
from briefing.migrate.types import CHECK, LOST, Note, Source, UnreadableSource

_REPORT, _PAGE = "migration.json", "migration.html"
_SECONDS = 3600
_MAX_MEBIBYTES = 2048
_MAX_FILES = 300_000
_PACKAGES = ("lxml", "markdown_it", "mdit_py_plugins")
_EXTRA = ("lxml", "markdown-it-py", "mdit-py-plugins")
# Folders that have copies, packages or built pages, and no sources.
_NO_SOURCES = frozenset("node_modules _site bower_components __pycache__ venv env".split())


class MigrateOptions(msgspec.Struct, frozen=True):
    """The options of the command. `kind` is None if the command must find out. With `fetch`,
    pictures are downloaded, also from the private `hosts`."""

    source: str
    output: str
    kind: str | None
    fetch: bool = False
    hosts: tuple[str, ...] = ()


class _Stored(msgspec.Struct, frozen=True):
    """The report of an earlier migration."""

    posts: tuple[Line, ...]
    notes: tuple[Note, ...] = ()


def run(options: MigrateOptions) -> int:
    """Migrate the source, and print a summary. Return the exit code: 1 if a post was not migrated.
    Raises `Misuse` before anything is written, and `Fault`."""
    started = time.perf_counter()
    target = os.path.normpath(options.output)
    source = _source(options.source, target)
    kind = options.kind or detect(source)
    if not kind:
        raise Misuse(f"it is not clear which system made {options.source}", "name it: --from KIND")
    _check_packages()
    stored = _stored_report(target)
    if stored is None:
        known = Archive()
    else:
        config_errors, known = _archive_contents(target, stored)
        if config_errors:
            return refuse(config_errors, target)
    above = os.path.dirname(os.path.abspath(target))
    staging = os.path.join(above, f".{os.path.basename(target)}-{os.getpid()}.tmp")
    try:
        os.makedirs(staging)
        download = Downloader(options.hosts) if options.fetch else None
        with interrupted_with("nothing was written"):
            report = _run_in_child(Job(source, kind, staging, today("UTC"), known, download))
        if report is None:
            return 1
        with defer_interrupts("the archive is complete"):
            if stored is not None:
                _add_to(target, staging, report, stored)
            else:
                _create(target, staging, report)
    except OSError as error:
        name = error.filename2 or error.filename or target
        raise Fault(f"{name} cannot be written: {error.strerror}; nothing was written") from None
    finally:
        shutil.rmtree(staging, ignore_errors=True)
    _print_summary(target, report, time.perf_counter() - started)
    failed = any(line.status == LISTED and _is_lost(line) for line in report.lines)
    return 1 if failed else 0


# ---- the source ---------------------------------------------------------------------------------


def _source(name: str, target: str) -> Source:
    """The files of the source. Raises `Misuse`."""
    path = os.path.abspath(name)
    if os.path.isfile(path):
        return Source(os.path.dirname(path), (os.path.basename(path),))
    if not os.path.isdir(path):
        raise Misuse(f"there is no folder or file {name}", "check the name of the source")
    here = os.path.abspath(target)
    if here == path or path.startswith(here + os.sep) or here.startswith(path + os.sep):
        hint = "name a folder outside of it after -o: the source stays as it is"
        raise Misuse("the new archive cannot replace its source, or be a part of it", hint)
    files = tuple(_files(path))
    if len(files) > _MAX_FILES:
        hint = "name the folder with the texts and pictures only"
        raise Misuse(f"{name} has more than {_MAX_FILES:,} files", hint)
    return Source(path, files)


def _files(root: str) -> Iterator[str]:
    """The regular files in a folder, without links to other places."""
    for folder, folders, names in os.walk(root):
        folders[:] = sorted(
            name for name in folders if not name.startswith(".") and name not in _NO_SOURCES
        )
        for name in sorted(names):
            path = os.path.join(folder, name)
            if os.path.isfile(path) and not os.path.islink(path):
                yield os.path.relpath(path, root).replace(os.sep, "/")


def _check_packages() -> None:
    try:
        for package in _PACKAGES:
            import_module(package)
    except ImportError as error:
        hint = f"install them: {sys.executable} -m pip install {' '.join(_EXTRA)}"
        raise Misuse(f"a migration needs the package {error.name}", hint) from None


# ---- an archive that exists ---------------------------------------------------------------------


def _stored_report(target: str) -> _Stored | None:
    """The report of an earlier migration into the folder; None if there is no such folder. Raises
    `Misuse` for a folder with other files."""
    if not os.path.lexists(target) or (os.path.isdir(target) and not os.listdir(target)):
        return None
    try:
        with open(os.path.join(target, _REPORT), "rb") as stream:
            return msgspec.json.decode(stream.read(), type=_Stored)
    except OSError:
        hint = "name a new folder after -o, or the folder of an earlier migration"
        raise Misuse(f"{target} exists, and is not a migrated archive", hint) from None
    except msgspec.DecodeError:
        hint = "restore it, for example with Git: it says which posts the archive has"
        raise Misuse(f"{_REPORT} in {target} is damaged", hint) from None


def _archive_contents(target: str, stored: _Stored) -> tuple[tuple[Problem, ...], Archive]:
    """What the archive has, and the errors in its settings."""
    files, config, errors = read_config(target)
    folders = (BRIEFS_FOLDER, PAGES_FOLDER)
    paths = [path for path in files if path.startswith(folders) and path.endswith(MARKDOWN)]
    texts = tuple(read_front_matter(files, paths))
    settings = config.settings
    return errors, Archive(
        ids=frozenset(line.id for line in stored.posts if line.status != LISTED),
        paths=frozenset(text.path for text in texts),
        aliases=frozenset(alias for text in texts for alias in _aliases(text)),
        topics={id: topic.name for id, topic in (config.topics or {}).items()},
        authors={id: author.name for id, author in (config.authors or {}).items()},
        language=settings.language,
        time_zone=settings.time_zone,
        title=settings.title,
    )


def _aliases(text: FrontMatter) -> Iterator[str]:
    """The aliases of a text. A former slug of a standing page is a path."""
    is_page = text.path.startswith(PAGES_FOLDER)
    for alias in text.values("aliases"):
        yield f"/{standing_page(alias)}" if is_page and not is_old_path(alias) else alias


def _add_to(target: str, staging: str, report: Report, stored: _Stored) -> None:
    """Add new files to an archive. A file that exists is never replaced, except for the lists of
    topics and authors, which get new sections, and the report."""
    changed: dict[str, bytes] = {}
    for path in (TOPICS_FILE, AUTHORS_FILE):
        new = os.path.join(staging, path)
        old = os.path.join(target, path)
        with open(new, "rb") as stream:
            added = stream.read()
        if os.path.exists(old) and added.strip():
            with open(old, "rb") as stream:
                changed[old] = stream.read().rstrip(b"\n") + b"\n\n" + added
        if os.path.exists(old):
            os.unlink(new)
    paths = tuple(_files(staging))
    move_into(target, staging, paths)
    ids = {line.id for line in report.lines}
    lines = (*(line for line in stored.posts if line.id not in ids), *report.lines)
    whole = msgspec.structs.replace(report, lines=lines)
    reports = {_REPORT: report_json(whole), _PAGE: report_html(whole)}
    replace_files(changed | {os.path.join(target, name): data for name, data in reports.items()})
    current = {*paths, *(line.path for line in lines)}
    for line in stored.posts:
        if line.status == LISTED and line.path.startswith(UNRESOLVED) and line.path not in current:
            _remove(target, line.path)


def _remove(target: str, path: str) -> None:
    """Remove the original of a post that is migrated now, and the folders that become empty."""
    file = os.path.join(target, path)
    if os.pardir not in path.split("/"):
        with suppress(OSError):
            os.unlink(file)
            os.removedirs(os.path.dirname(file))


def _create(target: str, staging: str, report: Report) -> None:
    """Complete the new archive, and give it its name in one step."""
    for name, data in ((_REPORT, report_json(report)), (_PAGE, report_html(report))):
        with open(os.path.join(staging, name), "xb") as stream:
            stream.write(data)
    ignored = os.path.join(STARTER_FOLDER, "all", "dot-gitignore")
    shutil.copyfile(ignored, os.path.join(staging, ".gitignore"))
    if os.path.isdir(target):
        os.rmdir(target)  # It is empty.
    os.rename(staging, target)


# ---- the child process --------------------------------------------------------------------------


def _run_in_child(job: Job) -> Report | None:
    """The report of the migration; None if it failed, and a line says why."""
    try:
        with shown_progress(quiet=False) as progress:
            return limits.run_limited(migration.migrate, (job, progress), _SECONDS, _MAX_MEBIBYTES)
    except UnreadableSource as failure:
        message, hint = failure.args
    except limits.TooSlow:
        message = "the migration takes more than an hour"
        hint = "migrate a part of the source at a time, into the same archive"
    except limits.TooMuchMemory:
        message = "the migration needs more than 2 GB of memory"
        hint = "migrate a part of the source at a time, into the same archive"
    name = os.path.join(job.source.root, job.source.files[0] if len(job.source.files) == 1 else "")
    print_problem(Problem(name, 0, 0, message, hint, code="migration-failed"))
    return None


# ---- the summary --------------------------------------------------------------------------------


def _is_lost(line: Line) -> bool:
    return any(note.urgency == LOST for note in line.notes)


def _print_summary(target: str, report: Report, seconds: float) -> None:
    lines = report.lines
    listed = [line for line in lines if line.status == LISTED]
    drafts = sum(line.status == DRAFT for line in lines)
    pages = sum(line.status == PAGE for line in lines)
    total, kept = sum(x.words for x in lines), sum(x.words_kept for x in lines)
    briefs = len(lines) - len(listed) - pages
    also = f" and {quantity(pages, 'page')}" if pages else ""
    print_line(
        f"Migrated {quantity(briefs, 'post')} ({quantity(drafts, 'draft')}){also} from "
        f"{report.kind} to {target} in {seconds:.1f} s. {kept:,} of {total:,} words are in it."
    )
    if listed:
        where = os.path.join(target, UNRESOLVED)
        print_line(f"Not migrated: {quantity(len(listed), 'page or post')}. See {where}")
    check = sum(any(n.urgency in (LOST, CHECK) for n in line.notes) for line in lines)
    if check:
        print_line(f"Look at {quantity(check, 'post')} yourself: the report says why.")
    print_lines(
        (
            f"Report: {os.path.join(target, _PAGE)}",
            "Next:",
            f"  {program_name()}{root_option(target)}",
        )
    )
