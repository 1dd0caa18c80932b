"""The words of the interface in the language of a page.

Layouts contain English words, and catalogues the translations. A word whose translation does not
depend on the page is put into the syntax tree of its layout, with places for its values, and with
all its plural forms. All other words are looked up for each page.

This module knows Jinja's syntax tree. It reads no disk.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from typing import TYPE_CHECKING

from jinja2 import nodes

from briefing.core.patterns import late_pattern
from briefing.templates.catalogues import ENGLISH_RULE

if TYPE_CHECKING:
    from briefing.templates.catalogues import Catalogues

# The function of the environment that gives the index of a plural form from a rule and a number.
PLURAL_INDEX = "plural_index"
_NO_VALUES: dict[str, nodes.Expr] = {}
_PLACEHOLDER = late_pattern(r"%\((\w+)\)s|%(%)")


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
                if not _is_pure(number):
                    return None
                rule, words = self.catalogues.forms(self.lang, one, many)
                forms = [_fill(word, values, {"num": number}) for word in words]
                return None if None in forms else _choose(rule, number, forms)
        return None


_Replace = Callable[[_Translator, nodes.Call, dict[str, nodes.Expr]], nodes.Expr | None]
_GETTEXT_FUNCTIONS: dict[str, _Replace] = {
    "_": _Translator.gettext,
    "gettext": _Translator.gettext,
    "pgettext": _Translator.pgettext,
    "ngettext": _Translator.ngettext,
}


def _choose(rule: str, number: nodes.Expr, forms: list[nodes.Expr | None]) -> nodes.Expr | None:
    """The form whose index a rule of gettext gives for a number; the last one for any other
    index."""
    *others, last = forms
    if rule == ENGLISH_RULE and len(others) == 1:
        is_one = nodes.Compare(number, [nodes.Operand("eq", nodes.Const(1))])
        return nodes.CondExpr(is_one, others[0], last)
    # The function is called again for each form that is passed over. To give the index a name would
    # take longer, because most numbers have one of the first forms.
    call = nodes.Call(nodes.Name(PLURAL_INDEX, "load"), [nodes.Const(rule), number], [], None, None)

    def before(rest: nodes.Expr | None, place: int) -> nodes.Expr | None:
        is_here = nodes.Compare(call, [nodes.Operand("eq", nodes.Const(place))])
        return nodes.CondExpr(is_here, others[place], rest)

    return reduce(before, reversed(range(len(others))), last)


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
