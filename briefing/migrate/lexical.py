"""The text of a post in Lexical, the editor of Ghost since version 5 → HTML.

A document is a tree of nodes in JSON. Each kind of node has fields of its own, as Ghost's package
`kg-default-nodes` defines them. What is unknown becomes its content. It must not know posts.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any

from briefing.importers.markup_tree import HEADINGS
from briefing.migrate.front_matter import read_json

Node = dict[str, Any]

# The bits of the field `format` of a text.
_FORMATS = ((1, "b"), (2, "i"), (4, "del"), (8, "u"), (16, "code"), (32, "sub"), (64, "sup"))
_MAX_DEPTH = 100
# These are only in e-mails, or show forms.
_HIDDEN = frozenset(("email", "email-cta", "paywall", "signup"))


class InvalidDocument(Exception):
    """The text is not a document of Lexical. The argument says why."""


def lexical_html(text: str, unknown: Callable[[str], None]) -> str:
    """The HTML of a document. `unknown` is called with the kind of each node that has no content
    that is known. Raises `InvalidDocument`."""
    document, fault = read_json(text)
    if fault:
        raise InvalidDocument(fault)
    root = document.get("root") if isinstance(document, dict) else None
    if not isinstance(root, dict):
        raise InvalidDocument("it has no root")
    return node_html(root, unknown)


def node_html(root: Node, unknown: Callable[[str], None]) -> str:
    """The HTML of the root of a document, or of another node."""
    return _html(root, unknown, 0)


def _html(node: Node, unknown: Callable[[str], None], depth: int) -> str:
    kind = _text(node, "type").removeprefix("extended-")
    if kind in _HIDDEN or depth > _MAX_DEPTH:
        return "" if kind in _HIDDEN else html.escape(_all_text(node))
    children = node.get("children")
    nodes = children if isinstance(children, list) else []
    inner = "".join(_html(child, unknown, depth + 1) for child in nodes if isinstance(child, dict))
    write = _WRITERS.get(kind)
    if write:
        return write(node, inner)
    if not inner and kind not in ("root", "tab"):
        unknown(kind or "a node without a kind")
    return inner


def _all_text(node: Node) -> str:
    """The text in a node, without recursion."""
    parts: list[str] = []
    nodes = [node]
    while nodes:
        node = nodes.pop()
        parts.append(_text(node, "text"))
        children = node.get("children")
        nodes += [n for n in reversed(children or ()) if isinstance(n, dict)]
    return " ".join(filter(None, parts))


def _text(node: Node, *names: str) -> str:
    """The first of these fields that has a text."""
    values = (node.get(name) for name in names)
    return next((value for value in values if isinstance(value, str) and value), "")


def _escaped(node: Node, *names: str) -> str:
    return html.escape(_text(node, *names))


def _words(node: Node, inner: str) -> str:
    text = _escaped(node, "text").replace("\n", "<br>")
    value = node.get("format")
    bits = value if isinstance(value, int) else 0
    for bit, tag in _FORMATS:
        text = f"<{tag}>{text}</{tag}>" if bits & bit else text
    return text


def _element(tag: str) -> Callable[[Node, str], str]:
    return lambda node, inner: f"<{tag}>{inner}</{tag}>"


def _heading(node: Node, inner: str) -> str:
    tag = _text(node, "tag")
    tag = tag if tag in HEADINGS else "h2"
    return f"<{tag}>{inner}</{tag}>"


def _list(node: Node, inner: str) -> str:
    is_ordered = _text(node, "listType") == "number" or _text(node, "tag") == "ol"
    start = node.get("start")
    number = f' start="{start}"' if is_ordered and isinstance(start, int) else ""
    return f"<ol{number}>{inner}</ol>" if is_ordered else f"<ul>{inner}</ul>"


def _item(node: Node, inner: str) -> str:
    checked = node.get("checked")
    box = f'<input type="checkbox"{" checked" * checked}> ' if isinstance(checked, bool) else ""
    return f"<li>{box}{inner}</li>"


def _link(node: Node, inner: str) -> str:
    return f'<a href="{_escaped(node, "url", "src", "buttonUrl")}">{inner}</a>'


def _code(node: Node, inner: str) -> str:
    language = _escaped(node, "language")
    code = f'<pre><code class="language-{language}">{_escaped(node, "code")}</code></pre>'
    return code + _caption(node)


def _caption(node: Node) -> str:
    caption = _text(node, "caption")  # It is HTML.
    return f"<p>{caption}</p>" if caption else ""


def _image(node: Node, inner: str) -> str:
    picture = f'<img src="{_escaped(node, "src", "fileName")}" alt="{_escaped(node, "alt")}">'
    href = _escaped(node, "href")
    picture = f'<a href="{href}">{picture}</a>' if href else picture
    caption = _text(node, "caption")
    return f"<figure>{picture}<figcaption>{caption}</figcaption></figure>"


def _gallery(node: Node, inner: str) -> str:
    images = node.get("images")
    pictures = [image for image in images or () if isinstance(image, dict)]
    return "".join(_image(image, "") for image in pictures) + _caption(node)


def _markdown(node: Node, inner: str) -> str:
    from briefing.migrate.markdown_source import markdown_html

    return markdown_html(_text(node, "markdown"))


def _embed(node: Node, inner: str) -> str:
    address = _escaped(node, "url")
    return (_text(node, "html") or f'<p><a href="{address}">{address}</a></p>') + _caption(node)


def _bookmark(node: Node, inner: str) -> str:
    metadata = node.get("metadata")
    data = metadata if isinstance(metadata, dict) else {}
    title = _escaped(data, "title") or _escaped(node, "url")
    description = _escaped(data, "description")
    more = f"<br>{description}" if description else ""
    return f"<p>{_link(node, title)}{more}</p>{_caption(node)}"


def _callout(node: Node, inner: str) -> str:
    # The text is HTML.
    return f'<div class="callout"><p>{_text(node, "calloutText", "textValue")}</p></div>'


def _toggle(node: Node, inner: str) -> str:
    summary = _text(node, "heading")
    return f"<details><summary>{summary}</summary>{_text(node, 'content')}</details>"


def _media(node: Node, inner: str) -> str:
    title = _escaped(node, "title", "fileTitle", "fileName") or _escaped(node, "src")
    caption = _text(node, "fileCaption") or _text(node, "caption")
    return f"<p>{_link(node, title)}</p>" + (f"<p>{caption}</p>" if caption else "")


def _parts(*names: str) -> Callable[[Node, str], str]:
    """A card of several texts, which are HTML, with its button."""

    def write(node: Node, inner: str) -> str:
        texts = "".join(f"<p>{text}</p>" for name in names if (text := _text(node, name)))
        label = _escaped(node, "buttonText", "productButton")
        address = _escaped(node, "buttonUrl", "productUrl")
        button = f'<p><a href="{address}">{label or address}</a></p>' if address else ""
        source = _escaped(node, "productImageSrc", "imageUrl")
        return (f'<img src="{source}" alt="">' if source else "") + texts + button

    return write


_WRITERS: dict[str, Callable[[Node, str], str]] = {
    "text": _words,
    "linebreak": lambda node, inner: "<br>",
    "tab": lambda node, inner: " ",
    "paragraph": _element("p"),
    "heading": _heading,
    "quote": _element("blockquote"),
    "aside": _element("blockquote"),
    "list": _list,
    "listitem": _item,
    "link": _link,
    "autolink": _link,
    "at-link": _link,
    "horizontalrule": lambda node, inner: "<hr>",
    "codeblock": _code,
    "image": _image,
    "gallery": _gallery,
    "html": lambda node, inner: _text(node, "html"),
    "markdown": _markdown,
    "embed": _embed,
    "bookmark": _bookmark,
    "callout": _callout,
    "toggle": _toggle,
    "video": _media,
    "audio": _media,
    "file": _media,
    "button": _parts(),
    "header": _parts("header", "subheader"),
    "product": _parts("productTitle", "productDescription"),
    "call-to-action": _parts("textValue"),
}
