"""Which brief each post becomes: its title, date, language and path, and which posts translate one
another.

It must not know Markdown or the disk.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from urllib.parse import quote, unquote

import msgspec

from briefing.content.dates import InvalidMoment, parse_moment
from briefing.content.draft_template import FieldValue
from briefing.core import urls
from briefing.core.paths import BRIEFS_FOLDER, MARKDOWN, PAGES_FOLDER
from briefing.core.slugs import (
    collision_key,
    free_name,
    old_path_fault,
    slug_fault,
    slug_from_title,
    slug_of,
)
from briefing.core.urls import alias_key
from briefing.importers.to_draft import with_offset
from briefing.migrate.languages import language_fault, language_tag, translations_of
from briefing.migrate.pages import long_slug, menu_ids
from briefing.migrate.references import Target
from briefing.migrate.types import CHANGED, CHECK, Note, Post

_MAX_SLUG_BYTES = 120


class Archive(msgspec.Struct, frozen=True):
    """What an archive has from an earlier migration: nothing if it is new. `ids` are those of the
    posts that became texts, not of those that were only listed. `paths` are the paths of the texts,
    `aliases` their old addresses. `topics` and `authors` have the names by id."""

    ids: frozenset[str] = frozenset()
    paths: frozenset[str] = frozenset()
    aliases: frozenset[str] = frozenset()
    topics: Mapping[str, str] = {}
    authors: Mapping[str, str] = {}
    language: str = ""
    time_zone: str = ""
    title: str = ""


def complete_post(post: Post, title: str, zone: str, fallback_date: str, language: str) -> Post:
    """A post with a title, a date with its offset, and a language tag. What is missing makes the
    post a draft, and is noted."""
    notes = list(post.notes)
    date = with_offset(post.date, zone)
    try:
        if date:
            parse_moment(date, zone)
    except InvalidMoment:
        date = ""
    is_draft = post.is_draft
    if not date and not post.is_page:
        date, is_draft = fallback_date, True
        fault = f"“{post.date[:40]}” is not a date" if post.date else "the post has no date"
        notes.append(Note("no-date", CHECK, f"{fault}; it is a draft of {date}"))
    if not title:
        title = (
            unquote(post.slug).replace("-", " ").replace("_", " ").strip().capitalize()
            or "Untitled"
        )
        notes.append(
            Note("no-title", CHECK, f"the post has no title; it has the name of its file: {title}")
        )
    lang = language_tag(post.lang)
    if fault := language_fault(post.lang, lang):
        notes.append(Note("language", CHECK, fault))
    return msgspec.structs.replace(
        post,
        title=title,
        date=date,
        is_draft=is_draft,
        lang="" if lang.partition("-")[0] == language.partition("-")[0] else lang,
        notes=tuple(notes),
    )


# Places whose offsets from UTC, in minutes, are these in winter and in summer.
_PLACES = {
    (-480, -420): "America/Los_Angeles",
    (-420, -360): "America/Denver",
    (-360, -300): "America/Chicago",
    (-300, -240): "America/New_York",
    (0, 60): "Europe/London",
    (60, 120): "Europe/Paris",
    (120, 180): "Europe/Helsinki",
    (540, 540): "Asia/Seoul",
    (480, 480): "Asia/Shanghai",
    (330, 330): "Asia/Kolkata",
}


def zone_of(dates: Iterable[str]) -> str:
    """The time zone that most dates have. It is for sources that do not name one: each post must
    keep its day. The result is empty if no date has an offset."""
    offsets = Counter(match[0] for date in dates if (match := re.search(r"[+-]\d\d:\d\d$", date)))
    if not offsets:
        return ""
    common = [offset for offset, _ in offsets.most_common(2)]
    minutes = sorted(int(o[:3]) * 60 + int(o[0] + o[4:]) for o in common)
    place = _PLACES.get((minutes[0], minutes[-1]))
    if place and (len(minutes) > 1 or minutes[0] in (540, 480, 330)):
        return place
    main = int(common[0][:3])
    if common[0][4:] != "00":
        return next((name for pair, name in _PLACES.items() if pair == (minutes[0],) * 2), "UTC")
    return f"Etc/GMT{-main:+d}" if main else "UTC"


def targets_of(
    posts: Iterable[Post], taken_paths: Collection[str], today: str
) -> dict[str, Target]:
    """The path of each brief or page by the id of its post. No two have one address. The archive
    has the files `taken_paths`."""
    taken_pages = {collision_key(name) for name in urls.RESERVED_PAGES}
    taken_pages |= {_slug_key(path) for path in taken_paths if path.startswith(PAGES_FOLDER)}
    taken = {_slug_key(path) for path in taken_paths if path.startswith(BRIEFS_FOLDER)}
    targets: dict[str, Target] = {}
    # Of two versions with one name, that in the language of the archive has it alone.
    for post in sorted(posts, key=lambda post: bool(post.lang)):
        if post.is_page:
            slug = _free_slug(post, taken_pages, long_slug(post))
            taken_pages.add(collision_key(slug))
            targets[post.id] = Target(f"{PAGES_FOLDER}{slug}{MARKDOWN}", title=post.title)
            continue
        slug = _free_slug(post, taken)
        taken.add(collision_key(slug))
        hidden = "a draft" if post.is_draft else "published later" if post.date[:10] > today else ""
        path = f"{BRIEFS_FOLDER}{post.date[:4]}/{slug}{MARKDOWN}"
        targets[post.id] = Target(path, hidden, post.title)
    return targets


def _slug_key(path: str) -> str:
    return collision_key(slug_of(path))


def _free_slug(post: Post, taken: Collection[str], other: str = "") -> str:
    """A slug that is not taken. `other` is a second choice."""
    slug = _valid_slug(post, unquote(post.slug).strip("/").rpartition("/")[2])
    if collision_key(slug) in taken and post.lang:
        slug = f"{slug}-{post.lang.lower()}"
    if collision_key(slug) in taken and other:
        slug = _valid_slug(post, unquote(other))
    return free_name(slug, taken)


def _valid_slug(post: Post, slug: str) -> str:
    if slug_fault(slug):
        slug = slug_from_title(slug) or slug_from_title(post.title)
    if len(slug.encode()) > _MAX_SLUG_BYTES:
        slug = slug.encode()[:_MAX_SLUG_BYTES].decode(errors="ignore").rstrip("-.")
    if slug_fault(slug):
        slug = f"post-{slug}".rstrip("-")
    return slug


def keys_of(
    posts: Sequence[Post], targets: Mapping[str, Target], archive: Archive
) -> dict[str, tuple[dict[str, FieldValue], tuple[Note, ...]]]:
    """The keys in the front matter of each post that depend on other posts, and notes on them."""
    aliases = _aliases_of(posts, targets, archive.aliases)
    translations = translations_of(posts)
    pages = (post for post in posts if post.is_page and post.id not in translations)
    taken = sum(path.startswith(PAGES_FOLDER) for path in archive.paths)
    in_menu = menu_ids(pages, taken)
    result: dict[str, tuple[dict[str, FieldValue], tuple[Note, ...]]] = {}
    for post in posts:
        kept, notes = aliases[post.id]
        keys: dict[str, FieldValue] = {"aliases": kept} if kept else {}
        if post.id in translations:
            keys["translation_of"] = slug_of(targets[translations[post.id]].path)
        elif post.is_page and post.id not in in_menu:
            keys["menu"] = "false"
            notes = (*notes, Note("menu", CHANGED, "the menu of the site does not list this page"))
        result[post.id] = keys, notes
    return result


def _aliases_of(
    posts: Iterable[Post], targets: Mapping[str, Target], known: Iterable[str]
) -> dict[str, tuple[tuple[str, ...], tuple[Note, ...]]]:
    """The old addresses of each post as the archive writes them, and notes on those that it cannot
    have. Two posts never have one address. `known` are the aliases that the archive has."""
    owners = {collision_key(alias_key(alias)): "" for alias in known}
    owners |= {
        collision_key(urls.text_page(t.path, slug_of(t.path))): id for id, t in targets.items()
    }
    folders = {folder for page in owners for folder in urls.folders(page)}
    result: dict[str, tuple[tuple[str, ...], tuple[Note, ...]]] = {}
    for post in posts:
        kept: list[str] = []
        notes: list[Note] = []
        for address in post.addresses:
            path = alias_path(address)
            page = collision_key(alias_key(path))
            inside = urls.folders(page)
            if not path:
                text = f"the old address {address[:200]} cannot redirect"
                notes.append(Note("address", CHECK, text))
            elif owners.get(page) == post.id:
                continue
            elif page in folders or not owners.keys().isdisjoint((page, *inside)):
                text = f"another post has the old address {address}"
                notes.append(Note("address", CHECK, text))
            else:
                owners[page] = post.id
                folders.update(inside)
                kept.append(path)
        if not post.addresses:
            notes.append(Note("address", CHANGED, "the old address is not known"))
        result[post.id] = tuple(kept), tuple(notes)
    return result


def query_note(lines: Iterable[Iterable[str]]) -> list[Note]:
    """A note on the old addresses of all posts that only a server redirects, if there are any."""
    found = [address for addresses in lines for address in addresses if "?" in address]
    if not found:
        return []
    text = (
        f"{len(found):,} old addresses have a query, such as {found[0]}: only the rules for nginx, "
    )
    text += "Apache, Caddy and Netlify redirect them; at other hosts, they show the home page"
    return [Note("query-address", CHANGED, text)]


_IN_QUERY = "%&=~+,;:@/()[]*!'"


def alias_path(address: str) -> str:
    """An old address as an alias: a path from the root of the site, perhaps with a query; empty if
    it cannot be one."""
    path, mark, query = address.partition("#")[0].partition("?")
    path = re.sub(r"/{2,}", "/", unquote(path))
    if mark:
        path = f"/{path.lstrip('/')}?{quote(query, safe=_IN_QUERY)}"
        return "" if old_path_fault(path) else path
    path = re.sub(r"(^|/)index\.html?$", r"\1", path).lstrip("/")
    if not path or old_path_fault(f"/{path}"):
        return ""
    page = collision_key(urls.alias(f"/{path}"))
    # The topics and authors are not known yet: none of their addresses can be an old one.
    return "" if any(map(urls.site_file, (page, *urls.folders(page)))) else f"/{path}"
