"""A layout's syntax tree → Python code that renders the same text as Jinja's code, in less time.

The generated code makes two assumptions: most values are plain strings, and most names exist. Where
the second one is wrong, the code raises an exception, and the caller must render the page with
Jinja's own code. It never returns another text than Jinja's.

This module uses parts of Jinja that are not public. Therefore only `render` imports it, behind the
switch `USE_CODE_GENERATOR`. The tests compare the results with Jinja's. When the public interface
of Jinja gives the same speed, delete this module. It reads no disk.
"""

from __future__ import annotations

import keyword
from typing import Any

from jinja2 import Environment, nodes
from jinja2.compiler import CodeGenerator, Frame
from markupsafe import Markup, escape

try:
    from markupsafe import _escape_inner  # type: ignore[attr-defined]
except ImportError:
    _escape_inner = escape


def install(env: Environment) -> None:
    """Make an environment compile layouts with this generator, and run the code that it makes."""
    env.code_generator_class = FastCodeGenerator
    env.extend(escape_str=_escape_inner, escape_other=_escape_other)


class FastCodeGenerator(CodeGenerator):
    """Writes the code of one layout."""

    def write_commons(self) -> None:
        super().write_commons()
        for name in ("escape_str", "escape_other"):
            self.writeline(f"{name} = environment.{name}")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        """Escape a plain string without an object of type `Markup` between."""
        if _escapes(frame):
            self.write("(escape_str(v_) if type(v_ := ")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        if _escapes(frame):
            self.write(") is str else escape_other(v_))")
        else:
            super()._output_child_post(node, frame, finalize)

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


def _escapes(frame: Frame) -> bool:
    """Whether it is known before rendering that text is escaped."""
    return frame.eval_ctx.autoescape and not frame.eval_ctx.volatile


def _escape_other(value: Any) -> str:
    """The text of a value that is not a plain string, escaped if it is not safe already."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    return str(value) if kind is int else escape(value)
