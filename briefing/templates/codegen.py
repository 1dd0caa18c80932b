"""A layout's syntax tree → code that gives what Jinja's own gives, with less ado.

Most values that layouts put out are plain text, and most names are there. The code made here counts
on both, joins what stands side by side before it hands it on, and escapes without a `Markup` in
between. Where a page is not what it counts on, it raises, and the page must go Jinja's own way:
other text than Jinja's it never gives. Such code is compiled and run in an environment that
`furnish` made ready for it. Knows Jinja's compiler, and nothing of the disk.
"""

from __future__ import annotations

import keyword
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from functools import lru_cache
from operator import attrgetter
from types import BuiltinMethodType
from typing import Any

import msgspec
from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, CompilerExit, Frame
from jinja2.runtime import markup_join
from jinja2.utils import Namespace, pass_context
from markupsafe import Markup, escape

try:
    from markupsafe import _escape_inner  # type: ignore[attr-defined]
except ImportError:
    _escape_inner = escape

# Conditions within conditions that become one expression. Python itself gives up at 200 brackets.
_DEEP = 20
# Texts that a filter remembers. A large archive has more addresses than are worth their room.
_MANY = 2**14


def furnish(env: Environment) -> None:
    """Have an environment compile and run lean code."""
    env.code_generator_class = Lean
    env.extend(plainly=_escape_inner, safely=_safely, builtin=BuiltinMethodType, joined=_joined)
    env.getitem = _Fields(env)  # type: ignore[assignment, method-assign]
    env.globals["namespace"] = _Attributes
    # Nothing is awaited here, so that no filter need ask, each time, whether it should be.
    for name, filter in env.filters.items():
        if hasattr(filter, "jinja_async_variant"):
            env.filters[name] = filter.__wrapped__
    env.filters["map"] = _mapped(env.filters["map"])
    env.filters["urlencode"] = _remembered(env.filters["urlencode"])
    env.filters["kind"] = lru_cache(_MANY, typed=True)(env.filters["kind"])


