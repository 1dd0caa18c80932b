"""The Jinja environment in which layouts are compiled and rendered: settings, filters, words.

It reads layouts from values, never from the disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from briefing.core.excerpt import list_summary
from briefing.core.model import Brief
from briefing.core.view_model import Byline, Head, Ref, Site
from briefing.templates.files import Layouts
from briefing.templates.locale_texts import Locales, texts_of

if TYPE_CHECKING:
    from briefing.core.citations import Reference
    from briefing.templates.catalogues import Catalogues

# The prefix of a layout's file name in Python tracebacks.
TRACEBACK_PREFIX = "layout:"


def _page_language(context: Any) -> str:
    """The language tag of the page that Jinja renders, from Jinja's context."""
    page = context.get("page")
    return page.lang if isinstance(page, Head) else "en"


def create_environment(layouts: Layouts) -> tuple[Any, Catalogues]:
    """A new environment for these layouts, and the interface words that it uses."""
    import jinja2
    from jinja2.ext import i18n

    from briefing.templates.catalogues import Catalogues, plural_rule
    from briefing.templates.english import mark_english

    catalogues = Catalogues(layouts.catalogues, mark_english)

    def source(name: str) -> tuple[str, str, None] | None:
        text = layouts.sources.get(name)
        return None if text is None else (text, TRACEBACK_PREFIX + name, None)

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
        jinja2.pass_context(lambda c, text: catalogues.word(_page_language(c), text)),
        jinja2.pass_context(
            lambda c, one, many, n: catalogues.plural(_page_language(c), one, many, n)
        ),
        newstyle=True,
        pgettext=jinja2.pass_context(
            lambda c, context, text: catalogues.word(_page_language(c), text, context)
        ),
    )
    env.filters.update(_filters(catalogues, layouts.locales))
    env.globals["citation_formats"] = _citation_formats
    env.globals["plural_index"] = lambda rule, n: plural_rule(rule)(n)
    env.globals["plural_numbers"] = lambda lang: texts_of(lang, layouts.locales).plural_numbers
    env.globals["locale_texts"] = lambda lang: texts_of(lang, layouts.locales)
    return env, catalogues


def _filters(catalogues: Catalogues, known: Locales) -> dict[str, Callable[..., object]]:
    """The filters that layouts use, by name. `known` are the texts of languages."""
    from markupsafe import Markup

    from briefing.core import languages, serialize
    from briefing.templates import l10n

    return {
        **l10n.filters(known),
        "numbering": languages.numbering,
        "language": lambda lang: texts_of(lang, known).name,
        "direction": languages.direction,
        "script": lambda lang: texts_of(lang, known).script,
        "href_in": _href_in,
        "kind": catalogues.kind,
        "kind_lang": catalogues.kind_lang,
        "with_status": catalogues.with_status,
        "list_summary": list_summary,
        "json": lambda value, *lists: Markup(serialize.json(value, *lists)),  # noqa: S704 – escaped for HTML there
        "ics_line": lambda text, name: Markup(serialize.ics_line(name, text)),  # noqa: S704 – never in HTML
        "creators": _creators,
        "reference": _reference,
        "citation": _citation,
        "csv_row": lambda values: Markup(serialize.csv_row(values)),  # noqa: S704 – never in HTML
    }


def _href_in(versions: Iterable[Ref], lang: str) -> str:
    """The address of that version of a page which is in a language or in a variant of it, or an
    empty string."""
    from briefing.core.languages import nearest_languages

    own = (ref.href for ref in versions if lang in nearest_languages(ref.lang, (ref.lang, lang)))
    return next(own, "")


def _citation_formats() -> dict[str, Any]:
    """The styles and formats of citations, for the browser. It has CSL-JSON itself."""
    from msgspec.structs import asdict

    from briefing.core.citation_formats import FORMATS

    formats = {id: asdict(format) for id, format in FORMATS.items() if id != "csl"}
    return {id: fields | {"names": asdict(fields["names"])} for id, fields in formats.items()}


def _reference(
    brief: Brief, authors: Iterable[Byline], topics: Iterable[Ref], site: Site, page: Head
) -> Reference:
    """What citations of a brief say, from what its page shows."""
    from briefing.core.citations import brief_reference

    return brief_reference(brief, authors, topics, site, page.canonical)


@lru_cache(4096)
def _creators(text: str) -> tuple[dict[str, str], ...]:
    """The people and organisations in a text such as the author of a source, for schema.org."""
    from briefing.core.citation_names import is_organisation, names_in

    return tuple(
        [
            {"@type": "Organization" if is_organisation(name) else "Person", "name": name}
            for name in names_in(text)
        ]
    )


def _citation(reference: Reference, id: str) -> str:
    """The citation of a work in a style or format of `citation_formats`."""
    return _citation_writer()(reference, id)


@cache
def _citation_writer() -> Callable[[Reference, str], str]:
    """The same, imported only when a layout first needs it."""
    from markupsafe import Markup

    from briefing.core.citation_formats import FORMATS
    from briefing.core.citations import citation

    # In these, all values are escaped for HTML.
    safe = {id for id, format in FORMATS.items() if format.escape in ("html", "json")}

    def write(reference: Reference, id: str) -> str:
        text = citation(reference, id)
        return Markup(text) if id in safe else text  # noqa: S704

    return write
