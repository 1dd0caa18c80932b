"""The pages of an archive that is loaded: all of them, and those that are made again.

What is compared is always what was last *published*, not what was last read. A group is not planned
if `invalidation` does not name it, its layouts are unchanged and its files are intact.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from briefing.archive.relations import Archive, hidden_reason
from briefing.archive.status import WITHDRAWN
from briefing.build.index_listing import listing_of
from briefing.build.load import (
    GENERATOR,
    Inputs,
    as_reported,
    editor_text,
    load_archive,
    page_settings,
)
from briefing.build.types import (
    PLAIN_GROUPS,
    BuildRequest,
    BuildResult,
    Problems,
    Publication,
    SiteFacts,
)
from briefing.core.diagnostics import errors_in
from briefing.core.hashing import DIGEST_BYTES
from briefing.core.view_model import Page
from briefing.search.types import Index, Listing
from briefing.site.changes import Change
from briefing.site.groups import EVERYTHING, FINDER, INDEX, Affected, group_of
from briefing.site.inputs import SiteInputs
from briefing.site.invalidation import Published, affected_groups
from briefing.site.pages import PlannedPages
from briefing.storage.cache import Cache, Output
from briefing.templates.files import Layouts

if TYPE_CHECKING:
    from briefing.core.card_model import Card


def load_pages(
    inputs: Inputs,
    last: Publication | None,
    changes: Sequence[Change] | None,
    damaged: frozenset[str] | None,
    cache: Cache,
) -> tuple[LoadedPages | None, Problems]:
    """The pages that are affected, and all problems; no pages if there are errors.

    `changes` are those since the publication `last`, or None if there are too many. `damaged` are
    the groups with a file that is not intact, or None if all are made again.
    """
    known = cache.outputs()
    archive, of_archive = load_archive(inputs.request, inputs.config, inputs.ingested, cache)
    problems = as_reported((*inputs.problems, *of_archive), inputs)
    if errors_in(problems):
        return None, problems
    layouts = inputs.layouts.layouts
    settings = page_settings(inputs.request, inputs.config)
    card_style = inputs.card_style.digest if inputs.card_style else b""
    site = SiteInputs(
        *(archive, settings, layouts.asset_hrefs, GENERATOR, card_style),
        editor_config=editor_text(inputs.config.config),
    )
    planned = PlannedPages(site, inputs.snapshot.commit)
    affected = EVERYTHING
    if changes is not None and last:
        affected = affected_groups(
            archive, changes, published_state(last), inputs.request.at, settings
        )
        if last.facts.everywhere != inputs.facts.everywhere:
            affected = EVERYTHING
        affected = affected.adding(damaged).adding(known_groups(known) ^ {*planned.groups})
        if last.facts.glossary != inputs.facts.glossary:
            # Which terms a brief uses is found when its page is rendered.
            affected = affected.adding(frozenset(map(group_of, archive.briefs)))
        if last.facts.layouts != inputs.facts.layouts:
            affected = affected.adding(stale_groups(known, inputs.layouts.digests))
    is_index_intact = damaged is not None and INDEX not in damaged
    return LoadedPages(planned, affected, layouts, is_index_intact, of_archive), problems


def published_state(last: Publication) -> Published:
    """What `invalidation` must know of the last publication."""
    return Published(
        last.result.at,
        last.topics,
        last.authors,
        last.series,
        last.has_series,
    )


def known_groups(known: dict[str, Output]) -> frozenset[str]:
    """The groups with a page that was published."""
    return frozenset([output.group for output in known.values()]) - PLAIN_GROUPS


def stale_groups(known: dict[str, Output], layouts: dict[str, bytes]) -> frozenset[str]:
    """The groups with a page whose layout has changed. `layouts` has the digests of layouts."""
    current = frozenset(layouts.values())
    return frozenset(
        output.group
        for output in known.values()
        if output.fingerprint[:DIGEST_BYTES] not in current and output.group not in PLAIN_GROUPS
    )


class LoadedPages:
    """The pages of an archive that is loaded. It has these `warnings`. `affected` says which pages
    are made again, and `listing` gives the listing of the next index from the last one, if the
    files of that one are intact."""

    def __init__(
        self,
        planned: PlannedPages,
        affected: Affected,
        layouts: Layouts,
        is_index_intact: bool,
        warnings: Problems,
    ) -> None:
        self.warnings = warnings
        self.planned, self.affected, self.layouts = planned, affected, layouts
        self.is_index_intact = is_index_intact
        wanted = affected.groups
        self.groups = tuple(
            group
            for group in planned.groups
            if group != FINDER and (wanted is None or group in wanted)
        )

    def samples(self) -> Iterator[Page]:
        """Pages that together have every layout in every language."""
        # The layouts of briefs are first, because they take the longest to compile.
        groups = reversed(self.planned.sample_groups())
        return (page for group in groups for page in self.planned.pages(group))

    def pages(self, group: str) -> Iterator[Page]:
        """The pages of a group."""
        return self.planned.pages(group)

    def media_paths(self) -> dict[str, str]:
        """The pictures and attachments to publish: the paths of their files by address."""
        return self.planned.media_paths()

    def cards(self) -> tuple[Card, ...]:
        """The pictures of briefs for networks."""
        return self.planned.cards()

    def publication(self, request: BuildRequest) -> Publication:
        """The facts about the archive that a publication of these pages stores."""
        archive, settings = self.planned.inputs.archive, self.planned.inputs.settings
        drafts = sum(why == "draft" for why in archive.hidden_reasons.values())
        result = BuildResult(
            published=True,
            briefs=len(archive.briefs),
            drafts=drafts,
            waiting=len(archive.hidden_reasons) - drafts,
            early=_shown_early(archive, request),
            withdrawn=sum(brief.status == WITHDRAWN for brief in archive.briefs),
            due=archive.next_release,
            language=settings.language,
            base_url=settings.base_url,
        )
        return Publication(
            request=b"",
            inputs=b"",
            began_ns=0,
            result=result,
            facts=SiteFacts(b"", b"", b"", b""),
            topics=archive.topics,
            authors=archive.authors,
            series=archive.series,
            has_series=bool(archive.by_series),
            warnings=self.warnings,
        )

    def listing(self, last: Index | None) -> Listing:
        """The listing of the index."""
        inputs, years = self.planned.inputs, self.affected.years
        return listing_of(inputs.archive, inputs.settings, self.layouts, years, last)


def _shown_early(archive: Archive, request: BuildRequest) -> int:
    """How many briefs are shown that would be hidden at present."""
    now = request.now
    if now is None or request.at <= now:
        return 0
    return sum(
        b.slug not in archive.hidden_reasons and bool(hidden_reason(b, now)) for b in archive.briefs
    )
