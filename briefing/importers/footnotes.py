"""Finds the footnotes of a text: references whose targets lead back to them.

Markdown parsers, Word, and authors who write anchors by hand all make such pairs of links. It must
not know other blocks.
"""

from __future__ import annotations

import re
from itertools import chain

from briefing.importers.markup_tree import Tree, text_of

_LABEL = re.compile(
    r"\[?\(?\s*(?:\d{1,3}|[*†‡§¶]{1,3}|[ivx]{1,5}|[a-z]|note\s*\d+|fn\s*\d+)\s*\)?\]?\.?", re.I
)
_HOLDERS = ("li", "p", "div", "dd", "aside", "td", "section")
_BACK = re.compile(r"^[\s↩︎⏎^↑⤴️]*$|^(?:back|return|jump back.*|↩.*)$", re.I)


def take_footnotes(root: Tree) -> list[Tree]:
    """Take the footnotes out of a tree, in the order of their references. Each reference becomes an
    element `footnote`, whose `id` is the number of its note."""
    targets = {name: e for e in root.iter() for name in _names(e)}
    order = {element: number for number, element in enumerate(root.iter())}
    notes: list[Tree] = []
    numbers: dict[Tree, int] = {}
    for link in list(root.iter("a")):
        target = targets.get((link.get("href") or "")[1:]) if _is_fragment(link) else None
        holder = None if target is None else _holder(target)
        if holder is None or order[holder] <= order[link]:
            continue
        if not _is_footnote(link, holder) or link in holder.iterdescendants():
            continue
        if holder not in numbers:
            notes.append(holder)
            numbers[holder] = len(notes)
            _remove_number(holder, text_of(link))
        _replace_reference(link, str(numbers[holder]))
    for note in notes:
        _clean(note)
        _take_out(note)
    return notes


def _is_fragment(link: Tree) -> bool:
    return (link.get("href") or "").startswith("#")


def _names(element: Tree) -> list[str]:
    names = [element.get("id"), element.get("name") if element.tag == "a" else None]
    return [name for name in names if name]


def _holder(target: Tree) -> Tree | None:
    """The element that contains the text of a note."""
    if target.tag in _HOLDERS:
        return target
    return next((e for e in target.iterancestors() if e.tag in _HOLDERS), None)


def _is_footnote(link: Tree, holder: Tree) -> bool:
    label = text_of(link)
    around = [holder, *list(holder.iterancestors())[:3]]
    classes = " ".join((e.get("class") or "") + (e.get("role") or "") for e in around)
    is_named = "footnote" in classes or "endnote" in classes or "doc-endnote" in classes
    is_marked = "footnote" in (link.get("class") or "") or "noteref" in (link.get("role") or "")
    if is_marked and is_named:
        return True
    if not _LABEL.fullmatch(label):
        return False
    near = list(chain(link.iter(), [e for e in link.iterancestors() if e.tag in ("sup", "span")]))
    before = link.getprevious()
    near += [] if before is None or (before.tail or "").strip() else [before]
    names = {f"#{name}" for element in near for name in _names(element)}
    return is_named or any(a.get("href") in names for a in holder.iter("a"))


def _replace_reference(link: Tree, number: str) -> None:
    """Put an element `footnote` in the place of a link, and of the `sup` around it."""
    outer = link
    parent = link.getparent()
    while parent.tag in ("sup", "span") and text_of(parent) == text_of(link):
        outer, parent = parent, parent.getparent()
    reference = link.makeelement("footnote", {"id": number})
    reference.tail = outer.tail
    parent.replace(outer, reference)


def _remove_number(note: Tree, label: str) -> None:
    """Remove the number that an author wrote by hand at the start of a note."""
    element = note
    while len(element) and not (element.text or "").strip():
        element = element[0]
    number = re.escape(label.strip("[(.)] "))
    # A note can begin with a number that belongs to its text: `1 million`.
    pattern = rf"\s*(?:\[{number}\][.:]?|\({number}\)|{number}[.):])\s+"
    match = re.match(pattern, element.text or "") if number else None
    if match:
        element.text = element.text[match.end() :]


def _clean(note: Tree) -> None:
    """Remove the links back to the text, and the number at the start of a note."""
    for label in list(note.iter("span")):
        if "label" in (label.get("class") or "").split() and label.getparent() is not None:
            label.drop_tree()
    for link in list(note.iter("a")):
        text = text_of(link)
        is_back = _is_fragment(link) and (_BACK.match(text) or _LABEL.fullmatch(text))
        classes = (link.get("class") or "") + (link.get("role") or "")
        if is_back or "backref" in classes or "back" in classes.split() or "backlink" in classes:
            parent, outer = link.getparent(), link
            while parent is not note and parent.tag in ("sup", "span") and text_of(parent) == text:
                outer, parent = parent, parent.getparent()
            outer.drop_tree()


def _take_out(note: Tree) -> None:
    """Remove a note from the tree, and each list, section and line around it that is empty now."""
    parent = note.getparent()
    tail, note.tail = note.tail, None
    previous = note.getprevious()
    if parent is None:
        return
    parent.remove(note)
    if tail and tail.strip():
        if previous is not None:
            previous.tail = (previous.tail or "") + tail
        else:
            parent.text = (parent.text or "") + tail
    while parent.getparent() is not None and not text_of(parent) and parent.find(".//img") is None:
        above, rule = parent.getparent(), parent.getprevious()
        if rule is not None and rule.tag == "hr":
            rule.drop_tree()
        parent.drop_tree()
        parent = above


def footnote(number: int, markdown: str) -> str:
    """A footnote in Markdown, from its text. All lines but the first are indented."""
    first, *rest = markdown.split("\n")
    return "\n".join([f"[^{number}]: {first}", *(f"    {line}" if line else "" for line in rest)])
