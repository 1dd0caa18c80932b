"""The pass over the tree of a converted body: punctuation, plain text, links, headings, tables.

This module knows the elements that `parser` makes. It must not know the archive.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.treeprocessors import Treeprocessor

from briefing.core.model import Heading
from briefing.core.patterns import late_pattern
from briefing.markdown.context import Context
from briefing.markdown.figures import add_data_texts, make_figures
from briefing.markdown.links import report_missing_headings, rewrite_link, rewrite_picture
from briefing.markdown.parser.leaves import Leaf
from briefing.markdown.smartquotes import Edit, find_edits, may_need_edits

# Ids that layouts use on the page of a brief. The id of a heading with such a text gets a suffix.
RESERVED_IDS = frozenset("main sources cite history related contents footnotes top".split())

# A space that does not divide a number.
_NUMBER_SPACE = late_pattern("(?<=[0-9])[\u00a0\u2009\u202f](?=[0-9]{3}(?![0-9]))")
# Elements with other blocks inside, and the elements whose text is a line of its own.
_CONTAINERS = frozenset("ul ol dl table blockquote div section details figure".split())
_LINES = _CONTAINERS | frozenset("p li dt dd tr pre h1 h2 h3 h4 h5 h6 caption summary".split())
# What a reader sees, but what is not a part of the text.
_MARK_CLASSES = frozenset(("footnote-ref", "footnote-back"))


class BodyTreeprocessor(Treeprocessor):
    """The last tree processor. Its results are in the tree and in the context."""

    def run(self, root: Element) -> None:
        context: Context = self.md.context  # type: ignore[attr-defined]
        headings = self.md.parser.blocks.headings  # type: ignore[attr-defined]
        shift = 0
        if headings:
            _set_ids(headings, context)
            shift = _report_first_level(headings, context)
        if context.charts:
            from briefing.markdown import chart_blocks  # Few texts have a chart.

            chart_blocks.begin_charts(context)
        for block in root:
            _read_text(block, context)
        for element in context.places:
            if element.tag == "a":
                rewrite_link(element, context)
            else:
                _read_picture(element, context)
                rewrite_picture(element, context)
        for leaf in headings:
            _finish_heading(leaf.element, context, shift)
        if "|" in context.source.text and next(root.iter("table"), None) is not None:
            _wrap_tables(root, context)
        # Figures and charts bring tables of their own, in boxes.
        if context.charts or any(element.tag == "img" for element in context.places):
            make_figures(root, context)
        if context.charts:
            chart_blocks.finish_charts(context)
        if context.charts or context.picture_texts:
            for figure in root.iter("figure"):
                add_data_texts(figure, context)
        report_missing_headings(context)


# ---- text ---------------------------------------------------------------------------------------


def _read_text(block: Element, context: Context) -> None:
    """Set the punctuation of a block, and keep its text without markup, line by line."""
    is_leaf = not len(block)
    text = (block.text or "") if is_leaf else "".join(block.itertext())
    if may_need_edits(text):
        if is_leaf and block.tag != "pre":
            text = block.text = _apply(find_edits(text, context.lang), text, 0)
        else:
            _typeset(block, context.lang)
            text = "".join(block.itertext())
    if block.tag in _CONTAINERS:
        texts = _line_texts(block)
    else:
        texts = [_visible_text(block) if context.note_ids and not is_leaf else text]
    for text in texts:
        plain = _normalize_spaces(text, is_printable=context.is_printable)
        if block.tag == "p" and not context.first_paragraph:
            context.first_paragraph = plain
        if "\u00a0" in text or "\u2009" in text or "\u202f" in text:
            plain = _normalize_spaces(_NUMBER_SPACE.sub(",", text))
        if plain:
            context.block_texts.append(plain)


def _read_picture(picture: Element, context: Context) -> None:
    """Keep the alternative text of a picture, and its title, which can become a caption."""
    texts = (picture.get("alt"), picture.get("title"))
    context.picture_texts += [plain for text in texts if (plain := _normalize_spaces(text or ""))]


def _visible_text(element: Element) -> str:
    """The text of an element without the numbers of footnotes, and without the links back."""
    if element.get("class") in _MARK_CLASSES:
        return ""
    pieces = [element.text or ""]
    for child in element:
        pieces += [_visible_text(child), child.tail or ""]
    return "".join(pieces)


def _line_texts(container: Element) -> list[str]:
    """The texts of the paragraphs, items and rows in a container, as `_visible_text` gives them."""
    lines: list[list[str]] = []
    _add_lines(container, lines)
    return [*filter(None, map("".join, lines))]


def _add_lines(element: Element, lines: list[list[str]]) -> None:
    if element.get("class") in _MARK_CLASSES:
        return
    is_line = element.tag in _LINES
    if is_line:
        lines.append([])
    lines[-1].append(element.text or "")
    for child in element:
        _add_lines(child, lines)
        lines[-1].append(child.tail or "")
    if is_line:
        lines.append([])


# ---- headings -----------------------------------------------------------------------------------


def _report_first_level(headings: list[Leaf], context: Context) -> int:
    """Report the first heading of the first level. Returns by how many levels headings move."""
    first = next((leaf for leaf in headings if leaf.element.tag == "h1"), None)
    if first is None:
        return 0
    column = first.info.column
    width = first.columns[0] + len(first.text.partition("\n")[0]) - column
    span = context.source.place(first.line, column, width)
    hint = "the title is the only first-level heading of the page; begin with “## …”"
    message = "this is a first-level heading"
    context.report("first-level-heading", span, message, hint, warning=True)
    return 1


def _set_ids(headings: list[Leaf], context: Context) -> None:
    """Give each heading an id: its author's, or else one made from its text."""
    taken = {*RESERVED_IDS, *context.note_ids}
    for leaf in headings:
        id = leaf.element.get("id")
        if id is not None:
            id = unicodedata.normalize("NFC", id)
            if id in taken or "." in id:
                _report_id(leaf, id, context)
            taken.add(id)
            leaf.element.set("id", id)
    counts: dict[str, int] = {}
    for leaf in headings:
        element = leaf.element
        if element.get("id") is None:
            text = "".join(element.itertext()) if len(element) else element.text or ""
            id = _free_id(_slug(" ".join(text.split())), taken, counts)
            taken.add(id)
            element.set("id", id)


