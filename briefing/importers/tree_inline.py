"""The inline content of a tree of markup → Markdown that means the same.

The content becomes tokens: texts, marks that open and close, and Markdown that is complete. Marks
are then moved to places where Markdown recognises them. This module must not know blocks.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator
from urllib.parse import quote

from briefing.importers.escape import (
    clean_text,
    escape_inline,
    escape_line_start,
    escape_text,
)
from briefing.importers.markup_tree import BLOCKS, Tree
from briefing.importers.tree_marks import BREAK, Token, collapse, with_valid_marks

_MARKS = {"strong": "**", "em": "*", "del": "~~"}
_SYNONYMS = {
    **dict.fromkeys(("b",), "strong"),
    **dict.fromkeys(("i", "dfn", "u", "var"), "em"),
    **dict.fromkeys(("s", "strike"), "del"),
    **dict.fromkeys(("tt", "samp"), "code"),
    "acronym": "abbr",
}
_HTML = frozenset("sub sup kbd abbr mark ins small cite q bdi ruby rt rp time".split())
_ATTRIBUTES = ("title", "lang", "dir", "datetime")


def inline_markdown(nodes: Iterable[Tree | str]) -> str:
    """The Markdown of a sequence of texts and inline elements, as one paragraph."""
    tokens = collapse([token for node in nodes for token in _tokens(node, frozenset())])
    return _write_line(_join_texts(with_valid_marks(tokens)))


def _join_texts(tokens: Iterable[Token]) -> list[Token]:
    """The tokens with texts that follow one another as one: an address may be in two of them."""
    joined: list[Token] = []
    for token in tokens:
        if joined and token.kind == joined[-1].kind == "text":
            joined[-1] = Token("text", joined[-1].value + token.value)
        else:
            joined.append(token)
    return joined


def children(element: Tree) -> Iterator[Tree | str]:
    """The texts and elements in an element, in order."""
    if element.text:
        yield element.text
    for child in element:
        yield child
        if child.tail:
            yield child.tail


# ---- tokens -------------------------------------------------------------------------------------


def _tokens(node: Tree | str, open_marks: frozenset[str]) -> Iterator[Token]:
    if isinstance(node, str):
        yield Token("text", clean_text(node))
        return
    tag = _SYNONYMS.get(node.tag, node.tag)
    if tag == "code":
        yield from _code(node)
    elif tag == "br":
        yield Token("raw", BREAK, " ")
    elif tag == "wbr":
        yield Token("raw", "<wbr>", ">")
    elif tag == "img":
        yield Token("raw", picture(node), "!")
    elif tag == "footnote":
        yield Token("raw", f"[^{node.get('id')}]", "]")
    elif tag == "input":
        yield Token("text", "☑ " if node.get("checked") is not None else "☐ ")
    elif tag in _MARKS and tag not in open_marks:
        yield Token("open", _MARKS[tag])
        yield from _inside(node, open_marks | {tag})
        yield Token("close", _MARKS[tag])
    elif tag == "a" and node.get("href") and "a" not in open_marks:
        yield from _link(node, open_marks)
    elif tag in _HTML:
        inner = list(_inside(node, open_marks))
        has_content = any(token.value.strip() for token in inner)
        marks = Token("raw", f"<{tag}{_attributes(node)}>", "<"), Token("raw", f"</{tag}>", ">")
        yield from (marks[0], *inner, marks[1]) if has_content else inner
    else:
        space = [Token("text", " ")] if tag in BLOCKS else []
        yield from (*space, *_inside(node, open_marks), *space)


def _inside(node: Tree, open_marks: frozenset[str]) -> Iterator[Token]:
    for child in children(node):
        yield from _tokens(child, open_marks)


def _attributes(node: Tree) -> str:
    pairs = ((name, " ".join((node.get(name) or "").split())) for name in _ATTRIBUTES)
    return "".join(f' {name}="{html.escape(value)}"' for name, value in pairs if value)


def _code(node: Tree) -> Iterator[Token]:
    text = re.sub(r"\s+", " ", clean_text("".join(node.itertext())))
    if not text.strip():
        yield Token("text", text)
        return
    runs = {len(run) for run in re.findall("`+", text)}
    fence = "`" * next(n for n in range(1, len(text) + 2) if n not in runs)
    space = " " if text[0] in "` " or text[-1] in "` " else ""
    yield Token("raw", f"{fence}{space}{text}{space}{fence}", "`")


def _link(node: Tree, open_marks: frozenset[str]) -> Iterator[Token]:
    inner = list(_inside(node, open_marks | {"a"}))
    if not any(token.kind == "raw" or token.value.strip() for token in inner if token.value):
        return
    title = one_line_title(node.get("title") or "")
    target = f"]({destination(node.get('href'))}{title})"
    yield Token("open", "[", "[")
    yield from inner
    yield Token("close", target, ")")


def destination(address: str) -> str:
    """The address of a link as Markdown can have it between round brackets. Letters of other
    scripts stay readable."""
    parts = (
        c
        if c.isalnum() or (ord(c) > 127 and c.isprintable() and not c.isspace())
        else quote(c, safe="!#$%&'+,/:;=?@~._-")
        for c in address.strip()
    )
    return "".join(parts)


def one_line_title(text: str) -> str:
    """The title of a link or picture, with the space before it; empty if there is none."""
    text = " ".join(clean_text(text).split())
    text = text.replace("&", "&amp;").replace("\\", "\\\\").replace('"', '\\"')
    return f' "{text}"' if text else ""


def picture(node: Tree) -> str:
    """A picture with its alternative text, and its title as its caption."""
    alt = escape_inline(" ".join(clean_text(node.get("alt") or "").split()))
    return (
        f"![{alt}]({destination(node.get('src') or '')}{one_line_title(node.get('title') or '')})"
    )


_MARKUP = frozenset("[*`!~")
_ADDRESS_AT_END = re.compile(r"(?<![a-zA-Z])(https?|www)([:.])(?=\S+$)")


# ---- the line -----------------------------------------------------------------------------------


def _write_line(tokens: list[Token]) -> str:
    parts: list[str] = []
    is_start, in_link = True, False
    for index, token in enumerate(tokens):
        text = token.value
        if token.kind == "text":
            text = escape_inline(text) if in_link else escape_text(text)
            following = tokens[index + 1].value if index + 1 < len(tokens) else ""
            if text.endswith("!") and following[:1] == "[":
                text = text[:-1] + "\\!"  # Otherwise the link would be a picture.
            if following[:1] in _MARKUP:  # Otherwise it would be a part of the address.
                text = _ADDRESS_AT_END.sub(r"\1\\\2", text)
            if is_start:
                text = escape_line_start(text)
        elif token.value == "[" or token.value.startswith("]("):
            in_link = token.kind == "open"
        is_code_beside = text[:1] == "`" and parts and parts[-1].endswith("`")
        parts += ["<wbr>", text] if is_code_beside else [text]
        is_start = text.endswith("\n") if token.kind == "raw" else is_start and not text.strip()
    line = "".join(parts)
    while line.endswith(BREAK):
        line = line.removesuffix(BREAK).rstrip()
    return line.strip(" \n")
