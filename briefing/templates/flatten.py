"""A layout and all that it extends and includes → one syntax tree, which renders several times
sooner.

Jinja looks up, sets up and runs each included file for each page anew. Here the files are joined
before they are compiled. What cannot be joined without a chance of other bytes is left to Jinja as
it is. The tests compare all pages with Jinja's own. Knows Jinja's syntax tree, and nothing of the
disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from typing import Any, NamedTuple

from jinja2 import Environment, nodes

Find = Callable[[str], str]

# What a block or an include may stand in and still see just what it saw as a file of its own.
_TRANSPARENT = (nodes.Template, nodes.If, nodes.Block, nodes.Scope)

# Names that Jinja gives to a loop or a macro only if its own file reads them.
_GIVEN_IF_READ = frozenset(("loop", "caller", "kwargs", "varargs"))

_NONE: frozenset[str] = frozenset()


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


class _Spot(NamedTuple):
    """What surrounds a node. `inside` says that it stands in what a block would not see from a file
    of its own, such as a loop. `bound` are names that surely have a value of the layout's by now,
    `later` those that may get one further down, `hidden` those that a block sets around it, which
    includes see and blocks don't."""

    inside: bool = False
    bound: frozenset[str] = _NONE
    later: frozenset[str] = _NONE
    hidden: frozenset[str] = _NONE


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
        spot = _Spot(bound=_set(before))
        body = self._joined(tree.body, _File(name, blocks, frozenset(seen)), spot)
        made = nodes.Template([*before, *body], lineno=1)
        if any(n.name in ("super", "self") for n in made.find_all(nodes.Name)):
            raise _Stays
        made.set_environment(self.env)
        return made

    def _joined(self, many: list[nodes.Node], file: _File, spot: _Spot) -> list[nodes.Node]:
        """These nodes with blocks and includes in their places."""
        below = [spot.later]
        for node in reversed(many):
            below.append(below[-1] | _set_within([node]))
        made, bound = [], spot.bound
        for node, later in zip(many, below[-2::-1], strict=True):
            made += self._in_place(node, file, spot._replace(bound=bound, later=later))
            bound |= _set([node])
        return made

    def _in_place(self, node: nodes.Node, file: _File, spot: _Spot) -> list[nodes.Node]:
        if isinstance(node, nodes.Block):
            if spot.inside or node.scoped or node.required:
                raise _Stays
            filled = file.blocks.get(node.name, node)
            hidden = spot.hidden | _set_within(filled.body)
            body = self._joined(filled.body, file, spot._replace(hidden=hidden))
            if not _sees_the_same(body, spot) or _mentions(body, spot.hidden):
                raise _Stays
            return [nodes.Scope(body, lineno=node.lineno)]
        if isinstance(node, nodes.Include):
            return [self._included(node, file, spot)]
        if not isinstance(node, _TRANSPARENT):
            spot = spot._replace(inside=True)
        for field in ("body", "else_", "elif_"):
            many = getattr(node, field, None)
            if isinstance(many, list):
                bound = spot.bound
                if isinstance(node, nodes.For) and field == "body":
                    bound |= _stored([node.target])
                setattr(node, field, self._joined(many, file, spot._replace(bound=bound)))
        return [node]

    def _included(self, node: nodes.Include, file: _File, spot: _Spot) -> nodes.Node:
        name = _constant(node.template)
        if name is None or name in file.above or not node.with_context or node.ignore_missing:
            return node
        tree = self.parse(name)
        parts = (nodes.Extends, nodes.Block, nodes.Import, nodes.FromImport, nodes.Macro)
        if next(tree.find_all(parts), None):
            return node
        body = self._joined(tree.body, _File(name, {}, file.above | {name}), spot)
        if not _sees_the_same(body, spot):
            return node
        escaped = self._escapes(name)
        if escaped != self._escapes(file.name):
            option = nodes.Keyword("autoescape", nodes.Const(escaped))
            body = [nodes.ScopedEvalContextModifier([option], body, lineno=node.lineno)]
        return nodes.Scope(body, lineno=node.lineno)

    def _escapes(self, name: str) -> bool:
        rule = self.env.autoescape
        return rule(name) if callable(rule) else rule


def _sees_the_same(body: list[nodes.Node], spot: _Spot) -> bool:
    """Whether these nodes of another file find the same values if they stand in this spot.

    What a layout sets further down hides the page's own value from all of the layout, but not from
    other files.
    """
    shaky = spot.later - spot.bound | (_GIVEN_IF_READ if spot.inside else _NONE)
    return not _mentions(body, shaky)


def _mentions(body: list[nodes.Node], names: frozenset[str]) -> bool:
    if not names:
        return False
    return any(n.name in names for node in body for n in node.find_all(nodes.Name))


def _set(many: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that these very nodes set."""
    found: set[str] = set()
    for node in many:
        match node:
            case nodes.Assign() | nodes.AssignBlock() | nodes.Import():
                target = node.target
                found |= {target} if isinstance(target, str) else _stored([target])
            case nodes.FromImport():
                found.update(n if isinstance(n, str) else n[1] for n in node.names)
            case nodes.Macro():
                found.add(node.name)
    return frozenset(found)


def _set_within(many: Iterable[nodes.Node]) -> frozenset[str]:
    """The names that these nodes set, or nodes in them."""
    setters = (nodes.Assign, nodes.AssignBlock, nodes.Import, nodes.FromImport, nodes.Macro)
    return _set(n for node in many for n in (node, *node.find_all(setters)))


def _stored(targets: Iterable[nodes.Node]) -> frozenset[str]:
    names = (n for t in targets for n in (t, *t.find_all(nodes.Name)))
    return frozenset(n.name for n in names if isinstance(n, nodes.Name))


def _constant(node: nodes.Node) -> str | None:
    value = node.value if isinstance(node, nodes.Const) else None
    return value if isinstance(value, str) else None
