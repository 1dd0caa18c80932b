"""What stands in a part of Jinja's syntax tree: nodes, statements and names. It reads no disk."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from jinja2 import nodes

# The fields of a statement that contain statements.
BODIES = ("body", "else_", "elif_")


def children(node: nodes.Node) -> Iterator[nodes.Node]:
    """The nodes directly inside a node, as `iter_child_nodes` of Jinja gives them, in a third of
    its time."""
    values = node.__dict__
    for field in node.fields:
        value = values.get(field)
        if isinstance(value, list):
            yield from (inner for inner in value if isinstance(inner, nodes.Node))
        elif isinstance(value, nodes.Node):
            yield value


def nodes_in(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """These nodes, and all nodes inside them."""
    waiting = list(body)
    while waiting:
        node = waiting.pop()
        yield node
        waiting += children(node)


def statements_in(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """These statements, and all statements inside them."""
    for node in body:
        yield node
        for field in BODIES:
            yield from statements_in(getattr(node, field, None) or ())


def names_assigned(body: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that these nodes themselves assign."""
    names: set[str] = set()
    for node in body:
        match node:
            case nodes.Assign() | nodes.AssignBlock() | nodes.Import():
                target = node.target
                names |= {target} if isinstance(target, str) else names_in([target])
            case nodes.FromImport():
                names.update(n if isinstance(n, str) else n[1] for n in node.names)
            case nodes.Macro():
                names.add(node.name)
    return frozenset(names)


def names_assigned_within(body: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that these nodes assign, or nodes inside them."""
    return names_assigned(statements_in(body))


def names_in(targets: Iterable[nodes.Node]) -> frozenset[str]:
    """All names in these nodes, also in nodes inside them."""
    return frozenset(n.name for n in nodes_in(targets) if isinstance(n, nodes.Name))
