"""The files of a migrated archive: the text of each brief, and the settings.

It must not know the disk.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from briefing.content import fields
from briefing.content.archive_version import archive_version
from briefing.content.draft_template import FieldValue, front_matter
from briefing.content.toml import to_toml
from briefing.core.slugs import slugify
from briefing.importers.escape import one_line
from briefing.migrate.conversion import Converted
from briefing.migrate.types import Post, Site


def brief_text(
    post: Post,
    converted: Converted,
    authors: Sequence[str],
    topics: Sequence[str],
    keys: Mapping[str, FieldValue],
) -> str:
    """The text of a brief. `keys` has `aliases` and `translation_of`, if it has any."""
    values: dict[str, FieldValue] = {
        "title": converted.title,
        "date": post.date,
        "author": tuple(authors),
        "topics": tuple(topics),
        **keys,
    }
    values |= _common_keys(post, converted)
    if post.is_draft:
        values["status"] = "draft"
    if converted.picture:
        image = {"src": converted.picture.rpartition("/")[2]}
        if converted.picture_alt:
            image["alt"] = one_line(converted.picture_alt, 1000)
        values["image"] = image
    return f"{front_matter(values)}\n{converted.body}\n"


def page_text(post: Post, converted: Converted, keys: Mapping[str, FieldValue]) -> str:
    """The text of a standing page. `keys` has `aliases`, `translation_of` and `menu`, if it has
    any."""
    values = {"title": converted.title, **_common_keys(post, converted), **keys}
    return f"{front_matter(values, fields.STANDING)}\n{converted.body}\n"


def _common_keys(post: Post, converted: Converted) -> dict[str, FieldValue]:
    """The keys that both briefs and standing pages have, if there is a value."""
    values = {"summary": converted.summary, "lang": post.lang}
    return {key: value for key, value in values.items() if value}


def site_text(site: Site, language: str, zone: str) -> str:
    """The settings of the archive."""
    pairs = {
        "title": one_line(site.title, 299) or "Archive",
        "description": one_line(site.description, 1000),
        "base_url": site.base_url,
        "language": language,
        "time_zone": zone,
        "id": slugify(site.title) or "archive",
        "briefing": archive_version(),
    }
    lines = [f"{key} = {to_toml(value)}" for key, value in pairs.items() if value]
    # The archive must build before a person corrects its old texts.
    comment = "# Missing alternative texts are warnings. When all pictures have one, delete this."
    return "\n".join((*lines, "", comment, "[checks]", 'alt = "warn"', ""))
