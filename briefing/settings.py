"""`content/site.toml`, typed, with what stands in where it says nothing.

Knows the settings' names and defaults; how they are read and judged is for `reading`.
"""

from __future__ import annotations

import msgspec

KINDS = ("brief", "analysis", "readout", "timeline", "clip")


class CombinedFeed(msgspec.Struct, frozen=True, array_like=True):
    """A feed of the briefs that have all `topics`, one of the `authors`, and one of the `kinds`,
    where any are named."""

    slug: str
    title: str
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, array_like=True):
    """What an archive says of itself. `base_url` is empty or ends in a slash."""

    title: str = "Briefs"
    tagline: str = ""
    description: str = ""
    base_url: str = ""
    language: str = "en"
    time_zone: str = "UTC"
    id: str = ""
    publisher: str = ""
    license: str = ""
    license_url: str = ""
    kinds: tuple[str, ...] = KINDS
    feeds: tuple[CombinedFeed, ...] = ()
