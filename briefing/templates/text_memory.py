"""An included layout whose text is the same on many pages: rendered once, then remembered.

The entry of a brief is in the lists of its topics, authors and years, and on the pages of related
briefs. An include in a loop becomes nodes that first look for its text. The key of a text is the
name of the layout and the values that the layout reads: a text by its value, a value of the archive
model by its identity. All these values are immutable. A layout that could read anything else, such
as the whole page, is not remembered.

This module knows Jinja's syntax tree. It reads no disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Environment, nodes

from briefing.core.model import Value
from briefing.templates.tree import children, names_assigned, names_in, nodes_in, statements_in

# Names of filters that no layout can write: they have a space.
_RECALL, _REMEMBER = "recall text", "remember text"
_TEXT = "remembered_text"
_MAX_REMEMBERED = 2**12

# The only statements in a layout that is remembered.
_STATEMENTS = (nodes.Output, nodes.If, nodes.For, nodes.Scope, nodes.Assign, nodes.AssignBlock)
# The text of these functions depends only on their arguments and on the language of the page.
GETTEXT = frozenset(("_", "gettext", "ngettext", "pgettext"))
# A page that reads all of `page` has a text of its own. Its properties are compared instead.
_PAGE = "page"

# A name that a layout reads, and the attribute of it, or an empty text for the whole value.
Read = tuple[str, str]
_LANGUAGE: Read = (_PAGE, "lang")


def add_memory(env: Environment) -> None:
    """Give an environment an empty memory, and the filters that use it."""
    texts: dict[tuple[Any, ...], tuple[str, tuple[Any, ...]]] = {}

    def key(name: str, values: tuple[Any, ...]) -> tuple[Any, ...]:
        return (name, *[value if type(value) is str else id(value) for value in values])

    def recall(name: str, *values: Any) -> str:
        found = texts.get(key(name, values))
        return found[0] if found else ""

    def remember(text: str, name: str, *values: Any) -> str:
        if all(isinstance(value, str | Value) for value in values):
            if len(texts) >= _MAX_REMEMBERED:
                texts.clear()
            # The values stay here, so that no other value can get the identity of one of them.
            texts[key(name, values)] = text, values
        return text

    env.filters[_RECALL], env.filters[_REMEMBER] = recall, remember


def values_read(env: Environment, body: list[nodes.Node]) -> list[Read]:
    """What the text of a layout with these nodes depends on. The list is empty if it could depend
    on anything else than the values that the layout reads, or if the text is short: it has no
    loop."""
    if not any(isinstance(node, nodes.For) for node in statements_in(body)):
        return []
    reads = set(_reads(body, frozenset()))
    if (_PAGE, "") in reads or not all(_depends_on_values(node, env) for node in nodes_in(body)):
        return []
    return sorted(reads | {_LANGUAGE})


def remember_text(
    name: str, body: list[nodes.Node], reads: list[Read], line: int
) -> list[nodes.Node]:
    """Nodes that give the text of the layout `name`, whose nodes are `body`, and render it only if
    nothing is remembered. `reads` is what `values_read` gives."""
    values = [_expression(read) for read in reads]
    text, target, layout = nodes.Name(_TEXT, "load"), nodes.Name(_TEXT, "store"), nodes.Const(name)
    recall = nodes.Filter(layout, _RECALL, values, [], None, None)
    remember = nodes.Filter(text, _REMEMBER, [layout, *values], [], None, None)
    make = [
        nodes.AssignBlock(target, None, body, lineno=line),
        nodes.Assign(target, remember, lineno=line),
    ]
    return [
        nodes.Assign(target, recall, lineno=line),
        nodes.If(nodes.Not(text), make, [], [], lineno=line),
        nodes.Output([text], lineno=line),
    ]


def _expression(read: Read) -> nodes.Expr:
    name, attribute = read
    value = nodes.Name(name, "load")
    return nodes.Getattr(value, attribute, "load") if attribute else value


def _depends_on_values(node: nodes.Node, env: Environment) -> bool:
    """Whether what a node does depends only on the values inside it."""
    if isinstance(node, nodes.Stmt):
        return isinstance(node, _STATEMENTS)
    if isinstance(node, nodes.Filter | nodes.Test):
        functions = env.filters if isinstance(node, nodes.Filter) else env.tests
        return not hasattr(functions.get(node.name), "jinja_pass_arg")
    if isinstance(node, nodes.Call):
        is_method = isinstance(node.node, nodes.Getattr)
        return is_method or (isinstance(node.node, nodes.Name) and node.node.name in GETTEXT)
    return not isinstance(node, nodes.NSRef)


def _reads(body: Iterable[nodes.Node], own: frozenset[str]) -> Iterator[Read]:
    """What these nodes read of the values around them. `own` are names with values of their own."""
    for node in body:
        if isinstance(node, nodes.For):
            inner = own | names_in([node.target]) | {"loop"}
            yield from _reads([node.iter, *node.else_], own)
            yield from _reads([*node.body, *([node.test] if node.test else ())], inner)
        elif isinstance(node, nodes.If):
            for part in ([node.test], node.body, node.elif_, node.else_):
                yield from _reads(part, own)
        elif isinstance(node, nodes.Getattr) and isinstance(node.node, nodes.Name):
            if node.node.name not in own:
                yield node.node.name, node.attr if node.node.name == _PAGE else ""
        elif isinstance(node, nodes.Name):
            if node.ctx == "load" and node.name not in own | GETTEXT:
                yield node.name, ""
        else:
            yield from _reads(children(node), own)
            own |= names_assigned([node])
