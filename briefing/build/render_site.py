"""Planned pages → the published folder: what changed is staged and put in place, all or nothing.

The edge on the way out. Subjects that an edit can't have reached keep their files; the pages of the
others are planned, compared and rendered by `printer`, in several processes where there are many,
so that no more than one page a process is held in memory.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from itertools import count
from typing import NamedTuple

import msgspec

from briefing.build import workers
from briefing.build.render_page import Made, Planned, lost, printer, reason, staged
from briefing.core.diagnostics import Problem
from briefing.core.hashing import digest
from briefing.site.pages import FINDER, PlannedPages
from briefing.storage import output as published_folder
from briefing.storage.cache import Cache, Output
from briefing.storage.output import Published
from briefing.templates.files import Layouts
from briefing.templates.render import TemplateKey, compiler, template_key

Progress = Callable[[str, int, int], None]

# Joining and compiling the layouts costs about as much as it saves on the pages of so many briefs.
_WORTH_COMPILING = 60


class Scope(NamedTuple):
    """What of a site is looked at anew, where the published folder is as it was `found` and the
    last build wrote what is `known`: the `subjects` to plan, and the addresses (`files`) that the
    store or the manifest knows and that stay only if they are made again. `sound` are files that
    are no pages and lie as they were written; `unlisted` stay ours, and the manifest does not tell
    of them."""

    found: Published
    known: dict[str, Output]
    subjects: tuple[str, ...]
    files: frozenset[str]
    sound: frozenset[str]
    unlisted: frozenset[str]


class Finder(NamedTuple):
    """What waits for the finder's index: the plan that knows where it begins, the addresses of its
    files, and what became of those that were not there."""

    plan: Planned
    files: list[str]
    made: list[Made]


class Indexed(NamedTuple):
    """The finder's index as the process that makes it tells of it: packed, its first two files, all
    its `files`, those of the last one that it went on from (`base`), and what became of those that
    are new."""

    packed: bytes
    facets: str
    words: str
    files: list[str]
    base: list[str]
    made: list[Made]


class Printed(msgspec.Struct):
    """What a run of the press did. `reasons` say of each address why it was written or deleted."""

    pages: int = 0
    written: int = 0
    deleted: int = 0
    reasons: list[tuple[str, str]] = []
    problems: tuple[Problem, ...] = ()


def scope_of(
    plan: PlannedPages, reached: frozenset[str] | None, known: dict[str, Output], found: Published
) -> Scope:
    """What to look at anew, where an edit has `reached` these subjects (None: any). Subjects that
    are not reached are as the last build made them, save where one of their files went astray; and
    where of some file nothing is known but that it is ours, any may have made it."""
    lies = found.present.get
    astray = {path for path, o in known.items() if lies(path) != (o.size, o.mtime_ns)}
    subjects = plan.groups
    unknown = found.ours.difference(known)
    if reached is not None and not unknown:
        wanted = reached.union(known[path].subject for path in astray)
        subjects = tuple([subject for subject in subjects if subject in wanted])
    still = frozenset(plan.groups).difference(subjects)
    files = [path for path, output in known.items() if output.subject not in still]
    plain = [path for path in files if not known[path].subject]
    left = unknown | found.retired.difference(known)
    unlisted = frozenset(known).difference(found.ours)
    sound = frozenset(plain) - astray
    return Scope(found, known, subjects, frozenset(files) | left, sound, unlisted)


def run(
    out: str,
    plan: Planned,
    scope: Scope,
    layouts: Layouts,
    codes: dict[TemplateKey, bytes],
    digests: dict[str, bytes],
    finder: Callable[[], Finder],
    bytes_of: Callable[[str], bytes],
    store: Cache,
    jobs: int,
    progress: Progress,
) -> Printed:
    """Bring `out` to hold exactly the pages of `plan`, its pictures and attachments, the assets,
    and the files of the `finder`, which is asked for once all that doesn't wait for it is made.
    The staging folder is open.

    Bodies are fetched from the store, as last saved; `bytes_of` gives those of a file by its path.
    Layout problems are in the result, and then nothing was published. Raises `Fault`.
    """
    found, known, subjects = scope.found, scope.known, scope.subjects
    made: list[Made] = []

    def make(some: tuple[str, ...], plan: Planned) -> None:
        tools = (layouts, codes, out, plan, digests, known, found, store.path)
        for many in workers.map_processes(some, printer, tools, jobs, partial(lost, plan)):
            made.extend(many)
            progress("Writing", next(done), len(subjects))

    done = count(1)
    make(tuple(s for s in subjects if s != FINDER), plan)
    plan, of_finder, new_of_finder = finder()
    make(tuple(s for s in subjects if s == FINDER), plan)
    plain = plan.media_paths() | {href: href for href in layouts.assets}
    # A lasting asset may have other bytes under its address.
    sound = scope.sound.intersection((*of_finder, *plain)).difference(layouts.assets)
    doubtful = {href: source for href, source in plain.items() if href not in sound}
    made += new_of_finder
    made += plain_made(out, layouts.assets, known, found, doubtful, bytes_of)
    problems = {m.problem for m in made if m.problem}
    if problems:
        return Printed(problems=_one_a_place(problems))
    planned = sound.union([m.path for m in made])
    published_folder.refuse_foreign_folders(out, planned, found)
    gone = scope.files - planned
    new = (planned | scope.unlisted) - gone - found.ours
    fresh = {m.path: m.output for m in made if m.output}
    files = {m.path: (m.stage, m.place) for m in made if m.place}
    with workers.defer_sigint():
        # Only what the manifest names is ours to delete, whatever the store knows.
        ours = gone & (found.ours | found.retired)
        deleted = published_folder.commit(out, found, new, ours, files)
        store.keep_outputs(fresh.items(), gone)
        store.keep_contexts(((m.path, m.seen) for m in made if m.seen), gone)
        store.save()
    reasons = [(m.path, m.reason) for m in made if m.place]
    reasons += [(path, "no longer part of the site: deleted") for path in sorted(deleted)]
    everything = len(known) + len(planned.difference(known)) - len(gone.intersection(known))
    pages = everything - len(plain) - len(of_finder)
    return Printed(pages, len(files), len(deleted), reasons)


def plain_made(
    out: str,
    assets: dict[str, bytes],
    known: dict[str, Output],
    found: Published,
    plain: dict[str, str],
    bytes_of: Callable[[str], bytes],
) -> list[Made]:
    """What becomes of files that are no pages. `plain` says for each address what `bytes_of` gives
    its bytes for; those of `assets` are known."""
    made = []
    place = published_folder.staging_place(out)
    for href, source in plain.items():
        fingerprint = digest(href.encode() + assets.get(href, b""))
        why = reason(href, fingerprint, known, found)
        if why:
            data = assets[href] if href in assets else bytes_of(source)
            staging, output = staged(out, href, data, fingerprint, "", next(place), found)
            made.append(Made(href, 0, why, staging, output))
        else:
            made.append(Made(href))
    return made


def all_made(
    out: str, known: dict[str, Output], found: Published, files: dict[str, bytes]
) -> list[Made]:
    """The same for files whose bytes are there."""
    return plain_made(out, {}, known, found, {href: href for href in files}, files.__getitem__)


def judged(out: str, made: list[Made], known: dict[str, Output], found: Published) -> list[Made]:
    """What was staged as if the published folder were empty, less what lies there already. Raises
    `Fault`."""
    whole = []
    for one in made:
        why = one.output and reason(one.path, one.output.fingerprint, known, found)
        if why:
            published_folder.refuse_foreign(out, one.path, found)
        whole.append(one._replace(reason=why) if why else Made(one.path))
    return whole


def codes_for(
    plan: PlannedPages,
    subjects: tuple[str, ...],
    layouts: Layouts,
    digests: dict[str, bytes],
    store: Cache,
    jobs: int,
) -> dict[TemplateKey, bytes]:
    """Compiled layouts for these subjects: those kept from earlier, and all others where there is
    much to render."""
    codes = kept_codes(digests, store)
    if len(subjects) < _WORTH_COMPILING:
        return codes
    # Those of briefs come last in the plan, are the longest to compile, and so are begun first.
    pages = (page for subject in reversed(plan.sample_groups()) for page in plan.pages(subject))
    cuts = dict.fromkeys(template_key(p) for p in pages if p.layout in digests)
    wanted = [cut for cut in cuts if cut not in codes]
    compiled = workers.map_processes(
        wanted, compiler, (layouts,), jobs, lambda cut: b"", worth=2, chunk=1
    )
    made = dict(zip(wanted, compiled, strict=True))
    store.keep_layouts((cut, digests[cut[0]] + code) for cut, code in made.items())
    return codes | made


def kept_codes(digests: dict[str, bytes], store: Cache) -> dict[TemplateKey, bytes]:
    """Compiled layouts kept from earlier builds, of those that are still the same."""
    return {cut: k[16:] for cut, k in store.layouts().items() if k[:16] == digests.get(cut[0])}


def _one_a_place(problems: set[Problem]) -> tuple[Problem, ...]:
    """A layout's fault shows on every page that uses it; one is enough."""
    places: dict[tuple[str, int], Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.path, p.line, p.message)):
        places.setdefault((problem.path, problem.line), problem)
    return tuple(places.values())
