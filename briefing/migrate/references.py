"""The links and pictures of a post: each gets the address that it has in the new archive.

A link within the archive becomes the name of a file, and a picture the name of a copy beside the
brief. What cannot be kept is noted. It must not know Markdown.
"""

from __future__ import annotations

import base64
import binascii
import posixpath
import re
from collections.abc import Iterator, Mapping
from urllib.parse import unquote, urlsplit

import msgspec

from briefing.core.paths import MARKDOWN, MEDIA_TYPES, PICTURES, UNSHOWN_PICTURES, relative_link
from briefing.core.slugs import collision_key, free_name, slugify
from briefing.core.web_address import is_complete_link
from briefing.importers.markup_tree import Tree, parse_markup, text_of
from briefing.migrate.anchors import Anchors
from briefing.migrate.places import Places, address_key, find_file, find_post, inner_path
from briefing.migrate.types import CHANGED, CHECK, LOST, Note, Post

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
_DATA = re.compile(r"data:image/(png|jpe?g|gif|webp|avif);base64,([A-Za-z0-9+/=\s]+)")
_HOST = re.compile(
    r"(?:www\.[\w.-]+|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|gov|int|net|org))(?:/.*)?", re.I
)


class Resource(msgspec.Struct, frozen=True):
    """A file beside a brief, with its `name`. It is a copy of `file`, a file of the source or the
    address of a downloaded picture. If `file` is empty, it has the bytes `data`."""

    name: str
    file: str = ""
    data: bytes = b""


class Target(msgspec.Struct, frozen=True):
    """Where a post is in the new archive, why readers do not see it (empty if they do), and its
    title."""

    path: str
    hidden: str = ""
    title: str = ""


