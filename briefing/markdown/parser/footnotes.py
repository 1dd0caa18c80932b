"""The footnotes of a text, numbered in the order in which the text refers to them.

This module must not know how definitions and references are read.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from briefing.core.languages import with_digits
from briefing.markdown.context import Context
from briefing.markdown.parser.blocks import Blocks
from briefing.markdown.parser.definitions import Definitions, Note
from briefing.markdown.parser.leaves import add_block, append_text


def add_section(root: Element, notes: list[Note], context: Context) -> None:
    """Add the section of the footnotes to a text, and the links to and fro."""
    section = SubElement(root, "section", {"class": "footnotes", "role": "doc-endnotes"})
    section.text = section.tail = "\n"
    items = add_block(section, "ol")
    items.text = "\n"
    for note in notes:
        id = "-".join(note.name.split())
        while f"fn-{id}" in context.note_ids:
            id += "_"
        item = note.element
        item.text = item.text or "\n"
        item.set("id", f"fn-{id}")
        context.note_ids.add(f"fn-{id}")
        items.append(item)
        for count, reference in enumerate(note.references, 1):
            back = f"fnref{count if count > 1 else ''}-{id}"
            context.note_ids.add(back)
            reference.set("id", back)
            link = SubElement(reference, "a", {"class": "footnote-ref", "href": f"#fn-{id}"})
            link.text = with_digits(str(note.number), context.lang)
            _add_back_link(item, back, context.label("back", note.number), count)


def _add_back_link(item: Element, id: str, label: str, count: int) -> None:
    """Add a link back to the text at the end of a footnote's last paragraph."""
    last = item[-1] if len(item) else None
    if last is None or last.tag != "p":
        last = add_block(item, "p")
    elif count == 1:
        append_text(last, "\u00a0")
    attributes = {"class": "footnote-back", "href": f"#{id}", "aria-label": label}
    SubElement(last, "a", attributes).text = "\u21a9"


def drop_unused(blocks: Blocks) -> None:
    """Forget the headings, links and pictures of footnotes that the page does not show."""
    definitions = blocks.definitions
    notes = [note for note in definitions.notes.values() if not note.references]
    unused = {e for note in [*notes, *definitions.duplicates] for e in note.element.iter()}
    if unused:
        blocks.headings = [leaf for leaf in blocks.headings if leaf.element not in unused]
        places = blocks.context.places
        for element in unused.intersection(places):
            del places[element]


def check(definitions: Definitions, context: Context) -> None:
    """Report the footnotes that are not used, and those that are defined twice."""
    for note in definitions.notes.values():
        if not note.references:
            message = f"the footnote “[^{note.name}]” is not used"
            hint = "refer to it, or delete it"
            _report("unused-footnote", note, context, (message, hint), warning=True)
        elif not len(note.element):
            message = f"the footnote “[^{note.name}]” has no text"
            _report(
                "undefined-footnote", note, context, (message, "write its text after the colon")
            )
    for note in definitions.duplicates:
        message = f"the footnote “[^{note.name}]” is defined twice"
        hint = "give each footnote its own name"
        _report("duplicate-footnote", note, context, (message, hint))


def _report(
    code: str, note: Note, context: Context, words: tuple[str, str], *, warning: bool = False
) -> None:
    column = note.line.text.find(f"[^{note.name}]:")
    span = context.source.place(note.line.number, column, len(note.name) + 4)
    context.report(code, span, *words, warning=warning)
