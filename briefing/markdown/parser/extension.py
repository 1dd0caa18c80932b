"""The extension of Python-Markdown that replaces its parser, its inline processor and its
serialiser by those of this package.

Python-Markdown's own reading differs from CommonMark's in so many places that no set of
extensions corrects it: indentation of lists, fences in containers, block quotes, emphasis, links,
escapes. This extension needs no placeholders in the text either. A text can therefore contain any
character. This module knows Python-Markdown. It must not know the archive.
"""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element, ElementTree

import markdown
from markdown.blockparser import BlockParser
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor
from markdown.util import Registry

from briefing.markdown.parser import abbreviations, captions, footnotes
from briefing.markdown.parser.blocks import Blocks, Grammar
from briefing.markdown.parser.fences import start_indented
from briefing.markdown.parser.inline import Inline
from briefing.markdown.parser.lists import finish_lists
from briefing.markdown.parser.marks import HANDLERS
from briefing.markdown.parser.paragraphs import PARAGRAPH, take_beginning
from briefing.markdown.parser.serializer import to_html
from briefing.markdown.parser.starts import STARTS

_GRAMMAR = Grammar(STARTS, start_indented, PARAGRAPH, take_beginning)


class CommonMarkExtension(Extension):
    """Makes Python-Markdown read CommonMark, GFM and our dialect.

    The attribute `context` of the `Markdown` is the context of the conversion.
    """

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 – Python-Markdown's name
        empty: Any = Registry()
        md.preprocessors, md.postprocessors, md.treeprocessors = empty, Registry(), Registry()
        md.inlinePatterns = Registry()
        md.parser = _Parser(md)
        md.output_formats = {"xhtml": to_html}  # type: ignore[misc]
        md.treeprocessors.register(_InlineProcessor(md), "inline", 20)


class _Parser(BlockParser):
    """Reads the blocks of a text. Their texts are read by the inline processor."""

    blocks: Blocks

    def parseDocument(self, lines: list[str]) -> ElementTree:  # type: ignore[override]  # noqa: N802
        root = Element(self.md.doc_tag)
        context: Any = self.md.context  # type: ignore[attr-defined]
        self.blocks = Blocks(root, context, _GRAMMAR)
        self.blocks.parse(lines)
        return ElementTree(root)


class _InlineProcessor(Treeprocessor):
    """Reads the texts of all blocks, and adds what depends on the whole text."""

    def run(self, root: Element) -> None:
        blocks: Blocks = self.md.parser.blocks  # type: ignore[attr-defined]
        context = blocks.context
        definitions = blocks.definitions
        inline = Inline(definitions, context, HANDLERS)
        inline.parse_all(blocks.leaves)
        blocks.tags.finish()
        if blocks.lists:
            finish_lists(blocks.lists)
        if definitions.notes:
            footnotes.check(definitions, context)
            footnotes.drop_unused(blocks)
            if inline.notes:
                footnotes.add_section(root, inline.notes, context)
        if definitions.abbreviations:
            abbreviations.mark(root, definitions.abbreviations)
        if "Table:" in context.source.text:
            captions.add(root)
