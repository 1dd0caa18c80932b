"""Which briefs a brief refers to: by a link in its text, or by the address of one of its sources.

Pure.
"""

from __future__ import annotations

from collections import defaultdict
from typing import NamedTuple

from briefing.archive.relations import Archive, newest_first
from briefing.core import urls
from briefing.core.model import Brief
from briefing.core.paths import is_brief_file
from briefing.core.slugs import slug_of


def referred_slugs(brief: Brief, base_url: str) -> set[str]:
    """The slugs of the briefs that a brief refers to, also former slugs. A slug may belong to no
    brief."""
    slugs = {slug_of(link.target) for link in brief.links if is_brief_file(link.target)}
    return slugs | _slugs_of_sources(brief, base_url)


def _slugs_of_sources(brief: Brief, base_url: str) -> set[str]:
    host = base_url.partition("://")[2]
    if not host:
        return set()
    # Few sources are briefs.
    addresses = [source.url for source in brief.sources if host in source.url]
    return {urls.brief_slug(address, base_url) for address in addresses} - {""}


def current_slugs(archive: Archive) -> dict[str, str]:
    """Map each former slug to the present slug of the same brief."""
    return {alias.text: b.slug for b in archive.briefs if b.aliases for alias in b.aliases}


class CitingIndex(NamedTuple):
    """The briefs that link to each file, and those whose sources name each slug."""

    by_path: dict[str, list[Brief]]
    by_slug: dict[str, list[Brief]]


def citing_index(archive: Archive, base_url: str) -> CitingIndex:
    """The index of an archive. Each build that loads the archive makes the index, and nearly every
    brief has links. So the work for each link must be small."""
    index = CitingIndex(defaultdict(list), defaultdict(list))
    for brief in archive.briefs:
        for link in brief.links:
            index.by_path[link.target].append(brief)
        if brief.sources:
            for slug in _slugs_of_sources(brief, base_url):
                index.by_slug[slug].append(brief)
    return index


def citing_briefs(brief: Brief, index: CitingIndex) -> tuple[Brief, ...]:
    """The other briefs that refer to a brief, the newest first."""
    slugs = (brief.slug, *(alias.text for alias in brief.aliases))
    found = [*index.by_path.get(brief.path, ())]
    for slug in slugs if index.by_slug else ():
        found += index.by_slug.get(slug, ())
    if not found:
        return ()
    others = {other.slug: other for other in found if other is not brief}
    return newest_first(others.values())
