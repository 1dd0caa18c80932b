"""The words of the interface in the language of a page.

Layouts contain English words, and `locale/*.po` the translations (GNU gettext). A word whose
translation does not depend on the page is put into the syntax tree of its layout, with places for
its values. All other words are looked up for each page.

This module knows gettext and Jinja's syntax tree. It reads no disk.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache, cached_property
from typing import Any

from jinja2 import nodes

_NO_VALUES: dict[str, nodes.Expr] = {}
_KIND = re.compile(rb'^msgctxt "kind"\s+^msgid "([^"\\]+)"', re.MULTILINE)
_PLACEHOLDER = re.compile(r"%\((\w+)\)s|%(%)")


class Catalogues:
    """The translations of interface words. `files` maps a language to the bytes of its `.po`
    file."""

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._catalogue = cache(self._load)

    @cached_property
    def _kinds(self) -> frozenset[str]:
        """The kinds that a catalogue names. To read a whole catalogue takes a hundred times as
        long, and a page in English needs none."""
        return frozenset(
            match.decode() for data in self._files.values() for match in _KIND.findall(data)
        )

    def word(self, lang: str, text: str, context: str = "") -> str:
        """`text` in a language. `context` tells words apart that are the same in English."""
        catalogue = self._catalogue(lang)
        if catalogue is None:
            return text
        return str(catalogue.upgettext(context, text) if context else catalogue.ugettext(text))

    def plural(self, lang: str, one: str, many: str, n: int) -> str:
        """The form of a word that belongs to the number `n`."""
        catalogue = self._catalogue(lang)
        translated = catalogue.ungettext(one, many, n) if catalogue else None
        return translated or (one if n == 1 else many)

    def two_forms(self, lang: str, one: str, many: str) -> tuple[str, str] | None:
        """The forms for 1 and for all other numbers; None if a language may have more forms."""
        catalogue = self._catalogue(lang)
        if catalogue is None:
            return one, many
        if not str(catalogue.info().get("plural-forms", "")).startswith("nplurals=1;"):
            return None
        return self.plural(lang, one, many, 1), self.plural(lang, one, many, 2)

    def kind(self, kind: str, lang: str) -> str:
        """The name of a kind of brief. Without a translation, it is made from its id."""
        name = self.word(lang, kind, "kind")
        return name if name != kind else (kind[:1].upper() + kind[1:]).replace("-", " ")

    def kind_lang(self, kind: str, lang: str, archive_lang: str) -> str:
        """The language of the name that `kind` gives. A name that has no translation, and that is
        no English word of the layouts, is a word of the archive."""
        is_known = self.word(lang, kind, "kind") != kind or (
            lang.partition("-")[0] == "en" and kind in self._kinds
        )
        return lang if is_known else archive_lang

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
    catalogue_files: Mapping[str, bytes], lang: str, kinds: Mapping[str, str]
) -> Callable[[str, tuple[str, ...]], list[str]]:
    """A function from a facet and its values to the names of these values in a language. `kinds`
    has the names of kinds that the archive gives itself."""
    from briefing.templates import l10n

    catalogues = Catalogues(catalogue_files)

    # A facet that is not here raises an error: its values must not get the names of another one.
    name_of: dict[str, Callable[[str], str]] = {
        "langs": l10n.language,
        "kinds": lambda kind: kinds.get(kind) or catalogues.kind(kind, lang),
        "statuses": lambda status: catalogues.word(lang, status.capitalize(), "status"),
    }
    return lambda facet, values: [name_of[facet](value) for value in values]


def translate(tree: nodes.Template, catalogues: Catalogues, lang: str) -> nodes.Template:
    """The tree with the words of one language. If a layout itself assigns a name such as `_`, the
    tree stays as it is."""
    from briefing.templates.tree import nodes_in  # Few builds compile layouts.

    parts = list(nodes_in([tree]))
    if any(_assigned_name(node) in _GETTEXT_FUNCTIONS for node in parts):
        return tree
    translator = _Translator(catalogues, lang)
    # A node is after the node that contains it. So the values of a word come before the word.
    for node in reversed(parts):
        translator.translate_calls(node)
    return tree


def _assigned_name(node: nodes.Node) -> str:
    if isinstance(node, nodes.Name):
        return "" if node.ctx == "load" else node.name
    return node.name if isinstance(node, nodes.Macro) else ""


class _Translator:
    def __init__(self, catalogues: Catalogues, lang: str) -> None:
        self.catalogues, self.lang = catalogues, lang

    def translate_calls(self, node: nodes.Node) -> None:
        """Translate the calls that a node contains directly."""
        values = node.__dict__
        for field in node.fields:
            value = values.get(field)
            if isinstance(value, nodes.Call):
                values[field] = self._translated(value)
            elif isinstance(value, list):
                value[:] = [self._translated(v) if isinstance(v, nodes.Call) else v for v in value]

    def _translated(self, node: nodes.Call) -> nodes.Expr:
        name = node.node.name if isinstance(node.node, nodes.Name) else ""
        replace = _GETTEXT_FUNCTIONS.get(name)
        if replace is None or node.dyn_args or node.dyn_kwargs:
            return node
        return replace(self, node, {k.key: k.value for k in node.kwargs}) or node

    def gettext(self, node: nodes.Call, values: dict[str, nodes.Expr]) -> nodes.Expr | None:
        match node.args:
            case [nodes.Const(value=str(text))]:
                return _fill(self.catalogues.word(self.lang, text), values)
        return None

    def pgettext(self, node: nodes.Call, values: dict[str, nodes.Expr]) -> nodes.Expr | None:
        match node.args:
            case [nodes.Const(value=str(context)), nodes.Const(value=str(text))] if context:
                word = self.catalogues.word(self.lang, text, context)
                return _fill(word, values, {"context": node.args[0]})
        return None

    def ngettext(self, node: nodes.Call, values: dict[str, nodes.Expr]) -> nodes.Expr | None:
        match node.args:
            case [nodes.Const(value=str(one)), nodes.Const(value=str(many)), number]:
                forms = self.catalogues.two_forms(self.lang, one, many)
                if forms is None or not _is_pure(number):
                    return None
                for_one, for_others = (_fill(form, values, {"num": number}) for form in forms)
                is_one = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))])
                return for_one and for_others and nodes.CondExpr(is_one, for_one, for_others)
        return None


_Replace = Callable[[_Translator, nodes.Call, dict[str, nodes.Expr]], nodes.Expr | None]
_GETTEXT_FUNCTIONS: dict[str, _Replace] = {
    "_": _Translator.gettext,
    "gettext": _Translator.gettext,
    "pgettext": _Translator.pgettext,
    "ngettext": _Translator.ngettext,
}


def _fill(
    word: str, values: dict[str, nodes.Expr], implied: dict[str, nodes.Expr] = _NO_VALUES
) -> nodes.Expr | None:
    """An expression for `word % values`: safe texts, joined with the values between them.

    None if only `%` itself gives the right result: the word has other formats than `%(name)s`, a
    value is missing, or evaluating a value has effects.
    """
    parts = list(_split(word))
    if "%" in "".join(text for text, name in parts if text != "%"):
        return None
    used = {name for _, name in parts if name}
    available = implied | values
    if not used <= available.keys() or not all(_is_pure(available[name]) for name in used):
        return None
    unused = values.keys() - used
    if any(not isinstance(values[name], nodes.Name | nodes.Const) for name in unused):
        return None
    pieces = [available[name] if name else _safe(text) for text, name in parts]
    return nodes.Concat([_safe(""), *pieces]) if used else _safe(word % {})


def _split(word: str) -> Iterator[tuple[str, str]]:
    """The texts of a word and the names of its values, in turn: one of the two is empty."""
    position = 0
    for placeholder in _PLACEHOLDER.finditer(word):
        yield word[position : placeholder.start()], ""
        yield placeholder[2] or "", placeholder[1] or ""
        position = placeholder.end()
    yield word[position:], ""


def _safe(text: str) -> nodes.Expr:
    return nodes.MarkSafeIfAutoescape(nodes.Const(text))


def _is_pure(node: nodes.Expr) -> bool:
    """Whether the result does not depend on how often and when this expression is evaluated."""
    return not isinstance(node, nodes.Call) and not next(node.find_all(nodes.Call), None)
