"""A layout and all that it includes → one syntax tree, which renders in less time.

Jinja looks up, sets up and runs each included file again for each page. Here the files are joined
before they are compiled. Where joining could change a byte of a page, the include stays as it is,
and Jinja handles it. A layout that extends another one is not joined with it: the frame of all
pages is compiled once. The tests compare all pages with those that Jinja renders.

This module knows Jinja's syntax tree. It reads no disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, nodes

from briefing.templates.text_memory import GETTEXT, Read, remember_text, values_read
from briefing.templates.tree import (
    BODIES,
    children,
    names_assigned,
    names_assigned_within,
    names_in,
    statements_in,
)

# A function from a layout's name to its source. It raises `LookupError`.
GetSource = Callable[[str], str]

# Nodes inside which an include sees the same values as in a file of its own.
_TRANSPARENT = (nodes.Template, nodes.If, nodes.Block, nodes.Scope)

# What a file must not contain to be joined with a file that includes it.
_NEVER_JOINED = (nodes.Extends, nodes.Block, nodes.Import, nodes.FromImport, nodes.Macro)

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
    return _Joiner(env, cache(lambda name: env.parse(get_source(name), name))).join


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
    now, and `assigned_later` those that may get one further down. `repeated` is true in a file that
    an opaque node includes.
    """

    opaque: bool = False
    repeated: bool = False
    assigned: frozenset[str] = _NO_NAMES
    assigned_later: frozenset[str] = _NO_NAMES


class _Joiner:
    """Joins layouts. `parse` gives the tree of each one, which must not be changed."""

    def __init__(self, env: Environment, parse: Callable[[str], nodes.Template]) -> None:
        self.env, self.parse = env, parse
        # What the layouts read whose texts could be remembered, by name.
        self.reads: dict[str, list[Read]] = {}

    def join(self, name: str) -> nodes.Template:
        """The tree of a layout, with the nodes of what it includes in their places."""
        tree: nodes.Template = _copy(self.parse(name))
        tree.body = self._join(tree.body, _File(name, frozenset((name,))), _Scope())
        return tree

    def _join(self, body: list[nodes.Node], file: _File, scope: _Scope) -> list[nodes.Node]:
        """These nodes with the contents of includes in their places."""
        later = [scope.assigned_later]
        for node in reversed(body):
            later.append(later[-1] | names_assigned_within([node]))
        joined, assigned = [], scope.assigned
        for node, assigned_later in zip(body, later[-2::-1], strict=True):
            here = scope._replace(assigned=assigned, assigned_later=assigned_later)
            joined += self._join_node(node, file, here)
            assigned |= names_assigned([node])
        return joined

    def _join_node(self, node: nodes.Node, file: _File, scope: _Scope) -> list[nodes.Node]:
        if isinstance(node, nodes.Block):
            node.body = self._join(node.body, file, _Scope())
            return [node]
        if isinstance(node, nodes.Include):
            return [self._include(node, file, scope)]
        if not isinstance(node, _TRANSPARENT):
            scope = scope._replace(opaque=True)
        for field in BODIES:
            inner = getattr(node, field, None)
            if isinstance(inner, list):
                assigned = scope.assigned
                if isinstance(node, nodes.For) and field == "body":
                    assigned |= names_in([node.target])
                setattr(node, field, self._join(inner, file, scope._replace(assigned=assigned)))
        return [node]

    def _include(self, node: nodes.Include, file: _File, scope: _Scope) -> nodes.Node:
        name = _constant_text(node.template)
        if name is None or name in file.ancestors or not node.with_context or node.ignore_missing:
            return node
        tree = self.parse(name)
        if _contains(tree.body, _NEVER_JOINED) or not _sees_the_same(tree.body, scope):
            return node
        inner = scope._replace(repeated=scope.opaque)
        body = self._join(_copy(tree.body), _File(name, file.ancestors | {name}), inner)
        escapes = self._escapes(name)
        if escapes != self._escapes(file.name):
            option = nodes.Keyword("autoescape", nodes.Const(escapes))
            body = [nodes.ScopedEvalContextModifier([option], body, lineno=node.lineno)]
        elif scope.opaque and not scope.repeated:
            reads = self._values_read(name, body)
            if reads and not GETTEXT & self._assigned(file, scope):
                body = remember_text(name, body, reads, node.lineno)
        return nodes.Scope(body, lineno=node.lineno)

    def _values_read(self, name: str, body: list[nodes.Node]) -> list[Read]:
        # The same file has the same nodes everywhere, if all that it includes is joined.
        if _contains(body, (nodes.Include,)):
            return []
        if name not in self.reads:
            self.reads[name] = values_read(self.env, body)
        return self.reads[name]

    def _assigned(self, file: _File, scope: _Scope) -> frozenset[str]:
        """The names that a layout assigns, and those that have a value of one that includes it."""
        return scope.assigned | names_assigned_within(self.parse(file.name).body)

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
        elif _reads(children(node), names):
            return True
    return False


def _contains(body: Iterable[nodes.Node], types: tuple[type[nodes.Node], ...]) -> bool:
    return any(isinstance(node, types) for node in statements_in(body))


def _constant_text(node: nodes.Node) -> str | None:
    value = node.value if isinstance(node, nodes.Const) else None
    return value if isinstance(value, str) else None
