"""Layouts: which files they are, what each page's bytes depend on, and rendering.

An archive's own `layouts/` shadows the generator's file by file. The fingerprint of a layout
covers all that it includes, extends or imports (its closure), so names must be written out. Jinja
and Babel are imported only once something must be rendered.
"""

from __future__ import annotations

import hashlib
import marshal
import os
import re
import sys
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import msgspec

from briefing.core.diagnostics import Fault, Problem, nearest
from briefing.core.model import Head, Page, Prose
from briefing.core.slugs import is_passed_over

if TYPE_CHECKING:
    from briefing.templates.translate import Catalogues

_TAGS = re.compile(r"\{%[-+]?\s*(include|extends|import|from)\b(.*?)%\}", re.DOTALL)
_NAME = re.compile(r"""^\s*(["'])([^"']+)\1(?!\s*[~+|])""")
_JOINED = (".css", ".js")
# A comment that has its lines to itself; `/*!` begins one that must stay.
_REMARK = re.compile(rb"^[ \t]*/\*(?!!)(?:[^*]|\*(?!/))*\*/[ \t]*\n", re.MULTILINE)
_INDENT = re.compile(rb"^[ \t]+", re.MULTILINE)
# In these a line's beginning may be part of a text.
_LONG_TEXT = re.compile(rb"`|\\\n")
# What Jinja calls a layout's file in tracebacks.
_FRAME = "layout:"


class Layouts(msgspec.Struct, frozen=True):
    """The layouts of an archive: `sources` are templates by name, `real` where each lies, `assets`
    the bytes to publish by address, `names` an asset's address by its name, `catalogues` gettext
    files by language."""

    folders: tuple[str, ...]
    sources: dict[str, str]
    real: dict[str, str]
    assets: dict[str, bytes]
    names: dict[str, str]
    catalogues: dict[str, bytes]


def shipped() -> str:
    """The generator's own layouts: beside it in a checkout, inside it when installed."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    beside = os.path.join(os.path.dirname(here), "layouts")
    return beside if os.path.isfile(os.path.join(beside, "base.html")) else f"{here}/_layouts"


def files(root: str) -> dict[str, str]:
    """Where each layout file lies, by its name; an archive's own files shadow the shipped ones."""
    found: dict[str, str] = {}
    for folder in _folders(root):
        _walk(folder, "", found)
    return dict(sorted(found.items()))


def load(root: str, real: dict[str, str], lasting: bool = False) -> Layouts:
    """Read all layout files. With `lasting` names, an asset's address holds no digest and stays
    when its bytes change. Raises `Fault` where a file cannot be read."""
    data = {name: _read(path) for name, path in real.items()}
    published = _assets({n: d for n, d in data.items() if n.startswith("assets/")}, lasting)
    sources = {
        name: text.decode("utf-8", errors="replace")
        for name, text in data.items()
        if not name.startswith(("assets/", "locale/"))
    }
    return Layouts(
        folders=_folders(root),
        sources=sources,
        real=real,
        assets=dict(published.values()),
        names={name: href for name, (href, _) in published.items()},
        catalogues={
            name.removeprefix("locale/").removesuffix(".po"): text
            for name, text in data.items()
            if name.startswith("locale/") and name.endswith(".po")
        },
    )


def digests(layouts: Layouts) -> tuple[dict[str, bytes], tuple[Problem, ...]]:
    """For each layout, a digest of its closure and of the catalogues; and dead or dynamic names."""
    problems: list[Problem] = []
    needs = {name: _needs(name, layouts, problems) for name in layouts.sources}
    own = {name: _digest(text.encode()) for name, text in layouts.sources.items()}
    words = _digest(b"".join(k.encode() + v for k, v in sorted(layouts.catalogues.items())))
    made = {}
    for name in layouts.sources:
        closure, ahead = {name}, [name]
        while ahead:
            more = needs[ahead.pop()] - closure
            closure |= more
            ahead += more
        made[name] = _digest(words + b"".join(n.encode() + own[n] for n in sorted(closure)))
    return made, tuple(problems)


