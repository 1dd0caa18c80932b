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

import re
from collections.abc import Sequence
from typing import Any, Literal
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown import blockprocessors as blocks
from markdown.blockparser import BlockParser
from markdown.extensions.abbr import AbbrBlockprocessor
from markdown.extensions.admonition import AdmonitionProcessor
from markdown.extensions.def_list import DefListIndentProcessor, DefListProcessor
from markdown.extensions.fenced_code import FencedBlockPreprocessor
from markdown.extensions.footnotes import FootnoteBlockProcessor
from markdown.extensions.sane_lists import SaneOListProcessor, SaneUListProcessor
from markdown.extensions.tables import TableProcessor
from markdown.preprocessors import NormalizeWhitespace, Preprocessor
from markdown.serializers import to_xhtml_string
from markdown.util import ETX, STX

from briefing.markdown.fast.inline import Inline, Triggers, holds
from briefing.markdown.fast.tree import spare_tree_processors, to_xhtml

# What may begin a line of a block that is more than a paragraph, or of a block of several; a list
# that begins with 1 too, for a caller who would look at it.
_MARKS = frozenset(" \t\n#=-_*+>[:!1")


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
        self.treeprocessors.register(Inline(self, triggers or {}), "inline", 20)
        self.preprocessors.register(_Normal(self), "normalize_whitespace", 30)
        if "fenced_code_block" in self.preprocessors:
            fences = self.preprocessors["fenced_code_block"]
            if type(fences) is FencedBlockPreprocessor:
                self.preprocessors.register(_Fences(self, fences), "fenced_code_block", 25)
        spare_tree_processors(self)

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
            self.serializer = to_xhtml
        return self

    def convert(self, source: str) -> str:
        self.source = source
        return super().convert(source)


# ---- lines --------------------------------------------------------------------------------------


class _Normal(NormalizeWhitespace):
    """The library's, for texts that are normal already."""

    def run(self, lines: list[str]) -> list[str]:
        text = "\n".join(lines)
        if holds(text, _NOT_NORMAL):
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
        source = self.library.source
        if not holds(source, ("`", "~", STX, ETX)):  # One letter is found sooner than three.
            return lines
        return self.stock.run(lines) if holds(source, ("```", "~~~", STX, ETX)) else lines


# ---- blocks -------------------------------------------------------------------------------------


class _Blocks(BlockParser):
    """The library's block parser; plain paragraphs and headings are made without asking it."""

    _processors: Sequence[tuple[Any, str]] = ()
    _flush: Sequence[tuple[Any, str]] = ()
    _paragraph: Any = None
    _bullets = False

    def _learn(self) -> None:
        self._processors = [(p, _NEEDS.get(_kind(p), "")) for p in self.blockprocessors]
        kinds = [_kind(p) for p in self.blockprocessors]
        indented = [p for p in self.blockprocessors if _kind(p) in _INDENTED and p.tab_length > 0]
        self._flush = [
            # Content of an admonition is indented; without, only the sign of one is wanted.
            (p, "!!!" if _kind(p) is AdmonitionProcessor and p.tab_length > 0 else trigger)
            for p, trigger in self._processors
            if p not in indented
        ]
        if kinds[-1] is blocks.ParagraphProcessor and _KNOWN.issuperset(kinds):
            self._paragraph = self._processors[-1][0]
            self._bullets = SaneUListProcessor in kinds or blocks.UListProcessor in kinds

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        if not self._processors:
            self._learn()
        paragraph, state = self._paragraph, self.state
        while blocks:
            block = blocks[0]
            first = block[:1]
            if paragraph is not None and _is_plain(block):
                if state.isstate("list"):  # What it becomes there depends on what stands before.
                    paragraph.run(parent, blocks)
                    continue
                del blocks[0]
                text = block.lstrip()
                if text:
                    SubElement(parent, "p").text = text
                continue
            heading = _HEADING.fullmatch(block) if first == "#" else None
            if paragraph is not None and heading:
                del blocks[0]
                SubElement(parent, f"h{len(heading[1])}").text = heading[2].strip()
                continue
            if self._bullets and first in _BULLETS and _LIST.fullmatch(block) and _is_new(parent):
                del blocks[0]
                items = SubElement(parent, "ul")
                for line in block.split("\n"):
                    SubElement(items, "li").text = line[1:].lstrip()
                continue
            for processor, trigger in self._flush if first > " " else self._processors:
                if (
                    trigger in block
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break


# A heading in a line of its own, without a sign that the library reads in another way.
_HEADING = re.compile(r"(#{1,6})([^#\\|\n]+)")

# A list whose items have one line each, in which no processor sees more than text.
_BULLETS = ("-", "*", "+")
_ITEM = r"[-*+] ++[^\s\d#=_*+>\[:!|-][^\n|]*+"
_LIST = re.compile(rf"{_ITEM}(?:\n{_ITEM})*")


def _is_new(parent: Element) -> bool:
    """Whether a list would be one of its own here: not within one, and not the rest of one."""
    return parent.tag not in _LISTS and (not len(parent) or parent[-1].tag not in _LISTS)


_LISTS = ("ul", "ol")

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


# Those that want only blocks which begin with a space or a line end, if at all.
_INDENTED = frozenset(
    (
        DefListIndentProcessor,
        blocks.CodeBlockProcessor,
        blocks.EmptyBlockProcessor,
        blocks.ListIndentProcessor,
    )
)

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


def _kind(processor: Any) -> type:
    """The library's class of a processor, or that by whose test a caller's own one wants blocks."""
    own = type(processor)
    test = getattr(own, "test", None)
    return next((k for k in own.__mro__ if k in _KNOWN and getattr(k, "test", None) is test), own)


def _is_plain(block: str) -> bool:
    """Whether no block processor but the last, which takes all, could want this block."""
    first = block[:1]
    if not first or first in _MARKS or first.isdigit() or "|" in block:
        return False
    return "\n" not in block or all(line[:1] not in _MARKS and line for line in block.split("\n"))
