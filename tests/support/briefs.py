"""Briefs as values, without a file."""

from __future__ import annotations

import msgspec

from briefing.content.dates import parse_moment
from briefing.core.model import Brief, LocatedText


def brief(slug: str, date: str = "2021-05-11", topics: str = "t", **more: object) -> Brief:
    made = Brief(
        path=f"content/briefs/{slug}.md",
        slug=slug,
        title=slug,
        summary="",
        standfirst=False,
        kind="brief",
        lang="en",
        status="published",
        published=parse_moment(date, "UTC"),
        updated=None,
        embargo=None,
        rights="full",
        authors=(LocatedText("A", 4, 9),),
        topics=tuple(LocatedText(t, 5, 10) for t in topics.split()),
        figure=None,
        sources=(),
        updates=(),
        supersedes=(),
        translation_of=None,
        translator="",
        aliases=(),
        links=(),
        anchors=(),
        media=(),
        words=100,
        minutes=1,
        digest=slug.encode(),
    )
    return msgspec.structs.replace(made, **more)