def faults(layouts: Layouts) -> tuple[Problem, ...]:
    """What Jinja cannot read in the layouts that pages are made of."""
    import jinja2

    pages: dict[str, str] = {}
    _walk(shipped(), "", pages)
    used, ahead = set[str](), [name for name in pages if name in layouts.sources]
    while ahead:
        name = ahead.pop()
        if name not in used:
            used.add(name)
            ahead += _needs(name, layouts, [])
    env, _ = _environment(layouts)
    found = []
    for name in sorted(used):
        try:
            env.compile(layouts.sources[name], name, raw=True)
        except jinja2.TemplateSyntaxError as error:
            found.append(_at(name, error.lineno, error.message or "", layouts))
    return tuple(found)


class LayoutError(Exception):
    """A layout failed; carries the problem."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


Render = Callable[[Page, Prose | None], bytes]
# A layout's name and a page's language.
Cut = tuple[str, str]


def wake() -> None:
    """Import all that compiling and rendering need, so that processes begun later share it."""
    from briefing.core import serialize  # noqa: F401


def compiler(layouts: Layouts) -> Callable[[Cut], bytes]:
    """A function from a layout and a language to bytecode for `renderer`; nothing where a layout
    has a fault, which rendering will tell."""
    import jinja2

    from briefing.templates import codegen, translate
    from briefing.templates.flatten import flattener

    env, catalogues = _environment(layouts)
    codegen.furnish(env)
    flat = flattener(env, layouts.sources.__getitem__)

    def compiled(cut: Cut) -> bytes:
        name, lang = cut
        try:
            tree = translate.put_in(flat(name), catalogues, lang)
            return marshal.dumps(env.compile(tree, name, _FRAME + name))
        except (jinja2.TemplateSyntaxError, LookupError, SyntaxError, RecursionError):
            return b""

    return compiled


def renderer(layouts: Layouts, codes: dict[Cut, bytes]) -> Render:
    """A function from a page and its body to bytes. It raises `LayoutError`.

    `codes` is what a `compiler` gave. A page that fails, or has no code, is rendered by the
    layouts' own files, so that the problem has its place.
    """
    import jinja2
    from markupsafe import Markup

    from briefing.templates import codegen

    env, _ = _environment(layouts)
    quick, _ = _environment(layouts)
    codegen.furnish(quick)
    common = dict(quick.make_globals(None))  # Jinja's own chain of tables is slow to go through.

    @cache
    def template(name: str, lang: str) -> jinja2.Template | None:
        packed = codes.get((name, lang))
        if not packed:
            return None
        code = marshal.loads(packed)  # noqa: S302 – a `compiler` made it; the store is our own
        return jinja2.Template.from_code(quick, code, common)

    def render(page: Page, prose: Prose | None) -> bytes:
        # The one place where HTML is trusted: `reading.prose` has sanitised it.
        body = {"body": Markup(prose.html), "outline": prose.outline} if prose else {}  # noqa: S704
        made = template(*cut(page))
        if made is not None:
            try:
                context = made.new_context(page.seen | body)
                return "".join(made.root_render_func(context)).encode()
            except Exception:  # noqa: S110 – whatever it was, it comes again below
                pass
        return carefully(page, body)

    def carefully(page: Page, body: dict[str, Any]) -> bytes:
        try:
            return str(env.get_template(page.layout).render(page.seen, **body)).encode()
        except jinja2.TemplateSyntaxError as error:
            problem = _at(error.name or page.layout, error.lineno, error.message or "", layouts)
            raise LayoutError(problem) from None
        except jinja2.TemplateNotFound as error:
            message = f"there is no layout “{error.name}”"
            raise LayoutError(_at(page.layout, 0, message, layouts)) from None
        except Exception as error:
            name, line = _where(error, page.layout, layouts)
            message = f"{error} (on the page {page.path})"
            raise LayoutError(_at(name, line, message, layouts)) from None

    return render


def names(layouts: Layouts, lang: str) -> Callable[[str, tuple[str, ...]], list[str]]:
    """A function from a facet and its values to the values' names in a language."""
    from briefing.templates import l10n
    from briefing.templates.translate import Catalogues

    catalogues = Catalogues(layouts.catalogues)

    def named(facet: str, values: tuple[str, ...]) -> list[str]:
        if facet == "langs":
            return [l10n.language(value) for value in values]
        if facet == "kinds":
            return [catalogues.kind(value, lang) for value in values]
        return [catalogues.said(lang, value.capitalize(), "status") for value in values]

    return named


