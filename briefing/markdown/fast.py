"""Python-Markdown with fewer attempts: the same HTML in less time.

Python-Markdown tries every processor on every block and on every text. Here, a processor that needs
a `[` is not tried on a text without `[`. A processor that is not in the tables below is always
tried. This module knows the internals of Python-Markdown. It must not know our dialect.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from typing import Any
from xml.etree.ElementTree import Element, SubElement

import markdown
from markdown.blockparser import BlockParser
from markdown.inlinepatterns import ReferenceInlineProcessor
from markdown.treeprocessors import InlineProcessor
from markdown.util import ETX, STX, AtomicString

# With which of these characters a line of a block must begin for a processor to take the block. The
# processor is also tried if a line begins with a space or is empty, or if the block contains a `|`.
# The keys of these tables are the names under which Python-Markdown and its extensions register
# their processors.
_BLOCK_SIGNS = {
    "admonition": "!",
    "empty": "",
    "indent": "",
    "defindent": "",
    "code": "",
    "table": "",
    "hashheader": "#",
    "setextheader": "=-",
    "hr": "-_*",
    "olist": "0123456789",
    "ulist": "-*+",
    "deflist": ":",
    "quote": ">",
    "footnote": "[",
    "abbr": "*",
    "reference": "[",
}
# The strings of which a text must contain one for a pattern to match.
_INLINE_SIGNS = {
    "backtick": ("`",),
    "escape": ("\\",),
    "footnote": ("[^",),
    "reference": ("[",),
    "link": ("[",),
    "image_link": ("![",),
    "image_reference": ("![",),
    "short_reference": ("[",),
    "short_image_ref": ("![",),
    "autolink": ("<",),
    "automail": ("<",),
    "linebreak": ("  \n",),
    "html": ("<",),
    "raw_html": ("<",),
    "entity": ("&",),
    "em_strong": ("*", "_"),
}
# The strings of which a document must contain one for another processor to change anything.
# Python-Markdown deletes STX and ETX, and backticks beside them may become a fence.
_DOCUMENT_SIGNS = {
    "normalize_whitespace": (STX, ETX, "\r", "\t", " \n"),
    "fenced_code_block": ("```", "~~~", STX, ETX),
    "footnote-duplicate": ("^",),
    "attr_list": ("{",),
    "unescape": ("\\",),
}


class FastMarkdown(markdown.Markdown):
    """A `markdown.Markdown` whose processors skip what they cannot change.

    Register all processors before the first conversion.
    """

    def __init__(self, **options: Any) -> None:
        self.source = ""
        super().__init__(**options)
        self.block_tags = frozenset(self.block_level_elements)
        self.treeprocessors.register(_FastInlineProcessor(self), "inline", 20)
        for registry in (self.preprocessors, self.treeprocessors):
            for name, signs in _DOCUMENT_SIGNS.items():
                if name in registry:
                    self._run_if_needed(registry[name], signs)

    def _run_if_needed(self, processor: Any, signs: Collection[str]) -> None:
        run = processor.run

        def run_if_needed(value: Any) -> Any:
            return run(value) if _has_any(self.source, signs) else value

        processor.run = run_if_needed

    def build_parser(self) -> FastMarkdown:
        super().build_parser()
        parser = _FastBlockParser(self)
        parser.blockprocessors = self.parser.blockprocessors
        for processor in parser.blockprocessors:
            processor.parser = parser
        self.parser = parser
        return self

    def is_block_level(self, tag: Any) -> bool:
        return tag in self.block_tags or super().is_block_level(tag)

    def convert(self, source: str) -> str:
        self.source = f"{source}\n\n"  # As with `normalize_whitespace`.
        return super().convert(self.source)


def _has_any(text: str, signs: Collection[str]) -> bool:
    for sign in signs:  # noqa: SIM110 – a generator would take longer than the search
        if sign in text:
            return True
    return False


def _with_signs(registry: Any, table: dict[str, Any], unknown: Any) -> list[tuple[Any, Any]]:
    """The processors of a registry in order, each with its signs, or `unknown`."""
    signs = [unknown] * len(registry)
    for name, sign in table.items():
        if name in registry:
            signs[registry.get_index_for_name(name)] = sign
    return list(zip(registry, signs, strict=True))


class _FastBlockParser(BlockParser):
    _processors: Sequence[tuple[Any, str | None]] = ()
    _paragraph: Any = None  # The last processor, if all others are in the table.

    def _prepare(self) -> None:
        self._processors = _with_signs(self.blockprocessors, _BLOCK_SIGNS, None)
        if all(signs is not None for _, signs in self._processors[:-1]):
            self._paragraph = self._processors[-1][0]

    def parseBlocks(self, parent: Element, blocks: list[str]) -> None:  # noqa: N802
        if not self._processors:
            self._prepare()
        while blocks:
            block = blocks[0]
            has_bar = "|" in block
            if self._paragraph and block[:1].isalpha() and not has_bar and "\n" not in block:
                if self.state.isstate("list"):  # The result depends on what is before the block.
                    self._paragraph.run(parent, blocks)
                else:
                    SubElement(parent, "p").text = blocks.pop(0)
                continue
            starts = {line[:1] for line in block.split("\n")}
            tries_all = has_bar or " " in starts or "" in starts
            for processor, signs in self._processors:
                if (
                    (tries_all or signs is None or not starts.isdisjoint(signs))
                    and processor.test(parent, block)
                    and processor.run(parent, blocks) is not False
                ):
                    break


class _FastInlineProcessor(InlineProcessor):
    _patterns: Sequence[tuple[Any, tuple[str, ...]]] = ()
    # Those that may match in the document, each with its index.
    _active: Sequence[tuple[int, Any, tuple[str, ...]]] = ()

    def run(self, tree: Element, ancestors: list[str] | None = None) -> Element:
        if not self._patterns:
            self._patterns = _with_signs(self.inlinePatterns, _INLINE_SIGNS, ("",))
        text = "\n".join([t for e in tree.iter() for t in (e.text, e.tail) if t])
        self._active = [
            (index, pattern, signs)
            for index, (pattern, signs) in enumerate(self._patterns)
            if _has_any(text, signs)
            and (self.md.references or not isinstance(pattern, ReferenceInlineProcessor))
        ]
        if not self.md.references and self._replace_plain_marks(tree):
            return tree
        return super().run(tree, ancestors)

    def _replace_plain_marks(self, tree: Element) -> bool:
        """Make elements of links and emphasis in texts that can be read in one way only.

        Returns whether no other text is left.
        """
        signs = tuple({sign for _, _, signs in self._active for sign in signs})
        is_done = True
        for element in list(tree.iter()):
            text, tail = element.text, element.tail
            if text and _has_any(text, signs) and not isinstance(text, AtomicString):
                pieces = _split_plain(text, signs) if element is not tree else None
                if pieces:
                    element.text, element[0:0] = pieces
                else:
                    is_done = False
            is_done = is_done and not (tail and _has_any(tail, signs))
        return is_done

    def _InlineProcessor__handleInline(  # noqa: N802 – overrides the private method
        self,
        data: str,
        patternIndex: int = 0,  # noqa: N803
    ) -> str:
        if isinstance(data, AtomicString):
            return data
        apply = self._InlineProcessor__applyPattern  # type: ignore[attr-defined]
        for index, pattern, signs in self._active:
            if index < patternIndex or not _has_any(data, signs):
                continue
            start, has_match = 0, True
            while has_match:
                data, has_match, start = apply(pattern, data, index, start)
        return data


# A link whose address has no special character; `*` or `**`; `_` or `__` at the edges of a word.
# None of them is next to another mark: there, Python-Markdown counts the length of runs. Each
# pattern looks behind only after its first character, so that the search jumps to that character.
_PLAIN_MARKS = re.compile(
    r"\[(?<!!\[)([^\[\]]+)\]\(([^\s()<>'\"\[\]`\\]+)\)"
    r"|\*(?<![*_]\*)(\*?)(?=\S)([^*_]+)(?<=\S)\*\3(?![*_])"
    r"|_(?<![\w*]_)(_?)(?=\S)([^*_]+)(?<=\S)_\5(?![\w*])"
)


def _split_plain(text: str, signs: Collection[str]) -> tuple[str | None, list[Element]] | None:
    """The text before the first mark, and the elements of the marks with their tails.

    None if a sign is left outside or inside of the marks.
    """
    elements: list[Element] = []
    texts: list[str] = []  # Before, in, between and after the marks.
    end = 0
    for match in _PLAIN_MARKS.finditer(text):
        words, address, second_star, star_text, second_line, line_text = match.groups()
        if words:
            element = Element("a", {"href": address})
        else:
            words = star_text or line_text
            element = Element("strong" if second_star or second_line else "em")
        element.text = words
        elements.append(element)
        texts += (text[end : match.start()], words)
        end = match.end()
    texts.append(text[end:])
    if _has_any("|".join(texts), signs):
        return None
    for element, tail in zip(elements, texts[2::2], strict=True):
        element.tail = tail or None
    return texts[0] or None, elements
