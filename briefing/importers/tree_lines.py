"""The lines of a block of Markdown: paragraphs, code, and what lists and boxes put around blocks.

This module must not know which element makes which block.
"""

from __future__ import annotations

import re
from collections.abc import Container
from itertools import chain, pairwise

from briefing.importers.escape import code_fence
from briefing.importers.markup_tree import Tree
from briefing.importers.tree_inline import children, inline_markdown

_LANGUAGE = re.compile(
    r"(?:lang(?:uage)?|highlight|brush|src|sourceCode|source)[-:\s]+([\w+#.-]{1,40})"
)
_DOCUTILS_LANGUAGE = re.compile(r"^code ([\w+#.-]+)")
_BOXES = {
    **dict.fromkeys(("important", "key", "abstract", "summary", "tldr"), "key"),
    **dict.fromkeys(
        ("warning", "caution", "danger", "error", "attention", "failure", "bug"), "warning"
    ),
}
# These words in the class of a code block name no language.
_NO_LANGUAGES = frozenset("plaintext text none nohighlight plain chart default hljs".split())

Lines = list[str]


def join_blocks(blocks: list[Lines]) -> Lines:
    """The lines of several blocks, with an empty line between two of them."""
    lines: Lines = []
    for number, block in enumerate(blocks):
        lines += ([""] if number else []) + block
    return lines


def separate_lists(blocks: list[Lines]) -> list[Lines]:
    """Two lists that follow each other get different signs, so that they stay two."""
    for before, block in pairwise(blocks):
        if before[0][:2] == block[0][:2] == "- ":
            block[:] = [re.sub(r"^- ", "* ", line) for line in block]
    return blocks


def paragraphs(run: list[Tree | str]) -> list[Lines]:
    """The paragraphs of inline content. Two breaks separate paragraphs."""
    parts: list[list[Tree | str]] = [[]]
    breaks = 0
    for node in run:
        if isinstance(node, str) and not node.strip():
            parts[-1].append(node)
        elif not isinstance(node, str) and node.tag == "br":
            breaks += 1
            if breaks == 2:
                parts.append([])
            parts[-1].append(node)
        else:
            breaks = 0
            parts[-1].append(node)
    lines = (inline_markdown(without_outer_breaks(part)) for part in parts)
    return [_escaped_caption(line).split("\n") for line in lines if line]


def without_outer_breaks(part: list[Tree | str]) -> list[Tree | str]:
    """A paragraph without the breaks at its start and end."""
    start, end = 0, len(part)
    while start < end and _is_blank(part[start]):
        start += 1
    while end > start and _is_blank(part[end - 1]):
        end -= 1
    return part[start:end]


def _is_blank(node: Tree | str) -> bool:
    return not node.strip() if isinstance(node, str) else node.tag == "br"


def _escaped_caption(line: str) -> str:
    """A paragraph that begins with “Table:” would be the caption of a table beside it."""
    return line.replace("Table:", "Table&#58;", 1) if line.startswith("Table:") else line


def code_lines(node: Tree) -> list[Lines]:
    """A block of code as a fenced block; no block if it has no text."""
    for line_break in list(node.iter("br")):
        line_break.tail = "\n" + (line_break.tail or "")
        line_break.drop_tag()
    text = re.sub(r"\r\n?", "\n", "".join(node.itertext())).removesuffix("\n")
    if not text.strip():
        return []
    fence = code_fence(text)
    return [[fence + _language(node), *text.split("\n"), fence]]


def _language(node: Tree) -> str:
    """The language of a code block, as its class or that of an element around it has it."""
    around = [*node.iter("code"), node, *list(node.iterancestors())[:2]]
    for element in around:
        classes = element.get("class") or ""
        match = _LANGUAGE.search(classes) or _DOCUTILS_LANGUAGE.search(classes)
        name = match[1] if match else element.get("data-lang") or ""
        if name and name.lower() not in _NO_LANGUAGES and re.fullmatch(r"[\w+#.-]+", name):
            return name
    return ""


def parts(node: Tree, tags: Container[str], default: str) -> list[Tree]:
    """The elements in a list that have one of these tags. Other content becomes an element
    `default`: authors forget tags."""
    found: list[Tree] = []
    other = None
    for child in list(children(node)):
        if not isinstance(child, str) and child.tag in tags:
            found.append(child)
            other = None
            continue
        if other is None and isinstance(child, str) and not child.strip():
            continue
        if other is None:
            other = node.makeelement(default, {})
            found.append(other)
        if not isinstance(child, str):
            child.tail = None
            other.append(child)
        elif len(other):
            other[-1].tail = (other[-1].tail or "") + child
        else:
            other.text = (other.text or "") + child
    return found


def is_loose(blocks: list[Lines]) -> bool:
    """Whether an item has a block that is neither its first line nor a list."""
    return any(not re.match(r"(?:[-*]|\d+[.)]) ", block[0]) for block in blocks[1:])


def mark_item(marker: str, blocks: list[Lines], has_space: bool) -> Lines:
    """The lines of an item of a list, with its marker. With `has_space`, an empty line separates
    its blocks."""
    lines = join_blocks(blocks) if has_space else [*chain.from_iterable(blocks)]
    first, *rest = lines or [""]
    return [(marker + first).rstrip(), *indent_lines(rest, len(marker))]


def indent_lines(lines: Lines, width: int) -> Lines:
    """The lines, indented by so many spaces. Empty lines stay empty."""
    return [" " * width + line if line else "" for line in lines]


def box_kind(node: Tree) -> str:
    """The kind of box that an element is: `note`, `key`, `warning`; empty if it is none."""
    classes = (node.get("class") or "").lower().split()
    if not {"admonition", "callout", "alert"} & set(classes):
        return ""
    words = [word.rpartition("-")[2] for word in classes]
    return next((_BOXES[word] for word in words if word in _BOXES), "note")
