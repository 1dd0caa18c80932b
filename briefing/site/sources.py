"""The pages that list all sources by publisher, with the briefs that use each of them.

Pure. A small archive has one page. A large one has a page for each publisher, and for each year of
a publisher with many sources, so that an edit changes few pages and few bytes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from briefing.archive import sources
from briefing.archive.sources import Use
from briefing.archive.views import by_year, year_refs
from briefing.core import urls
from briefing.core.registers import Publisher, Work
from briefing.core.view_model import (
    Page,
    YearRef,
)
from briefing.site.contexts import PublisherContext, SourceIndexContext
from briefing.site.inputs import SiteInputs

# With more uses of sources, each publisher has a page of its own.
_MAX_ON_ONE_PAGE = 300
# With more, each year of a publisher has one.
_MAX_OF_PUBLISHER = 200


def has_one_page(inputs: SiteInputs) -> bool:
    """Whether one page has all sources."""
    return sum(years.total() for years in inputs.years_by_publisher.values()) <= _MAX_ON_ONE_PAGE


def source_groups(inputs: SiteInputs) -> Iterator[str]:
    """The names of all lists of sources: `publisher` or `publisher/2021`."""
    if has_one_page(inputs):
        return
    for id, years in sorted(inputs.years_by_publisher.items()):
        yield id
        if years.total() > _MAX_OF_PUBLISHER:
            yield from (f"{id}/{year}" for year in sorted(years))


def index_page(inputs: SiteInputs) -> Page:
    """The page of all publishers, with their sources if there are few."""
    is_small = has_one_page(inputs)
    publishers = tuple(
        Publisher(
            id=id,
            name=sources.publisher_name(uses),
            count=len(sources.works(uses)) if is_small else len(uses),
            href="" if is_small else inputs.site.edition + urls.publisher(id),
            works=_works(inputs, uses) if is_small else (),
        )
        for id, uses in inputs.uses_by_publisher.items()
    )
    context = SourceIndexContext(
        inputs.site,
        inputs.list_head(urls.SOURCES),
        publishers=publishers,
        policy=inputs.explanation("sources"),
    )
    return Page("source-index.html", context)


def publisher_page(inputs: SiteInputs, id: str, year: int = 0) -> Page:
    """The page of a publisher, or of a year of it."""
    uses, href = inputs.uses_by_publisher[id], urls.publisher(id)
    years: tuple[YearRef, ...] = ()
    if year:
        href = urls.year(href, year)
        shown = [use for use in uses if use.brief.published.year == year]
    elif len(uses) > _MAX_OF_PUBLISHER:
        newest_first = sorted((use.brief for use in uses), key=lambda b: -b.published.unix)
        years, shown = year_refs(by_year(newest_first), inputs.site.edition + href), []
    else:
        shown = uses
    name = sources.publisher_name(uses)
    context = PublisherContext(
        inputs.site,
        inputs.list_head(href),
        name=name,
        href=inputs.site.edition + urls.publisher(id),
        year=year,
        works=_works(inputs, shown),
        years=years,
        total=len(sources.works(shown or uses)),
    )
    return Page("publisher.html", context)


def _works(inputs: SiteInputs, uses: Iterable[Use]) -> tuple[Work, ...]:
    return tuple(_work(inputs, uses) for uses in sources.works(uses))


def _work(inputs: SiteInputs, uses: list[Use]) -> Work:
    source = uses[0].source
    archived = (use.source.archived for use in uses)
    return Work(
        title=source.title,
        author=source.author,
        date=source.date,
        section=source.section,
        url=source.url,
        archived=next(filter(None, archived), ""),
        briefs=inputs.views.mentions({use.brief.slug: use.brief for use in uses}.values()),
    )
