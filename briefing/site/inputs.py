"""What all pages of a site are made from: the archive, the settings, and what follows from both.

Pure. It does not know which pages there are.
"""

from __future__ import annotations

from collections import Counter
from copy import copy
from functools import cached_property
from urllib.parse import urlsplit

from msgspec.structs import replace

from briefing.archive.cited import CitingIndex, citing_index
from briefing.archive.digests import Happened, by_period, period_in
from briefing.archive.relations import Archive
from briefing.archive.sources import Use, uses_by_publisher, years_by_publisher
from briefing.archive.standing import pages_for
from briefing.archive.views import Views, by_year, year_refs
from briefing.core import urls
from briefing.core.languages import nearest_languages
from briefing.core.model import Brief, Update
from briefing.core.settings import Settings, SiteTranslation
from briefing.core.view_model import Head, Ref, Site, YearRef

# The texts of the settings that may be in several languages.
_TRANSLATED = ("title", "tagline", "description", "publisher", "license", "notice")


class SiteInputs:
    """The values that pages are made from. What many pages share is computed once.

    `assets` maps an asset's name to its address, and `generator` names the program for the
    colophon. Lists are in the language `lang`. `card_style` is the digest of what all cards have in
    common; without one, there are no cards. `editor_config` is the configuration of the editor in
    the browser, if it is on.
    """

    def __init__(
        self,
        archive: Archive,
        settings: Settings,
        assets: dict[str, str],
        generator: str,
        card_style: bytes = b"",
        *,
        editor_config: str = "",
    ) -> None:
        self.card_style = card_style
        self.editor_config = editor_config
        self.archive = archive
        self.settings = settings
        self.views = Views(archive, settings)
        # The parts of a series for readers of a language, see `site.series`.
        self.series_parts: dict[tuple[str, str], tuple[tuple[int, Brief], ...]] = {}
        self._years: dict[str, dict[int, tuple[Brief, ...]]] = {}
        self._assets, self._generator = assets, generator
        self._sites: dict[str, Site] = {}
        self.lang = settings.language
        self.site = self.site_in(settings.language)

    @cached_property
    def editions(self) -> tuple[SiteInputs, ...]:
        """The values for the lists in each language that readers can choose: the archive's language
        is the first. Each list has a page in each language."""
        others = (home.lang for home in self.site.homes[1:])
        return (self, *map(self._in_language, others))

    def _in_language(self, lang: str) -> SiteInputs:
        edition = copy(self)
        edition.lang, edition.site = lang, self.site_in(lang)
        edition.views = self.views.in_language(lang)
        return edition

    def site_in(self, lang: str) -> Site:
        """The settings as pages in a language show them."""
        site = self._sites.get(lang)
        if site is None:
            site = self._sites[lang] = self._site(lang)
        return site

    def _site(self, lang: str) -> Site:
        settings = self.settings
        nearest = tuple(nearest_languages(lang, (*settings.translations, settings.language)))
        tag = next((tag for tag in nearest if tag in settings.translations), "")
        translation = settings.translations.get(tag, SiteTranslation())
        texts = {name: getattr(settings, name) for name in _TRANSLATED}
        own = {name: text for name in _TRANSLATED if (text := getattr(translation, name))}
        in_menu = tuple(page for page in self.archive.standing_pages if page.in_menu)
        standing = pages_for(lang, in_menu)
        return Site(
            **texts | own,
            langs={name: tag if name in own else settings.language for name in texts},
            kinds=translation.kinds,
            license_url=translation.license_url or settings.license_url,
            base_url=settings.base_url,
            base_path=urlsplit(settings.base_url).path or "/",
            lang=settings.language,
            standing=tuple(Ref(p.title, p.href, p.lang) for p in standing),
            assets=self._assets,
            generator=self._generator,
            has_series=bool(self.archive.by_series),
            has_glossary=bool(self.archive.glossary),
            has_digests=bool(settings.digest.pages),
            homes=self._homes,
            home=next((h.href for tag in nearest for h in self._homes if h.lang == tag), urls.HOME),
            edition=self.views.edition(lang),
        )

    @cached_property
    def _homes(self) -> tuple[Ref, ...]:
        """The home pages of all languages that the settings name, if there are several."""
        settings = self.settings
        homes = [Ref(settings.title, urls.HOME, settings.language)]
        homes += [
            Ref(settings.translations[lang].title or settings.title, urls.language_home(lang), lang)
            for lang in settings.languages[1:]
        ]
        return tuple(homes) if homes[1:] else ()

    def years_of(self, href: str, briefs: tuple[Brief, ...]) -> dict[int, tuple[Brief, ...]]:
        """The briefs of the list at `href` by year, the newest year first."""
        if href not in self._years:
            self._years[href] = by_year(briefs)
        return self._years[href]

    @property
    def years(self) -> dict[int, tuple[Brief, ...]]:
        """The briefs by year, the newest year first."""
        return self.years_of(urls.ARCHIVE, self.archive.briefs)

    @property
    def year_refs(self) -> tuple[YearRef, ...]:
        """The years of the archive's page."""
        return year_refs(self.years, self.site.edition + urls.ARCHIVE)

    def is_kept_from_search_engines(self, brief: Brief) -> bool:
        """Whether search engines are asked to leave a brief out: it is withdrawn or hidden."""
        return brief.status == "withdrawn" or brief.slug in self.archive.hidden_reasons

    @cached_property
    def corrections(self) -> tuple[tuple[Brief, Update], ...]:
        """All corrections and withdrawals with their briefs, the newest first."""
        corrections = (
            (brief, update)
            for brief in self.archive.briefs
            for update in reversed(brief.updates)
            if update.kind != "update"
        )
        return tuple(sorted(corrections, key=lambda item: (-item[1].date.unix, item[0].slug)))

    @cached_property
    def digests(self) -> dict[str, Happened]:
        """What happened in each week or month; nothing if the site has no digests."""
        unit = self.settings.digest.pages
        if not unit:
            return {}
        return by_period(self.archive.briefs, self.corrections, period_in(unit))

    @cached_property
    def years_by_publisher(self) -> dict[str, Counter[int]]:
        """How many sources the briefs of each year name, by the id of the publisher."""
        return years_by_publisher(self.archive.briefs)

    @cached_property
    def uses_by_publisher(self) -> dict[str, list[Use]]:
        """All uses of sources by the id of the publisher."""
        return uses_by_publisher(self.archive.briefs, self.settings.language)

    @cached_property
    def citing_index(self) -> CitingIndex:
        """Finds the briefs that refer to a brief."""
        return citing_index(self.archive, self.settings.base_url)

    def explanation(self, subject: str) -> Ref | None:
        """The standing page that explains the list of all corrections or sources."""
        pages = pages_for(self.lang, self.archive.standing_pages)
        explaining = (page for page in pages if page.explains == subject)
        return next((Ref(page.title, page.href, page.lang) for page in explaining), None)

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
            description=description or self.site_in(lang or self.site.lang).description,
            section=section,
            canonical=urls.canonical(self.site.base_url, href),
        )

    def list_head(
        self, href: str, *, title: str = "", description: str = "", section: str = ""
    ) -> Head:
        """The same for a list in the language of these values. `href` is its address in the
        archive's language."""
        head = self.head(
            self.site.edition + href,
            title=title,
            description=description,
            lang=self.lang,
            section=section,
        )
        versions = (Ref("", self.views.edition(h.lang) + href, h.lang) for h in self.site.homes)
        return replace(head, languages=tuple(versions))
