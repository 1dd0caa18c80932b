"""A Ghost export (JSON) → posts. E-mail addresses, passwords and keys are not read."""

from __future__ import annotations

import html
import re
from typing import Any

import msgspec

from briefing.importers.to_draft import has_offset
from briefing.migrate.front_matter import read_json
from briefing.migrate.lexical import InvalidDocument, lexical_html, node_html
from briefing.migrate.mobiledoc import lexical_root
from briefing.migrate.moments import in_zone, moment_of
from briefing.migrate.types import (
    CHANGED,
    CHECK,
    LOST,
    Contents,
    Note,
    Person,
    Post,
    Site,
    Source,
    UnreadableSource,
)

_ADDRESS = "__GHOST_URL__"

# The fields of a post that are texts.
_TEXTS = ("title", "slug", "html", "lexical", "published_at")

Row = dict[str, Any]


def export(source: Source) -> str:
    """The export of Ghost in a source; empty if there is none."""
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
    file = export(source) or next((f for f in source.files if f.lower().endswith(".json")), "")
    if not file:
        raise UnreadableSource("there is no export of Ghost", "name the .json file of the export")
    path = source.export_path(file, "export a part at a time")
    hint = "export the site again"
    with open(path, "rb") as stream:
        data, fault = read_json(stream.read())
    if fault:
        raise UnreadableSource(f"{file} is damaged: {fault}", hint)
    database = data.get("db") if isinstance(data, dict) else None
    first = database[0] if isinstance(database, list) and database else data
    tables = first.get("data") if isinstance(first, dict) else None
    if not isinstance(tables, dict) or not isinstance(tables.get("posts"), list):
        raise UnreadableSource(f"{file} is not an export of Ghost: it has no list of posts", hint)
    return _contents(file, tables)


def _rows(tables: Row, name: str) -> list[Row]:
    """The rows of a table. Damaged ones are left out."""
    rows = tables.get(name)
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _text(row: Row, *names: str) -> str:
    """The first of these fields that has a text or a number."""
    values = (row.get(name) for name in names)
    texts = (str(v) for v in values if isinstance(v, str | int) and not isinstance(v, bool))
    return next(filter(None, texts), "")


def _contents(file: str, tables: Row) -> Contents:
    users, tags = ({_text(r, "id"): r for r in _rows(tables, n)} for n in ("users", "tags"))
    settings = {_text(row, "key"): row.get("value") for row in _rows(tables, "settings")}
    post_tags = _ids_by_post(_rows(tables, "posts_tags"), "tag_id")
    post_authors = _ids_by_post(_rows(tables, "posts_authors"), "author_id")
    metas = {_text(row, "post_id"): row for row in _rows(tables, "posts_meta")}
    people = {
        _text(row, "slug", "id"): Person(_text(row, "name", "slug"), _text(row, "bio"))
        for row in users.values()
    }
    posts = []
    for row in _rows(tables, "posts"):
        id = _text(row, "id")
        authors = post_authors.get(id) or [_text(row, "author_id")]
        names = [_text(users[a], "slug", "id") for a in authors if a in users]
        topics = [_text(tags[t], "name") for t in post_tags.get(id, []) if t in tags]
        posts.append(_post(file, row, names, topics, metas.get(id, {})))
    zone = _text(settings, "timezone", "active_timezone", "activeTimezone")
    posts = [msgspec.structs.replace(post, date=in_zone(post.date, zone)) for post in posts]
    texts = ["e-mail addresses, passwords, keys and settings were not read"]
    texts += [
        f"{len(rows):,} {name} were not migrated"
        for name in ("members", "comments")
        if (rows := _rows(tables, name))
    ]
    notes = [Note("not-migrated", CHANGED, text) for text in texts]
    damaged = len(tables["posts"]) - len(posts)
    if damaged:
        text = f"{damaged:,} entries in the list of posts are not posts, and were left out"
        notes.append(Note("damaged", LOST, text))
    site = Site(
        title=_text(settings, "title"),
        description=_text(settings, "description"),
        language=_text(settings, "lang", "locale", "default_locale"),
        time_zone=zone,
        base_url=_text(settings, "url"),
        people=people,
        roots=("", "content"),
        notes=tuple(notes),
    )
    return Contents(site, tuple(posts))


