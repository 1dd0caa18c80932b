"""What Markdown reads otherwise than its author meant, and sets or drops without a word.

The library draws a list or a table only below an empty line, drops cells for which a table has no
column, and sets as text what it cannot read. What becomes of blocks is seen here as the library
makes them; what is inside of a line is looked for in the source. Knows the library, and nothing of
the rest of the archive.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from xml.etree.ElementTree import Element

from markdown.blockprocessors import ParagraphProcessor
from markdown.extensions.footnotes import FootnoteExtension
from markdown.extensions.tables import TableProcessor

from briefing.core.diagnostics import nearest
from briefing.markdown.context import KINDS, Job
from briefing.markdown.positions import NOWHERE, Span, fences


class Tables(TableProcessor):
    """The library's, which leaves out what no column is there for."""

    _split_row: Callable[[str], list[str]]

    def _build_row(self, row: str, parent: Element, align: Sequence[str | None]) -> None:
        lines = row.count("|")
        if self.border:
            lines -= row.startswith("|") + row.endswith("|")
        if lines >= len(align):  # Else no cell is one too many.
            cells = self._split_row(row)
            while len(cells) > len(align) and not cells[-1].strip():
                cells.pop()  # Nothing is lost with it.
            message, hint = "", ""
            if not self.border and row.startswith("|"):
                message = "this row begins with “|”, and the head of the table does not"
                hint = "begin and end the head and the line below it with “|” too"
            elif len(cells) > len(align):
                message = f"this row has {len(cells)} cells, the table {len(align)}"
                hint = "give the head as many, or write “\\|” for a line that parts no cells"
            if message:
                job: Job = self.parser.md.job  # type: ignore[attr-defined]
                job.say(job.source.find(_words(row)), message, hint)
        super()._build_row(row, parent, align)  # type: ignore[misc]


class Notes(FootnoteExtension):
    """The library's, which sets each footnote's text in turn, and fails where one defines more."""

    setting = False

    def reset(self) -> None:
        super().reset()
        self.setting = False

    def makeFootnotesDiv(self, root: Element) -> Element | None:  # noqa: N802 – the library's name
        self.setting = True
        return super().makeFootnotesDiv(root)

    def setFootnote(self, id: str, text: str) -> None:  # noqa: N802 – the library's names
        if not self.setting:
            super().setFootnote(id, text)
            return
        job: Job = self.md.job  # type: ignore[attr-defined]
        at = job.source.find(rf"{_INSIDE}(?P<at>\[\^{re.escape(id)}\]:)")
        hint = "begin it at the left edge, below an empty line"
        job.say(at, "a footnote cannot be defined inside another", hint)


# What stands before a footnote inside of another's text.
_INSIDE = r"^[ \t>]*(?:[ \t]{4}|\[\^[^\]\n]*\]:[ \t]*)"


class Paragraphs(ParagraphProcessor):
    """The library's, which takes all that nothing else could read."""

    def run(self, parent: Element, blocks: list[str]) -> None:
        if "\n" in blocks[0] or blocks[0][:3] == "!!!":
            job: Job = self.parser.md.job  # type: ignore[attr-defined]
            in_item = self.parser.state.isstate("list") or self.parser.state.isstate("looselist")
            _paragraph(blocks[0].strip("\n"), job, in_item)
        super().run(parent, blocks)


def check_lines(text: str, made: str, job: Job, references: dict[str, tuple[str, str]]) -> None:
    """What was meant as code or as a link, and is neither. `made` is what became of the text, and
    `references` are the links defined."""
    if "`" in text or "~" in text:  # One letter is found sooner than three.
        _open_fence(job)
    if "\n  " in text and _HANGING.search(text):
        _shallow(job)
    if "]" in made and _NEAR_LINK.search(text):
        _undefined(job, references)
        _parted(job)


