"""Python-Markdown's own output, sooner.

The library tries every block processor on every block and every inline pattern on every text, most
of them in vain. Here a cheap look comes first: a pattern that needs a `[` is not tried where there
is none, and a block that only the paragraph processor could take goes straight to it. All that is
made is made by the library; what is not recognised here goes the library's way, so that another
release of it costs speed and never changes a byte. `Markdown` is a drop-in for the library's: the
tests compare the two on all that the dialect has, on whole archives and on random text, and
`tools/check_markdown.py` runs the library's own tests through it.

Knows the library's insides, and nothing of our dialect.
"""

from __future__ import annotations

import html
from collections.abc import Callable, Sequence
from typing import Any, Literal
from xml.etree.ElementTree import HTML_EMPTY, Element

import markdown
from markdown import blockprocessors as blocks
from markdown import inlinepatterns as patterns
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.attr_list import AttrListTreeprocessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.footnotes import FootnoteBlockProcessor, FootnotePostTreeprocessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.extensions.toc import TocTreeprocessor, unique
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.serializers import RE_AMP, to_xhtml_string
from markdown.treeprocessors import (
    InlineProcessor,
    PrettifyTreeprocessor,
    Treeprocessor,
    UnescapeTreeprocessor,
)
from markdown.util import ETX, STX, AtomicString

Triggers = tuple[str, ...]

# What a text must hold for an inline pattern to match, by the pattern's regular expression. A
# pattern that another release or extension brings is not here, and is always tried.
_TRIGGERS: dict[str, Triggers] = {
    patterns.BACKTICK_RE: ("`",),
    patterns.ESCAPE_RE: ("\\",),
    patterns.LINK_RE: ("[",),
    patterns.IMAGE_LINK_RE: ("![",),
    patterns.AUTOLINK_RE: ("<",),
    patterns.AUTOMAIL_RE: ("<",),
    patterns.HTML_RE: ("<",),
    patterns.ENTITY_RE: ("&",),
    patterns.LINE_BREAK_RE: ("  \n",),
    r"\[\^([^\]]*)\]": ("[^",),
    r"\*|_": ("*", "_"),
}

# What may begin a line of a block that is more than a paragraph, or of a block of several.
_MARKS = frozenset(" \t\n#=-_*+>[:!")


class Markdown(markdown.Markdown):
    """The library, with processors that skip what cannot match.

    `triggers` gives what patterns of the caller's own need, by their regular expressions. Without
    `toc`, the extension of that name gives headings their ids, and makes no list of them.
    Processors must all be registered before the first conversion.
    """

    def __init__(
        self, *, triggers: dict[str, Triggers] | None = None, toc: bool = True, **options: Any
    ) -> None:
        self.source, self.toc_wanted = "", toc
        super().__init__(**options)
        self.treeprocessors.register(_Inline(self, _TRIGGERS | (triggers or {})), "inline", 20)
        self.preprocessors.register(_Normal(self), "normalize_whitespace", 30)
        if "fenced_code_block" in self.preprocessors:
            fences = self.preprocessors["fenced_code_block"]
            if type(fences) is FencedBlockPreprocessor:
                self.preprocessors.register(_Fences(self, fences), "fenced_code_block", 25)
        for name, priority, kind, quick in _QUICK:
            if name in self.treeprocessors and type(self.treeprocessors[name]) is kind:
                stock = self.treeprocessors[name]
                self.treeprocessors.register(_Quickly(self, stock, quick), name, priority)

    def build_parser(self) -> Markdown:
        super().build_parser()
        parser = _Blocks(self)
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        return self

    def set_output_format(self, format: Literal["xhtml", "html"]) -> Markdown:
        super().set_output_format(format)
        if self.serializer is to_xhtml_string:
            self.serializer = _to_xhtml
        return self

    def convert(self, source: str) -> str:
        self.source = source
        return super().convert(source)


# ---- lines --------------------------------------------------------------------------------------


