"""The digests: what was new, corrected and withdrawn in each week or month.

Pure. An archive has these pages only if the setting `pages` in `[digest]` asks for them. The pages
of a year are one group.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from briefing.archive.digests import Happened, year_of
from briefing.core import urls
from briefing.core.follow_model import Digest, DigestRef, DigestYear
from briefing.core.view_model import Correction, Page
from briefing.site.contexts import DigestContext, DigestsContext
from briefing.site.inputs import SiteInputs


def years_with_page(inputs: SiteInputs) -> list[int]:
    """The years that have digests, the newest first."""
    return list(dict.fromkeys(year_of(h.period) for h in inputs.digests.values()))


def digest_pages(inputs: SiteInputs, year: int) -> Iterator[Page]:
    """The digests of a year."""
    all_of_them = list(inputs.digests.values())
    for position, happened in enumerate(all_of_them):
        if year_of(happened.period) != year:
            continue
        earlier = all_of_them[position + 1] if position + 1 < len(all_of_them) else None
        later = all_of_them[position - 1] if position else None
        href = urls.digest(happened.period.id)
        head = replace(
            inputs.list_head(href, section="archive"),
            prev=_href(earlier, inputs) if earlier else "",
            next=_href(later, inputs) if later else "",
        )
        context = DigestContext(
            inputs.site,
            head,
            digest=digest_of(happened, inputs),
            earlier=_ref(earlier, inputs) if earlier else None,
            later=_ref(later, inputs) if later else None,
        )
        yield Page("digest.html", context)


def digest_list(inputs: SiteInputs) -> Iterator[Page]:
    """The page that lists all digests."""
    if not inputs.settings.digest.pages:
        return
    by_year = groupby(inputs.digests.values(), key=lambda happened: year_of(happened.period))
    years = tuple(
        DigestYear(year, tuple(_ref(happened, inputs) for happened in of_year))
        for year, of_year in by_year
    )
    head = inputs.list_head(urls.DIGESTS, section="archive")
    context = DigestsContext(inputs.site, head, years)
    yield Page("digests.html", context)


def digest_of(happened: Happened, inputs: SiteInputs) -> Digest:
    """What layouts see of a period."""
    views = inputs.views
    corrections, withdrawals = (
        tuple(Correction(views.mention(brief), update) for brief, update in entries)
        for entries in (happened.corrections, happened.withdrawals)
    )
    return Digest(happened.period, tuple(map(views.entry, happened.new)), corrections, withdrawals)


def _href(happened: Happened, inputs: SiteInputs) -> str:
    return inputs.site.edition + urls.digest(happened.period.id)


def _ref(happened: Happened, inputs: SiteInputs) -> DigestRef:
    counts = len(happened.new), len(happened.corrections), len(happened.withdrawals)
    return DigestRef(happened.period, _href(happened, inputs), *counts)
