"""Shares work among the builds of one test process, so that it is done once. Layouts are compiled
once for all test processes.

A build is a process of its own and starts with nothing. Hundreds of small builds in one process
would spend most of their time on compiling the same layouts, and on reading the same program. Equal
layouts give equal code.
"""

from __future__ import annotations

import marshal
import os
import zoneinfo
from collections.abc import Callable
from functools import cache
from hashlib import sha256
from typing import Any

import jinja2

from briefing.build import (
    check_cache,
    early_pages,
    load,
    pipeline,
    read_text,
    render_groups,
    session,
)
from briefing.build.toolchain import identify_toolchain
from briefing.content.types import ParseOptions
from briefing.templates import files, render
from briefing.templates.assets import published_assets
from briefing.templates.closure import closure_digests
from briefing.templates.files import Layouts
from briefing.templates.render import TemplateKey
from tests.support.shared import compute_once

# Sets an attribute of a module or class, as `setattr` does.
Replace = Callable[[object, str, object], None]

# The code that Jinja makes of a layout, and its bytecode. The keys contain everything that decides
# them.
_CODE: dict[tuple[object, ...], Any] = {}
_BYTECODE: dict[tuple[object, ...], bytes] = {}


def read_program_once(replace: Replace) -> None:
    """Let the builds of this process know the program, which does not change during a test."""
    first = cache(identify_toolchain)
    for module in (pipeline, session, check_cache):
        replace(module, "identify_toolchain", lambda known=None: first())


def list_time_zones_once(replace: Replace) -> None:
    """Keep the names of time zones, which each check of a setting with one lists again."""
    replace(zoneinfo, "available_timezones", cache(zoneinfo.available_timezones))


def prepare_reading() -> None:
    """Import and prepare what parses texts, before builds fork processes. Otherwise each of these
    processes would do it again."""
    read_text.warm_up(ParseOptions())


def read_shipped_layouts_once(replace: Replace) -> None:
    """Keep the layouts of an archive without a folder of its own, and which layouts others need."""
    load_files, shipped = files.load, files.shipped_folder() + os.sep
    read = cache(lambda paths, *rest: load_files(dict(paths), *rest))
    closures: dict[tuple[object, ...], Any] = {}

    def load_once(
        paths: dict[str, str], stable_hrefs: bool = False, catalogues_digest: bytes = b""
    ) -> Layouts:
        if all(path.startswith(shipped) for path in paths.values()):
            return read(tuple(paths.items()), stable_hrefs, catalogues_digest)
        return load_files(paths, stable_hrefs, catalogues_digest)

    def find_closures_once(layouts: Layouts, own: dict[str, bytes]) -> Any:
        key = *layouts.sources.items(), *own.items(), layouts.catalogues_digest
        if key not in closures:
            closures[key] = closure_digests(layouts, own)
        return closures[key]

    replace(files, "load", load_once)
    replace(load, "closure_digests", find_closures_once)


def join_assets_once(replace: Replace) -> None:
    """Keep joined style sheets and scripts for the next builds of this process."""

    @cache
    def joined(
        contents: tuple[tuple[str, bytes], ...], stable_hrefs: bool
    ) -> dict[str, tuple[str, bytes]]:
        return published_assets(dict(contents), stable_hrefs)

    replace(
        files,
        "published_assets",
        lambda contents, stable_hrefs=False: dict(joined(tuple(contents.items()), stable_hrefs)),
    )


def compile_each_layout_once(replace: Replace) -> None:
    """Keep compiled layouts for the next builds of this process, and of the other processes."""
    compile_source = jinja2.Environment.compile

    def compile_once(
        env: jinja2.Environment,
        source: Any,
        name: str | None = None,
        filename: str | None = None,
        raw: bool = False,
    ) -> Any:
        if not isinstance(source, str):
            return compile_source(env, source, name, filename, raw)  # type: ignore[call-overload]
        generator = env.code_generator_class.__qualname__
        key = (source, name, filename, raw, generator, *sorted(env.extensions))
        if key not in _CODE:
            made = compute_once(
                f"code {key}",
                lambda: marshal.dumps(compile_source(env, source, name, filename, raw)),  # type: ignore[call-overload]
            )
            _CODE[key] = marshal.loads(made)
        return _CODE[key]

    replace(jinja2.Environment, "compile", compile_once)
    replace(render_groups, "compiler", _compiler_once)


def _compiler_once(layouts: Layouts) -> Callable[[TemplateKey], bytes]:
    """The same as `render.compiler`, for layouts that another test may have compiled."""
    # Most tests have a folder of their own, so the paths of equal catalogues are different.
    words = layouts.catalogues_digest or tuple(sorted(layouts.catalogues.items()))
    texts = *sorted(layouts.sources.items()), words
    with_generator = render.USE_CODE_GENERATOR
    compile_new = cache(lambda: render.compiler(layouts))
    digest = cache(lambda: sha256(repr((texts, with_generator)).encode()).hexdigest())

    def compile_template(key: TemplateKey) -> bytes:
        kept = key, texts, with_generator
        if kept not in _BYTECODE:
            _BYTECODE[kept] = compute_once(f"bytecode {key} {digest()}", lambda: compile_new()(key))
        return _BYTECODE[kept]

    return compile_template


# Most tests build pages in these languages. Compiled layouts include the words of one language. In
# another language, a few pages are rendered faster than their layouts are compiled.
_LANGUAGES = ("en", "ko")


class _AsNeeded(dict[TemplateKey, bytes]):
    """Stored bytecode, and that of other layouts when `renderer` asks for it."""

    def __init__(self, stored: dict[TemplateKey, bytes], compile_new: Any) -> None:
        super().__init__(stored)
        self._compile_new = compile_new

    def get(self, key: TemplateKey, default: Any = None) -> Any:
        stored = super().get(key, default)
        return stored or (self._compile_new(key) if key[1] in _LANGUAGES else default)


def render_as_large_archives_do(replace: Replace) -> None:
    """Let builds of few pages render the shipped layouts with optimized bytecode too.

    It takes a quarter of the time that Jinja takes. A build of few pages has it only if it is
    stored, because compiling takes longer than it saves; but here it is compiled once for all tests
    (see above). Tests that are about Jinja's own way use the fixture `jinja_alone`.
    """

    @cache
    def shipped() -> Layouts:
        return files.load(files.list_files(os.devnull))

    def renderer_with_bytecode(
        layouts: Layouts, bytecode: dict[TemplateKey, bytes], file_bytecode: dict[str, bytes]
    ) -> render.Render:
        texts, known = ((each.sources, each.catalogues_digest) for each in (layouts, shipped()))
        if texts == known:
            bytecode = _AsNeeded(bytecode, _compiler_once(layouts))
        return render.renderer(layouts, bytecode, file_bytecode)

    for module in (render_groups, early_pages):
        replace(module, "renderer", renderer_with_bytecode)


def render_as_small_archives_do(replace: Replace) -> None:
    """Undo this for one test: Jinja renders each file of a layout if no bytecode is stored."""
    for module in (render_groups, early_pages):
        replace(module, "renderer", render.renderer)
