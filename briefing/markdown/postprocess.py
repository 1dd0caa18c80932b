"""The pass over the tree of a converted body: punctuation, plain text, links, headings, tables.

This module knows the elements that Python-Markdown makes. It must not know the archive.
"""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element, SubElement

from markdown.extensions.footnotes import FN_BACKLINK_TEXT
from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX

from briefing.core.diagnostics import nearest
from briefing.core.model import Heading
from briefing.markdown.context import ADMONITION_KINDS, Context
from briefing.markdown.links import report_missing_headings, rewrite_link, rewrite_picture
from briefing.markdown.smartquotes import Edit, find_edits, may_need_edits

# Ids that layouts use on the page of a brief. The id of a heading with such a text gets a suffix.
RESERVED_IDS = frozenset("main sources cite history related contents footnotes top".split())

_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VISITED = _HEADINGS.union("a img sup p div".split())

# A first-level heading: a line with one `#`, or with `===` below it. What is before it on its line,
# as in a list or a quotation, is matched possessively (`*+`): each line is read once.
_FIRST_LEVEL = r"^(?:[ \t>*+-]|\d+\.)*+(?P<at>#(?!#).*|.+(?=\n[ \t>]*=+ *$))"


class BodyTreeprocessor(Treeprocessor):
    """The last tree processor. Its results are in the tree and in the context."""

    def run(self, root: Element) -> None:
        context: Context = self.md.context  # type: ignore[attr-defined]
        has_first_level = next(root.iter("h1"), None) is not None
        if has_first_level:
            span = context.source.find_next(_FIRST_LEVEL)
            hint = "the title is the only first-level heading of the page; begin with “## …”"
            message = "this is a first-level heading"
            context.report("first-level-heading", span, message, hint, warning=True)
        for block in root:
            self._read_text(block, context)
        elements = [e for block in root for e in block.iter() if e.tag in _VISITED]
        for element in elements:
            if element.tag == "a":
                rewrite_link(element, context)
            elif element.tag == "img":
                rewrite_picture(element, context)
            elif element.tag in _HEADINGS:
                self._finish_heading(element, context, int(has_first_level))
            elif element.tag == "sup" and (element.get("id") or "").startswith("fnref"):
                element.set("class", "footnote-ref")
        # Their links and pictures are finished now.
        for element in elements:
            if element.tag == "p" and len(element) == 1:
                _make_figure(element)
            elif element.tag == "div":
                _finish_div(element, context)
        if next(root.iter("table"), None) is not None:
            _wrap_tables(root, context)
        report_missing_headings(context)

    def _read_text(self, block: Element, context: Context) -> None:
        """Set the punctuation of a block, and keep its text without markup."""
        is_leaf = not len(block)
        text = (block.text or "") if is_leaf else "".join(block.itertext())
        if may_need_edits(text):
            if is_leaf and block.tag != "pre":
                text = block.text = _apply(find_edits(text), text, 0)
            else:
                _typeset(block)
                text = "".join(block.itertext())
        plain = self._plain_text(text)
        plain = _normalize_spaces(plain, is_printable=context.is_printable and plain is text)
        if block.tag == "p" and not context.first_paragraph:
            context.first_paragraph = plain
        if plain:
            context.block_texts.append(plain)

    def _plain_text(self, text: str) -> str:
        """A text of the tree without entities, and with the code that Python-Markdown has replaced
        by placeholders."""
        if STX not in text:
            return html.unescape(text) if "&" in text else text
        text = text.replace(FN_BACKLINK_TEXT, "")
        # Code is unescaped separately: the code `&amp;lt;` is the text “&lt;”.
        text = html.unescape(text.replace(AMP_SUBSTITUTE, "&"))
        return HTML_PLACEHOLDER_RE.sub(self._stashed_text, text)

    def _stashed_text(self, match: re.Match[str]) -> str:
        block = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return html.unescape(re.sub(r"<[^>]*>", "", block if isinstance(block, str) else ""))

    def _finish_heading(self, heading: Element, context: Context, shift: int) -> None:
        """Give a heading its level, its id and a link to itself; add it to the outline."""
        level = min(6, int(heading.tag[1]) + shift)
        heading.tag = f"h{level}"
        id = unicodedata.normalize("NFC", heading.get("id") or "section")
        while id in RESERVED_IDS or id in context.ids:
            id = _next_id(id)
        heading.set("id", id)
        text = _normalize_spaces(self._plain_text("".join(heading.itertext())))
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


def _next_id(id: str) -> str:
    match = re.fullmatch(r"(.*)_(\d+)", id)
    return f"{match[1]}_{int(match[2]) + 1}" if match else f"{id}_1"


# ---- punctuation --------------------------------------------------------------------------------

_BLOCKS = frozenset(
    "p li dt dd td th tr blockquote pre div h1 h2 h3 h4 h5 h6 br ul ol dl table section".split()
)


