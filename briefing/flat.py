"""A layout and all that it extends and includes → one syntax tree, which renders several times
sooner.

Jinja looks up, sets up and runs each included file for each page anew. Here the files are joined
before they are compiled. What cannot be joined without a chance of other bytes is left to Jinja as
it is. The tests compare all pages with Jinja's own. Knows Jinja's syntax tree, and nothing of the
disk.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, nodes

Find = Callable[[str], str]

# What a block or an include may stand in and still see just what it saw as a file of its own.
_TRANSPARENT = (nodes.Template, nodes.If, nodes.Block, nodes.Scope)


class _Stays(Exception):
    """This layout must be left as it is."""


def flattener(env: Environment, find: Find) -> Callable[[str], nodes.Template]:
    """A function from a layout's name to the layout with all it needs in one tree.

    `find` gives a layout's source by name. Each file is parsed once. The function raises
    `jinja2.TemplateSyntaxError`, and `LookupError` of `find`.
    """
    parsed = cache(lambda name: env.parse(find(name), name))

    def parse(name: str) -> nodes.Template:
        return _copy(parsed(name))  # type: ignore[no-any-return]

    def flat(name: str) -> nodes.Template:
        try:
            return _Flattener(env, parse).whole(name)
        except _Stays:
            return parse(name)

    return flat


def _copy(part: Any) -> Any:
    """Another tree like this one, that can be changed without changing it."""
    if isinstance(part, list):
        return [_copy(p) for p in part]
    if not isinstance(part, nodes.Node):
        return part
    made = object.__new__(type(part))
    made.__dict__.update((k, _copy(v)) for k, v in part.__dict__.items())
    return made


class _File(NamedTuple):
    """The layout whose nodes are joined: its name, what fills its blocks, and the layouts that it
    stands in."""

    name: str
    blocks: dict[str, nodes.Block]
    above: frozenset[str]


class _Flattener:
    def __init__(self, env: Environment, parse: Callable[[str], nodes.Template]) -> None:
        self.env, self.parse = env, parse

    def whole(self, name: str) -> nodes.Template:
        """The tree of a page's layout: that which it extends, with its own blocks put in."""
        tree = self.parse(name)
        blocks: dict[str, nodes.Block] = {}
        before: list[nodes.Node] = []
        seen = {name}
        while extends := [n for n in tree.body if isinstance(n, nodes.Extends)]:
            base = _constant(extends[0].template)
            if len(extends) > 1 or base is None or base in seen:
                raise _Stays
            seen.add(base)
            for node in tree.body:
                if isinstance(node, nodes.Assign | nodes.AssignBlock):
                    before.append(node)
                elif not isinstance(node, nodes.Output | nodes.Block | nodes.Extends):
                    raise _Stays
            for block in tree.find_all(nodes.Block):
                blocks.setdefault(block.name, block)
            tree = self.parse(base)
        if next(tree.find_all(nodes.Extends), None):
            raise _Stays
        body = self._joined(tree.body, _File(name, blocks, frozenset(seen)))
        made = nodes.Template([*before, *body], lineno=1)
        if any(n.name in ("super", "self") for n in made.find_all(nodes.Name)):
            raise _Stays
        made.set_environment(self.env)
        return made

    def _joined(
        self, many: list[nodes.Node], file: _File, inside: bool = False
    ) -> list[nodes.Node]:
        """These nodes with blocks and includes in their places. `inside` says that they stand in
        what a block would not see from a file of its own, such as a loop."""
        return [made for node in many for made in self._in_place(node, file, inside)]

    def _in_place(self, node: nodes.Node, file: _File, inside: bool) -> list[nodes.Node]:
        if isinstance(node, nodes.Block):
            if inside or node.scoped or node.required:
                raise _Stays
            filled = file.blocks.get(node.name, node)
            return [nodes.Scope(self._joined(filled.body, file), lineno=node.lineno)]
        if isinstance(node, nodes.Include):
            return [self._included(node, file)]
        inside = inside or not isinstance(node, _TRANSPARENT)
        for field in ("body", "else_", "elif_"):
            many = getattr(node, field, None)
            if isinstance(many, list):
                setattr(node, field, self._joined(many, file, inside))
        return [node]

    def _included(self, node: nodes.Include, file: _File) -> nodes.Node:
        name = _constant(node.template)
        if name is None or name in file.above or not node.with_context or node.ignore_missing:
            return node
        tree = self.parse(name)
        parts = (nodes.Extends, nodes.Block, nodes.Import, nodes.FromImport, nodes.Macro)
        if next(tree.find_all(parts), None):
            return node
        body = self._joined(tree.body, _File(name, {}, file.above | {name}))
        escaped = self._escapes(name)
        if escaped != self._escapes(file.name):
            option = nodes.Keyword("autoescape", nodes.Const(escaped))
            body = [nodes.ScopedEvalContextModifier([option], body, lineno=node.lineno)]
        return nodes.Scope(body, lineno=node.lineno)

    def _escapes(self, name: str) -> bool:
        rule = self.env.autoescape
        return rule(name) if callable(rule) else rule


def _constant(node: nodes.Node) -> str | None:
    value = node.value if isinstance(node, nodes.Const) else None
    return value if isinstance(value, str) else None