class References:
    """The references of one post. `resources` and `notes` grow while they are resolved."""

    def __init__(
        self, post: Post, places: Places, targets: Mapping[str, Target], anchors: Anchors
    ) -> None:
        self.post, self.places, self.targets, self.anchors = post, places, targets, anchors
        self.path = targets[post.id].path
        self.folder = posixpath.basename(self.path).removesuffix(MARKDOWN)
        self.resources: dict[str, Resource] = {}
        self.notes: list[Note] = []

    def note(self, kind: str, urgency: str, text: str, searched: str = "") -> None:
        """Note what happened to a reference, with the line that has the text `searched`."""
        self.notes.append(Note(kind, urgency, text, self.post.line_of(searched)))

    def missing_pictures(self, markup: str) -> Iterator[str]:
        """The addresses of all pictures in the HTML of the post, and of that at its beginning,
        which the source does not have."""
        sources = (self.post.picture, *map(_source_of, parse_markup(markup).iter("img")))
        for source in filter(None, sources):
            if not self.picture(source) and (address := self.remote_address(source)):
                yield address

    def resolve(self, root: Tree) -> None:
        """Rewrite all pictures and links in a tree."""
        links = list(root.iter("a"))  # Without those that replace pictures.
        for element in list(root.iter("img")):
            self._resolve_picture(element)
        for element in links:
            if element.get("href") is not None:
                self._resolve_link(element)

    # ---- links

    def _resolve_link(self, element: Tree) -> None:
        address = re.sub(r"[\s\x00-\x1f]+", " ", element.get("href")).strip()
        new = self._new_address(address)
        if not len(element) and not text_of(element):
            element.text = self._title_at(address)
        if new:
            element.set("href", new)
            return
        if element.getparent() is not None:
            element.drop_tag()

    def _title_at(self, address: str) -> str | None:
        """The title of the post at an old address; None if there is no post."""
        path = inner_path(address, self.places.site)
        id = find_post(path.partition("#")[0], self.post, self.places) if path else ""
        return self.targets[id].title if id in self.targets else None

    def _new_address(self, address: str) -> str:
        """The address of a link in the new archive; empty if it can have none."""
        if not address or address == "#":
            return ""
        if address.startswith("#"):
            anchor = self.anchors.own(address[1:], self.post.id)
            if not anchor:
                self.note("anchor", CHANGED, f"the place {address} is not in the text", address)
            return f"#{anchor}" if anchor else ""
        if _HOST.fullmatch(address) and not find_file(address, self.post, self.places):
            address = f"https://{address}"
        path = inner_path(address, self.places.site)
        if path is None:
            return self._outer_address(address)
        file = self.places.file_pages.get(address_key(path.partition("#")[0]))
        return self._new_address(file) if file else self._inner_address(path, address)

    def _outer_address(self, address: str) -> str:
        if address.startswith("//"):
            address = f"https:{address}"
        scheme = (_SCHEME.match(address) or ["", ""])[1].lower()
        if scheme == "mailto" and "@" in address:
            return address.replace(" ", "%20")
        if scheme in ("http", "https"):
            address = address.replace(" ", "%20").replace("\\", "%5C")
            if is_complete_link(address) and address.isprintable():
                return address
        self.note("link", CHECK, f"a link to “{address[:200]}” cannot be kept", address)
        return ""

    def _inner_address(self, path: str, address: str) -> str:
        name, _, fragment = path.partition("#")
        id = find_post(name, self.post, self.places)
        target = self.targets.get(id)
        if target is not None:
            if target.hidden and not self.targets[self.post.id].hidden:
                self.note(
                    "hidden-target",
                    CHECK,
                    f"a link led to {target.path}, which is {target.hidden}",
                    address,
                )
                return ""
            anchor = self.anchors.own(unquote(fragment), id) if fragment else ""
            if target.path == self.path:
                return f"#{anchor}" if anchor else ""
            end = f"#{anchor}" if anchor else ""
            return relative_link(self.path, target.path) + end
        if old := self.places.main_addresses.get(id):  # It is only listed.
            return self._old_address(old + (f"#{fragment}" if fragment else ""), address, "link")
        file = find_file(name, self.post, self.places)
        if file and posixpath.splitext(file)[1].lower() in MEDIA_TYPES:
            return self._copy(file)
        if file and not re.search(r"\.(?:md|markdown|html?|qmd|njk|rst)$", file):
            self.note(
                "attachment", LOST, f"{file} is of a kind that the archive cannot publish", address
            )
        return self._old_address(path, address, "link")

    def _old_address(self, path: str, address: str, what: str) -> str:
        """The full address on the old site of what was not migrated; empty if it is unknown."""
        if not is_complete_link(self.places.site.base_url.rstrip("/")):
            self.note(f"dead-{what}", LOST, f"“{address[:200]}” is not in the source", address)
            return ""
        full = self._full_address(path)
        if full:
            text = f"“{address[:200]}” is not in the source: the link still leads to the old site"
            self.note(f"dead-{what}", CHECK, text + self._why_missing(full), address)
        return full

    def _full_address(self, path: str) -> str:
        """The address of a path on the old site; empty if that is not known."""
        base = self.places.site.base_url.rstrip("/")
        if not path.startswith("/"):
            here = next(iter(self.post.addresses), "/")
            path = posixpath.normpath(posixpath.join(posixpath.dirname(here), path))
        full = base + "/" + path.lstrip("/").replace(" ", "%20")
        return full if is_complete_link(full) else ""

    def _why_missing(self, address: str) -> str:
        reason = self.places.source.missing.get(address)
        return f" (it was not downloaded: {reason})" if reason else ""

    # ---- pictures

    def _resolve_picture(self, element: Tree) -> None:
        source = _source_of(element)
        alt = " ".join((element.get("alt") or "").split())
        name = self.picture(source)
        if name:
            element.set("src", name)
            if not alt:
                self.note(
                    "no-alt", CHECK, f"the picture {name} has no alternative text", source[:200]
                )
            return
        link = self._picture_link(source)
        text = alt or posixpath.basename(unquote(source.partition("?")[0]))[:100]
        if element.getparent().tag == "a" or any(e.tag == "a" for e in element.iterancestors()):
            link = ""
        new = element.makeelement("a" if link else "span", {"href": link} if link else {})
        new.text = text if link or alt else ""
        new.tail = f" {element.tail or ''}"  # The words beside a picture are not one with it.
        before, parent = element.getprevious(), element.getparent()
        if before is not None:
            before.tail = f"{before.tail or ''} "
        else:
            parent.text = f"{parent.text or ''} "
        parent.replace(element, new)

    def is_remote(self, source: str) -> bool:
        """Whether a picture is on another site, and the source has no copy of it."""
        is_address = re.match(r"(?:https?:)?//", source) is not None
        return is_address and not self.picture(source)

    def picture(self, source: str) -> str:
        """The name of a picture beside the brief; empty if the source does not have it."""
        data = _DATA.match(source)
        if data:
            return self._store_embedded(data)
        path = inner_path(source, self.places.site)
        file = find_file(path, self.post, self.places) if path else ""
        if not file and path is None and "/wp-content/uploads/" in source:
            file = find_file(source.partition("/wp-content/uploads/")[2], self.post, self.places)
        if not file and (address := self.remote_address(source)) in self.places.source.downloaded:
            return self._copy(address)
        ending = posixpath.splitext(file)[1].lower()
        if ending in UNSHOWN_PICTURES:
            self.note("picture-format", LOST, f"browsers do not show {file}", source[:200])
            return ""
        return self._copy(file) if ending in PICTURES else ""

    def remote_address(self, source: str) -> str:
        """The full address of a picture on another site or on the old one; empty if it has none."""
        path = inner_path(source, self.places.site)
        if source.startswith("data:") or not source or path == "":
            return ""
        address = f"https:{source}" if source.startswith("//") else source.replace(" ", "%20")
        full = address if path is None else self._full_address(path)
        return full if is_complete_link(full) else ""

    def _picture_link(self, source: str) -> str:
        """The address of a picture that is not in the source; empty if it has none."""
        if source.startswith("data:"):
            self.note("picture", LOST, "a picture inside of the text cannot be read", source[:40])
            return ""
        path = inner_path(source, self.places.site)
        if path is None:
            if address := self.remote_address(source):
                text = f"the picture is on another site: {address}{self._why_missing(address)}"
                self.note("remote-picture", CHECK, text, source)
                return address
            self.note("picture", LOST, f"“{source[:200]}” is not the address of a picture", source)
            return ""
        return self._old_address(path, source, "picture") if source else ""

    def _store_embedded(self, match: re.Match[str]) -> str:
        try:
            data = base64.b64decode(match[2], validate=False)
        except (binascii.Error, ValueError):
            return ""
        name = f"picture-{len(self.resources) + 1}.{match[1].replace('jpeg', 'jpg')}"
        self.resources[f"data:{name}"] = Resource(name, data=data)
        return f"{self.folder}/{name}"

    def _copy(self, file: str) -> str:
        """The name of a copy of a file beside the brief."""
        if file not in self.resources:
            name = posixpath.basename(urlsplit(file).path if "://" in file else file)
            stem, ending = posixpath.splitext(unquote(name))
            if file in self.places.source.downloaded:  # The address may say nothing of its kind.
                ending = posixpath.splitext(self.places.source.downloaded[file])[1]
            taken = {collision_key(resource.name) for resource in self.resources.values()}
            name = free_name(slugify(stem) or "file", taken, ending.lower())
            self.resources[file] = Resource(name, file)
        return f"{self.folder}/{self.resources[file].name}"


def _source_of(element: Tree) -> str:
    """The address of a picture. A page that loads pictures late has it in another attribute."""
    source = (element.get("src") or "").strip()
    for name in ("data-src", "data-lazy-src", "data-original"):
        if element.get(name) and (not source or source.startswith("data:")):
            return str(element.get(name)).strip()
    if not source and element.get("srcset"):
        return str(element.get("srcset")).split()[0].rstrip(",")
    return source


def unwrap_links_to_own_picture(root: Tree, folder: str) -> None:
    """Remove each link around a picture that leads to the same picture. The page has a link to the
    full size of each figure."""
    for link in list(root.iter("a")):
        href = link.get("href") or ""
        is_picture = href.startswith(f"{folder}/") and href.lower().endswith(PICTURES)
        if is_picture and link.find(".//img") is not None and not text_of(link):
            link.drop_tag()
