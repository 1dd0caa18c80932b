"""What happened to a brief since it was published: one word, and the date.

Pure. Lists, the pages of briefs and the finder show the same word.
"""

from __future__ import annotations

from briefing.archive.relations import Archive
from briefing.core.model import Brief, Moment

CURRENT, CORRECTED, SUPERSEDED, WITHDRAWN = "current", "corrected", "superseded", "withdrawn"
STATUSES = (CURRENT, CORRECTED, SUPERSEDED, WITHDRAWN, "unpublished")


def status_of(archive: Archive, brief: Brief) -> str:
    """The status of a brief: one of `STATUSES`. If several apply, the most serious one."""
    if brief.slug in archive.hidden_reasons:
        return "unpublished"
    if brief.status == WITHDRAWN:
        return WITHDRAWN
    if brief.slug in archive.superseded_by:
        return SUPERSEDED
    corrected = any(update.kind == "correction" for update in brief.updates)
    return CORRECTED if corrected else CURRENT


def status_date(archive: Archive, brief: Brief) -> Moment | None:
    """When a brief was last corrected, when the newest brief superseded it, or when it was
    withdrawn; None if nothing of this happened."""
    status = status_of(archive, brief)
    if status == SUPERSEDED:
        return archive.superseded_by[brief.slug][0].published
    kind = {CORRECTED: "correction", WITHDRAWN: "withdrawal"}.get(status)
    return next((u.date for u in reversed(brief.updates) if u.kind == kind), None)


def current_version(archive: Archive, brief: Brief) -> Brief | None:
    """The brief to read instead of a superseded or withdrawn one: the last of those that supersede
    each other and are not withdrawn. It is the brief itself if none is newer, and None if all of
    them are withdrawn."""
    current = None if brief.status == WITHDRAWN else brief
    newer = archive.superseded_by.get(brief.slug)
    while newer:  # No brief supersedes itself: the archive would have a problem.
        current = current if newer[0].status == WITHDRAWN else newer[0]
        newer = archive.superseded_by.get(newer[0].slug)
    return current
