"""Python-Markdown's work on the finished tree, and the text that becomes of it, sooner.

Each step of the library that walks the whole tree is spared where a cheap look shows that it has
nothing to do, or is done here for the elements that Markdown makes. What is not recognised goes the
library's way. Knows the library's insides, and nothing of our dialect.
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


def spare_tree_processors(md: Any) -> None:
    """Put ours in the place of the library's tree processors that `md` has. `md.source` is the text
    that is converted, and `md.toc_wanted` whether a list of the headings is."""
    for name, priority, kind, quick in _QUICK:
        if name in md.treeprocessors and type(md.treeprocessors[name]) is kind:
            stock = md.treeprocessors[name]
            md.treeprocessors.register(_Quickly(md, stock, quick), name, priority)


class _Quickly(Treeprocessor):
    """A tree processor of the library, spared where `quick` did its work or found none.

    Whatever else is asked of it, the library's own answers.
    """

    def __init__(
        self, md: Any, stock: Treeprocessor, quick: Callable[[Any, Element, str], bool]
    ) -> None:
        super().__init__(md)
        self.library, self.stock, self.quick = md, stock, quick

    def run(self, root: Element) -> Element | None:
        return None if self.quick(self.stock, root, self.library.source) else self.stock.run(root)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.stock, name)


def _unescaped(stock: Any, root: Element, source: str) -> bool:
    return "\\" not in source


def _with_attributes(stock: Any, root: Element, source: str) -> bool:
    return "{" not in source


def _with_backlinks(stock: Any, root: Element, source: str) -> bool:
    return "^" not in source


def _with_heading_ids(stock: Any, root: Element, source: str) -> bool:
    """Give ids to headings of plain words, where ids are all that is asked of the extension."""
    if (
        stock.md.toc_wanted
        or stock.marker
        or stock.base_level
        or stock.use_anchors
        or stock.use_permalinks
    ):
        return False
    used: set[str] = set()
    headings = []
    for element in root.iter():
        name = element.get("id")
        if name is not None:
            used.add(name)
        if element.tag in _HEADINGS:
            text = element.text or ""
            if len(element) or element.attrib or "<" in text or ">" in text or STX in text:
                return False
            headings.append(element)
    counters: dict[str, int] = {}
    plain = stock.slugify is slugify_unicode and stock.sep == "-"
    for element in headings:
        text = (element.text or "").strip()
        name = html.unescape(" ".join((RE_AMP.sub("&amp;", text) if "&" in text else text).split()))
        if plain and name.replace(" ", "").isalnum():
            slug = "-".join(name.lower().split())  # All that its substitutions would do.
        else:
            slug = stock.slugify(name, stock.sep)
        element.attrib["id"] = unique(slug, used, counters)
    return True


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _prettified(stock: Any, root: Element, source: str) -> bool:
    """Line breaks between blocks, as the library sets them."""
    tags = {e.tag for e in root.iter()}
    if "br" in tags or "pre" in tags or not _are_plain(tags):
        return False
    block_level = tags.intersection(stock.md.block_level_elements)

    def settle(element: Element) -> None:
        if element.tag in block_level and element.tag != "code":
            text = element.text
            if len(element) and element[0].tag in block_level and (not text or not text.strip()):
                element.text = "\n"
            for child in element:
                if child.tag not in block_level:
                    continue
                if len(child):
                    settle(child)
                    continue
                tail = child.tail
                if not tail or not tail.strip():
                    child.tail = "\n"
        if not element.tail or not element.tail.strip():
            element.tail = "\n"

    settle(root)
    return True


# The library's tree processors and their priorities, and when each may be spared.
_QUICK = (
    ("footnote-duplicate", 15, FootnotePostTreeprocessor, _with_backlinks),
    ("prettify", 10, PrettifyTreeprocessor, _prettified),
    ("attr_list", 8, AttrListTreeprocessor, _with_attributes),
    ("toc", 5, TocTreeprocessor, _with_heading_ids),
    ("unescape", 0, UnescapeTreeprocessor, _unescaped),
)


# ---- out ----------------------------------------------------------------------------------------


def to_xhtml(root: Element) -> str:
    """What `markdown.serializers.to_xhtml_string` gives, for the elements that Markdown makes."""
    out: list[str] = []
    tags = {e.tag for e in root.iter()}
    known = _are_plain(tags) and tags.isdisjoint(("script", "style"))
    return "".join(out) if known and _write(out.append, root) else to_xhtml_string(root)


def _write(write: Callable[[str], None], element: Element) -> bool:
    tag, text, tail = element.tag, element.text, element.tail
    start = f"<{tag}"
    if element.attrib:
        attributes: list[tuple[Any, Any]] = sorted(element.attrib.items())
        for key, value in attributes:
            if not isinstance(key, str) or not isinstance(value, str):
                return False
            start += f' {key}="{_escaped(value, quotes=True)}"'
    if tag in HTML_EMPTY:
        if text or len(element):
            return False
        write(f"{start} />")
    else:
        write(f"{start}>{_escaped(text)}" if text else f"{start}>")
        for child in element:
            tag = child.tag
            if len(child) or child.keys() or tag in HTML_EMPTY:
                if not _write(write, child):
                    return False
                continue
            text, after = child.text, child.tail  # Most are leaves with nothing but a text.
            text = _escaped(text) if text else ""
            after = _escaped(after) if after and after != "\n" else after or ""
            write(f"<{tag}>{text}</{tag}>{after}")
        write(f"</{element.tag}>")
    if tail:
        write("\n" if tail == "\n" else _escaped(tail))
    return True


def _are_plain(tags: set[Any]) -> bool:
    return tags <= _USUAL or all(map(_is_plain_tag, tags))


_USUAL = _HEADINGS.union(
    "a abbr blockquote code dd div dl dt em hr img li ol p strong sup ul".split(),
    "table tbody td th thead tr".split(),
)


def _is_plain_tag(tag: Any) -> bool:
    """Whether a tag is a name in small letters: the library knows comments and the like, too, and
    takes names that end in a slash for those without it."""
    return isinstance(tag, str) and tag.islower() and tag[-1] != "/"


def _escaped(text: str, quotes: bool = False) -> str:
    if "&" in text:
        text = RE_AMP.sub("&amp;", text)
    if "<" in text:
        text = text.replace("<", "&lt;")
    if ">" in text:
        text = text.replace(">", "&gt;")
    if quotes and '"' in text:
        text = text.replace('"', "&quot;")
    return text