class Lean(CodeGenerator):
    """Writes the code of one layout."""

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("plainly", "safely", "builtin", "joined"):
            self.writeline(f"{name} = environment.{name}")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Statements, one after another; a run of those that only put out text becomes one."""
        run: list[Any] = []
        self.writeline("pass")
        try:
            for node in nodes:
                if _is_text(node) and not frame.require_output_check and not _is_open(frame):
                    run.append(node)
                    continue
                self._put_out(run, frame)
                run = []
                self.visit(node, frame)
        except CompilerExit:
            pass
        self._put_out(run, frame)

    def _put_out(self, run: list[Any], frame: Frame) -> None:
        if not run:
            return
        self.writeline("yield " if frame.buffer is None else f"{frame.buffer}.append(", run[0])
        self._text(self._pieces(run, frame), frame)
        if frame.buffer is not None:
            self.write(")")

    def _pieces(self, many: Iterable[Any], frame: Frame) -> list[Any]:
        """Texts that are known by now, and the nodes between them."""
        pieces: list[Any] = []
        for node in _unpacked(many):
            piece: Any = node
            if isinstance(node, nodes.Expr):
                with suppress(Exception):  # Whatever it is, it is for a page to meet.
                    piece = self._output_child_to_const(node, frame, self._make_finalize())
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            else:
                pieces.append(piece)
        return pieces

    def _text(self, pieces: list[Any], frame: Frame) -> None:
        """Write an expression for the text of these pieces."""
        if len(pieces) == 1:
            self._piece(pieces[0], frame)
            return
        if not pieces:
            self.write("''")
            return
        self.write("''.join((")
        for piece in pieces:
            self._piece(piece, frame)
            self.write(", ")
        self.write("))")

    def _piece(self, piece: Any, frame: Frame) -> None:
        if isinstance(piece, str):
            self.write(repr(str(piece)))
        elif isinstance(piece, nodes.If):
            self.write("(")
            for part in (piece, *piece.elif_):
                self._text(self._pieces(part.body, frame), frame)
                self.write(" if ")
                self.visit(part.test, frame)
                self.write(" else ")
            self._text(self._pieces(piece.else_, frame), frame)
            self.write(")")
        elif isinstance(piece, nodes.CondExpr) and piece.expr2:
            self.write("(")
            self._text(self._pieces([piece.expr1], frame), frame)
            self.write(" if ")
            self.visit(piece.test, frame)
            self.write(" else ")
            self._text(self._pieces([piece.expr2], frame), frame)
            self.write(")")
        elif frame.eval_ctx.autoescape:
            self.write("(plainly(v_) if type(v_ := ")
            self.visit(piece, frame)
            self.write(") is str else safely(v_))")
        else:
            self.write("str(")
            self.visit(piece, frame)
            self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 – Jinja's name
        """Attributes are plain ones, so that what is not there raises."""
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        if isinstance(node.node, nodes.Name):
            self.write(frame.symbols.ref(node.node.name))  # What is missing has no attribute.
        else:
            self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 – Jinja's name
        if not frame.eval_ctx.autoescape or _is_open(frame):
            super().visit_Concat(node, frame)
        elif _is_filled(node):
            self.write("Markup(")
            self._text(self._pieces([node], frame), frame)
            self.write(")")
        else:
            self.write("joined((")
            for part in node.nodes:
                self.visit(part, frame)
                self.write(", ")
            self.write("))")

    def visit_Call(  # noqa: N802 – Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """A method of Python's own, such as `endswith`, wants nothing that Jinja could add."""
        # The arguments are written twice, which calls among them would multiply.
        taken = node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller
        if taken or not isinstance(node.node, nodes.Getattr) or len(_calls(node)) > 1:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(f_(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(") if type(f_ := ")
        self.visit(node.node, frame)
        self.write(") is builtin else ")
        super().visit_Call(node, frame)
        self.write(")")


def _is_open(frame: Frame) -> bool:
    """Whether it is not known before a page is made if text is escaped."""
    return frame.eval_ctx.volatile


def _is_text(node: nodes.Node, depth: int = _DEEP) -> bool:
    """Whether a statement does nothing but put out text."""
    if isinstance(node, nodes.Output):
        return True
    if not isinstance(node, nodes.If) or not depth:
        return False
    inner = [*node.body, *node.else_, *(n for part in node.elif_ for n in part.body)]
    return all(_is_text(n, depth - 1) for n in inner)


def _unpacked(many: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    for node in many:
        if isinstance(node, nodes.Output) or _is_filled(node):
            yield from _unpacked(node.nodes)  # type: ignore[attr-defined]
        else:
            yield node


def _is_filled(node: nodes.Node) -> bool:
    """Whether this is safe text with values in it, as `phrases` makes it."""
    return isinstance(node, nodes.Concat) and isinstance(node.nodes[0], nodes.MarkSafeIfAutoescape)


def _calls(node: nodes.Node) -> list[nodes.Call]:
    return [node, *node.find_all(nodes.Call)] if isinstance(node, nodes.Call) else []


def _safely(value: Any) -> str:
    """The text of what is no plain text, escaped where that is called for."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


def _joined(parts: tuple[Any, ...]) -> str:
    """What `~` makes of these."""
    for part in parts:
        if type(part) is not str:
            return markup_join(parts)
    return "".join(parts)


class _Fields:
    """`value["name"]` and the filters' `attribute="name"`. Our values have fields and no keys, so
    that to try a key first, as Jinja does, is to fail first."""

    def __init__(self, env: Environment) -> None:
        self.otherwise = env.getitem

    def __call__(self, value: Any, name: Any) -> Any:
        if isinstance(value, msgspec.Struct) and type(name) is str and hasattr(value, name):
            return getattr(value, name)
        return self.otherwise(value, name)


def _mapped(otherwise: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `map`, with `attribute` read off our own values at once."""

    @pass_context
    def mapped(context: Any, many: Any, *args: Any, **options: Any) -> Any:
        name = options.get("attribute")
        if args or len(options) > 1 or type(name) is not str or not name.isidentifier():
            return otherwise(context, many, *args, **options)
        many = list(many)
        if all(isinstance(value, msgspec.Struct) for value in many):
            return map(attrgetter(name), many)
        return otherwise(context, many, **options)

    return mapped


def _remembered(filter: Callable[[Any], str]) -> Callable[[Any], str]:
    """A filter of one value that remembers what it made of plain texts."""
    known = lru_cache(_MANY)(filter)
    return lambda value: known(value) if type(value) is str else filter(value)


class _Attributes(Namespace):
    """A `namespace` whose attributes are Python's own."""

    __getattribute__ = object.__getattribute__

    def __init__(*args: Any, **kwargs: Any) -> None:
        args[0].__dict__.update(*args[1:], **kwargs)

    def __setitem__(self, name: str, value: Any) -> None:
        self.__dict__[name] = value

    def __repr__(self) -> str:
        return f"<Namespace {self.__dict__!r}>"
