"""A tree of markup → the blocks of an article.

The converter of whole texts (`tree_blocks`) writes each block. A line break ends a paragraph here:
the names and dates around articles often have a line each. Links that lead to no web address become
text. This module must not know what an article is.
"""

from __future__ import annotations

from collections.abc import Container, Iterator
from itertools import groupby
from typing import NamedTuple
from urllib.parse import urljoin

import msgspec

from briefing.core.web_address import is_web_address
from briefing.importers.escape import escape_inline
from briefing.importers.markup_tree import BLOCKS, HEADINGS, Tree, has_block, text_of
from briefing.importers.plaintext import paragraph_blocks
from briefing.importers.tree_blocks import (
    block_lines,
    heading_text,
    is_first,
    limit_nesting,
    list_items,
)
from briefing.importers.tree_lines import join_blocks, parts
from briefing.importers.tree_tables import is_layout, rows_of
from briefing.importers.types import Block

_LISTS = ("ul", "ol")
_WHOLE = frozenset((*HEADINGS, *_LISTS, "blockquote", "details", "dl", "pre", "table"))
_ENDS = BLOCKS | {"br"}
_MAX_ADDRESS_CHARS = 2000


class Content(NamedTuple):
    """The blocks of some markup, and the number of pictures that were left out."""

    blocks: list[Block]
    picture_count: int


def read_blocks(root: Tree, base_url: str = "", pictures: Container[str] = ()) -> Content:
    """The blocks of a tree, which changes. Relative links are resolved against `base_url`. A
    picture whose address is one of `pictures` becomes a block; others are left out."""
    images = [image for image in root.iter("img") if image.get("src") not in pictures]
    for image in images:
        image.drop_tree()
    for link in list(root.iter("a")):
        _keep_web_address(link, base_url)
    limit_nesting(root)
    for element in [e for e in root.iterdescendants() if e.tag not in BLOCKS and has_block(e)]:
        element.drop_tag()
    blocks: list[Block] = []
    for number, element in enumerate(_block_elements(root), 1):
        blocks += _blocks(element, number)
    return Content(_with_different_bullets(blocks), len(images))


def _keep_web_address(link: Tree, base_url: str) -> None:
    """Make a link complete, or replace it by its text if it does not lead to a web address."""
    try:
        address = urljoin(base_url, (link.get("href") or "").strip())
    except ValueError:
        address = ""
    is_short = len(address) < _MAX_ADDRESS_CHARS
    if is_web_address(address) and address.isprintable() and is_short:
        link.set("href", address)
    else:
        link.drop_tag()


def _block_elements(parent: Tree) -> Iterator[Tree]:
    """The blocks in an element, without the elements around them. Inline content is a paragraph."""
    for element in parts(parent, _ENDS, "p"):
        is_table = element.tag == "table"
        is_whole = element.tag in _WHOLE and not (is_table and _has_no_columns(element))
        if is_whole or not any(child.tag in _ENDS for child in element):
            yield element
        else:
            yield from _block_elements(element)


def _has_no_columns(table: Tree) -> bool:
    return is_layout(table) or len(rows_of(table)) < 2


def _blocks(element: Tree, number: int) -> list[Block]:
    """The blocks of one element, with its pictures before or after them. `number` is that of its
    list, if it is one."""
    images = list(element.iter("img"))
    is_before = bool(images) and element.tag == "p" and is_first(element, images[0])
    pictures = [
        Block("", escape_inline(image.get("alt") or ""), picture=image.get("src"))
        for image in images
    ]
    for image in images:
        image.drop_tree()
    blocks = _texts(element, number)
    return [*pictures, *blocks] if is_before else [*blocks, *pictures]


def _texts(element: Tree, number: int) -> list[Block]:
    if element.tag in _LISTS:
        items = ((text_of(item), lines) for item, lines in list_items(element))
        return [
            Block(plain, "\n".join(lines).strip("\n"), list_number=number)
            for plain, lines in items
            if plain
        ]
    plain = text_of(element)
    if not plain:
        return []
    if element.tag in HEADINGS:
        return [Block(plain, heading_text(element), int(element.tag[1]))]
    if element.tag not in _WHOLE:
        long_blocks = paragraph_blocks(plain)
        if len(long_blocks) > 1:  # A longer text is divided between lines without its formats.
            return long_blocks
    markdown = "\n".join(join_blocks(block_lines(element)))
    return [Block(plain, markdown, is_caption=element.get("class") == "caption")]


def _with_different_bullets(blocks: list[Block]) -> list[Block]:
    """The blocks, with other bullets in the second of two lists without text between them."""
    before = ""
    result: list[Block] = []
    for _, group in groupby(blocks, lambda block: block.list_number):
        items = list(group)
        bullet = items[0].markdown[:2] if items[0].list_number else ""
        if bullet == before == "- ":
            bullet = "* "
            items = [
                msgspec.structs.replace(item, markdown=item.markdown.replace("- ", "* ", 1))
                for item in items
            ]
        result += items
        before = bullet
    return result