def _ids_by_post(rows: list[Row], key: str) -> dict[str, list[str]]:
    """The ids that belong to each post, in their order."""
    result: dict[str, list[str]] = {}
    for row in sorted(rows, key=_order):
        result.setdefault(_text(row, "post_id"), []).append(_text(row, key))
    return result


def _order(row: Row) -> int:
    order = row.get("sort_order")
    return order if isinstance(order, int) else 0


def _post(file: str, row: Row, authors: list[str], topics: list[str], meta: Row) -> Post:
    is_published = row.get("status") == "published"
    slug = _text(row, "slug")
    moment = moment_of(_text(row, "published_at", "created_at"))
    if "T" in moment and not has_offset(moment):
        moment += "+00:00"
    wrong = [n for n in _TEXTS if isinstance(row.get(n), list | dict | bool | float)]
    text = "the value of “{}” is not a text, and was left out"
    notes = [Note("damaged", LOST, text.format(name)) for name in wrong]
    readers = _text(row, "visibility")
    is_public = readers in ("", "public")
    if is_published and not is_public:
        text = f"not everybody could read it (visibility: {readers[:40]}); it is a draft"
        notes.append(Note("members", CHECK, text))
    if row.get("status") == "sent":
        text = "it was only sent by e-mail, and was never a public page; it is a draft"
        notes.append(Note("email-only", CHECK, text))
    return Post(
        id=f"{file}#{_text(row, 'uuid', 'id', 'slug')}",
        file=file,
        title=_text(row, "title"),
        date=moment,
        authors=tuple(authors),
        topics=tuple(topic for topic in topics if topic and not topic.startswith("#")),
        summary=_text(row, "custom_excerpt") or _text(meta, "meta_description"),
        is_draft=not (is_published and is_public),
        slug=slug,
        addresses=(f"/{slug}/",) if slug and is_published else (),
        body=_body(row, notes).replace(_ADDRESS, ""),
        format="html",
        picture=_text(row, "feature_image", "image").replace(_ADDRESS, ""),
        picture_alt=_text(meta, "feature_image_alt"),
        is_page=row.get("type") == "page" or row.get("page") in (1, True),
        notes=tuple(notes),
    )


def _body(row: Row, notes: list[Note]) -> str:
    """The text of a post as HTML: from the HTML that Ghost made, or else from what its editors
    store."""
    body = _text(row, "html")
    lexical = "" if body else _text(row, "lexical")
    if lexical:
        try:
            body = lexical_html(lexical, lambda kind: notes.append(_unknown(kind)))
        except InvalidDocument as fault:
            text = f"the text in “lexical” is damaged: {fault}"
            notes.append(Note("damaged", LOST, text))
    body = body or _mobiledoc(row, notes)
    if body:
        return body
    plain = _text(row, "plaintext").strip()
    return "".join(f"<p>{html.escape(part)}</p>" for part in re.split(r"\n\s*\n", plain) if part)


def _unknown(kind: str) -> Note:
    return Note(
        "unknown-tag", CHECK, f"a card “{kind[:60]}” was not migrated: briefs have nothing like it"
    )


def _mobiledoc(row: Row, notes: list[Note]) -> str:
    """The HTML of a text of an older version."""
    text = _text(row, "mobiledoc")
    document, fault = read_json(text) if text else (None, "")
    if fault:
        notes.append(Note("damaged", LOST, f"the text in “mobiledoc” is damaged: {fault}"))
    root = lexical_root(document)
    return node_html(root, lambda kind: notes.append(_unknown(kind))) if root else ""
