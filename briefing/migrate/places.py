"""Where the posts and files of a source are: by old address, and by the name of the file.

It must not know Markdown or a system.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

from briefing.core.paths import MARKDOWN
from briefing.migrate.moments import without_day
from briefing.migrate.types import Post, Site, Source


class Places(NamedTuple):
    """Where everything in a `source` is.

    `addresses` and `sources` map old addresses and files of posts to the ids of the posts. `names`
    maps the last part of a path to the files that end in it. `file_pages` maps the old addresses of
    pages that show one file to that of the file. `main_addresses` has the first old address of each
    post by its id, and `stems` the ids by the names of files without the day and the ending.
    """

    source: Source
    site: Site
    addresses: Mapping[str, str]
    sources: Mapping[str, str]
    files: frozenset[str]
    names: Mapping[str, tuple[str, ...]]
    file_pages: Mapping[str, str] = {}
    main_addresses: Mapping[str, str] = {}
    stems: Mapping[str, str] = {}


def places_of(source: Source, site: Site, posts: Iterable[Post]) -> Places:
    """The places of a source."""
    addresses: dict[str, str] = {}
    sources: dict[str, str] = {}
    posts = tuple(posts)
    for post in posts:
        sources.setdefault(post.file, post.id)
        for address in post.addresses:
            addresses.setdefault(address_key(address), post.id)
    names: dict[str, list[str]] = {}
    for file in source.files:
        names.setdefault(posixpath.basename(file).casefold(), []).append(file)
    return Places(
        source,
        site,
        addresses,
        sources,
        frozenset(source.files),
        {name: tuple(files) for name, files in names.items()},
        {address_key(inner_path(a, site) or a): file for a, file in site.file_pages.items()},
        {post.id: post.addresses[0] for post in posts if post.addresses},
        {without_day(posixpath.splitext(posixpath.basename(p.file))[0]): p.id for p in posts},
    )


def address_key(address: str) -> str:
    """A key that is equal for all ways to write the same old address."""
    path, _, query = address.partition("?")
    if number := _ID.search(query):
        return f"/?{number[1]}"
    path = unicodedata.normalize("NFC", unquote(path))
    path = re.sub(r"(?:/|^)index\.(?:html?|php|md)$", "/", path)
    path = re.sub(r"\.(?:html?|php|md|markdown|qmd|rst)$", "", path)
    return "/" + path.strip("/").casefold() + (f"?{query}" if query else "")


# The number of a post in the addresses of WordPress, which have it in one of two forms.
_ID = re.compile(r"(?:^|&)(?:p|page_id|attachment_id)=(\d+)(?=&|$)")


def inner_path(address: str, site: Site) -> str | None:
    """The path of an address on the old site, with its query; None if it leads to another site. A
    relative address stays as it is."""
    if not re.match(r"[a-zA-Z][\w+.-]*:|//", address):
        base = urlsplit(site.base_url).path.rstrip("/")
        return address[len(base) :] if base and address.startswith(f"{base}/") else address
    if not site.base_url:
        return None
    try:
        here, there = urlsplit(site.base_url), urlsplit(address)
    except ValueError:
        return None
    if _host(here.netloc) != _host(there.netloc) or there.scheme not in ("http", "https", ""):
        return None
    base = here.path.rstrip("/")
    if base and not f"{there.path}/".startswith(f"{base}/"):
        return None
    path = there.path[len(base) :] or "/"
    query = f"?{there.query}" if there.query else ""
    fragment = f"#{there.fragment}" if there.fragment else ""
    return f"{path}{query}{fragment}"


def _host(netloc: str) -> str:
    return netloc.lower().removeprefix("www.")


def find_post(path: str, post: Post, places: Places) -> str:
    """The id of the post that a path on the old site, or a path to a file, leads to; empty if it
    leads to none."""
    path, _, query = path.partition("?")
    if query and (found := places.addresses.get(address_key(f"{path or '/'}?{query}"))):
        return found
    if query and not path.strip("/"):
        return ""
    path = unquote(path)
    for file in _candidates(path, post, places):
        if file in places.sources:
            return places.sources[file]
        for ending in (MARKDOWN, ".markdown", ".qmd", "/index.md", "/index.qmd", ".rst"):
            if file.rstrip("/") + ending in places.sources:
                return places.sources[file.rstrip("/") + ending]
    for base in ("/", *post.addresses):
        folder = base if base.endswith("/") else posixpath.dirname(base) + "/"
        joined = posixpath.normpath(posixpath.join(folder, path))
        found = places.addresses.get(address_key(joined))
        if found:
            return found
        if path.startswith("/"):
            break
    return ""


def find_file(path: str, post: Post, places: Places) -> str:
    """The file of the source that a path leads to; empty if there is none."""
    path = unquote(path.partition("?")[0].partition("#")[0])
    for file in _candidates(path, post, places):
        if file in places.files:
            return file
    # Settings of the old system can map folders in ways that we cannot know.
    parts = [part for part in path.split("/") if part not in ("", ".", "..")]
    same = _files_ending_in("/".join(parts), places)
    if not same and len(parts) > 2:
        same = _files_ending_in("/".join(parts[-2:]), places)
    full = _SIZE.sub("", path)
    if not same and full != path:
        return find_file(full, post, places)
    return min(same, key=len) if same else ""


# The size in the name of a smaller copy of a picture. The source may have the picture only.
_SIZE = re.compile(r"-\d{2,4}x\d{2,4}(?=\.\w+$)")


def _candidates(path: str, post: Post, places: Places) -> list[str]:
    """The files that a path may mean: beside the post, in its folder, or from a root."""
    folder = posixpath.dirname(post.file)
    stem = posixpath.splitext(post.file)[0]
    bases = [] if path.startswith("/") else [folder, stem]
    bases += places.site.roots
    joined = (posixpath.normpath(posixpath.join(base, path.lstrip("/"))) for base in bases)
    return [file for file in dict.fromkeys(joined) if not file.startswith("..")]


def tag_address(name: str, post: Post, places: Places, addresses: Mapping[str, str]) -> str:
    """The old address of the post that a tag names, or the name itself. Jekyll's tags name posts
    without folder and ending."""
    id = find_post(name.partition("#")[0], post, places)
    if not id:
        stem = name.partition("#")[0].strip("/").rpartition("/")[2]
        endings = ("", MARKDOWN, ".markdown", ".html", f"/index{MARKDOWN}")
        ids = (places.sources.get(f) for e in endings for f in _files_ending_in(stem + e, places))
        id = next(filter(None, ids), "") or places.stems.get(stem, "")
    if id:
        fragment = f"#{name.partition('#')[2]}" if "#" in name else ""
        return (addresses.get(id) or name) + fragment
    file = find_file(name, post, places)
    return f"/{file}" if file else ""


def _files_ending_in(name: str, places: Places) -> tuple[str, ...]:
    """The files whose path ends in this name."""
    files = places.names.get(name.rpartition("/")[2].casefold(), ())
    return tuple(file for file in files if f"/{file}".casefold().endswith(f"/{name}".casefold()))
