"""Pages → everything that a publication consists of: pages, index, assets, pictures.

After an edit, another process makes the index while this one renders pages. If everything is made
again, the index is made after the pages, and each step uses all processes. This module must not
change the output folder, except for the staging folder.
"""

from __future__ import annotations

from contextlib import nullcontext
from functools import partial
from typing import NamedTuple

from msgspec.structs import replace

from briefing.build import index_builder, render_groups, scan, workers
from briefing.build.incremental import Pages, StoredPages
from briefing.build.index_builder import BuiltIndex
from briefing.build.load import Inputs
from briefing.build.render_groups import Target, Tools
from briefing.build.term_pages import Glossary
from briefing.build.types import File, Progress, RenderedFile
from briefing.site.groups import ASSETS, FINDER, INDEX, MEDIA
from briefing.storage.cache import Cache

# With fewer groups than this, compiling the layouts takes longer than it saves on the pages.
_COMPILE_MIN_GROUPS = 60


class Rendered(NamedTuple):
    """All files that were rendered, and the next index if it was made."""

    files: list[RenderedFile]
    built_index: BuiltIndex | None


def render_site(inputs: Inputs, pages: Pages, cache: Cache, progress: Progress) -> Rendered:
    """Render and stage all files of the groups that are affected. The staging folder is open.
    Raises `Fault`."""
    request, snapshot, layouts = inputs.request, inputs.snapshot, inputs.layouts
    target = Target(request.out, snapshot.output, cache.outputs())
    bytecode, file_bytecode = render_groups.stored_bytecode(layouts.digests, cache)
    stored = frozenset(file_bytecode.items())
    glossary = Glossary(inputs.config.config.glossary, inputs.config.config.settings.language)
    tools = Tools(
        *(layouts.layouts, layouts.digests, bytecode, file_bytecode),
        *(target, cache.path, glossary),
    )
    locales = layouts.layouts.locales
    stored_locales = len(locales)
    render = _render_all if pages.affected.groups is None else _render_affected
    files, index = render(pages, tools, cache, request.jobs, progress)
    if index is not None:
        new = {file.path for file in index.new_files}
        files += index.new_files
        files += [RenderedFile(path) for path in index.paths if path not in new]
        with_index = [
            replace(page, context=replace(page.context, finder=index.finder))
            for page in pages.pages(FINDER)
        ]
        finder = StoredPages({FINDER: with_index})
        files += render_groups.render_groups((FINDER,), finder, tools, 1, lambda *_: None)
    cache.write("template", file_bytecode.items() - stored)
    if len(locales) > stored_locales:
        cache.set("locales", locales)
    files += render_groups.place_files(layouts.layouts.assets.items(), ASSETS, target)
    read = partial(_read_public, snapshot.content)
    files += render_groups.copy_files(pages.media_paths(), read, MEDIA, target)
    if inputs.card_style and (cards := pages.cards()):
        from briefing.build import card_files  # Most archives have no cards.

        files += card_files.draw_cards(cards, inputs.card_style, target, request.jobs)
    return Rendered(files, index)


def _read_public(content: dict[str, File], path: str) -> bytes:
    """What is published of a picture or attachment. Raises `Fault` if it cannot be read."""
    from briefing.content.media import public_bytes  # Few builds copy a picture.

    return public_bytes(path, scan.read(content[path]))


def _render_all(
    pages: Pages, tools: Tools, cache: Cache, jobs: int, progress: Progress
) -> tuple[list[RenderedFile], BuiltIndex | None]:
    """Render all pages, and make the index after them."""
    last = tools.cache_path, pages.is_index_intact
    task = partial(index_builder.next_listing, pages.listing, *last)
    # The listing takes one process alone. So it is made while layouts are compiled.
    with workers.fork_task(task) if _is_large(pages) else nullcontext(task) as finish:
        _add_bytecode(pages, tools, cache, jobs)
        listing = finish()
    files = render_groups.render_groups(pages.groups, pages, tools, jobs, progress)
    index = index_builder.update_index(lambda _: listing, *last, jobs, tools.target)
    return files, index


def _render_affected(
    pages: Pages, tools: Tools, cache: Cache, jobs: int, progress: Progress
) -> tuple[list[RenderedFile], BuiltIndex | None]:
    """Render the pages that an edit affects. Another process makes the index, if the edit affects
    it."""
    task = partial(
        index_builder.update_index,
        pages.listing,
        tools.cache_path,
        pages.is_index_intact,
        jobs,
        tools.target,
    )
    has_index = pages.affected.includes(INDEX)
    with workers.fork_task(task) if has_index else nullcontext(lambda: None) as finish_index:
        _add_bytecode(pages, tools, cache, jobs)
        files = render_groups.render_groups(pages.groups, pages, tools, jobs, progress)
        return files, finish_index()


def _add_bytecode(pages: Pages, tools: Tools, cache: Cache, jobs: int) -> None:
    """Add bytecode for all pages to the tools, if these pages are many."""
    if _is_large(pages):
        tools.bytecode.update(render_groups.compile_templates(tools, pages.samples(), cache, jobs))


def _is_large(pages: Pages) -> bool:
    """Whether the pages are so many that their layouts are compiled."""
    return len(pages.groups) >= _COMPILE_MIN_GROUPS
