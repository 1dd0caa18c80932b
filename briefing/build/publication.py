"""Rendered files → the output folder, and the facts about it that the next build needs."""

from __future__ import annotations

import msgspec
from msgspec.structs import replace

from briefing.archive.relations import Archive, hidden_reason
from briefing.build.incremental import PLAIN_GROUPS, Pages, StoredPages
from briefing.build.load import Inputs
from briefing.build.render_site import Rendered
from briefing.build.snapshot import request_digest
from briefing.build.types import (
    BuildRequest,
    BuildResult,
    Problems,
    Publication,
    SiteFacts,
)
from briefing.storage import output
from briefing.storage.cache import Cache
from briefing.storage.output import StagedFile


def publish_site(
    inputs: Inputs,
    problems: Problems,
    pages: Pages,
    rendered: Rendered,
    cache: Cache,
) -> BuildResult:
    """Publish what was rendered, and record it in the cache. Raises `Fault`.

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
    staged = [StagedFile(file.path, file.stage, file.staged) for file in files if file.staged]
    deleted = output.publish(request.out, snapshot.output, staged, made, removed)

    cache.write_outputs({file.path: file.output for file in files if file.output}, removed)
    cache.write("context", [(f.path, f.context) for f in files if f.context], removed)
    if rendered.built_index:
        cache.set("index", msgspec.Raw(rendered.built_index.packed))
    reasons = [(file.path, file.reason) for file in files if file.staged]
    reasons += [(path, "no longer part of the site: deleted") for path in sorted(deleted)]

    publication = _publication_of(pages, request, cache)
    result = replace(
        publication.result,
        problems=problems,
        pages=sum(o.group not in PLAIN_GROUPS for o in cache.outputs().values()),
        written=len(staged),
        deleted=len(deleted),
        early=publication.result.early if request.is_early else 0,
        at=request.at,
        reasons=tuple(reasons),
    )
    publication = replace(
        publication,
        request=request_digest(request),
        inputs=snapshot.digest,
        began_ns=snapshot.began_ns,
        facts=inputs.facts,
        result=result,
    )
    cache.set("publication", publication)
    cache.clear_unpublished()
    cache.save()
    return result


def _publication_of(pages: Pages, request: BuildRequest, cache: Cache) -> Publication:
    """The facts about the archive that a publication of these pages stores."""
    if isinstance(pages, StoredPages):
        # It does not depend on bodies.
        last = cache.get("publication", Publication)
        assert last is not None  # noqa: S101 – its contexts are stored
        return last
    archive, settings = pages.planned.inputs.archive, pages.planned.inputs.settings
    drafts = sum(why == "draft" for why in archive.hidden_reasons.values())
    result = BuildResult(
        published=True,
        briefs=len(archive.briefs),
        drafts=drafts,
        waiting=len(archive.hidden_reasons) - drafts,
        early=_shown_early(archive, request.now or request.at),
        due=archive.next_release,
        language=settings.language,
        base_url=settings.base_url,
    )
    return Publication(
        request=b"",
        inputs=b"",
        began_ns=0,
        result=result,
        facts=SiteFacts(b"", b"", b""),
        topics=archive.topics,
        authors=archive.authors,
        topics_with_pages=frozenset(archive.by_topic),
        authors_with_pages=frozenset(archive.by_author),
    )


def _shown_early(archive: Archive, now: int) -> int:
    """How many briefs are shown that would be hidden at present."""
    return sum(
        b.slug not in archive.hidden_reasons and bool(hidden_reason(b, now)) for b in archive.briefs
    )
