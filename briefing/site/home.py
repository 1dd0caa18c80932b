"""The home pages: that of the archive, and one for each other language that the settings name.

Pure. The home page of a language lists the briefs in this language. The settings alone decide which
languages have one, so that no edit of a brief can change the links to them.
"""

from __future__ import annotations

from collections.abc import Iterator

from msgspec.structs import replace

from briefing.archive.curated import recommended
from briefing.archive.relations import Archive
from briefing.core import urls
from briefing.core.languages import nearest_languages
from briefing.core.model import Brief
from briefing.core.view_model import Page
from briefing.site import register, series
from briefing.site.contexts import HomeContext, page_of
from briefing.site.feeds import feed_refs
from briefing.site.inputs import SiteInputs

_RECENT_BRIEFS = 10
_MAX_CORRECTIONS = 5
_MAX_SERIES = 10


def home_pages(inputs: SiteInputs, commit: str) -> Iterator[Page]:
    """The home pages. `commit` is the abbreviated commit id of the archive."""
    archive, settings = inputs.archive, inputs.settings
    featured = recommended(settings.featured, archive)
    yield _home_page(inputs, settings.language, archive.briefs, featured, commit)
    for home in inputs.site.homes:
        lang = home.lang
        if lang != settings.language:
            briefs = tuple(brief for brief in archive.briefs if _is_in(brief, lang, inputs))
            own = (_version_of(brief, lang, archive, inputs) for brief in featured)
            yield _home_page(inputs, lang, briefs, tuple(filter(None, own)), commit)


def _is_in(brief: Brief, lang: str, inputs: SiteInputs) -> bool:
    """Whether a brief is in a language that has a home page, or in one of its variants."""
    homes = {home.lang: home for home in inputs.site.homes}
    return brief.lang == lang or next(nearest_languages(brief.lang, homes), "") == lang


def _version_of(brief: Brief, lang: str, archive: Archive, inputs: SiteInputs) -> Brief | None:
    """The version of a brief in a language, if there is one that a page may recommend."""
    versions = (brief, *archive.translations.get(brief.slug, ()))
    own = [version.slug for version in versions if _is_in(version, lang, inputs)]
    return next(iter(recommended(own, archive)), None)


def _home_page(
    inputs: SiteInputs,
    lang: str,
    briefs: tuple[Brief, ...],
    featured: tuple[Brief, ...],
    commit: str,
) -> Page:
    views, site = inputs.views, inputs.site_in(lang)
    corrections = inputs.corrections
    if lang != inputs.settings.language:
        corrections = tuple(item for item in corrections if _is_in(item[0], lang, inputs))
    # A withdrawn brief never leads the page.
    lead = next((n for n, brief in enumerate(briefs) if brief.status != "withdrawn"), None)
    before = briefs if lead is None else briefs[lead + 1 :]
    context = HomeContext(
        site,
        replace(
            inputs.head(site.home, lang=lang, section="home"),
            languages=site.homes,
            feeds=feed_refs(_feed_base(inputs, lang), ""),
        ),
        latest=None if lead is None else views.entry(briefs[lead], lang),
        featured=tuple(
            views.entry(b, lang) for b in featured if lead is None or b is not briefs[lead]
        ),
        recent=tuple(views.entry(brief, lang) for brief in before[:_RECENT_BRIEFS]),
        topics=views.topic_tree(lang),
        corrections=register.corrections(inputs, corrections[:_MAX_CORRECTIONS]),
        series=series.all_series(inputs, lang)[:_MAX_SERIES],
        total=len(briefs),
        since=briefs[-1].published.year if briefs else 0,
        newest=briefs[0].published if briefs else None,
        commit=commit,
    )
    return page_of(context)


def _feed_base(inputs: SiteInputs, lang: str) -> str:
    """The address, without the ending, of the feeds of the home page of a language; empty for those
    of the archive."""
    has_feed = lang != inputs.settings.language and any(
        brief.lang == lang for brief in inputs.archive.briefs
    )
    return urls.language_feed_base(lang) if has_feed else ""
