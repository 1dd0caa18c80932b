"""The register of corrections and withdrawals: its pages and its feeds.

Pure. A long register has a page for each year, so that a correction changes few bytes.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from msgspec.structs import replace

from briefing.core import urls
from briefing.core.follow_model import Feed
from briefing.core.model import Brief, Update
from briefing.core.registers import CorrectionItem
from briefing.core.view_model import (
    Correction,
    Page,
    YearRef,
)
from briefing.site.contexts import RegisterContext, RegisterFeedContext
from briefing.site.feeds import MAX_FEED_ITEMS, NO_TIME, feed_refs
from briefing.site.inputs import SiteInputs

_MAX_ON_ONE_PAGE = 100
_LATEST = 30
_FEED_BASE = urls.feed_base(urls.REGISTER)


def _corrections_of(brief: Brief) -> list[Update]:
    """The corrections and the withdrawal of a brief, the oldest first."""
    return [update for update in brief.updates if update.kind != "update"]


def corrections(
    inputs: SiteInputs, updates: tuple[tuple[Brief, Update], ...]
) -> tuple[Correction, ...]:
    """What pages show of updates that are in the register."""
    return tuple([Correction(inputs.views.mention(brief), update) for brief, update in updates])


def years_with_page(inputs: SiteInputs) -> list[int]:
    """The years that have a page in the register. There are none if one page has the whole
    register."""
    if len(inputs.corrections) <= _MAX_ON_ONE_PAGE:
        return []
    return [year.year for year in _years(inputs)]


def register_pages(inputs: SiteInputs) -> Iterator[Page]:
    """The page of the register, and its feeds."""
    entries, is_split = inputs.corrections, len(inputs.corrections) > _MAX_ON_ONE_PAGE
    yield _page(
        inputs,
        urls.REGISTER,
        corrections=corrections(inputs, entries[:_LATEST] if is_split else entries),
        years=_years(inputs) if is_split else (),
        total=len(entries),
        split=is_split,
    )
    if not inputs.site.edition:
        yield from _feeds(inputs)


def register_year_page(inputs: SiteInputs, year: int) -> Page:
    """The page of a year of the register."""
    entries = tuple(e for e in inputs.corrections if e[1].date.year == year)
    href = urls.year(urls.REGISTER, year)
    return _page(
        inputs, href, year, corrections=corrections(inputs, entries), years=(), total=len(entries)
    )


def _page(
    inputs: SiteInputs,
    href: str,
    year: int = 0,
    *,
    corrections: tuple[Correction, ...],
    years: tuple[YearRef, ...],
    total: int,
    split: bool = False,
) -> Page:
    head = replace(inputs.list_head(href), feeds=feed_refs(_FEED_BASE, ""))
    context = RegisterContext(
        inputs.site,
        head,
        year=year,
        corrections=corrections,
        years=years,
        total=total,
        split=split,
        policy=inputs.explanation("corrections"),
    )
    return Page("register.html", context)


def _years(inputs: SiteInputs) -> tuple[YearRef, ...]:
    counts = Counter(update.date.year for _, update in inputs.corrections)
    return tuple(
        YearRef(year, counts[year], inputs.site.edition + urls.year(urls.REGISTER, year))
        for year in sorted(counts, reverse=True)
    )


def _feeds(inputs: SiteInputs) -> Iterator[Page]:
    views, newest = inputs.views, inputs.corrections[:MAX_FEED_ITEMS]
    feed = Feed(
        title=inputs.site.title,
        subtitle="",
        id=views.identifier(f"feed:{_FEED_BASE}"),
        updated=newest[0][1].date.stamp if newest else NO_TIME,
        page=urls.REGISTER,
        atom=urls.feed(_FEED_BASE, urls.ATOM),
        json=urls.feed(_FEED_BASE, urls.JSON_FEED),
    )
    items = []
    for (brief, update), view in zip(newest, corrections(inputs, newest), strict=True):
        name = f"correction:{brief.oldest_slug}:{_corrections_of(brief).index(update)}"
        items.append(CorrectionItem(views.identifier(name), view))
    for href, layout in ((feed.atom, "register.xml"), (feed.json, "register.json")):
        head = inputs.head(href, title=feed.title)
        yield Page(layout, RegisterFeedContext(inputs.site, head, feed, tuple(items)))
