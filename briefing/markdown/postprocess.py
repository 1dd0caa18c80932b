"""The one pass over a converted body: headings, tables, boxes, notes, and the words in it."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from xml.etree import ElementTree

from markdown.treeprocessors import Treeprocessor
from markdown.util import AMP_SUBSTITUTE, HTML_PLACEHOLDER_RE, STX

from briefing.core.diagnostics import nearest
from briefing.core.model import Heading
from briefing.markdown.context import KINDS, Job
from briefing.markdown.links import check_own_links, link, picture
from briefing.markdown.smartquotes import Edit, edits, may_need_edits

# A heading of the first level, with one sign before it or a line below it. What stands before it on
# its line, as in a list or a quotation, is taken whole (`*+`): a long line is looked at once.
_TOP = r"^(?:[ \t>*+-]|\d+\.)*+(?P<at>#(?!#).*|.+(?=\n[ \t>]*=+ *$))"

# A box whose title has no quotation marks, and one with nothing that is indented below it.
_BARE_TITLE = r"^[ \t>*+-]*(?P<at>!!! ?[\w-]+ +[\w-].*)$"
_EMPTY_BOX = r"^(?P<lead>[ >]*)(?P<at>!!! ?[\w-].*)$(?!(?:\n[ \t>]*)*\n(?P=lead)(?: {4}|\t))"

# Ids that layouts use on a brief's page; a heading of the same name gets a suffix.
TAKEN = frozenset("main sources cite history related contents footnotes top".split())


class Finish(Treeprocessor):
    """The one pass over the finished tree: links, pictures, tables, headings, notes, words."""

    def run(self, root: ElementTree.Element) -> None:
        job: Job = self.md.job  # type: ignore[attr-defined]
        shift = 0 if next(root.iter("h1"), None) is None else 1
        if shift:
            at = job.source.find(_TOP)
            hint = "the title is the page’s only first-level heading; begin with “## …”"
            job.say(at, "a heading of the first level", hint, warning=True)
        outer: list[ElementTree.Element] = []
        for block in root:
            self._typeset(block, job)
            if len(block) or block.tag != "p":
                self._visit(block, job, shift, outer)
        # What holds links and pictures comes after them: it looks at what they have become.
        for element in outer:
            if element.tag == "p":
                _figure(element)
            else:
                _box(element, job)
        if next(root.iter("table"), None) is not None:
            _wrap_tables(root, job)
        check_own_links(job)

    def _typeset(self, block: ElementTree.Element, job: Job) -> None:
        """Typeset the text of a block, and keep its words."""
        tag = block.tag
        leaf = not len(block)
        text = (block.text or "") if leaf else "".join(block.itertext())
        if may_need_edits(text):
            if leaf and tag != "pre":
                text = block.text = _edited(text, 0, edits(text))
            else:
                _Typesetter().block(block)
                text = "".join(block.itertext())
        words = self._words(block, text)
        # In a printable text, there is no white space but the space and the line end.
        plain = job.printable and words is text and "\n" not in words
        words = _tight(words) if plain else _spaced(words)
        if tag == "p" and not job.first_paragraph:
            job.first_paragraph = words
        if words:
            job.blocks.append(words)

    def _words(self, element: ElementTree.Element, text: str) -> str:
        """The words of an element of that text. Code that the library has put aside is fetched
        back."""
        if element.tag != "p" and element.tag not in _HEADINGS:
            pieces: list[str] = []
            _gather(element, pieces.append)
            text = "".join(pieces)
        if STX not in text:
            return html.unescape(text) if "&" in text else text
        # What is fetched has its own signs already: `&amp;lt;` says “&lt;”.
        text = html.unescape(text.replace(AMP_SUBSTITUTE, "&"))
        return HTML_PLACEHOLDER_RE.sub(self._fetched, text)

    def _fetched(self, match: re.Match[str]) -> str:
        block = self.md.htmlStash.rawHtmlBlocks[int(match[1])]
        return html.unescape(re.sub(r"<[^>]*>", "", block if isinstance(block, str) else ""))

    def _visit(
        self, block: ElementTree.Element, job: Job, shift: int, outer: list[ElementTree.Element]
    ) -> None:
        elements = block.iter() if len(block) else (block,)
        for element in [e for e in elements if e.tag in _VISITED]:  # A heading gets a link.
            tag = element.tag
            if tag == "a":
                link(element, job)
            elif tag == "img":
                picture(element, job)
            elif tag == "p":
                if len(element) == 1:
                    outer.append(element)
            elif tag == "div":
                outer.append(element)
            elif tag == "sup":
                if (element.get("id") or "").startswith("fnref"):
                    element.set("class", "footnote-ref")
            else:
                self._heading(element, job, shift)

    def _heading(self, element: ElementTree.Element, job: Job, shift: int) -> None:
        level = min(6, int(element.tag[1]) + shift)
        element.tag = f"h{level}"
        name = unicodedata.normalize("NFC", element.get("id") or "section")
        while name in TAKEN or name in job.ids:
            name = _next_name(name)
        element.set("id", name)
        words = _spaced(self._words(element, "".join(element.itertext())))
        job.ids.append(name)
        job.outline.append(Heading(level, name, words))
        label = f"{job.word('section')}: {words}"
        permalink = ElementTree.SubElement(
            element, "a", {"class": "permalink", "href": f"#{name}", "aria-label": label}
        )
        permalink.text = "#"


class _Typesetter:
    """Sets quotation marks, dashes and dots of each paragraph as one text, so that a mark beside
    `**bold**` is judged by the letters around it. Code is seen and left alone."""

    def __init__(self) -> None:
        self.slots: list[tuple[ElementTree.Element, str, str]] = []

    def block(self, element: ElementTree.Element) -> None:
        self._flush()
        self._inside(element)
        self._flush()

    def _inside(self, element: ElementTree.Element) -> None:
        code = element.tag in ("code", "pre")
        self._slot(element, "" if code else "text", element.text)
        for child in element:
            if child.tag in _BLOCKS or child.tag in ("ul", "ol", "dl", "table", "section"):
                self.block(child)
            else:
                self._inside(child)
            self._slot(child, "" if code else "tail", child.tail)

    def _slot(self, element: ElementTree.Element, name: str, text: str | None) -> None:
        if text:
            self.slots.append((element, name, text))

    def _flush(self) -> None:
        made = edits("".join(text for _, _, text in self.slots)) if self.slots else []
        offset = 0
        for element, name, text in self.slots if made else ():
            if name:
                setattr(element, name, _edited(text, offset, made))
            offset += len(text)
        self.slots = []


def _edited(text: str, offset: int, made: list[Edit]) -> str:
    end = offset + len(text)
    for edit in reversed(made):
        if offset <= edit.start and edit.end <= end:
            text = text[: edit.start - offset] + edit.text + text[edit.end - offset :]
    return text


def _spaced(text: str) -> str:
    """The words of a text, one space apart; most texts have them so. No white space is printable
    but the space itself."""
    return _tight(text) if text.isprintable() else " ".join(text.split())


def _tight(text: str) -> str:
    """The same of a text without white space but spaces."""
    if "  " in text or text[:1] == " " or text[-1:] == " ":
        return " ".join(text.split())
    return text


def _gather(element: ElementTree.Element, say: Callable[[str], None]) -> None:
    """Say the texts of an element, those of blocks in it apart."""
    if element.get("class") in ("footnote-backref", "permalink"):
        return
    if element.text:
        say(element.text)
    for child in element:
        _gather(child, say)
        if child.tag in _BLOCKS:
            say(" ")
        if child.tail:
            say(child.tail)


_HEADINGS = frozenset("h1 h2 h3 h4 h5 h6".split())
_VISITED = _HEADINGS.union("a img sup p div".split())
_BLOCKS = frozenset("p li dt dd td th tr blockquote pre div h1 h2 h3 h4 h5 h6 br".split())


def _next_name(name: str) -> str:
    match = re.fullmatch(r"(.*)_(\d+)", name)
    return f"{match[1]}_{int(match[2]) + 1}" if match else f"{name}_1"


def _figure(paragraph: ElementTree.Element) -> None:
    """A picture with a title, alone in its paragraph, becomes a figure with a caption."""
    picture = paragraph[0]
    alone = not (paragraph.text or "").strip() and not (picture.tail or "").strip()
    title = picture.get("title")
    if picture.tag != "img" or not alone or not title:
        return
    paragraph.tag = "figure"
    del picture.attrib["title"]
    ElementTree.SubElement(paragraph, "figcaption").text = title


def _wrap_tables(parent: ElementTree.Element, job: Job) -> None:
    for index, element in enumerate(parent):
        if len(element):
            _wrap_tables(element, job)
        if element.tag == "table":
            parent[index] = _wrapped(element, job)


def _wrapped(table: ElementTree.Element, job: Job) -> ElementTree.Element:
    for cell in table.iter():
        if cell.get("style") is None:
            continue
        side = re.search(r"text-align: (left|center|right)", cell.attrib.pop("style"))
        if side:
            cell.set("class", side[1])
    job.tables += 1
    name = f"{job.word('table')} {job.tables}"
    label = {"class": "table", "role": "region", "tabindex": "0", "aria-label": name}
    box = ElementTree.Element("div", label)
    box.tail, table.tail = table.tail, None
    box.append(table)
    return box


def _box(element: ElementTree.Element, job: Job) -> None:
    classes = (element.get("class") or "").split()
    if "footnote" in classes:
        element.tag = "section"
        element.attrib.clear()
        element.set("class", "footnotes")
        element.set("role", "doc-endnotes")
        for rule in element.findall("hr"):
            element.remove(rule)
        for back in element.iter("a"):
            if back.get("class") == "footnote-backref":
                back.set("class", "footnote-back")
                back.set("aria-label", back.attrib.pop("title", ""))
    elif "admonition" in classes:
        kind = classes[1] if len(classes) > 1 else ""
        if kind not in KINDS:
            close = nearest(kind, KINDS)
            hint = f"did you mean “{close}”?" if close else f"it is one of {', '.join(KINDS)}"
            at = job.source.find(rf"^(?:[ \t>*+-]|\d+\.)*+(?P<at>!!! ?(?i:{re.escape(kind)}))")
            job.say(at, f"unknown box “{kind}”", hint)
        if len(classes) > 2 and kind in KINDS:
            at = job.source.find(_BARE_TITLE)
            hint = f'put the box\'s title in quotation marks: !!! {kind} "…"'
            job.say(at, "words after the kind of a box are dropped", hint)
        inside = [element.text, *(child.tail for child in element)]
        if all(child.get("class") == "admonition-title" for child in element) and not any(
            text and text.strip() for text in inside
        ):
            job.say(
                job.source.find(_EMPTY_BOX), "the box is empty", "indent its text by four spaces"
            )
        title = element.find("p")
        if title is not None and title.text == kind.capitalize() and kind in KINDS:
            title.text = job.word(kind)
