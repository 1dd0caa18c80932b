"""Rendered files → the output folder, and the facts about it that the next build needs.

It must not know how files are rendered.
"""

from __future__ import annotations

from collections.abc import Set
from functools import partial

import msgspec
from msgspec.structs import replace

from briefing.build.incremental import Pages, StoredPages
from briefing.build.load import Inputs
from briefing.build.ownership import owner_of
from briefing.build.render_site import Rendered
from briefing.build.snapshot import request_digest
from briefing.build.types import (
    PLAIN_GROUPS,
    BuildRequest,
    BuildResult,
    Problems,
    Publication,
    RenderedFile,
)
from briefing.core import urls
from briefing.core.slugs import slug_of
from briefing.storage import output
from briefing.storage.cache import Cache
from briefing.storage.output import OutputFolder
from briefing.storage.publish import Published, SiteChange, StagedFile, publish

_DELETED = "no longer part of the site: deleted"
# A page has no interim version for its own links.
_MIN_LINKED_PAGES = 2
# An open preview follows each build at once.
_PREVIEW_KEEP_S = 60


def publish_site(
    inputs: Inputs,
    problems: Problems,
    pages: Pages,
    rendered: Rendered,
    cache: Cache,
) -> BuildResult:
    """Publish what was rendered, and record it in the cache. Raises `Fault`; then the folder and
    the cache are as they were.

    One rule deletes: a file of an affected group that was not made again is no longer part of the
    site. The same is true of a file that is ours but of which nothing is known.
    """
    request, snapshot = inputs.request, inputs.snapshot
    known, files = cache.outputs(), rendered.files
    groups = pages.affected.groups
    made = {file.path for file in files}
    if groups is None:
        old = known.keys() | snapshot.output.ours
    else:
        old = {path for path, before in known.items() if before.group in groups}
    removed = old - made
    staged = tuple(StagedFile(f.path, f.stage, f.staged) for f in files if f.staged)
    now, keep_s = snapshot.began_ns // 1_000_000_000, _keep_s(inputs)
    change = SiteChange(
        owner=owner_of(inputs.config.config.settings),
        staged=_with_interim_pages(request.out, snapshot.output, staged, removed, cache),
        made=made,
        removed=removed,
        now=now,
        keep_until=now + keep_s,
        flush=not request.preview,
    )
    with publish(request.out, snapshot.output, change) as published:
        cache.write_outputs({file.path: file.output for file in files if file.output}, removed)
        cache.write("context", [(f.path, f.context) for f in files if f.context], removed)
        if rendered.built_index:
            cache.set("index", msgspec.Raw(rendered.built_index.packed))
        result = _result(inputs, pages, files, published, cache, problems=problems)
        cache.clear_unpublished()
        cache.save()
    return result


def _keep_s(inputs: Inputs) -> int:
    """For how many seconds retired files are kept."""
    if output.is_private(inputs.request.out):
        return 0  # The next build may be public, and no byte of what is unpublished may stay then.
    days = inputs.config.config.settings.keep_days
    return _PREVIEW_KEEP_S if inputs.request.preview else days * 86_400


def _with_interim_pages(
    out: str,
    folder: OutputFolder,
    staged: tuple[StagedFile, ...],
    removed: Set[str],
    cache: Cache,
) -> tuple[StagedFile, ...]:
    """The staged files, and the interim pages that keep links to headings whole. Raises `Fault`."""
    files = {file.path: file for file in staged}
    changed = {path for path in files.keys() | removed if output.is_page(path)}
    if cache.has("publication"):  # Otherwise, it is not known which texts have changed.
        changed &= {_address_of(path) for path in cache.unpublished()}
    # Only an old page can lose a heading or get one.
    if len(changed) < _MIN_LINKED_PAGES or changed.isdisjoint(folder.present):
        return staged

    from briefing.build.interim_pages import interim_pages  # Most edits do not need it.

    def read_new(path: str) -> bytes | None:
        return output.read_staged(out, files[path].name) if path in files else None

    interim = interim_pages(changed, partial(output.read, out), read_new)
    names = output.staging_names(out)

    def stage(path: str, data: bytes, phase: int) -> StagedFile:
        name = next(names)
        output.stage(out, name, data)
        return StagedFile(path, 0, name, phase)

    return (
        *(stage(path, data, -1) for path, data in interim.before.items()),
        *(replace(f, phase=1) if f.path in interim.instead else f for f in staged),
        *(
            replace(files[path], name=stage(path, data, 0).name)
            for path, data in interim.instead.items()
        ),
    )


def _address_of(path: str) -> str:
    """The address of the page of a text."""
    return urls.text_page(path, slug_of(path))


def _result(
    inputs: Inputs,
    pages: Pages,
    files: list[RenderedFile],
    published: Published,
    cache: Cache,
    *,
    problems: Problems,
) -> BuildResult:
    """Store the facts about the publication. Returns the result of the build."""
    request, snapshot = inputs.request, inputs.snapshot
    reasons = [(file.path, file.reason) for file in files if file.staged]
    reasons += [(path, _DELETED) for path in sorted(published.deleted)]
    publication = _publication_of(pages, request, cache)
    result = replace(
        publication.result,
        problems=problems,
        pages=sum(o.group not in PLAIN_GROUPS for o in cache.outputs().values()),
        written=sum(bool(file.staged) for file in files),
        deleted=len(published.deleted),
        early=publication.result.early if request.is_early else 0,
        at=request.at,
        reasons=tuple(reasons),
        next_deletion=published.next_deletion,
    )
    publication = replace(
        publication,
        request=request_digest(request),
        inputs=snapshot.digest,
        began_ns=snapshot.began_ns,
        facts=inputs.facts,
        result=result,
        changed_ns=published.changed_ns,
    )
    cache.set("publication", publication)
    return result


def _publication_of(pages: Pages, request: BuildRequest, cache: Cache) -> Publication:
    """The facts about the archive that a publication of these pages stores."""
    if isinstance(pages, StoredPages):
        # It does not depend on bodies.
        last = cache.get("publication", Publication)
        assert last is not None  # noqa: S101 – its contexts are stored
        return last
    return pages.publication(request)
