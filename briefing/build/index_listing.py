"""The archive → the listing of the finder's index, with labels in the archive's language.

Edits of bodies do not need this module: their index has the last listing.
"""

from __future__ import annotations

import msgspec

from briefing.archive.relations import Archive
from briefing.core import urls
from briefing.core.hashing import digest_of_value
from briefing.core.settings import Settings, SiteTranslation
from briefing.core.slugs import slugify
from briefing.search import facets
from briefing.search.listing import Labels, make_listing
from briefing.search.types import Index, Listing
from briefing.templates.files import Layouts


def listing_of(
    archive: Archive,
    settings: Settings,
    layouts: Layouts,
    changed_years: frozenset[int] | None,
    last: Index | None,
) -> Listing:
    """The listing of an archive, with the labels of the values of facets. `layouts` have
    the translations of the interface.

    `changed_years` are the years whose briefs may have changed since the `last` index, or what
    lists show of them (None: all years).
    """
    values = facets.facet_values(archive, settings.kinds)
    used = tuple(sorted({brief.kind for brief in archive.briefs}))

    def labels() -> dict[str, bytes]:
        from briefing.templates.catalogues import facet_value_labels

        own = settings.translations.get(settings.language, SiteTranslation())
        translate = facet_value_labels(
            layouts.catalogues, settings.language, own.kinds, layouts.locales
        )
        source = facets.LabelSource(archive, settings.language, translate)
        feeds = [
            (
                urls.feed(urls.combined_feed_base(f.slug), urls.ATOM),
                f.title,
                f.topics,
                f.authors,
                f.kinds,
            )
            for f in settings.feeds
        ]
        # Each kind has a feed if there are several.
        for kind, name in zip(used, translate("kinds", used), strict=True) if used[1:] else ():
            address = urls.feed(urls.kind_feed_base(slugify(kind)), urls.ATOM)
            feeds.append((address, name, (), (), (kind,)))
        return facets.make_labels(values, source) | {"feeds": msgspec.json.encode(feeds)}

    names = archive.topics, archive.authors, layouts.catalogues_digest
    digest = digest_of_value((values, used, settings, names))
    return make_listing(archive, Labels(values, digest, labels), last, changed_years)
