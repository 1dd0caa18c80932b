"""What all pages of a site are made from: the archive, the settings, and what follows from both.

Pure. It does not know which pages there are.
"""

from __future__ import annotations

from functools import cached_property
from urllib.parse import urlsplit

from briefing.archive.relations import Archive
from briefing.archive.views import Views, by_year, year_refs
from briefing.core import urls
from briefing.core.model import Brief
from briefing.core.settings import Settings
from briefing.core.view_model import Head, Ref, Site, YearRef


class SiteInputs:
    """The values that pages are made from. What many pages share is computed once.

    `assets` maps an asset's name to its address, and `generator` names the program for the
    colophon.
    """

    def __init__(
        self, archive: Archive, settings: Settings, assets: dict[str, str], generator: str
    ) -> None:
        self.archive = archive
        self.settings = settings
        self.views = Views(archive, settings)
        # The parts of a series for readers of a language, see `site.series`.
        self.series_parts: dict[tuple[str, str], tuple[tuple[int, Brief], ...]] = {}
        self._years: dict[str, dict[int, tuple[Brief, ...]]] = {}
        self.site = Site(
            title=settings.title,
            tagline=settings.tagline,
            description=settings.description,
            base_url=settings.base_url,
            base_path=urlsplit(settings.base_url).path or "/",
            lang=settings.language,
            publisher=settings.publisher,
            license=settings.license,
            license_url=settings.license_url,
            notice=settings.notice,
            standing=tuple(Ref(p.title, p.href, p.lang) for p in archive.standing_pages),
            assets=assets,
            generator=generator,
            has_series=bool(archive.by_series),
        )

    def years_of(self, href: str, briefs: tuple[Brief, ...]) -> dict[int, tuple[Brief, ...]]:
        """The briefs of the list at `href` by year, the newest year first."""
        if href not in self._years:
            self._years[href] = by_year(briefs)
        return self._years[href]

    @property
    def years(self) -> dict[int, tuple[Brief, ...]]:
        """The briefs by year, the newest year first."""
        return self.years_of(urls.ARCHIVE, self.archive.briefs)

    @cached_property
    def year_refs(self) -> tuple[YearRef, ...]:
        """The years of the archive's page."""
        return year_refs(self.years, urls.ARCHIVE)

    def is_kept_from_search_engines(self, brief: Brief) -> bool:
        """Whether search engines are asked to leave a brief out: it is withdrawn or hidden."""
        return brief.status == "withdrawn" or brief.slug in self.archive.hidden_reasons

    def head(
        self,
        href: str,
        *,
        title: str = "",
        description: str = "",
        lang: str = "",
        section: str = "",
    ) -> Head:
        """What the layout of the page at `href` sees of the page itself, see `Head`.

        Without a description or language, the page has the site's.
        """
        return Head(
            path=href,
            root=urls.path_to_root(href),
            lang=lang or self.site.lang,
            title=title,
            description=description or self.site.description,
            section=section,
            canonical=urls.canonical(self.site.base_url, href),
        )
