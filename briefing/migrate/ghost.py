"""A Ghost export (JSON) → posts. E-mail addresses, passwords and keys are not read."""

from __future__ import annotations

import json
import re
from typing import Any

from briefing.migrate.types import (
    CHANGED,
    Contents,
    Note,
    Person,
    Post,
    Site,
    Source,
    UnreadableSource,
)

_ADDRESS = "__GHOST_URL__"


def is_ghost(source: Source) -> bool:
    """Whether a source is an export of Ghost, or a folder with one."""
    return bool(_export(source))


def _export(source: Source) -> str:
    for file in source.files:
        if file.lower().endswith(".json") and file.count("/") < 2:
            try:
                with open(source.path_of(file), "rb") as stream:
                    start = stream.read(1 << 12)
            except OSError:
                continue
            if re.match(rb'\s*\{\s*"(?:db|meta|data)"\s*:', start) and b'"version"' in start:
                return file
    return ""


def read(source: Source) -> Contents:
    """The posts of an export. Raises `UnreadableSource`."""
    file = _export(source) or next((f for f in source.files if f.lower().endswith(".json")), "")
    if not file:
        raise UnreadableSource("there is no export of Ghost", "name the .json file of the export")
    path = source.export_path(file, "export a part at a time")
    try:
        with open(path, encoding="utf-8-sig") as stream:
            data = json.load(stream)
        data = data["db"][0] if "db" in data else data
        tables = data["data"]
        return _contents(file, tables)
    except (ValueError, KeyError, TypeError, IndexError, AttributeError, RecursionError) as error:
        message = f"{file} is damaged: {error}"
        raise UnreadableSource(message, "export the site again") from None


def _contents(file: str, tables: dict[str, Any]) -> Contents:
    users = {row["id"]: row for row in tables.get("users", [])}
    tags = {row["id"]: row for row in tables.get("tags", [])}
    settings = {row.get("key"): row.get("value") or "" for row in tables.get("settings", [])}
    post_tags = _joined(tables.get("posts_tags", []), "tag_id")
    post_authors = _joined(tables.get("posts_authors", []), "author_id")
    metas = {row.get("post_id"): row for row in tables.get("posts_meta", [])}
    people = {
        str(row.get("slug") or row["id"]): Person(
            str(row.get("name") or row.get("slug")), str(row.get("bio") or "")
        )
        for row in users.values()
    }
    posts = []
    for row in tables.get("posts", []):
        authors = post_authors.get(row["id"]) or [row.get("author_id")]
        names = [str(users[a].get("slug") or a) for a in authors if a in users]
        topics = [str(tags[t]["name"]) for t in post_tags.get(row["id"], []) if t in tags]
        posts.append(_post(file, row, names, topics, metas.get(row["id"], {})))
    texts = ["e-mail addresses, passwords, keys and settings were not read"]
    texts += [
        f"{len(tables[n]):,} {n} were not migrated"
        for n in ("members", "comments")
        if tables.get(n)
    ]
    site = Site(
        title=str(settings.get("title", "")),
        description=str(settings.get("description", "")),
        language=str(
            settings.get("lang") or settings.get("locale") or settings.get("default_locale") or ""
        ),
        time_zone=str(
            settings.get("timezone")
            or settings.get("active_timezone")
            or settings.get("activeTimezone")
            or ""
        ),
        base_url=str(settings.get("url", "")),
        people=people,
        roots=("", "content"),
        notes=tuple(Note("not-migrated", CHANGED, text) for text in texts),
    )
    return Contents(site, tuple(posts))


def _joined(rows: list[dict[str, Any]], key: str) -> dict[Any, list[Any]]:
    """The ids that belong to each post, in their order."""
    result: dict[Any, list[Any]] = {}
    for row in sorted(rows, key=lambda row: row.get("sort_order") or 0):
        result.setdefault(row.get("post_id"), []).append(row.get(key))
    return result


def _post(
    file: str, row: dict[str, Any], authors: list[str], topics: list[str], meta: dict[str, Any]
) -> Post:
    body = row.get("html") or _cards(row) or row.get("plaintext") or ""
    is_published = row.get("status") in ("published", "sent")
    is_page = row.get("type") == "page" or row.get("page") in (1, True)
    date = str(row.get("published_at") or row.get("created_at") or "")
    slug = str(row.get("slug") or "")
    image = str(row.get("feature_image") or row.get("image") or "").replace(_ADDRESS, "")
    from briefing.migrate.moments import moment_of

    moment = moment_of(date)
    if "T" in moment and not re.search(r"[+-]\d\d:\d\d$", moment):
        moment += "+00:00"
    return Post(
        id=f"{file}#{row.get('uuid') or row['id']}",
        file=file,
        title=str(row.get("title") or ""),
        date=moment,
        authors=tuple(authors),
        topics=tuple(topic for topic in topics if not topic.startswith("#")),
        summary=str(row.get("custom_excerpt") or meta.get("meta_description") or ""),
        is_draft=not is_published,
        slug=slug,
        addresses=(f"/{slug}/",) if slug and is_published else (),
        body=str(body).replace(_ADDRESS, ""),
        format="html",
        picture=image,
        picture_alt=str(meta.get("feature_image_alt") or ""),
        is_page=is_page,
    )


def _cards(row: dict[str, Any]) -> str:
    """The HTML and Markdown in the cards of an older version, if the export has no HTML."""
    try:
        document = json.loads(row.get("mobiledoc") or "{}")
    except (ValueError, TypeError, RecursionError):
        return ""
    from briefing.migrate.markdown_source import markdown_html

    parts: list[str] = []
    for card in document.get("cards", []) if isinstance(document, dict) else []:
        name, payload = ([*card, {}, {}])[:2] if isinstance(card, list) else ("", {})
        if not isinstance(payload, dict):
            continue
        if str(name).endswith("markdown"):
            parts.append(markdown_html(str(payload.get("markdown", ""))))
        elif name == "html":
            parts.append(str(payload.get("html", "")))
    return "\n".join(parts)