class _Normal(NormalizeWhitespace):
    """The library's, for texts that are normal already."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if _holds(text, _NOT_NORMAL):
            return super().run(lines)
        return [*lines, "", ""]


_NOT_NORMAL = (STX, ETX, "\r", "\t", "\n ")


class _Fences(Preprocessor):
    """The library's, where there may be a fence."""

    def __init__(self, md: Markdown, stock: Preprocessor) -> None:
        super().__init__(md)
        self.library, self.stock = md, stock

    def run(self, lines: list[str]) -> list[str]:
        # A fence may come about where the library takes these two letters of its own out.
        if _holds(self.library.source, ("```", "~~~", STX, ETX)):
            return self.stock.run(lines)
        return lines


# ---- blocks -------------------------------------------------------------------------------------


class _Blocks(BlockParser):
    """The library's block parser; a plain paragraph is handed to its processor unasked."""

    _processors: Sequence[tuple[Any, str]] = ()
    _paragraph: Any = None

    def _learn(self) -> None:
        self._processors = [(p, _NEEDS.get(type(p), "")) for p in self.blockprocessors]
        if all(type(p) in _KNOWN for p in self.blockprocessors):
            self._paragraph = self._processors[-1][0]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        if not self._processors:
            self._learn()
        paragraph, processors = self._paragraph, self._processors
        while blocks:
            block = blocks[0]
            if paragraph is not None and _is_plain(block):
                paragraph.run(parent, blocks)
                continue
            for processor, trigger in processors:
                if (
                    trigger in block
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break


# What a block must hold for a processor of the library to want it.
_NEEDS: dict[type, str] = {
    TableProcessor: "|",
    blocks.HashHeaderProcessor: "#",
    blocks.SetextHeaderProcessor: "\n",
    blocks.BlockQuoteProcessor: ">",
    blocks.ReferenceProcessor: "]:",
    DefListProcessor: ":",
    FootnoteBlockProcessor: "[^",
    AbbrBlockprocessor: "*[",
}


# Those that want none of the blocks that `_is_plain` calls plain.
_KNOWN = frozenset(
    (
        *_NEEDS,
        AdmonitionProcessor,
        DefListIndentProcessor,
        SaneOListProcessor,
        SaneUListProcessor,
        blocks.CodeBlockProcessor,
        blocks.EmptyBlockProcessor,
        blocks.HRProcessor,
        blocks.ListIndentProcessor,
        blocks.OListProcessor,
        blocks.ParagraphProcessor,
        blocks.UListProcessor,
    )
)


def _is_plain(block: str) -> bool:
    """Whether no block processor but the last, which takes all, could want this block."""
    first = block[:1]
    if not first or first in _MARKS or first.isdigit() or "|" in block:
        return False
    return "\n" not in block or all(line[:1] not in _MARKS and line for line in block.split("\n"))


# ---- inline -------------------------------------------------------------------------------------


class _Inline(InlineProcessor):
    """The library's inline processor, which tries only patterns whose trigger a text holds."""

    def __init__(self, md: markdown.Markdown, triggers: dict[str, Triggers]) -> None:
        super().__init__(md)
        self.triggers = triggers
        self.tried: list[tuple[Any, Triggers | None, bool]] = []
        self.any: Triggers | None = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if not self.tried:
            self._learn()
        # Texts that no pattern can match are put out of the library's sight meanwhile.
        hidden: list[tuple[Element, str | None, str | None]] = []
        if self.any is not None:
            for element in tree.iter():
                text, tail = element.text, element.tail
                text = None if not text or _holds(text, self.any) else text
                tail = None if not tail or _holds(tail, self.any) else tail
                if text or tail:
                    hidden.append((element, text, tail))
            for element, text, tail in hidden:
                element.text = None if text else element.text
                element.tail = None if tail else element.tail
        made = super().run(tree, ancestors)
        for element, text, tail in hidden:
            element.text = text or element.text
            element.tail = tail or element.tail
        return made

    def _learn(self) -> None:
        found: set[str] = set()
        for pattern in self.inlinePatterns:
            refers = type(pattern) in _REFERENCES
            triggers = self.triggers.get(getattr(pattern, "pattern", ""))
            self.tried.append((pattern, triggers, refers))
            if triggers is None:
                self.any = None
            found.update(triggers or ())
        self.any = None if self.any is None else tuple(sorted(found))

    def _InlineProcessor__handleInline(  # noqa: N802 – the library's own name
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString):
            return data
        if self.any is not None and not _holds(data, self.any):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        references = self.md.references
        for index in range(patternIndex, len(self.tried)):
            pattern, triggers, refers = self.tried[index]
            if refers and not references:
                continue
            if triggers is not None and not _holds(data, triggers):
                continue
            start, matched = 0, True
            while matched:
                data, matched, start = apply(pattern, data, index, start)
        return data


def _holds(data: str, triggers: Triggers) -> bool:
    for trigger in triggers:  # noqa: SIM110 – a generator would cost more than the looks
        if trigger in data:
            return True
    return False


# These match only what a reference defines.
_REFERENCES: frozenset[type] = frozenset(
    (
        patterns.ReferenceInlineProcessor,
        patterns.ShortReferenceInlineProcessor,
        patterns.ImageReferenceInlineProcessor,
        patterns.ShortImageReferenceInlineProcessor,
    )
)


# ---- the tree -----------------------------------------------------------------------------------


class _Quickly(Treeprocessor):
    """A tree processor of the library, spared where `quick` did its work or found none.

    Whatever else is asked of it, the library's own answers.
    """

    def __init__(
        self, md: Markdown, stock: Treeprocessor, quick: Callable[[Any, Element, str], bool]
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
        if "id" in element.attrib:
            used.add(element.attrib["id"])
        if element.tag in _HEADINGS:
            text = element.text or ""
            if len(element) or element.attrib or "<" in text or ">" in text or STX in text:
                return False
            headings.append(element)
    counters: dict[str, int] = {}
    for element in headings:
        text = (element.text or "").strip()
        name = html.unescape(" ".join((RE_AMP.sub("&amp;", text) if "&" in text else text).split()))
        element.attrib["id"] = unique(stock.slugify(name, stock.sep), used, counters)
    return True


_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))


