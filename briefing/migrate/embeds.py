"""Parts of other sites in a text, such as a video or a post → a link to them, with a title.

It must not know Markdown.
"""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

from briefing.importers.markup_tree import Tree, text_of
from briefing.migrate.types import CHANGED, Note

_TAGS = ("iframe", "video", "audio", "embed", "object")
_VIDEO = {
    re.compile(r"//(?:www\.)?youtube(?:-nocookie)?\.com/(?:embed|v)/([\w-]{6,20})"): (
        "https://www.youtube.com/watch?v={}",
        "Video on YouTube",
    ),
    re.compile(r"//player\.vimeo\.com/video/(\d+)"): ("https://vimeo.com/{}", "Video on Vimeo"),
}


def replace_embeds(root: Tree, notes: list[Note]) -> None:
    """Replace each embedded part by a link, and add a note for each of them."""
    for element in list(root.iter(*_TAGS)):
        if not any(parent is root for parent in element.iterancestors()):
            continue  # It was inside of another embedded part.
        address, name = _target(element)
        if not address:
            if text_of(element):
                element.drop_tag()
            else:
                element.drop_tree()
            continue
        title = element.get("title") or name
        link = element.makeelement("a", {"href": address})
        link.text = title
        link.tail = element.tail
        parent = element.getparent()
        if parent.tag not in ("p", "li", "td", "span", "figure", "a"):
            paragraph = element.makeelement("p", {})
            paragraph.tail, link.tail = link.tail, None
            paragraph.append(link)
            link = paragraph
        parent.replace(element, link)
        notes.append(Note("embed", CHANGED, f"{title}: an embedded part is a link now: {address}"))


def _target(element: Tree) -> tuple[str, str]:
    """The address that a reader can open, and a name for it."""
    address = element.get("src") or element.get("data-src") or element.get("data") or ""
    if not address:
        inner = next((e for e in element.iter("source", "embed", "param", "a")), None)
        if inner is not None:
            address = inner.get("src") or inner.get("value") or inner.get("href") or ""
    address = address.strip()
    for pattern, (target, name) in _VIDEO.items():
        match = pattern.search(address)
        if match:
            return target.format(match[1]), name
    try:
        parts = urlsplit(address)
        wanted = parse_qs(parts.query).get("url", [""])[0]
    except ValueError:
        return "", ""
    if wanted.startswith("http") and "facebook" in parts.netloc:
        address, parts = wanted, urlsplit(wanted)
    kind = {"video": "Video", "audio": "Recording"}.get(element.tag, "Embedded content")
    if address.startswith("//"):
        address = f"https:{address}"
    host = parts.netloc.removeprefix("www.")
    return address, f"{kind} on {host}" if host else f"{kind}: {address.rpartition('/')[2]}"
