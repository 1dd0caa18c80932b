"""A layout's syntax tree → Python code that renders the same text as Jinja's code, in less time.

The generated code makes two assumptions: most values are plain strings, and most names exist. It
joins adjacent texts before it yields them, and escapes without an object of type `Markup` between.
Where an assumption is wrong, the code raises an exception, and the caller must render the page with
Jinja's own code. It never returns another text than Jinja's.

This module uses parts of Jinja that are not public. Therefore only `render` imports it, behind the
switch `USE_CODE_GENERATOR`. The tests compare the results with Jinja's. When the public interface
of Jinja gives the same speed, delete this module. It reads no disk.
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

# Nested conditions become one expression down to this depth. Python allows 200 nested brackets.
_MAX_NESTED_CONDITIONS = 20
# The maximum number of results that a filter caches. A large archive has too many addresses to
# cache.
_MAX_REMEMBERED_RESULTS = 2**14


def install(env: Environment) -> None:
    """Make an environment compile layouts with this generator, and run the code that it makes."""
    env.code_generator_class = FastCodeGenerator
    env.extend(
        escape_str=_escape_inner,
        escape_other=_escape_other,
        BuiltinMethod=BuiltinMethodType,
        concat_values=_concat_values,
    )
    env.getitem = _GetField(env)  # type: ignore[assignment, method-assign]
    env.globals["namespace"] = _FastNamespace
    # Nothing is asynchronous here. The plain filters need not test for it in each call.
    for name, filter in env.filters.items():
        if hasattr(filter, "jinja_async_variant"):
            env.filters[name] = filter.__wrapped__
    env.filters["map"] = _map_filter(env.filters["map"])
    env.filters["urlencode"] = _remember_strings(env.filters["urlencode"])
    for name in ("kind", "kind_lang"):
        env.filters[name] = lru_cache(_MAX_REMEMBERED_RESULTS, typed=True)(env.filters[name])


class FastCodeGenerator(CodeGenerator):
    """Writes the code of one layout."""

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("escape_str", "escape_other", "BuiltinMethod", "concat_values"):
            self.writeline(f"{name} = environment.{name}")

    def blockvisit(self, nodes: Iterable[nodes.Node], frame: Frame) -> None:
        """Write statements. Adjacent statements that only output text become one."""
        outputs: list[Any] = []
        self.writeline("pass")
        try:
            for node in nodes:
                if _only_outputs(node) and not frame.require_output_check and not _varies(frame):
                    outputs.append(node)
                    continue
                self._write_outputs(outputs, frame)
                outputs = []
                self.visit(node, frame)
        except CompilerExit:
            pass
        self._write_outputs(outputs, frame)

    def _write_outputs(self, outputs: list[Any], frame: Frame) -> None:
        if not outputs:
            return
        start = "yield " if frame.buffer is None else f"{frame.buffer}.append("
        self.writeline(start, outputs[0])
        self._write_text(self._pieces(outputs, frame), frame)
        if frame.buffer is not None:
            self.write(")")

    def _pieces(self, outputs: Iterable[Any], frame: Frame) -> list[Any]:
        """The texts that are known before a page is rendered, and the nodes between them."""
        pieces: list[Any] = []
        for node in _unpack(outputs):
            piece: Any = node
            if isinstance(node, nodes.Expr):
                with suppress(Exception):  # The error will be raised when a page is rendered.
                    piece = self._output_child_to_const(node, frame, self._make_finalize())
            if isinstance(piece, str) and pieces and isinstance(pieces[-1], str):
                pieces[-1] += piece
            else:
                pieces.append(piece)
        return pieces

    def _write_text(self, pieces: list[Any], frame: Frame) -> None:
        """Write an expression for the text of these pieces."""
        if len(pieces) == 1:
            self._write_piece(pieces[0], frame)
            return
        if not pieces:
            self.write("''")
            return
        self.write("''.join((")
        for piece in pieces:
            self._write_piece(piece, frame)
            self.write(", ")
        self.write("))")

    def _write_piece(self, piece: Any, frame: Frame) -> None:
        if isinstance(piece, str):
            self.write(repr(str(piece)))
        elif isinstance(piece, nodes.If):
            branches = [(part.test, part.body) for part in (piece, *piece.elif_)]
            self._write_choice(branches, piece.else_, frame)
        elif isinstance(piece, nodes.CondExpr) and piece.expr2:
            self._write_choice([(piece.test, [piece.expr1])], [piece.expr2], frame)
        elif frame.eval_ctx.autoescape:
            self.write("(escape_str(v_) if type(v_ := ")
            self.visit(piece, frame)
            self.write(") is str else escape_other(v_))")
        else:
            self.write("str(")
            self.visit(piece, frame)
            self.write(")")

    def _write_choice(
        self, branches: list[tuple[Any, list[Any]]], otherwise: list[Any], frame: Frame
    ) -> None:
        """Write a conditional expression. A branch is a test and what it outputs."""
        self.write("(")
        for test, outputs in branches:
            self._write_text(self._pieces(outputs, frame), frame)
            self.write(" if ")
            self.visit(test, frame)
            self.write(" else ")
        self._write_text(self._pieces(otherwise, frame), frame)
        self.write(")")

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802 – Jinja's name
        """Read an attribute as Python does. A missing one raises an exception."""
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.write("(")
        if isinstance(node.node, nodes.Name):
            self.write(frame.symbols.ref(node.node.name))  # A missing name has no attributes.
        else:
            self.visit(node.node, frame)
        self.write(f").{node.attr}")

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 – Jinja's name
        if not frame.eval_ctx.autoescape or _varies(frame):
            super().visit_Concat(node, frame)
        elif _is_translation(node):
            self.write("Markup(")
            self._write_text(self._pieces([node], frame), frame)
            self.write(")")
        else:
            self.write("concat_values((")
            for part in node.nodes:
                self.visit(part, frame)
                self.write(", ")
            self.write("))")

    def visit_Call(  # noqa: N802 – Jinja's name
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call a method of a builtin type, such as `endswith`, without Jinja's wrapper."""
        unsupported = node.kwargs or node.dyn_args or node.dyn_kwargs or forward_caller
        # The arguments are written twice. With a call among them, the code would grow too much.
        if unsupported or not isinstance(node.node, nodes.Getattr) or _contains_call(node):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.write("(f_(")
        for argument in node.args:
            self.visit(argument, frame)
            self.write(", ")
        self.write(") if type(f_ := ")
        self.visit(node.node, frame)
        self.write(") is BuiltinMethod else ")
        super().visit_Call(node, frame)
        self.write(")")