_NEAR_LINK = re.compile(r"\](?:\[| +\()")
_LIST = re.compile(r"\n {0,3}(?:[-*+]|(1\.)) +\S")
_SECOND = re.compile(r" {0,3}2\. +\S")
_RULE = re.compile(r" *(?:\|? *:?-+:? *(?:\| *:?-+:? *)+\|?|\| *:?-+:? *\|) *")
_BOX = re.compile(rf"^!!! ?({'|'.join(KINDS)})\b", re.IGNORECASE | re.MULTILINE)


def _paragraph(text: str, job: Job, in_item: bool) -> None:
    for found in _LIST.finditer(text):
        number = text.count("\n", 0, found.start()) + 1
        if found[1] and not _is_meant(text, number):
            continue
        hint = "put an empty line above the list; or, for a dash in a sentence, write “--”"
        if found[1]:
            hint = "put an empty line above the list; or, for a number in a sentence, write “1\\.”"
        if in_item and found[0].startswith("\n "):
            hint = _DEEPER.format("four")
            if number > 1:
                hint = f"put an empty line above the list, and {hint}"
        job.say(_line(text, number, job), "the text above runs into this list", hint)
        break
    if "|" in text:
        lines = text.split("\n")
        number = next((n for n, line in enumerate(lines) if _RULE.fullmatch(line)), -1)
        if number >= 0:
            _table(text, lines, number, job)
    box = _BOX.search(text) if "!!!" in text else None
    if box:
        at = _line(text, text.count("\n", 0, box.start()), job)
        hint = f'write it as !!! {box[1]} "Its title", with straight quotation marks'
        job.say(at, "this is not read as a box", hint)


def _is_meant(text: str, number: int) -> bool:
    """Whether a line that begins with `1.` begins a list: it may be the end of a sentence."""
    lines = text.split("\n")
    after = lines[number + 1] if number + 1 < len(lines) else ""
    return lines[number - 1].rstrip().endswith((":", "：")) or bool(_SECOND.match(after))


def _table(text: str, lines: list[str], number: int, job: Job) -> None:
    if number > 1:
        hint = "put an empty line above the table"
        job.say(_line(text, number - 1, job), "the text above runs into this table", hint)
        return
    message, hint = "this is not read as a table", "write its head in the line above this one"
    if number:
        head, rule = (line.strip().strip("|").count("|") + 1 for line in lines[:2])
        hint = "each row of a table of one column begins with “|”"
        if head != rule:
            hint = f"the head has {head} cells and this line {rule}; give them as many"
    job.say(_line(text, number, job), message, hint)


def _line(text: str, number: int, job: Job) -> Span:
    """The place of a line of a paragraph, which the line above it tells from others like it."""
    lines = text.split("\n")
    at = rf"(?P<at>{_words(lines[number])})"
    if not number:
        return job.source.find(at)
    above = _words(lines[number - 1])
    # Indented as they are to each other; else, as below a list's sign, in any way.
    shift, own = _indent(lines[number - 1]), _indent(lines[number])
    found = job.source.find(
        rf"^(?P<lead>[ \t>]*) {{{shift}}}{above}[ \t]*\n(?P=lead) {{{own}}}{at}"
    )
    return found if found != NOWHERE else job.source.find(rf"{above}[ \t]*\n[ \t>]*{at}")


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _words(line: str) -> str:
    """A pattern for a line, whatever spaces and tabs its author put between the words."""
    return r"[ \t]+".join(map(re.escape, _SPACES.split(line.strip(" \t"))))


_SPACES = re.compile(r"[ \t]+")  # No others: Markdown leaves them as they are.


def _open_fence(job: Job) -> None:
    if "```" not in job.source.text and "~~~" not in job.source.text:
        return
    lines = job.source.text.split("\n")
    for fence in fences(lines):
        if not fence.closed:
            mark = lines[fence.start].strip()[:3]
            hint = f"add a line {mark} below the code"
            at = job.source.line(fence.start)
            job.say(at, "this code fence is never closed", hint, warning=True)


