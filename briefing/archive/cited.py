"""Which briefs a brief refers to: by a link in its text, or by the address of one of its sources.

Pure.
"""

from __future__ import annotations

from collections import defaultdict

from briefing.archive.relations import Archive
from briefing.core import urls
from briefing.core.model import Brief
from briefing.core.paths import is_brief_file
from briefing.core.slugs import slug_of


def referred_slugs(brief: Brief, base_url: str) -> set[str]:
    """The slugs, former ones too, of the briefs that a brief refers to. They need not exist."""
    slugs = {slug_of(link.target) for link in brief.links if is_brief_file(link.target)}
    if base_url and brief.sources:
        slugs.update(urls.brief_slug(source.url, base_url) for source in brief.sources)
        slugs.discard("")
    return slugs


def current_slugs(archive: Archive) -> dict[str, str]:
    """The slug that each former slug has become."""
    return {alias.text: b.slug for b in archive.briefs if b.aliases for alias in b.aliases}


def citing_briefs(archive: Archive, base_url: str) -> dict[str, tuple[Brief, ...]]:
    """The other briefs that refer to each brief, the newest first, by its slug."""
    current = current_slugs(archive)
    citing: dict[str, list[Brief]] = defaultdict(list)
    for brief in archive.briefs:
        if not (brief.links or brief.sources):
            continue
        slugs = {current.get(slug, slug) for slug in referred_slugs(brief, base_url)}
        for slug in slugs - {brief.slug}:
            citing[slug].append(brief)
    return {slug: tuple(briefs) for slug, briefs in citing.items()}