def _varies(frame: Frame) -> bool:
    """Whether it is known only at rendering if text is escaped."""
    return frame.eval_ctx.volatile


def _only_outputs(node: nodes.Node, depth: int = _MAX_NESTED_CONDITIONS) -> bool:
    """Whether a statement does nothing else than output text."""
    if isinstance(node, nodes.Output):
        return True
    if not isinstance(node, nodes.If) or not depth:
        return False
    inner = [*node.body, *node.else_, *(n for part in node.elif_ for n in part.body)]
    return all(_only_outputs(n, depth - 1) for n in inner)


def _unpack(outputs: Iterable[nodes.Node]) -> Iterator[nodes.Node]:
    for node in outputs:
        if isinstance(node, nodes.Output) or _is_translation(node):
            yield from _unpack(node.nodes)  # type: ignore[attr-defined]
        else:
            yield node


def _is_translation(node: nodes.Node) -> bool:
    """Whether this is safe text with values in it, as `translate` makes it."""
    return isinstance(node, nodes.Concat) and isinstance(node.nodes[0], nodes.MarkSafeIfAutoescape)


def _contains_call(node: nodes.Call) -> bool:
    return next(node.find_all(nodes.Call), None) is not None


def _escape_other(value: Any) -> str:
    """The text of a value that is not a plain string, escaped if it is not safe already."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)


def _concat_values(parts: tuple[Any, ...]) -> str:
    """The result of Jinja's operator `~`."""
    for part in parts:
        if type(part) is not str:
            return markup_join(parts)
    return "".join(parts)


class _GetField:
    """`value["name"]`, and `attribute="name"` of filters. Our values have fields and no keys: to
    look for a key first, as Jinja does, raises an exception each time."""

    def __init__(self, env: Environment) -> None:
        self.getitem = env.getitem

    def __call__(self, value: Any, name: Any) -> Any:
        if isinstance(value, msgspec.Struct) and type(name) is str and hasattr(value, name):
            return getattr(value, name)
        return self.getitem(value, name)


def _map_filter(jinja_filter: Callable[..., Any]) -> Callable[..., Any]:
    """The filter `map`, which reads `attribute` of our own values directly."""

    @pass_context
    def map_filter(context: Any, values: Any, *args: Any, **options: Any) -> Any:
        name = options.get("attribute")
        if args or len(options) > 1 or type(name) is not str or not name.isidentifier():
            return jinja_filter(context, values, *args, **options)
        values = list(values)
        if all(isinstance(value, msgspec.Struct) for value in values):
            return map(attrgetter(name), values)
        return jinja_filter(context, values, **options)

    return map_filter


def _remember_strings(filter: Callable[[Any], str]) -> Callable[[Any], str]:
    """A filter of one value that remembers its results for plain strings."""
    remembered = lru_cache(_MAX_REMEMBERED_RESULTS)(filter)
    return lambda value: remembered(value) if type(value) is str else filter(value)


class _FastNamespace(Namespace):
    """A `namespace` whose attributes are those of a Python object."""

    __getattribute__ = object.__getattribute__

    def __init__(*args: Any, **kwargs: Any) -> None:
        args[0].__dict__.update(*args[1:], **kwargs)

    def __setitem__(self, name: str, value: Any) -> None:
        self.__dict__[name] = value

    def __repr__(self) -> str:
        return f"<Namespace {self.__dict__!r}>"
