"""Python-Markdown's tree processors and its serialiser, accelerated.

A processor is skipped if the source shows that it has nothing to do, or its work is done here for
the elements that Markdown makes. In all other cases Python-Markdown's own processor runs. This
module knows the internals of Python-Markdown. It must not know our dialect.
"""

from __future__ import annotations

import html
from collections.abc import Callable
from typing import Any
from xml.etree.ElementTree import HTML_EMPTY, Element

from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.footnotes import FootnotePostTreeprocessor
from markdown.extensions.toc import TocTreeprocessor, slugify_unicode, unique
from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.treeprocessors import (
    PrettifyTreeprocessor,
    Treeprocessor,
    UnescapeTreeprocessor,
)
from markdown.util import STX

_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def replace_tree_processors(md: Any) -> None:
    """Replace those tree processors of `md` that have a fast version here.

    `md.source` is the text that is converted. `md.needs_toc` is true if the extension `toc` must
    make a list of the headings.
    """
    for name, priority, kind, try_fast in _FAST:
        if name in md.treeprocessors and type(md.treeprocessors[name]) is kind:
            fast = _FastTreeProcessor(md, md.treeprocessors[name], try_fast)
            md.treeprocessors.register(fast, name, priority)


class _FastTreeProcessor(Treeprocessor):
    """Runs `original` only if `try_fast(original, root, source)` is false.

    All other attributes are those of `original`.
    """

    def __init__(
        self, md: Any, original: Treeprocessor, try_fast: Callable[[Any, Element, str], bool]
    ) -> None:
        super().__init__(md)
        self.fast_md, self.original, self.try_fast = md, original, try_fast

    def run(self, root: Element) -> Element | None:
        if self.try_fast(self.original, root, self.fast_md.source):
            return None
        return self.original.run(root)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.original, name)


# Each returns True if the processor's work is done, or if there was none.


def _unescape(original: Any, root: Element, source: str) -> bool:
    return "\\" not in source


def _set_attributes(original: Any, root: Element, source: str) -> bool:
    return "{" not in source


def _set_backlinks(original: Any, root: Element, source: str) -> bool:
    return "^" not in source


def _set_heading_ids(original: Any, root: Element, source: str) -> bool:
    """Give ids to headings without markup, if the extension must do only that."""
    if (
        original.md.needs_toc
        or original.marker
        or original.base_level
        or original.use_anchors
        or original.use_permalinks
    ):
        return False
    ids: set[str] = set()
    headings = []
    for element in root.iter():
        id = element.get("id")
        if id is not None:
            ids.add(id)
        if element.tag in _HEADINGS:
            text = element.text or ""
            if len(element) or element.attrib or "<" in text or ">" in text or STX in text:
                return False
            headings.append(element)
    counters: dict[str, int] = {}
    is_stock_slug = original.slugify is slugify_unicode and original.sep == "-"
    for element in headings:
        text = (element.text or "").strip()
        xml_text = RE_AMP.sub("&amp;", text) if "&" in text else text
        name = html.unescape(" ".join(xml_text.split()))
        if is_stock_slug and name.replace(" ", "").isalnum():
            slug = "-".join(name.lower().split())  # `slugify_unicode` has the same result.
        else:
            slug = original.slugify(name, original.sep)
        element.attrib["id"] = unique(slug, ids, counters)
    return True


def _set_line_ends(original: Any, root: Element, source: str) -> bool:
    """Set line ends between blocks, as `PrettifyTreeprocessor` does."""
    tags = {e.tag for e in root.iter()}
    if "br" in tags or "pre" in tags or not _are_plain(tags):
        return False
    block_level = tags.intersection(original.md.block_level_elements)

    def set_inside(element: Element) -> None:
        if element.tag in block_level and element.tag != "code":
            text = element.text
            if len(element) and element[0].tag in block_level and (not text or not text.strip()):
                element.text = "\n"
            for child in element:
                if child.tag not in block_level:
                    continue
                if len(child):
                    set_inside(child)
                    continue
                tail = child.tail
                if not tail or not tail.strip():
                    child.tail = "\n"
        if not element.tail or not element.tail.strip():
            element.tail = "\n"

    set_inside(root)
    return True


# The tree processors that have a fast version: name, priority, class, and the fast version.
_FAST = (
    ("footnote-duplicate", 15, FootnotePostTreeprocessor, _set_backlinks),
    ("prettify", 10, PrettifyTreeprocessor, _set_line_ends),
    ("attr_list", 8, AttrListTreeprocessor, _set_attributes),
    ("toc", 5, TocTreeprocessor, _set_heading_ids),
    ("unescape", 0, UnescapeTreeprocessor, _unescape),
)


# ---- serialiser ---------------------------------------------------------------------------------


def to_xhtml(root: Element) -> str:
    """The result of `markdown.serializers.to_xhtml_string`."""
    pieces: list[str] = []
    tags = {e.tag for e in root.iter()}
    is_plain = _are_plain(tags) and tags.isdisjoint(("script", "style"))
    return "".join(pieces) if is_plain and _write(pieces.append, root) else to_xhtml_string(root)


def _write(write: Callable[[str], None], element: Element) -> bool:
    """Write an element and its tail. Returns False for an element that Markdown never makes."""
    tag, text, tail = element.tag, element.text, element.tail
    start = f"<{tag}"
    if element.attrib:
        attributes: list[tuple[Any, Any]] = sorted(element.attrib.items())
        for key, value in attributes:
            if not isinstance(key, str) or not isinstance(value, str):
                return False
            start += f' {key}="{_escape(value, quotes=True)}"'
    if tag in HTML_EMPTY:
        if text or len(element):
            return False
        write(f"{start} />")
    else:
        write(f"{start}>{_escape(text)}" if text else f"{start}>")
        for child in element:
            tag = child.tag
            if len(child) or child.keys() or tag in HTML_EMPTY:
                if not _write(write, child):
                    return False
                continue
            # Most elements have a text only.
            text, after = child.text, child.tail
            text = _escape(text) if text else ""
            after = _escape(after) if after and after != "\n" else after or ""
            write(f"<{tag}>{text}</{tag}>{after}")
        write(f"</{element.tag}>")
    if tail:
        write("\n" if tail == "\n" else _escape(tail))
    return True


# The tags of nearly all documents.
_USUAL_TAGS = _HEADINGS.union(
    "a abbr blockquote code dd div dl dt em hr img li ol p strong sup ul".split(),
    "table tbody td th thead tr".split(),
)


def _are_plain(tags: set[Any]) -> bool:
    """Whether all tags are names in lower case. Python-Markdown also knows comments and other
    objects as tags, and reads names that end in a slash without the slash."""
    return tags <= _USUAL_TAGS or all(
        isinstance(tag, str) and tag.islower() and tag[-1] != "/" for tag in tags
    )


def _escape(text: str, quotes: bool = False) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if quotes and '"' in text:
        text = text.replace('"', "&quot;")
    return text