def cut(page: Page) -> Cut:
    return page.layout, _lang(page.seen)


def _environment(layouts: Layouts) -> tuple[Any, Catalogues]:
    import jinja2
    from jinja2.ext import i18n
    from markupsafe import Markup

    from briefing.core import serialize
    from briefing.templates import l10n
    from briefing.templates.translate import Catalogues

    catalogues = Catalogues(layouts.catalogues)

    def source(name: str) -> tuple[str, str, None] | None:
        text = layouts.sources.get(name)
        return None if text is None else (text, _FRAME + name, None)

    env = jinja2.Environment(
        loader=jinja2.FunctionLoader(source),
        autoescape=jinja2.select_autoescape(("html", "xml"), default=False),
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
        extensions=[i18n],
        auto_reload=False,
        cache_size=-1,
    )
    env.install_gettext_callables(  # type: ignore[attr-defined]
        jinja2.pass_context(lambda c, text: catalogues.said(_lang(c), text)),
        jinja2.pass_context(lambda c, one, many, n: catalogues.plural(_lang(c), one, many, n)),
        newstyle=True,
        pgettext=jinja2.pass_context(lambda c, where, text: catalogues.said(_lang(c), text, where)),
    )
    env.filters.update(
        day=l10n.day,
        short_day=l10n.short_day,
        month=l10n.month,
        short_month=l10n.short_month,
        clock=l10n.clock,
        number=l10n.number,
        language=l10n.language,
        kind=catalogues.kind,
        json=lambda value: Markup(serialize.json(value)),  # noqa: S704 – escaped for HTML there
        csv_row=lambda values: Markup(serialize.csv_row(values)),  # noqa: S704 – never in HTML
    )
    return env, catalogues


def _at(name: str, line: int, message: str, layouts: Layouts) -> Problem:
    text = layouts.sources.get(name, "").split("\n")
    shown = text[line - 1] if 0 < line <= len(text) else ""
    column = len(shown) - len(shown.lstrip()) + 1
    hint = ""
    if "is undefined" in message:
        hint = "docs/layouts.md lists what each layout knows"
    width = max(1, len(shown.strip()))
    return Problem(f"layouts/{name}", line, column if line else 0, message, hint, width)


def _where(error: BaseException, layout: str, layouts: Layouts) -> tuple[str, int]:
    """The layout and line that an error arose on: the innermost frame that is a template."""
    name, line = layout, 0
    trace = error.__traceback__
    while trace is not None:
        file = trace.tb_frame.f_code.co_filename
        if file.startswith(_FRAME):
            name, line = file.removeprefix(_FRAME), trace.tb_lineno
        trace = trace.tb_next
    return name, line


def _lang(seen: Any) -> str:
    """The language of a page, from its context or Jinja's."""
    page = seen.get("page")
    return page.lang if isinstance(page, Head) else "en"


# ---- files --------------------------------------------------------------------------------------


def _folders(root: str) -> tuple[str, ...]:
    """The generator's layouts, then the archive's own, which win."""
    own = os.path.join(root, "layouts")
    theirs = shipped()
    if not os.path.isdir(own) or os.path.realpath(own) == os.path.realpath(theirs):
        return (theirs,)
    return (theirs, own)


def _walk(folder: str, prefix: str, found: dict[str, str]) -> None:
    try:
        entries = list(os.scandir(folder))
    except OSError as error:
        raise Fault(f"{folder} cannot be read: {error.strerror}") from None
    for entry in entries:
        if is_passed_over(entry.name):
            continue
        if entry.is_dir():
            _walk(entry.path, f"{prefix}{entry.name}/", found)
        else:
            found[prefix + entry.name] = entry.path


