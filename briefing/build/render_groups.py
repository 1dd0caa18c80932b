"""Groups → rendered files: planned, compared with what is there, rendered and staged.

1. A file is not changed if its fingerprint is that of the last publication and the file is intact.
   The fingerprint of a page is the digest of its layout and the digest of its context.
2. A file that has the right bytes already is recorded, not written.
3. If there are many groups, they are divided among processes. Each process has only one page in
   memory.

This module knows nothing of publishing.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from typing import NamedTuple, Protocol
from zlib import crc32

import msgspec
from msgspec.structs import replace

from briefing.build import feed_texts, term_pages, workers
from briefing.build.term_pages import Glossary
from briefing.build.types import Problems, Progress, RenderedFile
from briefing.core import urls
from briefing.core.diagnostics import Problem
from briefing.core.hashing import DIGEST_BYTES, digest
from briefing.core.model import Prose
from briefing.core.paths import LAYOUTS_FOLDER
from briefing.core.view_model import Page
from briefing.site.contexts import REUSABLE, BriefContext
from briefing.site.groups import FEEDS
from briefing.storage import output
from briefing.storage.cache import Cache, Output, row_reader
from briefing.storage.output import OutputFolder
from briefing.templates.closure import extended_layouts
from briefing.templates.files import Layouts
from briefing.templates.locale_texts import texts_of
from briefing.templates.render import LayoutError, TemplateKey, compiler, renderer, template_key

# The layouts of pages whose contexts are stored.
_STORED_LAYOUTS = frozenset(layout for layout, _ in REUSABLE.values())


class Pages(Protocol):
    """Gives the pages of each group."""

    def pages(self, group: str) -> Iterator[Page]:
        """The pages of a group."""


class Target(NamedTuple):
    """Where files are rendered to: the output folder `out`, its state, and the outputs as last
    published."""

    out: str
    folder: OutputFolder
    known: dict[str, Output]


class Tools(NamedTuple):
    """What rendering needs. `digests` has the digest of each layout. `bytecode` is that of joined
    layouts, `file_bytecode` that of single files; rendering adds what it compiles. `target` is
    where the pages go, `cache_path` where the bodies are, and the terms of the `glossary` are
    marked in the bodies."""

    layouts: Layouts
    digests: dict[str, bytes]
    bytecode: dict[TemplateKey, bytes]
    file_bytecode: dict[str, bytes]
    target: Target
    cache_path: str
    glossary: Glossary


def stored_bytecode(
    digests: dict[str, bytes], cache: Cache
) -> tuple[dict[TemplateKey, bytes], dict[str, bytes]]:
    """The bytecode that earlier builds stored: that of joined layouts that have these digests, and
    that of single files, by keys of Jinja."""
    bytecode: dict[TemplateKey, bytes] = {}
    file_bytecode: dict[str, bytes] = {}
    for key, stored in cache.read_all_packed("template").items():
        name, separator, lang = key.partition("|")
        if not separator:
            file_bytecode[key] = stored
        elif stored[:DIGEST_BYTES] == digests.get(name):
            bytecode[name, lang] = stored[DIGEST_BYTES:]
    return bytecode, file_bytecode


def compile_templates(
    tools: Tools, samples: Iterable[Page], cache: Cache, jobs: int
) -> dict[TemplateKey, bytes]:
    """Bytecode for all layouts of these pages, and for those that they extend. The slowest to
    compile should come first."""
    keys: dict[TemplateKey, None] = {}
    for name, lang in (template_key(page) for page in samples if page.layout in tools.digests):
        keys[name, lang] = None
        keys |= {(base, lang): None for base in extended_layouts(name, tools.layouts)}
    for _, lang in keys:
        texts_of(lang, tools.layouts.locales)  # Processes that are started later know them.
    missing = [key for key in keys if key not in tools.bytecode]
    results = workers.map_processes(
        missing, compiler, (tools.layouts,), jobs, lambda key: b"", worth=2, chunk=1
    )
    made = dict(zip(missing, results, strict=True))
    rows = (("|".join(key), tools.digests[key[0]] + code) for key, code in made.items())
    cache.write("template", rows)
    return tools.bytecode | made


def render_groups(
    groups: tuple[str, ...], pages: Pages, tools: Tools, jobs: int, progress: Progress
) -> list[RenderedFile]:
    """Render and stage all files of these groups. The staging folder is open. Raises `Fault`."""
    files: list[RenderedFile] = []
    on_crash = partial(_on_crash, pages)
    results = workers.map_processes(groups, GroupRenderer, (pages, tools), jobs, on_crash)
    for done, many in enumerate(results, 1):
        files += many
        progress("Writing", done, len(groups))
    return files


class GroupRenderer:
    """Renders all pages of a group. Each process makes one for itself, because it cannot be sent to
    another process."""

    def __init__(self, pages: Pages, tools: Tools) -> None:
        self.pages, self.target, self.digests = pages, tools.target, tools.digests
        self.render = renderer(tools.layouts, tools.bytecode, tools.file_bytecode)
        self.decode = msgspec.msgpack.Decoder(Prose).decode
        self.read_body = row_reader(tools.cache_path, "body")
        self.read_document = row_reader(tools.cache_path, "document")
        self.names = output.staging_names(tools.target.out)
        self.add_texts = feed_texts.adder(lambda path: self.decode(self.read_body(path)))
        self.mark_terms = term_pages.marker(tools.glossary)

    def __call__(self, group: str) -> list[RenderedFile]:
        return [self._render(page, group) for page in self.pages.pages(group)]

    def _render(self, page: Page, group: str) -> RenderedFile:
        prose = None
        if self.mark_terms and isinstance(page.context, BriefContext):
            prose = self.decode(self.read_body(page.prose))
            page, prose = self.mark_terms(page, prose, self.read_document(page.prose))
        context = _pack(page.context)
        fingerprint = self.digests.get(page.layout, b"") + digest(context)
        why = _reason(page.path, fingerprint, self.target)
        if not why:
            return RenderedFile(page.path)
        if page.prose and prose is None:
            prose = _in_place(page, self.decode(self.read_body(page.prose)))
        if group == FEEDS:
            page = self.add_texts(page)
        try:
            data = self.render(page, prose)
        except LayoutError as error:
            return RenderedFile(page.path, page.stage, why, problem=error.problem)
        name, stat = _stage(page.path, data, self.names, self.target)
        stored = context if page.layout in _STORED_LAYOUTS or group == FEEDS else b""
        made = Output(fingerprint, *stat, group, crc32(data))
        return RenderedFile(page.path, page.stage, why, name, made, context=stored)


def _in_place(page: Page, prose: Prose) -> Prose:
    """The text for a page. The page of a topic in another language is deeper in the site than the
    addresses in the text expect: each of them begins with the way to the root. Sanitised text has
    no `>` in an attribute."""
    edition = page.context.site.edition
    if not edition or not page.path.startswith(edition):
        return prose
    way = urls.path_to_root(edition)
    html = re.sub(
        r"<[^>]+>", lambda tag: re.sub(r' (href|src)="\.\./', rf' \1="{way}../', tag[0]), prose.html
    )
    return replace(prose, html=html)


def _on_crash(pages: Pages, group: str) -> list[RenderedFile]:
    """The result for a group whose pages crashed their process."""
    page = next(pages.pages(group))
    message = (
        f"the page {page.path}, or one that belongs to it, crashed the process that renders it"
    )
    path = page.prose or f"{LAYOUTS_FOLDER}/{page.layout}"
    hint = "close other programs, because the memory may be too small; then build again"
    problem = Problem(path, 0, 0, message, hint, code="rendering-crash")
    return [RenderedFile(page.path, problem=problem)]


def place_files(
    files: Iterable[tuple[str, bytes]], group: str, target: Target
) -> list[RenderedFile]:
    """Stage files that have these bytes, unless they are intact. Raises `Fault`."""
    names = output.staging_names(target.out)
    return [place_file(path, data, group, names, target) for path, data in files]


def place_file(
    path: str, data: bytes, group: str, names: Iterator[str], target: Target
) -> RenderedFile:
    """Stage a file that has these bytes under the next of these names, unless it is intact. Raises
    `Fault`."""
    fingerprint = digest(path.encode() + data)
    why = _reason(path, fingerprint, target)
    if not why:
        return RenderedFile(path)
    name, stat = _stage(path, data, names, target)
    return RenderedFile(path, 0, why, name, Output(fingerprint, *stat, group, crc32(data)))


def copy_files(
    sources: dict[str, str], read: Callable[[str], bytes], group: str, target: Target
) -> list[RenderedFile]:
    """What became of copies. `sources` has for each address the path that `read` reads.

    An address contains a digest of the bytes. So a file that is intact need not be read.
    """
    left = intact_files(sources, target)
    missing = ((path, read(source)) for path, source in sources.items() if path not in left)
    return [*map(RenderedFile, left), *place_files(missing, group, target)]


def intact_files(paths: Iterable[str], target: Target) -> set[str]:
    """Those of these files that are in the output folder as they were published."""
    known, present = target.known, target.folder.present
    return {
        path
        for path in paths
        if path in known and present.get(path) == (known[path].size, known[path].mtime_ns)
    }


def _reason(path: str, fingerprint: bytes, target: Target) -> str:
    """Why a file must be made, or an empty text."""
    present = target.folder.present
    old = target.known.get(path)
    if old is None:
        return "new" if path not in present else "not known from the last build"
    if old.fingerprint != fingerprint:
        same_layout = old.fingerprint[:DIGEST_BYTES] == fingerprint[:DIGEST_BYTES]
        return "what it shows changed" if same_layout else "a layout changed"
    stat = present.get(path)
    if stat is None:
        return "missing in the published folder"
    return "" if stat == (old.size, old.mtime_ns) else "altered in the published folder"


def _stage(
    path: str, data: bytes, names: Iterator[str], target: Target
) -> tuple[str, tuple[int, int]]:
    """Stage a file. Returns its name in the staging folder, or none if the published file has
    these bytes already; and its size and modification time. Raises `Fault`."""
    if output.has_bytes(target.out, path, data, target.folder.present):
        return "", target.folder.present[path]
    name = next(names)
    return name, output.stage(target.out, name, data)


def layout_problems(files: Iterable[RenderedFile]) -> Problems:
    """The problems of layouts. A fault that appears on several pages is reported once."""
    problems = {file.problem for file in files if file.problem}
    places: dict[tuple[str, int], Problem] = {}
    for problem in sorted(problems, key=lambda p: (p.path, p.line, p.message)):
        places.setdefault((problem.path, problem.line), problem)
    return tuple(places.values())


_pack = msgspec.msgpack.Encoder().encode
