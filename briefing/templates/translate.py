"""Interface words → the words of a page's language, put into layouts with room for their values.

English stands in the layouts; `locale/*.po` holds other languages. A word whose translation is
known before any page is seen is put in its place; all others are asked for page by page. Knows
Jinja's syntax tree and gettext, and nothing of the disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import Any

from jinja2 import nodes
from jinja2.visitor import NodeTransformer

_NOTHING: dict[str, nodes.Expr] = {}
_VALUE = re.compile(r"%\((\w+)\)s|%(%)")


class Catalogues:
    """Interface words by language."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._catalogue = cache(self._load)

    def said(self, lang: str, text: str, where: str = "") -> str:
        """`text` in this language; `where` tells apart what is one word in English."""
        catalogue = self._catalogue(lang)
        if catalogue is None:
            return text
        return str(catalogue.upgettext(where, text) if where else catalogue.ugettext(text))

    def plural(self, lang: str, one: str, many: str, n: int) -> str:
        catalogue = self._catalogue(lang)
        found = catalogue.ungettext(one, many, n) if catalogue else None
        return found or (one if n == 1 else many)

    def forms(self, lang: str, one: str, many: str) -> tuple[str, str] | None:
        """What `plural` says of one and of all other numbers; none where a language's numbers
        take more telling apart."""
        catalogue = self._catalogue(lang)
        if catalogue is None:
            return one, many
        if not str(catalogue.info().get("plural-forms", "")).startswith("nplurals=1;"):
            return None
        return self.plural(lang, one, many, 1), self.plural(lang, one, many, 2)

    def kind(self, kind: str, lang: str) -> str:
        said = self.said(lang, kind, "kind")
        return said if said != kind else (kind[:1].upper() + kind[1:]).replace("-", " ")

    def _load(self, lang: str) -> Any:
        data = self._files.get(lang) or self._files.get(lang.partition("-")[0])
        if data is None:
            return None
        import io

        from babel.messages.mofile import write_mo
        from babel.messages.pofile import read_po
        from babel.support import Translations

        compiled = io.BytesIO()
        write_mo(compiled, read_po(io.BytesIO(data), locale=None))
        compiled.seek(0)
        return Translations(compiled)


def facet_value_labels(
    catalogue_files: Mapping[str, bytes], lang: str
) -> Callable[[str, tuple[str, ...]], list[str]]:
    """A function from a facet and its values to the names of these values in a language."""
    from briefing.templates import l10n

    catalogues = Catalogues(catalogue_files)

    def labels(facet: str, values: tuple[str, ...]) -> list[str]:
        if facet == "langs":
            return [l10n.language(value) for value in values]
        if facet == "kinds":
            return [catalogues.kind(value, lang) for value in values]
        return [catalogues.said(lang, value.capitalize(), "status") for value in values]

    return labels


def put_in(tree: nodes.Template, catalogues: Catalogues, lang: str) -> nodes.Template:
    """The tree with the words of one language in it. A layout that gives a name such as `_` to
    something of its own is left as it is."""
    named = tree.find_all((nodes.Name, nodes.Macro))
    own = {getattr(n, "name", "") for n in named if getattr(n, "ctx", "store") != "load"}
    if own & _ASKED.keys():
        return tree
    return _Words(catalogues, lang).visit(tree)  # type: ignore[no-any-return]


class _Words(NodeTransformer):
    def __init__(self, catalogues: Catalogues, lang: str) -> None:
        self.catalogues, self.lang = catalogues, lang

    def visit_Call(self, node: nodes.Call) -> nodes.Node:  # noqa: N802 – Jinja's name
        self.generic_visit(node)
        called = node.node.name if isinstance(node.node, nodes.Name) else ""
        asked = _ASKED.get(called)
        if asked is None or node.dyn_args or node.dyn_kwargs:
            return node
        return asked(self, node, {k.key: k.value for k in node.kwargs}) or node

    def word(self, node: nodes.Call, values: dict[str, nodes.Expr]) -> nodes.Expr | None:
        match node.args:
            case [nodes.Const(value=str(text))]:
                return _filled(self.catalogues.said(self.lang, text), values)
        return None

    def word_somewhere(self, node: nodes.Call, values: dict[str, nodes.Expr]) -> nodes.Expr | None:
        match node.args:
            case [nodes.Const(value=str(where)), nodes.Const(value=str(text))] if where:
                said = self.catalogues.said(self.lang, text, where)
                return _filled(said, values, {"context": node.args[0]})
        return None

    def word_of_number(self, node: nodes.Call, values: dict[str, nodes.Expr]) -> nodes.Expr | None:
        match node.args:
            case [nodes.Const(value=str(one)), nodes.Const(value=str(many)), number]:
                forms = self.catalogues.forms(self.lang, one, many)
                if forms is None or not _is_plain(number):
                    return None
                first, other = (_filled(form, values, {"num": number}) for form in forms)
                is_one = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))])
                return first and other and nodes.CondExpr(is_one, first, other)
        return None


_ASKED: dict[str, Callable[[_Words, nodes.Call, dict[str, nodes.Expr]], nodes.Expr | None]] = {
    "_": _Words.word,
    "gettext": _Words.word,
    "pgettext": _Words.word_somewhere,
    "ngettext": _Words.word_of_number,
}


def _filled(
    said: str, values: dict[str, nodes.Expr], implied: dict[str, nodes.Expr] = _NOTHING
) -> nodes.Expr | None:
    """What `said % values` gives, as safe text joined with what stands between. None where only
    `%` itself can tell: other formats than `%(name)s`, values that are missing or do something,
    and such as are worked out for nothing but their failing."""
    parts = list(_parts(said))
    if "%" in "".join(text for text, name in parts if text != "%"):
        return None
    used = {name for _, name in parts if name}
    known = implied | values
    if not used <= known.keys() or not all(_is_plain(known[name]) for name in used):
        return None
    if any(not isinstance(values[n], nodes.Name | nodes.Const) for n in values.keys() - used):
        return None
    pieces = [known[name] if name else _safe(text) for text, name in parts]
    return nodes.Concat([_safe(""), *pieces]) if used else _safe(said % {})


def _parts(said: str) -> Iterator[tuple[str, str]]:
    """Texts and names of values, in turn: one of the two is empty."""
    place = 0
    for found in _VALUE.finditer(said):
        yield said[place : found.start()], ""
        yield found[2] or "", found[1] or ""
        place = found.end()
    yield said[place:], ""


def _safe(text: str) -> nodes.Expr:
    return nodes.MarkSafeIfAutoescape(nodes.Const(text))


def _is_plain(node: nodes.Expr) -> bool:
    """Whether it makes no odds how often and when this is worked out."""
    return not isinstance(node, nodes.Call) and not next(node.find_all(nodes.Call), None)