_DEEPER = "indent it by {} spaces, so that it belongs to the item above"
_SIGN = r"(?:([-*+])|\d+\.) +\S"
_MARKED = re.compile(_SIGN)
_HANGING = re.compile(
    rf"\n(?: {{4}})* {{2,3}}(?:{_SIGN}|```|~~~)|\n[ \t]*\n(?: {{4}})* {{2,3}}[^\s`]"
)
# What ends a list, or stands for itself, wherever it is.
_RULED = re.compile(r"([-*_])(?: *\1){2,} *")
_DEFINED = re.compile(r"\*?\[[^\]]+\]:")


def _wanted(indent: int) -> str:
    """How many spaces what belongs to an item wants that is indented by so many."""
    return "four" if indent < 4 else str(indent // 4 * 4 + 4)


def _shallow(job: Job) -> None:
    """Two or three spaces more than an item has, where the library wants four of what belongs to
    it. Text right below an item belongs to it, however it is indented."""
    lines, bare = job.source.text.split("\n"), job.source.without_code.split("\n")
    fenced = {fence.start for fence in fences(lines)}
    item: tuple[int, bool] | None = None  # The last item's indentation, and whether it has a dash.
    free = True  # Whether a list may begin in this line.
    for number, line in enumerate(lines):
        text = line.strip(" \t")
        if number not in fenced and not bare[number].strip():  # Code, but where it begins.
            free = free or not text
            continue
        indent = _indent(line)
        shallow = item and indent - item[0] >= 2 and indent // 4 == item[0] // 4
        marked = None if _RULED.fullmatch(text) else _MARKED.match(text)
        if number in fenced:
            if shallow:
                hint = "below an item, write code without a fence: an empty line, then eight spaces"
                job.say(job.source.line(number), "this is not read as a block of code", hint)
            elif not indent:
                item = None
        elif marked and (item or (free and indent < 4)):
            dash = bool(marked[1])
            # Below text, a list of the other kind is no list: that is told of the paragraph.
            if shallow and item and (free or dash == item[1]):
                message = "this item is not set below the one above, but as the next"
                if dash != item[1]:
                    message = "this list ends the one above"
                job.say(job.source.line(number), message, _DEEPER.format(_wanted(item[0])))
            item = indent, dash
        elif free and item and not _DEFINED.match(text):
            if shallow:
                message = "this does not belong to the item above"
                hint = _DEEPER.format(_wanted(item[0]))
                job.say(job.source.line(number), message, hint, warning=True)
            elif indent < 2:
                item = None
        free = not text or text.startswith("#") or bool(_RULED.fullmatch(text))


_REFERENCE = re.compile(r"(?<!\\)\[([^\[\]\n^][^\[\]\n]*)\]\[((?!\^)[^\[\]\n]*)\](?![(:])")


_ADDRESS = 300  # Longer addresses are rare.
_IN_ADDRESS = re.compile(r"://[^\s()<>]+\Z")


def _undefined(job: Job, known: dict[str, tuple[str, str]]) -> None:
    text = job.source.without_code
    for found in _REFERENCE.finditer(text):
        name = found[2].strip() or found[1]
        before = text[max(0, found.start() - _ADDRESS) : found.start()]
        if name.lower() not in known and not _IN_ADDRESS.search(before):
            close = nearest(name, known)
            hint = f"did you mean “[{close}]”?" if close else f"add a line “[{name}]: https://…”"
            at = job.source.span(*found.span())
            job.say(at, f"“[{name}]” is defined nowhere, so this is no link", hint, warning=True)


_PARTED = re.compile(
    r"\[[^\[\]\n]+\](?P<at> +\()(?:<?(?:https?:|mailto:|#|\.{0,2}/)[^()\s]*"
    r"|[^()\s]+\.(?:md|html|pdf|csv|xlsx|docx|png|jpe?g|gif|webp|avif|svg)(?:#[^()\s]*)?)[ )]"
)


def _parted(job: Job) -> None:
    for found in _PARTED.finditer(job.source.without_code):
        at = job.source.span(*found.span("at"))
        hint = "take the space out between “]” and “(”"
        job.say(at, "a space keeps this from being a link", hint, warning=True)
