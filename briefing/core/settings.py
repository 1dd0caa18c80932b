"""`content/site.toml`, typed, with the defaults of what it does not set.

Knows the settings' names and defaults; how they are read and judged is for `reading`.
"""

from __future__ import annotations

import msgspec

KINDS = ("brief", "analysis", "readout", "timeline", "clip")


# What `check` warns of, by the names that silence each.
STYLES = (
    "missing-summary",
    "long-title",
    "no-source",
    "skipped-heading",
    "file-name-alt",
    "unlinked-topic",
    "like-title",
)


class Checks(msgspec.Struct, frozen=True, array_like=True):
    """What an archive asks of `check`: the warnings of STYLES that it does without, how wide a
    title may be (Hangul takes two cells), and addresses elsewhere that are never asked for, in
    which `*` stands for anything."""

    silence: tuple[str, ...] = ()
    title_length: int = 70
    exceptions: tuple[str, ...] = ()


class CombinedFeed(msgspec.Struct, frozen=True, array_like=True):
    """A feed of the briefs that have all `topics`, one of the `authors`, and one of the `kinds`,
    where any are named."""

    slug: str
    title: str
    topics: tuple[str, ...] = ()
    authors: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()


class Settings(msgspec.Struct, frozen=True, array_like=True):
    """What an archive says of itself. `base_url` is empty or ends in a slash. No page may depend
    on `checks`."""

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
    checks: Checks = Checks()