def _prettified(stock: Any, root: Element, source: str) -> bool:
    """Line breaks between blocks, as the library sets them."""
    if any(not _is_plain_tag(e.tag) or e.tag in ("br", "pre") for e in root.iter()):
        return False
    block_level = frozenset(stock.md.block_level_elements)

    def settle(element: Element) -> None:
        if element.tag in block_level and element.tag != "code":
            text = element.text
            if len(element) and element[0].tag in block_level and (not text or not text.strip()):
                element.text = "\n"
            for child in element:
                if child.tag in block_level:
                    settle(child)
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


def _to_xhtml(root: Element) -> str:
    """What `markdown.serializers.to_xhtml_string` gives, for the elements that Markdown makes."""
    out: list[str] = []
    return "".join(out) if _write(out.append, root) else to_xhtml_string(root)


def _write(write: Callable[[str], None], element: Element) -> bool:
    tag = element.tag
    if not _is_plain_tag(tag) or tag in ("script", "style"):
        return False
    if element.attrib:
        write("<" + tag)
        attributes: list[tuple[Any, Any]] = sorted(element.attrib.items())
        for key, value in attributes:
            if not isinstance(key, str) or not isinstance(value, str):
                return False
            write(f' {key}="{_escaped(value, quotes=True)}"')
        write(" />" if tag in HTML_EMPTY else ">")
    else:
        write(f"<{tag} />" if tag in HTML_EMPTY else f"<{tag}>")
    if tag in HTML_EMPTY:
        if element.text or len(element):
            return False
    else:
        if element.text:
            write(_escaped(element.text))
        for child in element:
            if not _write(write, child):
                return False
        write(f"</{tag}>")
    if element.tail:
        write(_escaped(element.tail))
    return True


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