class _Slot(NamedTuple):
    """A text of the tree: the `text` or `tail` of an element. The attribute is empty in code, which
    is read but not changed."""

    element: Element
    attribute: str
    text: str


def _typeset(block: Element) -> None:
    """Set the punctuation of each paragraph as one text, so that the letters around a mark count
    even if the mark is next to `**bold**`."""
    slots: list[_Slot] = []
    for slot in (*_slots(block), None):
        if slot:
            slots.append(slot)
            continue
        edits = find_edits("".join(slot.text for slot in slots))
        offset = 0
        for element, attribute, text in slots:
            if edits and attribute:
                setattr(element, attribute, _apply(edits, text, offset))
            offset += len(text)
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
    end = offset + len(text)
    for edit in reversed(edits):
        if offset <= edit.start and edit.end <= end:
            text = text[: edit.start - offset] + edit.text + text[edit.end - offset :]
    return text


# ---- figures, tables, boxes, footnotes ----------------------------------------------------------


def _make_figure(paragraph: Element) -> None:
    """Make a figure of a paragraph that has a picture with a title, and nothing else."""
    picture = paragraph[0]
    is_alone = not (paragraph.text or "").strip() and not (picture.tail or "").strip()
    title = picture.get("title")
    if picture.tag == "img" and is_alone and title:
        paragraph.tag = "figure"
        del picture.attrib["title"]
        SubElement(paragraph, "figcaption").text = title


def _wrap_tables(parent: Element, context: Context) -> None:
    """Put each table into a region with a label, which can be scrolled with the keyboard."""
    for index, element in enumerate(parent):
        if len(element):
            _wrap_tables(element, context)
        if element.tag == "table":
            parent[index] = _wrap(element, context)


def _wrap(table: Element, context: Context) -> Element:
    for cell in table.iter():
        if cell.get("style") is not None:
            side = re.search(r"text-align: (left|center|right)", cell.attrib.pop("style"))
            if side:
                cell.set("class", side[1])
    context.table_count += 1
    label = f"{context.label('table')} {context.table_count}"
    region = Element(
        "div", {"class": "table", "role": "region", "tabindex": "0", "aria-label": label}
    )
    region.tail, table.tail = table.tail, None
    region.append(table)
    return region


def _finish_div(div: Element, context: Context) -> None:
    classes = (div.get("class") or "").split()
    if "footnote" in classes:
        _finish_footnotes(div)
    elif "admonition" in classes:
        _finish_admonition(div, classes, context)


def _finish_footnotes(div: Element) -> None:
    """Make a section of the footnotes, with the roles of DPUB-ARIA (W3C)."""
    div.tag = "section"
    div.attrib.clear()
    div.set("class", "footnotes")
    div.set("role", "doc-endnotes")
    for rule in div.findall("hr"):
        div.remove(rule)
    for link in div.iter("a"):
        if link.get("class") == "footnote-backref":
            link.set("class", "footnote-back")
            link.set("aria-label", link.attrib.pop("title", ""))


# A box whose title has no quotation marks, and a box without an indented line below it.
_UNQUOTED_TITLE = r"^[ \t>*+-]*(?P<at>!!! ?[\w-]+ +[\w-].*)$"
_EMPTY_BOX = r"^(?P<lead>[ >]*)(?P<at>!!! ?[\w-].*)$(?!(?:\n[ \t>]*)*\n(?P=lead)(?: {4}|\t))"


def _finish_admonition(box: Element, classes: list[str], context: Context) -> None:
    """Check a box, and translate the title that it has by default."""
    kind = classes[1] if len(classes) > 1 else ""
    is_valid_kind = kind in ADMONITION_KINDS
    if not is_valid_kind:
        close = nearest(kind, ADMONITION_KINDS)
        hint = f"did you mean “{close}”?" if close else f"use {', '.join(ADMONITION_KINDS)}"
        pattern = rf"^(?:[ \t>*+-]|\d+\.)*+(?P<at>!!! ?(?i:{re.escape(kind)}))"
        span = context.source.find_next(pattern)
        context.report("unknown-box", span, f"unknown kind of box “{kind}”", hint)
    elif len(classes) > 2:
        span = context.source.find_next(_UNQUOTED_TITLE)
        message = "the words after the kind of this box are not shown"
        hint = f'put the title of the box in quotation marks: !!! {kind} "…"'
        context.report("unquoted-box-title", span, message, hint)
    texts = [box.text, *(child.tail for child in box)]
    only_title = all(child.get("class") == "admonition-title" for child in box)
    if only_title and not any(text and text.strip() for text in texts):
        span = context.source.find_next(_EMPTY_BOX)
        context.report("empty-box", span, "the box is empty", "indent its text by four spaces")
    title = box.find("p")
    if is_valid_kind and title is not None and title.text == kind.capitalize():
        title.text = context.label(kind)