def _read(path: str) -> bytes:
    try:
        with open(path, "rb") as stream:
            return stream.read()
    except OSError as error:
        raise Fault(f"{path} cannot be read: {error.strerror}") from None


def _assets(data: dict[str, bytes], lasting: bool = False) -> dict[str, tuple[str, bytes]]:
    """Assets by name: their address, which holds a digest unless it is to be `lasting`, and their
    bytes. The files of a folder named like a file (`site.css/`) are joined in the order of their
    names, less what only those who change them need."""
    whole: dict[str, bytes] = {}
    for name, content in sorted(data.items()):
        parts = name.removeprefix("assets/").split("/")
        joined = next((i for i, p in enumerate(parts[:-1]) if p.endswith(_JOINED)), None)
        key = "/".join(parts if joined is None else parts[: joined + 1])
        part = content.replace(b"\r\n", b"\n")
        whole[key] = whole.get(key, b"") + (part if joined is None else _lighter(part))
    published = {}
    for name, content in whole.items():
        stem, dot, ending = name.rpartition(".")
        digest = hashlib.blake2b(content, digest_size=5).hexdigest()
        address = name if lasting else f"{stem}.{digest}{dot}{ending}"
        published[name] = (f"assets/{address}", content)
    return published


def _lighter(part: bytes) -> bytes:
    """A script or a style sheet without the comments that fill lines, and without indents."""
    lighter = _REMARK.sub(b"", part)
    return part if _LONG_TEXT.search(lighter) else _INDENT.sub(b"", lighter)


def _needs(name: str, layouts: Layouts, problems: list[Problem]) -> set[str]:
    needs = set()
    source = re.sub(
        r"\{#.*?#\}", lambda m: re.sub(r"[^\n]", " ", m[0]), layouts.sources[name], flags=re.S
    )
    for tag in _TAGS.finditer(source):
        line = source.count("\n", 0, tag.start()) + 1
        column = tag.start() - source.rfind("\n", 0, tag.start())
        written = _NAME.match(tag[2])
        if written is None:
            message = f"{tag[1]} must name its layout in quotes"
            hint = "what a page depends on is read from these names"
            problems.append(Problem(f"layouts/{name}", line, column, message, hint, len(tag[0])))
        elif written[2] not in layouts.sources:
            close = nearest(written[2], layouts.sources)
            hint = f"did you mean “{close}”?" if close else "put the file into layouts/"
            message = f"there is no layout “{written[2]}”"
            problems.append(Problem(f"layouts/{name}", line, column, message, hint, len(tag[0])))
        else:
            needs.add(written[2])
    return needs


def _digest(data: bytes) -> bytes:
    return hashlib.blake2b(data, digest_size=16).digest()


def code_digest() -> str:
    """A digest of what makes the bytes besides content and layouts: this package's own code, the
    interpreter, and the releases of the packages it builds on. Read from files and folder names:
    importing the packages to ask them would cost more than most builds."""
    here = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    found: dict[str, str] = {}
    for folder, _, names in os.walk(here):
        within = os.path.relpath(folder, here)
        found.update((f"{within}/{n}", f"{folder}/{n}") for n in names if n.endswith(".py"))
    seen = hashlib.blake2b(digest_size=16)
    for name, path in sorted(found.items()):
        seen.update(name.encode() + b"\0" + _read(path))
    seen.update(sys.version.encode())
    for folder in sys.path:
        if folder.endswith("-packages") and os.path.isdir(folder):
            seen.update(" ".join(_releases(folder)).encode())
    return seen.hexdigest()


_PACKAGES = (
    "markdown",
    "jinja2",
    "markupsafe",
    "python_frontmatter",
    "pyyaml",
    "nh3",
    "babel",
    "msgspec",
    "imagesize",
)


def _releases(folder: str) -> list[str]:
    return sorted(
        name
        for name in os.listdir(folder)
        if name.endswith(".dist-info") and name.lower().startswith(_PACKAGES)
    )
