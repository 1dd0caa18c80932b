"""A layout and all that it includes → one syntax tree, which renders in less time.

Jinja looks up, sets up and runs each included file again for each page. Here the files are joined
before they are compiled. Where joining could change a byte of a page, the include stays as it is,
and Jinja handles it. A layout that extends another one is not joined with it: the frame of all
pages is compiled once. The tests compare all pages with those that Jinja renders.

This module knows Jinja's syntax tree. It reads no disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, nodes

# A function from a layout's name to its source. It raises `LookupError`.
GetSource = Callable[[str], str]

# Nodes inside which an include sees the same values as in a file of its own.
_TRANSPARENT = (nodes.Template, nodes.If, nodes.Block, nodes.Scope)

# What a file must not contain to be joined with a file that includes it.
_NEVER_JOINED = (nodes.Extends, nodes.Block, nodes.Import, nodes.FromImport, nodes.Macro)

# The fields of a statement that contain statements.
_BODIES = ("body", "else_", "elif_")

# Names that Jinja defines in a loop or a macro only if the file itself reads them.
_DEFINED_IF_READ = frozenset(("loop", "caller", "kwargs", "varargs"))

# Names that Jinja defines in blocks.
_FROM_BLOCKS = frozenset(("super", "self"))

_NO_NAMES: frozenset[str] = frozenset()


def flattener(env: Environment, get_source: GetSource) -> Callable[[str], nodes.Template]:
    """A function from a layout's name to one tree of the layout and all that it includes.

    Each file is parsed once. The function raises `jinja2.TemplateSyntaxError`, and the
    `LookupError` of `get_source`.
    """
    parse = cache(lambda name: env.parse(get_source(name), name))
    return lambda name: _Joiner(env, parse).join(name)


def _copy(part: Any) -> Any:
    """A deep copy of a tree."""
    if isinstance(part, list):
        return [_copy(p) for p in part]
    if not isinstance(part, nodes.Node):
        return part
    copy = object.__new__(type(part))
    copy.__dict__.update((k, _copy(v)) for k, v in part.__dict__.items())
    return copy


class _File(NamedTuple):
    """The layout whose nodes are joined: its name, and the layouts that include it."""

    name: str
    ancestors: frozenset[str]


class _Scope(NamedTuple):
    """What surrounds a node.

    `opaque` is true if a surrounding node, such as a loop, hides what an include would see in a
    file of its own. `assigned` are the names that certainly have a value of the layout's own by
    now, and `assigned_later` those that may get one further down.
    """

    opaque: bool = False
    assigned: frozenset[str] = _NO_NAMES
    assigned_later: frozenset[str] = _NO_NAMES


class _Joiner:
    """Joins layouts. `parse` gives the tree of each one, which must not be changed."""

    def __init__(self, env: Environment, parse: Callable[[str], nodes.Template]) -> None:
        self.env, self.parse = env, parse

    def join(self, name: str) -> nodes.Template:
        """The tree of a layout, with the nodes of what it includes in their places."""
        tree: nodes.Template = _copy(self.parse(name))
        tree.body = self._join(tree.body, _File(name, frozenset((name,))), _Scope())
        return tree

    def _join(self, body: list[nodes.Node], file: _File, scope: _Scope) -> list[nodes.Node]:
        """These nodes with the contents of includes in their places."""
        later = [scope.assigned_later]
        for node in reversed(body):
            later.append(later[-1] | _names_assigned_within([node]))
        joined, assigned = [], scope.assigned
        for node, assigned_later in zip(body, later[-2::-1], strict=True):
            here = scope._replace(assigned=assigned, assigned_later=assigned_later)
            joined += self._join_node(node, file, here)
            assigned |= _names_assigned([node])
        return joined

    def _join_node(self, node: nodes.Node, file: _File, scope: _Scope) -> list[nodes.Node]:
        if isinstance(node, nodes.Block):
            node.body = self._join(node.body, file, _Scope())
            return [node]
        if isinstance(node, nodes.Include):
            return [self._include(node, file, scope)]
        if not isinstance(node, _TRANSPARENT):
            scope = scope._replace(opaque=True)
        for field in _BODIES:
            inner = getattr(node, field, None)
            if isinstance(inner, list):
                assigned = scope.assigned
                if isinstance(node, nodes.For) and field == "body":
                    assigned |= _names_in([node.target])
                setattr(node, field, self._join(inner, file, scope._replace(assigned=assigned)))
        return [node]

    def _include(self, node: nodes.Include, file: _File, scope: _Scope) -> nodes.Node:
        name = _constant_text(node.template)
        if name is None or name in file.ancestors or not node.with_context or node.ignore_missing:
            return node
        tree = self.parse(name)
        if _contains(tree.body, _NEVER_JOINED) or not _sees_the_same(tree.body, scope):
            return node
        body = self._join(_copy(tree.body), _File(name, file.ancestors | {name}), scope)
        escapes = self._escapes(name)
        if escapes != self._escapes(file.name):
            option = nodes.Keyword("autoescape", nodes.Const(escapes))
            body = [nodes.ScopedEvalContextModifier([option], body, lineno=node.lineno)]
        return nodes.Scope(body, lineno=node.lineno)

    def _escapes(self, name: str) -> bool:
        rule = self.env.autoescape
        return rule(name) if callable(rule) else rule


def _sees_the_same(body: list[nodes.Node], scope: _Scope) -> bool:
    """Whether these nodes of another file find the same values here as in their own file.

    A name that a layout assigns further down hides the value of the page from the whole layout,
    but not from other files.
    """
    names = scope.assigned_later - scope.assigned | _FROM_BLOCKS
    return not _reads(body, names | _DEFINED_IF_READ if scope.opaque else names)


def _reads(body: Iterable[nodes.Node], names: frozenset[str]) -> bool:
    """Whether these nodes read one of these names of what surrounds them."""
    for node in body:
        if isinstance(node, nodes.Name):
            if node.name in names:
                return True
        elif isinstance(node, nodes.For):
            # In its body, a loop has a `loop` of its own.
            others = [node.target, node.iter, *node.else_, *([node.test] if node.test else ())]
            if _reads(others, names) or _reads(node.body, names - {"loop"}):
                return True
        elif _reads(_children(node), names):
            return True
    return False


def _children(node: nodes.Node) -> Iterator[nodes.Node]:
    """What Jinja's `iter_child_nodes` gives, in a third of its time."""
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
        waiting += _children(node)


def _statements_in(body: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    """These statements, and all statements inside them."""
    for node in body:
        yield node
        for field in _BODIES:
            yield from _statements_in(getattr(node, field, None) or ())


def _contains(body: Iterable[nodes.Node], types: tuple[type[nodes.Node], ...]) -> bool:
    return any(isinstance(node, types) for node in _statements_in(body))


def _names_assigned(body: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that these nodes themselves assign."""
    names: set[str] = set()
    for node in body:
        match node:
            case nodes.Assign() | nodes.AssignBlock() | nodes.Import():
                target = node.target
                names |= {target} if isinstance(target, str) else _names_in([target])
            case nodes.FromImport():
                names.update(n if isinstance(n, str) else n[1] for n in node.names)
            case nodes.Macro():
                names.add(node.name)
    return frozenset(names)


def _names_assigned_within(body: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that these nodes assign, or nodes inside them."""
    return _names_assigned(_statements_in(body))


def _names_in(targets: Iterable[nodes.Node]) -> frozenset[str]:
    return frozenset(n.name for n in nodes_in(targets) if isinstance(n, nodes.Name))


def _constant_text(node: nodes.Node) -> str | None:
    value = node.value if isinstance(node, nodes.Const) else None
    return value if isinstance(value, str) else None
