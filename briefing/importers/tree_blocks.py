"""A tree of markup → the Markdown of our dialect, block by block.

Nothing is left out: an element that Markdown does not have is replaced by its content. The
addresses of links and pictures are written as they are. This module must not know articles.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from briefing.importers.escape import clean_text
from briefing.importers.markup_tree import BLOCKS, HEADINGS, Tree, has_block, is_deeper, text_of
from briefing.importers.tree_inline import children, inline_markdown, picture
from briefing.importers.tree_lines import (
    Lines,
    box_kind,
    code_lines,
    indent_lines,
    is_loose,
    join_blocks,
    mark_item,
    paragraphs,
    parts,
    separate_lists,
    without_outer_breaks,
)
from briefing.importers.tree_tables import is_layout, table_markdown

_MAX_LEVEL = 6
_HEADING = re.compile(r"h([1-6])")
# Just below the limits of our dialect.
_MAX_CONTAINERS, _MAX_INLINE = 18, 50
_CONTAINERS = frozenset("ul ol menu dir dl blockquote details".split())


def limit_nesting(root: Tree) -> bool:
    """Replace lists, quotations and formats that are nested deeper than our dialect allows by their
    text. Returns whether there were any."""
    if not is_deeper(root, _MAX_CONTAINERS):
        return False
    depths = {root: (0, 0)}
    too_deep: list[Tree] = []
    for element in root.iterdescendants():
        containers, inline = depths[element.getparent()]
        is_container = element.tag in _CONTAINERS or bool(box_kind(element))
        is_inline = element.tag not in BLOCKS
        depths[element] = containers + is_container, inline + is_inline
        if (is_container and containers == _MAX_CONTAINERS) or inline + is_inline > _MAX_INLINE:
            too_deep.append(element)
    for element in too_deep:
        if element.getparent() is not None:
            text = text_of(element)
            for child in list(element):
                element.remove(child)
            element.tag, element.text = "span", f" {text} "
            element.attrib.clear()
    return bool(too_deep)


def tree_markdown(root: Tree) -> str:
    """The Markdown of a tree, without a line end at its end."""
    shift = 1 if next(root.iter("h1"), None) is not None else 0
    for element in list(root.iter(*HEADINGS)):
        level = min(_MAX_LEVEL, int(element.tag[1]) + shift)
        element.tag = f"h{max(2, level)}"
    return "\n".join(join_blocks(_blocks(root)))


def _blocks(parent: Tree) -> list[Lines]:
    """The blocks in an element. Inline content between blocks is a paragraph."""
    blocks: list[Lines] = []
    run: list[Tree | str] = []
    for node in children(parent):
        if isinstance(node, str) or not (node.tag in BLOCKS or _is_container(node)):
            run.append(node)
            continue
        blocks += paragraphs(run)
        run = []
        blocks += block_lines(node)
    return separate_lists(blocks + paragraphs(run))


def _is_container(node: Tree) -> bool:
    return node.tag != "a" and has_block(node)


def block_lines(node: Tree) -> list[Lines]:
    """The blocks of a block element."""
    if _HEADING.fullmatch(node.tag):
        return _heading(node)
    writer = _WRITERS.get(node.tag)
    if writer:
        return writer(node)
    kind = box_kind(node)
    return _box(node, kind) if kind else _blocks(node)


# ---- headings, quotations, code -----------------------------------------------------------------


def _heading(node: Tree) -> list[Lines]:
    pictures = [[picture(image)] for image in node.iter("img")]
    for image in list(node.iter("img")):
        image.drop_tree()
    text = heading_text(node)
    if not text:
        return pictures
    anchor = f" {{#{node.get('data-anchor')}}}" if node.get("data-anchor") else ""
    return [[f"{'#' * int(node.tag[1])} {text}{anchor}"], *pictures]


def heading_text(node: Tree) -> str:
    """The text of a heading without the signs at its start."""
    text = inline_markdown(children(node)).replace("\\\n", " ")
    return re.sub(r"#+$", lambda signs: signs[0].replace("#", "\\#"), text)


def _quotation(node: Tree) -> list[Lines]:
    lines = join_blocks(_blocks(node))
    return [[f"> {line}".rstrip() for line in lines]] if lines else []


# ---- boxes and folded parts ---------------------------------------------------------------------


def _box(node: Tree, kind: str) -> list[Lines]:
    title = ""
    first = next(iter(node), None)
    if (
        first is not None
        and "title" in (first.get("class") or "")
        and not (node.text or "").strip()
    ):
        title = clean_text(text_of(first)).replace('"', "”")
        first.drop_tree()
    lines = join_blocks(_blocks(node))
    if not lines:
        return [[title]] if title else []
    start = f'!!! {kind} "{title}"' if title else f"!!! {kind}"
    return [[start, *indent_lines(lines, 4)]]


def _details(node: Tree) -> list[Lines]:
    summary = next((child for child in node if child.tag == "summary"), None)
    title = "" if summary is None else html.escape(clean_text(text_of(summary)), quote=False)
    if summary is not None:
        summary.drop_tree()
    start = "<details open>" if node.get("open") is not None else "<details>"
    head = [start, f"<summary>{title}</summary>"] if title else [start]
    return [[*head, "", *join_blocks(_blocks(node)), "", "</details>"]]


def _figure(node: Tree) -> list[Lines]:
    """A picture with its caption, if the figure has one picture; else its content in order."""
    images = list(node.iter("img"))
    caption = next(node.iter("figcaption"), None)
    text = "" if caption is None else text_of(caption)
    is_plain = caption is None or not any(True for _ in caption.iter("a", "code", "footnote"))
    others = list(node.iter("table", "pre", "blockquote", "a"))
    rest = text_of(node).replace(text, "", 1).strip()
    if len(images) != 1 or not is_plain or others or rest:
        return _blocks(node)
    if text:
        images[0].set("title", text)
    return [[picture(images[0])]]


# ---- lists --------------------------------------------------------------------------------------


def _list(node: Tree) -> list[Lines]:
    lines = [line for _, item in list_items(node) for line in item]
    return [lines] if lines else []


def list_items(node: Tree) -> list[tuple[Tree, Lines]]:
    """Each item of a list with its lines. If the list has space, the lines begin with an empty one,
    except for those of the first item."""
    first = node.get("start") or "1"
    number = int(first) if first.isascii() and first.isdecimal() and len(first) < 9 else 1
    items = _items(node)
    contents = [_item(item) for item in items]
    has_space = any(map(is_loose, contents))
    markers = [f"{number + n}. " if node.tag == "ol" else "- " for n in range(len(items))]
    return [
        (item, [""] * (has_space and n > 0) + mark_item(markers[n], contents[n], has_space))
        for n, item in enumerate(items)
    ]


def _items(node: Tree) -> list[Tree]:
    """The items of a list. A list directly in a list belongs to the item before."""
    items: list[Tree] = []
    for part in parts(node, ("li", "ul", "ol"), "li"):
        if part.tag == "li":
            items.append(part)
            continue
        if not items:
            items.append(node.makeelement("li", {}))
        part.tail = None
        items[-1].append(part)
    return items


def _item(item: Tree) -> list[Lines]:
    boxes = [b for b in item.iter("input") if b.get("type") == "checkbox"]
    is_task = bool(boxes) and not text_of(item).startswith("\0") and is_first(item, boxes[0])
    is_done = is_task and boxes[0].get("checked") is not None
    if is_task:
        boxes[0].drop_tree()
    blocks = _blocks(item)
    if is_task:
        blocks = blocks or [[""]]
        blocks[0][0] = f"[{'x' if is_done else ' '}] {blocks[0][0]}"
    return blocks


def is_first(element: Tree, inner: Tree) -> bool:
    """Whether there is no text in an element before an inner one."""
    for node in element.iter():
        if node is inner:
            return True
        if (node.text or "").strip():
            return False
    return False


def _definitions(node: Tree) -> list[Lines]:
    """A list of terms. A definition without a term is a paragraph."""
    lines: list[Lines] = []
    has_term = False
    for child in _entries(node):
        if child.tag == "dt":
            term = inline_markdown(children(child)).replace("\\\n", " ")
            if not term:
                continue
            if lines and not (has_term and lines[-1][0][:1] != ":"):
                lines.append([""])
            lines.append([term])
            has_term = True
        else:
            content = join_blocks(_blocks(child))
            if content and has_term:
                lines.append([":   " + content[0], *indent_lines(content[1:], 4)])
            elif content:
                lines += [content, [""]]
    whole = [line for block in lines for line in block]
    while whole and not whole[-1]:
        whole.pop()
    return [whole] if whole else []


def _entries(node: Tree) -> Iterator[Tree]:
    """The terms and definitions of a list. They may be grouped in `div` elements."""
    for child in parts(node, ("dt", "dd", "div"), "dd"):
        yield from parts(child, ("dt", "dd"), "dd") if child.tag == "div" else (child,)


# ---- tables -------------------------------------------------------------------------------------


def _table(node: Tree) -> list[Lines]:
    caption = next((child for child in node if child.tag == "caption"), None)
    title = "" if caption is None else inline_markdown(children(caption)).replace("\\\n", " ")
    if is_layout(node):
        if caption is not None:
            caption.tag = "p"
        return _blocks(node)
    lines = table_markdown(node, _cell)
    if not title:
        return [lines] if lines else []
    return [lines, [f"Table: {title}"]] if lines else [[title]]


def _cell(cell: Tree) -> str:
    """The content of a cell on one line. Blocks in it are separated by breaks."""
    parts = _cell_lines(cell)
    return "<br>".join(part.replace("\\\n", "<br>").replace("|", "\\|") for part in parts)


def _cell_lines(parent: Tree) -> list[str]:
    lines: list[str] = []
    run: list[Tree | str] = []
    for node in (*children(parent), None):
        is_block = node is not None and not isinstance(node, str) and node.tag in BLOCKS
        if node is not None and not is_block:
            run.append(node)
            continue
        text = inline_markdown(without_outer_breaks(run))
        lines += [text] if text else []
        run = []
        if node is not None and not isinstance(node, str):
            if node.tag == "pre":
                node.tag = "code"
                lines.append(inline_markdown([node]))
            else:
                lines += _cell_lines(node)
    return lines


_WRITERS = {
    "blockquote": _quotation,
    "details": _details,
    "dl": _definitions,
    "figure": _figure,
    "hr": lambda node: [["---"]],
    "ol": _list,
    "menu": _list,
    "dir": _list,
    "pre": code_lines,
    "table": _table,
    "ul": _list,
}
