"""An Article → the text of a draft. The place of the file is for `commands.import_`.

This module must not know the format of the original.
"""

from __future__ import annotations

from typing import NamedTuple

from briefing.content.dates import InvalidMoment, parse_moment
from briefing.content.draft_template import FieldValue, front_matter
from briefing.content.fields import FULL
from briefing.importers.body import to_markdown
from briefing.importers.escape import one_line
from briefing.importers.types import Article


class DraftOptions(NamedTuple):
    """What the archive decides about a draft. `time_zone` is an IANA name, `today` a date in ISO
    8601. `lang` and `kind` are empty if the archive's defaults apply. `author` has ids or names."""

    author: str | tuple[str, ...]
    topics: tuple[str, ...]
    kind: str
    rights: str
    lang: str
    time_zone: str
    today: str


_MAX_CAPTION_CHARS = 1500


def is_own(article: Article, rights: str) -> bool:
    """Whether an article was written for the archive: its text may be published, and it says of no
    other place that it was published there. Then it is not its own source."""
    return rights == FULL and not (article.url or article.publisher)


def draft_of(article: Article, options: DraftOptions, pictures_folder: str = "") -> str:
    """The text of the file. Author and topics, which a published brief must have, may be empty.
    `pictures_folder` is that of the article's pictures, as seen from the file."""
    published = with_offset(article.published, options.time_zone)
    title = one_line(article.title)
    source = {
        "title": title,
        "publisher": one_line(article.publisher),
        "author": one_line(article.author),
        "author_email": one_line(article.email),
        "date": published,
        "modified": with_offset(article.modified, options.time_zone),
        "section": one_line(article.section),
        "url": one_line(article.url),
        "caption": one_line(article.caption, _MAX_CAPTION_CHARS),
        "credit": one_line(article.credit),
        "accessed": options.today,
    }
    values: dict[str, FieldValue] = {
        "title": title,
        "date": published or options.today,
        "author": options.author or (),
        "topics": options.topics,
        "status": "draft",
        "rights": options.rights,
    }
    if not is_own(article, options.rights):
        values["sources"] = ({name: value for name, value in source.items() if value},)
    optional = {"summary": one_line(article.summary), "kind": options.kind, "lang": options.lang}
    values |= {name: value for name, value in optional.items() if value}
    body = to_markdown(article.blocks, pictures_folder)
    return front_matter(values, quote='"') + (f"{body}\n" if body else "")


def with_offset(iso: str, time_zone: str) -> str:
    """A time with an offset. If it had none, it gets that of the time zone. A day stays a day."""
    if not iso:
        return ""
    try:
        local = parse_moment(iso, time_zone).iso
    except InvalidMoment:
        # Clocks change: there is no such time, or there are two. The day is certain.
        return iso[:10]
    if "T" not in iso or has_offset(iso):
        return iso
    return local[:16] + local[16:19].replace(":00", "") + local[19:]


def has_offset(iso: str) -> bool:
    """Whether a time has an offset."""
    return "+" in iso or "-" in iso[10:]
