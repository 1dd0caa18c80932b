"""Pages → the published folder: what changed is rendered, compared, staged, and put in place.

The edge on the way out. A page is left alone if its fingerprint (its layout's digest and its
context's) is that of the last build and its file lies as it was written.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import msgspec

from briefing import crew
from briefing.disk import layouts as layout_room
from briefing.disk import publish
from briefing.disk.layouts import Cut, LayoutError, Layouts
from briefing.disk.publish import Published, Staged
from briefing.disk.store import Output, Store, bodies
from briefing.model import Copy, Page, Prose
from briefing.problem import Problem

Progress = Callable[[str, int, int], None]
Reasons = list[tuple[str, str]]

# Joining and compiling a layout costs about as much as it saves on this many pages.
_WORTH_COMPILING = 16


@dataclass(slots=True)
class Printed:
    """What a run of the press did. `reasons` say of each address why it was written or deleted."""

    pages: int
    written: int = 0
    deleted: int = 0
    reasons: Reasons = field(default_factory=list)
    problems: tuple[Problem, ...] = ()


def run(
    out: str,
    pages: tuple[Page, ...],
    copies: tuple[Copy, ...],
    layouts: Layouts,
    digests: dict[str, bytes],
    bytes_of: Callable[[str], bytes],
    store: Store,
    jobs: int,
    progress: Progress,
) -> Printed:
    """Bring `out` to hold exactly these pages, copies and assets.

    `bytes_of` gives the bytes of a picture; bodies are fetched from the store, as last saved.
    Layout problems are in the result, and then nothing was published. Raises `Fault`.
    """
    found = publish.look(out)
    known = store.outputs()
    printed = Printed(len(pages))
    plain = _plain_files(copies, layouts)
    prints = {p.path: digests.get(p.layout, b"") + _digest(_pack(p)) for p in pages}
    planned = frozenset((*prints, *plain))
    dirty = []
    for page in pages:
        reason = _reason(page.path, prints[page.path], known, found)
        if reason:
            dirty.append(page)
            printed.reasons.append((page.path, reason))
    publish.refuse_foreign_folders(out, planned, found)
    publish.open_staging(out)
    staged = Staged()
    try:
        for href, (source, fingerprint) in plain.items():
            reason = _reason(href, fingerprint, known, found)
            if reason:
                printed.reasons.append((href, reason))
                data = layouts.assets[href] if href in layouts.assets else bytes_of(source)
                _stage(out, href, data, 0, fingerprint, f"a{len(staged.files)}", found, staged)
        problems = _render(out, dirty, prints, layouts, found, staged, store, jobs, progress)
        if problems:
            printed.problems = problems
            return printed
        with crew.undisturbed():
            gone = publish.commit(out, found, planned, staged)
            fresh = {p: o for p, (_, _, o) in staged.files.items()} | staged.kept
            store.keep_outputs(fresh.items(), (known.keys() - planned) | gone)
            store.set_meta("pages", len(pages))
            store.save()
    finally:
        publish.discard(out)
    printed.written = len(staged.files)
    printed.deleted = len(gone)
    printed.reasons = [r for r in printed.reasons if r[0] in staged.files]
    printed.reasons += [(path, "no longer part of the site: deleted") for path in sorted(gone)]
    return printed


def _plain_files(copies: tuple[Copy, ...], layouts: Layouts) -> dict[str, tuple[str, bytes]]:
    """Files to publish as they are: by address, where they come from and their fingerprint, which
    is the address, since it holds a digest of the bytes."""
    plain = {href: (href, _digest(href.encode())) for href in layouts.assets}
    plain.update((c.path, (c.source, _digest(c.path.encode()))) for c in copies)
    return plain


def _reason(path: str, fingerprint: bytes, known: dict[str, Output], found: Published) -> str:
    """Why a file must be made, or an empty string."""
    old = known.get(path)
    if old is None:
        return "new" if path not in found.present else "not known from the last build"
    if old.fingerprint != fingerprint:
        return (
            "a layout changed"
            if old.fingerprint[:16] != fingerprint[:16]
            else "what it shows changed"
        )
    lies = found.present.get(path)
    if lies is None:
        return "missing in the published folder"
    return "" if lies == (old.size, old.mtime_ns) else "altered in the published folder"


def _stage(
    out: str,
    path: str,
    data: bytes,
    stage: int,
    fingerprint: bytes,
    place: str,
    found: Published,
    staged: Staged,
) -> None:
    if publish.same(out, path, data, found.present):
        size, mtime = found.present[path]
        staged.kept[path] = Output(fingerprint, size, mtime)
        return
    publish.refuse_foreign(out, path, found)
    output = publish.stage(out, path, data, fingerprint, place)
    staged.files[path] = (stage, place, output)


def _render(
    out: str,
    dirty: list[Page],
    prints: dict[str, bytes],
    layouts: Layouts,
    found: Published,
    staged: Staged,
    store: Store,
    jobs: int,
    progress: Progress,
) -> tuple[Problem, ...]:
    """Render and stage what is dirty; the problems of its layouts, each once."""
    problems: set[Problem] = set()
    work = [(page, prints[page.path]) for page in dirty]
    codes = _codes(dirty, prints, layouts, store, jobs)
    tools = (out, layouts, codes, found, store.path)
    for done, (page, result) in enumerate(
        zip(dirty, crew.share(work, _Printer, tools, jobs, _lost), strict=True), 1
    ):
        progress("Writing", done, len(dirty))
        if isinstance(result, Problem):
            problems.add(result)
        elif result[0]:
            staged.files[page.path] = (page.stage, result[0], result[1])
        else:
            staged.kept[page.path] = result[1]
    return _one_a_place(problems)


def _codes(
    dirty: list[Page], prints: dict[str, bytes], layouts: Layouts, store: Store, jobs: int
) -> dict[Cut, bytes]:
    """Compiled layouts for these pages: those kept from earlier, and such as many pages want."""
    cuts = Counter(layout_room.cut(page) for page in dirty)
    digests = {layout_room.cut(page): prints[page.path][:16] for page in dirty}
    codes = {cut: store.layout("|".join(cut)) for cut in cuts}
    codes = {cut: kept[16:] for cut, kept in codes.items() if kept[:16] == digests[cut]}
    # What most pages want is mostly the longest to compile, and so begun first.
    common = [cut for cut, count in cuts.most_common() if count >= _WORTH_COMPILING]
    wanted = [cut for cut in common if cut not in codes]
    if dirty:
        layout_room.wake()
    compiled = crew.share(
        wanted, layout_room.compiler, (layouts,), jobs, lambda cut: b"", worth=2, chunk=1
    )
    made = dict(zip(wanted, compiled, strict=True))
    store.keep_layouts(("|".join(cut), digests[cut] + code) for cut, code in made.items())
    return codes | made


def _one_a_place(problems: set[Problem]) -> tuple[Problem, ...]:
    """A layout's fault shows on every page that uses it; one is enough."""
    places: dict[tuple[str, int], Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.path, p.line, p.message)):
        places.setdefault((problem.path, problem.line), problem)
    return tuple(places.values())


