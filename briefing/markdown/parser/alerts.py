"""Boxes: `!!! note "Title"` above indented text, and the alerts of GitHub (`> [!NOTE]`).

This module must not know what is inside of a box.
"""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.core.proposals import nearest, suggest
from briefing.markdown.context import ADMONITION_KINDS
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.leaves import BOX, Container, Leaf, text_leaf
from briefing.markdown.parser.lines import Line

_BOX = late_pattern(r"!!! ?([\w-]+)((?: +[\w-]+)*)(?: +\"(.*?)\")? *$")
_NEARLY_BOX = late_pattern(rf"!!! ?({'|'.join(ADMONITION_KINDS)})\b", re.IGNORECASE)
# Boxes of other programs: `:::note`, `::: {.callout-tip}`, `??? note "Title"`.
_FOREIGN_BOX = late_pattern(
    r"(?::{3,} *|\?{3}\+? (?=[a-z]+(?: \"|$)))\{?\.?(?:callout-)?([^\W\d_][\w-]*)(.*)"
)
_NEARLY_ALERT = late_pattern(r"\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?![(\[:])", re.IGNORECASE)
_ALERT = late_pattern(r"\[!([A-Za-z]+)\][ \t]*(?:\n|\Z)")

# The alerts of GitHub, and the kind of box that shows each.
_KIND_OF_ALERT = {
    "note": "note",
    "tip": "note",
    "important": "key",
    "warning": "warning",
    "caution": "warning",
}


def start(blocks: Blocks, line: Line) -> bool | None:
    """Begin a box at its line (`!!! note`)."""
    match = _BOX.match(line.text, line.start)
    if not match:
        nearly = _NEARLY_BOX.match(line.text, line.start)
        if nearly:
            hint = f'write it as !!! {nearly[1]} "Its title", with straight quotation marks'
            blocks.report("unread-box", line, "this is not read as a box", hint)
        return None
    if blocks.is_too_deep(line):
        return None
    kind = match[1].lower()
    if kind not in ADMONITION_KINDS:
        _report_kind(blocks, line, kind, ADMONITION_KINDS)
    elif match[2]:
        message = "the words after the kind of this box are not shown"
        hint = f'put the title of the box in quotation marks: !!! {kind} "…"'
        blocks.report("unquoted-box-title", line, message, hint)
    box = Element("div", {"class": f"admonition {kind}"})
    box.text = box.tail = "\n"
    label = blocks.context.label(kind) if kind in ADMONITION_KINDS else kind.capitalize()
    container = blocks.begin_container(BOX, box, 4, line)
    title = label if match[3] is None or match[3] == kind.capitalize() else match[3]
    if title:
        element = Element("p", {"class": "admonition-title"})
        element.tail = "\n"
        box.append(element)
        blocks.leaves.append(text_leaf(element, title, line.number, max(0, match.start(3))))
    container.finish = _finish_box
    line.take(len(line.text) - line.start)
    return True


def report_foreign(blocks: Blocks, line: Line) -> None:
    """Report the first line of a box as other programs want it."""
    match = _FOREIGN_BOX.match(line.text, line.start)
    if match:
        word = match[1].lower()
        kind = _KIND_OF_ALERT.get(word) or nearest(word, ADMONITION_KINDS) or "note"
        title = match[2].strip('{}[]" \t')
        written = f'!!! {kind} "{title}"' if title and "=" not in title else f"!!! {kind}"
        hint = f"write {written} in its place, and indent the text of the box by four spaces"
        hint += "; delete the line “:::” below it" if match[0][0] == ":" else ""
        blocks.report("unread-box", line, "this is not read as a box", hint)


def _report_kind(blocks: Blocks, line: Line, kind: str, kinds: tuple[str, ...]) -> None:
    hint = suggest(kind, kinds, f"use {', '.join(kinds)}")
    blocks.report("unknown-box", line, f"unknown kind of box “{kind}”", hint)


def finish_quote(container: Container, blocks: Blocks) -> None:
    """Report an alert without text."""
    if container.element.tag == "div" and len(container.element) == 1:
        hint = "write its text below this line, with “> ” before each line"
        _report_empty(container, blocks, hint)


def _finish_box(container: Container, blocks: Blocks) -> None:
    if all(child.get("class") == "admonition-title" for child in container.element):
        _report_empty(container, blocks, "indent its text by four spaces")


def _report_empty(container: Container, blocks: Blocks, hint: str) -> None:
    source = blocks.context.source
    span = source.line_span(container.line)
    mark = "!!!" if container.kind == BOX else "[!"
    before, rest = source.split_line(span)
    offset = rest.find(mark)
    span = source.place(container.line, len(before) + max(0, offset), len(rest) - max(0, offset))
    blocks.context.report("empty-box", span, "the box is empty", hint)


def take_alert(leaf: Leaf, blocks: Blocks) -> bool:
    """Make a box of a quotation whose first paragraph begins with `[!NOTE]` or another alert.
    Returns whether the paragraph has text after it."""
    match = _ALERT.match("\n".join(leaf.lines[:2]))
    quote = leaf.element
    if not match or quote.tag != "blockquote" or len(quote):
        nearly = _NEARLY_ALERT.match(leaf.lines[0])
        if (nearly and not len(quote)) or (nearly and quote.tag != "blockquote"):
            line = Line(" " * leaf.columns[0] + leaf.lines[0], leaf.line)
            hint = f"write “> {nearly[0]}” and nothing else in this line, and begin each line of "
            hint += "the text below it with “> ”"
            blocks.report("unread-box", line, "this is not read as a box", hint)
        return True
    kind = match[1].lower()
    if kind not in _KIND_OF_ALERT:
        line = Line(" " * leaf.columns[0] + leaf.lines[0], leaf.line)
        kinds = tuple(name.upper() for name in _KIND_OF_ALERT)
        _report_kind(blocks, line, match[1].upper(), kinds)
        return True
    quote.tag = "div"
    quote.set("class", f"admonition {_KIND_OF_ALERT[kind]}")
    title = Element("p", {"class": "admonition-title"})
    title.text, title.tail = blocks.context.label(kind), "\n"
    quote.append(title)
    leaf.drop(1)
    return bool(leaf.lines)
