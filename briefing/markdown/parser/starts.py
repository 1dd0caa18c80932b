"""The lines that begin a block, by their first character.

Each start gets the blocks and the line. It returns None if its block does not begin here, True if
it opened a container, and False if the line is complete.
"""

from __future__ import annotations

from xml.etree.ElementTree import Element

from briefing.core.patterns import late_pattern
from briefing.markdown.parser import alerts, fences, headings, html_blocks, references, tables
from briefing.markdown.parser.blocks import Blocks, Start, take_quote_mark
from briefing.markdown.parser.leaves import (
    MEANING,
    NOTE,
    QUOTE,
    Container,
    List,
    add_block,
    text_leaf,
)
from briefing.markdown.parser.lines import Line

_ATX = late_pattern(r"(#{1,6})(?:[ \t]+|$)")
_SETEXT = late_pattern(r"(=+|-+)[ \t]*$")
_BREAK = late_pattern(r"([-*_])[ \t]*+(?:\1[ \t]*+){2,}$")
_ITEM = late_pattern(r"([-+*]|(\d{1,9})([.)]))(?:( {1,4})(?=[^ \t])|(?=[ \t]|$))")
# A line that can begin an item, but neither a table nor a thematic break.
_PLAIN_ITEM = late_pattern(r"- {1,4}[^\s|:-]")
_NOTE = late_pattern(r"\[\^([^\[\]\n]+)\]:")
_MEANING = late_pattern(r":[ \t]+\S")


def _quote(blocks: Blocks, line: Line) -> bool | None:
    if blocks.is_too_deep(line):
        return None
    take_quote_mark(line)
    element = Element("blockquote")
    element.text = element.tail = "\n"
    blocks.begin_container(QUOTE, element, 0, line).finish = alerts.finish_quote
    return True


def _atx(blocks: Blocks, line: Line) -> bool | None:
    match = _ATX.match(line.text, line.start)
    if not match:
        headings.report_near(blocks, line)
        return None
    text = line.text[match.end() :].rstrip(" \t")
    content = text.rstrip("#")
    if not content or content[-1] in " \t":  # Otherwise the signs are part of the text.
        text = content.rstrip(" \t")
    element = blocks.add(f"h{len(match[1])}")
    leaf = text_leaf(element, text, line.number, match.end())
    blocks.leaves.append(leaf)
    headings.add(leaf, line.start, blocks)
    return False


def _setext(blocks: Blocks, line: Line) -> bool | None:
    leaf = blocks.interrupted
    if not leaf or not _SETEXT.match(line.text, line.start):
        return None
    blocks.leaf = None
    level = "h1" if line.text[line.start] == "=" else "h2"
    if not blocks.add_text(leaf, level):
        return None
    headings.add(leaf, leaf.columns[0], blocks)
    return False


def _thematic_break(blocks: Blocks, line: Line) -> bool | None:
    if not _BREAK.match(line.text, line.start):
        return None
    blocks.add("hr")
    return False


def _item(blocks: Blocks, line: Line) -> bool | None:
    match = _ITEM.match(line.text, line.start)
    if not match:
        return None
    mark, number, delimiter, spaces = match.groups()
    is_bare = not spaces and not line.text[match.end() :].strip(" \t")
    if (is_bare or (number and int(number) != 1)) and blocks.interrupted:
        return None  # The number may be the end of a sentence.
    if blocks.is_too_deep(line):
        return None
    attributes = {"start": str(int(number))} if number and int(number) != 1 else {}
    indent = line.indent + len(mark)
    if spaces and not line.spare:
        line.skip(match.end())
        width = len(spaces)
    else:
        line.take(len(mark))
        width = 1 if is_bare or line.indent > 4 else line.indent
        line.advance(width)
    container = blocks.begin_item(delimiter or mark, attributes, line.number)
    container.indent = indent + width
    return True


def _dash(blocks: Blocks, line: Line) -> bool | None:
    if _PLAIN_ITEM.match(line.text, line.start):
        return _item(blocks, line)
    return _first(blocks, line, _setext, _thematic_break, tables.start, _item)


def _star(blocks: Blocks, line: Line) -> bool | None:
    return _first(blocks, line, references.start_abbreviation, _thematic_break, _item)


def _colon(blocks: Blocks, line: Line) -> bool | None:
    return _first(blocks, line, _meaning, tables.start, alerts.report_foreign)


def _first(blocks: Blocks, line: Line, *starts: Start) -> bool | None:
    for start in starts:
        result = start(blocks, line)
        if result is not None:
            return result
    return None


def _note(blocks: Blocks, line: Line) -> bool | None:
    match = _NOTE.match(line.text, line.start)
    if not match or blocks.is_too_deep(line):
        return None
    element = Element("li")
    element.tail = "\n"
    references.add_note(match[1], element, blocks, line)
    line.take(len(match[0]))
    line.advance(line.indent)
    blocks.begin_container(NOTE, element, 4, line)
    return True


def _meaning(blocks: Blocks, line: Line) -> bool | None:
    """The meaning of a term (`: …`), below the paragraph of its terms or another meaning."""
    if not _MEANING.match(line.text, line.start) or blocks.is_too_deep(line):
        return None
    leaf, parent = blocks.interrupted, blocks.stack[blocks.depth - 1].element
    is_loose = leaf is None
    if leaf:
        blocks.close_leaf()
        leaf = blocks.leaves[-1] if blocks.leaves and len(parent) else None
    elif len(parent) and parent[-1].tag == "p" and not blocks.is_paragraph:
        leaf = blocks.leaves[-1]
    if leaf and leaf.element is parent[-1]:
        blocks.leaves.pop()
        parent.remove(leaf.element)
    elif not len(parent) or parent[-1].tag != "dl":
        return None
    is_new = not len(parent) or parent[-1].tag != "dl"
    terms = blocks.add("dl") if is_new else parent[-1]
    terms.text = "\n"
    if leaf:
        for number, text in enumerate(leaf.text.split("\n")):
            term = add_block(terms, "dt")
            column = leaf.columns[number]
            blocks.leaves.append(text_leaf(term, text.rstrip(), leaf.line + number, column))
    return _begin_meaning(blocks, line, terms, is_loose and leaf is not None)


def _begin_meaning(blocks: Blocks, line: Line, terms: Element, is_loose: bool) -> bool:
    indent = line.indent
    line.take(1)
    spaces = 1 if line.indent > 4 else line.indent
    line.advance(spaces)
    blocks.close_open()
    element = add_block(terms, "dd")
    state = List(element, ":")
    state.is_loose = is_loose
    blocks.push(Container(MEANING, element, indent + 1 + spaces, state), line.number)
    blocks.lists.append(state)
    return True


STARTS: dict[str, Start] = {
    ">": _quote,
    "#": _atx,
    "`": fences.start,
    "~": fences.start,
    "<": html_blocks.start,
    "=": _setext,
    "-": _dash,
    "*": _star,
    "_": _thematic_break,
    "+": _item,
    "[": _note,
    "!": alerts.start,
    ":": _colon,
    "|": tables.start,
    "?": alerts.report_foreign,
    "＃": headings.report_near,
    **dict.fromkeys("0123456789", _item),
}
