"""The text of a post in Mobiledoc, the editor of Ghost up to version 4 → nodes of Lexical.

The fields of its cards are those of Lexical. The rules are those of
https://github.com/bustle/mobiledoc-kit/blob/master/MOBILEDOC.md. It must not know posts or HTML.
"""

from __future__ import annotations

from typing import Any

Node = dict[str, Any]

_FORMATS = {
    **{"strong": 1, "b": 1, "em": 2, "i": 2, "s": 4, "del": 4, "strike": 4, "u": 8, "code": 16},
    **{"sub": 32, "sup": 64},
}
_KINDS = {"code": "codeblock", "hr": "horizontalrule", "card-markdown": "markdown"}


def lexical_root(document: Any) -> Node | None:
    """The root of a document of Lexical; None if a document has no sections."""
    if not isinstance(document, dict) or not _list(document, "sections"):
        return None
    return {
        "type": "root",
        "children": [_section(s, document) for s in _list(document, "sections")],
    }


def _list(node: Any, name: str) -> list[Any]:
    value = node.get(name) if isinstance(node, dict) else None
    return value if isinstance(value, list) else []


def _at(values: Any, index: Any) -> Any:
    is_there = isinstance(values, list) and isinstance(index, int) and 0 <= index < len(values)
    return values[index] if is_there else None


def _section(section: Any, document: Node) -> Node:
    kind, value = _at(section, 0), _at(section, 1)
    if kind == 1:
        return _block(value, _markers(_at(section, 2), document))
    if kind == 2:
        return {"type": "image", "src": value}
    if kind == 3:
        items = _at(section, 2)
        nodes = [
            {"type": "listitem", "children": _markers(item, document)}
            for item in (items if isinstance(items, list) else ())
        ]
        return {"type": "list", "tag": value, "children": nodes}
    card = _at(_list(document, "cards"), value) if kind == 10 else None
    name, payload = _at(card, 0), _at(card, 1)
    fields = payload if isinstance(payload, dict) else {}
    return {**fields, "type": _KINDS.get(str(name), str(name or "card"))}


def _block(tag: Any, children: list[Node]) -> Node:
    name = str(tag)
    if name in ("blockquote", "aside", "pull-quote"):
        return {"type": "quote", "children": children}
    is_heading = name[:1] == "h" and name[1:].isdigit()
    return {"type": "heading" if is_heading else "paragraph", "tag": name, "children": children}


def _markers(markers: Any, document: Node) -> list[Node]:
    """The texts of a section. A marker begins formats, has a text, and ends the last formats."""
    nodes: list[Node] = []
    opened: list[Any] = []
    for marker in markers if isinstance(markers, list) else ():
        begins = _at(marker, 1)
        opened += begins if isinstance(begins, list) else []
        value = _at(marker, 3)
        if _at(marker, 0) == 1:
            atom = _at(_list(document, "atoms"), value)
            is_break = _at(atom, 0) == "soft-return"
            node = {"type": "linebreak"} if is_break else _words(_at(atom, 1), opened, document)
        else:
            node = _words(value, opened, document)
        nodes.append(node)
        ends = _at(marker, 2)
        del opened[max(0, len(opened) - (ends if isinstance(ends, int) else 0)) :]
    return nodes


def _words(text: Any, opened: list[Any], document: Node) -> Node:
    markups = [_at(_list(document, "markups"), index) for index in opened]
    bits = 0
    for markup in markups:
        bits |= _FORMATS.get(str(_at(markup, 0)), 0)
    node: Node = {"type": "text", "text": text if isinstance(text, str) else "", "format": bits}
    for markup in markups:
        pairs = _at(markup, 1)
        if _at(markup, 0) == "a" and isinstance(pairs, list) and "href" in pairs:
            address = _at(pairs, pairs.index("href") + 1)
            node = {"type": "link", "url": address, "children": [node]}
    return node
