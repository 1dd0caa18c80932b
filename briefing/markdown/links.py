"""Where links and pictures lead: checked, and rewritten for the page that they stand on.

A link between briefs needs no knowledge of other files: a slug is its file's name. Whether the file
is there is for `archive` to say, from what is noted here.
"""

from __future__ import annotations

import html
import posixpath
import re
import unicodedata
from urllib.parse import quote, unquote
from xml.etree import ElementTree

from markdown.util import AMP_SUBSTITUTE

from briefing.core import urls
from briefing.core.diagnostics import nearest
from briefing.core.model import Link
from briefing.core.paths import (
    ATTACHMENTS,
    CONTENT_FOLDER,
    MARKDOWN,
    PAGES_FOLDER,
    is_media,
    is_picture,
    relative_link,
)
from briefing.core.web_address import EMAIL, is_complete_link
from briefing.markdown.context import Job, cut
from briefing.markdown.positions import Span

_SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# A web address with nothing odd in its host.
_WEB = re.compile(r"https?://[\w.-]*\w(?:[/?#]|\Z)")
_HOST = re.compile(
    r"(?:www\.[^\s/]+|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|eu|gov|int|kr|mil|net|org|uk))(?:[/?#:].*)?",
    re.IGNORECASE,
)


def link(element: ElementTree.Element, job: Job) -> None:
    if element.get("class") in ("footnote-ref", "footnote-backref"):
        return
    raw = _written(element.get("href") or "")
    if _WEB.match(raw) and raw.isprintable() and " " not in raw:  # As most are.
        element.set("href", raw)
        element.set("rel", "external")
        return
    address = _printable(raw)
    scheme = _SCHEME.match(address)
    sort = scheme[1].lower() if scheme else ""
    if sort == "mailto":
        element.set("href", address)
        return
    at = job.source.destination(raw)
    if sort in ("http", "https"):
        element.set("href", address)
        element.set("rel", "external")
        if not is_complete_link(raw.strip()):
            job.say(at, f"“{cut(address)}” is no complete address", _completed(address, sort))
        return
    element.set("href", "")
    if not address:
        job.say(at, "this link leads nowhere", "write the address between the round brackets")
    elif scheme:
        message = f"links to “{scheme[1]}:” are not allowed"
        job.say(at, message, "a link starts with https://, http:// or mailto:, or names a file")
    elif address.startswith(("//", "/", "\\")):
        hint = "write the whole address with https://, or name a file such as other-brief.md"
        job.say(at, f"“{cut(address)}” is not an address that works everywhere", hint)
    elif address.startswith("#"):
        element.set("href", address)
        job.own_links.append((unicodedata.normalize("NFC", unquote(address[1:])), at))
    else:
        _local_link(element, address, at, job)


def _completed(address: str, sort: str) -> str:
    if " " in address:
        return "write a space as %20"
    rest = re.sub(r"^(?:https?:/*)+", "", address, flags=re.IGNORECASE)
    if is_complete_link(f"{sort}://{rest}"):
        return f"did you mean {sort}://{rest}?"
    return "write the whole address, as in https://www.un.org/"


def _written(address: str) -> str:
    """An address as its author means it."""
    address = address.replace(AMP_SUBSTITUTE, "&")
    return html.unescape(address) if "&" in address else address


def _printable(raw: str) -> str:
    return (raw if raw.isprintable() else "".join(filter(str.isprintable, raw))).strip()


def _local_link(element: ElementTree.Element, address: str, at: Span, job: Job) -> None:
    name, _, fragment = address.partition("#")
    target = _resolved(name, job)
    fragment = unicodedata.normalize("NFC", unquote(fragment))
    if target is None:
        job.say(at, f"“{cut(name)}” is outside content/", "link to files of the archive only")
    elif target.endswith(MARKDOWN):
        job.links.append(Link(target, fragment, at.line, at.column, address))
        link_text = relative_link(_href(job.path), _href(target))
        href = quote(link_text, safe="/-_.~!$'()*+,;=@" + link_text)
        element.set("href", f"{href}#{fragment}" if fragment else href)
    elif is_media(target):
        found = job.find_media(target)
        if found is None:
            hint = near_hint(job.path, job.near(target)) or "put the file beside the brief"
            job.say(at, f"there is no file {target}", hint)
        else:
            job.media_used.append(found)
            element.set("href", urls.path_to_root(_href(job.path)) + found.href)
    elif EMAIL.fullmatch(address):
        job.say(at, f"“{cut(address)}” names no file", f"write mailto:{address}")
    elif _HOST.fullmatch(address):
        job.say(at, f"“{cut(address)}” names no file", f"write https://{address}")
    elif posixpath.splitext(target)[1] in ("", ".html", ".htm"):
        # There is no such file; which one was meant is for those to say who know the others.
        job.links.append(Link(target, fragment, at.line, at.column, address))
    else:
        hint = f"link to a brief (other-brief.md) or to a file of type {', '.join(ATTACHMENTS)}"
        job.say(at, f"“{cut(name)}” is not a brief or an attachment", hint)


def _resolved(name: str, job: Job) -> str | None:
    folder = posixpath.dirname(job.path)
    path = unicodedata.normalize("NFC", unquote(name)).replace("\\", "/")
    target = posixpath.normpath(posixpath.join(folder, path))
    return target if target.startswith(f"{CONTENT_FOLDER}/") else None


def near_hint(path: str, close: str) -> str:
    """What to say of a file that a brief's author may have meant, if there is one."""
    return f"did you mean {relative_link(path, close)}?" if close else ""


def _href(path: str) -> str:
    """The address of the brief or standing page in a file."""
    slug = posixpath.basename(path).removesuffix(MARKDOWN)
    return urls.standing_page(slug) if path.startswith(PAGES_FOLDER) else urls.brief(slug)


def check_own_links(job: Job) -> None:
    for name, at in job.own_links:
        if name not in job.ids and not re.match(r"fn(ref)?-", name):
            close = nearest(name, job.ids)
            hint = f"did you mean “#{close}”?" if close else "it must be a heading of this text"
            job.say(at, f"there is no heading “#{name}” here", hint)


def picture(element: ElementTree.Element, job: Job) -> None:
    raw = _written(element.get("src") or "")
    address = _printable(raw)
    at = job.source.destination(raw)
    element.set("src", "")
    if not (element.get("alt") or "").strip():
        hint = "say between the square brackets what the picture shows: ![…](…)"
        job.say(at, "the picture has no alternative text", hint)
    if _SCHEME.match(address) or address.startswith(("/", "\\")):
        job.say(at, "pictures must lie in the archive", "copy the picture beside the brief")
        return
    target = _resolved(address, job)
    if target is None:
        job.say(at, f"“{cut(address)}” is outside content/", "copy the picture beside the brief")
        return
    found = job.find_media(target)
    if found is None or not is_picture(target):
        close = job.near(target)
        hint = near_hint(job.path, close) if is_picture(close) else ""
        hint = hint or "put it beside the brief; is the name spelt right, capital letters too?"
        job.say(at, f"there is no picture {target}", hint)
        return
    job.media_used.append(found)
    element.set("src", urls.path_to_root(_href(job.path)) + found.href)
    if found.width and found.height:
        element.set("width", str(found.width))
        element.set("height", str(found.height))
    element.set("loading", "lazy")
    element.set("decoding", "async")
