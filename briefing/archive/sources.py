"""The sources of all briefs, by publisher.

Pure. Two names of publishers are the same if the same id is made from them: “The White House” and
“the white house”. Two sources are the same work if they have the same address or, without one, the
same title, author and date.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable
from typing import NamedTuple

from briefing.core.collation import collation_key
from briefing.core.hashing import digest
from briefing.core.model import Brief, Source
from briefing.core.patterns import late_pattern
from briefing.core.slugs import slug_fault, slugify

# The id of sources without a publisher.
NO_PUBLISHER = "no-publisher"

_ARTICLE = late_pattern(r"the\s+", re.IGNORECASE)


class Use(NamedTuple):
    """A source, and the brief that names it."""

    source: Source
    brief: Brief


def publisher_id(name: str) -> str:
    """The id of a publisher, which is part of an address."""
    if not name:
        return NO_PUBLISHER
    slug = slugify(name).casefold()
    return (
        slug if slug and not slug_fault(slug) else f"publisher-{digest(name.encode()).hex()[:12]}"
    )


def publisher_ids(brief: Brief) -> set[str]:
    """The ids of the publishers of a brief's sources."""
    return {publisher_id(name) for name in {source.publisher for source in brief.sources}}


def years_by_publisher(briefs: Iterable[Brief]) -> dict[str, Counter[int]]:
    """How many sources the briefs of each year name, by the id of the publisher."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for brief in briefs:
        if brief.sources:
            year = brief.published.iso[:4]
            for source in brief.sources:
                counts[source.publisher][year] += 1
    by_id: dict[str, Counter[int]] = defaultdict(Counter)
    for name, of_name in counts.items():
        by_id[publisher_id(name)].update({int(year): n for year, n in of_name.items()})
    return by_id


def uses_by_publisher(briefs: Iterable[Brief], lang: str) -> dict[str, list[Use]]:
    """All uses of sources by the id of the publisher, in the order of the publishers' names in the
    language `lang`. Names are sorted without “the”. Sources without a publisher are the last."""
    uses: dict[str, list[Use]] = defaultdict(list)
    for brief in briefs:
        for source in brief.sources:
            uses[source.publisher].append(Use(source, brief))
    by_id: dict[str, list[Use]] = {}
    for name in sorted(
        uses, key=lambda name: (not name, collation_key(_ARTICLE.sub("", name, 1), lang))
    ):
        by_id.setdefault(publisher_id(name), []).extend(uses[name])
    return by_id


def publisher_name(uses: list[Use]) -> str:
    """The name of a publisher as most of these uses write it."""
    names = Counter(use.source.publisher for use in uses)
    return min(names, key=lambda name: (-names[name], name))


def works(uses: Iterable[Use]) -> list[list[Use]]:
    """The uses of each work, the newest work first."""
    by_work: dict[tuple[str, ...], list[Use]] = defaultdict(list)
    for use in uses:
        source = use.source
        day = source.date.iso[:10] if source.date else ""
        key = (source.url,) if source.url else (source.title.casefold(), source.author, day)
        by_work[key].append(use)
    return sorted(by_work.values(), key=lambda uses: _age(uses[0].source))


def _age(source: Source) -> tuple[int, str]:
    return (-source.date.unix if source.date else 2**62), source.title
