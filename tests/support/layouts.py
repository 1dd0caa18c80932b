"""Layouts in tests that build in this process: each is compiled once."""

from __future__ import annotations

from typing import Any

import jinja2
import pytest

# What Jinja compiles a layout from, and its code.
_CODE: dict[tuple[object, ...], Any] = {}


def compile_each_layout_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Jinja keep the code of a layout from one build to the next.

    A build is a process of its own and starts with nothing. Hundreds of small builds in one
    process spend most of their time on compiling the same layouts; equal text gives equal code.
    """
    compile_source = jinja2.Environment.compile

    def compile_once(
        env: jinja2.Environment,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        *arguments: Any,
        **options: Any,
    ) -> Any:
        if not isinstance(source, str) or arguments or options:
            return compile_source(env, source, name, filename, *arguments, **options)
        key = (source, name, filename, env.code_generator_class, *sorted(env.extensions))
        if key not in _CODE:
            _CODE[key] = compile_source(env, source, name, filename)
        return _CODE[key]

    monkeypatch.setattr(jinja2.Environment, "compile", compile_once)
