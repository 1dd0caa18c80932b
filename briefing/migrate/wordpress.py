"""A WordPress export (WXR) → posts. It is read as a stream, and no entity in it is resolved.

Comments, e-mail addresses, passwords and the settings of plugins are never read.
"""

from __future__ import annotations

import datetime as dt
import os
import re
from collections import Counter
from html import escape
from typing import Any
from urllib.parse import unquote, urlsplit

from briefing.migrate.front_matter import Values
from briefing.migrate.places import inner_path
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

_CONTENT = "{http://purl.org/rss/1.0/modules/content/}encoded"
_CREATOR = "{http://purl.org/dc/elements/1.1/}creator"
# Kinds of items that are parts of the site, and no texts for readers.
_NO_TEXTS = frozenset(
    "nav_menu_item revision custom_css customize_changeset oembed_cache wp_global_styles "
    "wp_navigation wp_template wp_template_part wp_block user_request acf-field "
    "acf-field-group attachment "
    "feedback wpcf7_contact_form mc4wp-form elementor_library wp_font_family wp_font_face".split()
)
_GALLERY = re.compile(r"\[gallery\b([^\]]*)\]", re.IGNORECASE)
_DRAFTS = frozenset("draft pending private future".split())


def exports(source: Source) -> list[str]:
    """The exports of WordPress in a source."""
    files = [file for file in source.files if file.lower().endswith(".xml") and file.count("/") < 2]
    return [file for file in files[:50] if _is_export(source.path_of(file))]


def _is_export(path: str) -> bool:
    try:
        with open(path, "rb") as stream:
            start = stream.read(1 << 16)
    except OSError:
        return False
    return b"wordpress.org/export/" in start and b"<rss" in start


def read(source: Source) -> Contents:
    """The posts and pages of all exports in a source. Raises `UnreadableSource`."""
    files = exports(source) or [file for file in source.files if file.lower().endswith(".xml")]
    if not files:
        raise UnreadableSource(
            "there is no export of WordPress", "name the .xml file of the export"
        )
    parts = [_Export(source, file).read() for file in files]
    posts = {post.id: post for part in parts for post in part.posts}
    return Contents(parts[0].site, tuple(posts.values()))


