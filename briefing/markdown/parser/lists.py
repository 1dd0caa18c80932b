"""The end of lists: paragraphs of tight lists lose their element, and tasks get a box.

This module must not know how lists are read.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser.leaves import List, append_text

_TASK = late_pattern(r"\[([ xX])\](?=\s)")
_BLOCKS = frozenset("p blockquote div dl fragment h1 h2 h3 h4 h5 h6 hr ol pre table ul".split())


def finish_lists(lists: list[List]) -> None:
    """Finish the items of all lists, and the meanings of terms."""
    for one in lists:
        is_meaning = one.mark == ":"
        for item in [one.element] if is_meaning else one.element:
            first = item[0] if len(item) else None
            if first is None:
                continue
            if not is_meaning and first.tag == "p" and (first.text or "").startswith("["):
                _make_task(item, first)
            if not one.is_loose:
                _unwrap(item)
            if not item.text and len(item) and item[0].tag in _BLOCKS:
                item.text = "\n"


def _make_task(item: Element, paragraph: Element) -> None:
    """Make a box of `[ ]` or `[x]` at the beginning of an item, as in GFM. Its label is the text of
    the paragraph, which screen readers read with it."""
    match = _TASK.match(paragraph.text or "")
    if not match:
        return
    item.set("class", "task")
    box = Element("input", {"type": "checkbox", "disabled": ""})
    if match[1] != " ":
        box.set("checked", "")
    box.tail = (paragraph.text or "")[match.end() :]
    label = Element("label")
    label.extend([box, *paragraph])
    paragraph.text = None
    paragraph[:] = [label]


def _unwrap(item: Element) -> None:
    """Replace the paragraphs of an item by their content."""
    children = item[:]
    if len(children) == 1 and children[0].tag == "p":
        item.text, item[:] = children[0].text, children[0][:]
        return
    item[:] = []
    for child in children:
        if child.tag != "p":
            item.append(child)
            continue
        append_text(item, child.text or "")
        item.extend(child)
        if child is not children[-1]:
            append_text(item, "\n")
