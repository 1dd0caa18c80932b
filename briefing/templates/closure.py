"""What a page's bytes depend on: a layout and all layouts that it includes, extends or imports.

These layouts are the *closure* of a layout. They are found in its text without Jinja, because most
builds render nothing and must not import Jinja. Therefore layouts name each other in quotes. Pure.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from briefing.core.diagnostics import Problem
from briefing.core.hashing import digest
from briefing.core.paths import LAYOUTS_FOLDER
from briefing.core.patterns import late_pattern
from briefing.core.proposals import suggest
from briefing.templates.files import Layouts

_TAGS = late_pattern(r"\{%[-+]?\s*(include|extends|import|from)\b(.*?)%\}", re.DOTALL)
_QUOTED_NAME = late_pattern(r"""^\s*(["'])([^"']+)\1(?!\s*[~+|])""")
_COMMENT = late_pattern(r"\{#.*?#\}", re.DOTALL)
_NOT_LINE_END = late_pattern(r"[^\n]")


def closure_digests(
    layouts: Layouts, sources: dict[str, bytes]
) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """Map each layout's name to a digest (16 bytes) of its closure and of the catalogues.

    `sources` has the digest of each layout itself. The problems are names of layouts that do not
    exist, and names that are not written in quotes.
    """
    problems: list[Problem] = []
    references: dict[str, frozenset[str]] = {}
    for name in layouts.sources:
        references[name], wrong = layout_references(name, layouts)
        problems += wrong
    digests = {
        name: digest(
            layouts.catalogues_digest
            + b"".join(n.encode() + sources[n] for n in sorted(_closure([name], references)))
        )
        for name in layouts.sources
    }
    return digests, tuple(problems)


def layouts_in_use(names: Iterable[str], layouts: Layouts) -> set[str]:
    """These layouts and all that they include, extend or import."""
    references = {name: layout_references(name, layouts)[0] for name in layouts.sources}
    return _closure((name for name in names if name in references), references)


def extended_layouts(name: str, layouts: Layouts) -> Iterator[str]:
    """The layouts that a layout extends, directly or through other layouts."""
    seen = {name}
    while name := _base_of(layouts.sources.get(name, "")):
        if name in seen:
            return
        seen.add(name)
        yield name


def _base_of(text: str) -> str:
    for tag in _TAGS.finditer(_COMMENT.sub("", text)):
        quoted = _QUOTED_NAME.match(tag[2])
        if tag[1] == "extends" and quoted:
            return quoted[2]
    return ""


def layout_references(name: str, layouts: Layouts) -> tuple[frozenset[str], tuple[Problem, ...]]:
    """The layouts that a layout itself includes, extends or imports, and its unusable names."""
    names: set[str] = set()
    problems: list[Problem] = []
    # Comments become spaces, so that lines and columns stay the same.
    text = _COMMENT.sub(lambda m: _NOT_LINE_END.sub(" ", m[0]), layouts.sources[name])
    for tag in _TAGS.finditer(text):
        quoted = _QUOTED_NAME.match(tag[2])
        if quoted and quoted[2] in layouts.sources:
            names.add(quoted[2])
            continue
        if quoted:
            code, message = "unknown-layout", f"there is no layout “{quoted[2]}”"
            hint = suggest(quoted[2], layouts.sources, "put the file into layouts/")
        else:
            code, message = "unquoted-layout", f"{tag[1]} must name its layout in quotation marks"
            hint = "the build reads these names to find out what a page depends on"
        line = text.count("\n", 0, tag.start()) + 1
        column = tag.start() - text.rfind("\n", 0, tag.start())
        path, width = f"{LAYOUTS_FOLDER}/{name}", len(tag[0])
        problems.append(Problem(path, line, column, message, hint, width, code=code))
    return frozenset(names), tuple(problems)


def _closure(names: Iterable[str], references: dict[str, frozenset[str]]) -> set[str]:
    closure, new = set[str](), set(names)
    while new:
        closure |= new
        new = {other for name in new for other in references[name]} - closure
    return closure
