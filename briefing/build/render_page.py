"""One subject → its pages, planned, rendered, compared and staged, in any process of the crew.

A page is left alone if its fingerprint (its layout's digest and its context's) is that of the last
build and its file lies as it was written. Knows nothing of what other subjects have, or of
publishing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

import msgspec

from briefing.core.diagnostics import Problem
from briefing.core.hashing import digest
from briefing.core.model import Page, Prose
from briefing.core.paths import LAYOUTS_FOLDER
from briefing.storage import output as published_folder
from briefing.storage.cache import Output, bodies
from briefing.storage.output import Published
from briefing.templates.files import Layouts
from briefing.templates.render import LayoutError, Render, TemplateKey, renderer


class Planned(Protocol):
    """The pages of a site, as far as they are rendered; see `site.pages`."""

    def pages(self, group: str) -> Iterator[Page]: ...

    def media_paths(self) -> dict[str, str]: ...


class Made(NamedTuple):
    """What became of a file. Without a `reason` it was left alone; without a `place` in the staging
    folder its bytes were there already, or its layout has a problem. `seen` is what its layout was
    shown, packed, where that can be made anew without the archive: see `site.pages`."""

    path: str
    stage: int = 2
    reason: str = ""
    place: str = ""
    output: Output | None = None
    problem: Problem | None = None
    seen: bytes = b""


def printer(layouts: Layouts, codes: dict[TemplateKey, bytes], *tools: Any) -> Printer:
    """A printer that renders with these layouts, made where it works: a renderer can't be sent."""
    return Printer(renderer(layouts, codes), *tools)


class Printer:
    """Makes all pages of a subject. `known` is what the last build wrote, `found` how it lies,
    `store` the place of the store, where bodies are."""

    def __init__(
        self,
        render: Render,
        out: str,
        plan: Planned,
        digests: dict[str, bytes],
        known: dict[str, Output],
        found: Published,
        store: str,
    ) -> None:
        self.render, self.out, self.plan, self.digests = render, out, plan, digests
        self.known, self.found = known, found
        self.decode = msgspec.msgpack.Decoder(Prose).decode
        self.body = bodies(store)
        self.place = published_folder.staging_place(out)

    def __call__(self, subject: str) -> list[Made]:
        return [self._made(page, subject) for page in self.plan.pages(subject)]

    def _made(self, page: Page, subject: str) -> Made:
        seen = _pack(page.context)
        fingerprint = self.digests.get(page.layout, b"") + digest(seen)
        why = reason(page.path, fingerprint, self.known, self.found)
        if not why:
            return Made(page.path)
        prose = self.decode(self.body(page.prose)) if page.prose else None
        try:
            data = self.render(page, prose)
        except LayoutError as error:
            return Made(page.path, page.stage, why, problem=error.problem)
        place, output = staged(
            self.out, page.path, data, fingerprint, subject, next(self.place), self.found
        )
        kept = seen if page.layout in _STORED_CONTEXTS else b""
        return Made(page.path, page.stage, why, place, output, seen=kept)


def lost(plan: Planned, subject: str) -> list[Made]:
    """What is said of a subject whose pages took their process down."""
    page = next(plan.pages(subject))
    message = f"rendering the page {page.path} or one that belongs to it took its process down"
    path = page.prose or f"{LAYOUTS_FOLDER}/{page.layout}"
    return [Made(page.path, problem=Problem(path, 0, 0, message, "is memory short?"))]


def reason(path: str, fingerprint: bytes, known: dict[str, Output], found: Published) -> str:
    """Why a file must be made, or an empty string."""
    old = known.get(path)
    if old is None:
        return "new" if path not in found.present else "not known from the last build"
    if old.fingerprint != fingerprint:
        same_layout = old.fingerprint[:16] == fingerprint[:16]
        return "what it shows changed" if same_layout else "a layout changed"
    lies = found.present.get(path)
    if lies is None:
        return "missing in the published folder"
    return "" if lies == (old.size, old.mtime_ns) else "altered in the published folder"


def staged(
    out: str,
    path: str,
    data: bytes,
    fingerprint: bytes,
    subject: str,
    place: str,
    found: Published,
) -> tuple[str, Output]:
    """Stage a file under the name `place`. Gives that name, or none where the published file holds
    these bytes already. Raises `Fault`."""
    if published_folder.same(out, path, data, found.present):
        size, mtime = found.present[path]
        return "", Output(fingerprint, size, mtime, subject)
    published_folder.refuse_foreign(out, path, found)
    return place, published_folder.stage(out, path, data, fingerprint, subject, place)


# The layouts of pages that are rendered from their stored contexts if only a body was edited.
_STORED_CONTEXTS = frozenset(("brief.html", "archive.html"))

_pack = msgspec.msgpack.Encoder().encode
