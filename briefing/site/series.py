"""The pages of series: a list of all, and for each one its parts in their order.

Pure. A part may be several briefs: an original, its translations, and what these supersede. Readers
are led to the version in their language that is not superseded.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from msgspec.structs import replace

from briefing.archive.relations import newest_first
from briefing.core import urls
from briefing.core.collation import collation_key
from briefing.core.model import Brief, Series
from briefing.core.view_model import Counted, NumberedMention, Page, Ref, SeriesPart, SeriesPlace
from briefing.site import feeds
from briefing.site.contexts import SeriesContext, SeriesListContext
from briefing.site.feeds import FeedSource
from briefing.site.inputs import SiteInputs


def all_series(inputs: SiteInputs, lang: str = "") -> tuple[Counted, ...]:
    """All series that have a part, by name, with the number of their parts. Their names are in a
    language, by default that of the archive."""
    lang = lang or inputs.lang
    listed = (inputs.archive.series[id] for id in inputs.archive.by_series)
    return tuple(
        Counted(ref, _total(inputs, series), 0, *inputs.views.description(series, lang))
        for ref, series in sorted(
            ((inputs.views.ref(series, lang), series) for series in listed),
            key=lambda row: (collation_key(row[0].name, lang), row[1].id),
        )
    )


def all_series_page(inputs: SiteInputs) -> Iterator[Page]:
    """The page that lists all series, if there are any."""
    series = all_series(inputs)
    if series:
        head = inputs.list_head(urls.SERIES, section="series")
        yield Page("series-list.html", SeriesListContext(inputs.site, head, series))


def series_pages(inputs: SiteInputs, id: str) -> Iterator[Page]:
    """The page of a series, and its feeds."""
    series = inputs.archive.series[id]
    ref = inputs.views.ref(series, inputs.lang)
    base = urls.feed_base(ref.href)
    description, description_lang = inputs.views.description(series, inputs.lang)
    head = inputs.list_head(series.href, title=ref.name, description=description, section="series")
    names = {inputs.settings.language: series.name, **series.names}
    context = SeriesContext(
        inputs.site,
        replace(head, feeds=feeds.feed_refs(base, ref.name)),
        name=ref,
        names=tuple(Ref(n, ref.href, tag) for tag, n in sorted(names.items()) if n != ref.name),
        description=description,
        description_lang=description_lang,
        parts=tuple(_part(inputs, n, versions) for n, versions in _parts(inputs, series)),
    )
    yield Page("series.html", context)
    briefs = newest_first(inputs.archive.by_series[id])
    subtitle = description if description_lang == inputs.lang else ""
    source = FeedSource(base, ref.name, subtitle, ref.href, briefs)
    yield from feeds.feed_pages(inputs, source)


def place_in_series(inputs: SiteInputs, brief: Brief) -> SeriesPlace | None:
    """The place of a brief in its series, or None if it is in none."""
    series = inputs.archive.series_of.get(brief.slug)
    if series is None:
        return None
    number, mention = brief.part_number, inputs.views.mention
    earlier = later = None
    for other, target in _current_parts(inputs, series, brief.lang):
        if other < number and target.status != "withdrawn":
            earlier = NumberedMention(other, mention(target))
        elif other > number and target.status != "withdrawn":
            later = NumberedMention(other, mention(target))
            break
    ref = inputs.views.ref(series, brief.lang)
    return SeriesPlace(ref, number, _total(inputs, series), earlier, later)


def _total(inputs: SiteInputs, series: Series) -> int:
    """The number of parts that readers see. They have no gap."""
    return inputs.archive.by_series[series.id][-1].part_number


def _parts(inputs: SiteInputs, series: Series) -> Iterator[tuple[int, list[Brief]]]:
    """The numbers of the parts of a series, and the versions of each."""
    briefs = inputs.archive.by_series[series.id]
    for number, versions in groupby(briefs, lambda brief: brief.part_number):
        yield number, list(versions)


def _current_parts(inputs: SiteInputs, series: Series, lang: str) -> tuple[tuple[int, Brief], ...]:
    """The number of each part, and the version of it for readers of `lang`."""
    key = series.id, lang
    if key not in inputs.series_parts:
        inputs.series_parts[key] = tuple(
            (number, _current(inputs, versions, lang))
            for number, versions in _parts(inputs, series)
        )
    return inputs.series_parts[key]


def _current(inputs: SiteInputs, versions: list[Brief], lang: str) -> Brief:
    """The version of a part for readers of `lang`: one that is neither superseded nor withdrawn if
    there is one, in this language if there is one, else the original."""
    superseded_by, originals = inputs.archive.superseded_by, inputs.archive.originals
    slugs = {brief.slug for brief in versions}

    def is_superseded(brief: Brief) -> bool:
        # A translation is out of date if its original is.
        text = originals.get(brief.slug, brief)
        return any(newer.slug in slugs for newer in superseded_by.get(text.slug, ()))

    return min(
        versions,
        key=lambda b: (
            b.status == "withdrawn",
            is_superseded(b),
            b.lang != lang,
            b.slug in originals,
        ),
    )


def _part(inputs: SiteInputs, number: int, versions: list[Brief]) -> SeriesPart:
    """A part on the page of its series, with its versions in other languages."""
    shown = _current(inputs, versions, inputs.lang)
    others = dict.fromkeys(b.lang for b in versions if b.lang != shown.lang)
    current = [_current(inputs, versions, lang) for lang in others]
    mentions = inputs.views.mentions(b for b in current if b.lang != shown.lang)
    return SeriesPart(number, inputs.views.entry(shown), mentions)