def _report_id(leaf: Leaf, id: str, context: Context) -> None:
    line, column = leaf.position(leaf.info.id_offset)
    span = context.source.place(line, column, len(id))
    hint = f"choose another id, such as {{#{id}-2}}"
    message = f"the page has another element with the id “{id}”"
    if "." in id:
        message = f"the id “{id}” contains a dot, as the ids of the page itself do"
        hint = f"write {{#{id.replace('.', '-')}}}"
    context.report("heading-id", span, message, hint)


def _slug(text: str) -> str:
    """The id that a text gives: its words in lower case, with hyphens between them."""
    slug = unicodedata.normalize("NFKC", text)
    slug = re.sub(r"[^\w\s-]", "", slug).strip().lower()
    return unicodedata.normalize("NFC", re.sub(r"[-\s]+", "-", slug))


def _free_id(id: str, taken: set[str], counts: dict[str, int]) -> str:
    """The id with the next number that is free. `counts` has the last number of each id."""
    while id in taken or not id:
        match = re.fullmatch(r"(.*)_(\d{1,9})", id)
        base, number = (match[1], int(match[2])) if match else (id, 0)
        counts[base] = max(number, counts.get(base, 0)) + 1
        id = f"{base}_{counts[base]}"
    return id


def _finish_heading(heading: Element, context: Context, shift: int) -> None:
    """Give a heading its level and a link to itself; add it to the outline."""
    level = min(6, int(heading.tag[1]) + shift)
    heading.tag = f"h{level}"
    id = heading.get("id") or ""
    text = _normalize_spaces(_visible_text(heading))
    context.ids.append(id)
    context.outline.append(Heading(level, id, text))
    label = f"{context.label('section')}: {text}"
    attributes = {"class": "permalink", "href": f"#{id}", "aria-label": label}
    SubElement(heading, "a", attributes).text = "#"


def _normalize_spaces(text: str, *, is_printable: bool = False) -> str:
    """The words of a text with one space between them. Most texts are so already.

    With `is_printable`, the text has no white space but spaces and line ends.
    """
    # No white space but the space itself is printable.
    only_spaces = "\n" not in text if is_printable else text.isprintable()
    if only_spaces and "  " not in text and text[:1] != " " and text[-1:] != " ":
        return text
    return " ".join(text.split())


# ---- punctuation --------------------------------------------------------------------------------

_BLOCKS = _LINES | {"br", "td", "th"}


class _Slot(NamedTuple):
    """A text of the tree: the `text` or `tail` of an element. The attribute is empty in code, which
    is read but not changed."""

    element: Element
    attribute: str
    text: str


def _typeset(block: Element, lang: str) -> None:
    """Set the punctuation of each paragraph as one text, so that the letters around a mark count
    even if the mark is next to `**bold**`."""
    slots: list[_Slot] = []
    for slot in (*_slots(block), None):
        if slot:
            slots.append(slot)
            continue
        edits = find_edits("".join(slot.text for slot in slots), lang)
        offset = first = 0
        for element, attribute, text in slots if edits else ():
            end = offset + len(text)
            last = first
            while last < len(edits) and edits[last].start < end:
                last += 1
            if attribute and last > first:
                setattr(element, attribute, _apply(edits[first:last], text, offset))
            offset, first = end, last
        slots = []


def _slots(element: Element) -> Iterator[_Slot | None]:
    """The texts of an element in order; None where a paragraph ends."""
    is_code = element.tag in ("code", "pre")
    if element.text:
        yield _Slot(element, "" if is_code else "text", element.text)
    for child in element:
        is_block = child.tag in _BLOCKS
        if is_block:
            yield None
        yield from _slots(child)
        if is_block:
            yield None
        if child.tail:
            yield _Slot(child, "" if is_code else "tail", child.tail)


def _apply(edits: list[Edit], text: str, offset: int) -> str:
    """Apply those edits that concern `text`, which begins at `offset` in the edited text."""
    pieces, position = [], 0
    for start, end, replacement in edits:
        if offset <= start and end <= offset + len(text):
            pieces += [text[position : start - offset], replacement]
            position = end - offset
    return "".join([*pieces, text[position:]])


# ---- tables --------------------------------------------------------------------------------------


def _wrap_tables(parent: Element, context: Context) -> None:
    """Put each table into a region with a label, which can be scrolled with the keyboard."""
    for index, element in enumerate(parent):
        if len(element):
            _wrap_tables(element, context)
        if element.tag == "table":
            parent[index] = _wrap(element, context)


def _wrap(table: Element, context: Context) -> Element:
    context.table_count += 1
    label = context.label("table", context.table_count)
    caption = table.find("caption")
    if caption is not None:
        caption.text = context.label("table-caption", context.table_count, caption.text or "")
        label = " ".join("".join(caption.itertext()).split())
    region = Element(
        "div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": label}
    )
    region.tail, table.tail = table.tail, None
    region.append(table)
    return region
