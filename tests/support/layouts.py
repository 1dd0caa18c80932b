"""Layouts in tests that build in this process: each is compiled once.

A build is a process of its own and starts with nothing. Hundreds of small builds in one process
spend most of their time on compiling the same layouts. Equal layouts give equal code.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import jinja2
import pytest

from briefing.build import render_groups
from briefing.templates import render
from briefing.templates.files import Layouts
from briefing.templates.render import TemplateKey

# Jinja's code of a layout, and our bytecode of it, by everything that they are made from.
_CODE: dict[tuple[object, ...], Any] = {}
_BYTECODE: dict[tuple[object, ...], bytes] = {}


def compile_each_layout_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep compiled layouts for the next builds of this process."""
    compile_source, compiler = jinja2.Environment.compile, render.compiler

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

    def compiler_once(layouts: Layouts) -> Callable[[TemplateKey], bytes]:
        texts = *sorted(layouts.sources.items()), *sorted(layouts.catalogues.items())
        with_generator = render.USE_CODE_GENERATOR
        made: list[Callable[[TemplateKey], bytes]] = []

        def compile_template(key: TemplateKey) -> bytes:
            kept = key, texts, with_generator
            if kept not in _BYTECODE:
                made[:] = made or [compiler(layouts)]
                _BYTECODE[kept] = made[0](key)
            return _BYTECODE[kept]

        return compile_template

    monkeypatch.setattr(jinja2.Environment, "compile", compile_once)
    monkeypatch.setattr(render_groups, "compiler", compiler_once)
