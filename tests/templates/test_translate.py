"""The words of a layout, put into its syntax tree."""

from __future__ import annotations

from pathlib import Path

import jinja2
import pytest
from jinja2 import nodes

from briefing.templates.catalogues import Catalogues, plural_rule
from briefing.templates.translate import PLURAL_INDEX, translate


def calls_in(template: str) -> int:
    tree = translate(jinja2.Environment(autoescape=True).parse(template), Catalogues({}), "en")
    return len(list(tree.find_all(nodes.Call)))


def test_words_are_translated_when_a_layout_is_compiled() -> None:
    assert calls_in('{{ _("Latest") }}{% if x %}{{ _("More") }}{% endif %}') == 0


def test_a_layout_that_defines_the_function_itself_stays_as_it_is() -> None:
    assert calls_in('{% set _ = x %}{{ _("Latest") }}') == 1
    assert calls_in('{% macro _(x) %}{{ x }}{% endmacro %}{{ _("Latest") }}') == 1


RULE = "n%10==1 && n%100!=11 ? 0 : n%10>=2 && n%10<=4 && (n%100<12 || n%100>14) ? 1 : 2"
PO = f"""msgid ""
msgstr ""
"Plural-Forms: nplurals=3; plural={RULE};\\n"

msgid "%(num)s brief"
msgid_plural "%(num)s briefs"
msgstr[0] "%(num)s справка"
msgstr[1] "%(num)s справки"
msgstr[2] "%(num)s справок"
"""


@pytest.mark.parametrize("numbers", [(0, 1, 2, 5, 11, 21, 22, 100, 112)])
def test_all_forms_of_a_word_are_in_the_tree(tmp_path: Path, numbers: tuple[int, ...]) -> None:
    (tmp_path / "ru.po").write_text(PO, "utf-8")
    env = jinja2.Environment(autoescape=True)
    env.globals[PLURAL_INDEX] = lambda rule, n: plural_rule(rule)(n)
    layout = (
        '{% for n in numbers %}{{ ngettext("%(num)s brief", "%(num)s briefs", n) }};{% endfor %}'
    )
    for lang, noun in (("ru", ("справка", "справки", "справок")), ("en", ("brief", "briefs"))):
        catalogues = Catalogues({"ru": str(tmp_path / "ru.po")})
        tree = translate(env.parse(layout), catalogues, lang)
        text = env.from_string(tree).render(numbers=numbers)
        rule = plural_rule(RULE if lang == "ru" else "(n!=1)")
        assert text == "".join(f"{n} {noun[rule(n)]};" for n in numbers)
        assert "gettext" not in str(tree)