class _Printer:
    """Renders and stages pages one by one, here or in a process of the crew."""

    def __init__(
        self, out: str, layouts: Layouts, codes: dict[Cut, bytes], found: Published, store: str
    ) -> None:
        self.out, self.found = out, found
        self.render = layout_room.renderer(layouts, codes)
        self.decode = msgspec.msgpack.Decoder(Prose).decode
        self.body = bodies(store)
        self.place = publish.staging_place(out)

    def __call__(self, item: tuple[Page, bytes]) -> Problem | tuple[str, Output]:
        """A problem, or the file's place in the staging folder: empty if its bytes are the same."""
        page, fingerprint = item
        prose = self.decode(self.body(page.prose)) if page.prose else None
        try:
            data = self.render(page, prose)
        except LayoutError as error:
            return error.problem
        staged = Staged()
        place = next(self.place)
        _stage(self.out, page.path, data, page.stage, fingerprint, place, self.found, staged)
        if page.path in staged.kept:
            return "", staged.kept[page.path]
        return place, staged.files[page.path][2]


def _lost(item: tuple[Page, bytes]) -> Problem:
    page, _ = item
    message = f"rendering the page {page.path} took its process down"
    return Problem(page.prose or f"layouts/{page.layout}", 0, 0, message, "is memory short?")


def _pack(page: Page) -> bytes:
    return _encoder.encode(page.seen)


_encoder = msgspec.msgpack.Encoder()


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()
