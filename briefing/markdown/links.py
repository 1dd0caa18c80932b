"""The addresses of links and pictures: checked, and rewritten for the page that they are on.

A link to a brief needs no knowledge of other files, since a slug is the name of a file.
`archive.relations` checks later, with the links that are collected here, whether the file exists.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from urllib.parse import quote, unquote
from xml.etree.ElementTree import Element

from briefing.core import urls
from briefing.core.model import Link, Media
from briefing.core.paths import (
    ATTACHMENTS,
    CONTENT_FOLDER,
    CSV,
    MARKDOWN,
    UNSHOWN_PICTURES,
    is_media,
    is_picture,
    relative_link,
)
from briefing.core.patterns import late_pattern
from briefing.core.web_address import EMAIL, intended_web_address, is_complete_link
from briefing.markdown.context import Context, shorten
from briefing.markdown.positions import Span

_SCHEME = late_pattern(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
# A web address whose host has letters, digits, `.`, `-` and `_` only, as most have.
_PLAIN_WEB_ADDRESS = late_pattern(r"https?://[\w.-]*\w(?:[/?#]|\Z)")
_HOST = late_pattern(
    r"(?:www\.[^\s/]+|[\w-]+(?:\.[\w-]+)*\.(?:com|edu|eu|gov|int|kr|mil|net|org|uk))(?:[/?#:].*)?",
    re.IGNORECASE,
)
_QUOTATION_MARKS = "\"'“”‘’"
_ASCII = "".join(map(chr, range(128)))


# ---- links --------------------------------------------------------------------------------------


def rewrite_link(element: Element, context: Context) -> None:
    """Check and rewrite the address of an `a` element. Links of footnotes stay as they are."""
    if element.get("class") in ("footnote-ref", "footnote-back"):
        return
    raw = element.get("href") or ""
    if _PLAIN_WEB_ADDRESS.match(raw) and raw.isprintable() and " " not in raw:
        _set_external(element, raw)
        return
    address = _printable(raw)
    match = _SCHEME.match(address)
    scheme = match[1].lower() if match else ""
    if scheme == "mailto":
        element.set("href", address)
    elif scheme in ("http", "https"):
        _set_external(element, address)
        if not is_complete_link(raw.strip()):
            message = f"“{shorten(address)}” is not a complete address"
            span = context.span_of(element)
            context.report("incomplete-address", span, message, _complete_address(address, scheme))
    else:
        element.set("href", "")
        span = context.span_of(element)
        if match:
            meant = intended_web_address(address)
            hint = "begin a link with https://, http:// or mailto:, or name a file"
            hint = f"did you mean {meant}?" if meant else hint
            message = f"links to “{match[0]}” are not allowed"
            context.report("link-scheme", span, message, hint)
        else:
            _rewrite_inner_link(element, address, span, context)


def _set_external(element: Element, address: str) -> None:
    element.set("href", address)
    element.set("rel", "external")


def _rewrite_inner_link(element: Element, address: str, span: Span, context: Context) -> None:
    """Rewrite an address without a scheme: a heading of this text, or a file of the archive."""
    if not address:
        hint = "write the address between the round brackets"
        context.report("empty-link", span, "this link has no address", hint)
    elif address.startswith(("/", "\\")):
        hint = "write the whole address with https://, or name a file such as other-brief.md"
        message = f"“{shorten(address)}” is neither a whole address nor the name of a file"
        context.report("absolute-path", span, message, hint)
    elif address.startswith("#"):
        element.set("href", address)
        context.fragment_links.append((_decode(address[1:]), span))
    else:
        _rewrite_file_link(element, address, span, context)


def _rewrite_file_link(element: Element, address: str, span: Span, context: Context) -> None:
    name, _, fragment = address.partition("#")
    target = resolve_path(name, context)
    fragment = _decode(fragment)
    if target is None:
        message = f"“{shorten(name)}” is outside content/"
        context.report("outside-content", span, message, "link only to files of the archive")
    elif target.endswith(MARKDOWN):
        context.links.append(Link(target, fragment, span.line, span.column, address))
        link = relative_link(page_href(context.path), page_href(target))
        href = link if link.isascii() else quote(link, safe=_ASCII)
        element.set("href", f"{href}#{fragment}" if fragment else href)
    elif is_media(target):
        media = context.find_media(target)
        if media is None:
            hint = similar_file_hint(context.path, context.suggest_path(target))
            hint = hint or "put the file beside the brief"
            context.report("missing-file", span, f"there is no file {target}", hint)
        else:
            element.set("href", add_media(media, context))
            if target.lower().endswith(CSV):
                context.csv_links[element] = target
    elif meant := _meant_address(address):
        message = f"“{shorten(address)}” is not the name of a file"
        context.report("missing-scheme", span, message, f"write {meant}")
    elif posixpath.splitext(target)[1] in ("", ".html", ".htm"):
        # There is no such file. `archive.relations` knows which file was meant.
        context.links.append(Link(target, fragment, span.line, span.column, address))
    else:
        hint = f"link to a brief (other-brief.md) or to a file of type {', '.join(ATTACHMENTS)}"
        message = f"“{shorten(name)}” is neither a brief nor an attachment"
        context.report("unknown-file-type", span, message, hint)


def _meant_address(address: str) -> str:
    """The whole address of another site, if an author means one; otherwise an empty string."""
    if EMAIL.fullmatch(address):
        return f"mailto:{address}"
    if is_complete_link(address.strip(_QUOTATION_MARKS)):
        return address.strip(_QUOTATION_MARKS)
    return f"https://{address}" if _HOST.fullmatch(address) else intended_web_address(address)


def report_missing_headings(context: Context) -> None:
    """Report each link to a heading that this text does not have. Call it after all headings are
    known."""
    ids = context.note_ids.union(context.ids) if context.fragment_links else frozenset()
    for name, span in context.fragment_links:
        if name not in ids:
            close = context.nearest(name, ids)
            hint = f"did you mean “#{close}”?" if close else "link to a heading of this text"
            message = f"this text has no heading “#{name}”"
            context.report("missing-heading", span, message, hint)


# ---- pictures -----------------------------------------------------------------------------------


def rewrite_picture(element: Element, context: Context) -> None:
    """Check an `img` element, and set its address and its size in CSS pixels."""
    raw = element.get("src") or ""
    address = _printable(raw)
    span = context.span_of(element)
    element.set("src", "")
    if not (element.get("alt") or "").strip():
        hint = "write between the square brackets what the picture shows: ![…](…)"
        context.report("missing-alt", span, "the picture has no alternative text", hint)
    to_copy = "copy the picture beside the brief, and write only its name here"
    if _SCHEME.match(address) or address.startswith(("/", "\\")):
        message = "the picture is not a file of the archive"
        context.report("external-picture", span, message, to_copy)
        return
    target = resolve_path(address, context)
    if target is None:
        message = f"“{shorten(address)}” is outside content/"
        context.report("outside-content", span, message, to_copy)
        return
    unshown = unshown_picture(target)
    if unshown:
        context.report("picture-format", span, *unshown)
        return
    media = context.find_media(target)
    if media is None or not is_picture(target):
        close = context.suggest_path(target)
        hint = similar_file_hint(context.path, close) if is_picture(close) else ""
        hint = hint or "put it beside the brief, or correct its name; capital letters count"
        context.report("missing-picture", span, f"there is no picture {target}", hint)
        return
    element.set("src", add_media(media, context))
    if media.width and media.height:
        element.set("width", str(media.width))
        element.set("height", str(media.height))
    if media.adapts:
        element.set("class", "adapts")
    element.set("loading", "lazy")
    element.set("decoding", "async")


def add_media(media: Media, context: Context) -> str:
    """Note that the text shows a file, and return the address of the file on its page."""
    context.media.append(media)
    return urls.path_to_root(page_href(context.path)) + media.href


# ---- addresses ----------------------------------------------------------------------------------


def _printable(raw: str) -> str:
    return (raw if raw.isprintable() else "".join(filter(str.isprintable, raw))).strip()


def _decode(part: str) -> str:
    """A part of an address without percent-encoding, in NFC."""
    return unicodedata.normalize("NFC", unquote(part))


def _complete_address(address: str, scheme: str) -> str:
    """How to complete a web address."""
    if " " in address:
        return "write a space as %20"
    rest = re.sub(r"^(?:https?:/*)+", "", address, flags=re.IGNORECASE)
    if is_complete_link(f"{scheme}://{rest}"):
        return f"did you mean {scheme}://{rest}?"
    return "write the whole address, as in https://www.un.org/"


def resolve_path(name: str, context: Context) -> str | None:
    """The path, from the archive's root, of a file as the text names it. None outside content/."""
    folder = posixpath.dirname(context.path)
    target = posixpath.normpath(posixpath.join(folder, _decode(name).replace("\\", "/")))
    return target if target.startswith(f"{CONTENT_FOLDER}/") else None


def page_href(path: str) -> str:
    """The address, from the site's root, of the page that shows a text."""
    return urls.text_page(path, posixpath.basename(path).removesuffix(MARKDOWN))


def unshown_picture(path: str) -> tuple[str, str] | None:
    """The message and the hint for a picture that browsers do not show, or else None."""
    name = UNSHOWN_PICTURES.get(posixpath.splitext(path)[1].lower())
    if name is None:
        return None
    hint = "save it as PNG or JPEG, and write the name of the new file here"
    return f"browsers do not show pictures in the format {name}", hint


def similar_file_hint(path: str, similar: str) -> str:
    """The hint that names a similar file, as a link in the file `path` does; empty without one."""
    return f"did you mean {relative_link(path, similar)}?" if similar else ""