class _Export:
    """One export. Pictures of posts are attachments, which may follow the posts."""

    def __init__(self, source: Source, file: str) -> None:
        self.source, self.file = source, file
        self.channel: dict[str, str] = {}
        self.people: dict[str, Person] = {}
        self.items: list[Values] = []
        self.attachments: dict[str, tuple[str, str]] = {}
        self.children: dict[str, list[str]] = {}
        self.file_pages: dict[str, str] = {}
        self.counts: Counter[str] = Counter()
        self.offsets: Counter[int] = Counter()

    def read(self) -> Contents:
        from lxml import etree

        hint = "export a part at a time: WordPress can export by author or by month"
        path = self.source.export_path(self.file, hint)
        if not _is_complete(path):
            message = f"{self.file} is damaged: its end is missing, so that posts may be missing"
            raise UnreadableSource(message, "export the site again")
        options = {"resolve_entities": False, "no_network": True, "load_dtd": False}
        try:
            for _, element in etree.iterparse(
                path, events=("end",), recover=True, huge_tree=True, **options
            ):
                self._element(element)
        except etree.XMLSyntaxError as error:
            message = f"{self.file} is damaged: {error.msg}"
            raise UnreadableSource(message, "export the site again") from None
        posts = tuple(self._post(item) for item in self.items)
        return Contents(self._site(), posts)

    def _element(self, element: Any) -> None:
        tag = element.tag if isinstance(element.tag, str) else ""
        name = tag.rpartition("}")[2]
        parent = element.getparent()
        if tag == "item":
            self._item(element)
        elif name == "author" and "wordpress" in tag:
            login = _text(element, "author_login")
            shown = _text(element, "author_display_name")
            first, last = _text(element, "author_first_name"), _text(element, "author_last_name")
            self.people[login] = Person(shown or f"{first} {last}".strip() or login)
        elif parent is not None and parent.tag == "channel" and element.text and not len(element):
            self.channel.setdefault(name, element.text.strip())
            return
        else:
            return
        element.clear()
        while element.getprevious() is not None and element.getparent() is not None:
            del element.getparent()[0]

    def _item(self, element: Any) -> None:
        kind = _text(element, "post_type") or "post"
        self.counts["comment"] += sum(1 for child in element if _name(child) == "comment")
        if kind == "attachment":
            address, alt = _text(element, "attachment_url"), ""
            for key, value in _meta(element):
                alt = value if key == "_wp_attachment_image_alt" else alt
            self.attachments[_text(element, "post_id")] = address, alt
            self.file_pages[_text(element, "link")] = address
            self.file_pages[f"/?attachment_id={_text(element, 'post_id')}"] = address
            self.children.setdefault(_text(element, "post_parent"), []).append(
                _text(element, "post_id")
            )
        if kind in _NO_TEXTS or _text(element, "status") in ("trash", "auto-draft", "inherit"):
            self.counts[kind if kind in _NO_TEXTS else f"{_text(element, 'status')} {kind}"] += 1
            return
        meta = dict(_meta(element))
        categories = [c for c in element if _name(c) == "category"]
        self.items.append(
            {
                "kind": kind,
                "id": _text(element, "post_id"),
                "title": _text(element, "title"),
                "link": _text(element, "link"),
                "guid": _text(element, "guid"),
                "author": element.findtext(_CREATOR) or "",
                "date": _date(element, self.offsets),
                "status": _text(element, "status"),
                "slug": unquote(_text(element, "post_name")),
                "body": element.findtext(_CONTENT) or "",
                "summary": _excerpt(element),
                "topics": [
                    (c.text or "").strip()
                    for c in categories
                    if c.get("domain") in ("category", "post_tag", None)
                    and c.get("nicename") != "uncategorized"
                ],
                "picture": meta.get("_thumbnail_id", ""),
                "locked": bool(_text(element, "post_password")),
            }
        )

    def _post(self, item: Values) -> Post:
        addresses = self._addresses(item)
        address = addresses[0].partition("?")[0] if addresses else ""
        picture, alt = self.attachments.get(item["picture"], ("", ""))
        author = item["author"].strip()
        return Post(
            id=f"{self.file}#{item['id'] or item['guid']}",
            file=self.file,
            title=item["title"],
            date=item["date"],
            authors=(author,) if author else (),
            topics=tuple(dict.fromkeys(filter(None, item["topics"]))),
            summary=item["summary"],
            is_draft=item["status"] in _DRAFTS or item["locked"],
            slug=item["slug"] or address.strip("/").rpartition("/")[2] or f"post-{item['id']}",
            addresses=addresses if item["status"] not in ("draft", "pending") else (),
            body=_GALLERY.sub(lambda m: self._gallery(m[1], item["id"]), item["body"]),
            format="html",
            line=1,
            picture=picture,
            picture_alt=alt,
            is_page=item["kind"] == "page",
        )

    def _addresses(self, item: Values) -> tuple[str, ...]:
        """The address of an item, and the short one, which has a query and works too."""
        names = {"page": "page_id", "post": "p"}
        key = names.get(item["kind"], f"post_type={item['kind']}&p")
        short = f"/?{key}={item['id']}" if item["id"] else ""
        path = inner_path(item["link"], Site(base_url=self._base())) or ""
        if item["link"] and not path:  # The export says another base than the address has.
            link = urlsplit(item["link"])
            path = link.path + (f"?{link.query}" if link.query else "")
        return tuple(dict.fromkeys(a for a in (path, short) if a not in ("", "/")))

    def _base(self) -> str:
        base = self.channel.get("base_blog_url") or self.channel.get("link", "")
        return base.rstrip("/") + "/" if base.startswith("http") else ""

    def _gallery(self, arguments: str, post: str) -> str:
        """The pictures of a gallery: those that it names, or all of the post."""
        match = re.search(r"""ids=["']?([\d,\s]+)""", arguments)
        ids = re.findall(r"\d+", match[1]) if match else self.children.get(post, [])
        found = (self.attachments[id] for id in ids if id in self.attachments)
        pictures = (f'<p><img src="{escape(a)}" alt="{escape(alt)}"></p>' for a, alt in found)
        return "\n\n" + "\n\n".join(pictures) + "\n\n"

    def _site(self) -> Site:
        notes = [
            Note("not-migrated", CHANGED, f"not migrated: {n:,} of the kind “{k}”")
            for k, n in sorted(self.counts.items())
            if n
        ]
        text = "e-mail addresses, passwords and settings of plugins were not read"
        return Site(
            title=self.channel.get("title", ""),
            description=self.channel.get("description", ""),
            base_url=self._base(),
            language=self.channel.get("language", ""),
            people=self.people,
            roots=("", "wp-content/uploads", "uploads"),
            tags="wordpress",
            file_pages=self.file_pages,
            notes=(*notes, Note("not-migrated", CHANGED, text)),
        )


def _is_complete(path: str) -> bool:
    """Whether an export has its end. WordPress stops early if a server is slow."""
    with open(path, "rb") as stream:
        stream.seek(max(0, os.path.getsize(path) - 4096))
        return b"</rss>" in stream.read()


def _name(element: Any) -> str:
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def _text(element: Any, name: str) -> str:
    """The text of the first child with a name, in any version of the format."""
    child = next((c for c in element if _name(c) == name), None)
    return "" if child is None else (child.text or "").strip()


def _excerpt(element: Any) -> str:
    tags = (c for c in element if isinstance(c.tag, str) and "excerpt" in c.tag)
    return next(((c.text or "").strip() for c in tags), "")


def _meta(element: Any) -> list[tuple[str, str]]:
    pairs = (c for c in element if _name(c) == "postmeta")
    return [(_text(c, "meta_key"), _text(c, "meta_value")) for c in pairs]


def _date(element: Any, offsets: Counter[int]) -> str:
    """The time of a post with its offset, which is the difference between its two times."""
    local, universal = _text(element, "post_date"), _text(element, "post_date_gmt")
    try:
        here = dt.datetime.fromisoformat(local)
    except ValueError:
        return ""
    try:
        minutes = round((here - dt.datetime.fromisoformat(universal)).total_seconds() / 60)
    except ValueError:
        return here.isoformat()
    if abs(minutes) > 14 * 60:
        return here.isoformat()
    offsets[minutes] += 1
    return here.replace(tzinfo=dt.timezone(dt.timedelta(minutes=minutes))).isoformat()
