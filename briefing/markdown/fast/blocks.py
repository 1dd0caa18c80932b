"""Python-Markdown with fewer attempts: the same HTML in less time.

Python-Markdown tries every block processor on every block, and every inline pattern on every text.
Here, a pattern that needs a `[` is not tried on a text without `[`, and a block that only the
paragraph processor can take goes directly to it. All elements are those that Python-Markdown makes.
What this package does not recognise is left to Python-Markdown: another release of it can cost
time, but cannot change the result. Tests compare `FastMarkdown` with Python-Markdown on the whole
dialect, on archives and on random text; `tools/check_markdown.py` runs Python-Markdown's own tests.

This package knows the internals of Python-Markdown. It must not know our dialect.
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

from briefing.markdown.fast.inline import FastInlineProcessor, Triggers, contains_any
from briefing.markdown.fast.tree import replace_tree_processors, to_xhtml


class FastMarkdown(markdown.Markdown):
    """A `markdown.Markdown` whose processors skip what cannot match.

    `triggers` gives, by the regular expression of an inline pattern, the strings of which a text
    must contain one to match. Without `toc`, the extension of that name gives headings their ids,
    and makes no list of them. Register all processors before the first conversion.
    """

    def __init__(
        self, *, triggers: dict[str, Triggers] | None = None, toc: bool = True, **options: Any
    ) -> None:
        self.source, self.needs_toc = "", toc
        super().__init__(**options)
        inline = FastInlineProcessor(self, triggers or {})
        self.treeprocessors.register(inline, "inline", 20)
        self.preprocessors.register(_FastNormalizeWhitespace(self), "normalize_whitespace", 30)
        if "fenced_code_block" in self.preprocessors:
            fences = self.preprocessors["fenced_code_block"]
            if type(fences) is FencedBlockPreprocessor:
                fast = _FastFencedCode(self, fences)
                self.preprocessors.register(fast, "fenced_code_block", 25)
        replace_tree_processors(self)

    def build_parser(self) -> FastMarkdown:
        super().build_parser()
        parser = _FastBlockParser(self)
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        return self

    def set_output_format(self, format: Literal["xhtml", "html"]) -> FastMarkdown:
        super().set_output_format(format)
        if self.serializer is to_xhtml_string:
            self.serializer = to_xhtml
        return self

    def convert(self, source: str) -> str:
        self.source = source
        return super().convert(source)


# ---- lines --------------------------------------------------------------------------------------


class _FastNormalizeWhitespace(NormalizeWhitespace):
    def run(self, lines: list[str]) -> list[str]:
        normal = [*lines, "", ""]
        if contains_any("\n".join(normal), _NOT_NORMAL):
            return super().run(lines)
        return normal


# What Python-Markdown deletes or replaces. A line of spaces ends in a space.
_NOT_NORMAL = (STX, ETX, "\r", "\t", " \n")


class _FastFencedCode(Preprocessor):
    """Calls `original` only for texts that may contain a fence."""

    def __init__(self, md: FastMarkdown, original: Preprocessor) -> None:
        super().__init__(md)
        self.fast_md, self.original = md, original

    def run(self, lines: list[str]) -> list[str]:
        # Python-Markdown deletes STX and ETX, and backticks beside them may become a fence.
        source = self.fast_md.source
        if not contains_any(source, ("`", "~", STX, ETX)):  # One character is found sooner.
            return lines
        may_have_fence = contains_any(source, ("```", "~~~", STX, ETX))
        return self.original.run(lines) if may_have_fence else lines


# ---- blocks -------------------------------------------------------------------------------------

# What a processor needs in a block, by its class. A processor that is not here is always tried.
_TRIGGERS: dict[type, str] = {
    TableProcessor: "|",
    blocks.HashHeaderProcessor: "#",
    blocks.SetextHeaderProcessor: "\n",
    blocks.BlockQuoteProcessor: ">",
    blocks.ReferenceProcessor: "]:",
    DefListProcessor: ":",
    FootnoteBlockProcessor: "[^",
    AbbrBlockprocessor: "*[",
}

# Processors that take only blocks that begin with a space or a line end.
_INDENTED_ONLY = frozenset(
    (
        DefListIndentProcessor,
        blocks.CodeBlockProcessor,
        blocks.EmptyBlockProcessor,
        blocks.ListIndentProcessor,
    )
)

# Processors that take none of the blocks for which `_is_paragraph` is true.
_STOCK_PROCESSORS = frozenset(
    (
        *_TRIGGERS,
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


class _FastBlockParser(BlockParser):
    """Makes plain paragraphs, headings and lists itself, and leaves the rest to the processors."""

    _all: Sequence[tuple[Any, str]] = ()  # Processors, each with its trigger.
    _unindented: Sequence[tuple[Any, str]] = ()  # Those that may take a block without indentation.
    _paragraph: Any = None  # The paragraph processor, if all processors are known.
    _has_bullets = False

    def _prepare(self) -> None:
        self._all = [(p, _TRIGGERS.get(_stock_class(p), "")) for p in self.blockprocessors]
        unindented = [
            (processor, trigger)
            for processor, trigger in self._all
            if _stock_class(processor) not in _INDENTED_ONLY or processor.tab_length <= 0
        ]
        self._unindented = [
            # The content of an admonition is indented. Without indentation, only its head counts.
            (p, "!!!" if _stock_class(p) is AdmonitionProcessor and p.tab_length > 0 else trigger)
            for p, trigger in unindented
        ]
        kinds = [_stock_class(p) for p in self.blockprocessors]
        if kinds[-1] is blocks.ParagraphProcessor and _STOCK_PROCESSORS.issuperset(kinds):
            self._paragraph = self._all[-1][0]
            self._has_bullets = SaneUListProcessor in kinds or blocks.UListProcessor in kinds

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        if not self._all:
            self._prepare()
        while blocks:
            if self._paragraph is not None and self._take_plain(parent, blocks):
                continue
            block = blocks[0]
            for processor, trigger in self._unindented if block[:1] > " " else self._all:
                if (
                    trigger in block
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break

    def _take_plain(self, parent: Element, blocks: list[str]) -> bool:
        """Take the first block if it is a plain paragraph, heading or list."""
        block = blocks[0]
        first = block[:1]
        if _is_paragraph(block):
            if self.state.isstate("list"):  # The result depends on what is before the block.
                self._paragraph.run(parent, blocks)
                return True
            text = block.lstrip()
            if text:
                SubElement(parent, "p").text = text
        elif first == "#" and (heading := _HEADING.fullmatch(block)):
            SubElement(parent, f"h{len(heading[1])}").text = heading[2].strip()
        elif (
            self._has_bullets
            and first in _BULLETS
            and _BULLET_LIST.fullmatch(block)
            and _begins_list(parent)
        ):
            items = SubElement(parent, "ul")
            for line in block.split("\n"):
                SubElement(items, "li").text = line[1:].lstrip()
        else:
            return False
        del blocks[0]
        return True


# The first characters of lines with a meaning in a block.
_LINE_MARKS = frozenset(" \t\n#=-_*+>[:!1")


def _is_paragraph(block: str) -> bool:
    """Whether only the paragraph processor can take a block."""
    first = block[:1]
    if not first or first in _LINE_MARKS or first.isdigit() or "|" in block:
        return False
    return "\n" not in block or all(
        line[:1] not in _LINE_MARKS and line for line in block.split("\n")
    )


# A heading of one line without characters that a processor may read in another way.
_HEADING = re.compile(r"(#{1,6})([^#\\|\n]+)")

# A list whose items have one line each, in which every processor sees text only.
_BULLETS = ("-", "*", "+")
_BULLET_ITEM = r"[-*+] ++[^\s\d#=_*+>\[:!|-][^\n|]*+"
_BULLET_LIST = re.compile(rf"{_BULLET_ITEM}(?:\n{_BULLET_ITEM})*")
_LIST_TAGS = ("ul", "ol")


def _begins_list(parent: Element) -> bool:
    """Whether a list here is a new list: neither in a list, nor the continuation of one."""
    return parent.tag not in _LIST_TAGS and (not len(parent) or parent[-1].tag not in _LIST_TAGS)


def _stock_class(processor: Any) -> type:
    """The class in _STOCK_PROCESSORS whose `test` the processor has, or else its own class."""
    own = type(processor)
    test = getattr(own, "test", None)
    return next(
        (k for k in own.__mro__ if k in _STOCK_PROCESSORS and getattr(k, "test", None) is test), own
    )
